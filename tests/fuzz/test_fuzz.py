"""Any text and any file ends in a result or in one clear error. `make fuzz` tries for an hour.

Inputs that were once found to fail are examples here for good.
"""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.fuzz.chain import one_folder, whole_chain
from tests.fuzz.strategies import corpora, folders

import gleanings as gl

quick = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@quick
@example({"texts": ["A\u00a0."]})
@example({"texts": ["&amp;lt;b&amp;gt; rain. &amp;amp; rain."]})
@example({"texts": ["\ud800. \udfff rain."], "titles": ["\ud800"]})
@given(corpora())
def test_any_texts(columns):
    assert whole_chain(columns) in ("refused", "no topics", "report")


@quick
@example({"a.txt": b"\xff\xfe"})
@example({"s\x1b[31m.txt": b"\0\1"})
@given(folders)
def test_any_files(files):
    with tempfile.TemporaryDirectory() as folder:
        assert one_folder(Path(folder), files) in ("refused", "read")


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved") / "model"
    rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2).save(folder)
    return folder


@settings(quick, max_examples=150)
@given(data=st.data())
def test_any_damage_to_a_model(saved, data):
    path = data.draw(st.sampled_from(sorted(saved.iterdir())))
    content = path.read_bytes()
    at = data.draw(st.integers(0, len(content)))
    junk = data.draw(st.binary(max_size=8))
    model = gl.load_topics(saved)
    path.write_bytes(content[:at] + junk + content[at + data.draw(st.integers(0, 8)) :])
    try:
        assert gl.load_topics(saved).shares.tobytes() == model.shares.tobytes()
    except gl.GleaningsError as error:
        assert str(saved) in str(error)  # noqa: PT017
    finally:
        path.write_bytes(content)
