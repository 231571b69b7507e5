"""The rules of cleaning on documents marked by hand."""

import importlib.util
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "benchmarks" / "cleaning.py"
SPEC = importlib.util.spec_from_file_location("cleaning_benchmark", PATH)
benchmark = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(benchmark)


def total(half):
    found = benchmark.Score()
    for each in benchmark.scores(half).values():
        found.add(each)
    return found


PARTS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"]


@pytest.mark.parametrize("half", PARTS)
@pytest.mark.slow
def test_what_is_set_aside_is_not_the_authors_text_and_is_most_of_what_is_not(half):
    found = total(half)
    assert found.precision >= 0.99
    assert found.recall >= 0.9


@pytest.mark.slow
@pytest.mark.parametrize(("half", "precision", "recall"), [("twelfth", 0.99, 0.86), ("thirteenth", 0.98, 0.85)])
def test_sets_that_the_trees_alone_were_fitted_on(half, precision, recall):
    found = total(half)
    assert found.precision >= precision
    assert found.recall >= recall


@pytest.mark.slow
def test_a_set_that_nothing_was_mended_on():
    found = total("fourteenth")
    assert found.precision >= 0.98
    assert found.recall >= 0.74  # .681 before trees weighed sentences and letters


def test_there_are_enough_documents_of_enough_kinds():
    kinds = [sorted((benchmark.FOLDER / part).glob("*.txt")) for part in PARTS]
    assert sum(len(list(benchmark.documents(path))) for paths in kinds for path in paths) >= 120
    assert min(map(len, kinds)) >= 12
