"""The edges of a page: short lines above its first and below its last paragraph, whatever language they are in.

A page that is known by lines of its own (a date, a link, a prompt, a caption) has more of them at its edges than any
list of words holds. That a line is short, has no closing sign and stands outside the paragraphs that carry the text is
a sign that `boosted_trees` weighs; sentences there in which the page speaks to its reader are set aside.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import ADDRESS, Page, Part, mark_part, once
from gleanings.cleaning.site_words import asks_of_pages, is_plea, names_page
from gleanings.documents.document import Mark

OF_PAGES = frozenset(("prompt", "link line", "notice", "byline", "menu", "embed", "caption", "image", "dateline"))
_LINE_WORDS = 14
_CORE_COLUMNS, _CORE_SENTENCES = 100, 60  # a paragraph of one long sentence, or of several
_CORE_WORDS = 6
_LABEL_WORDS = 4
_BUTTON = 2  # words of a button behind a sentence
_POINT = 8  # words of a point
_LIST = 3  # lines of the shortest list or stanza
_LISTED = 3  # commas of a line of names
_MARKS = 2  # of a page, where none stands at the edge itself
_TELEPHONE = re.compile(r"(?:\d[\s()/.-]?){7,}")
_SIGN_OF_PAGE = re.compile(r"[|»›→#@©]|https?:|^[\[(][^\])]*[\])]$")


@only_where(lambda page: bool(page.marks) or page.open)
def edges(page: Page) -> Iterator[Mark]:
    """Yield the sentences in which a page that is known for one speaks to its reader, outside its paragraphs."""
    parts = page.parts
    found = None if page.cued else _edges(parts)
    if found is None:
        return
    first, end, known, above = found
    if above:
        for part in parts[:first]:
            if part.ended and part.sentences == 1 and not part.taken and is_plea(part):
                yield mark_part(part, "prompt", "a page speaks to its reader, above the text")
    if known:
        for part in parts[first + 1 : end]:
            if part.alone and part.ended and not part.taken and asks_of_pages(part):
                yield mark_part(part, "prompt", "a page speaks to its reader, between two paragraphs")
    if _goes_on(page, end, known):
        for part in parts[end:]:
            if _closes(part) and is_plea(part):
                yield mark_part(part, "prompt", "a page speaks to its reader, below the text")


def edge_lines(page: Page) -> frozenset[int]:
    """Return where the short open lines outside the paragraphs of a page begin, if it is known for one."""
    parts = page.parts
    edges_of_page = _edges(parts)
    if edges_of_page is None:
        return frozenset()
    first, end, known, above = edges_of_page
    found: list[Part] = []
    if known >= _MARKS or above:
        found += [part for row in _rows(parts[:first]) for part in row]
        for part, below in pairwise(parts[: first + 1]):
            greets = part.text.endswith((":", "：")) and not below.taken
            if is_open(part) and part.words <= _LINE_WORDS and not greets and part.text[-1] not in ",;，、":
                found.append(part)
    if _goes_on(page, end, known):
        if parts[end - 1].text.endswith((":", "：")):
            while end < len(parts) and parts[end].bullet:
                end += 1
        found += [part for row in _rows(parts[end:]) for part in row]
        for above_it, run in _runs(parts, end):
            found += run[0 if above_it is not None and is_of_page(above_it) else listed(run) :]
    return frozenset(part.start for part in found)


def _edges(parts: Sequence[Part]) -> tuple[int, int, int, int] | None:
    """Return where the first paragraph stands, what follows the last, how many lines are known, and of them above."""
    if not any(is_open(part) or is_of_page(part) for part in parts):
        return None  # as of most texts
    first = next((i for i, part in enumerate(parts) if is_core(part)), -1)
    if first < 0:
        return None
    end = next(i for i in range(len(parts), 0, -1) if is_core(parts[i - 1]))
    return first, end, _count(parts), _count(parts[:first])


def _goes_on(page: Page, end: int, known: int) -> bool:
    """Return whether what stands below the last paragraph is a page's: it is known for one, or is a mail of a list."""
    mailed = any(mark.kind == "mail header" for mark in page.marks)
    sent = mailed and any(_closes(part) and is_plea(part) for part in page.parts[end:])
    return known >= _MARKS or sent or _count(page.parts[end:]) > 0


