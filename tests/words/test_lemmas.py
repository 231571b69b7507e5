"""Lemmas: one word for its forms, in every language the word that a reader of it would write."""

import pytest

import gleanings as gl
from gleanings.words.lemmas import has_lemmas, lemmatizer, noun_lemma
from gleanings.words.preprocessor import Preparation


def lemmas(words, language):
    return [lemmatizer(language)(word) for word in words.split()]


def counted(text, language):
    bow = gl.bag_of_words(
        gl.Corpus.from_texts([text], language=language), unit="document", minimum_rows=1, phrases=False
    )
    return [fate.word for fate in bow.explain(0).kept]


@pytest.mark.parametrize(
    ("language", "forms", "expected"),
    [
        # Where the form of a noun is that of a verb, too, the noun's other number tells: copas, frutas, letti.
        ("pt", "copa copas esquerda república obras novas", "copa copa esquerda república obra novo"),
        ("es", "frutas doctores casas compras hablan", "fruta doctor casa compra hablar"),
        ("it", "pollo polli stupido letto mangiano", "pollo pollo stupido letto mangiare"),
        ("fr", "oeuvre oeuvres soeurs mangent", "œuvre œuvre sœur manger"),
        # An imperative is rare: "græs" is grass, "vetenskap" a science.
        ("da", "græs handicap tip spiste", "græs handicap tip spise"),
        ("sv", "vetenskap böcker", "vetenskap bok"),
        # Who or what does something is no verb: "igazgató" is a director, "igazgat" directs.
        ("hu", "igazgató igazgatók kiadó író", "igazgató igazgató kiadó író"),
        ("sv", "meddelande meddelandet boende skriver", "meddelande meddelande boende skriva"),
        # Arabic verbal nouns (education, media, elections, examination), plurals and countries.
        ("ar", "التعليم الإعلام الانتخابات اختبار التربية", "تعليم إعلام انتخاب اختبار تربية"),
        ("ar", "الأطفال المدارس الأخبار", "طفل مدرسة خبر"),
        ("ar", "الكويت السودان الجزائر", "كويت سودان جزائر"),
        ("ar", "الاسلام اخبار", "إسلام خبر"),  # typed without its hamza; of "news" it is none
        # A Turkish compound is no word without the vowel that ties it; a verb and a noun of one part have none.
        (
            "tr",
            "cumhurbaşkanı cumhurbaşkanının havaalanında okulu getirir",
            "cumhurbaşkanı cumhurbaşkanı havaalanı okul getir",
        ),
        # A lemma that begins with what its word does not.
        ("nl", "geloof geel gegeven", "geloven geel geven"),
        # What a dictionary marks within a word is no part of it.
        ("nl", "opnemen gemeenteraad verjaardag", "opnemen gemeenteraad verjaardag"),
        # Two forms that are each given as the lemma of the other.
        ("nl", "boot boten", "boot boot"),
        ("es", "venderse tratarse", "vender tratar"),
        ("es", "pitágoras", "pitágoras"),  # not a verb that is guessed by rule
        # Dictionaries under another name.
        ("no", "bilene husene lærerne", "bil hus lærer"),
        ("hr", "gradovima školama", "grad škola"),
        # A noun that is typed without the accent on its end.
        ("it", "citta universita liberta andata", "città università libertà andato"),
        ("fr", "états-unis vice-présidents", "états-unis vice-président"),
        (
            "en",
            "opera ai cola singing swinging measles y'all js popup wifi",
            "opera ai cola sing swing measles y'all js popup wi-fi",
        ),
    ],
)
@pytest.mark.slow
def test_lemma_is_the_word_and_no_other(language, forms, expected):
    assert lemmas(forms, language) == expected.split()


@pytest.mark.parametrize(
    ("noun", "lemma"),
    [
        ("fluss", "fluss"),  # not "fluß", as before 1996
        ("flüsse", "fluss"),
        ("fluß", "fluß"),
        ("strasse", "strasse"),  # as the Swiss write it; not "Strass"
        ("strassen", "strasse"),
        ("massnahmen", "massnahme"),
        ("massen", "masse"),
        ("straßen", "straße"),
        ("u-bahnen", "u-bahn"),
        ("gemeinderäte", "gemeinderat"),
    ],
)
@pytest.mark.slow
def test_german_nouns_keep_the_spelling_of_the_text(noun, lemma):
    assert noun_lemma(noun, "de") == lemma


