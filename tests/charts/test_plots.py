"""Pictures of results: what is drawn is what the frame says, labels keep apart, and colours can be told apart."""

import re
import warnings
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

import gleanings as gl
from gleanings.charts import chart as style
from gleanings.charts.panels import panels
from gleanings.documents.document import Document

KINDS = (
    "rain storm flood river valley cloud thunder hailstones",
    "party election parliament minister budget campaign ballot coalition",
    "striker goalkeeper match championship team referee stadium captain",
)
LONG = "A name that is a good deal longer than what has room beside a bar, or above a panel of a picture"


@pytest.fixture(scope="module")
def corpus():
    rng = np.random.default_rng(0)
    texts = []
    for i in range(48):
        words = rng.permutation(KINDS[i % 3].split())
        texts.append(f"There was {words[0]} and {words[1]} of {words[2]}. It had {words[3]}, {words[4]} or {words[5]}.")
    columns = [{"kind": ("weather", "politics", "sport")[i % 3]} for i in range(48)]
    return gl.Corpus.from_texts(texts, titles=[f"Letter {i}" for i in range(48)], metadata=columns)


@pytest.fixture(scope="module")
def bow(corpus):
    return gl.bag_of_words(corpus, unit="document", minimum_rows=2, phrases=False)


@pytest.fixture(scope="module")
def model(bow):
    return gl.fit_topics(bow, topics=3)


@pytest.fixture(scope="module")
def text():
    said = [
        f"The {word} came to the hills in spring, and the people of the valley {verb} it for many long weeks."
        for word, verb in zip(KINDS[0].split(), "saw heard feared met knew liked drew sang".split(), strict=True)
    ]
    return Document("a", " ".join(said))


@pytest.fixture(scope="module")
def comparison():
    from gleanings.model_selection.comparison import Candidate, TopicComparison

    made = [
        Candidate(k, (0.1, 0.2 + k / 100), (0.5,), 1.0, (-5 - 1 / k, -5.0), (0.6, 0.7 - k / 100), 0.6)
        for k in (2, 4, 8)
    ]
    return TopicComparison(tuple(made), (), "document", "lda", 0)


@pytest.fixture(scope="module")
def pictures(model, bow, text, comparison):
    word = model.topics[0].words[0][0]
    return {
        "topics": model.plot(),
        "words": model.plot("words"),
        "documents": model.plot("documents", limit=20),
        "ranked": model.topic_words(weighting="relevance", words=6).plot(),
        "map": model.map().plot(),
        "tree": model.tree().plot(),
        "groups": gl.trends(model, by="kind").plot(),
        "distinctive": gl.distinctive_words(bow, by="kind").plot(words=5),
        "in context": model.words_in_context(0, word, limit=6).plot(),
        "number": comparison.plot(),
        "methods": gl.compare_summaries(text, methods=["central", "lead", "lexrank"], sentences=2).plot(),
        "summary": gl.summarize(text, sentences=3).plot(),
    }


