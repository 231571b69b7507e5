"""Several arrays in one file: a line of JSON that says what they are, then their bytes, held to a checksum.

What is worked on part by part is written and read some twenty times. NumPy's own .npz, a ZIP of files each with a
head that Python has to parse, takes a few times as long for arrays of this size.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_ALIGNED = 16  # bytes: where each array begins is a multiple


def write_bundle(file: IO[bytes], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays to an open file."""
    blocks = [np.ascontiguousarray(array).tobytes() for array in arrays.values()]
    blocks = [block.ljust(-(-len(block) // _ALIGNED) * _ALIGNED, b"\0") for block in blocks]
    checksum = 0
    for block in blocks:
        checksum = crc32(block, checksum)
    head = {
        "arrays": {name: [array.dtype.str, list(array.shape)] for name, array in arrays.items()},
        "bytes": sum(map(len, blocks)),
        "crc32": checksum,
    }
    file.write(json.dumps(head).encode("ascii") + b"\n")
    for block in blocks:
        file.write(block)


def read_bundle(path: Path) -> dict[str, NDArray[Any]]:
    """Return the arrays of a file that `write_bundle` wrote.

    Raises:
        OSError, ValueError: the file is gone, cut off or changed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Path(folder, "a").open("wb") as file:
    ...         write_bundle(file, {"ids": np.array([[1, 2]], dtype=np.int32), "kept": np.array([True])})
    ...     {name: array.tolist() for name, array in read_bundle(Path(folder, "a")).items()}
    {'ids': [[1, 2]], 'kept': [True]}
    """
    with path.open("rb") as file:
        head = json.loads(file.readline())
        data = bytearray(head["bytes"])
        if file.readinto(data) != len(data) or file.read(1):
            raise ValueError("it is shorter or longer than it was")
    if crc32(data) != head["crc32"]:
        raise ValueError("its bytes are not those that were written")
    found: dict[str, NDArray[Any]] = {}
    at = 0
    for name, (kind, shape) in head["arrays"].items():
        array = np.frombuffer(data, np.dtype(kind), int(np.prod(shape)), at).reshape(shape)
        at += -(-array.nbytes // _ALIGNED) * _ALIGNED
        found[name] = array
    return found
