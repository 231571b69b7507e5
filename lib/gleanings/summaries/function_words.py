"""The small closed classes of words by which a sentence leans on what was said before, by language.

The words are in `data/function_words.txt`: classes that a grammar of the language lists in full, not words that were
met in some text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

# What a detector gives for Norwegian, and languages that have these words in common with another.
_OTHER_CODES = {"no": "nb", "nn": "nb", "bs": "hr", "sr": "hr"}


_MARKS = "\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
# Vowel signs of Hindi and accents written apart are no letters to Python, and words would fall apart at them.
WORD = re.compile(rf"[^\W_]++(?:(?:['’](?=[^\W_])|[{_MARKS}]++)[^\W_]*+)*+")


@dataclass(frozen=True)
class FunctionWords:
    """The closed classes of one language, in lower case.

    Attributes:
        times: units of time: "in this year" points at now, not back.
        points: demonstratives that are nothing else, wherever they stand.
        back: pronouns, possessives and demonstratives that point back where they open a sentence.
        personal: those of them that stand for a person or thing anywhere in a sentence.
        plural: those of `personal` that stand for several.
        joins: connectives and answers that join a sentence to the one before.
        joined_pairs: connectives of two words.
        speech: the first person singular and the second person. The plural is how a paper or a party speaks of itself.
        itself: nouns by which a text speaks of itself: with a demonstrative they point at nothing before.
        definite: the definite article, and `elided_definite` its forms written onto the next word.
        nominative: forms of it that a subject has, and no object: "der" beside "den".
        prepositions: words that open a phrase before the subject.
        says: verbs of reporting.
        calendar: capitalised words that name nobody.
        nouns_are_capitalised: so that a capital tells no name from another noun.
        pointers: words that near the beginning stand for what was said, and for nothing that follows.
        pointing_pairs: the same, two words long: "of them", "second one".
        relative_times: words that beside a unit of time count from a moment told before: "ten minutes later".
        asides: pronouns that between commas set somebody against others: "les parents, eux, ...".
        of: words by which a noun says which of its kind is meant.
        anywhere: words that point back wherever they stand: "deswegen".
        pointing_phrases: the same, of several words: "at the time".
        determiners: demonstratives that stand before a noun.
        picture: words that in brackets say where somebody is in a picture: "(left)".
        vocatives: forms of address to hearers: "ladies and gentlemen".
        courtesies: words that greet, address or thank where they begin a short sentence; `thanks_pairs` begin with
            one and name a cause: "thanks to".
        indefinite: pronouns that another may stand for: "everybody lost their homes".
        formal: forms that speak to the reader where they are capitalised within a sentence.
        generic: articles that are used of a whole kind too: "les loyers"; `compound` is the word that joins two nouns
            to one: "ley de vivienda".
        adjective_articles: pronouns that are the article where an adjective follows, which then has one of
            `weak_endings`: "den svenska regeringen", "det nye hospital". Verbs with such an ending have `past_endings`.
        focus: particles before the word that they stress: "even he", "genau das".
        empty_subjects: pronouns that stand for nothing before one of `copulas` and a clause that one of
            `complementisers` opens: "it is clear that"; `empty_pairs` are such with their verb: "es gibt".
        degrees: words of degree, behind which the clause is a consequence: "so cold that".
        clefts: what begins a sentence that puts one part first, which one of `cleft_relatives` follows: "c'est à Brest
            que".
        relatives: words by which a pronoun says itself who is meant: "those who".
        complements: words behind which a connective is a preposition: "because of", "apart from".
        ordinals: words that before a comma count the points of a talk: "second, ...".
        adjectives: words of the pairs and phrases above that with a noun say nothing of before: "the former mayor".
        same: words for what is no other: "the same year"; `periods` are stretches of time that are no units of it, and
            one of `compares` says what it is the same as.
        denials: words that deny: "not", "nobody"; and "fewer", which denies that they are as many.
        numerals: the words for two to twelve, and others whose number the list gives, each with its number in figures.
        correlative_pairs: words that together pair two phrases: "neither nor", "both and".
        opposed_pairs: small words of opposite meaning: "above below", "against for".
        opens_meeting: phrases, or the beginnings of words, by which minutes tell how a meeting began: "quorum"; with
            those of `closes_meeting` they tell how it ended.
        unspaced: written without spaces; the words are looked for at the beginning alone.
    """

    back: frozenset[str]
    personal: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    joined_pairs: frozenset[tuple[str, str]] = frozenset()
    speech: frozenset[str] = frozenset()
    itself: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    elided_definite: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    nouns_are_capitalised: bool = False
    pointers: frozenset[str] = frozenset()
    pointing_pairs: frozenset[tuple[str, str]] = frozenset()
    relative_times: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    pointing_phrases: tuple[str, ...] = ()
    determiners: frozenset[str] = frozenset()
    picture: frozenset[str] = frozenset()
    vocatives: tuple[str, ...] = ()
    courtesies: tuple[str, ...] = ()
    thanks_pairs: frozenset[tuple[str, str]] = frozenset()
    plural: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    formal: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    compound: str = ""
    adjective_articles: frozenset[str] = frozenset()
    weak_endings: frozenset[str] = frozenset()
    past_endings: frozenset[str] = frozenset()
    focus: frozenset[str] = frozenset()
    empty_subjects: frozenset[str] = frozenset()
    empty_pairs: frozenset[tuple[str, str]] = frozenset()
    copulas: frozenset[str] = frozenset()
    complementisers: frozenset[str] = frozenset()
    degrees: frozenset[str] = frozenset()
    clefts: frozenset[str] = frozenset()
    cleft_relatives: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    nominative: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()
    compares: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    correlative_pairs: frozenset[tuple[str, str]] = frozenset()
    opposed_pairs: frozenset[tuple[str, str]] = frozenset()
    opens_meeting: tuple[str, ...] = ()
    closes_meeting: tuple[str, ...] = ()
    numerals: Mapping[str, str] = field(default_factory=dict)
    unspaced: bool = False

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units of time, sorted."""
        return tuple(sorted(self.times))

    @cached_property
    def greetings(self) -> tuple[str, ...]:
        """The `courtesies` and `vocatives`, each between spaces."""
        return tuple(f" {words} " for words in (*self.courtesies, *self.vocatives))

    @cached_property
    def phrases_by_end(self) -> dict[str, tuple[str, ...]]:
        """The `pointing_phrases`, by their last words."""
        ends = sorted({phrase.rpartition(" ")[2] for phrase in self.pointing_phrases})
        return {end: tuple(p for p in self.pointing_phrases if p.rpartition(" ")[2] == end) for end in ends}

    @cached_property
    def first_of_vocatives(self) -> frozenset[str]:
        """The first words of the `vocatives`."""
        return frozenset(words.partition(" ")[0] for words in self.vocatives)

    @cached_property
    def first_of_correlatives(self) -> frozenset[str]:
        """The first words of the `correlative_pairs`."""
        return frozenset(first for first, _ in self.correlative_pairs)

    @cached_property
    def coordinators(self) -> frozenset[str]:
        """The second words of the `correlative_pairs`, which coordinate: "slow, and, when it rains, late"."""
        return frozenset(second for _, second in self.correlative_pairs)

    @cached_property
    def apart(self) -> frozenset[str]:
        """The words of `joins` that join a sentence to the one before where they stand between commas."""
        return self.joins - self.coordinators

    @cached_property
    def beside_names(self) -> frozenset[str]:
        """Words that stand between names without a verb: "Ann Lowe of Ulm and the Harriers"."""
        return self.prepositions | self.of | self.definite | self.joins

    @cached_property
    def expletives(self) -> frozenset[str]:
        """The first words of the `empty_pairs`."""
        return frozenset(one for one, _ in self.empty_pairs)

    @cached_property
    def likes(self) -> frozenset[str]:
        """Determiners for what is like something named before, or of a degree: "such"."""
        return self.determiners & self.degrees

    @cached_property
    def all(self) -> frozenset[str]:
        """Every word of the classes."""
        return self.back | self.personal | self.joins | self.speech | self.definite | self.prepositions


