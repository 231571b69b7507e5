"""Titles and headings: lines without a full stop above a paragraph.

Not every line without a full stop is one: answers, verse, items of a list and messages have none either. What tells
is the layout: a heading stands apart, or is far shorter than what it heads; it is numbered, or in capitals; and the
lines without a full stop are few among those that have one. Where that does not tell, the line is kept.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise, zip_longest

from gleanings.cleaning.capitals import capital_share
from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.fields import FIELD, SERIES_LABEL
from gleanings.cleaning.page import Page, Part, mark_part, once
from gleanings.cleaning.stopped_headings import (
    above_fields,
    numbers_above,
    numerals,
    parts_of_songs,
    stopped_headings,
    titles_of_verse,
)
from gleanings.documents.document import Mark

_COLUMNS = 110
_WORDS = 14
_FEW = 7  # words of a heading that ends as a sentence does, and has neither a figure nor a colon: "CHAPTER IV."
_TITLE_COLUMNS = 220  # a title at the top may be longer
_TITLE_WORDS = 32
_BODY_COLUMNS = 20  # a heading stands above a paragraph at least so long, and longer than itself
_CHAIN = 2  # headings in a row within a text
_TOP_BLOCK = 3
_NUMBERED = re.compile(
    r"(?:§{1,2}\s?)?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[^\W\d_a-z])[.):．、]?\s+(?=\S)"
    r"|第\s?[\d一二三四五六七八九十百〇]{1,5}\s?[章节節条條部编編回篇]|[一二三四五六七八九十]{1,3}[、．.]\s?\S|[(（][一二三四五六七八九十]{1,3}[)）]"
)
_WORD_AND_NUMBER = re.compile(r"[^\W\d_]{2,14}\.?\s(?:\d{1,3}|[IVXLC]{1,6})[a-z]?(?:[.:)—–]|\s|$)")
_SERIES = re.compile(r"(?:[^\W\d_]{2,12}\.? )?\d{1,4}(?:[./-]\d{1,4}){0,3}[.:)]?\s+(?=[^\W\d_a-z])")
_LONGER = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]+|[^\W\d_]{4,}")
_NOUNS = 0.3
_OPINION_COLUMNS = 240
_BARE_NUMBER = re.compile(r"(?:§{1,2} ?|[^\W\d_]{2,14}\.? )?(?:[IVXLC]{1,7}|\d{1,3})\.?")  # a chapter: "XII."
_TITLE_CASE = 0.75


@only_where(
    lambda page: (
        page.open or page.shortest <= _FEW
        or (page.shortest <= _WORDS and (page.digits or page.holds(":", "：")))
    )
)  # fmt: skip
def headings(page: Page) -> Iterator[Mark]:
    """Yield the titles and headings of a text."""
    parts = page.left
    blocks = _blocks(parts)
    first_body = next((i for i, part in enumerate(parts) if _is_body(part)), len(parts))
    furnished = page.furnished
    answers = are_answers(parts) and not furnished
    if page.cued or are_opinions(parts):
        return
    listed = sum(map(_is_body, parts)) > 1  # a list may stand among paragraphs
    stopped = {part.start for part in stopped_headings(parts)}
    found: list[Part] = []
    below: Part | None = None  # the paragraph that a chain of headings stands above
    chain = 0
    for i in range(len(parts) - 1, -1, -1):
        part = parts[i]
        top = i < first_body or (first_body == len(parts) and i == 0)
        following = parts[i + 1] if i + 1 < len(parts) else None
        if part.start in stopped:
            below, accepted = following, True
        elif following is None or not _may_be(part, top=top):
            accepted = False
        elif chain and below is not None:
            accepted = _goes_on(part, blocks[i], chain, top=top, answers=answers)
        else:
            below = following
            place = {"top": top, "first": i == 0, "answers": answers, "listed": listed}
            accepted = _heads(part, following, blocks[i], parts, **place) or (
                furnished and part.alone and _is_body(following)
            )
        if accepted:
            chain += 1
            found.append(part)
        else:
            chain, below = 0, None
    found += [] if answers else _like_others(page, parts, found)
    found += _series(parts, [*found, *(part for part in page.parts if part.kind == "heading")])
    found += numbers_above(parts, found) + numerals(parts) + parts_of_songs(parts) + titles_of_verse(blocks)
    found += above_fields(page)
    yield from (mark_part(part, "heading", "a short line above a paragraph, with no full stop") for part in found)


def _like_others(page: Page, parts: Sequence[Part], found: Sequence[Part]) -> list[Part]:
    """Return further lines alone above a paragraph, in a text that has two such headings or more."""
    if not parts:  # all of it is marked
        return []
    known = {part.start for part in found}
    alone = sum(part.alone and not _is_strong(part) and part is not parts[0] for part in found)
    alone += sum(part.alone and part.kind == "heading" and part.start > parts[0].start for part in page.parts)
    stacked = [
        part for above, part, below in zip(parts, parts[1:], parts[2:], strict=False)
        if alone >= _CHAIN and above.above and not above.below and part.below and _is_body(below) and below.alone
        and all(_may_be(each, top=False) and each.words <= 4 and not each.ended for each in (above, part))
        for part in (above, part) if part.start not in known
    ]  # fmt: skip
    return stacked + [
        part for part, below in pairwise(parts)
        if alone >= _CHAIN and part.start not in known and part.alone and _may_be(part, top=False)
        and part.words <= _WORDS // 2 and _is_body(below) and below.columns > part.columns and part is not parts[0]
    ]  # fmt: skip


def _series(parts: Sequence[Part], found: Sequence[Part]) -> list[Part]:
    """Return further lines numbered as two headings or more are, each above something: "19/072 Declarations"."""
    shapes = [shape for part in found if (shape := _shape(part))]
    again = {shape for shape in shapes if shapes.count(shape) > 1} if len(shapes) < 2000 else set()
    again |= {_shape(part) for part in found if SERIES_LABEL.match(part.text)} - {""}
    known = {part.start for part in found}
    return [
        part
        for part, below in pairwise(parts)
        if _shape(part) in again and part.start not in known and part.above and not part.ended
        and part.one_line and part.words <= _WORDS and not part.spoken and not below.bullet
    ]  # fmt: skip


def _shape(part: Part) -> str:
    """Return the form of the number that a line begins with: "00/000 " of "19/072 Apologies"; else an empty text."""
    match = _SERIES.match(part.text)
    return "".join("0" if sign.isdigit() else sign for sign in match[0]) if match else ""


def _may_be(part: Part, *, top: bool) -> bool:
    columns, words = (_TITLE_COLUMNS, _TITLE_WORDS) if top else (_COLUMNS, _WORDS)
    return (
        (not part.ended or _BARE_NUMBER.fullmatch(part.text) is not None)
        and not part.spoken
        and part.columns <= columns
        and part.words <= words
        and (part.lettered or part.text[0] == "§")
        and (part.one_line or top or part.text.isupper())
        and (not part.text[0].islower() or part.text[1:2].isupper())
        and (not part.bullet or _is_numbered(part.text))
        and not part.text.endswith((",", "，", "、", ";", "-", "—"))
        and part.text[0] not in "•·*>–—"
    )


def _is_numbered(text: str) -> bool:
    match = _NUMBERED.match(text)
    return match is not None and not text[match.end() : match.end() + 1].islower() and "  " not in text


@once
def _is_strong(part: Part) -> bool:
    """Return whether a line has the form of a heading whatever stands around it."""
    text = part.text
    rest = text.partition(" ")[2]  # the first word has a capital in any line
    return (
        (text.isupper() and sum(sign.isalpha() for sign in text) > 3)
        or (part.words > 1 and not ("," in text or ";" in text) and capital_share(rest) >= _TITLE_CASE)
        or _is_numbered(text)
        or _BARE_NUMBER.fullmatch(text) is not None
        or _WORD_AND_NUMBER.match(text) is not None
    )


def _is_body(part: Part) -> bool:
    if part.spoken or part.columns < _BODY_COLUMNS or part.text[0].islower():
        return False
    runs_on = part.ended or part.text[-1] in ",;—–"
    return runs_on and (part.ended or part.columns >= (2 if _is_numbered(part.text) else 3) * _BODY_COLUMNS)


class _Block(list[Part]):
    """The parts between two blank lines."""

    @cached_property
    def open_parts(self) -> int:
        """How many don't end as a sentence does: counted once, each line of the block asks."""
        return sum(not part.ended for part in self)


