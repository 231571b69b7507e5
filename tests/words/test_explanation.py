"""What became of each word, as it is shown."""

import pytest

import gleanings as gl


def test_the_table_counts_each_reason_and_lists_the_most_frequent_first():
    texts = ["The rain and the snow and the rain.", "The rain and the snow and hail."]
    shown = gl.bag_of_words(gl.Corpus.from_texts(texts), minimum_rows=1).explain("1")._repr_html_()
    assert ">and (2), The, the<" in shown
    assert ">hail, rain, snow<" in shown


@pytest.mark.parametrize("place", [2, -3, 1.5, None, True, "nobody"])
def test_a_document_that_is_not_there_is_a_clear_error(place):
    bow = gl.bag_of_words(gl.Corpus.from_texts(["Rain fell.", "Snow fell."]), minimum_rows=1)
    with pytest.raises(gl.GleaningsError):
        bow.explain(place)
    assert bow.explain(-1).document == "1"
