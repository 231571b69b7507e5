"""Long stretches without a sentence end, cut: at strong pauses, else at light ones, else between words."""

import re

from gleanings.documents.spans import trim
from gleanings.types import Span

LONG = 400  # characters; what is shorter is left whole
_LONG_WITH_PAUSES = 1000  # a sentence of a statute, with commas and semicolons, is left whole up to here
_PIECE = 200  # characters of a piece where nothing else says where to cut
_MOST = 600  # characters of a piece that ends at a strong pause
_PAUSE = re.compile(r"[.!?…,;:—–。！？，；：、،؛۔।]")
_STOP = re.compile(r"[^\W\d_]{3}[.!?…]+(?=\s)")  # doubtful before a small letter, but better than a length
_STRONG = re.compile(r"[.!?;；؛](?=\s)|[。！？；۔।]|\s[—–]\s|:(?=\s)")
_LIGHT = re.compile(r"[,，、،](?=\s)|[，、،]|\.\.\.|…")


def has_no_stops(text: str) -> bool:
    """Return whether a stretch of a text is so long without any stop or pause that sentences are cut by length.

    >>> has_no_stops("so it rains and " * 30), has_no_stops("It rains. " * 50)
    (True, False)
    """
    if len(text) <= LONG:
        return False
    # A stretch so long covers one of these halves of it whole; where each has a pause, no more needs to be looked at.
    half = LONG // 2
    for at in range(0, len(text) - half + 1, half):
        plain = text.find(",", at, at + half) >= 0 or text.find(".", at, at + half) >= 0  # sought faster than a pattern
        if not plain and not _PAUSE.search(text, at, at + half):
            return max(map(len, _PAUSE.split(text))) >= LONG
    return False


def pieces(text: str, begin: int, end: int) -> list[Span]:
    """Return the (start, end) of the pieces of a long sentence, trimmed; the sentence whole if it has pauses enough."""
    without_pauses = has_no_stops(text[begin:end])
    if end - begin <= _LONG_WITH_PAUSES and not without_pauses:
        return [(begin, end)]
    found: list[Span] = []
    at = begin
    while end - at > (_PIECE + _PIECE // 4 if without_pauses else LONG):
        stop = _STOP.search(text, at, min(end, at + _MOST)) if without_pauses else None
        cut = (
            stop.end()
            if stop
            else _last(_STRONG, text, at + _PIECE // 2, min(end, at + _MOST))
            or _last(_LIGHT, text, at + _PIECE // 2, min(end, at + 2 * _PIECE))
        )
        cut = cut or text.rfind(" ", at + _PIECE // 2, at + _PIECE) + 1 or at + _PIECE
        found.append(trim(text, at, cut))
        at = cut
    found.append(trim(text, at, end))
    return [span for span in found if span[0] < span[1]]


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return the end of the last match between two places, 0 where there is none."""
    place = 0
    for match in pattern.finditer(text, start, end):
        place = match.end()
    return place
