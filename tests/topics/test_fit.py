"""fit_topics: what it finds, what it refuses, and what it says."""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

import gleanings as gl
from gleanings.topics import fit as module
from gleanings.topics.fit import alike
from gleanings.topics.validation import input_hash, most_topics

WORDS = ["rain", "wind", "storm", "vote", "party", "poll"]


def test_each_theme_becomes_a_topic(bow, model):
    tops = [{word for word, _ in topic.words} for topic in model.topics]
    for theme in ({"rain", "snow", "flood"}, {"match", "goal", "team"}, {"bank", "loan", "market"}):
        assert sum(theme <= top for top in tops) == 1
    largest = model.shares.argmax(axis=1)
    assert all(len(set(largest[theme::3].tolist())) == 1 for theme in range(3))


@pytest.mark.parametrize("method", gl.TOPIC_METHODS)
@pytest.mark.slow
def test_every_method_gives_shares_and_weights_that_sum_to_one(bow, method):
    model = gl.fit_topics(bow, topics=3, method=method)
    assert model.shares.shape == (60, len(model.topics))
    assert model.weights.shape == (len(model.topics), 36)
    for array in (model.shares, model.weights):
        assert array.dtype == np.float64
        assert (array >= 0).all()
        np.testing.assert_allclose(array.sum(axis=1), 1, atol=1e-9)
    assert model.method == method
    assert np.isfinite(model.likelihood).all()


@pytest.mark.parametrize("method", gl.TOPIC_METHODS)
@pytest.mark.slow
def test_the_same_seed_gives_the_same_bits(bow, method):
    one, two = (gl.fit_topics(bow, topics=3, seed=5, method=method) for _ in range(2))
    assert one.shares.tobytes() == two.shares.tobytes()
    assert one.weights.tobytes() == two.weights.tobytes()


FRESH = """
import hashlib, sys
import gleanings as gl
rows = [[f"w{(i * 7 + j * j) % 90}" for j in range(i % 40 + 10)] for i in range(60)]
bow = gl.BagOfWords.from_tokens(rows)
for method in gl.TOPIC_METHODS:
    model = gl.fit_topics(bow, topics=12, method=method, seed=3)
    edited = model.split(0).merge(0, 1)
    print(hashlib.sha256(model.shares.tobytes() + model.weights.tobytes() + edited.weights.tobytes()).hexdigest())
"""


@pytest.mark.subprocess
def test_a_fresh_process_with_other_threads_and_another_hash_seed_gives_the_same_bits(capsys):
    exec(FRESH, {})  # with the threads and the hash seed of this process
    here = capsys.readouterr().out.split()
    assert len(here) == len(gl.TOPIC_METHODS)
    counts = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "NUMBA_NUM_THREADS"), "5")
    environment = {**os.environ, **counts, "PYTHONHASHSEED": "1"}
    run = subprocess.run([sys.executable, "-c", FRESH], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split() == here


@pytest.mark.parametrize("method", gl.TOPIC_METHODS)
@pytest.mark.slow
def test_no_library_below_says_anything(bow, method, capfd):
    gl.fit_topics(bow, topics=2, method=method)
    assert capfd.readouterr() == ("", "")


def test_topics_are_ordered_by_share(bow):
    shares = [topic.share for topic in gl.fit_topics(bow, topics=5).topics]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)


def test_settings_say_how_to_find_the_topics_again(bow, model):
    assert model.settings["method"] == "lda"
    assert model.settings["topics"] == 3
    assert model.settings["seed"] == model.seed == 0
    assert model.settings["input"] == input_hash(bow)
    assert set(model.settings["versions"]) >= {"gleanings", "numpy", "numba", "gensim"}


def test_the_hash_sees_counts_and_words(bow):
    other = replace(bow, vocabulary=("other", *bow.vocabulary[1:]))
    more = replace(bow, counts=bow.counts * 2)
    assert len({input_hash(bow), input_hash(other), input_hash(more)}) == 3


def test_a_guide_pulls_topics_towards_its_words(bow):
    guide = {"Wet": ["rain", "flood"], "Games": ["goal", "team"], "Finance": ["bank", "loan"]}
    model = gl.fit_topics(bow, topics=3, guide=guide)
    assert [topic.name for topic in model.topics] == list(guide)
    for topic, theme in zip(model.topics, ("storm", "match", "tax"), strict=True):
        assert theme in dict(topic.words)


