"""The English Snowball stemmer, with the answers of sumy's (nltk's), several times as fast and without importing nltk.

M. F. Porter, "The English (Porter2) stemming algorithm", 2002. A stem is the beginning of the word, perhaps with a
new ending, so the regions R1 and R2 at the end of the word are kept as two lengths. sumy's stemmer is nltk's
`EnglishStemmer`, which keeps them as strings and, for a few suffixes, sets R2 to "" or "e" whatever it was
("organizations" gives "organ", where the later rules of Snowball give "organiz"); those lengths are set likewise, so
that the same stems come out.
"""

import re
from collections.abc import Iterable

_VOWELS = frozenset("aeiouy")
_HAS_VOWEL = re.compile("[aeiouy]").search
_REGIONS = re.compile("([^aeiouy]*[aeiouy]+[^aeiouy])([^aeiouy]*[aeiouy]+[^aeiouy])?").match
_LONG_PREFIXES = ("gener", "commun", "arsen")
_DOUBLES = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_LI_ENDING = frozenset("cdeghkmnrt")

_SPECIAL = {
    "skis": "ski",
    "skies": "sky",
    "dying": "die",
    "lying": "lie",
    "tying": "tie",
    "idly": "idl",
    "gently": "gentl",
    "ugly": "ugli",
    "early": "earli",
    "only": "onli",
    "singly": "singl",
}
_SPECIAL |= {word: word for word in ("sky", "news", "howe", "atlas", "cosmos", "bias", "andes")}
_SPECIAL |= {
    noun + plural: noun for noun in ("inning", "outing", "canning", "herring", "earring") for plural in ("", "s")
}
_SPECIAL |= {verb + ending: verb for verb in ("proceed", "exceed", "succeed") for ending in ("", "s", "ed", "ing")}

# Step 2: for each suffix what it becomes, and the length of R2 where R2 is shorter than the suffix (None: cut as the
# word is).
_STEP2: dict[str, tuple[str, int | None]] = {
    "ization": ("ize", 0),
    "ational": ("ate", 1),
    "fulness": ("ful", None),
    "ousness": ("ous", 0),
    "iveness": ("ive", 1),
    "tional": ("tion", None),
    "biliti": ("ble", 0),
    "lessli": ("less", None),
    "entli": ("ent", None),
    "ation": ("ate", 1),
    "alism": ("al", 0),
    "aliti": ("al", 0),
    "ousli": ("ous", 0),
    "iviti": ("ive", 1),
    "fulli": ("ful", None),
    "enci": ("ence", None),
    "anci": ("ance", None),
    "abli": ("able", None),
    "izer": ("ize", 0),
    "ator": ("ate", 1),
    "alli": ("al", 0),
    "bli": ("ble", 0),
    "ogi": ("og", None),
    "li": ("", None),
}
_STEP3: dict[str, tuple[str, int | None]] = {
    "ational": ("ate", 0),
    "tional": ("tion", None),
    "alize": ("al", None),
    "icate": ("ic", 0),
    "iciti": ("ic", 0),
    "ative": ("", None),
    "ical": ("ic", 0),
    "ness": ("", None),
    "ful": ("", None),
}
_STEP4 = tuple("ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic".split())
_STEP1B = ("eedly", "ingly", "edly", "eed", "ing", "ed")


