import datetime
import io
import json

import openpyxl
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

import gleanings as gl

CSV = (
    'id;Date;party;statement\na;03/04/2021;Green;"We voted for the bridge, all of us; it is time."\n'
    'b;25/04/2021;Red;"We did not.\nIt costs too much for the town."\nc;;Red;\n'
)


def test_the_column_of_the_text_is_guessed_and_named_and_the_others_are_metadata(read):
    corpus = read("a.csv", CSV)
    assert [(d.id, str(d.date), d.metadata["party"]) for d in corpus] == [
        ("a.csv:a", "2021-04-03", "Green"),  # by the 25th of April below: the day stands first
        ("a.csv:b", "2021-04-25", "Red"),
    ]
    assert "The text was taken from the column 'statement' (a.csv)." in corpus.notes
    assert "Records without a text were left out: 1 (a.csv)." in corpus.notes


def test_the_column_of_the_text_can_be_named(read):
    corpus = read("a.csv", "title,note,story\nA,Short note here.,A much longer story of many words.\n", text="note")
    assert [d.text for d in corpus] == ["Short note here."]
    assert not any("column" in note for note in corpus.notes)
    with pytest.raises(gl.GleaningsError, match="it has no column 'nte'; did you mean 'note'"):
        read("b.csv", "title,note\nA,Short note here.\n", text="nte")
    with pytest.raises(gl.GleaningsError, match="no column can be the text; name one with text="):
        read("c.csv", "a,b\n1,2\n3,4\n")


def test_answers_that_many_gave_in_one_table_are_kept(read):
    corpus = read("a.csv", "text\n" + "The waiting times are too long.\n" * 40)
    assert len(corpus) == 40


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_told(read, sign):
    lines = [sign.join(row) for row in (("party", "text"), ("Green", "Rain fell on the hills."), ("Red", "Snow fell."))]
    assert [d.metadata["party"] for d in read("a.csv", "\n".join(lines))] == ["Green", "Red"]


@pytest.mark.slow
def test_a_cell_past_the_limit_is_left_out_with_the_reason(read):
    with pytest.raises(gl.GleaningsError, match="a larger cell, past the limit of 10,000,000"):
        read("a.csv", "text\n" + "a" * 11_000_000 + "\n")


def test_workbooks_and_parquet_give_a_document_a_row(read):
    book = openpyxl.Workbook()
    for row in (
        ["Who", "Answer", "When"],
        [1, "The waiting times are long.", datetime.datetime(2021, 5, 3)],
        [2, "The staff were quick.", None],
    ):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    corpus = read("a.xlsx", buffer.getvalue())
    assert [(d.text, d.date, d.metadata["Who"]) for d in corpus] == [
        ("The waiting times are long.", datetime.date(2021, 5, 3), 1),
        ("The staff were quick.", None, 2),
    ]
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"text": ["Rain fell on the hills.", "Snow fell."], "year": [2020, 2021]}), buffer)
    assert [d.date.year for d in read("a.parquet", buffer.getvalue())] == [2020, 2021]


def test_json_lines_keep_what_is_good_and_say_what_is_not(read):
    lines = '{"title": "Storm", "body": "The storm came at night.", "at": {"place": "Bern"}}\n{bad\n"A text alone."\n'
    corpus = read("a.jsonl", lines)
    assert [(d.title, d.text) for d in corpus] == [
        ("Storm", "The storm came at night."),
        ("A text alone.", "A text alone."),
    ]
    assert corpus[0].metadata["at.place"] == "Bern"
    assert "Lines that are not records were left out: 1 (a.jsonl)." in corpus.notes
    assert [(left.source, left.reason) for left in corpus.left_out] == [("a.jsonl:line 2", "damaged: no JSON record")]


@pytest.mark.parametrize(
    "value",
    [
        [{"content": "It rained for days."}, {"content": "It snowed for days."}],
        {"count": 2, "articles": [{"content": "It rained for days."}, {"content": "It snowed for days."}]},
        ["It rained for days.", "It snowed for days."],
    ],
)
def test_json_is_read_as_records_wherever_they_are(read, value):
    assert [d.text for d in read("a.json", json.dumps(value))] == ["It rained for days.", "It snowed for days."]


def test_json_nested_100000_deep_is_left_out(read):
    for name in ("a.json", "a.jsonl"):
        with pytest.raises(gl.GleaningsError, match=r"nested deeper|no line of it is a JSON record"):
            read(name, "[" * 100_000)
    assert read("b.json", json.dumps([{"text": "[" * 1000 + " rain fell"}]))[0].text.endswith("rain fell")


def test_columns_are_known_in_other_languages_and_by_days(read):
    letters = read(
        "a.csv", "Nr;Am;Brief\n1;03.05.2021;Die Fähre war das Letzte, was uns blieb.\n2;25.05.2021;Endlich Ruhe!\n"
    )
    assert [str(d.date) for d in letters] == ["2021-05-03", "2021-05-25"]
    rows = 'título,fecha,nota,texto\n"Un puente",2021-05-03,una nota bastante más larga que el texto,"Se hunde."\n'
    found = read("b.csv", rows)[0]
    assert (found.title, str(found.date), found.text) == ("Un puente", "2021-05-03", "Se hunde.")
    numbers = read("c.csv", "nr,text\n1999,It rained all day long.\n2001,It snowed all day long.\n")
    assert [d.date for d in numbers] == [None, None]


def test_seconds_and_milliseconds_since_1970_are_dates_in_a_column_of_dates(read):
    rows = [{"ts": "1620030000.0002", "text": "Who has it?"}, {"ts": 1620030000000, "text": "Me, since four."}]
    assert [str(d.date) for d in read("a.json", json.dumps(rows))] == ["2021-05-03", "2021-05-03"]


