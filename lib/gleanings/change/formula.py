"""A formula: which columns it asks for, which documents have them, and what it makes of them."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from types import ModuleType

import numpy as np

from gleanings.errors import InvalidValue, did_you_mean, extra, plain_text
from gleanings.types import Floats


def complete_documents(
    formula: str, columns: Mapping[str, Sequence[object]], cluster: str | None
) -> tuple[list[int], int]:
    """Return the places of the documents that have a value in every column of the formula, and how many have not."""
    names = _names(formula)
    for name in names:
        if name not in columns:
            hint, known = did_you_mean(name, columns), ", ".join(map(str, columns)) or "none"
            raise InvalidValue(f"formula={formula!r}: no document has a column {name!r};{hint} Columns: {known}.")
    asked = [*names, *([cluster] if cluster in columns else [])]
    size = len(next(iter(columns.values()), []))
    kept = [i for i in range(size) if all(columns[name][i] is not None for name in asked if name is not None)]
    if not kept:
        raise InvalidValue(f"formula={formula!r}: no document has a value in all of its columns.")
    for name in names:
        values = {str(columns[name][i]) for i in kept}
        if len(values) == 1 and len(kept) > 1:
            raise InvalidValue(
                f"formula={formula!r}: every document has the same value, {min(values)!r}, in the column {name!r}, so "
                "there is nothing to compare; leave it out."
            )
    return kept, size - len(kept)


def _names(formula: str) -> list[str]:
    """Return the columns that a formula asks for."""
    formulaic = _formulaic()
    plain_text("formula", formula, "the names of columns, such as 'year + party'")
    if "~" in formula:
        raise InvalidValue(
            f"formula={formula!r} has a left-hand side; give the right-hand side only: the topics are it."
        )
    try:
        return sorted(str(name) for name in formulaic.Formula(formula).required_variables)
    except Exception as error:
        raise InvalidValue(f"formula={formula!r} cannot be read; give one such as 'year + party'.") from error


def design_matrix(formula: str, columns: Mapping[str, Sequence[object]]) -> tuple[Floats, tuple[str, ...]]:
    """Return the columns of the regression, documents x terms, and the names of the terms."""
    import pandas as pd

    frame = pd.DataFrame({name: pd.Series(list(values)).infer_objects() for name, values in columns.items()})
    try:
        matrix = _formulaic().Formula(formula).get_model_matrix(frame, na_action="raise")
    except Exception as error:
        raise InvalidValue(
            f"formula={formula!r} cannot be computed for these documents: {str(error)[:200]}. Columns that hold "
            "numbers are taken as numbers, all others as groups."
        ) from error
    return np.asarray(matrix, dtype=np.float64), tuple(str(name) for name in matrix.columns)


def notes_on_columns(formula: str, columns: Mapping[str, Sequence[object]], kept: Sequence[int]) -> list[str]:
    """Return, for each column of groups, which group the others are compared with, and what to beware of, in words."""
    notes = []
    for name in _names(formula):
        values = [columns[name][i] for i in kept]
        if all(isinstance(value, int | float) for value in values):
            continue
        sizes = Counter(map(str, values))
        notes.append(f"Terms of {name} compare with the documents whose {name} is {min(sizes)}.")
        if any(isinstance(value, int | float) for value in values):
            notes.append(f"{name} holds numbers and other values, so each value of it is a group.")
        if any(isinstance(value, datetime.date) for value in values):
            notes.append(f"Each {name} is a group of its own; year is a number, which can rise and fall.")
        if alone := sum(size == 1 for size in sizes.values()):
            rests = "group rests" if alone == 1 else "groups rest"
            notes.append(f"{alone} of {len(sizes)} {rests} on one document each by {name}: such terms say little.")
    return notes


def _formulaic() -> ModuleType:
    with extra("effects", "an effect of a formula"):
        import formulaic
    module: ModuleType = formulaic
    return module
