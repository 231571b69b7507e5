"""What a sentence takes as known, since its document introduced it before."""

import pytest

import gleanings as gl
from gleanings.documents.document import Document
from gleanings.summaries import quoted_alone
from gleanings.summaries.taken_as_known import taken_as_known


def known(text, language="en", told=()):
    document = Document("a", text, language=language)
    return [reason.split('"')[1] for reason in taken_as_known(document, len(document.sentences) - 1, told)[1]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fans of Olav Lie left the hall. Noon was late for Lie.", ["Lie"]),
        ("Fans of Olav Lie left Orr. Noon was late for Olav Lie.", []),
        ("Fans of Lie left Orr. Noon was late for Lie.", []),  # nobody was named in full
        ("In June Lie left Orr. Noon was late for Lie.", []),
        ("Fans of Olav Lie left Orr. Noon was late for Lie, a skier from Ulm.", []),
        ("Fans of Olav Lie left Orr. Noon was late for skier Ruth Lie.", []),
        ("Lie wins again. Olav Lie left Orr on Monday. Noon was late for Lie's brother.", ["Lie"]),
        ("A hall burnt in Orr. By noon the hall was empty.", ["the hall"]),
        ("A hall burnt in Orr. By noon the hall of Orr was empty.", []),
        ("A hall burnt in Orr. By noon the hall owners had come.", []),
        ("Fans left Orr. By noon the hall was empty.", []),
        ("A year is long. By noon the year was over.", []),
    ],
)
def test_names_in_part_and_things_are_known_where_they_were_introduced(text, found):
    assert known(text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Le maire Luc Petit a vu une grue à Brest. Samedi soir Petit a acheté la grue.", ["Petit", "la grue"]),
        ("es", "Ana Ruiz compró una barca en Vigo. Ayer por la tarde Ruiz vendió la barca.", ["Ruiz", "la barca"]),
        ("de", "Die Polizei sah Olaf Lie an einer Brücke in Ulm. Am Montag sah Lie die Brücke.", []),
        ("zh", "王明在北京买了一座桥。昨天王明卖了桥。", []),
    ],
)
def test_languages_whose_nouns_have_capitals_or_no_spaces_are_left_alone(language, text, found):
    assert known(text, language) == found


def test_the_words_above_a_topic_introduce_what_they_name():
    text = "Fans of Olav Lie left the hall. By noon the hall was empty for Lie."
    assert known(text, told={"lie"}) == ["the hall"]
    assert known(text, told={"hall"}) == ["Lie"]
    assert taken_as_known(Document("a", text), 1)[0] == pytest.approx(0.6 * 0.85)


def test_a_digest_takes_the_sentence_that_names_in_full(monkeypatch):
    part = "Pell scored twice in the final match for Orr."
    whole = "Striker Jay Pell of Ulm left the team, the match and the league."
    wet = ["Heavy rain flooded the northern valley.", "Rain and floods came to the northern valley again."]
    corpus = gl.Corpus.from_texts([f"Nobody but Jay Pell scored. {part}", whole, *wet])
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1), topics=2)

    def standing():
        return {s.text: s.standing for topic in gl.digest(model).topics for s in topic.sentences}

    assert standing().get(part, 0.6) == 0.6
    assert standing()[whole] == 1.0
    monkeypatch.setattr(quoted_alone, "taken_as_known", lambda *_: (1.0, ()))
    assert standing().get(part, 1.0) == 1.0