def test_guided_topics_come_first_under_their_names(bow):
    guide = {"Finance": ["bank", "loan"], "Games": ("match", "goal")}
    model = gl.fit_topics(bow, topics=4, guide=guide)
    assert [topic.name for topic in model.topics[:2]] == ["Finance", "Games"]
    assert model.settings["guide"] == {"Finance": ["bank", "loan"], "Games": ["match", "goal"]}


def test_few_rows_are_said_to_be_thin_evidence():
    small = gl.fit_topics(gl.BagOfWords.from_tokens([WORDS[:3], WORDS[3:]] * 4), topics=2)
    assert any(note.startswith("Thin evidence: 8 documents with 24 counted words") for note in small.notes)
    assert "Thin evidence" in small._repr_html_()
    large = gl.fit_topics(gl.BagOfWords.from_tokens([WORDS * 4, WORDS[3:] * 8] * 40), topics=2)
    assert not any("Thin" in note for note in large.notes)


@pytest.mark.parametrize("method", ["lda", "nmf"])
def test_topics_that_are_the_same_are_named(method):
    same = gl.fit_topics(gl.BagOfWords.from_tokens([WORDS] * 20), topics=2, method=method)
    assert any(note.startswith("2 topics are not all different") and "0 and 1." in note for note in same.notes)
    assert "A smaller <code>topics=</code> joins them" in same._repr_html_()


def test_topics_that_differ_are_not_called_the_same(model):
    weights = np.array([[0.5, 0.3, 0.2], [0.2, 0.3, 0.5], [0.5, 0.3, 0.2], [0.501, 0.299, 0.2]])
    assert alike(weights[:2]) == ()
    (said,) = alike(weights)
    assert (said[:28], said[-11:]) == ("3 topics are not all differe", "0, 2 and 3.")
    assert not any("not all different" in note for note in model.notes)


@pytest.mark.parametrize("method", gl.TOPIC_METHODS)
@pytest.mark.parametrize("rows", [[["wet"]] * 7 + [["dry"]] * 3, [WORDS] * 2, [[word] for word in WORDS] * 5])
def test_no_two_topics_are_the_same_without_a_note(rows, method):
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2, method=method)
    same = len(model.weights) == 2 and np.abs(model.weights[0] - model.weights[1]).sum() < 0.01
    assert not same or any("not all different" in note for note in model.notes)


def test_notes_of_the_bag_are_carried_over(bow):
    assert gl.fit_topics(replace(bow, notes=("Rows are lines.",)), topics=2).notes[0] == "Rows are lines."


@pytest.mark.parametrize("topics", [0, -1, 31, 10_000])
def test_a_number_of_topics_out_of_range_names_the_largest(bow, topics):
    with pytest.raises(
        gl.GleaningsError, match=r"from 1 to 18\. 18 is the most that 60 documents with 36 distinct"
    ) as caught:
        gl.fit_topics(bow, topics=topics)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("topics", [True, 2.5, "3"])
def test_a_number_of_topics_that_is_no_whole_number(bow, topics):
    with pytest.raises(TypeError, match="not a whole number"):
        gl.fit_topics(bow, topics=topics)


def test_the_most_topics_is_half_the_rows_and_at_least_two():
    assert most_topics(gl.BagOfWords.from_tokens([WORDS] * 17)) == 3
    assert most_topics(gl.BagOfWords.from_tokens([[f"w{i}", f"v{i}"] for i in range(17)])) == 8
    assert most_topics(gl.BagOfWords.from_tokens([["a", "b"], [], ["a"]])) == 2


@pytest.mark.parametrize("seed", [-1, 2**32])
def test_a_seed_out_of_range(bow, seed):
    with pytest.raises(ValueError, match="seed"):
        gl.fit_topics(bow, topics=2, seed=seed)


@pytest.mark.parametrize("seed", [0.5, "a", None, True])
def test_a_seed_that_is_no_whole_number(bow, seed):
    with pytest.raises(TypeError, match="seed"):
        gl.fit_topics(bow, topics=2, seed=seed)


