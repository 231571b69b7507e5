"""Methods side by side."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.documents.document import Document

TEXT = "Rain fell on the hills. The shop sold bread. Rain fed the river. The river took the bridge. It was Monday."


@pytest.fixture(scope="module")
def comparison():
    return gl.compare_summaries(Document("a", TEXT), sentences=2)


def test_every_method_by_default_each_as_by_itself(comparison):
    assert comparison.methods == gl.SUMMARY_METHODS
    for summary in comparison.summaries:
        assert summary.text == gl.summarize(Document("a", TEXT), sentences=2, method=summary.method).text


def test_agreement_is_the_jaccard_index(comparison):
    agreement = comparison.agreement
    assert agreement.shape == (len(gl.SUMMARY_METHODS),) * 2
    assert np.array_equal(agreement, agreement.T)
    assert np.array_equal(np.diag(agreement), np.ones(len(agreement)))
    assert set(np.unique(agreement)) <= {0, 1 / 3, 1}
    central, lead = comparison.summaries[:2]
    both = set(central.rows) & set(lead.rows)
    assert agreement[0, 1] == len(both) / (4 - len(both))
    assert comparison.agreement_frame().loc["central", "lead"] == agreement[0, 1]


def test_the_frame_says_who_chose_what(comparison):
    frame = comparison.to_frame()
    assert frame["index"].is_monotonic_increasing
    assert frame["methods"].sum() == 2 * len(gl.SUMMARY_METHODS)
    assert (frame[list(comparison.methods)].notna().sum(axis=1) == frame["methods"]).all()
    assert frame.loc[frame["lead"] == 1, "text"].tolist() == ["Rain fell on the hills."]


def test_shows_itself_escaped():
    shown = gl.compare_summaries(Document("a", "<b>Rain</b> fell. It rose."), methods=["lead", "kl"])._repr_html_()
    assert "<b>" not in shown
    assert "How far they agree" in shown


def test_an_empty_document_compares():
    nothing = gl.compare_summaries(Document("a", ""), methods=["central", "lead"])
    assert nothing.agreement.tolist() == [[1, 1], [1, 1]]
    assert nothing.to_frame().empty


@pytest.mark.parametrize(
    ("methods", "message"),
    [([], "names none"), (["kl", "kl"], "one twice"), (["kll"], "did you mean 'kl'"), ("kl", "is one name")],
)
def test_wrong_methods_are_clear_errors(methods, message):
    with pytest.raises(gl.GleaningsError, match=message):
        gl.compare_summaries(Document("a", TEXT), methods=methods)


def test_a_method_past_its_limit_is_left_out_and_said(monkeypatch):
    monkeypatch.setattr("gleanings.summaries.methods.lexrank.MOST", 3)
    document = Document("a", TEXT)
    found = gl.compare_summaries(document, methods=["lexrank", "lead", "textrank"], sentences=2)
    assert found.methods == ("lead", "textrank")
    (note,) = found.notes
    assert note.startswith('"lexrank" is left out: ')
    assert 'method="textrank"' in note
    assert "is left out" in found._repr_html_()
    with pytest.raises(ValueError, match="compares all pairs"):
        gl.compare_summaries(document, methods=["lexrank"])
    assert gl.compare_summaries(document, methods=["lead"]).notes == ()


def test_the_picture_says_which_methods_agree_and_how_many_have_nothing_in_common():
    found = gl.compare_summaries(Document("a", TEXT), methods=["lead", "central", "lexrank", "luhn"], sentences=1)
    alt = found.plot().alt
    assert alt.split("Most alike: ")[1].count(" and ") == 3
    nothing = sum(found.agreement[i, j] == 0 for i in range(4) for j in range(i))
    assert f"No sentence in common: {nothing} of 6 pairs." in alt
