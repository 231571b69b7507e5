"""Signs that a sentence leans on what is around it: read off its form and the function words of its language.

Form (`form_signs.py`) is an open quotation, no full stop, few words. Function words are small closed classes
(`function_words.py`): pronouns and demonstratives that stand for what was named before, connectives, words that measure
time from a moment told before, a definite phrase that was introduced before (Halliday and Hasan 1976, "Cohesion in
English": reference, substitution, conjunction). A text of another language is judged by form alone.
"""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from gleanings.summaries.form_signs import Habit, Sign, form_signs
from gleanings.summaries.function_words import FunctionWords, function_words
from gleanings.summaries.pointing import (
    before_adjective,
    demonstrative,
    is_courtesy,
    is_time,
    moment,
    phrase_back,
    pointer,
    stands_for_nothing,
    taken_up,
)
from gleanings.words.splitters import installed_splitter
from gleanings.words.stop_words import stop_words

_BACK, _JOINED, _SPEECH, _KNOWN, _DEFINITE, _POINTS = 0.4, 0.65, 0.6, 0.65, 0.95, 0.75
_COURTESY, _COURTEOUS, _COURTEOUS_SIGNS = 0.3, 9, 12  # a greeting has so many words, or signs, at most
_NEAR = 8  # words from the beginning within which a pronoun is the subject
_CLOSE = 4  # words from a pronoun, or from the comma, within which a name may say who is meant
_OPENING_WORDS = 5  # in which a phrase stands before the subject: "Half of that", "Ten minutes later"
_ASIDE_WORDS = 4  # of a connective between commas: ", on the other hand,"

_MARKS = "\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
# Vowel signs of Hindi and accents written apart are no letters to Python, and words would fall apart at them.
WORD = re.compile(rf"[^\W_]++(?:(?:['’](?=[^\W_])|[{_MARKS}]++)[^\W_]*+)*+")
_NOTE = re.compile(r"^\s*\[[^\[\]]{0,60}\]\s*")  # what a transcript notes before a sentence: [Laughter]
_BRACKETED = re.compile(r"\(([^()]{1,30})\)")
_CAPITALS = re.compile("[A-Z]{2}")
_OPENING = "\"'“‘«„‹(["
_QUOTES = frozenset('"“”«»„')

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
    start = text.lstrip(_OPENING + "「『（ 　")
    if len(start) <= _COURTEOUS_SIGNS and start.startswith(known.courtesies):
        return [Sign(_COURTESY, "greets or thanks", back=False)]
    for part, forms in ((_BACK, known.back), (_JOINED, known.joins)):
        for form in sorted(forms, key=len, reverse=True):
            if start.startswith(form):
                if start.startswith(known.units, len(form)) or not _ends_a_word(start, len(form), language):
                    return []  # "this weekend"; the first sign of a name
                return [Sign(part, f'begins with "{form}"')]
    return []


def _ends_a_word(text: str, at: int, language: str) -> bool:
    """Whether a word ends at a place, as far as the words can be told: 也 in 也门 is a part of Yemen."""
    split = installed_splitter(language)
    return split is None or at in accumulate(map(len, split(text[: at + _NEAR])))


