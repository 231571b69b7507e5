"""Changing a model by hand: merge, split, rename, hide, show. Each gives a new state that lists what was done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from gleanings.errors import InvalidType, InvalidValue
from gleanings.nouns import counted
from gleanings.topics.fit_result import Fit, topic_tokens
from gleanings.topics.splitting import own_words, parts_of
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords


@dataclass(frozen=True, eq=False)
class State:
    """What editing changes of a model.

    Attributes:
        fit: the fitted arrays.
        names: the names given to topics; None where there is none.
        hidden: the topics that are left out of what is shown, in order.
        edits: what was changed by hand, in order.
        called: what each topic was called before the edit, for the account of it.
    """

    fit: Fit
    names: tuple[str | None, ...]
    hidden: tuple[int, ...]
    edits: tuple[str, ...]
    called: tuple[str, ...]

    def label(self, number: int) -> str:
        """Return how a topic is spoken of."""
        return f"topic {number} ({self.called[number]})"


def merge(state: State, numbers: Sequence[int], tokens: Integers) -> State:
    """Return a state in which the topics `numbers` are one; see `TopicModel.merge`.

    Args:
        tokens: how many tokens each row has.
    """
    if len(numbers) < 2 or len(set(numbers)) < len(numbers):
        raise InvalidValue(
            f"merge{tuple(numbers)} does not name two or more different topics; for example merge(2, 5)."
        )
    fit, chosen, kept = state.fit, sorted(numbers), min(numbers)
    gone = [number for number in chosen if number != kept]
    left = [number for number in range(len(state.names)) if number not in gone]
    at = left.index(kept)

    shares = fit.shares[:, left].copy()
    shares[:, at] = fit.shares[:, chosen].sum(axis=1)
    weights = fit.weights[left].copy()
    sizes = (topic_tokens(fit.shares, tokens) if fit.tokens is None else fit.tokens)[chosen]
    parts = sizes / sizes.sum() if sizes.sum() > 0 else np.full(len(numbers), 1 / len(numbers))
    weights[at] = (fit.weights[chosen] * parts[:, None]).sum(axis=0)
    weights[at] /= weights[at].sum()
    alpha = fit.alpha[left].copy()
    alpha[at] = fit.alpha[chosen].sum()
    weighted = None
    if fit.tokens is not None:
        weighted = fit.tokens[left].copy()
        weighted[at] = fit.tokens[chosen].sum()
    names = [state.names[number] for number in left]
    names[at] = next((state.names[number] for number in chosen if state.names[number] is not None), None)
    hidden = {left.index(number) for number in state.hidden if number in left}
    hidden = hidden | {at} if all(number in state.hidden for number in numbers) else hidden - {at}
    what = " and ".join(state.label(number) for number in chosen)
    return replace(
        state,
        fit=replace(fit, shares=shares, weights=weights, alpha=alpha, tokens=weighted),
        names=tuple(names),
        hidden=tuple(sorted(hidden)),
        edits=(*state.edits, f"merged {what} as topic {kept}; topics above {gone[0]} moved down"),
    )


def reduce(state: State, groups: Sequence[Sequence[int]], tokens: Integers) -> State:
    """Return a state in which the topics of each group are one; see `TopicModel.reduce`.

    Args:
        groups: of the numbers of topics; no topic in two of them.
        tokens: how many tokens each row has.
    """
    joined = [sorted(group) for group in groups if len(group) > 1]
    if not joined:
        return state
    now = {number: number for number in range(len(state.names))}
    reduced = state
    for group in joined:
        numbers = [now[number] for number in group]
        # `merge` speaks of topics by what they are called; here they are spoken of as they were at the beginning.
        reduced = merge(replace(reduced, called=("",) * len(reduced.names)), numbers, tokens)
        gone = sorted(numbers)[1:]
        now = {number: at - sum(at > each for each in gone) for number, at in now.items()}
    said = "; ".join(" and ".join(state.label(n) for n in group) + f" as topic {now[group[0]]}" for group in joined)
    edit = f"reduced to {counted(len(reduced.names), 'topic')} along the tree: {said}"
    return replace(reduced, edits=(*state.edits, edit), called=state.called)


def rename(state: State, number: int, name: str) -> State:
    """Return a state in which topic `number` is called `name`."""
    if not isinstance(name, str):
        raise InvalidType(f"name={name!r} is not a text; give a name such as 'Health'.")
    name = " ".join(name.split())
    if not name:
        raise InvalidValue("the name is empty; give a name such as 'Health'.")
    other = next((i for i, called in enumerate(state.called) if called == name and i != number), None)
    if other is not None:
        raise InvalidValue(f"topic {other} is called {name!r} already; choose another name, or merge the two.")
    names = (*state.names[:number], name, *state.names[number + 1 :])
    return replace(state, names=names, edits=(*state.edits, f"renamed {state.label(number)} to {name!r}"))


def hide(state: State, number: int) -> State:
    """Return a state that leaves topic `number` out of what is shown."""
    if number in state.hidden:
        return state
    if len(state.hidden) + 1 == len(state.names):
        raise InvalidValue(f"topic {number} is the last that is shown; show another before it is hidden.")
    hidden = tuple(sorted((*state.hidden, number)))
    return replace(state, hidden=hidden, edits=(*state.edits, f"hid {state.label(number)}"))


def show(state: State, number: int) -> State:
    """Return a state that shows topic `number` again."""
    if number not in state.hidden:
        return state
    hidden = tuple(each for each in state.hidden if each != number)
    return replace(state, hidden=hidden, edits=(*state.edits, f"showed {state.label(number)} again"))


def split(state: State, number: int, bow: BagOfWords, seed: int) -> State:
    """Return a state in which topic `number` is two; see `TopicModel.split`.

    Two topics are fitted to the words that are the topic's own: those of a row that more probably belong to it than
    to all others together. Each word's weight in the topic, and each row's share of it, is then divided between the
    two as these have it, so that nothing is lost: merged, they give the topic again.
    """
    whole = state.fit
    own = own_words(bow.counts, whole, number)
    rows, words = int((np.diff(own.indptr) > 0).sum()), len(np.unique(own.indices))
    if rows < 2 or words < 2:
        raise InvalidValue(f"topic {number} has {rows} {bow.unit}s and {words} words of its own, too little to split.")
    two = parts_of(own, seed)

    ratio = np.tile(two.sizes[:, None], (1, whole.weights.shape[1]))  # of each word between the two parts
    joint = two.fit.weights * two.sizes[:, None]
    ratio[:, two.columns] = joint / joint.sum(axis=0)
    weights = whole.weights[number] * ratio
    mass = weights.sum(axis=1)
    by_row = np.where(two.tokens[:, None] > 0, two.fit.shares, mass)

    new = len(state.names)
    names = [*state.names, None]
    names[number] = None
    return replace(
        state,
        fit=replace(
            whole,
            shares=_put(whole.shares.T, number, whole.shares[:, number] * by_row.T).T.copy(),
            weights=_put(whole.weights, number, weights / mass[:, None]),
            alpha=_put(whole.alpha, number, whole.alpha[number] * mass),
            tokens=None if whole.tokens is None else _put(whole.tokens, number, whole.tokens[number] * mass),
        ),
        names=tuple(names),
        hidden=(*state.hidden, new) if number in state.hidden else state.hidden,
        edits=(*state.edits, f"split {state.label(number)} into topics {number} and {new}"),
    )


def _put(of_topics: Floats, number: int, parts: Floats) -> Floats:
    """Return `of_topics` (an entry or a line for each topic) with the first of `parts` at `number`, the second last."""
    result = np.concatenate([of_topics, parts[1:]])
    result[number] = parts[0]
    return result