def _blocks(parts: Sequence[Part]) -> list[_Block]:
    """Return for each part its block."""
    found: list[_Block] = []
    block = _Block()
    for part in parts:
        if part.above or not block:
            block = _Block()
        block.append(part)
        found.append(block)
    return found


def are_answers(parts: Sequence[Part]) -> bool:
    """Return whether lines without a full stop are answers or items: many, of several words, above single sentences.

    Those above the first sentence may be a title and what stands below it, so that one below it has to be there too.
    """
    first_body = next((i for i, part in enumerate(parts) if _is_body(part)), len(parts))
    plain = [
        i
        for i, (part, below) in enumerate(zip_longest(parts, parts[1:]))
        if not (
            part.ended or part.spoken or part.bullet or part.words <= 2 or _is_strong(part) or FIELD.match(part.text)
        )
        and (below is None or (below.sentences <= 1 and below.columns < 3 * part.columns))
    ]
    return len(plain) >= 2 and 3 * len(plain) >= len(parts) and plain[-1] > first_body


def _is_counted(part: Part) -> bool:
    """Return whether a line is numbered or in capitals."""
    loud = part.text.isupper() and sum(sign.isalpha() for sign in part.text) > 3
    numbered = _is_numbered(part.text) or _WORD_AND_NUMBER.match(part.text) or _SERIES.match(part.text)
    return loud or bool(numbered) or _BARE_NUMBER.fullmatch(part.text) is not None


