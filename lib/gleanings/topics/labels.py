"""Labels: up to three things that a topic is about, in the spelling of the texts, from the corpus itself.

Candidates are the words and phrases of the bag that stand as nouns do, which is read off the corpus: how often a word
follows a determiner or a preposition rather than a pronoun, a modal or "to", and how often a stop word or the end of a
clause follows it, as it does after a noun and seldom after an adjective. They are ranked by relevance (Sievert and
Shirley 2014, lambda 0.6) and by how far the topic has them to itself; phrases and names come before single words. A
thing labels only the topic where it is strongest, and no two parts of a label share a word.
"""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gleanings.evaluation.exclusivity import part_of_topic
from gleanings.numerics import log
from gleanings.topics.fit_result import Fit
from gleanings.topics.representative_documents import strongest
from gleanings.types import Floats
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.lemmas import lemmatizer
from gleanings.words.stop_words import stop_words
from gleanings.words.tokenizer import tokenize

_PARTS = 3
_RELEVANCE = 0.6  # of the weight against lift, as in LDAvis
_DEPTH = 40  # words of a topic, by relevance, among which its label is looked for
_HALVING = 12  # ranks: a word so far down counts 1/e
_PHRASE, _NAME = 1.8, 1.4  # how many times a single common noun these are worth
_NOUN = 0.6  # of the places that tell, after a determiner or preposition, for a single word
_ENDS = 0.35  # of its places, before a stop word or the end of a clause
_TELLING = 3  # places that tell, at least
_DOCUMENTS = 30  # in which spelling and nouns are looked at, for each topic
_CLAUSES = re.compile(r"[.,;:!?()\[\]\"“”\n]+")
# Closed classes of English: what stands before a noun, and what stands before a verb.
_BEFORE_NOUNS = frozenset(
    "the a an this that these those his her its their our my your of in on at by for with from into over under between "
    "against about no some any many each every both other".split()
)
_BEFORE_VERBS = frozenset(
    "i you he she it we they who to will would can could may might must should shall not do does did don't doesn't "
    "didn't let has have had been be is are was were being very so too more most".split()
)


def labels(bow: BagOfWords, fit: Fit, names: Sequence[str], tokens: NDArray[np.int64]) -> tuple[str, ...]:
    """Return a label for each topic; its name where the bag has no texts.

    Args:
        bow: the bag that the topics were found in.
        fit: the fitted arrays.
        names: what the topics are called.
        tokens: how many tokens each row has.
    """
    if bow.corpus is None or bow.preparation is None:
        return tuple(names)
    rows = [strongest(fit.shares, tokens, topic, _DOCUMENTS) for topic in range(len(fit.weights))]
    texts = {
        row: bow.corpus[bow.rows[row].document].text[bow.rows[row].start : bow.rows[row].end]
        for row in {row for some in rows for row in some}
    }
    english = bow.preparation.language == "en"
    nouns = noun_places(list(texts.values())) if english else None
    order = _scores(bow, fit, nouns)
    found = []
    for topic, candidates in enumerate(order):
        parts: list[str] = []
        used: set[str] = set()
        for column in candidates:
            term = bow.vocabulary[column]
            words = set(term.split())
            spelt = None if used & words else spelling(term, [texts[row] for row in rows[topic]])
            if spelt is not None and not used & set(spelt.lower().split()):
                parts.append(spelt)
                used |= words | set(spelt.lower().split())
            if len(parts) == _PARTS:
                break
        found.append(" · ".join(parts) or names[topic])
    return tuple(found)


def _scores(bow: BagOfWords, fit: Fit, nouns: dict[str, tuple[float, float]] | None) -> list[list[int]]:
    """Return the columns that may label each topic, best first."""
    weights = fit.weights
    overall = np.maximum(np.asarray(bow.counts.sum(axis=0, dtype=np.float64)).ravel(), 1e-12)
    lift = log(np.maximum(weights, 1e-12)) - log(overall / overall.sum())
    relevance: Floats = _RELEVANCE * log(np.maximum(weights, 1e-12)) + (1 - _RELEVANCE) * lift
    own = part_of_topic(weights)
    names = bow.preparation.names if bow.preparation is not None else frozenset()
    best = own.argmax(axis=0)
    rows = np.bincount(bow.counts.indices, minlength=len(bow.vocabulary))
    result = []
    for topic in range(len(weights)):
        ranked = np.argsort(-relevance[topic], kind="stable")[:_DEPTH]
        scored = []
        for rank, column in enumerate(ranked.tolist()):
            words = bow.vocabulary[column].split()
            phrase, name = len(words) > 1, all(word in names for word in words)
            if best[column] != topic or rows[column] < 2 or any(word.isdigit() for word in words):
                continue
            if nouns is not None:
                noun, ends = nouns.get(words[-1], (0.0, 0.0))
                if ends < _ENDS or (noun < _NOUN and not name):
                    continue
            worth = (_PHRASE if phrase else 1.0) * (_NAME if name else 1.0)
            scored.append((float(np.exp(-rank / _HALVING) * own[topic, column]) * worth, column))
        result.append([column for _, column in sorted(scored, key=lambda pair: (-pair[0], pair[1]))])
    return result


def noun_places(texts: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Return for each word and its likely lemma how often it stands as nouns do, 0 to 1.

    First: of the places after a word that tells, the share after one that stands before nouns. Second: of all places,
    the share before a stop word or the end of a clause.
    """
    tokens = tokenize(clause for text in texts for clause in _CLAUSES.split(text))
    size = len(tokens.words)
    if len(tokens.ids) < 2:
        return {}
    kind = np.array([1 if w in _BEFORE_NOUNS else 2 if w in _BEFORE_VERBS else 0 for w in tokens.words], dtype=np.int64)
    before = np.where(tokens.first[1:], 0, kind[tokens.ids[:-1]])
    noun = np.bincount(tokens.ids[1:][before == 1], minlength=size)
    telling = np.bincount(tokens.ids[1:][before > 0], minlength=size)
    stops = stop_words("en")
    stop = np.array([word in stops for word in tokens.words])
    ends = np.bincount(tokens.ids[np.append(tokens.first[1:] | stop[tokens.ids[1:]], True)], minlength=size)
    total = np.bincount(tokens.ids, minlength=size)
    lemma = lemmatizer("en")
    sums: dict[str, NDArray[np.int64]] = {}
    for i, word in enumerate(tokens.words):
        counts = np.array([noun[i], telling[i], ends[i], total[i]])
        for form in {word, lemma(word)}:
            sums[form] = sums[form] + counts if form in sums else counts
    return {
        form: (float(nouns / tells) if tells >= _TELLING else 0.0, float(end / max(places, 1)))
        for form, (nouns, tells, end, places) in sums.items()
    }


def spelling(term: str, texts: Sequence[str]) -> str | None:
    """Return how a term is mostly written in the texts, not at the beginning of a sentence; None if it is nowhere."""
    inside = r"[\s\-\u2010\u2011]+".join(re.escape(word) for word in term.split())
    pattern = re.compile(rf"(?<![\w'’-]){inside}(?:e?s)?(?![\w-])", re.IGNORECASE)
    forms: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for text in texts:
        for match in pattern.finditer(text):
            before = text[: match.start()].rstrip()
            begins = not before or before[-1] in ".!?\n:\"“”'’(" or "\n" in text[len(before) : match.start()]
            (first if begins else forms)[" ".join(match.group().split())] += 1
    counted = forms or first
    return min(counted.items(), key=lambda item: (-item[1], item[0]))[0] if counted else None
