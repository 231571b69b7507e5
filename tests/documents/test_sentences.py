import textwrap
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_too_fast

import gleanings as gl
from gleanings.documents.paragraphs import paragraph_spans
from gleanings.documents.sentences import sentence_spans
from gleanings.documents.spans import line_spans


def hard_sentences():
    """Yield the language and the line of each case; a line such as "# [de]" gives the language of those below it."""
    language = "en"
    for line in (Path(__file__).parent / "hard_sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# ["):
            language = line[3:5]
        elif line and not line.startswith("#"):
            yield language, line


HARD = list(hard_sentences())
TEXTS = st.text(st.sampled_from("Ab. !?\n\r…“”\u2028é😀\ud800ا3"), max_size=60)


def split(text, language="en"):
    return [text[a:b] for p in paragraph_spans(text) for a, b in sentence_spans(text, *p, language)]


def test_hard_sentences_of_many_languages():
    wrong = []
    for language, case in HARD:
        text = case.replace("||", "").replace("|", " ")
        if split(text, language) != case.replace("||", "|").split("|"):
            wrong.append((language, case))
    assert len(wrong) <= 0.02 * len(HARD), wrong


def test_lines_of_a_text_cut_at_a_width_are_joined_whatever_letter_they_begin_with():
    cut = "She asked about the old house at\nNetherfield Park."
    assert split(f"He said that the house in the north of the\ntown was let.\n\n{cut}")[-1] == cut
    assert split(cut)[0] == "She asked about the old house at"


@pytest.mark.parametrize("marker", ["ii.", "iii.", "iv.", "3.", "(b)."])
def test_a_marker_at_the_head_of_a_paragraph_is_no_sentence(marker):
    text = f"{marker} The council voted for the bridge. It opens in May."
    assert split(text) == [f"{marker} The council voted for the bridge.", "It opens in May."]


@pytest.mark.parametrize("ending", ['."', ".", "?", '!"', "..."])
@pytest.mark.parametrize("opening", ["", '"'])
def test_the_usual_ends_of_sentences_are_seen_at_once_and_by_all_rules_alike(ending, opening):
    first = ('"They left' if ending.endswith('"') else "They left") + ending
    second = opening + "We stayed" + opening + " at home."
    assert split(f"{first} {second}") == [first, second]
    assert split(f"{first}  {second}") == [first, second]  # two spaces: not the usual end


def test_points_of_a_list_are_paragraphs():
    assert split("- paper and ink\n- coffee from\nthe north") == ["- paper and ink", "- coffee from\nthe north"]
    assert split("1. Rain fell.\n2. Snow fell.") == ["1. Rain fell.", "2. Snow fell."]


def test_numbers_that_end_in_a_full_stop_end_no_sentence_in_german():
    text = "Sie tagten am 3. Oktober in Bonn. Am 4. fuhren sie heim."
    assert split(text, "de") == ["Sie tagten am 3. Oktober in Bonn.", "Am 4. fuhren sie heim."]


def test_there_are_at_least_three_hundred_hard_cases():
    assert len(HARD) >= 300
    assert len({language for language, _ in HARD}) >= 14


def test_a_quotation_is_whole_unless_it_is_long():
    short = "“I am tired. I want to go,” she said."
    assert split(short) == [short]
    long = " ".join(f"Sentence number {i} tells of the river." for i in range(25))
    assert max(map(len, split(f"“{long}” He left."))) < 100


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin C\u00a0. It helps.",
        "a" * 100_000 + ".",
        "(" * 100_000,
        "\ud800. A",
        "和平谈判恢复。" * 20_000,
        ". " * 10_000,
    ],
)
def test_nothing_is_lost_of_texts_that_broke_other_splitters(text):
    assert "".join("".join(s.split()) for s in split(text)) == "".join(text.split())


def test_text_without_stops_is_cut_at_pauses():
    text = "so it rains in the hills and the river comes down, " * 40
    assert all(len(s) <= 600 for s in split(text))
    talk = "so it rains in the hills and the water comes down to the town in a few hours " * 20
    assert 100 < max(map(len, split(talk))) <= 250


@given(TEXTS)
def test_places_are_exact_ordered_and_lose_no_visible_character(text):
    sentences = [s for p in paragraph_spans(text) for s in sentence_spans(text, *p, "en")]
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in sentences)
    assert all(a[1] <= b[0] for a, b in pairwise(sentences))
    assert "".join("".join(text[a:b].split()) for a, b in sentences) == "".join(text.split())


