"""Where pairs stand that may be phrases: chains of pairs that overlap, each distinct chain once.

Which pairs of a chain are taken as phrases depends on the chain alone. So what is learnt of phrases (how often each
stands, in which forms, before a name) is learnt from the distinct chains, for one choice of pairs after the other, and
the texts are gone over once.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gleanings.storage.shelf import Shelf
from gleanings.types import Flags, Integers
from gleanings.words.phrases import between, phrase_ranks, taken_places
from gleanings.words.prepared_parts import PreparedParts, prepared_at
from gleanings.words.token_parts import tokens_at

_END = -1  # behind the last link of a chain
_LARGEST = 2**62

Link = tuple[int, bool, tuple[int, ...]]  # a pair, whether only its second word has a capital, and the words of a form
Chain = tuple[int, ...]  # numbers of links


@dataclass(frozen=True, eq=False)
class Chains:
    """The distinct chains of some pairs.

    Attributes:
        pair, small: of each distinct link, the number of its pair, and whether only its second word has a capital.
        forms: of each, the words as they stand, by their numbers among those of the tokens.
        links: the links of each chain, one chain after the other, each with -1 behind it.
        times: for each of `links`, how often its chain stands.
    """

    pair: Integers
    small: Flags
    forms: tuple[tuple[int, ...], ...]
    links: Integers
    times: Integers

    def times_of(self, kept: Flags, *, small: bool = False) -> Integers:
        """Return how often each pair stands as a phrase, where only those that are `kept` can be phrases.

        Args:
            kept: one for each pair.
            small: count the places only where no more than the second word has a capital.
        """
        taken = self._taken(kept)
        if small:
            taken = np.where(self.small, taken, 0)
        found = np.zeros(len(kept), np.int64)
        np.add.at(found, self.pair, taken)
        return found

    def forms_of(self, kept: Flags) -> Counter[tuple[int, tuple[int, ...]]]:
        """Return how often each of the pairs that are `kept`, by its number among these, stands in each form."""
        taken = self._taken(kept)
        number = np.cumsum(kept) - 1
        found: Counter[tuple[int, tuple[int, ...]]] = Counter()
        for link in np.flatnonzero(taken).tolist():
            found[int(number[self.pair[link]]), self.forms[link]] += int(taken[link])
        return found

    def _taken(self, kept: Flags) -> Integers:
        """Return how often each link is taken as a phrase."""
        found = np.zeros(len(self.pair), np.int64)
        if len(self.pair):
            none, pair = len(kept), self.pair[self.links]
            at = taken_places(np.where((self.links != _END) & kept[pair], pair, none), none)
            np.add.at(found, self.links[at], self.times[at])
        return found


def found_chains(prepared: PreparedParts, pairs: Integers) -> Chains:
    """Return the chains of `pairs` (pairs x 3, the strongest first) in all parts."""
    number: dict[Link, int] = {}
    times: Counter[Chain] = Counter()
    for links, chains in prepared.tokens.run(_chains, prepared.step, pairs, prepared.base) if len(pairs) else ():
        place = [number.setdefault(link, len(number)) for link in links]
        for chain, count in chains.items():
            times[tuple(place[i] for i in chain)] += count
    flat = [link for chain in times for link in (*chain, _END)]
    lengths = [len(chain) + 1 for chain in times]
    return Chains(
        np.array([pair for pair, _, _ in number], dtype=np.int64),
        np.array([small for _, small, _ in number], dtype=bool),
        tuple(form for _, _, form in number),
        np.array(flat, dtype=np.int64),
        np.repeat(np.array(list(times.values()), dtype=np.int64), lengths),
    )


def _chains(shelf: Shelf, part: int, step: int, pairs: Integers, base: int) -> tuple[list[Link], dict[Chain, int]]:
    """Return the distinct links of a part, and how often each chain of them stands."""
    prepared, tokens = prepared_at(shelf, part, step), tokens_at(shelf, part)
    at, code = between(prepared.ids, prepared.clause, prepared.connector, base=base)
    rank = phrase_ranks(prepared.ids[at], code, pairs)
    here = np.flatnonzero(rank < len(pairs))
    second = at[here + 1]
    first_token, second_token = prepared.token[at[here]], prepared.token[second]
    width = second_token + prepared.width[second] - first_token
    small = ~tokens.upper[first_token] & tokens.upper[second_token] & ~tokens.capitals[second_token]
    links: list[Link] = []
    link = np.zeros(len(here), np.int64)
    for size in np.unique(width).tolist():
        those = np.flatnonzero(width == size)
        words = [tokens.ids[first_token[those] + i] for i in range(size)]
        columns = [rank[here[those]], small[those], *words]
        begin, which = _distinct(columns)
        link[those] = len(links) + which
        for pair, is_small, *form in zip(*(column[begin].tolist() for column in columns), strict=True):
            links.append((pair, is_small, tuple(form)))
    starts = np.flatnonzero(np.append(True, np.diff(here) > 1)) if len(here) else here
    lengths = np.diff(np.append(starts, len(here)))
    single = np.bincount(link[starts[lengths == 1]], minlength=len(links))
    chains: Counter[Chain] = Counter({(i,): count for i, count in enumerate(single.tolist()) if count})
    numbers = link.tolist()
    for start, length in zip(starts[lengths > 1].tolist(), lengths[lengths > 1].tolist(), strict=True):
        chains[tuple(numbers[start : start + length])] += 1
    return links, dict(chains)


def _distinct(columns: Sequence[NDArray[Any]]) -> tuple[Integers, Integers]:
    """Return the first of each kind of rows that are the same in all columns of whole numbers, and the kind of each."""
    key, room = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        size = int(column.max(initial=0)) + 1
        if room > _LARGEST // size:
            _, key = np.unique(key, return_inverse=True)
            room = len(key)
        key = key * size + column
        room *= size
    _, first, which = np.unique(key, return_index=True, return_inverse=True)
    return first, which
