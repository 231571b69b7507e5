"""Labels: up to three things that a topic is about, in the spelling of the texts, from the corpus itself.

Candidates are the words and phrases of the bag that stand as nouns do, which is read off the corpus: how often a word
follows a determiner or a preposition rather than a pronoun, a modal or "to", and how often a stop word or the end of a
clause follows it, as it does after a noun and seldom after an adjective (`noun_places.py`). They are ranked by
relevance (Sievert and Shirley 2014, lambda 0.6) and by how far the topic has them to itself; phrases and names come
before single words. A thing labels only the topic where it is strongest, and no two parts of a label share a word. How
it is written is in `wording.py`.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from gleanings.documents.excerpts import shorten
from gleanings.documents.month_names import MONTHS, WEEKDAYS, fold
from gleanings.evaluation.exclusivity import part_of_topic
from gleanings.numerics import log
from gleanings.topics.fit_result import Fit
from gleanings.topics.noun_places import ARTICLES, BEFORE_NOUNS, HEAD_FIRST, NOUN, noun_places
from gleanings.topics.representative_documents import strongest
from gleanings.topics.wording import Wording
from gleanings.types import Floats
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.lemmas import CAPITAL_NOUNS

JOINED = " · "  # between the parts of a label
_PARTS = 3
_RELEVANCE = 0.6  # of the weight against lift, as in LDAvis
_DEPTH = 40  # words of a topic, by relevance, among which its label is looked for
_HALVING = 12  # ranks: a word so far down counts 1/e
_PHRASE, _NAME = 1.8, 1.4  # how many times a single common noun these are worth
_NAME_ENDS = 0.175  # a verb may follow a name, as in "Hewitt beat", and follows few adjectives such as "Israeli"
_BEGINS = 0.75  # of what a noun needs: nouns and adjectives begin a phrase, and stand after articles too
_ENDS = 0.35  # of its places, before a stop word or the end of a clause
_BOTH = 1.2  # for a common noun alone: these and the places that tell together, as adjectives follow articles too
_SHORTEST, _ENDING = 4, 2  # letters: a word with at most two more at its end is another form of it
_SHORTEST_TIME = 5  # letters: shorter names of months and days are words in other languages
_TIMES = WEEKDAYS | frozenset(MONTHS)
DOCUMENTS = 30  # in which spelling and nouns are looked at, for each topic


def short_label(label: str, letters: int) -> str:
    """Return the first parts of a label that fit so many letters: where one is short, it says little alone.

    >>> short_label("2 hour · match · Wimbledon", 16), short_label("Federal Reserve chairman Greenspan", 16)
    ('2 hour · match', 'Federal Reserve…')
    """
    first, *others = label.split(JOINED)
    for part in others:
        if len(first) + len(JOINED) + len(part) > letters:
            break
        first = f"{first}{JOINED}{part}"
    return shorten(first, letters)


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
    rows = [strongest(fit.shares, tokens, topic, DOCUMENTS) for topic in range(len(fit.weights))]
    texts = {
        row: bow.corpus[bow.rows[row].document].text[bow.rows[row].start : bow.rows[row].end]
        for row in {row for some in rows for row in some}
    }
    language = bow.preparation.language
    places = noun_places(list(texts.values()), language) if language in BEFORE_NOUNS else None
    order = _scores(bow, fit, None if places is None else places.of)
    wording = Wording(language, {} if places is None else places.written)
    found = []
    for topic, candidates in enumerate(order):
        parts: list[str] = []
        used: list[str] = []
        for column in candidates:
            term = bow.vocabulary[column]
            words = term.split()
            spelt = None if alike(used, words) else wording.of(term, [texts[row] for row in rows[topic]])
            if spelt is not None and not alike(used, spelt.lower().split()) and not is_time(spelt, language):
                parts.append(spelt)
                used += [*words, *spelt.lower().split()]
            if len(parts) == _PARTS:
                break
        found.append(JOINED.join(parts) or names[topic])
    return tuple(found)


def alike(used: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether one of the words is used, or another form of it: "LSTM" and "LSTMs", "India" and "Indian".

    >>> alike(["india"], ["indian", "parliament"]), alike(["art"], ["army"])
    (True, False)
    """
    for one in used:
        for other in words:
            short, long = sorted((one, other), key=len)
            if short == long or (
                len(short) >= _SHORTEST and long.startswith(short) and len(long) - len(short) <= _ENDING
            ):
                return True
    return False


def is_time(spelt: str, language: str) -> bool:
    """Tell whether a label is a month or a day of the week, or a common noun with one: "games on Saturday".

    A name may hold one ("Bloody Sunday"). In English they have a capital: a march is none.
    """
    words = spelt.split()
    times = [
        word
        for word in words
        if len(word) >= _SHORTEST_TIME and (word[:1].isupper() or language != "en") and fold(word) in _TIMES
    ]
    others = [word for word in words if word not in times]
    return bool(times) and (not others or language in CAPITAL_NOUNS or not all(word[:1].isupper() for word in others))


def _goes_over_article(words: Sequence[str], language: str) -> bool:
    """Tell whether an article follows a content word, so that the words are no one phrase.

    >>> _goes_over_article(["won", "the", "match"], "en"), _goes_over_article(["law", "of", "the", "sea"], "en")
    (True, False)
    """
    articles, others = ARTICLES[language], BEFORE_NOUNS[language]
    return any(word in articles and before not in others for before, word in pairwise(words))


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
                begins, _ = nouns.get(words[0], (np.nan, 0.0)) if phrase and not name else (np.nan, 0.0)
                stands = stands and not _goes_over_article(words, language)
                stands = stands and not begins < _BEGINS * NOUN[language]  # a verb, as in "prijst de wedstrijd"
                if (ends < (_NAME_ENDS if name else _ENDS) and not head_first) or not (stands or name):
                    continue
                if language == "en" and not phrase and not name and noun + ends < _BOTH:  # "amazing", "dead"
                    continue
            worth = (_PHRASE if phrase and (known or name) else 1.0) * (_NAME if name else 1.0)
            scored.append((float(np.exp(-rank / _HALVING) * own[topic, column]) * worth, column))
        result.append([column for _, column in sorted(scored, key=lambda pair: (-pair[0], pair[1]))])
    return result
