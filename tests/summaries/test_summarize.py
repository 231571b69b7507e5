"""summarize: what a user sees, on good input and bad."""

import datetime
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gleanings as gl
from gleanings.documents.document import Document, Mark
from gleanings.topics.topic import Topic

TEXT = (
    "The council met on Monday. Farmers asked the council for water from the river. "
    "The river is low after a dry spring. A shop in the town sold bread. "
    "The council will share the water of the river among the farmers. Children played in the park."
)


def document(text=TEXT, name="a", **more):
    return Document(name, text, **more)


@pytest.mark.parametrize("method", gl.SUMMARY_METHODS)
def test_every_method_gives_sentences_with_their_places(method):
    source = document()
    summary = gl.summarize(source, sentences=2, method=method)
    assert len(summary.sentences) == 2
    assert summary.method == method
    assert sorted(s.rank for s in summary.sentences) == [1, 2]
    assert [s.start for s in summary.sentences] == sorted(s.start for s in summary.sentences)
    for sentence, row in zip(summary.sentences, summary.rows, strict=True):
        assert source.text[sentence.start : sentence.end] == sentence.text
        assert source.sentences[sentence.index].text == sentence.text
        assert sentence.document == "a"
        assert sentence.score == summary.scores[row]
    assert summary.scores.shape == (6,)
    assert np.isfinite(summary.scores).all()
    assert summary.text == str(summary) == " ".join(s.text for s in summary.sentences)


def test_the_default_finds_what_the_text_is_about():
    (best,) = gl.summarize(document(), sentences=1).sentences
    assert best.text == "Farmers asked the council for water from the river."
    assert {"river", "council", "water"} <= {word for word, _ in best.words}
    assert all(0 < weight <= 1 for _, weight in best.words)


def test_the_words_of_a_sentence_are_shown_as_they_stand_in_it():
    source = document("Forces moved. A force was forced to move on. The force of the forces was moving.")
    for sentence in gl.summarize(source, sentences=3).sentences:
        assert sentence.words
        assert all(word in sentence.text.lower() for word, _ in sentence.words)


def test_three_sentences_without_a_budget_and_all_of_a_short_text():
    assert len(gl.summarize(document()).sentences) == 3
    short = document("Rain fell. Rivers rose. People left.")
    for method in gl.SUMMARY_METHODS:
        assert len(gl.summarize(short, sentences=5, method=method).sentences) == 3


@settings(max_examples=60)
@given(
    words=st.lists(
        st.sampled_from(["rain", "river", "the", "rose.", "fell!", "Flood", "town", "a", "\n", "-"]), max_size=80
    ),
    limit=st.integers(1, 60),
    method=st.sampled_from(["central", "lead", "lexrank", "luhn"]),
)
@pytest.mark.slow
def test_a_summary_is_never_over_its_budget(words, limit, method):
    source = document(" ".join(words))
    assert len(gl.summarize(source, sentences=limit, method=method).sentences) <= limit
    assert len(gl.summarize(source, words=limit, method=method).text.split()) <= limit
    assert len(gl.summarize(source, characters=limit, method=method).text) <= limit
    share = limit / 60
    whole = " ".join(s.text for s in source.sentences)
    assert len(gl.summarize(source, share=share, method=method).text) <= share * len(whole)


def test_a_sentence_that_does_not_fit_is_passed_over_for_one_that_does():
    source = document("The river rose and the town was under water for many days. The river rose. Bread is dear.")
    assert gl.summarize(source, words=3).text == "The river rose."
    assert (
        gl.summarize(source, characters=len("The river rose. Bread is dear.")).text == "The river rose. Bread is dear."
    )


def test_nothing_fits_is_said():
    summary = gl.summarize(document("The river rose and rose."), words=2)
    assert not summary.sentences
    assert summary.notes == ("No sentence fits in 2 words; the shortest has 5.",)


def test_the_whole_text_is_a_share_of_one():
    assert len(gl.summarize(document(), share=1.0).sentences) == 6


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"sentences": 0}, "sentences=0 is out of range"),
        ({"sentences": -1}, "sentences=-1 is out of range"),
        ({"words": 0}, "words=0"),
        ({"characters": -5}, "characters=-5"),
        ({"share": 0}, "share=0 is out of range"),
        ({"share": 1.5}, "share=1.5 is out of range"),
        ({"share": float("nan")}, "share=nan is out of range"),
        ({"sentences": 2, "words": 10}, "sentences=2 and words=10 are 2 budgets"),
        ({"method": "lexrnak"}, "did you mean 'lexrank'"),
        ({"order": "size"}, "order='size' is not known"),
        ({"query": "  "}, "query is empty"),
        ({"most_from_one": 2}, "most_from_one=2"),
        ({"seed": -1}, "seed=-1"),
    ],
)
def test_a_wrong_value_is_a_clear_error(arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)) as caught:
        gl.summarize(document(), **arguments)
    assert isinstance(caught.value, gl.GleaningsError)


