"""Words that belong together: "united states", "prime minister", "bank of england".

A pair of words becomes one if it is frequent and its normalised pointwise mutual information is high (Bouma 2009). The
two stand side by side, or with one or two connector words between them ("of", "of the"), which are part of the pair.
The phrases are those that gensim's `Phrases` finds with `scoring="npmi"` (gensim/models/phrases.py), which a test holds
equal; pairs are counted as numbers, not in a dictionary of strings, for speed. Where two phrases overlap gensim takes
the one on the left ("chancellor gordon", brown); here the stronger one is taken.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from gleanings.numerics import log
from gleanings.types import Flags, Indices, Integers

THRESHOLD = 0.5  # NPMI: 1 never apart, 0 independent. Lower, and chance neighbours of rare words come in.
DROPPED = -1  # the number of a token that is no word for the analysis; no phrase spans it, unless it is a connector
_APART = -1  # what stands between two words that no phrase can join
_MOST_BETWEEN = 2
_AT_ONCE = 4_000_000  # pairs that are sorted at a time


def between(
    ids: Indices, sentence: Indices, connector: Indices | None = None, *, base: int | None = None
) -> tuple[Integers, Integers]:
    """Return the places of the words, and what stands between each and the next.

    Args:
        ids: one number per token, `DROPPED` where the token is no word.
        sentence: for each token, its sentence.
        connector: for each token, the number of the connector word that it is, from 1; 0 where it is none.
        base: above any of these numbers; None for one above the largest here.

    Returns:
        The places of the tokens that are words; and for each, 0 where the next word follows at once, a number above 0
        that stands for the connector words between them, -1 where they are apart or in different sentences.

    >>> ids, sentence = np.array([0, -1, 1, -1, 2], dtype=np.int32), np.zeros(5, dtype=np.int32)
    >>> [part.tolist() for part in between(ids, sentence, np.array([0, 7, 0, 0, 0], dtype=np.int32))]
    [[0, 2, 4], [7, -1, -1]]
    """
    at = np.flatnonzero(ids != DROPPED)
    code = np.full(len(at), _APART, dtype=np.int64)
    if len(at) < 2:
        return at, code
    gap, same = np.diff(at), sentence[at[:-1]] == sentence[at[1:]]
    code[:-1][same & (gap == 1)] = 0
    if connector is not None:
        base = int(connector.max(initial=0)) + 1 if base is None else base
        for width in range(1, _MOST_BETWEEN + 1):
            here = np.flatnonzero(same & (gap == width + 1))
            inside = connector[at[here][:, None] + np.arange(1, width + 1)].astype(np.int64)
            here, inside = here[(inside > 0).all(axis=1)], inside[(inside > 0).all(axis=1)]
            code[here] = inside @ (base ** np.arange(width))
    return at, code


def find_phrases(
    ids: Indices,
    sentence: Indices,
    *,
    minimum_count: int,
    threshold: float = THRESHOLD,
    connector: Indices | None = None,
) -> Integers:
    """Return the pairs that belong together, phrases x 3, the strongest first: two words, and what is between them.

    Args:
        ids, sentence, connector: as for `between`.
        minimum_count: how often a pair must occur.
        threshold: the NPMI to exceed, -1 to 1; it is taken to twelve digits, so that it is the same on any machine.

    >>> ids = np.array([0, 1, 2, 0, 1, 3, 0, 1], dtype=np.int32)
    >>> find_phrases(ids, np.zeros(8, dtype=np.int32), minimum_count=2).tolist()
    [[0, 1, 0]]
    """
    size = int(ids.max(initial=-1)) + 1
    pairs = PairCounts.of(ids, sentence, size, connector)
    single = np.bincount(ids[ids != DROPPED], minlength=size)
    return frequent_pairs([pairs], single, len(ids), minimum_count).strongest(threshold)


@dataclass(frozen=True, eq=False)
class PairCounts:
    """How often neighbours stand together in a part of a text.

    Attributes:
        codes: what stands between them anywhere, sorted.
        keys: (place in `codes` * size + first word) * size + second word, sorted, each once.
        times: how often each occurs.
        named: how often each occurs as the parts of a name do.
    """

    codes: Integers
    keys: Integers
    times: Indices
    named: Indices

    @classmethod
    def of(
        cls,
        ids: Indices,
        sentence: Indices,
        size: int,
        connector: Indices | None = None,
        base: int | None = None,
        capital: Flags | None = None,
        names: Flags | None = None,
    ) -> "PairCounts":
        """Return the counts of the pairs of words below `size`; the other arguments are those of `between`.

        Args:
            capital, names: for each token, whether it is written as a name, and whether it connects names. A pair
                stands as the parts of a name do where both words are written so and all between them connects names.
        """
        at, code = between(ids, sentence, connector, base=base)
        here = np.flatnonzero(code != _APART)
        codes, which = np.unique(code[here], return_inverse=True)
        one, two = at[here], at[here + 1]
        keys, place, times = np.unique(
            (which.astype(np.int64) * size + ids[one]) * size + ids[two], return_inverse=True, return_counts=True
        )
        named = np.zeros(len(keys), np.int32)
        if capital is not None and names is not None:
            before = np.concatenate([[0], np.cumsum(names)])
            linked = (two - one > 1) & (before[two] - before[one + 1] == two - one - 1)
            named = np.bincount(place[linked & capital[one] & capital[two]], minlength=len(keys)).astype(np.int32)
        return cls(codes, keys, times.astype(np.int32), named)


@dataclass(frozen=True, eq=False)
class FrequentPairs:
    """Pairs that stand together often enough to be phrases.

    Attributes:
        pairs: two words and what is between them, pairs x 3.
        times: how often each stands.
        named: how often each stands as the parts of a name do.
        single: how often each word occurs.
        tokens: how many tokens there are, words or not.
        minimum: how often a pair must stand.
    """

    pairs: Integers
    times: Integers
    named: Integers
    single: Integers
    tokens: int
    minimum: int

    def strongest(self, threshold: float, *, as_names: bool = False) -> Integers:
        """Return the pairs that belong together, as `find_phrases` does.

        Args:
            threshold: the NPMI to exceed.
            as_names: count the places only where pairs with connectors stand as the parts of a name do.
        """
        times = self.named if as_names else self.times
        # A text of nothing but one pair tells nothing.
        enough = np.flatnonzero((times >= self.minimum) & (times < self.tokens))
        pairs, tokens = self.pairs[enough], self.tokens
        together = times[enough] / max(tokens, 1)
        first, second = (self.single[pairs[:, i]] / max(tokens, 1) for i in (0, 1))
        npmi = log(together / first / second) / -log(together)
        order = np.lexsort((*pairs.T[[1, 0, 2]], -npmi))
        return pairs[order[npmi[order] > threshold]]


def frequent_pairs(parts: Iterable[PairCounts], single: Integers, tokens: int, minimum_count: int) -> FrequentPairs:
    """Return the pairs that stand together often enough, from what the parts of a text have.

    Parts in a row that have some millions of pairs together are sorted at a time. A pair that stands so often in all
    stands so often in one of these groups at least, divided by how many they are: only those are counted in all.

    Args:
        parts: one or more, gone over three times, each read when it is needed.
        single: how often each word occurs.
        tokens: how many tokens there are, words or not.
        minimum_count: how often a pair must stand.
    """
    size = max(len(single), 1)
    square = size * size
    held, lengths = [np.zeros(0, np.int64)], []
    for part in parts:
        held.append(part.codes)
        lengths.append(len(part.keys))
    codes = np.unique(np.concatenate(held))
    group = (np.cumsum(lengths) // _AT_ONCE).tolist()
    least = -(-minimum_count // max(len(set(group)), 1))
    likely = [np.zeros(0, np.int64)]
    for _, some in itertools.groupby(zip(group, parts, strict=True), key=itemgetter(0)):
        keys, times = zip(*((_keys(part, codes, square), part.times) for _, part in some), strict=True)
        distinct, which = np.unique(np.concatenate(keys), return_inverse=True)
        likely.append(distinct[np.bincount(which, weights=np.concatenate(times)) >= least])
    pairs = np.unique(np.concatenate(likely))
    sums = np.zeros((2, len(pairs)), np.int64)
    for part in parts if len(pairs) else ():
        there = _keys(part, codes, square)
        place = np.searchsorted(there, pairs)
        known = np.flatnonzero(np.append(there, -1)[place] == pairs)
        sums[:, known] += np.stack([part.times, part.named])[:, place[known]]
    enough = sums[0] >= minimum_count
    pairs, (times, named) = pairs[enough], sums[:, enough]
    each = np.stack([pairs // size % size, pairs % size, codes[pairs // square]], axis=1)
    return FrequentPairs(each, times, named, single, tokens, minimum_count)


def _keys(part: PairCounts, codes: Integers, square: int) -> Integers:
    """Return the keys of a part, sorted, by the place of what stands between in `codes`."""
    keys: Integers = np.searchsorted(codes, part.codes)[part.keys // square] * square + part.keys % square
    return keys


def join_phrases(
    ids: Indices,
    sentence: Indices,
    phrases: Integers,
    connector: Indices | None = None,
    *,
    base: int | None = None,
) -> tuple[Indices, Flags]:
    """Return, for each token, the index of the phrase that begins there or -1, and whether it is the rest of a phrase.

    Of phrases that overlap, the one that stands first in `phrases` is taken.

    >>> ids = np.array([0, 1, 2], dtype=np.int32)
    >>> join_phrases(ids, np.zeros(3, dtype=np.int32), np.array([[1, 2, 0], [0, 1, 0]]))[0].tolist()
    [-1, 0, -1]
    """
    begins, rest = np.full(len(ids), -1, dtype=np.int32), np.zeros(len(ids), bool)
    at, code = between(ids, sentence, connector, base=base)
    if not len(phrases) or not len(at):
        return begins, rest
    rank = phrase_ranks(ids[at], code, phrases)
    taken = taken_places(rank, len(phrases))
    begins[at[taken]] = rank[taken]
    edges = np.zeros(len(ids) + 1, dtype=np.int32)
    np.add.at(edges, at[taken] + 1, 1)
    np.add.at(edges, at[taken + 1] + 1, -1)
    return begins, np.cumsum(edges[:-1]) > 0


def phrase_ranks(words: Indices, code: Integers, phrases: Integers) -> Integers:
    """Return for each word the index of the phrase that it makes with the next, or the number of phrases.

    Args:
        words, code: the words, and what stands between each and the next: see `between`.
        phrases: phrases x 3, as `find_phrases` gives them.
    """
    none = len(phrases)
    if not none or not len(words):
        return np.full(len(words), none, dtype=np.int64)
    size = int(max(words.max(), phrases[:, :2].max())) + 1
    codes = np.unique(phrases[:, 2])
    which = np.searchsorted(codes, code)
    known = (code != _APART) & (which < len(codes))
    known[known] = codes[which[known]] == code[known]
    keys = (np.searchsorted(codes, phrases[:, 2]) * size + phrases[:, 0]) * size + phrases[:, 1]
    order = np.argsort(keys, kind="stable")
    here = np.flatnonzero(known[:-1])
    pair = (which[here].astype(np.int64) * size + words[here]) * size + words[here + 1]
    found = order[np.minimum(np.searchsorted(keys, pair, sorter=order), none - 1)]
    match = keys[found] == pair
    rank = np.full(len(words), none, dtype=np.int64)
    rank[here[match]] = found[match]
    return rank


def taken_places(rank: Integers, none: int) -> Integers:
    """Return where phrases are taken: each is stronger than those that it overlaps with."""
    left = rank.copy()
    place = np.arange(len(rank))
    taken = np.zeros(len(rank), bool)
    while (left < none).any():
        # Places that are stronger than both neighbours; of the same pair again and again ("a a a") every second one.
        runs = np.flatnonzero(np.append(True, left[1:] != left[:-1]))
        lengths = np.diff(np.append(runs, len(left)))
        value = left[runs]
        best = (value < none) & (value < np.append(none, value[:-1])) & (value < np.append(value[1:], none))
        new = np.repeat(best, lengths) & ((place - np.repeat(runs, lengths)) % 2 == 0)
        taken |= new
        left[new | np.append(False, new[:-1]) | np.append(new[1:], False)] = none
    return np.flatnonzero(taken)
