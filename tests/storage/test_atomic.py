"""Files whole or not at all: modes, special files, killed writers, many writers at once."""

import os
import socket
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from gleanings.errors import GleaningsError
from gleanings.storage.atomic import locked, write_file

posix = pytest.mark.skipif(os.name == "nt", reason="pipes and modes as POSIX has them")


@posix
def test_a_private_file_stays_private(tmp_path):
    path = tmp_path / "private.html"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder"])
def test_what_is_no_file_is_refused_and_left(tmp_path, kind, monkeypatch):
    path = tmp_path / kind
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        monkeypatch.chdir(tmp_path)  # the path of a socket has to be short
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(kind)
    elif kind == "device":
        path.symlink_to(os.devnull)
    else:
        path.mkdir()
    before = path.stat().st_mode
    with pytest.raises(GleaningsError, match="give the path of a file"):
        write_file(path, b"text")
    assert path.stat().st_mode == before
    assert os.listdir(tmp_path) == [kind]


def test_links_are_followed_and_a_loop_is_an_error(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_file(tmp_path / "link", b"text")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"text"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(GleaningsError, match="loop"):
        write_file(tmp_path / "loop", b"text")


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "\ud800"])
def test_names_that_no_file_can_have(tmp_path, name):
    with pytest.raises(GleaningsError, match="cannot be written"):
        write_file(f"{tmp_path}/{name}", b"text")
    assert os.listdir(tmp_path) == []


def test_the_longest_name_that_a_file_can_have(tmp_path):
    write_file(tmp_path / ("x" * 255), b"text")
    assert os.listdir(tmp_path) == ["x" * 255]


@posix
@pytest.mark.slow
def test_what_killed_writers_left_goes_and_what_others_write_stays(tmp_path):
    path = tmp_path / "file"
    code = (
        "import os, sys\nfrom gleanings.storage import atomic\n"
        "os.replace = lambda *_: os._exit(9)\n"
        f"atomic.write_file({str(path)!r}, b'half')"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert len(os.listdir(tmp_path)) == 1
    left = tmp_path / os.listdir(tmp_path)[0]
    descriptor = os.open(left, os.O_RDONLY)
    with locked(descriptor):
        write_file(path, b"whole")
        assert left.exists()
    os.close(descriptor)
    write_file(path, b"whole")
    assert os.listdir(tmp_path) == ["file"]


def test_many_at_once_leave_one_whole_and_no_litter(tmp_path):
    texts = [bytes([65 + i]) * 100_000 for i in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda i: write_file(tmp_path / "file", texts[i % 8]), range(80)))
    assert (tmp_path / "file").read_bytes() in texts
    assert os.listdir(tmp_path) == ["file"]
