"""What a reader knows already: words that count less, sentences that are refused."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.documents.document import Document
from gleanings.summaries.known import Known
from gleanings.summaries.numbers import numbers_in
from gleanings.summaries.sentence_matrix import SentenceMatrix

OLD = Document(
    "old", "The dam near Orr broke at night. It was not to be. Nobody was hurt in the 3 villages below the dam."
)
NEW = Document(
    "new",
    "The dam near Orr broke at night. It was not to be. At night broke the old dam near Orr. "
    "Nobody was hurt in the 5 villages below the dam. The mayor blamed the state for the flood.",
)


def known():
    return Known([OLD], SentenceMatrix.from_document(NEW), [s.text for s in NEW.sentences])


def test_what_is_known_word_for_word_is_refused_even_without_content_words():
    assert [known().repeats(row) for row in range(5)] == [True, True, True, False, False]
    assert known().new.tolist() == [False, False, True, True, True]


def test_sentences_known_word_for_word_are_not_looked_at(monkeypatch):
    asked = []
    real = Known.repeats
    monkeypatch.setattr(Known, "repeats", lambda self, row: asked.append(row) or real(self, row))
    copies = Document("copies", " ".join([OLD.text] * 3 + ["The mayor blamed the state for the flood."]))
    summary = gl.summarize(copies, known=OLD, sentences=5)
    assert summary.text == "The mayor blamed the state for the flood."
    assert len(set(asked)) == 1


@pytest.mark.parametrize("seed", range(5))
def test_near_repeats_are_those_that_pair_by_pair_comparison_finds(monkeypatch, seed):
    monkeypatch.setattr("gleanings.summaries.known.exchange_roles", lambda *words: False)  # the order is chance
    chance = np.random.default_rng(seed)
    words = [f"{a}{b}{c}an" for a in "bdfgk" for b in ("o", "ar", "ul") for c in "bdf"]
    lines = [" ".join(chance.choice(words[:16], 6)).capitalize() + "." for _ in range(60)]
    old, new = Document("a", " ".join(lines[:30])), Document("b", " ".join(lines[30:]))
    matrix = SentenceMatrix.from_document(new)
    found = Known([old], matrix, [s.text for s in new.sentences])
    stems = [{word.strip(".").lower() for word in s.text.split()} for s in (*old.sentences, *new.sentences)]
    wanted = [any(10 * len(own & other) >= 7 * len(own) for other in stems[:30]) for own in stems[30:]]
    assert [found.repeats(row) for row in range(30)] == wanted
    assert 0 < sum(wanted) < 30


def test_a_denial_is_news_beside_known_documents_of_another_language():
    german = Document("de", "Der Damm bei Orr brach in der Nacht.", language="de")
    affirmed = Document("a", "Trains from Brackley to Orr run on Sunday.")
    denied = Document("b", "No trains from Brackley to Orr run on Sunday.")
    for known_first, new in ((affirmed, denied), (denied, affirmed)):
        assert gl.summarize(new, known=[known_first, german]).text == new.text


def test_known_sentences_are_looked_at_once(monkeypatch):
    asked = []

    def numbers(text, language):
        asked.append(text)
        return numbers_in(text, language)

    monkeypatch.setattr("gleanings.summaries.known.numbers_in", numbers)
    old, new = (
        Document(name, " ".join(f"The river at station Orr stood {first + i} feet high by noon." for i in range(20)))
        for name, first in (("a", 100), ("b", 200))
    )
    found = Known([old], SentenceMatrix.from_document(new), [s.text for s in new.sentences])
    assert not any(found.repeats(row) for row in range(20))
    assert len(asked) == 40


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "Trains between Brackley and Orr were cancelled.", "Trains between Brackley and Orr run again."),
        (
            "en",
            "Either party may end it with two months' notice.",
            "Either party may end it with three months' notice.",
        ),
        ("en", "Rent is 900 pounds a month. Deposit: 980 pounds.", "Rent is 980 pounds a month."),
        ("fr", "Faites cuire la tarte quarante minutes.", "Faites cuire la tarte trente minutes."),
        (
            "en",
            "Patients on the drug had as many attacks as before.",
            "Patients on the drug had fewer attacks as before.",
        ),
        ("de", "Der Hof hat drei Kühe und einen Hund.", "Der Hof hat fünf Kühe und einen Hund."),
        ("ru", "Поезда между Тверью и Клином отменены.", "Поезда между Тверью и Клином снова ходят."),
    ],
)
def test_what_is_said_anew_of_a_known_thing_is_news(language, old, new):
    before, after = (Document(name, text, language=language) for name, text in (("old", old), ("new", new)))
    assert gl.summarize(after, known=before).text == new
    assert gl.compare_documents(before, after).only_b.text == new
    assert not gl.compare_documents(before, after).both
