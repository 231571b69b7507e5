"""Markdown."""

import gleanings as gl

CODE = "We count so:\n\n    import csv\n    rows = list(csv.reader(open('a')))\n\nIt is slow."


def test_code_of_markdown_that_is_indented(tmp_path):
    def marked(text):
        (tmp_path / "a.md").write_text(text)
        (document,) = gl.read_file(tmp_path / "a.md")
        return [document.text[mark.start : mark.end].strip() for mark in document.marks if mark.kind == "code"]

    assert marked(CODE) == ["import csv\n    rows = list(csv.reader(open('a')))"]
    assert marked("- a point\n\n    rows = list(csv)\n") == []
    assert marked("He said:\n\n    The sea is wide,\n    the boat is small.\n") == []
