"""A digest quotes each topic from its documents, exactly, without repeating itself."""

import datetime
import random
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.folders import SEEDS

import gleanings as gl
from gleanings.digests.candidates import search

WORDS = {
    "weather": "rain storm flood wind river valley cloud thunder snow frost forecast dam".split(),
    "sport": "striker match goal team coach season stadium league keeper referee cup defender".split(),
    "money": "bank market share price profit trade budget tax inflation currency loan investor".split(),
}


def sentence(words, chance):
    return f"The {' '.join(chance.sample(words, 7))} of {chance.choice(words)}."


def made_up(documents=36, seed=1, sentences=5):
    chance = random.Random(seed)
    subjects = [list(WORDS)[i % 3] for i in range(documents)]
    texts = [" ".join(sentence(WORDS[s], chance) for _ in range(sentences)) for s in subjects]
    dates = [datetime.date(2020, 1 + i % 12, 1) for i in range(documents)]
    ids = [f"{s}-{i}" for i, s in enumerate(subjects)]
    return gl.Corpus.from_texts(texts, ids=ids, titles=[f"On {s}" for s in subjects], dates=dates)


def fitted(corpus, topics=3, **knobs):
    return gl.fit_topics(gl.bag_of_words(corpus, **knobs), topics=topics)


@pytest.fixture(scope="module")
def model():
    return fitted(made_up())


@pytest.mark.parametrize("unit", ["document", "sentence"])
def test_the_documents_of_topics_are_those_of_each_alone(unit, monkeypatch):
    """Their sentences are counted together for some topics at a time, here two of three."""
    monkeypatch.setattr("gleanings.topics.representative_documents._TOGETHER", 2)
    found = fitted(made_up(), unit=unit).hide(1)
    topics = gl.digest(found).topics
    assert [each.documents for each in topics] == [found.documents(topic=topic) for topic in (0, 2)]
    assert all(item.excerpt for each in topics for item in each.documents)


@pytest.fixture(scope="module")
def lee(news_model):
    return news_model(10)


def check(digest, *, sentences, per_document):
    """What holds of every digest."""
    chosen = []
    for each in digest.topics:
        assert len(each.sentences) <= sentences
        assert [s.rank for s in each.sentences] == list(range(1, len(each.sentences) + 1))
        sources = [s.document for s in each.sentences]
        assert all(sources.count(source) <= per_document for source in sources)
        assert all(0 < s.score <= 1 and 0 < s.share <= 1 for s in each.sentences)
        chosen += each.sentences
    for s in chosen:
        document = digest.corpus[s.document]
        assert document.text[s.start : s.end] == s.text == document.sentences[s.index].text
        assert (s.title, s.date) == (document.title, document.date)
        assert not any(mark.start < s.end and s.start < mark.end for mark in document.marks)
    words = [frozenset(s.text.lower().split()) for s in chosen]
    assert len(set(words)) == len(words)
    return chosen


@pytest.mark.slow
def test_each_topic_is_quoted_from_its_own_documents(model):
    digest = gl.digest(model, sentences=3)
    check(digest, sentences=3, per_document=1)
    subjects = []
    for each in digest.topics:
        assert len(each.sentences) == 3
        subject = {s.document.split("-")[0] for s in each.sentences}
        assert len(subject) == 1
        assert {word for word, _ in each.words} <= set(WORDS[subject.pop()])
        subjects.append(each.sentences[0].document.split("-")[0])
        assert len(each.documents) == 5
    assert sorted(subjects) == sorted(WORDS)


@pytest.mark.slow
def test_news_topics_are_quoted_by_whole_sentences_from_different_articles(lee):
    digest = gl.digest(lee)
    chosen = check(digest, sentences=3, per_document=1)
    assert len(chosen) == 30
    openings = [s.text.split()[0].lower() for s in chosen]
    assert not {"he", "she", "they", "but", "it", "i", "we"} & set(openings)
    assert all(s.text.endswith((".", '"')) and len(s.text.split()) >= 8 for s in chosen)


