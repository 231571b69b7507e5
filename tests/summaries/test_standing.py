"""How well sentences stand on their own: pairs of which one leans, and what each sign does to a choice."""

import re
from collections import Counter
from pathlib import Path

import pytest

import gleanings as gl
from gleanings.documents.document import Document
from gleanings.summaries.standing import standing, standing_of


def pairs_of(name):
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in line.split("|")) for line in lines if not line.startswith("#")]


PAIRS = pairs_of("standing_pairs.txt")
FRESH = pairs_of("standing_pairs_fresh.txt")
THIRD = pairs_of("standing_pairs_third.txt")
FOURTH = pairs_of("standing_pairs_fourth.txt")
FIFTH = pairs_of("standing_pairs_fifth.txt")
SIXTH = pairs_of("standing_pairs_sixth.txt")
SEVENTH = pairs_of("standing_pairs_seventh.txt")
EIGHTH = pairs_of("standing_pairs_eighth.txt")
NINTH = pairs_of("standing_pairs_ninth.txt")
TENTH = pairs_of("standing_pairs_tenth.txt")


def score(language, before, text):
    joined = f"{before}\n\n{text}"
    document = Document("a", joined, language=language)
    return standing_of(document, len(document.sentences) - 1).score


def comes_out_right(language, before, leans, stands):
    return score(language, before, leans) < score(language, before, stands)


def test_of_200_pairs_the_one_that_leans_stands_less_well():
    wrong = [pair for pair in PAIRS if not comes_out_right(*pair)]
    assert len(PAIRS) == 200
    assert len(wrong) <= 0.05 * len(PAIRS), wrong
    languages = Counter(pair[0] for pair in PAIRS)
    missed = Counter(pair[0] for pair in wrong)
    assert all(missed[language] <= 0.25 * count for language, count in languages.items()), missed


@pytest.mark.parametrize(
    ("pairs", "number", "least", "languages"),
    [
        # 22 when they were written, before anything was mended on them: recipes, reviews, contracts, chat and science
        # lean in other ways than news. What is still wrong leans by its sense alone ("Stir in the flour").
        pytest.param(FRESH, 60, 45, 5, id="other genres"),
        # 40 when they were written.
        pytest.param(THIRD, 60, 53, 12, id="further pairs"),
        # 42 when they were written.
        pytest.param(FOURTH, 60, 53, 20, id="further languages"),
        # 45 when they were written. The two that are wrong leave out their subject.
        pytest.param(FIFTH, 60, 56, 18, id="languages beside these"),
        # 42 unaided. "The larger of the two" and a subject that the verb alone shows ("ya había llegado") stay wrong.
        pytest.param(SIXTH, 60, 51, 18, id="museums, storms and taxes"),
        # 55 and 27 unaided. What leans by its sense alone ("Blood tests came back normal") stays wrong.
        pytest.param(SEVENTH, 60, 59, 22, id="courts, trains and races"),
        pytest.param(EIGHTH, 40, 34, 1, id="harder ones of these"),
        # 49 unaided. A fragment with a verb in its relative clause alone ("Une situation que ...") stays wrong.
        pytest.param(NINTH, 60, 56, 8, id="answers, captions and greetings"),
        # 26 unaided. What leans by its sense alone ("A decision is expected") or leaves out a noun ("One now runs a
        # bar", "Lo hizo con una exposición") stays wrong.
        pytest.param(TENTH, 40, 31, 1, id="harder ones"),
    ],
)
def test_of_pairs_that_shaped_no_rule_when_written_most_come_out_right(pairs, number, least, languages):
    right = [pair for pair in pairs if comes_out_right(*pair)]
    assert len(pairs) == number
    assert len(right) >= least
    assert len({pair[0] for pair in pairs}) >= languages


def test_what_stands_stands_well_by_itself():
    assert all(standing(pair[3], pair[0]).score >= 0.7 for pair in FIFTH)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The former head of Fannie Mae has gone.", "en"),
        ("The two heads of Fannie Mae have gone.", "en"),
        ("Ministers have insisted they are committed to free care.", "en"),
        ("Electrolux saw its shares rise after it said jobs would go.", "en"),
        ("Alicia Markova, a dancer and, in her heyday, the greatest of all, has died.", "en"),
        ("Four suits from their Please Please Me album have been sold in Leeds.", "en"),
        ("Sheila Ferguson may have to leave I'm A Celebrity tonight.", "en"),
        ("I due vice del sindaco di Pavia hanno lasciato la giunta.", "it"),
        ("Foi a mãe que chamou a polícia de Faro.", "pt"),
        ("Era a noite de 3 de maio em Lisboa.", "pt"),
    ],
)
def test_what_looks_like_leaning_in_the_leads_of_news_stands(text, language):
    assert standing(text, language).score == 1.0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The former was closed by the council in May.", "en"),
        ("The two men were closed in for a day.", "en"),
        ("Doctors say he may not walk again for a year.", "en"),
        ("Shares fell after it said jobs would go in May.", "en"),
        ("We think this Please Please Me album was made for you alone.", "en"),
        ("Verletzt wurde dabei in der Nacht niemand.", "de"),
        ("Im Bild: der Sieger mit seiner kleinen Tochter.", "de"),
        ("Die meisten sind über sechzig Jahre alt.", "de"),
        ("Foi a terceira derrota seguida em casa.", "pt"),
    ],
)
def test_what_is_like_these_leads_leans_all_the_same(text, language):
    assert standing(text, language).score < 0.7


