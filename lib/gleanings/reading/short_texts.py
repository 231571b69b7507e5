"""The encoding of a line or two, of which a detector that counts bytes has too few: "Où est la gare ?" was Arabic.

In Latin letters a language is told by those that are ASCII, too; an encoding is one for some languages, and what it
gives must look like words. Japanese is told by its own letters.
"""

import re
from functools import partial

from gleanings.corpus.language_detection import probability_of

# In the order in which they are taken where two fit as well.
_ENCODINGS = {
    "cp1252": "de fr es pt it nl sv da no nb nn fi en ca is gl eu af ga cy sq id ms lb fo oc an wa br la eo".split(),
    "cp1250": "pl cs sk hu hr sl ro bs sr".split(),
    "iso8859-2": "pl cs sk hu hr sl ro bs sr".split(),
    "cp1254": "tr az".split(),
    "cp1257": "lt lv et".split(),
    **dict.fromkeys(("mac_roman", "cp850"), "de fr es pt it nl sv da no nb nn fi en ca is gl eu".split()),
}
_OF_JAPANESE = ("cp932", "euc_jp")
_HIRAGANA = frozenset(map(chr, range(0x3041, 0x3097)))
_HIGH = re.compile(rb"[\x80-\xff]+")
_ASCII = bytes(range(128))
_LETTERS = re.compile(rb"[a-zA-Z]")
_FEW = 40  # such bytes: more of them tell a detector enough
_RUN = 3  # of them next to each other: words in other scripts have more
_SIGNS = frozenset("’‘“”–—…€£«»¿¡„‚•·°§ªº\xa0")
_WITHIN = frozenset("’‘·–—")
_SAMPLE = 2_000
_SURER = 0.02


def is_short(data: bytes) -> bool:
    """Return whether so few bytes are not ASCII that they tell a detector little."""
    return len(data.translate(None, _ASCII)) <= _FEW


def encoding_of_short_text(data: bytes) -> str:
    """Return the encoding of a short text in Latin letters or Japanese; empty where it is no such text.

    >>> encoding_of_short_text("Où est la gare ?".encode("cp1252")), encoding_of_short_text("Да".encode("koi8-r"))
    ('cp1252', '')
    """
    return (
        (_latin(data) or next(filter(None, map(partial(_japanese, data), _OF_JAPANESE)), "")) if is_short(data) else ""
    )


def _japanese(data: bytes, encoding: str) -> str:
    """Return the encoding where a third of the letters that it gives are Hiragana, and the others Japanese, too."""
    try:
        letters = [sign for sign in data.decode(encoding) if sign.isalpha() and not sign.isascii()]
    except UnicodeDecodeError:
        return ""
    own = sum(map(_HIRAGANA.__contains__, letters))
    return encoding if 3 * own >= len(letters) > 1 and all(sign > "\u3000" for sign in letters) else ""


def _latin(data: bytes) -> str:
    high = data.translate(None, _ASCII)
    if not high or len(_LETTERS.findall(data)) < len(high):
        return ""
    if max(map(len, _HIGH.findall(data))) > _RUN:
        return ""
    first = max(0, data.find(high[:1]) - _SAMPLE // 2)
    best, least, sureness = "", 0, 0.0
    for encoding, languages in _ENCODINGS.items():
        try:
            text = data[first : first + _SAMPLE].decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = _odd_signs(text)
        if best and odd > least:
            continue
        sure = probability_of(text, languages)
        if not best or odd < least or sure > sureness + _SURER:
            best, least, sureness = encoding, odd, sure
    return best


def _odd_signs(text: str) -> int:
    """Return how many signs no words have: capitals and signs within a word, signs that are rare in texts."""
    return sum(
        (not sign.isalpha() and sign not in _SIGNS)
        or (before.isalpha() and after.isalpha() and not sign.isalpha() and sign not in _WITHIN)
        or (before.islower() and sign.isupper())
        for before, sign, after in zip(" " + text, text, text[1:] + " ", strict=False)
        if not sign.isascii()
    )
