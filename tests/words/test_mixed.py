"""Texts in two languages: the function words of both are left out, and it is said."""

import pytest

import gleanings as gl

_ITALIAN = (
    "Il ponte della città è stato chiuso perché la pioggia non era finita e il fiume saliva ancora. "
    "I tecnici del comune hanno controllato gli argini con una squadra e non hanno trovato danni. "
)
_ENGLISH = (
    "The bridge of the town was closed because the rain was not over and the river was still rising. "
    "The engineers of the council looked at the banks with a team of their own and found that they were sound. "
)


def counted(texts, **given):
    corpus = gl.Corpus.from_texts(texts, **given)
    return gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)


@pytest.mark.slow
def test_function_words_of_a_page_half_translated_are_left_out():
    bow = counted([_ITALIAN, _ITALIAN + _ENGLISH, _ENGLISH], language="auto")
    assert {"ponte", "bridge", "fiume", "river"} <= set(bow.vocabulary)
    assert {"the", "of", "and", "was", "il", "della", "non"}.isdisjoint(bow.vocabulary)
    [note] = [note for note in bow.notes if "seems to hold" in note]
    assert note.startswith("1 of 3 documents seems to hold ")


def test_a_word_of_both_languages_stays_where_the_texts_are_in_one():
    """German "die" is English "die": without the count of such documents it would be left out everywhere."""
    german = "Die Stadt hat die Brücke und die Straße für die Arbeiten an dem Ufer gesperrt. "
    bow = counted([_ENGLISH + "Many die of cancer, some die young. " * 20, german], language="auto")
    assert "die" in bow.vocabulary


def test_texts_read_in_a_language_that_was_given_wrongly():
    bow = counted([_ITALIAN], language="en")
    assert {"il", "della", "non"}.isdisjoint(bow.vocabulary)
    assert any("seems to hold Italian beside the language that it is read in (English)" in note for note in bow.notes)


def test_what_is_left_out_is_told_and_stays_so_in_a_saved_model(tmp_path):
    things = ("wall", "road", "mill", "dam", "quay", "lock")
    texts = [_ITALIAN + f"Argine {i}. " + _ENGLISH.replace("bridge", thing) for i, thing in enumerate(things)]
    bow = counted(texts)
    fates = {fate.text.lower(): fate.reason for fate in bow.explain(0).fates}
    assert fates["the"] == fates["della"] == "stop word"
    gl.fit_topics(bow, topics=2, seed=0).save(tmp_path / "model")
    assert gl.load_topics(tmp_path / "model").bow.preparation == bow.preparation


@pytest.mark.slow
def test_modal_verbs_are_function_words_in_all_their_forms_but_the_noun():
    italian = "Le regioni potrebbero e dovrebbero decidere. Il potere delle regioni e i doveri dei comuni crescono."
    french = "Les régions pourraient et voudraient décider. Les pouvoirs des régions et le devoir des communes."
    spanish = "Las regiones debemos decidir y deberían pagar. El poder de las regiones y el deber y los deberes crecen."
    for language, text, nouns in (
        ("it", italian, {"potere", "dovere"}),
        ("fr", french, {"pouvoir", "devoir"}),
        ("es", spanish, {"deber"}),
    ):
        bow = counted([text], language=language)
        assert {fate.text for fate in bow.explain(0).kept if fate.word in nouns} <= {
            "potere", "doveri", "pouvoirs", "devoir", "deber", "deberes"
        }  # fmt: skip
        assert nouns <= set(bow.vocabulary)
        assert "vouloir" not in bow.vocabulary


@pytest.mark.parametrize(("others", "said"), [(9, True), (90, False)])
def test_a_language_of_next_to_none_of_the_words_is_not_looked_for(others, said):
    texts = [_ENGLISH.replace("bridge", f"bridge{i} and mill{i}") for i in range(others)]
    bow = counted([*texts, _ITALIAN], language="en")
    assert any("seems to hold Italian" in note for note in bow.notes) == said


def test_of_several_documents_the_note_speaks_of_several():
    bow = counted([_ITALIAN, _ITALIAN.replace("ponte", "porto"), _ENGLISH], language="en")
    [note] = [note for note in bow.notes if "Italian" in note]
    assert note.startswith("2 of 3 documents seem to hold Italian beside the language that they are read in (English)")


def test_words_in_common_do_not_make_a_language_without_a_list_another():
    """Luxembourgish has no list, and a few function words of German."""
    own = (
        "De Minister huet e Méindeg am Parlament iwwer déi nei Gesetzer geschwat, an en huet gesot, datt d'Präisser "
        "dëst Joer net klammen, well d'Regierung dat net wëll."
    )
    other = "Der Minister hat am Montag über die neuen Gesetze gesprochen, und die Preise werden nicht mehr steigen."
    for text, said in ((own, False), (other, True)):
        bow = gl.bag_of_words(gl.Corpus.from_texts([text] * 3, language="lb"), minimum_rows=1)
        assert any("seem to hold German" in note for note in bow.notes) is said
        assert any("no list of stop words" in note for note in bow.notes)


def test_words_of_another_language_get_no_lemma_of_that_of_the_text():
    spanish = "La herramienta pinta sobre la capa y el color de la imagen, y no se puede deshacer con el teclado. "
    english = "The values of the files are shown in the window, and the value of a file is what the user has set. "
    bow = counted([spanish, spanish + english, spanish + english], language="es")
    assert {"value", "file"} <= set(bow.vocabulary)
    assert {"valuar", "filar", "files"}.isdisjoint(bow.vocabulary)


_RUSSIAN = "Страница говорит о локализации системы, и при локализации задаются вопросы о языке и о стране. "


def test_words_in_other_letters_keep_their_lemma_on_a_page_half_translated():
    bow = counted([_RUSSIAN + _ENGLISH, _RUSSIAN], language="ru")
    assert "локализация" in bow.vocabulary


def test_english_words_on_a_page_half_translated_are_no_family_of_its_language():
    """French Snowball has "fold" as the stem of "folder"."""
    french = "Le fichier est dans le dossier de la machine, et on ne peut pas le lire sans la clé de la machine. "
    english = "The folder and the folders are in the window of the user, and the fold of the map is not. "
    bow = counted([french, french + english, french + english], language="fr")
    assert "folder" in bow.vocabulary
