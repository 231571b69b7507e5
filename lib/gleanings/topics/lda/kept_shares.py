"""The shares of rows, found block by block: in memory, or in a file that is mapped where there are many rows.

With 50 topics they take 400 bytes a row, and each copy as much again.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np

from gleanings.storage.lines import load_array, write_joined
from gleanings.types import Floats, Integers

_BLOCK = 10_000  # rows that are in memory at once


def in_given_order(
    found: Callable[[Integers], Floats], order: Integers, columns: Integers, folder: Path | None
) -> Floats:
    """Return shares of rows that were fitted in an order, as the rows were given.

    Args:
        found: gives those of some rows, by their places in that order.
        order: the rows in it.
        columns: the topics, in the order that they are to have.
        folder: where the shares go; None for memory.

    >>> shares = np.array([[0.1, 0.9], [0.8, 0.2]])
    >>> in_given_order(lambda places: shares[places], np.array([1, 0]), np.arange(2), None).tolist()
    [[0.8, 0.2], [0.1, 0.9]]
    """
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return _kept((found(places[some])[:, columns] for some in _blocks(len(order))), len(order), len(columns), folder)


def with_columns(shares: Floats, columns: Integers, folder: Path | None) -> Floats:
    """Return shares with their columns in another order; themselves where it is the same.

    >>> with_columns(np.array([[0.1, 0.9]]), np.array([1, 0]), None).tolist()
    [[0.9, 0.1]]
    """
    if (columns == np.arange(shares.shape[1])).all():
        return shares
    return _kept((shares[some][:, columns] for some in _blocks(len(shares))), len(shares), len(columns), folder)


def _blocks(rows: int) -> Iterator[slice]:
    return (slice(first, first + _BLOCK) for first in range(0, rows, _BLOCK))


def _kept(blocks: Iterable[Floats], rows: int, columns: int, folder: Path | None) -> Floats:
    if folder is None:
        whole = np.empty((rows, columns))
        for some, block in zip(_blocks(rows), blocks, strict=True):
            whole[some] = block
        return whole
    path = folder / f"shares-{secrets.token_hex(8)}.npy"
    write_joined(path, (block.ravel() for block in blocks), np.float64, rows * columns)
    mapped = load_array(path, mapped=True)
    with suppress(OSError):  # what is mapped is there without its name; on Windows it stays until the folder goes
        path.unlink()
    return np.asarray(mapped).reshape(rows, columns)
