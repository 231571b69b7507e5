"""A summary in its documents: the chosen sentences marked, shaded by score; what is not for analysis struck out.

Long stretches without a chosen sentence are left out, with a count of what was there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gleanings.documents.document import Document
from gleanings.documents.stretches import shown_stretches, with_gaps
from gleanings.html import Safe, tag
from gleanings.nouns import counted

if TYPE_CHECKING:
    from gleanings.charts.chart import Chart

_WHOLE = 8_000  # characters of a document that is shown in full
_AROUND = 300  # characters shown before and after a chosen sentence of a longer document
_DOCUMENTS = 20  # documents shown; those without a chosen sentence are only counted
_FEW = 16  # sentences of a document that a picture shows whole


class Place(NamedTuple):
    """Where a chosen sentence stands: the index of its document, its offsets in characters, its rank and score."""

    document: int
    start: int
    end: int
    rank: int
    score: float


@dataclass(frozen=True)
class Context:
    """The documents of a summary with its sentences marked; shows itself in a notebook.

    Attributes:
        documents: the documents, in the order in which they were given.
        places: where the chosen sentences stand.
        method: how they were chosen.

    >>> context = Context((Document("a", "Rain fell. The river rose."),), (Place(0, 11, 26, 1, 0.5),), "central")
    >>> context
    Context(1 sentence in 1 document)
    >>> '<mark title="rank 1, score 0.5"' in context._repr_html_()
    True
    """

    documents: Sequence[Document]
    places: Sequence[Place]
    method: str

    def __repr__(self) -> str:
        return f"Context({counted(len(self.places), 'sentence')} in {counted(len(self.documents), 'document')})"

    def plot(self) -> "Chart":
        """Return a matplotlib figure: the sentences of the documents, the chosen ones shaded, with their ranks.

        Of long documents only the chosen sentences and those beside them are drawn. The frame of the chart has a line
        for each sentence drawn: document, sentence (its index), text, rank (0 where it was not chosen).
        """
        from gleanings.charts.shaded_text import shaded_text

        shades = _shades(self.places)
        lines: list[tuple[str, float | None, str]] = []
        rows: list[tuple[str, int, str, int]] = []
        for number, index, place in drawn_sentences(self.documents, self.places):
            if index < 0:
                lines.append((" …", None, ""))
                continue
            text = self.documents[number].sentences[index].text
            lines.append(
                (text, None if place is None else shades[place.rank], "" if place is None else str(place.rank))
            )
            rows.append((self.documents[number].id, index, text, 0 if place is None else place.rank))
        many = counted(len(self.places), "sentence")
        title = f"{many} chosen by {self.method}, shaded in the text; the stronger, the higher the score"
        chosen = sorted((row for row in rows if row[3]), key=lambda row: row[3])
        said = " ".join(f"{rank}. {text}" for _, _, text, rank in chosen)
        columns = ["document", "sentence", "text", "rank"]
        return shaded_text(lines, title=title, alt=f"Text with sentences shaded. {said}", columns=columns, rows=rows)

    def _repr_html_(self) -> Safe:
        chosen: dict[int, list[Place]] = {}
        for place in self.places:
            chosen.setdefault(place.document, []).append(place)
        shown = sorted(chosen or ({0: []} if self.documents else {}))[:_DOCUMENTS]
        shades = _shades(self.places)
        parts = [_document(self.documents[number], chosen.get(number, []), shades) for number in shown]
        if len(shown) < len(self.documents):
            left = len(self.documents) - len(shown)
            are = "is" if left == 1 else "are"
            parts.append(tag("p", f"{counted(left, 'further document')} {are} not shown.", style="opacity:.7"))
        many = counted(len(self.places), "sentence")
        legend = f"Marked: {many} chosen by {self.method}; the darker, the higher the score."
        return tag("div", tag("p", legend, style="opacity:.7"), *parts)


def drawn_sentences(documents: Sequence[Document], places: Sequence[Place]) -> list[tuple[int, int, Place | None]]:
    """Return the sentences that a picture shows: document, index (-1 for a gap), and the place if it was chosen.

    A document of up to 16 sentences is shown whole, of others the chosen sentences and those beside them.
    """
    chosen: dict[int, dict[int, Place]] = {}
    for place in places:
        chosen.setdefault(place.document, {})[place.start] = place
    found: list[tuple[int, int, Place | None]] = []
    for number in sorted(chosen)[:_DOCUMENTS]:
        of = [chosen[number].get(sentence.start) for sentence in documents[number].sentences]
        near = [any(of[max(at - 1, 0) : at + 2]) or len(of) <= _FEW for at in range(len(of))]
        for at, shown in enumerate(near):
            if shown:
                found.append((number, at, of[at]))
            elif not found or found[-1][1] >= 0:
                found.append((number, -1, None))
    return found


def _shades(places: Sequence[Place]) -> dict[int, float]:
    """How strongly each rank is shaded, .25 to 1, by its score among the chosen."""
    scores = [place.score for place in places]
    low, high = min(scores, default=0.0), max(scores, default=0.0)
    width = high - low
    return {s.rank: 0.25 + 0.75 * (s.score - low) / width if width > 0 else 0.6 for s in places}


def _document(document: Document, chosen: Sequence[Place], shades: dict[int, float]) -> Safe:
    marked = sorted(chosen, key=lambda place: place.start)
    spans: list[tuple[int, int, Place | str]] = [(s.start, s.end, s) for s in marked]
    spans += [(m.start, m.end, f"{m.kind}: {m.reason}") for m in document.marks]
    spans.sort(key=lambda span: span[:2])
    places = [(s.start, s.end) for s in marked]
    keep = shown_stretches(document.text, places, whole=_WHOLE, around=_AROUND, opening=_AROUND)
    parts: list[object] = []
    at = 0
    for start, end, what in spans:
        parts += with_gaps(document.text, at, start, keep, _gap)
        text = document.text[start:end]
        if isinstance(what, str):
            if any(start < stop and begin < end for begin, stop in keep):
                parts.append(tag("del", text, title=what, style="opacity:.75"))
        else:
            parts.append(_mark(text, what, shades[what.rank]))
        at = end
    parts += with_gaps(document.text, at, len(document.text), keep, _gap)
    style = "white-space:pre-wrap;overflow-wrap:anywhere;max-width:45em;line-height:1.5"
    return tag("div", tag("p", tag("strong", document.title or document.id)), tag("div", *parts, style=style))


def _mark(text: str, place: Place, shade: float) -> Safe:
    # Opaque, so that darker is more on a dark page, too.
    ground = f"rgb(255,{255 - 59 * shade:.0f},{255 * (1 - shade):.0f})"
    style = f"background:{ground};color:#000;padding:.1em .15em"
    return tag("mark", text, title=f"rank {place.rank}, score {place.score:.3g}", style=style)


def _gap(characters: int) -> Safe:
    return tag("span", f" … [{counted(characters, 'character')}] … ", style="opacity:.75")
