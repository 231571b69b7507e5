"""Words that point at something said before: phrases, demonstratives with their noun, times counted from a moment."""

from collections.abc import Sequence
from itertools import pairwise

from gleanings.documents.broken_words import is_known
from gleanings.summaries.function_words import FunctionWords
from gleanings.words.stop_words import stop_words

_VOWELS = frozenset("aeiouyåäöæø")
_COURTEOUS = 9  # words of a greeting at most
_CLOSE = 4  # words from the beginning within which the verb of an empty pronoun stands
_ARTICLE = 2  # letters at most of the article in "such a storm", which says how strong it was
_CLAUSE = 8  # words from the beginning within which a clause begins that an empty pronoun announces
_SUPERLATIVES = ("ørste", "idste", "este")  # adjectives that end as verbs do: første, sidste, fleste


def phrase_back(lower: Sequence[str], known: FunctionWords, language: str) -> str:
    """Return words that point back wherever they stand, and say nothing of what they point at: "at the time"."""
    if not known.anywhere.isdisjoint(lower):
        return next(word for word in lower if word in known.anywhere)
    ends = known.phrases_by_end.keys() & lower
    if not ends:
        return _same_time(lower, known)
    joined = f" {' '.join(lower)} "
    for phrase in (phrase for end in sorted(ends) for phrase in known.phrases_by_end[end]):
        _, found, rest = joined.partition(f" {phrase} ")
        follows = rest.partition(" ")[0]
        if not found or follows in known.of:  # "at the time of the crash" says of what
            continue
        if phrase.rpartition(" ")[2] not in known.adjectives or not follows or follows in stop_words(language):
            return phrase
    return _same_time(lower, known)


def _same_time(lower: Sequence[str], known: FunctionWords) -> str:
    """Return "the same year", where the sentence has no other time that it could be the same as."""
    if known.same.isdisjoint(lower):
        return ""
    for at, word in enumerate(lower[:-1]):
        time = lower[at + 1 : at + 2]
        if word not in known.same or not (is_time(time, known) or time[0] in known.periods):
            continue
        told = is_time(lower[:at], known) or any(map(str.isdigit, "".join(lower[:at])))
        follows = lower[at + 2 : at + 3]
        if not told and known.of.isdisjoint(follows) and known.compares.isdisjoint(follows):
            return f"{word} {time[0]}"
    return ""


def such(lower: Sequence[str], known: FunctionWords) -> str:
    """Return "such services", where the sentence does not go on to say which: "such services as", "such noise that".

    >>> from gleanings.summaries.function_words import function_words
    >>> english = function_words("en")
    >>> such("one per cent used such services".split(), english), such("such noise that we left".split(), english)
    ('such services', '')
    """
    telling = known.compares | known.complementisers | known.relatives
    told = max((at for at, word in enumerate(lower) if word in telling), default=0)
    for word, noun in pairwise(lower[told:]):
        if word in known.likes and len(noun) > _ARTICLE and noun not in known.all and noun not in known.of:
            return f"{word} {noun}"
    return ""


def taken_up(start: Sequence[str], known: FunctionWords) -> str:
    """Return a demonstrative with its noun after a preposition near the beginning: "in view of that plan"."""
    if known.determiners.isdisjoint(start):
        return ""
    for one, other, noun in zip(start, start[1:], start[2:], strict=False):
        after = one in known.of or one in known.prepositions
        closed = noun in known.of or noun in known.prepositions  # "such as", "for this in ..."
        if after and other in known.determiners and not closed and demonstrative((other, noun), known):
            return f"{other} {noun}"
    return ""


def pointer(start: Sequence[str], known: FunctionWords) -> str:
    """The words near the beginning that stand for something said before: "half of that", "a second one"."""
    for at, (one, other) in enumerate(pairwise(start), 2):
        points = other in known.pointers or (one, other) in known.pointing_pairs
        if points and not is_time(start[at : at + 1], known):  # "in this year" points at now
            return f"{one} {other}"
    return start[0] if start[0] in known.pointers else ""


def moment(start: Sequence[str], known: FunctionWords) -> str:
    """A time near the beginning that is counted from another: "ten minutes later", "the following day"."""
    if known.relative_times.isdisjoint(start):
        return ""
    times = [i for i, word in enumerate(start) if is_time((word,), known)]
    for i in times:
        for word in start[max(i - 1, 0) : i + 3]:
            if word in known.relative_times:
                return " ".join(start[: max(i, start.index(word)) + 1])
    return ""


