"""Turns of talks whose speakers are numbers."""

import gleanings as gl


def said(text):
    return [(s.speaker, s.text) for s in gl.Corpus.from_texts([text])[0].sentences]


def test_numbered_speakers_each_once_beside_one_who_speaks_twice():
    talk = (
        "Moderator: Wie finden Sie die neue Linie?\nTeilnehmerin 1: Ich finde sie gut, sie fährt bis zum Krankenhaus.\n"
        "Teilnehmer 2: Mir fährt sie zu selten.\nTeilnehmerin 3: Abends fährt sie gar nicht.\n"
        "Moderator: Was müsste sich ändern?\nTeilnehmer 4: Mehr Busse am Wochenende."
    )
    speakers = ["Moderator", "Teilnehmerin 1", "Teilnehmer 2", "Teilnehmerin 3", "Moderator", "Teilnehmer 4"]
    assert [speaker for speaker, _ in said(talk)] == speakers


def test_numbered_steps_alone_name_nobody():
    steps = "Step 1: Open the lid of the box.\nStep 2: Press the red button.\nStep 3: Close the lid again."
    assert {speaker for speaker, _ in said(steps)} == {""}


def test_a_number_and_a_time_behind_the_name():
    talk = (
        "Speaker 1  0:00\nTell me about the harbour.\n\nSpeaker 2  0:04\nIt was built in 1890.\n\n"
        "Speaker 1  0:12\nWhy?\n"
    )
    assert said(talk) == [
        ("Speaker 1", "Tell me about the harbour."),
        ("Speaker 2", "It was built in 1890."),
        ("Speaker 1", "Why?"),
    ]
