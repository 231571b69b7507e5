"""Minutes are summarised by what was decided, news of a meeting by its lead."""

import pytest

import gleanings as gl
from gleanings.summaries import procedure
from gleanings.summaries.standing import standing_of

ENGLISH = """The meeting was called to order by the chair, Mrs Park, in the village hall. Apologies came from Mr Bose.

The treasurer said that the hall fund fell to 12,000 pounds. The hall hire fee will rise from 10 to 14 pounds an hour.

There being no further business, the meeting was adjourned."""
GERMAN = """Der Vorsitzende eröffnet die Sitzung um 8 und begrüßt die Gäste. Das Protokoll der Sitzung wird genehmigt.

Der Verein hat 2.300 Euro Verlust gemacht. Die Versammlung beschließt, den Beitrag von 60 auf 72 Euro zu erhöhen.

Der Vorsitzende schließt die Sitzung um 21 Uhr."""


@pytest.mark.parametrize(("text", "language", "course"), [(ENGLISH, "en", [0, 1, 4]), (GERMAN, "de", [0, 1, 4])])
def test_minutes_are_summarised_by_what_was_decided(text, language, course):
    document = gl.Corpus.from_texts([text], language=language)[0]
    reason = "tells the course of a meeting"
    signs = [standing_of(document, s.index).reasons for s in document.sentences]
    assert [i for i, reasons in enumerate(signs) if reason in reasons] == course
    assert gl.summarize(document, sentences=2).text == " ".join(s.text for s in document.sentences[2:4])


def test_without_the_sign_the_opening_is_chosen(monkeypatch):
    monkeypatch.setattr("gleanings.summaries.standing.is_procedure", lambda *_: False)
    document = gl.Corpus.from_texts([ENGLISH])[0]
    assert gl.summarize(document, sentences=1).text.startswith("The meeting was called to order")


def test_news_of_a_meeting_is_no_minutes():
    news = (
        "The Senate adjourned on Friday without a vote on the farm bill. The bill, on the agenda since March, would "
        "cut milk subsidies. There was no quorum. Milk prices have fallen. Senators return in June with a full agenda."
    )
    document = gl.Corpus.from_texts([news])[0]
    assert gl.summarize(document, sentences=1).text == document.sentences[0].text
    assert standing_of(document, 0).score == 1.0


def test_whether_a_document_is_minutes_is_told_once(monkeypatch):
    read = []
    monkeypatch.setattr(procedure, "_phrases", lambda text, phrases: read.append(text) or 2)
    procedure._are_minutes.cache_clear()
    document = gl.Corpus.from_texts([ENGLISH])[0]
    for sentence in document.sentences:
        assert procedure.is_procedure(document, sentence.text)
    procedure._are_minutes.cache_clear()
    assert len(read) == 2 + len(document.sentences)
