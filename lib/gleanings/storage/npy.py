"""One .npy file, read only if it is what was expected: type, shape, size and SHA-256, before memory is asked for."""

import hashlib
import math
import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

_START = 512  # bytes in which the header of a plain array ends
# What numpy.save writes, and nothing else: numpy itself reads the header as Python, which not every thread may do at
# the same time, and which forged headers make fail in many ways.
_HEADER = re.compile(
    rb"\x93NUMPY\x01\x00(?P<length>[\x00-\xff]{2})\{'descr': '(?P<kind>[<|>][a-zA-Z0-9]{1,5})', "
    rb"'fortran_order': (?P<fortran>True|False), 'shape': \((?P<shape>[0-9, ]{0,80})\), \} *\n",
    re.DOTALL,
)


class _Header(NamedTuple):
    shape: tuple[int, ...]
    order: Literal["C", "F"]
    begins: int  # where the numbers begin, in bytes


class BadArray(Exception):
    """What is wrong with a file, as the end of a sentence that begins with its name."""


def read_array(path: Path, dtype: np.dtype[Any], shape: Sequence[int | None], digest: str) -> NDArray[Any]:
    """Return the array in a file.

    Args:
        path: the file.
        dtype: the type that it must have.
        shape: the lengths that its axes must have; None for any.
        digest: the SHA-256 of the file.

    Raises:
        BadArray: the file is missing, was changed, or holds something else.
    """
    try:
        with open(path, "rb", opener=_regular) as file:
            size = os.fstat(file.fileno()).st_size
            header = _parsed(file.read(_START), size, dtype, shape)
            file.seek(0)
            content = file.read(size + 1)
    except FileNotFoundError:
        raise BadArray("is missing") from None
    except OSError as error:
        raise BadArray(f"cannot be read ({error.strerror})") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise BadArray("was changed")
    return np.frombuffer(content, dtype, offset=header.begins).reshape(header.shape, order=header.order).copy("K")


def _regular(path: str, flags: int) -> int:
    """Open a plain file; a pipe would be waited for."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileNotFoundError(path)
    return descriptor


def _parsed(start: bytes, size: int, dtype: np.dtype[Any], shape: Sequence[int | None]) -> _Header:
    match = _HEADER.match(start)
    if match is None:
        raise BadArray("holds no plain array, or was changed")
    kind = match["kind"].decode()
    if kind != dtype.str:
        raise BadArray(f"is of type {kind}, not {dtype.str}")
    found = tuple(int(length) for length in match["shape"].split(b",") if length.strip())
    if len(found) != len(shape) or any(n is not None and m != n for m, n in zip(found, shape, strict=False)):
        raise BadArray(f"is {found}, which does not fit the other parts")
    begins = 10 + int.from_bytes(match["length"], "little")
    if begins < match.end() or begins + math.prod(found) * dtype.itemsize != size:
        raise BadArray("is shorter or longer than it says")
    return _Header(found, "F" if match["fortran"] == b"True" else "C", begins)