@pytest.mark.parametrize(
    "text", ["K Sotherton (Birchfield Harriers), S Claxton.", "Eire v Israel; Ulm v Faroe Islands."]
)
def test_names_without_a_verb_are_no_statement(text):
    assert standing(text).reasons == ("lists names or things",)
    assert standing("Ulm beat Faroe Islands FC; Eire beat Israel.").score == 1.0
    assert "lists names or things" not in standing("Kelly Sotherton, Birchfield Harriers, Retires.", "qq").reasons


def test_the_first_of_a_text_is_preferred_though_it_leans_by_its_form():
    text = "Another bridge on the Orr has been shut after cracks in the bridge were found by divers."
    below = "The cracks in the bridge were found in May. Divers found cracks. The Orr rose."
    document = Document("a", f"{text}\n\n{below}")
    assert standing_of(document, 0).score < 0.5
    assert gl.summarize(document, sentences=1).text == text


@pytest.mark.parametrize(
    ("language", "leans", "stands"),
    [
        ("en", "By evening it had reached Orr.", "In his speech Olav Lie praised the bridge."),
        ("en", "On Thursday, he told the BBC of his plans.", "Before she died, Ruth Abara wrote a book."),
        ("fr", "Dans la soirée, elle atteignait Caen.", "Avant sa mort, Ruth Abara a écrit un livre."),
        ("de", "Am Abend hatte er Rügen erreicht.", "Im Sturm verlor er auf Rügen sein Dach."),
    ],
)
def test_behind_a_time_or_a_comma_a_pronoun_is_the_subject(language, leans, stands):
    assert standing(leans, language).score < 0.7 < standing(stands, language).score


@pytest.mark.parametrize(
    ("language", "pairs", "alone"),
    [
        ("en", "Both Ann Lowe and her brother signed the letter.", "Both were hurt when the bus and a car crashed."),
        ("en", "Neither the mayor nor the council of Orr objected.", "Neither of the mayors of Orr objected."),
        ("fr", "Ni le maire ni le préfet n'ont signé la lettre.", "Ou le maire de Caen a signé la lettre."),
        ("ru", "Или мэр Твери, или его заместитель подписал письмо.", "Или мэр Твери подписал письмо вчера."),
    ],
)
def test_words_that_pair_two_phrases_point_at_nothing_before(language, pairs, alone):
    assert standing(alone, language).score < standing(pairs, language).score == 1.0


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Genau das macht den Film sehenswert.", "de", 'begins with "genau das"'),
        ("Even its critics praised the bridge of Orr.", "en", 'begins with "even its"'),
        ("Keiner von ihnen hatte das Messer gesehen.", "de", 'says "ihnen" without a name'),
        ("Zum einen fehlen Wohnungen, zum anderen Handwerker.", "de", 'points back by "zum anderen"'),
        ("De ahí que la obra de Burgos se detuviera.", "es", 'begins with "de ahí"'),
        ("Pierwsza z nich pochodzi z banku w Łodzi.", "pl", 'says "z nich" for what was said before'),
        ("Hän lupasi uuden sillan Turkuun.", "fi", 'begins with "hän"'),
        ("Ez késéseket jelent péntekig Szegednél.", "hu", 'begins with "ez"'),
        ("Затова влаковете към Варна закъсняват.", "bg", 'begins with "затова"'),
        ("Stoga vlakovi prema Splitu kasne.", "hr", 'begins with "stoga"'),
        ("Preto vlaky do Žiliny meškajú.", "sk", 'begins with "preto"'),
        ("Per això els trens de Girona van tard.", "ca", 'begins with "per això"'),
        ("לכן הרכבות בחיפה יתעכבו עד יום שישי.", "he", 'begins with "לכן"'),
        ("بنابراین قطارهای شیراز تا جمعه تأخیر دارند.", "fa", 'begins with "بنابراین"'),
        ("Vì vậy tàu ở Huế sẽ trễ đến thứ sáu.", "vi", 'begins with "vì vậy"'),
        ("The rules of the council are as follows:", "en", "announces what follows"),
        ("- Approval of the minutes of the board of Orr", "en", "is a point of a list"),
        (': "The label of Orr made the records," Ann Lowe of Ulm recalls.', "en", "begins in the middle"),
        ("1. Minutes of the last meeting.", "en", "is a point of a list"),
        ("Hata hivyo dereva alikana mashtaka yote.", "sw", 'begins with "hata hivyo"'),
        ("Σύμφωνα με αυτούς ο οδηγός ήταν μεθυσμένος.", "el", 'says "αυτούς" without a name'),
        ("Muito obrigado pelo convite.", "pt", "greets or thanks"),
        ("Здравствуйте, Анна Сергеевна!", "ru", "greets or thanks"),
        ("Señoras y señores diputados, buenos días.", "es", "greets or thanks"),
        ("新しい図書館はいつ開きますか。", "ja", "asks"),
        ("Referee: Brand (Orr).", "en", "has few words"),
        ("ありがとうございます。", "ja", "greets or thanks"),
    ],
)
def test_signs_of_still_other_kinds(text, language, reason):
    assert reason in standing(text, language).reasons


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It was announced on Monday that Orr will get a bridge.", "en"),
        ("It is unclear whether the state of Orr will pay.", "en"),
        ("It has rained in Orr for a week.", "en"),
        ("Those who voted in Orr before noon got a stamp.", "en"),
        ("Es gibt in Bayern mehr Störche als vor zehn Jahren.", "de"),
        ("Es ist unklar, ob die Stadt Fulda zahlt.", "de"),
        ("Il y a plus de cigognes en Alsace qu'en Bretagne.", "fr"),
        ("C'est à Brest que le premier phare a été construit.", "fr"),
        ("Ceux qui ont voté à Brest ont reçu un timbre.", "fr"),
        ("Det finns fler storkar i Skåne än i Småland.", "sv"),
        ("Det var Anna Lind som vann valet i Lund.", "sv"),
        ("Het regent in Friesland minder dan in Drenthe.", "nl"),
        ("Те, кто голосовал в Твери, получили марку.", "ru"),
        ("この冬の富山の雪は平年より少ないと発表された。", "ja"),
        ("Thanks to rain, the river of Orr rose.", "en"),
        ("Gracias a la lluvia creció el río.", "es"),
        ("Dear is the bread in Orr since the mill of the town was closed.", "en"),
        ("Results: Wards with lamps used a third more soap.", "en"),
    ],
)
def test_pronouns_that_stand_for_nothing_do_not_lean(text, language):
    assert standing(text, language).score >= 0.85


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It was so cold in Orr that pipes burst.", "en"),
        ("It is the house that Jack built in Orr.", "en"),
        ("Es teilte mit, dass die Stadt Fulda zahlt.", "de"),
        ("Il est le maire que Brest attendait.", "fr"),
        ("Det var hon som vann valet i Lund.", "sv"),
    ],
)
def test_pronouns_that_stand_for_something_lean_all_the_same(text, language):
    assert standing(text, language).score < 0.7


