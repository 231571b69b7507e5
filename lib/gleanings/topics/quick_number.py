"""A number of topics for those who give none: one fit for each of a few numbers, compared by what the topics are like.

The score is coherence (NPMI, at least 0) times the square of exclusivity (the part of its top words' weights that a
topic has itself): more topics are more coherent until they share their words. A constant is added to coherence, as one
value a little above 0 among others below, as short rows have them, says little. Few broad topics are coherent and
exclusive too, and so are many in few rows, by chance. So it is multiplied by the square of how alike the number parts
the rows to the numbers next to it (`partitions.py`), and counts in full where the likelihood bends, three quarters
where more topics go on explaining as much more as before (or never did). How many top words are looked at changes
coherence and exclusivity (Lau and Baldwin 2016, "The sensitivity of topic coherence evaluation to topic cardinality"),
and so does whether a small topic counts like a large one: each way gives a curve, and the score is their mean, each as
a part of its highest.
Of levels that are about as good, the one with the fewest topics is taken, which are the easiest to read.
`compare_topics` looks more closely.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.evaluation.coherence_measures import npmi
from gleanings.evaluation.exclusivity import ownership
from gleanings.evaluation.levels import bend, levels
from gleanings.evaluation.topic_words import top_words
from gleanings.sparse import row_totals
from gleanings.topics.fit_result import Fit, topic_tokens
from gleanings.topics.partitions import persistence
from gleanings.topics.sampling import part_of
from gleanings.topics.training import progress_bar
from gleanings.types import Integers

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
DEPTHS = (5, 10, 20)  # top words of each topic, for coherence
_OWN_DEPTHS = (10, 20)  # and for exclusivity
_SHARED, _ALIKE = 2.0, 2.0  # powers of exclusivity, and of how alike the rows are parted
_BY_CHANCE = 0.05  # of NPMI, added: differences much smaller than this say little
_BENT = 0.25  # of the score, that a number loses where the likelihood does not bend
_AS_GOOD = 0.95  # of the best score: from it on, a level with fewer topics is as good
_ROWS = 16  # for each topic at least: of fewer, ten words are found together because they are words of one text
_FEW, _FEW_ROWS = 6, 8  # but for six topics and fewer so many, so that some numbers are compared in few texts
LARGE = 100_000  # of the counts: rows drawn at random that have about so many are enough to choose a number


@dataclass(frozen=True)
class QuickChoice:
    """A number of topics, and why.

    Attributes:
        number: of the levels that are about as good as the best, that with the fewest topics; the fallback where no
            number has a score above 0.
        levels: all levels, best first; none where the topics of no number are more coherent than by chance.
        scores: the score of each number that was tried, 0 to 1.
        coherence, exclusivity: the two factors, for each number that was tried, in the mean over depths.
        note: what was tried and why this one, in a sentence.
        advice: what a reader may do about it, in sentences; none where nothing was chosen.
    """

    number: int
    levels: tuple[int, ...]
    scores: Mapping[int, float]
    coherence: Mapping[int, float]
    exclusivity: Mapping[int, float]
    note: str
    advice: str = ""


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
        least, most: numbers outside these are not tried, nor those with fewer than 16 rows for each topic (8 for up to
            six topics).
        fallback: the number where none stands out.
        seed: draws the rows where there are many.
        progress: show a progress bar.
    """
    some = part_of(counts, LARGE, seed)
    rows = int(np.count_nonzero(np.diff(some.indptr)))
    bears = max(least, rows // _ROWS, min(_FEW, rows // _FEW_ROWS))
    numbers = [number for number in NUMBERS if least <= number <= min(most, bears)]
    coherent: dict[int, tuple[float, ...]] = {}
    exclusive: dict[int, tuple[float, ...]] = {}
    likelihood: dict[int, float] = {}
    parts: dict[int, Integers] = {}
    filled = np.diff(some.indptr) > 0
    interrupted = False
    with progress_bar("choosing the number of topics", "number", len(numbers), shown=progress) as advance:
        try:
            for number in numbers:
                found = fit(some, number)
                likelihood[number] = found.likelihood[-1] if found.likelihood else math.nan
                parts[number] = found.shares[filled].argmax(axis=1)
                coherent[number], exclusive[number] = quality(found, some)
                advance()
        except KeyboardInterrupt:
            if not coherent:
                raise
            interrupted = True
    alike = dict(zip(coherent, persistence([parts[number] for number in coherent]), strict=True))
    bent = bend(list(coherent), [likelihood[number] for number in coherent])
    values = scored(list(coherent.values()), list(exclusive.values()), list(alike.values()), bent)
    scores = dict(zip(coherent, values, strict=True))
    found_levels = levels(list(scores), list(scores.values()))
    good = [level for level in found_levels if scores[level] >= _AS_GOOD * scores[found_levels[0]]]
    number = min(good, default=fallback)
    if not any(value > 0 for values in coherent.values() for value in values):
        found_levels = ()
    coherence, exclusivity = (
        {each: float(np.mean(values)) for each, values in of.items()} for of in (coherent, exclusive)
    )
    bends = any(bent) or not all(map(math.isfinite, likelihood.values()))
    note = _note(
        number, found_levels, coherence, exclusivity, alike, some.shape[0] < counts.shape[0], interrupted, bends
    )
    advice = _advice(bends=bends) if found_levels and len(coherent) > 1 else ""
    return QuickChoice(number, found_levels, scores, coherence, exclusivity, note, advice)


def quality(fit: Fit, counts: csr_matrix) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return how coherent and how exclusive fitted topics are, each looked at in several ways.

    Returns:
        The mean NPMI of their first 5, 10 and 20 words, and that of 10 weighted by the sizes of the topics; the mean
        exclusivity of their first 10 and 20 words.
    """
    coherent, weighted = [], 0.0
    for depth in DEPTHS:
        values = npmi(top_words(fit.weights, depth), counts)
        known = ~np.isnan(values)
        coherent.append(float(values[known].mean()) if known.any() else 0.0)
        if depth == DEPTHS[1]:
            sizes = topic_tokens(fit.shares, row_totals(counts))[known]
            weighted = float((values[known] * sizes).sum() / sizes.sum()) if sizes.sum() > 0 else 0.0
    owned = [float(np.mean(ownership(fit.weights, top_words(fit.weights, depth)))) for depth in _OWN_DEPTHS]
    return (*coherent, weighted), tuple(owned)


def scored(
    coherent: Sequence[Sequence[float]],
    exclusive: Sequence[Sequence[float]],
    alike: Sequence[float],
    bent: Sequence[float],
) -> list[float]:
    """Return the score of each number of topics, 0 to 1.

    Args:
        coherent, exclusive: for each number, what `quality` gives.
        alike: for each number, how alike it parts the rows to its neighbours, 0 to 1.
        bent: for each number, how far the likelihood bends there, 0 to 1.

    >>> scored([(0.2,), (0.4,)], [(1.0,), (0.5,)], [1.0, 1.0], [1.0, 1.0])
    [1.0, 0.45]
    >>> scored([(0.2,), (0.2,)], [(1.0,), (1.0,)], [1.0, 0.5], [1.0, 1.0])
    [1.0, 0.25]
    """
    factor = np.array(alike) ** _ALIKE * (1 - _BENT + _BENT * np.array(bent))
    curves = []
    for coherence in _BY_CHANCE + np.maximum(np.array(coherent), 0.0).T:
        for exclusivity in np.array(exclusive).T:
            curve = coherence * exclusivity**_SHARED * factor
            if curve.max(initial=0.0) > 0:
                curves.append(curve / curve.max())
    return [0.0] * len(alike) if not curves else [float(each) for each in np.mean(curves, axis=0)]


def _note(
    number: int,
    found: tuple[int, ...],
    coherent: Mapping[int, float],
    exclusive: Mapping[int, float],
    alike: Mapping[int, float],
    sampled: bool,
    interrupted: bool,
    bends: bool,
) -> str:
    if len(coherent) < 2:
        why = "the search was interrupted" if interrupted else "these texts are too few to bear another"
        chance = "" if found else " Its words are found together no more often than by chance: there may be no topics."
        return f"The number of topics, {number}, was not given, and no other was compared with it: {why}.{chance}"
    tried = f"{', '.join(str(each) for each in coherent)} were tried"
    where = " on a part of the texts" if sampled else ""
    stopped = " (the search was interrupted)" if interrupted else ""
    if not found:
        return (
            f"The number of topics, {number}, was not given: {tried}{where}{stopped}, and with none of them "
            "are the top words of the topics found together more often than by chance. These texts may have no topics."
        )
    others = [str(each) for each in sorted(found) if each != number]
    named = " and ".join(filter(None, (", ".join(others[:-1]), *others[-1:])))
    levels_too = f"; {named} would do about as well" if others else ""
    nowhere = "" if bends else f", which is nowhere up to {max(coherent)}"
    return (
        f"The number of topics, {number}, was not given: {tried}{where}{stopped}. With {number} the words "
        f"of a topic are found together more, or shared less, than with somewhat fewer or more topics{levels_too}. "
        f"The number was chosen by coherence ({coherent[number]:.2f}) times exclusivity ({exclusive[number]:.2f}) "
        f"squared, by how alike it parts the texts to the numbers next to it ({alike[number]:.2f} of 1, squared), "
        f"and by where more topics stop explaining more{nowhere}."
    )


def _advice(*, bends: bool) -> str:
    broad = "" if bends else "Where topics are too broad, ask for more of them. "
    return f"{broad}`gl.compare_topics(bow)` looks more closely at their number."
