"""Passes: when they stop, what is shown, and what an interrupt leaves."""

import inspect
import sys
from contextlib import contextmanager

import numpy as np
import pytest

import gleanings as gl
from gleanings.topics.training import changes_less_than, gains_less_than, run_passes

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
    history = run_passes(steps(1.0, 2.0, 2.05), 10, gains_less_than(0.1))
    assert history.likelihood == (1.0, 2.0, 2.05)
    assert history.converged
    assert not history.interrupted
    assert history.notes == ()


def test_a_fall_is_a_change_but_no_gain():
    assert gains_less_than(0.1)([1.0, 0.5])
    assert not changes_less_than(0.1)([1.0, 0.5])
    assert not changes_less_than(0.1, passes=2)([1.0, 0.5, 0.5])
    assert changes_less_than(0.1, passes=2)([1.0, 0.5, 0.5, 0.5])


def test_passes_that_end_too_soon_are_noted():
    history = run_passes(steps(1.0, 2.0), 2, gains_less_than(0.1))
    assert not history.converged
    assert history.notes == ("Fitting had not converged after 2 passes; more passes may change the topics.",)


def test_an_interrupt_keeps_the_passes_that_were_made():
    history = run_passes(steps(1.0, KeyboardInterrupt), 10, gains_less_than(0.1))
    assert history.likelihood == (1.0,)
    assert history.interrupted
    assert not history.converged
    assert history.notes == ("Fitting was interrupted after 1 pass; the topics are as they were by then.",)


def test_an_interrupt_before_the_first_pass_goes_on_up():
    with pytest.raises(KeyboardInterrupt):
        run_passes(steps(KeyboardInterrupt), 10, gains_less_than(0.1))


def test_other_errors_are_not_kept_back():
    with pytest.raises(ZeroDivisionError):
        run_passes(steps(1.0, ZeroDivisionError), 10, gains_less_than(0.1))


@pytest.mark.parametrize("method", OTHERS)
@pytest.mark.slow
def test_every_method_shows_its_passes(bow, method, capfd):
    model = gl.fit_topics(bow, topics=3, method=method, progress=True)
    assert f"{len(model.likelihood)}/" in capfd.readouterr().err


def test_passes_that_may_not_be_interrupted_send_the_interrupt_up():
    with pytest.raises(KeyboardInterrupt):
        run_passes(steps(1.0, 2.0, KeyboardInterrupt), 10, gains_less_than(0.1), interruptible=False)


@contextmanager
def interrupt_after(calls):
    """Raise KeyboardInterrupt, as Ctrl-C does, once the library has been called into so many times; count the calls."""
    made = [0]

    def watch(frame, event, argument):
        ours = "/gleanings/topics/" in frame.f_code.co_filename.replace("\\", "/")
        # Python itself swallows what is raised while it puts away a generator that was not used up.
        if event == "call" and ours and not frame.f_code.co_flags & inspect.CO_GENERATOR:
            made[0] += 1
            if made[0] == calls:
                sys.setprofile(None)
                raise KeyboardInterrupt

    sys.setprofile(watch)
    try:
        yield made
    finally:
        sys.setprofile(None)


def bits(model):
    return model.weights.tobytes() + model.shares.tobytes()


@pytest.mark.parametrize("method", gl.TOPIC_METHODS)
@pytest.mark.slow
def test_an_interrupt_at_any_moment_leaves_a_sound_model_or_none_and_the_next_fit_as_it_was(bow, method):
    undisturbed = gl.fit_topics(bow, topics=3, method=method)
    with interrupt_after(None) as made:
        gl.fit_topics(bow, topics=3, method=method)
    outcomes = set()
    for calls in [30, *np.linspace(60, made[0] - 50, 12).astype(int), made[0] - 40]:
        with interrupt_after(calls):
            try:
                model = gl.fit_topics(bow, topics=3, method=method)
            except KeyboardInterrupt as stopped:
                outcomes.add("before there were any topics" in str(stopped))
                continue
        outcomes.add("kept")
        number = len(model.likelihood)
        assert model.likelihood == undisturbed.likelihood[:number]
        assert not model.converged
        assert any(f"interrupted after {number} pass" in note for note in model.notes)
        for array in (model.shares, model.weights):
            np.testing.assert_allclose(array.sum(axis=1), 1, atol=1e-9)
    assert True in outcomes
    assert bits(gl.fit_topics(bow, topics=3, method=method)) == bits(undisturbed)


def test_a_fit_that_had_not_converged_says_so(bow):
    model = gl.fit_topics(bow, topics=3, passes=2)
    assert not model.converged
    assert any("had not converged after 2 passes" in note for note in model.notes)