def test_the_first_sign_of_a_name_is_no_pronoun(monkeypatch):
    monkeypatch.setattr(
        "gleanings.summaries.signs.installed_splitter",
        lambda language: lambda text: re.findall("也门|那不勒斯|这个|.", text),
    )
    assert standing("也门首都发生爆炸，造成多人死亡。", "zh").score == 1.0
    assert standing("那不勒斯市政府宣布新的计划。", "zh").score == 1.0
    assert standing("也有居民担心大桥的噪音问题。", "zh").score < 0.7
    assert standing("这个周末南京将举行书展活动。", "zh").score == 1.0
    assert standing("这个计划将于明年开始实施了。", "zh").score < 0.7


def test_ingredients_are_no_sentences_of_a_recipe():
    text = (
        "This bread of rye rises for a day.\n\n200 g of rye flour.\n\n1 spoon of salt (10 g).\n\n"
        "1. Mix the rye flour with the salt in a large bowl.\n\n2. Bake the bread for an hour in an oven."
    )
    document = Document("a", text)
    reasons = [standing_of(document, index).reasons for index in range(len(document.sentences))]
    assert ["is a point of a list" in found for found in reasons] == [False, True, True, False, False]


def test_a_sentence_inside_a_quotation_leans_on_who_says_it():
    said = 'Ann Lowe (Orr): "The team of Orr was brave. The goal of Orr came late. The cup stays in Orr.'
    document = Document("a", said)
    assert "is inside a quotation" in standing_of(document, len(document.sentences) - 1).reasons
    closed = 'Ann Lowe of Orr spoke of a "brave" team. The goal of Orr came late. Orr keeps the cup for a year.'
    document = Document("a", closed)
    assert standing_of(document, len(document.sentences) - 1).reasons == ()


def test_headings_are_no_summary_though_most_lines_of_a_page_have_no_end():
    page = (
        "Mower Green 40\n\nNow cheaper\n\nThe mower Green 40 cuts lawns of 400 square metres with one charge of its "
        "battery.\n\nThe height of the cut is set in six steps from 25 to 75 mm.\n\nWidth 38 cm\n\nBattery 40 V\n\n"
        "Weight 14 kg\n\nBasket 40 l"
    )
    assert gl.summarize(Document("a", page), sentences=1).text.startswith("The mower")
    assert {"has few words", "has no end"} <= set(standing_of(Document("a", page), 0).reasons)


def test_thai_has_no_full_stop_that_could_be_missing():
    assert standing("ศาลจังหวัดขอนแก่นสั่งให้ตรวจมีดที่ใช้ในคดี", "th").score == 1.0
    assert "has no end" in standing("ศาลจังหวัดขอนแก่นสั่งให้ตรวจมีดที่ใช้ในคดี 1,", "th").reasons


def test_after_a_greeting_a_sentence_may_begin_small():
    letter = "Caro direttore,\n\nleggo che il Comune di Parma vuole tagliare trenta platani in viale Mentana."
    document = Document("a", letter, language="it")
    assert standing_of(document, len(document.sentences) - 1).score == 1.0
    cut = "Il Comune di Parma ha detto.\n\nleggo che il Comune di Parma vuole tagliare trenta platani in viale Mentana."
    document = Document("a", cut, language="it")
    assert "begins in the middle" in standing_of(document, len(document.sentences) - 1).reasons


def test_a_short_answer_leans_on_its_question():
    page = "How long does a delivery to Orr take?\n\nThree to five days.\n\nParcels to Ulm take ten days."
    document = Document("a", page)
    assert "answers a question" in standing_of(document, 1).reasons
    assert standing_of(document, 2).score == 1.0


