"""Word splitters for languages that are written without spaces, from packages that a user installs."""

import logging
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from typing import Any

from gleanings.errors import MissingExtra

# The package that splits words, by language.
SPLITTERS = {"zh": "jieba", "ja": "tinysegmenter", "th": "pythainlp"}


@lru_cache(maxsize=8)
def word_splitter(language: str) -> Callable[[str], Iterable[str]]:
    """Return the function from a text to its words, for a language written without spaces.

    Raises:
        MissingExtra: the splitter of a language written without spaces is not installed.
    """
    package = SPLITTERS[language]
    logging.getLogger(package).setLevel(logging.WARNING)  # jieba tells on stderr that it has loaded its dictionary
    try:
        module: Any = import_module(package)
    except ImportError as error:
        raise MissingExtra(
            f'Words of the language "{language}" are not separated by spaces, and the package that splits them is not '
            f"installed: pip install {package}"
        ) from error
    split: Callable[[str], Iterable[str]] = {
        "zh": lambda: module.cut,
        "ja": lambda: module.TinySegmenter().tokenize,
        "th": lambda: module.word_tokenize,
    }[language]()
    return split


def can_be_parted(language: str) -> bool:
    """Return whether the words of a language can be told apart: some need a package for it.

    >>> can_be_parted("en")
    True
    """
    return language not in SPLITTERS or installed_splitter(language) is not None


def installed_splitter(language: str) -> Callable[[str], Iterable[str]] | None:
    """Return the word splitter of a language, or None where it has none or its package is not installed.

    >>> installed_splitter("en") is None
    True
    """
    if language not in SPLITTERS:
        return None
    try:
        return word_splitter(language)
    except MissingExtra:
        return None
