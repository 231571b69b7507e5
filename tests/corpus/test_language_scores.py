"""Languages of many samples at once are those that py3langid gives of each, whoever else is looked at with it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from gleanings.corpus.language_detection import detect_language, detect_languages
from gleanings.corpus.language_scores import LanguageScores

TEXTS = [
    "Rain fell on the hills and on the roads all night, and the river rose.",
    "Der Stadtrat stimmte am Montag für den Bau einer neuen Brücke über den Fluss.",
    "Кабинет министров вчера одобрил новый закон о школах.",
    "市议会星期一投票决定修建一座新桥。",
    "परिषद ने सोमवार को नए पुल के निर्माण के लिए मतदान किया।",
    "وافق المجلس يوم الاثنين على بناء جسر جديد فوق النهر.",
    "Градско веће је у понедељак гласало за изградњу новог моста.",
    "ok",
    "\ud800",
    "ł",
]


@pytest.fixture(scope="module")
def identifier():
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@pytest.mark.slow
def test_guesses_are_those_of_the_library(identifier):
    for text, (language, sureness) in zip(TEXTS, LanguageScores(identifier).guesses(TEXTS), strict=True):
        expected, probability = identifier.classify(text)
        assert language == expected
        assert sureness == pytest.approx(probability, abs=1e-4)


def test_how_likely_some_languages_are_is_the_sum_of_what_the_library_gives_each(identifier):
    scores = LanguageScores(identifier)
    expected = dict(identifier.rank("Huset ligger"))
    some = sorted(expected, key=expected.__getitem__)[-2:]
    assert scores.probability("Huset ligger", some) == pytest.approx(sum(expected[code] for code in some), abs=1e-4)
    assert scores.probability("Huset ligger", expected) == pytest.approx(1)
    assert scores.probability("båt", some) == scores.probability("ba\u030at", some)


def test_a_sample_has_the_same_scores_to_the_bit_beside_any_others(identifier):
    scores = LanguageScores(identifier)
    assert scores.guesses(TEXTS) == [scores.guesses([text])[0] for text in TEXTS]
    assert scores.guesses(TEXTS * 60) == scores.guesses(TEXTS) * 60
    assert scores.guesses([]) == []


@settings(max_examples=30)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_texts_have_the_languages_that_each_has_alone(texts):
    assert detect_languages(texts) == [detect_language(text) for text in texts]
