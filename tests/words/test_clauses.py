"""What ends a clause: a sign behind a word, one before the next, the end of a sentence."""

import numpy as np
import pytest

from gleanings.words.clauses import clause_ends, clause_numbers


@pytest.mark.parametrize(
    ("sentences", "numbers"),
    [
        (["He (then mayor) left"], [0, 1, 1, 2]),
        (["Rain, he said", "Snow fell"], [0, 1, 1, 2, 2]),
        (["Rain fell", "Snow fell"], [0, 0, 1, 1]),
    ],
)
def test_a_clause_ends_at_a_sign_on_either_side_of_a_word(sentences, numbers):
    chunks = [sentence.split() for sentence in sentences]
    lengths = np.array(list(map(len, chunks)), dtype=np.int32)
    assert clause_numbers(clause_ends([chunk for each in chunks for chunk in each]), lengths).tolist() == numbers