@pytest.mark.parametrize(
    ("documents", "arguments", "message"),
    [
        (TEXT, {}, "gl.Corpus.from_texts([text])[0]"),
        (7, {}, "documents is a int"),
        ([TEXT], {}, "documents holds a str"),
        (document(), {"sentences": 2.5}, "not a whole number"),
        (document(), {"sentences": True}, "not a whole number"),
        (document(), {"share": "half"}, "not a number"),
        (document(), {"query": 5}, "query=5 is not a text"),
        (document(), {"topic": 5}, "topic=5 is not a topic"),
    ],
)
def test_a_wrong_type_is_a_clear_error(documents, arguments, message):
    with pytest.raises(TypeError, match=re.escape(message)) as caught:
        gl.summarize(documents, **arguments)
    assert isinstance(caught.value, gl.GleaningsError)


BAD = {
    "empty": "",
    "white space": " \n\t ",
    "one sentence": "Rain fell on the hills.",
    "500 times the same": "Rain fell on the hills. " * 500,
    "stop words": "It is. They were. This and that. But not so. He has them.",
    "one word each": "Rain. River. Rain. Town. Rain!",
    "emoji only": "😀 😃. 😄!\n\n😁\n\n😆 😅",
    "mixed": "Rain fell on the town. 雨が降った。 Дождь шёл весь день. هطل المطر. 😀!",
    "punctuation": "... !!! ??? --- ,,,",
    "nul": "Rain\x00 fell. Rain \x00rose.",
}


@pytest.mark.parametrize("method", gl.SUMMARY_METHODS)
@pytest.mark.parametrize("name", BAD)
def test_bad_text_gives_a_plain_summary(name, method):
    source = document(BAD[name])
    summary = gl.summarize(source, sentences=3, method=method)
    assert np.isfinite(summary.scores).all()
    assert len(summary.scores) == len(source.sentences)
    texts = [s.text for s in summary.sentences]
    assert len(set(texts)) == len(texts) <= 3
    assert bool(texts) == (bool(source.sentences) and name != "punctuation")
    assert bool(summary.notes) >= (not texts)
    for sentence in summary.sentences:
        assert np.isfinite([weight for _, weight in sentence.words]).all()
    assert "<script" not in summary._repr_html_() + summary.in_context()._repr_html_()


def test_the_same_sentence_is_chosen_once():
    assert [s.index for s in gl.summarize(document(BAD["500 times the same"]), sentences=5).sentences] == [0]


def test_a_sentence_like_a_chosen_one_is_taken_only_after_all_others():
    twice = (
        "The bishop of Fargo exposed church members to a virus. The bishop of Fargo (pictured) exposed church members. "
    )
    source = document(
        twice + "Officials say that the risk is low. The diocese told the members of the church on Monday."
    )
    for count in (2, 3):
        assert len({s.index for s in gl.summarize(source, sentences=count).sentences} & {0, 1}) == 1
    assert len(gl.summarize(source, sentences=4).sentences) == 4


def test_a_sentence_without_words_is_chosen_only_where_there_is_nothing_else():
    source = document("😀 😃\n\nRain fell.\n\n😁 !!\n\nRivers rose.")
    for method in gl.SUMMARY_METHODS:
        assert [s.text for s in gl.summarize(source, sentences=4, method=method).sentences] == [
            "Rain fell.",
            "Rivers rose.",
        ]
    assert gl.summarize(document("😀 😃\n\n😁"), sentences=1).text == "😀 😃"


@pytest.mark.slow
def test_a_sentence_of_very_many_words():
    long = " ".join(f"word{i % 5000}" for i in range(100_000))
    summary = gl.summarize(document(f"Rain fell. {long}. Rain rose."), words=10)
    assert summary.text == "Rain fell. Rain rose."
    html = gl.summarize(document(f"Rain fell. {long}. Rain rose."), sentences=1).in_context()._repr_html_()
    assert len(html) < 200_000


def test_markup_in_a_text_is_shown_and_does_nothing():
    summary = gl.summarize(document("<script>alert(1)</script> is what he wrote.", title="<b>x</b>"))
    for shown in (summary._repr_html_(), summary.in_context()._repr_html_()):
        assert "<script" not in shown
        assert "<b>" not in shown
        assert "&lt;script&gt;" in shown


