"""What stands above the first paragraph of an article: titles, names, rows of links.

The layout tells, not the words: above the first paragraph of a text in sentences, lines without a full stop that a
blank line parts from it are its head.
"""

import re
from collections.abc import Iterator, Sequence

from gleanings.cleaning.bylines import holds_date, holds_day, is_date
from gleanings.cleaning.capitals import capital_share, most_capitals
from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.headings import are_answers, are_opinions
from gleanings.cleaning.page import ADDRESS, Page, Part, mark_part, once, stops
from gleanings.documents.document import Mark

_BODY_COLUMNS, _COLUMNS, _WORDS = 20, 220, 32  # of a paragraph; of a title
_PLAIN_LINES = 3  # of a block of the head in which nothing else speaks for one
_TINY, _HEAD_LINES = 3, 40  # "v." between the parties
_TITLES = 2  # lines above what sums up an article, in its block: its subject and its title
_STANDFIRST = 3  # sentences of what sums up an article above its text, at most
_FIELD_WORDS, _DATED_WORDS = 5, 6
_NAMES = 0.85  # of the longer words have a capital: names, not a sentence
HANDLE = re.compile(r"(?<![\w.])@\w{2,30}\b")
SLUG = re.compile(r"[^\W\d_]{2,12}(?:[-/][^\W\d_]{2,12}){1,4}/?")
_LONGER = re.compile(r"[^\W\d_]{4,}")
_HOUR = re.compile(r"\d\s?[ap]\.\s?m\.$", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?:\d[\s()/.-]{0,2}){7,}")
_MARKED = re.compile(r"[a-z*†‡§] ?[^\W\d_a-z]")  # "a Institute of Rivers": where an author works
_BY_NAME = re.compile(r"[^\W\d_]{2,12}\.?(?: [^\W\d_a-z][^\W\d_]{1,20}){2,3}")  # "oprac. Anna Nowak"
_LOUD_LINES, _LOUD_LETTERS = 3, 4  # as the head of a judgment has
_LOUD_WORDS = 12  # of a line in capitals that is no paragraph, whatever it ends with
_SPACED = re.compile(r"(?:[^\W\d_] ){2,}[^\W\d_] ?[:：]")  # "B e f o r e :"
_INITIALS = re.compile(r"\b[^\W\d_]\. ?[^\W\d_]\.$")
_MINUTES = re.compile(r"\d\s?(?:min|Min|мин|dk)\.$")  # "3 min."
_ENDS_IN_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?: ?[^\W\d_]{1,5})?\.$")
_NUMBER_OF_PAPER = re.compile(
    r"\b(?:doi|pmid|pmcid|issn|arxiv)\b[: ]{0,2}(?:\w{1,4}[.:])?\d{4}|https?://(?:dx\.)?doi\.org/|\bdoi: ?10\.",
    re.IGNORECASE,
)
_CATALOGUES = ("doi", "pmid", "pmcid", "issn", "arxiv")
_LABEL = re.compile(r"[^\W\d_][^:：.!?]{1,30}[:：]\s*\S.{0,40}")


def is_prose(part: Part) -> bool:
    """Return whether a part is a paragraph of sentences, and no line of names, of a field or of an account."""
    return part.spoken or _is_of_sentences(part)


@once
def _is_of_sentences(part: Part) -> bool:
    text = part.text
    if not part.ended or part.columns < _BODY_COLUMNS or text[0].islower() or not part.lettered:
        return False
    if ("@" in text and part.words <= 12 and HANDLE.search(text)) or is_record(part):
        return False
    if text.isupper() and part.words <= _LOUD_WORDS and part.one_line:
        return False
    short = part.alone and "." in text[-4:-2] and part.words <= _WORDS
    if short and _INITIALS.search(text[-8:]) and not stops(text[:-6]):
        return False  # "... of the society e. V.": the stop is that of an abbreviation
    return not (is_label(part) or is_names(part) or _is_dated(part))


