"""German adjectives as they stand without an article: "Europäische Union", where texts have "der Europäischen Union".

After an article the adjective does not show the gender that the article has shown: "der Deutsche Bundestag", and alone
"Deutscher Bundestag" (Duden 4, "Die Grammatik", on strong and weak inflection).
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

_ENDINGS = ("en", "em", "er", "es", "e")
# The ending without an article, by what stands before the adjective and by its ending there.
_ALONE = {
    ("die", "e"): "e",
    ("eine", "e"): "e",
    ("die", "en"): "e",
    ("der", "en"): "e",
    ("zur", "en"): "e",
    ("einer", "en"): "e",
    ("der", "e"): "er",
    ("ein", "er"): "er",
    ("das", "e"): "es",
    ("ein", "es"): "es",
}


def without_article(phrase: str, texts: Sequence[str], lemma: Callable[[str], str]) -> str:
    """Return a phrase of an adjective and a noun with the ending that it has without an article, by what texts show.

    >>> lemma = {"europäischen": "europäisch", "europäische": "europäisch"}.__getitem__
    >>> without_article("Europäischen Union", ["Die Länder der Europäischen Union"], lemma)
    'Europäische Union'
    """
    adjective, _, noun = phrase.partition(" ")
    stem = next((adjective.removesuffix(end) for end in _ENDINGS if adjective.endswith(end)), "")
    if not stem or not noun[:1].isupper() or " " in noun:
        return phrase
    places = re.compile(rf"\b(\w+) {re.escape(stem)}({'|'.join(_ENDINGS)}) {re.escape(noun)}\b", re.IGNORECASE)
    found: Counter[str] = Counter()
    for text in texts:
        for place in places.finditer(text):
            if ending := _ALONE.get((place[1].lower(), place[2].lower())):
                found[ending] += 1
    if not found:
        return phrase
    alone = stem + max(sorted(found), key=found.__getitem__)
    known = lemma(adjective.lower())
    is_adjective = known not in (adjective.lower(), alone.lower()) and lemma(alone.lower()) == known
    return f"{alone} {noun}" if is_adjective else phrase  # no adjective: "Millionen Euro"
