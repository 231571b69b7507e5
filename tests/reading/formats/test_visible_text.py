from gleanings.reading.formats.visible_text import visible_text


def test_quotations_within_quotations_and_signs_of_no_text():
    page = "<p>So?</p><blockquote>Why?<blockquote>How?</blockquote>Thus.</blockquote><p>Yes\ue001\ue000.</p>"
    assert visible_text(page, letter=True).split("\n\n") == ["So?", "> Why?", "> > How?", "> Thus.", "Yes."]
    assert len(visible_text("<blockquote>a" * 2_000, letter=True)) < 2_000 * 25
    assert visible_text("</blockquote><p>Yes.</p>", letter=True) == "Yes."