def test_short_records_are_in_the_language_of_their_file(tmp_path):
    long = "Meine Schwester kommt jeden Sonntag zum Kaffee, und soll sie jetzt etwa schwimmen?"
    (tmp_path / "a.csv").write_text(f"brief\n{long}\nRuhe!\n", encoding="utf-8")
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text(
            f"The ferry to the island number {i} does not sail on Sundays any more. " * 3
        )
    languages = {d.id: d.language for d in gl.read_folder(tmp_path)}
    assert languages["a.csv:3"] == "de"
    assert languages["0.txt"] == "en"
    assert {d.id: d.language for d in gl.open_corpus(tmp_path)} == languages


def test_cells_beyond_the_first_row_are_kept(read):
    document = read("a.csv", "id;text\n1;It rained all day long.;and all night\n2;It snowed all day long.\n")[0]
    assert document.metadata["column 3"] == "and all night"


def test_a_title_above_the_names_of_columns(read):
    rows = "Letters 2021\n\ndate;letter;mark\n2021-05-03;The boat was cold, all day long.;2\n2021-05-04;All well!;5\n"
    found = read("a.csv", rows)
    assert [(str(d.date), d.text) for d in found] == [
        ("2021-05-03", "The boat was cold, all day long."),
        ("2021-05-04", "All well!"),
    ]
    book = openpyxl.Workbook()
    for row in (["Letters"], [], ["letter", "mark"], ["The boat was cold, all day long.", 2], ["All well!", 5]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    assert [d.metadata["mark"] for d in read("a.xlsx", file.getvalue())] == [2, 5]


def test_a_first_row_that_is_a_record_is_kept(read):
    found = read("a.csv", '1,"It rained on Monday, all day long."\n2,"It snowed on Tuesday, all night."\n')
    assert [d.text for d in found] == ["It rained on Monday, all day long.", "It snowed on Tuesday, all night."]


def test_the_delimiter_that_a_spreadsheet_writes_first(read):
    assert [d.text for d in read("a.csv", "sep=;\nid;text\n1;It rained, and it snowed.\n")] == [
        "It rained, and it snowed."
    ]


@pytest.mark.parametrize("question", ["What did you like most about it?", "Wie hat Ihnen der Kurs gefallen？"])
@pytest.mark.parametrize("before", ["", "When,"])
def test_a_question_above_answers_is_the_name_of_their_column(read, question, before):
    days = ["2021-05-03,", "2021-05-04,"] if before else ["", ""]
    answers = ["The teacher was kind and patient.", "I liked the evenings by the river."]
    rows = [f"{before}{question}", *(f"{day}{answer}" for day, answer in zip(days, answers, strict=True))]
    assert [d.text for d in read("a.csv", "\n".join(rows))] == answers


def test_questions_without_a_name_above_them_are_all_records(read):
    questions = ["What did you like most about it?", "Who paid for the bridge in the end?"]
    assert [d.text for d in read("a.csv", "\n".join(questions))] == questions


def test_a_column_without_a_name_is_kept_under_its_number(read):
    corpus = read("a.csv", "id,,place\na,The teacher was kind and patient.,Bern\nb,I liked the river.,\n")
    assert [d.text for d in corpus] == ["The teacher was kind and patient.", "I liked the river."]
    assert "The text was taken from the column 'column 2' (a.csv)." in corpus.notes


def test_a_record_with_a_list_of_words_is_one_document(read):
    record = {"title": "Storm", "text": "The storm came at night, and took the roof.", "tags": ["weather", "Bern"]}
    corpus = read("a.json", json.dumps(record))
    assert [(d.title, d.text, d.metadata["tags"]) for d in corpus] == [("Storm", record["text"], "weather, Bern")]
    assert not corpus.left_out


def test_what_stands_beside_the_list_that_is_read_is_listed(read):
    answers = [{"text": f"The storm of day {i} came at night, and took the roof."} for i in range(9)]
    given = {"answers": answers, "more": [{"text": "Nobody was hurt."}], "title": "Storms", "text": "What fell?"}
    corpus = read("a.json", json.dumps(given))
    assert [d.text for d in corpus] == [each["text"] for each in answers]
    assert [left.source for left in corpus.left_out] == ["a.json:more", "a.json:text"]


def test_a_list_of_records_two_levels_down_in_json(tmp_path):
    page = {"meta": {"n": 2}, "response": {"docs": [{"text": "Rain fell on the hills."}, {"text": "Snow fell."}]}}
    (tmp_path / "a.json").write_text(json.dumps(page | {"other": {"rows": [{"text": "Hail."}]}}))
    corpus = gl.read_file(tmp_path / "a.json")
    assert [document.text for document in corpus] == ["Rain fell on the hills.", "Snow fell."]
    assert [each.reason for each in corpus.left_out] == ["stands beside the larger list of records that was read"]


def test_lists_and_records_in_parquet_are_texts_and_metadata(read):
    buffer = io.BytesIO()
    said = [["The ferry was built in 1902.", "It sank soon."], ["A second came in 1912."]]
    parquet.write_table(pa.table({"doc": said, "meta": [{"lang": "en"}, {"lang": "en"}]}), buffer)
    corpus = read("a.parquet", buffer.getvalue())
    assert [d.text for d in corpus] == ["The ferry was built in 1902.\n\nIt sank soon.", "A second came in 1912."]
    assert corpus[0].metadata["meta.lang"] == "en"
