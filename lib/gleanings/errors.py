"""The errors of gleanings. Each is also the built-in error that a Python programmer expects.

GleaningsError
├── InvalidValue   (ValueError)         an argument or a document that cannot be worked with
├── InvalidType    (TypeError)          an argument of the wrong type
├── NotFound       (FileNotFoundError)  a folder or file that is not there
├── NotWritable    (OSError)            a place that cannot be written to
└── MissingExtra   (ImportError)        an optional dependency that is not installed

A message says what was given, what would do, and what to do next.
"""

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class GleaningsError(Exception):
    """The base of every error that gleanings raises on purpose."""


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
    raise InvalidValue(f"{name}={value!r} is not known;{hint} Choose one of: {', '.join(choices)}.")


def did_you_mean(value: str, choices: Iterable[str]) -> str:
    """Return `" did you mean 'x'?"` for the nearest of `choices`, or an empty string where none is near."""
    near = difflib.get_close_matches(value, list(choices), n=1)
    return f" did you mean {near[0]!r}?" if near else ""


def whole_number(name: str, value: object, *, least: int, most: int | None = None, advice: str = "") -> int:
    """Return `value` as an int if it is a whole number from `least` to `most`; otherwise raise.

    >>> whole_number("topics", 8, least=1)
    8
    >>> whole_number("topics", 0, least=1)
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: topics=0 is out of range; give a whole number of 1 or more.
    """
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise InvalidType(f"{name}={value!r} is not a whole number; give a whole number of {least} or more.")
    number = int(value.__index__())
    if number < least or (most is not None and number > most):
        span = f"of {least} or more" if most is None else f"from {least} to {most}"
        raise InvalidValue(
            f"{name}={number} is out of range; give a whole number {span}.{' ' + advice if advice else ''}"
        )
    return number


def check_language(language: object) -> str:
    """Return `language` if it has the form of an ISO 639 code; otherwise raise.

    >>> check_language("de")
    'de'
    """
    if not isinstance(language, str):
        raise InvalidType(f'language={language!r} is not a text; give an ISO 639-1 code such as "en" or "de".')
    if not (len(language) in (2, 3) and language.isascii() and language.isalpha() and language.islower()):
        raise InvalidValue(
            f'language={language!r} is not an ISO 639-1 code; give two small letters such as "en" or "de".'
        )
    return language
