"""Rich text as LibreOffice and pandoc write it."""

HEAD = r"{\rtf1\ansi\ansicpg1252"
LONG = "The council of the town met on Monday, and it spoke for four hours of the bridge, the ferry and the old market."


def test_letters_of_the_title_count_once_where_older_programs_are_given_another(read):
    source = HEAD + r"{\info{\title \u1055\'3f\u1110\'3f\u1088\'3f de l\u233\'e9t\u233 ?}}It rained on the hills.\par}"
    assert read("a.rtf", source)[0].title == "Пір de lété"


def test_points_are_text_and_paragraphs_of_their_own(read):
    source = (
        HEAD + LONG + r"\par \bullet \tab A ferry was bought.\par  2)\tab Nobody was asked.\par Then it went home.\par}"
    )
    document = read("a.rtf", source)[0]
    assert [s.text for s in document.sentences][1:] == [
        "• A ferry was bought.",
        "2) Nobody was asked.",
        "Then it went home.",
    ]


def test_lines_that_are_all_short_may_be_wrapped_by_hand(read):
    source = HEAD + r"The council met on Monday and spoke of the\par bridge that fell into the river last year.\par}"
    assert len(read("a.rtf", source)[0].sentences) == 1


def test_cells_of_a_table_stand_on_one_line(read):
    row = r"\trowd\cellx100\cellx200{\pard\intbl Year\par}\cell{\pard\intbl Boats\par}\cell\row"
    assert "\nYear | Boats" in read("a.rtf", HEAD + r"\pard " + LONG + r"\par" + row + r"\pard It ended.\par}")[0].text


def test_notes_are_read_below_the_text(read):
    source = HEAD + LONG + r"{\super\chftn}{\*\footnote\pard With {\b one} vote \u233\'e9.} It ended.\par}"
    assert read("a.rtf", source)[0].text == LONG + " It ended.\n\nWith one vote é."


def test_a_note_that_does_not_end_is_left_out(read):
    source = HEAD + LONG + r"\par}{\footnote {\footnote {"
    assert read("a.rtf", source)[0].text == LONG