def test_an_answer_that_says_its_question_again_stands():
    for answer, stands in [("The repair in Orr takes a year.", True), ("They think it takes ten months.", False)]:
        document = Document("a", f"How long does the repair take?\n\n{answer}")
        assert ("answers a question" not in standing_of(document, 1).reasons) is stands


def test_in_a_language_without_spaces_a_long_answer_stands():
    asked = [
        "図書館はどこですか。",
        "駅前です。",
        "今の図書館は古いですか。",
        "今の図書館は古く、地震に弱い建物だと市は言う。",
    ]
    page = "\n\n".join(asked)
    document = Document("a", page, language="ja")
    found = [standing_of(document, index).reasons for index in range(len(document.sentences))]
    assert ["answers a question" in reasons for reasons in found] == [False, True, False, False]


@pytest.mark.slow
def test_what_leans_on_a_fragment_does_not_bring_it():
    text = (
        "The list of patients of the hospitals of Orr has fallen by a third this year. Is the fall of the list enough? "
        "It is not. Therefore a law will oblige the hospitals of Orr to treat patients on the list within ninety days."
    )
    assert "It is not." not in [s.text for s in gl.summarize(Document("a", text), sentences=3)]


def test_a_definite_phrase_that_nothing_introduced_hardly_leans():
    # The government, the sun, the pope: every reader knows which.
    first = "Rain fell in Lima on Monday.\n\n"
    known = Document("a", first + "The pope will visit a school in May.")
    assert standing_of(known, 1).score == 0.95
    told = Document("a", first.replace("Rain", "A pope") + "The pope will visit a school in May.")
    assert standing_of(told, 1).score == 0.65


def test_a_whole_sentence_may_be_a_point_of_a_list():
    assert standing("- The export of reports now quotes every field.", "en").score == 0.75
    assert standing("- Approval of the minutes of May (and not of June)", "en").score == 0.4


