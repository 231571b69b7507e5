"""Stop words: the function words of a language, which say nothing of a topic.

English has sumy's list with words of news reporting and of greeting added; 55 more languages have lists of their own
(`data/stop_words.txt`, whose head names the sources and their licences).
"""

import pkgutil
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import combining, normalize

import simplemma

from gleanings.documents.broken_words import is_known
from gleanings.words.characters import canonical

# Words of reporting and of the calendar, which sumy's list leaves in and which say nothing of a topic.
_NEWS = frozenset(
    "mr mrs ms dr sir say said says saying thought cent percent add added adds tell told telling according also "
    "would could should will may might must monday tuesday wednesday thursday friday saturday sunday january "
    "february march april june july august september october november december today yesterday tomorrow am pm one "
    "two three four five six seven eight nine ten year month week day time make made get got put thing cannot didn "
    "wasn isn aren doesn don hasn haven couldn wouldn feb apr aug sept oct nov dec gmt est edt rt".split()
)
# Salutations and closings of mails and letters.
_GREETINGS = frozenset("dear hi hey bye goodbye cheers greetings regards sincerely".split())
# Words of sumy's list, or with a lemma in it, that do carry a topic.
_CONTENT = frozenset("changes novel rights un value values".split())
_PRONOUNS = "i you he she it we they that this what who there here where how when why yall".split()
_MODALS = "could should would might must may".split()
_SPOKEN = "aint dunno gimme gonna gotta kinda lemme lotta outta sorta wanna yall".split()  # function words run together
_CLITICS = ("m", "re", "ve", "ll", "d", "s")
_ALSO_WORDS = frozenset(["id"])  # "i'd" without its apostrophe, but mostly an identity card
# Verbs that only say how another is meant: lists have some of their forms ("può") and lack others ("potrebbero").
_MODAL_VERBS = {
    "ca": ("poder", "deure", "soler", "voler"), "de": ("können", "müssen", "sollen", "dürfen", "mögen", "wollen"),
    "es": ("poder", "deber", "querer", "soler"), "fr": ("pouvoir", "devoir", "vouloir", "falloir"),
    "it": ("potere", "dovere", "volere"), "nl": ("kunnen", "moeten", "mogen", "willen", "zullen"),
    "pt": ("poder", "dever", "querer"), "ro": ("putea", "trebui", "vrea"),
    "sv": ("kunna", "skola", "böra", "vilja"),
}  # fmt: skip
_OTHER_CODES = {"nb": "no", "nn": "no", "bs": "hr", "fil": "tl", "ms": "id"}
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    text = (files("gleanings.words") / "data" / "stop_words.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return {language: tuple(words.split()) for language, _, words in lines}


def has_stop_words(language: str) -> bool:
    """Return whether there is a list of stop words for `language`.

    >>> has_stop_words("en"), has_stop_words("qq")
    (True, False)
    """
    return language == "en" or _OTHER_CODES.get(language, language) in _lists()


def listed_languages() -> tuple[str, ...]:
    """Return the languages with a list of stop words, sorted.

    >>> len(listed_languages()) > 30
    True
    """
    return tuple(sorted(["en", *_lists()]))


@lru_cache(maxsize=64)
def stop_words(language: str) -> frozenset[str]:
    """Return the stop words of a language, in small letters; an empty set where there is no list.

    To leave out those of a second language of mixed texts: `gl.bag_of_words(corpus, stop_words=gl.stop_words("es"))`.

    Args:
        language: ISO 639-1 code.

    >>> "the" in stop_words("en"), "trabajo" in stop_words("es"), stop_words("qq")
    (True, False, frozenset())
    """
    if language != "en":
        words = _lists().get(_OTHER_CODES.get(language, language), ())
        return frozenset(canonical(word, language) for word in words)
    data = pkgutil.get_data("sumy", "data/stopwords/english.txt")
    listed = frozenset((data or b"").decode("utf-8").lower().split())
    without_apostrophes = frozenset(word.replace("'", "") for word in listed if "n't" in word)
    return (listed | without_apostrophes | _contractions(listed) | _NEWS | _GREETINGS) - _CONTENT


@lru_cache(maxsize=64)
def typed_plainly(language: str) -> frozenset[str]:
    """Return the stop words of a language as they are typed without accents, where that is no other word.

    >>> sorted({"tambien", "mas", "el"} & typed_plainly("es"))
    ['tambien']
    """
    found = set()
    for word in stop_words(language):
        forms = {"".join(c for c in normalize("NFD", word.translate(_LETTERS)) if not combining(c))}
        if language == "de":
            forms.add(word.translate(_GERMAN))
        found |= {each for each in forms if each != word and each.isascii() and len(each) > 1}
    return frozenset(word for word in found - stop_words(language) if not is_known(word, language))


def is_modal(word: str, lemma: str, language: str, *, noun: bool | None = None) -> bool:
    """Return whether a word is a form of a modal verb, but for those that are nouns, too ("il potere", "deveres").

    Args:
        word, lemma: the word, and the verb that it is a form of.
        language: ISO 639-1 code.
        noun: whether it is written as a noun, where these have capitals; None where its form has to tell.

    >>> [is_modal(word, "potere", "it") for word in ("potrebbero", "potessero", "potere", "poteri")]
    [True, True, False, False]
    >>> is_modal("dürfen", "dürfen", "de", noun=False), is_modal("können", "können", "de", noun=True)
    (True, False)
    """
    if lemma not in _MODAL_VERBS.get(language, ()):
        return False
    if noun is not None:
        return not noun
    return word not in {lemma, *(f"{lemma}{ending}" for ending in ("s", "es")), f"{lemma[:-1]}i"}


def _contractions(listed: frozenset[str]) -> frozenset[str]:
    """Return the contractions as people type them, "youre" and "ive", but for what is another word ("hell", "shed")."""
    made = {pronoun + clitic for pronoun in _PRONOUNS for clitic in _CLITICS}
    made |= {word.replace("'", "") for word in listed if "'" in word} | {modal + "ve" for modal in _MODALS}
    return frozenset(word for word in made - _ALSO_WORDS if not simplemma.is_known(word, lang="en")).union(_SPOKEN)
