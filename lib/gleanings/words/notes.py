"""What a reader of a bag must know, in full sentences: rows without words, other languages, why nothing was left."""

import unicodedata
from collections.abc import Sequence

from gleanings.corpus.language_detection import language_name
from gleanings.nouns import counted, counted_of
from gleanings.types import Integers
from gleanings.words.given_words import near_forms
from gleanings.words.splitters import UNSPACED

_NAMED = 10
# By the first word of the Unicode name of a letter.
_UNSPACED_SCRIPTS = {
    "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th", "KHMER": "km", "LAO": "lo", "MYANMAR": "my",
}  # fmt: skip


def empty_rows(empty: int, rows: int, unit: str) -> tuple[str, ...]:
    """Return a note where rows hold no counted word.

    >>> empty_rows(2, 9, "document")[0].partition(" `")[0]
    '2 of 9 documents hold no counted word; their shares of topics say nothing.'
    """
    if not empty or empty == rows:
        return ()
    hold, their = ("holds", "its") if empty == 1 else ("hold", "their")
    return (
        f"{counted_of(empty, rows, unit)} {hold} no counted word; {their} shares of topics say nothing. "
        "`model.shares_frame()` marks rows without one as empty.",
    )


def unspaced_script(words: Sequence[str], languages: Sequence[str], occurrences: Integers) -> tuple[str, ...]:
    """Return a note where texts in a script without spaces are read in a language that has them.

    >>> import numpy as np
    >>> unspaced_script(["我们今天看电影", "ok"], ["en", "en"], np.array([1, 1]))[0][:73]
    'Most of the text is written in the script of Chinese, which puts no space'
    """
    found: dict[str, int] = {}
    total = 0
    for word, language, times in zip(words, languages, occurrences.tolist(), strict=True):
        letters = len(word) * times
        total += letters
        if not word.isascii() and language not in UNSPACED:
            codes = {_UNSPACED_SCRIPTS.get(unicodedata.name(sign, "").partition(" ")[0], "") for sign in word}
            for code in codes - {""}:
                found[code] = found.get(code, 0) + letters // len(codes - {""})
    if 2 * sum(found.values()) <= total:
        return ()
    code = "ja" if "ja" in found else max(found, key=lambda each: (found[each], each))
    return (
        f"Most of the text is written in the script of {language_name(code)}, which puts no spaces between words, and "
        f"was read in another language, so that whole clauses are taken for words. Read them with `language={code!r}`, "
        "and give bag_of_words a splitter where none is installed.",
    )


def why_nothing(
    tokens: int, frequency: Integers, rows: int, different: int, unit: str, few: int, many: int
) -> tuple[str, ...]:
    """Return why no word was left to count, and what mends it.

    Args:
        tokens: how many there are.
        frequency: in how many rows each word is, before the limits.
        rows: how many there are.
        different: how many of them are no copies.
        unit: what a row is.
        few, many: the limits.

    >>> import numpy as np
    >>> why_nothing(9, np.array([3, 3]), 3, 3, "document", 4, 3)[0]
    'Each of the 2 different words is in fewer than minimum_rows=4 of the 3 documents; give 3 or less.'
    """
    found = frequency[frequency > 0]
    terms, most = len(found), int(found.max(initial=0))
    if not tokens:
        return ("The texts hold no word: nothing, or only numbers, signs, links and what cleaning set aside.",)
    if not terms:
        return (
            "All words of the texts are stop words; name those that matter in keep, or check the language they are "
            "read with.",
        )
    if different == 1 and rows > 1 and few > 1:
        return (
            f"The {rows:,} {unit}s are copies of one another, and the words of copies count once, so every word is in "
            f"one row only, fewer than minimum_rows={few}; give minimum_rows=1, or texts that differ.",
        )
    if rows == 1:
        smaller = {"document": "passage", "passage": "sentence", "paragraph": "sentence"}.get(unit)
        cut = f", or count smaller parts with unit={smaller!r}" if smaller else ""
        return (
            f"All the text is one {unit}, so every word is in one row only, fewer than minimum_rows={few}; give "
            f"minimum_rows=1{cut}.",
        )
    each = "The one word" if terms == 1 else f"Each of the {terms:,} different words"
    rare, common = f"in fewer than minimum_rows={few:,}", f"in more than {many:,}"
    if most < few:
        return (f"{each} is {rare} of the {counted(rows, unit)}; give {counted_or_less(most)}.",)
    if int(found.min()) > many:
        return (f"{each} is {common} of the {counted(rows, unit)}, the limit that is set; give maximum_share=1.",)
    return (f"{each} is {rare} of the {counted(rows, unit)} or {common}; give minimum_rows=1 and maximum_share=1.",)


def counted_or_less(most: int) -> str:
    """Return a number up to which a setting may go.

    >>> counted_or_less(3), counted_or_less(1)
    ('3 or less', 'minimum_rows=1')
    """
    return "minimum_rows=1" if most == 1 else f"{most:,} or less"


def unmatched(name: str, given: Sequence[str], found: frozenset[str], words: Sequence[str]) -> tuple[str, ...]:
    """Return a note where given words stand nowhere in the texts, with words of the texts that are near.

    >>> unmatched("keep", ["rain", "hail"], frozenset(["rain"]), ["rain", "hall"])
    ('keep names what stands nowhere in the texts: hail (near: hall).',)
    """
    missing = [word for word in given if word not in found]
    if not missing:
        return ()
    shown = ", ".join(with_near_forms(word, words) for word in missing[:_NAMED])
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    return (f"{name} names what stands nowhere in the texts: {shown}{more}.",)


def with_near_forms(word: str, known: Sequence[str]) -> str:
    """Return a given word with the known ones that are near.

    >>> with_near_forms("yrok", ["york"]), with_near_forms("zebra", ["york"])
    ('yrok (near: york)', 'zebra')
    """
    near = near_forms(word, known)
    return f"{word} (near: {', '.join(near)})" if near else word