def test_an_unknown_method_is_met_with_the_nearest(bow):
    with pytest.raises(ValueError, match="did you mean 'nmf'"):
        gl.fit_topics(bow, topics=2, method="nfm")
    with pytest.raises(ValueError, match="auto, full, minibatch"):
        gl.fit_topics(bow, topics=2, memory="little")


@pytest.mark.parametrize("given_bag", [None, [["rain"]], np.ones((3, 3)), "rain"])
def test_what_is_no_bag(given_bag):
    with pytest.raises(TypeError, match="needs a BagOfWords"):
        gl.fit_topics(given_bag, topics=2)


@pytest.mark.parametrize(
    ("value", "what"),
    [(-1, "negative"), (np.nan, "not finite"), (np.inf, "not finite"), (0.5, "not whole"), (2**40, "too large")],
)
def test_counts_that_make_no_sense_are_named(bow, value, what):
    counts = bow.counts.astype(np.float64)
    counts.data[0] = value
    word = bow.vocabulary[counts.indices[0]]
    with pytest.raises(ValueError, match=f"count of '{word}' in row 0 is .*, which is {what}"):
        gl.fit_topics(replace(bow, counts=counts), topics=2)


def test_whole_numbers_of_another_type_are_counts(bow, model):
    for kind in (np.float64, np.int64, np.uint8):
        again = gl.fit_topics(replace(bow, counts=csr_matrix(bow.counts, dtype=kind)), topics=3)
        assert again.shares.tobytes() == model.shares.tobytes()


def test_stored_zeros_are_no_words(bow, model):
    with_zero = bow.counts.tolil()
    column = int(np.flatnonzero(bow.counts[0].toarray()[0] == 0)[0])
    with_zero[0, column] = 1
    with_zero = csr_matrix(with_zero)
    with_zero[0, column] = 0
    assert with_zero.nnz == bow.counts.nnz + 1
    again = gl.fit_topics(replace(bow, counts=with_zero), topics=3)
    assert again.shares.tobytes() == model.shares.tobytes()


def test_a_bag_that_does_not_fit_its_own_labels(bow):
    with pytest.raises(ValueError, match="60 rows x 36 words, but the bag names 60 rows and 35 words"):
        gl.fit_topics(replace(bow, vocabulary=bow.vocabulary[1:]), topics=2)


def test_an_empty_bag_says_what_to_do():
    for tokens in ([], [[], []]):
        with pytest.raises(ValueError, match=r"holds no words.*Read more text.*fewer stop words"):
            gl.fit_topics(gl.BagOfWords.from_tokens(tokens), topics=2)


def test_one_row_says_to_count_smaller_parts():
    with pytest.raises(ValueError, match=r"only one document has words.*unit='sentence'"):
        gl.fit_topics(gl.BagOfWords.from_tokens([WORDS, []]), topics=2)
    sentence = replace(gl.BagOfWords.from_tokens([WORDS]), unit="sentence")
    with pytest.raises(
        ValueError, match=r"only one sentence has words, and topics need several to compare; read more\.$"
    ):
        gl.fit_topics(sentence, topics=2)


def test_one_word_is_no_vocabulary():
    with pytest.raises(ValueError, match="one word only"):
        gl.fit_topics(gl.BagOfWords.from_tokens([["rain"], ["rain", "rain"]]), topics=2)


@pytest.mark.parametrize(
    ("guide", "message"),
    [
        ({"Money": []}, "guide\\['Money'\\] is empty"),
        ({"Money": ["bnak"]}, "'bnak' \\(near: 'bank'\\)"),
        ({"Money": ["xylophone"]}, "Choose words from bow.vocabulary"),
        ({" ": ["bank"]}, "a name is text that is not empty"),
        ({"a": ["bank"], "b": ["rain"], "c": ["match"]}, "guide names 3 topics, more than topics=2"),
        ({"a b": ["bank"], "a  b": ["rain"]}, "the same but for spaces"),
    ],
)
def test_a_guide_that_cannot_be_followed(bow, guide, message):
    with pytest.raises(ValueError, match=message):
        gl.fit_topics(bow, topics=2, guide=guide)