def function_words(language: str) -> FunctionWords | None:
    """Return the classes of a language; None where there are none.

    >>> words = function_words("en")
    >>> words is not None and "she" in words.personal
    True
    """
    return _languages().get(_OTHER_CODES.get(language, language))


@cache
def _languages() -> dict[str, FunctionWords]:
    text = (files("gleanings.summaries") / "data" / "function_words.txt").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = {}
    for line in text.splitlines():
        name, _, words = line.partition(": ")
        if line.startswith("["):
            classes = found.setdefault(line.strip("[]"), {})
        elif name.endswith("pairs"):
            classes[name] = frozenset((one, other) for one, _, other in (p.partition(" ") for p in words.split(", ")))
        elif name in ("pointing_phrases", "vocatives", "courtesies", "opens_meeting", "closes_meeting"):
            classes[name] = tuple(words.split(", "))
        elif name == "numerals":
            in_order = [entry.partition("=") for entry in words.split()]
            numbered = [(forms, given or str(number)) for number, (forms, _, given) in enumerate(in_order, 2)]
            classes[name] = {form: number for forms, number in numbered for form in forms.split("/")}
        elif name == "compound":
            classes[name] = words
        elif words == "yes":
            classes[name] = True
        elif line and not line.startswith("#"):
            classes[name] = frozenset(words.split())
    return {language: FunctionWords(**classes) for language, classes in found.items()}


def holds_word(text: str, word: str) -> bool:
    """Return whether a word is one of the words of a text: what stands around it up to the next spaces is cut alone.

    >>> holds_word("the bells' ring", "bell"), holds_word("the bells and a bell", "bell")
    (False, True)
    """
    at = text.find(word)  # most words are found nowhere
    while at >= 0:
        end = text.find(" ", at)
        if word in WORD.findall(text, text.rfind(" ", 0, at) + 1, end if end >= 0 else len(text)):
            return True
        at = text.find(word, at + 1)
    return False
