"""A folder of one JSON manifest and .npy arrays, never pickle: written whole or not at all, and damage is noticed.

Arrays lie in files that bear the beginning of their SHA-256, and the manifest, which names them, is replaced in one
step: at every moment the folder holds the old or the new, whole. Who writes holds a lock on the folder, so writers take
turns, and arrays that the manifest does not name are known to be left from one that was killed. What a folder is about
and what its arrays are, the callers know: this file knows folders only.
"""

import contextlib
import hashlib
import io
import json
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gleanings.errors import InvalidType, InvalidValue, NotFound, NotWritable, shown
from gleanings.storage.atomic import locked, reason, write_file
from gleanings.storage.npy import BadArray, read_array

MANIFEST = "model.json"
_ARRAY = re.compile(r"[a-z_]+-[0-9a-f]{16}\.npy")
_LARGEST_MANIFEST = 1 << 30  # bytes; the words, ids and titles of millions of documents
_PARTIAL = re.compile(r"\.gleanings-[0-9a-f]+-[0-9a-f]+\.partial")
_OLD = 3600.0  # seconds after which no writer is still at work
_READS = 20  # times that a reader starts again because a writer was faster
# What file managers and file systems put into any folder.
_CLUTTER = re.compile(
    r"\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.directory|\.nfs[0-9a-f]+|\.gleanings-.*", re.IGNORECASE
)


@dataclass(frozen=True)
class Format:
    """What a folder holds.

    Attributes:
        kind: what it is, as in "topic model".
        number: the format's version; others are refused.
        arrays: the names of the arrays that must be there.
        optional: the names of those that may be.
        dtype: the type in which an array is stored, by its name.
        shape: the shape of an array by its name, as the manifest lets expect it; None for an axis of any length.
            It is asked before an array is read, so that a forged one cannot ask for memory.
        made_by: the call that writes such a folder, for messages.
    """

    kind: str
    number: int
    arrays: tuple[str, ...]
    optional: tuple[str, ...]
    dtype: Callable[[str], np.dtype[Any]]
    shape: Callable[[Mapping[str, Any], str], tuple[int | None, ...]]
    made_by: str


class _Overtaken(Exception):
    """The manifest was replaced while its arrays were read."""


def write_folder(
    folder: str | PathLike[str], form: Format, manifest: Mapping[str, object], arrays: Mapping[str, NDArray[Any]]
) -> None:
    """Write a manifest and arrays to a folder.

    A failure, or the end of the process at any moment, leaves what was there before.

    Raises:
        InvalidType: `folder` is not a path.
        InvalidValue: the folder holds something else.
        NotWritable: the place cannot be written to.
    """
    target = checked_path(folder, form)
    try:
        target = Path(os.path.realpath(target))
        new = not target.exists()
        target.mkdir(parents=True, exist_ok=True) if new else _check_folder(target, folder)
        try:
            with _writing(target) as alone:
                _check_replaceable(target, folder, form)
                named = _write(target, form, manifest, arrays)
                _clear(target, named, alone=alone)
        except BaseException:
            if new:
                with contextlib.suppress(OSError):
                    target.rmdir()
            raise
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path, or one that no file system can hold
        if isinstance(error, InvalidValue):
            raise
        why = reason(error.__cause__) if isinstance(error, NotWritable) and error.__cause__ else reason(error)
        raise NotWritable(
            f"cannot write a {_noun(form)} to {shown(folder)}: {why}. Choose a folder you may write to."
        ) from error


