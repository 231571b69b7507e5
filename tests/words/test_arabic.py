"""Arabic words."""

import pytest

import gleanings as gl
from gleanings.words.arabic import is_function_form, modern, verb
from gleanings.words.lemmas import lemmatizer
from gleanings.words.preprocessor import Preparation


@pytest.mark.parametrize(
    ("old", "today"),
    [
        ("ٱلْقُرْءَانُ", "القرآن"),  # a hamza and an alif
        ("شَآءَ", "شاء"),  # a long alif before a hamza
        ("ٱلظَّٰلِمِينَ", "الظالمين"),  # an alif above the line
        ("إِلَٰهٌ", "إله"),  # also there: "إلاه" is no word
        ("هَٰذَا", "هذا"),
        ("فَأُو۟لَٰٓئِكَ", "فأولئك"),
        ("يَٰمُوسَىٰ", "موسى"),  # o Moses
        ("مُتَّكِـِٔينَ", "متكئين"),  # a hamza without a seat
        ("النبى", "النبي"),  # as typed in Egypt
        ("موسى", "موسى"),
    ],
)
def test_a_word_has_the_spelling_of_today(old, today):
    assert modern(old) == today


@pytest.mark.parametrize("word", ["وهل", "فقالوا", "ولقد", "أفلم", "بينكم", "فإنهم", "عليهن", "حينئذ", "لبعض", "لفي"])
def test_function_words_that_are_written_together_are_left_out(word):
    assert is_function_form(word)
    assert Preparation("ar").lemmas([word]) == [""]


@pytest.mark.parametrize("word", ["وزير", "فريق", "بلد", "لبنان", "كتاب", "وعد", "فهم", "وحي", "فعل", "وريث", "مسكن"])
def test_words_that_only_begin_or_end_like_them_are_not(word):
    assert not is_function_form(word)


@pytest.mark.parametrize(
    ("form", "singular"),
    [("ظلموا", "ظلم"), ("جعلنا", "جعل"), ("سلطانا", "سلطان"), ("تلفزيون", "تلفزيون"), ("قانون", "قانون")],
)
def test_a_verb_of_several_is_counted_as_that_of_one(form, singular):
    assert verb(form) == lemmatizer("ar")(form) == singular


def test_a_text_in_the_spelling_of_the_quran_is_counted_as_one_of_today():
    old, today = "ٱلسَّمَآءِ وَٱلْكِتَٰبُ وَلَقَدْ", "السماء والكتاب ولقد"
    corpora = [gl.Corpus.from_texts([text] * 3, language="ar", clean=False) for text in (old, today)]
    bags = [gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False) for corpus in corpora]
    assert bags[0].vocabulary == bags[1].vocabulary == ("سماء", "كتاب")
