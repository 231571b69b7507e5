"""The first screen of a report: what is in the folder, in thirty seconds."""

from collections import Counter

from gleanings.corpus.language_detection import language_name
from gleanings.digests.digest import DigestTopic
from gleanings.html import Safe, join, tag
from gleanings.report.contents import Contents, anchor_of, name_of, source_of
from gleanings.report.markup import bar, counted, listed, percent, plural, shortened, sparkline, words_of
from gleanings.topics.model import TopicModel

_WORDS = 5  # words of a topic drawn as bars on its card
_LANGUAGES = 4


def facts(contents: Contents) -> Safe:
    """Return one line: how many documents, sentences, languages, from when to when, what was left out."""
    corpus = contents.corpus
    dates = sorted(document.date for document in corpus if document.date is not None)
    languages = Counter(language_name(document.language) for document in corpus)
    spoken = [f"{name} ({number:,})" for name, number in languages.most_common(_LANGUAGES)]
    if len(languages) > _LANGUAGES:
        spoken.append(f"{len(languages) - _LANGUAGES} more languages")
    parts: list[object] = [
        counted(len(corpus), "document"),
        counted(sum(len(document.sentences) for document in corpus), "sentence"),
        ", ".join(spoken) if len(languages) > 1 else next(iter(languages), ""),
    ]
    if dates:
        span = f"{dates[0]} to {dates[-1]}" if dates[0] != dates[-1] else str(dates[0])
        undated = len(corpus) - len(dates)
        parts.append(f"{span}{f' ({undated:,} without a date)' if undated else ''}")
    if corpus.left_out:
        parts.append(tag("a", left_out(contents), href="#left-out"))
    return tag("p", listed(parts), class_="facts")


def left_out(contents: Contents) -> str:
    """Return how many files were left out, by kind: copies are not files that could not be read."""
    kinds = Counter(left.kind for left in contents.corpus.left_out)
    copies = kinds.pop("copy", 0)
    others = sum(kinds.values())
    return " and ".join(
        [
            *([f"{counted(others, 'file')} not read"] if others else []),
            *([f"{'1 copy' if copies == 1 else f'{copies:,} copies'} set aside"] if copies else []),
        ]
    )


def cards(contents: Contents) -> Safe:
    """Return a card for each topic, largest first."""
    topics = contents.ordered
    return tag("ul", *(_card(contents, each) for each in topics), class_="cards")


def _card(contents: Contents, each: DigestTopic) -> Safe:
    topic = each.topic
    top = max((weight for _, weight in each.words[:_WORDS]), default=1.0) or 1.0
    words = [tag("li", words_of(word), bar(weight / top)) for word, weight in each.words[:_WORDS]]
    number = contents.largest[topic.index]
    documents = f"{percent(each.share)} of all words; main topic of {counted(number, 'document')}"
    parts: list[object] = [
        tag(
            "h3",
            tag("a", words_of(name_of(each)), href=f"#topic-{topic.index}"),
        ),
        tag("p", listed([f"Topic {topic.index + 1}", documents, standing(each)]), class_="quiet"),
    ]
    if each.sentences:
        best = each.sentences[0]
        number = contents.numbers[best.document]
        document = contents.corpus[number]
        source = tag("a", source_of(contents, best), href=f"#{anchor_of(number, best)}", dir="auto")
        parts.append(
            tag(
                "blockquote",
                tag("p", words_of(shortened(best.text), document)),
                tag("p", listed([source, str(document.date or "")]), class_="quiet"),
            )
        )
    parts.append(tag("ul", *words, class_="words", aria_label="Top words"))
    if contents.periods:
        parts.append(over_time(contents, each))
    return tag("li", *parts)


def standing(each: DigestTopic) -> Safe | str:
    """Return how far a topic can be trusted, in a word: clear, mixed, too little text, does not come back."""
    found = getattr(each.topic, "standing", None)
    if found is None:
        return ""
    word = str(getattr(found, "word", found))
    return tag("span", word, class_="standing clear" if word == "clear" else "standing")


def over_time(contents: Contents, each: DigestTopic) -> Safe:
    """Return the share of a topic by period, and where it is highest, with the number of documents there."""
    periods = contents.periods
    shares = [float(group.shares[each.topic.index]) for group in periods]
    filled = [at for at, group in enumerate(periods) if group.tokens]
    best = max(filled, key=lambda at: (shares[at], -at))
    peak = f"highest {percent(shares[best])} in {periods[best].label} ({counted(periods[best].size, 'document')})"
    said = f"Share over time, {periods[0].label} to {periods[-1].label}: {peak}."
    line = sparkline(shares, [group.size for group in periods], [group.label for group in periods], said)
    return tag("div", line, tag("p", peak[0].upper() + peak[1:], class_="quiet"))


def choices(model: TopicModel, contents: Contents) -> list[object]:
    """Return what was decided for the reader, stated plainly, and what fits no topic."""
    unit, rows = model.bow.unit, len(model.bow)
    lines: list[object] = []
    if unit != "document":
        whole = "the document was" if len(contents.corpus) == 1 else "the documents were"
        lines.append(f"To find topics, {whole} cut into {counted(rows, unit)}.")
    lines += dict.fromkeys((*contents.corpus.notes, *model.notes, *contents.digest.notes))
    empty = [number for number, shares in enumerate(contents.shares) if shares is None]
    if empty:
        named = join((tag("a", contents.titles[at], href=f"#document-{at + 1}", dir="auto") for at in empty[:5]), ", ")
        more = f" and {len(empty) - 5:,} more" if len(empty) > 5 else ""
        fit = "fits" if len(empty) == 1 else "fit"
        lines.append(
            join(
                [
                    f"{counted(len(empty), 'document')} {fit} no topic, as none of the words was counted: ",
                    named,
                    more,
                    ".",
                ]
            )
        )
    hidden = [f"{topic.index + 1} ({topic.name})" for topic in model.topics if topic.hidden]
    if hidden:
        lines.append(f"Hidden by the author: {plural('topic') if len(hidden) > 1 else 'topic'} {', '.join(hidden)}.")
    lines.append(
        "Topics are numbered from 1 on this page and from 0 in code: topic 1 is model.topics[0]. Shares are parts of "
        "all words that were counted."
    )
    return [tag("ul", *(tag("li", line) for line in lines))]
