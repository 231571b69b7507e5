"""Changing a model by hand: merge, split, rename, hide, show. Each gives a new model that lists what was done."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.errors import InvalidType, InvalidValue
from gleanings.topics.fit_result import Floats
from gleanings.topics.lda.lda import fit_lda

if TYPE_CHECKING:
    from gleanings.topics.model import TopicModel

_OWN = 0.5  # a word of a row is a topic's own if it belongs to the topic with more than this probability


def merge(model: "TopicModel", topics: Sequence[int | str]) -> "TopicModel":
    """Return a model in which `topics` are one; see `TopicModel.merge`."""
    numbers = [model.topic_number(topic) for topic in topics]
    if len(numbers) < 2 or len(set(numbers)) < len(numbers):
        raise InvalidValue(f"merge{tuple(topics)} does not name two or more different topics; for example merge(2, 5).")
    kept = min(numbers)
    gone = sorted(number for number in numbers if number != kept)
    left = [number for number in range(len(model.names)) if number not in gone]
    at = left.index(kept)
    mass = _mass(model)

    shares = model.shares[:, left].copy()
    shares[:, at] = model.shares[:, sorted(numbers)].sum(axis=1)
    weights = model.weights[left].copy()
    sizes = mass[sorted(numbers)]
    parts = sizes / sizes.sum() if sizes.sum() > 0 else np.full(len(numbers), 1 / len(numbers))
    weights[at] = (model.weights[sorted(numbers)] * parts[:, None]).sum(axis=0)
    weights[at] /= weights[at].sum()
    alpha = model.alpha[left].copy()
    alpha[at] = model.alpha[sorted(numbers)].sum()
    tokens = None
    if model.fit.tokens is not None:
        tokens = model.fit.tokens[left].copy()
        tokens[at] = model.fit.tokens[sorted(numbers)].sum()
    names = [model.names[number] for number in left]
    names[at] = next((model.names[number] for number in [kept, *gone] if model.names[number] is not None), None)
    hidden = {left.index(number) for number in model.hidden if number in left}
    hidden = hidden | {at} if all(number in model.hidden for number in numbers) else hidden - {at}
    what = " and ".join(_called(model, number) for number in sorted(numbers))
    return replace(
        model,
        fit=replace(model.fit, shares=shares, weights=weights, alpha=alpha, tokens=tokens),
        names=tuple(names),
        hidden=tuple(sorted(hidden)),
        edits=(*model.edits, f"merged {what} as topic {kept}; topics above {gone[0]} moved down"),
    )


def rename(model: "TopicModel", topic: int | str, name: str) -> "TopicModel":
    """Return a model in which `topic` bears `name`."""
    number = model.topic_number(topic)
    if not isinstance(name, str):
        raise InvalidType(f"name={name!r} is not a text; give a name such as 'Health'.")
    name = " ".join(name.split())
    if not name:
        raise InvalidValue("the name is empty; give a name such as 'Health'.")
    other = next((t.index for t in model.topics if t.name == name and t.index != number), None)
    if other is not None:
        raise InvalidValue(f"topic {other} is called {name!r} already; choose another name, or merge the two.")
    names = (*model.names[:number], name, *model.names[number + 1 :])
    return replace(model, names=names, edits=(*model.edits, f"renamed {_called(model, number)} to {name!r}"))


def hide(model: "TopicModel", topic: int | str) -> "TopicModel":
    """Return a model that leaves `topic` out of what it shows."""
    number = model.topic_number(topic)
    if number in model.hidden:
        return model
    if len(model.hidden) + 1 == len(model.names):
        raise InvalidValue(f"topic {number} is the last that is shown; show another before it is hidden.")
    hidden = tuple(sorted((*model.hidden, number)))
    return replace(model, hidden=hidden, edits=(*model.edits, f"hid {_called(model, number)}"))


def show(model: "TopicModel", topic: int | str) -> "TopicModel":
    """Return a model that shows `topic` again."""
    number = model.topic_number(topic)
    if number not in model.hidden:
        return model
    hidden = tuple(each for each in model.hidden if each != number)
    return replace(model, hidden=hidden, edits=(*model.edits, f"showed {_called(model, number)} again"))


def split(model: "TopicModel", topic: int | str) -> "TopicModel":
    """Return a model in which `topic` is two; see `TopicModel.split`.

    Two topics are fitted to the words that are the topic's own: those of a row that more probably belong to it than
    to all others together. Each word's weight in the topic, and each row's share of it, is then divided between the
    two as these have it, so that nothing is lost: merged, they give the topic again.
    """
    number = model.topic_number(topic)
    own = _own_words(model, number)
    rows = int((np.diff(own.indptr) > 0).sum())
    columns, place = np.unique(own.indices, return_inverse=True)
    if rows < 2 or columns.size < 2:
        raise InvalidValue(
            f"topic {number} has {rows} {model.bow.unit}s and {columns.size} words of its own, too little to split."
        )
    part = csr_matrix((own.data, place.astype(np.int32), own.indptr), shape=(own.shape[0], columns.size))
    fit = fit_lda(part, topics=2, seed=model.seed)
    size = np.asarray(own.sum(axis=1, dtype=np.float64)).ravel()
    sizes = (fit.shares * size[:, None]).sum(axis=0)
    if sizes[1] > sizes[0]:
        fit = replace(fit, shares=fit.shares[:, ::-1], weights=fit.weights[::-1])
        sizes = sizes[::-1]
    sizes = sizes / sizes.sum()

    ratio = np.tile(sizes[:, None], (1, model.weights.shape[1]))  # of each word between the two parts
    joint = fit.weights * sizes[:, None]
    ratio[:, columns] = joint / joint.sum(axis=0)
    weights = model.weights[number] * ratio
    mass = weights.sum(axis=1)
    by_row = np.where(size[:, None] > 0, fit.shares, mass)

    new = len(model.names)
    names = [*model.names, None]
    names[number] = None
    return replace(
        model,
        fit=replace(
            model.fit,
            shares=_put(model.shares.T, number, model.shares[:, number] * by_row.T).T.copy(),
            weights=_put(model.weights, number, weights / mass[:, None]),
            alpha=_put(model.alpha, number, model.alpha[number] * mass),
            tokens=None
            if model.fit.tokens is None
            else _put(model.fit.tokens, number, model.fit.tokens[number] * mass),
        ),
        names=tuple(names),
        hidden=(*model.hidden, new) if number in model.hidden else model.hidden,
        edits=(*model.edits, f"split {_called(model, number)} into topics {number} and {new}"),
    )


def _put(of_topics: Floats, number: int, parts: Floats) -> Floats:
    """Return `of_topics` (an entry or a line for each topic) with the first of `parts` at `number`, the second last."""
    result = np.concatenate([of_topics, parts[1:]])
    result[number] = parts[0]
    return result


def _mass(model: "TopicModel") -> Floats:
    """Return the weighted tokens of each topic, or their plain number where the method does not weigh."""
    if model.fit.tokens is not None:
        return model.fit.tokens
    return np.asarray((model.shares * model.tokens[:, None]).sum(axis=0))


def _own_words(model: "TopicModel", number: int) -> csr_matrix:
    """Return the counts of the words that belong to the topic rather than to all others together."""
    counts = model.bow.counts
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    total = np.zeros(counts.nnz)
    for share, weight in zip(model.shares.T, model.weights, strict=True):
        total += share[row] * weight[counts.indices]
    mine = model.shares[row, number] * model.weights[number, counts.indices] > _OWN * total
    indptr = np.concatenate([[0], np.cumsum(np.bincount(row[mine], minlength=counts.shape[0]))])
    return csr_matrix((counts.data[mine], counts.indices[mine], indptr), shape=counts.shape)


def _called(model: "TopicModel", number: int) -> str:
    return f"topic {number} ({model.topics[number].name})"
