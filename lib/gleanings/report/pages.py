"""The report of many documents: a first page, one page per topic, and the documents in pieces, linked with each other.

Which page an anchor is on follows from the anchor itself, so that pages can be made one by one, and by several
processes; none knows of another's content.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from gleanings.corpus.stored_documents import StoredDocuments
from gleanings.documents.document import Document
from gleanings.html import Safe, page, relinked, tag
from gleanings.parallel.partitions import map_partitions, sees
from gleanings.report.contents import PIECE, Contents, topic_anchor
from gleanings.report.documents import Layout, sections_of
from gleanings.report.entries import Entry, entries
from gleanings.report.markup import words_of
from gleanings.report.spelling import name_of
from gleanings.report.stylesheet import STYLE
from gleanings.report.topic_section import topic_parts
from gleanings.storage.pages import write_one

_AT_ONCE = 5  # pages of documents that are made in one task
_FOLDED = 50  # pages of documents from which on the links to them are folded, so many in each fold
_Named = tuple[str, str]  # the file name of a page, and its title


@dataclass(frozen=True)
class _Frame:
    """What is around each of the further pages: the heading of the report, and the address of its first page."""

    heading: str
    first: str

    def whole(self, names: Sequence[_Named], at: int, *parts: Safe) -> bytes:
        """Return a page, with links to the one before and the next of its kind.

        Args:
            names: the pages of its kind.
            at: which of them it is.
            parts: its sections.
        """
        own, title = names[at]
        links = [tag("a", self.heading, href=self.first, dir="auto")]
        for word, other in (("Before", at - 1), ("Next", at + 1)):
            if 0 <= other < len(names):
                links.append(tag("a", f"{word}: {names[other][1]}", href=names[other][0], dir="auto"))
        around = tag("nav", tag("ul", *(tag("li", link) for link in links)), aria_label="Pages")

        def place(anchor: str) -> str:
            there = page_of(anchor) or self.first
            return "" if there == own else there

        main = relinked(tag("main", *parts), place)
        return page(f"{title} · {self.heading}", tag("header", around), main, style=STYLE).encode("utf-8")


class _Pieces(Sequence[_Named]):
    """The names of the pages of documents, each made when it is asked for."""

    def __init__(self, documents: int) -> None:
        self.documents = documents

    def __len__(self) -> int:
        return -(-self.documents // PIECE)

    def numbers(self, at: int) -> range:
        """The documents of a page."""
        return range(at * PIECE, min(self.documents, (at + 1) * PIECE))

    def __getitem__(self, at: int) -> _Named:  # type: ignore[override]  # nobody takes a slice of it
        numbers = self.numbers(range(len(self))[at])
        return f"documents-{at + 1}.html", f"Documents {numbers[0] + 1:,} to {numbers[-1] + 1:,}"


class _Tasks(Sequence[tuple[object, ...]]):
    """What each task makes pages from, put together when it is asked for: all at once would be as large as the text."""

    def __init__(self, contents: Contents, frame: _Frame, place: Path | None) -> None:
        self._contents, self._frame, self._place = contents, frame, place
        self._pieces, self._layout = _Pieces(len(contents.corpus)), Layout.of(contents)
        entries(contents, range(0))  # what all of them take from the contents is found here, by one thread

    def __len__(self) -> int:
        return -(-len(self._pieces) // _AT_ONCE)

    def __getitem__(self, at: int) -> tuple[object, ...]:  # type: ignore[override]
        pieces = range(at * _AT_ONCE, min(len(self._pieces), (at + 1) * _AT_ONCE))
        if not pieces:
            raise IndexError(at)
        first, last = self._pieces.numbers(pieces[0])[0], self._pieces.numbers(pieces[-1])[-1] + 1
        stored = self._contents.corpus.documents
        documents = stored.stretch(first, last) if isinstance(stored, StoredDocuments) else stored[first:last]
        known = entries(self._contents, range(first, last))
        return documents, known, pieces, len(self._contents.corpus), self._layout, self._frame, self._place


def topic_pages(contents: Contents, heading: str, first_name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the page of each topic: its file name, and its bytes.

    Args:
        contents, heading: what is shown.
        first_name: the file name of the first page.
    """
    frame = _frame(heading, first_name)
    names = [(f"topic-{each.topic.index + 1}.html", name_of(each)) for each in contents.ordered]
    for at, each in enumerate(contents.ordered):
        top = tag("h1", words_of(name_of(each)), id=topic_anchor(each.topic.index))
        yield names[at][0], frame.whole(names, at, tag("section", top, *topic_parts(contents, each, heading="h2")))


