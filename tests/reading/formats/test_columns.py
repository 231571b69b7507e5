"""Which column of a table is what, and which rows name the columns."""

import datetime

import openpyxl
import pytest

import gleanings as gl


def rows(number, make):
    return "".join(make(i) for i in range(1, number + 1))


def test_rows_that_name_the_columns_once_more_are_no_answers(read):
    """An export of a survey: names, questions, what the program calls them."""
    table = (
        "Start,Seconds,ResponseId,Q1\nStart Date,Duration,Response ID,What did you like about the workshop and why?\n"
        '"{""Id"":""start""}","{""Id"":""s""}","{""Id"":""r""}","{""Id"":""q1""}"\n'
    ) + rows(4, lambda i: f"2021-05-0{i} 10:00:00,30{i},R_{i},The exercises of day {i} were good.\n")
    corpus = read("a.csv", table)
    assert [d.text for d in corpus] == [f"The exercises of day {i} were good." for i in range(1, 5)]
    assert [d.id for d in corpus][:2] == ["a.csv:R_1", "a.csv:R_2"]
    assert "The ids of the documents were taken from the column 'ResponseId' (a.csv)." in corpus.notes
    assert [(left.source, left.kind) for left in corpus.left_out] == [
        ("a.csv:2", "head of a table"),
        ("a.csv:3", "head of a table"),
    ]
    assert corpus.left_out[0].reason.startswith("names the columns once more: Start Date | Duration")


def test_a_second_row_without_figures_is_kept_where_it_holds_an_answer(read):
    first = "n,m,text\n,,I came late and saw nothing of it at all.\n"
    assert len(read("a.csv", first + rows(4, lambda i: f"{i},{i},It was good on day {i}.\n"))) == 5
    labels = "n,m,text\n,,Open-Ended Response\n"
    assert len(read("b.csv", labels + rows(4, lambda i: f"{i},{i},It was good on day {i}.\n"))) == 4


def test_lines_above_the_names_of_the_columns_are_passed_over(read):
    table = "Umfrage, Mai 2021;;;\nErstellt am 12.05.2021;;;\n;;;\nNr.;Abteilung;Note;Was fehlt?\n" + rows(
        4, lambda i: f"{i};Vertrieb;{i},5;Mehr Zeit für die Kunden wäre schön.\n"
    )
    corpus = read("a.csv", table)
    assert {d.text for d in corpus} == {"Mehr Zeit für die Kunden wäre schön."}
    assert [d.id for d in corpus] == [f"a.csv:{row}" for row in (5, 6, 7, 8)]  # as a spreadsheet numbers them
    assert [(left.source, left.reason) for left in corpus.left_out] == [
        ("a.csv:1", "stands above the names of the columns: Umfrage, Mai 2021"),
        ("a.csv:2", "stands above the names of the columns: Erstellt am 12.05.2021"),
    ]
    assert corpus[0].metadata["Note"] == "1,5"


def test_lines_above_the_names_in_a_workbook_are_passed_over(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Report"], ["Period: 2021"], [], ["Case", "Opened", "Comment"]):
        book.active.append(row)
    for i in range(3):
        book.active.append([i, datetime.datetime(2021, 5, 1 + i), f"The delivery {i} was late again."])
    book.save(tmp_path / "a.xlsx")
    corpus = gl.read_file(tmp_path / "a.xlsx")
    assert next((d.text, str(d.date)) for d in corpus) == ("The delivery 0 was late again.", "2021-05-01")
    assert [left.reason.split(": ", 1)[1] for left in corpus.left_out] == ["Report", "Period: 2021"]


def test_rows_are_called_as_a_spreadsheet_numbers_them(tmp_path):
    table = 'text,n\n"Rain fell\non the hills.",1\n,\n\nSnow fell on the roads.,2\n'
    (tmp_path / "a.csv").write_text(table)
    assert [d.id for d in gl.read_file(tmp_path / "a.csv")] == ["a.csv:2", "a.csv:5"]
    book = openpyxl.Workbook()
    book.active.append(["Comment"])
    book.active.append(["The delivery was late again."])
    book.create_sheet("Mai").append(["Comment"])
    book["Mai"].append([None])
    book["Mai"].append(["The box was open and wet."])
    book.save(tmp_path / "a.xlsx")
    assert [d.id for d in gl.read_file(tmp_path / "a.xlsx")] == ["a.xlsx:Sheet:2", "a.xlsx:Mai:3"]


@pytest.mark.parametrize("name", ["response_id", "Antwort-ID", "ID de respuesta", "回答ID", "ticketId"])
def test_a_column_named_like_an_id_gives_the_ids_and_that_is_said(read, name):
    corpus = read("a.csv", f"{name},text\nr7,Rain fell on the hills.\nr8,Snow fell on the roads.\n")
    assert [d.id for d in corpus] == ["a.csv:r7", "a.csv:r8"]
    assert any(f"column {name!r}" in note and "ids" in note for note in corpus.notes)


def test_a_column_like_an_id_that_names_no_document_gives_none(read):
    corpus = read("a.csv", "user_id,paid,text\nu1,1,Rain fell on the hills.\nu1,2,Snow fell on the roads.\n")
    assert [d.id for d in corpus] == ["a.csv:2", "a.csv:3"]


def test_answers_of_one_word_are_read_where_only_one_column_has_words(read):
    corpus = read("a.csv", "id,year,answer\n1,2020,parking\n2,2020,lunch\n3,2021,parking\n")
    assert [d.text for d in corpus] == ["parking", "lunch", "parking"]


def test_where_several_columns_have_single_words_the_error_says_what_to_write(read):
    table = "respondent_id,gender,one word\nr1,f,friendly\nr2,m,slow\nr3,f,good\n"
    with pytest.raises(gl.GleaningsError, match="text='one word'"):
        read("a.csv", table)
    assert [d.text for d in read("a.csv", table, text="one word")] == ["friendly", "slow", "good"]


def test_a_second_column_of_texts_is_named(read):
    table = "liked,missed,day\n" + rows(
        3, lambda i: f"The staff was friendly to us {i}.,There was no coffee at all {i}.,0{i}/05/2021 10:00:00 AM\n"
    )
    note = next(note for note in read("a.csv", table).notes if "column" in note)
    assert note == (
        "The text was taken from the column 'liked' (a.csv). "
        "Texts are in 'missed', too, and became metadata: `text='missed'` reads those."
    )


def test_markup_in_the_cells_of_a_table_is_no_text(read):
    table = 'n,body\n1,"<p>How do I <b>sort</b> it?</p><p>I tried <code>a &lt; b</code>.</p>"\n2,The tag <br> is new.\n'
    assert [d.text for d in read("a.csv", table)] == ["How do I sort it?\nI tried a < b.", "The tag <br> is new."]


def test_times_as_forms_write_them_are_dates(read):
    form = "Marca temporal,respuesta\n2023/10/14 1:05:22 p. m. GMT+2,El curso fue muy útil para todos.\n"
    assert str(read("a.csv", form)[0].date) == "2023-10-14"
    chat = 'when,said\n"Monday, May 3, 2021 at 2:12:03 PM UTC",Are you coming to the meeting?\n'
    assert str(read("b.csv", chat)[0].date) == "2021-05-03"


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        ("2021-02-03,Ann,4,The room was cold and nobody came\n2021-02-04,Bo,5,Breakfast was lovely\n", 2),
        ("1,The room was cold and nobody came\n2,Breakfast was lovely and late\n", 2),
        ("region,2019,What you said of it in your own words\nNorth,12,It was too dear.\nSouth,14,It was late.\n", 2),
        ("The room was cold and nobody came\nBreakfast was lovely\nNever again says my wife\n", 3),
        ("Feedback\nThe room was cold as ever\nBreakfast was lovely\nNever again\nNot bad\nIt was dear\n", 5),
    ],
)
def test_a_first_row_that_is_a_record_by_its_figures_or_length_is_one(read, table, texts):
    assert len(read("a.csv", table)) == texts


