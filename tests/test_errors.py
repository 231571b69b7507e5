import builtins
from importlib import import_module

import numpy as np
import pytest

from gleanings import errors
from gleanings.errors import (
    GleaningsError,
    InvalidType,
    InvalidValue,
    MissingExtra,
    check_language,
    choice,
    extra,
    instance,
    plain_text,
    real_number,
    several,
    whole_number,
)


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


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("de", "de"),
        ("EN", "en"),
        ("zh-Hans", "zh"),
        ("ger", "de"),
        ("english", "en"),
        ("Greek", "el"),
        ("Haitian", "ht"),
    ],
)
def test_languages_go_by_codes_tags_and_english_names(given, code):
    assert check_language(given) == code


def test_a_language_that_is_not_known_is_refused():
    with pytest.raises(InvalidType, match="language=None"):
        check_language(None)
    for wrong in ("klingonish", "e1", "", "qqz", "-"):
        with pytest.raises(InvalidValue, match="two small letters"):
            check_language(wrong)


@pytest.mark.parametrize("value", [True, "0.5", None, [0.5], np.array([0.5, 0.5]), 10**400])
def test_only_numbers_are_numbers(value):
    with pytest.raises(InvalidType, match=r"share=.* is not a number; give a number above 0 and up to 1\."):
        real_number("share", value, above=0, most=1)


@pytest.mark.parametrize("value", [0, -0.1, 1.1, float("nan"), float("inf"), np.float32(-1)])
def test_numbers_that_are_not_within_their_limits_are_told(value):
    with pytest.raises(InvalidValue, match=r"out of range; give a number above 0 and up to 1\."):
        real_number("share", value, above=0, most=1)


def test_limits_belong_to_the_range_or_not_as_they_say():
    assert real_number("weight", 0, least=0) == 0
    assert real_number("share", np.float32(1), above=0, most=1) == 1
    with pytest.raises(InvalidValue, match=r"give a number of 0 or more\."):
        real_number("weight", -1, least=0)
    with pytest.raises(InvalidValue, match=r"give a number\."):
        real_number("weight", float("nan"))


def test_a_thing_of_another_kind_is_named_by_its_kind():
    assert instance("seed", 3, int, "a number") == 3
    with pytest.raises(InvalidType, match=r"model is of type list; give what fit_topics returned\."):
        instance("model", [], dict, "what fit_topics returned")


def test_texts_are_texts_with_something_in_them():
    assert plain_text("name", " Health ", "a name") == " Health "
    with pytest.raises(InvalidType, match=r"name=3 is not a text; give a name\."):
        plain_text("name", 3, "a name")
    with pytest.raises(InvalidValue, match=r"name is empty; give a name\."):
        plain_text("name", "\n ", "a name")


def test_several_things_are_given_one_by_one_and_the_wrong_one_is_named():
    assert several("words", (word for word in ("a", "b")), str, "words") == ["a", "b"]
    assert several("words", {}, str, "words") == []
    for wrong in ("peace", b"peace"):
        with pytest.raises(InvalidType, match=r"words is one text; give a list\."):
            several("words", wrong, str, "a list")
    with pytest.raises(InvalidType, match=r"words is of type int; give a list\."):
        several("words", 3, str, "a list")
    with pytest.raises(InvalidType, match=r"words\[1\] is 3, of type int; give a list\."):
        several("words", ["a", 3], str, "a list")


def test_a_long_value_is_cut_in_an_error():
    with pytest.raises(InvalidType) as told:
        whole_number("topics", "word " * 10_000, least=1)
    assert len(str(told.value)) < 200


def test_only_a_package_that_is_not_there_is_a_missing_extra():
    with (
        pytest.raises(MissingExtra, match=r"charts needs the package no_such_package.*gleanings\[files\]"),
        extra("files", "charts"),
    ):
        import_module("no_such_package.inner")
    with pytest.raises(ZeroDivisionError), extra("files", "charts"):
        1 / 0  # noqa: B018