def _words(text: str, words: Sequence[str], known: FunctionWords, before: Holds | None, language: str) -> list[Sign]:
    """What the function words of the language show."""
    lower = _lowered(text, words)
    if "’" in text:
        lower = [word.replace("’", "'") for word in lower]
    bare = [_pronoun(word, known) for word in lower] if "'" in text or "’" in text else lower
    personal = not known.personal.isdisjoint(bare)
    named = _names(words[1:], known)
    sign = (
        _opening(text, words, lower, bare, known, named, language)
        or (_unnamed(words, bare, known, language) if personal else None)
        or _aside(text, known)
    )
    back = "" if sign else phrase_back(lower, known)
    if back:
        sign = Sign(_POINTS, f'points back by "{back}"')
    signs = [sign] if sign else _definite(words, lower, known, before)
    outside = _outside_quotes(text)
    aloud = lower if outside is text else WORD.findall(outside.lower().replace("’", "'"))
    quoted = text[:1] in _QUOTES
    if "(" in text and any(
        not known.picture.isdisjoint(WORD.findall(part.lower())) for part in _BRACKETED.findall(text)
    ):
        signs.append(Sign(_SPEECH, "points at a picture", back=False))
    start = f" {' '.join(lower[:_NEAR])} "
    hearers = next((vocative for vocative in known.vocatives if f" {vocative} " in start), None)
    if hearers is not None:
        signs.append(Sign(_SPEECH, f'speaks to "{hearers}"', back=False))
    if len(lower) <= _COURTEOUS and is_courtesy(lower, known):
        signs.append(Sign(_COURTESY, "greets or thanks", back=False))
    spoken = None
    if "'" in outside or "’" in outside or not known.speech.isdisjoint(aloud):
        spoken = next((w for w in aloud if w in known.speech or ("'" in w and w.split("'")[0] in known.speech)), None)
    if spoken is None and known.formal:
        spoken = next((w for w in WORD.findall(outside)[1:] if w in known.formal), None)
    if spoken is not None:
        signs.append(Sign(_SPEECH, f'speaks as "{spoken}"', back=False))
    elif quoted and not named and (len(outside) < 0.2 * len(text) or not known.says.isdisjoint(lower)):
        signs.append(Sign(_SPEECH, "quotes nobody that is named"))
    elif personal and not named and any(a in known.personal and b in known.says for a, b in pairwise(lower)):
        signs.append(Sign(_SPEECH, "does not name who says it"))
    elif quoted and aloud and aloud[0] in known.personal and not _names(WORD.findall(outside), known):
        signs.append(Sign(_SPEECH, "does not name who says it"))  # "Not today," he muttered
    if not signs and not known.points.isdisjoint(lower):
        pairs = pairwise(lower[2:])
        pointing = next((w for w, other in pairs if w in known.points and demonstrative((w, other), known)), None)
        if pointing is not None:
            signs.append(Sign(_POINTS, f'says "{pointing}"'))
    return signs


def _lowered(text: str, words: Sequence[str]) -> list[str]:
    """The words in lower case, but for capitals among small letters: "IT" is no pronoun, unless all is shouted."""
    if _CAPITALS.search(text) is None or all(map(str.isupper, words)):
        return list(map(str.lower, words))
    return [word if word.isupper() and len(word) > 1 else word.lower() for word in words]


def _pronoun(word: str, known: FunctionWords) -> str:
    """The pronoun that is written together with another word ("it's", "qu'elle"), or the word."""
    one, apart, other = word.partition("'")
    return one if apart and one in known.personal else other if apart and other in known.personal else word


def _unnamed(words: Sequence[str], bare: Sequence[str], known: FunctionWords, language: str) -> Sign | None:
    """A pronoun near the beginning before which nothing stands that it could stand for: "A month on, it fell"."""
    at = next((i for i, word in enumerate(bare[:_NEAR]) if word in known.personal), 0)
    if not at or _names(words[1:at] if known.nouns_are_capitalised else words[1:], known):
        return None
    if at == 2 and bare[1] in known.of and bare[0] in known.indefinite:
        return Sign(_BACK, f'says "{bare[at]}" without a name')  # "Keiner von ihnen"
    stops = stop_words(language)
    for i, word in enumerate(bare[:at]):
        if word in known.indefinite:
            return None
        noun = word not in stops and word not in known.all and not word.isdecimal() and not is_time((word,), known)
        if noun and (i or at > 1):  # a pronoun right after the first word follows a verb: "Release it when ..."
            return None
    return Sign(_BACK, f'says "{bare[at]}" without a name')


def _opening(
    text: str,
    words: Sequence[str],
    lower: Sequence[str],
    bare: Sequence[str],
    known: FunctionWords,
    named: bool,
    language: str,
) -> Sign | None:
    """What the first words show."""
    first, two = lower[0], tuple(lower[:2])
    if not known.itself.isdisjoint(lower[1:3]) and first in known.back:
        return None  # "this paper" is the text itself
    if first in known.points and is_time(lower[1:2], known):
        return None  # "this week" points at now
    if stands_for_nothing(words, lower, known):
        return None
    if _is_pronoun(words, lower, known):
        return Sign(_BACK, f'begins with "{first}"')
    elided = first.partition("'")[0]
    if first in known.adjective_articles and before_adjective(lower[1:3], known, language):
        return None
    if first in known.back or (elided != first and elided in known.back):
        return Sign(_BACK, f'begins with "{first}"')
    stressed = first in known.focus and (two[-1] in known.back or _is_pronoun(words[1:], lower[1:], known))
    if stressed and not is_time(lower[2:3], known):
        return Sign(_BACK, f'begins with "{" ".join(two)}"')
    if first in known.joins or two in known.joined_pairs:
        back = any(word in known.personal for word in lower[1:4])
        return Sign(
            _BACK if back else _JOINED, f'begins with "{" ".join(two) if two in known.joined_pairs else first}"'
        )
    if first in known.prepositions and demonstrative(lower[1:3], known):
        return Sign(_BACK, f'begins with "{" ".join(lower[:3])}"')
    start = lower[:_OPENING_WORDS]
    named_before = taken_up(start, known) or pointer(start, known)
    if named_before:
        return Sign(_BACK, f'says "{named_before}" for what was said before')
    counted = moment(start, known)
    if counted:
        return Sign(_JOINED, f'counts from another moment: "{counted}"')
    if first in known.prepositions:
        pronoun = next((i for i, w in enumerate(bare[:_NEAR]) if w in known.personal), None)
        if pronoun is not None and not _resolved(text, words, pronoun, known):
            return Sign(_BACK, f'says "{lower[pronoun]}" without a name')
    elif not named and not known.personal.isdisjoint(lower[:_NEAR]):
        said = next((b for a, b in pairwise(lower[:_NEAR]) if b in known.personal and a in known.says), None)
        if said is not None:
            return Sign(_BACK, f'says "{said}" without a name')
    return None


