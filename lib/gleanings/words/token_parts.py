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

from gleanings.parallel.partitions import is_shared, map_partitions
from gleanings.storage.shelf import Shelf
from gleanings.types import Integers
from gleanings.words.tokenizer import Tokens

Result = TypeVar("Result")
TOKENS = "tokens"
_ARRAYS = ("ids", "sentence", "upper", "first", "capitals")
_LARGE = 100_000  # bytes of an array from which on it goes to workers by the folder, once, and not with every task


@dataclass(frozen=True, eq=False)
class TokenParts:
    """Tokens, part by part; sentences are numbered from 0 in each.

    Attributes:
        words, languages: of all parts, as in `Tokens`.
        shelf: where the parts are.
        parts: how many there are.
        total: how many tokens all have together.
    """

    words: tuple[str, ...]
    languages: tuple[str, ...]
    shelf: Shelf
    parts: int
    total: int

    @classmethod
    def of(cls, tokens: Tokens) -> "TokenParts":
        """Return tokens as one part in memory.

        >>> from gleanings.words.tokenizer import tokenize
        >>> TokenParts.of(tokenize(["Rain fell."])).total
        2
        """
        shelf = Shelf()
        put_tokens(shelf, 0, tokens)
        return cls(tokens.words, tokens.languages, shelf, 1, len(tokens.ids))

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
    """Keep the tokens of a part, without their words."""
    shelf.put(TOKENS, part, **{name: getattr(tokens, name) for name in _ARRAYS})


def tokens_at(shelf: Shelf, part: int) -> Tokens:
    """Return the tokens of a part, without their words."""
    arrays = shelf.get(TOKENS, part)
    return Tokens((), (), *(arrays[name] for name in _ARRAYS))


def occurrences(shelf: Shelf, part: int, size: int) -> Integers:
    """Return how often each of `size` words occurs in a part."""
    return np.bincount(tokens_at(shelf, part).ids, minlength=size).astype(np.int64)
