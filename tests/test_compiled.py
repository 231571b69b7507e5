"""The cache of compiled code is an extra: whatever is wrong with it, kernels run, and one sentence says so."""

import errno
import importlib.util
import os
import subprocess
import sys
import warnings

import pytest

from gleanings import compiled

FIT = """
import gleanings as gl
rows = [["rain", "wind"], ["vote", "poll"]] * 10
print(gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2).weights.tobytes().hex())
"""
KERNEL = """
from gleanings.compiled import kernel

@kernel
def total(numbers):
    total = 0.0
    for number in numbers:
        total += number
    return total
"""


def run(code, **environment):
    return subprocess.run(
        [sys.executable, "-W", "always::RuntimeWarning", "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture
def total(tmp_path, monkeypatch):
    """Return what imports a kernel from a file beside which its compiled code is kept, as if in a new process."""
    path = tmp_path / "kernels.py"
    path.write_text(KERNEL)
    monkeypatch.setattr("numba.config.CACHE_DIR", "")

    def imported():
        spec = importlib.util.spec_from_file_location("kernels", path)
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setattr(compiled, "_said", False)
        spec.loader.exec_module(module)
        return module.total

    return imported


def kept(folder, kind="*"):
    return list(folder.rglob(f"*.nb{kind}"))


@pytest.mark.subprocess
def test_without_compilation_the_bits_are_the_same():
    """What coverage and debuggers run (NUMBA_DISABLE_JIT=1) is what users run."""
    assert run(FIT, NUMBA_DISABLE_JIT="1").stdout == run(FIT).stdout


@pytest.mark.slow
def test_compiled_code_is_kept_and_used_again(total, tmp_path):
    assert total()((1.5, 2.0)) == 3.5
    assert len(kept(tmp_path, "i")) == len(kept(tmp_path, "c")) == 1
    again = total()
    assert again((1.5, 2.0)) == 3.5
    assert sum(again.stats.cache_hits.values()) == 1


def empty(content):
    return b""


def cut(content):
    return content[: len(content) // 2]


def flipped(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]


@pytest.mark.parametrize("kind", ["i", "c"])
@pytest.mark.parametrize("damage", [empty, cut, flipped])
def test_a_damaged_cache_is_mended_without_a_word(total, tmp_path, kind, damage):
    total()((1.5, 2.0))
    (file,) = kept(tmp_path, kind)
    sound = file.read_bytes()
    file.write_bytes(damage(sound))
    again = total()
    assert again((1.5, 2.0)) == 3.5
    assert sum(again.stats.cache_hits.values()) == 0
    assert all(file.stat().st_size > 0 for file in kept(tmp_path))
    third = total()
    assert third((1.5, 2.0)) == 3.5
    assert sum(third.stats.cache_hits.values()) == 1


@pytest.mark.subprocess
def test_a_cache_that_cannot_be_written_to_is_done_without(tmp_path):
    place = tmp_path / "file"
    place.write_text("in the way")
    (tmp_path / "kernels.py").write_text(KERNEL)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import kernels; print(kernels.total((1.5, 2.0)))"
    nowhere = {"NUMBA_CACHE_DIR": str(place / "below"), "HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"}
    without = run(code, **nowhere)
    assert without.stdout == "3.5\n"
    assert without.stderr.count("NUMBA_CACHE_DIR") <= 1  # none where numba found another folder


def test_a_full_disk_is_said_once(total, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("numba.core.caching.IndexDataCacheFile._save_data", full)
    found = total()
    with pytest.warns(RuntimeWarning, match=r"cannot be kept on disk .*No space left"):
        assert found((1.5, 2.0)) == 3.5
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert found((1, 2)) == 3  # compiled for other types, and not kept either
