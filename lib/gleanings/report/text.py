"""A document in a report: its text, with the sentences that were chosen marked and what was not analysed struck out.

A long text is shown around its chosen sentences only, with a count of what was left out between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gleanings.corpus.outline import HEADINGS
from gleanings.documents.document import Document, Mark
from gleanings.documents.stretches import shown_stretches, with_gaps
from gleanings.html import Safe, tag
from gleanings.nouns import counted
from gleanings.report.markup import other_language

_MARKED = 20_000  # characters of what is not analysed that are shown in one piece


@dataclass(frozen=True)
class Chosen:
    """A sentence that is marked in a text: where, why, under which anchor, and whether the page quotes it."""

    start: int
    end: int
    why: str
    anchor: str | None = None
    quoted: bool = True


def marked_text(document: Document, chosen: Sequence[Chosen], length: int, around: int) -> Safe:
    """Return the text of a document; of one longer than `length` its chosen sentences, with `around` characters."""
    spans: list[tuple[int, int, Chosen | Mark]] = [(c.start, c.end, c) for c in chosen]
    spans += [(mark.start, mark.end, mark) for mark in document.marks]
    spans.sort(key=lambda span: (span[0], span[1], isinstance(span[2], Mark)))
    places = [(c.start, c.end) for c in chosen]
    keep = shown_stretches(document.text, places, whole=length, around=around, opening=length)
    parts: list[object] = []
    at = 0
    for start, end, what in spans:
        if start < at:
            continue
        parts += with_gaps(document.text, at, start, keep, _gap)
        if isinstance(what, Chosen):
            parts.append(_mark(document.text[start:end], what))
        elif any(start < stop and begin < end for begin, stop in keep):
            parts.append(_set_aside(document.text[start:end][:_MARKED], what))
        else:
            parts += with_gaps(document.text, start, end, keep, _gap)
        at = end
    parts += with_gaps(document.text, at, len(document.text), keep, _gap)
    return tag("div", *parts, class_="text", dir="auto", lang=other_language(document))


def _mark(text: str, chosen: Chosen) -> Safe:
    return tag("mark", text, title=chosen.why, id=chosen.anchor, class_=None if chosen.quoted else "led-to")


def _set_aside(text: str, mark: Mark) -> Safe:
    """Return what was not analysed, struck out; a heading, which is the author's, as one."""
    why = f"{mark.kind}: {mark.reason}"
    return tag("strong", text, title=why) if mark.kind in HEADINGS else tag("del", text, title=why)


def _gap(characters: int) -> Safe:
    return tag("i", f" … [{counted(characters, 'character')}] … ")
