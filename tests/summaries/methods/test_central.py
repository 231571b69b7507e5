"""The default method: what its scores mean, and that they are what the docstring says."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gleanings.corpus.corpus import Corpus
from gleanings.documents.document import Document
from gleanings.summaries.methods.central import central
from gleanings.summaries.selection.greedy import best_first
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.summarize import summarize

WORDS = st.sampled_from(["rain", "river", "flood", "town", "dam", "the", "was", "and", "bread"])
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(lambda w: " ".join(w) + "."), min_size=1, max_size=9)


def matrix_of(*texts):
    return SentenceMatrix.from_documents([Document(str(i), text) for i, text in enumerate(texts)])


def worth_of(cover):
    return cover.uncovered() * cover.scale


def plainly(matrix):
    """The worth of each sentence and r, written out word by word."""
    sentences = [matrix.tokens[a:b].tolist() for a, b in zip(matrix.bounds, matrix.bounds[1:], strict=False)]
    stop = set(matrix.tokens[matrix.stop].tolist())
    different = [words for i, words in enumerate(sentences) if matrix.same[i] == i]
    weight = {
        w: math.log(sum(w in words for words in different)) * (1 / 3 if w in stop else 1)
        + (0 if w in stop else 2 / len(sentences))
        for s in sentences
        for w in s
    }
    lengths = sorted(len(words) for words in sentences if words)
    usual = max(lengths[len(lengths) // 2], 15)
    worth = [sum(weight[w] for w in set(words)) / (len(words) + usual) for words in sentences]
    return np.array(worth) / (max(worth) or 1)


@settings(max_examples=60)
@given(SENTENCES)
@pytest.mark.slow
def test_worth_is_what_is_written(sentences):
    matrix = matrix_of("\n\n".join(sentences))
    worth = plainly(matrix)
    cover = central(matrix)
    assert worth_of(cover) == pytest.approx(worth)
    early = 1 - np.log(1 + np.arange(matrix.size)) / np.log(1 + matrix.size)
    r = np.corrcoef(worth, early)[0, 1] if np.ptp(worth) > 1e-9 and matrix.size > 1 else 0.0
    assert cover.gains() == pytest.approx(worth + (((1 + r) / 2) ** 3 + 2 / matrix.size**2) * early, abs=1e-6)


@settings(max_examples=40)
@given(SENTENCES)
def test_each_next_sentence_is_the_best_beside_those_chosen(sentences):
    matrix = matrix_of("\n\n".join(sentences))
    chosen, open_ = [], list(range(matrix.size))
    reference = central(matrix)
    for row in best_first(central(matrix), np.arange(matrix.size), chosen):
        scores = reference.gains()
        assert scores[row] >= max(scores[i] for i in open_) - 1e-9
        chosen.append(row)
        open_.remove(row)
        reference.take(row)
    assert not open_


def test_what_is_covered_counts_half():
    cover = central(matrix_of("Rain fed the river. Rain fed a river. Bread was dear. Bread was old."))
    before = worth_of(cover)
    cover.take(0)
    after = worth_of(cover)
    assert after[1] < before[1]
    assert after[2] == pytest.approx(before[2])


def test_position_counts_where_early_sentences_are_worth_most_and_not_where_late_ones_are():
    news = [
        "The dam broke and the river took the town.",
        "The dam on the river was old.",
        "The town slept.",
        "A dog ran.",
    ]
    told = central(matrix_of(" ".join(news)))
    turned = central(matrix_of(" ".join(reversed(news))))
    assert (told.gains() - worth_of(told))[0] > 0.4
    assert (turned.gains() - worth_of(turned))[0] < 0.15


def test_without_repeated_words_the_first_sentence_is_the_best():
    assert next(best_first(central(matrix_of("Rain fell. Rivers rose. People left.")), np.arange(3), [])) == 0


POINTS = ["The battery lasts a day.", "Its screen is bright.", "The battery is good.", "Delivery took a week."]
OPINIONS = [
    *POINTS,
    "The battery lasts a day or more if like me you mostly read on the train and leave the wireless off at home.",
    "The screen is bright, which my sister who sells them told me before I went into town for my own.",
    *(f"{name} likes it." for name in ("Ann", "Bob", "Cy", "Dora", "Eve")),
]
LONG = OPINIONS[4]


def first_choice(matrix):
    return int(central(matrix).gains().argmax())


def test_where_many_say_short_things_an_aside_costs_its_length():
    assert OPINIONS[first_choice(matrix_of(*OPINIONS))] == POINTS[0]
    many = worth_of(central(matrix_of(*OPINIONS)))
    few = worth_of(central(matrix_of(" ".join(OPINIONS[:5]), " ".join(OPINIONS[5:]))))  # texts: less is charged
    assert many[4] / many[0] < 0.9 * few[4] / few[0]


def test_lines_without_an_order_are_opinions_too():
    lines = [*OPINIONS[6:9], *OPINIONS[:6], *OPINIONS[9:]]
    apart, together = (worth_of(central(matrix_of(gap.join(lines)))) for gap in ("\n\n", " "))
    assert apart[7] / apart[3] < 0.9 * together[7] / together[3]


def test_two_words_are_not_worth_more_for_being_few():
    few = ["Battery good.", *OPINIONS]
    worth = worth_of(central(matrix_of(*few)))
    assert worth[0] < worth[1]


def test_in_a_short_text_words_that_come_once_count_too():
    # Only "the", "was" and "on" come twice: stop words alone would choose the second sentence.
    text = "Ashby sold its mill to Olav Lie for a hundred crowns. It was on the news, and the day was dry on the hill."
    cover = central(matrix_of(text))
    assert worth_of(cover).argmax() == 0


def test_sentences_of_equal_worth_keep_the_bonus_of_a_text_without_order():
    # Their worths differ by the rounding of sums alone, which is no fall from the first to the last.
    sentences = ["dam the rain rain rain rain river town.", "rain rain rain rain river flood the bread."]
    gains = central(matrix_of("\n\n".join(sentences))).gains()
    assert gains[0] - gains[1] == pytest.approx((0.125 + 0.5) * np.log(2) / np.log(3), abs=1e-6)


def test_words_of_the_title_count_besides_as_words_of_all_sentences():
    text = (
        "Bakers of Ulm sold bread. Bread of bakers in Ulm is dear. A fire destroyed the old mill of Orr. "
        "Bakers from Ulm bake bread. Ulm has ten bakers. Nobody came. It was late. People slept."
    )
    plain, told = Document("a", text), Document("a", text, title="Fire destroys old mill of Orr")
    assert [s.index for s in summarize(plain, sentences=1)] == [0]
    assert [s.index for s in summarize(told, sentences=1)] == [2]
    assert {word for word, _ in summarize(told, sentences=1).sentences[0].words[:4]} == {
        "fire",
        "destroyed",
        "mill",
        "orr",
    }
    # Of several documents the titles are theirs alone, and say nothing of the whole.
    assert [s.index for s in summarize([told, Document("b", "Ulm.")], sentences=1)] == [0]


def test_the_beginning_of_a_text_is_no_title():
    text = "(CNN) -- The bishop of Fargo spoke. Rain fell."
    for title in ("The bishop of Fargo…", "(CNN) -- The bishop"):
        assert not len(SentenceMatrix.from_document(Document("a", text, title=title)).title)
    assert len(SentenceMatrix.from_document(Document("a", text, title="A speech in Fargo")).title) == 2
    (document,) = Corpus.from_texts(["A speech in Fargo\n\nThe bishop of Fargo spoke at noon. Rain fell all day long."])
    assert len(SentenceMatrix.from_document(document).title) == 2


MINUTES = (
    "The minutes of the last meeting were approved. The footbridge at Mill Lane stays closed until June. "
    "Rot was found in two beams of the footbridge. The swings at the playground were broken again."
)


@pytest.mark.parametrize("title", ["Minutes of the meeting of 4 March 2025", "Minutes of the meeting, March 2025"])
def test_a_title_with_a_date_names_an_occasion_and_no_subject(title):
    assert summarize(Document("a", MINUTES, title), sentences=1).text != MINUTES.partition(". ")[0] + "."
    undated = summarize(Document("a", MINUTES, "Minutes of the meeting"), sentences=1)
    assert undated.text == MINUTES.partition(". ")[0] + "."


BREAKFASTS = """Das Frühstück war reichhaltig, alles frisch vom Hof.
Eier und Milch vom eigenen Hof, so frisch bekommt man das nirgends.
Der Kaffee war dünn wie Tee.
Frisches Brot, Käse, Marmelade, alles selbst gemacht.
Ein reichliches Frühstück, danach braucht man kein Mittagessen.
Leider nur bis neun Uhr, im Urlaub ist uns das zu früh.
Tolles Frühstück, grausiger Kaffee.
Sehr reichhaltig und frisch, die Marmelade haben wir mitgenommen.
Die Kinder durften die Eier selbst holen.
Kaffee aus der Thermoskanne, dünn und lauwarm.
Das Frühstück allein ist die Reise wert. Alles vom Hof und frisch.
Es gab jeden Tag das Gleiche.
Für Veganer gab es nur Brot und Tomaten.""".split("\n")


def test_of_many_voices_the_second_sentence_makes_another_point(monkeypatch):
    reviews = [Document(str(number), text, language="de") for number, text in enumerate(BREAKFASTS)]
    assert "Kaffee" in summarize(reviews, sentences=2, order="rank").sentences[1].text
    monkeypatch.setattr("gleanings.summaries.methods.central._SAID", 0.5)
    assert "Kaffee" not in summarize(reviews, sentences=2).text


LEAD = "Three hundred people fled Orr as a dam gave way."
BELOW = [
    "The old dam on the river stood above the town, and the river took the town hall of Orr.",
    "The river rose all night.",
    "The town hall was old.",
    "Orr lies on the river.",
    "The river took the hall.",
    "The old town lies above the river.",
    "People of the town slept.",
    "The river is the old border of the town.",
]


def bonus_of(text):
    cover = central(matrix_of(text))
    return cover.gains() - worth_of(cover)


def test_a_first_sentence_set_apart_counts_its_worth_twice():
    apart, joined = f"{LEAD}\n\n{' '.join(BELOW)}", " ".join([LEAD, *BELOW])
    worth = worth_of(central(matrix_of(apart)))
    good = max(worth[0], sorted(worth)[int(0.75 * len(worth))])
    assert bonus_of(apart) == pytest.approx(bonus_of(joined) + good * (np.arange(9) == 0))
    assert summarize(Document("a", apart), sentences=1).text == LEAD
    assert summarize(Document("a", joined), sentences=1).text == BELOW[3]


def test_a_lead_of_few_words_gains_what_a_good_sentence_is_worth():
    lead = "Three hundred people fled."
    apart, joined = f"{lead}\n\n{' '.join(BELOW)}", " ".join([lead, *BELOW])
    assert worth_of(central(matrix_of(apart)))[0] < 0.5 * (bonus_of(apart) - bonus_of(joined))[0]
    assert summarize(Document("a", apart), sentences=1).text == lead


def test_of_two_sentences_the_first_counts_more(monkeypatch):
    below = "Quakes of magnitude five on the Richter scale were felt near the city of Baoshan in Yunnan."
    story = Document("a", f"A strong quake shook the province of Yunnan. {below}")
    assert summarize(story, sentences=1).sentences[0].index == 0
    monkeypatch.setattr("gleanings.summaries.methods.central._ORDER", 0)
    assert summarize(story, sentences=1).sentences[0].index == 1


def test_where_all_paragraphs_are_sentences_none_is_set_apart():
    assert bonus_of("\n\n".join([LEAD, *BELOW])) == pytest.approx(bonus_of(" ".join([LEAD, *BELOW])))


def test_words_that_say_nothing_gain_nothing_by_being_set_apart():
    texts = [f"And so it was.{gap}{' '.join(BELOW)}" for gap in ("\n\n", " ")]
    assert bonus_of(texts[0])[0] - bonus_of(texts[1])[0] < 0.2
