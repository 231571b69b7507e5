"""What several rooms are tested on: 300 news stories, counted and fitted once in a process of the tests."""

import gc
from collections.abc import Callable, Generator
from functools import cache

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from simplemma.strategies.dictionaries import dictionary_factory

import gleanings as gl

# Tests go through many more languages than a folder does: simplemma would read eight dictionaries again and again.
dictionary_factory.DEFAULT_DICTIONARY_FACTORY._get_dictionary = dictionary_factory.DefaultDictionaryFactory(
    cache_max_size=16
)._get_dictionary

# The same draws in each run, and no limit of time for one; `make fuzz` draws anew, and what fails says how to draw it.
_CALM = {"deadline": None, "database": None, "print_blob": True, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("anew", derandomize=False, **_CALM)
settings.register_profile("same", derandomize=True, **_CALM)
settings.load_profile("same")

# Hypothesis mixes in numbers and texts out of the modules that happen to be loaded: draws would differ with the tests
# that ran before, and with each change of the library.
_constants_of_modules = providers._get_local_constants
providers._get_local_constants = lambda: Constants() if settings.default.derandomize else _constants_of_modules()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect tests without looking for garbage: all that is imported and found stays, and is not looked at again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def news() -> gl.Corpus:
    """The stories of Lee, Pincombe and Welsh, in English."""
    return gl.example("lee")


@pytest.fixture(scope="session")
def news_bow(news: gl.Corpus) -> gl.BagOfWords:
    """Their words, counted as they are without being asked for otherwise."""
    return gl.bag_of_words(news)


@pytest.fixture(scope="session")
def news_model(news_bow: gl.BagOfWords) -> Callable[[int], gl.TopicModel]:
    """A function from a number of topics to their model; nobody may change what it holds."""

    @cache
    def fitted(topics: int) -> gl.TopicModel:
        return gl.fit_topics(news_bow, topics=topics, progress=False)

    return fitted