@once
def is_names(part: Part) -> bool:
    """Return whether most of the longer words begin with a capital, among commas: authors, places of work."""
    text = part.text
    if part.bullet or "," not in text or text.count(". ") > 1 or text.endswith(("!", "?", "”", '"')):
        return False  # as most paragraphs are, which is seen before their words are looked at
    return most_capitals(text) >= _NAMES and capital_share(text) >= _NAMES and 2 < len(_LONGER.findall(text)) <= 60


@once
def is_record(part: Part) -> bool:
    """Return whether a paragraph is the entry of a paper in a catalogue: its number, and few words in small letters."""
    text = part.text
    if part.columns > 300 or not any(map(part.folded.__contains__, _CATALOGUES)) or not _NUMBER_OF_PAPER.search(text):
        return False  # where none is named, its number is not sought for
    return sum(word.isalpha() and word.islower() and len(word) > 3 for word in text.split()) <= 3


def _is_dated(part: Part) -> bool:
    """Return whether a line has a day and ends with its hour or year: the full stop may be that of "p.m." or "г."."""
    end, counted = part.text[-12:], part.text[0].isdigit()
    if not (counted or any(map(str.isdigit, end))):
        return False  # as most lines begin and end
    if part.words <= _DATED_WORDS and part.one_line and _ENDS_IN_YEAR.search(end):
        return holds_date(part.text)
    if part.words <= _FIELD_WORDS and (_MINUTES.search(end) or (counted and part.one_line and is_date(part.text))):
        return True
    return bool(_HOUR.search(part.text[-10:])) and part.alone and part.columns <= _COLUMNS and holds_date(part.text)


def is_label(part: Part) -> bool:
    """Return whether a line names what is below it, or is a field with a short value: "Before:", "Read: 2 min."."""
    if not part.one_line:
        return False
    if part.text.endswith((":", "：")) and (part.words <= 4 or _SPACED.fullmatch(part.text)):
        return True
    signed = ":" in part.text or "：" in part.text
    return signed and part.words <= 5 and part.sentences <= 1 and _LABEL.fullmatch(part.text) is not None


def first_prose(parts: Sequence[Part]) -> int:
    """Return the index of the first paragraph of the text proper; how many parts there are where it has none."""
    for i, part in enumerate(parts):
        if part.taken or not (part.bullet or is_prose(part)):
            continue
        below = next((each for each in parts[i + 1 : i + 6] if not each.taken), None)
        if part.bullet and below is not None and below.bullet:
            return i
        if not _is_title_above_names(part, below) and is_prose(part):
            return i
    return len(parts)


def last_prose(parts: Sequence[Part]) -> int:
    """Return the place of the last paragraph of sentences among some parts; -1 where none is."""
    return next((i for i in range(len(parts) - 1, -1, -1) if not parts[i].taken and is_prose(parts[i])), -1)


def _is_title_above_names(part: Part, below: Part | None) -> bool:
    """Return whether a sentence stands where the title of a paper does, right above the names of its authors."""
    if below is None or not (below.above and part.alone) or part.spoken or part.columns > _COLUMNS:
        return False
    if part.words > _WORDS or part.sentences != 1:
        return False
    return is_names(below) or (below.text.isupper() and 1 < below.words <= 4)