def are_opinions(parts: Sequence[Part]) -> bool:
    """Return whether short lines and short paragraphs alternate from the first to the last, with no title above.

    Reviews look like that ("Lovely breakfast", then what was lovely), and so may notes of sections without a title:
    the layout does not tell, so that the lines are kept.
    """
    if len(parts) % 2 and not parts[-1].ended:
        parts = parts[:-1]  # an opinion that is a title alone
    if len(parts) < 4 or len(parts) % 2 or len(parts) > 400:
        return False
    named = [word for word in _LONGER.findall(parts[0].text.lower()) if word]
    if named and all(word in parts[1].text.lower() for word in named):
        return False  # the title of an article that says what that is
    lines = parts[::2]
    if len({line.alone for line in lines}) > 1:
        return False
    pairs = list(zip(lines, parts[1::2], strict=True))
    if not all(
        not line.ended and not _is_counted(line) and not line.spoken and not line.bullet
        and body.ended and not body.spoken and body.sentences <= 3 and body.columns <= _OPINION_COLUMNS
        for line, body in pairs
    ):  # fmt: skip
        return False
    nouns = capital_share(" ".join(body.text for body in parts[1::2])) > _NOUNS  # written with capitals, as in German
    strong, several = sum(map(_is_strong, lines)), sum(line.words > 1 for line in lines)
    return (nouns or 3 * strong <= len(lines)) and 2 * several >= len(lines)


def _heads(
    part: Part,
    below: Part,
    block: _Block,
    parts: Sequence[Part],
    *,
    top: bool,
    first: bool,
    answers: bool,
    listed: bool,
) -> bool:
    """Return whether a line heads the paragraph below it."""
    strong = _is_strong(part)
    if not _is_body(below):
        short = part.alone and part.words <= 3 and part.lettered
        if short and listed and not (below.below or below.spoken or answers):
            return True  # above a list without bullets
        if not (top and first and len(parts) > 2 and part.above and part.below):
            return False
        items = below.bullet or below.spoken or not below.below
        loud = part.words > 1 and part.text.isupper()  # the title of a poem: its lines have no full stops either
        return (items or loud or (strong and not answers)) and part.words <= _WORDS
    if below.columns < part.columns and not top:
        return False
    far_longer = below.columns >= 3 * part.columns
    rich = below.sentences > 1 or below.columns >= 200
    if part.above and part.below:
        short = part.words <= 2
        return strong or short or (not answers and (top or rich or far_longer))
    if part is block[-1] and len(block) <= _TOP_BLOCK and all(each.text.isupper() for each in block):
        return True
    if part is block[-1] and len(block) == 2 and _is_counted(block[0]) and not block[0].ended:  # "§ 2", its title below
        return True
    if len(block) == 3 and part is block[1] and _is_counted(block[0]) and not block[0].ended and part.words <= 8:
        return True  # "Article 2", its title and its text below each other
    if len(block) == 2 and part is block[0]:
        return strong or (not answers and (rich or far_longer or (first and below.columns > part.columns)))
    if part is block[0] and block.open_parts == 1 and (strong or rich) and not answers:
        return True
    return 3 * block.open_parts <= len(block) and far_longer and below.columns >= 60 and not answers


def _goes_on(part: Part, block: _Block, chain: int, *, top: bool, answers: bool) -> bool:
    """Return whether a line above a heading is one too: the title and what stands below it, or a chapter's number."""
    if top:
        return block.open_parts <= _TOP_BLOCK and not answers
    if len(block) == 2 and part is block[1] and _is_counted(block[0]):
        return chain < _CHAIN
    return chain < _CHAIN and block.open_parts <= 2 and (part.alone or _is_strong(part)) and not answers
