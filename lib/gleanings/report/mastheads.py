"""What stands at the top of all documents of a series is no title of one: "House of Assembly", "Weekly bulletin"."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from gleanings.corpus.alike import places_alike
from gleanings.corpus.corpus import Corpus
from gleanings.corpus.outline import HEADINGS, shown_heading
from gleanings.corpus.stored_outlines import column
from gleanings.documents.document import Document, Mark
from gleanings.documents.excerpts import shorten

_SERIES = 3  # documents of one title, from which on it may be that of a series
_OWN = 0.5  # of the documents of a series, at most, have the heading that is taken instead
_LOOKED_AT = 1_000  # documents whose headings are looked at
_ABOVE = HEADINGS | {"byline", "field", "notice"}  # kinds of marks that may stand above a title


def below_mastheads(corpus: Corpus, titles: Sequence[str], longest: int) -> list[str]:
    """Return the titles; where several documents share one, the first heading below it by which most of them differ.

    Args:
        corpus: the documents.
        titles: of each.
        longest: letters of a title.
    """
    found = list(titles)
    series = [
        (title, numbers)
        for title, numbers in places_alike(lambda: titles, _SERIES).items()
        if len(numbers) <= _LOOKED_AT
    ]
    headed = {
        number for number, marks in enumerate(column(corpus.outlines, "marks") if series else ()) if _is_headed(marks)
    }
    for title, numbers in series:
        below = [list(_headings(corpus[number], title)) if number in headed else [] for number in numbers]
        times = Counter(heading for headings in below for heading in set(headings))
        for number, headings in zip(numbers, below, strict=True):
            own = next((each for each in headings if times[each] <= _OWN * len(numbers)), title)
            found[number] = shorten(own, longest)
    return found


def _is_headed(marks: Iterable[Mark]) -> bool:
    """Return whether a heading may stand at the top, as marks tell: else the text need not be read for one."""
    return any(mark.kind in HEADINGS for mark in takewhile(lambda mark: mark.kind in _ABOVE, marks))


def _headings(document: Document, title: str) -> Iterator[str]:
    """Yield the headings at the top of a document, but for its title, above anything that its text may begin with."""
    at = 0
    for mark in document.marks:
        if document.text[at : mark.start].strip() or mark.kind not in _ABOVE:
            return
        at = mark.end
        heading = shown_heading(document.text[mark.start : mark.end])
        if mark.kind in HEADINGS and heading != title:
            yield heading
