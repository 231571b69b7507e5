"""The shares of rows, in memory or in a mapped file."""

import numpy as np
import pytest

from gleanings.errors import NotWritable
from gleanings.topics.lda import kept_shares
from gleanings.topics.lda.kept_shares import in_given_order, with_columns
from gleanings.topics.lda.row_order import as_given

RANDOM = np.random.default_rng(0)
SHARES, ORDER, COLUMNS = RANDOM.random((25, 3)), RANDOM.permutation(25), np.array([2, 0, 1])


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch):
    monkeypatch.setattr(kept_shares, "_BLOCK", 10)


def test_memory_and_disk_have_the_same_shares_as_given(tmp_path):
    wanted = as_given(SHARES[:, COLUMNS], ORDER)
    for folder in (None, tmp_path):
        assert (in_given_order(SHARES.__getitem__, ORDER, COLUMNS, folder) == wanted).all()
        assert (with_columns(SHARES, COLUMNS, folder) == SHARES[:, COLUMNS]).all()


def test_no_more_than_a_block_is_asked_for_at_once(tmp_path):
    asked = []

    def found(places):
        asked.append(len(places))
        return SHARES[places]

    in_given_order(found, ORDER, COLUMNS, tmp_path)
    assert asked == [10, 10, 5]


def test_nothing_is_left_in_the_folder(tmp_path):
    kept = with_columns(SHARES, COLUMNS, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert kept.flags.c_contiguous


def test_columns_that_stay_are_not_copied():
    assert with_columns(SHARES, np.arange(3), None) is SHARES


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path):
    with pytest.raises(NotWritable):
        with_columns(SHARES, COLUMNS, tmp_path / "gone")
