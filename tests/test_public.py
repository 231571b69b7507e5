"""The public face: what is listed exists, and importing it is cheap."""

import ast
import doctest
import inspect
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import gleanings as gl
from gleanings import errors


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


def functions_of(name):
    """Yield what of a public name can be called by its users, with the name to tell it by."""
    thing = getattr(gl, name)
    if inspect.isfunction(thing):
        yield name, thing
    for key, member in vars(thing).items() if isinstance(thing, type) else ():
        function = getattr(member, "fget", None) or getattr(member, "__func__", None) or member
        if not key.startswith("_") and inspect.isfunction(function):
            yield f"{name}.{key}", function


def checks_arguments(function):
    """Tell whether the source of a function raises, or calls a helper of `errors` that does."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    helpers = {
        key for key, value in vars(errors).items() if inspect.isfunction(value) and "raise" in (value.__doc__ or "")
    }
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    return bool(helpers & calls) or any(isinstance(node, ast.Raise) for node in ast.walk(tree))


@pytest.mark.parametrize("name", [name for name in gl.__all__ if callable(getattr(gl, name))])
def test_a_public_name_has_an_example_that_is_run(name):
    examples = doctest.DocTestParser().get_examples(getattr(gl, name).__doc__ or "")
    assert examples


@pytest.mark.parametrize("name", gl.__all__)
def test_what_checks_its_arguments_says_which_errors_there_are(name):
    for told, function in functions_of(name):
        assert function.__doc__, told
        assert "Raises:" in function.__doc__ or not checks_arguments(function), told


@pytest.mark.subprocess
def test_importing_loads_nothing_heavy():
    heavy = ("numpy", "pandas", "gensim", "sumy", "numba", "matplotlib")
    code = f"import gleanings, sys; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.strip() == "[]"


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(gl, "no_such_name")
