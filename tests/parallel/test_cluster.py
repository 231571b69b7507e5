"""Work on several processes gives the same bits, and survives the death of one."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

import gleanings as gl
from gleanings.parallel.cluster import check_versions

pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def source(folder: Path) -> Path:
    """Write files that are read in many pieces."""
    folder.mkdir()
    for i in range(300):
        body = f"The council of ward {i} voted to rebuild bridge {i * 7}. Engineers of street {i} begin in autumn. " * 5
        (folder / f"{i:03d}.txt").write_text(body, encoding="utf-8")
    return folder


def kill_when_begun(client, folder: Path) -> threading.Thread:
    """Kill a worker process as soon as it has written its first documents."""
    pids = list(client.run(os.getpid).values())

    def kill() -> None:
        while not any(folder.glob("documents-*")):
            time.sleep(0.01)
        os.kill(pids[0], signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


@pytest.mark.slow
def test_two_processes_and_the_death_of_one_change_nothing(tmp_path: Path) -> None:
    files = source(tmp_path / "files")
    alone = gl.open_corpus(files, piece=5_000)
    bag = gl.bag_of_words(alone)
    with gl.cluster(workers=2) as client:
        together = gl.open_corpus(files, piece=5_000)
        (tmp_path / "kept").mkdir()
        thread = kill_when_begun(client, tmp_path / "kept")
        survived = gl.open_corpus(files, piece=5_000, folder=tmp_path / "kept")
        thread.join()
        again = gl.bag_of_words(together)
    assert list(alone) == list(together) == list(survived)
    assert alone.near_copies == together.near_copies == survived.near_copies
    assert bag.vocabulary == again.vocabulary
    assert bag.counts.indices.tobytes() == again.counts.indices.tobytes()
    assert bag.counts.data.tobytes() == again.counts.data.tobytes()


def test_what_a_worker_says_comes_back_as_it_is(tmp_path: Path) -> None:
    with gl.cluster(workers=1) as client, pytest.raises(gl.GleaningsError, match="not both"), gl.cluster(client=client):
        raise gl.GleaningsError("not both")


def test_workers_without_the_package_or_with_another_version_are_refused() -> None:
    mine = {"gleanings": "2.0", "numpy": "2.4"}
    check_versions(mine, {"tcp://a": mine})
    with pytest.raises(gl.GleaningsError, match=r"tcp://b has no gleanings, and here is 2.0"):
        check_versions(mine, {"tcp://a": mine, "tcp://b": {"numpy": "2.4"}})
    with pytest.raises(gl.GleaningsError, match=r"tcp://b has gleanings 1.9, and here is 2.0"):
        check_versions(mine, {"tcp://b": {**mine, "gleanings": "1.9"}})


def test_a_client_is_a_client() -> None:
    with pytest.raises(gl.GleaningsError, match=r"distributed\.Client"), gl.cluster(client=3):  # type: ignore[arg-type]
        pass
