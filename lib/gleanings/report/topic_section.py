"""A topic in a report: its words, the sentences that carry it, its documents, its words in context, its course."""

from gleanings.digests.digest import DigestSentence, DigestTopic
from gleanings.documents.excerpts import readable
from gleanings.html import Safe, join, tag
from gleanings.nouns import counted
from gleanings.report.contents import Contents, source_of, told, topic_anchor
from gleanings.report.first_screen import on_card
from gleanings.report.group_section import groups_of
from gleanings.report.marked import anchor_of
from gleanings.report.markup import data_table, day, direction, listed, percent, quoted, words_of
from gleanings.report.spelling import name_of
from gleanings.report.time_section import course_of
from gleanings.report.word_uses import in_line
from gleanings.topics.representative_documents import TopicDocument


def topic_sections(contents: Contents) -> list[object]:
    """Return one section per topic, largest first."""
    return [tag("section", heading_of(each), *topic_parts(contents, each)) for each in contents.ordered]


def heading_of(each: DigestTopic) -> Safe:
    """Return the heading of a topic within a page."""
    return tag("h3", words_of(name_of(each)), id=topic_anchor(each.topic.index))


def topic_parts(contents: Contents, each: DigestTopic, *, heading: str = "h4") -> list[object]:
    """Return what is said of a topic under its heading; its parts have headings of the level `heading`."""
    quotes = [_quote(contents, sentence) for sentence in sentences_of(contents, each)]
    more = "Sentences that carry it" if contents.paged else "More sentences that carry it"
    back = tag("a", f"Topic {each.topic.index + 1}", href=f"#card-{each.topic.index + 1}")
    course, groups, context = course_of(contents, each), groups_of(contents, each), _in_context(contents, each)
    return [
        tag("p", listed([back, standing_of(each, whole=True)]), class_="quiet"),
        *([tag(heading, more), tag("ol", *quotes, class_="quotes")] if quotes else []),
        tag(heading, "Where to read more"),
        _documents(contents, each),
        *([tag(heading, "Over time"), *course] if course else []),
        *([tag(heading, "In the groups of documents"), *groups] if groups else []),
        tag("details", tag("summary", "Its words, and how far they are its own"), _words(contents, each)),
        *([tag("details", tag("summary", "Its words in context"), *context)] if context else []),
    ]


def standing_of(each: DigestTopic, *, whole: bool = False) -> str:
    """Return how far the topic can be trusted, in a word; or in a sentence, with the reason."""
    found = each.topic.standing
    return "" if found is None else found.sentence if whole else found.word


def sentences_of(contents: Contents, each: DigestTopic) -> list[DigestSentence]:
    """Return the sentences of a topic that the page has not said; where it has a page of its own, all."""
    if contents.paged:
        return list(each.sentences)
    best = on_card(contents, each)
    said = contents.told_first | ({told(best)} if best is not None else set())
    return [sentence for sentence in each.sentences if told(sentence) not in said]


def _quote(contents: Contents, sentence: DigestSentence) -> Safe:
    """Return a sentence and where it stands, as a link to its place in the text."""
    number = contents.numbers[sentence.document]
    document = contents.corpus.outlines[number]
    source = [
        tag("a", source_of(contents, sentence), href=f"#{anchor_of(number, sentence)}", dir="auto"),
        day(document.date, contents.known_to),
        *([] if len(contents.corpus) == 1 else [f"sentence {sentence.index + 1:,} of {document.sentences:,}"]),
    ]
    return tag(
        "li",
        quoted(sentence.shown, document),
        tag("p", listed(source), class_="quiet"),
    )


def _documents(contents: Contents, each: DigestTopic) -> Safe:
    """Return where the topic is strongest, the largest share first."""
    alone = len(contents.corpus) == 1
    unit = contents.model.bow.unit
    ordered = sorted(each.documents, key=lambda item: (-item.share, item.row))
    rows = [_where(contents, item, unit, alone) for item in ordered]
    return data_table(
        ["Document" if unit == "document" else unit.capitalize(), "Share of the topic"], rows, numbers=[1]
    )


def _where(contents: Contents, item: TopicDocument, unit: str, alone: bool) -> tuple[object, object]:
    number = contents.document_of(item)
    document = contents.corpus.outlines[number]
    place = contents.place_of(item)
    href = f"#document-{number + 1}" if place is None else f"#{anchor_of(number, place)}"
    link = tag("a", contents.titles[number], href=href, dir="auto")
    dated = [day(document.date, contents.known_to)] if document.date and not alone else []
    if unit == "document":
        return listed([link, *dated]), percent(item.share)
    part = f"{unit} {item.id.rsplit(':', 1)[-1]}"
    excerpt = words_of(readable(item.excerpt or item.title), document)
    numbered = tag("a", part, href=href, class_="whole") if alone else tag("span", part, class_="whole")
    about = listed([*([] if alone else [link]), *dated, numbered])
    return join([excerpt, tag("span", about, class_="quiet line")], " "), percent(item.share)


def _words(contents: Contents, each: DigestTopic) -> Safe:
    """Return the top words: how often each occurs, which part of that is the topic's, and how much more often there."""
    rows = [
        (
            words_of(contents.written[each.topic.index][use.word]),
            f"{use.times:,}",
            percent(use.part),
            f"{use.lift:,.1f} times as often",
        )
        for use in contents.uses.of(each.topic.index)
        if use.part > 0  # of a small topic, a word that is only not ruled out may stand among the first
    ]
    whole = "the document" if len(contents.corpus) == 1 else "all documents"
    headers = ["Word", f"Times in {whole}", "Of these in this topic", f"In the topic, against {whole}"]
    return data_table(headers, rows, numbers=[1, 2, 3])


def _in_context(contents: Contents, each: DigestTopic) -> list[object]:
    """Return places where the topic uses the words that set it apart, with what stands around them."""
    parts: list[object] = []
    for found in contents.in_context[each.topic.index]:
        places = []
        for place in found:
            number = contents.numbers[place.document]
            around = contents.sentence_at(number, place.start)
            href = f"#document-{number + 1}" if around is None else f"#{anchor_of(number, around)}"
            link = tag("a", f"[{number + 1}]", href=href, title=contents.titles[number])
            known = contents.corpus.outlines[number]
            before, word, after = in_line(contents.corpus[number], place)
            line = words_of(before, known), tag("strong", words_of(word)), words_of(after, known)
            places.append(tag("li", *line, " ", link, dir=direction(before + word + after)))
        times = f"{counted(found.total, 'time')} in this topic, {found.elsewhere:,} elsewhere"
        written = contents.written[each.topic.index][found.word]
        parts += [tag("p", tag("strong", words_of(written)), f" · {times}"), tag("ul", *places, class_="context")]
    return parts
