"""Trends: means over documents, with intervals, by date and by group."""

import datetime
import re

import numpy as np
import pytest

import gleanings as gl
from gleanings.change.bootstrap import MANY, mean_interval
from gleanings.change.date_column import date_column
from gleanings.change.groups import grouped
from gleanings.change.units import units_of_bag
from gleanings.corpus.folders import folders_of
from gleanings.report.report import report_html

WEATHER = "rain wind storm cloud river flood".split()
POLITICS = "vote party poll minister law election".split()


def model_of(kinds, *, dates=None, metadata=None, unit="document"):
    generator = np.random.default_rng(0)
    texts = [" ".join(generator.choice(WEATHER if kind == "w" else POLITICS, 12)) + "." for kind in kinds]
    corpus = gl.Corpus.from_texts(texts, dates=dates, metadata=metadata)
    bow = gl.bag_of_words(corpus, unit=unit, minimum_rows=1, maximum_share=1.0, phrases=False)
    return gl.fit_topics(bow, topics=2)


def weather_topic(model):
    return max(model.topics, key=lambda topic: sum(weight for word, weight in topic.words if word in WEATHER)).index


def test_a_planted_rise_is_seen_where_it_is():
    years = [1990 + i // 6 for i in range(24)]
    kinds = ["p" if year < 1992 else "w" for year in years]
    model = model_of(kinds, dates=[datetime.date(year, 5, 1) for year in years])
    found = gl.trends(model, every="year")
    k = found.topics.index(weather_topic(model))
    assert found.groups == ("1990", "1991", "1992", "1993")
    assert found.documents.tolist() == [6, 6, 6, 6]
    assert (found.shares[:2, k] < 0.3).all()
    assert (found.shares[2:, k] > 0.7).all()
    assert ((found.low <= found.shares) & (found.shares <= found.high)).all()


def test_a_year_without_documents_is_there_and_empty():
    dates = [datetime.date(1990, 1, 1)] * 6 + [datetime.date(1993, 1, 1)] * 6
    found = gl.trends(model_of("wwwpppwwwppp", dates=dates), every="year")
    assert found.documents.tolist() == [6, 0, 0, 6]
    assert np.isnan(found.shares[1]).all()
    assert len(found.to_frame()) == 8


def test_undated_documents_are_left_out_and_counted():
    dates = [datetime.date(1990 + i, 1, 1) for i in range(10)] + [None, None]
    found = gl.trends(model_of("wp" * 6, dates=dates))
    assert int(found.documents.sum()) == 10
    assert any("2 of 12 documents have no date" in note for note in found.notes)


def test_no_date_at_all_says_how_to_give_dates():
    with pytest.raises(gl.GleaningsError, match="give dates to"):
        gl.trends(model_of("wp" * 6))


def test_an_unknown_column_names_a_near_one():
    model = model_of("wp" * 6, metadata=[{"party": "green"}] * 12)
    with pytest.raises(gl.GleaningsError, match="did you mean 'party'"):
        gl.trends(model, by="partei")


def test_one_group_is_said_to_be_one():
    found = gl.trends(model_of("wp" * 6, metadata=[{"party": "green"}] * 12), by="party")
    assert any("only one group" in note for note in found.notes)
    assert "in green, 12 documents" in repr(found)
    assert "highest" not in repr(found)  # of one, none is


def test_a_group_of_one_document_has_no_interval_and_is_never_called_the_highest():
    metadata = [{"party": "green"}] * 11 + [{"party": "lone"}]
    model = model_of("wwwppppppppw", metadata=metadata)
    found = gl.trends(model, by="party")
    lone, k = found.groups.index("lone"), found.topics.index(weather_topic(model))
    assert np.isnan(found.low[lone]).all()
    assert found.shares[lone, k] > found.shares[1 - lone, k]
    assert "in lone" not in repr(found)
    assert any("rests on one document" in note for note in found.notes)


def test_documents_count_once_whatever_their_length():
    texts = ["Rain wind storm. " * 1, "Vote party poll. " * 40] * 8
    corpus = gl.Corpus.from_texts(texts, metadata=[{"all": "yes"}] * 16)
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0), topics=2)
    shares = gl.trends(model, by="all").shares[0]
    assert abs(shares[0] - shares[1]) < 0.3  # by words it would be 1 to 40


