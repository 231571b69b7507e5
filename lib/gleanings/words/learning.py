"""What is learnt from the words of a corpus: which of them are names, and which belong together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from gleanings.types import Flags, Indices, Integers
from gleanings.words.given import spelt
from gleanings.words.languages import NAME_CONNECTORS, bare
from gleanings.words.names import find_names, in_headline
from gleanings.words.phrases import DROPPED, find_phrases, join_phrases
from gleanings.words.prepared import Prepared
from gleanings.words.preprocessor import Phrase, Preparation, middles
from gleanings.words.tokenizer import Tokens

_ROUNDS = 2  # phrases of two words, then of three or four
_SPACE = " "
_MOSTLY = 0.5
_NAME_THRESHOLD = (
    0.2  # NPMI of two words with capitals and "of" between them: the capitals say already that it is a name
)


def learn(
    tokens: Tokens,
    *,
    language: str,
    stop_words: Iterable[str] = (),
    keep: Iterable[str] = (),
    phrases: bool = True,
) -> tuple[Preparation, Prepared, frozenset[str]]:
    """Return the preparation that fits these tokens: which words are names, and which pairs are phrases.

    Returned with it are the units as `apply` prepares them, and which of the given words were found.
    """
    plain = Preparation(language, spelt(stop_words, language), spelt(keep, language, acronyms=True), find_names(tokens))
    begun, matched = plain.begin(tokens)
    prepared = begun
    minimum = minimum_phrase_count(len(tokens.ids))
    found: list[Phrase] = []
    for round_ in range(_ROUNDS if phrases else 0):
        connector = None if round_ else prepared.connector
        pairs = find_phrases(prepared.ids, prepared.sentence, minimum_count=minimum, connector=connector)
        pairs = pairs[_inseparable(prepared, pairs)] if round_ else _with_names(pairs, prepared, tokens, minimum)
        begins, rest = join_phrases(prepared.ids, prepared.sentence, pairs, prepared.connector)
        shown, middle = _shown(prepared, pairs, tokens, begins, rest)
        found += [
            Phrase(prepared.terms[a], prepared.terms[b], form, words)
            for (a, b, _), form, words in zip(pairs, shown, middle, strict=True)
        ]
        prepared = prepared.merged(begins, rest, shown)
    preparation = replace(plain, phrases=tuple(found))
    if plain.kept.phrases:  # given phrases may be part of others, which `apply` joins in rounds of its own
        return preparation, preparation.apply(tokens, begun), matched
    return preparation, preparation.end(prepared), matched


def _with_names(pairs: Integers, prepared: Prepared, tokens: Tokens, minimum: int) -> Integers:
    """Return the pairs behind those that are names: "Bank of England", both words with capitals."""
    capital = (tokens.upper & ~in_headline(tokens))[prepared.token]
    near = np.array([word in NAME_CONNECTORS for word in tokens.words], dtype=bool)[tokens.ids[prepared.token]]
    place = np.arange(len(prepared.ids))
    word = prepared.ids != DROPPED
    before = np.maximum.accumulate(np.where(word, place, -1))
    after = np.minimum.accumulate(np.where(word, place, len(word))[::-1])[::-1]
    between_names = near & (before >= 0) & (after < len(word))
    between_names[between_names] = capital[before[between_names]] & capital[after[between_names]]
    connector = np.where(between_names, prepared.connector, 0).astype(np.int32)
    base, own = int(prepared.connector.max(initial=0)) + 1, int(connector.max(initial=0)) + 1
    named = find_phrases(
        prepared.ids, prepared.sentence, minimum_count=minimum, threshold=_NAME_THRESHOLD, connector=connector
    )
    named = named[named[:, 2] > 0]
    named[:, 2] = named[:, 2] % own + named[:, 2] // own * base
    known = set(map(tuple, pairs.tolist()))
    new = [pair for pair in named.tolist() if tuple(pair) not in known]
    return np.array([*new, *pairs.tolist()], dtype=np.int64).reshape(-1, 3)


def _inseparable(prepared: Prepared, pairs: Integers) -> Indices:
    """Return which pairs lengthen a phrase that mostly stands in them: "million" + "dollar baby".

    Others would only split the counts of a phrase: "prime minister" + "tony blair".
    """
    begins, _ = join_phrases(prepared.ids, prepared.sentence, pairs)
    together = np.bincount(begins[begins >= 0], minlength=len(pairs))
    alone = np.bincount(prepared.ids[prepared.ids != DROPPED], minlength=len(prepared.terms))
    longer = np.array([_SPACE in term for term in prepared.terms], dtype=bool)[pairs[:, :2]]
    mostly = together[:, None] >= _MOSTLY * alone[pairs[:, :2]]
    return np.flatnonzero(longer.any(axis=1) & (mostly | ~longer).all(axis=1)).astype(np.int32)


def _shown(
    prepared: Prepared, pairs: Integers, tokens: Tokens, begins: Indices, rest: Flags
) -> tuple[list[str], list[str]]:
    """Return each phrase as it mostly stands ("human rights", counted under the lemma "right"), and what is between."""
    ends = np.append(np.flatnonzero(~rest), len(begins))
    starts = np.flatnonzero(begins >= 0)
    after = ends[np.searchsorted(ends, starts, side="right")]
    forms: dict[int, Counter[str]] = {}
    for at, end in zip(starts.tolist(), after.tolist(), strict=True):
        last = end - 1
        stretch = tokens.ids[prepared.token[at] : prepared.token[last] + prepared.width[last]].tolist()
        form = _SPACE.join(bare(tokens.words[i], tokens.languages[i]) for i in stretch)
        forms.setdefault(int(begins[at]), Counter())[form] += 1
    middle = middles(pairs[:, 2], prepared, tokens)
    plain = [  # where others always take it away
        _SPACE.join(part for part in (prepared.terms[a], words, prepared.terms[b]) if part)
        for (a, b, _), words in zip(pairs, middle, strict=True)
    ]
    shown = [
        min(forms[i].items(), key=lambda item: (-item[1], item[0]))[0] if i in forms else plain[i]
        for i in range(len(pairs))
    ]
    return shown, middle


def minimum_phrase_count(tokens: int) -> int:
    """Return how often a pair must occur in so many tokens: 3 in an article, 5 in a corpus, then one in 100,000."""
    return 3 if tokens < 10_000 else max(5, tokens // 100_000)
