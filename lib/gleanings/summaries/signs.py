"""Signs that a sentence leans on what is around it: read off its form and the function words of its language.

Form (`form_signs.py`) is an open quotation, no full stop, few words. Function words are small closed classes
(`function_words.py`): pronouns and demonstratives that stand for what was named before, connectives, words that measure
time from a moment told before, a definite phrase that was introduced before (Halliday and Hasan 1976, "Cohesion in
English": reference, substitution, conjunction). A text of another language is judged by form alone.
"""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise, takewhile

from gleanings.summaries.form_signs import ITEM, OPENING, Habit, Sign, form_signs, is_list
from gleanings.summaries.function_words import WORD, FunctionWords, function_words
from gleanings.summaries.openings import BACK, JOINED, NEAR, before_comma, opening, unnamed
from gleanings.summaries.pointing import demonstrative, is_courtesy, names, opens_with_name, phrase_back, such
from gleanings.words.splitters import installed_splitter
from gleanings.words.stop_words import stop_words

_SPEECH, _KNOWN, _DEFINITE, _POINTS = 0.6, 0.65, 0.95, 0.75
_COURTESY, _COURTEOUS_SIGNS = 0.3, 12  # a greeting written without spaces has so many signs at most
_PREAMBLE = 12  # words before the subject, at most
_APPOSITION = 7  # words between two commas: fewer may say who or what was named
_NAMES = 4  # words of a list of names at least
_OF_LABEL = 24  # characters before a colon, at most, that say what follows
_ASIDE_WORDS = 4  # of a connective between commas: ", on the other hand,"

_NOTE = re.compile(r"^\s*\[[^\[\]]{0,60}\]\s*")  # what a transcript notes before a sentence: [Laughter]
_BRACKETED = re.compile(r"\(([^()]{1,30})\)")
_CAPITALS = re.compile("[A-Z]{2}")
_CHAIN = re.compile(r"\b\w++(?:-\w++){2,}")  # a chain of words is one: "pay-as-you-go"
_QUOTE = re.compile('["“”«»„]')  # looked for in C: a set would be asked for each letter of a sentence

Holds = Callable[[str], bool]


def signs_of(text: str, language: str, before: Holds | None, habit: Habit | None = None) -> list[Sign]:
    """Return the signs that a sentence leans.

    Args:
        text: the sentence.
        language: ISO 639-1 code of its language.
        before: whether a word, in lower case, stands in the sentences before it; None where there are none.
        habit: how the text around it begins and ends its sentences; None where nothing is known of it.

    >>> [sign.reason for sign in signs_of("However, wages fell.", "en", None)]
    ['has few words', 'begins with "however"']
    """
    known = function_words(language)
    if text.lstrip()[:1] == "[":
        text = _NOTE.sub("", text, count=1) or text
    words = WORD.findall(text)
    signs = form_signs(text, words, habit)
    if known is not None and words:
        signs += _unspaced(text, known, language) if known.unspaced else _words(text, words, known, before, language)
    return signs


def _unspaced(text: str, known: FunctionWords, language: str) -> list[Sign]:
    start = text.lstrip(OPENING + "「『（ 　")
    if len(start) <= _COURTEOUS_SIGNS and start.startswith(known.courtesies):
        return [Sign(_COURTESY, "greets or thanks", back=False)]
    for part, forms in ((BACK, known.back), (JOINED, known.joins)):
        for form in sorted(forms, key=len, reverse=True):
            if start.startswith(form):
                if start.startswith(known.units, len(form)) or not _ends_a_word(start, len(form), language):
                    return []  # "this weekend"; the first sign of a name
                return [Sign(part, f'begins with "{form}"')]
    return []


def _ends_a_word(text: str, at: int, language: str) -> bool:
    """Whether a word ends at a place, as far as the words can be told: 也 in 也门 is a part of Yemen."""
    split = installed_splitter(language)
    return split is None or at in accumulate(map(len, split(text[: at + NEAR])))


