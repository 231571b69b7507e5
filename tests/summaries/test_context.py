"""A summary's sentences marked in their documents."""

import gleanings as gl


def test_documents_that_are_not_shown_are_counted():
    texts = [f"Town {name} was flooded. Bridges fell in {name}." for name in ("Ash", "Birch", "Cedar", "Dale")]
    summary = gl.summarize(gl.Corpus.from_texts(texts), sentences=1)
    assert "3 further documents are not shown." in summary.in_context()._repr_html_()
