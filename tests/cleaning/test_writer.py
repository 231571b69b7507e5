"""What is said of the writer below a text, and what only looks like it."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE, kinds

BLOG = f"Jam\n\n3 May 2021 by Nell Roe\n\n{PROSE}\n\n{MORE}\n\n"


@pytest.mark.parametrize(
    ("end", "part"),
    [
        ("Nell Roe writes of jam in Bern.", "Nell Roe writes"),
        ("Nell Roe writes of jam in Bern. She has a pot.", "She has a pot."),
        ("About\nNell Roe\nShe cooks in Bern.", "She cooks in Bern."),
        ("About\nNell Roe\nShe cooks in Bern.", "About"),
        ("About Nell\nNell has a pot. It is large. It is blue.", "Nell has a pot."),
        ("Roe is at desk@acme.example all day.", "Roe is at"),
    ],
)
def test_who_the_writer_is(end, part):
    assert kinds(BLOG + end, part) == {"byline"}


@pytest.mark.parametrize(
    ("end", "part"),
    [
        ("Nell Roe writes of jam in Bern. She has a pot. It is large.", "Nell Roe writes"),  # a third sentence
        (f"Nell Roe writes of jam in Bern, {'and of plums ' * 13}too.", "Nell Roe writes"),  # more than forty words
        ("- Nell Roe writes of jam in Bern.", "Nell Roe writes"),
        ("Otto Bly writes of jam in Bern.", "Otto Bly writes"),
        ("Roe is at the desk all day.", "Roe is at"),
        ("About\nOtto Bly\nHe cooks in Bern.", "Otto Bly"),
        ("About\nNell Roe\nShe cooks. She sings. She swims. She sleeps.", "She cooks."),
        (f"About\nNell Roe\nShe cooks {'and sings ' * 20}in Bern.", "She cooks"),
        ("He met\n\nNell Roe.\nShe cooks in Bern.", "Nell Roe."),
        ("About Nell\nNell has a pot. It is large. It is blue. It is old.", "Nell has a pot."),
        ("nell Roe wrote.", "nell Roe wrote."),
        ("Nell laughed at it.", "Nell laughed"),
    ],
)
def test_what_begins_with_a_name_is_kept_where_it_is_no_note(end, part):
    assert not kinds(BLOG + end, part) & {"byline"}
