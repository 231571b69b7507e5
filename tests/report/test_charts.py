"""Charts: the numbers they are drawn from, the words that stand for them, and the same bytes each time."""

import base64
import dataclasses
import datetime
from xml.etree import ElementTree

import pytest
from tests.folders import SEEDS

import gleanings as gl

WET, DRY = "rain storm flood river", "market price profit bank"
HOSTILE = '"><img src=x onerror=alert(1)><script>$x^2$ \u202e\x00\ud800</script>'


def fitted(texts, topics=2, **columns):
    corpus = gl.Corpus.from_texts(texts, **columns)
    return gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=topics)


@pytest.fixture(scope="module")
def model():
    dates = [datetime.date(2020, month, 1) for month in range(1, 11)]
    titles = [f"Title {i}" for i in range(10)]
    return fitted([f"{WET}." if i < 7 else f"{DRY}." for i in range(10)], dates=dates, titles=titles)


def drawn(chart):
    return ElementTree.fromstring(chart.svg)


def test_shares_are_drawn_named_and_told_in_words(model):
    chart = gl.chart_topics(model)
    frame = chart.to_frame()
    assert frame["share"].tolist() == [topic.share for topic in model.topics]
    text = "".join(drawn(chart).itertext())
    for topic in model.topics:
        assert topic.label in text
        assert f"{topic.index} {topic.label} {topic.share:.0%}" in chart.alt


def test_hidden_topics_are_not_drawn(model):
    for make in (gl.chart_topics, gl.chart_documents, gl.chart_over_time):
        assert model.topics[1].label not in make(model.hide(1)).alt


@pytest.mark.slow
def test_documents_are_drawn_in_order_and_counted_where_there_are_more(model):
    chart = gl.chart_documents(model)
    frame = chart.to_frame()
    assert frame["document"].tolist() == [f"Title {i}" for i in range(10)]
    assert frame.iloc[:, 1:].to_numpy().tolist() == model.shares.tolist()
    assert "the first 3 of 10 documents" in gl.chart_documents(model, limit=3).title


@pytest.mark.slow
def test_one_document_is_drawn_by_its_sentences():
    corpus = gl.read_folder(SEEDS)
    model = gl.fit_topics(gl.bag_of_words(corpus), topics=2)
    assert len(gl.chart_documents(model).to_frame()) == len(corpus[0].sentences)


def test_paragraphs_of_several_documents_are_brought_together():
    corpus = gl.Corpus.from_texts([f"{WET}.\n\n{WET}.", f"{DRY}.\n\n{DRY}."], titles=["Wet", "Dry"])
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="paragraph", minimum_rows=1, phrases=False), topics=2)
    frame = gl.chart_documents(model).to_frame()
    assert frame["document"].tolist() == ["Wet", "Dry"]
    assert frame.iloc[:, 1:].sum(axis=1).tolist() == pytest.approx([1, 1])


def test_time_goes_from_the_first_date_to_the_last_without_a_gap(model):
    frame = gl.chart_over_time(model).to_frame()
    assert frame["period"].tolist() == [f"2020-{month:02d}" for month in range(1, 11)]
    assert frame["documents"].tolist() == [1] * 10
    assert frame.iloc[:, 2:].sum(axis=1).tolist() == pytest.approx([1] * 10)


@pytest.mark.parametrize(
    ("last", "first_period", "last_period", "periods"),
    [
        (datetime.date(2020, 1, 3), "2020-01-01", "2020-01-03", 3),
        (datetime.date(2021, 2, 1), "2020-01", "2021-02", 14),
        (datetime.date(2040, 1, 1), "2020", "2040", 21),
        (datetime.date(2199, 1, 1), "2020s", "2190s", 18),
    ],
)
def test_periods_are_as_fine_as_can_be_read(last, first_period, last_period, periods):
    model = fitted([f"{WET}.", f"{DRY}.", f"{WET} {DRY}."], dates=[datetime.date(2020, 1, 1), last, None])
    frame = gl.chart_over_time(model).to_frame()
    assert (frame["period"].iloc[0], frame["period"].iloc[-1], len(frame)) == (first_period, last_period, periods)
    assert frame["documents"].sum() == 2
    assert (frame.loc[frame["documents"] == 0].iloc[:, 2:] == 0).all(axis=None)


def test_without_dates_the_error_says_where_they_go():
    for dates in (None, [datetime.date(2020, 1, 1)] * 4):
        with pytest.raises(ValueError, match="give dates to"):
            gl.chart_over_time(fitted([f"{WET}.", f"{DRY}."] * 2, dates=dates))


def test_wrong_arguments_say_what_would_do(model):
    with pytest.raises(TypeError, match="fit_topics"):
        gl.chart_topics(3)
    with pytest.raises(ValueError, match="limit=0"):
        gl.chart_documents(model, limit=0)


