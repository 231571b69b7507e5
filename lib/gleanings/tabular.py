"""Results that are tables, as text: for Markdown and for LaTeX, from the frame that each of them gives."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, overload

import numpy as np

from gleanings.errors import InvalidType, whole_number
from gleanings.html import seen

if TYPE_CHECKING:
    import pandas as pd

Item = TypeVar("Item")

_MARKDOWN = {
    "<": "&lt;",
    ">": "&gt;",
    **{sign: f"\\{sign}" for sign in "\\`*_{}[]#|~"},
    "$": "&#36;",  # where formulas are set between two of them, a backslash does not help
}
_ENTITY = re.compile(r"&(?=#?\w+;)")  # another & stands for itself
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
_WHOLE = 2**53  # floats beyond are not told apart one by one


class Tabular:
    """Something with `to_frame()`, which can also be written as a table of Markdown or LaTeX."""

    __slots__ = ()

    def to_frame(self) -> "pd.DataFrame":
        """Return the table as a pandas frame."""
        raise NotImplementedError

    def to_markdown(self, *, digits: int = 3) -> str:
        """Return the lines of `to_frame()` as a table of Markdown (GitHub's), everything in it escaped.

        Args:
            digits: after the point, for numbers that are not whole.

        Raises:
            InvalidType, InvalidValue: `digits` is not a whole number from 0 to 15.
        """
        headers, lines, numbers = _cells(self.to_frame(), digits, markdown)
        rule = ["---:" if number else "---" for number in numbers]
        return "\n".join(f"| {' | '.join(line)} |" for line in (headers, rule, *lines)) + "\n"

    def to_latex(self, *, digits: int = 3, caption: str = "", label: str = "") -> str:
        r"""Return the lines of `to_frame()` as a `tabular` of LaTeX, everything in it escaped.

        The rules are those of the package booktabs: `\usepackage{booktabs}`.

        Args:
            digits: after the point, for numbers that are not whole.
            caption, label: where one is given, the tabular stands in a `table` with it.

        Raises:
            InvalidType, InvalidValue: `digits` is not a whole number from 0 to 15; a caption that is not a text.
        """
        for name, text in (("caption", caption), ("label", label)):
            if not isinstance(text, str):
                raise InvalidType(f"{name}={text!r} is not a text; give one, or leave it out.")
        headers, lines, numbers = _cells(self.to_frame(), digits, latex)
        columns = "".join("r" if number else "l" for number in numbers)
        rows = [rf"{' & '.join(line)} \\" for line in (headers, *lines)]
        inner = [rf"\begin{{tabular}}{{{columns}}}", r"\toprule", rows[0], r"\midrule", *rows[1:], r"\bottomrule"]
        inner.append(r"\end{tabular}")
        if caption or label:
            named = [*([rf"\caption{{{latex(caption)}}}"] if caption else [])]
            named += [rf"\label{{{''.join(c for c in label if c.isalnum() or c in '-:.')}}}"] if label else []
            inner = [r"\begin{table}", r"\centering", *named, *inner, r"\end{table}"]
        return "\n".join(inner) + "\n"


class _Dataclass(Protocol):
    """What is needed of a dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


class Items(Sequence[Item], Tabular):
    """Results one after another, a line of the table each. What follows is a dataclass with these `items`."""

    items: tuple[Item, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    @overload
    def __getitem__(self, key: int) -> Item: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, key: int | slice) -> Item | tuple[Item, ...]:
        return self.items[key]


def frame_of(kind: type[_Dataclass], items: Sequence[object]) -> "pd.DataFrame":
    """Return a line for each of some instances of a dataclass, a column for each of its attributes."""
    import pandas as pd

    names = list(kind.__dataclass_fields__)
    return pd.DataFrame([[getattr(item, name) for name in names] for item in items], columns=names)


def markdown(text: object) -> str:
    r"""Return a text on one line that Markdown shows as it is.

    >>> markdown("a|b *c* <d> R&D &lt;")
    'a\\|b \\*c\\* &lt;d&gt; R&D &amp;lt;'
    """
    line = _ENTITY.sub("&amp;", " ".join(seen(text).split()))
    return "".join(_MARKDOWN.get(sign, sign) for sign in line)


def latex(text: object) -> str:
    r"""Return a text on one line that LaTeX prints as it is.

    >>> latex("50 % of \\x_1")
    '50 \\% of \\textbackslash{}x\\_1'
    """
    return "".join(_LATEX.get(sign, sign) for sign in " ".join(seen(text).split()))


def _cells(
    frame: "pd.DataFrame", digits: int, escaped: Callable[[object], str]
) -> tuple[list[str], list[list[str]], list[bool]]:
    """Return the headers, the cells line by line, and for each column whether it holds numbers."""
    digits = whole_number("digits", digits, least=0, most=15)
    frame = _with_index(frame)
    columns = [frame.iloc[:, i].tolist() for i in range(frame.shape[1])]
    numbers = [_numeric(column) for column in columns]
    shown = [[escaped(text) for text in _written(column, digits)] for column in columns]
    return [escaped(name) for name in frame.columns], [list(line) for line in zip(*shown, strict=True)], numbers


def _with_index(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Return a frame with what its lines are called as its first columns, where that is more than their number."""
    import pandas as pd

    if isinstance(frame.index, pd.RangeIndex):
        return frame
    return frame.reset_index(names=[name or "" for name in frame.index.names], allow_duplicates=True)


def _numeric(column: Sequence[object]) -> bool:
    known = [value for value in column if not _missing(value)]
    return bool(known) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in known)


def _missing(value: object) -> bool:
    differs = value != value
    return value is None or not isinstance(differs, bool | np.bool_) or bool(differs)  # NA is not even different


def _written(column: Sequence[object], digits: int) -> list[str]:
    """Return the values of a column as texts; floats that are all whole numbers are written as such."""
    floats = [value for value in column if isinstance(value, float) and math.isfinite(value)]
    whole = all(value.is_integer() and abs(value) < _WHOLE for value in floats)
    return [_value(value, 0 if whole else digits) for value in column]


def _value(value: object, digits: int) -> str:
    if _missing(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        text = f"{value:.{digits}f}"
        # A small number that would be printed as 0 is not 0.
        return f"{value:.1e}" if value and math.isfinite(value) and float(text) == 0 else text
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return str(value)
