"""An interview is summarised by what is answered."""

import gleanings as gl
from gleanings.summaries.interviews import is_said_by_who_asks

TALK = """Ann Reid: The decline of bees is in every paper. Is the decline of bees real?
Lars Holm: Wild bees have fallen by a third since 1990. Fields have lost their flowers.
Ann Reid: The decline of bees worries our readers. What can readers do for bees?
Lars Holm: Leave a strip of lawn uncut until July."""


def test_what_is_answered_is_chosen(monkeypatch):
    document = gl.Corpus.from_texts([TALK])[0]
    summary = gl.summarize(document, sentences=2)
    assert {document.sentences[s.index].speaker for s in summary.sentences} == {"Lars Holm"}
    monkeypatch.setattr("gleanings.summaries.standing.is_said_by_who_asks", lambda *_: False)
    assert gl.summarize(document, sentences=1).text == "The decline of bees is in every paper."


def said_by_who_asks(text):
    document = gl.Corpus.from_texts([text])[0]
    return [is_said_by_who_asks(document, s.index) for s in document.sentences]


def test_where_both_ask_or_nobody_does_all_count():
    both = "Ann: It rained. Did it?\nBo: Where did it?\nAnn: In Orr. Were you there?\nBo: Why do you ask?"
    assert not any(said_by_who_asks(both))
    assert not any(said_by_who_asks(both.replace("?", ".")))


def test_who_asks_once_is_no_interviewer():
    assert not any(
        said_by_who_asks("Ann: It rained in Orr.\nBo: Did it?\nAnn: It did all night.\nAnn: It rains still.")
    )


def test_a_text_without_speakers_has_none():
    assert not any(said_by_who_asks("Did it rain? It did. Will it rain? It will."))