def test_questions_answer_nothing():
    page = (
        "How long does the delivery of a parcel take?\n\nA parcel arrives within five days of the order.\n\n"
        "Which methods of payment do shops of the chain accept for a parcel?\n\nCards and transfers are accepted for "
        "each parcel.\n\nCan the delivery of a parcel be followed?\n\nA number for each parcel is sent by mail."
    )
    assert "?" not in gl.summarize(Document("a", page), sentences=3).text


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("A month on, it fell silent.", "en", 'says "it" without a name'),
        ("Release it when the light turns amber.", "en", 'says "it" without a name'),
        ("After the show it's a short walk to the river.", "en", 'says "it\'s" without a name'),
        ("Nobody was in the room at the time.", "en", 'points back by "at the time"'),
        ("All flights were sent to Ulm as a result.", "en", 'points back by "as a result"'),
        ("Einer von ihnen wurde am Abend gefunden.", "de", 'says "ihnen" without a name'),
        ("Hundert Menschen mussten deswegen ihre Wohnungen verlassen.", "de", 'points back by "deswegen"'),
        ("Ausgeliehene Bücher können Sie am Eingang abgeben.", "de", 'speaks as "Sie"'),
        ("If he had such power the state would be a kingdom, as was said in Kansas.", "en", 'says "he" without a name'),
        ("Of this amount three millions will be paid in May.", "en", 'begins with "of this amount"'),
        ("Within this time the bank of Orr bought bonds.", "en", 'points back by "within this time"'),
        ("Ships need no change, save as above outlined.", "en", 'points back by "as above"'),
        ("In view of that plan the state of Orr built a dam.", "en", 'says "that plan" for what was said before'),
        ("The people of Ashby took the side of the latter.", "en", 'points back by "the latter"'),
        ("Mr. Speaker, guests: the state of Orr is called to its duties.", "en", 'speaks to "mr speaker"'),
        ("Meine Damen und Herren, die Stadt Fulda baut.", "de", 'speaks to "meine damen und herren"'),
        ("Jose Baxter (right) opened the scoring for Orr.", "en", "points at a picture"),
        ("Jan Ochs (links im Bild) begrüßte die Gäste in Fulda.", "de", "points at a picture"),
        ("In the lead: Jose Baxter opened the scoring for Orr.", "en", "stands under a label"),
        ("On the one hand, the lens of the Orr is sharp.", "en", 'points back by "on the one hand"'),
        ("Das teilte das Unternehmen in Fulda am Freitag mit.", "de", 'begins with "das"'),
        ("Das stieß bei den Bürgern von Fulda auf Kritik.", "de", 'begins with "das"'),
        ("D'ici là, le musée de Caen est gratuit.", "fr", 'points back by "d\'ici là"'),
        ("Fue su primer título en treinta años.", "es", 'says "su" without a name'),
        ("> My printer in Leeds has been offline for a week.", "en", "begins in the middle"),
        ("Jego remont w Toruniu potrwa cały rok.", "pl", 'begins with "jego"'),
        ("Det byggdes för länge sedan av kommunen.", "sv", 'begins with "det"'),
        ("وقد أثار ذلك غضب السكان في حلب.", "ar", 'begins with "وقد"'),
        ("그러나 어부들은 생계를 걱정하고 있다.", "ko", 'begins with "그러나"'),
        ("लेकिन दिल्ली के मछुआरे अब भी चिंतित हैं।", "hi", 'begins with "लेकिन"'),
        ("Setelah itu sekolah di Padang ditutup.", "id", 'begins with "setelah itu"'),
        ("Daha sonra okullar Bursa'da kapatıldı.", "tr", 'begins with "daha sonra"'),
    ],
)
def test_signs_of_further_kinds(text, language, reason):
    assert reason in standing(text, language).reasons


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("IT will move the servers to Leeds on Saturday.", "en"),
        ("Flights were sent to Ulm as a result of the storm.", "en"),
        ("Nobody was in the room at the time of the crash.", "en"),
        ("To most of those who voted in Orr the dam is dear.", "en"),
        ("Everybody in the room lost their coats.", "en"),
        ("Before she died, Ruth Abara wrote to the bank.", "en"),
        ("The striker Jay Pell scored within a minute.", "en"),
        ("Jose Baxter (Orr) was elected to the council of Ulm.", "en"),
        ("Kim Poole named two towns: Orr and Ulm in the north.", "en"),
        ("El Gobierno de Orr aprobó este martes una ley.", "es"),
        ("Die Physikerin Maria Lenz erhält den Preis.", "de"),
        ("시장 김민수는 나무 만 그루를 심겠다고 말했다.", "ko"),
        ("Müzede eski lokomotifler sergilenecek.", "tr"),
        ("Before noon Tammy friends-of-Orr bakers sold bread in Leeds.", "en"),
        # A word that joins sentences may be a preposition, a number or "not" as well, which begins full statements.
        ("Inte en enda skola i Lund stängdes under veckan.", "sv"),
        ("Til mødet i Aarhus kom fyrre borgere fra byen.", "da"),
        ("Ikke en skole i Troms ble stengt av kommunen.", "nb"),
        ("Nie każda szkoła w Toruniu została otwarta.", "pl"),
        ("Ne každá škola v Brně byla otevřena.", "cs"),
        ("După cutremur, școlile din Iași au fost închise.", "ro"),
        ("În luna mai orașul Iași a deschis un spital.", "ro"),
        ("Prin Iași trece un tren pe zi.", "ro"),
        ("Daha fazla turist Bursa kentini ziyaret etti.", "tr"),
        ("Μετά τον σεισμό έκλεισαν τα σχολεία στην Πάτρα.", "el"),
        ("لا يزال الجسر القديم في حلب مغلقا.", "ar"),
        ("두 사람이 부산에서 숨졌다고 경찰이 밝혔다.", "ko"),
        ("네 명이 부산에서 다쳤다고 경찰이 밝혔다.", "ko"),
        ("Setelah gempa, semua sekolah di Padang ditutup.", "id"),
        ("Selain beras, pasar di Padang menjual ikan.", "id"),
        # Behind such a word a phrase or a clause of its own may follow, before the main one.
        ("Because of the storm, flights to Orr were cancelled.", "en"),
        ("Apart from Orr, all towns of the valley have a school.", "en"),
        ("Instead of a bridge, the council of Orr will build a ferry.", "en"),
        ("Because the mill of Orr burnt down, bread is dear.", "en"),
        ("Besides bread, bakers of Orr sell milk.", "en"),
        ("Later this year the council of Orr will vote.", "en"),
        ("Weil die Mühle in Fulda brannte, ist das Brot teuer.", "de"),
        ("Parce que le moulin de Brest a brûlé, le pain est cher.", "fr"),
        ("Después de la tormenta, las escuelas de Burgos cerraron.", "es"),
        ("Além de pão, os padeiros do Porto vendem leite.", "pt"),
        ("Кроме Твери, школы закрыла Тула.", "ru"),
        ("پس از زلزله مدرسه‌های تبریز بسته شد.", "fa"),
        ("Karena hujan, sekolah di Padang ditutup.", "id"),
        ("3. The council of Ashby will clear the pipe in May.", "en"),
        # A time that is counted from now.
        ("Orr, which holds this year's fair, will celebrate the bakers of Ulm.", "en"),
        ("Bu yıl Ankara belediyesi ücretleri artırdı.", "tr"),
        ("Цього року Київ підвищив податки.", "uk"),
        ("इस साल दिल्ली सरकार ने किराया बढ़ाया है।", "hi"),
        ("هذا العام رفعت القاهرة ضريبة الوقود.", "ar"),
        ("В этом году Москва повысила налоги.", "ru"),
        ("Dit jaar verhoogt Utrecht de belastingen.", "nl"),
        ("W tym tygodniu Warszawa podniosła podatki.", "pl"),
        ("V tomto týdnu zvýšila Praha daně.", "cs"),
        # And a pronoun may be a preposition, an article or a number.
        ("O mie de oameni au plecat din Iași luni.", "ro"),
        ("Discursul lui Ion Popescu a durat o oră.", "ro"),
        ("Trots regnet kom de flesta elever till skolan i Lund.", "sv"),
        ("Efter valget mødtes de fleste ministre i Odense.", "da"),
        ("Etter valget møttes de fleste statsråder i Oslo.", "nb"),
    ],
)
def test_what_looks_like_them_does_not_lean(text, language):
    assert standing(text, language, before={"striker", "physikerin"}).score == 1.0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Because of that, flights to Orr were cancelled.", "en"),
        ("Besides, bakers of Orr sell milk.", "en"),
        ("Because the mill of Orr burnt down.", "en"),
        ("Later the council of Orr will vote on all of May.", "en"),
        ("Además de eso, los panaderos de Burgos venden leche.", "es"),
        ("Кроме того, школы закрыла Тула.", "ru"),
        ("علاوه بر این، مدرسه‌های شیراز بسته شد.", "fa"),
    ],
)
def test_connectives_that_join_lean_all_the_same(text, language):
    assert standing(text, language).score < 0.7


