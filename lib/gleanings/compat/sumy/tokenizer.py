"""sumy's Tokenizer without its download: sentences by sentencex, words as nltk cuts them.

nltk's word tokenizer is a list of regular expressions and needs no data; what sumy downloads, punkt, is for sentences.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any, ClassVar

import sentencex
from nltk import NLTKWordTokenizer
from pycountry import languages
from sumy.nlp import tokenizers as sumy_tokenizers

from gleanings.documents.document import Document

_CLOSING = frozenset("])}>\"'»”’ ")
_BREAK = re.compile("[\r\n\ud800-\udfff]")
_SPLIT_BY_SUMY = frozenset(("hebrew", "japanese", "chinese", "ukrainian", "korean", "thai"))


class Tokenizer(sumy_tokenizers.Tokenizer):
    """sumy's Tokenizer, with its interface and its words.

    Args:
        language: a name or an ISO 639 code, as sumy takes it.

    Raises:
        LookupError: the language is not known.

    >>> tokenizer = Tokenizer("english")
    >>> tokenizer.to_sentences("Mr. Smith said so. Nobody believed him.")
    ('Mr. Smith said so.', 'Nobody believed him.')
    >>> tokenizer.to_words("They don't, said Peter's sugar-free aunt in 2021.")
    ('They', 'do', "n't", 'said', 'Peter', 'sugar-free', 'aunt', 'in')
    """

    LANGUAGE_ALIASES: ClassVar[dict[str, str]] = {}

    def _get_sentence_tokenizer(self, language: str) -> Any:  # noqa: ANN401  (sumy has no types)
        if language in _SPLIT_BY_SUMY:
            return self.SPECIAL_SENTENCE_TOKENIZERS[language]
        return _Sentences(_code(language))

    def _get_word_tokenizer(self, language: str) -> Any:  # noqa: ANN401
        return self.SPECIAL_WORD_TOKENIZERS.get(language, _Words())


def _code(language: str) -> str:
    """Return the ISO 639-1 code of a language, given by its English name."""
    if language == "greek":
        return "el"
    found = languages.get(name=language.capitalize())
    if found is None or not hasattr(found, "alpha_2"):
        raise LookupError(f"The language is not supported: {language}. Give its English name, or its ISO 639-1 code.")
    return str(found.alpha_2)


class _Sentences:
    def __init__(self, code: str) -> None:
        self._code = code

    def tokenize(self, text: str) -> list[str]:
        # A line break ends no sentence for sumy; the segments are cut from the text as it is.
        found: list[str] = []
        at = 0
        for segment in self._segments(_BREAK.sub(" ", text)):
            found.append(text[at : at + len(segment)].strip())
            at += len(segment)
        return [sentence for sentence in found if sentence]

    def _segments(self, text: str) -> list[str]:
        try:
            return list(sentencex.segment(self._code, text))
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # compiled code that panics raises what is no Exception; then our own splitter cuts
            starts = [sentence.start for sentence in Document("", text, language=self._code).sentences]
            return [text[a:b] for a, b in pairwise([0, *starts[1:], len(text)])]


class _Words:
    """nltk's words. Only the full stop that ends the text is cut off, so all other stretches are cut once and kept."""

    def tokenize(self, text: str) -> Iterable[str]:
        chunks = text.split()
        end = len(chunks)
        while end and _CLOSING.issuperset(chunks[end - 1]):
            end -= 1
        end = max(end - 1, 0)
        for chunk in chunks[:end]:
            yield from _inner(chunk)
        yield from _last(" ".join(chunks[end:]))


# The words without an apostrophe that nltk takes apart: can not, gim me, gon na, ...
_TAKEN_APART = frozenset(("cannot", "gimme", "gonna", "gotta", "lemme", "wanna"))
_treebank = NLTKWordTokenizer()


@lru_cache(maxsize=1_000_000)
def _inner(chunk: str) -> tuple[str, ...]:
    """The words of a chunk that others follow: the x keeps its full stop from being the last of the text."""
    stem = chunk.lstrip('"').rstrip('",;:!?')
    return _plain(stem.removesuffix("'s")) or tuple(_treebank.tokenize(f"{chunk} x")[:-1])


@lru_cache(maxsize=200_000)
def _last(text: str) -> tuple[str, ...]:
    stem = text.lstrip('"').rstrip('"')
    return _plain(stem.removesuffix(".")) or tuple(_treebank.tokenize(text))


def _plain(chunk: str) -> tuple[str, ...]:
    """A chunk of letters and digits, with single hyphens inside, is one word: most are, and nltk need not be asked."""
    parts = chunk.split("-")
    whole = all(part.isalnum() and part.lower() not in _TAKEN_APART for part in parts)
    return (chunk,) if whole else ()
