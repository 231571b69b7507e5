"""How a summary shows itself."""

import gleanings as gl


def test_a_table_names_documents_only_where_there_are_several():
    one = gl.Corpus.from_texts(["Rain fell. Rivers rose."])
    two = gl.Corpus.from_texts(["Rain fell. Rivers rose.", "Snow fell. Roads closed."])
    assert ">document</th>" not in gl.summarize(one, sentences=1)._repr_html_()
    assert ">document</th>" in gl.summarize(two, sentences=1)._repr_html_()


def test_what_only_one_side_says_is_named_by_its_side():
    a, b = gl.Corpus.from_texts(["Rain fell on Rome."]), gl.Corpus.from_texts(["Snow closed roads in Oslo."])
    shown = gl.compare_documents(a, b)._repr_html_()
    assert (
        shown.index("Only a says") < shown.index("Rain fell") < shown.index("Only b says") < shown.index("Snow closed")
    )


def test_no_space_stands_behind_a_full_width_stop():
    said = "Rain fell in Orr. 市长说：“下雨了。”河水上涨。又下雪了！"
    document = gl.Corpus.from_texts([said])[0]
    assert gl.summarize(document, sentences=9, method="lead").text == said
    assert len(document.sentences) == 4
