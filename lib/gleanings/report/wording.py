"""Notes of results for readers of a report: what was done is told first, what can be set otherwise where it was made.

In a note, what a programmer types stands between backticks; a sentence with it is advice to whoever writes the code.
"""

import re
from collections.abc import Iterable

_BETWEEN = re.compile(r"(?<=[.!?]) (?=[A-Z“`\"])")


def told_plainly(notes: Iterable[str]) -> list[str]:
    """Return notes without the sentences that are advice to a programmer.

    >>> told_plainly(["Two words were left out. A lower `minimum_rows` keeps them.", "`seed=` draws another."])
    ['Two words were left out.']
    """
    kept = (" ".join(said for said in _BETWEEN.split(note) if "`" not in said) for note in notes)
    return [note for note in dict.fromkeys(kept) if note]


def advice(notes: Iterable[str]) -> list[str]:
    """Return the sentences of notes that are advice to a programmer.

    >>> advice(["Two words were left out. A lower `minimum_rows` keeps them."])
    ['A lower `minimum_rows` keeps them.']
    """
    return list(dict.fromkeys(said for note in notes for said in _BETWEEN.split(note) if "`" in said))
