"""A fit under way, kept in a folder after each pass: one that was killed goes on from there, with the same bits.

Arrays are written under new names, whole, and then the manifest that names them takes the place of the one before, in
one step. So whatever happens, a full disk or the end of the process at any moment, the last checkpoint stays good.
"""

import contextlib
import json
import os
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gleanings.errors import InvalidType, InvalidValue, NotWritable, shown
from gleanings.storage.atomic import reason, write_file
from gleanings.storage.folder import checksum
from gleanings.storage.lines import array_digest, load_array, write_joined

_KIND, _NUMBER = "gleanings checkpoint of a fit", 1
_MANIFEST = "checkpoint.json"
_BLOCK = 1 << 22  # numbers that are written at once


@dataclass(frozen=True, eq=False)
class State:
    """Where a fit was.

    Attributes:
        curve: the likelihood after each pass.
        numbers: plain numbers and texts.
        arrays: by name.
    """

    curve: tuple[float, ...]
    numbers: Mapping[str, Any]
    arrays: Mapping[str, NDArray[Any]]


class Checkpoint:
    """A folder that holds where a fit was after its last pass.

    Args:
        folder: an empty folder, or one that a fit with the same key was writing to.
        key: what the fit is of and how it is made; a checkpoint with another key is refused.

    Raises:
        InvalidType, InvalidValue: the folder is no path, or holds something else.
        NotWritable: it cannot be made.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     Checkpoint(place, {"topics": 2}).save(State((-1.5,), {"batches": 3}, {"weights": np.ones((2, 3))}))
    ...     found = Checkpoint(place, {"topics": 2}).load()
    ...     found.curve, found.numbers, found.arrays["weights"].shape
    ((-1.5,), {'batches': 3}, (2, 3))
    """

    def __init__(self, folder: str | os.PathLike[str], key: Mapping[str, object]) -> None:
        if not isinstance(folder, str | os.PathLike) or not isinstance(os.fspath(folder), str):
            raise InvalidType(f"checkpoint is a {type(folder).__name__}; give the name of a folder.")
        self._folder, self._key = Path(folder), json.loads(json.dumps(dict(key)))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            inside = sorted(os.listdir(self._folder))
        except (OSError, ValueError) as error:
            raise NotWritable(
                f"{shown(folder)} cannot be written to ({reason(error)}); give another folder."
            ) from error
        others = [name for name in inside if name != _MANIFEST and not _ours(name)]
        if others:
            raise InvalidValue(
                f"{shown(folder)} holds something other than a checkpoint ({shown(others[0])}); give an empty folder."
            )

    def load(self) -> State | None:
        """Return where the fit was; None where there is nothing yet.

        Raises:
            InvalidValue: the checkpoint is of another fit, or damaged.
        """
        try:
            text = (self._folder / _MANIFEST).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._damaged(reason(error)) from error
        try:
            manifest = json.loads(text)
            intact = manifest["kind"] == _KIND and manifest["checksum"] == checksum(manifest)
        except (ValueError, KeyError, TypeError, RecursionError):
            intact = False
        if not intact or manifest["format"] != _NUMBER:
            raise self._damaged(f"{_MANIFEST} was changed, or is of another version")
        self._check_key(manifest["key"])
        arrays = {name: self._array(**about) for name, about in manifest["arrays"].items()}
        return State(tuple(manifest["curve"]), manifest["numbers"], arrays)

    def save(self, state: State) -> None:
        """Put where the fit is now in the place of what was there.

        Raises:
            NotWritable: the disk is full, or the folder cannot be written to; the checkpoint before is still good.
        """
        number = len(state.curve)
        named: dict[str, dict[str, object]] = {}
        try:
            for name, array in state.arrays.items():
                flat = np.ascontiguousarray(array).reshape(-1)
                file = f"{name}-{number:06d}.npy"
                parts = (flat[i : i + _BLOCK] for i in range(0, len(flat), _BLOCK))
                digest = write_joined(self._folder / file, parts, flat.dtype, len(flat))
                named[name] = {"file": file, "shape": list(array.shape), "digest": digest}
            manifest: dict[str, object] = {
                "kind": _KIND,
                "format": _NUMBER,
                "key": self._key,
                "curve": list(state.curve),
                "numbers": dict(state.numbers),
                "arrays": named,
            }
            manifest["checksum"] = checksum(manifest)
            write_file(self._folder / _MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode("ascii"))
        except NotWritable as error:
            self._remove({str(about["file"]) for about in named.values()})  # they take room, and nothing names them
            raise NotWritable(
                f"the checkpoint after pass {number} could not be written: {error} What was saved before is good: free "
                "space and start again with the same checkpoint."
            ) from error
        kept = {about["file"] for about in named.values()}
        self._remove({name for name in os.listdir(self._folder) if _ours(name) and name not in kept})

    def _remove(self, names: Set[str]) -> None:
        for name in names:
            with contextlib.suppress(OSError):
                (self._folder / name).unlink()

    def _array(self, file: str, shape: list[int], digest: str) -> NDArray[Any]:
        path = self._folder / file
        if not _ours(file):
            raise self._damaged(f"{_MANIFEST} names {shown(file)}")
        array = load_array(path)
        if array_digest(array) != digest:
            raise self._damaged(f"{file} was changed")
        return array.reshape(shape)

    def _check_key(self, there: Mapping[str, object]) -> None:
        for name, here in self._key.items():
            if there.get(name) != here:
                raise InvalidValue(
                    f"the checkpoint in {shown(self._folder)} is of another fit: {name} was {there.get(name)!r} there, "
                    f"and is {here!r} here. Give what it was started with, or an empty folder."
                )

    def _damaged(self, what: str) -> InvalidValue:
        return InvalidValue(f"the checkpoint in {shown(self._folder)} is damaged: {what}. Give an empty folder.")


def _ours(name: str) -> bool:
    return name.endswith((".npy", ".partial"))
