"""A document in a report: its text, with the sentences that were chosen marked and what was not analysed struck out.

A long text is shown around its chosen sentences only, with a count of what was left out between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gleanings.documents.document import Document
from gleanings.html import Safe, tag
from gleanings.types import Span

_MARKED = 20_000  # characters of one sentence that are shown


@dataclass(frozen=True)
class Chosen:
    """A sentence that is marked in a text: where, why, and under which anchor."""

    start: int
    end: int
    why: str
    anchor: str | None = None


def marked_text(document: Document, chosen: Sequence[Chosen], length: int, around: int) -> Safe:
    """Return the text of a document; of one longer than `length` its chosen sentences, with `around` characters."""
    spans: list[tuple[int, int, Chosen | str]] = [(c.start, c.end, c) for c in chosen]
    spans += [(mark.start, mark.end, f"{mark.kind}: {mark.reason}") for mark in document.marks]
    spans.sort(key=lambda span: (span[0], span[1], isinstance(span[2], str)))
    keep = _kept(document.text, [(c.start, c.end) for c in chosen], length, around)
    parts: list[object] = []
    at = 0
    for start, end, what in spans:
        if start < at:
            continue
        parts += _plain(document.text, at, start, keep)
        if isinstance(what, Chosen):
            parts.append(_mark(document.text[start:end], what))
        elif any(start < stop and begin < end for begin, stop in keep):
            parts.append(tag("del", document.text[start:end][:_MARKED], title=what))
        else:
            parts += _plain(document.text, start, end, keep)
        at = end
    parts += _plain(document.text, at, len(document.text), keep)
    return tag("div", *parts, class_="text", dir="auto", lang=document.language)


def _mark(text: str, chosen: Chosen) -> Safe:
    shown = text if len(text) <= _MARKED else f"{text[:_MARKED]} … [{len(text) - _MARKED:,} characters]"
    return tag("mark", shown, title=chosen.why, id=chosen.anchor)


def _kept(text: str, chosen: Sequence[Span], length: int, around: int) -> list[Span]:
    if len(text) <= length:
        return [(0, len(text))]
    kept: list[Span] = []
    for start, end in sorted(chosen) or [(0, length)]:
        begin, stop = max(0, start - around), min(len(text), end + around)
        if kept and begin <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(stop, kept[-1][1]))
        else:
            kept.append((begin, stop))
    return kept


def _plain(text: str, start: int, end: int, keep: Sequence[Span]) -> list[object]:
    """Return the unmarked text from `start` to `end`, what is not kept replaced by a count of its characters."""
    parts: list[object] = []
    at = start
    for kept_from, kept_to in keep:
        begin, stop = max(kept_from, start), min(kept_to, end)
        if begin >= stop:
            continue
        if begin > at:
            parts.append(_gap(begin - at))
        parts.append(text[begin:stop])
        at = stop
    if at < end:
        parts.append(_gap(end - at))
    return parts


def _gap(characters: int) -> Safe:
    return tag("span", f" … [{characters:,} characters] … ", class_="quiet")
