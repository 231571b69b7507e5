"""Near-duplicates: the pruned search finds what comparing all pairs finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleanings.documents.document import Document
from gleanings.summaries.selection.budget import Basket, Budget, take_in_order
from gleanings.summaries.selection.redundancy import NEARLY_SAME, NearDuplicates, RepeatedRows
from gleanings.summaries.sentence_matrix import SentenceMatrix

SETS = st.lists(st.sets(st.integers(0, 14), max_size=11), max_size=70)


def repeats(own, others, share):
    """The definition, pair by pair."""
    for other in others:
        common, shorter = len(own & other), min(len(own), len(other))
        if 3 <= len(own) == common:
            return True
        if own and (common >= share * len(own | other) or (shorter >= 5 and common >= 0.9 * shorter)):
            return True
    return False


@given(SETS, st.sampled_from([0.5, 0.7, 1.0]))
@pytest.mark.slow
def test_no_pair_is_missed_however_many_are_chosen(sets, share):
    chosen = NearDuplicates(share)
    for place, words in enumerate(sets):
        assert chosen.repeats(words) == repeats(words, sets[:place], share)
        chosen.add(words)


def of(text):
    source = Document("a", text)
    return SentenceMatrix.from_document(source), [s.text for s in source.sentences]


def test_what_says_the_same_is_refused_or_taken_last():
    matrix, texts = of("The old dam broke at night. The old dam broke on Monday night. Bread is dear.")
    for last, expected in ((False, [1, 2]), (True, [1, 2, 0])):
        filled = Basket(Budget("sentences", 3), [1] * 3, texts.__getitem__)
        take_in_order(filled, [1, 0, 2], RepeatedRows(matrix, NEARLY_SAME), last=last)
        assert filled.chosen == expected


@pytest.mark.parametrize(
    "opening", ["PORT ASHBY, North Shire, 4 May 2019 (Coast Wire) — ", "ASHBY / Ledger Press Service: "]
)
def test_a_copy_behind_a_long_dateline_is_the_same(opening):
    told = "Miners at the old colliery ended their strike after nine weeks."
    matrix, _ = of(f"{told}\n\n{opening}{told}\n\nMiners at the new colliery began a strike of their own.")
    rows = RepeatedRows(matrix, NEARLY_SAME)
    rows.add(0)
    assert rows.repeats(matrix.size - 2)
    assert not rows.repeats(matrix.size - 1)


def test_sentences_without_words_are_not_the_same():
    matrix, _ = of("It is.\n\nThey were.")
    rows = RepeatedRows(matrix, NEARLY_SAME)
    rows.add(0)
    assert not rows.repeats(1)
