"""What documents are like, taken together, is the same whatever parts it is found in."""

import gleanings as gl
from gleanings.corpus.overview import Overview


def test_the_overview_of_parts_is_that_of_the_whole():
    texts = [f"Chapter {i}\n\nRain fell on the town again, {i} times in all." for i in range(7)]
    outlines = gl.Corpus.from_texts(texts, dates=["2021-05-04", None] * 3 + ["2020-01-01"]).outlines
    whole = Overview.of(outlines)
    assert Overview.joined(Overview.of(outlines[a : a + 2]) for a in range(0, 7, 2)) == whole
    assert (whole.documents, whole.undated, len(whole.days)) == (7, 3, 2)
    assert [number for number, _, _ in whole.listed] == sorted(number for number, _, _ in whole.listed)
