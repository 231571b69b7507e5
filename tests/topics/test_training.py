"""Passes: when they stop, what is shown, and what an interrupt leaves."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.topics.lda import lda
from gleanings.topics.methods import gensim_lda as reference
from gleanings.topics.methods import hdp
from gleanings.topics.methods import nmf as factors
from gleanings.topics.methods import truncated_svd as axes
from gleanings.topics.training import changes_less_than, gains_less_than, run

OTHERS = [method for method in gl.TOPIC_METHODS if method != "lda"]


def steps(*values):
    """A step that returns the values in turn; an exception among them is raised."""
    left = iter(values)

    def step():
        value = next(left)
        if isinstance(value, type):
            raise value
        return value

    return step


def test_passes_stop_when_nothing_is_gained():
    course = run(steps(1.0, 2.0, 2.05), 10, gains_less_than(0.1))
    assert course.likelihood == (1.0, 2.0, 2.05)
    assert course.converged
    assert not course.interrupted
    assert course.notes == ()


def test_a_fall_is_a_change_but_no_gain():
    assert gains_less_than(0.1)([1.0, 0.5])
    assert not changes_less_than(0.1)([1.0, 0.5])
    assert not changes_less_than(0.1, passes=2)([1.0, 0.5, 0.5])
    assert changes_less_than(0.1, passes=2)([1.0, 0.5, 0.5, 0.5])


def test_passes_that_end_too_soon_are_noted():
    course = run(steps(1.0, 2.0), 2, gains_less_than(0.1))
    assert not course.converged
    assert course.notes == ("Fitting had not converged after 2 passes; more passes may change the topics.",)


def test_an_interrupt_keeps_the_passes_that_were_made():
    course = run(steps(1.0, KeyboardInterrupt), 10, gains_less_than(0.1))
    assert course.likelihood == (1.0,)
    assert course.interrupted
    assert not course.converged
    assert course.notes == ("Fitting was interrupted after 1 pass; the topics are as they were by then.",)


def test_an_interrupt_before_the_first_pass_goes_on_up():
    with pytest.raises(KeyboardInterrupt):
        run(steps(KeyboardInterrupt), 10, gains_less_than(0.1))


def test_other_errors_are_not_kept_back():
    with pytest.raises(ZeroDivisionError):
        run(steps(1.0, ZeroDivisionError), 10, gains_less_than(0.1))


@pytest.mark.parametrize("method", OTHERS)
def test_every_method_shows_its_passes(bow, method, capfd):
    model = gl.fit_topics(bow, topics=3, method=method, progress=True)
    assert f"{len(model.likelihood)}/" in capfd.readouterr().err


def interrupt(monkeypatch, method, after):
    """Let the fit be interrupted in the middle of a pass, when so many have been made."""
    place = {
        "lda-gensim": (reference, "infer"),
        "hdp": (reference, "infer"),
        "nmf": (factors, "improve"),
        "lsi": (axes, "jacobi"),
    }[method]
    calls = {"nmf": 2 * after + 1}.get(method, after)  # two calls a pass: rows, words
    original, made = getattr(*place), []

    def interrupted(*arguments, **options):
        made.append(0)
        if len(made) == calls + 1:
            raise KeyboardInterrupt
        return original(*arguments, **options)

    monkeypatch.setattr(*place, interrupted)


@pytest.mark.parametrize("method", OTHERS)
def test_an_interrupt_leaves_a_sound_model_with_a_note(bow, method, monkeypatch):
    interrupt(monkeypatch, method, after=2)
    model = gl.fit_topics(bow, topics=3, method=method)
    assert len(model.likelihood) == 2
    assert not model.converged
    assert any("interrupted after 2 passes" in note for note in model.notes)
    for array in (model.shares, model.weights):
        np.testing.assert_allclose(array.sum(axis=1), 1, atol=1e-9)


@pytest.mark.parametrize("method", OTHERS)
def test_an_interrupt_in_the_first_pass_says_that_there_are_no_topics(bow, method, monkeypatch):
    interrupt(monkeypatch, method, after=0)
    with pytest.raises(
        KeyboardInterrupt, match=r"before there were any topics.*fewer topics or a smaller bag"
    ) as caught:
        gl.fit_topics(bow, topics=3, method=method)
    assert type(caught.value) is KeyboardInterrupt
    assert caught.value.__suppress_context__


def test_an_interrupt_while_starts_are_sought_says_so_too(bow, monkeypatch):
    def interrupted(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(lda, "best_start", interrupted)
    with pytest.raises(KeyboardInterrupt, match="before there were any topics"):
        gl.fit_topics(bow, topics=3)


@pytest.mark.parametrize(("method", "module"), [("nmf", factors), ("lda-gensim", reference), ("hdp", reference)])
def test_a_model_that_had_not_converged_says_so(bow, method, module, monkeypatch):
    monkeypatch.setattr(module, "_PASSES", 2)
    model = gl.fit_topics(bow, topics=3, method=method)
    assert not model.converged
    assert any("had not converged after 2 passes" in note for note in model.notes)


@pytest.mark.parametrize("method", ["lda-gensim", "hdp"])
def test_what_is_kept_is_what_the_passes_before_had_found(bow, method, monkeypatch):
    with monkeypatch.context() as context:
        context.setattr(reference, "_PASSES", 2)
        before = gl.fit_topics(bow, topics=3, method=method)
    original, made = hdp.Process._update, []

    def interrupted(self, chunk):
        original(self, chunk)
        made.append(0)
        if len(made) == 3:
            raise KeyboardInterrupt

    if method == "hdp":
        monkeypatch.setattr(hdp.Process, "_update", interrupted)
    else:
        interrupt(monkeypatch, method, after=2)
    after = gl.fit_topics(bow, topics=3, method=method)
    assert after.likelihood == before.likelihood
    assert after.weights.tobytes() == before.weights.tobytes()
    assert after.shares.tobytes() == before.shares.tobytes()
