"""robustness: whether shares and effects of topics stay with other numbers of topics and other seeds, in one table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import numpy as np

from gleanings.change.effects import effect
from gleanings.errors import InvalidValue, choice, instance, several
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.model_selection.likeness import likeness, top_lists
from gleanings.model_selection.model_comparison import MODEL_ADVICE
from gleanings.nouns import counted, counted_of
from gleanings.tabular import Tabular
from gleanings.topics.fit import fit_topics
from gleanings.topics.model import TopicModel
from gleanings.topics.training import progress_bar
from gleanings.topics.validation import most_topics
from gleanings.types import TopicMethod

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

FOUND = 0.3  # similarity: below, a topic is not found again (in noise it is mostly below)
_SEEDS = (1, 2, 3)
_MANY = 20  # fits, from which on a bar is shown


@dataclass(frozen=True, slots=True)
class Refit:
    """A topic in one other fit.

    Attributes:
        topic: its number in the model that is examined.
        topics, seed: of the other fit.
        found: the number of the topic there that is most like it; None where none is.
        similarity: of the two (average Jaccard of the top words), 0 to 1.
        share: of all counted words, 0 to 1; NaN where it is not found.
        term: of the formula; empty where none was given.
        estimate, low, high: the effect of the term on the share, with its interval; NaN where there is none.
    """

    topic: int
    topics: int
    seed: int
    found: int | None
    similarity: float
    share: float
    term: str = ""
    estimate: float = float("nan")
    low: float = float("nan")
    high: float = float("nan")


@dataclass(frozen=True, eq=False, repr=False)
class Robustness(Tabular):
    """The topics of a model in other fits: with other numbers of topics, and other seeds.

    Attributes:
        names: of the topics, by number.
        refits: for each topic, fit and term, what was found; the model itself comes first.
        formula: of the effects; empty where none was given.
        notes: what a reader must know, in full sentences.

    >>> import gleanings as gl
    >>> bow = gl.BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"], ["goal", "team"]] * 10)
    >>> found = gl.robustness(gl.fit_topics(bow, topics=3), topics=[2, 3], seeds=[1])
    >>> len(found.refits), list(found.names)
    (9, [0, 1, 2])
    """

    names: dict[int, str]
    refits: tuple[Refit, ...]
    formula: str
    notes: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of the formula, the intercept aside."""
        return tuple(dict.fromkeys(each.term for each in self.refits if each.term))

    def of_topic(self, topic: int, term: str = "") -> tuple[Refit, ...]:
        """Return what was found of one topic, and for one term where there are any."""
        chosen = term or (self.terms[0] if self.terms else "")
        return tuple(each for each in self.refits if each.topic == topic and each.term == chosen)

    @property
    def reading(self) -> str:
        """What stays and what does not, in words."""
        return " ".join(self._said(topic, term) for topic in self.names for term in self.terms or ("",))

    def _said(self, topic: int, term: str) -> str:
        own, *others = self.of_topic(topic, term)  # the model itself comes first
        back = [each for each in others if each.found is not None]
        called = f"{topic} {self.names[topic]}"
        if not back:
            return f"{called}: found again in none of {counted(len(others), 'other fit')}."
        shares = [each.share for each in back]
        said = f"{called}: found again in {counted_of(len(back), len(others), 'other fit')}"
        if not term:
            return f"{said}, with {min(shares):.1%} to {max(shares):.1%} of the words ({own.share:.1%} here)."
        same = sum((each.estimate > 0) == (own.estimate > 0) for each in back)
        sure = sum(each.low > 0 or each.high < 0 for each in back)
        low, high = min(each.estimate for each in back), max(each.estimate for each in back)
        return (
            f"{said}; the effect of {term} ({100 * own.estimate:+.2f} points here) has the same sign in {same} of "
            f"them and an interval without 0 in {sure} ({100 * low:+.2f} to {100 * high:+.2f})."
        )

    def to_frame(self) -> "pd.DataFrame":
        """Return one line for each topic, fit and term: topic, name, topics, seed, found, similarity, share; and with
        a formula term, estimate, low, high.
        """
        import pandas as pd

        lines = [
            (
                e.topic,
                self.names[e.topic],
                e.topics,
                e.seed,
                e.found,
                e.similarity,
                e.share,
                e.term,
                e.estimate,
                e.low,
                e.high,
            )
            for e in self.refits
        ]
        names = ["topic", "name", "topics", "seed", "found", "similarity", "share", "term", "estimate", "low", "high"]
        frame = pd.DataFrame(lines, columns=names).astype({"found": "Int64"})
        return frame if self.terms else frame.drop(columns=["term", "estimate", "low", "high"])

    def plot(self, topic: int, term: str = "") -> "Chart":
        """Return a matplotlib figure of one topic: its share, or the effect of a term on it, in each fit.

        Args:
            topic: its number.
            term: one of `terms`; the first where none is given.

        Raises:
            InvalidValue: there is no such topic or term.
        """
        from gleanings.charts.estimates import estimates

        number = int(choice("topic", str(topic), map(str, self.names)))
        if term:
            choice("term", term, self.terms)
        lines = [each for each in self.of_topic(number, term) if each.found is not None]
        shown = [f"{each.topics} topics, seed {each.seed}" for each in lines]
        parts = [(e.estimate, e.low, e.high) if e.term else (e.share, e.share, e.share) for e in lines]
        found, low, high = (np.array([part[k] for part in parts]) for k in range(3))
        what = f"Change of the share with {lines[0].term}" if lines[0].term else "Share of all counted words"
        return estimates(shown, found, low, high, title=f"{what}: {number} {self.names[number]}, in other fits")

    def __repr__(self) -> str:
        return "\n".join([f"Robustness({self.reading})", *self.notes])

    def _repr_html_(self) -> Safe:
        rows = [
            (f"{topic} {self.names[topic]}", term, self._said(topic, term).partition(": ")[2])
            for topic in self.names
            for term in self.terms or ("",)
        ]
        caption = "Topics in fits with other numbers of topics and other seeds"
        notes = paragraphs(self.notes, style="max-width:60em")
        return tag("div", table(["topic", "term", "in other fits"], rows, caption=caption), notes)


