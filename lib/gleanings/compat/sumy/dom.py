"""From sumy's document model to our matrix: the words exactly as the caller's tokenizer and stemmer give them."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from nltk.stem import snowball
from sumy.nlp.stemmers import Stemmer, null_stemmer
from sumy.summarizers import AbstractSummarizer

from gleanings.compat.sumy.english_stemmer import stem as english_stem
from gleanings.summaries.sentence_matrix import SentenceMatrix, assemble
from gleanings.summaries.stemming.lexicon import Lexicon, Store, Words
from gleanings.types import Integers

_MOST_WORDS = 1_000_000  # a shared lexicon that has met more is begun anew


def matrix_of(
    sentences: Sequence[Any],
    summarizer: AbstractSummarizer,
    stop_words: frozenset[str] = frozenset(),
    *,
    headings: Sequence[Any] = (),
    paragraphs: Sequence[Any] = (),
) -> SentenceMatrix:
    """Return the matrix of sumy sentences.

    Args:
        sentences: anything with `words`, hashable; equal sentences are the same.
        summarizer: whose `normalize_word` and `stem_word` are asked once for every distinct word.
        stop_words: normalised.
        headings: sentences that are headings.
        paragraphs: the paragraphs that `sentences` come from, where places matter.
    """
    lexicon = lexicon_of(summarizer, stop_words)
    words: list[int] = []
    ends = [0]
    for sentence in sentences:
        words.extend(lexicon.codes(sentence.words))
        ends.append(len(words))
    paragraph = [i for i, part in enumerate(paragraphs) for _ in part.sentences]
    return assemble(
        (lexicon,),
        words,
        ends,
        [code for heading in headings for code in lexicon.codes(heading.words)],
        texts=sentences,
        sizes=[len(sentences)],
        paragraph=paragraph or [0] * len(sentences),
        paragraphs=[len(paragraphs)],
    )


def content_stems(words: Iterable[str], summarizer: AbstractSummarizer, stop_words: frozenset[str]) -> list[str]:
    """Return the stems of the words that are no stop words, in order."""
    lexicon = lexicon_of(summarizer, stop_words)
    return [lexicon.store.stems[code >> 1] for code in lexicon.codes(words) if not code & 1]


def lexicon_of(summarizer: AbstractSummarizer, stop_words: frozenset[str]) -> Lexicon:
    """Return the lexicon of a summarizer's words.

    It is shared by all summarizers with one of sumy's stemmers, which give the same stem every time; any other
    stemmer is asked anew at every call.
    """
    stem = _known_stem(summarizer)
    if stem is None:
        return _lexicon(summarizer.normalize_word, summarizer.stem_word, stop_words)
    lexicon = _shared_lexicon(stem, stop_words)
    if len(lexicon) > _MOST_WORDS:
        _shared_lexicon.cache_clear()
        lexicon = _shared_lexicon(stem, stop_words)
    return lexicon


def _lexicon(normalize: Callable[[str], str], stem: Callable[[str], str], stop_words: frozenset[str]) -> Lexicon:
    def analyse(word: str) -> Words:
        normalized = normalize(word)
        return ((normalized, stem(normalized), normalized in stop_words),)

    return Lexicon(Store(), analyse)


@lru_cache(maxsize=16)
def _shared_lexicon(stem: Callable[[str], str], stop_words: frozenset[str]) -> Lexicon:
    return _lexicon(AbstractSummarizer.normalize_word, stem, stop_words)


def _known_stem(summarizer: AbstractSummarizer) -> Callable[[str], str] | None:
    """Return the function behind one of sumy's own stemmers; None if the summarizer's words are its own affair."""
    kind = type(summarizer)
    if (
        kind.stem_word is not AbstractSummarizer.stem_word
        or kind.normalize_word is not AbstractSummarizer.normalize_word
    ):
        return None
    stemmer = summarizer._stemmer
    if stemmer is null_stemmer:
        return str
    if type(stemmer) is not Stemmer:
        return None
    inner = stemmer._stemmer
    owner = getattr(inner, "__self__", None)
    if owner is None:
        found: Callable[[str], str] = inner
        return found
    return english_stem if type(owner) is snowball.EnglishStemmer else _snowball(type(owner).__name__)


@lru_cache(maxsize=32)
def _snowball(kind: str) -> Callable[[str], str]:
    stem: Callable[[str], str] = getattr(snowball, kind)().stem
    return stem


def overridden(summarizer: object, base: type, *names: str) -> bool:
    """Return whether a subclass, or the object itself, has put its own method in the place of one of sumy's."""
    kind = type(summarizer)
    return any(getattr(kind, name) is not getattr(base, name) or name in vars(summarizer) for name in names)


def same_words(matrix: SentenceMatrix, tokens: Integers, bounds: Integers) -> Integers:
    """Return for every sentence the index of the first with the same sequence of words."""
    first: dict[bytes, int] = {}
    parts = (tokens[a:b].tobytes() for a, b in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True))
    return np.array([first.setdefault(part, i) for i, part in enumerate(parts)], np.int64)
