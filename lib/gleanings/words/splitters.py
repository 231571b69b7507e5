"""Word splitters for languages that are written without spaces, from packages that a user installs."""

import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

from gleanings.errors import MissingExtra

Splitter = Callable[[str], Iterable[str]]  # from a text to its words

# Written without spaces between words: one match of the token pattern would be a whole clause.
UNSPACED = ("ja", "km", "lo", "my", "th", "zh")
# The package that splits words, by language.
SPLITTERS = {"zh": "jieba", "ja": "tinysegmenter", "th": "pythainlp"}
_FUNCTIONS = {"zh": "cut", "ja": "TinySegmenter", "th": "word_tokenize"}  # what is taken of it
# Chinese and Japanese numerals; and what stands between a number and what is counted: units of time, classifiers.
_NUMERALS = "〇零一二三四五六七八九十百千万萬亿億两兩几幾数數多半"
_COUNTED = (
    "年月日号號时時分秒岁歲歳名位个個箇种種张張条條件项項次元円倍届屆只隻枚幅篇吨噸天周点點里度块塊人回"
    "款类類堆群支颗顆套批棵处處辆輛根朵匹滴粒遍趟番笔筆句封"
)
_POINTING = "这這那哪每某"  # before what is counted, too: "这款", "每种"
_COUNT = re.compile(
    rf"(?:\d[\d.,:]*[{_NUMERALS}]*|第?[{_NUMERALS}]+)(?:[{_COUNTED}]|(?<=\d)[\u4e00-\u9fff])?|[{_POINTING}][{_COUNTED}]"
)

# A word with a letter that is not English, which splitters tear: "xiù", "Bünting". Those without they leave whole.
_ENGLISH, _OTHER = "A-Za-z", "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u052f\u1e00-\u1fff"
# Two signs among these, × and ÷, stand between words.
# Begun nowhere within a word: else what is long and has none of the other letters is gone through from each of its own.
_IN_OTHER_LETTERS = re.compile(rf"((?<![{_ENGLISH}])[{_ENGLISH}]*[{_OTHER}][{_ENGLISH}{_OTHER}]*)")


@lru_cache(maxsize=8)
def word_splitter(language: str) -> Splitter:
    """Return the function from a text to its words, for a language written without spaces.

    Raises:
        MissingExtra: the splitter of a language written without spaces is not installed.
    """
    package = SPLITTERS[language]
    logging.getLogger(package).setLevel(logging.WARNING)  # jieba tells on stderr that it has loaded its dictionary
    try:
        found: Any = getattr(import_module(package), _FUNCTIONS[language])
    except (ImportError, AttributeError) as error:
        hidden = hiding(language)
        mend = f"found: {hidden} has its name; rename that" if hidden else f"installed: pip install {package}"
        raise MissingExtra(
            f'Words of the language "{language}" are not separated by spaces, and the package that splits them is not '
            f"{mend}"
        ) from error
    split: Splitter = found().tokenize if language == "ja" else found
    return split


def hiding(language: str) -> str:
    """Return the place of a folder or file that has the name of a language's splitter and is none; "" for none.

    >>> hiding("zh")
    ''
    """
    module = sys.modules.get(SPLITTERS.get(language, ""))
    if module is None or hasattr(module, _FUNCTIONS[language]):
        return ""
    return next(iter(module.__path__), "") if hasattr(module, "__path__") else module.__file__ or ""


def can_be_parted(language: str) -> bool:
    """Return whether the words of a language can be told apart: some need a package for it.

    >>> can_be_parted("en")
    True
    """
    return language not in SPLITTERS or installed_splitter(language) is not None


def is_count(form: str) -> bool:
    """Return whether a form is a number with what stands between it and what is counted, in Chinese or Japanese.

    >>> is_count("1998年"), is_count("三位"), is_count("亿元"), is_count("四川")
    (True, True, True, False)
    """
    return _COUNT.fullmatch(form) is not None


def split(text: str, splitter: Splitter) -> list[str]:
    """Return the forms into which a splitter cuts a text, each number one with the sign behind it.

    Words in other letters stay whole.

    >>> split("1998年 春天 Müller", list)
    ['1998年', '春', '天', 'Müller']
    """
    found: list[str] = []
    for form in _cut(text, splitter):
        digits = bool(found) and form.isdecimal() and found[-1].isdecimal()
        sign = bool(found) and len(form) == 1 and not form.isascii()
        if digits or (sign and is_count(found[-1]) and is_count(found[-1] + form)):
            found[-1] += form
        else:
            found.append(form)
    return [form for form in found if form.strip()]


def _cut(text: str, splitter: Splitter) -> Iterator[str]:
    for place, piece in enumerate(_IN_OTHER_LETTERS.split(text)):
        if place % 2:
            yield piece
        elif piece:
            yield from splitter(piece)


def installed_splitter(language: str) -> Splitter | None:
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


def splitters_for(languages: Iterable[str], splitter: Splitter | None, language: str) -> Mapping[str, Splitter]:
    """Return what cuts texts into words, by language: `splitter` where one is given, else what is installed.

    Args:
        languages: of the documents.
        splitter: a function from a text to its words, for texts in `language` or in one written without spaces.
        language: of the corpus.
    """
    found: dict[str, Splitter] = {}
    for each in sorted(set(languages)):
        if splitter is not None and (each == language or each in UNSPACED):
            found[each] = splitter
        elif each in UNSPACED and (installed := installed_splitter(each)) is not None:
            found[each] = installed
    return found