@pytest.mark.slow
def test_a_sentence_stands_under_the_topic_that_most_of_its_words_are_owed_to(lee):
    digest = gl.digest(lee, sentences=5, per_document=2)
    chosen = check(digest, sentences=5, per_document=2)
    assert all(s.share > 1 / 10 for s in chosen)
    assert len({(s.document, s.start) for s in chosen}) == len(chosen)


def test_documents_that_say_the_same_are_quoted_once():
    chance = random.Random(3)
    plain = made_up(30)
    copied = sentence(WORDS["weather"], chance)
    texts = [f"{copied} {d.text}" if d.id.startswith("weather") else d.text for d in plain]
    digest = gl.digest(fitted(gl.Corpus.from_texts(texts)), sentences=4)
    chosen = check(digest, sentences=4, per_document=1)
    assert sum(s.text == copied for s in chosen) <= 1


def test_sentences_that_differ_in_a_word_are_quoted_once():
    wet = "Heavy rain and wind flooded the river valley near the dam"
    won = "The striker won the match for the home team at the stadium"
    extras = "today again overnight badly twice quickly early late".split()
    texts = [f"{told} {extra}." for extra in extras for told in (wet, won)]
    digest = gl.digest(fitted(gl.Corpus.from_texts(texts), topics=2, unit="document", phrases=False), sentences=3)
    assert sorted(len(each.sentences) for each in digest.topics) == [1, 1]
    assert any("Fewer than 3 sentences" in note for note in digest.notes)


def test_marked_text_is_never_quoted():
    corpus = gl.read_folder(SEEDS)
    digest = gl.digest(fitted(corpus))
    chosen = check(digest, sentences=3, per_document=9)
    assert chosen
    assert not any(word in s.text for s in chosen for word in ("Read more", "ARY", "t.co", "stance on Afghan"))


def test_one_article_gives_a_digest_that_says_that_evidence_is_thin():
    digest = gl.digest(fitted(gl.read_folder(SEEDS)))
    assert any("thin evidence" in note.lower() for note in digest.notes)
    assert all(each.sentences for each in digest.topics)


def test_few_documents_share_the_quotes_evenly():
    digest = gl.digest(fitted(made_up(6, sentences=8)), sentences=4)
    check(digest, sentences=4, per_document=2)  # 3 topics x 4 sentences from 6 documents


def test_hidden_topics_are_left_out(model):
    digest = gl.digest(model.hide(1))
    assert [each.topic.index for each in digest.topics] == [0, 2]
    shown = {s.document.split("-")[0] for each in digest.topics for s in each.sentences}
    assert len(shown) == 2


def test_a_renamed_topic_bears_its_name(model):
    assert gl.digest(model.rename(0, "Weather")).topics[0].name == "Weather"


@pytest.mark.parametrize("unit", ["document", "paragraph", "sentence"])
def test_every_unit_of_counting_works(unit):
    plain = made_up(12)
    corpus = gl.Corpus.from_texts([d.text.replace(". The", ".\n\nThe", 2) for d in plain], ids=[d.id for d in plain])
    digest = gl.digest(fitted(corpus, unit=unit))
    chosen = check(digest, sentences=3, per_document=1)
    assert len(chosen) == 9
    for each in digest.topics:
        assert len({s.document.split("-")[0] for s in each.sentences}) == 1


def test_a_loaded_model_needs_its_documents(model, tmp_path):
    model.save(tmp_path / "model")
    loaded = gl.load_topics(tmp_path / "model")
    with pytest.raises(gl.GleaningsError, match="corpus="):
        gl.digest(loaded)
    with pytest.raises(gl.GleaningsError, match="are not those"):
        gl.digest(loaded, corpus=made_up(seed=2))
    with pytest.raises(gl.GleaningsError, match="are not those"):
        gl.digest(loaded, corpus=made_up()[:20])
    assert gl.digest(loaded, corpus=made_up()).topics == gl.digest(model).topics