def test_parts_of_a_document_are_one_document():
    generator = np.random.default_rng(1)
    texts = [
        "\n\n".join(" ".join(generator.choice(words, 9)) + "." for words in (WEATHER, POLITICS)) for _ in range(12)
    ]
    corpus = gl.Corpus.from_texts(texts, dates=[datetime.date(2000 + i, 1, 1) for i in range(12)])
    bow = gl.bag_of_words(corpus, unit="paragraph", minimum_rows=1, maximum_share=1.0, phrases=False)
    found = gl.trends(gl.fit_topics(bow, topics=2), every="decade")
    assert found.documents.tolist() == [10, 2]


def test_the_same_seed_gives_the_same_intervals():
    model = model_of("wwpp" * 5, metadata=[{"side": side} for side in "ab" * 10])
    one, other, third = (gl.trends(model, by="side", seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(one.low, other.low)
    assert not np.array_equal(one.low, third.low)


@pytest.mark.slow
def test_intervals_of_small_samples_hold_their_mean_as_often_as_they_say():
    generator = np.random.default_rng(3)
    held = []
    for number in range(300):
        values = generator.beta(2, 5, (6, 1))
        low, high = mean_interval(values, 0.9, seed=number, draws=300)
        held.append(low[0] <= 2 / 7 <= high[0])
    assert 0.84 < np.mean(held) < 0.97  # the plain percentile bootstrap: .80


def test_the_interval_of_many_documents_is_what_the_draws_come_to():
    values = np.random.default_rng(4).beta(1, 9, (MANY, 2))
    drawn = mean_interval(values[:-1], 0.9, seed=0)
    known = mean_interval(values, 0.9, seed=0)
    width = known[1] - known[0]
    assert np.all(width > 0)
    for one, other in zip(drawn, known, strict=True):
        assert np.all(np.abs(one - other) < 0.1 * width)


def test_it_shows_intervals_and_numbers_and_draws_a_figure():
    model = model_of("wwpp" * 5, metadata=[{"side": "<b>" + side} for side in "ab" * 10])
    found = gl.trends(model, by="side")
    shown = found._repr_html_()
    assert "&lt;b&gt;a" in shown
    assert "<b>a" not in shown
    assert " to " in shown
    figure = found.plot()
    assert [axes.get_title(loc="left") for axes in figure.axes] == [
        f"{k} {name}" for k, name in zip(found.topics, found.names, strict=True)
    ]


@pytest.mark.slow
def test_periods_over_time_have_a_panel_of_documents():
    model = model_of("wp" * 6, dates=[datetime.date(1990 + i, 1, 1) for i in range(12)])
    figure = gl.trends(model).plot()
    assert [axes.get_title(loc="left") for axes in figure.axes][2] == "documents"


@pytest.mark.parametrize(
    ("every", "labels"),
    [
        ("day", ("1999-12-31", "2000-01-01")),
        ("week", ("week of 1999-12-27",)),
        ("month", ("1999-12", "2000-01")),
        ("quarter", ("1999-Q4", "2000-Q1")),
        ("year", ("1999", "2000")),
        ("decade", ("1990s", "2000s")),
        ("century", ("1900 to 1999", "2000 to 2099")),
    ],
)
def test_periods_are_named_as_people_name_them(every, labels):
    dates = [datetime.date(1999, 12, 31), datetime.date(2000, 1, 1)] * 6
    assert gl.trends(model_of("wp" * 6, dates=dates), every=every).groups == labels


@pytest.mark.parametrize("level", [0, 1, 1.5, "high", True])
def test_a_level_out_of_range_is_refused(level):
    with pytest.raises(gl.GleaningsError, match="level"):
        gl.trends(model_of("wp" * 6, metadata=[{"a": 1}] * 12), by="a", level=level)


def test_a_model_without_documents_says_so():
    model = gl.fit_topics(gl.BagOfWords.from_tokens([["a", "b"], ["c", "d"]] * 5), topics=2)
    with pytest.raises(gl.GleaningsError, match="documents are not at hand"):
        gl.trends(model)


def test_a_column_of_numbers_that_are_all_different_is_better_asked_about_as_numbers():
    texts = ["Rain and wind and storm.", "Party and vote and poll."] * 10
    corpus = gl.Corpus.from_texts(texts, metadata=[{"age": i, "kind": f"k{i}"} for i in range(20)])
    found = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1), topics=2)
    assert "effect(model, 'age')" in gl.trends(found, by="age").notes[-1]
    assert "effect(" not in " ".join(gl.trends(found, by="kind").notes)
    assert "20 of 20 groups rest on one document each" in gl.trends(found, by="kind").notes[0]


