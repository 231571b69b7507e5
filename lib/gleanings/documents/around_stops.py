"""What stands around a stop: words, figures and units by which an end of a sentence is told from an abbreviation."""

import re
from itertools import islice

from gleanings.documents.abbreviations import Abbreviations
from gleanings.documents.month_names import MONTHS, WEEKDAYS, fold
from gleanings.documents.punctuation import OPENERS, STOPS

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LABEL_LETTERS = frozenset("BCDEFXYZ")  # of a plan, a vitamin, a grade; "A. Khan" is a name
UNITS = frozenset("m mm cm dm km ha g mg kg t l dl cl ml h min м мм см км га кг мг л мл ч мин".split())
_POINT = re.compile(r"[(\[]?(?:[^\W\d_]|[ivx]{1,4}|\d{1,2})[)\]]\s+(?=[^\W\d_])")
_SMALLER_UNIT = re.compile(r"\d+(?:[.,]\d+)? ?[a-z]{1,3}\.")
_DAY = re.compile(r"\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}|\d\d)\b")  # "12. 3. 2019"
_MONTH = re.compile(r"\d\. ?\d{1,2}\. ?$")
CLOCK = re.compile(r"\d\s?[ap]\.m$", re.IGNORECASE)
VOWEL = re.compile("[aeiouyаеёиоуыэюяіїєαεηιουωάέήίόύώ]")
_MARK = re.compile(r"(§ ?)?(\d{1,3}|[^\W\d_])(\.?[)º°.–-]*) +(?=\S)")
_UNSPACED = re.compile(r"\S+")
ALMOST = 40  # characters of the word before a stop that are looked at


def is_clause(text: str, place: int, following: str) -> bool:
    """Return whether the word behind a full stop goes on in small letters, as a sentence does and a name does not."""
    rest = text[place + len(following) : place + len(following) + 3]
    return rest[:1] == " " and rest[1:2].islower()


def is_number(text: str, place: int) -> bool:
    """Return whether a letter or a Roman numeral stands at a place, as behind "No." or "Art.": "B2", "XIV".

    >>> is_number("Art. XIV", 5), is_number("Art. Then", 5)
    (True, False)
    """
    found = WORD.match(text, place)
    return found is not None and (
        (len(found[0]) == 1 and found[0].isupper() and text[place + 1 : place + 2] != " ")
        or (found[0] not in "I" and not found[0].strip("IVXLC") and len(found[0]) < 7)
    )


def is_short(word: str, small: str, known: Abbreviations) -> bool:
    return small in known.any or "." in word or (len(word) == 1 and word.isalpha())


def is_day(word: str) -> bool:
    """Return whether a word is a month or a day of the week, also a short form of one.

    >>> is_day("Sept."), is_day("market")
    (True, False)
    """
    return fold(word) in MONTHS or fold(word) in WEEKDAYS


def sign_before(text: str, head: int) -> str:
    """Return the last sign before a place that is no space, empty where there is none; a long text is not copied.

    >>> sign_before("Score:  3. Then", 8), sign_before("  3.", 2)
    (':', '')
    """
    while head and text[head - 1].isspace():
        head -= 1
    return text[head - 1] if head else ""


def has_begun(text: str, begin: int, head: int, words: int) -> bool:
    """Return whether no more than so many words stand between two places, as where a sentence has only begun.

    >>> has_begun("At 5 a.m. Mr. Hale left.", 0, 5, 2), has_begun("At 5 a.m. Mr. Hale left.", 0, 10, 2)
    (True, False)
    """
    return len(list(islice(_UNSPACED.finditer(text, begin, head), words + 1))) <= words


def after_figure(text: str, head: int) -> bool:
    """Return whether a figure stands before the word at `head`, as before a unit.

    >>> after_figure("5 km. On foot", 2), after_figure("a km. On foot", 2)
    (True, False)
    """
    before = text[max(0, head - 2) : head].rstrip()
    return bool(before) and before[-1].isdigit()


def lacks_space(text: str, first: int, tail: int) -> bool:
    """Return whether a sentence ends at a stop without the space behind it: "It fell.The street was empty."."""
    if not (text[tail].isupper() and text[tail + 1 : tail + 2].islower()):
        return False
    head = text.rfind(" ", max(0, first - ALMOST), first) + 1
    word = text[head:first]
    stop = text.find(" ", tail, tail + ALMOST)
    rest = text[tail : stop if stop > 0 else tail + ALMOST].rstrip(".,;:!?\"”’')")
    return word.isalpha() and word[1:].islower() and len(word) > 2 and rest.replace("’", "").replace("'", "").isalpha()


