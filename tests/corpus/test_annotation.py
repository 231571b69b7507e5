"""What is found out of documents does not depend on which others it is found out with."""

from dataclasses import fields

import numpy as np
import pytest

import gleanings as gl
from gleanings.corpus.annotation import AnnotationOptions, annotated
from gleanings.corpus.copies import WordHashes, shingles_of
from gleanings.documents.document import Document

TEXTS = {
    "news": "Storm\n3 May 2021\n\nThe storm came at night, and took the roof of the school. Nobody was hurt.\n\nBy Ann",
    "german": "Der Stadtrat stimmte am Montag für den Bau einer neuen Brücke über den Fluss. Die Arbeit beginnt bald.",
    "short": "ok",
    "chinese": "新华社北京5月3日电 市议会星期一投票决定在河上修建一座新桥。工程将于秋季开始。",
    "endless": "so it rains and " * 60,
    "ambiguous": "Storm\nPublished: 03/04/2021\nThe storm came at night, and took the roof of the school.",
}


def plain(each):
    values = [getattr(each, field.name) for field in fields(each)]
    return [value.tolist() if isinstance(value, np.ndarray) else value for value in values]


def test_documents_are_annotated_together_as_each_by_itself():
    documents = [Document(name, text, source=f"/texts/{name}.txt") for name, text in TEXTS.items()]
    for clean, language in ((True, "auto"), (False, "auto"), ({"heading"}, "de")):
        asked = AnnotationOptions.of(clean, language, runs=True)
        together = annotated(documents, asked, WordHashes())
        apart = [each for document in documents for each in annotated([document], asked, WordHashes())]
        assert list(map(plain, together)) == list(map(plain, apart))
    assert annotated([], AnnotationOptions.of(True, "auto"), WordHashes()) == []


def test_each_run_of_words_counts_once_and_in_order():
    runs = shingles_of(["the rain fell on the hills " * 9], WordHashes())[0]
    assert len(runs) == 6  # as many as there are places to begin in
    assert runs.tolist() == sorted(set(runs.tolist()))
    assert len(shingles_of(["the rain fell on"], WordHashes())[0]) == 0


def test_signs_part_words_whatever_alphabet_and_quotation_marks_a_text_has():
    hashes = WordHashes()
    plain, quoted, accented, joined = shingles_of(
        [
            "rain fell on the_old town all day and it rose",
            "Rain fell “on the_old town”—all day… and it’rose!",
            "Rain fell on the_old town all day and it rose é",
            "rain fell on the old town all day and it rose",
        ],
        hashes,
    )
    assert plain.tolist() == quoted.tolist()
    assert set(plain.tolist()) < set(accented.tolist())
    assert plain.tolist() != joined.tolist()  # an underscore is a sign of words


def test_hashes_that_were_begun_anew_are_the_same(monkeypatch):
    text = "the rain fell on the hills and the river rose over the road to the mill"
    before = shingles_of([text], WordHashes())[0].tolist()
    monkeypatch.setattr("gleanings.corpus.copies._KEPT", 3)
    hashes = WordHashes()
    assert shingles_of([text], hashes)[0].tolist() == before
    assert len(hashes) <= 3


ANSWERS = {
    "de": "Hallo zusammen,\n\nich übernehme gern den Kuchenstand, zusammen mit meiner Nachbarin.",
    "fr": "Bonjour à tous,\n\nje m'occupe volontiers du stand de gâteaux avec ma voisine.",
}


@pytest.mark.parametrize("language", ANSWERS)
def test_a_mail_is_in_the_language_of_its_author_not_of_what_it_quotes(language):
    quoted = "> Put me down for the barbecue, please. The gas grill needs a new hose, and somebody has to order it.\n"
    mail = f"{ANSWERS[language]}\n\nOn Tue, 19 Mar 2024 at 18:46, Ann Lee wrote:\n{quoted * 8}"
    assert [
        each.guess for each in annotated([Document("a", mail)], AnnotationOptions.of(True, "auto"), WordHashes())
    ] == [(language, True)]
    plain = annotated([Document("a", mail)], AnnotationOptions.of(False, "auto"), WordHashes())
    assert plain[0].guess[0] == "en"  # nothing says which part is whose
    short = mail.replace(ANSWERS[language], "Yes, fine by me.")  # which tells little, but quotes its own language
    assert annotated([Document("a", short)], AnnotationOptions.of(True, "auto"), WordHashes())[0].guess == ("en", True)


def test_a_corpus_holds_no_sentences_that_nobody_asked_for():
    """They take several times the memory of the text: those that were looked at to find repeated lines are let go."""
    text = "Rain fell on all of the hills. The river rose. Nobody came to the fair. The stalls stood empty."
    corpus = gl.Corpus.from_texts([text, text + " So did the church."], clean=["boilerplate"])
    assert all("sentences" not in vars(document) for document in corpus)
    assert len(corpus[0].sentences) == 4
