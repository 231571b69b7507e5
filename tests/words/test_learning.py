"""What is learnt from the words of a corpus."""

import gleanings as gl


def test_a_phrase_is_shown_as_it_mostly_stands_and_a_tie_by_the_alphabet():
    plural, single = "The human rights court met.", "A human right court met."

    def shown(texts):
        return next(word for word in gl.bag_of_words(gl.Corpus.from_texts(texts)).vocabulary if "right" in word)

    assert "human rights" in shown([plural] * 8 + [single] * 4)
    assert shown([plural, single] * 8) == shown([single, plural] * 8)


_OTHERS = [
    "Rooney was born in a small town and the crowd knew it.", "A striker must run, and a crew must wait.",
    "People knew Yukos.", "Yukos and rain.", "Taxes fell, and so did rain.", "They met a minister in a town.",
] * 6  # fmt: skip


def phrases(texts, language="en"):
    corpus = gl.Corpus.from_texts([*texts, *_OTHERS], language=language)
    return {word for word in gl.bag_of_words(corpus, unit="document", maximum_share=1.0).vocabulary if " " in word}


def test_a_name_is_not_swallowed_by_the_word_before_it():
    found = phrases([f"We saw striker Rooney in {i}." for i in "abcdefgh"])
    assert not any("rooney" in phrase for phrase in found)
    assert "prime minister" in phrases([f"The prime minister came to {i}." for i in "abcdefgh"])


def test_a_small_word_is_part_of_the_name():
    found = phrases([f"We heard of al Jazeera on day {i}." for i in "abcdefgh"])
    assert "al jazeera" in found


def test_a_name_is_kept_apart_from_a_phrase_in_small_letters():
    found = phrases([f"We heard of oil giant Yukos on day {i}." for i in "abcdefgh"])
    assert "oil giant" in found
    assert not any("giant yukos" in phrase for phrase in found)


def test_capitals_alone_and_german_nouns_are_no_names_to_be_kept_apart():
    assert "plasma tv" in phrases([f"We bought a plasma TV in shop {i}." for i in "abcdefgh"])
    german = [f"Wir lasen im Kapitel {i} von der freien Presse." for i in "abcdefgh"]
    assert "freien presse" in phrases(german, "de")


def _chinese(texts):
    corpus = gl.Corpus.from_texts(texts, language="zh")
    return gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, splitter=str.split), corpus


def test_phrases_of_a_language_without_spaces_are_written_without_them():
    fillers = ["森林", "河流", "城市", "平原", "山脉", "沙漠", "海洋", "村庄"]
    bow, corpus = _chinese([f"生命 值 {each}" for each in fillers])
    assert "生命值" in bow.vocabulary
    assert (bow.recount(corpus).counts != bow.counts).nnz == 0


def test_a_phrase_that_the_splitter_left_whole_elsewhere_is_that_word():
    fillers = ["森林", "河流", "城市", "平原", "山脉", "沙漠", "海洋", "村庄"]
    bow, corpus = _chinese([f"娜 迦 {each}" for each in fillers] + [f"{each} 娜迦 部落" for each in fillers])
    assert "娜迦" in bow.vocabulary
    assert "娜" not in bow.vocabulary
    assert (bow.recount(corpus).counts != bow.counts).nnz == 0
