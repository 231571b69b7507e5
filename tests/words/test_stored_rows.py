"""The rows of a bag on the disk."""

import numpy as np
import pytest

from gleanings.errors import InvalidValue
from gleanings.storage.shelf import Shelf
from gleanings.words.rows import Row
from gleanings.words.stored_rows import StoredRows, documents_of, put_rows

PARTS = [
    [Row("a:1", "Rain \u00e9\u4e2d", 0, 0, 9), Row("a:2", "", 0, 9, 20)],
    [],
    [Row("b", "lone \ud800", 0, 0, 7), Row("c", "c", 1, 0, 3)],
]
ROWS = (*PARTS[0], Row("b", "lone \ud800", 1, 0, 7), Row("c", "c", 2, 0, 3))


@pytest.fixture
def stored(tmp_path):
    shelf = Shelf(tmp_path)
    for part, rows in enumerate(PARTS):
        put_rows(shelf, part, rows)
    return StoredRows(shelf, [0, 2, 2, 4], [0, 1, 1, 3], np.array([0, 0, 1, 2]))


def test_rows_of_parts_are_those_that_were_put_with_documents_numbered_through(stored):
    assert tuple(stored) == ROWS
    assert [stored[i] for i in range(-4, 4)] == [*ROWS, *ROWS]
    assert stored[1:] == ROWS[1:]
    assert stored == ROWS
    assert stored != ROWS[:3]
    assert documents_of(stored).tolist() == documents_of(ROWS).tolist() == [0, 0, 1, 2]


def test_a_row_that_is_not_there_is_none(stored):
    with pytest.raises(IndexError):
        stored[4]


def test_few_parts_are_kept(stored, monkeypatch):
    monkeypatch.setattr("gleanings.words.stored_rows._KEPT", 1)
    assert [stored[0], stored[2], stored[0]] == [ROWS[0], ROWS[2], ROWS[0]]
    assert len(stored._known) == 1


def test_a_file_that_is_gone_is_said(stored, tmp_path):
    for path in tmp_path.iterdir():
        path.unlink()
    with pytest.raises(InvalidValue, match="count the corpus again"):
        stored[0]
