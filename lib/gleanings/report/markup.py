"""Small pieces of markup that the sections of a report share."""

import datetime
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, Protocol, TypeVar
from unicodedata import bidirectional

from gleanings.corpus.outline import Outline
from gleanings.documents.date_format import Known, written
from gleanings.documents.document import Document
from gleanings.html import Form, Safe, join, tag

_LONGEST = 1_500  # characters of a sentence that are shown
_TELLING = 0.25  # of the best score
_AT_ONCE = 300  # characters of a sentence that is read without going back


def percent(share: float) -> str:
    """Return a share (0 to 1) as people read it: none is 0 %, and little is never none.

    >>> percent(0.0), percent(0.004), percent(0.255)
    ('0 %', 'under 1 %', '26 %')
    """
    return "under 1 %" if 0 < share < 0.005 else f"{share * 100:.0f} %"


def ranged(share: float, low: float, high: float) -> str:
    """Return a share with its interval, where it has one.

    >>> ranged(0.25, 0.17, 0.33), ranged(0.25, float("nan"), float("nan"))
    ('25 % (17 to 33 %)', '25 %')
    """
    return percent(share) if low != low else f"{percent(share)} ({low * 100:.0f} to {high * 100:.0f} %)"


def day(date: datetime.date | None, known: Known = "day") -> Safe | str:
    """Return a date as exactly as it is known, which is not cut at its hyphens."""
    return "" if date is None else _day(date, known)


@lru_cache(maxsize=4096)  # many documents have one of few dates
def _day(date: datetime.date, known: Known) -> Safe:
    return tag("span", written(date, known), class_="date")


def words_of(text: str, document: Document | Outline | None = None, **attributes: object) -> Safe:
    """Return text of a document: its own direction, its own language."""
    return tag("span", text, dir="auto", lang=other_language(document), **attributes)


def quoted(text: str, document: Document | Outline | None = None) -> Safe:
    """Return a quoted sentence as a paragraph of its own, which runs and is aligned as its language does."""
    return tag("p", shortened(text), dir="auto", lang=other_language(document))


def direction(text: str) -> Literal["rtl"] | None:
    """Return which way a line of several pieces runs, if not as the page does: as the first letter of its text.

    >>> direction("[3] بدأ الحصاد"), direction("Harvest has begun")
    ('rtl', None)
    """
    first = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return None if first == "L" else "rtl"


def other_language(document: Document | Outline | None) -> str | None:
    """Return the language of a document where it is not that of the page, which is English."""
    return None if document is None or document.language == "en" else document.language


def shortened(text: str) -> str:
    """Return a sentence on one line; of a very long one the beginning, and how much more there is."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]} … [{len(plain) - _LONGEST:,} characters more]"


class _Shown(Protocol):
    @property
    def shown(self) -> str:
        """The sentence as it is shown."""

    @property
    def score(self) -> float:
        """How much it says, beside the others."""


Quoted = TypeVar("Quoted", bound=_Shown)


def telling(sentences: Sequence[Quoted]) -> list[Quoted]:
    """Return those of sentences that say at least a quarter as much as the best: others hardly stand for a topic."""
    least = _TELLING * max((each.score for each in sentences), default=0.0)
    return [each for each in sentences if each.score >= least]


def read_at_once(sentences: Sequence[Quoted]) -> Quoted | None:
    """Return the best of sentences, best first, that a first screen has room for; the best where all are long.

    Args:
        sentences: of a summary or a digest.
    """
    good = telling(sentences)
    return next((each for each in good if len(each.shown) <= _AT_ONCE), next(iter(sentences), None))


def bar(fraction: float) -> Safe:
    """Return a bar as long as `fraction` (0 to 1) of its place; the number stands beside it."""
    inner = tag("span", style=f"width:{max(0.0, min(1.0, fraction)) * 100:.1f}%")
    return tag("span", inner, class_="bar", aria_hidden="true")


def sparkline(values: Sequence[float], sizes: Sequence[int], labels: Sequence[str], said: str) -> Safe:
    """Return a bar for each period, the highest as high as the line; pale where it rests on fewer than three documents.

    Args:
        values: 0 or more.
        sizes: on how many documents each rests.
        labels: what each period is called.
        said: what is to be seen, in words.
    """
    top = max(values, default=0.0) or 1.0
    bars = [
        tag("span", style=f"height:{value / top * 100:.0f}%", class_="few" if size < 3 else None)
        for value, size in zip(values, sizes, strict=True)
    ]
    ends = tag("span", tag("span", labels[0]), tag("span", labels[-1]), class_="ends", aria_hidden="true")
    return tag("span", tag("span", *bars, class_="spark", role="img", aria_label=said), ends, class_="sparkline")


def data_table(headers: Sequence[str], rows: Sequence[Sequence[object]], *, numbers: Sequence[int] = ()) -> Safe:
    """Return a table whose rows turn into cards on a phone, where each cell says what it is.

    The first column names the row.
    """
    right = frozenset(numbers)
    head = tag(
        "tr", *(tag("th", h, scope="col", class_="number" if i in right else None) for i, h in enumerate(headers))
    )

    def row(first: object, *rest: object) -> Safe:
        cells = [
            tag("td", cell, data_label=headers[i], class_="number" if i in right else None)
            for i, cell in enumerate(rest, 1)
        ]
        return tag("tr", tag("th", first, scope="row"), *cells)

    form = Form(row, len(headers))
    return tag("table", tag("thead", head), tag("tbody", *(form.filled(*cells) for cells in rows)))


def listed(parts: Sequence[object]) -> Safe:
    """Return parts with a dot between them, empty ones left out."""
    return join([part for part in parts if part], " · ")
