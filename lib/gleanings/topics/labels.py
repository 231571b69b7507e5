"""Labels: up to three things that a topic is about, in the spelling of the texts, from the corpus itself.

Candidates are the words and phrases of the bag that stand as nouns do, which is read off the corpus: how often a word
follows a determiner or a preposition rather than a pronoun, a modal or "to", and how often a stop word or the end of a
clause follows it, as it does after a noun and seldom after an adjective (`noun_places.py`). They are ranked by
relevance (Sievert and Shirley 2014, lambda 0.6), by how far the topic has them to itself, and in how many of its texts
they are; phrases and names come before single words. A thing labels only the topic where it is strongest, and of what
says the same twice only one is a part (`said_twice.py`). How it is written is in `wording.py`.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csc_matrix

from gleanings.documents.excerpts import shorten
from gleanings.evaluation.exclusivity import part_of_topic
from gleanings.numerics import log
from gleanings.topics.fit_result import Fit
from gleanings.topics.noun_places import ARTICLES, BEFORE_NOUNS, HEAD_FIRST, NOUN, noun_places
from gleanings.topics.quantities import is_quantity, is_time
from gleanings.topics.representative_documents import strongest
from gleanings.topics.said_twice import alike, initials_of
from gleanings.topics.wording import Wording
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.lemmas import CAPITAL_NOUNS
from gleanings.words.stop_words import stop_words

JOINED = " · "  # between the parts of a label
_PARTS = 3
_RELEVANCE = 0.6  # of the weight against lift, as in LDAvis
_DEPTH = 40  # words of a topic, by relevance, among which its label is looked for
_SPREAD = 0.25  # power of the part of a topic's texts that have a word: what one text says often comes later
_HALVING = 12  # ranks: a word so far down counts 1/e
_PHRASE, _NAME = 1.8, 1.4  # how many times a single common noun these are worth
_NAME_ENDS = 0.175  # a verb may follow a name, as in "Hewitt beat", and follows few adjectives such as "Israeli"
_BEGINS = 0.75  # of what a noun needs: nouns and adjectives begin a phrase, and stand after articles too
_ENDS = 0.35  # of its places, before a stop word or the end of a clause
_BOTH = 1.2  # for a common noun alone: these and the places that tell together, as adjectives follow articles too
_DOCUMENTS = 30  # in which spelling and nouns are looked at, for each topic, and more where these are short:
_TOKENS, _MOST = 10_000, 1_000  # until they hold so many counted words; how many at most

_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 1_000  # characters of a text that tell its language
_TWICE, _FUNCTION_WORDS = 2.0, 0.25  # of the function words of the usual language; of all words


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


def labels(bow: BagOfWords, fit: Fit, names: Sequence[str], tokens: Integers) -> tuple[str, ...]:
    """Return a label for each topic; its name where the bag has no texts.

    Args:
        bow: the bag that the topics were found in.
        fit: the fitted arrays.
        names: what the topics are called.
        tokens: how many tokens each row has.
    """
    if bow.corpus is None or bow.preparation is None:
        return tuple(names)
    rows = [read_for(fit.shares, tokens, topic) for topic in range(len(fit.weights))]
    texts = {
        row: bow.corpus[bow.rows[row].document].text[bow.rows[row].start : bow.rows[row].end]
        for row in {row for some in rows for row in some}
    }
    usual = bow.preparation.language
    spoken = [
        language_of([texts[row] for row in some if fit.shares[row].argmax() == topic], usual)
        for topic, some in enumerate(rows)
    ]
    places = {
        language: noun_places([texts[row] for row in sorted(_together(rows, spoken, language))], language)
        for language in set(spoken) & BEFORE_NOUNS.keys()
    }
    order = _scores(bow, fit, spoken, {language: found.of for language, found in places.items()})
    wordings = {
        language: Wording(language, places[language].written if language in places else {}) for language in set(spoken)
    }
    found = []
    for topic, candidates in enumerate(order):
        language, wording = spoken[topic], wordings[spoken[topic]]
        parts: list[str] = []
        used: list[str] = []
        told = False
        for column, sure in candidates:
            if told and not sure:
                break
            term = bow.vocabulary[column]
            words = term.split()
            spelt = None if alike(used, words) else wording.of(term, [texts[row] for row in rows[topic]])
            if spelt is None or is_time(spelt, language) or is_quantity(spelt, language):
                continue
            if not alike(used, spelt.lower().split()) and not any(initials_of(spelt, part) for part in parts):
                parts.append(spelt)
                told = told or sure
                used += [*words, *spelt.lower().split()]
            if len(parts) == _PARTS:
                break
        found.append(JOINED.join(parts) or names[topic])
    return tuple(found)


def language_of(texts: Sequence[str], usual: str) -> str:
    """Return the language of a topic's texts, of those whose nouns are told; the usual one where no other is clear.

    A folder has texts of several languages, and a page paragraphs that nobody has translated. The function words of
    the language are then twice as many as those of the usual one.

    Args:
        texts: of the topic.
        usual: the language of the corpus.

    >>> language_of(["The sea is full of fish, and they are on the way to the coast."], "de")
    'en'
    >>> language_of(["Das Meer ist voll von Fischen."], "de"), language_of(["NGC 224, M31"], "de")
    ('de', 'de')
    """
    words = Counter(word.lower() for text in texts for word in _WORD.findall(text[:_TELLING]))
    held = {
        language: sum(words[word] for word in stop_words(language) & words.keys())
        for language in (usual, *BEFORE_NOUNS, *CAPITAL_NOUNS)
    }
    best = max(held, key=held.__getitem__)
    clear = held[best] > _TWICE * held[usual] and held[best] >= _FUNCTION_WORDS * words.total()
    return best if clear else usual


def _together(rows: Sequence[Sequence[int]], spoken: Sequence[str], language: str) -> set[int]:
    """Return the rows that the topics of one language are read in."""
    return {row for some, said in zip(rows, spoken, strict=True) if said == language for row in some}


def read_for(shares: Floats, tokens: Integers, topic: int) -> list[int]:
    """Return the rows in which a topic is strongest, best first, that hold enough text to tell what is a noun there.

    Thirty news articles do. Thirty posts of a line do not: few of their words follow an article or a preposition.

    Args:
        shares: rows x topics.
        tokens: of each row.
        topic: its number.
    """
    rows = strongest(shares, tokens, topic, _MOST)
    enough = int(np.searchsorted(np.cumsum(tokens[rows]), _TOKENS)) + 1
    return rows[: max(_DOCUMENTS, enough)]


def _goes_over_article(words: Sequence[str], language: str) -> bool:
    """Tell whether an article follows a content word, so that the words are no one phrase.

    >>> _goes_over_article(["won", "the", "match"], "en"), _goes_over_article(["law", "of", "the", "sea"], "en")
    (True, False)
    """
    articles, others = ARTICLES[language], BEFORE_NOUNS[language]
    return any(word in articles and before not in others for before, word in pairwise(words))


def _scores(
    bow: BagOfWords, fit: Fit, spoken: Sequence[str], places: Mapping[str, Mapping[str, tuple[float, float]]]
) -> list[list[tuple[int, bool]]]:
    """Return the columns that may label each topic, best first, and whether it is told that they stand as nouns do.

    Headlines have few articles: of many of their nouns nothing tells. These come last.
    """
    weights = fit.weights
    overall = np.maximum(np.asarray(bow.counts.sum(axis=0, dtype=np.float64)).ravel(), 1e-12)
    lift = log(np.maximum(weights, 1e-12)) - log(overall / overall.sum())
    relevance: Floats = _RELEVANCE * log(np.maximum(weights, 1e-12)) + (1 - _RELEVANCE) * lift
    own = part_of_topic(weights)
    names = bow.preparation.names if bow.preparation is not None else frozenset()
    best = own.argmax(axis=0)
    rows = np.bincount(bow.counts.indices, minlength=len(bow.vocabulary))
    columns = bow.counts.tocsc()
    document = bow.documents
    result: list[list[tuple[int, bool]]] = []
    for topic, language in enumerate(spoken):
        nouns = places.get(language)
        ranked = np.argsort(-relevance[topic], kind="stable")[:_DEPTH]
        spread = documents_held(columns, fit.shares[:, topic], document, ranked)
        scored = []
        for rank, column in enumerate(ranked.tolist()):
            words = bow.vocabulary[column].split()
            phrase, name = len(words) > 1, all(word in names for word in words)
            if best[column] != topic or rows[column] < 2 or any(word.isdigit() for word in words):
                continue
            if language in CAPITAL_NOUNS and words[-1] not in names:
                continue
            known = sure = True
            if nouns is not None:
                head_first = phrase and language in HEAD_FIRST
                noun, ends = nouns.get(words[0 if head_first else -1], (0.0, 0.0))
                known = not np.isnan(noun)
                # "seekers" follows "asylum" only; where the noun comes first, it has articles: "quedan rechazadas"
                stands = noun >= NOUN[language] or (phrase and not known and not head_first)
                begins, _ = nouns.get(words[0], (np.nan, 0.0)) if phrase and not name else (np.nan, 0.0)
                whole = not _goes_over_article(words, language)
                whole = whole and not begins < _BEGINS * NOUN[language]  # a verb, as in "prijst de wedstrijd"
                sure = (ends >= (_NAME_ENDS if name else _ENDS) or head_first) and ((stands and whole) or name)
                if not sure and (known or not whole or ends < _NAME_ENDS):
                    continue
                if language == "en" and not phrase and not name and noun + ends < _BOTH:  # "amazing", "dead"
                    continue
            worth = (_PHRASE if phrase and (known or name) else 1.0) * (_NAME if name else 1.0)
            score = float(np.exp(-rank / _HALVING) * own[topic, column] * spread[rank] ** _SPREAD) * worth
            scored.append((not sure, -score, column))
        result.append([(column, not unsure) for unsure, _, column in sorted(scored)])
    return result


def documents_held(columns: csc_matrix, shares: Floats, document: Integers, words: Sequence[int] | Integers) -> Floats:
    """Return in how many documents of a topic each word is, as a part of the most of them: 0 to 1.

    A document counts as much as that of its rows has of the topic, of those with the word, that has most.

    Args:
        columns: rows x words.
        shares: of the topic, for each row.
        document: of each row, ascending.
        words: the columns.

    >>> columns = csc_matrix([[5, 1], [3, 0], [0, 1]])
    >>> documents_held(columns, np.array([1.0, 1.0, 1.0]), np.array([0, 0, 1]), [0, 1]).tolist()
    [0.5, 1.0]
    """
    held = np.zeros(len(words))
    for i, word in enumerate(words):
        rows = columns.indices[columns.indptr[word] : columns.indptr[word + 1]]
        first = np.flatnonzero(np.diff(document[rows], prepend=-1))
        held[i] = float(np.maximum.reduceat(shares[rows], first).sum()) if len(rows) else 0.0
    return held / max(float(held.max(initial=0.0)), 1e-12)
