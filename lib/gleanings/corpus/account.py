"""The account of a corpus: what was read, left out, set aside, and what is known of the documents, in one table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from os.path import splitext
from typing import TYPE_CHECKING

from gleanings.corpus.language_detection import language_name
from gleanings.corpus.left_out import LeftOut, NearCopy
from gleanings.documents.document import Document
from gleanings.documents.excerpts import shorten
from gleanings.html import Safe, table, tag
from gleanings.tabular import Tabular

if TYPE_CHECKING:
    import pandas as pd

_ONE = {"documents": "document", "exact copies": "exact copy", "near copies": "near copy"}
_EXAMPLES = 3
_EXCERPT = 100


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One line of an account.

    Attributes:
        about: what it belongs to: "read", "left out", "copies", "set aside", "languages", "encodings", "dates",
            "sizes", "notes".
        what: what was counted.
        count: how many documents, files or stretches; characters for "sizes".
        example: which, or the first of them.
    """

    about: str
    what: str
    count: int
    example: str


@dataclass(frozen=True)
class Account(Tabular):
    """What became of all that was given to be read; `to_frame()` gives it as a frame, and it shows itself.

    Attributes:
        rows: in the order in which they are shown.

    >>> from gleanings import Corpus
    >>> Corpus.from_texts(["Rain fell.", "Snow fell."]).account
    Account
      read       2 documents: 0, 1
      languages  2 English: 0, 1
      dates      2 without a date: 0, 1
      sizes      10 smallest, in characters: 0
      sizes      10 largest, in characters: 0
    """

    rows: tuple[AccountRow, ...]

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame with one row per line: about, what, count, example."""
        import pandas as pd

        lines = [(row.about, row.what, row.count, row.example) for row in self.rows]
        return pd.DataFrame(lines, columns=["about", "what", "count", "example"])

    def __repr__(self) -> str:
        width = max((len(row.about) for row in self.rows), default=0)
        lines = [
            f"  {row.about:<{width}}  {row.count:,} {_one(row.what) if row.count == 1 else row.what}"
            + (f": {row.example}" if row.example else "")
            for row in self.rows
        ]
        return "\n".join(["Account", *lines])

    def _repr_html_(self) -> Safe:
        shown = []
        before = ""
        for row in self.rows:
            about = row.about if row.about != before else ""
            shown.append((about, row.what, f"{row.count:,}", tag("span", row.example, dir="auto")))
            before = row.about
        return table(["About", "What", "Count", "For example"], shown, caption="What was read", numbers=(2,))


def _one(what: str) -> str:
    """Return what was counted where it is one: "document of kind .txt"."""
    return next((one + what.removeprefix(several) for several, one in _ONE.items() if what.startswith(several)), what)


def account_of(
    documents: Sequence[Document], left_out: Sequence[LeftOut], near_copies: Sequence[NearCopy], notes: Sequence[str]
) -> Account:
    """Return the account of documents, and of what was left out beside them."""
    copies = [left for left in left_out if left.kind == "copy"]
    others = [left for left in left_out if left.kind != "copy"]
    rows = [
        *_read(documents),
        *_counted("left out", ((left.kind, f"{left.source} ({left.reason})") for left in others)),
        *_counted("copies", (("exact copies, read once", f"{left.source} ({left.reason})") for left in copies)),
        *_counted("copies", (("near copies, kept once", f"{c.document.id} (of {c.of})") for c in near_copies)),
        *_set_aside(documents),
        *_counted("languages", ((language_name(d.language), d.id) for d in documents)),
        *_counted("encodings", ((str(d.metadata["encoding"]), d.id) for d in documents if "encoding" in d.metadata)),
        *_dates(documents),
        *_sizes(documents),
        *(AccountRow("notes", "note", 1, note) for note in notes),
    ]
    return Account(tuple(rows))


def _read(documents: Sequence[Document]) -> Iterator[AccountRow]:
    if not any(d.source for d in documents):
        yield from _counted("read", (("documents", d.id) for d in documents))
        return
    kinds = ((splitext(d.source or "")[1].lower() or "without an ending", d.id) for d in documents)
    yield from _counted("read", ((f"documents of kind {kind}", name) for kind, name in kinds))


def _counted(about: str, items: Iterable[tuple[str, str]]) -> Iterator[AccountRow]:
    """Yield a row for each different first text, the most frequent first, with the first few different second ones."""
    counts: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    further: set[str] = set()
    for what, example in items:
        counts[what] += 1
        few = examples.setdefault(what, [])
        if what in further or (shown := shorten(example, _EXCERPT)) in few:
            continue
        if len(few) < _EXAMPLES:
            few.append(shown)
        else:
            further.add(what)
    for what in sorted(counts, key=lambda what: (-counts[what], what)):
        more = ", ..." if what in further else ""
        yield AccountRow(about, what, counts[what], ", ".join(examples[what]) + more)


def _set_aside(documents: Sequence[Document]) -> Iterator[AccountRow]:
    marks = ((m.kind, f"“{shorten(d.text[m.start : m.end], _EXCERPT - 2)}”") for d in documents for m in d.marks)
    size = sum(len(d.text) for d in documents)
    marked = sum(m.end - m.start for d in documents for m in d.marks)
    for row in _counted("set aside", marks):
        yield AccountRow(row.about, row.what, row.count, row.example)
    if marked:
        yield AccountRow("set aside", "characters in all", marked, f"{marked / size:.1%} of all text")


def _dates(documents: Sequence[Document]) -> Iterator[AccountRow]:
    dated = [d for d in documents if d.date is not None]
    if dated:
        days = sorted(d.date for d in dated if d.date is not None)
        yield AccountRow("dates", "with a date", len(dated), f"{days[0]} to {days[-1]}")
    yield from _counted("dates", (("without a date", d.id) for d in documents if d.date is None))


def _sizes(documents: Sequence[Document]) -> Iterator[AccountRow]:
    if documents:
        smallest = min(documents, key=lambda d: len(d.text))
        largest = max(documents, key=lambda d: len(d.text))
        yield AccountRow("sizes", "smallest, in characters", len(smallest.text), smallest.id)
        yield AccountRow("sizes", "largest, in characters", len(largest.text), largest.id)
