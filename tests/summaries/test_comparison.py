"""What one says, what the other says, what both say; and what is new to a reader of the old."""

import pytest

import gleanings as gl
from gleanings.documents.document import Document
from gleanings.summaries.denials import denies

OLD = Document("old", "The dam near Orr broke on Sunday night. Water ran through the town of Ashby.")
NEW = Document(
    "new",
    "The dam near Orr broke on Sunday night in rain. Water ran through the town of Ashby. "
    "Engineers had warned of cracks in the dam for years. The state will pay for new houses in Ashby.",
)


def test_a_summary_of_what_is_new_repeats_nothing_of_what_is_known():
    assert {s.index for s in gl.summarize(NEW, sentences=2, method="lead")} == {0, 1}
    update = gl.summarize(NEW, sentences=2, known=OLD)
    assert [s.index for s in update] == [2, 3]
    for method in ("lead", "lexrank"):
        assert [s.index for s in gl.summarize(NEW, sentences=2, known=[OLD], method=method)] == [2, 3]


def test_nothing_new_is_said():
    nothing = gl.summarize(OLD, known=NEW)
    assert not nothing.sentences
    assert nothing.notes == ("Every sentence that fits nearly repeats one of the known documents.",)
    with pytest.raises(TypeError, match="documents is a text"):
        gl.summarize(NEW, known="text")


def test_each_side_and_both():
    found = gl.compare_documents(OLD, NEW)
    assert not found.only_a.sentences
    assert {s.index for s in found.only_b} == {2, 3}
    assert [(p.a.index, p.b.index) for p in found.both] == [(1, 1), (0, 0)]
    assert all(0.35 <= p.similarity <= 1 for p in found.both)
    for p in found.both:
        assert OLD.text[p.a.start : p.a.end] == p.a.text
        assert NEW.text[p.b.start : p.b.end] == p.b.text
    frame = found.to_frame()
    assert frame["said_by"].tolist() == ["b", "b", "both", "both"]
    assert "Engineers" in found._repr_html_()


def test_a_comparison_can_be_turned_round():
    one, other = gl.compare_documents(OLD, NEW), gl.compare_documents(NEW, OLD)
    assert [s.text for s in one.only_b] == [s.text for s in other.only_a]
    assert {(p.a.text, p.b.text) for p in one.both} == {(p.b.text, p.a.text) for p in other.both}


def test_an_empty_side_and_too_many_pairs(monkeypatch):
    assert gl.compare_documents([], NEW).both == ()
    monkeypatch.setattr("gleanings.summaries.comparison._MOST_PAIRS", 3)
    with pytest.raises(gl.GleaningsError, match="summarize\\(a, known=b\\)"):
        gl.compare_documents(OLD, NEW)


def test_support_counts_the_documents_that_hold_the_point():
    reviews = [
        "The battery lasts all day. The screen is dull.",
        "Battery life is fine, it lasts a whole day.",
        "My battery lasts a day and a half. Shipping was slow.",
        "The keys are small.",
    ]
    found = gl.summarize(gl.Corpus.from_texts(reviews), sentences=1)
    assert "attery" in found.text
    assert found.sentences[0].support == 3
    assert gl.summarize(gl.Corpus.from_texts(reviews)[3], sentences=1).sentences[0].support == 1


@pytest.mark.parametrize(
    ("one", "other", "language", "same"),
    [
        ("The battery lasts all day.", "Battery life is fine, it lasts a whole day.", "en", True),
        ("Great camera, poor battery.", "The battery is poor.", "en", True),
        ("The room was clean but noisy.", "Our room was noisy because of the street.", "en", True),
        ("Breakfast was cold.", "The breakfast buffet was cold when we came down at nine.", "en", True),
        ("Der Akku hält den ganzen Tag.", "Einen ganzen Tag hält der Akku locker.", "de", True),
        ("Too expensive for what it is.", "Way too expensive.", "en", True),
        ("The screen is dull.", "The screen is sharp.", "en", False),
        ("The staff were friendly.", "The staff were rude.", "en", False),
        ("Great value for the price.", "The price went up since last year.", "en", False),
        ("I bought it for my mother.", "I bought it in May.", "en", False),
        ("La batería dura todo el día.", "La batería pesa mucho.", "es", False),
    ],
)
def test_a_point_is_more_than_a_word_in_common(one, other, language, same):
    corpus = gl.Corpus.from_texts([one, other, "Bread is dear."], language=language)
    found = gl.summarize(corpus, sentences=1, query=one)
    assert found.sentences[0].support == 1 + same
    assert bool(gl.compare_documents(corpus[0], corpus[1]).both) == same


