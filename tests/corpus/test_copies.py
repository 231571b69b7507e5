"""Rows of a table that say the same are votes; long ones, and those that are equal in all columns, are copies."""

import csv
import json

import pytest

import gleanings as gl

LONG = (
    "Since the branch moved to the new building by the river I have come every week, first with my children and "
    "now with my mother, who reads three novels a week, and we have never once been told that a book could not be "
    "had within ten days, which is more than the town hall can say of anything it ever promised us."
)
ALIKE = (
    "The van came late three times in January, and the steps into it are too high for my knees, so that I wait for my "
    "neighbour to bring me what he has chosen for himself."
)
COLUMNS = ("id", "branch", "date", "answer")


def table(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    return path


def rows_of(texts, first=1):
    return [(f"R{i}", ("Central", "Riverside")[i % 2], f"2024-01-{i:02d}", text) for i, text in enumerate(texts, first)]


def both(folder):
    """Return the corpus of a folder, once it was the same as a stream."""
    corpus = gl.read_folder(folder)
    stream = gl.open_corpus(folder, piece=500)
    assert list(stream) == list(corpus)
    assert (stream.left_out, stream.near_copies) == (corpus.left_out, corpus.near_copies)
    return corpus


@pytest.mark.parametrize("text", ["Alles war sehr gut.", "La fourgonnette est en retard.", ALIKE])
def test_the_same_answer_of_several_people_is_as_many_votes(tmp_path, text):
    table(tmp_path / "2023.csv", rows_of([text, text, "Please open on Sunday mornings."]))
    table(tmp_path / "2024.csv", rows_of([text, text, "More large print, please, for all."], 7))
    corpus = both(tmp_path)
    assert len(corpus) == 6
    assert not corpus.left_out
    assert not corpus.near_copies


def test_answers_that_are_nearly_the_same_are_no_near_copies(tmp_path):
    table(tmp_path / "survey.csv", rows_of([ALIKE, "Well, " + ALIKE, ALIKE + " Thank you."]))
    assert len(both(tmp_path)) == 3
    assert len(gl.read_file(tmp_path / "survey.csv").set_copies_aside()) == 3
    for i, text in enumerate((ALIKE, "Well, " + ALIKE)):  # as files, which no other columns tell apart
        (tmp_path / f"{i}.txt").write_text(text)
    assert len(both(tmp_path).near_copies) == 1


def test_a_long_text_in_two_rows_is_kept_once_and_said(tmp_path):
    table(tmp_path / "news.csv", rows_of([LONG, LONG, "Rain fell on all of the hills."]))
    corpus = both(tmp_path)
    assert [(left.source, left.reason) for left in corpus.left_out] == [("news.csv:R2", "the same text as news.csv:R1")]
    assert len(corpus) == len(gl.read_file(tmp_path / "news.csv")) == 2
    assert len(gl.open_corpus(tmp_path / "news.csv")) == 2


CHINESE = (
    "市议会周一投票决定在河上修建一座新桥，取代三年前因洪水关闭的旧桥。工程将于秋季开始，预计两年内完工，费用约为四百万元，"
    "由市政府和省政府共同承担。渔民们对这一决定感到意外，他们要求在施工期间保证码头的通行。市长说，新桥将使两岸居民每天节省半个小时。"
)


def test_long_texts_without_spaces_are_copies_too(tmp_path):
    (tmp_path / "news.jsonl").write_text(
        "".join(
            json.dumps({"id": i, "paper": "ab"[i], "text": text}, ensure_ascii=False) + "\n"
            for text in (CHINESE, "房间很干净，服务态度也很好，位置方便，下次还会再来入住的，推荐给大家。")
            for i in range(2)
        ),
        encoding="utf-8",
    )
    corpus = both(tmp_path)
    assert len(corpus) == 3  # two people may have written the review
    assert [left.kind for left in corpus.left_out] == ["copy"]


def test_rows_that_are_equal_in_all_columns_are_copies_whatever_file_holds_them(tmp_path):
    rows = rows_of([LONG, ALIKE, "Rain fell on all of the hills."])
    table(tmp_path / "a.csv", [*rows, ("R1", *rows[0][1:])])  # an id that is there twice tells no row
    assert [left.kind for left in both(tmp_path).left_out] == ["copy"]
    table(tmp_path / "a.csv", rows)
    table(tmp_path / "b.csv", rows)
    corpus = both(tmp_path)
    assert [(left.source, left.reason) for left in corpus.left_out] == [
        (f"b.csv:R{i}", f"the same text as a.csv:R{i}") for i in (1, 2, 3)
    ]


def test_a_workbook_and_a_table_of_the_same_rows_are_copies(tmp_path):
    pd = pytest.importorskip("pandas")
    pytest.importorskip("openpyxl")
    frame = pd.DataFrame({"marks": [5.0, 4.0], "answer": [LONG, ALIKE]})
    frame.to_excel(tmp_path / "a.xlsx", index=False)
    frame.to_csv(tmp_path / "b.csv", index=False, float_format="%.0f")
    assert [left.kind for left in both(tmp_path).left_out] == ["copy", "copy"]


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_other_processes_find_the_same_copies(tmp_path, workers):
    table(tmp_path / "a.csv", rows_of([LONG, ALIKE, ALIKE]))
    table(tmp_path / "b.csv", rows_of([LONG, ALIKE + " Yes.", "Rain fell on all of the hills."]))
    corpus = gl.read_folder(tmp_path, workers=workers)
    assert [left.source for left in corpus.left_out] == ["b.csv:R1"]
    assert len(corpus) == 5


def test_a_file_with_a_single_record_is_a_document_not_a_row(tmp_path):
    (tmp_path / "a.json").write_text('{"text": "Rain fell on all of the hills.", "address": "a"}')
    table(tmp_path / "b.csv", rows_of(["Rain fell all day.", "Snow fell all night."]))
    corpus = both(tmp_path)
    assert [d.record for d in corpus] == [False, True, True]
