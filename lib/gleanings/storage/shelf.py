"""Arrays by name and part, in memory or in files of a folder: what is worked on part by part lies here in between."""

import os
import shutil
import tempfile
import weakref
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from gleanings.errors import InvalidType, InvalidValue, NotWritable, shown
from gleanings.storage.atomic import reason, whole_file
from gleanings.storage.bundle import read_bundle, write_bundle

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Shelf:
    """Groups of arrays, each under a name and the number of a part.

    A group is put whole or not at all, and again with the same result: so what a worker that died had begun is simply
    done again.

    Attributes:
        folder: where they lie; None for memory.

    >>> import numpy as np
    >>> shelf = Shelf()
    >>> shelf.put("tokens", 0, ids=np.array([1, 2]))
    >>> shelf.get("tokens", 0)["ids"].tolist()
    [1, 2]
    """

    folder: Path | None = None
    _held: dict[tuple[str, int], Arrays] = field(default_factory=dict, compare=False, repr=False)

    def put(self, name: str, part: int, **arrays: NDArray[Any]) -> None:
        """Keep arrays.

        Raises:
            NotWritable: the folder cannot be written to, or the disk is full.
        """
        if self.folder is None:
            self._held[name, part] = arrays
            return
        with whole_file(self._path(name, part)) as file:
            write_bundle(file, arrays)

    def get(self, name: str, part: int) -> Arrays:
        """Return arrays that were put.

        Raises:
            InvalidValue: their file is gone or damaged.
        """
        if self.folder is None:
            return self._held[name, part]
        path = self._path(name, part)
        try:
            return read_bundle(path)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InvalidValue(
                f"{shown(path)} cannot be read any more ({reason(error)}); count the corpus again with gl.bag_of_words."
            ) from error

    def has(self, name: str, part: int) -> bool:
        """Return whether arrays were put.

        >>> Shelf().has("tokens", 0)
        False
        """
        return (name, part) in self._held if self.folder is None else self._path(name, part).exists()

    def drop(self, name: str, parts: int) -> None:
        """Take away the arrays of a name, which need not be there."""
        for part in range(parts):
            self.drop_part(name, part)

    def drop_part(self, name: str, part: int) -> None:
        """Take away the arrays of a name and part, which need not be there."""
        if self.folder is None:
            self._held.pop((name, part), None)
        else:
            self._path(name, part).unlink(missing_ok=True)

    def _path(self, name: str, part: int) -> Path:
        assert self.folder is not None
        return self.folder / f"{name}-{part:06d}.bundle"


def empty_folder(folder: str | PathLike[str]) -> Path:
    """Return the path of an empty folder, which is made where there is none.

    Raises:
        InvalidType: `folder` is not a path.
        InvalidValue: it holds something.
        NotWritable: it cannot be made or looked into.
    """
    if not isinstance(folder, str | PathLike) or not isinstance(os.fspath(folder), str):
        raise InvalidType(f"folder is a {type(folder).__name__}; give the name of a folder.")
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        filled = any(place.iterdir())
    except (OSError, ValueError) as error:
        raise NotWritable(f"{shown(folder)} cannot be written to ({reason(error)}); give another folder.") from error
    if filled:
        raise InvalidValue(
            f"{shown(folder)} holds something already; give an empty folder, or none for a temporary one."
        )
    return place.resolve()


def working_folder(folder: str | PathLike[str] | None) -> tuple[Path, bool]:
    """Return an empty folder to work in, and whether it is a temporary one, which nobody but us would take away.

    Args:
        folder: as in `empty_folder`; None for a temporary one.
    """
    if folder is None:
        return Path(tempfile.mkdtemp(prefix="gleanings-")), True
    return empty_folder(folder), False


def clear_folder(folder: Path, *, temporary: bool) -> None:
    """Take away what was written to a folder that was empty: it can be given again. A temporary one goes, too."""
    if temporary:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()


def remove_with(holder: object, folder: Path) -> None:
    """Remove a temporary folder when nothing needs what it holds any more, at the end of Python at the latest.

    Args:
        holder: what reads from the folder.
        folder: the folder.
    """
    weakref.finalize(holder, shutil.rmtree, folder, ignore_errors=True)
