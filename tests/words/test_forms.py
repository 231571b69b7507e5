"""One rule of words, whatever the capitals and the keyboard."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.words.forms import resolve
from gleanings.words.tokenizer import tokenize


def vocabulary(*texts, language="en", **knobs):
    corpus = gl.Corpus.from_texts(list(texts), language=language)
    knobs = {"unit": "document", "minimum_rows": 1, "maximum_share": 1.0, "phrases": False, **knobs}
    return set(gl.bag_of_words(corpus, **knobs).vocabulary)


@pytest.mark.parametrize(
    "spellings", [("E-mail", "e-mail", "E-MAIL"), ("T-Shirt", "t-shirt", "T-SHIRT"), ("Co-op", "CO-OP")]
)
def test_capitals_change_no_compound(spellings):
    bags = [vocabulary(spelling) for spelling in spellings]
    assert len(bags[0]) == 1
    assert all(bag == bags[0] for bag in bags)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-6 and IL-10 in Covid-19", {"il-6", "il-10", "covid-19"}),
        ("5G phones, 3D glasses, 23andMe", {"5g", "phone", "3d", "glass", "23andme"}),
        ("C++, C# and R&D at AT&T", {"c++", "c#", "r&d", "at&t"}),
        ("machine_learning, #climate by @someone", {"machine_learning", "climate"}),
        ("1990s, 3.5m, 5th, 10km, 250g, 1,000, 9/11", set()),
        ("t.co/AbC12 bit.ly/2x bbc.co.uk/news/uk-1", set()),
        ("covid-19-related grief of an 18-year-old boxer", {"covid-19", "relate", "grief", "boxer"}),
        ("caf&eacute; and cafe\u0301 and CAFÉ", {"café"}),
        ("won´t won`t won’t", set()),
        ("the com-\nmittee on edu-\ncation", {"committee", "education"}),
        ("eﬃcient ＷＩＤＥ", {"efficient", "wide"}),
        ("r&d, at&t, a&e; cats & dogs", {"r&d", "at&t", "a&e", "cat", "dog"}),
        ("Node.js, vue.JS, PM2.5, asp.net", {"node.js", "vue.js", "pm2.5", "asp.net"}),
        ("It rained.then it snowed.", {"rain", "snow"}),
        ("The game was finished.Kowalczyk smiled.", {"game", "finish", "kowalczyk", "smile"}),
        ("F-16s, B-52, mid-1990s, late-80s", {"f-16", "b-52", "late"}),
        ("TVs, MPs and NGOs, the MP", {"tv", "mp", "ngo"}),
        ("US$5m, R$ 20 and HK$100", set()),
        ("3-D and 3D, CO₂ and CO2", {"3d", "co2"}),
        ("COVID–19, COVID−19, Rome–Paris", {"covid-19", "rome", "paris"}),
        ("sooooo nooooo yesss", set()),
        ("tuk-tuk, Tuk-Tuk", {"tuk-tuk"}),
        ("the UN, U.N. and the U.K.", {"un", "uk"}),
        ("Post-War, postwar, anti-semitism, non-profits", {"postwar", "antisemitism", "nonprofit"}),
        ("pre-eminence of an anti-Trump anti-virus", {"preeminence", "trump", "antivirus"}),
        ("O\u201bNeill", {"o'neill"}),
        ("y'all", set()),
        ("a Ph.D., an M.Sc. and a B.A.", {"phd", "msc", "ba"}),
        ("It was Ed. He jumped.", {"ed", "jump"}),
    ],
)
def test_what_is_a_word(text, expected):
    assert vocabulary(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Schüler*innen, Lehrer:innen, Ärzt_innen, Bürger/-innen, Leser(innen)",
            "schüler lehrer ärztin bürger leser",
        ),
        ("de", "'nen Kaffee", "kaffee"),
        ("es", "l@s niñ@s y tod@s", "niño"),
        ("es", "EE.UU. y RR.HH.", "eeuu rrhh"),
        ("ca", "col·legi i intel·ligència", "col·legi intel·ligència"),
        ("ro", "orașele și oraşele şi ţara", "oraș țară"),
        ("it", "perche' la citta' e' piu' bella", "città bello"),
        ("id", "anak-anak", "anak"),
        ("fr", "dis-le-moi, parlez-vous du week-end", "parler week-end"),
        ("hi", "फ़िल्म और फिल्म, ज़िला और जिला, लड़का", "फिल्म जिला लड़का"),
        ("hi", "क्रिकेट\u200c क्रिकेट", "क्रिकेट"),
        ("en", "note:in this plug_in", "note plug_in"),
        ("es", "tambien", ""),
    ],
)
@pytest.mark.slow
def test_spellings_of_other_languages(language, text, expected):
    assert vocabulary(text, language=language) == set(expected.split())


def test_places_stay_exact_where_signs_are_mended():
    corpus = gl.Corpus.from_texts(["The caf&eacute; of the edu-\ncation board was &quot;old&quot; and r&amp;d there."])
    fates = gl.bag_of_words(corpus, unit="document", minimum_rows=1).explain(0).fates
    assert all(corpus[0].text[fate.start : fate.end] == fate.text for fate in fates)
    assert {"caf&eacute;", "edu-\ncation"} <= {fate.text for fate in fates}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("e-mail, email, E-Mails", "email"),
        ("co-operation and cooperation", "cooperation"),
        ("on-line, online", "online"),
        ("X-ray, xrays", "xray"),
        ("al-Qaeda", "al-qaeda"),
        ("T-shirt", "t-shirt"),
    ],
)
def test_a_compound_with_a_short_part_is_one_with_or_without_its_hyphen(text, word):
    assert vocabulary(text) == {word}


@pytest.mark.slow
def test_letters_that_lengthen_a_word_are_none_of_it():
    assert vocabulary("a happyyy, goooal, coooool Goal") == {"happy", "goal", "cool"}
    assert {"aaa", "brrrm"} <= vocabulary("AAA rated, brrrm")
    assert vocabulary("Die Schifffahrt", language="de") == {"schifffahrt"}


def test_function_words_as_people_type_them_are_stop_words():
    assert vocabulary("RT shouldve couldve yall gonna wanna gotta aint kinda dunno") == set()


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "pt",
            "A cidade tornou-se rica. Trata-se da guerra. Vendê-lo.",
            {"cidade", "tornar", "rico", "tratar", "guerra", "vender"},
        ),
        (
            "fr",
            "Le maire chante-t-il ? La ville parle-t-on ?",
            {"maire", "chanter", "ville", "parler"},
        ),
        ("ro", "Într-o casă, guvernul s-a luptat", {"casă", "guvern", "lupta"}),
        ("nl", "zo'n fietsen", {"fiets"}),
        ("id", "pemerintah dan kebijakan", {"pemerintah", "kebijakan"}),
        ("ja", "ｶﾞｽ ガス", {"ガス"}),
    ],
)
@pytest.mark.slow
def test_what_is_written_onto_words_with_a_hyphen_is_none_of_them(language, text, words):
    assert vocabulary(text, language=language) == words


@pytest.mark.slow
def test_a_compound_of_stop_words_is_none():
    assert vocabulary("in-between and g-7") == {"g-7"}
    assert vocabulary("Le maire est peut-être porte-parole", language="fr") == {"maire", "porte-parole"}


def test_arabic_words_with_their_article_have_the_lemma_of_those_without():
    assert vocabulary("المرضى مرضى للمرضى", language="ar") == {"مريض"}


def test_re_keeps_its_hyphen():
    assert vocabulary("They re-signed and resigned; a re-form is no reform") >= {"re-form", "reform", "resign"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tartışma tartışmalar tartışmanın tartışması tartışmada", {"tartışma"}),
        ("çalışma çalışmaları araştırmalarda", {"çalışma", "araştırma"}),
        ("koşmadı koşmaz", {"koş"}),
        ("konuşmak", {"konuş"}),
    ],
)
@pytest.mark.slow
def test_turkish_nouns_of_verbs_keep_their_ending(text, words):
    assert vocabulary(text, language="tr") == words


def test_us_and_us_in_capitals():
    assert "u.s." not in vocabulary("THEY NEVER TOLD US", "Please help us")
    assert "u.s." in vocabulary("The US sent envoys")


@pytest.mark.slow
def test_letters_of_turkish_arabic_and_persian():
    assert vocabulary("İSTANBUL ISPARTA istanbul ısparta", language="tr") == {"istanbul", "ısparta"}
    assert vocabulary("كتاب", "کتاب", language="fa") == {"کتاب"}
    assert len(vocabulary("مُدَرِّس", "مدرس", language="ar")) == 1


@pytest.mark.slow
def test_german_nouns_are_not_verbs():
    found = vocabulary("Die Arbeit war hart. Der Krieg kam in das Haus. Die Bäume und das Bett.", language="de")
    assert {"arbeit", "krieg", "haus", "baum", "bett"} <= found


def test_english_lemmas_are_words():
    found = vocabulary("They fixed, mixed, preferred and developed the shelves while thinking and growing")
    assert {"fix", "mix", "prefer", "develop", "shelf", "grow"} <= found


def test_given_words_take_any_form_and_phrases():
    texts = ["The patients waited.", "A patient slept for the prime minister."]
    assert "patient" not in vocabulary(*texts, stop_words=["Patients\n"])
    assert "prime minister" in vocabulary(*texts, keep=["Prime  Minister"])
    assert {"well-being", "9/11"} <= vocabulary("their well-being after 9/11", keep=["Well-being", "9/11"])
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts), keep=["zebra"], stop_words=["lion"])
    assert any("keep" in note and "zebra" in note for note in bow.notes)
    assert any("stop_words" in note and "lion" in note for note in bow.notes)


def test_keep_is_above_the_limits():
    texts = [f"health and town{i}" for i in range(40)]
    assert "health" not in vocabulary(*texts, minimum_rows=2, maximum_share=0.5)
    assert {"health", "town3"} <= vocabulary(*texts, minimum_rows=2, maximum_share=0.5, keep=["health", "town3"])


def test_names_over_connector_words_are_one():
    texts = [f"The Bank of England verb{i} rates. Others slept." for i in range(20)] + ["A bank in England fell."] * 20
    assert "bank of england" in vocabulary(*texts, phrases=True)


@pytest.mark.slow
def test_each_document_is_read_in_its_own_language():
    from dataclasses import replace

    corpus = gl.Corpus.from_texts(["Die Katzen und der Hund.", "They die for cats."])
    corpus = replace(corpus, documents=(replace(corpus[0], language="de"), corpus[1]))
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1)
    assert {"katze", "hund", "die", "cat"} == set(bow.vocabulary)
    again = bow.recount(corpus)
    assert (again.counts.toarray() == bow.counts.toarray()).all()


def test_texts_that_look_like_another_language_are_said():
    spanish = ["el examen de la escuela y no voy a pasar", "la gente de mi casa lo sabe que no me voy"] * 10
    bow = gl.bag_of_words(gl.Corpus.from_texts(spanish))
    assert any("Spanish" in note for note in bow.notes)
    english = ["the exam of the school was hard for us", "people at home know that they will not go"] * 10
    assert not any("seem to hold" in note for note in gl.bag_of_words(gl.Corpus.from_texts(english)).notes)


def test_a_splitter_cuts_what_has_no_spaces():
    def pairs(text):
        return [text[i : i + 2] for i in range(0, len(text), 2)]

    corpus = gl.Corpus.from_texts(["北京天气", "天气北京"], language="zh")
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False, splitter=pairs)
    assert set(bow.vocabulary) == {"北京", "天气"}
    assert bow.notes == ()
    assert [fate.text for fate in bow.explain(0).kept] == ["北京", "天气"]


@pytest.mark.slow
def test_long_documents_are_cut_into_passages():
    themes = ["war peace army treaty", "school teacher pupil lesson", "field harvest wheat plough"]
    texts = []
    for number in range(30):
        parts = [" ".join(f"{words} town{number}x{i}." for i in range(25)) for words in themes * 4]
        texts.append("\n\n".join(parts))
    corpus = gl.Corpus.from_texts(texts)
    bow = gl.bag_of_words(corpus)
    assert bow.unit == "passage"
    assert "passages of 100 to 300 words" in bow.notes[0]
    assert {"war", "school", "wheat"} <= {word for term in bow.vocabulary for word in term.split()}
    whole = gl.bag_of_words(corpus, unit="document", maximum_share=0.5)
    assert not {"war", "school"} & set(whole.vocabulary)
    assert any("left out" in note for note in whole.notes)
    model = gl.fit_topics(bow, topics=3)
    assert model.document_shares.shape == (30, 3)
    np.testing.assert_allclose(model.document_shares.sum(axis=1), 1)


def test_a_text_without_full_stops_has_rows():
    bow = gl.bag_of_words(gl.Corpus.from_texts([" ".join(["rain wind storm vote party poll"] * 3000)]))
    assert bow.unit == "passage"
    assert len(bow) >= 60


def test_a_bag_without_words_says_why():
    assert "only numbers" in gl.bag_of_words(gl.Corpus.from_texts(["123 456", "7/8"])).notes[-1]
    assert any("stop words" in note for note in gl.bag_of_words(gl.Corpus.from_texts(["the of and"] * 3)).notes)


def test_rows_without_words_are_said_and_marked():
    texts = ["rain wind storm"] * 20 + ["vote party poll"] * 20 + ["12345"] * 10
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts), phrases=False)
    assert any("10 of 50 documents hold no counted word" in note for note in bow.notes)
    model = gl.fit_topics(bow, topics=2)
    assert model.shares_frame()["empty"].sum() == 10
    assert np.isnan(model.document_shares[-1]).all()


def test_ids_of_a_frame_join():
    import pandas as pd

    frame = pd.DataFrame({"id": range(101, 141), "text": ["rain wind storm", "vote party poll"] * 20})
    model = gl.fit_topics(gl.bag_of_words(gl.Corpus.from_frame(frame), phrases=False), topics=2)
    joined = frame.set_index("id").join(model.shares_frame())
    assert joined.notna().all(axis=None)
    again = model.transform(model.bow, fitted=True)
    np.testing.assert_array_equal(again.shares, model.shares)


def test_a_letter_by_itself_is_no_word_of_a_language_whose_signs_are_words():
    corpus = gl.Corpus.from_texts(["m 命令 c 水 執行"] * 2, language="zh")
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False, splitter=str.split)
    assert set(bow.vocabulary) == {"命令", "水", "執行"}


def test_signs_of_scanners_break_words_at_line_ends():
    tokens = tokenize(["An inter\u00ac\nnational treaty."])
    assert "international" in tokens.words


def test_a_name_with_a_digit_before_a_full_word_is_counted_by_itself():
    assert resolve("5G-enabled") == ("5g", "enabled")
    assert resolve("3D-Drucker", "de") == ("3d", "drucker")
    assert resolve("5-HT2A") == ("5-ht2a",)  # what follows is no word


@pytest.mark.parametrize("text", ["EE. UU. crece.", "EE.UU. crece."])
def test_a_plural_of_capitals_in_two_pieces_is_one_word(text):
    bow = gl.bag_of_words(gl.Corpus.from_texts([text], language="es"), unit="document", minimum_rows=1, phrases=False)
    assert "eeuu" in bow.vocabulary
    fate = next(fate for fate in bow.explain(0).kept if fate.word == "eeuu")
    assert fate.text in text
    assert fate.text.startswith("EE.")
    assert fate.text.endswith("UU.")


def test_entities_that_were_escaped_twice_are_their_signs():
    texts = ["The caf&amp;eacute; and R&amp;amp;D, AT&amp;T; and so on."]
    words = gl.bag_of_words(gl.Corpus.from_texts(texts), unit="document", minimum_rows=1).vocabulary
    assert {"café", "r&d"} <= set(words)
    assert not {"amp", "eacute"} & set(words)


def test_a_hebrew_abbreviation_is_one_word_however_its_mark_is_typed():
    texts = ['צה״ל צה"ל ה"ארץ"']
    words = gl.bag_of_words(
        gl.Corpus.from_texts(texts, language="he"), unit="document", minimum_rows=1, phrases=False
    ).vocabulary
    assert "צה״ל" in words
    assert not any(chr(34) in word for word in words)  # what stands between quotation marks is no abbreviation


def test_a_small_letter_before_a_digit_begins_no_plural():
    assert [resolve(form) for form in ("k8s", "F-16s", "PS5s", "f-16s")] == [("k8s",), ("f-16",), ("ps5",), ("f-16",)]


def test_addresses_in_capitals_leave_no_scraps():
    corpus = gl.Corpus.from_texts(["Visit HTTP://WWW.EXAMPLE.COM/A or WWW.EXAMPLE.COM today and read"])
    assert gl.bag_of_words(corpus, unit="document", minimum_rows=1).vocabulary == ("read", "visit")


def test_a_german_noun_behind_a_digit_is_a_noun():
    corpus = gl.Corpus.from_texts(["Der 3D-Druck und die 2G-Regel gelten."], language="de")
    words = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0).vocabulary
    assert {"druck", "regel"} <= set(words)


@pytest.mark.parametrize(
    ("form", "language", "words"),
    [
        ("un\u200bbelievable", "en", ("unbelievable",)),
        ("red\u200bapple", "en", ("red", "apple")),
        ("super\u200bcali", "en", ("supercali",)),
        ("\u200bleading\u200b", "en", ("leading",)),
        ("ប្រទេស\u200bកម្ពុជា", "km", ("ប្រទេស", "កម្ពុជា")),
    ],
)
def test_a_space_of_no_width_breaks_no_word(form, language, words):
    assert resolve(form, language) == words
    tokens = tokenize([f"x {form}."], language)
    assert tuple(tokens.words[i] for i in tokens.ids)[1:] == words


@pytest.mark.parametrize(
    ("language", "form"), [("de", "z.B."), ("de", "d.h."), ("ru", "т.д."), ("nl", "o.a."), ("it", "p.e.")]
)
def test_an_abbreviation_of_function_words_is_no_word(language, form):
    assert resolve(form, language) == ()
    assert resolve(form, language, frozenset([form.lower()])) == (form.lower(),)


def test_initials_and_english_abbreviations_in_small_letters_are_words():
    assert resolve("S.P.D.", "de") == ("spd",)
    assert resolve("u.k.", "en") == ("uk",)
