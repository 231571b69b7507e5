"""Emoji at the ends of sentences: they belong to what stands before them, and often stand where a full stop would."""

import re
from collections.abc import Collection, Sequence

from gleanings.documents.around_stops import WORD
from gleanings.types import Span

_ONE = "[\u231a-\u23ff\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]"
EMOJI = re.compile(_ONE)
_RUN = re.compile(rf"(?:{_ONE}[\ufe0f\u200d\U0001f3fb-\U0001f3ff]{{0,3}} ?)++")
_WORDS = 3  # before an emoji that ends a sentence without a stop: "I ❤ New York"


def with_emoji(text: str, spans: Sequence[Span], starters: Collection[str]) -> list[Span]:
    """Return the sentences of a paragraph, emoji behind the end of one with it, and one that ends in emoji cut there.

    Emoji at the head of the paragraph are signs of a list, and those of all sentences are then left where they stand.

    >>> text = "I love it! 😍 We came back 🎉 The staff is kind."
    >>> [text[a:b] for a, b in with_emoji(text, [(0, 10), (11, 49)], ["the"])]
    ['I love it! 😍', 'We came back 🎉', 'The staff is kind.']
    """
    if _RUN.match(text, spans[0][0]):
        return list(spans)
    found: list[Span] = []
    for start, end in spans:
        run = _RUN.match(text, start, end)
        if run and found:
            found[-1] = (found[-1][0], start + len(run[0].rstrip()))
            start = run.end()
        for run in _RUN.finditer(text, start, end):
            word = WORD.match(text, run.end(), end)
            begins = word is not None and (
                word[0].lower() in starters or text[word.end() : word.end() + 2].strip().islower()
            )
            if word and word[0][0].isupper() and begins and len(text[start : run.start()].split()) >= _WORDS:
                found.append((start, start + len(text[start : run.end()].rstrip())))
                start = run.end()
        if start < end:
            found.append((start, end))
    return found
