"""Where paragraphs and sentences begin and end, offline.

Paragraphs by our own rule (blank lines, and every line where lines are not hard-wrapped); sentences by sentencex
within a paragraph. Only places come back, never an altered text.
"""

import re

import sentencex

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_LONE = re.compile("[\ud800-\udfff]")


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each paragraph of `text`, in order, none of them empty."""
    return [match.span() for match in _LINE.finditer(text) if match.group().strip()]


def sentence_spans(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence of `text[start:end]`, trimmed, in order, none of them empty."""
    spans = []
    at = start
    for segment in sentencex.segment(language, _LONE.sub("\ufffd", text[start:end])):
        lead = len(segment) - len(segment.lstrip())
        body = len(segment.strip())
        if body:
            spans.append((at + lead, at + lead + body))
        at += len(segment)
    return spans
