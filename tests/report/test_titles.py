"""What documents of a series are called, whose pages all begin alike."""

import gleanings as gl
from gleanings.report.mastheads import below_mastheads
from gleanings.report.titles import told_apart

TEXT = "The council spoke of {0} for two hours. It will vote on {0} in the spring."
SUBJECTS = "bridges schools harbours".split()


def series(*below):
    pages = [f"House of Assembly\n\n3 May 2021\n\n{line}\n\n{TEXT.format(line.lower())}" for line in below]
    return told_apart(gl.Corpus.from_texts(pages))


def test_documents_of_a_series_are_called_by_the_heading_that_is_their_own():
    assert series("New bridges", "Rural schools", "Fishing harbours") == [
        "New bridges",
        "Rural schools",
        "Fishing harbours",
    ]


def test_a_heading_that_most_of_a_series_have_is_no_title_either():
    pages = [f"Garden club\n\nMinutes of the meeting\n\n{TEXT.format(each)}" for each in SUBJECTS]
    assert all(title.startswith("Garden club (") for title in told_apart(gl.Corpus.from_texts(pages)))


def test_two_documents_of_one_title_are_no_series():
    assert all(title.startswith("House of Assembly") for title in series("New bridges", "Rural schools"))


def test_a_text_without_headings_is_not_read_again_for_them():
    class Outlines(gl.Corpus):
        def __getitem__(self, number):
            raise AssertionError(f"document {number} is read")

    corpus = Outlines(gl.Corpus.from_texts([TEXT.format(each) for each in SUBJECTS]).documents)
    assert below_mastheads(corpus, ["The council"] * 3, 90) == ["The council"] * 3


def test_headings_within_a_text_are_no_titles():
    pages = [
        f"House of Assembly\n\nThe house met on {each}.\n\nOn the {each}\n\n{TEXT.format(each)}" for each in SUBJECTS
    ]
    assert all(title.startswith("House of Assembly (") for title in told_apart(gl.Corpus.from_texts(pages)))


def test_a_line_below_a_heading_is_not_part_of_it(tmp_path):
    (tmp_path / "a.md").write_text(f"Times and dates\n===============\n\n{TEXT.format('time')}\n")
    assert told_apart(gl.read_folder(tmp_path)) == ["Times and dates"]


def test_nor_is_it_of_headings_by_which_a_series_is_told_apart(tmp_path):
    for each in SUBJECTS:
        page = f"Minutes of Orr\n==============\n\nOn the {each}\n-----------\n\n{TEXT.format(each)}\n"
        (tmp_path / f"{each}.md").write_text(page)
    assert told_apart(gl.read_folder(tmp_path)) == ["On the bridges", "On the harbours", "On the schools"]


def test_a_question_that_begins_a_text_stands_behind_the_name_of_its_file_and_a_heading_does_not(tmp_path):
    (tmp_path / "Psalm 002.txt").write_text(f"Why do the heathen rage?\n{TEXT.format('kings')}\n")
    (tmp_path / "basic definitions.md").write_text(f"# What is a harbour?\n\n{TEXT.format('harbours')}\n")
    corpus = gl.read_folder(tmp_path)
    assert told_apart(corpus) == ["Psalm 002: Why do the heathen rage?", "What is a harbour?"]


def test_the_date_in_the_name_of_a_file_is_not_said_again(tmp_path):
    for name in ("2011-01-25 Obama", "20120124_Obama", "1999 budgets"):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(f"bridges {len(name)}"))
    assert [title.partition(":")[0] for title in told_apart(gl.read_folder(tmp_path))] == [
        "1999 budgets",
        "Obama",
        "Obama",
    ]


def test_a_title_has_no_signs_of_markdown(tmp_path):
    (tmp_path / "a.md").write_text(f"# The `bridge` and **its** [toll][]\n\n{TEXT.format('tolls')}\n")
    assert told_apart(gl.read_folder(tmp_path)) == ["The bridge and its toll"]