@given(TEXTS)
def test_lines_are_those_of_splitlines(text):
    assert [text[a:b] for a, b in line_spans(text)] == text.splitlines()


def test_a_line_is_a_paragraph_unless_lines_are_wrapped():
    assert len(paragraph_spans("First line of an article.\nSecond one.\r\nThird one.")) == 3
    wrapped = "The talks went on until the early hours of\nthe morning, when both sides agreed to\nmeet again."
    assert paragraph_spans(wrapped) == ((0, len(wrapped)),)
    assert split(wrapped) == [wrapped]


@pytest.mark.parametrize(
    ("language", "prose"),
    [
        ("en", "The Council of Ash voted on Monday to mend the wall, and Mr Hale spoke of the Mill. " * 4),
        ("ru", "Совет проголосовал в понедельник за ремонт стены, и никто не возражал против этого. " * 4),
        ("ar", "صوت المجلس يوم الاثنين على ترميم الجدار ولم يعترض أحد على ذلك القرار. " * 4),
        ("hi", "परिषद ने सोमवार को दीवार की मरम्मत के लिए मतदान किया और किसी ने विरोध नहीं किया। " * 4),
        ("zh", "委员会星期一投票决定修缮城墙没有人反对这项决定工程将于五月开始预计耗资九百万元" * 4),
    ],
)
@pytest.mark.parametrize("width", [40, 58, 66])
def test_hard_wrapped_prose_is_joined_in_every_script(language, prose, width):
    wrapped = textwrap.fill(prose, width)
    assert wrapped.count("\n") > 1
    assert len(paragraph_spans(wrapped)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["2019 budget approved", "2020 budget delayed by the flood", "2021 budget still open"],
        ["yes", "no, never", "only on sundays when the shop is open", "maybe"],
        ["北京奥运会开幕很精彩", "股票市场今天下跌", "球队更换教练", "分析师担心经济"],
        ["الحكومة تعلن خطة جديدة", "فوز المنتخب في المباراة", "ارتفاع اسعار النفط"],
        ["I keep the key to a house that fell", "In a box with a button, a bone and a shell", "And nobody asks"],
        ["[12:01] a", "[12:02] b", "[12:05] c"],
    ],
)
def test_lines_that_are_items_stay_apart(lines):
    assert len(paragraph_spans("\n".join(lines))) == len(lines)


def test_other_languages_and_scripts():
    assert split("Der Vertrag gilt z. B. ab 1. Januar. Danach endet er.", "de") == [
        "Der Vertrag gilt z. B. ab 1. Januar.",
        "Danach endet er.",
    ]
    assert split("یہ پہلا جملہ ہے۔ یہ دوسرا ہے۔", "ur") == ["یہ پہلا جملہ ہے۔", "یہ دوسرا ہے۔"]
    assert split("यह पहला वाक्य है। यह दूसरा है।", "hi") == ["यह पहला वाक्य है।", "यह दूसरा है।"]


@pytest.mark.slow
def test_a_long_line_without_a_full_stop_is_cut_between_words():
    sentences = split("word " * 400_000)
    assert max(map(len, sentences)) <= 600
    assert sum(sentence.count("word") for sentence in sentences) == 400_000


