import builtins

import pytest

from gleanings import errors
from gleanings.errors import GleaningsError, InvalidType, InvalidValue, check_language, choice, whole_number


def test_each_error_is_also_the_built_in_that_is_expected():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, GleaningsError)]
    assert len(kinds) == 6
    for kind in kinds:
        if kind is not GleaningsError:
            assert any(base.__name__ in dir(builtins) for base in kind.__bases__ if base is not GleaningsError)
            assert kind.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("value", [True, 2.0, "2", None])
def test_only_whole_numbers_are_whole_numbers(value):
    with pytest.raises(InvalidType, match="is not a whole number; give a whole number of 1 or more"):
        whole_number("topics", value, least=1)


def test_numbers_out_of_range_name_the_range_and_the_advice():
    with pytest.raises(InvalidValue, match=r"topics=9 is out of range; give a whole number from 1 to 4\. Read more\."):
        whole_number("topics", 9, least=1, most=4, advice="Read more.")
    assert whole_number("topics", 4, least=1, most=4) == 4


def test_a_choice_that_is_not_there_is_met_with_the_nearest():
    with pytest.raises(InvalidValue, match="did you mean 'lead'"):
        choice("method", "laed", ["lead", "lsa"])
    with pytest.raises(InvalidValue, match="Choose one of: lead, lsa"):
        choice("method", 3, ["lead", "lsa"])


def test_languages_have_the_form_of_codes():
    assert check_language("de") == "de"
    with pytest.raises(InvalidType, match="language=None"):
        check_language(None)
    for wrong in ("EN", "german", "e1", ""):
        with pytest.raises(InvalidValue, match="two small letters"):
            check_language(wrong)
