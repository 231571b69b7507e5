"""ROUGE equals the rouge-score package; overlap and oracle behave as a reader expects."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rouge_score import rouge_scorer

import gleanings as gl
from gleanings.documents.document import Document
from gleanings.evaluation.rouge import MEASURES, Overlap

_WORDS = [
    "talks",
    "talking",
    "talked",
    "the",
    "peace",
    "dying",
    "news",
    "skies",
    "generously",
    "U.S.",
    "2,500",
    "été",
    "-",
]
TEXTS = st.lists(st.sampled_from([*_WORDS, "\n", "\n\n"]), max_size=40).map(" ".join)


@pytest.mark.slow
@settings(max_examples=150)
@given(summary=TEXTS, references=st.lists(TEXTS, min_size=1, max_size=3))
def test_equals_rouge_score(summary, references):
    scorer = rouge_scorer.RougeScorer(list(MEASURES), use_stemmer=True)
    found = gl.rouge(summary, references, tokenizer="rouge-score")
    for ours, reference in zip(found.references, references, strict=True):
        theirs = scorer.score(reference, summary)
        for measure in MEASURES:
            expected = theirs[measure]
            got = ours[measure]
            assert (got.precision, got.recall, got.f1) == pytest.approx(expected[:], abs=1e-9), measure
    best = scorer.score_multi(references, summary)
    for measure in MEASURES:
        assert found.best[measure].f1 == pytest.approx(best[measure].fmeasure, abs=1e-9)
        assert found.mean[measure]["f1"] == pytest.approx(
            sum(scores[measure].f1 for scores in found.references) / len(references)
        )


@settings(max_examples=30)
@given(summary=st.text(max_size=60), reference=st.text(max_size=60))
@pytest.mark.slow
def test_any_text_equals_rouge_score(summary, reference):
    theirs = rouge_scorer.RougeScorer(list(MEASURES), use_stemmer=True).score(reference, summary)
    ours = gl.rouge(summary, reference, tokenizer="rouge-score")
    assert [ours.best[m].f1 for m in MEASURES] == pytest.approx([theirs[m].fmeasure for m in MEASURES], abs=1e-9)


def test_a_text_of_another_script_is_said():
    assert gl.rouge("Мир", "Мир и война").notes
    assert not gl.rouge("Peace", "Peace and war").notes


def test_nothing_scores_nothing():
    assert gl.rouge("", "").best["rougeLsum"] == Overlap(0.0, 0.0)
    assert gl.rouge("", "peace").best["rouge1"].f1 == 0


@pytest.mark.parametrize("reference", [[], ()])
def test_no_reference_is_an_error(reference):
    with pytest.raises(gl.GleaningsError, match="at least one"):
        gl.rouge("peace", reference)


@pytest.mark.parametrize(("summary", "reference"), [(3, "a"), ("a", 3), ("a", [3])])
def test_wrong_types_are_errors(summary, reference):
    with pytest.raises(TypeError, match="give a"):
        gl.rouge(summary, reference)


def test_shows_itself_escaped():
    scores = gl.rouge("The cat sat.", ["A cat sat down.", "Dogs bark."])
    assert "mean F1" in scores._repr_html_()
    assert "mean F1" not in gl.rouge("a", "a")._repr_html_()
    frame = scores.to_frame()
    assert list(frame.index) == list(MEASURES)
    assert frame.loc["rouge1", "f1"] == pytest.approx(scores.best["rouge1"].f1)
    assert repr(scores).startswith("Rouge(F1: rouge1 0.571")


RAIN = Document("a", "Rain fell all day. Rivers rose. Bread is dear. People left their homes. Rain fell all day.")


def test_the_oracle_is_the_best_of_all_extracts_of_a_short_text():
    reference = "People left as rivers rose after rain."
    oracle = gl.oracle_summary(RAIN, reference, sentences=2)
    best = max(
        gl.rouge(" ".join(RAIN.sentences[i].text for i in rows), reference).best["rouge1"].f1
        for size in (1, 2)
        for rows in combinations(range(5), size)
    )
    assert gl.rouge(oracle, reference).best["rouge1"].f1 == pytest.approx(best)
    assert next(s.rank for s in sorted(oracle.sentences, key=lambda s: -s.score)) == 1
    for sentence, score in zip(RAIN.sentences, oracle.scores, strict=True):
        assert score == pytest.approx(gl.rouge(sentence.text, reference).best["rouge1"].f1)


def test_the_oracle_beats_every_method():
    reference = "Rain fell and people left."
    highest = gl.rouge(gl.oracle_summary(RAIN, reference, sentences=2), reference).best["rouge1"].f1
    for method in gl.SUMMARY_METHODS:
        assert gl.rouge(gl.summarize(RAIN, sentences=2, method=method), reference).best["rouge1"].f1 <= highest + 1e-12


def test_the_oracle_takes_the_nearest_reference_and_no_more_than_helps():
    oracle = gl.oracle_summary(RAIN, ["Zebras graze.", "Bread is dear."], sentences=3)
    assert oracle.text == "Bread is dear."
    nothing = gl.oracle_summary(RAIN, "Zebras graze.")
    assert not nothing.sentences
    assert nothing.notes == ("No sentence has a word of the reference.",)
    assert not gl.oracle_summary(Document("b", ""), "Rain.").sentences


def test_sentence_overlap_compares_with_summaries_and_texts():
    lead = gl.summarize(RAIN, sentences=2, method="lead")
    assert gl.sentence_overlap(lead, lead) == Overlap(1.0, 1.0)
    assert gl.sentence_overlap(lead, ["rivers  rose.", "Bread is dear.", "People left their homes."]) == Overlap(
        1 / 2, 1 / 3
    )
    assert gl.sentence_overlap(lead, []).f1 == 0
    with pytest.raises(TypeError, match="give a Summary or a list"):
        gl.sentence_overlap(lead, "Rivers rose.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Река вышла из берегов в 1998 году.", "В 1998 году закрыли завод."),
        ("河水在1998年泛滥。", "工厂在1998年关闭。"),
        ("फैक्ट्री 1998 में बंद हुई।", "नदी 1998 में उफनी।"),
    ],
)
def test_sentences_of_any_script_are_compared_by_their_words_and_not_by_the_year_alone(one, other):
    found = gl.rouge(one, other)
    assert 0 < found.best["rouge1"].f1 < 0.8
    assert found.notes
    assert gl.rouge(one, one).best["rouge2"].f1 == 1.0
    assert gl.rouge(one, other, tokenizer="rouge-score").notes


def test_a_language_given_is_cut_by_its_letters():
    assert gl.rouge("L'été", "Un étang", language="fr").best["rouge1"].f1 == 0
    assert gl.rouge("déjà vu", "déjà lu", language="fr").best["rouge1"].f1 == 0.5


def test_sentences_of_a_summary_are_lines_however_they_are_wrapped():
    reference = "The mill was sold by the town.\nA school opens there in May."
    plain = "The town sold the old mill by the river. In May a school opens there."
    wrapped = plain.replace("old mill", "old\nmill").replace("a school", "a\nschool")
    found = [gl.rouge(gl.Corpus.from_texts([text])[0], reference).best["rougeLsum"] for text in (plain, wrapped)]
    assert found[0] == found[1]


def test_a_text_scores_the_same_however_it_is_wrapped():
    reference = "The mill was sold by the town.\nA school opens there in May."
    summary = "The town sold the old mill by the river.\nIn May a school opens there."
    plain = gl.rouge(summary, reference).references[0]
    wrapped = gl.rouge(summary.replace("old mill", "old\nmill"), reference.replace("by the", "by\nthe")).references[0]
    assert plain == wrapped
    raw = gl.rouge(summary, reference.replace("by the", "by\nthe"), tokenizer="rouge-score").references[0]
    assert raw["rougeLsum"] != plain["rougeLsum"]  # rouge-score compares line by line


@pytest.mark.parametrize(
    ("language", "reference", "summary"),
    [
        (
            None,
            "Mr. Orr sold the mill. A school opens there in May.",
            "The mill of Orr is sold. In May a school opens.",
        ),
        ("de", "Am 3. Mai öffnet die Schule. Die Mühle steht leer.", "Die Mühle steht. Die Schule öffnet am 3. Mai."),
        (None, "La scuola apre a maggio. Il mulino è stato venduto.", "Il mulino è venduto. A maggio apre la scuola."),
        (None, "工厂在1998年关闭。学校开学。", "学校开学。工厂关闭。"),
    ],
)
def test_every_line_end_may_be_a_space(language, reference, summary):
    plain = gl.rouge(summary, reference, language=language).references
    for end in ("\n", "\r\n", " \n  "):
        wrapped = summary.replace(" ", end), reference.replace(" ", end)
        assert gl.rouge(*wrapped, language=language).references == plain
        assert gl.rouge(wrapped[0], reference, language=language).references == plain


def test_two_sentences_on_one_line_are_two():
    reference = "The mill was sold. A school opens."
    summary = "A school opens. The mill was sold."
    for one, other in ((reference, summary), (reference.replace(". ", ".\n"), summary)):
        assert gl.rouge(other, one).best["rougeLsum"].f1 == 1.0
        assert gl.rouge(gl.Corpus.from_texts([other], language="en")[0], one).best["rougeLsum"].f1 == 1.0
    raw = gl.rouge(summary, reference, tokenizer="rouge-score").best["rougeLsum"].f1
    expected = rouge_scorer.RougeScorer(["rougeLsum"], use_stemmer=True).score(reference, summary)["rougeLsum"]
    assert raw == pytest.approx(expected.fmeasure)
    assert raw < 1.0


def test_headlines_points_and_paragraphs_are_no_wrapped_text():
    parts = ["Mill sold in Orr", "School opens in May"]
    for reference in ("\n".join(parts), "\n\n".join(parts), "\n".join(f"- {part}" for part in parts)):
        assert gl.rouge("\n".join(parts[::-1]), reference).best["rougeLsum"].f1 == 1.0
    assert gl.rouge("School opens.\n\nMill sold.", "Mill sold.\n- School opens.").best["rougeLsum"].f1 == 1.0


@pytest.mark.parametrize("call", [("text", ["a"]), (7, ["a"]), (gl.Corpus.from_texts(["A. B."])[0], "A.")])
def test_sentence_overlap_says_what_to_give(call):
    with pytest.raises(gl.GleaningsError, match="give a Summary"):
        gl.sentence_overlap(*call)
