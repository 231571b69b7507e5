"""Arabic words: the spelling of the Quran as books have it today, function words with what is written onto them, verbs.

A dictionary has many of these forms as words by themselves ("فلم", and not; "كفروا", they denied), so that it must be
told apart by form which of them are. What takes an article is a noun: "وعد" (a promise) is not "and" and "count".
"""

import re
from collections.abc import Collection
from functools import lru_cache

import simplemma

from gleanings.documents.broken_words import is_known
from gleanings.words.characters import canonical
from gleanings.words.stop_words import stop_words

_LANGUAGE = "ar"
_DAGGER = "\u0670"  # an alif that is written above the letter before it
_ARTICLE = "ال"
_AND = ("و", "ف")
_ASKING = ("أو", "أف")  # only before these
_ASKED = frozenset("لم لا ليس ما من لو".split())
_PARTICLES = frozenset("لم لن لا ما من عن قد هو هي إن أن إذ هل كم لو له به في أي".split())
_FOR = ("ل", "ب", "ك")
_PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "كن", "ها", "نا", "ه", "ك")
_SHORT_BASES = frozenset("من عن في إن أن".split())
_NAMELESS = frozenset("من في".split())  # short ones with a preposition before them that are no other word
_BASE = 3  # letters of other function words with a pronoun or a preposition
_OF_THAT_TIME = "ئذ"  # "يومئذ", on that day
_STEM = 3  # letters of a verb without its ending
# Letters as the Quran has them: a hamza and an alif, the signs of a long alif before a hamza, a hamza without a seat.
_OLD = (
    (re.compile("\u0654ا|(?<=\\b)ء[اآ]|(?<=\\b[وفبلك])ء[اآ]|(?<=\\bال)ء[اآ]|(?<=[وفبلك]ال)ء[اآ]"), "آ"),
    (re.compile("\u0654"), "ئ"),
    (re.compile(r"آ(?=[ءئؤ]|\b)"), "ا"),
)


@lru_cache(maxsize=100_000)
def modern(form: str) -> str:
    """Return an Arabic form in its one spelling, that of today where it is in that of the Quran.

    A ى at the end is a ي, as in Egypt, where only that is a word.

    >>> modern("ٱلسَّمَآءِ"), modern("كِتَٰب"), modern("ذَٰلِكَ"), modern("ءَامَنُوا۟"), modern("لى"), modern("على")
    ('السماء', 'كتاب', 'ذلك', 'آمنوا', 'لي', 'على')
    """
    word = _spelt(form)
    if _DAGGER in form and not _is_function_word(word):
        long = _spelt(form.replace("ى" + _DAGGER, "ى").replace(_DAGGER, "ا"))
        if not is_function_form(long) and (_is_word(long) or not _is_word(word)):
            word = long.removeprefix("يا") if _is_word(long.removeprefix("يا")) else long
    if "ءا" in word and not is_known(word, _LANGUAGE) and _is_word(other := word.replace("ءا", "آ")):
        word = other
    if word.endswith("ى") and word not in stop_words(_LANGUAGE):
        other = word[:-1] + "ي"
        if other in stop_words(_LANGUAGE) or (is_known(other, _LANGUAGE) and not is_known(word, _LANGUAGE)):
            return other
    return word


def _spelt(form: str) -> str:
    word = canonical(form, _LANGUAGE)
    if "ء" in word or "آ" in word or "\u0654" in word:
        for old, new in _OLD:
            word = old.sub(new, word)
    return word


def _is_function_word(word: str) -> bool:
    return word in stop_words(_LANGUAGE) or is_function_form(word)


def _is_word(word: str) -> bool:
    return any(is_known(word.removeprefix(before), _LANGUAGE) for before in ("", _ARTICLE, "و" + _ARTICLE))


@lru_cache(maxsize=100_000)
def is_function_form(word: str) -> bool:
    """Return whether a word is a function word with another, or a pronoun, written onto it.

    >>> [is_function_form(word) for word in ("فلم", "أولم", "إليهم", "والذين", "يومئذ", "وعد", "فهم", "وريث")]
    [True, True, True, True, True, False, False, False]
    """
    if word.endswith(_OF_THAT_TIME) or (word[0] in _AND and word[1:] in _PARTICLES):
        return True
    return not is_known(_ARTICLE + word, _LANGUAGE) and _is_joined(word, stop_words(_LANGUAGE))


def _is_joined(word: str, stops: Collection[str]) -> bool:
    for before in _AND:
        rest = word.removeprefix(before)
        if rest != word and len(rest) >= _BASE and (rest in stops or _with_pronoun(rest, stops)):
            return True
    for before in _FOR:
        rest = word.removeprefix(before)
        if rest != word and rest in stops and (len(rest) >= _BASE or rest in _NAMELESS):
            return True
    return (word[:2] in _ASKING and word[2:] in _ASKED) or _with_pronoun(word, stops)


def _with_pronoun(word: str, stops: Collection[str]) -> bool:
    bases = (word[: -len(pronoun)] for pronoun in _PRONOUNS if word.endswith(pronoun))
    return any(base in _SHORT_BASES or (len(base) >= _BASE and base in stops) for base in bases)


@lru_cache(maxsize=100_000)
def verb(word: str) -> str:
    """Return the singular of a verb of several, "كفر" of "كفروا", that the dictionary has as a word; else the word.

    >>> verb("كفروا"), verb("يعلمون"), verb("أرسلنا"), verb("قانون")
    ('كفر', 'علم', 'أرسل', 'قانون')
    """
    noun = word[:-1] if word.endswith("نا") else word  # "سلطانا", a sultan as an object
    if is_known(_ARTICLE + noun, _LANGUAGE):
        return _lemma(noun)
    for ending, beginnings in (("وا", ""), ("نا", ""), ("ون", "يت")):
        stem = word.removesuffix(ending)
        begins = not beginnings or word[0] in beginnings
        if stem != word and begins and len(stem) >= _STEM + bool(beginnings) and is_known(stem, _LANGUAGE):
            return _lemma(stem)
    return word


def _lemma(word: str) -> str:
    return str(simplemma.lemmatize(word, lang=_LANGUAGE))
