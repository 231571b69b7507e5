"""Work on several processes gives the same bits, and survives the death of one."""

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path

import pytest

import gleanings as gl
from gleanings.parallel.alongside import alongside
from gleanings.parallel.partitions import map_partitions, threads_elsewhere
from gleanings.words.token_parts import run_parts

pytestmark = [
    pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed: pip install '.[cluster]'"),
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

FILES = 120
THINGS = ("bridge", "school", "station", "harbour", "theatre")
PEOPLE = ("Engineers", "Painters", "Teachers", "Carpenters", "Gardeners", "Plumbers", "Porters")


def source(folder: Path) -> Path:
    """Write files that are read in many pieces."""
    folder.mkdir()
    for i in range(FILES):
        thing, people = THINGS[i % len(THINGS)], PEOPLE[i % len(PEOPLE)]
        body = f"The council of ward {i} voted to rebuild {thing} {i * 7}. {people} of street {i} begin in autumn. " * 5
        (folder / f"{i:03d}.txt").write_text(body, encoding="utf-8")
    return folder


@pytest.fixture
def forked():
    """Workers that fork from a process which has loaded Dask and numpy start in a fraction of the time of new ones."""
    dask = pytest.importorskip("dask")
    pytest.importorskip("distributed")  # whose settings would else go with the one that is set here
    method = "spawn" if sys.platform == "win32" else "forkserver"
    patient = {f"distributed.comm.timeouts.{step}": "600s" for step in ("connect", "tcp")}  # on a busy machine
    with dask.config.set({"distributed.worker.multiprocessing-method": method, **patient}):
        yield


def kill_when_begun(client, sign: Callable[[], bool]) -> threading.Thread:
    """Kill a worker process that is alive as soon as there is a sign that it has begun."""
    nannies = client.cluster.workers.values()  # which know of its death: the number of a dead one may be another's
    over = time.monotonic() + 60

    def kill() -> None:
        while not sign() and time.monotonic() < over:
            time.sleep(0.002)
        with contextlib.suppress(ProcessLookupError):
            os.kill(next(pid for nanny in nannies if (pid := nanny.pid)), signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def there(folder: Path, pattern: str) -> Callable[[], bool]:
    """Return what tells whether a folder holds such a file; folders in it may go while it looks."""

    def found() -> bool:
        return any(fnmatch(name, pattern) for _, _, names in os.walk(folder) for name in names)

    return found


def same(one: gl.BagOfWords, other: gl.BagOfWords) -> bool:
    """Return whether two bags have the same bits."""
    arrays = ("indptr", "indices", "data")
    return one.vocabulary == other.vocabulary and all(
        getattr(one.counts, name).tobytes() == getattr(other.counts, name).tobytes() for name in arrays
    )


def two_workers(client):
    """Wait for the one that was killed to be started again; where a busy machine gave up on that, start another."""
    try:
        client.wait_for_workers(2, timeout=60)
    except TimeoutError:
        client.cluster.scale(3)
        client.wait_for_workers(2, timeout=600)


@pytest.mark.slow
def test_two_processes_and_the_death_of_one_in_each_phase_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forked: None
) -> None:
    files = source(tmp_path / "files")
    alone = gl.open_corpus(files, piece=5_000)
    bag = gl.bag_of_words(alone)
    model = gl.fit_topics(bag, topics=2, memory="minibatch")
    digest = gl.digest(model)
    monkeypatch.setattr("gleanings.topics.lda.cluster_inference._ENTRIES", 500)
    begun: list[bool] = []
    scored = run_parts

    def scoring(*given, **named):
        begun.append(True)
        return scored(*given, **named)

    monkeypatch.setattr("gleanings.digests.candidates.run_parts", scoring)
    inferred = map_partitions

    def inferring(*given, **named):
        begun.append(True)
        return inferred(*given, **named)

    monkeypatch.setattr("gleanings.topics.lda.cluster_inference.map_partitions", inferring)
    with gl.cluster(workers=2) as client:
        (tmp_path / "kept").mkdir()
        thread = kill_when_begun(client, there(tmp_path / "kept", "documents-*"))
        survived = gl.open_corpus(files, piece=5_000, folder=tmp_path / "kept")
        thread.join()
        assert list(alone) == list(survived)
        assert alone.near_copies == survived.near_copies
        two_workers(client)
        (tmp_path / "counts").mkdir()
        thread = kill_when_begun(client, there(tmp_path / "counts", "tokens-*"))
        again = gl.bag_of_words(survived, folder=tmp_path / "counts")
        thread.join()
        assert same(bag, again)
        two_workers(client)
        thread = kill_when_begun(client, lambda: bool(begun))
        fitted = gl.fit_topics(again, topics=2, memory="minibatch")
        thread.join()
        assert begun
        assert fitted.weights.tobytes() == model.weights.tobytes()
        assert fitted.shares.tobytes() == model.shares.tobytes()
        two_workers(client)
        begun.clear()
        thread = kill_when_begun(client, lambda: bool(begun))
        found = gl.digest(fitted)
        thread.join()
        assert begun
        monkeypatch.setattr("gleanings.report.pages.map_partitions", inferring)
        two_workers(client)
        begun.clear()
        thread = kill_when_begun(client, lambda: bool(begun))
        gl.write_report(tmp_path / "shared", fitted, found)
        thread.join()
        assert begun
    assert found.topics == digest.topics
    gl.write_report(tmp_path / "own", model, digest)
    reports = [
        {path.relative_to(place): path.read_bytes() for path in place.rglob("*.html")}
        for place in (tmp_path / "own", tmp_path / "shared")
    ]
    assert len(reports[0]) == 1 + 2 + 2  # the first page, those of topics and those of documents
    assert reports[0] == reports[1]


@pytest.mark.slow
@pytest.mark.parametrize("workers", [2, 3])
def test_batches_of_many_rows_are_fitted_by_all_machines_and_the_death_of_a_worker_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forked: None, workers: int
) -> None:
    monkeypatch.setattr("gleanings.topics.lda.minibatch.MANY", 0)
    monkeypatch.setattr("gleanings.topics.lda.minibatch._BATCHES", 3)
    monkeypatch.setattr("gleanings.topics.lda.minibatch._STRETCHES", 4)
    bag = gl.bag_of_words(gl.open_corpus(source(tmp_path / "files"), piece=5_000))
    model = gl.fit_topics(bag, topics=2, memory="minibatch")
    shared = map_partitions
    sent: list[str] = []

    def sending(task, arguments, *, what, **named):
        sent.append(what)
        return shared(task, arguments, what=what, **named)

    monkeypatch.setattr("gleanings.topics.lda.cluster_inference.map_partitions", sending)
    with gl.cluster(workers=workers) as client:
        assert threads_elsewhere() == workers
        monkeypatch.setattr("gleanings.topics.lda.cluster_inference.threads_elsewhere", lambda: 1_000)
        thread = kill_when_begun(client, lambda: "fitting" in sent)
        fitted = gl.fit_topics(bag, topics=2, memory="minibatch")
        thread.join()
    assert "fitting" in sent
    assert fitted.weights.tobytes() == model.weights.tobytes()
    assert fitted.shares.tobytes() == model.shares.tobytes()


