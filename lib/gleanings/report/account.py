"""The account in a report: what was read, what was left out, and what was set aside in the texts."""

from gleanings.corpus.corpus import Corpus
from gleanings.corpus.overview import LISTED
from gleanings.documents.document import Mark
from gleanings.documents.excerpts import shorten
from gleanings.html import Safe, tag
from gleanings.nouns import counted
from gleanings.report.markup import data_table, words_of

_EXCERPT = 160  # characters of a marked stretch


def what_was_read(corpus: Corpus) -> list[object]:
    """Return the files left out, and what cleaning marked."""
    rows = [(words_of(left.source), left.reason) for left in corpus.left_out[:LISTED]]
    left: object = data_table(["File", "Why"], rows) if rows else tag("p", "Nothing was left out.")
    return [
        tag("h3", "Files left out", id="left-out"),
        left,
        _more(len(corpus.left_out), "file"),
        tag("h3", "Text that was not analysed"),
        *_marked(corpus),
    ]


def _marked(corpus: Corpus) -> list[object]:
    known = corpus.overview
    marks = known.set_aside.total()
    if not marks:
        return [tag("p", "All text was analysed.")]
    rows = [
        (kind, f"{number:,}", _excerpt(corpus, *known.first[kind]))
        for kind, number in sorted(known.set_aside.items(), key=lambda item: (-item[1], item[0]))
    ]
    each = [
        (
            tag("a", name, href=f"#document-{number + 1}", dir="auto"),
            mark.kind,
            _excerpt(corpus, number, mark),
            mark.reason,
        )
        for number, name, mark in known.listed
    ]
    return [
        tag(
            "p",
            f"Cleaning set {counted(marks, 'stretch')} of text aside. What was set aside stays in the documents, "
            "struck out there, or in bold where it is a heading; no topic and no sentence comes from it.",
        ),
        data_table(["Kind", "Times", "For example"], rows, numbers=[1]),
        tag(
            "details",
            tag("summary", "Show them one by one"),
            data_table(["Document", "Kind", "Text", "Why"], each),
            _more(marks, "stretch"),
            class_="on-screen",
        ),
    ]


def _excerpt(corpus: Corpus, number: int, mark: Mark) -> Safe:
    return words_of(shorten(corpus[number].text[mark.start : mark.end], _EXCERPT))


def _more(size: int, what: str) -> Safe | str:
    return tag("p", f"The first {LISTED} of {counted(size, what)}.", class_="quiet") if size > LISTED else ""
