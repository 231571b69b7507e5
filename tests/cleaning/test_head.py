"""What stands above and below a text, beside what only looks like it."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE, kinds

import gleanings as gl
from gleanings.cleaning.rules import marks_of


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("heading", "Council to mend the wall"),
        ("menu", "Home › News › Local"),
        ("byline", "Ruth Amsel, University of Ferring, Ferring"),
        ("field", "Reading time: 2 min."),
        ("byline", "posted on 3 May 2021 by Jo"),
    ],
)
def test_lines_above_the_first_paragraph(kind, line):
    text = f"Wall to be mended\n\n{line}\n\n{PROSE}\n\n{MORE}"
    assert kinds(text, line) == {kind}
    assert kinds(f"{PROSE}\n\n{MORE}\n\n{PROSE} {line.lower()} and more.", line.lower()) == set()


def test_a_name_for_those_who_are_spoken_to_is_no_head():
    assert kinds(f"Dear all:\n\n{PROSE}\n\n{MORE}", "Dear all:") == set()


def test_lines_below_the_last_paragraph_are_furniture_only_beside_furniture():
    lines = "Share this:\nTwitter\nPin It"
    assert kinds(f"{PROSE}\n\n{MORE}\n\n{lines}", "Pin It")
    assert kinds(f"{PROSE}\n\n{MORE}\n\neggs\nflour\nmilk", "flour") == set()


def test_the_end_and_the_name_of_the_poet():
    assert kinds(f"{PROSE}\n\n{MORE}\n\nTHE END", "THE END") == {"notice"}
    assert kinds(f"{PROSE}\n\n{MORE}\n\nSimone Weil", "Simone Weil") == {"byline"}
    assert kinds(f"{PROSE}\n\nMilk and eggs\n\nSimone Weil", "Simone Weil") == set()


def test_short_lines_above_short_paragraphs_throughout_are_opinions():
    text = "Quiet street\n\nWe heard only owls, all night.\n\nTiny bathroom\n\nOne could not turn round in it."
    assert marks_of(text) == ()
    titled = f"The inn on the hill\n\n{PROSE}\n\n{MORE}\n\nQuiet street\n\n{PROSE} {MORE}"
    assert kinds(titled, "Quiet street") == {"heading"}


@pytest.mark.parametrize("label", ["BACKGROUND", "Background"])
def test_labels_of_the_parts_of_an_abstract(label):
    parts = f"{label}: {PROSE}\n\nMETHODS: {MORE}\n\nRESULTS: {PROSE}"
    assert kinds(parts, f"{label}:") == {"heading"}
    assert kinds(f"{MORE}\n\nWarning: {PROSE}\n\n{MORE}", "Warning:") == set()
    assert kinds(f"11. Duty to mend.—{PROSE}\n\n{MORE}", "11. Duty to mend.") == {"heading"}


def test_speakers_of_a_hearing_and_of_a_parliament():
    hearing = f"Mr. Pell. {PROSE}\n\nMs. Oduya. {MORE}\n\nMr. Pell. {PROSE}\n\nMs. Oduya. {MORE}"
    assert {s.speaker for s in gl.Corpus.from_texts([hearing])[0].sentences} == {"Mr. Pell", "Ms. Oduya"}
    house = (
        f"Ann Marrow (Westmere) (Lab): {PROSE}\n\nThe Minister of State, Home Department (Mr. David Lisle): {MORE}\n\n"
        f"Ann Marrow: {PROSE}\n\nSeveral hon. Members rose—\n\nMr. Lisle: {MORE}"
    )
    assert kinds(house, "Ann Marrow: ") == {"speaker"}
    assert kinds(house, "Several hon. Members rose—") == {"stage direction"}
    assert "rose" not in " ".join(s.text for s in gl.Corpus.from_texts([house])[0].sentences)


def test_names_and_times_above_messages_and_no_timetable():
    text = "Ana Roe  10:02 AM\nIs the hall free?\n\nBen Fox  10:04 AM\nOnly until noon, I think."
    assert [(s.speaker, s.text) for s in gl.Corpus.from_texts([text])[0].sentences] == [
        ("Ana Roe", "Is the hall free?"),
        ("Ben Fox", "Only until noon, I think."),
    ]
    assert not any(s.speaker for s in gl.Corpus.from_texts(["Lunch 12:30\nTea 15:00\nSupper 18:00"])[0].sentences)


def test_a_letter_closes_with_where_its_sender_is_reached():
    notice = "This mail is meant for its addressee alone. If it reached you by mistake, tell us."
    text = f"Hi Tom,\n\n{PROSE}\n\nBest,\nPriya\n\nPriya Nair\nHarbour Centre\nwww.harbour.example\n\n{notice}"
    assert [s.text for s in gl.Corpus.from_texts([text])[0].sentences][-1].startswith("The work begins")
    assert kinds(f"{PROSE}\n\nBest,\nPriya\n\n{MORE}", "Priya") == set()


def test_signs_without_width_behind_a_full_stop():
    lighthouse = "The lighthouse stands on the northern cape. It was lit in 1872.[1]\u200b"
    assert kinds(f"The lighthouse\n\n{lighthouse}\n\n{PROSE}", lighthouse) == set()


def test_fields_apart_by_full_stops_before_the_text():
    fields = "By . Rob Cooper . PUBLISHED: . 03:53 EST, 23 July 2013 . | . UPDATED: . 11:25 EST, 23 July 2013 . "
    shown = [s.text for s in gl.Corpus.from_texts([fields + PROSE])[0].sentences]
    assert shown == [
        "The council voted on Monday to mend the wall, and nobody spoke against it.",
        "The work begins in May.",
    ]
    assert marks_of(f"It fell . Nobody saw it . {PROSE}") == ()


def test_speakers_with_their_offices():
    text = (
        "LENA HART, HOST: Good morning.\n\nTOBY MARSH, WALKER: Good morning to you.\n\nHART: Was it there?\n\n"
        "MARSH: It was.\n\nHART: We will be back."
    )
    assert [s.speaker for s in gl.Corpus.from_texts([text])[0].sentences][-2:] == ["MARSH", "HART"]
    assert kinds(text, "LENA HART, HOST: ") == {"speaker"}


def test_opinions_in_a_language_that_writes_nouns_with_capitals():
    text = (
        "Schöne Lage\n\nVom Balkon sahen wir den See und die Enten.\n\nZu weiche Betten\n\nMein Mann schlief am Boden."
    )
    assert marks_of(text) == ()


def test_a_section_with_its_link_to_edit_leads_elsewhere():
    text = f"{PROSE}\n\n{MORE}\n\nSee also[edit]\n\nList of walls"
    assert kinds(text, "List of walls") == {"link line"}


def test_a_dateline_that_begins_with_the_agency():
    text = "(ANX) - ROMA, 14 NOV - È stato riaperto il ponte sul torrente, chiuso dopo la frana."
    assert [mark.kind for mark in marks_of(text)] == ["dateline"]


def test_a_first_line_with_a_colon_is_the_title():
    text = f"DVD review: I, Robot\n\n{PROSE}\n\n{MORE}"
    assert gl.Corpus.from_texts([text])[0].title == "DVD review: I, Robot"


def test_a_short_sentence_alone_above_a_paragraph_is_the_text():
    """Without its full stop it may be a headline; with it, a sentence would be lost in silence."""
    for text in ("Rain fell hard.\n\nSnow fell too. Ice came.", "Die Brücke fiel.\n\nEs war spät. Alle gingen."):
        assert not gl.Corpus.from_texts([text])[0].marks


def test_a_date_in_letters_with_vowel_signs_is_a_date():
    text = (
        "हार्विक में बंद होगा पुराना तरणताल\n\n04 मार्च 2025\n\n"
        "हार्विक की परिषद ने मंगलवार को नदी किनारे बने पुराने तरणताल को बंद करने का फैसला किया।\n\n"
        "करीब दो सौ लोग विरोध करने आए थे, जिनमें कई बच्चे भी थे।"
    )
    assert [(mark.kind, text[mark.start : mark.end]) for mark in marks_of(text)][1] == ("byline", "04 मार्च 2025")


@pytest.mark.parametrize(
    ("dateline", "text"),
    [
        (
            "BOZEMAN, Mont. (PXN) _ ",
            "A ram that won at the fair was stripped of its ribbon after judges found it dyed.",
        ),
        ("14.06.2016 Kraków (PAX) - ", "Partyturę kwartetu uważanego za stracony znalazła w szafie studentka."),
        ("Litomyšl 9. března (CTX) - ", "Kniha vypůjčená před devadesáti lety se vrátila do knihovny."),
        ("ЯКУТСК, 14 декабря. /Корр. СЕВТАСС Айталина Попова/. ", "На реке открыта ледовая переправа для машин."),
    ],
)
def test_datelines_with_short_states_days_and_names(dateline, text):
    assert kinds(f"{dateline}{text}\n\n{PROSE}", dateline.strip()) == {"dateline"}


def test_verse_below_a_row_of_links_is_the_authors():
    verse = [f"{word} went the boats along the grey and sleeping river" for word in ("Down", "Slow", "Out", "Home")]
    text = "Home » Poems » River\nThe boats\n" + "\n".join(verse) + f"\n{PROSE}"
    assert set().union(*(kinds(text, line) for line in verse)) == set()
    short = text.replace("went the boats along the grey and sleeping river", "boats")
    assert kinds(short, "Slow boats") == {"menu"}


@pytest.mark.parametrize("dateline", ["【北京＝山田花子】", "(서울=연합뉴스) 김철수 기자 ="])
def test_datelines_that_set_a_place_equal_to_who_reports(dateline):
    text = "町議会は月曜日、石垣の修理を決めた。反対した人はいなかった。工事は五月に始まる予定だ。"
    assert kinds(f"{dateline} {text}", dateline) == {"dateline"}
    assert kinds(f"【北京】 {text}", "【北京】") == set()


def test_a_title_before_who_reports_is_no_part_of_a_dateline():
    assert kinds(f"SportsNetwork Game Preview. (Sports Network) - {PROSE}", "SportsNetwork Game Preview. ") == set()
