import gleanings as gl
from gleanings.documents.excerpts import is_beginning, shorten


def test_a_text_is_cut_between_words_and_says_that_it_was_cut():
    assert shorten("Rain fell on the hills", 22) == "Rain fell on the hills"
    assert shorten("Rain fell on the hills", 21) == "Rain fell on the…"
    assert shorten("Rain fell, on the hills", 11) == "Rain fell…"


def test_a_text_without_spaces_is_cut_between_characters():
    assert shorten("市议会周一投票决定在河上修建一座新桥", 6) == "市议会周一投…"


def test_white_space_of_any_length_counts_as_one_space():
    assert shorten("Rain" + "\n" * 5_000 + "fell.", 20) == "Rain fell."
    assert shorten("Rain\r\n\tfell.", 20) == "Rain fell."


def test_a_title_is_the_beginning_of_the_text_however_its_lines_are_broken():
    assert is_beginning("Rain fell on the hills…", "Rain fell on\nthe hills and on\nthe roads.")
    assert is_beginning("Rain  fell", "  Rain fell on the hills.")
    assert not is_beginning("Rain in the hills", "Rain fell on the hills.")


def test_entities_that_were_left_in_a_text_are_shown_as_signs():
    text = "&#163;1.8m fine for AT&amp;T\n\nThe firm has to pay &#163;1.8m for its calls."
    document = gl.Corpus.from_texts([text])[0]
    assert document.title == "£1.8m fine for AT&T"
    assert is_beginning(document.title, document.text)
    assert [s.shown for s in gl.summarize(document, sentences=1)] == ["The firm has to pay £1.8m for its calls."]
