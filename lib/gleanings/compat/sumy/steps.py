"""sumy's SumBasic and KL: sentences chosen one after the other, as sumy chooses them, and no further than asked for.

The values of all waiting sentences are kept up to date as arrays. Where two of them are so near that rounding may
decide, they are computed again by sumy's own methods, in its own order of addition.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer

from gleanings.compat.sumy.dom import same_words
from gleanings.summaries.methods.kl import GrowingSummary
from gleanings.summaries.methods.sum_basic import AverageProbability
from gleanings.summaries.sentence_matrix import Counts, SentenceMatrix
from gleanings.types import Floats, Integers

Vector = Floats

_NEAR = 1e-9


def step_ratings(sentences: Sequence[Hashable], needed: int, choose: Callable[[], int]) -> dict[Hashable, int]:
    """Return sumy's rating of every sentence: minus the number of texts chosen before the last choice of its text.

    It ends when `needed` sentences are sure of their place; the others are then rated below all of them.

    Args:
        choose: takes the next sentence and returns its index.
    """
    waiting: dict[Hashable, int] = {}
    for sentence in sentences:
        waiting[sentence] = waiting.get(sentence, 0) + 1
    copies = dict(waiting)
    ratings: dict[Hashable, int] = {}
    settled: list[int] = []  # the final ratings of sentences, descending; one for each copy
    for _ in range(len(sentences)):
        # What is still to be chosen will be rated -len(ratings) or lower, and ties go by the place in the text.
        if len(settled) >= needed and (needed == 0 or settled[needed - 1] > -len(ratings)):
            break
        sentence = sentences[choose()]
        ratings[sentence] = -len(ratings)
        waiting[sentence] -= 1
        if not waiting[sentence]:
            settled += [ratings[sentence]] * copies[sentence]
    lowest = -len(sentences)
    return {s: lowest if waiting[s] else ratings[s] for s in copies}


def sum_basic(matrix: SentenceMatrix, summarizer: SumBasicSummarizer) -> Callable[[], int]:
    """Return the function that takes the next sentence of sumy's SumBasic (sum_basic.py)."""
    tokens = matrix.tokens[matrix.content]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(matrix.lengths)])
    probability = np.bincount(tokens, minlength=len(matrix.stems)) / max(len(tokens), 1)
    state = AverageProbability(matrix, probability)
    kinds = same_words(matrix, tokens, bounds)
    waiting = np.ones(matrix.size, bool)

    def exact(sentence: int) -> float:
        words = tokens[bounds[sentence] : bounds[sentence + 1]].tolist()
        known = {word: float(state.probability[word]) for word in words}
        return float(summarizer._compute_average_probability_of_words(known, words))

    def choose() -> int:
        means = np.where(waiting, state.means(), -1.0)
        near = np.flatnonzero(means >= means.max() * (1.0 - _NEAR))
        best = int(near[0]) if means[near[0]] == 0 else _first_best(near, kinds, exact)
        waiting[best] = False
        state.take(best)
        return best

    return choose


def kl(words: "KlWords", summarizer: KLSummarizer) -> Callable[[], int]:
    """Return the function that takes the next sentence of sumy's KL (kl.py).

    Of a sentence s beside the chosen ones, KL is the sum over the words w of both that occur in the text of
    p[w] (ln p[w] + ln T - ln c[w]), with T the length and c the counts of both. What a sentence adds to the sum of
    p ln p, of p, and of p ln c is kept for all of them, and touched only where the last choice has a word of theirs.
    """
    indptr, stems, times = words.counts
    size = len(indptr) - 1
    row = np.repeat(np.arange(size), np.diff(indptr))
    p = words.probability
    weight = p[stems]
    information = np.zeros_like(p)
    np.log(p, out=information, where=p > 0)
    information *= p
    state = GrowingSummary(words.counts, len(p))
    waiting = np.ones(size, bool)
    chosen: list[str] = []
    frequencies = {word: float(p[i]) for word, i in words.number.items()}

    def parts(entries: Integers) -> Vector:
        held = state.held[stems[entries]]
        new = held == 0
        own = weight[entries]
        growth = own * (np.log(held + times[entries]) - np.log(np.where(new, 1.0, held)))
        return np.stack([np.where(new, information[stems[entries]], 0.0), np.where(new, own, 0.0), growth])

    added = np.zeros((3, size))
    for line, values in zip(added, parts(np.arange(len(row))), strict=True):
        line += np.bincount(row, weights=values, minlength=size)
    base = np.zeros(3)

    def exact(sentence: int) -> float:
        joint = summarizer._joint_freq(words.filtered[sentence], chosen)
        return -float(summarizer._kl_divergence(joint, frequencies))

    def choose() -> int:
        plain, mass, counted = base[:, None] + added
        total = state.length + words.lengths
        divergence = plain + mass * np.log(np.maximum(total, 1.0)) - counted
        divergence[~waiting] = np.inf
        near = np.flatnonzero(divergence <= divergence.min() + _NEAR)
        best = _first_best(near, words.kinds, exact)
        waiting[best] = False
        take(best)
        return best

    def take(sentence: int) -> None:
        own, repeated = np.unique(words.raw[sentence], return_counts=True)
        touched = state.entries_with(own)
        before = parts(touched)
        known = p[own] > 0
        was = state.held[own]
        first = known & (was == 0)
        base[0] += information[own[first]].sum()
        base[1] += p[own[first]].sum()
        logs = np.log(was + repeated) - np.log(np.where(was == 0, 1.0, was))
        base[2] += (p[own] * logs)[known].sum()
        state.add(own, repeated.astype(np.float64))
        change = parts(touched) - before
        for line, values in zip(added, change, strict=True):
            line += np.bincount(row[touched], weights=values, minlength=size)
        names = words.names
        chosen.extend(names[i] for i in words.raw[sentence].tolist())

    return choose


