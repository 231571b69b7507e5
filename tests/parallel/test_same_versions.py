"""Machines that are not like the one that asks are refused, with what differs."""

from importlib.util import find_spec

import pytest

import gleanings as gl
from gleanings.parallel.same_versions import _code_asked, check_versions, fingerprint, packages, versions_here

pytestmark = pytest.mark.skipif(
    find_spec("distributed") is None, reason="Dask is not installed: pip install '.[cluster]'"
)

MINE = {"Python": "3.12", "gleanings": "2.0", "numpy": "2.4", "chardet": None}


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        ({"gleanings": None}, r"the worker tcp://b has no gleanings, and here is 2\.0; install that version there"),
        ({"gleanings": "1.9"}, r"the worker tcp://b has gleanings 1\.9, and here is 2\.0; install the same"),
        ({"Python": "3.13"}, r"the worker tcp://b has Python 3\.13, and here is 3\.12"),
        ({"chardet": "7.1"}, r"the worker tcp://b has chardet 7\.1, and here is none"),
    ],
)
def test_what_another_machine_has_otherwise_is_named_with_both_versions(theirs, said):
    check_versions(MINE, {"the worker tcp://a": MINE, "the worker tcp://c": {"unasked": "1"}})
    with pytest.raises(gl.GleaningsError, match=said):
        check_versions(MINE, {"the worker tcp://a": MINE, "the worker tcp://b": {**MINE, **theirs}})


def test_the_code_itself_is_compared_as_a_version_may_stand_for_several(tmp_path, monkeypatch):
    (tmp_path / "gleanings").mkdir()
    code = tmp_path / "gleanings" / "__init__.py"
    code.write_text("one = 1\n")
    ask = _code_asked()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("sys.modules", {name: each for name, each in __import__("sys").modules.items()
                                        if name.partition(".")[0] != "gleanings"})  # fmt: skip
    before = ask()
    code.write_text("one = 2\n")
    assert before.startswith("0.")
    changed = ask()
    assert before != changed
    (tmp_path / "gleanings" / "trees.json").write_text("{}")  # data that decide, as the trees of cleaning do
    assert changed != ask()


def test_what_tasks_may_use_is_part_of_the_fingerprint():
    assert {"numpy", "numba", "simplemma", "pypdfium2", "distributed"} <= set(packages())
    assert not {"mkdocs", "pytest"} & set(packages())
    assert set(packages()) | {"Python", "gleanings"} == set(versions_here())
    assert len(fingerprint()) == 16
