"""Lines that are known by where they stand on a page of a site, of an agency, a court or a journal."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE, kinds

import gleanings as gl
from gleanings.cleaning.rules import marks_of
from gleanings.documents.paragraphs import paragraph_spans

STANDFIRST = "The ferry company blames the tide. Passengers blame the company."
SITE = f"Sign in\nSubscribe\nSearch\n\nNo boat on Sunday\n\nPublished 3 May 2021\n\n{PROSE}\n\n"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"No boat\n\n{STANDFIRST}\n\nBy Ann Roe\n3 May 2021\n6 min read\nListen\n\n{PROSE}\n\n{MORE}", "6 min read"),
        (f"No boat\n\n{STANDFIRST}\n\nBy Ann Roe\n3 May 2021\n\nListen\n\n{PROSE}\n\n{MORE}", "Listen"),
        (f"oprac. Anna Nowak\n28 czerwca 2018, 14:05\n\n{PROSE}\n\n{MORE}", "oprac. Anna Nowak"),
        (f"{SITE}{MORE}\n\nTell us what you think\nFerry jobs", "Ferry jobs"),
        (f"{SITE}The text goes on below the picture\n\nNobody swam.", "The text goes on below the picture"),
        (f"* Ferry stops\n* Trains full\n\nDOHA, May 3 (Newswire) - {PROSE}\n\n{MORE}", "* Trains full"),
        (f"{PROSE}\n\n{MORE}\n\n-ENDS-\n\nPress office\nHigh Street", "Press office"),
        (f"{PROSE}\n\n{MORE}\n\nNewswire's Ann Roe contributed to this report.", "Newswire's Ann Roe contributed"),
        (
            f"Rain\nBy Ann Roe\n\n{PROSE}\n\n{MORE}\n\nAbout\nAnn Roe\nI write on boats. I have none.",
            "I write on boats.",
        ),
        (f"{PROSE}\n\nShare this:\nchirper\nfaces\n\n{MORE}", "chirper"),
        (f"{PROSE}\n\nBoats in the harbour on Sunday.\nANA ROE\n\n{MORE}", "Boats in the harbour on Sunday."),
        (
            f"{PROSE}\n\nBoats in the harbour, Sunday. ANA ROE FOR THE GAZETTE\n\n{MORE}",
            "Boats in the harbour, Sunday.",
        ),
        (f"{PROSE}\n\n港の船＝2018年5月、田中撮影\n\n{MORE}", "港の船＝2018年5月、田中撮影"),
        (
            f"{PROSE}\n\nBoats in the harbour on Sunday.\nANA ROE, The Gazette\n\n{MORE}",
            "Boats in the harbour on Sunday.",
        ),
        (f"{PROSE}\n\nRead more…\nMayor drops goat\n\n{MORE}", "Mayor drops goat"),
        (f"A boat\n\nListen\nSave\nShare\nPrint\n\n{PROSE}\n\n{MORE}\n\nkeep\nShare\nPrint\n\n{MORE}", "keep"),
        (f"{PROSE}\n\nFIG. 1. A boat. The arrow shows the tide.\n\n{MORE}", "FIG. 1. A boat."),
        (f"Good boat\n\n{PROSE}\n\nUseful? Yes (4) No (1)", "Useful? Yes (4) No (1)"),
        (f"Cet avis\n\n{PROSE}\n\n5/5\n\n{MORE}", "5/5"),
        (f"{PROSE}\n\n{MORE}\n\nPage 1 of 3", "Page 1 of 3"),
        (f"{PROSE}\n\n{MORE}\n\n— Ann Roe, Songs at Low Water (1887)", "— Ann Roe"),
    ],
)
def test_lines_of_a_page_around_its_text(text, part):
    assert kinds(text, part)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"{STANDFIRST}\n\nmilk\nflour\n\n{PROSE}\n\n{MORE}", "flour"),
        (f"No boat\n\n{PROSE}\n\nmilk\nflour\neggs\n\n{MORE}\n\nblue paint\na brush", "a brush"),
        (f"* milk\n* flour\n\n{PROSE}\n\n{MORE}", "* flour"),
        (f"{PROSE}\n\nShe wrote three words and sent it. IT IS OVER.\n\n{MORE}", "IT IS OVER."),
        (f"{PROSE}\n\nShe has contributed to this town for years.\n\n{MORE}", "She has contributed"),
        (f"{PROSE}\n\nThe score was 5/5 in the end.\n\n{MORE}", "5/5"),
        (f"{PROSE}\n\n— Who is there?\n\n— Nobody, she said", "— Nobody, she said"),
    ],
)
def test_what_only_looks_like_lines_of_a_page(text, part):
    assert kinds(text, part) == set()


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        (f"Artículo 1. Objeto.\n{PROSE}\n\nArtículo 2. Horario.\n{MORE}", "Artículo 2. Horario.", "heading"),
        (f"§ 14-301. Boats.\n{PROSE}\n\n§ 14-302. Lights; exceptions.\n{MORE}", "§ 14-301. Boats.", "heading"),
        (f"{PROSE}\n\nDECIDED:\n\n{MORE}", "DECIDED:", "heading"),
        (f"{PROSE}\n\nP.Q.M.\n\n{MORE}", "P.Q.M.", "heading"),
        (f"{PROSE}\n\n1\nIntroduction\n\n{MORE} {PROSE}", "1", "heading"),
        (f"Cake\n\n{PROSE}\n\n{MORE}\n\n{PROSE}\n\n{MORE}\n\nNeeds\n\n2 cups flour\n1 cup sugar", "Needs", "heading"),
        (f"Ode to a boat\nWords: Ann Roe\n\n{PROSE}\n\n{MORE}", "Ode to a boat", "heading"),
        ("On tides\n\nAbstract. We watch the tide for a year and say what it did.\n\nKeywords: tide, year\n\n" + PROSE,
         "Abstract.", "heading"),
        (f"{PROSE}\n\nKeywords: tide, boats, mud.\n\n{MORE}", "Keywords: tide, boats, mud.", "notice"),
        (f"On tides\n\n{PROSE}\n\n{MORE}\n\n† Present address: Roe Hall", "† Present address: Roe Hall", "byline"),
    ],
)  # fmt: skip
def test_headings_of_statutes_judgments_papers_and_recipes(text, part, kind):
    assert kinds(text, part) == {kind}


def test_the_parts_of_a_judgment_and_of_an_article_of_law():
    law = f"Artigo 1.º\nObjeto\n{PROSE}\n\nArtigo 2.º\nExceções\n{MORE}"
    assert kinds(law, "Artigo 2.º") == kinds(law, "Exceções") == {"heading"}
    judgment = f"Facts:\n{PROSE}\n\nReasons:\n{MORE}"
    assert kinds(judgment, "Reasons:") == {"heading"}
    assert kinds(f"{PROSE}\n\nWarning:\n{MORE}", "Warning:") == set()
    assert kinds(f"STATUTORY INSTRUMENTS\n2004 No. 4\nGEESE\nThe Geese Regulations 2004\n\n{PROSE}\n\n{MORE}", "GEESE")


def test_stars_in_figures_leave_the_title_of_a_review():
    text = f"4.0 out of 5 stars Warm, but it hums\nReviewed here on 3 March 2021\n{PROSE}"
    assert kinds(text, "4.0 out of 5 stars")
    assert kinds(text, "Reviewed here on 3 March 2021")
    assert kinds(text, "Warm, but it hums") == set()


def test_one_numbered_sentence_is_no_heading():
    assert kinds(f"{PROSE}\n\nArticle 1. Nobody swims.\n{MORE}", "Article 1. Nobody swims.") == set()


def test_a_series_of_numbered_answers_is_text():
    text = "Question: what would you change?\nRespondent 1: the chairs\nRespondent 2: More soup\nRespondent 3: the soup"
    assert kinds(text, "More soup") == set()


@pytest.mark.parametrize(
    "entries",
    [
        "[1] A. Crumb, Am. J. Toast 12, 4 (1988).\n[2] B. Loaf, Lett. 3, 17 (1991).\n[3] R. Ott, Toast 1, 2 (1995).",
        "References\nБелов А. В. Птицы и поезда. М.: Наука, 1987. 214 с.\nСеров К. Часы. М.: Мир, 1999. 20 с.",
    ],
)
def test_entries_of_lists_of_references(entries):
    assert kinds(f"{PROSE}\n\n{MORE}\n\n{entries}", entries.splitlines()[-1]) == {"reference"}


def test_a_page_of_an_encyclopedia_from_its_buttons_to_its_footer():
    head = "Jump to search\n\nThis article is about the tool. For the band, see Rook (band).\n\nLamp rook"
    refs = "References[edit]\n^ Marsh 1904, p. 12.\nExternal links[edit]\nWikimedia Commons has media about rooks."
    body = f"A lamp rook is a long hook with which lamps were lowered.\n\nUse[edit]\n\n{PROSE}\n\n{refs}"
    text = f"{head}\n\n{body}\nThis text is available under a free licence."
    assert kinds(text, "This article is about the tool. For the band") == {"link line"}
    assert kinds(text, "Wikimedia Commons has media") == {"notice"}
    assert kinds(text, "A lamp rook is a long hook") == set()


def test_closings_of_letters():
    mail = "Sehr geehrte Frau Roe,\n\nder Turm ist voll.\n\nMit freundlichen Grüßen\n\ni. A. Torben Kruse\nAmt Husum"
    quoted = "\n\nVon: Ann Roe\nGesendet: Montag, 5. Mai 2014 08:10\nAn: Amt\nBetreff: Turm\n\nIst der Turm frei?"
    assert kinds(mail + quoted, "i. A. Torben Kruse") == {"signature"}
    letter = "From: Otto Brandt <otto@a.example>\nSubject: card\n\nIt is old.\n\nSensible. Ours got wet.\n\nOtto"
    assert kinds(letter, "Ours got wet.") == set()
    assert kinds(letter, "Otto") == {"mail header"}
    assert marks_of(letter)[-1].kind == "signature"
    list_mail = (
        "From: A <a@b.example>\nSubject: x\n\nDear Pat,\n\nSix gnomes.\n\nKind regards\nThe Team\n\nWe count them."
    )
    assert kinds(list_mail, "Kind regards\nThe Team") == {"signature"}
    assert kinds(list_mail, "We count them.") == set()


def test_a_mail_signed_by_its_sender_with_an_office_below():
    mail = "From: Pat Moor\nTo: All staff\nSubject: x\n\nAll,\n\nIt is milk. I tasted it.\n\nPat\nLevel 2 | x4170"
    assert kinds(mail, "Pat\nLevel 2") == {"signature"}
    assert kinds(mail, "All,") == set()


def test_quotations_under_the_name_of_their_writer():
    text = '>>>>> "Ann" == Ann Roe <ann@a.example> writes:\n\nAnn> Does it run?\n\nIt runs.\n\nAnn> And now?\n\nNo.'
    assert kinds(text, "Ann> And now?") == {"quoted mail"}


def test_a_group_behind_the_word_that_quotes():
    text = "Le 4 mai 2005, Luc a écrit dans fr.rec.cuisine :\n| Peut-on ?\n\nOn peut.\n\n| Et ensuite ?\n\nNon."
    assert kinds(text, "| Et ensuite ?") == {"quoted mail"}


def test_lines_of_a_time_and_a_speaker():
    text = "00:00:00 Speaker 1\nWhat is your name?\n\n00:00:04 Speaker 2\nAsk another.\n\n00:00:09 Speaker 1\nWhy?"
    assert [s.speaker for s in gl.Corpus.from_texts([text])[0].sentences] == ["Speaker 1", "Speaker 2", "Speaker 1"]
    timetable = "12:30 Lunch\n15:00 Tea\n18:00 Supper"
    assert marks_of(timetable) == ()
    assert len(paragraph_spans(timetable)) == 3


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Le président. — Silence.\n\nMme Lac. — Je parle.\n\n(Rires.)\n\nLe président. — Encore ?",
         ["Le président", "Mme Lac", "Le président"]),
        ("PREGUNTA. ¿Y?\n\nRESPUESTA. Por nada.\n\nP. ¿Y ahora?\n\nR. Nada.", ["PREGUNTA", "RESPUESTA", "P", "R"]),
        ("ana.ruiz — 03/05/2021\nwho has it\nben — 03/05/2021\nme", ["ana.ruiz", "ben"]),
    ],
)  # fmt: skip
def test_speakers_of_parliaments_interviews_and_chats(text, speakers):
    assert [s.speaker for s in gl.Corpus.from_texts([text])[0].sentences] == speakers


def test_lines_between_the_times_of_subtitles_are_said():
    song = "[00:12.00]The boat goes out\n[00:15.30]the boat comes in"
    assert kinds(song, "[00:15.30]")
    assert kinds(song, "the boat comes in") == set()
    cues = "1\n0:02,000 --> 0:04,000\nWho put out the light\n\n2\n0:05,000 --> 0:07,000\nNobody. It was never on."
    assert kinds(cues, "Who put out the light") == set()


def test_names_notes_and_voices_of_subtitles():
    text = "WEBVTT\n\nNOTE from the Danish\n\nintro\n00:01.000 --> 00:04.000\n<v Ann>Who lit the lamp?\n\nNobody did."
    assert kinds(text, "NOTE from the Danish")
    assert kinds(text, "intro")
    assert kinds(text, "<v Ann>") == {"speaker"}
    assert kinds(text, "Who lit the lamp?") == set()


def test_reactions_of_a_chat_and_refrains_of_a_song():
    chat = "Ann [11:02 AM]\nwho has it\nBen [11:03 AM]\nnot me\n:eyes: 3"
    assert kinds(chat, ":eyes: 3") == {"chat event"}
    song = "[Verse 1]\nThe boat goes out,\nthe boat comes in.\n\n[Chorus]\nAnd out again,\nand in."
    assert kinds(song, "[Chorus]") == {"stage direction"}
    assert kinds(song, "And out again,") == set()


def test_the_contents_and_notes_of_markdown(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(
        f"# Lamps\n\n{PROSE}\n\n- [Use](#use)\n- [Map](map.md)\n\n> **Note**\n> {MORE}\n\n## Use\n\n{MORE}\n"
    )
    document = gl.read_file(file)[0]
    found = {document.text[m.start : m.end]: m.kind for m in document.marks}
    assert found["- [Use](#use)"] == "contents"
    assert found["> **Note**"] == "heading"
    assert not any("map.md" in part for part in found)


def test_names_behind_times_each_above_what_was_said():
    chat = "[03/05/2021 10:02] Ann Roe\nhas anyone the key\n[03/05/2021 10:03] Ben Orr\nno"
    assert [(s.speaker, s.text) for s in gl.Corpus.from_texts([chat])[0].sentences] == [
        ("Ann Roe", "has anyone the key"),
        ("Ben Orr", "no"),
    ]
    named = "[ 3 May 2021 10:02 ] Ann: the key\n[ 3 May 2021 10:03 ] Ben: no"
    assert [s.speaker for s in gl.Corpus.from_texts([named])[0].sentences] == ["Ann", "Ben"]
    messages = "[10:02] Hello\nthere\n[10:03] Yes\nI am"
    assert {s.text for s in gl.Corpus.from_texts([messages])[0].sentences} >= {"Hello", "Yes"}


def test_wrapped_paragraphs_that_only_an_indent_parts():
    text = (
        "   The ferry company said on Monday that it would stop its\n"
        "Sunday sailings, because it cannot find engineers for the\n"
        "two oldest ships.\n"
        "   Passengers who have booked will get their money back\n"
        "within ten days. Nobody on the island was asked, and nobody\n"
        "was surprised.\n"
    )
    assert [text[a:b].split()[0] for a, b in paragraph_spans(text)] == ["The", "Passengers"]


@pytest.mark.parametrize(
    "sentence",
    [
        "1 in 5 adults has no bank account at all.",
        "2 of 5 children, the school says, were absent.",
        "4 von 5 Menschen glauben daran.",
        "2.4 of 5 million people voted in the morning.",
        "1 in 5 adults. Ann Roe did not expect that.",
    ],
)
def test_a_share_in_a_sentence_is_no_row_of_stars(sentence):
    assert not kinds(f"{sentence}\n\n{PROSE}\n\n{MORE}", sentence[:10])


@pytest.mark.parametrize("stars", ["5 out of 5 stars", "4,0 von 5 Sternen"])
def test_stars_in_words_are_set_aside_and_the_opinion_behind_them_is_not(stars):
    text = f"{stars} Warm, but it hums\n{PROSE}"
    assert kinds(text, stars) == {"rule or table"}
    assert not kinds(text, "Warm, but it hums")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("{0}\n\nقال العمدة إن العمل سيستغرق سنة. ثم تحدث الناس عن الطريق\n\n{0}", "قال العمدة"),
        ("{0}\n\nМэр сказал, что работы займут год.\nмосква столица, большой город\n\n{0}", "Мэр сказал"),
    ],
)
def test_letters_that_are_no_capitals_make_no_caption(text, part):
    assert "caption" not in kinds(text.format(PROSE), part)


@pytest.mark.parametrize(
    ("line", "set_aside"), [("DECIDED:", True), ("РЕШИЛ:", True), ("он сказал:", False), ("وقال:", False)]
)
def test_words_above_a_paragraph_head_it_in_capitals_alone(line, set_aside):
    assert bool(kinds(f"{PROSE}\n\n{line}\n\n{MORE}", line)) is set_aside


@pytest.mark.parametrize(
    ("lines", "part"),
    [
        ("00:04:10 потом дождь\nМы стояли под мостом.\n\n00:05:20 снова солнце\nМы пошли домой.", "потом дождь"),
        ("[10:02] потом дождь\nМы стояли.\n\n[10:05] потом дождь\nМы пошли.", "потом дождь"),
        ("сказал он. — Пойдём.\n\nсказала она. — Нет.\n\nсказал он. — Да.\n\nсказала она. — Нет.", "сказал он"),
    ],
)
def test_small_letters_of_any_script_name_no_speaker(lines, part):
    assert "speaker" not in kinds(lines, part)
    capitals = lines.replace("потом", "Анна").replace("снова", "Иван").replace("сказал", "Сказал")
    capitals = capitals.replace("дождь", "Дождь").replace("солнце", "Солнце")
    assert any(mark.kind == "speaker" for mark in marks_of(capitals))


def test_where_a_page_stands_in_its_site_is_no_title():
    text = (
        "Domů / Zprávy / Kraj\n\nStarý bazén se zavře\n\n4. března 2025 10:15, aktualizováno 12:30\n\n"
        "Zastupitelé v úterý rozhodli o uzavření starého bazénu u řeky, který funguje od roku 1931.\n\n"
        "Bazén se zavře na konci srpna a budova půjde do prodeje."
    )
    found = {text[mark.start : mark.end]: mark.kind for mark in marks_of(text)}
    assert found["Domů / Zprávy / Kraj"] == "menu"
    assert found["Starý bazén se zavře"] == "heading"
    assert found["4. března 2025 10:15, aktualizováno 12:30"] == "byline"
    assert not marks_of("Rain / snow / hail")


def test_a_page_in_thai_which_has_no_full_stops():
    prose = [
        "สภาเทศบาลลงมติเมื่อวันอังคารให้ปิดสระว่ายน้ำเก่าริมแม่น้ำซึ่งเปิดมาตั้งแต่ปี 2474",
        '"เราไม่มีเงินซ่อมหลังคาแล้ว" นายกเทศมนตรีกล่าวหลังการลงมติ มีประชาชนราวสองร้อยคนมาประท้วง',
        "สระจะปิดปลายเดือนสิงหาคม และอาคารจะถูกขาย",
    ]
    head = ["หน้าแรก > ข่าว > ท้องถิ่น", "เทศบาลปิดสระว่ายน้ำเก่า", "4 มีนาคม 2568 10:15 น."]
    tail = ["แชร์", "ข่าวที่เกี่ยวข้อง"]
    text = "\n\n".join([*head, *prose[:2], "อ่านเพิ่มเติม: ทาสีสะพานเป็นสีเขียว", prose[2], *tail])
    set_aside = {text[mark.start : mark.end] for mark in marks_of(text)}
    assert not set_aside & set(prose)
    assert set(head) | set(tail) <= set_aside


def test_verse_below_a_line_that_leads_elsewhere_is_the_authors():
    stanza = "It knew the hour\nbefore the clock,\nthe hand that came\nwithout a knock."
    text = f"What the Kettle Knew\nListen\n{stanza}\n\nIt sang to one\nwho sang to none,\nand cooled in the sun."
    assert kinds(text, "It knew the hour") == kinds(text, "the hand that came") == set()


def test_the_number_of_a_line_of_verse_makes_no_row():
    text = f"{PROSE}\n\nHer fingers know the story          5\nHer eyes have never read,\nOf men who went for herring."
    assert "menu" not in kinds(text, "Her fingers know the story")
    assert "menu" in kinds(f"{PROSE}\n\nHer fingers know the story          7\n\n{PROSE}", "Her fingers know the story")


def test_chapters_with_numbers_in_words_and_a_full_stop_are_headings():
    text = f"Erstes Kapitel.\n\n{PROSE}\n\nZweites Kapitel.\n\n{PROSE}"
    assert kinds(text, "Erstes Kapitel.") == kinds(text, "Zweites Kapitel.") == {"heading"}
    assert kinds(text.replace("Zweites", "Erstes"), "Erstes Kapitel.") == set()


def test_a_mail_that_only_passes_on_another_keeps_what_it_passes_on():
    head = "From: Ann Roe <a@roe.example>\nDate: 2 Nov 1994 19:22:07 -0000\nSubject: Birds"
    text = f"{head}\n\n--- Begin Included Text ---\n{PROSE}"
    assert kinds(text, PROSE) == set()
    assert kinds(text, "Subject: Birds") == {"mail header"}


@pytest.mark.parametrize(
    "caption",
    [
        "Fig. 3. The wall before the storm. Bars show one metre.",
        "Photo 1. — Le mur en 1986.",
        "図3　嵐の後の石垣。",
        "Tablo 1. Duvarın maliyeti, bin lira.",
        "그림 2. 폭풍 뒤의 성벽.",
    ],
)
def test_numbered_captions_that_end_in_a_stop_between_lines(caption):
    assert kinds(f"{PROSE}\n{caption}\n{MORE}", caption) == {"caption"}
    assert kinds(f"{PROSE}\nGate 3. The wall fell, and nobody saw it.\n{MORE}", "Gate 3. The wall fell") == set()


@pytest.mark.parametrize(
    "title",
    [
        "Example 6.3 Sampling distribution of the mean for fifty draws",
        "Theorem 4.2: The mean of a sample converges to the mean of those from whom it was drawn at random",
        "Beispiel 2.10 Verteilung",
        "Пример 3.1. Распределение среднего",
    ],
)
def test_titles_of_what_is_numbered_by_chapter_whatever_it_is_called(title):
    text = f"{PROSE}\n\n{title}\n\n{PROSE}"
    assert "heading" in kinds(text, title)
    for said in ("Example 6.3 shows that the mean is stable", "Example 6.3 We draw again.", "At 6.30 Ann came"):
        assert all(
            mark.reason != "the title of what the text numbers by chapter"
            for mark in marks_of(text.replace(title, said))
        )
