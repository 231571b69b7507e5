import pandas as pd
import pytest

import gleanings as gl
from gleanings.corpus.copies import set_near_copies_aside
from gleanings.corpus.language_detection import detect_language
from gleanings.documents.document import Document

STORY = (
    "The council voted on Monday to build a new bridge over the river, by seven votes to two. Work on it will begin in "
    "the autumn, and it should end in two years, said the mayor. Nobody knows yet what it will cost in the end."
)
SENTENCES = {
    "en": "The council voted on Monday to build a new bridge over the river.",
    "fr": "Le conseil municipal a voté lundi la construction d'un nouveau pont sur la rivière.",
    "it": "Il consiglio comunale ha votato lunedì la costruzione di un nuovo ponte sul fiume.",
    "pt": "A câmara municipal aprovou na segunda-feira a construção de uma nova ponte sobre o rio.",
    "nl": "De gemeenteraad stemde maandag voor de bouw van een nieuwe brug over de rivier.",
    "de": "Der Stadtrat stimmte am Montag für den Bau einer neuen Brücke über den Fluss.",
    "es": "El ayuntamiento aprobó el lunes la construcción de un nuevo puente sobre el río.",
    "tr": "Belediye meclisi pazartesi günü nehir üzerine yeni bir köprü yapılmasını onayladı.",
    "ru": "Городской совет в понедельник проголосовал за строительство нового моста через реку.",
    "hi": "नगर परिषद ने सोमवार को नदी पर नया पुल बनाने के पक्ष में मतदान किया।",
    "ar": "صوت مجلس المدينة يوم الاثنين لصالح بناء جسر جديد فوق النهر.",
    "ur": "سٹی کونسل نے پیر کے روز دریا پر نیا پل بنانے کے حق میں ووٹ دیا۔",
    "zh": "市议会周一投票决定在河上修建一座新桥，工程将于秋季开始。",
    "ja": "市議会は月曜日、川に新しい橋を架けることを決議した。",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_the_language_of_a_sentence_is_told(code):
    assert detect_language(SENTENCES[code])[0] == code


def test_texts_too_short_to_be_sure_of_have_the_language_of_the_others():
    corpus = gl.Corpus.from_texts([SENTENCES["de"], "ok", SENTENCES["de"] + " Ja.", ""], language="auto")
    assert [d.language for d in corpus] == ["de"] * 4
    assert corpus.language == "de"
    assert corpus.notes == ()


def test_a_mixed_corpus_is_said_and_split():
    corpus = gl.Corpus.from_texts([SENTENCES["de"], SENTENCES["en"], SENTENCES["en"] + " Yes."], language="auto")
    assert corpus.notes == (
        "The documents are in 2 languages: English (2), German (1). `corpus.by_language()` gives a corpus of each.",
    )
    parts = corpus.by_language()
    assert {code: [d.id for d in part] for code, part in parts.items()} == {"en": ["1", "2"], "de": ["0"]}
    assert parts["de"].notes == ()


def test_a_language_that_was_given_settles_it():
    assert [d.language for d in gl.Corpus.from_texts([SENTENCES["de"]], language="en")] == ["en"]


def test_the_longest_of_near_copies_is_kept_and_the_others_are_whole():
    kept, copies = set_near_copies_aside([Document("a", STORY), Document("b", "BERNVILLE (Agency) - " + STORY)])
    assert [d.id for d in kept] == ["b"]
    assert [(c.document.text, c.of) for c in copies] == [(STORY, "b")]
    assert 0.9 < copies[0].similarity < 1


def test_texts_that_share_a_passage_or_are_short_are_no_copies():
    other = (
        "Fans filled the square on Sunday as the Rovers won the cup for the first time in forty years of trying. " * 3
    )
    documents = [
        Document("a", STORY),
        Document("b", STORY[:120] + other),
        Document("c", "Too dear."),
        Document("d", "Too dear."),
    ]
    assert set_near_copies_aside(documents)[1] == []


def test_copies_are_found_in_scripts_without_spaces():
    text = (
        "市议会周一投票决定在河上修建一座新桥，工程将于秋季开始，预计两年内完工。居民们对此表示欢迎，但渔民们仍然反对。"
    )
    assert len(set_near_copies_aside([Document("a", text), Document("b", "新华社电：" + text)])[1]) == 1


def test_a_folder_keeps_one_of_near_copies_and_lists_the_others(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text("BERNVILLE (Agency) - " + STORY)
    (tmp_path / "c.txt").write_text(STORY + "\n")
    corpus = gl.read_folder(tmp_path)
    assert [d.id for d in corpus] == ["b.txt"]
    assert [c.document.id for c in corpus.near_copies] == ["a.txt"]
    assert [d.id for d in corpus.with_copies()] == ["a.txt", "b.txt"]
    assert len(gl.read_folder(tmp_path, keep_near_copies=True)) == 2
    account = corpus.account.to_frame().set_index("what")
    assert account.loc["exact copies, read once", "example"] == "c.txt (the same text as a.txt)"
    assert account.loc["near copies, kept once", "example"] == "a.txt (of b.txt)"


def test_the_account_counts_every_document_and_file(tmp_path):
    (tmp_path / "2021-05-03.txt").write_text(STORY)
    (tmp_path / "b.md").write_text("# Brücke\n\n" + SENTENCES["de"])
    (tmp_path / "c.xyz").write_text("x")
    frame = gl.read_folder(tmp_path).account.to_frame()
    rows = dict(zip(zip(frame["about"], frame["what"], strict=True), frame["count"], strict=True))
    assert rows["read", "documents of kind .txt"] == rows["read", "documents of kind .md"] == 1
    assert rows["left out", "kind of file"] == 1
    assert rows["languages", "German"] == rows["languages", "English"] == 1
    assert rows["dates", "with a date"] == rows["dates", "without a date"] == 1
    assert rows["set aside", "heading"] == 1


def test_columns_of_pandas_are_dates_whatever_they_hold():
    for values in (
        pd.to_datetime(["2020-01-01", None]),
        [2020, None],
        ["2020-01-01", ""],
        pd.PeriodIndex(["2020-01", "NaT"], freq="M"),
        ["1 January 2020", pd.NA],
    ):
        dates = [d.date for d in gl.Corpus.from_frame(pd.DataFrame({"text": ["a", "b"], "date": values}))]
        assert [str(date) for date in dates] == ["2020-01-01", "None"]
        assert [d.date for d in gl.Corpus.from_texts(["a", "b"], dates=list(values))] == dates


def test_a_corpus_built_by_hand_does_not_take_an_id_twice():
    with pytest.raises(ValueError, match="'a' is given more than once"):
        gl.Corpus((Document("a", "Rain."), Document("a", "Snow.")))
    with pytest.raises(TypeError, match="is not a Document"):
        gl.Corpus(("Rain.",))