def test_sentences_of_one_event_support_each_other_though_their_words_are_in_most_sentences():
    reports = [
        "Water came through the roof of Orr stadium on Tuesday and the cup final was called off, officials said.",
        "The cup final at Orr stadium was postponed on Tuesday after heavy rain flooded the pitch.",
        "Bread is dear in Ulm, as bakers say.",
    ]
    corpus = gl.Corpus.from_texts(reports)
    assert [s.support for s in gl.summarize(corpus, sentences=3)] == [2, 2, 1]
    assert len(gl.compare_documents(corpus[0], corpus[1]).both) == 1


def test_of_opinions_one_that_is_like_a_chosen_one_comes_after_others():
    reviews = [
        "Nach einer Nacht Regen war alles nass, die Nähte sind undicht.",
        "Undichte Nähte, beim ersten Regen nass.",
        "Der Beutel ist viel zu klein.",
        "Beutel zu klein!",
        "Nach einer Nacht nass, Nähte undicht.",
    ]
    two = gl.summarize(gl.Corpus.from_texts(reviews, language="de"), sentences=2)
    assert sum("Beutel" in s.text for s in two) == 1


def test_what_both_say_is_not_what_one_side_says_alone():
    # A sentence in other words and order; the sentence that another leans on, which the other side has, too.
    a = Document("a", "Die Stadt Ulm schließt das Freibad. Das Freibad hat 1956 eröffnet.", language="de")
    b = Document("b", "Das Freibad in Ulm wird von der Stadt geschlossen. Bürger von Ulm klagen.", language="de")
    found = gl.compare_documents(a, b)
    assert [s.text for s in found.only_a] == ["Das Freibad hat 1956 eröffnet."]
    assert [s.text for s in found.only_b] == ["Bürger von Ulm klagen."]
    assert [(p.a.index, p.b.index) for p in found.both] == [(0, 0)]


def test_another_number_is_news():
    old = Document("a", "At least 12 people died in the quake of Orr. Schools in Orr are closed.")
    new = Document("b", "At least 40 people died in the quake of Orr. Schools in Orr are closed.")
    assert [s.index for s in gl.summarize(new, known=old)] == [0]
    assert [s.index for s in gl.summarize(new, known=new)] == []
    assert [(p.a.index, p.b.index) for p in gl.compare_documents(old, new).both] == [(1, 1)]


def test_what_one_side_denies_is_news():
    old = Document("a", "The minister Ada Renn knew of the payments to Orr in 2019. The trial goes on in May.")
    new = Document("b", "The minister Ada Renn did not know of the payments to Orr in 2019. The trial goes on in May.")
    assert [s.index for s in gl.summarize(new, known=old)] == [0]
    found = gl.compare_documents(old, new)
    assert [(p.a.index, p.b.index) for p in found.both] == [(1, 1)]
    assert [s.index for s in found.only_a] == [s.index for s in found.only_b] == [0]


def test_a_sentence_of_common_words_is_not_known_by_the_one_word_of_its_own():
    old = Document("a", "A fire broke out in the mill of Orr.")
    new = Document("b", "A fire broke out in the mill of Orr. The cause of the fire is not yet known.")
    assert [s.index for s in gl.summarize(new, known=old)] == [1]


def test_a_sentence_that_was_shortened_stands_with_both_alone():
    a = Document(
        "a", "The ferry Aurora ran aground off Senn in thick fog on Monday morning. The radar had failed at sea."
    )
    b = Document("b", "The ferry Aurora ran aground off Senn on Monday.")
    found = gl.compare_documents(a, b)
    assert [s.index for s in found.only_a] == [1]
    assert not found.only_b.sentences
    assert [(p.a.index, p.b.index) for p in found.both] == [(0, 0)]


def test_what_both_say_beyond_the_number_asked_for_is_on_neither_side():
    text = "The dam near Orr broke on Sunday. The town of Ashby has no water. Schools in Ulm are closed."
    other = "Schools in Ulm stay closed. Ashby has no water in its town. On Sunday the dam broke near Orr."
    found = gl.compare_documents(Document("a", text), Document("b", other), sentences=1)
    assert len(found.both) == 1
    assert not found.only_a.sentences
    assert not found.only_b.sentences


@pytest.mark.parametrize(
    ("text", "language", "so"),
    [
        ("They won’t pay.", "en", True),
        ("Il n'a rien dit.", "fr", True),
        ("Die Stadt Fulda zahlt keinen Euro.", "de", True),
        ("Die Stadt Fulda zahlt.", "de", False),
        ("Не все пришли.", "ru", True),
        ("Nobody came.", "qq", False),
    ],
)
def test_a_sentence_that_denies(text, language, so):
    assert denies(text, language) is so


def test_where_no_point_is_shared_that_is_said_and_no_empty_table_shown():
    other = Document("other", "The choir sang in the market square. Children danced to its songs.")
    shown = gl.compare_documents(OLD, other)._repr_html_()
    assert "No point was found that both make." in shown
    assert "Both say" not in shown
    assert "Both say" in gl.compare_documents(OLD, NEW)._repr_html_()
