"""The errors of gleanings. Each is also the built-in error that a Python programmer expects.

GleaningsError
├── InvalidValue   (ValueError)         an argument or a document that cannot be worked with
├── InvalidType    (TypeError)          an argument of the wrong type
├── NotFound       (FileNotFoundError)  a folder or file that is not there
├── NotWritable    (OSError)            a place that cannot be written to
└── MissingExtra   (ImportError)        an optional dependency that is not installed

A message says what was given, what would do, and what to do next. What users give is checked by the functions below,
one for each kind of argument, so that the same mistake gets the same answer everywhere. It may quote names of files and
texts of documents, so no message holds a control character: a terminal would obey it.
"""

import difflib
import math
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

Kind = TypeVar("Kind")
_TAG = re.compile("[-_]")  # what parts a language from its country or script
_SHOWN = 80  # characters of a wrong value that an error quotes

_HARMLESS = "\n\xa0\u202f\u2009\u3000\u200c\u200d"  # line breaks, spaces, and what joins letters or keeps them apart
_LONGEST = 300  # characters of a name that are shown


class GleaningsError(Exception):
    r"""The base of every error that gleanings raises on purpose.

    >>> print(GleaningsError("the file \x1b[8m.txt is empty"))
    the file \x1b[8m.txt is empty
    """

    def __init__(self, *arguments: object, **named: str | None) -> None:
        super().__init__(*(visible(each) if isinstance(each, str) else each for each in arguments), **named)


def visible(text: str) -> str:
    r"""Return `text` with what cannot be printed written out: terminal escapes, overrides of direction.

    Line breaks stay, as messages have them.

    >>> visible("a\x07b\u202ec\nd")
    'a\\x07b\\u202ec\nd'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _HARMLESS else ascii(c)[1:-1] for c in text)


def shown(name: object) -> str:
    r"""Return a name as a message quotes it: in quotation marks, on one line, nothing unseen in it, of bounded length.

    >>> print(shown("my \x1b]0;report.txt"))
    "my \x1b]0;report.txt"
    """
    try:
        text = os.fsdecode(name) if isinstance(name, str | bytes | os.PathLike) else str(name)
    except (TypeError, ValueError):
        text = repr(name)
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"
    return '"' + visible(text).replace("\n", "\\n") + '"'


class InvalidValue(GleaningsError, ValueError):
    """A value that cannot be worked with."""


class InvalidType(GleaningsError, TypeError):
    """A value of the wrong type."""


class NotFound(GleaningsError, FileNotFoundError):
    """A folder or file that is not there."""


class NotWritable(GleaningsError, OSError):
    """A place that cannot be written to."""


class MissingExtra(GleaningsError, ImportError):
    """An optional dependency that is not installed; the message gives the command that installs it."""


@contextmanager
def extra(name: str, purpose: str) -> Iterator[None]:
    """Import optional packages within this: one that is not installed is a `MissingExtra` that names the extra.

    >>> with extra("files", "reading tea leaves"):
    ...     import no_such_package
    Traceback (most recent call last):
    gleanings.errors.MissingExtra: reading tea leaves needs the package no_such_package, which is not installed; \
    install it with: pip install 'gleanings[files]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        raise MissingExtra(
            f"{purpose} needs the package {package}, which is not installed; "
            f"install it with: pip install 'gleanings[{name}]'",
            name=error.name,
        ) from error


def choice(name: str, value: object, choices: Iterable[str]) -> str:
    """Return `value` if it is one of `choices`; otherwise raise, suggesting the nearest.

    >>> choice("method", "lexrank", ["lexrank", "lsa"])
    'lexrank'
    >>> choice("method", "lexrnak", ["lexrank", "lsa"])
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: method='lexrnak' is not known; did you mean 'lexrank'? Choose one of: lexrank, lsa.
    """
    choices = list(choices)
    if isinstance(value, str) and value in choices:
        return value
    hint = did_you_mean(str(value), choices)
    raise InvalidValue(
        f"{name}={quoted(value)} is not known{';' if hint else '.'}{hint} Choose one of: {', '.join(choices)}."
    )


def did_you_mean(value: str, choices: Iterable[str]) -> str:
    """Return `" did you mean 'x'?"` for the nearest of `choices`, or an empty string where none is near.

    >>> did_you_mean("PARTIES", ["year", "party"])
    " did you mean 'party'?"
    """
    written = {str(each).casefold(): each for each in choices}
    near = difflib.get_close_matches(value.casefold(), written, n=1)
    return f" did you mean {written[near[0]]!r}?" if near else ""


def unknown_column(name: str, columns: Iterable[str]) -> str:
    """Return what to say of a column that no document has.

    >>> unknown_column("partie", ["year", "party"])
    "no document has a column 'partie'; did you mean 'party'? Columns: year, party."
    >>> unknown_column("party", [])
    "no document has a column 'party'. The documents have no columns."
    """
    columns = list(columns)
    hint = did_you_mean(name, columns)
    known = f"Columns: {', '.join(map(str, columns))}." if columns else "The documents have no columns."
    return f"no document has a column {name!r}{';' if hint else '.'}{hint} {known}"