def test_a_worker_gives_results_in_their_order_says_what_is_wrong_and_does_not_look_at_itself(forked: None) -> None:
    numbers = [(i, 2) for i in range(83)]
    expected = [i**2 for i in range(83)]
    with gl.cluster(workers=1) as client:
        for some in (0, 1, 7, 16, 17, 83):
            for light in (False, True):
                found = map_partitions(pow, numbers[:some], what="powers", progress=False, light=light)
                assert list(found) == expected[:some]
        with pytest.raises(ZeroDivisionError):
            list(map_partitions(divmod, [(1, 1)] * 40 + [(1, 0)], what="parts", progress=False, light=True))
        assert list(client.run(habits).values()) == [(False, None)]
        with pytest.raises(gl.GleaningsError, match="not both"), gl.cluster(client=client):
            raise gl.GleaningsError("not both")
    assert habits()[0]


def habits() -> tuple[bool, str | None]:
    """Return whether Dask looks at what its workers do, and how much memory may lie idle before it is given back."""
    import dask

    return bool(dask.config.get("distributed.worker.profile.enabled")), os.environ.get("MALLOC_TRIM_THRESHOLD_")


def test_two_clusters_at_a_time_warn_of_nothing(forked: None) -> None:
    with gl.cluster(workers=1) as one, gl.cluster(workers=1) as other:  # a warning would be an error here
        assert one.submit(pow, 2, 3).result() == other.submit(pow, 2, 3).result() == 8


def test_a_cluster_of_other_versions_is_refused_before_anything_is_done(
    monkeypatch: pytest.MonkeyPatch, forked: None
) -> None:
    with gl.cluster(workers=1) as client:
        monkeypatch.setattr("gleanings.parallel.same_versions._python", lambda found: found[-9:])
        said = r"the worker tcp://127\.0\.0\.1:\d+ has Python .*, and here is"
        with pytest.raises(gl.GleaningsError, match=said), gl.cluster(client=client):
            pass


