"""The tokens of many documents in parts, so that no more than one part of them is in memory at a time.

Whatever is learnt from tokens is a sum over parts, or follows sentence by sentence. So it has the same bits however
many parts there are, and whoever works on them.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np

from gleanings.parallel.partitions import check_seen, is_shared, map_partitions
from gleanings.storage.shelf import Shelf
from gleanings.types import Indices, Integers
from gleanings.words.names import capital_counts
from gleanings.words.tokenizer import Tokens

Result = TypeVar("Result")
_TOKENS = "tokens"
_PLACES = "places"
_ARRAYS = ("ids", "sentence", "upper", "first", "clause", "capitals")
_LARGE = 100_000  # bytes of an array from which on it goes to workers by the folder, once, and not with every task


@dataclass(frozen=True, eq=False)
class TokenParts:
    """Tokens, part by part; sentences are numbered from 0 in each.

    Attributes:
        words, languages: of all parts, as in `Tokens`.
        shelf: where the parts are.
        parts: how many there are.
        total: how many tokens all have together.
        times: how often each word occurs.
        capitals: what `capital_counts` gives for all.
    """

    words: tuple[str, ...]
    languages: tuple[str, ...]
    shelf: Shelf
    parts: int
    total: int
    times: Integers
    capitals: Integers

    @classmethod
    def of(cls, tokens: Tokens) -> "TokenParts":
        """Return tokens as one part in memory.

        >>> from gleanings.words.tokenizer import tokenize
        >>> TokenParts.of(tokenize(["Rain fell."])).total
        2
        """
        shelf, size = Shelf(), len(tokens.words)
        put_tokens(shelf, 0, tokens)
        put_places(shelf, 0, np.arange(size, dtype=np.int32))
        times, capitals = word_counts(tokens, size)
        return cls(tokens.words, tokens.languages, shelf, 1, len(tokens.ids), times, capitals)

    def run(
        self,
        task: Callable[..., Result],
        *given: object,
        each: Sequence[tuple[object, ...]] | None = None,
    ) -> Iterator[Result]:
        """Yield `task(shelf, part, *given, *each[part])` for each part, in order; on a cluster, if they are on disk."""
        return run_parts(self.shelf, self.parts, task, *given, each=each)


def run_parts(
    shelf: Shelf,
    parts: int,
    task: Callable[..., Result],
    *given: object,
    each: Sequence[tuple[object, ...]] | None = None,
    what: str = "counting",
) -> Iterator[Result]:
    """Yield `task(shelf, part, *given, *each[part])` for each part, in order."""
    arguments: list[tuple[Any, ...]] = [(shelf, i, *given, *(each[i] if each else ())) for i in range(parts)]
    if shelf.folder is None:
        return (task(*those) for those in arguments)
    if not is_shared():
        return map_partitions(task, arguments, what=what, light=True)
    return _by_the_folder(shelf, task, arguments, len(given), what)


@dataclass(frozen=True)
class _Lying:
    """Stands in a task for an array that lies on the shelf."""

    shelf: Shelf
    name: str


def _by_the_folder(
    shelf: Shelf, task: Callable[..., Result], arguments: list[tuple[Any, ...]], given: int, what: str
) -> Iterator[Result]:
    """Run tasks on a cluster; large arrays that are given to all of them are put on the shelf for as long."""
    check_seen(shelf.folder)
    kept: dict[int, _Lying] = {}
    for place, value in enumerate(arguments[0][2 : 2 + given] if arguments else (), 2):
        if isinstance(value, np.ndarray) and value.nbytes >= _LARGE:
            kept[place] = _Lying(shelf, f"given-{secrets.token_hex(8)}")
            shelf.put(kept[place].name, 0, array=value)
    try:
        small = [tuple(kept.get(place, value) for place, value in enumerate(each)) for each in arguments]
        yield from map_partitions(_with_arrays, [(task, *each) for each in small], what=what, light=True)
    finally:
        for lying in kept.values():
            shelf.drop(lying.name, 1)


def _with_arrays(task: Callable[..., Result], *arguments: object) -> Result:
    return task(*(_array(each) if isinstance(each, _Lying) else each for each in arguments))


@lru_cache(maxsize=4)
def _array(lying: _Lying) -> np.ndarray:
    """Return an array that lies on the shelf; the next task in this process needs the same."""
    array: np.ndarray = lying.shelf.get(lying.name, 0)["array"]
    array.setflags(write=False)
    return array


def put_tokens(shelf: Shelf, part: int, tokens: Tokens) -> None:
    """Keep the tokens of a part, as numbers of words of the part; `put_places` says which of all words these are."""
    shelf.put(_TOKENS, part, **{name: getattr(tokens, name) for name in _ARRAYS})


def put_places(shelf: Shelf, part: int, place: Indices) -> None:
    """Keep for the words of a part their places among the words of all."""
    shelf.put(_PLACES, part, place=place)


def drop_tokens(shelf: Shelf, parts: int) -> None:
    """Take the tokens away."""
    for name in (_TOKENS, _PLACES):
        shelf.drop(name, parts)


def tokens_at(shelf: Shelf, part: int) -> Tokens:
    """Return the tokens of a part, as numbers of the words of all, without these."""
    arrays = shelf.get(_TOKENS, part)
    place = shelf.get(_PLACES, part)["place"]
    return Tokens((), (), place[arrays["ids"]], *(arrays[name] for name in _ARRAYS[1:]))


def word_counts(tokens: Tokens, size: int) -> tuple[Integers, Integers]:
    """Return how often each of `size` words occurs, and what `capital_counts` gives."""
    return np.bincount(tokens.ids, minlength=size).astype(np.int64), capital_counts(tokens, size)
