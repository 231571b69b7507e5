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
