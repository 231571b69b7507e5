"""A fit that was killed goes on from its checkpoint, and gives the bits of an unbroken one."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

import gleanings as gl
from gleanings.errors import NotWritable
from gleanings.topics.lda import fitting, initialization, lda, minibatch
from gleanings.topics.lda.checkpoint import Checkpoint, State

FIT = """
import sys
import numpy as np
import gleanings as gl
from gleanings.topics.lda import minibatch
minibatch._BATCH = 500
draw = np.random.default_rng(1)
themes = draw.dirichlet(np.full(60, 0.1), 5)
rows = [[f"w{w}" for w in draw.choice(60, 30, p=themes[draw.integers(5)])] for _ in range(400)]
bow = gl.BagOfWords.from_tokens(rows)
gl.fit_topics(bow, topics=5, memory=sys.argv[2], passes=8, checkpoint=sys.argv[1], progress=False)
"""


def bag(seed: int = 1, rows: int = 200) -> gl.BagOfWords:
    draw = np.random.default_rng(seed)
    themes = draw.dirichlet(np.full(60, 0.1), 5)
    return gl.BagOfWords.from_tokens(
        [[f"w{w}" for w in draw.choice(60, 30, p=themes[draw.integers(5)])] for _ in range(rows)]
    )


@pytest.mark.slow
@pytest.mark.parametrize("memory", ["full", "minibatch"])
def test_a_killed_process_goes_on_to_the_same_bits(
    tmp_path: Path, memory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minibatch, "_BATCH", 500)
    bow = bag(rows=400)
    unbroken = gl.fit_topics(bow, topics=5, memory=memory, passes=8)  # type: ignore[arg-type]
    folder = tmp_path / "killed"
    process = subprocess.Popen([sys.executable, "-c", FIT, str(folder), memory], stdout=subprocess.DEVNULL)
    while not (folder / "checkpoint.json").exists() and process.poll() is None:
        time.sleep(0.001)
    process.kill()
    process.wait()
    assert (folder / "checkpoint.json").exists()
    calls = []
    monkeypatch.setattr(lda, "best_initialization", lambda *_, **__: calls.append(1))
    rest = gl.fit_topics(bow, topics=5, memory=memory, passes=8, checkpoint=folder)  # type: ignore[arg-type]
    assert not calls  # it goes on from what was kept
    assert rest.weights.tobytes() == unbroken.weights.tobytes()
    assert rest.shares.tobytes() == unbroken.shares.tobytes()


@pytest.mark.parametrize("memory", ["full", "minibatch"])
def test_a_fit_in_two_parts_is_the_fit_in_one(tmp_path: Path, memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minibatch, "_BATCH", 500)
    bow = bag()
    whole = gl.fit_topics(bow, topics=5, memory=memory, passes=6)  # type: ignore[arg-type]
    first = gl.fit_topics(bow, topics=5, memory=memory, passes=2, checkpoint=tmp_path)  # type: ignore[arg-type]
    assert first.fit.passes == 2
    calls = []
    monkeypatch.setattr(lda, "best_initialization", lambda *_, **__: calls.append(1))
    rest = gl.fit_topics(bow, topics=5, memory=memory, passes=6, checkpoint=tmp_path)  # type: ignore[arg-type]
    assert not calls  # no start is looked for again
    assert rest.likelihood == whole.likelihood
    assert rest.weights.tobytes() == whole.weights.tobytes()
    assert rest.shares.tobytes() == whole.shares.tobytes()
    assert rest.notes == whole.notes


@pytest.mark.slow
def test_counts_on_the_disk_give_the_bits_of_those_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((initialization, "_SAMPLE"), (fitting, "_SAMPLE"), (minibatch, "_BATCH")):
        monkeypatch.setattr(module, name, 700)
    texts = [
        f"{'Rain fell on the river' if i % 2 else 'The party won the vote'} of ward {'abc'[i % 3]}." for i in range(90)
    ]
    path = tmp_path / "a.csv"
    path.write_text("id,text\n" + "\n".join(f"{i},{text} {text}" for i, text in enumerate(texts)), encoding="utf-8")
    for memory in ("full", "minibatch"):
        models = [
            gl.fit_topics(gl.bag_of_words(corpus, unit="document", maximum_share=1), topics=2, memory=memory)  # type: ignore[arg-type]
            for corpus in (gl.read_file(path), gl.open_corpus(path, piece=400))
        ]
        assert models[1].bow.stored is not None
        assert models[0].weights.tobytes() == models[1].weights.tobytes()
        assert models[0].shares.tobytes() == models[1].shares.tobytes()
        assert [each.name for each in models[1].bow.stored.folder.iterdir() if each.is_dir()] == []


def test_a_checkpoint_of_another_fit_is_refused_and_both_are_named(tmp_path: Path) -> None:
    gl.fit_topics(bag(), topics=5, passes=1, checkpoint=tmp_path)
    with pytest.raises(gl.GleaningsError, match="topics was 5 there, and is 4 here"):
        gl.fit_topics(bag(), topics=4, passes=1, checkpoint=tmp_path)
    with pytest.raises(gl.GleaningsError, match=r"input was '[0-9a-f]{64}' there, and is '[0-9a-f]{64}' here"):
        gl.fit_topics(bag(seed=2), topics=5, passes=1, checkpoint=tmp_path)
    with pytest.raises(gl.GleaningsError, match="works with method='lda' only"):
        gl.fit_topics(bag(), topics=5, method="nmf", checkpoint=tmp_path)
    with pytest.raises(gl.GleaningsError, match="give the name of a folder"):
        gl.fit_topics(bag(), topics=5, checkpoint=3)  # type: ignore[arg-type]
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(gl.GleaningsError, match=r"something other than a checkpoint \(\"notes.txt\"\)"):
        gl.fit_topics(bag(), topics=5, checkpoint=tmp_path)


@pytest.mark.parametrize("written", [0, 2])
def test_a_full_disk_leaves_the_last_checkpoint_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    bow = bag()
    whole = gl.fit_topics(bow, topics=5, passes=6)
    gl.fit_topics(bow, topics=5, passes=2, checkpoint=tmp_path)
    before = {path.name for path in tmp_path.iterdir()}

    replace, arrays = os.replace, []

    def full(one: str, other: str) -> None:
        if len(arrays) == written:
            raise OSError(28, "No space left on device")
        arrays.append(other)
        replace(one, other)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(NotWritable, match=r"after pass 3 could not be written: .*No space left.* before is good"):
            gl.fit_topics(bow, topics=5, passes=6, checkpoint=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == before
    again = gl.fit_topics(bow, topics=5, passes=6, checkpoint=tmp_path)
    assert again.weights.tobytes() == whole.weights.tobytes()


@pytest.mark.parametrize("name", ["checkpoint.json", "weights"])
def test_a_damaged_checkpoint_is_said(tmp_path: Path, name: str) -> None:
    place = Checkpoint(tmp_path, {"topics": 2})
    place.save(State((1.0,), {}, {"weights": np.ones(3)}))
    path = next(each for each in tmp_path.iterdir() if each.name.startswith(name))
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)
    with pytest.raises(gl.GleaningsError, match="is damaged"):
        place.load()
