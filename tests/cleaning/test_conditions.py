"""Rules run beyond their conditions find nothing there, so that a condition saves time and changes no mark."""

import ast
import importlib.util
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gleanings.cleaning.conditions import Rule
from gleanings.cleaning.email import mail
from gleanings.cleaning.page import Page
from gleanings.cleaning.rules import PASSES

TESTS = Path(__file__).parents[1]
PATH = TESTS.parent / "benchmarks" / "cleaning.py"
SPEC = importlib.util.spec_from_file_location("cleaning_benchmark", PATH)
benchmark = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(benchmark)
MARKED = [
    path.read_text(encoding="utf-8").replace(benchmark.OPEN, "").replace(benchmark.CLOSE, "")
    for path in sorted(benchmark.FOLDER.rglob("*.txt"))
]
IN_TESTS = sorted(
    {
        node.value
        for path in (TESTS / "cleaning").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
)
LINES = [line.strip() for text in [*MARKED, *IN_TESTS] for line in text.splitlines() if line.strip()]
CLOSED = [line for line in LINES if Page(line).parts and not Page(line).open]
WORDS = sorted({word for line in LINES for word in line.split()})
SIGNS = " \n.:!?…,;()[]|-–—/@*\"'0123456789abIVXLCDE§©→»>★“”。：（）"


def state(page):
    return [(part.spoken, part.edited, part.taken, part.kind, part.text) for part in page.parts]


def missed(text, passes=PASSES):
    """Return the names of the rules that find something, or note something, where their condition says they cannot."""
    page = Page(text)
    page.add(mark for mark in mail(text) if page.clear(mark.start, mark.end))
    found = []
    for rule in passes:
        may, before = rule.may_strike(page), state(page)
        marks = list(rule(page))
        if not may and (marks or state(page) != before):
            found.append(rule.find.__name__)
        page.add([mark for mark in marks if page.clear(mark.start, mark.end)])
    return found


def mixed(lines, number):
    """Return texts of a few lines each, drawn from those that were given."""
    draw = random.Random(0)
    gaps = ("\n", "\n\n", "\n\n", " ")
    return [
        "".join(draw.choice(lines) + draw.choice(gaps) for _ in range(draw.choice((1, 2, 3, 5, 8))))
        for _ in range(number)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("texts", [MARKED, IN_TESTS, mixed(LINES, 300), mixed(CLOSED, 600), LINES[::3]])
def test_no_rule_finds_anything_beyond_its_condition(texts):
    assert {name for text in texts for name in missed(text)} == set()


@pytest.mark.slow
@settings(max_examples=150)
@given(
    st.lists(st.one_of(st.sampled_from(CLOSED), st.sampled_from(WORDS), st.text(SIGNS, max_size=40)), max_size=8),
    st.sampled_from(("\n", "\n\n", " ", ".\n\n", ": ")),
)
def test_nor_in_any_other_text(pieces, gap):
    assert missed(gap.join(pieces)) == []


@pytest.mark.slow
def test_each_rule_finds_something_in_these_texts():
    """With a condition that is never met, each would be missed here: the tests above look at all of them."""
    planted = tuple(replace(rule, may_strike=lambda page: False) for rule in PASSES)
    found = {name for text in [*MARKED, *IN_TESTS] for name in missed(text, planted)}
    assert found == {rule.find.__name__ for rule in PASSES}


def test_a_wrong_condition_is_noticed():
    planted = tuple(
        Rule(each.find, lambda page: page.holds("(")) if each.find.__name__ == "headings" else each for each in PASSES
    )
    assert missed("Talks resume\n\nThe two sides met in Doha on Monday and agreed to meet again.", planted) == [
        "headings"
    ]