def test_commas_in_the_only_column_belong_to_its_texts(read):
    table = (
        "The room was cold for us\nBreakfast was lovely, but late\nNever again, says my wife\nNot bad\nFine, really\n"
    )
    assert [d.text for d in read("a.csv", table)] == table.splitlines()


def test_a_comma_of_a_last_text_without_quotes_belongs_to_it(read):
    corpus = read("a.csv", "n,text\n1,The room was cold, and nobody came, not once.\n2,It was fine.\n")
    assert corpus[0].text == "The room was cold, and nobody came, not once."


def test_sheets_with_columns_of_their_own_are_tables_of_their_own(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["This workbook holds the answers of the year 2024, as they were given."])
    for name, rows in {
        "Halle": [["Nr", "Antwort"], [1, "Mehr Licht in der Halle wäre gut."], [2, "Nichts, alles ist bestens."]],
        "Hof": [["Nr", "Antwort"], [1, "Der Hof ist im Winter zu dunkel."]],
        "Codes": [["code", "label"], [1, "yes"], [2, "no"]],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    corpus = gl.read_file(tmp_path / "a.xlsx")
    assert [d.id for d in corpus] == ["a.xlsx:Sheet:1", "a.xlsx:Halle:2", "a.xlsx:Halle:3", "a.xlsx:Hof:2"]
    assert [(left.source, left.reason) for left in corpus.left_out] == [
        ("a.xlsx:Codes", "no column of it has texts of several words")
    ]


def test_words_of_scripts_without_spaces_make_a_text(read):
    corpus = read("a.csv", "日付,氏名,感想\n2023/04/01,田中,とても楽しい講座でした。\n2023/04/02,鈴木,少し長かった。\n")
    assert [d.text for d in corpus] == ["とても楽しい講座でした。", "少し長かった。"]


def test_an_address_is_no_text(read):
    table = "link,says\nhttps://example.org/a/long/road/1,It was cold.\nhttps://example.org/a/long/road/2,So it was.\n"
    assert [d.text for d in read("a.csv", table)] == ["It was cold.", "So it was."]


@pytest.mark.parametrize(
    "names",
    [
        "כותרת,תוכן,תאריך,מחבר",
        "Otsikko,Sisältö,Päivämäärä,Kirjoittaja",
        "제목,본문,날짜,기자",
        "Tiêu đề,Nội dung,Ngày,Tác giả",
        "Cím,Szöveg,Dátum,Szerző",
        "Τίτλος,Κείμενο,Ημερομηνία,Συγγραφέας",
    ],
)
def test_columns_are_known_by_their_names_in_many_languages(read, names):
    document = read(
        "a.csv", f"{names}\nHarbour,It rained.,2021-05-03,Ana Roe\nFerry,It was cold.,2021-05-04,Ben Lund\n"
    )[0]
    assert (document.title, document.text, str(document.date)) == ("Harbour", "It rained.", "2021-05-03")
    assert document.metadata["author"] == "Ana Roe"


def test_names_in_humps_are_names_and_a_title_is_that_of_the_same_kind(read):
    head = "reviewNumber,reviewTitle,reviewText,jobTitle,narrative\n"
    told = "A longer account of the same stay, by the same person, of which no more is known than this."
    document = read("a.csv", head + rows(3, lambda i: f"{i},Fine {i},It was good on day {i}.,Nurse,{told}\n"))[0]
    assert (document.text, document.title) == ("It was good on day 1.", "Fine 1")
    assert document.metadata["jobTitle"] == "Nurse"
