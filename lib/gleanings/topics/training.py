"""Fitting in passes: until they converge, at most `passes` times, or until interrupted, with a progress bar."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class TrainingHistory:
    """What became of a fit, pass by pass.

    Attributes:
        likelihood: what each pass returned.
        converged: whether nothing was to be gained by more passes.
        interrupted: whether an interrupt (Ctrl-C) ended it.
    """

    likelihood: tuple[float, ...]
    converged: bool
    interrupted: bool

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the topics must know."""
        number = f"{len(self.likelihood)} pass{'es' if len(self.likelihood) != 1 else ''}"
        if self.interrupted:
            return (f"Fitting was interrupted after {number}; the topics are as they were by then.",)
        if not self.converged:
            return (f"Fitting had not converged after {number}; more passes may change the topics.",)
        return ()


def run_passes(
    step: Callable[[], float],
    passes: int,
    has_converged: Callable[[Sequence[float]], bool],
    *,
    progress: bool = False,
    what: str = "fitting topics",
    interruptible: bool = True,
    curve: Sequence[float] = (),
    after: Callable[[list[float]], None] | None = None,
) -> TrainingHistory:
    """Make passes until they have converged, at most `passes`, or until interrupted.

    Args:
        step: makes a pass and returns the likelihood.
        has_converged: whether the likelihoods so far leave nothing to gain.
        progress: show a progress bar.
        what: to say beside the bar.
        interruptible: whether an interrupt ends the passes and what they found is kept; else it goes on up.
        curve: the likelihoods of passes that were made before, and count.
        after: called after each pass, with the likelihoods so far.

    Raises:
        KeyboardInterrupt: interrupted before the first pass was done, so that there is nothing to keep; or where
            passes are not interruptible.
    """
    found = list(curve)
    converged, interrupted = has_converged(found), False
    with progress_bar(what, "pass", passes, shown=progress) as advance:
        for _ in found:
            advance()
        try:
            while len(found) < passes and not converged:
                found.append(step())
                if after is not None:
                    after(found)
                advance()
                converged = has_converged(found)
        except KeyboardInterrupt:
            if not found or not interruptible:
                raise
            interrupted = True
    return TrainingHistory(tuple(found), converged, interrupted)


def gains_less_than(tolerance: float) -> Callable[[Sequence[float]], bool]:
    """Return a rule: passes have converged when one gains less than `tolerance`.

    >>> gains_less_than(0.1)([1.0, 1.5]), gains_less_than(0.1)([1.0, 1.5, 1.55])
    (False, True)
    """
    return lambda curve: len(curve) > 1 and curve[-1] - curve[-2] < tolerance


def changes_less_than(tolerance: float, passes: int = 1) -> Callable[[Sequence[float]], bool]:
    """Return a rule: converged when each of the last `passes` changes the likelihood by less than `tolerance`.

    >>> changes_less_than(0.1)([1.0, 0.5]), changes_less_than(0.1)([1.0, 0.5, 0.45])
    (False, True)
    """

    def has_converged(curve: Sequence[float]) -> bool:
        changes = np.abs(np.diff(curve[-1 - passes :]))
        return len(changes) == passes and bool(changes.max() < tolerance)

    return has_converged


@contextmanager
def progress_bar(what: str, unit: str, total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """Show a progress bar where it is to be `shown`; give a function to call after each of `total` units."""
    if not shown:
        yield lambda: None
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that ipywidgets is not installed; the bar is then one of text
        from tqdm.auto import tqdm

        progress = tqdm(total=total, desc=what, unit=unit)

    def advance() -> None:
        progress.update()

    with progress:
        yield advance
