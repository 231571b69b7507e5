import itertools

import pytest

import gleanings as gl

SRT = (
    "1\n00:00:01,000 --> 00:00:04,000\nSo today I want to talk about\nthe river and why it floods.\n\n"
    "2\n00:00:04,500 --> 00:00:08,000\n<i>- The first thing to know</i>\n\n3\n00:00:09,000 --> 00:00:10,000\n"
    "is that it was straightened.\n"
)


def test_a_sentence_that_runs_over_cues_is_one_paragraph(read):
    assert read("a.srt", SRT)[0].text == (
        "So today I want to talk about the river and why it floods.\n"
        "- The first thing to know is that it was straightened."
    )


def test_comments_settings_and_styles_of_vtt_are_no_text(read):
    cues = (
        "WEBVTT\n\nNOTE a comment\n\n0:01.0 --> 0:04.0 align:start\n<v Ann>Hello.\n\n0:05.0 --> 0:06.0\n<c.x>Rain.</c>"
    )
    assert read("a.vtt", cues)[0].text == "Ann: Hello.\nRain."


def test_a_file_without_cues_is_named_so(read):
    with pytest.raises(gl.GleaningsError, match="no cue"):
        read("a.srt", "Rain fell.")


def test_voices_are_speakers_though_each_speaks_once(read):
    cues = (
        "WEBVTT\n\n0:01.0 --> 0:04.0\n<v Ann>How many\n\n0:04.0 --> 0:05.0\nare left?\n\n0:05.0 --> 0:06.0\n<v Ben>Two."
    )
    document = read("a.vtt", cues)[0]
    assert [(s.speaker, s.text) for s in document.sentences] == [("Ann", "How many are left?"), ("Ben", "Two.")]


def test_captions_that_roll_say_each_line_once(read):
    """Captions made by machine: each cue begins with the line that the one before ended with."""
    lines = ["so today we", "talk about bees", "which are dying", "and nobody knows"]
    cues = [f"0:0{i}.0 --> 0:0{i + 1}.0\n{a}\n{b}" for i, (a, b) in enumerate(itertools.pairwise(lines))]
    rolled = "WEBVTT\nKind: captions\nLanguage: en\n\n" + "\n\n".join(cues)
    document = read("a.vtt", rolled)[0]
    assert document.text == " ".join(lines)
    assert document.metadata["language"] == "en"


def test_what_is_said_twice_stands_twice(read):
    cues = "\n\n".join(
        f"0:0{i}.0 --> 0:0{i + 1}.0\n{said}" for i, said in enumerate(["No.", "No.", "Why?", "I said no."])
    )
    assert read("a.vtt", f"WEBVTT\n\n{cues}")[0].text == "No.\nNo.\nWhy?\nI said no."


def test_sounds_and_names_in_brackets_are_no_sentences(read):
    cues = (
        "1\n0:01,0 --> 0:02,0\n[Alba] En 1928 las mujeres\neran adornos.\n\n2\n0:02,5 --> 0:04,0\n[ríen]\n\n"
        "3\n0:05,0 --> 0:06,0\n♪ la la ♪\n\n4\n0:07,0 --> 0:08,0\n(suspira) Nadie sabe.\n"
    )
    document = read("a.srt", cues)[0]
    said = [(s.speaker, s.text) for s in document.sentences]
    assert said == [("Alba", "En 1928 las mujeres eran adornos."), ("suspira", "Nadie sabe.")]
    assert [m.kind for m in document.marks] == ["speaker", "stage direction", "stage direction", "speaker"]


def test_times_of_any_width_and_those_of_sbv(read):
    assert read("a.vtt", "WEBVTT\n\n0:0:0.0 --> 0:0:3.540\nGood morning.\n")[0].text == "Good morning."
    assert (
        read("a.sbv", "0:00:00.378,0:00:11.378\nGood morning.\n\n0:00:12.0,0:00:13.0\nBye.")[0].text
        == "Good morning.\nBye."
    )


def test_japanese_lines_are_joined_without_spaces_where_sentences_end_in_stops(read):
    cues = "1\n0:01,0 --> 0:02,0\n今日は川について\nお話しします。\n\n2\n0:03,0 --> 0:04,0\n（拍手）\n\n"
    document = read("a.srt", cues + "3\n0:05,0 --> 0:06,0\n川は氾濫しました。\n")[0]
    assert [s.text for s in document.sentences] == ["今日は川についてお話しします。", "川は氾濫しました。"]
    songs = "1\n0:01,0 --> 0:02,0\n春が来た\n\n2\n0:03,0 --> 0:04,0\nどこに来た\n"
    assert read("b.srt", songs)[0].text == "春が来た\nどこに来た"
