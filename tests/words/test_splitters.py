"""Numbers in languages that are written without spaces."""

import sys
import types

import pytest

import gleanings as gl
from gleanings.errors import MissingExtra
from gleanings.words.characters import canonical
from gleanings.words.splitters import is_count, split, word_splitter


@pytest.mark.parametrize(
    ("cut", "kept"),
    [
        ("1998 年 春天 去 四川", ["春天", "去", "四川"]),
        ("１２ 月 ３１ 日 三 位 学者", ["学者"]),
        ("十二 亿 人 一次 会议 万元", ["会议"]),
        ("百姓 爱 三峡 的 月 光", ["百姓", "爱", "三峡", "月", "光"]),
        ("2024 年 に 3 人 東京", ["に", "東京"]),
    ],
)
def test_a_number_and_what_it_counts_by_are_no_words(cut, kept):
    corpus = gl.Corpus.from_texts([cut.replace(" ", "")], language="zh", clean=False)
    bow = gl.bag_of_words(
        corpus, unit="document", minimum_rows=1, phrases=False, splitter=lambda _: cut.split(), keep=kept
    )
    assert set(bow.vocabulary) == set(kept)


def test_places_stay_where_a_number_is_joined():
    assert split("在 1998年 春", list) == ["在", "1998年", "春"]


def test_signs_of_the_quran_are_no_letters():
    assert canonical("ٱلَّذِينَ", "ar") == canonical("الذين", "ar")
    assert canonical("رَسُولِهِۦ", "ar") == "رسوله"


@pytest.mark.parametrize("form", ["一款", "几位", "这款", "每种", "那条", "三十一日"])
def test_what_is_counted_or_pointed_at_is_no_word(form):
    assert is_count(form)


@pytest.mark.parametrize("form", ["四川", "一起", "数组", "数据", "半岛", "三星", "双方", "本部"])
def test_words_that_begin_with_a_numeral_are(form):
    assert not is_count(form)


def test_a_splitter_does_not_tear_words_in_other_letters():
    def torn(text):
        return [piece for form in text.split() for piece in (list(form) if not form.isascii() else [form])]

    assert split("星 Müller xiùyuè Łódź Чехов GNOME", torn) == ["星", "Müller", "xiùyuè", "Łódź", "Чехов", "GNOME"]


@pytest.mark.parametrize("sign", "×÷")
def test_a_sign_among_the_other_letters_is_none(sign):
    def around(text):
        return text.replace(sign, f" {sign} ").split()

    assert split(f"größe{sign}höhe 月 a{sign}b", around) == ["größe", sign, "höhe", "月", "a", sign, "b"]


def test_what_is_long_and_has_english_letters_alone_is_gone_through_once():
    """From each of its letters to its end, these would take hours."""
    data = "aB" * 500_000
    assert split(f"星 {data} Müller", str.split) == ["星", data, "Müller"]


def test_phrases_of_english_words_have_their_space_in_chinese_texts():
    texts = ["我们 在 New York", "New York 朋友 走", "看见 New York 远", "New York 吃饭"]
    corpus = gl.Corpus.from_texts(texts, language="zh")
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, splitter=str.split)
    assert "new york" in bow.vocabulary


def test_a_letter_of_an_alphabet_is_no_word_beside_signs_that_are():
    corpus = gl.Corpus.from_texts(["月 α á ж 星"], language="zh")
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, splitter=str.split)
    assert set(bow.vocabulary) == {"月", "星"}


@pytest.mark.parametrize(("language", "package"), [("zh", "jieba"), ("ja", "tinysegmenter"), ("th", "pythainlp")])
def test_a_folder_with_the_name_of_a_splitter_is_named(language, package, monkeypatch):
    folder = types.ModuleType(package)
    folder.__path__ = [f"scripts/{package}"]
    monkeypatch.setitem(sys.modules, package, folder)
    word_splitter.cache_clear()
    bow = gl.bag_of_words(gl.Corpus.from_texts(["经济增长放缓"], language=language), unit="document", minimum_rows=1)
    assert any(f"scripts/{package} hides the package" in note for note in bow.notes)
    with pytest.raises(MissingExtra, match=f"scripts/{package} has its name; rename that"):
        word_splitter(language)
    word_splitter.cache_clear()
