"""compare_topics: how many topics, by everything that is worth looking at."""

from collections.abc import Iterable, Sequence

import numpy as np

from gleanings.errors import InvalidType, InvalidValue, choice, instance, whole_number
from gleanings.evaluation.coherence_measures import npmi
from gleanings.evaluation.exclusivity import ownership, uniqueness
from gleanings.evaluation.matching import agreement
from gleanings.evaluation.topic_words import top_words
from gleanings.model_selection.comparison import Candidate, TopicComparison
from gleanings.model_selection.held_out import held_out_likelihood
from gleanings.topics.fit import TOPIC_METHODS
from gleanings.topics.quick_number import part_of
from gleanings.topics.refit import refit
from gleanings.topics.stability import PART, WORDS, subsample
from gleanings.topics.training import progress_bar
from gleanings.topics.validation import checked_bag, most_topics
from gleanings.words.bag_of_words import BagOfWords

_SUBSAMPLES = 3
_ENTRIES = 100_000  # of the counts, for each refit: rows drawn at random that have about so many are enough
_SECONDS = 5e-7  # about, for an entry of the counts and a topic, on two cores
_LONG = 20.0  # seconds, from which on a bar is shown


def compare_topics(
    bow: BagOfWords,
    *,
    topics: Iterable[int] = range(2, 31, 2),
    seed: int = 0,
    method: str = "lda",
    progress: bool | None = None,
) -> TopicComparison:
    """Compare numbers of topics: coherence, exclusivity, diversity, held-out likelihood, and whether topics come back.

    For each number, topics are fitted to all rows, to three random parts of them (80 %), and once more with another
    seed. There is seldom one right number: the result names *levels*, the peaks of coherence (NPMI, at least 0) times
    stability on the parts (Greene, O'Callaghan and Cunningham 2014).

    Args:
        bow: the bag; `bag_of_words(corpus)` makes it.
        topics: the numbers to compare, two at least; those that the bag cannot bear are left out and said.
        seed: of the fits and of the parts; the same seed gives the same result.
        method: one of TOPIC_METHODS.
        progress: show a progress bar; None shows it when it takes long, with an estimate of the time.

    Returns:
        A TopicComparison. After an interrupt (Ctrl-C), with the numbers that were done by then, and a note.

    Raises:
        InvalidType, InvalidValue: an argument that cannot be worked with; the message says what would do.
        KeyboardInterrupt: interrupted before two numbers were done.

    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"], ["goal", "team", "cup"]] * 10
    >>> gl.compare_topics(gl.BagOfWords.from_tokens(rows), topics=[2, 3, 4]).numbers
    (2, 3, 4)
    """
    bow = checked_bag(instance("bow", bow, BagOfWords, "what bag_of_words(corpus) returned"))
    choice("method", method, TOPIC_METHODS)
    seed = whole_number("seed", seed, least=0, most=2**32 - 1)
    numbers, notes = _numbers(topics, bow)
    entries = min(bow.counts.nnz, _ENTRIES) * (1 + _SUBSAMPLES) + bow.counts.nnz
    seconds = entries * sum(numbers) * _SECONDS
    shown = seconds > _LONG if progress is None else progress
    what = f"comparing numbers of topics (about {max(seconds / 60, 0.1):.1f} min)"
    found: list[Candidate] = []
    with progress_bar(what, "number", len(numbers), shown=shown) as advance:
        try:
            for number in numbers:
                found.append(_candidate(bow, number, method, seed))
                advance()
        except KeyboardInterrupt:
            if len(found) < 2:
                raise
            left = ", ".join(str(number) for number in numbers[len(found) :])
            notes = (*notes, f"The comparison was interrupted; these numbers were not tried: {left}.")
    return TopicComparison(tuple(found), notes, bow.unit, method, seed)


def _numbers(topics: object, bow: BagOfWords) -> tuple[list[int], tuple[str, ...]]:
    """Return the numbers that can be tried, rising, and a note on those that cannot."""
    advice = "give two or more numbers of topics, such as range(2, 31, 2)"
    if isinstance(topics, int | str) or not isinstance(topics, Iterable):
        raise InvalidType(f"topics={topics!r} is not several numbers; {advice}, or fit one with fit_topics.")
    asked = sorted({whole_number("topics", number, least=2) for number in topics})
    most = most_topics(bow)
    numbers = [number for number in asked if number <= most]
    if len(numbers) < 2:
        raise InvalidValue(
            f"topics={asked} leaves {len(numbers)} of the numbers from 2 to {most} that this bag can bear, and there "
            f"is nothing to compare; {advice}."
        )
    if len(numbers) == len(asked):
        return numbers, ()
    left = ", ".join(str(number) for number in asked if number > most)
    filled = int((np.diff(bow.counts.indptr) > 0).sum())
    return numbers, (
        f"{left} topics are more than {filled:,} {bow.unit}s can bear ({most} at most), and were left out.",
    )


def _candidate(bow: BagOfWords, number: int, method: str, seed: int) -> Candidate:
    fit = refit(bow, bow.counts, method, number, seed)
    tops = top_words(fit.weights, WORDS)
    stable: list[float] = []
    held: list[float] = []
    for part in range(_SUBSAMPLES):
        kept, out = subsample(bow.counts, PART, seed, part)
        again = refit(bow, part_of(kept, _ENTRIES, part), method, number, seed)
        stable.append(_mean(agreement(tops, top_words(again.weights, WORDS))))
        held.append(held_out_likelihood(again, bow.counts[out]))
    other = refit(bow, part_of(bow.counts, _ENTRIES, seed), method, number, (seed + 1) % 2**32)
    return Candidate(
        number=number,
        coherence=tuple(npmi(tops, bow.counts).tolist()),
        exclusivity=ownership(fit.weights, tops),
        diversity=_mean(uniqueness(tops)),
        held_out=tuple(held),
        stability=tuple(stable),
        seeds=_mean(agreement(tops, top_words(other.weights, WORDS))),
    )


def _mean(values: Sequence[float] | np.ndarray) -> float:
    return float(np.mean(values)) if len(values) else float("nan")
