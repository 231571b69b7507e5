"""Words in context: places in the documents, where the word is the topic's."""

import pytest

import gleanings as gl
from gleanings.topics import words_in_context as module
from gleanings.topics.words_in_context import many_in_context

MONEY = "The bank raised its rate. A loan from the bank costs interest, and interest costs money."
RIVER = "The bank of the river was wet. Water and fish in the river flooded the bank."


@pytest.fixture(scope="module")
def model():
    texts = [f"{MONEY} A loan, a rate." if i % 2 else f"{RIVER} Fish\nlike water." for i in range(30)]
    corpus = gl.Corpus.from_texts(texts, titles=[f"Note {i}" for i in range(30)])
    return gl.fit_topics(
        gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False), topics=2
    )


def river_of(model):
    return next(topic.index for topic in model.topics if "river" in dict(topic.words))


def test_places_are_where_the_word_stands_in_the_rows_of_the_topic(model):
    found = model.words_in_context(river_of(model), "bank", limit=7)
    assert len(found) == 7
    assert found.total == 30
    assert found.rows == 15
    assert found.elsewhere == 30
    for place in found:
        document = model.bow.corpus[place.document]
        assert document.text[place.start : place.end] == place.text == "bank"
        assert "river" in document.text
        assert place.row % 2 == 0
        assert place.text in place.sentence
    assert found[0].before == "The"
    assert found[0].after.startswith("of the river")


@pytest.mark.parametrize("unit", ["document", "sentence"])
def test_words_that_are_asked_for_together_have_the_places_of_each_alone(unit, monkeypatch):
    texts = [f"{MONEY} A loan, a rate." if i % 2 else f"{RIVER} Fish\nlike water." for i in range(12)]
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts), unit=unit, minimum_rows=1, maximum_share=1.0)
    model = gl.fit_topics(bow, topics=2)
    monkeypatch.setattr(module, "_TOGETHER", 2)
    asked = [(topic, word) for topic in (1, 0) for word in ("bank", "water", "loan", "bank")]
    columns = [(topic, model.topics[topic].name, bow.vocabulary.index(word)) for topic, word in asked]
    found = many_in_context(bow, model.fit, model.tokens, columns, 3)
    assert found == [model.words_in_context(topic, word, limit=3) for topic, word in asked]
    assert any(len(each) == 3 for each in found)


def test_any_form_of_the_word_will_do(model):
    topic = river_of(model)
    assert [place.start for place in model.words_in_context(topic, "Rivers")] == [
        place.start for place in model.words_in_context(topic, "river")
    ]


def test_long_contexts_are_cut_between_words_and_lines_are_joined():
    text = "word " * 60 + "the storm\ncame in " + "other " * 60
    corpus = gl.Corpus.from_texts([text, text + "again"])
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0), topics=1)
    place = model.words_in_context(0, "storm", limit=1)[0]
    assert place.before.startswith("… word")
    assert place.before.endswith("the")
    assert place.after.startswith("came in other")
    assert place.after.endswith("other …")
    assert len(place.before) <= 75
    assert len(place.after) <= 75


def test_it_is_shown_escaped_and_as_a_frame(model):
    found = model.words_in_context(0, "bank", limit=2)
    assert "bank" in repr(found)
    assert ">bank</strong>" in found._repr_html_()
    assert found.to_frame()["text"].tolist() == ["bank", "bank"]
    corpus = gl.Corpus.from_texts(["A bank <script>x</script> loan."] * 4)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0)
    assert "<script>" not in gl.fit_topics(bow, topics=1).words_in_context(0, "bank")._repr_html_()


def test_what_cannot_be_shown_is_an_error_with_what_to_do(model, tmp_path):
    with pytest.raises(gl.GleaningsError, match="did you mean 'bank'"):
        model.words_in_context(0, "banc")
    with pytest.raises(gl.GleaningsError, match="word is of type int"):
        model.words_in_context(0, 3)
    model.save(tmp_path / "model")
    with pytest.raises(gl.GleaningsError, match=r"bag_of_words\(corpus\)"):
        gl.load_topics(tmp_path / "model").words_in_context(0, "bank")


def test_the_context_holds_nothing_that_was_not_analysed(tmp_path):
    for number in range(8):
        said = RIVER if number % 2 else MONEY
        (tmp_path / f"{number}.md").write_text(
            f"---\ntitle: Note {number}\nstatus: draft\n---\n\n{said}\n\n![A photo](/images/{number}.jpg)\n\nWet bank."
        )
    bow = gl.bag_of_words(gl.read_folder(tmp_path, language="en"), unit="document", minimum_rows=1, phrases=False)
    model = gl.fit_topics(bow, topics=2)
    places = model.words_in_context(0, "bank", limit=20)
    around = [f"{place.before} | {place.after}" for place in places]
    assert around
    assert not [each for each in around if "status" in each or "/images" in each]
    assert any("… |" in each or each.startswith("… ") for each in around)


def test_what_was_set_aside_in_several_places_is_one_gap():
    text = "Minutes\n\nPresent: Ann, Tom\n\nApologies: Jo\n\n1. Water\n\nThe bank of the river broke."
    bow = gl.bag_of_words(
        gl.Corpus.from_texts([text] * 4), unit="document", minimum_rows=1, maximum_share=1.0, phrases=False
    )
    place = gl.fit_topics(bow, topics=1).words_in_context(0, "river", limit=1)[0]
    assert "…" in place.before
    assert "… …" not in place.before