def test_a_query_draws_the_choice():
    plain = gl.summarize(document(), sentences=1)
    asked = gl.summarize(document(), sentences=1, query="Where is bread sold?")
    assert "bread" not in plain.text
    assert asked.text == "A shop in the town sold bread."
    assert asked.sentences[0].words[0][0] in ("bread", "sold", "shop")
    for method in ("lead", "lexrank", "kl"):
        assert gl.summarize(document(), sentences=1, query="bread", method=method).text == asked.text


@pytest.mark.parametrize(
    ("query", "text"), [("five", "Bread is sold in 5 shops."), ("9", "Milk is sold in nine shops.")]
)
def test_a_number_of_a_query_is_found_in_figures_and_in_words(query, text):
    source = document("Salt is sold in many shops. Bread is sold in 5 shops. Milk is sold in nine shops.")
    assert gl.summarize(source, sentences=1, query=query).text == text


def test_a_query_that_nothing_answers_is_said():
    summary = gl.summarize(document(), sentences=2, query="zebra")
    assert summary.notes == ("No sentence holds a word of the query (zebra); the choice is the same without it.",)
    assert summary.text == gl.summarize(document(), sentences=2).text


def test_a_topic_draws_the_choice():
    topic = Topic(0, "parks", (("child", 0.2), ("play_park", 0.1), ("zebra", 0.1)), 0.1)
    assert gl.summarize(document(), sentences=1, topic=topic).text == "Children played in the park."


def test_edmundson_takes_words_of_ones_own():
    words = gl.Edmundson(bonus=("bread",), stigma=("council",), title=0, location=0)
    assert gl.summarize(document(), sentences=1, method=words).text == "A shop in the town sold bread."
    with pytest.raises(TypeError, match="bonus='bread' are not words"):
        gl.Edmundson(bonus="bread")
    with pytest.raises(ValueError, match="cue=-1 is out of range"):
        gl.Edmundson(cue=-1)


DAY = datetime.date
NEWS = [
    document(
        "The dam broke in the night. Water ran through the old town.", "late", date=DAY(2021, 3, 2), title="Flood"
    ),
    document("Engineers warned that the dam was weak. Nobody repaired the dam.", "early", date=DAY(2020, 1, 1)),
    document("The dam broke in the night! The old town is under water.", "copy"),
]


def test_many_documents_are_summarised_as_one():
    summary = gl.summarize(NEWS, sentences=3)
    assert len(summary.sentences) == 3
    assert len({s.document for s in summary.sentences}) >= 2
    assert sum("broke in the night" in s.text for s in summary.sentences) <= 1
    by_id = {d.id: d for d in NEWS}
    for s in summary.sentences:
        assert by_id[s.document].text[s.start : s.end] == s.text
        assert s.title == by_id[s.document].title
    assert len(summary.scores) == 6
    assert gl.summarize(gl.Corpus.from_texts([d.text for d in NEWS]), sentences=3).text == summary.text


def test_the_order_is_by_document_by_time_or_by_rank():
    place = {"late": 0, "early": 1, "copy": 2}
    told = [place[s.document] for s in gl.summarize(NEWS, sentences=4).sentences]
    assert told == sorted(told)
    dated = gl.summarize(NEWS, sentences=4, order="time").sentences
    days = [NEWS[place[s.document]].date or DAY.max for s in dated]
    assert days == sorted(days)
    assert [s.rank for s in gl.summarize(NEWS, sentences=4, order="rank").sentences] == [1, 2, 3, 4]


@pytest.mark.parametrize("method", ["central", "luhn", "sum-basic"])
def test_one_document_gives_at_most_its_share(method):
    many = [document(TEXT, "long"), document("The council sold water to farmers.", "short")]
    summary = gl.summarize(many, sentences=4, method=method)
    assert sum(s.document == "long" for s in summary.sentences) == 2
    assert len(gl.summarize(many, sentences=4, most_from_one=1.0, method=method).sentences) == 4


@pytest.mark.parametrize("method", gl.SUMMARY_METHODS)
def test_near_copies_count_once(method):
    wires = [
        document(f"The dam near the old town broke on {day} night.", day) for day in ("monday", "tuesday", "friday")
    ]
    assert len(gl.summarize(wires, sentences=3, method=method).sentences) == 1


def test_no_documents_and_empty_ones_are_said():
    assert gl.summarize([]).notes == ("There are no documents, so there is nothing to choose from.",)
    assert gl.summarize([document(""), document(" ", "b")]).notes[-1].startswith("There are no sentences")
    assert "<del" not in gl.summarize([])._repr_html_() + gl.summarize([]).in_context()._repr_html_()