def _by_ending(suffixes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return, for the last two letters of a word, the suffixes that it may have, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for suffix in sorted(suffixes, key=len, reverse=True):
        found[suffix[-2:]] = (*found.get(suffix[-2:], ()), suffix)
    return found


_ENDINGS1B, _ENDINGS2, _ENDINGS3, _ENDINGS4 = map(_by_ending, (_STEP1B, _STEP2, _STEP3, _STEP4))
# A word that has none of these endings is its own stem.
_LAST_LETTERS = frozenset("esy'")
_LAST_TWO = frozenset({"ll", *_ENDINGS1B, *_ENDINGS2, *_ENDINGS3, *_ENDINGS4})


def stem(word: str) -> str:
    """Return the stem of an English word, lower-cased: the answer of sumy's `Stemmer("english")`.

    >>> [stem(word) for word in ("Beautiful", "talks", "talking", "organizations", "news")]
    ['beauti', 'talk', 'talk', 'organ', 'news']
    """
    word = word.lower()
    if len(word) <= 2:
        return word
    if word in _SPECIAL:
        return _SPECIAL[word]
    if not word.isascii():
        word = word.replace("\u2019", "'").replace("\u2018", "'").replace("\u201b", "'")
    word = word.removeprefix("'")
    if word[-1] not in _LAST_LETTERS and word[-2:] not in _LAST_TWO:
        return word
    if "y" in word:
        word = _mark_consonant_y(word)
    r1, r2 = _regions(word)

    if "'" in word:
        for suffix in ("'s'", "'s", "'"):
            if word.endswith(suffix):
                word, r1, r2 = _cut(word, r1, r2, len(suffix))
                break
    if word.endswith(("s", "ied")):
        word, r1, r2 = _step1a(word, r1, r2)
    if word[-2:] in _ENDINGS1B:
        word, r1, r2 = _step1b(word, r1, r2)
    if len(word) > 2 and word[-1] in "yY" and word[-2] not in _VOWELS:
        word = word[:-1] + "i"
    if word[-2:] in _ENDINGS2:
        word, r1, r2 = _step2(word, r1, r2)
    if word[-2:] in _ENDINGS3:
        word, r1, r2 = _step3(word, r1, r2)
    if r2 and word[-2:] in _ENDINGS4:
        word, r1, r2 = _step4(word, r1, r2)
    if r1 and word[-1] in "el":
        word = _step5(word, r1, r2)
    return word.replace("Y", "y")


def _suffix(word: str, endings: dict[str, tuple[str, ...]]) -> str:
    """Return the longest suffix that the word has, or an empty string."""
    for suffix in endings.get(word[-2:], ()):
        if word.endswith(suffix):
            return suffix
    return ""


def _mark_consonant_y(word: str) -> str:
    """Write Y for a y that is a consonant: at the beginning, or after a vowel."""
    letters = list(word)
    if letters[0] == "y":
        letters[0] = "Y"
    for i in range(1, len(letters)):
        if letters[i] == "y" and letters[i - 1] in _VOWELS:
            letters[i] = "Y"
    return "".join(letters)


def _regions(word: str) -> tuple[int, int]:
    """Return the lengths of R1 (after the first consonant that follows a vowel) and of R2 (the same within R1)."""
    if word.startswith(_LONG_PREFIXES):
        at = next(len(prefix) for prefix in _LONG_PREFIXES if word.startswith(prefix))
        found = _REGIONS(word, at)
        return len(word) - at, len(word) - found.end(1) if found else 0
    found = _REGIONS(word)
    if not found:
        return 0, 0
    return len(word) - found.end(1), len(word) - found.end(2) if found[2] else 0


def _cut(word: str, r1: int, r2: int, length: int) -> tuple[str, int, int]:
    return word[:-length], max(r1 - length, 0), max(r2 - length, 0)


def _step1a(word: str, r1: int, r2: int) -> tuple[str, int, int]:
    if word.endswith("sses"):
        return _cut(word, r1, r2, 2)
    if word.endswith(("ied", "ies")):
        return _cut(word, r1, r2, 2 if len(word) > 4 else 1)
    if word.endswith("s") and not word.endswith(("us", "ss")) and _HAS_VOWEL(word, 0, len(word) - 2):
        return _cut(word, r1, r2, 1)
    return word, r1, r2


def _step1b(word: str, r1: int, r2: int) -> tuple[str, int, int]:
    suffix = _suffix(word, _ENDINGS1B)
    if suffix in ("eed", "eedly"):
        cut = len(suffix) - 2
        if r1 >= len(suffix):
            return word[:-cut], r1 - cut, r2 - cut if r2 >= len(suffix) else 0
        return word, r1, r2
    if not suffix or not _HAS_VOWEL(word, 0, len(word) - len(suffix)):
        return word, r1, r2
    word, r1, r2 = _cut(word, r1, r2, len(suffix))
    if word.endswith(("at", "bl", "iz")):
        word += "e"
        r1 += 1
        return word, r1, r2 + 1 if len(word) > 5 or r1 >= 3 else r2
    if word.endswith(_DOUBLES):
        return _cut(word, r1, r2, 1)
    if r1 == 0 and _ends_in_short_syllable(word):
        return word + "e", r1, r2
    return word, r1, r2


def _ends_in_short_syllable(word: str) -> bool:
    if len(word) >= 3:
        return word[-1] not in "aeiouywxY" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    return len(word) == 2 and word[0] in _VOWELS and word[1] not in _VOWELS


def _replace(
    word: str, r1: int, r2: int, suffix: str, becomes: dict[str, tuple[str, int | None]]
) -> tuple[str, int, int]:
    """Put what the suffix becomes in its place; R2 has the length given with it if the suffix was not within R2."""
    new, short = becomes[suffix]
    cut = len(suffix) - len(new)
    word = word[: -len(suffix)] + new
    return word, r1 - cut, short if short is not None and r2 < len(suffix) else max(r2 - cut, 0)


def _step2(word: str, r1: int, r2: int) -> tuple[str, int, int]:
    suffix = _suffix(word, _ENDINGS2)
    if not suffix or r1 < len(suffix):
        return word, r1, r2
    if (suffix == "ogi" and word[-4] != "l") or (suffix == "li" and word[-3] not in _LI_ENDING):
        return word, r1, r2
    return _replace(word, r1, r2, suffix, _STEP2)


def _step3(word: str, r1: int, r2: int) -> tuple[str, int, int]:
    suffix = _suffix(word, _ENDINGS3)
    if not suffix or r1 < len(suffix) or (suffix == "ative" and r2 < len(suffix)):
        return word, r1, r2
    return _replace(word, r1, r2, suffix, _STEP3)


def _step4(word: str, r1: int, r2: int) -> tuple[str, int, int]:
    suffix = _suffix(word, _ENDINGS4)
    if not suffix or r2 < len(suffix) or (suffix == "ion" and word[-4] not in "st"):
        return word, r1, r2
    return _cut(word, r1, r2, len(suffix))


def _step5(word: str, r1: int, r2: int) -> str:
    if r2 and word.endswith("ll"):
        return word[:-1]
    if r2 and word.endswith("e"):
        return word[:-1]
    if r1 and word.endswith("e") and len(word) >= 4:
        before = word[-2] in "aeiouywxY" or word[-3] not in _VOWELS or word[-4] in _VOWELS
        return word[:-1] if before else word
    return word
