"""A topic in a report: its words, the sentences that carry it, its documents, its course."""

from gleanings.digests.digest import DigestSentence, DigestTopic
from gleanings.html import Safe, join, tag
from gleanings.report.contents import Contents, anchor_of, name_of, source_of
from gleanings.report.first_screen import over_time
from gleanings.report.markup import counted, data_table, listed, percent, shortened, words_of
from gleanings.topics.representative_documents import TopicDocument

_WORDS = 15


def topic_sections(contents: Contents) -> list[object]:
    """Return one section per topic, largest first."""
    return [tag("section", heading_of(each), *topic_parts(contents, each)) for each in contents.ordered]


def heading_of(each: DigestTopic) -> Safe:
    """Return the heading of a topic within a page."""
    return tag("h3", words_of(name_of(each)), id=f"topic-{each.topic.index}")


def topic_parts(contents: Contents, each: DigestTopic, *, heading: str = "h4") -> list[object]:
    """Return what is said of a topic under its heading; its parts have headings of the level `heading`."""
    index = each.topic.index
    found = getattr(each.topic, "standing", None)
    trust = str(getattr(found, "sentence", "") or "")
    documents = counted(contents.largest[index], "document")
    size = f"{percent(each.share)} of all counted words; the largest topic of {documents} of {len(contents.corpus):,}."
    quotes = [_quote(contents, sentence) for sentence in each.sentences]
    return [
        tag("p", f"Topic {index + 1}. {size}", class_="quiet"),
        *([tag("p", trust)] if trust else []),
        *([tag(heading, "Sentences that carry it"), tag("ol", *quotes, class_="quotes")] if quotes else []),
        tag(heading, "Where to read more"),
        _documents(contents, each),
        *([tag(heading, "Over time"), over_time(contents, each)] if contents.periods else []),
        tag("details", tag("summary", "Its words, and how far they are its own"), _words(contents, each)),
    ]


def _quote(contents: Contents, sentence: DigestSentence) -> Safe:
    """Return a sentence and where it stands, with what is around it to be unfolded."""
    number = contents.numbers[sentence.document]
    document = contents.corpus[number]
    source = [
        tag("a", source_of(contents, sentence), href=f"#{anchor_of(number, sentence)}", dir="auto"),
        str(document.date or ""),
        f"sentence {sentence.index + 1:,} of {len(document.sentences):,}",
        f"characters {sentence.start:,} to {sentence.end:,}",
    ]
    return tag(
        "li",
        tag("p", words_of(shortened(sentence.text), document)),
        tag("p", listed(source), class_="quiet"),
    )


def _documents(contents: Contents, each: DigestTopic) -> Safe:
    """Return where the topic is strongest, in the order of `model.documents`, which the page explains."""
    alone = len(contents.corpus) == 1
    unit = contents.model.bow.unit
    rows = [_where(contents, item, unit, alone) for item in each.documents]
    return data_table(
        ["Document" if unit == "document" else unit.capitalize(), "Share of the topic"], rows, numbers=[1]
    )


def _where(contents: Contents, item: TopicDocument, unit: str, alone: bool) -> tuple[object, object]:
    number = contents.row_documents.get(item.id, 0)
    document = contents.corpus[number]
    link = tag("a", contents.titles[number], href=f"#document-{number + 1}", dir="auto")
    dated = [str(document.date)] if document.date and not alone else []
    if unit == "document":
        return listed([link, *dated]), percent(item.share)
    place = f"{unit} {item.id.rsplit(':', 1)[-1]}"
    excerpt = words_of(item.excerpt or item.title, document)
    about = listed([*([] if alone else [link]), *dated, place])
    return join([excerpt, tag("span", about, class_="quiet")], " "), percent(item.share)


def _words(contents: Contents, each: DigestTopic) -> Safe:
    """Return the top words: how much of the topic each is, how often it occurs, how much more often in the topic."""
    counts = contents.counts
    everything = sum(counts.values()) or 1
    rows = []
    for word, weight in each.words[:_WORDS]:
        usual = counts.get(word, 0) / everything
        lift = f"{weight / usual:,.1f} times" if usual > 0 else ""
        rows.append((words_of(word), f"{weight * 100:.1f} %", f"{counts.get(word, 0):,}", lift))
    headers = ["Word", "Of the topic's words", "Times in all documents", "More often than elsewhere"]
    return data_table(headers, rows, numbers=[1, 2, 3])
