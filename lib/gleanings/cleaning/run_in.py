"""Headings that run into their paragraph: "METHODS: We followed ...", "Abstract—We study ...", "11. Noise.—No ...".

The words are set aside as a heading; the paragraph behind them stays. Words before a colon are headings only where
several paragraphs have them, each others, as the parts of an abstract do; one such paragraph may be a warning.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part
from gleanings.cleaning.paper import is_field
from gleanings.documents.document import Mark

_NAME = r"[^\W\d_][^\W\d_'’-]{1,20}(?:[ \u00a0][^\W\d_][^\W\d_'’-]{1,20}){0,2}"
_COLON = re.compile(rf"[*_]{{0,2}}({_NAME})[*_]{{0,2}}(?:\s?:[*_]{{0,2}}\s+|：\s*)(?=\S)")
_DASH = re.compile(r"(?:\d{1,3}[a-z]?\.\s)?[^\W\d_a-z][^.:;!?—\r\n]{2,70}(?:\.—|—(?=[^\W\d_a-z]))\s?(?=\S)")
_STOP = re.compile(r"[^\W\d_a-z][^\W\d_]{4,14}\. (?=[^\W\d_a-z])")  # "Abstract. We study"
_NUMBERED = re.compile(r"([^\W\d_]{2,20}(?:[ \u00a0][^\W\d_]{2,20})?)[ \u00a0](\d{1,3})(?:\s?:\s+|：\s*)(?=\S)")
_SERIES = re.compile(
    r"([^\W\d_]{2,12}\.?)[ \u00a0](\d{1,3})\s?[.°º]?\s?[-–—]\s+(?=\S)"
)  # "MADDE 1 – ", "Artículo 2.- "
_LOUD = re.compile(r"[^\W\d_]{5,14}(?: [^\W\d_]{4,12})?\.[-–—] ?(?=\S)")  # "PRIMERO.- "
_SUMMARIES = (
    *("abstract", "summary", "zusammenfassung", "kurzfassung", "résumé", "resumen", "resumo", "riassunto", "sommario"),
    *("samenvatting", "streszczenie", "sammanfattning", "sammendrag", "tiivistelmä", "аннотация", "реферат", "резюме"),
    *("özet", "öz", "要旨", "초록", "ملخص", "چکیده", "सारांश"),
)
_SUMMARY = re.compile(
    rf"(?:{'|'.join(_SUMMARIES)}|摘\s?要|الملخص)(?P<sign>\s?[:：.—–])?\s*(?=\S)",
    re.IGNORECASE,
)
_COLON_WITHIN = 80  # characters: more than three words of a name, their signs and spaces have
_SIGN_WITHIN = 90  # characters: what a heading that runs in has at most before its sign
_BEGINNINGS = ("摘", "الملخص", *_SUMMARIES)
_LEAST = 3
_WORDS = 8
_SHARE = 0.5
_AHEAD = 12  # paragraphs at the top among which an abstract stands


@only_where(
    lambda page: (
        bool(page.marks)
        or any(map(_has_sign, page.parts))
        or (len(page.parts) > 1 and any(part.folded.startswith(_BEGINNINGS) for part in page.parts))
    )
)
def run_in_headings(page: Page) -> Iterator[Mark]:
    """Yield the headings at the beginnings of paragraphs."""
    parts = [part for part in page.left if not part.spoken]
    yield from _numbered(parts)
    yield from _articles(parts)
    yield from _summaries(page)
    places: list[int] = []
    labels: list[str] = []
    ends: list[int] = []
    for i, part in enumerate(parts):
        match = _DASH.match(part.text) if "—" in part.text[:_SIGN_WITHIN] else None
        if match and (part.ended or part.columns > 60) and len(match[0].split()) <= _WORDS:
            yield Mark(part.start, part.start + match.end(), "heading", "a heading that runs into its paragraph")
            continue
        if i < _AHEAD and part.alone and (stop := _STOP.match(part.text)) and _is_abstract(page, part.start, 0):
            yield Mark(part.start, part.start + stop.end(), "heading", "a heading that runs into its paragraph")
            continue
        match = _COLON.match(part.text) if _has_colon(part) else None
        if match and part.ended and (part.alone or len(parts) < 3) and part.columns > 40:
            places.append(i)
            labels.append(match[1].lower())
            ends.append(match.end())
    if not places:
        return
    spread = places[-1] - places[0] + 1
    several = len(places) >= _LEAST and len(set(labels)) == len(labels) and len(places) >= _SHARE * spread
    if several:
        for i, end in zip(places, ends, strict=True):
            yield Mark(parts[i].start, parts[i].start + end, "heading", "a heading that runs into its paragraph")
    elif len(places) == 1 and " " not in labels[0] and _is_abstract(page, parts[places[0]].start):
        start = parts[places[0]].start
        yield Mark(start, start + ends[0], "heading", "a heading that runs into its paragraph")


def _articles(parts: Sequence[Part]) -> Iterator[Mark]:
    """Yield the numbers of articles before a dash, which rise, with short lines above them: "Scope", "MADDE 2 – "."""
    dashed = [
        (i, part) for i, part in enumerate(parts) if part.ended and ("-" in (near := part.text[:30]) or "–" in near)
    ]
    if not dashed:
        return
    found = [(i, match) for i, part in dashed if (match := _SERIES.match(part.text))]
    values = [int(match[2]) for _, match in found]
    if len(found) > 1 and len({match[1].lower() for _, match in found}) == 1 and values == sorted(set(values)):
        for i, match in found:
            yield Mark(parts[i].start, parts[i].start + match.end(), "heading", "the number of an article")
            above = parts[i - 1] if i else None
            if above is not None and not (above.ended or above.bullet) and above.words <= _WORDS and above.one_line:
                yield Mark(above.start, above.end, "heading", "a short line above a numbered article")
    for _, part in dashed:
        loud = _LOUD.match(part.text)
        if loud and loud[0].isupper():
            yield Mark(part.start, part.start + loud.end(), "heading", "a number in words, before its paragraph")


def _summaries(page: Page) -> Iterator[Mark]:
    """Yield the label of a summary that runs into it: "Resumen: El artículo ...", "Abstract City bees ..."."""
    for part, below in pairwise(page.parts[: 3 * _AHEAD]):
        match = _SUMMARY.match(part.text) if part.ended and not part.taken and not part.spoken else None
        if match is None or part.columns <= len(match[0]) + _AHEAD:
            continue
        filed = (below.taken and below.kind in ("notice", "field")) or is_field(below)
        if filed and (match["sign"] or part.text[match.end()].isupper()):
            yield Mark(part.start, part.start + match.end(), "heading", "a heading that runs into its paragraph")


def _has_sign(part: Part) -> bool:
    """Return whether one of the signs that end a heading stands where one may."""
    near = part.text[:_SIGN_WITHIN]
    return ":" in near or "-" in near or "—" in near or "–" in near or "：" in near


def _has_colon(part: Part) -> bool:
    """Return whether a colon stands where one may end a label: most paragraphs have none."""
    return ":" in (near := part.text[:_COLON_WITHIN]) or "：" in near


def _numbered(parts: Sequence[Part]) -> Iterator[Mark]:
    """Yield labels whose numbers rise from one paragraph to the next, three or more: "Respondent 1: I liked it."."""
    run: list[tuple[Part, re.Match[str]]] = []
    for part in [*parts, None]:
        labelled = part is not None and part.ended and _has_colon(part)
        match = _NUMBERED.match(part.text) if part is not None and labelled else None
        if part is not None and match is not None:
            before = run[-1][1] if run else None
            if before is None or (before[1] == match[1] and int(before[2]) + 1 == int(match[2])):
                run.append((part, match))
                continue
        if len(run) >= _LEAST:
            for each, label in run:
                reason = "a label that is numbered from paragraph to paragraph"
                yield Mark(each.start, each.start + label.end(), "heading", reason)
        run = [(part, match)] if part is not None and match is not None else []


def _is_abstract(page: Page, start: int, above: int = 2) -> bool:
    """Return whether a paragraph stands where an abstract does: below lines without a full stop, above keywords."""
    for i, part in enumerate(page.parts[:_AHEAD]):
        if part.start >= start:
            below = page.parts[i + 1] if i + 1 < len(page.parts) else None
            return i >= above and below is not None and below.taken and below.kind == "notice"
    return False
