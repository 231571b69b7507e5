"""Arrays in one file come back as they were; a file that was cut off or changed is told."""

import numpy as np
import pytest

from gleanings.errors import InvalidValue
from gleanings.storage.bundle import read_bundle, write_bundle
from gleanings.storage.shelf import Shelf

ARRAYS = {
    "ids": np.arange(7, dtype=np.int32),
    "flags": np.array([True, False, True]),
    "table": np.arange(6, dtype=np.float64).reshape(2, 3).T,  # not in the order of its bytes
    "empty": np.zeros((0, 2), np.int64),
    "one": np.array(3),
}


def test_arrays_come_back_with_their_kind_and_shape_and_can_be_written_to(tmp_path):
    with (tmp_path / "a").open("wb") as file:
        write_bundle(file, ARRAYS)
    found = read_bundle(tmp_path / "a")
    assert list(found) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert found[name].dtype == array.dtype
        assert found[name].shape == array.shape
        assert np.array_equal(found[name], array)
    found["ids"][0] = 5
    assert found["ids"][0] == 5


@pytest.mark.parametrize("change", ["cut", "longer", "flipped", "no head", "objects", "gone"])
def test_a_file_that_is_not_as_it_was_written_is_told(tmp_path, change):
    shelf = Shelf(tmp_path)
    shelf.put("tokens", 0, **ARRAYS)
    (path,) = tmp_path.iterdir()
    data = path.read_bytes()
    changed = {
        "cut": data[:-1],
        "longer": data + b"\0",
        "flipped": data[:-40] + bytes([data[-40] ^ 1]) + data[-39:],
        "no head": data[data.index(b"\n") + 1 :],
        "objects": data.replace(b'"<i4"', b'"|O8"'),
    }
    if change == "gone":
        path.unlink()
    else:
        path.write_bytes(changed[change])
    with pytest.raises(InvalidValue, match="count the corpus again"):
        shelf.get("tokens", 0)