@pytest.mark.parametrize("sign", [";", "\u037e"])
def test_a_greek_question_ends_in_a_semicolon(sign):
    text = f"Πού πάμε{sign} Δεν ξέρω ακόμα. Ποιος ρώτησε{sign}"
    document = gl.Document("a", text, language="el")
    assert [s.text for s in document.sentences] == [f"Πού πάμε{sign}", "Δεν ξέρω ακόμα.", f"Ποιος ρώτησε{sign}"]
    assert all(text[s.start : s.end] == s.text for s in document.sentences)
    assert len(gl.Document("b", "It rained; It snowed.", language="en").sentences) == 1


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("sv", "Mötet börjar den 3 maj.", "Alla är välkomna."),
        ("et", "Koosolek algas kell 10.", "Keegi ei tulnud."),
        ("de", "Er wohnt in der Goethestr. 12.", "Sein Bruder zog um."),
        ("tr", "Bkz. s. 12, md. 5.", "Açıktır."),
        ("hu", "Sokan vonultak Bp.-en.", "Esett."),
        ("ru", "Приказ подписан 3 марта с. г.", "Все удивились."),
        ("pt", "Mede 1,80 m.", "Pesa 90 kg."),
        ("ru", "Длина 40 см.", "Вес неизвестен."),
        ("en", "(a) The tenant pays.", "(b) The landlord mends the roof."),
        ("de", "a) Sie zahlt.", "b) Er mietet."),
        ("de", "Er wohnt in der Talstr. 12.", "Nebenan wohnt Anna."),
        ("hi", "वह गया है.", "कोई नहीं बोला."),
        ("en", "3. Stir for 5 min.", "4. Serve."),
        ("en", "a. Buy the milk.", "b. Sell the cow."),
        ("en", "§ 1 The fee is due.", "§ 2 It is paid by post."),
        ("en", "At 5 a.m. Mr. Hale left.", "He slept."),
        ("en", "They live near St. Mark's.", "Rent is high."),
        ("tr", "Bkz. s. 12, dn. 3.", "Yazar haklı."),
    ],
)
def test_what_looks_like_an_abbreviation_ends_a_sentence(language, first, second):
    assert split(f"{first} {second}", language) == [first, second]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("hu", "A bizottság márc. 11-én döntött."),
        ("ru", "В 1812 г. Наполеон вошёл в Москву."),
        ("ru", "Это было 3 марта с. г. в Москве."),
        ("uk", "Він народився в с. Іванівка."),
        ("ta", "திரு. ராமன் வந்தார்."),
        ("hi", "यह पृ. 12 पर लिखा है।"),
        ("fa", "او در سال ۱۳۵۰ ه\u200d.ش. به دنیا آمد."),
        ("ja", "価格はNo. 5が一番高い。"),
        ("en", "Prof. em. Roth spoke first."),
        ("en", "J. K. Rolfe wrote it."),
        ("hi", "श्री आर. के. शर्मा ने कहा."),
        ("hi", "डी.के. शिवकुमार आए."),
        ("hi", "श्री आर. शर्मा आए।"),
    ],
)
def test_an_abbreviation_ends_none(language, sentence):
    assert split(sentence, language) == [sentence]


def test_paragraphs_may_begin_with_an_indented_line():
    """Without a blank line between them, as wires and books have it; verse with indented lines is left as it is."""
    wire = (
        "Orr Mills said it bought a mill in Ulm,\na maker of wool and of\ncloth for the trade.\n"
        "    Orr Mills said the price of the\nmill was not told, and that the\nsale ends in May.\n"
    )
    paragraphs = [" ".join(wire[a:b].split()) for a, b in paragraph_spans(wire)]
    assert paragraphs == [
        "Orr Mills said it bought a mill in Ulm, a maker of wool and of cloth for the trade.",
        "Orr Mills said the price of the mill was not told, and that the sale ends in May.",
    ]
    verse = "The grey sea breaks upon stone\n    And draws the shingle down,\nThe gulls cry above it.\n    Fly home."
    assert len(paragraph_spans(verse)) == 4


def test_a_quotation_may_go_on_behind_who_said_it():
    assert split("“好！”他说，“走吧。”大家都走了。", "zh") == ["“好！”他说，“走吧。”", "大家都走了。"]


@pytest.mark.parametrize("signs", [12, 18, 28])
def test_chinese_and_japanese_cut_after_so_many_signs_is_joined(signs):
    text = "议会星期一决定修缮城墙，没有人反对。工程将于五月开始，预计持续三个月。费用虽然很高，但多数居民表示赞成。"
    lines = "\n".join(text[i : i + signs] for i in range(0, len(text), signs))
    assert paragraph_spans(lines) == ((0, len(lines)),)
    verse = "床前明月光疑是地上霜今天\n举头望明月低头思故乡明天"
    assert len(paragraph_spans(verse)) == 2


@pytest.mark.parametrize(
    ("language", "part"),
    [
        ("en", "The vote on plan B. 3 members of the town came at 12. 5 of them went. "),
        ("en", "they met at 5 p.m. EST and "),
        ("ru", "они жили в 1990 г. Иванов и "),
    ],
)
def test_work_grows_with_the_length_of_a_paragraph(language, part):
    small, large = part * 2000, part * 8000
    assert not grows_too_fast(lambda text: sentence_spans(text, 0, len(text), language), small, large)