def test_wrong_arguments_say_what_would_do(model):
    with pytest.raises(ValueError, match="sentences=0"):
        gl.digest(model, sentences=0)
    with pytest.raises(ValueError, match="sentences=-1"):
        gl.digest(model, sentences=-1)
    with pytest.raises(ValueError, match="per_document=0"):
        gl.digest(model, per_document=0)
    with pytest.raises(TypeError, match="fit_topics"):
        gl.digest("model")
    with pytest.raises(TypeError, match="read_folder"):
        gl.digest(model, corpus=["text"])
    tokens = gl.BagOfWords.from_tokens([["rain", "wind"], ["vote", "party"]] * 10)
    with pytest.raises(ValueError, match="made of tokens"):
        gl.digest(gl.fit_topics(tokens, topics=2))


def test_it_shows_itself_and_gives_a_frame(model):
    digest = gl.digest(model, sentences=2)
    frame = digest.to_frame()
    assert list(frame.columns) == "topic name rank text document title date start end score share standing".split()
    assert len(frame) == 6
    html = digest._repr_html_()
    for row in frame.itertuples():
        assert row.text in html
        assert row.document in html
        assert row.text in repr(digest)
    assert "id=" not in html


texts = st.lists(
    st.lists(st.sampled_from([*chain(*WORDS.values()), ".", "\n\n", "But he", "<b>", "👩\u200d🔬"]), max_size=25),
    min_size=4,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.integers(1, 4), st.integers(1, 2))
@pytest.mark.slow
def test_what_holds_of_every_digest(lists, sentences, per_document):
    corpus = gl.Corpus.from_texts([" ".join(words) for words in lists])
    try:
        model = fitted(corpus, topics=2, minimum_rows=1)
    except gl.GleaningsError:
        return
    digest = gl.digest(model, sentences=sentences, per_document=per_document)
    filled = sum(bool(d.sentences) for d in corpus)
    check(digest, sentences=sentences, per_document=max(per_document, -(-2 * sentences // filled)))


def test_markdown_holds_every_sentence_with_its_source_and_nothing_that_acts():
    plain = made_up(12)
    texts = [d.text.replace("rain", "<b>rain</b> [a](http://b.c) *x*", 1) for d in plain]
    digest = gl.digest(fitted(gl.Corpus.from_texts(texts, ids=[d.id for d in plain])), sentences=2)
    shown = digest.to_markdown()
    assert shown.count("## ") == 3
    assert "<b>" not in shown
    assert "](http" not in shown
    for each in digest.topics:
        for s in each.sentences:
            assert f"{s.rank}. " in shown
            assert s.document.replace("-", "\\-") in shown


def test_what_a_chosen_sentence_has_said_counts_half_for_the_next():
    # By its words alone the second sentence of rain comes before the one of frost; it says little that is new.
    weather = [
        "Rain, storm and flood troubled farmers of Orr by the river.",
        "Rain, storm and flood troubled nurses, bakers and sailors by the river.",
        "Frost, snow and hail troubled drivers of Lodi by the lake.",
        "Rain and storm and flood and river number 0 went on and on.",
        "Frost and snow and hail number 0 went on and on.",
    ]
    match = "The striker scored for the team in the match at the stadium"
    sport = [f"{match} of {place}." for place in ("Orr", "Ulm", "Lodi", "Ashby", "Hull")]
    corpus = gl.Corpus.from_texts([*weather, *sport])
    model = fitted(corpus, topics=2, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)
    found = gl.digest(model, sentences=2)
    topic = max(found.topics, key=lambda t: sum("Rain" in s.text or "Frost" in s.text for s in t.sentences))
    assert ["Frost" in s.text for s in topic.sentences] == [False, True]


def test_the_leading_sentences_of_a_document_are_about_topics_that_are_shown() -> None:
    wet, dry = "The flood of the river wet the old town.", "The bank raised its rate for loans."
    texts = [f"{wet} {dry}" if i % 3 else f"{wet} So it was." for i in range(30)]
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts), unit="sentence", minimum_rows=2, maximum_share=1, phrases=False)
    model = gl.fit_topics(bow, topics=2)
    about_rain = next(topic.index for topic in model.topics if "flood" in dict(topic.words))
    shown = gl.digest(model).leading
    assert shown is not None
    assert set(shown[1].tolist()) == {0, 1}
    assert shown[0].tolist() == [0, -1]
    hidden = gl.digest(model.hide(about_rain)).leading
    assert hidden is not None
    assert hidden[1].tolist() == [1, -1]
    assert hidden[0].tolist() == [-1, -1]


def test_what_ends_in_a_colon_is_never_quoted():
    """Salutations that stand in documents of their own would be all that a topic has."""
    greetings = ["Gentlemen of the Senate and of the House of Representatives:"] * 6
    weather = [f"Heavy rain flooded the northern valley near town {i}." for i in range(12)]
    corpus = gl.Corpus.from_texts([*greetings, *weather], clean=False)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1, phrases=False)
    digest = gl.digest(gl.fit_topics(bow, topics=2, guide={"hail": ["senate"], "wet": ["rain"]}))
    assert all(not s.text.endswith(":") for each in digest.topics for s in each.sentences)
    assert any(each.sentences for each in digest.topics)


