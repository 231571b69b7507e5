"""What a reader is told above the section on how the report was made holds no code."""

import re

import gleanings as gl
from gleanings.report.wording import advice, told_plainly

CODE = re.compile(r"\w_\w|`|\w=")


def test_near_copies_are_told_without_the_code_that_keeps_them(tmp_path):
    towns = "Aston Bilton Corby Derby Ely Frome Goole Hythe".split()
    story = "\n\n".join(
        f"Rain fed the river at {t}, and the town of {t} closed its bridge and its school." for t in towns
    )
    (tmp_path / "a.txt").write_text(story, encoding="utf-8")
    (tmp_path / "b.txt").write_text(story + " More is known tomorrow.", encoding="utf-8")
    notes = gl.read_folder(tmp_path).notes
    assert any("near copy" in note for note in told_plainly(notes))
    assert not any(CODE.search(note) for note in told_plainly(notes))
    assert any("keep_near_copies" in note for note in advice(notes))
