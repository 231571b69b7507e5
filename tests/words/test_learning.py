"""What is learnt from the words of a corpus."""

import gleanings as gl


def test_a_phrase_is_shown_as_it_mostly_stands_and_a_tie_by_the_alphabet():
    plural, single = "The human rights court met.", "A human right court met."

    def shown(texts):
        return next(word for word in gl.bag_of_words(gl.Corpus.from_texts(texts)).vocabulary if "right" in word)

    assert "human rights" in shown([plural] * 8 + [single] * 4)
    assert shown([plural, single] * 8) == shown([single, plural] * 8)
