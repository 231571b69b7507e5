"""The report as Markdown: what the page says, in its order, without pictures and without the texts of the documents."""

from collections.abc import Iterable, Sequence

import numpy as np

from gleanings.change.trends import Trends
from gleanings.corpus.corpus import Corpus
from gleanings.corpus.language_detection import language_name
from gleanings.digests.digest import DigestSentence, DigestTopic
from gleanings.documents.date_format import written
from gleanings.documents.excerpts import shorten
from gleanings.nouns import counted
from gleanings.report.comparisons import cell, column_of
from gleanings.report.contents import IN_TABLE, Contents, source_of
from gleanings.report.documents import ONE_LINE
from gleanings.report.entries import TOPICS, entries, leading_sentence, said_above, shown
from gleanings.report.first_screen import (
    fits_no_topic,
    left_out,
    main_of,
    on_card,
    said_choices,
    size_of,
    span_of,
)
from gleanings.report.group_section import same_groups
from gleanings.report.markup import percent, shortened
from gleanings.report.provenance import commands, reading_lines, record_of_run
from gleanings.report.relations import pairs_that_might_be_one, together
from gleanings.report.spelling import name_of
from gleanings.report.time_section import INTERVAL, compared_what
from gleanings.report.topic_section import sentences_of, standing_of
from gleanings.report.word_uses import in_line
from gleanings.tabular import markdown
from gleanings.topics.words_in_context import WordInContext


def report_markdown(contents: Contents, heading: str) -> str:
    """Return what a report says as Markdown (GitHub's); text of documents shows as it stands, whatever it contains."""
    blocks = [
        f"# {markdown(heading)}",
        *_first(contents),
        *_decided(contents),
        *_related(contents),
        *(block for each in contents.ordered for block in _topic(contents, each)),
        *_time(contents),
        *_groups(contents),
        *_documents(contents),
        *_read(contents.corpus),
        *_reading(contents),
        *_made(contents),
    ]
    return "\n\n".join(blocks) + "\n"


def _first(contents: Contents) -> Iterable[str]:
    corpus = contents.corpus
    days = corpus.overview.days
    languages = list(dict.fromkeys(map(language_name, corpus.overview.languages)))
    span = [span_of(days)] if days else []
    yield " · ".join(
        filter(None, [counted(len(corpus), "document"), size_of(corpus), ", ".join(languages), *span, left_out(corpus)])
    )
    if contents.brief:
        yield " ".join(f"{markdown(shortened(s.shown))} [{contents.numbers[s.document] + 1}]" for s in contents.brief)
    yield f"## What it is about: {counted(len(contents.digest.topics), 'topic')}"


def _decided(contents: Contents) -> Iterable[str]:
    yield _table(
        ["Topic", "Of the counted words", "Documents", "How sure", "Top words"],
        [
            [
                f"{each.topic.index + 1} {name_of(each)}",
                percent(each.share),
                main_of(contents, each.topic.index),
                standing_of(each),
                ", ".join(word for word, _ in each.words[:5]),
            ]
            for each in contents.ordered
        ],
    )
    yield "## What was decided for you"
    yield _list(said_choices(contents))
    empty = contents.shares.without_words
    if empty:
        yield f"{fits_no_topic(len(empty))}: {', '.join(f'[{number + 1}]' for number in empty)}."


def _related(contents: Contents) -> Iterable[str]:
    named = contents.names
    merges = [
        f"{one + 1} {named[one]} and {other + 1} {named[other]} might as well be one topic."
        for one, other in pairs_that_might_be_one(contents)
    ]
    beside = [
        f"{one + 1} {named[one]} and {other + 1} {named[other]} are in the same documents more often than by chance: "
        f"{counted(both, 'document')}, {expected:.1f} by chance."
        for one, other, both, expected in together(contents)
    ]
    if merges or beside:
        yield "## How the topics are related"
        yield _list([*merges, *beside])


