"""Numbers of topics compared: planted ones are a level, and what cannot be compared is said."""

import pytest
from tests.planted import topic_bag

import gleanings as gl
from gleanings.model_selection import compare_topics as module
from gleanings.model_selection.comparison import Candidate, TopicComparison
from gleanings.parallel.threads import Workers
from gleanings.topics.refit import refit


@pytest.fixture(scope="module")
def four():
    return gl.compare_topics(topic_bag(4), topics=[2, 3, 4, 5, 6])


@pytest.mark.slow
def test_the_planted_number_is_the_first_level(four):
    assert four.levels[0] == 4
    assert four.numbers == (2, 3, 4, 5, 6)
    assert four.elbow == 4
    assert "4" in four.reading


@pytest.mark.slow
def test_what_is_shown(four):
    frame = four.to_frame()
    assert frame["topics"].tolist() == [2, 3, 4, 5, 6]
    assert frame.loc[frame["topics"] == 4, "level"].item()
    assert (frame[["stability", "seeds", "exclusivity", "diversity"]] <= 1).all(axis=None)
    assert (frame["held_out"] < 0).all()
    assert len(four.charts()) == 4
    html = four._repr_html_()
    assert "<strong>4</strong>" in html
    assert "Misleading" in html
    assert html.count("<img") == 1  # one figure of four panels
    assert four.reading in repr(four)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bits(four):
    assert gl.compare_topics(topic_bag(4), topics=[6, 4, 2, 3, 5, 4]).candidates == four.candidates


@pytest.mark.parametrize("topics", [5, "5", None, [2, 2.5], [0, 3], [True, 3]])
def test_what_is_not_several_numbers(topics):
    with pytest.raises(gl.GleaningsError, match=r"several numbers|whole number"):
        gl.compare_topics(topic_bag(2), topics=topics)


def test_one_number_is_nothing_to_compare():
    with pytest.raises(gl.GleaningsError, match="nothing to compare; give two or more"):
        gl.compare_topics(topic_bag(2), topics=[5])
    with pytest.raises(
        gl.GleaningsError, match=r"1 number that 8 documents .* nothing to compare; give numbers from 2 to"
    ):
        gl.compare_topics(topic_bag(2, rows=8), topics=[3, 50, 60])
    few_words = gl.BagOfWords.from_tokens([["rain", "wind", "storm", "hail"]] * 40)
    with pytest.raises(gl.GleaningsError, match="that 40 documents of 4 different words can bear"):
        gl.compare_topics(few_words, topics=[2, 5, 9])


@pytest.mark.slow
def test_numbers_too_large_are_left_out_and_said():
    found = gl.compare_topics(topic_bag(2, rows=12), topics=[2, 3, 7, 50])
    assert found.numbers == (2, 3)
    assert found.notes == (
        "7, 50 topics are more than 12 documents of 22 different words can bear (6 at most), and were left out.",
    )
    assert found.notes[0] in found._repr_html_()


def test_what_is_no_bag():
    with pytest.raises(gl.GleaningsError, match="what bag_of_words"):
        gl.compare_topics(["a text"])


@pytest.mark.slow
def test_after_an_interrupt_there_is_what_was_done(monkeypatch):

    def interrupted(bow, counts, method, number, seed, **options):
        if number > 3:
            raise KeyboardInterrupt
        return refit(bow, counts, method, number, seed, **options)

    monkeypatch.setattr(module, "refit", interrupted)
    monkeypatch.setattr(module, "Workers", lambda threads=None: Workers(1))
    found = gl.compare_topics(topic_bag(3), topics=[2, 3, 4, 5])
    assert found.numbers == (2, 3)
    assert "these numbers were not tried: 4, 5" in found.notes[0]
    with pytest.raises(KeyboardInterrupt, match="two numbers"):
        gl.compare_topics(topic_bag(3), topics=[3, 4, 5])


@pytest.mark.slow
def test_threads_do_not_change_a_bit(four, monkeypatch):
    monkeypatch.setattr(module, "Workers", lambda threads=None: Workers(1))
    assert gl.compare_topics(topic_bag(4), topics=[2, 3, 4, 5, 6]).candidates == four.candidates


@pytest.mark.slow
def test_of_very_many_rows_some_are_enough_and_that_is_said(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 800)
    found = gl.compare_topics(topic_bag(3), topics=[2, 3, 4])
    assert found.levels[0] == 3
    assert "of 240 documents, drawn at random" in found.notes[0]
    assert found.notes[0] in found._repr_html_()


@pytest.mark.slow
def test_the_time_is_estimated_before_it_starts(monkeypatch, capsys):
    gl.compare_topics(topic_bag(2), topics=[2, 3], progress=True)
    assert "(about 0.1 min)" in capsys.readouterr().err
    monkeypatch.setattr(module, "_SECONDS", 1.0)  # a slow machine, or thirty numbers on a million documents
    gl.compare_topics(topic_bag(2), topics=[2, 3])
    assert "comparing numbers of topics (about" in capsys.readouterr().err


def candidate(number, coherence, stability):
    return Candidate(number, (coherence,), (1.0,), 1.0, (-5.0,), (stability,), stability)


def test_the_reading_says_where_nothing_or_an_end_stands_out():
    nothing = TopicComparison((candidate(2, -0.1, 0.9), candidate(3, -0.2, 0.9)), (), "document", "lda", 0)
    assert nothing.levels == ()
    assert "there may be no topics here" in nothing.reading
    end = TopicComparison((candidate(2, 0.1, 0.9), candidate(3, 0.4, 0.9)), (), "document", "lda", 0)
    assert "try numbers beyond it too" in end.reading
    pairs = [(2, 0.4), (3, 0.1), (4, 0.5), (5, 0.2)]
    two = TopicComparison(tuple(candidate(n, c, 1.0) for n, c in pairs), (), "document", "lda", 0)
    assert two.levels == (4, 2)
    assert "2 levels stand out: 2 or 4; 4 most" in two.reading
    assert "may be none" not in two.reading
    noise = TopicComparison((candidate(2, 0.1, 0.1), candidate(3, 0.2, 0.2)), (), "document", "lda", 0)
    assert "few of its topics come back when they are fitted again: there may be none here" in noise.reading
