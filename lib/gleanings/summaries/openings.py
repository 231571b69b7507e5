"""What the first words of a sentence show: a pronoun without a name, a connective, a phrase that counts from before."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gleanings.summaries.form_signs import OPENING, Sign
from gleanings.summaries.function_words import WORD, FunctionWords
from gleanings.summaries.pointing import (
    before_adjective,
    demonstrative,
    is_time,
    moment,
    names,
    pointer,
    stands_for_nothing,
    taken_up,
)
from gleanings.words.stop_words import stop_words

BACK, JOINED = 0.4, 0.65  # what is left of a score by a word that points back, and by one that joins two sentences
NEAR = 8  # words from the beginning within which a pronoun is the subject
_CLOSE = 4  # words from a pronoun, or from the comma, within which a name may say who is meant
_COMPOUND = re.compile(r"([^-‐‑]{1,30})[-‐‑]\w")  # up to the hyphen: "So-called", "The three-year"
_OPENING_WORDS = 5  # in which a phrase stands before the subject: "Half of that", "Ten minutes later"


def before_comma(text: str) -> int:
    """Return how many words stand before the first comma of a sentence; 0 where it has none.

    >>> before_comma("In the end, it rained."), before_comma("It rained.")
    (3, 0)
    """
    beginning, comma, _ = text.partition(",")
    return len(WORD.findall(beginning)) if comma else 0


def unnamed(text: str, words: Sequence[str], bare: Sequence[str], known: FunctionWords, language: str) -> Sign | None:
    """A pronoun near the beginning before which nothing stands that it could stand for: "A month on, it fell"."""
    at = next((i for i, word in enumerate(bare[:NEAR]) if word in known.personal), 0)
    if not at:
        return None
    if _behind_participle(text, words, bare, at, known, language):
        return Sign(BACK, f'says "{bare[at]}" without a name')
    if names(words[1:at] if known.nouns_are_capitalised else words[1:], known):
        return None
    stops = stop_words(language)
    for i, word in enumerate(bare[:at]):
        if word in known.indefinite:
            return None
        noun = word not in stops and word not in known.all and not word.isdecimal() and not is_time((word,), known)
        if noun and (i or at > 1):  # a pronoun right after the first word follows a verb: "Release it when ..."
            return None
    return Sign(BACK, f'says "{bare[at]}" without a name')


def _behind_participle(
    text: str, words: Sequence[str], bare: Sequence[str], at: int, known: FunctionWords, language: str
) -> bool:
    """Whether a pronoun is the subject behind a phrase without one: "Starting a month before, she took pills"."""
    if (
        known.nouns_are_capitalised
        or at < 2
        or before_comma(text) != at
        or known.says.intersection(bare[at + 1 : at + 2])
    ):
        return False
    closed = bare[0] in stop_words(language) or bare[0] in known.all
    return not closed and not names(words[1:at], known)


def opening(
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
    if first in known.first_of_correlatives and _pairs_two(words, lower, known):
        return None
    if _is_pronoun(words, lower, known):
        return Sign(BACK, f'begins with "{first}"')
    elided = first.partition("'")[0]
    if first in known.adjective_articles and before_adjective(lower[1:3], known, language):
        return None
    if first in known.back or (elided != first and elided in known.back):
        return Sign(BACK, f'begins with "{first}"')
    gathered = (
        first in known.indefinite and two[-1] in known.points | known.likes and known.relatives.isdisjoint(lower[2:3])
    )
    if gathered and not is_time(lower[2:3], known):
        return Sign(BACK, f'begins with "{" ".join(two)}"')  # "All these efforts"
    if _of_several(words, bare, known):
        return Sign(BACK, f'says "{bare[2]}" without a name')
    if first in known.ordinals and text.lstrip(OPENING)[len(first) : len(first) + 1] == ",":
        return Sign(JOINED, f'begins with "{first}"')  # "Second, no company ..."
    if _leaves_out_its_subject(lower, known):
        return Sign(JOINED, f'begins with "{first}"')
    stressed = first in known.focus and (two[-1] in known.back or _is_pronoun(words[1:], lower[1:], known))
    if stressed and not is_time(lower[2:3], known):
        return Sign(BACK, f'begins with "{" ".join(two)}"')
    joins = first in known.joins or (two in known.joined_pairs and not _says_which(words, lower, known, language))
    if joins and not _opens_its_own_clause(text, lower, known):
        back = any(word in known.personal for word in lower[1:4])
        return Sign(BACK if back else JOINED, f'begins with "{" ".join(two) if two in known.joined_pairs else first}"')
    if first in known.prepositions and demonstrative(lower[1:3], known):
        return Sign(BACK, f'begins with "{" ".join(lower[:3])}"')
    start = lower[:_OPENING_WORDS]
    named_before = taken_up(start, known) or pointer(start, known)
    if named_before:
        return Sign(BACK, f'says "{named_before}" for what was said before')
    if _stands_alone(lower[1:3], known, language) and first in stop_words(language):
        return Sign(BACK, f'begins with "{" ".join(two)}"')
    counted = moment(start, known)
    if counted:
        return Sign(JOINED, f'counts from another moment: "{counted}"')
    if first in known.prepositions and (first not in known.numerals or is_time(lower[1:NEAR], known)):
        pronoun = next((i for i, w in enumerate(bare[:NEAR]) if w in known.personal), None)
        if pronoun is not None and not _resolved(text, words, pronoun, known):
            return Sign(BACK, f'says "{lower[pronoun]}" without a name')
    elif not named and not known.personal.isdisjoint(lower[:NEAR]):
        said = next((b for a, b in pairwise(lower[:NEAR]) if b in known.personal and a in known.says), None)
        if said is not None and said not in known.plural:  # "Ministers say they": several say it, of themselves
            return Sign(BACK, f'says "{said}" without a name')
    return None


def _leaves_out_its_subject(lower: Sequence[str], known: FunctionWords) -> bool:
    """Whether a copula and an article begin the sentence, in a language that needs no subject there.

    "Foi a terceira derrota", but not "Foi a mãe que chamou ..." nor "Era a noite de 3 de maio".
    """
    article = lower[1:2] and (lower[1] in known.definite or lower[1] in known.indefinite)
    if not article or lower[0] not in known.copulas or known.empty_subjects:
        return False
    return known.relatives.isdisjoint(lower[2:]) and not is_time(lower[2:NEAR], known)


def _says_which(words: Sequence[str], lower: Sequence[str], known: FunctionWords, language: str) -> bool:
    """Whether a phrase with an article and a number, or an adjective, says itself which is meant.

    "The former head of Fannie Mae", "The two heads of Fannie Mae", but not "The former was closed", "The two men".
    """
    if lower[0] not in known.definite or known.nouns_are_capitalised or len(lower) < _CLOSE:
        return False
    if lower[1] in known.adjectives:
        return lower[2] not in stop_words(language)
    if lower[1] not in known.numerals and lower[1] not in known.ordinals:
        return False
    at = next((i for i, word in enumerate(lower[3:NEAR], 3) if word in known.of), 0)
    return at > 0 and names(words[at + 1 : at + 1 + _CLOSE], known)


def _of_several(words: Sequence[str], bare: Sequence[str], known: FunctionWords) -> bool:
    """Whether a sentence begins with a part of what was named before: "Keiner von ihnen", "All of which means"."""
    if bare[0] not in known.indefinite or known.of.isdisjoint(bare[1:2]):
        return False
    relative = bare[2:3] and bare[2] in known.of  # "all of which indicates that Orr": what follows is another thing
    pointing = relative or (bare[2:3] and (bare[2] in known.back or bare[2] in known.personal))
    own = is_time(bare[3:4], known) or not known.itself.isdisjoint(bare[3:4])  # "each of this year's films"
    named = not relative and not known.nouns_are_capitalised and names(words[3 : 3 + _CLOSE], known)
    return bool(pointing) and not own and not named


def _stands_alone(following: Sequence[str], known: FunctionWords, language: str) -> bool:
    """Whether an ordinal has no noun: "A third | was hurt", not "A third | train ..." nor "A third | of voters"."""
    if len(following) < 2 or following[0] not in known.ordinals:
        return False
    other = following[1]
    noun = other in known.of or other in known.prepositions or other in known.definite or is_time((other,), known)
    return other in stop_words(language) and not noun


def _pairs_two(words: Sequence[str], lower: Sequence[str], known: FunctionWords) -> bool:
    """Whether the first word pairs two phrases that follow: "Neither rain nor wind ...", "Both Ada and Bo ..."."""
    first, *others = lower
    if not any((first, other) in known.correlative_pairs for other in others[1:]):
        return False
    noun_follows = words[1][0].isupper() or others[0] in known.definite
    return noun_follows or first in known.denials or (first, first) in known.correlative_pairs


def _opens_its_own_clause(text: str, lower: Sequence[str], known: FunctionWords) -> bool:
    """Whether a connective at the beginning opens a phrase or a clause of its own, and joins nothing.

    "Because of rain, Orr ...", "Later this year Orr ...", "Besides bread, bakers sell milk", "So-called experts ...",
    but not "Besides, bakers sell milk" nor "Because of that, ...".
    """
    size = 2 if tuple(lower[:2]) in known.joined_pairs else 1
    compound = _COMPOUND.match(text)
    if compound is not None and len(WORD.findall(compound[1])) == size:
        return True
    follows, then = lower[size : size + 1], lower[size + 1 : size + 2]
    if not follows:
        return False
    if follows[0] in known.complements:
        return known.back.isdisjoint(then) and known.pointers.isdisjoint(then)
    if follows[0] in known.points and is_time(then, known):
        return True
    if size > 1 or lower[0] not in known.prepositions or follows[0] in known.back:
        return False
    beginning, comma, _ = text.partition(",")
    return bool(comma) and len(WORD.findall(beginning)) > 1


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
    been the end of Kansas", nor "By evening it had reached Orr": behind a comma or a time, the pronoun is the subject,
    and a name that follows is another. Where all nouns have capitals, one that follows tells nothing.
    """
    before = [word for word in words[1:pronoun] if not is_time((word.lower(),), known)]
    if known.nouns_are_capitalised:
        # What stands right before the pronoun may be what it stands for.
        return names(before if pronoun < _CLOSE else words[1:], known)
    behind_comma = before_comma(text) == pronoun
    follows = names(words[pronoun + 1 : pronoun + 1 + _CLOSE], known)
    if names(before, known):
        return follows or not behind_comma or _is_clause(words[:pronoun], known)
    if is_time((words[pronoun - 1].lower(),), known) or behind_comma:
        return False
    return follows or names(WORD.findall(text.partition(",")[2])[:_CLOSE], known)


def _is_clause(words: Sequence[str], known: FunctionWords) -> bool:
    """Whether what opens a sentence is a clause with a name near its beginning: "When Ada won", not "Like Ada"."""
    at = next((i for i, word in enumerate(words[1:_CLOSE], 1) if names((word,), known)), 0)
    rest = [word for word in words[at + 1 :] if not (names((word,), known) or is_time((word.lower(),), known))]
    return at > 0 and any(word.lower() not in known.prepositions for word in rest)
