"""The cache of compiled code is an extra: whatever is wrong with it, kernels run, and one sentence says so."""

import os
import subprocess
import sys

import pytest

FIT = """
import gleanings as gl
rows = [["rain", "wind"], ["vote", "poll"]] * 10
print(gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2).weights.tobytes().hex())
"""


def fit(cache, code=FIT, **environment):
    return subprocess.run(
        [sys.executable, "-W", "always::RuntimeWarning", "-c", code],
        env={**os.environ, "NUMBA_CACHE_DIR": str(cache), **environment},
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture(scope="module")
def cached(tmp_path_factory):
    """A filled cache, and what the fit that filled it printed."""
    cache = tmp_path_factory.mktemp("cache")
    return cache, fit(cache)


@pytest.mark.subprocess
def test_without_compilation_the_bits_are_the_same(cached):
    """What coverage and debuggers run (NUMBA_DISABLE_JIT=1) is what users run."""
    cache, first = cached
    assert fit(cache, NUMBA_DISABLE_JIT="1").stdout == first.stdout


def empty(content):
    return b""


def cut(content):
    return content[: len(content) // 2]


def flipped(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]


@pytest.mark.parametrize("kind", ["nbi", "nbc"])
@pytest.mark.parametrize("damage", [empty, cut, flipped])
@pytest.mark.slow
def test_a_damaged_cache_is_mended(cached, kind, damage):
    cache, first = cached
    files = list(cache.rglob(f"*.{kind}"))
    assert files
    for file in files:
        file.write_bytes(damage(file.read_bytes()))
    again = fit(cache)
    assert again.stdout == first.stdout
    assert again.stderr == ""
    assert all(file.stat().st_size > 0 for file in cache.rglob("*.nb*"))


@pytest.mark.slow
def test_a_cache_that_cannot_be_written_to_is_done_without(tmp_path, cached):
    place = tmp_path / "file"
    place.write_text("in the way")
    code = "import gleanings.compiled\n" + FIT
    without = fit(place / "below", code, HOME="/nonexistent", XDG_CACHE_HOME="/nonexistent")
    assert without.stdout == cached[1].stdout
    assert without.stderr.count("NUMBA_CACHE_DIR") <= 1  # none where numba found another folder


FULL = """
import errno, warnings
from numba.core.caching import IndexDataCacheFile
def full(self, *arguments):
    raise OSError(errno.ENOSPC, "No space left on device")
IndexDataCacheFile._save_data = full
"""


@pytest.mark.slow
def test_a_full_disk_is_said_once(tmp_path, cached):
    full = fit(tmp_path, FULL + FIT)
    assert full.stdout == cached[1].stdout
    assert full.stderr.count("No space left on device") == 1
    assert full.stderr.count("RuntimeWarning") == 1
