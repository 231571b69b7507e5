"""What says when or how much labels no topic."""

import pytest

from gleanings.topics.quantities import is_quantity, is_time


@pytest.mark.parametrize(
    ("spelt", "language", "expected"),
    [
        ("sábado", "es", True),
        ("October", "en", True),
        ("Donnerstag", "de", True),
        ("campionato sabato", "it", True),
        ("march", "en", False),
        ("Bloody Sunday", "en", False),
        ("Sun", "en", False),
        ("火", "ja", False),
        ("суббота", "ru", True),
    ],
)
def test_days_and_months_label_nothing_and_what_is_named_after_them_does(spelt, language, expected):
    assert is_time(spelt, language) == expected


@pytest.mark.parametrize(
    ("spelt", "language", "expected"),
    [
        ("minutes", "en", True),
        ("2 hours", "en", True),
        ("million pounds", "en", True),
        ("happy hour", "en", False),
        ("Year 2000 problem", "en", False),
        ("Millionen DM", "de", True),
        ("Jahrhundert", "de", True),
        ("Tag der Arbeit", "de", False),
        ("millones de euros", "es", True),
        ("Tag", "en", False),
        ("миллионов рублей", "ru", True),
        ("heures", "fr", True),
        ("200", "ja", True),
        ("dage", "da", True),
    ],
)
def test_times_and_amounts_are_told_by_the_words_of_their_language(spelt, language, expected):
    assert is_quantity(spelt, language) == expected
