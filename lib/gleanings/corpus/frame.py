"""A pandas frame as the columns that documents are made of."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from gleanings.corpus.building import written_out
from gleanings.corpus.column_values import as_dates, is_missing
from gleanings.errors import InvalidType, InvalidValue, did_you_mean
from gleanings.nouns import counted_of

if TYPE_CHECKING:
    import pandas as pd

_OWN = ("id", "title", "date")


class IndexKey(tuple[object, ...]):
    """The label of a row in an index of several levels.

    Attributes:
        levels: the names of the levels, by which pandas joins.
    """

    levels: tuple[object, ...] = ()

    @classmethod
    def of(cls, label: tuple[object, ...], levels: Iterable[object]) -> "IndexKey":
        """Return a label with the names of its levels.

        >>> IndexKey.of(("north", 3), ["region", "number"]).levels
        ('region', 'number')
        """
        key = cls(label)
        key.levels = tuple(levels)
        return key


def labels(index: "pd.Index[Any]") -> list[object] | None:
    """Return the labels of the rows of a frame as ids, by which results join to it; None where two are the same.

    >>> import pandas as pd
    >>> labels(pd.Index([7, 9])), labels(pd.Index([7, 7]))
    ([7, 9], None)
    """
    found = index.tolist()
    if index.nlevels > 1:
        found = [IndexKey.of(label, index.names) for label in found]
    elif any(is_missing(label) for label in found):
        return None
    return found if len(set(written_out(found))) == len(found) else None


def labels_of_series(texts: object) -> list[object] | None:
    """Return the labels of a pandas Series; None for anything else.

    >>> import pandas as pd
    >>> labels_of_series(pd.Series(["Rain."], index=[7])), labels_of_series(["Rain."])
    ([7], None)
    """
    pandas = sys.modules.get("pandas")
    return labels(texts.index) if pandas is not None and isinstance(texts, pandas.Series) else None


def frame_columns(frame: "pd.DataFrame", text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return texts, ids, titles, dates and metadata of the rows of a frame, and what to know about them.

    Args:
        frame: one row per document.
        text: the name of the column that holds the texts.

    Raises:
        InvalidType, InvalidValue: it is no frame, or has no such column, or has it twice.

    >>> import pandas as pd
    >>> columns, notes = frame_columns(pd.DataFrame({"text": ["Rain.", None], "date": ["soon", 2020]}), "text")
    >>> columns["texts"], columns["dates"][1].year, len(notes)
    (['Rain.', ''], 2020, 2)
    """
    if not hasattr(frame, "columns"):
        raise InvalidType(f"frame is a {type(frame).__name__}; give a pandas DataFrame, or use Corpus.from_texts.")
    names = [str(column) for column in frame.columns]
    if text not in names:
        hint = did_you_mean(text, names)
        raise InvalidValue(
            f"the frame has no column {text!r}{';' if hint else '.'}{hint} Its columns: {', '.join(names)}."
        )
    twice = next((name for name in (text, *_OWN) if names.count(name) > 1), None)
    if twice:
        raise InvalidValue(f"the frame has the column {twice!r} more than once; rename one of them.")
    values = {name: frame.iloc[:, i].tolist() for i, name in enumerate(names)}
    others = [name for name in names if name not in (text, *_OWN)]
    dates, notes = as_dates(values["date"], strict=False) if "date" in values else (None, ())
    missing = sum(is_missing(value) and not isinstance(value, str) for value in values[text])
    if missing:
        have = "has" if missing == 1 else "have"
        notes = (
            f"{counted_of(missing, len(frame), 'row')} {have} no text; such rows are kept as empty documents.",
            *notes,
        )
    ids = values["id"] if "id" in values else labels(frame.index)
    if "id" in values:
        _check_ids(values["id"])
    elif ids is None:
        notes = (
            f"Labels of the frame's index {_fault(frame.index)}, so the rows are numbered; results do not "
            "join by its index. `frame.reset_index()` gives labels of which each is there once.",
            *notes,
        )
    titles = values.get("title")
    return {
        "texts": ["" if is_missing(value) and not isinstance(value, str) else value for value in values[text]],
        "ids": ids,
        "titles": None if titles is None else ["" if is_missing(value) else str(value) for value in titles],
        "dates": dates,
        "metadata": [{name: values[name][i] for name in others} for i in range(len(frame))],
    }, notes


def _fault(index: "pd.Index[Any]") -> str:
    """Return why the labels of an index are no ids."""
    found = index.tolist()
    alike = not any(map(is_missing, found)) and index.is_unique
    return "are the same when written out" if alike else "are missing or stand there twice"


def _check_ids(ids: Sequence[object]) -> None:
    missing = sum(is_missing(value) for value in ids)
    if missing:
        has = "has" if missing == 1 else "have"
        raise InvalidValue(
            f"{counted_of(missing, len(ids), 'row')} {has} no id; give each one, or leave the column out: "
            "frame.drop(columns='id')."
        )
