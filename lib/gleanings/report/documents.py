"""All documents in a report: a table of their topics, and each with what was chosen of it marked in its text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from gleanings.corpus.language_detection import language_name
from gleanings.documents.date_format import Known
from gleanings.documents.document import Document
from gleanings.documents.excerpts import shorten
from gleanings.html import Form, Safe, join, paragraphs, tag
from gleanings.nouns import counted
from gleanings.report.contents import Contents, Told, topic_anchor
from gleanings.report.entries import TOPICS, Entry, entries, leading_sentence, said_above, shown
from gleanings.report.markup import data_table, day, listed, other_language, percent, quoted, words_of
from gleanings.report.text import Chosen, marked_text

ONE_LINE, _SHORTER = 180, 120  # characters of a one-line summary; where there are many
_MANY = 300  # documents
_ON_PAPER = 6  # texts that are printed; the key stands before them
_QUOTED = "carries most of a topic in this document"


@dataclass(frozen=True)
class Layout:
    """How documents are shown.

    Attributes:
        dated, several_languages: whether any document of the report has a date, and whether they are in several
            languages.
        known_to: how exactly the dates are known.
        only: whether there is one document.
        summarised: whether documents are shown by their summaries.
        line: characters of the one line that stands for a document.
        length, around: characters of a text, and around what is marked in it, as `Contents` has them.
        said: what the report says above.
    """

    dated: bool
    several_languages: bool
    known_to: Known
    only: bool
    summarised: bool
    line: int
    length: int
    around: int
    said: frozenset[Told]

    @classmethod
    def of(cls, contents: Contents) -> "Layout":
        """Return how the documents of a report are shown."""
        size = len(contents.corpus)
        return cls(
            contents.dated,
            contents.several_languages,
            contents.known_to,
            size == 1,
            contents.summarised,
            ONE_LINE if size <= _MANY else _SHORTER,
            contents.length,
            contents.around,
            said_above(contents),
        )


def documents_sections(contents: Contents) -> tuple[list[object], list[object]]:
    """Return the table of all documents, and their texts, as they stand in a page."""
    return sections_of(contents.corpus, entries(contents, range(len(contents.corpus))), Layout.of(contents))


def sections_of(
    documents: Iterable[Document], known: Iterable[Entry], layout: Layout
) -> tuple[list[object], list[object]]:
    """Return the table of documents (title, date, language, main topics, one line) and their texts, to be unfolded.

    Of one document there is no table: the page says all of that.
    """
    headers = [
        "Title",
        *(["Date"] if layout.dated else []),
        *(["Language"] if layout.several_languages else []),
        "Main topics",
        "In one line" if layout.summarised else "In one sentence",
    ]
    rows: list[Sequence[object]] = []
    texts: list[object] = [_key(layout)]
    for document, entry in zip(documents, known, strict=True):
        line, marked = _line(document, entry, layout.said)
        rows.append(_row(document, entry, line, layout))
        texts.append(_text(document, entry, marked, layout))
    return [] if layout.only else [data_table(headers, rows)], texts if len(texts) <= _ON_PAPER + 1 else _on_screen(
        texts
    )


def _on_screen(texts: list[object]) -> list[object]:
    """Return texts that are left out on paper, of which they would be most, and what says so there."""
    said = "On paper the texts are left out; the file that this was printed from holds them."
    return [tag("div", *texts, class_="on-screen"), tag("p", said, class_="on-paper")]


def _key(layout: Layout) -> Safe:
    chosen = "sentences of the summary" if layout.summarised else "the sentence that stands for a document above"
    return tag(
        "p",
        f"Marked: {chosen}, and sentences that carry a topic; underlined: others that a link leads to. Struck out, or "
        "in bold where it is a heading: what was not analysed. Why is said where the pointer rests on it.",
        class_="quiet",
    )


def _line(document: Document, entry: Entry, said: frozenset[Told]) -> tuple[str, Sequence[Chosen]]:
    """Return the sentence that stands for a document, and what is to be marked in its text."""
    if entry.leading is None:
        return entry.line or "", entry.marked
    sentence = leading_sentence(document, entry.leading, said)
    if sentence is None:
        return "", entry.marked
    line = shown(document, sentence)
    if any(each.start == sentence.start for each in entry.marked):
        return line, entry.marked
    marked = [*entry.marked, Chosen(sentence.start, sentence.end, _QUOTED)]
    return line, sorted(marked, key=lambda each: each.start)


def _row(document: Document, entry: Entry, line: str, layout: Layout) -> Sequence[object]:
    number = entry.number + 1
    return (
        _NAMED.filled(_number(number), entry.title, number),
        *([day(document.date, layout.known_to)] if layout.dated else []),
        *([language_name(document.language)] if layout.several_languages else []),
        _topics(entry),
        _said(other_language(document)).filled(shorten(line, layout.line)) if line else "",
    )


def _number(number: int) -> str:
    """Return how the page refers to a document."""
    return f"[{number:,}]"


_NAMED = Form(
    lambda number, title, at: join(
        [tag("span", number, class_="quiet"), tag("a", title, href=join(["#document-", at]), dir="auto")], " "
    ),
    3,
)


@cache
def _said(language: str | None) -> Form:
    return Form(lambda said: tag("span", said, dir="auto", lang=language), 1)


def _text(document: Document, entry: Entry, marked: Sequence[Chosen], layout: Layout) -> Safe:
    # Of several documents, the table has the topics.
    shares = [f"{name} ({percent(share)})" for _, name, share in entry.topics] if layout.only else []
    number = entry.number + 1
    return _unfolded(layout.only).filled(
        _number(number),
        entry.title,
        day(document.date, layout.known_to),
        listed([_said(None).filled(document.id), _author(document), ", ".join(shares)]),
        number,
        paragraphs(entry.notes, class_="quiet"),
        marked_text(document, marked, layout.length, layout.around),
    )


@cache
def _unfolded(only: bool) -> Form:
    """Return what a text is unfolded from, to be filled with all that is known of its document."""

    def details(number: Safe, title: Safe, date: Safe, about: Safe, at: Safe, notes: Safe, text: Safe) -> Safe:
        numbered = [] if only else [tag("span", number, class_="quiet"), " "]
        summary = tag("summary", *numbered, tag("span", title, dir="auto"), " ", date)
        said = tag("p", about, class_="quiet", id=join(["document-", at]))
        return tag("details", summary, said, notes, text, open="open" if only else None)

    return Form(details, 7)


def _author(document: Document) -> Safe | str:
    author = document.metadata.get("author")
    return _said(None).filled(str(author)) if author else ""


def _topics(entry: Entry) -> Safe | str:
    if not entry.topics:
        return "none: no word was counted"
    return _TOPICS.filled(join(_topic(topic, name, percent(share)) for topic, name, share in entry.topics[:TOPICS]))


_TOPICS = Form(lambda topics: tag("span", topics), 1)


@lru_cache(maxsize=8192)  # of some topics and a hundred shares; three stand beside each document
def _topic(topic: int, name: str, share: str) -> Safe:
    named = tag("a", words_of(name), href=f"#{topic_anchor(topic)}")
    return tag("span", named, " ", tag("span", share, class_="whole"), class_="line")


def other_summaries(contents: Contents) -> list[object]:
    """Return the summaries of several documents taken as one."""
    parts: list[object] = []
    for summary in contents.summaries:
        if len(summary.documents) == 1:
            continue
        items = [
            tag(
                "li",
                quoted(s.shown),
                tag(
                    "p",
                    tag("a", s.title or s.document, href=_address(contents, s.document), dir="auto"),
                    class_="quiet",
                ),
            )
            for s in summary.sentences
        ]
        heading = f"{counted(len(summary.documents), 'document')} taken as one"
        method = (
            f"{counted(len(summary), 'sentence')} of {len(summary.scores):,}, chosen by the method “{summary.method}”."
        )
        parts.append(
            tag(
                "section",
                tag("h3", heading),
                tag("p", method, class_="quiet"),
                tag("ol", *items, class_="quotes"),
                paragraphs(summary.notes, class_="quiet"),
            )
        )
    return parts


def _address(contents: Contents, document: str) -> str | None:
    number = contents.numbers.get(document)
    return None if number is None else f"#document-{number + 1}"
