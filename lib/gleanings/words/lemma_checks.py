"""Lemmas that a dictionary gives and that a reader would not write, by language, and better ones.

Verbs for nouns above all: the other forms of a noun, or its own form, tell that it is one.
"""

import re

import simplemma

from gleanings.documents.broken_words import is_known

# Parts that German writes before a verb. simplemma gives "gegessen" to "weiteressen".
_SEPARABLE = (
    "ab an auf aus bei dar durch ein empor fort her heran heraus herum hervor hin hinaus hinein hinzu los mit nach "
    "nieder über um unter vor voran voraus vorbei weg weiter wieder zu zurück zusammen"
).split()

_ADJECTIVE_AS_NOUN = ("ое", "ее", "ая", "яя")  # in Russian: the dictionary has "главное" for "главного"

# Endings of infinitives, which the dictionaries of these languages give for nouns too: "copa" from "copar".
INFINITIVES = {
    "ca": ("ar", "er", "ir", "re"),
    "es": ("ar", "er", "ir"),
    "fr": ("er", "ir", "re"),
    "gl": ("ar", "er", "ir"),
    "it": ("are", "ere", "ire"),
    "pt": ("ar", "er", "ir"),
}
_PLURALS = {"it": (("a", "e"), ("o", "i"), ("e", "i"), ("ca", "che"), ("ga", "ghe"), ("co", "chi"), ("go", "ghi"))}
_PLURAL = (("", "s"), ("", "es"))
# An infinitive is the imperative and one of these; what has the form of an imperative is a noun more often.
_IMPERATIVE = {"da": "e", "nb": "e", "nn": "e", "sv": "a"}
GENITIVE_S = ("da", "nb", "nn", "sv")  # "regjeringens", the government's
_TIED = 5  # letters of a Turkish compound
_FORMS_OF_WORDS = "lar ler da de ta te mak mek".split()  # plural, place and infinitive in Turkish
_SHORT = str.maketrans("áéíóőúű", "aeioöuü")  # vowels of Hungarian, which are short before some endings
UMLAUTS = str.maketrans("äöü", "aou")

# Arabic verbal nouns of the forms II (تعليم, تربية), IV (إعلام), VII, VIII and X (انتخاب, اختبار, استعمار):
# their lemma would be the verb, "teach" for "education".
VERBAL_NOUN = re.compile(r"ت[^ت]\wي[^تا]|إ\w\wا\w|ا(?:ن\w|\w[تطد]|ست\w)\wا\w")
_OF_VERB_IN_Y = re.compile(r"ت\w\wية")
# Endings of Turkish nouns in -ma and -me: plural, possessor, case. Negated verbs have others: "gelmedi", "gelmez".
_TURKISH_NOUN = re.compile(
    "m[ae](?:l[ae]r)?(?:[ıi]m|[ıi]n|s[ıi]|[ıi]|m[ıi]z|n[ıi]z|[ıi]m[ıi]z|[ıi]n[ıi]z)?"
    "(?:n[ıi]n|[ıi]n|[yn]?[ıi]|[yn]?[ae]|n?d[ae]n?|yl[ae]|l[ae]|n?d[ae]ki)?"
)


