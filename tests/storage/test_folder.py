"""A folder of arrays: writers that are killed, that meet, readers beside them, and arrays that ask for too much."""

import hashlib
import json
import os
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from gleanings.errors import GleaningsError
from gleanings.storage.folder import MANIFEST, Format, checksum, read_folder_of, write_folder

FORM = Format(
    kind="test thing",
    number=1,
    arrays=("numbers",),
    optional=(),
    dtype=lambda name: np.dtype("<f8"),
    shape=lambda manifest, name: (manifest["length"],),
    made_by="the test",
)


def write(folder, value, length=1000):
    write_folder(folder, FORM, {"length": length}, {"numbers": np.full(length, float(value))})


def read(folder):
    numbers = read_folder_of(folder, FORM)[1]["numbers"]
    assert (numbers == numbers[0]).all()
    return numbers[0]


def test_what_was_written_is_read_and_what_was_before_is_gone(tmp_path):
    for value in (1, 2):
        write(tmp_path / "thing", value)
        assert read(tmp_path / "thing") == value
    assert len(os.listdir(tmp_path / "thing")) == 2


def test_what_file_managers_leave_is_kept(tmp_path):
    write(tmp_path / "thing", 1)
    for name in (".DS_Store", "._numbers", "Thumbs.db", "desktop.ini"):
        (tmp_path / "thing" / name).write_bytes(b"x")
    write(tmp_path / "thing", 2)
    assert read(tmp_path / "thing") == 2
    assert len(os.listdir(tmp_path / "thing")) == 6


@pytest.mark.skipif(os.name == "nt", reason="kill as POSIX has it")
@pytest.mark.slow
def test_killed_at_any_moment_the_old_or_the_new_is_there_and_the_next_one_tidies_up(tmp_path):
    folder = tmp_path / "thing"
    write(folder, 0)
    code = (
        "import sys, itertools; sys.path[:0] = [sys.argv[2]]\nfrom test_folder import write\n"
        "print('ready', flush=True)\nfor value in itertools.count(1): write(sys.argv[1], value)"
    )
    for wait in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", code, folder, os.path.dirname(__file__)], stdout=subprocess.PIPE
        ) as child:
            child.stdout.readline()
            time.sleep(0.003 * wait)
            child.kill()
        assert read(folder) >= 0
    write(folder, -1)
    assert read(folder) == -1
    assert len(os.listdir(folder)) == 2
    assert os.listdir(tmp_path) == ["thing"]


@pytest.mark.slow
def test_writers_take_turns_and_readers_see_one_whole(tmp_path):
    folder = tmp_path / "thing"
    write(folder, 0)

    def work(i):
        return write(folder, i) if i % 2 else read(folder)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(200)))
    assert {value for value in found if value is not None} <= set(range(200))
    assert len(os.listdir(folder)) == 2


def forged(folder, content, length=1000):
    manifest = json.loads((folder / MANIFEST).read_text()) | {"length": length}
    manifest["arrays"]["numbers"] = hashlib.sha256(content).hexdigest()
    manifest["checksum"] = checksum(manifest)
    path = folder / f"numbers-{manifest['arrays']['numbers'][:16]}.npy"
    path.write_bytes(content)
    (folder / MANIFEST).write_text(json.dumps(manifest))
    return path


def header(shape):
    return (
        b"\x93NUMPY\x01\x00v\x00"
        + f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}".ljust(117).encode()
        + b"\n"
    )


@pytest.mark.parametrize("shape", ["(1000000000000,)", "(-1,)", "(1000, 1)", "()", "(1000.0,)", "[1000]", "(1000,"])
def test_a_forged_shape_is_refused_before_memory_is_asked_for(tmp_path, shape):
    write(tmp_path, 1)
    forged(tmp_path, header(shape) + bytes(8000))
    with pytest.raises(GleaningsError, match="is damaged"):
        read_folder_of(tmp_path, FORM)


def test_a_sparse_file_of_a_terabyte_is_refused_before_it_is_read(tmp_path):
    write(tmp_path, 1)
    path = forged(tmp_path, header("(125000000000,)"))
    try:
        os.truncate(path, 128 + 10**12)
    except OSError:
        pytest.skip("the file system has no sparse files of that size")
    with pytest.raises(GleaningsError, match="does not fit"):
        read_folder_of(tmp_path, FORM)


def test_an_archive_under_the_name_of_an_array(tmp_path):
    write(tmp_path, 1)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("numbers.npy", bytes(10_000_000))
    forged(tmp_path, (tmp_path / "a.zip").read_bytes())
    with pytest.raises(GleaningsError, match="holds no plain array"):
        read_folder_of(tmp_path, FORM)


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a":' * 5000 + "1" + "}" * 5000, '{"kind": NaN}', '{"format": 1e999}', "9" * 10_000, '"\\ud800"'],
)
def test_a_manifest_that_is_none(tmp_path, text):
    write(tmp_path, 1)
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(GleaningsError):
        read_folder_of(tmp_path, FORM)


@pytest.mark.skipif(os.name == "nt", reason="pipes as POSIX has them")
def test_pipes_under_the_names_of_parts_are_not_waited_for(tmp_path):
    write(tmp_path, 1)
    path = next(tmp_path.glob("numbers-*"))
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(GleaningsError, match="is missing"):
        read_folder_of(tmp_path, FORM)
    (tmp_path / MANIFEST).unlink()
    os.mkfifo(tmp_path / MANIFEST)
    with pytest.raises(GleaningsError, match="is missing"):
        read_folder_of(tmp_path, FORM)


@pytest.mark.parametrize("folder", [None, 3, b"bytes", "", "a\0b", "x\ud800", "y" * 5000])
def test_paths_that_are_none(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for call in (lambda: write(folder, 1), lambda: read(folder)):
        with pytest.raises(GleaningsError):
            call()
    assert os.listdir(tmp_path) == []
