"""Quotations and brackets of a paragraph, by pairs: an inch mark or an apostrophe opens nothing."""

import re

from gleanings.documents.punctuation import STOPS
from gleanings.documents.spans import places
from gleanings.types import Span

LONGEST_QUOTATION = 300  # characters; a longer one is cut at its sentences
LONGEST_BRACKET = 200
_ASCII_SIGNS = "\"'()[]"
_SIGNS = _ASCII_SIGNS + "“”„«»「」『』‹›（）‘’"
_CLOSES = {
    "”": "“„”", "“": "„", "»": "«", "«": "»", "」": "「", "』": "『", "›": "‹",
    ")": "(", "]": "[", "）": "（", '"': '"', "'": "'", "’": "‘'",
}  # fmt: skip
_OPENS = frozenset("“„«「『‹([（\"'‘»”")
_ATTRIBUTION = 14  # signs that may follow a quotation at the head of a Chinese or Japanese sentence
_STOP = re.compile(f"[{re.escape(STOPS)}]")
_OPENED = re.compile("[“「『]")
_DEPTH = 6  # pairs within pairs that are looked through


def quotation_spans(text: str) -> list[Span]:
    """Return the (start, end) of each outermost short quotation or bracket of a paragraph, signs included, in order.

    >>> text = 'A 5" pipe. "I go. You stay," he said.'
    >>> [text[a:b] for a, b in quotation_spans(text)]
    ['"I go. You stay,"']
    """
    open_signs: list[tuple[str, int]] = []
    found: list[Span] = []
    for at in places(text, _ASCII_SIGNS if text.isascii() else _SIGNS):
        sign = text[at]
        if sign in "'’‘" and ((text[at - 1].islower() and text[at + 1 : at + 2].islower()) or _is_apostrophe(text, at)):
            continue
        openers = _CLOSES.get(sign, "")
        depth = _matching(open_signs, openers) if open_signs and openers else -1
        if depth >= 0 and _may_close(text, at, sign):
            start = open_signs[depth][1]
            del open_signs[depth:]
            if at + 1 - start <= (LONGEST_BRACKET if sign in ")]）" else LONGEST_QUOTATION):
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, at + 1))
        elif sign in _OPENS and _may_open(text, at, sign):
            open_signs.append((sign, at))
    return found


def _matching(open_signs: list[tuple[str, int]], openers: str) -> int:
    """Return the place among the open signs of the last that may be closed, -1 where there is none near."""
    if open_signs[-1][0] in openers:
        return len(open_signs) - 1
    lowest = max(-1, len(open_signs) - 1 - _DEPTH)
    return next((i for i in range(len(open_signs) - 1, lowest, -1) if open_signs[i][0] in openers), -1)


def _is_apostrophe(text: str, at: int) -> bool:
    """Return whether a single sign neither opens (before a word, after none) nor closes (after a stop)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after.isalnum():
        return before.isalnum()
    return before not in ".,!?…" or not before


def _may_open(text: str, at: int, sign: str) -> bool:
    """Return whether a sign can open: something follows it, and no letter or figure stands before a straight one."""
    following = text[at + 1 : at + 2]
    if not following or following.isspace():
        return sign == "«"  # French sets a space within
    before = text[at - 1] if at else " "
    if sign in "\"'‘»”":
        return not before.isalnum() and before not in ".!?…,;"
    return True


def _may_close(text: str, at: int, sign: str) -> bool:
    before = text[at - 1]
    if sign in "\"'":
        return not before.isspace() or not text[at + 1 : at + 2].isalnum()
    if sign in "“«":
        return not text[at + 1 : at + 2].isalnum()
    return True


def is_attributed(text: str, begin: int, tail: int, follows: int) -> bool:
    """Return whether a quotation at the head of a sentence is followed by who said it: “走吧。”他说。"""
    if text[tail - 1] not in '”」』’"':
        return False
    if text[tail : tail + 1] in "とってな" and text[tail - 1] in "」』":
        return True
    if text[begin] not in '“「『‘"' or tail != follows:
        return False
    if text[begin] in "“「『" and text.count(text[begin], begin, tail) > 1:  # who said it stands between two quotations
        return False
    stop = _STOP.search(text, tail, tail + _ATTRIBUTION)
    if stop is None:
        return False
    said = _OPENED.split(text[tail : stop.start()])
    return len(said) == 1 or said[0].endswith(("，", "、"))  # “好！”他说，“走吧。”
