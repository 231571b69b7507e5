"""What is learnt from the words of a corpus: which of them are names, and which belong together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from gleanings.storage.shelf import Shelf
from gleanings.types import Flags, Indices, Integers
from gleanings.words.given import spelt
from gleanings.words.languages import NAME_CONNECTORS, bare
from gleanings.words.lemmas import CAPITAL_NOUNS
from gleanings.words.names import capital_counts, in_headline, names_from
from gleanings.words.particles import cases
from gleanings.words.phrases import DROPPED, THRESHOLD, PairCounts, join_phrases, strongest
from gleanings.words.prepared_parts import PreparedParts, Stretches, prepared_at
from gleanings.words.preprocessor import Phrase, Preparation, middles
from gleanings.words.spellings import feminine_nouns, one_spelling
from gleanings.words.token_parts import TokenParts, tokens_at

_ROUNDS = 2  # phrases of two words, then of three or four
_SPACE = " "
_MOSTLY = 0.5
_PARTICLE = 3  # letters of the small words that names begin with: de, van, al, bin
_NAME_THRESHOLD = (
    0.2  # NPMI of two words with capitals and "of" between them: the capitals say already that it is a name
)
_PAIRS = "pairs"


def learn(
    tokens: TokenParts,
    times: Integers,
    *,
    language: str,
    stop_words: Iterable[str] = (),
    keep: Iterable[str] = (),
    foreign: frozenset[tuple[str, str]] = frozenset(),
    phrases: bool = True,
) -> tuple[Preparation, PreparedParts, frozenset[str]]:
    """Return the preparation that fits these tokens: their names, what stands with particles, and phrases.

    Returned with it are the units as `apply_to` prepares them, and which of the given words were found.
    """
    size = len(tokens.words)
    capitals = sum(tokens.run(_capitals, size), start=np.zeros((5, size), np.int64))
    names = names_from(tokens.words, tokens.languages, capitals)
    given = spelt(stop_words, language), spelt(keep, language, acronyms=True)
    korean = [word for word, code in zip(tokens.words, tokens.languages, strict=True) if code == "ko"]
    spellings = one_spelling(tokens.words, tokens.languages, times)
    nouns = feminine_nouns(tokens.words, tokens.languages)
    plain = Preparation(language, *given, names, foreign=foreign, stems=cases(korean), spellings=spellings, nouns=nouns)
    prepared, matched = plain.begin(tokens)
    minimum = minimum_phrase_count(tokens.total)
    found: list[Phrase] = []
    for round_ in range(_ROUNDS if phrases else 0):
        if round_:
            pairs = _find(prepared, minimum, THRESHOLD, linked=False)
            pairs = pairs[_inseparable(prepared, pairs)]
        else:
            pairs = _with_names(_find(prepared, minimum, THRESHOLD), prepared, minimum)
        pairs = pairs[~_before_names(prepared, pairs, plain)]
        there, stretches = prepared.stretches(pairs)
        shown, middle = _shown(prepared, pairs, stretches)
        found += [
            Phrase(prepared.terms[a], prepared.terms[b], form, words)
            for (a, b, _), form, words in zip(pairs, shown, middle, strict=True)
        ]
        prepared = prepared.merged(there, shown)
    preparation = replace(plain, phrases=tuple(found))
    if plain.kept.phrases:  # given phrases may be part of others, which `apply_to` joins in rounds of its own
        return preparation, preparation.apply_to(tokens), matched
    return preparation, preparation.end(prepared), matched


def _find(
    prepared: PreparedParts, minimum: int, threshold: float, *, linked: bool = True, near: Flags | None = None
) -> Integers:
    """Return the pairs that belong together, over connector words where they are `linked`.

    Args:
        near: for each word, whether it connects names; None where all that connects counts.
    """
    size, tokens = len(prepared.terms), prepared.tokens
    single, units = np.zeros(size, np.int64), 0
    for times, number in tokens.run(_count_pairs, prepared.step, size, prepared.base, linked, near):
        single += times
        units += number
    pairs = _StoredPairs(tokens.shelf, tokens.parts)
    found = strongest(pairs, single, units, minimum_count=minimum, threshold=threshold)
    tokens.shelf.drop(_PAIRS, tokens.parts)
    return found


class _StoredPairs:
    """What the parts hold of pairs, each read when it is needed."""

    def __init__(self, shelf: Shelf, parts: int) -> None:
        self._shelf, self._parts = shelf, parts

    def __iter__(self) -> Iterator[PairCounts]:
        for part in range(self._parts):
            arrays = self._shelf.get(_PAIRS, part)
            yield PairCounts(arrays["codes"], arrays["keys"], arrays["times"])


def _with_names(pairs: Integers, prepared: PreparedParts, minimum: int) -> Integers:
    """Return the pairs behind those that are names: "Bank of England", both words with capitals."""
    near = np.array([word in NAME_CONNECTORS for word in prepared.tokens.words], dtype=bool)
    named = _find(prepared, minimum, _NAME_THRESHOLD, near=near)
    named = named[named[:, 2] > 0]
    known = set(map(tuple, pairs.tolist()))
    new = [pair for pair in named.tolist() if tuple(pair) not in known]
    return np.array([*new, *pairs.tolist()], dtype=np.int64).reshape(-1, 3)


def _before_names(prepared: PreparedParts, pairs: Integers, plain: Preparation) -> Flags:
    """Return which pairs are a word in small letters before a name, as in "striker Rooney": the name is all of it.

    Small words are parts of names ("de Niro", "al Jazeera"), capitals alone ("TV") are mostly no names, and in German
    names and nouns look alike.
    """
    if plain.language in CAPITAL_NOUNS or not len(pairs):
        return np.zeros(len(pairs), bool)
    name = np.array([term in plain.names for term in prepared.terms], dtype=bool)
    word = np.array(
        [len(term) > _PARTICLE and term.replace(_SPACE, "").isalpha() for term in prepared.terms], dtype=bool
    )
    times, small = np.zeros(len(pairs), np.int64), np.zeros(len(pairs), np.int64)
    for joined, before in prepared.tokens.run(_count_before, prepared.step, pairs, prepared.base):
        times += joined
        small += before
    first, second, middle = pairs.T
    return np.asarray((word & ~name)[first] & name[second] & (middle == 0) & (small > _MOSTLY * times), dtype=bool)


def _inseparable(prepared: PreparedParts, pairs: Integers) -> Indices:
    """Return which pairs lengthen a phrase that mostly stands in them: "million" + "dollar baby".

    Others would only split the counts of a phrase: "prime minister" + "tony blair".
    """
    size = len(prepared.terms)
    together, alone = np.zeros(len(pairs), np.int64), np.zeros(size, np.int64)
    for joined, single in prepared.tokens.run(_count_joined, prepared.step, pairs, size):
        together += joined
        alone += single
    longer = np.array([_SPACE in term for term in prepared.terms], dtype=bool)[pairs[:, :2]]
    mostly = together[:, None] >= _MOSTLY * alone[pairs[:, :2]]
    return np.flatnonzero(longer.any(axis=1) & (mostly | ~longer).all(axis=1)).astype(np.int32)


def _shown(prepared: PreparedParts, pairs: Integers, stretches: Stretches) -> tuple[list[str], list[str]]:
    """Return each phrase as it mostly stands ("human rights", counted under the lemma "right"), and what is between."""
    tokens = prepared.tokens
    forms: dict[int, Counter[str]] = {}
    for (phrase, words), times in stretches.items():
        form = _SPACE.join(bare(tokens.words[i], tokens.languages[i]) for i in words)
        forms.setdefault(phrase, Counter())[form] += times
    middle = middles(pairs[:, 2], prepared)
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


def _capitals(shelf: Shelf, part: int, size: int) -> Integers:
    return capital_counts(tokens_at(shelf, part), size)


def _count_pairs(
    shelf: Shelf, part: int, step: int, size: int, base: int, linked: bool, near: Flags | None
) -> tuple[Integers, int]:
    """Keep the pairs of a part; return how often each of `size` words occurs, and how many units there are."""
    prepared = prepared_at(shelf, part, step)
    connector = None if not linked else prepared.connector
    if near is not None:
        tokens = tokens_at(shelf, part)
        capital = (tokens.upper & ~in_headline(tokens))[prepared.token]
        here = near[tokens.ids[prepared.token]]
        place, word = np.arange(len(prepared.ids)), prepared.ids != DROPPED
        before = np.maximum.accumulate(np.where(word, place, -1))
        after = np.minimum.accumulate(np.where(word, place, len(word))[::-1])[::-1]
        names = here & (before >= 0) & (after < len(word))
        names[names] = capital[before[names]] & capital[after[names]]
        connector = np.where(names, prepared.connector, 0).astype(np.int32)
    pairs = PairCounts.of(prepared.ids, prepared.sentence, size, connector, base)
    shelf.put(_PAIRS, part, codes=pairs.codes, keys=pairs.keys, times=pairs.times)
    return np.bincount(prepared.ids[prepared.ids != DROPPED], minlength=size), len(prepared.ids)


def _count_before(shelf: Shelf, part: int, step: int, pairs: Integers, base: int) -> tuple[Integers, Integers]:
    """Return how often each pair stands as a phrase, and how often so that only its second word has a capital."""
    prepared, tokens = prepared_at(shelf, part, step), tokens_at(shelf, part)
    begins, _ = join_phrases(prepared.ids, prepared.sentence, pairs, prepared.connector, base=base)
    at = np.flatnonzero(begins >= 0)
    first, second = prepared.token[at], prepared.token[at + 1]
    small = ~tokens.upper[first] & tokens.upper[second] & ~tokens.capitals[second]
    times = np.bincount(begins[at], minlength=len(pairs))
    return times, np.bincount(begins[at[small]], minlength=len(pairs))


def _count_joined(shelf: Shelf, part: int, step: int, pairs: Integers, size: int) -> tuple[Integers, Integers]:
    """Return how often each pair stands as a phrase, and each word at all."""
    prepared = prepared_at(shelf, part, step)
    begins, _ = join_phrases(prepared.ids, prepared.sentence, pairs)
    alone = np.bincount(prepared.ids[prepared.ids != DROPPED], minlength=size)
    return np.bincount(begins[begins >= 0], minlength=len(pairs)), alone
