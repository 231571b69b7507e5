"""Tables as Markdown and LaTeX: all that is in them is shown, and nothing in it is obeyed."""

import numpy as np
import pandas as pd
import pytest

import gleanings as gl
from gleanings.tabular import Tabular


class Table(Tabular):
    def __init__(self, frame):
        self.frame = frame

    def to_frame(self):
        return self.frame


def test_numbers_are_to_the_right_and_rounded():
    found = Table(pd.DataFrame({"name": ["a", "b"], "n": [1, 20], "share": [0.12345, 0.5]}))
    assert found.to_markdown(digits=2).splitlines() == [
        "| name | n | share |",
        "| --- | ---: | ---: |",
        "| a | 1 | 0.12 |",
        "| b | 20 | 0.50 |",
    ]
    assert r"\begin{tabular}{lrr}" in found.to_latex()
    assert r"a & 1 & 0.123 \\" in found.to_latex()


def test_missing_small_whole_and_logical_values():
    frame = pd.DataFrame({"x": [np.nan, 1e-6, 0.25], "year": [1990.0, np.nan, 2000.0], "is": [True, False, True]})
    lines = Table(frame).to_markdown().splitlines()[2:]
    assert lines == ["|  | 1990 | yes |", "| 1.0e-06 |  | no |", "| 0.250 | 2000 | yes |"]


def test_what_texts_hold_is_no_markup():
    text = "a|b\n<b>x</b> *c* _d_ `e` [f](g) 50% & $x$ \\cmd{y} #1 ^ ~"
    markdown = Table(pd.DataFrame({"text": [text]})).to_markdown()
    assert len(markdown.splitlines()) == 3
    assert r"a\|b &lt;b&gt;x" in markdown
    assert r"\[f\](g)" in markdown
    latex = Table(pd.DataFrame({"text": [text]})).to_latex(caption="50 % & more", label="tab:a}b")
    assert r"50\% \& \$x\$ \textbackslash{}cmd\{y\} \#1 \textasciicircum{} \textasciitilde{}" in latex
    assert r"\caption{50 \% \& more}" in latex
    assert r"\label{tab:ab}" in latex


def test_every_public_result_with_a_frame_can_be_written_as_a_table():
    drawn = {"Chart"}  # a matplotlib figure; its numbers are those of the result that it shows
    without = [
        name
        for name in gl.__all__
        if hasattr(getattr(gl, name), "to_frame") and not issubclass(getattr(gl, name), Tabular) and name not in drawn
    ]
    assert without == []


def test_a_frame_with_no_line_is_a_table_with_a_head():
    assert Table(pd.DataFrame({"a": []})).to_markdown().splitlines() == ["| a |", "| --- |"]


@pytest.mark.parametrize("digits", [-1, 1.5, "two"])
def test_wrong_digits_are_an_error(digits):
    with pytest.raises(gl.GleaningsError, match="digits"):
        Table(pd.DataFrame({"a": [1.0]})).to_markdown(digits=digits)


def test_lines_keep_their_names_and_what_is_not_available_is_nothing():
    named = pd.DataFrame({"f1": [0.5, pd.NA]}, index=pd.Index(["rouge1", "rouge2"], name="measure"))
    assert Table(named).to_markdown().splitlines() == [
        "| measure | f1 |",
        "| --- | ---: |",
        "| rouge1 | 0.500 |",
        "| rouge2 |  |",
    ]
    assert r" & a \\" in Table(pd.DataFrame({"a": [1]}, index=["x"])).to_latex()


def test_summaries_and_what_compares_them_are_tables():
    document = gl.Document("a", "Rain fed the river. The river rose in May. Boats left the river.")
    summary = gl.summarize(document, sentences=2)
    assert "Rain fed the river." in summary.to_markdown()
    assert "Rain fed the river." in summary.to_latex()
    assert "| central |" in gl.compare_summaries(document, sentences=1).to_markdown()
    assert "| rouge1 |" in gl.rouge(summary, "Rain fed the river.").to_markdown()
