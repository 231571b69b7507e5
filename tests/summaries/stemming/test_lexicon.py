"""Words and stems: every language named in the table, and what is missing said."""

import sys
import types

import pytest

from gleanings.errors import InvalidValue, MissingExtra
from gleanings.summaries.stemming.lexicon import Store, chunks, lexicon
from gleanings.words.splitters import word_splitter
from gleanings.words.stems import SNOWBALL, stemmer


@pytest.mark.parametrize("language", SNOWBALL)
def test_every_language_of_the_table_has_a_stemmer(language):
    assert isinstance(stemmer(language)("internationale"), str)


def test_what_is_missing_is_said():
    assert lexicon("de").notes == ()
    assert len(lexicon("qq").notes) == 2
    assert "stop words" in lexicon("hy").notes[0]
    assert lexicon("da", ["og"]).notes == ()


def test_stop_words_can_be_replaced():
    ((_, _, is_stop),) = lexicon("en", ["Peace"]).analyse("peace")
    assert is_stop
    assert lexicon("en", ["Peace"]).analyse("the")[0][2] is False


def test_not_a_language():
    with pytest.raises(InvalidValue, match="ISO 639-1"):
        lexicon("englisch")


@pytest.mark.parametrize(("language", "package"), [("zh", "jieba"), ("ja", "tinysegmenter"), ("th", "pythainlp")])
def test_a_missing_word_splitter_is_asked_for_by_name(language, package, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    word_splitter.cache_clear()
    with pytest.raises(MissingExtra, match=f"pip install {package}"):
        chunks("文章", language)


def test_a_word_splitter_is_used(monkeypatch):
    fake = types.SimpleNamespace(cut=lambda text: iter([text[:2], text[2:]]))
    monkeypatch.setitem(sys.modules, "jieba", fake)
    word_splitter.cache_clear()
    assert chunks("自动摘要", "zh") == ["自动", "摘要"]
    word_splitter.cache_clear()


def test_words_of_languages_with_combining_marks_stay_whole():
    assert [word for word, _, _ in lexicon("hi").analyse("हिन्दी")] == ["हिन्दी"]


def test_a_store_numbers_stems_once_and_marks_stop_words():
    store = Store()
    codes = [
        store.add((("talks", "talk", False), ("the", "the", True))),
        store.add(()),
        store.add((("talk", "talk", False),)),
    ]
    assert codes == [(0, 3), (), (0,)]
    assert (store.stems, store.chunks) == (["talk", "the"], 3)


def test_what_stands_around_a_word_is_no_part_of_it():
    words = lexicon("en")
    assert words["(talks,"] == words["talks"]
    assert words["U.S."] != words["us"]


def test_english_stems_are_todays_snowballs():
    stems = [stemmer("en")(word) for word in ("evening", "internal", "news", "organizations", "talking")]
    assert stems == ["evening", "internal", "news", "organiz", "talk"]
