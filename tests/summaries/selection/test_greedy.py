"""Greedy coverage: the lazy choice is the choice by all gains, however the caller takes and whatever rows lean on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleanings.summaries.selection import greedy
from gleanings.summaries.selection.greedy import WordCover, best_first

ROWS = st.lists(
    st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4)), max_size=5, unique_by=lambda e: e[0]),
    min_size=1,
    max_size=12,
)
# For each row: what it counts for, and how many places before it stands what it leans on.
LEANING = st.lists(st.tuples(st.sampled_from([0.25, 0.5, 1.0]), st.integers(1, 3)), min_size=12, max_size=12)


def cover_of(rows):
    indptr = np.cumsum([0, *map(len, rows)])
    entries = [entry for row in rows for entry in row]
    columns = np.array([column for column, _ in entries], np.int64)
    return WordCover(indptr, columns, np.array([value for _, value in entries], float), 7)


@pytest.mark.parametrize(("at_once", "looked_again"), [(128, 512), (0, 512), (0, 1)])
@given(rows=ROWS, leaning=LEANING, taken=st.lists(st.booleans(), min_size=12, max_size=12))
@pytest.mark.slow
def test_each_next_row_is_the_best_of_those_left(at_once, looked_again, rows, leaning, taken):
    """By whichever way the gains are counted anew: all at once, one by one, or one by one for a while."""

    def standing(row):
        factor, back = leaning[row]
        return factor, (1 + factor) / 2, (row - back,) if row >= back else ()

    lazy, plain = cover_of(rows), cover_of(rows)
    chosen, left = [], list(range(len(rows)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(greedy, "_ALL_AT_ONCE", at_once)
        patch.setattr(greedy, "_LOOKED_AGAIN", looked_again)
        for row in best_first(lazy, np.arange(len(rows)), chosen, standing=standing):
            factors = [standing(i)[1 if set(standing(i)[2]) & set(chosen) else 0] for i in range(len(rows))]
            gains = plain.gains() * factors
            assert row == max(left, key=lambda i: (gains[i], -i))
            assert lazy.gain(row) == plain.gains()[row]
            left.remove(row)
            if taken[row]:
                chosen.append(row)
                plain.take(row)
    assert not left


def test_a_row_behind_a_chosen_one_keeps_no_gain_from_before(monkeypatch):
    # Row 1 leans on row 0; once row 0 is chosen it counts in full, but its words are covered, and row 2 is better.
    monkeypatch.setattr(greedy, "_ALL_AT_ONCE", 0)
    rows = [[(0, 4), (1, 4)], [(0, 4), (1, 3)], [(2, 4)], [(0, 1)]]
    chosen = []
    for row in best_first(cover_of(rows), np.arange(4), chosen, standing=lambda row: (1.0, 1.0, (row - 1,))):
        chosen.append(row)
    assert chosen == [0, 2, 1, 3]