def checked(found: str, word: str, code: str) -> str:
    """Return the lemma of a word, or a better one than the dictionary's."""
    if code == "de":
        found = as_written(_without_prefix(found, word), word)
    elif code == "tr":
        found = _tied_compound(_verbal_noun(found, word), word)
    elif code == "ar":
        found = word if _is_verbal_noun(word, found) else found
    elif code == "hu" and word.endswith(("ó", "ő")):
        return word  # who or what does: "igazgató" (director), not "igazgat" (direct)
    elif code == "hu":
        found = _without_possessor(found, word)
    elif code == "nl":
        found = _strong_verb(_beginning_alike(found, word), word)
    elif code in _IMPERATIVE and word.endswith(("ande", "ende")) and _in_dictionary(word + "t", code) == word:
        return word  # "meddelande", not "meddela"
    elif is_genitive(found, word, code):
        found = _in_dictionary(word[:-1], code) or found
    elif code == "sv" and found[-1] == "d" and (verb := _in_dictionary(found, code)).endswith("a"):
        found = verb  # "sålda", given as the participle "såld"
    elif code == "it" and found == f"{word}o" and is_known(f"{word[:-1]}are", code):
        found = f"{word[:-1]}o"  # "lavori", given as the plural of "lavorio", which is "lavorii"
    elif (
        code == "ru" and found.endswith(_ADJECTIVE_AS_NOUN) and (adjective := _in_dictionary(found, code)).endswith("й")
    ):
        found = adjective  # "основном", given as the noun "основное"
    elif code in INFINITIVES:
        infinitive = found.endswith(INFINITIVES[code])
        found = _noun(word, code, infinitive=infinitive) or found
        # A guess of a name: "pitágorar" of "Pitágoras"; or one that leaves little of a word: "loco" of "locale". Only
        # with an accent a verb bears pronouns.
        little = word.isascii() and not found.startswith(word[: len(word) // 2 + 1])
        if (little or (infinitive and not is_known(found, code))) and not is_known(word, code):
            found = word
    elif (
        code in _IMPERATIVE and found[:-1].rstrip(word[-1]) == word.rstrip(word[-1]) and found[-1] == _IMPERATIVE[code]
    ):
        found = word
    back: str = simplemma.lemmatize(found, lang=code).lower()
    return min(found, word, key=len) if back == word else found  # "boot" and "boten", each given as that of the other


def is_genitive(found: str, word: str, code: str) -> bool:
    """Return whether a word ends in an s that its lemma lacks, or that the dictionary does not know it with."""
    if code not in GENITIVE_S or word[-1:] != "s" or word[-2:-1] == "s":
        return False
    return found == word[:-1] or (found == word and not is_known(word, code))


def _noun(word: str, code: str, *, infinitive: bool) -> str:
    """Return the singular of a word of which the dictionary gives another lemma, if its other number is a noun's.

    A plural is looked at only where the dictionary gives an infinitive of it.
    """

    for singular, plural in _PLURALS.get(code, _PLURAL):
        one = word[: len(word) - len(plural)] + singular
        if infinitive and word.endswith(plural) and _in_dictionary(one, code) == one:
            return one
        if word.endswith(singular) and _in_dictionary(word[: len(word) - len(singular)] + plural, code) == word:
            return word
    return ""


def _in_dictionary(form: str, code: str) -> str:
    """Return the lemma that the dictionary has for a form; nothing where it does not have it."""
    return simplemma.lemmatize(form, lang=code).lower() if is_known(form, code) else ""


def as_written(found: str, word: str) -> str:
    """Return a German lemma with the "ss" of its word: "fluss", not "fluß", and "strasse" as the Swiss write it.

    >>> as_written("fluß", "flüsse"), as_written("straße", "straßen")
    ('fluss', 'straße')
    """
    before, sharp, _ = found.partition("ß")
    swiss = word.translate(UMLAUTS).startswith(f"{before.translate(UMLAUTS)}ss")
    return found.replace("ß", "ss") if sharp and swiss else found


def _is_verbal_noun(word: str, found: str) -> bool:
    """Return whether an Arabic word is a verbal noun by its form, and `found` not the singular of a plural."""
    return bool(VERBAL_NOUN.fullmatch(word)) or (bool(_OF_VERB_IN_Y.fullmatch(word)) and found.endswith("ى"))


def _tied_compound(found: str, word: str) -> str:
    """Return a Turkish compound with the vowel that ties it, "cumhurbaşkanı", whose rest is no word by itself."""
    vowel = word[len(found) : len(found) + 1]
    if not word.startswith(found) or vowel not in set("ıiuü") or len(found) < _TIED:
        return found
    forms = any(simplemma.is_known(found + ending, lang="tr") for ending in _FORMS_OF_WORDS)
    return found if forms or not simplemma.is_known(found + vowel, lang="tr") else found + vowel


def _beginning_alike(found: str, word: str) -> str:
    """Return a Dutch lemma without what its word does not begin with: "geloven" for "geloof", not "wangeloven"."""
    at = found.find(word[:3])
    if at > 0 and found[:at] not in word and is_known(found[at:], "nl"):
        return found[at:]
    return word if found[:1] != word[:1] and len(found) > len(word) + 1 else found


def _strong_verb(found: str, word: str) -> str:
    """Return the infinitive of a Dutch past, given as its singular: "schrijven" for "schreven", as of "geschreven"."""
    if not word.endswith("en") or found.endswith("en"):
        return found
    if _in_dictionary(f"{word}en", "nl") == word:
        return word  # a singular: "reden", of "redenen"
    verb = _in_dictionary(f"ge{word}", "nl")
    return verb if verb.endswith("en") and not verb.startswith("ge") else found


def _without_possessor(found: str, word: str) -> str:
    """Return a Hungarian lemma without the ending of what is someone's: "gyerek" and "hét" for "gyereke" and "hete"."""
    if word[-1] in "ae" and _in_dictionary(f"{word[:-1]}{'á' if word[-1] == 'a' else 'é'}k", "hu") == word:
        return word  # a word by itself: "alma" (apple), of "almák"
    bare = _in_dictionary(found, "hu")
    owned = found[-1:] in ("a", "e") and len(bare) > 2
    return bare if owned and found[:-1].translate(_SHORT) in (short := bare.translate(_SHORT), f"{short}j") else found


def _verbal_noun(found: str, word: str) -> str:
    """Return the noun where the dictionary gives the stem of its verb: "tartışma" (dispute), not "tartış"."""
    rest = word.removeprefix(found)
    return found + rest[:2] if rest != word and _TURKISH_NOUN.fullmatch(rest) else found


def _without_prefix(found: str, word: str) -> str:
    for prefix in _SEPARABLE:
        bare = found.removeprefix(prefix)
        if bare != found and len(bare) > 3 and not word.startswith(prefix) and simplemma.is_known(bare, lang="de"):
            return bare
    return found
