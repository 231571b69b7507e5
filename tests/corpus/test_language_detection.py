"""Each document has its own language, and one too short to tell that of its metadata or of the others."""

import pytest

from gleanings.corpus.corpus import Corpus
from gleanings.corpus.language_detection import (
    detect_language,
    detect_languages,
    likeliest,
    stated_language,
    with_languages,
)
from gleanings.documents.document import Document

GERMAN = "Der Stadtrat stimmte am Montag für den Bau einer neuen Brücke über den Fluss."
ENGLISH = "The council voted on Monday for the building of a new bridge over the river."


def test_documents_in_two_languages_have_their_own_and_the_longer_text_is_that_of_most():
    found, most = with_languages([Document("a", GERMAN), Document("b", ENGLISH), Document("c", f"{GERMAN} {GERMAN}")])
    assert [document.language for document in found] == ["de", "en", "de"]
    assert most == "de"


def test_a_short_document_has_the_language_that_it_states_else_that_of_most():
    stated = Document("a", "ok", metadata={"language": "fr_CA"})
    wrong = Document("b", "ok", metadata={"language": "unknown"})
    found, _ = with_languages([stated, wrong, Document("c", "ok"), Document("d", GERMAN)])
    assert [document.language for document in found] == ["fr", "de", "de", "de"]
    assert with_languages([Document("c", "ok")], fallback="it")[0][0].language == "it"


def test_where_no_guess_is_sure_the_commonest_counts():
    assert likeliest([("de", False), ("fr", False), ("fr", False)]) == "fr"
    assert likeliest([("de", False), ("fr", False)]) == "en"


def test_kinds_of_one_language_have_one_code():
    text = "Eg veit ikkje kva dei seier om dette, men me har ikkje hatt noko slikt her før, og det er ikkje bra."
    assert detect_language(text)[0] == "no"


def test_a_long_text_whose_ends_do_not_tell_is_looked_at_in_more_places():
    """Its beginning, middle and end are figures and code; without more places the language would be a guess."""
    code = "x_1 = [0x1f, 0x2e]; y_2 = {a: 3.14}; z = x_1 / y_2; " * 4
    prose = "The council met on Monday to discuss the repair of the old bridge over the river. " * 30
    assert detect_language(code + prose + code + prose + code) == ("en", True)


def test_a_short_text_is_in_its_likeliest_language_if_others_are():
    """Most of the text is Spanish; without this, every short English text would be Spanish, too."""
    spanish = "El consejo votó el lunes a favor de un nuevo puente sobre el río, y todos aplaudieron. " * 9
    documents = [Document("a", spanish), Document("b", ENGLISH), Document("c", "I am fine."), Document("d", "Ja, ja.")]
    guesses = [("es", True), ("en", True), ("en", False), ("de", False)]
    found, _ = with_languages(documents, guesses=guesses)
    assert [document.language for document in found] == ["es", "en", "en", "es"]


def test_a_script_of_one_language_tells_it_where_the_words_do_not():
    texts = ["維基大典者，網路為礎；集天下知。", "会場が少し寒かった。", "좋아요", "ขอบคุณ", "Ευχαριστώ πολύ", "Да"]
    assert [code for code, sure in detect_languages(texts) if sure][:5] == ["zh", "ja", "ko", "th", "el"]
    assert not detect_language("Да")[1]


def test_a_language_is_taken_by_code_tag_or_english_name():
    for name in ("de", "de-AT", "German", "deu"):
        corpus = Corpus.from_texts([GERMAN], language=name)
        assert (corpus.language, corpus[0].language) == ("de", "de")


@pytest.mark.parametrize("stated", ["Danish", "da-DK", "dan"])
def test_a_document_states_its_language_in_any_of_these_ways(stated):
    assert stated_language(Document("a", "Ok.", metadata={"language": stated})) == "da"
    assert stated_language(Document("b", "Ok.", metadata={"language": "unknown to all"})) is None


def test_a_line_in_another_script_is_never_in_the_language_of_latin_letters():
    texts = ["Реката се покачи през нощта.", "Он ушёл домой рано, и все спали.", "मी घरी जात आहे आणि झोपणार आहे"]
    assert detect_languages(texts) == [("bg", True), ("ru", True), ("mr", True)]