def _is_pronoun(words: Sequence[str], lower: Sequence[str], known: FunctionWords) -> bool:
    """Whether an article at the beginning is none: a verb follows, and then no noun. "Das stieß bei der ..."."""
    if not known.nouns_are_capitalised or len(words) < _CLOSE or lower[0] not in known.definite:
        return False
    if words[1][:1].isupper() or lower[1] in known.prepositions:
        return False
    third = lower[2]
    return words[2].islower() and (third in known.definite or third in known.prepositions or third in known.back)


def _resolved(text: str, words: Sequence[str], pronoun: int, known: FunctionWords) -> bool:
    """Whether a pronoun stands for a name before it, or for one that follows at once or opens the main clause.

    "In his speech Olav Lie said ...", "Before she died, Ruth Abara wrote ...", but not "If he had won, it would have
    been the end of Kansas". Where all nouns have capitals, one that follows tells nothing.
    """
    if known.nouns_are_capitalised:
        # What stands right before the pronoun may be what it stands for.
        return _names(words[1:pronoun] if pronoun < _CLOSE else words[1:], known)
    main = WORD.findall(text.partition(",")[2])[:_CLOSE]
    return (
        _names(words[1:pronoun], known)
        or _names(words[pronoun + 1 : pronoun + 1 + _CLOSE], known)
        or _names(main, known)
    )


def _aside(text: str, known: FunctionWords) -> Sign | None:
    """A connective, or a pronoun that stresses, between commas: ", on the other hand,"."""
    if "," not in text:
        return None
    for part in text.split(",")[1:]:
        if len(part) <= 30:
            said = tuple(WORD.findall(part.lower().replace("’", "'")))
            alone = len(said) == 1 and (said[0] in known.joins or said[0] in known.asides)
            joined = len(said) <= _ASIDE_WORDS and not known.joined_pairs.isdisjoint(pairwise(said))
            if alone or joined:
                return Sign(_JOINED, f'goes on from what was said: "{" ".join(said)}"')
    return None


def _names(words: Sequence[str], known: FunctionWords) -> bool:
    """Whether any of some words is a name."""
    return any(w[0].isupper() and w.lower() not in known.calendar and w != "I" for w in words)


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
    if _names(words[at + 1 : at + 2], known) and (not known.nouns_are_capitalised or head[:1].isupper()):
        return []  # named at once: the striker Jay Pell
    if len(phrase) > 1 and phrase[1] in known.of and _names(words[at + 1 : at + 5], known):
        return []
    if first in known.generic or (known.generic and len(phrase) > 2 and phrase[1] == known.compound):
        return [Sign(_DEFINITE, f'"{" ".join(lower[:2])}" may have been introduced before')]
    noun = next((w for w in phrase if len(w) > 2 and w not in known.all and before(w)), None)
    if noun is not None:
        shown = [first, *phrase[bool(elided) : phrase.index(noun) + 1]]
        return [Sign(_KNOWN, f'"{" ".join(shown)}" was introduced before', noun)]
    return [Sign(_DEFINITE, f'"{" ".join(lower[:2])}" may have been introduced before')]


def _outside_quotes(text: str) -> str:
    """The text without what stands between quotation marks."""
    if _QUOTES.isdisjoint(text):
        return text
    parts = re.split(r"[\"“”«»„]", text)
    return " ".join(parts[::2])