def test_what_is_marked_is_never_chosen_and_shown_struck_out():
    text = "RIVER AND COUNCIL\n\n" + TEXT
    source = document(text, marks=(Mark(0, 17, "heading", "all capitals"),))
    summary = gl.summarize(source, sentences=6)
    assert "RIVER" not in summary.text
    shown = summary.in_context()._repr_html_()
    assert '<del title="heading: all capitals"' in shown
    assert shown.count("<mark") == 6


def test_the_context_holds_the_whole_of_a_short_text_and_counts_what_is_left_out_of_a_long_one():
    short = re.sub("<[^>]*>", "", gl.summarize(document(), sentences=2).in_context()._repr_html_())
    assert TEXT in short
    long = document("\n\n".join([TEXT, *(f"Nothing happened on day {i}." for i in range(2_000))]))
    shown = gl.summarize(long, sentences=1, query="bread").in_context()._repr_html_()
    assert "bread" in shown
    assert len(shown) < 5_000
    assert re.search(r"… \[[\d,]+ characters\] …", shown)


def test_the_shade_follows_the_score():
    summary = gl.summarize(document(), sentences=3)
    lights = [int(blue) for blue in re.findall(r"rgb\(255,\d+,(\d+)\)", summary.in_context()._repr_html_())]
    scores = [s.score for s in summary.sentences]
    assert np.argsort(lights)[::-1].tolist() == np.argsort(scores).tolist()


def test_documents_whose_words_cannot_be_parted_are_left_out_and_said(monkeypatch):
    """One page in Chinese among others, without what parts its words, cost the summary of all."""
    monkeypatch.setattr("gleanings.words.splitters.installed_splitter", lambda language: None)
    chinese = Document("zh", "昨天晚上河水上涨。镇上的桥关闭了。", language="zh")
    summary = gl.summarize([document(), chinese], sentences=1)
    assert len(summary) == 1
    assert [d.id for d in summary.documents] == [document().id]
    assert any(note.startswith("No summary of 1 document in Chinese") for note in summary.notes)


def test_shows_itself_and_gives_a_frame_of_all_sentences():
    summary = gl.summarize(document(title="River"), sentences=2)
    assert repr(summary).startswith("Summary('central', 2 of 6 sentences: 'Farmers asked")
    assert "2 of 6 sentences by central · River" in summary._repr_html_()
    frame = summary.to_frame()
    assert list(frame.columns) == ["document", "index", "text", "start", "end", "score", "rank"]
    assert len(frame) == 6
    assert frame["rank"].notna().sum() == 2
    assert frame["score"].tolist() == summary.scores.tolist()
    assert gl.summarize([]).to_frame().empty


def test_the_same_answer_in_any_company_and_every_time():
    alone = gl.summarize(document(), sentences=2)
    gl.summarize(document("Completely other words came between, farmers and rivers among them.", "b"))
    again = gl.summarize(document(), sentences=2)
    assert alone.scores.tobytes() == again.scores.tobytes()
    assert alone.sentences == again.sentences


def test_a_language_without_tools_is_said_and_works():
    summary = gl.summarize(document("Mvua ilinyesha. Mto ulijaa. Mvua na mto.", language="sw"), sentences=1)
    assert len(summary.sentences) == 1
    assert any("stemmer" in note for note in summary.notes)


@pytest.mark.parametrize(
    ("query", "language", "text"),
    [
        # Pairs of forms to which Snowball gives different stems.
        ("buses", "en", "Bread is dear in Orr. The bus to Orr is late."),
        ("children", "en", "Bread is dear in Orr. A child was found in Orr."),
        ("Häuser", "de", "Brot ist in Ulm teuer. Ein Haus in Ulm brannte ab."),
    ],
)
def test_a_query_finds_other_forms_of_its_words(query, language, text):
    source = Document("a", text, language=language)
    found = gl.summarize(source, sentences=1, query=query)
    assert found.sentences[0].index == 1
    assert found.notes == ()


def test_numbers_of_a_query_are_looked_for():
    source = document(
        "The mill was sold to the town. It burned down in 1911. A school was built there, and the town paid."
    )
    asked = gl.summarize(source, sentences=1, query="1911")
    assert asked.text == "It burned down in 1911."
    assert asked.notes == ()
    assert (
        "$2,500" in gl.summarize(document("The town paid. The town paid $2,500 then."), sentences=1, query="2500").text
    )