class KlWords:
    """The words of sentences as sumy's KL sees them.

    A sentence to be judged is normalised, its stop words are left out, and nothing is stemmed; a chosen one counts as
    it stands in the text, capitals and stop words included.

    Attributes:
        number, names: the number of every string, and the other way round.
        counts: the words of the sentences to be judged that occur in the text's distribution.
        lengths: for every sentence, its words without stop words, in and out of that distribution.
        probability: for every string, its share of the text; 0 where it does not occur.
        raw: for every sentence, the numbers of its words as they stand.
        filtered: for every sentence, its words to be judged, in order.
        kinds: for every sentence, the index of the first that is judged the same.
    """

    def __init__(self, sentences: Sequence[Any], summarizer: KLSummarizer) -> None:
        stop_words = summarizer.stop_words
        stops = frozenset(stop_words) if isinstance(stop_words, list | tuple | set) else stop_words
        number: dict[str, int] = {}
        forms: dict[Any, tuple[int, int, bool, bool]] = {}

        def look_up(word: str) -> tuple[int, int, bool, bool]:
            normal = summarizer.normalize_word(word)
            entry = (
                number.setdefault(word, len(number)),
                number.setdefault(normal, len(number)),
                word in stops,
                normal in stops,
            )
            forms[word] = entry
            return entry

        looked = [[forms.get(word) or look_up(word) for word in sentence.words] for sentence in sentences]
        self.number = number
        self.names = list(number)
        self.raw = [np.array([entry[0] for entry in sentence], np.int64) for sentence in looked]
        judged = [[entry[1] for entry in sentence if not entry[3]] for sentence in looked]
        self.filtered = [[self.names[i] for i in sentence] for sentence in judged]
        content = np.array([entry[1] for sentence in looked for entry in sentence if not entry[2]], np.int64)
        self.probability = np.bincount(content, minlength=len(number)) / max(len(content), 1)
        self.lengths = np.array([len(sentence) for sentence in judged], np.float64)
        first: dict[tuple[int, ...], int] = {}
        self.kinds = np.array([first.setdefault(tuple(s), i) for i, s in enumerate(judged)], np.int64)
        row = np.repeat(np.arange(len(judged)), self.lengths.astype(np.int64))
        flat = np.array([i for sentence in judged for i in sentence], np.int64)
        known = self.probability[flat] > 0
        self.counts = count_table(row[known], flat[known], len(judged), len(number))


def count_table(row: Integers, column: Integers, rows: int, columns: int) -> Counts:
    """Return how often each column occurs in each row."""
    keys, times = np.unique(row * max(columns, 1) + column, return_counts=True)
    of_row, of_column = np.divmod(keys, max(columns, 1))
    return Counts(np.searchsorted(of_row, np.arange(rows + 1)), of_column, times.astype(np.float64))


def _first_best(near: Integers, kinds: Integers, exact: Callable[[int], float]) -> int:
    """Return the first of `near` with the highest exact value; those of one kind have one value."""
    alike, first = np.unique(kinds[near], return_index=True)
    if len(alike) == 1:
        return int(near[0])
    candidates = near[np.sort(first)]
    return int(candidates[int(np.argmax([exact(int(i)) for i in candidates]))])
