"""How well a sentence stands on its own: whether a reader who sees it without its neighbours knows what it says.

Each sign that it leans on them is named and takes a part of a score that begins at 1. Signs are read off the form of
a sentence (an open quotation, no full stop, few words) and off the small closed classes of a language
(`function_words.py`): pronouns and demonstratives that open it, connectives, a definite phrase that was introduced
before (Halliday and Hasan 1976, "Cohesion in English": reference, conjunction, ellipsis). Text of other languages is
judged by form alone.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gleanings.documents.document import Document
from gleanings.summaries.function_words import FUNCTION_WORDS, FunctionWords

LEANS = 0.7  # a sentence below it leans on another
_BACK, _JOINED, _SPEECH, _CUT, _KNOWN, _DEFINITE, _ASKS, _POINTS = 0.4, 0.65, 0.6, 0.5, 0.65, 0.85, 0.7, 0.75
_SHORT = 5  # words: fewer seldom make a statement
_NEAR = 8  # words from the beginning within which a pronoun is the subject

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ASIDE = re.compile(r"^\s*\[[^\[\]]{0,60}\]\s*")  # what a transcript notes before a sentence: [Laughter]
_BULLETS = ("-", "–", "—", "*", "•", "·", "…")  # a point of a list, or half a sentence
_OPENING = "\"'“‘«„‹(["
_ENDS = tuple(".!?…。！？।؟۔:\"'”’»›)]")
_QUOTES = '"“”«»„'
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


@dataclass(frozen=True, slots=True)
class Standing:
    """How well a sentence stands on its own.

    Attributes:
        score: above 0 and up to 1, which is for a sentence without any sign that it leans.
        reasons: the signs, each in a few words.
    """

    score: float
    reasons: tuple[str, ...]


def standing(text: str, language: str = "en", *, before: Collection[str] | None = None) -> Standing:
    """Return how well a sentence stands on its own.

    Args:
        text: the sentence.
        language: ISO 639-1 code of its language.
        before: the words of the sentences before it in its document, in lower case; None where it is the first, or
            where nothing is known of them.

    >>> standing("She was fined on Friday.")
    Standing(score=0.4, reasons=('begins with "she"',))
    >>> standing("The bridge was closed at night.", before={"a", "bridge", "broke"}).reasons
    ('"the bridge" was introduced before',)
    >>> standing("Heavy rain fed the river for days.").score
    1.0
    """
    return _standing(text, language, lambda: before)


def _standing(text: str, language: str, before: Callable[[], Collection[str] | None]) -> Standing:
    """As `standing`; the words before are asked for only by sentences that begin with a definite article."""
    known = FUNCTION_WORDS.get(language)
    if text.lstrip()[:1] == "[":
        text = _ASIDE.sub("", text, count=1) or text
    words = _WORD.findall(text)
    signs = _form(text, words, known)
    if known is not None and words:
        signs += _unspaced(text, known) if known.unspaced else _words(text, words, known, before)
    score = 1.0
    for part, _ in signs:
        score *= part
    return Standing(round(score, 3), tuple(reason for _, reason in signs))


def standing_of(document: Document, index: int) -> Standing:
    """Return how well a sentence of a document stands on its own, after those before it.

    >>> standing_of(Document("a", "A bridge broke in Oslo on Monday. The bridge was built in 1911."), 1).score
    0.65
    """
    sentence = document.sentences[index]

    def before() -> Collection[str] | None:
        if not index or not sentence.text[:1].isupper():
            return None
        start = document.sentences[max(0, index - _LOOKED_BACK)].start
        return set(_WORD.findall(document.text[start : sentence.start].lower()))

    return _standing(sentence.text, document.language, before)


_LOOKED_BACK = 12  # sentences: what was introduced earlier is introduced again
Sign = tuple[float, str]


def _form(text: str, words: Sequence[str], known: FunctionWords | None) -> list[Sign]:
    """What can be seen in any language."""
    signs: list[Sign] = []
    body = text.strip()
    if body[:1].islower() or body.startswith(_BULLETS):
        signs.append((_CUT, "begins in the middle"))
    if body and not body.endswith(_ENDS):
        signs.append((_CUT, "has no end"))
    if body.rstrip(_OPENING + "”’»›)]").endswith(("?", "？", "؟")):
        signs.append((_ASKS, "asks"))
    if any(body.count(one) != body.count(other) for one, other in _PAIRS) or body.count('"') % 2:
        signs.append((0.75, "holds a part of a quotation or bracket"))
    count = len(body) / 2 if known is not None and known.unspaced else len(words)
    if count < _SHORT:
        signs.append((max(count, 1) / _SHORT, "has few words"))
    return signs


def _unspaced(text: str, known: FunctionWords) -> list[Sign]:
    start = text.lstrip(_OPENING + "「『（ 　")
    for part, forms in ((_BACK, known.back), (_JOINED, known.joins)):
        for form in sorted(forms, key=len, reverse=True):
            if start.startswith(form):
                return [(part, f'begins with "{form}"')]
    return []


def _words(
    text: str, words: Sequence[str], known: FunctionWords, before: Callable[[], Collection[str] | None]
) -> list[Sign]:
    """What the function words of the language show."""
    lower = list(map(str.lower, words))
    if "’" in text:
        lower = [word.replace("’", "'") for word in lower]
    signs: list[Sign] = []
    first = lower[0]
    names = [w for w in words[1:] if w[0].isupper() and w.lower() not in known.calendar and w != "I"]
    elided = first.partition("'")[0]
    if not known.itself.isdisjoint(lower[1:3]) and first in known.back:
        pass  # "this paper" is the text itself
    elif first in known.back or (elided != first and elided in known.back):
        signs.append((_BACK, f'begins with "{first}"'))
    elif first in known.joins or tuple(lower[:2]) in known.joined_pairs:
        opening = " ".join(lower[:2]) if tuple(lower[:2]) in known.joined_pairs else first
        back = any(word in known.personal for word in lower[1:4])
        signs.append((_BACK if back else _JOINED, f'begins with "{opening}"'))
    elif first in known.prepositions and _demonstrative(lower[1:3], known):
        signs.append((_BACK, f'begins with "{" ".join(lower[:3])}"'))
    else:
        pronoun = next((i for i, w in enumerate(lower[:_NEAR]) if w in known.personal), None)
        if pronoun is not None and not names and (first in known.prepositions or lower[pronoun - 1] in known.says):
            signs.append((_BACK, f'says "{lower[pronoun]}" without a name'))
        elif first in known.definite or any(first.startswith(e) for e in known.elided_definite):
            signs += _definite(words, lower, known, before())
    outside = _outside_quotes(text)
    aloud = lower if outside is text else _WORD.findall(outside.lower().replace("’", "'"))
    spoken = [w for w in aloud if w in known.speech or ("'" in w and w.split("'")[0] in known.speech)]
    if spoken:
        signs.append((_SPEECH, f'speaks as "{spoken[0]}"'))
    elif text[:1] in '"“«„' and not names and (len(outside) < 0.2 * len(text) or not known.says.isdisjoint(lower)):
        signs.append((_SPEECH, "quotes nobody that is named"))
    elif not names and any(a in known.personal and b in known.says for a, b in pairwise(lower)):
        signs.append((_SPEECH, "does not name who says it"))
    pointing = [
        one for one, other in pairwise(lower[2:]) if one in known.points and _demonstrative((one, other), known)
    ]
    if pointing and not signs:
        signs.append((_POINTS, f'says "{pointing[0]}"'))
    return signs


def _definite(
    words: Sequence[str], lower: Sequence[str], known: FunctionWords, before: Collection[str] | None
) -> list[Sign]:
    """A phrase with the definite article, which the reader should know of already."""
    if before is None or len(words) < 2:
        return []
    elided = next((e for e in known.elided_definite if lower[0].startswith(e)), "")
    phrase = [lower[0][len(elided) :], *lower[1:3]] if elided else list(lower[1:4])
    own = [words[0][len(elided) :], *words[1:3]] if elided else list(words[1:4])
    if not known.nouns_are_capitalised and own[0][:1].isupper():
        return []  # a name: The White House
    noun = next((w for w in phrase if w in before and w not in known.all and len(w) > 2), None)
    if noun is not None:
        shown = [lower[0], *phrase[bool(elided) : phrase.index(noun) + 1]]
        return [(_KNOWN, f'"{" ".join(shown)}" was introduced before')]
    return [(_DEFINITE, f'"{" ".join(lower[:2])}" may have been introduced before')]


def _demonstrative(pair: Sequence[str], known: FunctionWords) -> bool:
    """Whether two words are a demonstrative and a noun that was named before: not "this year", not "this paper"."""
    if len(pair) < 2 or pair[0] not in known.back or pair[0] in known.personal:
        return False
    return pair[1] not in known.times and pair[1] not in known.itself


def _outside_quotes(text: str) -> str:
    """The text without what stands between quotation marks."""
    if not any(mark in text for mark in _QUOTES):
        return text
    parts = re.split(r"[\"“”«»„]", text)
    return " ".join(parts[::2])
