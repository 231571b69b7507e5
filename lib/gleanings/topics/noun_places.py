"""Which words stand as nouns do, read off the texts by the closed classes of their language, without a tagger."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gleanings.types import Integers
from gleanings.words.lemmas import lemmatizer
from gleanings.words.stop_words import stop_words
from gleanings.words.tokenizer import tokenize

_TELLING = 3  # places that tell, at least
_CLAUSES = re.compile(r"[.,;:!?()\[\]\"“”«»\n]+")
_ELIDED = re.compile(r"\b([LlDd])['’]")  # "l'économie": the article is a word of its own
# Closed classes: what stands before a noun. English: determiners and prepositions, against what stands before a verb.
BEFORE_NOUNS = {
    "en": frozenset(
        "the a an this that these those his her its their our my your of in on at by for with from into over under "
        "between against about no some any many each every both other".split()
    ),
    "fr": frozenset(
        "le la les l un une des du au aux de d ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes "
        "quelques plusieurs chaque".split()
    ),
    "es": frozenset(
        "el la los las un una unos unas del al de este esta estos estas ese esa esos esas su sus nuestro nuestra "
        "nuestros nuestras mi mis algunos algunas cada".split()
    ),
    "it": frozenset(
        "il lo la i gli le l un uno una del dello della dei degli delle al allo alla ai agli alle dal dalla dai dalle "
        "nel nella nei nelle sul sulla di d questo questa questi queste suo sua suoi sue ogni".split()
    ),
    "nl": frozenset(
        "de het een 't dit deze in op met voor van naar aan bij uit over tegen tussen zijn haar hun ons onze mijn uw "
        "elk elke iedere geen enkele veel".split()
    ),
    "pt": frozenset(
        "o a os as um uma uns umas do da dos das no na nos nas ao aos pelo pela de este esta estes estas esse essa seu "
        "sua seus suas nosso nossa cada".split()
    ),
}
# Of these, articles: one that follows a content word begins a phrase of its own, as in "won the match".
ARTICLES = {
    "en": frozenset("the a an".split()),
    "fr": frozenset("le la les l un une".split()),
    "es": frozenset("el la los las un una unos unas".split()),
    "it": frozenset("il lo la i gli le l un uno una".split()),
    "nl": frozenset("de het een 't".split()),
    "pt": frozenset("o a os as um uma uns umas".split()),
}
_BEFORE_VERBS = frozenset(
    "i you he she it we they who to will would can could may might must should shall not do does did don't doesn't "
    "didn't let has have had been be is are was were being very so too more most".split()
)
_SINGULAR = frozenset("this that".split())  # before a noun without s; before one with s, mostly alone: "this compares"
_JOINING = frozenset("that which who whose when where while as if because although but than there".split())
_AND_OR = frozenset("and or & et ou y e o u ed od en of".split())  # after a noun and after an adjective alike
# How often a noun stands there: of the places that tell; where the class before verbs is not known, of all places.
NOUN = {"en": 0.6, "fr": 0.4, "es": 0.4, "it": 0.4, "nl": 0.4, "pt": 0.4}
HEAD_FIRST = ("fr", "es", "it", "pt")  # "taux d'intérêt", "Banco de España": the first word of a phrase is its noun


@dataclass(frozen=True)
class NounPlaces:
    """How often words stand as nouns do.

    Attributes:
        of: for each word and likely lemma, over all its forms: of the places after a word that tells, the share after
            one that stands before nouns, 0 to 1 (NaN for fewer than three); and of all places but those before "and"
            and "or", the share before a function word or the end of a clause.
        written: the first of the two, for each word as it is written.
    """

    of: dict[str, tuple[float, float]]
    written: dict[str, float]


def noun_places(texts: Sequence[str], language: str = "en") -> NounPlaces:
    """Return for each word and its likely lemma how often it stands as nouns do, 0 to 1.

    >>> found = noun_places(["The bank lends. They said the bank will grow, and a new bank"] * 2)
    >>> found.of["bank"][0], found.of["new"][1], found.written["bank"]
    (1.0, 0.0, 1.0)
    """
    tokens = tokenize((clause for text in texts for clause in _CLAUSES.split(_ELIDED.sub(r"\1 ", text))), language)
    size = len(tokens.words)
    if len(tokens.ids) < 2:
        return NounPlaces({}, {})
    otherwise = 0 if language == "en" else 2
    before_nouns = BEFORE_NOUNS[language]
    kind = np.array(
        [1 if w in before_nouns else 2 if language == "en" and w in _BEFORE_VERBS else otherwise for w in tokens.words],
        dtype=np.int64,
    )
    before = np.where(tokens.first[1:], 0, kind[tokens.ids[:-1]])
    singular = np.array([language == "en" and word in _SINGULAR for word in tokens.words])
    with_s = np.array([word.endswith("s") for word in tokens.words])
    before[singular[tokens.ids[:-1]] & with_s[tokens.ids[1:]]] = 0
    noun = np.bincount(tokens.ids[1:][before == 1], minlength=size)
    telling = np.bincount(tokens.ids[1:][before > 0], minlength=size)
    stops = before_nouns | _BEFORE_VERBS | _JOINING if language == "en" else stop_words(language)
    stop = np.array([word in stops for word in tokens.words])
    ends = np.bincount(tokens.ids[np.append(tokens.first[1:] | stop[tokens.ids[1:]], True)], minlength=size)
    open_ended = np.array([word in _AND_OR for word in tokens.words])
    tells_end = np.append(tokens.first[1:] | ~open_ended[tokens.ids[1:]], True)
    total = np.bincount(tokens.ids[tells_end], minlength=size)
    ends = np.minimum(ends, total)
    lemma = lemmatizer(language)
    sums: dict[str, Integers] = {}
    for i, word in enumerate(tokens.words):
        counts = np.array([noun[i], telling[i], ends[i], total[i]])
        for form in {word, lemma(word)}:
            sums[form] = sums[form] + counts if form in sums else counts
    of = {
        form: (float(nouns / tells) if tells >= _TELLING else float("nan"), float(end / max(places, 1)))
        for form, (nouns, tells, end, places) in sums.items()
    }
    share = np.where(telling >= _TELLING, noun / np.maximum(telling, 1), np.nan)
    return NounPlaces(of, dict(zip(tokens.words, share.tolist(), strict=True)))
