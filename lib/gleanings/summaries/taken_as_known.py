"""What a sentence takes as known, since its document introduced it before: people by a part of their name, and things.

A digest shows a sentence without the ones before it. After "Fans of Olav Lie, a skier, left the hall", one says "Lie"
and another "the hall", and who reads these alone does not know whom and what. The first mention is the one to show: it
has the whole name, and the role (Nenkova and McKeown 2003, "References to named entities: a corpus study").
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from gleanings.documents.document import Document
from gleanings.summaries.function_words import WORD, FunctionWords, function_words, holds_word
from gleanings.words.stop_words import stop_words

PERSON, THING = 0.6, 0.85  # what is left of how well it stands for one of the names, and for each of the things
_THINGS = 0.5  # things alone leave no less than this
_LETTERS = 3  # of a name, at least
_MENTIONS = 3  # of a name, the first of which are looked at: what comes before may be a headline
_NEAR = 40  # characters before a name in which its first part is looked for
_LOOKED_BACK = 12  # sentences: what was introduced earlier is introduced again
_FIRST = re.compile(r"(?<![^\W_])([^\W\d_][^\W\d_A-Z]++)[ \u00a0]$")
_SAYS_WHO = re.compile(r", [^\W_A-Z][^,.;]{4,60}[,.]")  # "Lie, a skier from Orr, ..."


def taken_as_known(document: Document, index: int, told: Collection[str] = ()) -> tuple[float, tuple[str, ...]]:
    """Return what is left of how well a sentence of a document stands, and what it takes as known.

    Args:
        document: the document.
        index: of the sentence.
        told: words in lower case that the reader has before them, as in a heading.

    >>> document = Document("a", "Fans of Olav Lie left the hall of Orr. By noon the hall was empty for Lie.")
    >>> taken_as_known(document, 0), taken_as_known(document, 1)
    ((1.0, ()), (0.51, ('"Lie" was introduced before', '"the hall" was introduced before')))
    """
    known = function_words(document.language)
    if index == 0 or known is None or known.unspaced:
        return 1.0, ()
    sentence = document.sentences[index]
    words = list(WORD.finditer(sentence.text))
    people = []
    if not known.nouns_are_capitalised:
        people = [name for name in _names(sentence.text, words, known, told) if _whole(name, document, index)]
    window = document.text[document.sentences[max(0, index - _LOOKED_BACK)].start : sentence.start].lower()
    things = [
        thing
        for thing in _things(sentence.text, words, known, stop_words(document.language))
        if (noun := thing.rpartition(" ")[2]) not in told and holds_word(window, noun)
    ]
    left = (PERSON if people else 1.0) * max(THING ** len(things), _THINGS)
    return round(left, 3), tuple(f'"{name}" was introduced before' for name in (*people, *things))


def _names(text: str, words: Sequence[re.Match[str]], known: FunctionWords, told: Collection[str]) -> Iterator[str]:
    """The names of one word that a sentence does not explain: of "Lie met the skier Olav Berg", only "Lie"."""
    joined = {one.end() for one, other in pairwise(words) if text[one.end() : other.start()] in " \u00a0"}
    capital = [word.group()[0].isupper() and word.group().lower() not in known.all for word in words]
    for at, word in enumerate(words):
        name = word.group().partition("'")[0].partition("’")[0]
        if not capital[at] or len(name) < _LETTERS or name.lower() in told or name.lower() in known.calendar:
            continue
        after = word.end() in joined and capital[at + 1]
        before = at > 0 and words[at - 1].end() in joined and capital[at - 1]
        if not after and not before and _SAYS_WHO.match(text, word.end()) is None:
            yield name


def _whole(name: str, document: Document, index: int) -> bool:
    """Whether a document gave a name with a part before it when it first did, and the sentence does not."""
    start = document.sentences[index].start
    stops = stop_words(document.language)
    at = -1
    for _ in range(_MENTIONS):
        at = document.text.find(name, at + 1, start)
        if at < 0:
            return False
        first = _FIRST.search(document.text[max(0, at - _NEAR) : at])
        if first is None or not first[1][0].isupper() or document.text[at + len(name)].isalnum():
            continue
        if first[1].lower() not in stops and first[1] not in document.sentences[index].text:
            return True
    return False


def _things(text: str, words: Sequence[re.Match[str]], known: FunctionWords, stops: Collection[str]) -> Iterator[str]:
    """The phrases of an article and a noun that do not say which is meant: not "the hall of Orr", "the old hall"."""
    lower = [word.group().lower() for word in words]
    for at, (word, noun) in enumerate(pairwise(lower)):
        if word not in known.definite or word in known.generic or words[at + 1].group()[0].isupper():
            continue
        if noun in known.all or noun in known.times:
            continue
        if at + 2 < len(words) and text[words[at + 1].end() : words[at + 2].start()].isspace():
            after = lower[at + 2]
            if after in known.of or after in known.relatives or after not in stops:
                continue
        yield f"{word} {noun}"
