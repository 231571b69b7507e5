"""Any text and any file ends in a result or in one clear error. `make fuzz` tries for an hour.

Inputs that were once found to fail are examples here for good.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gleanings as gl

quick = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved") / "model"
    rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2).save(folder)
    return folder


@quick
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