def test_where_nobody_writes_full_stops_or_capitals_their_want_is_no_sign():
    chat = "the build broke at noon on friday\n\nthe parser was changed by sam\n\nall tests of the parser fail\n\nMore."
    assert standing_of(Document("a", chat), 2).score == 1.0
    written = "The build broke at noon. The parser was changed.\n\nall tests of the parser fail\n\nMore came later."
    assert {"begins in the middle", "has no end"} <= set(standing_of(Document("a", written), 2).reasons)


def test_one_sentence_leans_on_nothing_where_another_does_not():
    text = (
        "The central bank of Orr raised its rate to nine percent on Monday, as prices in the valley went on rising. "
        "It had been seven percent since March. It said that the bank and the state would meet on Monday. "
        "It had not said so of the bank before the rate rose."
    )
    (only,) = gl.summarize(Document("a", text), sentences=1)
    assert only.index == 0


def test_what_says_nothing_alone_does_not_fill_up_a_budget_of_words():
    text = (
        "2. Water. Kim Poole reported that the pipe at plot nine had burst. Agreed. It was hers. "
        "3. Rents. The council of Ashby will raise all rents by six percent from April. None. "
    )
    found = gl.summarize(Document("a", text), words=30)
    assert len(found) == 2
    assert all(len(s.text.split()) > 4 for s in found)
    closed = (
        "La sortie au zoo de Mulhouse est reportée au 12 juin. Le prix du zoo reste de huit euros au mois de juin.\n\n"
        "Bien cordialement,\n\nLa directrice du zoo de Mulhouse est Anna Bey."
    )
    assert "cordialement" not in gl.summarize(Document("a", closed, language="fr"), words=32).text
    short = gl.summarize(Document("a", "Agreed. It was hers. None."), words=4)
    assert short.sentences  # where there is nothing else, it is taken


def test_few_of_those_that_stand_are_said_to_lean():
    said = [pair for pair in PAIRS if standing(pair[3], pair[0]).score < 0.7]
    assert len(said) <= 0.05 * len(PAIRS), said


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nobody knew where the money had gone", "has no end"),
        ('"we are all coming home tomorrow, whatever the price of it" then.', "quotes nobody that is named"),
        ("He'd left Rome by noon.", 'begins with "he\'d"'),
        ("knew where the money had gone.", "begins in the middle"),
        ("Where has all the money gone?", "asks"),
        ("The town clerk (who kept the books was not asked.", "holds a part of a quotation or bracket"),
        ("Nobody knew.", "has few words"),
        ("With this reform millions of families will pay less.", 'begins with "with this reform"'),
        ("[Laughter] However, the Senate passed a bill on guns.", 'begins with "however"'),
        ("The Senate stood up for families and passed this bill.", 'says "this"'),
        ("Ten minutes later, the home side went behind.", 'counts from another moment: "ten minutes later"'),
        ("Zwei Jahre später gelang die Rückkehr.", 'counts from another moment: "zwei jahre später"'),
        ("The phone, on the other hand, is poor.", 'goes on from what was said: "on the other hand"'),
        ("Half of it will go into new staff.", 'says "of it" for what was said before'),
        ("A second one fared no better.", 'says "second one" for what was said before'),
        ("Debido a ello se cerró la escuela.", 'says "a ello" for what was said before'),
        ('"Not today," he muttered, and closed the hatch.', "does not name who says it"),
        ("I think that Orr will lose the money.", 'speaks as "i"'),
    ],
)
def test_each_sign_is_named(text, reason):
    language = "de" if text.startswith("Zwei") else "es" if text.startswith("Debido") else "en"
    assert reason in standing(text, language).reasons
    assert standing(text, language).score < 1


@pytest.mark.parametrize(
    "text",
    [
        "This paper presents a parser for notes in the margins of books.",
        "We present a parser for notes in the margins of books.",
        "The White House denied on Friday that it had asked for the tapes.",
        "In this year of drought farmers of Orr lost their harvest.",
        "In his speech on Monday, Olav Lie said that taxes would fall.",
        "This week the council of Orr voted on the budget.",
        "Only half of those polled in Orr had heard of the plan.",
        "The house of Olav Lie in Orr was sold at auction.",
        "Two days after the storm in Orr, power was back.",
        "Prices in Orr, Ulm and Lodi rose in May, as always.",
    ],
)
def test_what_a_text_says_of_itself_and_names_do_not_lean(text):
    assert standing(text, before={"a", "parser", "house", "white"}).score == 1.0


def test_a_language_without_words_is_judged_by_form_alone():
    assert standing("Ta sai reede hommikul Oslos trahvi.", "et").score == 1.0
    assert standing("sai reede hommikul Oslos trahvi", "et").score < 1.0


LEAD = (
    "Farmer Olav Lie crashed a tractor into a bakery in Ashby on Monday. "
    "The bakery, the tractor and a crate of bread were badly damaged in the crash. "
    "Olav Lie was fined. Ashby has one other bakery."
)