def boxes(figure):
    """Return the place of each text that is drawn, in pixels; texts of ticks that are not shown are no texts."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figure.draw(renderer)  # only now labels of axes have their places
    found = []
    for axes in figure.axes:
        texts = [*axes.texts, axes.title, axes._left_title]
        if axes.axison:
            ticks = [*axes.xaxis._update_ticks(), *axes.yaxis._update_ticks()]  # those that are within the axes
            texts += [axes.xaxis.label, axes.yaxis.label, *(t for tick in ticks for t in (tick.label1, tick.label2))]
        found += [(t.get_text(), t.get_window_extent(renderer)) for t in texts if t.get_text() and t.get_visible()]
    return found


def widths(chart):
    """Return the lengths of all bars, panel by panel."""
    patches: list[Any] = [bar for axes in chart.axes for bar in axes.patches]
    return [bar.get_width() for bar in patches]


def overlap(one, other):
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    up = min(one.y1, other.y1) - max(one.y0, other.y0)
    return max(across - 1, 0) * max(up - 1, 0)  # a pixel is rounding


@pytest.mark.slow
def test_each_is_a_figure_with_numbers_and_a_description(pictures):
    for name, picture in pictures.items():
        assert Figure in type(picture).__mro__, name
        assert len(picture.alt) > 40, name
        assert len(picture.to_frame()), name
        shown = picture._repr_html_()
        assert shown.count("<img") == 1
        assert " alt=" in shown


@pytest.mark.slow
def test_no_label_lies_on_another(pictures):
    for name, picture in pictures.items():
        crossed = [(a, b) for (a, one), (b, other) in combinations(boxes(picture), 2) if overlap(one, other)]
        assert not crossed, (name, crossed[:3])


@pytest.mark.slow
def test_long_names_stay_apart_too(model):
    edited = model.rename(0, f"{LONG} 0").rename(1, f"{LONG} 1").rename(2, f"{LONG} 2")
    for picture in (edited.plot(), edited.plot("words"), edited.map().plot(), edited.tree().plot()):
        assert not [(a, b) for (a, one), (b, other) in combinations(boxes(picture), 2) if overlap(one, other)]


@pytest.mark.slow
def test_bars_of_words_are_the_probabilities_of_the_frame(model):
    chart = model.plot("words")
    lengths = widths(chart)
    assert lengths == chart.to_frame()["probability"].tolist()
    labels = [label.get_text() for axes in chart.axes for label in axes.get_yticklabels()]
    assert labels == chart.to_frame()["word"].tolist()
    assert len(model.hide(0).plot("words").axes) == 2


@pytest.mark.slow
def test_bars_of_relevance_are_its_exponentials_and_none_is_negative(model):
    chart = model.topic_words(weighting="relevance", words=6).plot()
    lengths = widths(chart)
    assert lengths == pytest.approx(np.exp(chart.to_frame()["relevance"].astype(float)).tolist())
    assert min(lengths) >= 0


def test_the_heat_map_of_documents_is_the_shares(model):
    chart = model.plot("documents", limit=10)
    assert chart.to_frame().iloc[:, 1:].to_numpy().tolist() == model.document_shares[:10].tolist()
    cells = chart.axes[0].collections[0].get_array()
    assert np.asarray(cells).reshape(10, 3).tolist() == model.document_shares[:10].tolist()


def test_bars_of_distinctive_words_are_their_z(bow):
    found = gl.distinctive_words(bow, by="kind")
    chart = found.plot(words=4)
    lengths = widths(chart)
    assert lengths == [each.z for words in found.groups.values() for each in words[:4]]
    assert lengths


def test_the_concordance_shows_each_place_with_the_word_in_the_middle(model):
    found = model.words_in_context(0, model.topics[0].words[0][0], limit=5)
    chart = found.plot()
    drawn = [text.get_text() for text in chart.axes[0].texts]
    assert drawn[::3] == [place.text for place in found]
    assert all(
        place.before.split()[-1] in before for place, before in zip(found, drawn[1::3], strict=True) if place.before
    )


@pytest.mark.slow
def test_lines_of_numbers_are_the_measures_and_the_chosen_one_is_marked(comparison):
    chart, frame = comparison.plot(), comparison.to_frame()
    assert chart.to_frame()["topics"].tolist() == frame["topics"].tolist()
    for axes, name in zip(chart.axes, ("score", "coherence", "stability", "held_out"), strict=True):
        assert axes.lines[0].get_ydata() == pytest.approx(frame[name].tolist())
        assert axes.lines[1].get_xdata() == [comparison.levels[0]]


def test_agreement_of_methods_is_drawn_as_it_is(text):
    found = gl.compare_summaries(text, methods=["central", "lead", "random"], sentences=2)
    cells = np.asarray(found.plot().axes[0].collections[0].get_array()).reshape(3, 3)
    assert cells.tolist() == found.agreement.tolist()


def test_shaded_are_the_sentences_that_were_chosen_with_their_ranks(text):
    summary = gl.summarize(text, sentences=3)
    frame = summary.plot().to_frame()
    assert frame["text"].tolist() == [sentence.text for sentence in text.sentences]
    assert {at: rank for at, rank in zip(frame["sentence"], frame["rank"], strict=True) if rank} == {
        sentence.index: sentence.rank for sentence in summary.sentences
    }


def test_of_a_long_text_only_what_is_near_a_chosen_sentence_is_drawn():
    said = " ".join(f"On day {i} it was dry." for i in range(60)) + " Rain fed the river, and the river rose with rain."
    document = Document("a", f"{said} Rain and river were one.")
    summary = gl.summarize(document, sentences=1)
    frame = summary.plot().to_frame()
    assert len(frame) < 6
    assert summary.sentences[0].index in frame["sentence"].tolist()


def luminance(color):
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# Machado, Oliveira and Fernandes 2009: what is seen without red, green or blue cones, in linear light.
WITHOUT = {
    "red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def test_the_two_colours_differ_for_the_colour_blind_and_stand_out_by_day_and_night():
    night = style._AT_NIGHT
    for mark, other, paper in (
        (style.MARK, style.OTHER, "white"),
        (night[style.MARK], night[style.OTHER], style._PAPER_AT_NIGHT),
    ):
        for matrix in WITHOUT.values():
            one, two = (np.array(matrix) @ np.array(to_rgb(color)) for color in (mark, other))
            assert np.abs(one - two).max() > 0.2
        assert contrast(mark, paper) >= 4.5
        assert contrast(other, paper) >= 3  # marks, never text
    assert contrast(style.INK, "white") >= 7
    assert contrast(style.QUIET, "white") >= 4.5
    assert contrast(night[style.INK], style._PAPER_AT_NIGHT) >= 7
    assert contrast(night[style.QUIET], style._PAPER_AT_NIGHT) >= 4.5


@pytest.mark.slow
def test_every_colour_of_text_and_mark_has_one_for_the_night(pictures):
    for name, picture in pictures.items():
        text = picture.svg.decode()
        assert "prefers-color-scheme:dark" in text
        for element in ElementTree.fromstring(text).iter():
            if element.tag.endswith("text"):
                color = re.search(r"fill: (#\w+)", element.get("style", ""))
                assert color, name
                # Numbers in the cells of a heat map stand on cells, which are the same by night.
                known = {*style._AT_NIGHT, "#ffffff", "#111820"}
                assert color[1] in known, (name, color[1])


@pytest.mark.parametrize("groups", [2, 9])
def test_titles_of_panels_lie_on_no_other_panel(groups):
    means = np.full((groups, 4), 0.3)
    names = [f"{i} programs · Federal government · budget" for i in range(4)]
    chart = panels(
        [f"group {i}" for i in range(groups)],
        names,
        np.full(groups, 5),
        means,
        means - 0.1,
        means + 0.1,
        ordered=False,
        title="t",
        alt="a",
        columns=["group"],
        rows=[],
    )
    chart.draw_without_rendering()
    titles = [text.get_window_extent() for text in chart.findobj(Text) if "programs" in text.get_text()]
    assert len(titles) == 4
    frames = [axes.get_window_extent() for axes in chart.axes]
    for i, one in enumerate(titles):
        assert not any(one.overlaps(other) for j, other in enumerate(titles) if j != i)
        assert not any(one.overlaps(frame) for frame in frames)