def whole_number(name: str, value: object, *, least: int, most: int | None = None, advice: str = "") -> int:
    """Return `value` as an int if it is a whole number from `least` to `most`; otherwise raise.

    >>> whole_number("topics", 8, least=1)
    8
    >>> whole_number("topics", 0, least=1)
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: topics=0 is out of range; give a whole number of 1 or more.
    """
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise InvalidType(f"{name}={quoted(value)} is not a whole number; give a whole number of {least} or more.")
    number = int(value.__index__())
    if number < least or (most is not None and number > most):
        span = f"of {least} or more" if most is None else f"from {least} to {most}"
        raise InvalidValue(
            f"{name}={number} is out of range; give a whole number {span}.{' ' + advice if advice else ''}"
        )
    return number


def real_number(
    name: str, value: object, *, above: float | None = None, least: float | None = None, most: float | None = None
) -> float:
    """Return `value` as a float if it is a finite number within its limits; otherwise raise.

    Args:
        above: the number is larger than this.
        least: the number is this or larger.
        most: the number is this or smaller.

    >>> real_number("share", 0.25, above=0, most=1)
    0.25
    >>> real_number("share", 2, above=0, most=1)
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: share=2 is out of range; give a number above 0 and up to 1.
    """
    lower = f"above {above:g}" if above is not None else f"of {least:g} or more" if least is not None else ""
    upper = f"up to {most:g}" if most is not None else ""
    wanted = " ".join(["a number", " and ".join(limit for limit in (lower, upper) if limit)]).strip()
    if isinstance(value, bool | str | bytes) or not (hasattr(value, "__float__") or hasattr(value, "__index__")):
        raise InvalidType(f"{name}={quoted(value)} is not a number; give {wanted}.")
    try:
        number = float(value)  # type: ignore[arg-type]  # it has __float__ or __index__
    except (TypeError, ValueError, OverflowError):  # an array of several, a number past the largest float
        raise InvalidType(f"{name}={quoted(value)} is not a number; give {wanted}.") from None
    inside = (
        (above is None or number > above) and (least is None or number >= least) and (most is None or number <= most)
    )
    if not (math.isfinite(number) and inside):
        raise InvalidValue(f"{name}={value} is out of range; give {wanted}.")
    return number


def instance(name: str, value: object, kind: type[Kind], give: str) -> Kind:
    """Return `value` if it is of this kind; otherwise raise, saying what to give.

    >>> instance("corpus", 3, str, "what read_folder returned")
    Traceback (most recent call last):
    gleanings.errors.InvalidType: corpus is of type int; give what read_folder returned.
    """
    if not isinstance(value, kind):
        raise InvalidType(f"{name} is of type {type(value).__name__}; give {give}.")
    return value


def plain_text(name: str, value: object, give: str) -> str:
    """Return `value` if it is a text that holds more than spaces; otherwise raise, saying what to give.

    >>> plain_text("query", " ", "the words to look for")
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: query is empty; give the words to look for.
    """
    if not isinstance(value, str):
        raise InvalidType(f"{name}={quoted(value)} is not a text; give {give}.")
    if not value.strip():
        raise InvalidValue(f"{name} is empty; give {give}.")
    return value


def several(name: str, value: object, kind: type[Kind], give: str) -> list[Kind]:
    """Return `value` as a list if it gives things of this kind one by one; a text is one thing, not its letters.

    >>> several("words", "peace", str, "a list of words")
    Traceback (most recent call last):
    gleanings.errors.InvalidType: words is one text; give a list of words.
    """
    if isinstance(value, str | bytes):
        raise InvalidType(f"{name} is one text; give {give}.")
    if not isinstance(value, Iterable):
        raise InvalidType(f"{name} is of type {type(value).__name__}; give {give}.")
    found = []
    for i, item in enumerate(value):
        if not isinstance(item, kind):
            raise InvalidType(f"{name}[{i}] is {quoted(item)}, of type {type(item).__name__}; give {give}.")
        found.append(item)
    return found


def quoted(value: object) -> str:
    """Return a value as an error shows it: as Python would write it, cut where it is long.

    >>> quoted("peace"), len(quoted("peace" * 1000))
    ("'peace'", 80)
    """
    shown = " ".join(repr(value).split())
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 3]}..."


def check_language(language: object) -> str:
    """Return the ISO 639 code of a language that is given by code, by a tag such as en-GB, or by its English name.

    Raises:
        InvalidType: it is no text.
        InvalidValue: nothing is known by this name.

    >>> [check_language(name) for name in ("de", "en-GB", "pt_BR", "deu", "German", "gsw")]
    ['de', 'en', 'pt', 'de', 'de', 'gsw']
    """
    if not isinstance(language, str):
        raise InvalidType(f'language={quoted(language)} is not a text; give an ISO 639-1 code such as "en" or "de".')
    if re.fullmatch("[a-z]{2}", language):
        return language
    found = _codes().get(_TAG.split(language.strip())[0].lower()) or _codes().get(language.strip().lower())
    if found is None:
        raise InvalidValue(
            f"language={quoted(language)} is not known; give its English name or its ISO 639-1 code, "
            'two small letters such as "en" or "de".'
        )
    return found


@cache
def _codes() -> dict[str, str]:
    """Return the shortest code for each code and English name of a language that ISO 639 knows, in small letters."""
    import pycountry

    codes: dict[str, str] = {}
    for each in pycountry.languages:
        code = getattr(each, "alpha_2", each.alpha_3)
        name = each.name.split(" (")[0].lower()
        for known in (code, each.alpha_3, getattr(each, "bibliographic", code), name, name.removeprefix("modern ")):
            if len(code) < len(codes.get(known, "none")):
                codes[known] = code
    return codes