def _topic(contents: Contents, each: DigestTopic) -> Iterable[str]:
    yield f"## {each.topic.index + 1} {markdown(name_of(each))}"
    yield markdown(standing_of(each, whole=True))
    best = on_card(contents, each)
    for sentence in [*([best] if best else []), *sentences_of(contents, each)]:
        yield f"> {markdown(shortened(sentence.shown))}\n>\n> {markdown(_source(contents, sentence))}"
    if contents.over_time is not None:
        yield f"{markdown(contents.over_time.said(each.topic.index))}."
    words = ", ".join(word for word, _ in each.words[:IN_TABLE])
    yield f"Words: {markdown(words)}"
    lines = [
        f"- {_in_context(contents, place)} [{contents.numbers[place.document] + 1}]"
        for found in contents.in_context[each.topic.index]
        for place in found
    ]
    if lines:
        yield "Its words in context:"
        yield "\n".join(lines)


def _in_context(contents: Contents, place: WordInContext) -> str:
    before, word, after = in_line(contents.corpus[contents.numbers[place.document]], place)
    parted = " " if before.endswith(" ") else "", " " if after.startswith(" ") else ""
    return f"{markdown(before)}{parted[0]}**{markdown(word)}**{parted[1]}{markdown(after)}"


def _source(contents: Contents, sentence: DigestSentence) -> str:
    number = contents.numbers[sentence.document]
    date = contents.corpus.outlines[number].date
    return ", ".join(
        [source_of(contents, sentence), *([written(date, contents.known_to)] if date else []), f"[{number + 1}]"]
    )


def _time(contents: Contents) -> Iterable[str]:
    if contents.over_time is not None:
        course, periods = contents.over_time.course, contents.over_time.periods.found
        yield "## Change over time"
        if course is not None:
            yield compared_what(len(course.found.groups))
            yield _shares(contents, course.found, range(len(course.found.groups)))
        yield _shares(contents, periods, np.flatnonzero(periods.documents).tolist())
        yield INTERVAL


def _groups(contents: Contents) -> Iterable[str]:
    for compared in contents.groups:
        yield f"## Differences between groups: {markdown(compared.found.by)}"
        yield _shares(contents, compared.found, compared.shown)
        if compared.same:
            yield markdown(same_groups(compared))
        yield INTERVAL


def _shares(contents: Contents, found: Trends, shown: Sequence[int]) -> str:
    """Return one line per period or group: its documents, and the share of each topic with its interval."""
    topics = [each.topic.index for each in contents.ordered]
    headers = [(found.every or found.by).capitalize(), "Documents", *(f"{t + 1} {contents.names[t]}" for t in topics)]
    rows = []
    for g in shown:
        places = [column_of(found, topic) for topic in topics]
        cells = [cell(found, g, k) for k in places]
        rows.append([found.groups[g], f"{int(found.documents[g]):,}", *cells])
    return _table(headers, rows)


def _documents(contents: Contents) -> Iterable[str]:
    said = said_above(contents)
    yield "## All documents"
    rows = []
    for document, entry in zip(contents.corpus, entries(contents, range(len(contents.corpus))), strict=True):
        line = entry.line or ""
        if entry.leading is not None:
            best = leading_sentence(document, entry.leading, said)
            line = "" if best is None else shown(document, best)
        topics = ", ".join(name for _, name, _ in entry.topics[:TOPICS])
        about = [
            f"{entry.number + 1}",
            entry.title,
            written(document.date, contents.known_to) if document.date else "",
            language_name(document.language),
        ]
        rows.append([*about, topics or "none: no word was counted", shorten(line, ONE_LINE)])
    last = "In one line" if contents.summarised else "In one sentence"
    yield _table(["", "Title", "Date", "Language", "Main topics", last], rows)


def _read(corpus: Corpus) -> Iterable[str]:
    yield "## What was read"
    yield corpus.account.to_markdown().rstrip("\n")


def _reading(contents: Contents) -> Iterable[str]:
    yield "## How to read this, and what would mislead"
    yield _list(reading_lines(contents))


def _made(contents: Contents) -> Iterable[str]:
    yield "## How it was made"
    yield markdown(contents.model.methods().text)
    yield f"```python\n{commands(contents.model)}\n```"
    yield _table(["Setting", "Value"], [[str(name), str(value)] for name, value in record_of_run(contents)])


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {markdown(line)}" for line in lines)


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [[markdown(each) for each in line] for line in (headers, *rows)]
    lines.insert(1, ["---"] * len(headers))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
