"""Which sentences of the documents a report marks: those that another place of the page quotes or leads to."""

from collections.abc import Sequence
from typing import Protocol

from gleanings.report.text import Chosen


class Placed(Protocol):
    """A sentence with its place in its document."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def index(self) -> int: ...


def anchor_of(number: int, sentence: Placed) -> str:
    """Return the anchor of a sentence in the text of its document."""
    return f"sentence-{number + 1}-{sentence.index + 1}"


class Marks:
    """The sentences to mark, by document; one that is marked for several reasons is marked once, for all of them."""

    def __init__(self) -> None:
        self._found: dict[int, dict[int, Chosen]] = {}

    def quote(self, number: int, sentence: Placed, why: str, *, linked: bool = True) -> None:
        """Mark a sentence that is quoted elsewhere; with an anchor where a link leads to it."""
        self._add(number, sentence, why, linked=linked, quoted=True)

    def lead_to(self, number: int, sentence: Placed, why: str) -> None:
        """Mark a sentence that is not quoted, but that a link leads to."""
        self._add(number, sentence, why, linked=True, quoted=False)

    def _add(self, number: int, sentence: Placed, why: str, *, linked: bool, quoted: bool) -> None:
        of_document = self._found.setdefault(number, {})
        before = of_document.get(sentence.start)
        anchor = anchor_of(number, sentence) if linked else None
        if before is None:
            of_document[sentence.start] = Chosen(sentence.start, sentence.end, why, anchor, quoted)
            return
        reasons = before.why if why in before.why.split("; ") else f"{before.why}; {why}"
        both = Chosen(before.start, before.end, reasons, before.anchor or anchor, before.quoted or quoted)
        of_document[sentence.start] = both

    def sorted(self) -> dict[int, Sequence[Chosen]]:
        """Return the marked sentences of each document that has any, in the order of its text."""
        return {number: [each[start] for start in sorted(each)] for number, each in self._found.items()}
