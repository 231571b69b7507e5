"""compare_topics: how many topics, by everything that is worth looking at."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.errors import InvalidType, InvalidValue, choice, instance, whole_number
from gleanings.evaluation.coherence_measures import npmi
from gleanings.evaluation.exclusivity import ownership, uniqueness
from gleanings.evaluation.matching import agreement
from gleanings.evaluation.topic_words import top_words
from gleanings.model_selection.comparison import Candidate, TopicComparison
from gleanings.model_selection.held_out import held_out_likelihood
from gleanings.nouns import counted
from gleanings.parallel.threads import Workers
from gleanings.topics.fit import TOPIC_METHODS
from gleanings.topics.fit_result import Fit
from gleanings.topics.refit import refit
from gleanings.topics.sampling import part_of, subsample
from gleanings.topics.stability import PART, WORDS
from gleanings.topics.training import progress_bar
from gleanings.topics.validation import checked_bag, most_topics
from gleanings.types import Integers
from gleanings.words.bag_of_words import BagOfWords

_SUBSAMPLES = 3
_FITS = _SUBSAMPLES + 2  # for each number: to all rows, to parts of them, and with another seed
_ENTRIES = 100_000  # of the counts, for each refit: rows drawn at random that have about so many are enough
_MOST = 1_000_000  # of the counts, to which all topics are fitted at most: from there on more rows change little
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
        A TopicComparison, the same whatever the threads. After an interrupt (Ctrl-C), with the numbers that were done
        by then, and a note.

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
    some = part_of(bow.counts, _MOST, seed)
    if some.shape[0] < bow.counts.shape[0]:
        notes = (*notes, f"Topics were fitted to {some.shape[0]:,} of {len(bow):,} {bow.unit}s, drawn at random.")
    entries = min(some.nnz, _ENTRIES) * (1 + _SUBSAMPLES) + some.nnz
    seconds = entries * sum(numbers) * _SECONDS
    shown = seconds > _LONG if progress is None else progress
    what = f"comparing numbers of topics (about {max(seconds / 60, 0.1):.1f} min)"
    with progress_bar(what, "fit", len(numbers) * _FITS, shown=shown) as advance:
        found, interrupted = _compared(bow, some, numbers, method, seed, advance)
    if interrupted:
        left = ", ".join(str(number) for number in numbers if number not in {each.number for each in found})
        notes = (*notes, f"The comparison was interrupted; these numbers were not tried: {left}.")
    return TopicComparison(tuple(found), notes, bow.unit, method, seed)


def _numbers(topics: object, bow: BagOfWords) -> tuple[list[int], tuple[str, ...]]:
    """Return the numbers that can be tried, rising, and a note on those that cannot."""
    advice = "give two or more numbers of topics, such as range(2, 31, 2)"
    if isinstance(topics, int | str) or not isinstance(topics, Iterable):
        raise InvalidType(f"topics={topics!r} is not several numbers; {advice}, or fit one with fit_topics.")
    asked = sorted({whole_number("topics", number, least=2) for number in topics})
    if len(asked) < 2:
        raise InvalidValue(
            f"topics={asked} is fewer than two different numbers, so there is nothing to compare; {advice}."
        )
    most = most_topics(bow)
    numbers = [number for number in asked if number <= most]
    filled = int((np.diff(bow.counts.indptr) > 0).sum())
    bear = f"{counted(filled, bow.unit)} of {counted(bow.counts.shape[1], 'different word')} can bear"
    if len(numbers) < 2:
        smaller = f"give numbers from 2 to {most}" if most > 2 else "count more documents"
        raise InvalidValue(
            f"topics={asked} holds {counted(len(numbers), 'number')} that {bear}, so there is nothing to compare; "
            f"{smaller}."
        )
    if len(numbers) == len(asked):
        return numbers, ()
    left = ", ".join(str(number) for number in asked if number > most)
    return numbers, (f"{left} topics are more than {bear} ({most} at most), and were left out.",)


def _compared(
    bow: BagOfWords, counts: csr_matrix, numbers: list[int], method: str, seed: int, advance: Callable[[], None]
) -> tuple[list[Candidate], bool]:
    """Return what the topics are like for each number, rising, and whether an interrupt ended it before the last.

    The fits run side by side, each on one thread, the smallest number first; those of other methods than ours one after
    the other.

    Raises:
        KeyboardInterrupt: interrupted before two numbers were done.
    """
    alone = Workers(1)
    tasks = [(number, run) for number in numbers for run in range(_FITS)]
    fits: dict[tuple[int, int], Fit] = {}

    def fit(place: int) -> None:
        number, run = tasks[place]
        some, again = _rows_of(counts, run, seed), (seed + (run == _FITS - 1)) % 2**32
        fits[number, run] = refit(bow, some, method, number, again, workers=alone)
        advance()

    interrupted = False
    try:
        with Workers(None if method == "lda" else 1) as workers:
            workers.map(fit, len(tasks))
    except KeyboardInterrupt:
        interrupted = True
    done = [number for number in numbers if all((number, run) in fits for run in range(_FITS))]
    if interrupted and len(done) < 2:
        raise KeyboardInterrupt(
            "The comparison was interrupted before two numbers were done; start it again with fewer numbers."
        )
    left_out = [subsample(counts, PART, seed, part)[1] for part in range(_SUBSAMPLES)]
    return [_candidate(counts, [fits[number, run] for run in range(_FITS)], left_out) for number in done], interrupted


def _rows_of(counts: csr_matrix, run: int, seed: int) -> csr_matrix:
    """Return the rows of a fit: all; then parts of them; then as many of all, for another seed."""
    if run == 0:
        return counts
    if run == _FITS - 1:
        return part_of(counts, _ENTRIES, seed)
    return part_of(subsample(counts, PART, seed, run - 1)[0], _ENTRIES, run - 1)


def _candidate(counts: csr_matrix, fits: Sequence[Fit], left_out: Sequence[Integers]) -> Candidate:
    first, *parts, other = fits
    tops = top_words(first.weights, WORDS)
    return Candidate(
        number=len(tops),
        coherence=tuple(npmi(tops, counts).tolist()),
        exclusivity=ownership(first.weights, tops),
        diversity=_mean(uniqueness(tops)),
        held_out=tuple(held_out_likelihood(again, counts[out]) for again, out in zip(parts, left_out, strict=True)),
        stability=tuple(_mean(agreement(tops, top_words(again.weights, WORDS))) for again in parts),
        seeds=_mean(agreement(tops, top_words(other.weights, WORDS))),
    )


def _mean(values: Sequence[float] | np.ndarray) -> float:
    return float(np.mean(values)) if len(values) else float("nan")
