"""What the manifest and the arrays of a stored topic model must be like: a forged one is refused, not half-read."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gleanings.words.rows import UNITS

_LARGEST = 2**63  # no number of a model is as large
_ROUNDED = 1e-6  # by how much a sum of shares may miss 1


def check_manifest(manifest: Mapping[str, Any]) -> None:
    """Raise ValueError or KeyError where something is missing, of another kind, or out of range."""
    bow, fit, prepared = manifest["bow"], manifest["fit"], manifest["preparation"]
    _all(manifest["names"], lambda name: name is None or isinstance(name, str), "names")
    _all(manifest["hidden"], lambda topic: _whole(topic) and topic < len(manifest["names"]), "hidden")
    for name, texts in (("notes", manifest), ("edits", manifest), ("notes", bow), ("notes", fit), ("vocabulary", bow)):
        _all(texts[name], _text, name)
    _all(bow["rows"], _row, "rows")
    _all(fit["likelihood"], _number, "likelihood")
    _require(_text(manifest["method"]) and _whole(manifest["seed"]), "method or seed")
    _require(isinstance(manifest["settings"], Mapping), "settings")
    _require(manifest["corpus"] is None or _text(manifest["corpus"]), "corpus")
    _require(_number(fit["beta"]) and isinstance(fit["converged"], bool), "fit")
    _require(bow["unit"] in UNITS and _whole(bow["too_few"]), "bow")
    _require(bow["too_many"] is None or _whole(bow["too_many"]), "bow")
    _all(bow["too_common"], _text, "too_common")
    _require(len(set(bow["vocabulary"])) == len(bow["vocabulary"]), "vocabulary")
    if prepared is not None:
        _require(_text(prepared["language"]), "language")
        for name in ("stop_words", "keep", "names"):
            _all(prepared[name], _text, name)
        _all(
            prepared["phrases"],
            lambda phrase: _list(phrase) and len(phrase) == 4 and all(map(_text, phrase)),
            "phrases",
        )


def check_numbers(arrays: Mapping[str, NDArray[Any]]) -> None:
    """Raise ValueError where numbers are none, or are out of the range that they have in every model."""
    for name, array in arrays.items():
        if not np.isfinite(array).all() or (name != "alpha" and array.size and array.min() < 0):
            raise ValueError(f"{name} holds numbers that no model has")
    if arrays["data"].size and arrays["data"].min() < 1:
        raise ValueError("data holds counts of nothing")
    shares = arrays["shares"]
    if shares.size and np.abs(shares.sum(axis=1) - 1.0).max() > _ROUNDED:
        raise ValueError("shares do not add up to 1")


def _row(row: object) -> bool:
    return _list(row) and len(row) == 5 and _text(row[0]) and _text(row[1]) and all(map(_whole, row[2:]))  # type: ignore[index,arg-type]


def _all(values: object, holds: Callable[[Any], bool], name: str) -> None:
    _require(_list(values) and all(holds(value) for value in values), name)  # type: ignore[attr-defined]


def _require(holds: bool, name: str) -> None:
    if not holds:
        raise ValueError(f"{name} is not what a model has")


def _list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _text(value: object) -> bool:
    return isinstance(value, str)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LARGEST


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST
