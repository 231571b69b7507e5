"""Posts of social networks that a page embeds: the line that signs one, and the post above it where it shows itself."""

import re
from collections.abc import Iterator

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, mark_part
from gleanings.documents.document import Mark

# "(@name) March 3, 2021", "(@name) 3 March 2021": a name of an account and a date with its year.
_ACCOUNT = re.compile(r"\(@\w{1,30}\)\s{1,3}(?=\S)")
_DATE = re.compile(r"(?:[^\W_]{1,12}[.,]{0,2}\s{1,2}){1,3}?(?:1|2)\d{3}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_BEFORE_NAME = re.compile(r"[—–]|--|(?<!\w)-\s")
_NAME_LENGTH = 62
_FRAME_LINE = re.compile(
    r"\s*(?:view this post on instagram|a post shared by .{1,80}|embed from getty images|view on (?:x|twitter))\W*$",
    re.IGNORECASE,
)
_FRAME = 120  # characters of such a line
_POST_SIGN = re.compile(r"#\w|@\w|\bt\.co/|pic\.twitter\.com|https?://|\bRT\b")
_POST_LENGTH = 400  # a post has at most 280 characters, and its links
_CUTS = (". ", "! ", "? ", "” ", '" ', "— ")


@only_where(
    lambda page: (
        page.holds("(@")
        or (page.narrowest <= _FRAME and page.says("view this post", "a post shared", "embed from", "view on"))
    )
)
def embeds(page: Page) -> Iterator[Mark]:
    """Yield the posts that a page embeds."""
    parts = page.left
    for i, part in enumerate(parts):
        if len(part.text) <= _FRAME and _FRAME_LINE.match(part.text):
            yield mark_part(part, "embed", "a line of an embedded post")
            continue
        place = _signature(part.text) if "(@" in part.text else None
        if place is None:
            continue
        start, end = place
        yield Mark(part.start + start, part.start + end, "embed", "the signature of an embedded post")
        before = part.text[:start].rstrip(" —–-\r\n")
        if before.strip():
            yield Mark(*_post_before(page.text, part.start, part.start + len(before)), "embed", "an embedded post")
            continue
        length = 0
        for above in reversed(parts[:i]):
            length += len(above.text)
            if length > _POST_LENGTH or not _POST_SIGN.search(above.text):
                break
            yield mark_part(above, "embed", "the text of an embedded post")


def _signature(line: str) -> tuple[int, int] | None:
    """Return where the signature of a post begins and ends in a line: a name, an account, a date."""
    for account in _ACCOUNT.finditer(line):
        date = _DATE.match(line, account.end())
        if not date:
            continue
        lowest = max(0, account.start() - _NAME_LENGTH)
        dashes = [match.start() for match in _BEFORE_NAME.finditer(line, lowest, account.start())]
        if dashes:
            return dashes[-1], date.end()
        start = account.start()
        for word in reversed(line[lowest : account.start()].split()[-6:]):
            place = line.rfind(word, lowest, start)
            if place < 0 or not word[0].isupper() or word[-1] in '.!?…"”':
                break
            start = place
        return start, date.end()
    return None


def _post_before(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the post begins that ends at `end`: the whole line, or its last sentence where it is long."""
    if end - start <= _POST_LENGTH:
        return start, end
    cut = max(text.rfind(sign, start, end - 1) for sign in _CUTS)
    return (cut + 2 if cut > start else start), end
