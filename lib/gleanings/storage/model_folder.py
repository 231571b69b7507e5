"""Topic models in folders: one JSON manifest and .npy arrays, never pickle.

The manifest holds a checksum of itself and of every array, so damage is noticed. Texts are not stored: a loaded model
has the ids, titles, counts and vocabulary of its rows, and its corpus can be given back to it.
"""

import hashlib
import io
import json
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gleanings.corpus.corpus import Corpus
from gleanings.errors import InvalidValue, NotFound, NotWritable
from gleanings.storage.model_state import ARRAYS, OPTIONAL, arrays_of, corpus_hash, kind_of, packed, unpacked
from gleanings.topics.model import TopicModel

FORMAT = 1
_KIND = "gleanings topic model"
_MANIFEST = "model.json"


def save_topics(model: TopicModel, folder: str | PathLike[str]) -> None:
    """Write a model to a folder; see `TopicModel.save`.

    All is written to a folder beside it, which then takes its place: a failure leaves what was there before.
    """
    target = Path(folder).absolute()
    try:
        target = target.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        _check_replaceable(target)
        beside = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
        try:
            beside.mkdir()
            _write(model, beside)
            _put_in_place(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        if isinstance(error, NotWritable):
            raise
        reason = error.strerror or str(error)
        raise NotWritable(
            f"cannot write a model to {str(folder)!r}: {reason}. Choose a folder you may write to."
        ) from error


def load_topics(folder: str | PathLike[str], *, corpus: Corpus | None = None) -> TopicModel:
    """Return the model that `TopicModel.save` wrote to a folder, equal to the last bit.

    Args:
        folder: where the model is.
        corpus: the corpus that the model was made from, so that documents come with excerpts and digests can be
            made; texts are not stored with a model.

    Raises:
        NotFound: there is no such folder.
        InvalidValue: the folder holds no model, a damaged one, or one of a newer format; or another corpus was given.

    >>> import tempfile
    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    >>> model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     model.save(folder)
    ...     bool((gl.load_topics(folder).shares == model.shares).all())
    True
    """
    place = Path(folder)
    if not place.is_dir():
        raise NotFound(f"there is no folder {str(folder)!r}; give one that model.save() wrote.")
    manifest = _manifest(place)
    arrays = {name: _array(place, manifest, name) for name in ARRAYS}
    arrays |= {name: _array(place, manifest, name) for name in OPTIONAL if name in manifest["arrays"]}
    try:
        model = unpacked(manifest, arrays)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(place, f"its parts do not fit together ({error})") from error
    return model if corpus is None else _with_corpus(model, corpus, manifest["corpus"])


def _write(model: TopicModel, folder: Path) -> None:
    sums = {}
    for name, array in arrays_of(model).items():
        stream = io.BytesIO()
        np.save(stream, array, allow_pickle=False)
        (folder / f"{name}.npy").write_bytes(stream.getvalue())
        sums[name] = hashlib.sha256(stream.getvalue()).hexdigest()
    manifest = {"kind": _KIND, "format": FORMAT, **packed(model), "arrays": sums}
    manifest["checksum"] = _checksum(manifest)
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="ascii")


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / _MANIFEST
    if not path.is_file():
        raise InvalidValue(
            f"{str(folder)!r} holds no topic model: {_MANIFEST} is missing. Give one that model.save() wrote."
        )
    try:
        manifest = json.loads(path.read_bytes())
    except ValueError as error:
        raise _damaged(folder, f"{_MANIFEST} is not JSON") from error
    if not isinstance(manifest, dict) or manifest.get("kind") != _KIND:
        raise InvalidValue(
            f"{str(path)!r} is not the manifest of a topic model; give a folder that model.save() wrote."
        )
    number = manifest.get("format")
    if isinstance(number, int) and number > FORMAT:
        raise InvalidValue(
            f"the model in {str(folder)!r} has format {number}, and this version of gleanings reads up to {FORMAT}; "
            "install a newer gleanings, or save the model again with this one."
        )
    if number != FORMAT or manifest.get("checksum") != _checksum(manifest) or not isinstance(manifest["arrays"], dict):
        raise _damaged(folder, f"{_MANIFEST} was changed")
    return manifest


def _array(folder: Path, manifest: Mapping[str, Any], name: str) -> NDArray[Any]:
    path = folder / f"{name}.npy"
    if not path.is_file():
        raise _damaged(folder, f"{path.name} is missing")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != manifest["arrays"].get(name):
        raise _damaged(folder, f"{path.name} was changed")
    try:
        array = np.load(io.BytesIO(content), allow_pickle=False)
    except (ValueError, EOFError, OSError) as error:
        raise _damaged(folder, f"{path.name} holds no plain array") from error
    if array.dtype != kind_of(name):
        raise _damaged(folder, f"{path.name} is of type {array.dtype}")
    return np.asarray(array)


def _with_corpus(model: TopicModel, corpus: Corpus, expected: object) -> TopicModel:
    """Return the model with its corpus back, and the order of the words with it."""
    if expected is None:
        raise InvalidValue("the model was made from tokens, not from a corpus; load it without one.")
    if corpus_hash(corpus) != expected:
        raise InvalidValue(
            "this is not the corpus that the model was made from: ids or texts differ. Read the same files."
        )
    bow = replace(model.bow, corpus=corpus)
    return replace(model, bow=replace(bow, sequence=bow.recount(corpus).sequence) if bow.preparation else bow)


def _checksum(manifest: Mapping[str, object]) -> str:
    rest = {key: value for key, value in manifest.items() if key != "checksum"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode("ascii")).hexdigest()


def _check_replaceable(target: Path) -> None:
    """Refuse to replace anything but an empty folder or a model."""
    if not target.exists():
        return
    if not target.is_dir():
        raise InvalidValue(f"{str(target)!r} is a file; give the name of a folder for the model.")
    inside = {path.name for path in target.iterdir()}
    others = sorted(inside - {_MANIFEST} - {f"{name}.npy" for name in (*ARRAYS, *OPTIONAL)})
    if others or (inside and _MANIFEST not in inside):
        what = others[0] if others else "arrays without a manifest"
        raise InvalidValue(
            f"{str(target)!r} holds something else than a topic model ({what}), and would be replaced; "
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


def _damaged(folder: Path, what: str) -> InvalidValue:
    return InvalidValue(
        f"the model in {str(folder)!r} is damaged: {what}. Save it again from the notebook that made it."
    )
