"""No search for cycles within, and as before behind it, whatever happens."""

import gc

import pytest

from gleanings.parallel.garbage import without_garbage_collection


@pytest.fixture
def searched():
    there = gc.isenabled()
    gc.enable()
    yield
    if not there:
        gc.disable()


@without_garbage_collection()
def broken():
    raise ValueError("cycles are sought" if gc.isenabled() else "broken")


def test_cycles_are_sought_again_behind_an_error(searched):
    with pytest.raises(ValueError, match="broken"):
        broken()
    assert gc.isenabled()


def test_where_cycles_are_not_sought_they_are_not_sought_behind_it_either(searched):
    gc.disable()
    with without_garbage_collection():
        assert not gc.isenabled()
    assert not gc.isenabled()
