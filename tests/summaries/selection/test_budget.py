"""Budgets and baskets: what they take and what they refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleanings.summaries.selection.budget import Basket, Budget, lengths, read_budget, take_in_order

TEXTS = ["Rain fell.", "The river rose by a metre.", "People left.", "Rain fell."]


def basket(budget, texts=TEXTS, **more):
    return Basket(budget, lengths(budget, texts), texts.__getitem__, **more)


@pytest.mark.parametrize(
    ("given", "budget"),
    [
        ({}, Budget("sentences", 3)),
        ({"sentences": 7}, Budget("sentences", 7)),
        ({"words": 40}, Budget("words", 40)),
        ({"characters": 280}, Budget("characters", 280)),
        ({"share": 1}, Budget("characters", len(" ".join(TEXTS)))),
        ({"share": 0.5}, Budget("characters", len(" ".join(TEXTS)) // 2)),
    ],
)
def test_reads_one_budget(given, budget):
    assert read_budget(TEXTS, **{"sentences": None, "words": None, "characters": None, "share": None} | given) == budget


@given(
    limit=st.integers(1, 60),
    unit=st.sampled_from(["sentences", "words", "characters"]),
    order=st.permutations(range(4)),
)
def test_takes_what_fits_and_misses_nothing(limit, unit, order):
    filled = basket(Budget(unit, limit))
    take_in_order(filled, order)
    text = " ".join(TEXTS[row] for row in filled.chosen)
    size = {"sentences": len(filled.chosen), "words": len(text.split()), "characters": len(text)}
    assert size[unit] <= limit
    left_out = [row for row in range(4) if row not in filled.chosen]
    assert not any(filled.fits(row) for row in left_out)
    assert not {0, 3} <= set(filled.chosen)


def test_a_document_gives_its_share_and_always_one_sentence():
    texts = ["a b c d e f", "g h", "i j", "k l", "m n"]
    filled = basket(Budget("words", 8), texts, groups=[0, 0, 1, 1, 1], most=0.5)
    take_in_order(filled, range(5))
    assert filled.chosen == [0, 2]
    even = basket(Budget("sentences", 3), texts, groups=[0, 0, 1, 1, 1], most=0.5)
    take_in_order(even, [2, 3, 4, 0, 1])
    assert even.chosen == [2, 3, 0]


def test_a_full_basket_asks_for_no_further_row():
    asked = []

    def order():
        for row in (1, 2, 0):
            asked.append(row)
            yield row

    take_in_order(basket(Budget("sentences", 2)), order())
    assert asked == [1, 2]
