"""Shares and effects in other fits: what is planted stays, and what is not found again is said."""

import numpy as np
import pytest

import gleanings as gl

WEATHER = "rain wind storm cloud snow frost heat flood river drought thunder hail".split()
MONEY = "bank loan market price profit trade budget tax wage currency share bond".split()
OFTEN = 0.8 ** np.arange(12) / (0.8 ** np.arange(12)).sum()


@pytest.fixture(scope="module")
def model():
    """Party a speaks of the weather in three words of four, party b in one of four."""
    random = np.random.default_rng(1)
    texts, parties = [], []
    for row in range(60):
        party = "ab"[row % 2]
        part = 0.75 if party == "a" else 0.25
        words = [str(random.choice(WEATHER if random.random() < part else MONEY, p=OFTEN)) for _ in range(40)]
        texts.append(" ".join(words).capitalize() + ".")
        parties.append({"party": party})
    corpus = gl.Corpus.from_texts(texts, metadata=parties)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1, phrases=False)
    return gl.fit_topics(bow, topics=2)


@pytest.mark.slow
def test_a_planted_effect_has_one_sign_in_every_fit(model):
    pytest.importorskip("formulaic")
    found = gl.robustness(model, "party", topics=[2, 3], seeds=[1, 2])
    rain = int(model.weights[:, model.bow.vocabulary.index("rain")].argmax())
    lines = found.of_topic(rain)
    assert found.terms == ("party[T.b]",)
    assert len(lines) == 5
    assert all(each.high < 0 for each in lines if each.found is not None)
    assert "has the same sign in" in found.reading
    assert found.plot(rain).alt.startswith("Points with intervals")
    own = gl.effect(model, "party", draws=10)
    assert lines[0].estimate == own.estimates[rain, 1]


def test_shares_alone_need_no_documents(model):
    found = gl.robustness(model, topics=[2], seeds=[1, 2])
    assert "found again in 2 of 2 other fits" in found.reading
    frame = found.to_frame()
    assert list(frame.columns) == ["topic", "name", "topics", "seed", "found", "similarity", "share"]
    assert found.to_markdown().startswith("| topic | name |")
    assert frame.loc[frame["seed"] == 1, "share"].sum() == pytest.approx(1)


def test_what_is_not_found_again_has_no_number():
    random = np.random.default_rng(0)
    noise = gl.BagOfWords.from_tokens([[f"w{w}" for w in random.integers(0, 300, 30)] for _ in range(300)])
    found = gl.robustness(gl.fit_topics(noise, topics=8), topics=[8], seeds=[1])
    lost = [each for each in found.refits if each.found is None]
    assert lost
    assert all(np.isnan(each.share) and each.similarity < 0.3 for each in lost)
    assert "found again in none of 1 other fit." in found.reading


@pytest.mark.parametrize(
    "wrong", [{"topics": []}, {"seeds": []}, {"topics": 3}, {"topics": ["two"]}, {"formula": "partei"}]
)
def test_what_cannot_be_fitted_is_an_error(model, wrong):
    with pytest.raises(gl.GleaningsError):
        gl.robustness(model, **wrong)


def test_the_model_itself_is_no_other_fit_and_too_many_topics_are_said(model):
    with pytest.raises(gl.GleaningsError, match="are the model itself"):
        gl.robustness(model, topics=[len(model.topics)], seeds=[model.seed])
    with pytest.raises(gl.GleaningsError, match="topics are the most that this bag can bear"):
        gl.robustness(model, topics=[10_000], seeds=[1])
