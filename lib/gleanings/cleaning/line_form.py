"""Signs of a line by itself: its length, its letters and figures, how it begins and ends, whom it speaks to.

`line_signs` adds what stands around the line, `boosted_trees` weighs both.
"""

import re
from collections import Counter

from gleanings.cleaning.bylines import holds_date
from gleanings.cleaning.capitals import capital_share
from gleanings.cleaning.edges import has_sign, reaches
from gleanings.cleaning.page import Part, once
from gleanings.cleaning.site_words import count_page_words, is_plea, names_page, speaks_to_reader
from gleanings.documents.punctuation import CLOSERS

FORM = (
    "words", "columns", "comma", "small first", "capitals", "small words", "loud", "figures",
    "figure first", "date", "point", "reached", "sign", "names page", "quoted", "sentences", "commas",
    "bracket", "colon within", "known words",
    "ended", "last sign", "first sign", "in brackets", "bare number", "one line", "reader", "plea", "page words",
    "years", "initials", "numbers", "inner stops", "semicolons", "slashes", "short words", "words of prose",
)  # fmt: skip
"""What each number of a line is, in order."""

_QUOTES = frozenset('"“”„«»「」『』')
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+")
_SHAPED = 60  # characters that a shape is made of
_OPENING, _CLOSING = "[({（【［*", "])}）】］*"
# Signs that mean the same have one number.
_LAST = {sign: i for i, signs in enumerate((".。۔।", "?？؟", "!！", ":：", "…", ";；؛", ",，、،"), 1) for sign in signs}
_SHORT = 3  # letters, of most articles and prepositions


def form(part: Part, in_prose: Counter[str], of_it: int) -> tuple[float, ...]:
    """Return the signs of a line, in the order of `FORM`.

    Args:
        part: the line.
        in_prose: in how many paragraphs of the page's prose each word stands.
        of_it: 1 if the line is one of these paragraphs itself, else 0.
    """
    text, folded = part.text, part.folded
    tokens = text.split()
    long_words = [word for word in folded.split() if len(word) > _SHORT and word.isalpha()]
    last = text.rstrip(CLOSERS + " ")[-1:]
    return (
        part.words,
        part.columns,
        text[-1] in ",;，、",
        text[0].islower(),
        capital_share(text),
        sum(token[0].islower() for token in tokens) / len(tokens),
        text.isupper(),
        sum(map(str.isdigit, text)) / len(text),
        text[0].isdigit(),
        is_dated(part),
        part.bullet,
        reaches(part),
        has_sign(part),
        names_page(part),
        not _QUOTES.isdisjoint(text),
        part.sentences,
        text.count(","),
        "(" in text,
        ":" in text[:-1] or "：" in text[:-1],
        sum(in_prose[word] > of_it for word in long_words) / len(long_words) if long_words else -1,
        part.ended,
        _LAST.get(last, 0),
        _first_sign(text),
        text[0] in _OPENING and text[-1] in _CLOSING,
        text.strip("()[].: ").isdigit(),
        part.one_line,
        speaks_to_reader(part),
        is_plea(part),
        count_page_words(part),
        len(_YEAR.findall(text)),
        len(_INITIAL.findall(text)),
        len(_NUMBER.findall(text)),
        text[:-1].count("."),
        text.count(";"),
        text.count("/"),
        sum(len(token) <= _SHORT for token in tokens) / len(tokens),
        sum(in_prose[word] > of_it for word in folded.split()) / len(tokens),
    )


@once
def is_dated(part: Part) -> bool:
    """Return whether a date stands in a line."""
    return holds_date(part.text)


@once
def shape(part: Part) -> str:
    """Return what a line looks like without its letters and figures: "3 May, Ann Roe" is like "12 June, Al Ray".

    >>> from gleanings.cleaning.page import Page
    >>> [shape(part) for part in Page("12 May 2019, Ann Roe said:\\n\\nIt rose.").parts]
    ['0 A 0, A a:', 'A a.']
    """
    figures = _NUMBER.sub("0", part.text[:_SHAPED])
    letters = _WORDS.sub(lambda word: "A" if word[0][0].isupper() else "a", figures)
    return re.sub(r"(A|a)(?: \1)+", r"\1", letters)


def _first_sign(text: str) -> int:
    """Return what a text begins with: a letter, a figure, a bracket, a quotation mark, or another sign."""
    if text[0].isalpha():
        return 0
    if text[0].isdigit():
        return 1
    return 2 if text[0] in _OPENING else 3 if text[0] in _QUOTES else 4
