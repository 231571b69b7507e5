"""A formula: which columns it asks for, which documents have them, and what it makes of them."""

import ast
import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import Protocol

import numpy as np

from gleanings.change.date_column import date_column
from gleanings.change.number_column import as_label, number_column
from gleanings.errors import InvalidValue, extra, plain_text, unknown_column
from gleanings.nouns import counted_of
from gleanings.types import Floats

_QUOTED = re.compile(r"`([^`]+)`")
_DIFFERENCES = ("TreatmentContrasts", "SumContrasts")  # ways of coding groups, unless there is no intercept
_SPLINES = ("s", "ns", "lo", "te")  # of stm, mgcv and gam
_WHOLE_LEVEL = re.compile(r"(\[(?:[TS]\.)?-?\d++)\.0(?=\])")  # "C(year)[T.2001.0]"
_POWER = re.compile(r"(?:\b[^\W\d]\w*|`[^`]+`) ?(?:\*\*|\^) ?\d")


def complete_documents(
    formula: str, columns: Mapping[str, Sequence[object]], cluster: str | None
) -> tuple[list[int], int]:
    """Return the places of the documents that have a value in every column of the formula, and how many have not."""
    names = _names(formula, columns)
    for name in names:
        if name not in columns:
            if name in _SPLINES and re.search(rf"(?<!\w){name} ?\(", formula):
                raise InvalidValue(
                    f"formula={formula!r}: {name}() is not known here; bs(year, df=4) is a curve of a number, and "
                    "poly(year, 2) one of the second degree."
                )
            raise InvalidValue(f"formula={formula!r}: {unknown_column(name, columns)}")
    asked = [*names, *([cluster] if cluster in columns else [])]
    size = len(next(iter(columns.values()), []))
    kept = [i for i in range(size) if all(columns[name][i] is not None for name in asked if name is not None)]
    if not kept:
        raise InvalidValue(f"formula={formula!r}: no document has a value in all of its columns.")
    for name in names:
        values = {as_label(columns[name][i]) for i in kept}
        if len(values) == 1 and len(kept) > 1:
            raise InvalidValue(
                f"formula={formula!r}: every document has the same value, {min(values)!r}, in the column {name!r}, so "
                "there is nothing to compare; leave it out."
            )
    return kept, size - len(kept)


def as_numbers(columns: Mapping[str, Sequence[object]]) -> tuple[dict[str, Sequence[object]], list[str]]:
    """Return the columns, those of numbers that are texts as numbers, and the names of these."""
    found: dict[str, Sequence[object]] = dict(columns)
    read = []
    for name, values in found.items():  # not those of `columns`: it reads a column each time that it is asked
        numbers = number_column(values)
        if numbers is not None:
            found[name] = numbers
            read.append(name)
    return found, read


def _names(formula: str, columns: Mapping[str, Sequence[object]]) -> list[str]:
    """Return the columns that a formula asks for."""
    formulaic = _formulaic()
    plain_text("formula", formula, "the names of columns, such as 'year + party'")
    if "~" in formula:
        raise InvalidValue(
            f"formula={formula!r} has a left-hand side; give the right-hand side only: the topics are it."
        )
    try:
        asked = formulaic.Formula(formula)
        names = {str(name) for name in asked.required_variables} | set(_QUOTED.findall(formula))
        factors = {str(factor) for term in asked for factor in term.factors}
    except Exception as error:
        awkward = next((name for name in columns if not str(name).isidentifier() and str(name) in formula), None)
        hint = f" Put the name {awkward!r} in backticks: `{awkward}`." if awkward and "`" not in formula else ""
        raise InvalidValue(f"formula={formula!r} cannot be read; give one such as 'year + party'.{hint}") from error
    for factor in factors:  # what stands in center(), scale() or bs() is not among the required variables
        names.update(_names_in(factor))
    return sorted(names)


