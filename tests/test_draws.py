"""Tests that draw at random draw the same, whatever else is loaded."""

import importlib.util
import sys

from hypothesis import given, settings
from hypothesis import strategies as st


def drawn():
    found = []

    @settings(max_examples=100)
    @given(st.text(), st.integers(), st.floats())
    def draw(text, whole, real):
        found.append((text, whole, real))

    draw()
    return repr(found)


def test_draws_do_not_depend_on_the_modules_that_are_loaded(tmp_path, monkeypatch):
    """Without what conftest.py says of constants, the numbers and texts of the module come up."""
    before = drawn()
    path = tmp_path / "loaded_later.py"
    path.write_text("TEXTS = [" + ", ".join(f"'text of {i}', {1_000_003 + i}, {i}.625" for i in range(100)) + "]\n")
    spec = importlib.util.spec_from_file_location("loaded_later", path)
    assert spec is not None
    monkeypatch.setitem(sys.modules, "loaded_later", importlib.util.module_from_spec(spec))
    assert drawn() == before