def is_numbered(before: str, known: Abbreviations) -> bool:
    """Return whether a text ends in what stands before a number: "č.", "nr", a street."""
    last = before.split()[-1].rstrip(".").lower() if before else ""
    shortened = before[-1:] == "." and (last in known.any or not VOWEL.search(last))  # "dn. 3."
    return shortened or last in known.numbered or last.endswith(("str", "straße", "strasse"))


def behind_point(text: str, place: int) -> int:
    """Return where what a point of a list says begins, where one is at a place: "(b) The", "2) Then".

    >>> behind_point("(a) Pay. (b) The landlord", 10), behind_point("Pay. The landlord", 5)
    (13, 5)
    """
    found = _POINT.match(text, place - 1 if text[place - 1] in "([" else place)
    return found.end() if found else place


def continues_list(text: str, begin: int, place: int) -> bool:
    """Return whether a point of a list begins at a place, and the one before it at `begin`: "1. Stir. 2. Serve.".

    >>> text = "1. Stir for 5 min. 2. Serve."
    >>> continues_list(text, 0, 19), continues_list(text, 3, 19)
    (True, False)
    """
    following = _MARK.match(text, place)
    mark = _MARK.match(text, begin) if following else None
    if mark is None or following is None or mark.end() == place or mark.group(1, 3) != following.group(1, 3):
        return False
    if mark[2].isdecimal():
        return following[2].isdecimal() and int(following[2]) == int(mark[2]) + 1
    return not following[2].isdecimal() and ord(following[2]) == ord(mark[2]) + 1


def follows_title(before: str, known: Abbreviations) -> bool:
    """Return whether a text ends in an abbreviated title: "Prof." before "em. Lund"."""
    last = before.split()[-1] if before[-1:] == "." else ""
    return last[:1].isupper() and last.strip(OPENERS + ".").lower() in known.titles


def is_sloppy(text: str, begin: int, first: int, known: Abbreviations) -> bool:
    """Return whether a full stop before a small letter ends a sentence: behind a long word that is no abbreviation."""
    word = text[text.rfind(" ", begin, first) + 1 : first]
    return len(word) > 4 and word.isalpha() and word.islower() and word not in known.any


def ends_at_letter(
    text: str, before: str, word: str, following: str, place: int, starts: bool, known: Abbreviations
) -> bool:
    """Return whether a single letter is the last word ("plan B.") rather than an initial ("A. Khan")."""
    if len(following) == 1 and text[place + 1 : place + 2] == ".":
        return False
    if starts:
        return True
    if not before or before[-1] in STOPS + OPENERS or not before[-1].isalpha():
        return False
    if word.islower():
        return word not in known.own and word not in "vcpd" and following[0].isupper()
    last = before.split()[-1]
    label = last.isalpha() and last.islower() and last not in known.starters and last not in ("than", "like", "said")
    return label and word in LABEL_LETTERS and is_clause(text, place, following)


def ends_before_number(
    text: str, word: str, small: str, after: str, bracket: bool, known: Abbreviations, head: int, place: int
) -> bool:
    """Return whether a sentence ends at `word` and its full stop before a figure or a bracket."""
    if small in known.numbered or small in known.either or "." in word:
        return bool(CLOCK.search(text[max(0, head - 4) : head] + word)) and not bracket
    if after_figure(text, head) and _SMALLER_UNIT.match(text, place):  # "5 ft. 3 in."
        return False
    if small.endswith("str"):  # Hauptstr. 5
        return False
    if word.isdigit():
        return not (
            _DAY.match(text, head) or _MONTH.search(text, max(0, head - 5), place) or sign_before(text, head) == ":"
        )
    if len(word) == 1 and word.isalpha():
        return word.isupper() and sign_before(text, head).islower() and word in LABEL_LETTERS
    if (
        word.isalpha()
        and not word.isupper()
        and word.isascii()
        and not VOWEL.search(small)
        and not after_figure(text, head)
    ):
        return False
    return not bracket or not after.islower()
