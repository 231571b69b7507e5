import sys
from pathlib import Path

import numpy as np
import pytest

from gleanings.errors import NotWritable
from gleanings.storage.lines import load_array, write_array


@pytest.mark.parametrize(
    "array", [np.arange(6), np.arange(6).reshape(2, 3), np.asfortranarray(np.ones((2, 3))), np.zeros(0)]
)
def test_an_array_is_written_as_numpy_saves_it(tmp_path, array):
    write_array(tmp_path / "ours.npy", array)
    np.save(tmp_path / "numpys.npy", array)
    assert (tmp_path / "ours.npy").read_bytes() == (tmp_path / "numpys.npy").read_bytes()
    assert load_array(tmp_path / "ours.npy").tolist() == array.tolist()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_an_array_that_finds_no_room_is_told_with_what_the_system_says_of_it(tmp_path):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
    try:
        with pytest.raises(NotWritable, match="File too large"):
            write_array(tmp_path / "a.npy", np.ones(100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(Path(tmp_path).iterdir())
