"""Effects: least squares on drawn shares, with clustered errors, against statsmodels and planted effects."""

import datetime

import numpy as np
import pytest

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
    assert "in percentage points" in repr(found).splitlines()[0]
    assert found.high[k, b] < -0.5
    assert found.low[k, year] < 0 < found.high[k, year]


@pytest.mark.parametrize("clustered", [True, False])
def test_least_squares_equals_statsmodels(clustered):
    from statsmodels.regression.linear_model import OLS  # a second, which who collects the tests need not wait for

    generator = np.random.default_rng(0)
    design = np.column_stack([np.ones(60), generator.normal(size=(60, 2))])
    response = design @ [1.0, 0.5, -0.5] + generator.normal(size=60)
    cluster = np.arange(60) // 5 if clustered else np.arange(60)
    ours = least_squares(design, response, cluster.astype(np.int64))
    theirs = OLS(response, design).fit(cov_type="cluster", cov_kwds={"groups": cluster})
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
    assert any(
        "1 of 2 groups by kind rests on one document, of which" in note for note in gl.effect(found, "kind").notes
    )
    assert any("numbers and other values" in note for note in gl.effect(found, "mixed").notes)
    assert any("year would be a number" in note for note in gl.effect(found, "date").notes)
    assert not any("on one document" in note for note in gl.effect(found, "year").notes)


def notes_of(model, formula):
    return " ".join(gl.effect(model, formula).notes)


@pytest.mark.parametrize("formula", ["center(score)", "scale(score)", "poly(score, 2)", "bs(score, df=4)"])
def test_a_column_within_a_function_is_looked_at_like_one_alone(formula):
    """Its missing values are left out, and a column that is not there is named."""
    texts = ["Rain wind storm cloud.", "Vote party poll law."] * 15
    metadata = [{"score": None if i < 3 else float(i % 7)} for i in range(30)]
    corpus = gl.Corpus.from_texts(texts, metadata=metadata)
    found = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0), topics=2)
    assert gl.effect(found, formula).documents == 27
    with pytest.raises(gl.GleaningsError, match="did you mean 'score'"):
        gl.effect(found, formula.replace("score", "scoer"))


def test_numbers_that_are_texts_are_numbers_as_in_a_table_that_was_read():
    texts = ["Rain wind storm cloud.", "Vote party poll law."] * 10
    metadata = [{"age": f"{20 + i}.5", "share": f"0,{i}5", "code": f"0{i % 3}"} for i in range(20)]
    corpus = gl.Corpus.from_texts(texts, metadata=metadata)
    found = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0), topics=2)
    assert gl.effect(found, "age").terms == ("Intercept", "age")
    assert gl.effect(found, "share").terms == ("Intercept", "share")
    assert gl.effect(found, "code").terms == ("Intercept", "code[T.01]", "code[T.02]")
    assert "Numbers that are texts were taken as numbers: age. C(age) makes groups." in notes_of(found, "age")
    assert "texts were taken" not in notes_of(found, "code")


@pytest.mark.parametrize(
    ("formula", "said", "not_said"),
    [
        ("group", "compare with the documents whose group is a", "no intercept"),
        ("C(group, contr.treatment('b'))", "whose C(group, contr.treatment('b')) is b", "is a."),
        ("C(group, contr.sum)", "compare with the mean of all its groups", "is a."),
        ("group - 1", "has no intercept: each term of group is the share itself", "compare with"),
        ("group * score", "With group:score in the formula", "no intercept"),
        ("group + score**2", "score**2 is the column itself in a formula; I(score**2) is its power", "With "),
        ("group + I(score**2)", "whose group is a", "the column itself"),
        ("(group + score)**2", "With group:score in the formula", "the column itself"),
        ("group:score", "Each term of group holds within its own group", "the terms of a column alone"),
    ],
)
def test_what_a_term_is_compared_with_is_said_as_it_is(model, formula, said, not_said):
    notes = notes_of(model, formula)
    assert said in notes
    assert not_said not in notes


def test_no_term_and_names_with_spaces():
    texts = ["Rain wind storm cloud.", "Vote party poll law."] * 10
    corpus = gl.Corpus.from_texts(texts, metadata=[{"my score": float(i % 5)} for i in range(20)])
    found = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0), topics=2)
    assert gl.effect(found, "`my score`").terms == ("Intercept", "my score")
    with pytest.raises(gl.GleaningsError, match="Put the name 'my score' in backticks: `my score`"):
        gl.effect(found, "my score")
    with pytest.raises(gl.GleaningsError, match="has no term"):
        gl.effect(found, "0")


def test_whole_numbers_name_groups_without_decimals(model):
    found = gl.effect(model, "C(score)")
    assert found.terms == ("Intercept", "C(score)[T.1]", "C(score)[T.2]", "C(score)[T.3]", "C(score)[T.4]")
    assert "Terms of C(score) compare with the documents whose C(score) is 0." in found.notes
    assert gl.trends(model, by="score").groups == ("0", "1", "2", "3", "4")


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("s(year)", "bs(year, df=4) is a curve"),
        ("zzz", "no column|column 'zzz'. Columns"),
        ("GROUPS", "did you mean 'group'?"),
        ("C(score, contr.treatment('2'))", "2000, not '2000'"),
    ],
)
def test_what_to_write_instead_is_said(model, formula, said):
    with pytest.raises(gl.GleaningsError) as error:
        gl.effect(model, formula)
    assert any(each in str(error.value) for each in said.split("|"))


def test_a_term_that_is_no_finite_number_is_named():
    texts = ["Rain and wind and storm.", "Party and vote and poll."] * 10
    corpus = gl.Corpus.from_texts(texts, metadata=[{"length": i} for i in range(20)])
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1), topics=2)
    with pytest.raises(gl.GleaningsError, match=r"log\(length\) is not a finite number for 1 of 20 documents"):
        gl.effect(model, "log(length)")
    assert gl.effect(model, "log(length + 1)").documents == 20


def test_a_group_for_each_day_is_too_much_and_the_year_is_named():
    texts = ["Rain and wind and storm.", "Party and vote and poll."] * 10
    dates = [datetime.date(2001 + i // 4, 1 + i % 12, 3) for i in range(20)]
    corpus = gl.Corpus.from_texts(texts, dates=dates)
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1), topics=2)
    with pytest.raises(gl.GleaningsError, match="Each date is a group of its own; year would be a number"):
        gl.effect(model, "date")
    assert gl.effect(model, "year").documents == 20
