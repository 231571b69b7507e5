"""Words that two texts have in common in the same order: the longest common subsequences of ROUGE-L and ROUGE-Lsum."""

from collections import Counter
from collections.abc import Sequence


def common_length(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest common subsequence of two word lists.

    >>> common_length("the dam of orr broke".split(), "the dam broke at night".split())
    3
    """
    return _zeros(_rows(one, other)[-1], len(other))


def by_lines(given: Sequence[Sequence[str]], wanted: Sequence[Sequence[str]]) -> tuple[float, float]:
    """Return precision and recall of ROUGE-Lsum: for each line of `wanted` the union of its longest common
    subsequences with the lines of `given`, no word twice.

    >>> by_lines([["rain", "fell"], ["on", "orr"]], [["rain", "on", "orr", "again"]])
    (0.75, 0.75)
    """
    left, needed = Counter(word for line in given for word in line), Counter(word for line in wanted for word in line)
    total_given, total_wanted = left.total(), needed.total()
    hits = 0
    for line in wanted:
        places = sorted({place for other in given for place in _common_places(line, other)})
        for word in (line[place] for place in places):
            if left[word] > 0 and needed[word] > 0:
                hits += 1
                left[word] -= 1
                needed[word] -= 1
    return hits / max(1, total_given), hits / max(1, total_wanted)


def _rows(first: Sequence[str], second: Sequence[str]) -> list[int]:
    """The table of longest common subsequences of two word lists, one integer per row (Hyyrö 2004).

    Bit j of row i is 0 where the table grows by one from column j to j + 1, so the length for the first i and j
    words is the number of zeros among the low j bits of row i.
    """
    places: dict[str, int] = {}
    for j, word in enumerate(second):
        places[word] = places.get(word, 0) | 1 << j
    full = (1 << len(second)) - 1
    row = full
    rows = [row]
    for word in first:
        both = row & places.get(word, 0)
        row = ((row + both) | (row - both)) & full
        rows.append(row)
    return rows


def _zeros(row: int, width: int) -> int:
    return width - (row & ((1 << width) - 1)).bit_count()


def _common_places(line: Sequence[str], other: Sequence[str]) -> list[int]:
    """The places in `line` of one longest common subsequence: the one that rouge-score walks back to."""
    rows = _rows(line, other)
    i, j = len(line), len(other)
    places = []
    while i > 0 and j > 0:
        if line[i - 1] == other[j - 1]:
            i, j = i - 1, j - 1
            places.append(i)
        elif _zeros(rows[i], j - 1) > _zeros(rows[i - 1], j):
            j -= 1
        else:
            i -= 1
    return places
