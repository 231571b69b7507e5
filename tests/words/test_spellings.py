"""Words that are one word in two spellings, and nouns that a dictionary takes for verbs."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.words.spellings import feminine_nouns, one_spelling


def _words(texts, language="en", **arguments):
    corpus = gl.Corpus.from_texts(texts, language=language)
    return gl.bag_of_words(
        corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False, **arguments
    ).vocabulary


@pytest.mark.parametrize(
    ("text", "language", "counted", "not_counted"),
    [
        ("Covid19 and COVID-19 and covid-19 spread.", "en", "covid-19", "covid19"),
        ("G20 leaders met, and the G20 spoke of the G-20.", "en", "g20", "g-20"),
        ("La educación cuesta. La educacion es cara.", "es", "educación", "educacion"),
        ("Les ETATS votent. L'état paie.", "fr", "état", "etat"),
        ("Η ΚΥΒΕΡΝΗΣΗ και η κυβέρνηση.", "el", "κυβέρνηση", "κυβερνηση"),
        ("قال أحمد إن احمد سافر مع أحمد", "ar", "أحمد", "احمد"),
        ("Öğretmen geldi. Ogretmen sordu.", "tr", "öğretmen", "ogretmen"),
    ],
)
def test_two_spellings_of_one_word_are_counted_as_one(text, language, counted, not_counted):
    words = _words([text], language)
    assert counted in words
    assert not_counted not in words


@pytest.mark.parametrize(
    ("text", "language", "both"),
    [
        ("El público aplaude y yo publico libros.", "es", ("público", "publicar")),  # both are words
        ("Một năm nam giới đi bộ.", "vi", ("nam",)),  # a syllable without a tone is another one
        ("Sie lebt in Zürich. Zurich Insurance zahlt.", "en", ("zürich", "zurich")),  # a dictionary has neither
    ],
)
def test_words_that_differ_by_more_than_their_spelling_stay_apart(text, language, both):
    assert set(both) <= set(_words([text], language))


def test_the_spelling_that_is_there_more_often_is_counted():
    words = ["f16", "f-16"]
    assert one_spelling(words, ["en", "en"], np.array([5, 2])) == {("en", "f-16", "f16")}
    assert one_spelling(words, ["en", "en"], np.array([2, 5])) == {("en", "f16", "f-16")}
    assert one_spelling(words, ["en", "de"], np.array([2, 5])) == frozenset()


def test_an_arabic_word_has_the_spelling_that_is_there_more_often():
    words = ["افتراضي", "إفتراضي"]
    assert one_spelling(words, ["ar", "ar"], np.array([9, 2])) == {("ar", "إفتراضي", "افتراضي")}
    assert one_spelling(words, ["ar", "ar"], np.array([2, 9])) == {("ar", "افتراضي", "إفتراضي")}


def test_a_plural_has_the_singular_of_the_texts():
    assert "ملف" in _words(["فتح الملفات ثم أغلق الملف"], "ar")
    assert "ملفة" not in _words(["فتح الملفات ثم أغلق الملف"], "ar")
    assert "cor" in _words(["A cor do mapa. As cores do mapa."], "pt")
    assert "core" not in _words(["A cor do mapa. As cores do mapa."], "pt")
    assert "torre" in _words(["As torres do mapa, a torre alta."], "pt")
    assert "شركة" in _words(["الشركات الكبيرة و الشركة الصغيرة و الشرك"], "ar")


def test_given_words_and_new_texts_are_spelt_as_the_texts_were(tmp_path):
    texts = ["Covid-19 spread in towns.", "Covid-19 and covid19 cases rose in towns.", "Banks lent.", "Banks cut."] * 9
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts), phrases=False)
    model = gl.fit_topics(bow, topics=2, seed=0)
    model.save(tmp_path / "model")
    for each in (model, gl.load_topics(tmp_path / "model")):
        assert each.transform(gl.Corpus.from_texts(["covid19"])).known.tolist() == [1]
    assert "covid-19" not in _words(texts, stop_words=["covid19"])
    assert "covid19" in _words(texts, keep=["covid19"])


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("A filha da rainha canta. As filhas cantam.", "pt", "filha"),
        ("La amiga de Ana lee. Las amigas leen.", "es", "amiga"),
    ],
)
def test_a_feminine_noun_with_its_plural_is_no_verb(text, language, noun):
    assert noun in _words([text], language)


def test_where_texts_have_the_verb_its_forms_are_the_verb():
    words = _words(["A marcha parou. As marchas pararam. Eles marcharam e ele marchou."], "pt")
    assert "marchar" in words
    told = _words(["Tú cantas y ella canta. Ellos cantaron."], "es")
    assert "cantar" in told
    assert "canta" not in told


def test_no_dictionary_is_loaded_of_a_language_that_no_text_is_in(monkeypatch):
    loaded = []
    monkeypatch.setattr("gleanings.words.spellings.lemmatizer", lambda code: loaded.append(code) or str.lower)
    assert feminine_nouns(["storm", "storms"], ["en", "en"]) == frozenset()
    assert loaded == []
    feminine_nouns(["cores"], ["pt"])
    assert set(loaded) == {"pt"}


def test_of_two_words_that_are_typed_alike_without_accents_the_same_is_taken_in_any_order():
    words = ["νομός", "νόμος", "νομος"]
    found = one_spelling(words, ["el"] * 3, np.array([2, 2, 1]))
    assert len(found) == 1
    assert one_spelling(words[::-1], ["el"] * 3, np.array([1, 2, 2])) == found