def is_courtesy(lower: Sequence[str], known: FunctionWords) -> bool:
    """Whether a sentence begins with a greeting or with thanks: "Thank you for coming", not "Thanks to rain".

    A longer one does where two follow each other: "Good morning and welcome to the meeting of ...".
    """
    text = f" {' '.join(lower)} "
    if not text.startswith(known.greetings) or tuple(lower[:2]) in known.thanks_pairs:
        return False
    if len(lower) <= _COURTEOUS:
        return True
    first = max((words for words in known.greetings if text.startswith(words)), key=len)
    others = f" {' '.join(lower[len(first.split()) :][:_CLOSE])} "
    return any(words in others for words in known.greetings)


def stands_for_nothing(words: Sequence[str], lower: Sequence[str], known: FunctionWords) -> bool:
    """Whether the pronoun that opens a sentence points at nothing before, but forward or nowhere.

    >>> from gleanings.summaries.function_words import function_words
    >>> english = function_words("en")
    >>> said = ["It is clear that taxes fall", "It is the house that Jack built", "Those who voted got a stamp"]
    >>> [stands_for_nothing(text.split(), text.lower().split(), english) for text in said]
    [True, False, True]
    """
    first, two = lower[0], tuple(lower[:2])
    if first in known.expletives and any((first, word) in known.empty_pairs for word in lower[1:_CLOSE]):
        return True  # "es gibt", "it has rained"
    if first in known.back and two[-1] in known.relatives:
        return True
    if first in known.empty_subjects and two[-1] in known.copulas:
        at = next((i for i, word in enumerate(lower[2:_CLAUSE], 2) if word in known.complementisers), 0)
        # What is so far told of is no thing: "it is the law that", "it was so cold that".
        if at > 2 and not any(word in known.definite or word in known.degrees for word in lower[2:at]):
            return True
    start = 1 if first in known.clefts and first not in known.empty_subjects else 2
    if first in known.clefts and (start == 1 or two[-1] in known.copulas):
        at = next((i for i, word in enumerate(lower[start:_CLAUSE], start) if word in known.cleft_relatives), 0)
        return any(word[:1].isupper() for word in words[start:at])
    return False


def before_adjective(two: Sequence[str], known: FunctionWords, language: str) -> bool:
    """Whether an adjective and a noun follow a word that may be their article: "den | svenska regeringen".

    The article of Danish, Norwegian and Swedish before an adjective is the pronoun "it" before a verb. The adjective
    has an ending of its own there, which few verbs share; the small ones of these ("ska") are no word without it.

    >>> from gleanings.summaries.function_words import function_words
    >>> swedish = function_words("sv")
    >>> before_adjective(("svenska", "regeringen"), swedish, "sv"), before_adjective(("byggdes", "där"), swedish, "sv")
    (True, False)
    """
    if len(two) < 2 or two[1] in stop_words(language) or not known.all.isdisjoint(two):
        return False
    adjective = two[0]
    if not adjective.endswith(tuple(known.weak_endings)):
        return False
    if adjective in stop_words(language) and (
        _VOWELS.isdisjoint(adjective[:-1]) or not is_known(adjective[:-1], language)
    ):
        return False  # "ska", "ble"
    return adjective.endswith(_SUPERLATIVES) or not adjective.endswith(tuple(known.past_endings or "-"))


def is_time(words: Sequence[str], known: FunctionWords) -> bool:
    """Whether a word is a unit of time, in whatever number or case, or a day of the week."""
    return any(
        w in known.calendar
        or (w.startswith(known.units) and any(w.startswith(u) and len(w) < len(u) + 3 for u in known.units))
        for w in words
    )


def demonstrative(pair: Sequence[str], known: FunctionWords) -> bool:
    """Whether two words are a demonstrative and a noun that was named before: not "this year", not "this paper"."""
    if len(pair) < 2 or pair[0] not in known.back or pair[0] in known.personal:
        return False
    noun = pair[1].removesuffix("'s")  # "this year's festival"
    return noun not in known.times and noun not in known.itself and noun not in known.calendar


def opens_with_name(words: Sequence[str], known: FunctionWords, language: str) -> bool:
    """Whether the first word is a name: one with a capital that the dictionary of the language does not have.

    >>> from gleanings.summaries.function_words import function_words
    >>> english = function_words("en")
    >>> opens_with_name(["Electrolux", "fell"], english, "en"), opens_with_name(["Shares", "fell"], english, "en")
    (True, False)
    """
    first = words[0]
    if not first[:1].isupper() or len(first) <= _ARTICLE or known.nouns_are_capitalised:
        return False
    if is_known(first.lower(), language):
        return False
    return any(is_known(word, language) for word in words[1:_CLAUSE])  # a language that has a dictionary


def names(words: Sequence[str], known: FunctionWords) -> bool:
    """Whether any of some words is a name."""
    return any(w[0].isupper() and w.lower() not in known.calendar and w != "I" for w in words)