def _names_in(expression: str) -> set[str]:
    """Return the names in an expression, functions and what attributes are taken of aside.

    >>> sorted(_names_in("bs(age, df=3) + np.log(size)"))
    ['age', 'size']
    """
    try:
        nodes = list(ast.walk(ast.parse(expression, mode="eval")))
    except (SyntaxError, ValueError):
        return set()
    others = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    others |= {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
    return {node.id for node in nodes if isinstance(node, ast.Name) and id(node) not in others}


def design_matrix(
    formula: str, columns: Mapping[str, Sequence[object]]
) -> tuple[Floats, tuple[str, ...], tuple[str, ...]]:
    """Return the columns of the regression, documents x terms, the names of the terms, and how to read them."""
    import pandas as pd

    frame = pd.DataFrame({name: pd.Series(list(values)).infer_objects() for name, values in columns.items()})
    try:
        with np.errstate(divide="ignore", invalid="ignore"):  # the logarithm of 0: told below
            matrix = _formulaic().Formula(formula).get_model_matrix(frame, na_action="raise")
    except Exception as error:
        raise InvalidValue(
            f"formula={formula!r} cannot be computed for these documents: {str(error)[:200].rstrip('.')}. Columns that "
            "hold numbers are taken as numbers (2000, not '2000'), all others as groups."
        ) from error
    terms = tuple(_whole_levels(str(name)) for name in matrix.columns)
    if not terms:
        raise InvalidValue(f"formula={formula!r} has no term; give the names of columns, such as 'year + party'.")
    made = np.asarray(matrix, dtype=np.float64)
    wrong = ~np.isfinite(made)
    if wrong.any():
        some = counted_of(int(wrong.any(axis=1).sum()), len(made), "document")
        term = terms[int(wrong.any(axis=0).argmax())]
        raise InvalidValue(
            f"formula={formula!r}: {term} is not a finite number for {some}, like the logarithm of 0; add what "
            "keeps the column above 0, such as log(length + 1), or leave those documents out."
        )
    return made, terms, tuple(_reading(formula, terms, matrix.model_spec))


def _whole_levels(term: str) -> str:
    """Return the name of a term with whole numbers of a group as such.

    >>> _whole_levels("party[T.red]:C(year)[T.2001.0]"), _whole_levels("C(score)[2.5]")
    ('party[T.red]:C(year)[T.2001]', 'C(score)[2.5]')
    """
    return _WHOLE_LEVEL.sub(r"\1", term)


class _Spec(Protocol):
    """What is needed of formulaic's account of a matrix."""

    formula: Iterable[object]
    factor_contrasts: Mapping[object, "_Contrasts"]


class _Contrasts(Protocol):
    """How formulaic has coded a column of groups."""

    contrasts: object
    levels: Sequence[object]


def _reading(formula: str, terms: Sequence[str], spec: _Spec) -> list[str]:
    """Return what each term compares with what, in sentences.

    Args:
        formula, terms: of the regression.
        spec: of its matrix.
    """
    notes = []
    for factor, state in spec.factor_contrasts.items():
        own = [term for term in terms if term.startswith(f"{factor}[") and ":" not in term[len(str(factor)) :]]
        parts = [part for term in terms for part in term.split(":") if part.startswith(f"{factor}[")]
        kind = type(state.contrasts).__name__
        differences = any(term.startswith((f"{factor}[T.", f"{factor}[S.")) for term in own)
        if own and not differences and kind in _DIFFERENCES:
            notes.append(
                f"The formula has no intercept: each term of {factor} is the share itself where {factor} has that "
                "value and all other terms are 0, not a difference."
            )
        elif kind == "TreatmentContrasts" and any(part.startswith(f"{factor}[T.") for part in parts):
            base = getattr(state.contrasts, "base", None)
            first = base if base in state.levels else state.levels[0]
            notes.append(f"Terms of {factor} compare with the documents whose {factor} is {as_label(first)}.")
        elif kind == "SumContrasts":
            notes.append(f"Terms of {factor} compare with the mean of all its groups.")
        elif parts and kind == "TreatmentContrasts":
            notes.append(f"Each term of {factor} holds within its own group, not against another.")
        elif parts:
            notes.append(f"Terms of {factor} are coded as {kind}, not as differences from one group.")
    asked = [str(term) for term in spec.formula]
    joined = [term for term in asked if ":" in term]
    if any(part in asked for term in joined for part in term.split(":")):
        notes.append(
            f"With {', '.join(joined)} in the formula, the terms of a column alone hold where the column that it is "
            "combined with is 0, or is the group that is compared with; center(...) moves 0 to the mean of a number."
        )
    if power := _POWER.search(_outside_brackets(formula)):
        notes.append(f"{power.group()} is the column itself in a formula; I({power.group()}) is its power.")
    return notes


def _outside_brackets(formula: str) -> str:
    """Return what of a formula stands in no brackets."""
    depth, kept = 0, []
    for sign in formula:
        depth += (sign in "([{") - (sign in ")]}")
        if not depth:
            kept.append(sign)
    return " ".join("".join(kept).split())


def notes_on_columns(formula: str, columns: Mapping[str, Sequence[object]], kept: Sequence[int]) -> list[str]:
    """Return what to beware of in each column of groups, in words."""
    notes = []
    for name in _names(formula, columns):
        values = [columns[name][i] for i in kept]
        if all(isinstance(value, int | float) for value in values):
            continue
        sizes = Counter(map(str, values))
        if any(isinstance(value, int | float) for value in values):
            notes.append(f"{name} holds numbers and other values, so each value of it is a group.")
        if any(isinstance(value, datetime.date) for value in values) or date_column(values) is not None:
            number = "year" if "year" in columns else "a column of their years"
            notes.append(f"Each {name} is a group of its own; {number} would be a number, which can rise and fall.")
        if alone := sum(size == 1 for size in sizes.values()):
            rest, each = ("rests", "") if alone == 1 else ("rest", " each")
            some = counted_of(alone, len(sizes), "group")
            notes.append(f"{some} by {name} {rest} on one document{each}, of which a term says little.")
    return notes


def _formulaic() -> ModuleType:
    with extra("effects", "an effect of a formula"):
        import formulaic
    module: ModuleType = formulaic
    return module
