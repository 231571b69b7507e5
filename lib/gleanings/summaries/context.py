"""A summary in its documents: the chosen sentences marked, shaded by score; what is not for analysis struck out.

Long stretches without a chosen sentence are left out, with a count of what was there.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gleanings.documents.document import Document
from gleanings.html import Safe, tag

if TYPE_CHECKING:
    from gleanings.summaries.summary import Summary, SummarySentence

_WHOLE = 8_000  # characters of a document that is shown in full
_AROUND = 300  # characters shown before and after a chosen sentence of a longer document
_DOCUMENTS = 20  # documents shown; those without a chosen sentence are only counted
_MARKED = 50_000  # characters of one chosen sentence that are shown


@dataclass(frozen=True)
class Context:
    """The documents of a summary with its sentences marked; shows itself in a notebook."""

    summary: "Summary"

    def __repr__(self) -> str:
        return f"Context({len(self.summary.sentences)} sentences in {len(self.summary.documents)} documents)"

    def _repr_html_(self) -> Safe:
        summary = self.summary
        chosen: dict[int, list[SummarySentence]] = {}
        for row, sentence in zip(summary.rows, summary.sentences, strict=True):
            chosen.setdefault(summary.candidates[row][0], []).append(sentence)
        shown = sorted(chosen or ({0: []} if summary.documents else {}))[:_DOCUMENTS]
        shades = _shades(summary)
        parts = [_document(summary.documents[number], chosen.get(number, []), shades) for number in shown]
        if len(shown) < len(summary.documents):
            left = len(summary.documents) - len(shown)
            parts.append(tag("p", f"{left} further documents are not shown.", style="opacity:.7"))
        legend = (
            f"Marked: {len(summary.sentences)} sentences chosen by {summary.method}; the darker, the higher the score."
        )
        return tag("div", tag("p", legend, style="opacity:.7"), *parts)


def _shades(summary: "Summary") -> dict[int, float]:
    """How strongly each rank is shaded, .25 to 1, by its score among the chosen."""
    scores = [sentence.score for sentence in summary.sentences]
    low, high = min(scores, default=0.0), max(scores, default=0.0)
    width = high - low
    return {s.rank: 0.25 + 0.75 * (s.score - low) / width if width > 0 else 0.6 for s in summary.sentences}


def _document(document: Document, chosen: "list[SummarySentence]", shades: dict[int, float]) -> Safe:
    marked = sorted(chosen, key=lambda sentence: sentence.start)
    spans: list[tuple[int, int, SummarySentence | str]] = [(s.start, s.end, s) for s in marked]
    spans += [(m.start, m.end, f"{m.kind}: {m.reason}") for m in document.marks]
    spans.sort(key=lambda span: span[:2])
    keep = _kept(document.text, [(s.start, s.end) for s in marked])
    parts: list[object] = []
    at = 0
    for start, end, what in spans:
        parts += _plain(document.text, at, start, keep)
        text = document.text[start:end]
        if isinstance(what, str):
            if any(start < stop and begin < end for begin, stop in keep):
                parts.append(tag("del", text, title=what, style="opacity:.5"))
        else:
            parts.append(_mark(text, what, shades[what.rank]))
        at = end
    parts += _plain(document.text, at, len(document.text), keep)
    style = "white-space:pre-wrap;overflow-wrap:anywhere;max-width:45em;line-height:1.5"
    return tag("div", tag("p", tag("strong", document.title or document.id)), tag("div", *parts, style=style))


def _mark(text: str, sentence: "SummarySentence", shade: float) -> Safe:
    shown = text if len(text) <= _MARKED else f"{text[:_MARKED]} … [{len(text) - _MARKED:,} characters]"
    style = f"background:rgba(255,196,0,{shade:.2f});color:#000;padding:.1em .15em"
    return tag("mark", shown, title=f"rank {sentence.rank}, score {sentence.score:.3g}", style=style)


def _kept(text: str, chosen: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that are shown: all of a short text, else what is around the chosen sentences, at line ends."""
    if len(text) <= _WHOLE:
        return [(0, len(text))]
    kept: list[tuple[int, int]] = []
    for start, end in chosen or [(0, _AROUND)]:
        begin, stop = max(0, start - _AROUND), min(len(text), end + _AROUND)
        if kept and begin <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(stop, kept[-1][1]))
        else:
            kept.append((begin, stop))
    return kept


def _plain(text: str, start: int, end: int, keep: list[tuple[int, int]]) -> list[object]:
    """The unmarked text from `start` to `end`, what is not kept replaced by a count of its characters."""
    parts: list[object] = []
    at = start
    for begin, stop in keep:
        begin, stop = max(begin, start), min(stop, end)
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
    return tag("span", f" … [{characters:,} characters] … ", style="opacity:.6")
