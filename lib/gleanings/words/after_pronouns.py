"""French verbs that look like nouns where "nous" stands before them: "nous avions" (we had), "nous mentions" (we lied).

The dictionary has one lemma for a form, that of the noun: so the form is read as the infinitive, which it has for that
of "he" ("avait", "mentait").
"""

import re

from gleanings.words.characters import APOSTROPHES
from gleanings.words.lemmas import lemmatizer

_LANGUAGE = "fr"
_PRONOUN = "nous"
# What may stand between: "nous ne les portions".
_BETWEEN = frozenset("ne nous vous le la les lui leur y en".split())
_OURS, _HIS = "ions", "ait"
_INFINITIVES = ("er", "ir", "re")
_SPACE = " "


def with_pronoun(text: str) -> list[str]:
    """Return the chunks of a French text, cut at its spaces, but for those of a pronoun and what may be its verb.

    >>> with_pronoun("Nous ne portions rien."), with_pronoun("Les portions sont là.")
    (['Nous ne portions', 'rien.'], ['Les', 'portions', 'sont', 'là.'])
    """
    chunks = text.split()
    if _OURS not in text or _PRONOUN[1:] not in text:
        return chunks
    found: list[str] = []
    pronoun = -1  # where the last one stands in `found`
    for chunk in chunks:
        small = chunk.lower()
        if pronoun >= 0 and _OURS in small:
            found[pronoun:] = [_SPACE.join([*found[pronoun:], chunk])]
        else:
            found.append(chunk)
        if small == _PRONOUN and pronoun < 0:
            pronoun = len(found) - 1
        elif small not in _BETWEEN:
            pronoun = -1
    return found


def as_verbs(forms: list[str], chunk: str) -> list[str]:
    """Return the forms of a chunk; of one of a pronoun and a verb, the verb as its infinitive.

    >>> as_verbs(["Nous", "portions"], "Nous portions"), as_verbs(["nous", "n'avions"], "nous n'avions")
    (['Nous', 'porter'], ['nous', "n'avoir"])
    >>> as_verbs(["Nous", "lions"], "Nous lions"), as_verbs(["portions"], "portions")
    (['Nous', 'lions'], ['portions'])
    """
    if _SPACE not in chunk or not forms:
        return forms
    last = forms[-1]
    verb = re.split(f"[{APOSTROPHES}]", last.lower())[-1]
    infinitive = lemmatizer(_LANGUAGE)(verb.removesuffix(_OURS) + _HIS)
    if not verb.endswith(_OURS) or not infinitive.endswith(_INFINITIVES):
        return forms
    return [*forms[:-1], last[: -len(verb)] + infinitive]