def test_a_summary_of_one_sentence_says_who_did_what():
    (sentence,) = gl.summarize(Document("a", LEAD), sentences=1)
    assert sentence.index == 0
    assert sentence.standing == 1.0
    assert sentence.leans == ()


def test_a_sentence_that_leans_counts_in_full_behind_the_one_it_leans_on():
    text = (
        "The mill in Orr burned down on Sunday night after a storm. "
        "It had made flour for the valley since the year 1702. "
        "Storms are common. Bread is dear in towns of the coast. Ships bring rye from towns of the coast."
    )
    pair = gl.summarize(Document("a", text), sentences=2, query="mill flour valley storm")
    assert [s.index for s in pair] == [0, 1]
    assert pair.sentences[1].leans == ('begins with "it"',)


FAR = (
    "A footbridge near Ashby fell into the Orr on Monday. Ships bring rye. Bread is dear. "
    "The footbridge was built in 1911 by Olav Lie for his herd of goats."
)


def test_a_sentence_that_leans_on_one_further_up_brings_it_along_where_both_fit():
    document = Document("a", FAR)
    assert standing_of(document, 3).supports == (0, 2)
    about = {"query": "Olav Lie herd of goats 1911"}
    assert [s.index for s in gl.summarize(document, sentences=1, **about)] == [3]
    assert [s.index for s in gl.summarize(document, sentences=2, **about)] == [0, 3]
    assert [s.index for s in gl.summarize(document, words=24, **about)] == [0, 3]
    assert len(gl.summarize(document, words=16, **about).text.split()) <= 16


def test_what_it_leans_on_may_lean_itself():
    text = (
        "Olav Lie bred goats near Ashby for the court of the king. Rye is dear in towns of the coast. "
        "He sold the goats in Orr at a loss. However, nobody in Ulm or Lodi paid the price that Lodi had promised."
    )
    found = gl.summarize(Document("a", text), sentences=3, query="Ulm Lodi price promised")
    assert 3 in [s.index for s in found]
    for sentence in found:
        if sentence.leans:
            assert sentence.index - 1 in [s.index for s in found]


def test_without_a_sentence_that_leans_nothing_is_brought_along():
    standing_alone = FAR.replace("The footbridge was built", "Ashby footbridge was built")
    found = gl.summarize(Document("a", standing_alone), sentences=2, query="Olav Lie herd of goats 1911")
    assert all(not s.leans for s in found)


LINE_UP = "Murphy, Horgan, O'Driscoll, D'Arcy, Hickie, O'Gara, Stringer, Corrigan, Byrne, Hayes, S Easterby, Leamy."


def test_a_list_of_names_is_no_sentence_and_one_that_names_many_is():
    assert standing(LINE_UP).reasons == ("lists names or things",)
    assert standing(LINE_UP).score < 0.7
    assert standing("Müller, Schmidt, Weber (46. Klein), Bauer, Huber.", "de").score < 0.7
    assert standing("Floods closed the schools of London, Leeds, Hull, York, Bath and Derby on Monday.").score == 1.0
    assert standing("Der Rat, die Stadt, das Land und der Bund zahlen für die Brücke.", "de").score > 0.7


def test_names_under_a_label_are_no_statement_and_a_result_under_one_is():
    present = "Present: Cllr A. Reed (Chair), Cllr B. Stone, Cllr C. Patel, the Clerk and four members of the public."
    assert standing(present).score < 0.5
    assert standing("Sales: Europe grew by a tenth in spring, while Asia fell behind.").score > 0.8
    found = "Result: the rooms in Orr were small, the heating failed, and nobody who lived there told the mayor."
    assert standing(found).score == 1.0


def test_what_a_hyphen_joins_is_one_word():
    assert standing("So-called grid computing is the latest phrase in a large company.").score == 1.0
    assert standing("The three-year project will work on seven productions in Orr.").score == 1.0
    assert standing("Sun has launched a pay-as-you-go service for large customers.").score == 1.0
    assert standing("So experts of grid computing met in a large company.").score < 0.7
    assert standing("Sun has launched a service that you pay for by the hour.").score < 0.7


def test_two_courtesies_greet_however_long_the_sentence_is():
    assert standing("Good morning and welcome to the half-year results call of Bellmere and Sons.").score < 0.5
    assert standing("Bonjour et bienvenue à la réunion annuelle du conseil de quartier de Brest.", "fr").score < 0.5
    assert standing("Good morning programmes on radio reach half of all drivers in Orr each week.").score > 0.9


