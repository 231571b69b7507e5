"""The public face: what is listed exists, and importing it is cheap."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import gleanings as gl


def test_every_listed_name_exists_and_the_list_is_sorted():
    assert gl.__all__ == sorted(set(gl.__all__))
    for name in gl.__all__:
        assert getattr(gl, name) is not None
    assert set(gl.__all__) <= set(dir(gl))


def test_type_checkers_are_told_the_same_homes():
    source = Path(gl.__file__).read_text(encoding="utf-8")
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    told = {
        alias.name: node.module.removeprefix("gleanings.")
        for node in imports
        if (node.module or "").startswith("gleanings.")
        for alias in node.names
    }
    assert told == gl._HOME


def test_public_names_have_docstrings_with_an_example():
    for name in gl.__all__:
        thing = getattr(gl, name)
        if callable(thing):
            assert thing.__doc__, name


@pytest.mark.subprocess
def test_importing_loads_nothing_heavy():
    heavy = ("numpy", "pandas", "gensim", "sumy", "numba", "matplotlib")
    code = f"import gleanings, sys; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.strip() == "[]"


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(gl, "no_such_name")
