"""CSV files that a spreadsheet opens without running anything that is in them."""

import csv
import io
from collections.abc import Iterable, Sequence

from gleanings.html import seen

# What a spreadsheet takes for the beginning of a formula, or skips before one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_file(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as a CSV file in UTF-8 with a byte order mark, as spreadsheets expect.

    Numbers stay numbers; a text that a spreadsheet would take for a formula begins with an apostrophe.

    >>> csv_file([["a", 1], ["=1+1", -2]]).decode("utf-8-sig").split()
    ['a,1', "'=1+1,-2"]
    """
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> object:
    if isinstance(value, int | float):
        return value
    text = seen(value)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text
