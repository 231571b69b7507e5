"""Particles of Korean nouns: taken off by the forms of the texts, where they are particles."""

import pytest

import gleanings as gl
from gleanings.topics.model_state import plain_preparation, preparation_from
from gleanings.words.particles import cases, without_particle


@pytest.mark.parametrize(
    ("words", "stems"),
    [
        ("정부가 정부는", ["정부"]),
        ("정부가", []),  # one form tells nothing
        ("예산을", ["예산"]),  # no noun ends so
        ("민주주의 민주주의", []),  # ends like a genitive
        ("민주주의를 민주주의는", ["민주주의"]),
        ("전문가 전문은", []),  # "가" stands after a vowel only, and "문" has none at its end
        ("서울로 서울에", ["서울"]),  # "로" stands after ㄹ, too
        ("되었을 되었는", []),  # a verb in the past
        ("물이 물은", []),  # a syllable by itself
    ],
)
def test_stems_are_what_stands_with_several_particles(words, stems):
    assert sorted(cases(words.split())) == stems


def test_the_longest_particle_is_taken_off():
    assert without_particle("학생들에게", frozenset(["학생", "학생들"])) == "학생"
    assert without_particle("정부에서는", frozenset(["정부"])) == "정부"


@pytest.fixture(scope="module")
def bow():
    texts = ["정부가 예산을 늘렸다.", "정부는 예산을 줄였다.", "예산의 문제를 정부에서 말했다."]
    return gl.bag_of_words(gl.Corpus.from_texts(texts, language="ko"), unit="document", minimum_rows=1, phrases=False)


def test_forms_of_a_noun_are_one_word(bow):
    assert {"정부", "예산", "문제"} <= set(bow.vocabulary)
    assert not {"정부가", "정부는", "정부에서", "예산의"} & set(bow.vocabulary)


def test_new_texts_are_read_with_the_words_of_the_corpus(bow):
    assert bow.preparation.lemmas(["정부까지", "국회까지"]) == ["정부", "국회까지"]


def test_what_was_learnt_is_kept_with_a_model(bow):
    assert preparation_from(plain_preparation(bow.preparation)) == bow.preparation