def _words(text: str, words: Sequence[str], known: FunctionWords, before: Holds | None, language: str) -> list[Sign]:
    """What the function words of the language show."""
    lower = _lowered(text, words)
    if "’" in text:
        lower = [word.replace("’", "'") for word in lower]
    bare = [_pronoun(word, known) if "'" in word else word for word in lower] if "'" in text or "’" in text else lower
    personal = not known.personal.isdisjoint(bare)
    named = names(words[1:], known) or (personal and opens_with_name(words, known, language))
    sign = (
        opening(text, words, lower, bare, known, named, language)
        or (unnamed(text, words, bare, known, language) if personal else None)
        or _aside(text, known)
    )
    back = "" if sign else phrase_back(lower, known, language)
    if back:
        sign = Sign(_POINTS, f'points back by "{back}"')
    signs = (
        [sign]
        if sign
        else _definite(words, lower, known, before) or _definite_subject(text, words, lower, known, before)
    )
    outside = _outside_quotes(text)
    if outside.count("-") > 1:
        outside = _CHAIN.sub(" ", outside)
    aloud = lower if outside is text else WORD.findall(outside.lower().replace("’", "'"))
    quoted = _QUOTE.match(text) is not None
    label = text.partition(":")[0] if ":" in text[:_OF_LABEL] else ""
    if label and not known.picture.isdisjoint(WORD.findall(label.lower())):
        signs.append(Sign(_SPEECH, "points at a picture", back=False))  # "Pictured: ..."
    elif "(" in text and any(
        not known.picture.isdisjoint(WORD.findall(part.lower())) for part in _BRACKETED.findall(text)
    ):
        signs.append(Sign(_SPEECH, "points at a picture", back=False))
    if not known.first_of_vocatives.isdisjoint(lower[:NEAR]):
        start = f" {' '.join(lower[:NEAR])} "
        hearers = next((vocative for vocative in known.vocatives if f" {vocative} " in start), None)
        if hearers is not None:
            signs.append(Sign(_SPEECH, f'speaks to "{hearers}"', back=False))
    if _is_names_alone(text, words, known) and not is_list(text):
        signs.append(Sign(ITEM, "lists names or things", back=False))
    if is_courtesy(lower, known):
        signs.append(Sign(_COURTESY, "greets or thanks", back=False))
    spoken = None
    if "'" in outside or "’" in outside or not known.speech.isdisjoint(aloud):
        spoken = next(
            (w for at, w in enumerate(aloud) if _is_speech(w, known) and not _in_title(outside, at, known, language)),
            None,
        )
    if spoken is None and known.formal:
        spoken = next((w for w in WORD.findall(outside)[1:] if w in known.formal), None)
    if spoken is not None:
        signs.append(Sign(_SPEECH, f'speaks as "{spoken}"', back=False))
    elif quoted and not named and (len(outside) < 0.2 * len(text) or not known.says.isdisjoint(lower)):
        signs.append(Sign(_SPEECH, "quotes nobody that is named"))
    elif personal and not named and any(a in known.personal and b in known.says for a, b in pairwise(lower)):
        signs.append(Sign(_SPEECH, "does not name who says it"))
    elif quoted and not known.personal.isdisjoint(aloud[:2]) and not names(WORD.findall(outside), known):
        signs.append(Sign(_SPEECH, "does not name who says it"))  # "Not today," he muttered; „Heute nicht“, sagte er
    if not signs and not known.points.isdisjoint(lower):
        pairs = pairwise(lower[1:])  # "Combine this with ..."
        pointing = next((w for w, other in pairs if w in known.points and demonstrative((w, other), known)), None)
        if pointing is not None:
            signs.append(Sign(_POINTS, f'says "{pointing}"'))
    if not signs and not known.likes.isdisjoint(lower):
        pointing = such(lower, known)
        if pointing:
            signs.append(Sign(_POINTS, f'says "{pointing}"'))
    return signs


def _is_names_alone(text: str, words: Sequence[str], known: FunctionWords) -> bool:
    """Whether names follow each other without a verb: "D Allen (Trafford AC), S Claxton.", "Eire v Israel".

    Where all is in capitals, or nouns have them, nothing is told by them.
    """
    if known.nouns_are_capitalised or len(words) < _NAMES or text.isupper():
        return False
    small = (word for word in words if word[0].islower() and len(word) > 1)
    return sum(word[0].isupper() for word in words) >= _NAMES and all(word in known.beside_names for word in small)


def _is_speech(word: str, known: FunctionWords) -> bool:
    return word in known.speech or ("'" in word and word.split("'")[0] in known.speech)