def test_verbs_of_german_have_their_own_s():
    assert lemmas("beschlossen gemessen wusste", "de") == ["beschließen", "messen", "wissen"]


def test_a_part_of_a_compound_is_lemmatized_as_a_noun():
    assert counted("Die U-Bahn und die U-Bahnen", "de") == ["u-bahn", "u-bahn"]  # not the verb "bahnen"


@pytest.mark.slow
def test_norwegian_and_croatian_have_lemmas():
    assert has_lemmas("no")
    assert has_lemmas("sr")
    assert not has_lemmas("qq")


@pytest.mark.slow
def test_what_is_named_keeps_its_form_whatever_the_dictionary_says():
    assert Preparation("pt", names=frozenset(["china"])).lemmas(["china"]) == ["china"]


@pytest.mark.parametrize(
    ("language", "texts", "name"),
    [
        ("ru", ["Они живут в Москве.", "Мэр Москвы вышел.", "Он любит Москву."], "москва"),
        ("pl", ["Mieszkam w Warszawie.", "Mer Warszawy wyszedł.", "Lubię Warszawę."], "warszawa"),
        # Not the nouns "putina" and "práh", which are what the small letters are in a dictionary.
        ("ru", ["Это закон Путина.", "Слово Путину дали.", "Вчера Путин приехал."], "путин"),
        ("cs", ["Jel do Prahy.", "Bydlí v Praze.", "Má rád Prahu."], "praha"),
        ("fi", ["He asuvat nyt Helsingissä.", "Kaupunki Helsingin lähellä.", "Matka Helsinkiin alkoi."], "helsinki"),
    ],
)
@pytest.mark.slow
def test_a_name_in_its_cases_is_one_word(language, texts, name):
    corpus = gl.Corpus.from_texts(texts * 2, language=language)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False)
    assert bow.counts.toarray()[:, bow.vocabulary.index(name)].tolist() == [1] * 6


@pytest.mark.slow
def test_a_genitive_without_an_apostrophe_is_the_name():
    texts = ["Vi reste genom Ravnevik.", "Det var Ravneviks hamn.", "Alla talar om Ravnevik och om Ravneviks torg."] * 2
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts, language="sv"), unit="document", minimum_rows=1, phrases=False)
    assert "ravnevik" in bow.vocabulary
    assert "ravneviks" not in bow.vocabulary


@pytest.mark.parametrize(
    ("word", "lemma", "language"),
    [
        ("sålda", "sälja", "sv"),
        ("lagda", "lägga", "sv"),
        ("död", "död", "sv"),
        ("regjeringens", "regjering", "nb"),
        ("skolens", "skole", "nb"),
        ("pris", "pris", "nb"),
        ("buss", "buss", "nb"),
        ("lavori", "lavoro", "it"),
        ("studi", "studio", "it"),
    ],
)
def test_participles_genitives_and_plurals_have_the_lemma_of_their_word(word, lemma, language):
    assert lemmatizer(language)(word) == lemma


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("europäischen", "europäisch"), ("nationalen", "national"), ("könige", "könig"), ("wunder", "wunder")],
)
def test_an_adjective_of_a_name_has_the_lemma_of_the_adjective(word, lemma):
    assert noun_lemma(word, "de") == lemma


def test_an_adjective_that_no_dictionary_has_loses_its_ending():
    german = lemmatizer("de")
    assert [german(word) for word in ("elfischen", "zwergische", "orkischer")] == ["elfisch", "zwergisch", "orkisch"]
    assert german("rivale") == "rivale"  # a noun


def test_a_french_word_with_a_ligature_has_the_lemma_of_the_word_without():
    assert [lemmatizer("fr")(word) for word in ("cœurs", "nœuds", "vœux")] == ["cœur", "nœud", "vœu"]


def test_a_german_word_keeps_its_sharp_s_where_others_before_it_are_double():
    assert noun_lemma("ausstoß", "de") == "ausstoß"


def test_german_adjectives_in_names_are_no_nouns_and_modal_verbs_are_left_out():
    assert noun_lemma("astronomischen", "de") == "astronomisch"
    assert counted("Die Kinder dürfen spielen, und sie durften es, weil alle es dürfen.", "de") == ["kind", "spielen"]
    assert "dürfen" in counted("Das Spiel und das Dürfen sind zweierlei, sagt das Kind.", "de")
