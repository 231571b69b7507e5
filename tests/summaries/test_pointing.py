"""Words that point at something said before."""

import pytest

from gleanings.summaries.function_words import function_words
from gleanings.summaries.pointing import is_time


@pytest.mark.parametrize(("word", "may"), [("days", True), ("weekly", True), ("monday", True), ("dayton", False)])
def test_a_unit_of_time_is_one_in_any_form_and_no_beginning_of_a_name(word, may):
    assert is_time([word], function_words("en")) == may
