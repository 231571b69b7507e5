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


POST = """---
title: "Producers 'face barriers'"
pubDate: 2021-03-04
category: business
tags:
  - film
  - "television"
draft: false
---

The report was read in parliament on Tuesday.
"""


def test_what_the_front_matter_states_is_known_of_the_document(tmp_path):
    (tmp_path / "a.md").write_text(POST)
    (document,) = gl.read_file(tmp_path / "a.md")
    assert document.title == "Producers 'face barriers'"
    assert str(document.date) == "2021-03-04"
    assert document.metadata["category"] == "business"
    assert document.metadata["tags"] == "film, television"
    assert "title" not in document.metadata
    assert "pubdate" not in document.metadata
