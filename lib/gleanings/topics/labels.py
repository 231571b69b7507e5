"""Labels: up to three things that a topic is about, in the spelling of the texts, from the corpus itself.

Candidates are the words and phrases of the bag that stand as nouns do, which is read off the corpus: how often a word
follows a determiner or a preposition rather than a pronoun, a modal or "to", and how often a stop word or the end of a
clause follows it, as it does after a noun and seldom after an adjective (`noun_places.py`). They are ranked by
relevance (Sievert and Shirley 2014, lambda 0.6) and by how far the topic has them to itself; phrases and names come
before single words. A thing labels only the topic where it is strongest, and no two parts of a label share a word. How
it is written is in `wording.py`.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gleanings.evaluation.exclusivity import part_of_topic
from gleanings.numerics import log
from gleanings.topics.fit_result import Fit
from gleanings.topics.noun_places import BEFORE_NOUNS, HEAD_FIRST, NOUN, noun_places
from gleanings.topics.representative_documents import strongest
from gleanings.topics.wording import Wording
from gleanings.types import Floats
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.lemmas import CAPITAL_NOUNS

_PARTS = 3
_RELEVANCE = 0.6  # of the weight against lift, as in LDAvis
_DEPTH = 40  # words of a topic, by relevance, among which its label is looked for
_HALVING = 12  # ranks: a word so far down counts 1/e
_PHRASE, _NAME = 1.8, 1.4  # how many times a single common noun these are worth
_NAME_ENDS = 0.175  # a verb may follow a name, as in "Hewitt beat", and follows few adjectives such as "Israeli"
_ENDS = 0.35  # of its places, before a stop word or the end of a clause
_DOCUMENTS = 30  # in which spelling and nouns are looked at, for each topic


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
    language = bow.preparation.language
    nouns = noun_places(list(texts.values()), language) if language in BEFORE_NOUNS else None
    order = _scores(bow, fit, nouns)
    wording = Wording(language)
    found = []
    for topic, candidates in enumerate(order):
        parts: list[str] = []
        used: set[str] = set()
        for column in candidates:
            term = bow.vocabulary[column]
            words = set(term.split())
            spelt = None if used & words else wording.of(term, [texts[row] for row in rows[topic]])
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
    language = bow.preparation.language if bow.preparation is not None else ""
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
            if language in CAPITAL_NOUNS and words[-1] not in names:
                continue
            known = True
            if nouns is not None:
                head_first = phrase and language in HEAD_FIRST
                noun, ends = nouns.get(words[0 if head_first else -1], (0.0, 0.0))
                known = not np.isnan(noun)
                stands = noun >= NOUN[language] or (phrase and not known)  # "seekers" follows "asylum" only
                if (ends < (_NAME_ENDS if name else _ENDS) and not head_first) or not (stands or name):
                    continue
            worth = (_PHRASE if phrase and (known or name) else 1.0) * (_NAME if name else 1.0)
            scored.append((float(np.exp(-rank / _HALVING) * own[topic, column]) * worth, column))
        result.append([column for _, column in sorted(scored, key=lambda pair: (-pair[0], pair[1]))])
    return result
