"""How well a sentence stands on its own: whether a reader who sees it without its neighbours knows what it says."""

import re
from collections.abc import Sequence

import numpy as np

from gleanings.summaries.selection.greedy import Floats

_LEANING = 0.5  # what a sentence that leans on its neighbours is worth beside one that does not
_SHORT = 5  # content words: fewer seldom make a statement
_LONG = 2.5  # times the median length: beyond, a sentence is hard to take in
_JOINED = 0.75  # what one is worth that opens with a word that joins it to what comes before

# English openings that point back. In other languages the other signs must do.
_POINTS_BACK = frozenset("he she it they this that these those his her its their him them both such".split())
_JOINS = frozenset(
    "but and so or yet then thus therefore however moreover furthermore besides instead meanwhile also still nor "
    "otherwise consequently nevertheless nonetheless hence likewise similarly here there apart".split()
)
_SPEAKS = frozenset("i i'm i've i'll i'd my me we we're we've we'll we'd our us you your you're".split())
_SPEECH = re.compile(r"\b(?:he|she|they|it) sa(?:id|ys?)\b")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BULLETS = ("-", "–", "—", "*", "•", "·", "…")  # a point of a list, or half a sentence


def standing(texts: Sequence[str], lengths: Sequence[int], language: str = "en") -> Floats:
    """Return for each sentence how well it stands on its own, above 0 and up to 1.

    Args:
        texts: the sentences.
        lengths: how many words that carry meaning each has, one number a sentence.
        language: ISO 639-1 code; words that point back are known for English only.

    >>> standing(["But they rose again over two days.", "Heavy rain fed the river for days."], [6, 6]).tolist()
    [0.5, 1.0]
    """
    worded = [length for length in lengths if length > 0]
    usual = float(np.median(worded)) if worded else 1.0
    return np.array(
        [_words(text, language) * _edges(text) * _length(n, usual) for text, n in zip(texts, lengths, strict=True)]
    )


def _length(length: int, usual: float) -> float:
    """1 for a usual length, less for fragments and for sentences that are hard to take in."""
    if length < _SHORT:
        return length / _SHORT
    return min(1.0, _LONG * usual / length)


def _words(text: str, language: str) -> float:
    """1, or less where the words lean on what comes before, or are speech without its speaker."""
    if language != "en":
        return 1.0
    plain = text.replace("’", "'").lower()
    words = _WORD.findall(plain)
    worth = 1.0
    if words and words[0] in _POINTS_BACK:
        worth *= _LEANING
    elif words and words[0] in _JOINS:
        worth *= _LEANING if _POINTS_BACK.intersection(words[1:3]) else _JOINED
    if not _SPEAKS.isdisjoint(words) or _SPEECH.search(plain):
        worth *= _LEANING
    return worth


def _edges(text: str) -> float:
    """1, or less where a sentence begins or ends in the middle."""
    cut = text[:1].islower() or text[:1] in _BULLETS or text.rstrip()[-1:].isalnum()
    return _LEANING if cut else 1.0
