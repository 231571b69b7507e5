"""The beginning of a text: shortening one, and telling whether a title says no more than it."""

import html
import re

from gleanings.documents.inline_markup import without_markup

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ELLIPSIS = "…"


def shorten(text: str, length: int) -> str:
    """Return at most about `length` characters of `text`, on one line, cut between words.

    A text that was cut ends in "…". A text without spaces (Chinese, Japanese) is cut between characters.

    >>> shorten("The talks went on\\nuntil dawn.", 20)
    'The talks went on…'
    """
    # Only as much of a long text is looked at as can be shown; a run of white space counts as one character.
    head = text[: 4 * length + 64]
    line = " ".join(head.split())
    if len(line) <= length:
        if len(head) == len(text):
            return line
        line = " ".join(text.split())
        if len(line) <= length:
            return line
    cut = line.rfind(" ", 1, length + 1)
    return line[: cut if cut > 0 else length].rstrip(",;:–—- ") + _ELLIPSIS


def is_beginning(title: str, text: str) -> bool:
    """Return whether `title` is only the beginning of `text`; white space and line breaks do not count.

    Such a title, which a document without a headline gets, says nothing that the text does not say.

    >>> is_beginning("Rain fell on…", "Rain fell\\non the hills."), is_beginning("Storm", "Rain fell.")
    (True, False)
    """
    wanted = " ".join(title.removesuffix(_ELLIPSIS).split())
    begins = text[: 4 * len(wanted) + 64]
    return any(" ".join(each.split()).startswith(wanted) for each in (begins, readable(begins)))


def readable(text: str) -> str:
    """Return a text as it is shown: signs for entities, and without the signs of Markdown within a line.

    >>> readable("**AT&amp;T** was fined")
    'AT&T was fined'
    """
    return without_markup(without_entities(text))


def without_entities(text: str) -> str:
    """Return a text as it is shown, signs for the entities of web pages that were left in it.

    >>> without_entities("AT&amp;T fined &#163;1.8m; R&D is no entity")
    'AT&T fined £1.8m; R&D is no entity'
    """
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text