def robustness(
    model: TopicModel,
    formula: str | None = None,
    *,
    topics: Iterable[int] | None = None,
    seeds: Iterable[int] = _SEEDS,
    draws: int = 10,
    progress: bool | None = None,
) -> Robustness:
    """Fit again with other numbers of topics and other seeds, and tell which shares and effects stay.

    In each other fit the topic is looked up that is most like each topic of the model (average Jaccard of their top
    words); its share and, with a formula, the effects on it are put side by side. A sensitivity or multiverse analysis:
    a finding that holds with one number of topics only is a finding about that number.

    Args:
        model: what `fit_topics` returned; hidden topics are left aside. For a formula with its corpus.
        formula: as for `effect`; None for shares alone.
        topics: numbers of topics; None for the model's own, three quarters and one and a half of it.
        seeds: one fit for each number and seed.
        draws: how many times shares are drawn for each effect.
        progress: show a progress bar; None shows it where there are more than 20 fits.

    Raises:
        InvalidType, InvalidValue: as `fit_topics` and `effect`; no number or no seed.

    >>> import gleanings as gl
    >>> bow = gl.BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"], ["goal", "team"]] * 10)
    >>> print(gl.robustness(gl.fit_topics(bow, topics=3), topics=[3], seeds=[1, 2]).reading[20:53])
    found again in 2 of 2 other fits,
    """
    instance("model", model, TopicModel, MODEL_ADVICE)
    own = len(model.weights)
    numbers = (
        [max(2, round(0.75 * own)), own, round(1.5 * own)]
        if topics is None
        else several("topics", topics, int, "numbers of topics, such as [8, 10, 12]")
    )
    most = most_topics(model.bow)
    large = sorted({number for number in numbers if number > most})
    numbers = [number for number in numbers if number <= most]
    tried = several("seeds", seeds, int, "seeds, such as [1, 2, 3]")
    if not numbers or not tried:
        few = f" {most} topics are the most that this bag can bear." if large else ""
        raise InvalidValue(
            f"there is no number of topics, or no seed, to fit with.{few} Give topics=[2, {most}], seeds=[1, 2]."
        )
    pairs = [(number, seed) for number in dict.fromkeys(numbers) for seed in dict.fromkeys(tried)]
    pairs = [pair for pair in pairs if pair != (own, model.seed)]
    if not pairs:
        raise InvalidValue(f"{own} topics and seed {model.seed} are the model itself; give other seeds or numbers.")
    shown = [topic for topic in model.topics if not topic.hidden]
    columns = np.arange(len(model.bow.vocabulary), dtype=np.int32)
    tops = top_lists(model.weights[[topic.index for topic in shown]], columns)
    found = _lines(model, formula, draws, [(topic.index, topic.index, 1.0) for topic in shown])
    bar = len(pairs) > _MANY if progress is None else progress
    with progress_bar("fitting again", "fit", len(pairs), shown=bar) as advance:
        for number, seed in pairs:
            method = cast(TopicMethod, model.method)
            other = fit_topics(model.bow, topics=number, seed=seed, method=method, progress=False)
            alike = likeness(tops, top_lists(other.weights, columns))
            best = alike.argmax(axis=1)
            places = [(topic.index, int(best[k]), float(alike[k, best[k]])) for k, topic in enumerate(shown)]
            found += _lines(other, formula, draws, places)
            advance()
    left = ", ".join(map(str, large))
    notes = [f"{left} topics are more than the rows can bear ({most} at most), and were left out."] if large else []
    if formula is not None:
        notes.append("An effect is that on the share of the topic that is most like it in each fit.")
    return Robustness({topic.index: topic.label for topic in shown}, tuple(found), formula or "", tuple(notes))


def _lines(other: TopicModel, formula: str | None, draws: int, places: Sequence[tuple[int, int, float]]) -> list[Refit]:
    """Return what a fit says of topics; `places` are topic, its place in the fit, and their similarity."""
    effects = None if formula is None else effect(replace(other, hidden=()), formula, draws=draws)
    found = []
    for topic, place, near in places:
        there = near >= FOUND
        share = other.topics[place].share if there else float("nan")
        line = Refit(topic, len(other.weights), other.seed, place if there else None, near, share)
        if effects is None:
            found.append(line)
            continue
        for j, term in enumerate(effects.terms):
            if term == "Intercept" and len(effects.terms) > 1:
                continue
            numbers = [float(x[place, j]) if there else float("nan") for x in (effects.estimates, effects.low)]
            high = float(effects.high[place, j]) if there else float("nan")
            found.append(replace(line, term=term, estimate=numbers[0], low=numbers[1], high=high))
    return found