def _in_title(text: str, at: int, known: FunctionWords, language: str) -> bool:
    """Whether a word stands in the title of a work: "Morgan Spurlock made Super Size Me"."""
    words = WORD.findall(text)
    word = words[at]
    if not at or not word[0].isupper() or known.nouns_are_capitalised or all(w[0].isupper() for w in words):
        return False
    follows = words[at + 1][0].isupper() if at + 1 < len(words) else False
    if word[:2] in ("I", "I'", "I’"):  # which has its capital everywhere: "I'm A Celebrity", "I Am Legend"
        return follows and words[at + 1].lower() in stop_words(language) and words[at + 1] != "I"
    return follows or words[at - 1][0].isupper()


def _lowered(text: str, words: Sequence[str]) -> list[str]:
    """The words in lower case, but for capitals among small letters: "IT" is no pronoun, unless all is shouted."""
    if _CAPITALS.search(text) is None or all(map(str.isupper, words)):
        return list(map(str.lower, words))
    return [word if word.isupper() and len(word) > 1 else word.lower() for word in words]


def _pronoun(word: str, known: FunctionWords) -> str:
    """The pronoun that is written together with another word ("it's", "qu'elle"), or the word."""
    one, apart, other = word.partition("'")
    return one if apart and one in known.personal else other if apart and other in known.personal else word


def _aside(text: str, known: FunctionWords) -> Sign | None:
    """A connective, or a pronoun that stresses, between commas: ", on the other hand,"."""
    if "," not in text:
        return None
    for part in text.split(",")[1:]:
        if len(part) <= 30:
            said = tuple(WORD.findall(part.lower().replace("’", "'")))
            alone = len(said) == 1 and (said[0] in known.asides or said[0] in known.apart)
            joined = len(said) <= _ASIDE_WORDS and not known.joined_pairs.isdisjoint(pairwise(said))
            if alone or joined:
                return Sign(JOINED, f'goes on from what was said: "{" ".join(said)}"')
    return None


def _definite(words: Sequence[str], lower: Sequence[str], known: FunctionWords, before: Holds | None) -> list[Sign]:
    """A phrase with the definite article, which the reader should know of already.

    One that says itself which is meant ("the mayor of Orr") may still have been introduced, but can be read alone.
    """
    first = lower[0]
    elided = next((e for e in known.elided_definite if first.startswith(e)), "")
    if before is None or len(words) < 2 or not (first in known.definite or elided):
        return []
    at = 0 if elided else 1  # where its noun is
    phrase = [first[len(elided) :], *lower[1:3]] if elided else list(lower[1:4])
    head = words[0][len(elided) :] if elided else words[1]
    if not known.nouns_are_capitalised and head[:1].isupper():
        return []  # a name: The White House
    if names(words[at + 1 : at + 2], known) and (not known.nouns_are_capitalised or head[:1].isupper()):
        return []  # named at once: the striker Jay Pell
    if len(phrase) > 1 and phrase[1] in known.of and names(words[at + 1 : at + 5], known):
        return []
    if first in known.generic or (known.generic and len(phrase) > 2 and phrase[1] == known.compound):
        return [Sign(_DEFINITE, f'"{" ".join(lower[:2])}" may have been introduced before')]
    within = list(takewhile(lambda w: w not in known.of or w in known.definite, phrase))  # "the driver of a bus"
    noun = next((w for w in within if len(w) > 2 and w not in known.all and before(w)), None)
    if noun is not None:
        shown = [first, *phrase[bool(elided) : phrase.index(noun) + 1]]
        return [Sign(_KNOWN, f'"{" ".join(shown)}" was introduced before', noun)]
    return [Sign(_DEFINITE, f'"{" ".join(lower[:2])}" may have been introduced before')]


def _definite_subject(
    text: str, words: Sequence[str], lower: Sequence[str], known: FunctionWords, before: Holds | None
) -> list[Sign]:
    """A definite phrase that was introduced before, behind a phrase and a comma: "Found in May, the ring was sold"."""
    if before is None:
        return []
    at = before_comma(text)
    if not 1 < at <= min(_PREAMBLE, len(words) - 2) or (
        lower[0] not in known.prepositions and names(words[1:2], known)
    ):
        return []
    apposition, comma, _ = text.split(",", 1)[1].partition(",")
    if comma and len(WORD.findall(apposition)) < _APPOSITION:  # "Tom Hall, the owner of the ring, ..."
        return []
    return [sign for sign in _definite(words[at:], lower[at:], known, before) if sign.noun]


def _outside_quotes(text: str) -> str:
    """The text without what stands between quotation marks."""
    if _QUOTE.search(text) is None:
        return text
    parts = _QUOTE.split(text)
    return " ".join(parts[::2])