ARTICLES = {
    "sv": ["Den svenska regeringen lade fram ett förslag.", "Det nya sjukhuset i Umeå öppnar i maj."],
    "da": ["Den danske regering fremlagde et forslag om skolen.", "Det nye hospital i Aarhus åbner til maj."],
    "no": ["Den norske regjeringen la frem et forslag om skolen.", "De største partiene i Bergen møttes mandag."],
}
PRONOUNS = {
    "sv": ["Den stängdes i natt efter regnet över staden.", "De ska bygga en bro över ån i Umeå."],
    "da": ["Den blev lukket i nat efter regnen over byen.", "De sagde mandag nej til planen for skolen."],
    "no": ["Den ble stengt i natt etter regnet over byen.", "Det kostet ti millioner kroner å bygge i Bergen."],
}


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.slow
def test_a_scandinavian_article_before_an_adjective_is_no_pronoun(language):
    assert min(standing(text, language).score for text in ARTICLES[language]) == 1.0
    assert max(standing(text, language).score for text in PRONOUNS[language]) < 0.7


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("All these efforts show that the state of Orr wants peace.", "en", 'begins with "all these"'),
        ("Some such law as an answer to Orr is needed by farmers of Ulm.", "en", 'begins with "some such"'),
        ("One in ten people of Orr used such services last year.", "en", 'says "such services"'),
        ("Viele dieser Häuser in Fulda stehen seit Jahren leer.", "de", 'begins with "viele dieser"'),
        ("Tous ces projets de la ville de Caen coûtent cher.", "fr", 'begins with "tous ces"'),
        ("Todas estas leyes del Gobierno de Orr son nuevas.", "es", 'begins with "todas estas"'),
        ("Second, no company in Orr should move its profits abroad.", "en", 'begins with "second"'),
        ("Segundo, el Gobierno de Orr bajará los impuestos.", "es", 'begins with "segundo"'),
        ("Receipts of the post of Orr for the same period were nine millions.", "en", 'points back by "same period"'),
        ("Die Stadt Fulda baute im selben Jahr eine Brücke.", "de", 'points back by "selben jahr"'),
        ("La ville de Caen ferma le musée la même année.", "fr", 'points back by "même année"'),
        ("'The feed of Orr is more a diary than a page.", "en", "holds a part of a quotation or bracket"),
    ],
)
def test_signs_of_the_kinds_that_digests_showed(text, language, reason):
    assert reason in standing(text, language).reasons


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("All those who voted in Orr got a stamp.", "en"),
        ("All this week the shops of Orr are open late.", "en"),
        ("Second place in the race of Orr went to Ulm.", "en"),
        ("Farmers of Orr bought such land as the state of Ulm could sell.", "en"),
        ("Orr has never seen such a storm in its history.", "en"),
        ("Fruits such as apples and pears are grown in Orr.", "en"),
        ("Secondo i medici di Orr il vino fa male al cuore.", "it"),
        ("Nobody left Orr in the same year as the mayor.", "en"),
        ("In 1861 receipts in Orr rose, and costs of the same year fell.", "en"),
        ("'Royal' towels of Orr were sold in Ulm for ninety pounds.", "en"),
    ],
)
def test_what_looks_like_these_kinds_does_not_lean(text, language):
    assert standing(text, language).score == 1.0


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("A third was sent by way of Orr.", "en", 'begins with "a third"'),
        ("Einer von beiden starb am Abend bei Fulda.", "de", 'says "beiden" without a name'),
        ("Ingen av dem så noen kniv.", "nb", 'says "dem" without a name'),
        ("Der gikk bare elleve elever i fjor.", "nb", 'begins with "der"'),
        ("D'où cette interdiction des maires de Caen.", "fr", 'begins with "d\'où"'),
        ("Od tego czasu autobusy jeżdżą przez Płock.", "pl", 'points back by "od tego czasu"'),
        ("从那以后，车辆绕行苏州。", "zh", 'begins with "从那以后"'),
    ],
)
def test_signs_of_a_part_of_what_was_named_and_of_times_told_before(text, language, reason):
    assert reason in standing(text, language).reasons


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A third train was sent by way of Orr.", "en"),
        ("A third of voters in Orr stayed at home.", "en"),
        ("Each of this year's films was made in Orr.", "en"),
        ("Some of those in Orr who voted got a stamp.", "en"),
        ("Eine der Brücken in Fulda bleibt bis Mai zu.", "de"),
    ],
)
def test_parts_of_what_the_sentence_names_itself_do_not_lean(text, language):
    assert standing(text, language).score == 1.0


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Starting a month before the fair, she baked bread with yeast from Orr.", "en", 'says "she" without a name'),
        ("Like Olav Lie, he wanted a bridge for bicycles.", "en", 'says "he" without a name'),
        ("At a rally of miners in Orr, he spoke of wages.", "en", 'says "he" without a name'),
        ("All of which shows that Orr sold mills.", "en", 'says "which" without a name'),
        ("Combine this with the rent of mills in Orr.", "en", 'says "this"'),
        ("Comme Olav Lie, il voulait un pont pour les vélos.", "fr", 'says "il" without a name'),
    ],
)
def test_signs_of_the_kinds_that_news_showed(text, language, reason):
    assert reason in standing(text, language).reasons


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When Olav Lie won the seat, he left the farm.", "en"),
        ("When the singer Ruth Abara fell ill, she left the stage.", "en"),
        ("Quand Olav Lie gagna le siège, il quitta la ferme.", "fr"),
        ("In Orr, his old town, Olav Lie won the seat.", "en"),
        ("Doctors are tired of waiting, they said in Orr.", "en"),
    ],
)
def test_what_looks_like_the_kinds_of_news_does_not_lean(text, language):
    assert standing(text, language).score == 1.0


def test_a_definite_subject_behind_a_phrase_was_introduced_before():
    found = standing("Found in a field near Orr, the ring was sold to a museum in Ulm.", before={"ring"})
    assert found.reasons == ('"the ring" was introduced before',)
    assert standing("Found in a field near Orr,", before={"ring"}).reasons == (
        "has no end",
    )  # nothing behind the comma
    named = standing("Engineer Tom Hall, the owner of rings, sold one to a museum.", before={"owner"})
    assert named.score == 1.0