@only_where(lambda page: bool(page.marks) or first_prose(page.parts) > 0)
def head(page: Page) -> Iterator[Mark]:
    """Yield the lines above the first paragraph of a text in sentences."""
    if page.cued:  # a short line between the times of subtitles is one of them
        return
    parts = page.parts
    first = first_prose(parts)
    if first < len(parts) and _is_loud(parts[:first]) and parts[first].text.endswith((":", "：")):
        first += 1 + first_prose(parts[first + 1 :])  # "Made up of:", above the names of judges
    left = page.left
    yield from _above_dateline(page)
    if are_opinions(left) or (are_answers(left) and not page.furnished):
        return
    yield from _below_standfirst(parts, first)
    if not 0 < first < len(parts) or first > _HEAD_LINES or not is_text(parts[first:]):
        return
    blocks: list[list[Part]] = []
    for i, part in enumerate(parts[:first]):
        if part.above or i == 0:
            blocks.append([])
        blocks[-1].append(part)
    if not parts[first].above and not any(part.taken for part in blocks[-1]):
        blocks.pop()
    dated = [part for part in parts[:first] if part.kind == "byline" and part.start > parts[0].start]
    loud = _is_loud(parts[:first])
    last = next((part for block in reversed(blocks) for part in reversed(block) if not part.taken), None)
    for block in blocks:
        left = [part for part in block if not part.taken]
        known = len(left) < len(block) or any(ADDRESS.search(part.text) for part in left)
        if last is not None and left and left[-1] is last and last.text.endswith((":", "：", "!", "！")):
            left.pop()  # greets, or leads over to the text
        if not left or not all(_may_stand(part) for part in left):
            above = bool(dated) and bool(left) and left[0].start < dated[0].start
            short = all(part.words <= _FIELD_WORDS and part.one_line and not part.ended for part in left)
            if loud or (above and short and not any(part.text[-1] in ",;" for part in left)):
                for part in left:
                    if not part.ended and not part.bullet:
                        yield mark_part(part, "menu", "stands above a title and a date, or among lines in capitals")
            continue
        if len(left) > _PLAIN_LINES and not (known or _are_named(left) or _is_list_of_names(left)):
            above = bool(dated) and left[0].start < dated[0].start
            if loud or (above and all(part.words <= _FIELD_WORDS for part in left[:-1])):
                yield from (mark_part(part, "menu", "a row of short lines above a title and a date") for part in left)
            continue
        kinds = {part.kind for part in block}
        long = [part.words > _FIELD_WORDS for part in left]
        verse = any(map(all, zip(long, long[1:], long[2:], long[3:], strict=False)))
        for part in left:
            if kinds & {"menu", "prompt"} and "byline" not in kinds:
                if not (verse and part.words > _FIELD_WORDS):
                    yield mark_part(part, "menu", "stands in a row of links above the text")
            elif is_record(part):
                yield mark_part(part, "notice", "the entry of a catalogue")
            elif is_names(part) or SLUG.fullmatch(part.text):
                yield mark_part(part, "byline", "names above the text")
            elif is_label(part) and part.start > blocks[0][0].start:  # the first line may be "Review: I, Robot"
                yield mark_part(part, "field", "what the document says of itself")
            elif holds_date(part.text) and part.start > blocks[0][0].start:
                yield mark_part(part, "byline", "when it was written, above the text")
            elif not part.ended:
                yield mark_part(part, "heading", "a line above the text, with no full stop")
            elif any(other.taken or is_names(other) for other in parts[:first] if other is not part):
                # Alone above a text, it may be its first sentence: "Rain fell hard."
                yield mark_part(part, "heading", "a line among those above the text that are not part of it")


def _is_loud(parts: Sequence[Part]) -> bool:
    """Return whether three lines or more are in capitals, as in the head of a judgment."""
    return sum(part.text.isupper() and len(part.text) > _LOUD_LETTERS for part in parts) >= _LOUD_LINES


def _above_dateline(page: Page) -> Iterator[Mark]:
    """Yield the open lines above the dateline of an article, points among them: "* Shares fall"."""
    line = next((mark for mark in page.marks if mark.kind == "dateline"), None)
    above = [part for part in page.parts if line is not None and part.end <= line.start]
    if len(above) <= _HEAD_LINES and not any(is_prose(part) and part.sentences > 1 for part in above):
        for part in above:
            if not (part.taken or part.ended or part.spoken) and part.columns <= _COLUMNS and part.words <= _WORDS:
                yield mark_part(part, "heading", "a line above the dateline, with no full stop")