def read_folder_of(folder: str | PathLike[str], form: Format) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return the manifest and the arrays that `write_folder` wrote.

    Raises:
        InvalidType: `folder` is not a path.
        NotFound: there is no such folder.
        InvalidValue: the folder holds something else, is damaged, or has another format.
    """
    place = checked_path(folder, form)
    try:
        found = place.is_dir()
    except (OSError, ValueError):  # a loop of links, a NUL
        found = False
    if not found:
        raise NotFound(f"there is no folder {shown(folder)}; give one that {form.made_by} wrote.")
    for _ in range(_READS):
        with contextlib.suppress(_Overtaken):
            return _read(place, form)
    raise InvalidValue(
        f"the {_noun(form)} in {shown(folder)} is written again and again while it is read; read it when that is over."
    )


def checked_path(folder: object, form: Format) -> Path:
    """Return the folder as a path."""
    if not isinstance(folder, str | PathLike) or not isinstance(os.fspath(folder), str):
        raise InvalidType(f"folder={folder!r} is not a path; give the name of a folder for {form.made_by}.")
    if not os.fspath(folder):
        raise InvalidValue("folder='' is empty; give the name of a folder.")
    return Path(folder)


def damaged(folder: str | PathLike[str], form: Format, what: str) -> InvalidValue:
    """Return the error that says what is damaged."""
    return InvalidValue(
        f"the {_noun(form)} in {shown(folder)} is damaged: {what}. Save it again from the notebook that made it."
    )


def checksum(manifest: Mapping[str, object]) -> str:
    """Return the SHA-256 of a manifest without its own checksum."""
    rest = {key: value for key, value in manifest.items() if key != "checksum"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode("ascii")).hexdigest()


def _write(
    folder: Path, form: Format, manifest: Mapping[str, object], arrays: Mapping[str, NDArray[Any]]
) -> frozenset[str]:
    """Write the arrays, then the manifest that names them; return the names of their files."""
    sums: dict[str, str] = {}
    written: list[Path] = []
    try:
        for name, array in arrays.items():
            stream = io.BytesIO()
            np.save(stream, array.astype(form.dtype(name)), allow_pickle=False)
            sums[name] = hashlib.sha256(stream.getbuffer()).hexdigest()
            path = folder / _file(name, sums[name])
            if not _holds(path, sums[name]):
                written.append(path)
                write_file(path, stream.getvalue())
        whole = {"kind": f"gleanings {form.kind}", "format": form.number, **manifest, "arrays": sums}
        whole["checksum"] = checksum(whole)
        write_file(folder / MANIFEST, (json.dumps(whole, indent=1) + "\n").encode("ascii"))
    except BaseException:
        for path in written:
            with contextlib.suppress(OSError):
                path.unlink()
        raise
    return frozenset(_file(name, found) for name, found in sums.items())


def _clear(folder: Path, named: frozenset[str], *, alone: bool) -> None:
    """Take away the arrays of the model before, and what killed writers left; without a lock, only what is old."""
    for entry in os.listdir(folder):
        if entry not in named and (_ARRAY.fullmatch(entry) or _PARTIAL.fullmatch(entry)):
            path = folder / entry
            with contextlib.suppress(OSError):
                if alone or time.time() - path.lstat().st_mtime > _OLD:
                    path.unlink()


def _read(folder: Path, form: Format) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    text = _manifest_text(folder, form)
    manifest = _manifest(folder, form, text)
    arrays: dict[str, NDArray[Any]] = {}
    for name in (*form.arrays, *(each for each in form.optional if each in manifest["arrays"])):
        expected = manifest["arrays"].get(name)
        if not isinstance(expected, str) or not re.fullmatch("[0-9a-f]{64}", expected):
            raise damaged(folder, form, f"{MANIFEST} does not name {name}")
        path = folder / _file(name, expected)
        try:
            shape = form.shape(manifest, name)
            arrays[name] = read_array(path, form.dtype(name), shape, expected)
        except (BadArray, KeyError, TypeError, ValueError, AttributeError) as error:
            if isinstance(error, BadArray) and _manifest_text(folder, form) != text:
                raise _Overtaken from None
            what = f"{path.name} {error}" if isinstance(error, BadArray) else "its parts do not fit together"
            raise damaged(folder, form, what) from error
    return manifest, arrays


def _manifest_text(folder: Path, form: Format) -> bytes:
    path = folder / MANIFEST
    try:
        if path.is_file():
            if path.stat().st_size > _LARGEST_MANIFEST:
                raise damaged(folder, form, f"{MANIFEST} is larger than a manifest can be")
            return path.read_bytes()
    except OSError as error:
        raise InvalidValue(f"{shown(path)} cannot be read ({reason(error)}); make it readable.") from error
    raise InvalidValue(
        f"{shown(folder)} holds no {form.kind}: {MANIFEST} is missing. Give one that {form.made_by} wrote."
    )


def _manifest(folder: Path, form: Format, text: bytes) -> dict[str, Any]:
    try:
        manifest = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise damaged(folder, form, f"{MANIFEST} is not JSON") from error
    if not isinstance(manifest, dict) or manifest.get("kind") != f"gleanings {form.kind}":
        raise InvalidValue(
            f"{shown(folder / MANIFEST)} is not the manifest of a {form.kind}; give a folder that {form.made_by} wrote."
        )
    number = manifest.get("format")
    if isinstance(number, int) and number != form.number:
        newer = "install a newer gleanings, or save the model again with this one"
        older = "fit the model again and save it"
        raise InvalidValue(
            f"the {_noun(form)} in {shown(folder)} has format {number}, and this version of gleanings reads only "
            f"format {form.number}; {newer if number > form.number else older}."
        )
    try:
        intact = manifest.get("checksum") == checksum(manifest) and isinstance(manifest.get("arrays"), dict)
    except (ValueError, RecursionError):  # a number of too many digits
        intact = False
    if number != form.number or not intact:
        raise damaged(folder, form, f"{MANIFEST} was changed")
    return manifest


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is not a number that JSON knows")


def _file(name: str, digest: str) -> str:
    return f"{name}-{digest[:16]}.npy"


def _holds(path: Path, digest: str) -> bool:
    """Whether a file from an earlier save is there whole, so that it need not be written again."""
    with contextlib.suppress(OSError):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
    return False


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[bool]:
    """Hold the lock of a folder, where there are such locks; yields whether it is held."""
    if os.name == "nt":
        yield False
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with locked(descriptor) as held:
            yield held
    finally:
        os.close(descriptor)


def _check_folder(target: Path, folder: str | PathLike[str]) -> None:
    if not target.is_dir():
        raise InvalidValue(f"{shown(folder)} is a file; give the name of a folder for the model.")


def _check_replaceable(target: Path, folder: str | PathLike[str], form: Format) -> None:
    """Refuse to write among anything but what such a folder holds, and what file managers leave in any."""
    inside = {name for name in os.listdir(target) if not _CLUTTER.fullmatch(name)}
    others = sorted(name for name in inside - {MANIFEST} if not _ARRAY.fullmatch(name))
    if others:
        raise InvalidValue(
            f"{shown(folder)} holds something other than a {form.kind} ({shown(others[0])}), and would be mixed with "
            "it; choose a new or empty folder."
        )


def _noun(form: Format) -> str:
    return form.kind.split()[-1]
