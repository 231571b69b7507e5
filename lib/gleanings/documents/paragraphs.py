"""Where paragraphs begin and end.

A blank line ends a paragraph, and so does every line end, unless the lines are hard-wrapped: prose that was filled to
a width has no line with room for the word that begins the next. Lines of verse, headlines, answers and messages
vary in width. Capitals are asked only where widths cannot tell. Points of a list and turns of a talk stand apart.
"""

import re
from functools import lru_cache
from itertools import pairwise

from gleanings.documents.punctuation import BULLET, SIGN_BULLETS, ends_sentence
from gleanings.documents.spans import line_spans
from gleanings.documents.turns import turns
from gleanings.types import Span

_WIDEST = 130  # longer lines are paragraphs of their own
_WIDEST_OF_WIDE = 180  # in columns, two for each sign of Chinese, Japanese or Korean
_NARROWEST = 30  # columns of the narrowest text that was filled: shorter lines are verse or a list
_NARROWEST_OF_WIDE = 20  # columns, where a sentence ends within a line, as none does in verse or a list
_FILLED_SHARE = 0.8  # so many of the line ends have no room for the next word
_SLACK = 0.1  # of the width: how ragged text may be that was wrapped by hand
_ITEMS_SHARE = 0.8
_WIDE_SIGN = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]")
_LABELLED = re.compile(r"[^\W\d_][^:：.]{0,24}[:：]\s+\S")  # "Present: ...", "Place: ..."
_DIGIT = re.compile(r"\d+")
_PAUSE = (",", ";", ":", "—", "–", "，", "；", "、", "،")


class _Line:
    """A line with what its neighbours ask of it."""

    __slots__ = ("columns", "end", "ended", "first", "indent", "start", "text", "wide")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        raw = text[start:end].rstrip()
        self.text = raw.lstrip()
        self.indent = len(raw) - len(self.text)
        wide = 0 if raw.isascii() else len(_WIDE_SIGN.findall(raw))
        self.columns = len(raw) + wide
        self.wide = wide > 0 and _WIDE_SIGN.match(self.text) is not None
        self.first = 2 if self.wide else len(self.text.split(None, 1)[0])
        self.ended = ends_sentence(raw)

    def is_indented(self, before: "_Line") -> bool:
        """Return whether it stands further in than the line before it."""
        return self.indent > before.indent + 1


@lru_cache(maxsize=4)  # cleaning and the document itself ask for the same text, one after the other
def paragraph_spans(text: str) -> tuple[Span, ...]:
    """Return the (start, end) of each paragraph of `text`, in order, none of them blank.

    >>> paragraph_spans("A heading\\n\\nA line that was wrapped\\nat a fixed width.")
    ((0, 9), (11, 52))
    """
    lines = [span for span in line_spans(text) if span[1] > span[0] and not text[span[0] : span[1]].isspace()]
    if len(lines) < 2:
        return tuple(lines)
    begins = turns([text[a : min(b, a + 130)] for a, b in lines])
    blocks: list[list[Span]] = []
    for i, (start, end) in enumerate(lines):
        above = begins[i - 1] if i else None
        alone = above is not None and above.length >= lines[i - 1][1] - lines[i - 1][0]
        if i and not alone and begins[i] is None and not _blank_between(text, lines[i - 1][1], start):
            blocks[-1].append((start, end))
        else:
            blocks.append([(start, end)])
    if len(blocks) == len(lines):
        return tuple(lines)
    items = [item for block in blocks for item in _points(text, block)]
    measured = [[_Line(text, *line) for line in item] if len(item) > 1 else [] for item in items]
    width = max((_width(item) or _width_by_hand(item) for item in measured if len(item) > 1), default=0)
    paragraphs: list[Span] = []
    for item, each in zip(items, measured, strict=True):
        paragraphs += _joined(each, width) if len(item) > 1 else item
    return tuple(paragraphs)


def _blank_between(text: str, end: int, start: int) -> bool:
    """Return whether a blank line lies between the end of a line and the start of the next that is not blank."""
    gap = text[end:start]
    return len(gap) > 2 or (len(gap) == 2 and gap != "\r\n")


def _points(text: str, lines: list[Span]) -> list[list[Span]]:
    """Return the lines as they are, or apart at each point of a list."""
    if len(lines) < 2:
        return [lines]
    starts = [i for i, (start, end) in enumerate(lines) if BULLET.match(text, start, end)]
    signs = [i for i in starts if text[slice(*lines[i])].lstrip()[0] in SIGN_BULLETS]
    if len(starts) < 2 and not signs and 0 not in starts:
        return [lines]
    edges = sorted({0, *(starts if len(starts) > 1 or 0 in starts else signs), len(lines)})
    return [lines[a:b] for a, b in pairwise(edges)]


def _filled(line: _Line, following: _Line, width: float) -> bool:
    """Return whether a line had no room for the word that begins the next."""
    return line.columns + (1 if not following.wide else 2) + following.first > width


def _width(lines: list[_Line]) -> int:
    """Return the width that these lines were filled to, 0 where they were not."""
    width = max(line.columns for line in lines)
    if _is_grid(lines, width):
        return width
    widest = _WIDEST_OF_WIDE if any(line.wide for line in lines) else _WIDEST
    if len(lines) < 3 or not _NARROWEST <= width <= widest or _are_items(lines):
        return 0
    # A line before one that is indented further ends a paragraph, wherever it ends.
    within = [(a, b) for a, b in pairwise(lines) if not b.is_indented(a)]
    ended = sum(line.ended for line, _ in within)
    if ended > (len(within) + 1) / 4 or (ended and len(lines) < 4):  # few lines of prose end where a sentence does
        return 0
    pairs = [_filled(a, b, width) for a, b in within]
    # The longest line always passes, so that it says nothing.
    return width if sum(pairs) - 1 >= _FILLED_SHARE * (len(pairs) - 1) else 0


