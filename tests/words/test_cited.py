"""English that stands within texts of other languages."""

import pytest

import gleanings as gl
from gleanings.words.cited import cited
from gleanings.words.token_parts import TokenParts
from gleanings.words.tokenizer import tokenize

_BOOKS = ["The Origin of the Species", "A Guide to the Stars", "On the Theory of Light and of the Sun"]
_AROUND = {
    "de": "Im Garten las {} ein alter Mann, und niemand störte ihn dabei auch nur ein einziges Mal.",
    "es": "En el jardín un viejo leyó {} y nadie lo molestó ni una sola vez durante toda la tarde.",
    "ru": "В саду старик читал {}, и никто ему не мешал до самого вечера, пока не стемнело.",
    "zh": "老人 在 花园 里 读 {} 没有 人 打扰 他 狗 睡觉 鸟 唱歌 太阳 落山 风 吹 树叶 孩子 回家 母亲 做饭 。",
}

_SPLITTERS = {"zh": str.split}


def _found(texts, language):
    return {word for _, word in cited(TokenParts.of(tokenize(texts, language)))}


@pytest.mark.parametrize("language", _AROUND)
def test_titles_of_english_books_leave_no_function_words(language):
    around = _AROUND[language]
    texts = [f"{around.format(book)} {around.format('')}" + 2 * around.format("") for book in _BOOKS]
    assert {"the", "of", "to"} <= _found(texts, language)
    corpus = gl.Corpus.from_texts(texts, language=language)
    bow = gl.bag_of_words(corpus, minimum_rows=1, maximum_share=1.0, splitter=_SPLITTERS.get(language))
    assert {"the", "of", "to"}.isdisjoint(bow.vocabulary)
    assert any("function words of English" in note and ": the, of" in note for note in bow.notes)


def test_words_of_the_language_with_the_same_letters_stay():
    """French "possible" and "cause" are words of lists of English; they stand beside none other of them."""
    texts = [_AROUND["de"].format(book) for book in _BOOKS]
    own = ["C'est possible, la cause est un disque de deux go.", "Une autre cause possible est le disque."]
    assert _found([*texts, *own], "fr") == _found(texts, "fr")


@pytest.mark.parametrize("title", ["The Who", "The Voice of Germany"])
def test_a_name_is_not_enough(title):
    assert not _found([_AROUND["de"].format(title)] * 3, "de")


def test_english_texts_are_not_looked_at():
    assert not _found(_BOOKS, "en")


def test_where_letters_differ_a_word_by_itself_is_left_out_too():
    texts = [_AROUND["ru"].format(book) for book in _BOOKS]
    alone = _AROUND["ru"].format("Press at Chicago")
    assert "at" in _found([*texts, alone], "ru")
    assert "at" not in _found([*texts, alone], "de")
    assert "at" not in _found([alone], "ru")
