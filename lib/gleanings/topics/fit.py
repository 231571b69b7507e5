"""fit_topics: checks what is given, calls the method, and makes the model."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.errors import InvalidValue, choice, whole_number
from gleanings.topics.fit_result import Fit, topic_tokens
from gleanings.topics.guide import checked_guide
from gleanings.topics.lda.checkpoint import Checkpoint
from gleanings.topics.lda.kept_shares import with_columns
from gleanings.topics.lda.lda import fit_lda
from gleanings.topics.model import TopicModel
from gleanings.topics.quick_number import LARGE, NUMBERS, QuickChoice, quick_number
from gleanings.topics.refit import OTHERS, refit
from gleanings.topics.sampling import part_of
from gleanings.topics.stability import found_in_rows_left_out
from gleanings.topics.validation import (
    checked_bag,
    checked_topics,
    first_look,
    input_hash,
    most_topics,
    thin_evidence,
)
from gleanings.types import Floats, Memory, Search, TopicMethod
from gleanings.words.bag_of_words import BagOfWords

TOPIC_METHODS: tuple[str, ...] = get_args(TopicMethod)

_LONG = 20_000_000  # counted words x topics of a fit that takes more than a few seconds
_ALIKE = 0.02  # sum of the differences in weight, 0 to 2, below which two topics are the same
_STRONGEST = 30  # words
_SLOWER = {"lda-gensim": 20, "hdp": 5}  # times as long, about
_FEW = 20  # rows, of which too few can be left out to tell
_NOT_ELSEWHERE = (
    "But topics fitted to four fifths of the texts do not hold in the rest: there the words of none are together "
    "more often than by chance. These texts may have no topics."
)
_NOT_CHECKED = "Whether topics hold in texts that they were not fitted to is not known: that search was interrupted."
_NOTHING_YET = (
    "Fitting was interrupted before there were any topics, so none are returned. Start it again and wait for the first "
    "pass, or fit fewer topics or a smaller bag; progress=True shows how far it is."
)


def fit_topics(
    bow: BagOfWords,
    *,
    topics: int | None = None,
    seed: int = 0,
    method: TopicMethod = "lda",
    guide: Mapping[str, Sequence[str]] | None = None,
    search: Search = "fast",
    memory: Memory = "auto",
    passes: int | None = None,
    checkpoint: str | PathLike[str] | None = None,
    progress: bool | None = None,
) -> TopicModel:
    """Find topics in a bag of words.

    Args:
        bow: the bag; `bag_of_words(corpus)` makes it.
        topics: how many, from 1 to the smaller of half the rows that have words and half the distinct words (2 are
            always allowed); for `hdp` the most there may be. None tries a few numbers from 2 to 30 (one fit each) and
            takes one at which the topics are coherent and exclusive; a note says what was tried and why this one.
            `compare_topics` looks more closely.
        seed: a whole number from 0; the same seed and the same documents, in any order, give the same model.
        method: `lda` is this library's own. The others are there to compare with: `lda-gensim` is gensim's LDA
            (whose last digits hang on the processor and the linear algebra that NumPy was built with), `hdp`
            a hierarchical Dirichlet process, `nmf` non-negative factors of TF-IDF, `lsi` latent semantic indexing.
        guide: names of topics with words or phrases that they should be about, for `lda`; these come first, in this
            order. Words are prepared as the texts are, so any form does; a note says which are not counted.
        search: for `lda`: `thorough` looks for a start several times, and for what these agree on, so that the topics
            hang less on the seed, and takes about four times as long.
        memory: for `lda`: `full` keeps an estimate for every word of every row, `minibatch` for a few rows at a time;
            `auto` takes `full` where it fits.
        passes: for `lda`: how often to go over the rows, at most; None for 100, or 10 with minibatches. Fitting stops
            before when a pass gains next to nothing, and the model says when it had not.
        checkpoint: for `lda`: a folder in which the fit is kept after each pass. Called again with the same bag and
            the same arguments, one that was killed goes on from there, and gives what an unbroken one gives, to the
            bit; only `passes` may be another number.
        progress: show a progress bar; None shows it when the fit is long.

    Returns:
        A TopicModel. Topics are numbered from the largest share to the smallest, after those of `guide`. After an
        interrupt (Ctrl-C, or the stop button of a notebook), the topics as they were by then, with a note.

    Raises:
        InvalidType, InvalidValue: an argument that cannot be worked with; the message says what would do. Counts on
            the disk that are not as they were made, or a checkpoint of another fit: both hashes are named.
        NotWritable: the disk is full; the last checkpoint stays good.
        KeyboardInterrupt: interrupted before there were any topics.

    >>> from gleanings import BagOfWords, fit_topics
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    >>> model = fit_topics(BagOfWords.from_tokens(rows), topics=2)
    >>> sorted(sorted(word for word, _ in topic.words) for topic in model.topics)
    [['party', 'poll', 'vote'], ['rain', 'storm', 'wind']]
    """
    if passes is not None:
        passes = whole_number("passes", passes, least=1)
    _check_method(method, memory, search, passes, checkpoint)
    bow = checked_bag(bow)
    seed = whole_number("seed", seed, least=0, most=2**32 - 1)
    if bow.stored is not None:
        bow.stored.check()
    chosen = None
    if topics is None:
        chosen = _chosen(bow, method, seed, len(guide) if isinstance(guide, Mapping) else 0, progress)
        topics = chosen.number
    topics = checked_topics(bow, topics)
    guided = checked_guide(bow, guide, topics, method)
    if progress is None:
        progress = bow.counts.nnz * topics * _SLOWER.get(method, 1) > _LONG
    settings: dict[str, object] = {
        "method": method,
        "topics": topics,
        "topics chosen from": None if chosen is None else list(chosen.scores),
        "seed": seed,
        "search": search,
        "memory": memory,
        "passes": passes,
        "guide": {name: list(words) for name, words in guide.items()} if guide else None,
        "bag_of_words": None if bow.arguments is None else dict(bow.arguments),
        "input": input_hash(bow),
        "versions": dict(_versions()),
    }
    try:
        if method == "lda":
            with nullcontext() if bow.stored is None else TemporaryDirectory(dir=bow.stored.folder) as place:
                fit = fit_lda(
                    bow.counts,
                    topics=topics,
                    seed=seed,
                    passes=passes,
                    memory=memory,
                    search=search,
                    guide=guided.words or None,
                    progress=bool(progress),
                    folder=None if place is None else Path(place),
                    shares_folder=_folder(bow),
                    checkpoint=None if checkpoint is None else Checkpoint(checkpoint, _key(settings)),
                )
        else:
            fit = OTHERS[method](bow, topics=topics, seed=seed, progress=bool(progress))
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_NOTHING_YET) from None
    model = model_from(by_size(fit, bow, fixed=len(guided.names)), bow, method, seed, settings, guided.names)
    notes = (*guided.notes, *(() if chosen is None else filter(None, (chosen.note, chosen.advice))))
    return replace(model, notes=(*model.notes, *notes)) if notes else model


def _check_method(
    method: object, memory: object, search: object, passes: int | None, checkpoint: str | PathLike[str] | None
) -> None:
    """Raise an error where a choice is none of those there are, or goes with `lda` only and that is not the method."""
    method_name = choice("method", method, TOPIC_METHODS)
    memory_name = choice("memory", memory, get_args(Memory))
    search_name = choice("search", search, get_args(Search))
    if method_name == "lda":
        return
    if checkpoint is not None:
        raise InvalidValue(f"checkpoint works with method='lda' only, not with method={method_name!r}.")
    if memory_name != "auto":
        given = f"memory={memory_name!r}"
    elif search_name != "fast":
        given = f"search={search_name!r}"
    elif passes is not None:
        given = f"passes={passes}"
    else:
        return
    raise InvalidValue(f"{given} works with method='lda' only, not with method={method_name!r}.")


def _chosen(bow: BagOfWords, method: str, seed: int, least: int, progress: bool | None) -> QuickChoice:
    """Return a number of topics; at least as many as are guided. What `hdp` takes is a limit, so the largest tried."""
    most = most_topics(bow)
    if method == "hdp":
        number = max(least, min(most, NUMBERS[-1]))
        note = f"The number of topics was not given: hdp used as many as it needs, of {number} at most."
        return QuickChoice(number, (), {}, {}, {}, note)
    if progress is None:
        progress = min(bow.counts.nnz, LARGE) * sum(NUMBERS) > _LONG

    def fit(counts: csr_matrix, topics: int) -> Fit:
        return refit(bow, counts, method, topics, seed)

    try:
        choice = quick_number(
            bow.counts,
            fit,
            least=max(least, 2),
            most=most,
            fallback=max(least, first_look(bow)),
            seed=seed,
            progress=progress,
        )
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_NOTHING_YET) from None
    if not choice.levels or len(bow) < _FEW:
        return choice
    try:
        holds = found_in_rows_left_out(part_of(bow.counts, LARGE, seed), fit, choice.number, seed)
    except KeyboardInterrupt:
        return replace(choice, note=f"{choice.note} {_NOT_CHECKED}")
    return choice if holds else replace(choice, note=f"{choice.note} {_NOT_ELSEWHERE}", advice="")


def _key(settings: Mapping[str, object]) -> dict[str, object]:
    """Return what a fit depends on: all but the number of passes, and the versions of other packages."""
    names = ("input", "topics", "seed", "search", "memory", "guide")
    return {**{name: settings[name] for name in names}, "gleanings": _versions()["gleanings"]}


@cache
def _versions() -> dict[str, str]:
    return {name: version(name) for name in ("gleanings", "gensim", "numba", "numpy", "scipy")}


def model_from(
    fit: Fit, bow: BagOfWords, method: str, seed: int, settings: Mapping[str, object], names: Sequence[str]
) -> TopicModel:
    """Return the model of a fit whose first topics bear `names`."""
    topics = fit.weights.shape[0]
    return TopicModel(
        fit=fit,
        bow=bow,
        method=method,
        seed=seed,
        settings=settings,
        notes=(*bow.notes, *thin_evidence(bow), *fit.notes, *alike(fit.weights)),
        names=(*names, *(None,) * (topics - len(names))),
    )


def alike(weights: Floats) -> tuple[str, ...]:
    """Return a note where topics (topics x words) are the same."""
    same: set[int] = set()
    for i in range(len(weights) - 1):
        strongest = np.argsort(-weights[i], kind="stable")[:_STRONGEST]  # few topics agree in these: a quick test first
        near = np.abs(weights[i + 1 :, strongest] - weights[i, strongest]).sum(axis=1) < _ALIKE
        for j in i + 1 + np.flatnonzero(near):
            if np.abs(weights[j] - weights[i]).sum() < _ALIKE:
                same |= {i, int(j)}
    if not same:
        return ()
    *others, last = [str(topic) for topic in sorted(same)]
    return (
        f"{len(same)} topics are not all different: some have the same words with the same weights, as the texts do "
        f"not tell so many topics apart. A smaller `topics=` joins them: `topics` {', '.join(others)} and {last}.",
    )


def _folder(bow: BagOfWords) -> Path | None:
    """Return where a bag lies, if on the disk."""
    return None if bow.stored is None else bow.stored.folder


def by_size(fit: Fit, bow: BagOfWords, *, fixed: int) -> Fit:
    """Return the fit with its topics by number of tokens, largest first; the first `fixed` stay where they are."""
    tokens = np.asarray(bow.counts.sum(axis=1, dtype=np.float64)).ravel()
    sizes = topic_tokens(fit.shares, tokens)
    order = np.concatenate([np.arange(fixed), fixed + np.argsort(-sizes[fixed:], kind="stable")])
    return replace(
        fit,
        shares=with_columns(fit.shares, order, _folder(bow)),
        weights=fit.weights[order],
        alpha=fit.alpha[order],
        tokens=None if fit.tokens is None else fit.tokens[order],
    )
