"""Words that set groups apart."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.change.distinctive import log_odds


def bag_of(texts, groups):
    corpus = gl.Corpus.from_texts(texts, metadata=[{"group": group} for group in groups])
    return gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)


@pytest.mark.slow
def test_a_word_of_one_group_comes_first_there_and_a_common_one_nowhere():
    bow = bag_of(["Rain fell on the town."] * 6 + ["Votes moved the town."] * 6, "a" * 6 + "b" * 6)
    found = gl.distinctive_words(bow, by="group")
    words = {group: [each.word for each in each_group] for group, each_group in found.groups.items()}
    assert "rain" in words["a"]
    assert "vote" in words["b"]
    assert "town" not in words["a"] + words["b"]


def test_a_word_that_one_document_repeats_does_not_speak_for_its_group():
    texts = ["Storm warning for the coast. Zebra zebra zebra zebra zebra zebra zebra zebra."]
    texts += ["Storm warning for the coast."] * 14 + ["Votes moved the town."] * 15
    found = gl.distinctive_words(bag_of(texts, "a" * 15 + "b" * 15), by="group")
    words = [each.word for each in found.groups["a"]]
    assert "storm" in words
    assert "zebra" not in words


def test_a_rare_word_comes_after_a_common_one_of_the_same_ratio():
    """Plain ratios of frequencies put the rarest words first."""
    z = log_odds(np.array([[40, 2, 58], [10, 0, 90]]))
    assert z[0, 0] > z[0, 1] > 0


def test_groups_that_no_word_sets_apart_say_so():
    found = gl.distinctive_words(bag_of(["Rain fell on the hills."] * 8, "abababab"), by="group")
    assert "a: no word more than by chance" in repr(found)
    assert "no word more than by chance" in found._repr_html_()


def test_a_single_group_is_an_error():
    with pytest.raises(gl.GleaningsError, match="one group"):
        gl.distinctive_words(bag_of(["Rain fell."] * 4, "aaaa"), by="group")


def test_a_model_is_not_a_bag():
    with pytest.raises(gl.GleaningsError, match="bag_of_words"):
        gl.distinctive_words("text", by="group")
