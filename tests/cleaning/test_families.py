"""Each rule on what it is for, beside what only looks like it."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE, kinds

import gleanings as gl
from gleanings.cleaning.account import rules_account
from gleanings.cleaning.bylines import dateline, is_date
from gleanings.cleaning.rules import RULES, chosen_rules, marks_of


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("heading", "What happens next"),
        ("heading", "2. Results of the vote"),
        ("heading", "THE WALL"),
        ("heading", "Статья 5"),
        ("link line", "Read more: Ten years of the wall"),
        ("link line", "Lesen Sie auch: Zehn Jahre Mauer"),
        ("link line", "À lire aussi : Dix ans de mur"),
        ("prompt", "Share on Facebook"),
        ("prompt", "Advertisement"),
        ("caption", "The wall in March. Photograph: Lou Hart/North Press"),
        ("caption", "Figure 3: The wall from the north"),
        ("notice", "© 2022 The Courier. All rights reserved."),
        ("rule or table", "* * *"),
    ],
)
def test_a_line_between_paragraphs(kind, line):
    text = f"{PROSE}\n\n{line}\n\n{PROSE} {MORE}\n\n{MORE}"
    assert kinds(text, line) == {kind}


@pytest.mark.parametrize(
    "line",
    [
        "RESOLVED: That the wall be mended and that the fees be raised by 3%.",
        "Copyright in maps was extended in 1998, so that those of 1923 stayed protected.",
        "Read more slowly, she told them all.",
        "Watch the wall, he said.",
        "By Monday the wall was gone.",
        "Photographs of the wall were shown to the council.",
        "The rise was seen at once.[4]",
        "See also Price v. Lane, where the wall was wet.",
        "— What are you doing here? he asked.",
        "- Read more to your children every night",
        "it was never finished",
    ],
)
def test_sentences_that_look_like_one_are_kept(line):
    text = f"{PROSE}\n\n{line}\n\n{PROSE} {MORE}\n\n{MORE}"
    assert kinds(text, line) == set()


def test_a_chain_of_title_byline_date_and_caption_above_the_text():
    head = ["Harbour to close (updated)", "By Jane Roe", "3 May 2021 at 2:30 p.m.", "The crane. Photo: A. Poe/PA"]
    text = "\n\n".join([*head, PROSE, MORE])
    assert [mark.kind for mark in marks_of(text)] == ["heading", "byline", "byline", "caption"]
    assert gl.Corpus.from_texts([text])[0].title == "Harbour to close (updated)"


def test_lines_without_a_full_stop_among_like_ones_are_answers():
    text = (
        "Love this phone, it lasts\nThe screen broke after a week and nobody would mend it.\nCamera is fine in the dark"
    )
    assert marks_of(text) == ()


def test_datelines():
    assert dateline("WASHINGTON, D.C., May 3, 2021 /Wire/ -- The vote passed.") == 40
    assert dateline("(ANX) -- The vote passed on Monday.") == 9
    assert dateline("(ANX)The vote passed on Monday.") == 5
    assert dateline("STOCKHOLM (AX) Banken höjer räntan.") == 15
    assert dateline("Berlin (dpa) - Die Bahn plant Nachtzüge.") == 15
    assert dateline("МОСКВА, 3 мая — РИА Новости. Паводок пошёл на спад.") == 29
    assert dateline("新华社南京5月3日电（记者 王芳）长江水位下降。") == 17
    for text in (
        "NASA - the agency - said so.",
        "NATO (OTAN) is an alliance of thirty states.",
        "(NATO) FORCES LEFT ORR ON MONDAY.",
        "(Laughs) - I do not know what you mean.",
        "He left - and she stayed.",
        "The well-known man spoke.",
        "One — two.",
        "Oil slips.  VIENNA (Wire) - It fell.",
    ):
        assert dateline(text) == 0, text


def test_lines_that_are_a_date():
    for line in ("12.11.2020, 14:05 Uhr", "Publié le 4 mars 2021 à 18h30", "2021年5月3日", "3 Mayıs 2021"):
        assert is_date(line), line
    for line in ("In May 2021 the wall fell", "They met on 3 May 2021 in Doha.", "Room 2021", "May 3"):
        assert not is_date(line), line


def test_labels_of_speakers_are_kept_with_the_sentences():
    turns = ["INTERVIEWER: How did it begin?", "MR. HALE: At night. We heard it.", "INTERVIEWER: And then?"]
    text = "\n\n".join([*turns, "MR. HALE: We ran."])
    document = gl.Corpus.from_texts([text])[0]
    assert [(s.speaker, s.text) for s in document.sentences] == [
        ("INTERVIEWER", "How did it begin?"),
        ("MR. HALE", "At night."),
        ("MR. HALE", "We heard it."),
        ("INTERVIEWER", "And then?"),
        ("MR. HALE", "We ran."),
    ]


def test_messages_of_a_chat_are_paragraphs_with_a_speaker():
    text = "[12:01, 3/4/2024] Ann: did it pass\n[12:02, 3/4/2024] Ben: yes\n[12:03, 3/4/2024] +44 7700 900123: when"
    document = gl.Corpus.from_texts([text])[0]
    assert [(s.speaker, s.text) for s in document.sentences] == [
        ("Ann", "did it pass"),
        ("Ben", "yes"),
        ("+44 7700 900123", "when"),
    ]


@pytest.mark.parametrize("text", ["Note: it rained.\nPlace: the hill.", "He said: go.\nShe said: no.\nThey left."])
def test_words_before_a_colon_are_no_speakers(text):
    assert not any(s.speaker for s in gl.Corpus.from_texts([text])[0].sentences)


def test_numbers_and_times_of_subtitles():
    text = "1\n00:00:01,000 --> 00:00:02,000\nIt rains.\n\n2\n00:00:03,000 --> 00:00:04,000\nIt pours.\n"
    assert [s.text for s in gl.Corpus.from_texts([text])[0].sentences] == ["It rains.", "It pours."]


def test_contents_by_dots_and_by_headings_that_come_again():
    dots = f"Contents\n\n1 Wall ...... 1\n2 Bells ...... 4\n\n1 Wall\n\n{PROSE}\n\n2 Bells\n\n{MORE}"
    assert {mark.kind for mark in marks_of(dots)} == {"contents", "heading"}
    assert "Wall" not in " ".join(s.text for s in gl.Corpus.from_texts([dots])[0].sentences)


def test_references_are_entries_in_a_row_and_no_numbered_paragraphs():
    entries = [f"[{i}] A. Roe. On walls. Journal of Walls, {i}(2): 1{i}-19, 199{i}." for i in range(1, 5)]
    text = f"{PROSE}\n\nReferences\n\n" + "\n".join(entries)
    assert [mark.kind for mark in marks_of(text)] == ["heading"] + ["reference"] * 4
    judgment = "\n\n".join(f"{i}. In 201{i} the mill stood still. We agree, and the appeal fails." for i in range(1, 5))
    assert marks_of(judgment) == ()


def test_fields_in_the_head_of_a_document():
    text = f"MINUTES OF THE COUNCIL\n\nDate: 4 March 2025\nVenue: Village Hall\n\n1. Wall\n{PROSE}\n\n2. Bells\n{MORE}"
    assert [s.paragraph for s in gl.Corpus.from_texts([text])[0].sentences] == [0, 0, 1, 1]
    alone = f"Venue: Village Hall\nChair: R. Moss\n\n{PROSE}"
    assert [mark.kind for mark in marks_of(alone)] == ["field", "field"]


def test_each_rule_can_be_turned_off_by_itself():
    text = f"Talks resume\n\n{PROSE}\n\nRead more: The wall\n\n{MORE}"
    every = gl.Corpus.from_texts([text])[0]
    assert [mark.kind for mark in every.marks] == ["heading", "link line"]
    some = gl.Corpus.from_texts([text], clean=set(RULES) - {"link line"})[0]
    assert [mark.kind for mark in some.marks] == ["heading"]
    none = gl.Corpus.from_texts([text], clean=False)[0]
    assert none.marks == ()
    assert none.title == every.title == "Talks resume"


@pytest.mark.parametrize("clean", ["heading", 3, {"headings"}])
def test_what_is_no_choice_of_rules_is_refused(clean):
    with pytest.raises(gl.GleaningsError, match="clean"):
        chosen_rules(clean)


def test_the_account_of_the_rules():
    text = f"Talks resume\n\n{PROSE}\n\nRead more: The wall\n\n{MORE}"
    account = rules_account(gl.Corpus.from_texts([text, text]))
    assert [(row.rule, row.times, row.documents, row.examples) for row in account] == [
        ("heading", 2, 2, ("Talks resume",)),
        ("link line", 2, 2, ("Read more: The wall",)),
    ]


def test_an_opinion_that_many_gave_is_no_boilerplate_unless_asked_for():
    texts = [f"Visit number {word}.\nThe staff were friendly." for word in "abcdefgh"]
    assert not any(d.marks for d in gl.Corpus.from_texts(texts))
    marked = gl.Corpus.from_texts(texts, clean={"boilerplate"})
    assert not any(d.marks for d in marked)  # it would be half of each
    longer = [
        f"{word} is a place far away from here.\n{PROSE[:40]} {word}.\nThe staff were friendly." for word in "abcdefgh"
    ]
    assert all(d.marks for d in gl.Corpus.from_texts(longer, clean={"boilerplate"}))


def test_the_mail_below_a_mail_is_quoted():
    header = "-----Original Message-----\nFrom: Ben\nSent: 3 May 2021 09:12\nSubject: Vote"
    text = f"The vote passed.\n\n{header}\n\nDid it pass?"
    assert [s.text for s in gl.Corpus.from_texts([text])[0].sentences] == ["The vote passed."]


def test_a_greeting_is_no_title():
    assert gl.Corpus.from_texts(["Dear all,\n\nThe meeting is on Monday."])[0].title == "The meeting is on Monday."


def test_titles_of_opinions_are_kept_also_where_the_last_is_nothing_else():
    text = (
        "Broke on day two\n\nMine boiled its own handle.\n\nLovely colour\n\nIt matches our curtains.\n\nAs described"
    )
    assert marks_of(text) == ()


def test_lines_that_are_only_indented_are_no_table():
    poem = "\n".join(f"    {line}" for line in ("the river was high", "and the passengers few", "and one was you"))
    assert marks_of(f"{PROSE}\n\n{poem}\n\n{MORE}") == ()
    assert {mark.kind for mark in marks_of(f"{PROSE}\n\na\t1\nb\t2\nc\t3\n\n{MORE}")} == {"rule or table"}


def test_the_title_of_a_talk_is_no_turn():
    turns = ["Q: When did it begin?", "A: At night. We heard it.", "Q: And then?", "A: We ran."]
    document = gl.Corpus.from_texts(["\n\n".join(["Interview: a talk with Ann Roe", *turns])])[0]
    assert {s.speaker for s in document.sentences} == {"Q", "A"}
    assert document.title == "Interview: a talk with Ann Roe"
    spoken = gl.Corpus.from_texts(["\n\n".join(["HOST: Good morning to you all.", *turns])])[0]
    assert spoken.sentences[0].speaker == "HOST"


def test_what_a_chat_says_of_itself_behind_a_time_is_no_name():
    text = "[09:58] *** joins: mira\n[10:02] <mira> is it red\n[10:03] <jo> it was born red\n[10:05] *** quits: jo"
    assert [s.text for s in gl.Corpus.from_texts([text])[0].sentences] == ["is it red", "it was born red"]


def test_a_number_heads_its_title_below_it():
    text = f"Order\n\n§ 1\nDucks\n\n{PROSE}\n\n§ 2\nNumber of birds\n\n{MORE}"
    assert kinds(text, "§ 2") == kinds(text, "Number of birds") == {"heading"}


def test_fields_with_a_figure_above_each_text():
    text = f"Rating: 2/5\n\n{PROSE}\n\nRating: 5/5\n\n{MORE}"
    assert kinds(text, "Rating: 2/5") == {"field"}
    assert kinds(text.replace("Rating: 5/5", "Price: 5"), "Rating: 2/5") != {"field"}


def test_titles_of_other_pages_as_points_below_a_call():
    text = f"{PROSE}\n\nYou may also be interested in:\n\n- The old bridge\n- Why ferries age\n\n{MORE}"
    assert kinds(text, "- Why ferries age") == {"link line"}
    asked = text.replace("You may also be interested in:", "She asked for two books:")
    assert marks_of(asked) == ()


def test_the_parties_of_a_judgment_and_who_was_present():
    head = "IN THE COURT OF APPEAL\n\nBefore :\nLORD JUSTICE MARL\nand\nLADY OTTER\n- and -\nPELL (Appellant)"
    text = f"{head}\n\nIntroduction\n\n1. {PROSE}\n\n2. {MORE}"
    assert all(kinds(text, line) for line in ("LORD JUSTICE MARL", "- and -", "PELL (Appellant)"))
    present = "ACTA\n\nFecha: 3 de octubre de 2017\nLugar: portal\n\nAsistentes:\nDoña Carmen\nDon Julio\nSeñor Paz"
    assert kinds(f"{present}\n\n{PROSE}\n\n{MORE}", "Don Julio")


def test_a_wrong_name_of_a_rule_suggests_the_near_one():
    with pytest.raises(gl.GleaningsError, match="did you mean 'link line'"):
        chosen_rules({"links line"})
    with pytest.raises(gl.GleaningsError, match=r"is not known\. Choose one of: boilerplate"):
        chosen_rules({3})


@pytest.mark.parametrize("rule", ["heading", "byline", "link line", "notice", "dateline"])
def test_each_rule_is_off_by_itself_and_no_other(rule):
    head = "Talks resume\n\nBy Jane Roe\n3 May 2021"
    text = f"{head}\n\nOSLO (Wire) - {PROSE}\n\nRead more: The wall\n\n{MORE}\n\n© 2021 The Courier"
    every = {(mark.kind, mark.start) for mark in marks_of(text)}
    some = {(mark.kind, mark.start) for mark in marks_of(text, rules=set(RULES) - {rule})}
    assert {kind for kind, _ in every} == {"heading", "byline", "link line", "notice", "dateline"}
    assert some == {mark for mark in every if mark[0] != rule}