def test_a_worker_that_came_later_with_other_packages_is_refused_by_its_tasks(
    monkeypatch: pytest.MonkeyPatch, forked: None
) -> None:
    with gl.cluster(workers=1):
        monkeypatch.setattr("gleanings.parallel.cluster.fingerprint", lambda: "another")
        with pytest.raises(gl.GleaningsError, match="came later has other packages"):
            list(map_partitions(pow, [(2, 3)], what="powers"))


def test_a_folder_that_workers_do_not_see_is_said_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forked: None
) -> None:
    files = source(tmp_path / "files")
    with gl.cluster(workers=1) as client:
        elsewhere = client.run

        def run(task, *given, **named):  # as if the worker had another disk
            return elsewhere(task, *(f"{place}-elsewhere" for place in given[:1]), *given[1:], **named)

        monkeypatch.setattr(client, "run", run)
        with pytest.raises(gl.GleaningsError, match=r"does not see the folder .*No such file.*give open_corpus"):
            gl.open_corpus(files, piece=5_000)


def test_a_cluster_without_workers_says_how_to_start_some(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr("gleanings.parallel.cluster._NO_WORKER", 0.2)
    with (
        distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None, silence_logs=50) as empty,
        distributed.Client(empty) as client,
        pytest.raises(gl.GleaningsError, match=r"no worker for 0\.2 seconds.*dask worker tcp://127"),
        gl.cluster(client=client),
    ):
        pass


def test_a_client_is_a_client() -> None:
    with pytest.raises(gl.GleaningsError, match=r"distributed\.Client"), gl.cluster(client=3):  # type: ignore[arg-type]
        pass


def test_a_task_is_small_however_many_documents_and_words_there_are(tmp_path: Path, forked: None) -> None:
    """What all tasks need lies in the folder: Dask would warn of each task that holds more than is allowed here."""
    dask = pytest.importorskip("dask")
    letters = "abcdefghijklmnopqrstuvwxyz"
    own = ["".join(letters[(number // 26**place) % 26] for place in range(4)) + "ix" for number in range(30_000)]
    lines = [
        json.dumps({"id": str(i), "text": f"The council met. It spoke of {' '.join(own[20 * i : 20 * i + 20])}."})
        for i in range(1_500)
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    limit = {"distributed.admin.large-graph-warning-threshold": "110 kB"}
    with gl.cluster(workers=1), dask.config.set(limit):
        corpus = gl.open_corpus(path, piece=20_000, progress=False, folder=tmp_path / "documents")
        assert len(list((tmp_path / "documents").glob("documents-*.jsonl"))) > 10
        bag = gl.bag_of_words(corpus, unit="document", minimum_rows=1, folder=tmp_path / "counts")
        assert len(bag.vocabulary) > 25_000
        model = gl.fit_topics(bag, topics=20, memory="minibatch", progress=False)
        digest = gl.digest(model)
    assert model.shares.nbytes > 200_000  # each of which a task would be too large with
    assert model.weights.nbytes > 200_000
    assert not [*(tmp_path / "counts").glob("given-*"), *(tmp_path / "counts").glob("shares-*")]
    assert len(digest.topics) == 20


@pytest.mark.slow
def test_where_a_task_fails_those_under_way_have_ended_when_that_is_said(tmp_path: Path, forked: None) -> None:
    """Else they write to a folder that was cleared, which then is not empty when it is given again."""
    place = str(tmp_path)

    def task(number: int) -> None:
        import time
        from pathlib import Path

        begun, ended = Path(place, "begun"), Path(place, "ended")
        if number:
            begun.touch()
            time.sleep(1)
            ended.touch()
            return
        while not begun.exists():
            time.sleep(0.01)
        raise ValueError("no space left")

    with gl.cluster(workers=2):
        with pytest.raises(ValueError, match="no space left"):
            list(map_partitions(task, [(0,), (1,)], what="writing"))
        assert (tmp_path / "ended").exists()


@pytest.mark.slow
def test_where_a_task_fails_those_of_other_work_are_not_waited_for(tmp_path: Path, forked: None) -> None:
    place = str(tmp_path)

    def is_let_go(number: int) -> bool:
        import time
        from pathlib import Path

        Path(place, "begun").touch()
        until = time.monotonic() + 45  # less than a failure would wait for it
        while time.monotonic() < until and not Path(place, "go").exists():
            time.sleep(0.01)
        return Path(place, "go").exists()

    def task(number: int) -> None:
        raise ValueError("no space left")

    with gl.cluster(workers=2), alongside(map_partitions(is_let_go, [(0,)], what="waiting")) as other:
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
        with pytest.raises(ValueError, match="no space left"):
            list(map_partitions(task, [(0,), (1,)], what="writing"))
        (tmp_path / "go").touch()
        assert other() == [True]
