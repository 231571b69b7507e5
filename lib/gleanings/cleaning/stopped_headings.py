"""Headings that their own line does not tell: with a full stop, numbers above titles, a title above fields."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gleanings.cleaning.page import Page, Part

_WORDS = 14
_BODY_COLUMNS = 20
_STOPPED = re.compile(r"([^\W\d_]{2,14}\.?|§{1,2}) ?\d[\w.-]{0,9}\. [^\W\d_a-z][^.:!?\r\n]{2,80}\.")
_LABEL = re.compile(r"[^\W\d_a-z][^\W\d_]{3,24}:")
_STANZA = 3  # lines of the shortest stanza
_TITLE_WORDS = 8
_WORD_NUMBER = re.compile(r"([^\W\d_]{3,12}) (\d{1,2})")
_ROMAN = re.compile(r"[IVXLC]{1,6}\.?")
_CHAPTER = re.compile(r"[^\W\d_]{3,14} (?:[IVXLC]{1,6}|\d{1,3})\.")
_ORDINAL = re.compile(r"[^\W\d_a-z][^\W\d_]{2,14} ([^\W\d_a-z][^\W\d_]{3,14})\.")  # "Erstes Kapitel."
_SPACED = re.compile(r"(?:[^\W\d_] ){3,20}[:：]")
_LOUD = re.compile(r"[^\W\d_a-z]{3,20}(?: [^\W\d_a-z]{2,20}){0,2}:|(?:[^\W\d_a-z]\.){2,5}")


def stopped_headings(parts: Sequence[Part]) -> list[Part]:
    """Return headings that end as a sentence does: "Article 2. Scope.", two or more alike; "DECIDED:"."""
    numbered: dict[str, list[Part]] = {}
    chapters: dict[str, list[Part]] = {}
    labels: list[Part] = []
    loud: list[Part] = []
    for part, below in pairwise(parts):
        if not part.ended or part.spoken or not part.one_line or part.words > _WORDS or not part.above:
            continue
        if (number := _STOPPED.match(part.text)) and not below.above and part.sentences <= 2:
            numbered.setdefault(number[1].lower(), []).append(part)
            continue
        if part.text.isupper() and _CHAPTER.fullmatch(part.text):  # "CHAPTER I.", and its name on the line below
            loud += [part, below] if below.text.isupper() and below.words <= _WORDS else [part]
            continue
        if part.alone and below.columns >= 2 * _BODY_COLUMNS and (chapter := _ORDINAL.fullmatch(part.text)):
            chapters.setdefault(chapter[1], []).append(part)
            continue
        if part.alone and _SPACED.fullmatch(part.text):  # "D E C I D E :"
            loud.append(part)
            continue
        body = below.ended and below.columns >= _BODY_COLUMNS
        if body and part.alone and part.words <= 3 and part.text.isupper() and _LOUD.fullmatch(part.text):
            loud.append(part)
        elif (
            body
            and below.columns >= 2 * _BODY_COLUMNS
            and not below.above
            and not below.bullet
            and not part.text[0].islower()
            and _LABEL.fullmatch(part.text)
        ):
            labels.append(part)
    if len({part.text for part in labels}) == len(labels) > 1:  # "Facts:" and "Reasons:", each above its paragraph
        loud += labels
    loud += [part for run in chapters.values() if len({part.text for part in run}) > 1 for part in run]
    known = [part for run in numbered.values() if len(run) > 1 for part in run]
    there = {part.start for part in known}
    if known:
        known += [
            part for part, below in pairwise(parts)
            if part.above and part.ended and not below.above and part.one_line and part.words <= _WORDS // 2
            and part.sentences == 2 and part.start not in there and not part.spoken and not part.bullet
        ]  # fmt: skip
    return known + loud


def numbers_above(parts: Sequence[Part], found: Sequence[Part]) -> list[Part]:
    """Return numbers alone on the line right above a heading, which are its own."""
    known = {part.start for part in found}
    return [
        part for part, below in pairwise(parts)
        if part.text.isdigit() and part.above and not part.below and below.start in known
    ]  # fmt: skip


def numerals(parts: Sequence[Part]) -> list[Part]:
    """Return Roman numbers alone between stanzas or sections, which rise from one to the next: "I.", "II."."""
    found = [part for part in parts if part.alone and part.one_line and _ROMAN.fullmatch(part.text)]
    values = [_value(part.text.rstrip(".")) for part in found]
    return found if len(found) > 1 and values == list(range(values[0], values[0] + len(values))) else []


def parts_of_songs(parts: Sequence[Part]) -> list[Part]:
    """Return the first lines of stanzas that are a word with a rising number, and words alone among them: "Chorus"."""
    firsts = [part for part in parts if part.above and not part.below and part.one_line and not part.ended]
    numbered = [(part, match) for part in firsts if (match := _WORD_NUMBER.fullmatch(part.text))]
    values = [int(match[2]) for _, match in numbered]
    if len({match[1] for _, match in numbered}) != 1 or len(values) < 2 or values != sorted(set(values)):
        return []
    found = [part for part in firsts if part.words == 1 and numbered[0][0].start < part.start < numbered[-1][0].start]
    return [part for part, _ in numbered] + found


def titles_of_verse(blocks: Sequence[list[Part]]) -> list[Part]:
    """Return the first lines of a poem, in blocks of one or two, where all of the text below is stanzas.

    Args:
        blocks: the block of each part, as far as to that part, in order.
    """
    whole = [block for i, block in enumerate(blocks) if i + 1 == len(blocks) or block is not blocks[i + 1]]
    stanzas = [block for block in whole if len(block) >= _STANZA]
    first = whole.index(stanzas[0]) if stanzas else 0
    rest = [block for block in whole[first:] if len(block) < _STANZA and any(part.lettered for part in block)]
    lines = [part for block in stanzas for part in block]
    if not 0 < first <= _STANZA or len(stanzas) < 2 or rest or any(part.words > 2 * _TITLE_WORDS for part in lines):
        return []
    above = [part for block in whole[:first] for part in block]
    plain = all(not part.ended and part.text[-1] not in ",;—–-" and part.words <= _TITLE_WORDS for part in above)
    return above if plain and not any(part.bullet or part.spoken for part in above + lines) else []


def _value(roman: str) -> int:
    """Return the number that a Roman one stands for."""
    digits = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[sign] for sign in roman]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def above_fields(page: Page) -> list[Part]:
    """Return the first line where nothing but fields and dates stands with it, and then the text."""
    if not page.parts:
        return []
    first, *rest = page.parts
    block = next((rest[: i + 1] for i, part in enumerate(rest[:6]) if part.below), [])
    known = bool(block) and not block[0].above and all(part.kind in ("byline", "field", "menu") for part in block)
    return [first] if known and not (first.taken or first.ended or first.below) and first.words <= _WORDS else []
