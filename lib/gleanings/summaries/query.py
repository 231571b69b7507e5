"""Sentences on a subject: how far each is about a query or a topic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from gleanings.documents.document import Document
from gleanings.errors import InvalidType, InvalidValue
from gleanings.summaries.numbers import numbers_in
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.sentence_vectors import SentenceVectors
from gleanings.summaries.stemming.lexicon import chunks, lexicon
from gleanings.types import Flags, Floats
from gleanings.words.lemmas import lemmatizer
from gleanings.words.notes import with_near_forms

_NAMED = 5  # words that no sentence holds
_ASIDE = 0.05  # how much a sentence without a word of the subject counts, beside 1 for the one most about it


@dataclass(frozen=True, eq=False)
class Focus:
    """How far each sentence is about a subject.

    Attributes:
        factors: for each sentence, what its score is multiplied by, above 0 and at most 1.
        weights: for each stem, how much of the subject it is, 0 to 1.
        about: for each sentence, whether it holds a word or number of the subject.
        notes: what a reader must know, in full sentences.
    """

    factors: Floats
    weights: Floats
    about: Flags
    notes: tuple[str, ...]


def focus_on(
    matrix: SentenceMatrix,
    documents: Sequence[Document],
    *,
    query: str | None,
    topic_words: Iterable[tuple[str, float]] | None,
) -> Focus | None:
    """Return the focus on a query, a topic or both; None where neither is given.

    A sentence is as much about a subject as its vector has the direction of the subject's words: those of a query
    weighted by their idf in the text, those of a topic by their weight in it.

    Raises:
        InvalidType: for a query that is no text.
        InvalidValue: for an empty query.
    """
    wanted: list[tuple[str, list[tuple[str, float]]]] = []
    if query is not None:
        if not isinstance(query, str):
            raise InvalidType(f"query={query!r} is not a text; give the words that the summary is to be about.")
        if not query.strip():
            raise InvalidValue("query is empty; give the words that the summary is to be about.")
        wanted.append(("query", [(query, 1.0)]))
    if topic_words is not None:
        # The words of a topic are lemmas, and phrases joined by an underscore.
        wanted.append(("topic", [(word.replace("_", " "), weight) for word, weight in topic_words]))
    if not wanted:
        return None
    vectors = SentenceVectors(matrix)
    languages = tuple(dict.fromkeys(document.language for document in documents))
    relevance, weights, notes = np.zeros(matrix.size), np.zeros(len(matrix.stems)), []
    about = np.zeros(matrix.size, bool)
    missing = _missing(query or "", matrix, documents)
    for name, words in wanted:
        forms = [(form, 1.0) for near in missing.values() for form in near.forms] if name == "query" else []
        target = _target([*words, *forms], matrix, languages)
        if name == "query":
            target *= vectors.idf
        found = vectors.times(target)
        highest = float(found.max(initial=0.0))
        if highest > 0:
            found /= highest
            weights += target / target.max()
        lost = [near.shown for near in missing.values() if not near.forms] if name == "query" else []
        if name == "query":
            numbers, lost_numbers = _with_numbers(words[0][0], documents)
            lost += lost_numbers
            found, highest = np.maximum(found, numbers), max(highest, float(numbers.max(initial=0.0)))
        relevance += found
        about |= found > 0
        near = f" ({', '.join(lost[:_NAMED])})" if lost else ""
        if not highest:
            notes.append(f"No sentence holds a word of the {name}{near}; the choice is the same without it.")
        elif near:
            notes.append(f"No sentence holds these words of the query{near}.")
    highest = max(float(relevance.max(initial=0.0)), 1.0)
    factors = (_ASIDE + relevance) / (_ASIDE + highest)
    return Focus(factors, weights / max(float(weights.max(initial=0.0)), 1.0), about, tuple(notes))


class _Near(NamedTuple):
    """What the texts have near a word of a query that no sentence holds: other forms of it, and what is shown of it."""

    forms: tuple[str, ...]
    shown: str


def _missing(query: str, matrix: SentenceMatrix, documents: Sequence[Document]) -> dict[str, _Near]:
    """Return the words of a query that no sentence holds, with what the texts have near them.

    A stem may miss a form: Snowball's of "buses" is not that of "bus". The lemma finds it.
    """
    column = set(matrix.stems)
    read = {
        x: [analysed for chunk in chunks(query, x) for analysed in lexicon(x).analyse(chunk)]
        for x in dict.fromkeys(document.language for document in documents)
    }
    there = {word for words in read.values() for word, stem, _ in words if stem in column}
    stops = {word for words in read.values() for word, _, stop in words if stop}
    missing = [w for w in dict.fromkeys(w for words in read.values() for w, _, _ in words) if w not in there | stops]
    if not missing:
        return {}
    known = {
        x: {
            word
            for document in documents
            if document.language == x
            for chunk in dict.fromkeys(chunks(document.text, x))
            for word, _, stop in lexicon(x).analyse(chunk)
            if not stop
        }
        for x in read
    }
    every = sorted(frozenset().union(*known.values()))
    forms: dict[str, set[str]] = {word: set() for word in missing}
    for x, words in known.items():
        lemma = lemmatizer(x)
        wanted = {word: lemma(word) for word in missing}
        for other in words:
            found = lemma(other)
            for word in missing:
                if found == wanted[word]:
                    forms[word].add(other)
    return {word: _Near(tuple(sorted(forms[word])), with_near_forms(word, every)) for word in missing}


def _with_numbers(query: str, documents: Sequence[Document]) -> tuple[Floats, list[str]]:
    """The share of the numbers of a query that each sentence holds, and those in figures that none does.

    Numbers are no words, and have no stems.
    """
    held: list[float] = []
    there: set[str] = set()
    for document in documents:
        wanted = numbers_in(query, document.language)
        found = [wanted & numbers_in(sentence.text, document.language) for sentence in document.sentences]
        there.update(*found)
        held += [len(numbers) / max(len(wanted), 1) for numbers in found]
    return np.array(held, np.float64), sorted(numbers_in(query) - there)


def _target(weighted: Iterable[tuple[str, float]], matrix: SentenceMatrix, languages: Iterable[str]) -> Floats:
    """The weights of words as a vector over the stems of the text, each word read in every language of the text."""
    column = {stem: i for i, stem in enumerate(matrix.stems)}
    target = np.zeros(len(column))
    for text, weight in weighted:
        read = [analysed for x in languages for chunk in chunks(text, x) for analysed in lexicon(x).analyse(chunk)]
        found = {column[stem] for _, stem, stop in read if stem in column and not stop}
        target[sorted(found)] += weight
    return target
