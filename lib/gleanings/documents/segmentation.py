"""Where paragraphs and sentences begin and end, offline.

Paragraphs by our own rule: a blank line ends one, and so does every line end, unless the lines are hard-wrapped.
Sentences by sentencex within a paragraph, joined again where it cuts behind an abbreviation of news ("Flt. Lt.").
Only places come back, never an altered text.
"""

import re
from functools import lru_cache
from itertools import pairwise

import sentencex

Span = tuple[int, int]

_LINE_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # those of str.splitlines
_LINE_END = re.compile(f"[{_LINE_ENDS}]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # text that sentencex, which works on UTF-8, could not take
_SENTENCE_END = (".", "!", "?", "…", ":", ";", '"', "”", "»", "’", "'", ")", "。", "！", "？", "۔", "।")

_WRAPPED_WIDTH = 130  # longer lines are paragraphs of their own
_WRAPPED_SHARE = 0.4  # so many of the lines of a block run on into the next
_LIST_POINT = re.compile(r"\s*(?:[-*+•·‣◦]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")

# Abbreviations that sentencex lacks: ranks of South Asian news, short forms of quantity, places, and honorifics.
_ABBREVIATIONS = frozenset(
    "Flt. Wg. Cdr. Sqn. Ldr. Insp. Sub-Insp. Supt. Approx. approx. Incl. incl. Excl. excl. Ch. Sh. Ft. Item. Sra. "
    "Srta. Mme. Mmes. Mlle. Mlles.".split()
)
_LONGEST = 12  # characters of the last word, with the space and what may open it: "(Sub-Insp."
_OPENING = "([\"'“‘«"
_POINT_NUMBER = re.compile(r"\(?(?:\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-Za-z])[.)]$")  # of a list, a chapter
# Languages that write ordinal numbers with a full stop: "am 3. Oktober".
_ORDINAL_LANGUAGES = ("cs", "da", "de", "et", "fi", "hr", "hu", "is", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr")
_ORDINAL = re.compile(r"\d{1,2}\.$")
_CLOCK = re.compile(r"\d\s?[ap]\.m\.\s*$")
_TIME_ZONE = re.compile(r"[A-Z]{2,4}\b")


def line_spans(text: str) -> list[Span]:
    """Return the (start, end) of each line of `text`, without its line end; empty lines included."""
    spans: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        spans.append((at, at + len(line.rstrip(_LINE_ENDS))))
        at += len(line)
    return spans


@lru_cache(maxsize=4)  # cleaning and the document itself ask for the same text, one after the other
def paragraph_spans(text: str) -> tuple[Span, ...]:
    """Return the (start, end) of each paragraph of `text`, in order, none of them blank.

    >>> paragraph_spans("A heading\\n\\nA line that was wrapped\\nat a fixed width.")
    ((0, 9), (11, 52))
    """
    blocks: list[list[Span]] = []
    block: list[Span] = []
    for start, end in [*line_spans(text), (len(text), len(text))]:
        if text[start:end].strip():
            block.append((start, end))
        elif block:
            blocks += _points(text, block)
            block = []
    wrapped = [_is_wrapped(text, block) for block in blocks]
    width = max(
        (end - start for block, cut in zip(blocks, wrapped, strict=True) if cut for start, end in block), default=0
    )
    paragraphs: list[Span] = []
    for block, cut in zip(blocks, wrapped, strict=True):
        paragraphs += [(block[0][0], block[-1][1])] if cut or (width and _is_filled(text, block, width)) else block
    return tuple(paragraphs)


def _points(text: str, lines: list[Span]) -> list[list[Span]]:
    """Return the lines as they are, or apart at each point of a list if they hold two or more."""
    if len(lines) < 2:
        return [lines]
    starts = [i for i, (start, end) in enumerate(lines) if _LIST_POINT.match(text, start, end)]
    if len(starts) < 2:
        return [lines]
    edges = sorted({0, *starts, len(lines)})
    return [lines[a:b] for a, b in pairwise(edges)]


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Return whether lines that follow each other were one paragraph, cut at a fixed width."""
    if len(lines) < 2 or max(end - start for start, end in lines) > _WRAPPED_WIDTH:
        return False
    runs_on = 0
    for (start, end), (next_start, next_end) in pairwise(lines):
        following = text[next_start:next_end].lstrip()
        runs_on += not text[start:end].rstrip().endswith(_SENTENCE_END) and not following[0].isupper()
    return runs_on >= _WRAPPED_SHARE * (len(lines) - 1)


def _is_filled(text: str, lines: list[Span], width: int) -> bool:
    """Return whether no line but the last had room for the word that begins the next, in a text of this width."""
    return len(lines) > 1 and all(
        end - start + 1 + len(text[next_start:next_end].split(None, 1)[0]) > width
        for (start, end), (next_start, next_end) in pairwise(lines)
    )


def sentence_spans(text: str, start: int, end: int, language: str) -> list[Span]:
    """Return the (start, end) of each sentence of the paragraph `text[start:end]`, trimmed, in order, none blank.

    >>> text = "Flt. Lt. Aziz met U.S. – Pakistan envoys.  He left."
    >>> [text[a:b] for a, b in sentence_spans(text, 0, len(text), "en")]
    ['Flt. Lt. Aziz met U.S. – Pakistan envoys.', 'He left.']
    """
    # A line end within a paragraph is a space; every replacement keeps the length, so places stay right.
    paragraph = text[start:end]
    if not paragraph.isprintable():
        paragraph = _LONE_SURROGATE.sub("\ufffd", _LINE_END.sub(" ", paragraph))
    spans: list[Span] = []
    at = start
    joins = False
    for segment in sentencex.segment(language, paragraph):
        body = segment.strip()
        if body:
            first = at + len(segment) - len(segment.lstrip())
            if joins or (spans and body[:2].isupper() and _TIME_ZONE.match(body) and _CLOCK.search(text, *spans[-1])):
                spans[-1] = (spans[-1][0], first + len(body))
            else:
                spans.append((first, first + len(body)))
            joins = _runs_on(body, language, alone=len(spans) == 1)
        at += len(segment)
    return spans


def _runs_on(segment: str, language: str, *, alone: bool) -> bool:
    """Return whether a sentence goes on behind `segment`, which ends in an abbreviation or a number of a list.

    Looked at word by word, as it is asked of every segment: one search of a pattern would take as long as the rest.
    """
    space = segment.rfind(" ")
    if len(segment) - space > _LONGEST:
        return False
    last = segment[space + 1 :]
    if last[-1] == "." and last.lstrip(_OPENING) in _ABBREVIATIONS:
        return True
    if last[-1] == "." and last[0].isdigit():
        numbered = segment[: -len(last)].rstrip().endswith("Item")
        return (
            numbered
            or (language in _ORDINAL_LANGUAGES and _ORDINAL.match(last) is not None)
            or (alone and _is_point(segment))
        )
    return alone and _is_point(segment)


def _is_point(segment: str) -> bool:
    return len(segment) < 8 and _POINT_NUMBER.match(segment) is not None
