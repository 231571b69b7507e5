"""Greedy coverage: the lazy choice is the choice by all gains, however the caller takes."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gleanings.summaries.selection.greedy import WordCover, best_first

ROWS = st.lists(
    st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4)), max_size=5, unique_by=lambda e: e[0]),
    min_size=1,
    max_size=12,
)


def cover_of(rows):
    indptr = np.cumsum([0, *map(len, rows)])
    entries = [entry for row in rows for entry in row]
    columns = np.array([column for column, _ in entries], np.int64)
    return WordCover(indptr, columns, np.array([value for _, value in entries], float), 7)


@settings(deadline=None)
@given(ROWS, st.lists(st.booleans(), min_size=12, max_size=12))
def test_each_next_row_is_the_best_of_those_left(rows, taken):
    lazy, plain = cover_of(rows), cover_of(rows)
    chosen, left = [], list(range(len(rows)))
    for row in best_first(lazy, np.arange(len(rows)), chosen):
        gains = plain.gains()
        assert row == max(left, key=lambda i: (gains[i], -i))
        assert lazy.gain(row) == gains[row]
        left.remove(row)
        if taken[row]:
            chosen.append(row)
            plain.take(row)
    assert not left


def test_all_are_counted_anew_where_many_fall_at_once(monkeypatch):
    rows = [[(0, 4), (i % 6 + 1, 1)] for i in range(60)]
    expected = list(best_first(cover_of(rows), np.arange(60), first := []))
    assert not first

    def take_all():
        chosen = []
        for row in best_first(cover_of(rows), np.arange(60), chosen):
            chosen.append(row)
        return chosen

    one_by_one = take_all()
    monkeypatch.setattr("gleanings.summaries.selection.greedy._LOOKED_AGAIN", 3)
    assert take_all() == one_by_one
    assert sorted(one_by_one) == sorted(expected)