def _closes(part: Part) -> bool:
    """Return whether a part that is left is a sentence, perhaps with a button behind it: "Unsubscribe"."""
    tail = max(part.text.rfind(sign) for sign in ".!?。！？") + 1
    return not part.taken and (part.ended or 0 < len(part.text[tail:].split()) <= _BUTTON < tail)


@only_where(lambda page: page.open or page.holds(":", "："))
def contacts(page: Page) -> Iterator[Mark]:
    """Yield a few short lines below the first paragraph that say how somebody is reached."""
    if page.cued or not any(map(is_open, page.parts)):
        return
    first = next((i for i, part in enumerate(page.parts) if is_core(part)), len(page.parts))
    for _, run in _runs(page.parts, first):
        short = len(run) > 1 and all(part.words <= _LINE_WORDS // 2 for part in run)
        if short and any(map(reaches, run[1:_LIST])) and not reaches(run[0]):
            yield from (mark_part(part, "notice", "how somebody is reached") for part in run)


def listed(lines: Sequence[Part]) -> int:
    """Return how many of the first lines may be verse or a list that closes a text: several, with no sign of a page."""
    run = 0
    while run < len(lines) and is_open(lines[run]) and not has_sign(lines[run]):
        run += 1
    return run if run >= _LIST else 0


@once
def has_sign(part: Part) -> bool:
    """Return whether a part has a sign of a page: an arrow, a bar, brackets around it, or what only pages name."""
    return _SIGN_OF_PAGE.search(part.text) is not None or names_page(part)


def names_many(part: Part) -> bool:
    """Return whether a line holds a list of names, as a line-up does."""
    return part.text.count(",") >= _LISTED


def is_of_page(part: Part) -> bool:
    """Return whether a part was set aside as what pages say."""
    return part.taken and part.kind in OF_PAGES


def is_open(part: Part) -> bool:
    """Return whether a part is a line that no rule has set aside, and has no closing sign but a colon."""
    closed = part.ended and not (part.words <= _LABEL_WORDS and part.text.endswith((":", "：")))
    return not (part.taken or closed or part.spoken or part.bullet)


def is_core(part: Part) -> bool:
    """Return whether a paragraph carries the text: a long sentence, or several."""
    return not part.taken and _carries_text(part)


@once
def _carries_text(part: Part) -> bool:
    """Return whether a paragraph has the form of one that carries the text; the dearest is asked last."""
    if not part.ended or part.columns < _CORE_SENTENCES or not part.lettered or part.words <= _CORE_WORDS:
        return False
    return (part.columns >= _CORE_COLUMNS or part.sentences > 1) and not is_plea(part)


def _count(parts: Sequence[Part]) -> int:
    """Return how many lines are known for what pages say, or name it: "3 comments"."""
    return sum(is_of_page(part) or (is_open(part) and _names(part)) for part in parts)


def _names(part: Part) -> bool:
    return part.words <= _LINE_WORDS // 2 and (names_page(part) or reaches(part))


@once
def reaches(part: Part) -> bool:
    """Return whether an address or a telephone number stands in a part."""
    return ADDRESS.search(part.text) is not None or _TELEPHONE.search(part.text) is not None


def _rows(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield the points of a few words in a row, two or more, that no rule has set aside, below a line of a page."""
    above: Part | None = None
    row: list[Part] = []
    for part in [*parts, None]:
        if part is not None and part.bullet and not (part.taken or part.ended or part.spoken) and part.words <= _POINT:
            row.append(part)
            continue
        if len(row) > 1 and above is not None and _heads(above):
            yield row
        above, row = part, []


def _heads(part: Part) -> bool:
    """Return whether a line is one of a page: "Most read", above points that are numbered."""
    return is_of_page(part) or (is_open(part) and has_sign(part))


def _runs(parts: Sequence[Part], start: int) -> Iterator[tuple[Part | None, list[Part]]]:
    """Yield the runs of open lines from a place on, where none of them is long, goes on, or lists names.

    Each comes with the part above it.
    """
    above = parts[start - 1] if start else None
    run: list[Part] = []
    for part in [*parts[start:], None]:
        if part is not None and is_open(part):
            run.append(part)
            continue
        if run and part is not None and run[-1].text.endswith((":", "：")):
            run.pop()  # leads over to what follows
        going_on = any(each.text[-1] in ",;，、" or names_many(each) for each in run)
        if run and not going_on and all(each.words <= _LINE_WORDS for each in run):
            yield above, run
        above, run = part, []
