"""Syllables of a PDF that draws each sign by a command of its own: of scripts of India and South-East Asia, of Arabic.

Browsers state the text of a syllable for the first of its signs, or again for each; the others are drawn without any
text, and the places of its letters do not cover them.
"""

import ctypes
import re
from typing import Any

_SCRIPTS = re.compile("[\u0590-\u109f\u1780-\u17ff]")
_LONGEST = 8  # letters of a syllable
_NEAR = 0.5  # of the height of a sign, from the one before it

Box = tuple[float, float, float, float]
Places = dict[int, Box | None]


def syllables(page: Any, text: Any) -> Places:  # noqa: ANN401  (pypdfium2 has no types)
    """Return the left, bottom, right and top of the syllable of letters, by their numbers; None where it is said again.

    Bottom and top are those of its tallest sign. Letters whose own places hold are not among them.
    """
    import pypdfium2.raw as pdfium

    places: Places = {}
    if not _SCRIPTS.search(text.get_text_range()):
        return places
    letters = _letters_of_objects(text)
    last: list[int] = []
    edges: Box = (0.0, 0.0, 0.0, 0.0)
    for k in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, k)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        own = letters.get(address(drawn))
        left, bottom, right, top = bounds = _bounds(drawn)
        near = _NEAR * (edges[3] - edges[1])
        beside = bool(last) and left < edges[2] + near and bottom < edges[3] + near and top > edges[1] - near
        over = beside and left < edges[2] and own is not None and len(own) > 1
        again = over and _signs(text, own or []) == _signs(text, last)
        if own is not None and not again:
            last = own if len(own) <= _LONGEST and len({origin(text, i) for i in own}) == 1 else []
            edges = bounds
        elif beside and right > left:
            if top - bottom < edges[3] - edges[1]:
                bottom, top = edges[1], edges[3]
            edges = min(left, edges[0]), bottom, max(right, edges[2]), top
            places.update(dict.fromkeys(last, edges))
            places.update(dict.fromkeys(own or (), None))
    return places


def _letters_of_objects(text: Any) -> dict[int | None, list[int]]:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    letters: dict[int | None, list[int]] = {}
    for i in range(pdfium.FPDFText_CountChars(text)):
        if not chr(pdfium.FPDFText_GetUnicode(text, i)).isspace():
            letters.setdefault(address(pdfium.FPDFText_GetTextObject(text, i)), []).append(i)
    return letters


def _signs(text: Any, letters: list[int]) -> list[int]:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    return [pdfium.FPDFText_GetUnicode(text, i) for i in letters]


def _bounds(drawn: Any) -> Box:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, edges))
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def address(pointer: Any) -> int | None:  # noqa: ANN401
    """Return where what a pointer points to lies, by which two pointers are told to be of one thing."""
    return ctypes.cast(pointer, ctypes.c_void_p).value


def origin(text: Any, i: int) -> tuple[float, float]:  # noqa: ANN401
    """Return the place from which a letter is drawn, in points: letters that are drawn as one have the same."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, i, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value
