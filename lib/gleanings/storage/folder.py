"""A folder of one JSON manifest and .npy arrays, never pickle: written whole or not at all, and damage is noticed.

The manifest holds a checksum of itself and of every array. What it is about (`kind`) and what the arrays are, the
callers know: this file knows folders only.
"""

import hashlib
import io
import json
import secrets
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gleanings.errors import InvalidType, InvalidValue, NotFound, NotWritable

MANIFEST = "model.json"


@dataclass(frozen=True)
class Format:
    """What a folder holds.

    Attributes:
        kind: what it is, as in "topic model".
        number: the format's version; higher ones are refused.
        arrays: the names of the arrays that must be there.
        optional: the names of those that may be.
        dtype: the type in which an array is stored, by its name.
        made_by: the call that writes such a folder, for messages.
    """

    kind: str
    number: int
    arrays: tuple[str, ...]
    optional: tuple[str, ...]
    dtype: Callable[[str], np.dtype[Any]]
    made_by: str


def write_folder(
    folder: str | PathLike[str], form: Format, manifest: Mapping[str, object], arrays: Mapping[str, NDArray[Any]]
) -> None:
    """Write a manifest and arrays to a folder.

    All is written to a folder beside it, which then takes its place: a failure leaves what was there before.

    Raises:
        InvalidType: `folder` is not a path.
        InvalidValue: the folder holds something else.
        NotWritable: the place cannot be written to.
    """
    target = checked_path(folder, form).absolute()
    try:
        target = target.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        _check_replaceable(target, form)
        beside = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
        try:
            beside.mkdir()
            _write(beside, form, manifest, arrays)
            _put_in_place(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        if isinstance(error, NotWritable | InvalidValue):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise NotWritable(
            f"cannot write a {form.kind.split()[-1]} to {str(folder)!r}: {reason}. Choose a folder you may write to."
        ) from error


def read_folder_of(folder: str | PathLike[str], form: Format) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return the manifest and the arrays that `write_folder` wrote.

    Raises:
        InvalidType: `folder` is not a path.
        NotFound: there is no such folder.
        InvalidValue: the folder holds something else, is damaged, or has a newer format.
    """
    place = checked_path(folder, form)
    if not place.is_dir():
        raise NotFound(f"there is no folder {str(folder)!r}; give one that {form.made_by} wrote.")
    manifest = _manifest(place, form)
    arrays = {name: _array(place, form, manifest, name) for name in form.arrays}
    arrays |= {name: _array(place, form, manifest, name) for name in form.optional if name in manifest["arrays"]}
    return manifest, arrays


def checked_path(folder: object, form: Format) -> Path:
    """Return the folder as a path."""
    if not isinstance(folder, str | PathLike):
        raise InvalidType(f"folder={folder!r} is not a path; give the name of a folder for {form.made_by}.")
    if not str(folder):
        raise InvalidValue("folder='' is empty; give the name of a folder.")
    return Path(folder)


def damaged(folder: str | PathLike[str], form: Format, what: str) -> InvalidValue:
    """Return the error that says what is damaged."""
    return InvalidValue(
        f"the {form.kind.split()[-1]} in {str(folder)!r} is damaged: {what}. Save it again from the notebook that "
        "made it."
    )


def _write(folder: Path, form: Format, manifest: Mapping[str, object], arrays: Mapping[str, NDArray[Any]]) -> None:
    sums = {}
    for name, array in arrays.items():
        stream = io.BytesIO()
        np.save(stream, array.astype(form.dtype(name)), allow_pickle=False)
        (folder / f"{name}.npy").write_bytes(stream.getvalue())
        sums[name] = hashlib.sha256(stream.getvalue()).hexdigest()
    whole = {"kind": f"gleanings {form.kind}", "format": form.number, **manifest, "arrays": sums}
    whole["checksum"] = _checksum(whole)
    (folder / MANIFEST).write_text(json.dumps(whole, indent=1) + "\n", encoding="ascii")


def _manifest(folder: Path, form: Format) -> dict[str, Any]:
    path = folder / MANIFEST
    if not path.is_file():
        raise InvalidValue(
            f"{str(folder)!r} holds no {form.kind}: {MANIFEST} is missing. Give one that {form.made_by} wrote."
        )
    try:
        manifest = json.loads(path.read_bytes())
    except ValueError as error:
        raise damaged(folder, form, f"{MANIFEST} is not JSON") from error
    if not isinstance(manifest, dict) or manifest.get("kind") != f"gleanings {form.kind}":
        raise InvalidValue(
            f"{str(path)!r} is not the manifest of a {form.kind}; give a folder that {form.made_by} wrote."
        )
    number = manifest.get("format")
    if isinstance(number, int) and number > form.number:
        raise InvalidValue(
            f"the model in {str(folder)!r} has format {number}, and this version of gleanings reads up to "
            f"{form.number}; install a newer gleanings, or save the model again with this one."
        )
    if (
        number != form.number
        or manifest.get("checksum") != _checksum(manifest)
        or not isinstance(manifest["arrays"], dict)
    ):
        raise damaged(folder, form, f"{MANIFEST} was changed")
    return manifest


def _array(folder: Path, form: Format, manifest: Mapping[str, Any], name: str) -> NDArray[Any]:
    path = folder / f"{name}.npy"
    if not path.is_file():
        raise damaged(folder, form, f"{path.name} is missing")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != manifest["arrays"].get(name):
        raise damaged(folder, form, f"{path.name} was changed")
    try:
        array = np.load(io.BytesIO(content), allow_pickle=False)
    except (ValueError, EOFError, OSError) as error:
        raise damaged(folder, form, f"{path.name} holds no plain array") from error
    if array.dtype != form.dtype(name):
        raise damaged(folder, form, f"{path.name} is of type {array.dtype}")
    return np.asarray(array)


def _checksum(manifest: Mapping[str, object]) -> str:
    rest = {key: value for key, value in manifest.items() if key != "checksum"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode("ascii")).hexdigest()


def _check_replaceable(target: Path, form: Format) -> None:
    """Refuse to replace anything but an empty folder or one of the same kind."""
    if not target.exists():
        return
    if not target.is_dir():
        raise InvalidValue(f"{str(target)!r} is a file; give the name of a folder for the model.")
    inside = {path.name for path in target.iterdir()}
    others = sorted(inside - {MANIFEST} - {f"{name}.npy" for name in (*form.arrays, *form.optional)})
    if others or (inside and MANIFEST not in inside):
        what = others[0] if others else "arrays without a manifest"
        raise InvalidValue(
            f"{str(target)!r} holds something other than a {form.kind} ({what}), and would be replaced; "
            "choose a new or empty folder."
        )


def _put_in_place(beside: Path, target: Path) -> None:
    """Let the finished folder take the place of `target`; if that fails, `target` is as it was."""
    if not target.exists():
        beside.rename(target)
        return
    old = beside.with_name(f"{beside.name}-old")
    target.rename(old)
    try:
        beside.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
