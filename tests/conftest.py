"""What several rooms are tested on: 300 news stories, counted and fitted once in a process of the tests."""

import gc
from collections.abc import Callable, Generator
from functools import cache

import pytest
from hypothesis import settings
from simplemma.strategies.dictionaries import dictionary_factory

import gleanings as gl

# Tests go through many more languages than a folder does: simplemma would read eight dictionaries again and again.
dictionary_factory.DEFAULT_DICTIONARY_FACTORY._get_dictionary = dictionary_factory.DefaultDictionaryFactory(
    cache_max_size=16
)._get_dictionary

# The same draws in each run, and no limit of time for one; `make fuzz` draws anew, and what fails says how to draw it.
settings.register_profile("anew", deadline=None, derandomize=False, database=None, print_blob=True)
settings.register_profile("same", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("same")


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