def documents_pages(
    contents: Contents, heading: str, first_name: str, place: Path
) -> Generator[tuple[str, bytes | str]]:
    """Return the pages of documents: of each its file name, and its bytes, or their SHA-256 where it has been written.

    On a cluster they are made by its workers, and written where these see the folder, as one goes over them.

    Args:
        contents, heading, first_name: as in `topic_pages`.
        place: the folder that the pages are for.
    """
    if isinstance(contents.corpus.documents, StoredDocuments):
        contents.corpus.documents.check_seen()
    tasks = _Tasks(contents, _frame(heading, first_name), place if sees(place) else None)
    return _each_of(map_partitions(_documents_pages, tasks, what="writing documents"))


def _each_of(tasks: Iterable[list[tuple[str, bytes | str]]]) -> Generator[tuple[str, bytes | str]]:
    """Yield the pages of all tasks; where no more are asked for, the tasks under way are told so."""
    for made in tasks:
        yield from made


def _frame(heading: str, first_name: str) -> _Frame:
    return _Frame(heading, f"../{quote(first_name)}")


def _documents_pages(
    documents: Iterable[Document],
    known: Iterable[Entry],
    pieces: range,
    size: int,
    layout: Layout,
    frame: _Frame,
    place: Path | None,
) -> list[tuple[str, bytes | str]]:
    """Return some pages of documents; those that were written to a place by their SHA-256."""
    names = _Pieces(size)
    of_each, left = iter(documents), iter(known)
    made: list[tuple[str, bytes | str]] = []
    for at in pieces:
        here = [next(left) for _ in names.numbers(at)]
        table, texts = sections_of([next(of_each) for _ in here], here, layout)
        name, title = names[at]
        listed = tag("section", tag("h1", title, id=f"documents-{at + 1}"), *table, class_="wide")
        data = frame.whole(names, at, listed, tag("section", tag("h2", "The texts"), *texts))
        made.append((name, data if place is None else write_one(place, name, data)))
    return made


def list_of_topics(contents: Contents) -> list[object]:
    """Return the links to the pages of topics."""
    links = [
        tag("li", tag("a", words_of(name_of(each)), href=f"#{topic_anchor(each.topic.index)}"))
        for each in contents.ordered
    ]
    return [tag("ul", *links)]


def list_of_pieces(contents: Contents) -> list[object]:
    """Return the links to the pages of documents, each with its first and its last title; of many, in folds."""
    names = _Pieces(len(contents.corpus))
    links = []
    for at in range(len(names)):
        link = tag("a", names[at][1], href=f"#documents-{at + 1}")
        numbers = names.numbers(at)
        first, last = contents.titles[numbers[0]], contents.titles[numbers[-1]]
        said = tag("span", words_of(first), " … ", words_of(last), class_="quiet line")
        links.append(tag("li", link, said))
    if len(links) <= _FOLDED:
        return [tag("ul", *links)]
    folds: list[object] = []
    for at in range(0, len(links), _FOLDED):
        begins, ends = names.numbers(at)[0], names.numbers(min(at + _FOLDED, len(links)) - 1)[-1]
        title = tag("summary", f"Documents {begins + 1:,} to {ends + 1:,}")
        folds.append(tag("details", title, tag("ul", *links[at : at + _FOLDED])))
    return folds


def linked_first(first: Safe, folder: str) -> Safe:
    """Return the first page with links into the folder of the others."""

    def place(anchor: str) -> str:
        there = page_of(anchor)
        return f"{folder}/{there}" if there else ""

    return relinked(first, place)


def page_of(anchor: str) -> str:
    """Return the file name of the page that an anchor is on; nothing for the first one.

    >>> page_of("topic-3"), page_of("document-100"), page_of("sentence-101-4"), page_of("topic-by-topic")
    ('topic-3.html', 'documents-1.html', 'documents-2.html', '')
    """
    kind, _, rest = anchor.partition("-")
    number = rest.partition("-")[0]
    if not number.isdigit():
        return ""
    if kind in ("document", "sentence"):
        return f"documents-{(int(number) - 1) // PIECE + 1}.html"
    return f"{kind}-{number}.html" if kind in ("topic", "documents") else ""
