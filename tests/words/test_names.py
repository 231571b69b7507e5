"""Which words are names, and so keep their form."""

import gleanings as gl


def vocabulary(texts):
    corpus = gl.Corpus.from_texts(texts)
    return set(gl.bag_of_words(corpus, minimum_rows=1, maximum_share=1.0, phrases=False).vocabulary)


def test_a_name_that_looks_like_a_plural_keeps_its_form():
    told = [f"On day {i} we saw the comedian Joan Rivers in a play." for i in range(4)]
    assert "rivers" in vocabulary(told)
    assert "rivers" not in vocabulary([text.replace("Joan Rivers", "near two rivers") for text in told])


def test_the_capitals_of_headlines_make_no_names():
    # Ten headlines in title case, and twice the word within a sentence: ten capitals of twelve would make a name.
    headlines = [
        f"New Bridges Over Old Rivers Please Ward {word}"
        for word in "Orr Ulm Lodi Ashby Hull Leeds Ely York Ayr Bath".split()
    ]
    texts = [f"{headline}.\n\nWe swam in two rivers of the north." for headline in headlines[:2]] + headlines[2:]
    found = vocabulary([f"{text}." for text in texts])
    assert "river" in found
    assert "rivers" not in found