@pytest.mark.slow
def test_hostile_names_stay_text():
    model = fitted([f"{WET}.", f"{DRY}."] * 4, titles=[HOSTILE] * 8).rename(0, HOSTILE)
    for chart in (gl.chart_topics(model), gl.chart_documents(model)):
        root = drawn(chart)
        assert not [
            e for e in root.iter() if e.tag.rpartition("}")[2] in ("script", "image", "img", "a", "foreignObject")
        ]
        assert not [key for e in root.iter() for key in e.attrib if key.lower().startswith("on")]
        shown = chart._repr_html_()
        assert "<script" not in shown
        assert "<img src=x" not in shown
        assert shown.count("<img") == 1


def test_names_in_any_script_are_drawn_without_a_warning():
    names = ["和平进程 平和", "السلام"]
    model = fitted([f"{WET}.", f"{DRY}."] * 4).rename(0, names[0]).rename(1, names[1])
    text = "".join(drawn(gl.chart_topics(model)).itertext())
    assert all(name in text for name in names)


def test_the_settings_of_the_user_do_not_change_the_image_nor_the_image_them(model):
    import matplotlib as mpl

    plain = gl.chart_topics(model).svg
    with mpl.rc_context({"font.size": 30, "svg.fonttype": "path", "axes.facecolor": "black"}):
        before = dict(mpl.rcParams)
        assert gl.chart_topics(model).svg == plain
        assert dict(mpl.rcParams) == before


@pytest.mark.slow
def test_the_image_holds_no_time_and_nothing_remote(model):
    for make in (gl.chart_topics, gl.chart_documents, gl.chart_over_time):
        chart = make(model)
        assert chart.svg == make(model).svg
        assert b"dc:date" not in chart.svg
        assert base64.b64encode(chart.svg).decode() in chart._repr_html_()
        for element in drawn(chart).iter():
            for key, value in element.attrib.items():
                if key.endswith(("href", "src")):
                    assert value.startswith(("#", "data:")), value


def test_the_highest_share_is_the_highest_and_says_on_how_many_documents_it_rests():
    dates = [datetime.date(2020, 1, 1), datetime.date(2021, 1, 1), datetime.date(2021, 6, 1), datetime.date(2030, 1, 1)]
    model = fitted([f"{WET}.", f"{DRY}.", f"{DRY} {DRY}.", f"{WET} {DRY}."], dates=dates)
    chart = gl.chart_over_time(model)
    frame = chart.to_frame().set_index("period")
    for topic in model.topics:
        best = frame[topic.label].idxmax()
        number = int(frame["documents"][best])
        documents = "1 document" if number == 1 else f"{number} documents"
        assert f"highest {frame[topic.label][best]:.0%}, {best} ({documents})" in chart.alt


def test_long_documents_weigh_more_in_the_mean_of_a_period():
    dates = [datetime.date(2020, 1, 1)] * 2 + [datetime.date(2021, 1, 1)] * 2
    model = fitted([f"{WET} " * 30 + ".", f"{DRY}.", f"{WET}.", f"{DRY}."], dates=dates)
    wet = int(model.shares[0].argmax())
    first = gl.chart_over_time(model).to_frame().iloc[0, 2 + wet]
    unweighted = model.shares[:2, wet].mean()
    weighted = (model.shares[:2, wet] * [120, 4]).sum() / 124
    assert first == pytest.approx(weighted)
    assert abs(first - unweighted) > 0.2


def test_a_document_without_words_has_no_largest_topic():
    model = fitted([f"{WET}.", f"{DRY}.", "Of the and."], titles=["Wet", "Dry", "Empty"])
    assert "Empty: no counted words" in gl.chart_documents(model).alt


def test_the_error_of_hidden_topics_names_a_call_that_mends_it(model):
    hidden = dataclasses.replace(model, hidden=(0, 1))
    with pytest.raises(ValueError, match=r"model\.show\(0\)"):
        gl.chart_topics(hidden)
    assert gl.chart_topics(hidden.show(0)).rows[0][0] == 0


@pytest.mark.slow
def test_a_chart_is_a_matplotlib_figure_and_threads_draw_the_same(model):
    from concurrent.futures import ThreadPoolExecutor

    from matplotlib.figure import Figure

    alone = model.plot()
    assert isinstance(alone, Figure)
    with ThreadPoolExecutor(3) as pool:
        charts = list(pool.map(lambda i: (gl.chart_over_time, gl.chart_documents)[i % 2](model).svg, range(6)))
    assert set(charts[::2]) == {gl.chart_over_time(model).svg}
    assert set(charts[1::2]) == {gl.chart_documents(model).svg}
    shares = model.plot().to_frame()["share"].tolist()
    assert shares == sorted(shares, reverse=True)