def test_what_is_not_about_the_query_is_counted_in_a_note():
    many = [document(TEXT, "a"), document("Trains were late on the coast line. Trains stood still.", "b")]
    summary = gl.summarize(many, sentences=2, query="trains")
    assert any("1 of 2 sentences holds no word of what was asked for" in note for note in summary.notes)
    assert gl.summarize(many, sentences=2, query="trains", most_from_one=1.0).notes == ()


def test_words_of_a_language_without_spaces_are_counted_by_its_splitter(monkeypatch):
    text = "河流泛滥。新的桥动工。"
    counts = [len(gl.summarize(document(text, language="km"), words=limit).sentences) for limit in (1, 2)]
    assert counts == [1, 2]  # without a splitter a stretch between spaces is a word, and that is said
    assert any("no word splitter" in note for note in gl.summarize(document(text, language="km"), words=1).notes)
    monkeypatch.setattr("gleanings.summaries.stemming.lexicon.word_splitter", lambda language: list)
    assert len(gl.summarize(document(text, language="zh"), words=5).sentences) == 1


def test_a_number_is_one_word_of_a_budget_though_the_splitter_tears_it(monkeypatch):
    monkeypatch.setattr("gleanings.summaries.stemming.lexicon.word_splitter", lambda language: list)
    found = [gl.summarize(document("2024年河泛滥。", language="ja"), words=limit).sentences for limit in (3, 4)]
    assert [len(sentences) for sentences in found] == [0, 1]  # 2024年, and three signs


def test_words_are_counted_for_a_budget_of_words_alone(monkeypatch):
    monkeypatch.setattr("gleanings.summaries.stemming.lexicon.word_splitter", lambda language: list)
    monkeypatch.setattr("gleanings.summaries.extract._word_counts", None)
    assert gl.summarize(document("河流泛滥。新的桥动工。", language="zh"), sentences=1).sentences
    with pytest.raises(TypeError):
        gl.summarize(document("河流泛滥。", language="zh"), words=9)


def test_words_of_entities_escaped_twice_are_found():
    summary = gl.summarize(document("A <b and rain. Rain &amp;amp; wind fell. Rain &amp;lt; snow fell."))
    assert all(word for s in summary for word, _ in s.words)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("cafés", 0),
        ("Caf&eacute;", 0),
        ("edu-\ncation", 1),
        ("#EDUCATION", 1),
        ("O'Neill", 2),
        ("R&amp;D", 3),
        ("the R&D", 3),
    ],
)
def test_a_query_is_read_as_the_text_is(query, sentence):
    text = (
        "The caf&eacute; was full of people last night. The edu-\ncation board met in the town hall. "
        "O’Neill signed the treaty in Paris. Nobody knew what the R&amp;D unit did."
    )
    corpus = gl.Corpus.from_texts([text], language="en")
    chosen = gl.summarize(corpus, query=query, sentences=1)
    assert chosen.sentences[0].text == corpus[0].sentences[sentence].text
    assert not chosen.notes


def test_words_of_a_query_that_no_sentence_holds_are_said_with_what_is_near():
    corpus = gl.Corpus.from_texts(["The climate treaty was signed. Rain fell on the town."], language="en")
    notes = gl.summarize(corpus, query="traety climate", sentences=1).notes
    assert any("traety (near: treaty)" in note for note in notes)


def test_a_rare_word_of_a_query_counts_more_than_one_that_is_everywhere():
    # Counted alike, "river" would win: it is a larger part of its short sentences.
    text = (
        "The river rose. A dam near Orr failed at night in May for want of care. "
        "The river fell. The river froze. The river dried."
    )
    assert gl.summarize(document(text), sentences=1, method="lead", query="river dam").text.startswith("A dam")


def test_what_is_there_because_another_leans_on_it_is_said_of_a_query():
    text = (
        "The pipe at plot nine froze. Repairs cost the council a lot of money. It was agreed to lag all pumps in May."
    )
    found = gl.summarize(document(text), sentences=2, query="pumps")
    assert [s.index for s in found] == [1, 2]
    assert found.notes == ("1 of 2 sentences holds no word of what was asked for; another leans on it.",)


def test_a_number_that_no_sentence_holds_is_named():
    document = gl.Corpus.from_texts(["Orr had 900 people in 1998. Cyclists ask for a path."])[0]
    assert "No sentence holds these words of the query (2035)." in gl.summarize(document, query="cyclists 2035").notes
    assert not gl.summarize(document, query="cyclists 1998").notes
    note = gl.summarize(document, query="2035").notes[0]
    assert note == "No sentence holds a word of the query (2035); the choice is the same without it."
