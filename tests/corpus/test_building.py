"""A document's title: its headline, never a salutation."""

import gleanings as gl


def test_the_subject_of_a_mail_is_its_title():
    text = "From: ana@example.org\nSubject: Storm damage in Leeds\n\nDear all,\n\nThe storm hit Leeds. It broke roofs."
    assert gl.Corpus.from_texts([text])[0].title == "Storm damage in Leeds"


def test_a_salutation_is_no_title():
    for greeting in ("Dear all,", "Hello everybody!", "To whom it may concern:"):
        title = gl.Corpus.from_texts([f"{greeting}\n\nThe storm hit Leeds. It broke roofs."])[0].title
        assert title.startswith("The storm hit Leeds"), greeting
