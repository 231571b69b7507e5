"""Whether other machines see a folder and files as this one does; the other machines are functions here."""

import shutil
from pathlib import Path

import pytest

import gleanings as gl
from gleanings.errors import NotWritable
from gleanings.parallel.shared_files import check_files, check_folder


def machine(at=lambda path: path):
    """Return what runs a function as a machine would on which paths lead elsewhere."""

    def ask(task, first, *rest):
        return {"tcp://b": task([at(each) for each in first] if isinstance(first, list) else at(first), *rest)}

    return ask


def test_a_folder_that_all_see_is_left_as_it_was(tmp_path):
    check_folder(tmp_path, machine())
    assert not list(tmp_path.iterdir())


def test_a_folder_that_a_machine_does_not_see_or_has_another_of_is_named(tmp_path):
    with pytest.raises(gl.GleaningsError, match=r"tcp://b does not see the folder .*folder= in one"):
        check_folder(tmp_path, machine(lambda path: f"{path}-elsewhere"))

    def another(path):
        shutil.copytree(path, f"{path}-copy")
        Path(f"{path}-copy", "asking").write_text("what lies there")
        return f"{path}-copy"

    with pytest.raises(gl.GleaningsError, match="another folder is there"):
        check_folder(tmp_path, machine(another))


def test_a_folder_of_the_same_content_that_is_not_the_same_is_found_by_what_is_written_there(tmp_path):
    def copied(path):
        return shutil.copytree(path, f"{path}-copy")

    with pytest.raises(gl.GleaningsError, match="what it writes there does not arrive"):
        check_folder(tmp_path, machine(copied))


def test_a_folder_that_is_gone_cannot_be_written_to(tmp_path):
    with pytest.raises(gl.GleaningsError, match="give another folder"):
        check_folder(tmp_path / "gone", machine())


def test_a_machine_that_sees_the_folder_and_cannot_write_there_is_told_so(tmp_path, monkeypatch):
    """A full disk is no folder that a machine does not see."""
    write = Path.write_text

    def full(path, text, **how):
        if path.name.startswith("answer-"):
            raise OSError(28, "No space left on device")
        return write(path, text, **how)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(
        NotWritable, match=r"^the worker tcp://b cannot write to the folder .*No space left.*free space"
    ):
        check_folder(tmp_path, machine())
    assert not list(tmp_path.iterdir())


def test_files_that_are_missing_or_others_on_a_machine_are_named(tmp_path):
    paths = [tmp_path / f"{i}.txt" for i in range(200)]
    for path in paths:
        path.write_text(f"Rain fell on {path.stem}.")
    check_files(paths, machine())
    check_files([], machine())
    with pytest.raises(gl.GleaningsError, match=r'tcp://b does not see ".*/0\.txt"'):
        check_files(paths, machine(lambda path: f"{path}-elsewhere"))
    with pytest.raises(gl.GleaningsError, match=r'tcp://b has another file at ".*/0\.txt"'):
        check_files(paths, machine(lambda path: path.replace("0.txt", "1.txt")))