def test_words_of_a_guide_are_read_as_the_texts_are():
    texts = ["The banks raised interest rates on loans", "Our teams scored goals in a long match"] * 20
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts, language="en"), unit="document", phrases=False)
    model = gl.fit_topics(bow, topics=2, guide={"Money": ["Banks", "interest rate", "zebras"], "Games": ["#GOALS"]})
    assert [
        max(t.words, key=lambda w: w[1])[0] in ("bank", "interest", "rate", "raise", "loan") for t in model.topics
    ] == [
        True,
        False,
    ]
    said = " ".join(note for note in model.notes if note.startswith("guide"))
    assert "'zebras'" in said
    assert "'interest rate' as 'interest' and 'rate'" in said


@pytest.mark.parametrize("guide", [["bank"], {"Money": "bank"}, {"Money": 3}, {"Money": [3]}])
def test_a_guide_of_the_wrong_kind(bow, guide):
    with pytest.raises(TypeError, match="guide"):
        gl.fit_topics(bow, topics=2, guide=guide)


def test_only_our_own_method_takes_a_guide(bow):
    with pytest.raises(ValueError, match="method='lda' only"):
        gl.fit_topics(bow, topics=2, method="nmf", guide={"Money": ["bank"]})


def test_only_our_own_method_takes_a_way_to_keep_memory(bow):
    with pytest.raises(ValueError, match="memory='full' works with method='lda' only"):
        gl.fit_topics(bow, topics=2, method="nmf", memory="full")
    with pytest.raises(ValueError, match="passes=3 works with method='lda' only"):
        gl.fit_topics(bow, topics=2, method="hdp", passes=3)


def test_passes_can_be_limited_and_the_model_says_that_it_had_not_converged(bow):
    short = gl.fit_topics(bow, topics=3, passes=1)
    assert len(short.likelihood) == 1
    assert not short.converged
    assert any("had not converged" in note for note in short.notes)
    assert "had not converged" in short._repr_html_()
    assert gl.fit_topics(bow, topics=3).converged
    with pytest.raises(ValueError, match="passes=0"):
        gl.fit_topics(bow, topics=3, passes=0)


def test_a_progress_bar_only_when_asked_for(bow, capfd):
    gl.fit_topics(bow, topics=3, progress=True)
    assert "fitting topics" in capfd.readouterr().err


@settings(max_examples=25)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), min_size=1, max_size=12), st.integers(1, 3))
@pytest.mark.slow
def test_any_bag_gives_a_model_or_a_clear_error(rows, topics):
    bag = gl.BagOfWords.from_tokens(rows)
    try:
        model = gl.fit_topics(bag, topics=topics)
    except gl.GleaningsError:
        filled, used = sum(map(bool, rows)), len({word for row in rows for word in row})
        assert filled < 2 or used < 2 or topics > max(2, min(filled, used) // 2)
        return
    np.testing.assert_allclose(model.shares.sum(axis=1), 1, atol=1e-9)
    np.testing.assert_allclose(model.weights.sum(axis=1), 1, atol=1e-9)
    assert "<table" in model._repr_html_()


def test_one_article_gives_a_few_topics_and_says_so():
    text = " ".join(
        f"The {a} met the {b}. The {b} saw {c}."
        for a, b, c in zip(WORDS * 2, WORDS[1:] * 2, WORDS[2:] * 2, strict=False)
    )
    bag = gl.bag_of_words(gl.Corpus.from_texts([text]))
    model = gl.fit_topics(bag, topics=2)
    assert bag.unit == "sentence"
    assert len(model.topics) == 2
    assert sum("Thin evidence" in note for note in model.notes) == 1


@pytest.mark.slow
def test_where_the_look_at_texts_left_out_is_interrupted_the_number_is_kept_and_that_is_said(bow, monkeypatch):
    def interrupted(*given):
        raise KeyboardInterrupt

    before = gl.fit_topics(bow)
    monkeypatch.setattr(module, "found_in_rows_left_out", interrupted)
    after = gl.fit_topics(bow)
    assert len(after.topics) == len(before.topics)
    assert "is not known: that search was interrupted" in after.notes[-2]
    assert not any("interrupted" in note for note in before.notes)