@pytest.mark.slow
def test_folders_are_groups(tmp_path):
    for number, kind in enumerate("wp" * 8):
        place = tmp_path / {"w": "weather", "p": "politics"}[kind]
        place.mkdir(exist_ok=True)
        subject = {"w": "heavy rain flooded the river valley", "p": "voters chose the party of the minister"}[kind]
        (place / f"{number}.txt").write_text(f"In place {number} {subject}. Again {subject} in place {number}.")
    corpus = gl.read_folder(tmp_path, language="en")
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=2)
    found = gl.trends(model, by="folder")
    assert found.groups == ("politics", "weather")
    assert abs(found.shares[0] - found.shares[1]).min() > 0.3
    html = report_html(model, gl.digest(model))
    assert "By “folder”" in re.sub("<[^>]+>", "", html)


def test_a_column_of_that_name_is_taken_before_the_folder():
    texts = ["Rain fell on the hills.", "The vote was close in May."] * 6
    corpus = gl.Corpus.from_texts(texts, ids=[f"x/{i}" if i % 2 else f"y/{i}" for i in range(12)])
    assert folders_of([each.id for each in corpus])[:2] == ["y", "x"]
    given = gl.Corpus.from_texts(
        texts, metadata=[{"folder": "abc"[i % 3]} for i in range(12)], ids=[*map(str, range(12))]
    )
    model = gl.fit_topics(gl.bag_of_words(given, unit="document", minimum_rows=1, phrases=False), topics=2)
    assert gl.trends(model, by="folder").groups == ("a", "b", "c")


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (["Q1 2020", "Q2 2020", "Q4 2020"], ("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4")),
        (["2019", datetime.date(2020, 1, 1), 2021], ("2019", "2020", "2021")),
        ([datetime.date(2020, 1, 1), datetime.date(2020, 1, 2)], ("2020-01-01", "2020-01-02")),
        (["2019", "2020-03-05", "2020"], ("2019", "2020")),
    ],
)
def test_periods_are_no_finer_than_the_dates_are_known(values, labels):
    corpus = gl.Corpus.from_texts(["Rain and wind.", "Vote and poll."] * 6, dates=(values * 6)[:12])
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1), topics=2)
    assert gl.trends(model).groups == labels


def test_a_column_of_dates_with_a_few_words_is_said_to_be_grouped_by_value():
    days = ["2020-01-05", "2021-03-05", "unknown"]
    corpus = gl.Corpus.from_texts(
        ["Rain and wind.", "Vote and poll."] * 6, metadata=[{"when": day} for day in days * 4]
    )
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1), topics=2)
    assert "Many values of when are not dates" in gl.trends(model, by="when").notes[0]
    assert gl.trends(model, by="when", every="year").groups == ("2020", "2021")


def test_whether_a_column_holds_dates_is_read_off_its_different_values(monkeypatch):
    sizes = []

    def counting(values, **options):
        sizes.append(len(values))
        return date_column(values, **options)

    monkeypatch.setattr("gleanings.change.groups.date_column", counting)
    parties = [{"party": party} for party in ("red", "blue") * 20]
    corpus = gl.Corpus.from_texts(["Rain fell on Orr.", "Wind blew in Orr."] * 20, metadata=parties)
    assert grouped(units_of_bag(gl.bag_of_words(corpus)), "party").labels == ("blue", "red")
    assert sizes == [2]
