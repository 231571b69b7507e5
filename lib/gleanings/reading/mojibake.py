"""Text that was decoded as the wrong encoding before it was saved: "donâ€™t" for "don’t".

UTF-8 that was read as cp1252 is the common kind, and the only one that can be told for certain: the signs are those of
bytes that make whole characters of UTF-8.
"""

import re


def _sloppy(byte: int) -> str:
    """Return cp1252's sign of a byte; of the five that it leaves open, the control character that browsers take."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTES = {_sloppy(byte): byte for byte in range(0x80, 0x100)}
_FOLLOWING = "[" + "".join(re.escape(sign) for sign, byte in _BYTES.items() if byte < 0xC0) + "\u00a0]"
_TWO = "[" + "".join(sign for sign, byte in _BYTES.items() if 0xC2 <= byte < 0xE0) + "]"
_THREE = "[" + "".join(sign for sign, byte in _BYTES.items() if 0xE0 <= byte < 0xF0) + "]"
_FOUR = "[" + "".join(sign for sign, byte in _BYTES.items() if 0xF0 <= byte < 0xF5) + "]"
_RUN = re.compile(f"(?:{_FOUR}{_FOLLOWING}{{3}}|{_THREE}{_FOLLOWING}{{2}}|{_TWO}{_FOLLOWING})")
# By itself one of these is what it seems: "CAFÉ»" and "DÉJÀ »" are French.
_CERTAIN = re.compile(f"(?:{_FOUR}{_FOLLOWING}{{3}}|{_THREE}{_FOLLOWING}{{2}}|[ÃÂ]{_FOLLOWING})")


_LEADS = [sign for sign, byte in _BYTES.items() if 0xE0 <= byte < 0xF5 or sign in "ÃÂ"]


def count_mojibake(text: str) -> int:
    """Return how many signs of a text are UTF-8 that was read as cp1252.

    >>> count_mojibake("I donâ€™t know the cafÃ©."), count_mojibake("« CAFÉ »")
    (2, 0)
    """
    if text.isascii() or not any(map(text.__contains__, _LEADS)):  # which is sought faster than the pattern
        return 0
    return sum(_mended(match[0]) != match[0] for match in _CERTAIN.finditer(text))


def mend_mojibake(text: str) -> str:
    """Return the text with such signs mended; where there are none for certain, the text as it is.

    >>> mend_mojibake("I donâ€™t know the cafÃ©.")
    'I don’t know the café.'
    """
    return _RUN.sub(lambda match: _mended(match[0]), text) if count_mojibake(text) else text


def _mended(run: str) -> str:
    try:
        return bytes(_BYTES.get(sign, 0) for sign in run).decode("utf-8")
    except UnicodeDecodeError:
        return run
