"""A digest chosen from the best candidates, part by part, is the digest chosen from all sentences."""

import json
from pathlib import Path

import numpy as np
import pytest

import gleanings as gl
from gleanings.digests import build
from gleanings.digests.candidates import search

SUBJECTS = ("bridge", "school", "harbour", "library")


def text(number: int) -> str:
    subject = SUBJECTS[number % 4]
    return (
        f"The council of ward {number} voted to rebuild the {subject} of the old town. "
        f"But it costs {number} millions. Engineers of street {number} begin with the {subject} in the autumn. "
        f"The {subject} was closed. Neighbours of the {subject} asked for it after the flood of the river {number}."
    )


def stored(folder: Path) -> Path:
    path = folder / "news.jsonl"
    path.write_text("\n".join(json.dumps({"id": f"r{i}", "text": text(i)}) for i in range(80)), encoding="utf-8")
    return path


@pytest.mark.slow
def test_few_candidates_and_many_parts_give_the_same_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = stored(tmp_path)
    model = gl.fit_topics(gl.bag_of_words(gl.read_file(path), maximum_share=1), topics=4)
    stream = gl.fit_topics(gl.bag_of_words(gl.open_corpus(path, piece=2_000), maximum_share=1), topics=4)
    assert stream.bow.stored is not None
    assert stream.bow.stored.parts > 5
    expected = {number: gl.digest(model, sentences=number).topics for number in (1, 3, 30)}
    assert {number: gl.digest(stream, sentences=number).topics for number in expected} == expected
    leading = gl.digest(model).leading
    assert np.array_equal(leading, gl.digest(stream).leading)
    assert leading.shape == (80, 2)
    monkeypatch.setattr(build, "_CANDIDATES", 1)
    assert np.array_equal(leading, gl.digest(stream).leading)
    assert {number: gl.digest(model, sentences=number).topics for number in expected} == expected
    assert {number: gl.digest(stream, sentences=number).topics for number in expected} == expected


@pytest.mark.parametrize("unit", ["passage", "sentence"])
@pytest.mark.slow
def test_rows_that_are_no_documents(tmp_path: Path, unit: str) -> None:
    path = stored(tmp_path)
    models = [
        gl.fit_topics(gl.bag_of_words(corpus, unit=unit, minimum_rows=2, maximum_share=1), topics=4)  # type: ignore[arg-type]
        for corpus in (gl.read_file(path), gl.open_corpus(path, piece=2_000))
    ]
    assert gl.digest(models[0]).topics == gl.digest(models[1]).topics


def test_what_is_kept_is_the_best_and_what_is_left_is_said() -> None:
    corpus = gl.Corpus.from_texts([text(i) for i in range(40)])
    model = gl.fit_topics(gl.bag_of_words(corpus, maximum_share=1), topics=4)
    best_of = search(model, corpus)
    everything, best = best_of(10**6), best_of(3)
    assert not everything.left.any()
    assert everything.documents == best.documents == 40
    for topic in range(4):
        alone = np.sort(everything.alone[everything.found.topic == topic])[::-1]
        assert best.alone[best.found.topic == topic].size == 3
        assert np.array_equal(np.sort(best.alone[best.found.topic == topic])[::-1], alone[:3])
        assert best.left[topic] == alone[3]
