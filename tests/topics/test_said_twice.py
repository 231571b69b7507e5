"""Parts of a label that would say one thing twice."""

import pytest

from gleanings.topics.said_twice import alike, initials_of


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("lstm", "lstms", True),
        ("india", "indian", True),
        ("afghan", "afghanistan", True),
        ("palestine", "palestinians", True),
        ("argentina", "argentine", True),
        ("terrorism", "terrorist", True),
        ("stiftung", "stiftungsrecht", True),
        ("toezicht", "toezichthouder", True),
        ("пользователь", "пользователя", True),
        ("bank", "banquet", False),
        ("art", "arts", False),  # too short to tell
        ("bundestag", "bundeswehr", False),
        ("communication", "community", False),
        ("government", "governor", False),
    ],
)
def test_forms_of_a_word_and_words_made_from_it_are_one(one, other, expected):
    assert alike([one], [other, "parliament"]) == expected
    assert alike([other], [one]) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("EU", "European Union", True),
        ("Europese Unie", "EU", True),
        ("NHS", "national health service", True),
        ("BoE", "Bank of England", True),
        ("PP", "Pacto de Toledo", False),
        ("UN", "Union", False),
        ("is", "Islamic State", False),
        ("plan of the EU", "European Union", True),
    ],
)
def test_initials_and_what_they_stand_for_are_one(one, other, expected):
    assert initials_of(one, other) == expected
