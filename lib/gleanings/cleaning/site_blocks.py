"""Blocks of lines that a site sets between the paragraphs of a text: forms, and what stands above each of its records.

A block is what blank lines set apart. That one of its lines asks for an address, or that the same lines stand above
each of several texts, says what the whole of it is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gleanings.cleaning.bylines import holds_date, is_date
from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.cleaning.webpage import asks
from gleanings.documents.document import Mark

_FIELD_WORDS = 6
_FORM_LINES = 3
_SENTENCE_WORDS = 40  # of what a form promises or asks to agree to
_LINE_WORDS = 6
_TITLE = 20  # words of the title of another page
_LINKS = 4
_FEW = 4
_STARS = re.compile("[★☆⭐]{2}")
_RECORDS = 2
_HEAD = 8  # lines above an opinion
_LEAST_ABOVE = 4  # of fewer one may be the title of an opinion
# The field of an address to write to, in the languages that are read.
_ADDRESS_FIELD = re.compile(
    r"\be-?mail|\bcorreo\b|\bcourriel|почт|邮箱|邮件|メール|ईमेल|البريد|ای میل|\be-?posta", re.IGNORECASE
)
_SCORE = re.compile(r"\d{1,2}(?:[.,]\d)?")


@only_where(lambda page: page.open or bool(page.marks))
def site_blocks(page: Page) -> Iterator[Mark]:
    """Yield the lines of forms, and the lines above each of several texts of a page that are dated alike."""
    blocks = _blocks(page.parts)
    yield from _commented(page.parts)
    for i, block in enumerate(blocks):
        if i and _is_form(block):
            yield from (mark_part(part, "prompt", "stands in a form that asks for an address") for part in block)
        elif i and _leads_on(block):
            yield from (mark_part(part, "link line", "stands below a line that leads on") for part in block[1:])
        elif i and _are_prompts(block):
            yield from (mark_part(part, "prompt", "stands beside what a page asks") for part in block if not part.taken)
        stars = next((k for k, part in enumerate(block) if _STARS.match(part.text)), 0)
        above = [part for part in block[:stars] if not part.taken]
        if (
            stars > 1
            and all(map(_is_short, above))
            and any(part.text[0].isdigit() or "·" in part.text for part in above)
        ):
            yield from (mark_part(part, "byline", "who wrote it, above the stars") for part in above)
    yield from _records(blocks)


def _blocks(parts: Sequence[Part]) -> list[list[Part]]:
    blocks: list[list[Part]] = []
    for part in parts:
        if part.above or not blocks:
            blocks.append([])
        blocks[-1].append(part)
    return blocks


def _is_form(block: Sequence[Part]) -> bool:
    """Return whether one line is the field of an address and another asks for something, or most are no sentences."""
    if len(block) < _FORM_LINES or any(part.spoken or part.words > _SENTENCE_WORDS for part in block):
        return False
    fields = [
        part for part in block
        if not part.ended and part.words <= _FIELD_WORDS and "@" not in part.text and ":" not in part.text
        and _ADDRESS_FIELD.search(part.text)
    ]  # fmt: skip
    asked = any(part.kind == "prompt" or asks(part.text) for part in block if part not in fields)
    is_open = sum(not part.ended for part in block)
    return bool(fields) and asked and 2 * is_open >= len(block) and block[0] not in fields


def _leads_on(block: Sequence[Part]) -> bool:
    """Return whether a line that leads on stands alone above a few short lines, the last of them a title."""
    below = block[1:]
    short = all(part.one_line and part.words <= _TITLE and not part.spoken and not part.bullet for part in below)
    return block[0].kind == "link line" and 1 < len(below) <= _LINKS and short and not below[-1].ended


def _are_prompts(block: Sequence[Part]) -> bool:
    """Return whether half of a few short lines ask for something."""
    short = all(not part.ended and part.words <= _FEW and not part.spoken and not part.bullet for part in block)
    return 1 < len(block) <= _LINKS and short and 2 * sum(part.kind == "prompt" for part in block) >= len(block)


def _commented(parts: Sequence[Part]) -> Iterator[Mark]:
    """Yield names of two words or three above a date alone, below a text and what its page asks: who comments."""
    asks = [i for i, part in enumerate(parts) if part.kind in ("prompt", "link line", "notice")]
    if not asks:
        return
    prose = [i for i, part in enumerate(parts) if part.ended and not part.taken and part.sentences > 1]
    end = prose[1] if len(prose) > 1 else len(parts)
    asked = next((i for i in asks if i >= end), len(parts))
    for part, below in pairwise(parts[asked:]):
        words = part.text.split()
        named = 1 < len(words) <= 3 and all(word[0].isupper() for word in words) and not part.ended
        if named and part.one_line and not part.taken and is_date(below.text):
            yield mark_part(part, "byline", "who wrote a comment")


def _records(blocks: Sequence[Sequence[Part]]) -> Iterator[Mark]:
    """Yield the first lines of blocks that all have as many short ones above a line that is dated alike.

    Names of guests and rooms stand so above each opinion: of one block alone they might be the text's.
    """
    found: dict[tuple[str, int], list[Sequence[Part]]] = {}
    for block in blocks:
        dated = [i for i, part in enumerate(block[:_HEAD]) if part.kind == "byline" or _is_dated(part)]
        at = dated[-1] if dated else 0
        short = [part for part in block[:at] if not part.spoken and not part.bullet]
        if _LEAST_ABOVE <= at < len(block) - 1 and len(short) == at and all(_is_short(part) for part in short):
            word = block[at].text.split()[0].lower()
            found.setdefault((word if word.rstrip(":").isalpha() else "", at), []).append(block)
    for (_, at), alike in found.items():
        if len(alike) < _RECORDS:
            continue
        for block in alike:
            for part in block[: at + 1]:
                if not part.taken:
                    yield mark_part(part, "byline", "stands above each of several texts, with a date")
            for part in block[at + 1 :]:
                part.spoken = True  # an opinion, whatever its form
                if not part.taken and _SCORE.fullmatch(part.text):
                    yield mark_part(part, "menu", "a mark, not a sentence")


def _is_dated(part: Part) -> bool:
    return not part.ended and part.one_line and part.words <= 2 * _LINE_WORDS and holds_date(part.text)


def _is_short(part: Part) -> bool:
    return part.taken or (part.one_line and not part.ended and part.words <= _LINE_WORDS)