def _below_standfirst(parts: Sequence[Part], first: int) -> Iterator[Mark]:
    """Yield the lines that stand with a date or the writer's name between the first paragraph and the second."""
    if first >= len(parts) or parts[first].sentences > _STANDFIRST:
        return
    between: list[Part] = []
    for part in parts[first + 1 : first + _HEAD_LINES]:
        if not part.taken and (part.bullet or (is_prose(part) and part.words > _FIELD_WORDS)):
            break
        between.append(part)
    end = first + 1
    while end < len(parts) and not parts[end].above:
        end += 1
    begin = first
    while begin and not parts[begin].above:
        begin -= 1
    within = end - begin > 1 and any(part.kind == "byline" for part in parts[begin:end])  # all of it in one block
    if within and first - begin <= _TITLES and not any(part.kind == "rule or table" for part in parts[begin:first]):
        for part in parts[begin:first]:
            if not part.taken and _may_stand(part) and not part.ended:
                yield mark_part(part, "heading", "stands above a paragraph that sums up the text, and a date")
    if within and not any(part.kind == "byline" for part in parts[first + 1 : end]):
        return  # the date stands above: what follows within the block is the text's
    if within or (any(part.kind == "byline" for part in between) and parts[first].above and parts[first].below):
        for part in between:
            if not part.taken and (_may_stand(part) or not part.lettered or part.words <= _FIELD_WORDS):
                yield mark_part(part, "byline", "stands with a date or a name above the text")


def is_text(parts: Sequence[Part]) -> bool:
    """Return whether what follows is a text in sentences: two paragraphs, or one of two sentences."""
    prose = [part for part in parts if not part.taken and is_prose(part)]
    within = parts[: last_prose(parts) + 1]  # what stands below its last paragraph is none of it
    open_lines = sum(not part.taken and not part.ended and not part.spoken and not part.bullet for part in within)
    return (len(prose) > 1 or any(part.sentences > 1 for part in prose)) and open_lines <= 2 * len(prose) + 6


def _may_stand(part: Part) -> bool:
    """Return whether a part may belong to the head of a text."""
    if part.text.isdigit() or (sum(sign.isalnum() for sign in part.text) <= _TINY and part.text[-1] != ","):
        return True
    if part.spoken or part.columns > _COLUMNS or part.words > _WORDS:
        return False
    if not part.lettered:
        return _TELEPHONE.search(part.text) is not None
    known = is_label(part) or is_names(part) or _is_title(part) or is_record(part) or _is_dated(part)
    if part.ended and not known:
        return False
    if holds_date(part.text) or holds_day(part.text) or ADDRESS.search(part.text):
        return True
    small = part.text[0].islower() and not part.text[1:2].isupper() and not _MARKED.match(part.text)
    small = small and not _BY_NAME.fullmatch(part.text)
    return not small and not part.text.endswith((",", "，", "、", ";"))


def _is_named(part: Part) -> bool:
    """Return whether a line is names, in capitals or among commas, or stands between such lines: "Before:", "and"."""
    if is_names(part) or part.text.isupper() or sum(sign.isalnum() for sign in part.text) <= _TINY:
        return True
    words = re.findall(r"[^\W\d_]{3,}", part.text.split("(")[0])
    return is_label(part) or (bool(words) and all(word.isupper() for word in words))


def _are_named(parts: Sequence[Part]) -> bool:
    """Return whether lines are names, and perhaps what those named are: "PELL", "Claimant", "- and -", "ORR"."""
    named = [_is_named(part) for part in parts]
    others = [part for part in parts if not _is_named(part)]
    plain = all(part.words <= 2 for part in others)
    titled = all(part.words <= 8 and _is_titled(part.text) for part in others if part.words > 2)
    return not others or (plain and 2 * sum(named) > len(parts)) or (titled and 2 * sum(named) >= len(parts))


def _is_titled(text: str) -> bool:
    """Return whether all longer words have a capital, or there are none: "2004 No. 417"."""
    return capital_share(text) >= _NAMES or not re.search(r"[^\W\d_]{4}", text)


def _is_list_of_names(parts: Sequence[Part]) -> bool:
    """Return whether lines are a label and names below it: "Present:", "Ann Hart (chair)"."""
    head, *names = parts
    named = head.text.endswith((":", "：")) or all(part.words > 1 for part in names)
    return named and head.words <= 4 and all(
        part.words <= 6 and not part.ended and part.text[0].isupper() and not part.text[0].isdigit()
        and capital_share(part.text.split("(")[0]) >= 0.5 for part in names
    )  # fmt: skip


def _is_title(part: Part) -> bool:
    return part.alone and part.sentences == 1 and not part.text.endswith(("!", ":", ";", "”", '"'))