def test_what_one_sentence_quotes_no_other_quotes_again(monkeypatch):
    quoted = "no bill that passed one house of Orr shall become a law"
    texts = [
        f"The charter of the valley provides that {quoted} before the mayor of the river has signed each of its pages.",
        f"Under old rules of the coast {quoted}, and ships, ports, docks, piers, cranes and sailors obey no council.",
        "The mayor of the river signed a law on ports and docks; the council of the valley passed a bill on cranes.",
    ]
    corpus = gl.Corpus.from_texts(texts)
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1), topics=1)

    def quoting():
        return sum(quoted in sentence.text for sentence in gl.digest(model).topics[0].sentences)

    assert quoting() == 1
    monkeypatch.setattr("gleanings.digests.build._QUOTE", 99)
    assert quoting() == 2


@pytest.mark.slow
def test_a_document_is_quoted_by_the_sentence_that_says_most_of_the_topic(lee, monkeypatch):
    """What was said already makes another document the next to quote, not a worse sentence of it."""
    found = search(lee, lee.bow.corpus)(10_000)
    place = {
        (int(d), int(i)): row for row, (d, i) in enumerate(zip(found.found.document, found.found.index, strict=True))
    }
    number = {document.id: at for at, document in enumerate(lee.bow.corpus)}

    def worse():
        chosen = [s for topic in gl.digest(lee, sentences=12).topics for s in topic.sentences if s.standing == 1]
        rows = [(place[number[s.document], s.index], s) for s in chosen]
        first = [(row, place.get((number[s.document], 0), row)) for row, s in rows]
        same = [(row, one) for row, one in first if found.found.topic[row] == found.found.topic[one]]
        return sum(found.alone[one] > found.alone[row] for row, one in same)

    best = worse()  # those of which the first sentence leans, or says what was said
    monkeypatch.setattr("gleanings.digests.build._Chooser._better", lambda _, row, rows: [row])
    assert best < worse()


def test_a_question_is_quoted_where_there_is_nothing_else(monkeypatch):
    told = [f"Heavy rain flooded the northern valley of the river near {place}." for place in ("Orr", "Ulm", "Lodi")]
    asked = "And did not he himself say storms, wind, rain trouble it and the dam?"
    sport = [f"The striker scored for the team in the match at the stadium of {place}." for place in ("Orr", "Ulm")]
    corpus = gl.Corpus.from_texts([*told, asked, *sport])
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)
    model = gl.fit_topics(bow, topics=2)

    def asks():
        return [s.text for topic in gl.digest(model).topics for s in topic.sentences if s.text.endswith("?")]

    assert not asks()
    monkeypatch.setattr("gleanings.digests.build._LEAST", 0.0)
    assert asks() == [asked]
