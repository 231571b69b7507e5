"""Effects: least squares on drawn shares, with clustered errors, against statsmodels and planted effects."""

import datetime

import numpy as np
import pytest
import statsmodels.api as sm

import gleanings as gl
from gleanings.change.regression import combined, least_squares
from gleanings.change.shares import drawn_shares

WEATHER = "rain wind storm cloud river flood".split()
POLITICS = "vote party poll minister law election".split()


@pytest.fixture(scope="module")
def model():
    """Weather is rarer by four fifths in group b; the years run from 1990 to 1999 in both."""
    generator = np.random.default_rng(5)
    texts, metadata, dates = [], [], []
    for i in range(80):
        group = "ab"[i % 2]
        about = WEATHER if generator.random() < (0.9 if group == "a" else 0.1) else POLITICS
        texts.append(" ".join(generator.choice(about, 15)) + ".")
        metadata.append({"group": group, "speaker": f"s{i % 8}", "score": float(i % 5)})
        dates.append(datetime.date(1990 + i // 8, 1, 1))
    corpus = gl.Corpus.from_texts(texts, metadata=metadata, dates=dates)
    return gl.fit_topics(
        gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False), topics=2
    )


def weather_topic(model):
    return max(model.topics, key=lambda topic: sum(weight for word, weight in topic.words if word in WEATHER)).index


def test_a_planted_difference_is_found_and_a_year_that_does_nothing_is_not(model):
    found = gl.effect(model, "group + year")
    k = found.topics.index(weather_topic(model))
    b, year = found.terms.index("group[T.b]"), found.terms.index("year")
    assert found.high[k, b] < -0.5
    assert found.low[k, year] < 0 < found.high[k, year]


@pytest.mark.parametrize("clustered", [True, False])
def test_least_squares_equals_statsmodels(clustered):
    generator = np.random.default_rng(0)
    design = np.column_stack([np.ones(60), generator.normal(size=(60, 2))])
    response = design @ [1.0, 0.5, -0.5] + generator.normal(size=60)
    cluster = np.arange(60) // 5 if clustered else np.arange(60)
    ours = least_squares(design, response, cluster.astype(np.int64))
    theirs = sm.OLS(response, design).fit(cov_type="cluster", cov_kwds={"groups": cluster})
    assert np.allclose(ours.estimates, theirs.params)
    assert np.allclose(ours.covariance, theirs.cov_params())


def test_drawn_shares_widen_the_intervals(model):
    """Without drawing, what a short document leaves open would be taken as known."""
    design = np.column_stack([np.ones(80), np.arange(80) % 2]).astype(np.float64)
    cluster = np.arange(80, dtype=np.int64)
    drawn = drawn_shares(model, np.arange(80), seed=0, draws=25)
    _, error = combined([least_squares(design, shares[:, 0], cluster) for shares in drawn])
    fixed = np.sqrt(np.diag(least_squares(design, model.shares[:, 0], cluster).covariance))
    assert error[1] > fixed[1]
    assert np.allclose(np.mean(drawn, axis=0), model.shares, atol=0.12)


def test_few_clusters_are_said_and_change_the_errors(model):
    plain, clustered = gl.effect(model, "group"), gl.effect(model, "group", cluster="speaker")
    assert any("only 8 clusters" in note for note in clustered.notes)
    assert not any("clusters" in note for note in plain.notes)
    assert not np.array_equal(plain.errors, clustered.errors)


def test_the_group_that_others_are_compared_with_is_named(model):
    assert any("whose group is a" in note for note in gl.effect(model, "group").notes)


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("gruop", "did you mean 'group'"),
        ("topic ~ group", "right-hand side only"),
        ("group +", "cannot be read"),
        (" ", "formula is empty"),
        (3, "not a text"),
        ("group + C(group)", "cannot be told apart"),
        ("C(score) * C(year) * C(speaker) * group", "too few"),
    ],
)
def test_a_formula_that_cannot_be_worked_with(model, formula, message):
    with pytest.raises(gl.GleaningsError, match=message):
        gl.effect(model, formula)


def test_an_unknown_cluster(model):
    with pytest.raises(gl.GleaningsError, match="did you mean 'speaker'"):
        gl.effect(model, "group", cluster="speker")


def test_documents_without_a_value_are_left_out_and_counted():
    texts = ["Rain wind storm cloud.", "Vote party poll law."] * 10
    metadata = [{"score": None if i < 3 else float(i)} for i in range(20)]
    corpus = gl.Corpus.from_texts(texts, metadata=metadata)
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0), topics=2)
    found = gl.effect(model, "score")
    assert found.documents == 17
    assert any("3 of 20 documents lack a value" in note for note in found.notes)


def test_a_method_without_a_posterior_says_so(model):
    factors = gl.fit_topics(model.bow, topics=2, method="nmf")
    assert any("taken as certain" in note for note in gl.effect(factors, "group").notes)


def test_it_shows_percentage_points_and_a_figure(model):
    found = gl.effect(model, "group")
    assert "percentage points" in found._repr_html_()
    assert len(found.to_frame()) == 4
    assert "group[T.b]" in found.plot().title
    with pytest.raises(gl.GleaningsError, match="term"):
        found.plot("grop")


def test_a_column_of_one_value_and_groups_of_one_document_are_said():
    texts = ["Rain and wind and storm.", "Party and vote and poll."] * 10
    metadata = [{"one": "x", "kind": "a" if i == 0 else "b", "mixed": i % 3 or "none"} for i in range(20)]
    dates = [datetime.date(2020 + i % 2, 1, 1) for i in range(20)]
    corpus = gl.Corpus.from_texts(texts, metadata=metadata, dates=dates)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1)
    found = gl.fit_topics(bow, topics=2)
    with pytest.raises(gl.GleaningsError, match="every document has the same value, 'x', in the column 'one'"):
        gl.effect(found, "kind + one")
    assert any("1 of 2 group rests on one document" in note for note in gl.effect(found, "kind").notes)
    assert any("numbers and other values" in note for note in gl.effect(found, "mixed").notes)
    assert any("year is a number" in note for note in gl.effect(found, "date").notes)
    assert not any("on one document" in note for note in gl.effect(found, "year").notes)
