"""A number of topics for those who give none: one fit for each of a few numbers, compared by what the topics are like.

The score is coherence (NPMI, at least 0) times exclusivity (the part of its top words' weights that a topic has
itself): more topics are more coherent until they share their words. It counts in full where the likelihood bends, and
half where more topics go on explaining as much more as before (or never did): few broad topics are coherent and
exclusive too, and a lone peak far from the bend is mostly chance. Each score is averaged with those of the numbers
beside it, since the topics at one number are one draw of many. Of levels that are about as good, the one with the
fewest topics is taken, which are the easiest to read. `compare_topics` looks more closely.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.evaluation.coherence_measures import npmi
from gleanings.evaluation.exclusivity import ownership
from gleanings.evaluation.levels import bend, levels, smoothed
from gleanings.evaluation.topic_words import top_words
from gleanings.topics.fit_result import Fit
from gleanings.topics.training import progress_bar

NUMBERS = (
    2,
    3,
    4,
    5,
    6,
    8,
    10,
    12,
    15,
    20,
    25,
    30,
)  # evenly spaced by logarithm, up to what can be read
WORDS = 10  # top words of each topic that are compared
_AS_GOOD = 0.95  # of the best score: from it on, a level with fewer topics is as good
_ROWS = 8  # for each topic at least: of fewer, ten words are found together because they are words of one text
LARGE = 100_000  # of the counts: rows drawn at random that have about so many are enough to choose a number


@dataclass(frozen=True)
class QuickChoice:
    """A number of topics, and why.

    Attributes:
        number: of the levels that are about as good as the best, that with the fewest topics; the fallback where no
            number has a score above 0.
        levels: all levels, best first.
        scores: the score of each number that was tried, averaged with those beside it.
        coherence, exclusivity: the two factors, for each number that was tried.
        note: what was tried and why this one, in a sentence.
    """

    number: int
    levels: tuple[int, ...]
    scores: Mapping[int, float]
    coherence: Mapping[int, float]
    exclusivity: Mapping[int, float]
    note: str


def quick_number(
    counts: csr_matrix,
    fit: Callable[[csr_matrix, int], Fit],
    *,
    least: int,
    most: int,
    fallback: int,
    seed: int,
    progress: bool,
) -> QuickChoice:
    """Return a level of the corpus, from one fit for each number tried.

    Args:
        counts: rows x words.
        fit: fits so many topics to counts.
        least, most: numbers outside these are not tried, nor those with fewer than eight rows for each topic.
        fallback: the number where none stands out.
        seed: draws the rows where there are many.
        progress: show a progress bar.
    """
    some = part_of(counts, LARGE, seed)
    bears = max(least, int(np.count_nonzero(np.diff(some.indptr))) // _ROWS)
    numbers = [number for number in NUMBERS if least <= number <= min(most, bears)]
    coherent: dict[int, float] = {}
    exclusive: dict[int, float] = {}
    likelihood: dict[int, float] = {}
    interrupted = False
    with progress_bar("choosing the number of topics", "number", len(numbers), shown=progress) as advance:
        try:
            for number in numbers:
                found = fit(some, number)
                likelihood[number] = found.likelihood[-1] if found.likelihood else math.nan
                coherent[number], exclusive[number] = quality(found, some)
                advance()
        except KeyboardInterrupt:
            if not coherent:
                raise
            interrupted = True
    bent = bend(list(coherent), [likelihood[number] for number in coherent])
    alone = [
        score(coherent[number], exclusive[number]) * (1 + part) / 2 for number, part in zip(coherent, bent, strict=True)
    ]
    scores = dict(zip(coherent, smoothed(alone), strict=True))
    found_levels = levels(list(scores), list(scores.values()))
    good = [level for level in found_levels if scores[level] >= _AS_GOOD * scores[found_levels[0]]]
    number = min(good, default=fallback)
    note = _note(number, found_levels, coherent, exclusive, some.shape[0] < counts.shape[0], interrupted)
    return QuickChoice(number, found_levels, scores, coherent, exclusive, note)


def quality(fit: Fit, counts: csr_matrix) -> tuple[float, float]:
    """Return the mean coherence and the mean exclusivity of fitted topics."""
    tops = top_words(fit.weights, WORDS)
    values = npmi(tops, counts)
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else 0.0, float(np.mean(ownership(fit.weights, tops)))


def score(coherence: float, exclusivity: float) -> float:
    """Return what numbers of topics are compared by; 0 where the topics are no more coherent than chance."""
    return max(coherence, 0.0) * exclusivity


def part_of(counts: csr_matrix, entries: int, seed: int) -> csr_matrix:
    """Return rows drawn at random, in their order, that have about so many entries; all where they have fewer."""
    if counts.nnz <= entries:
        return counts
    order = np.random.default_rng([seed, 5]).permutation(counts.shape[0])
    lengths = np.cumsum(np.diff(counts.indptr)[order])
    return counts[np.sort(order[: max(2, int(np.searchsorted(lengths, entries)))])]


def _note(
    number: int,
    found: tuple[int, ...],
    coherent: Mapping[int, float],
    exclusive: Mapping[int, float],
    sampled: bool,
    interrupted: bool,
) -> str:
    tried = ", ".join(str(each) for each in coherent)
    where = " on a part of the rows" if sampled else ""
    stopped = " (the search was interrupted)" if interrupted else ""
    if not found:
        return (
            f"The number of topics, {number}, was not given: {tried} were tried{where}{stopped}, and with none of them "
            "are the top words of the topics found together more often than by chance. The rows may have no topics."
        )
    others = [str(each) for each in sorted(found) if each != number]
    named = " and ".join(filter(None, (", ".join(others[:-1]), *others[-1:])))
    levels_too = f"; {named} would do about as well" if others else ""
    return (
        f"The number of topics, {number}, was not given: {tried} were tried{where}{stopped}. With {number} the words "
        "of a topic are found together more, or shared less, than with somewhat fewer or more topics (coherence "
        f"{coherent[number]:.2f} times exclusivity {exclusive[number]:.2f}, weighed by where more topics stop "
        f"explaining more){levels_too}. compare_topics looks more closely."
    )
