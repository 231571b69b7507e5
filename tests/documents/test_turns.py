"""Turns of talks: who speaks, and what only looks like a name."""

import pytest

import gleanings as gl
from gleanings.documents.turns import turn, turns


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


def test_an_office_with_its_holder_in_brackets_is_the_one_who_answers_by_name():
    debate = (
        "The Minister for Health (Mrs Joan Petrie): Two theatres will open.\n\nMr Lund: When will they open?\n\n"
        "Mrs Petrie: In April."
    )
    assert [speaker for speaker, _ in said(debate)] == [
        "The Minister for Health (Mrs Joan Petrie)",
        "Mr Lund",
        "Mrs Petrie",
    ]


def test_members_named_in_full_may_speak_once():
    debate = (
        "Dr Ines Calder (Westmere) (Lib): I beg to move.\n\nMrs Petrie: The offer is one per cent.\n\n"
        "Mr Owen Tighe (Glenmoor) (Ind): It is a cut in pay.\n\nMrs Petrie: It is not.\n\n"
        "Ms Agnes Brandt (Torvik) (Lab): When will they meet?\n\nMrs Petrie: On Thursday."
    )
    assert len({speaker for speaker, _ in said(debate)} - {""}) == 4
    headed = debate.replace(" (Westmere) (Lib)", "").replace(" (Glenmoor) (Ind)", "").replace(" (Torvik) (Lab)", "")
    assert {speaker for speaker, _ in said(headed)} == {""}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2021년 5월 3일 오전 10:12, 김철수 : ", "2021년 5월 3일 오후 2:05, 이영희 : "),
        ("[김철수] [오전 10:12] ", "[이영희] [오후 2:05] "),
        ("10:12\t田中\t", "10:14\t鈴木\t"),
        ("[May 3, 2021 10:12 AM] Ana: ", "[May 3, 2021 10:14 AM] Ben: "),
        ("May 3, 2021, 10:12 AM - Ana Roe: ", "May 3, 2021, 10:14 AM - Ben Lund: "),
        ("10:12:33 From Ana Roe to Everyone : ", "10:12:40 From Ben Lund to Everyone : "),
        ("3.05.21 г., 10:12 - Ана: ", "3.05.21 г., 10:14 - Иван: "),
        ("10:12, 03/05/2021 - Lan: ", "10:13, 03/05/2021 - Minh: "),
        ("۳/۵/۲۱،\u200f ۱۰:۱۲ - آنا: ", "۳/۵/۲۱،\u200f ۱۰:۱۴ - رضا: "),
        ("2021年5月3日 上午10:12 - 张三: ", "2021年5月3日 下午2:12 - 李四: "),
        ("2021-05-03T10:12:00Z ana: ", "2021-05-03T10:13:00Z ben: "),
    ],
)
def test_stamps_of_many_programs_and_languages(first, second):
    lines = [f"{label}it rained." for label in (first, second, first)]
    found = turns(lines)
    assert [line[each.length :] for line, each in zip(lines, found, strict=True)] == ["it rained."] * 3
    assert found[0].speaker != found[1].speaker
    assert found[0].speaker in first


def test_times_of_a_day_with_what_happens_then_are_no_messages():
    assert turns(["10:12 Doors open: tea", "10:30 The mayor speaks: welcome", "It ends late."]) == [None] * 3


def test_loud_labels_may_stand_once_and_initials_stand_for_names():
    said = ["NARRATOR: Every boat.", "SKIPPER: You do not.", "MUSIC", "NARRATOR: It is.", "PRINTER: We lost it."]
    assert [each and each.speaker for each in turns(said)] == ["NARRATOR", "SKIPPER", None, "NARRATOR", "PRINTER"]
    assert not any(turns([line.title() for line in said]))
    said = ["Le Cahier : Pourquoi ?", "Hélène Joubert : Elle reste.", "L. C. : Et eux ?", "H. J. : Ils partent."]
    assert [each and each.speaker for each in turns(said)] == ["Le Cahier", "Hélène Joubert", "L. C.", "H. J."]
    assert not any(turns([*said[:2], "K. M. : Et eux ?", "P. Q. : Ils partent."]))


def test_a_month_and_a_day_before_the_time_of_a_message():
    assert turn("Feb 13 19:02:40 <ana>\twho is there").speaker == "ana"
    assert turn("Feb 13 19:03:16 *\tsmoker has quit").stamped
    assert turn("Feb 13 19:03:16 it rained") is None
