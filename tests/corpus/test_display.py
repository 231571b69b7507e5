"""A corpus as a notebook shows it."""

import gleanings as gl


def german(number):
    return f"Der Regen fiel in der Stadt Nummer {number}, und die Brücken waren geschlossen, weil das Wasser stieg."


def test_columns_are_named_and_languages_shown_where_there_are_several():
    shown = gl.Corpus.from_texts(["Rain fell on the town and bridges were closed all day.", german(1)], language="auto")
    html = shown._repr_html_()
    for name in ("Title", "Language", "Sentences"):
        assert f">{name}</th>" in html
    assert ">Language</th>" not in gl.Corpus.from_texts(["Rain fell.", "Snow fell."])._repr_html_()


def near_copies(number):
    text = " ".join(f"The river rose in town number {i} and the bridge was closed." for i in range(30))
    return [text, *(f"{text} It was reopened by mayor {chr(65 + i)}." for i in range(number))]


def test_that_only_the_first_are_shown_is_said_where_it_is_so():
    few, many = gl.Corpus.from_texts(near_copies(20)), gl.Corpus.from_texts(near_copies(21))
    few, many = few.set_copies_aside(), many.set_copies_aside()
    assert len(few.near_copies) == 20
    assert "the first" not in few._repr_html_()
    assert "21 near copies, read once, the first 20 of them" in many._repr_html_()
    assert "In common" in few._repr_html_()


def test_what_is_marked_has_its_table():
    text = "From: ana@example.org\nSubject: Bridges\n\nAll bridges are open again."
    assert ">Not analysed</th>" in gl.Corpus.from_texts([text])._repr_html_()


def test_an_account_shows_examples_in_the_direction_of_their_script():
    assert 'dir="auto"' in gl.Corpus.from_texts(["Rain fell.", "Rain fell."]).account._repr_html_()


def test_one_of_a_thing_is_not_several(tmp_path):
    story = "The council voted on Monday to build a new bridge over the river, and the mayor thanked all who came."
    (tmp_path / "a.txt").write_text(story)
    (tmp_path / "b.txt").write_text(story + "\n")
    one = gl.read_folder(tmp_path)
    assert repr(one) == "Corpus(1 document, 1 file left out)"
    assert "1 document of kind .txt: a.txt" in repr(one.account)
    assert "1 exact copy, read once: b.txt" in repr(one.account)
    assert "1 document, 1 sentence" in one._repr_html_()
    assert "1 file left out" in one._repr_html_()
    assert repr(one[0]).endswith("1 sentence)")
    several = gl.Corpus.from_texts(["Rain.", "Snow."])
    assert repr(several) == "Corpus(2 documents)"
    assert "2 documents: 0, 1" in repr(several.account)
