"""Numbers in languages that are written without spaces."""

import pytest

import gleanings as gl
from gleanings.words.characters import canonical
from gleanings.words.splitters import is_count, split


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