def _is_grid(lines: list[_Line], width: int) -> bool:
    """Return whether lines of Chinese or Japanese are cut after so many signs each, within their sentences."""
    inner = lines[:-1]
    return (
        all(line.wide and line.columns >= max(_NARROWEST_OF_WIDE, width - 2) for line in inner)
        and not all(line.ended for line in inner)
        and any(stop in line.text[:-1] for line in lines for stop in "。！？")
        and lines[-1].ended
    )


def _width_by_hand(lines: list[_Line]) -> int:
    """Return the width of lines of which each runs on into the next, in small letters; 0 where not."""
    runs_on = all(not a.ended and b.text[0].islower() for a, b in pairwise(lines))
    width = max(line.columns for line in lines)
    return width if runs_on and width >= _NARROWEST and _by_hand(lines) else 0


def _are_items(lines: list[_Line]) -> bool:
    """Return whether lines are items by their signs: each ends as a sentence or verse does, or begins alike."""
    inner = lines[:-1]
    if all(_LABELLED.match(line.text) for line in lines):
        return True
    heads = {_DIGIT.sub("0", line.text.split(None, 1)[0]) for line in lines}
    if len(heads) == 1 and not next(iter(heads)).isalpha():
        return True
    if len(lines) < 3:
        return False
    if sum(line.ended for line in inner) >= _ITEMS_SHARE * len(inner):
        return True
    narrow = max(line.columns for line in lines) < 2 * _NARROWEST
    paused = sum(line.ended or line.text.endswith(_PAUSE) for line in inner)
    capital = sum(line.text[0].isupper() for line in lines[1:])
    if narrow and len(lines) > 3 and paused == len(inner) == capital:
        return True  # a stanza whose lines are as wide as each other
    if len(lines) > 3 and capital >= _ITEMS_SHARE * len(inner):
        width = max(line.columns for line in lines)
        return not all(_filled(a, b, width) for a, b in pairwise(lines))  # names may begin each line of prose
    return narrow and 5 * paused >= 3 * len(inner)


def _joined(lines: list[_Line], width: int) -> list[Span]:
    """Return the paragraphs of a block: lines joined where they were cut at a width."""
    if _by_indent(lines):
        begins = [0, *(i for i, (a, b) in enumerate(pairwise(lines), 1) if b.is_indented(a)), len(lines)]
        return [(lines[a].start, lines[b - 1].end) for a, b in pairwise(begins)]
    own = _width(lines)
    reference = own or (width if max(line.columns for line in lines) <= width + 2 else 0)
    by_hand = not own and _by_hand(lines)
    paragraphs = [(lines[0].start, lines[0].end)]
    items = not own and _are_items(lines)
    point = BULLET.match(lines[0].text) is not None
    for line, following in pairwise(lines):
        broken_word = line.text.endswith(("-", "\u00ad")) and line.text[-2:-1].isalpha() and following.text[0].islower()
        runs_on = following.text[0].islower() and not line.ended
        if broken_word or (runs_on and (by_hand or point or (reference and line.columns >= reference / 2))):
            joins = True
        elif reference and not items:
            joins = _filled(line, following, reference) and not following.is_indented(line)
        else:
            joins = len(lines) == 2 and _two(line, following)
        if joins:
            paragraphs[-1] = (paragraphs[-1][0], following.end)
        else:
            paragraphs.append((following.start, following.end))
    return paragraphs


def _by_indent(lines: list[_Line]) -> bool:
    """Return whether the first line of each paragraph is indented.

    A sentence ends before each of them, and elsewhere hardly at the end of a line; and lines run on in small letters,
    which lines of verse do not.
    """
    indented = [a for a, b in pairwise(lines) if b.is_indented(a)]
    within = [(a, b) for a, b in pairwise(lines) if not b.is_indented(a)]
    if not indented or not all(line.ended for line in indented):
        return False
    small = sum(b.text[0].islower() for _, b in within)
    return 3 * small >= len(within) > 0 and 4 * sum(a.ended for a, _ in within) <= len(within)


def _by_hand(lines: list[_Line]) -> bool:
    """Return whether lines were wrapped at no exact width: near it, or with words broken at their ends."""
    width = max(line.columns for line in lines)
    if width > _WIDEST:
        return False
    if any(line.text[-1] == "-" and line.text[-2:-1].isalpha() for line in lines[:-1]):
        return True
    if _are_items(lines) or not (lines[-1].ended and not lines[0].text[0].islower()):
        return (
            width >= 2 * _NARROWEST
            and not _are_items(lines)
            and all(_filled(a, b, width * (1 - _SLACK)) for a, b in pairwise(lines))
        )
    return len(lines) == 2 or all(_filled(a, b, width * (1 - 2 * _SLACK)) for a, b in pairwise(lines))


def _two(line: _Line, following: _Line) -> bool:
    """Return whether two lines alone are a sentence that was cut: a full line, and the shorter rest of it."""
    return (
        not line.ended
        and following.ended
        and 2 * _NARROWEST <= line.columns <= _WIDEST
        and following.columns <= line.columns
    )
