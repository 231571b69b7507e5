"""Notes name the true cause, and the setting that mends it."""

import pytest

import gleanings as gl


@pytest.mark.parametrize(
    ("unit", "smaller"), [("document", "passage"), ("passage", "sentence"), ("paragraph", "sentence")]
)
def test_one_row_names_the_smaller_unit(unit, smaller):
    bow = gl.bag_of_words(
        gl.Corpus.from_texts(["Rain fell on towns, and snow fell on hills."]), unit=unit, minimum_rows=2
    )
    assert bow.vocabulary == ()
    assert any(f"unit={smaller!r}" in note for note in bow.notes)


def test_one_sentence_has_no_smaller_unit():
    bow = gl.bag_of_words(gl.Corpus.from_texts(["Rain fell on towns."]), unit="sentence", minimum_rows=2)
    assert any("minimum_rows=1" in note and "unit=" not in note for note in bow.notes)


def test_single_letters_do_not_make_a_text_look_like_another_language():
    """Letters of lists and formulas (a, e, o, y) are function words of several languages, and of none here."""
    texts = [f"Vector e times vector o times vector u equals matrix y, row {i}, e o u y." for i in range(12)]
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts), minimum_rows=1)
    assert not any("seem to hold" in note for note in bow.notes)


def test_what_the_limits_left_out_is_said_with_its_setting():
    texts = [" ".join(f"unit{i}x{j}" for j in range(20)) + " rain" for i in range(40)]
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts))
    [note] = [note for note in bow.notes if "are in one document only" in note]
    assert note.endswith("of all that could be counted. A lower `minimum_rows` keeps more rare words.")


def test_a_language_that_could_not_be_told_is_said():
    short = ["Muy bien", "Trop cher", "ok then"]

    def said(texts, language):
        bow = gl.bag_of_words(gl.Corpus.from_texts(texts, language=language), minimum_rows=1)
        return any("too short to tell their language: they are read as English" in note for note in bow.notes)

    assert said(short, "auto")
    assert not said(short, "en")
    assert not said([*short, "Rain fell on the town and on the hills all day."], "auto")


_THINGS = (
    "bridge river market school tower garden library theatre station harbour museum church palace fountain statue "
    "orchard bakery brewery stadium cemetery lighthouse windmill"
).split()


def test_copies_are_named_as_the_cause():
    text = " ".join(f"The {word} of the town was praised." for word in _THINGS)
    bow = gl.bag_of_words(gl.Corpus.from_texts([text] * 40), unit="document")
    assert bow.vocabulary == ()
    assert any(note.startswith("The 40 documents are copies of one another") for note in bow.notes)


def test_why_nothing_counts_the_words_that_could_be_counted():
    bow = gl.bag_of_words(gl.Corpus.from_texts(["Rain fell.", "Snow melted."]), unit="document", minimum_rows=2)
    assert any(note.startswith("Each of the 4 different words is in fewer than minimum_rows=2") for note in bow.notes)


@pytest.mark.parametrize(
    ("text", "language"),
    [("我们今天去北京看电影。天气很好。", "zh"), ("今日は天気がとても良いです。", "ja"), ("วันนี้อากาศดีมาก", "th")],
)
def test_a_script_without_spaces_read_in_another_language_is_said(text, language):
    def said(code):
        notes = gl.bag_of_words(gl.Corpus.from_texts([text] * 3, language=code), minimum_rows=1).notes
        return any(f"language={language!r}" in note and "no spaces" in note for note in notes)

    assert said("en")
    assert not said(language)


def test_a_name_in_another_script_is_no_reason_to_change_the_language():
    texts = ["The painter 齐白石 was born in a village and painted shrimps, birds and flowers."] * 3
    assert not any("no spaces" in note for note in gl.bag_of_words(gl.Corpus.from_texts(texts)).notes)


def test_two_short_notes_are_counted_and_copies_are_not_two():
    """Without what is left out being taken back, nothing of two notes would be counted."""
    notes = ["Rain fell on the hills.", "Snow melted in the valley."]
    assert "rain" in gl.bag_of_words(gl.Corpus.from_texts(notes), unit="document").vocabulary
    asked = gl.bag_of_words(gl.Corpus.from_texts(notes), unit="document", maximum_share=0.5)
    assert asked.vocabulary == ()


@pytest.mark.parametrize(
    ("limits", "cause"),
    [
        ({"minimum_rows": 30}, "in fewer than minimum_rows=30 of the 24 documents; give 16 or less."),
        ({"maximum_share": 0.1}, "in more than 2 of the 24 documents, the limit that is set; give maximum_share=1."),
    ],
)
def test_the_limit_that_took_all_words_is_named_and_not_the_other(limits, cause):
    texts = ["rain storm", "storm wind", "wind rain"] * 8
    note, *others = gl.bag_of_words(gl.Corpus.from_texts(texts), unit="document", phrases=False, **limits).notes
    assert note.endswith(cause)
    assert not any("minimum_rows" in other for other in others)


@pytest.mark.parametrize(
    ("texts", "cause"),
    [(["12 13", "3.5 %"] * 20, "only numbers"), (["the of and", "it is what it is"] * 20, "stop words; name those")],
)
def test_topics_of_a_bag_without_words_say_why_it_has_none(texts, cause):
    with pytest.raises(gl.GleaningsError, match=cause):
        gl.fit_topics(gl.bag_of_words(gl.Corpus.from_texts(texts)), topics=2)


def test_rows_without_words_are_marked_where_the_note_says():
    corpus = gl.Corpus.from_texts(["Rain and corn.", "...", "Rain on corn."])
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1)
    assert any(
        "1 of 3 documents holds no counted word" in note and "model.shares_frame()" in note for note in bow.notes
    )
    assert gl.fit_topics(bow, topics=1, seed=0).shares_frame()["empty"].tolist() == [False, True, False]
