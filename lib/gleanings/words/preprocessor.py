"""What becomes of the words of a text: names, lemmas, stop words, phrases.

A `Preparation` is learnt once from a corpus and can be applied to other texts, so that new documents are counted
in the very words of a fitted model. It is plain data, and is stored with a model.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from gleanings.words.languages import PHRASE_ONLY, UNSPACED, bare, lemmatizer, stop_words
from gleanings.words.phrases import DROPPED, Integers, find_phrases, join_phrases
from gleanings.words.tokenizer import Tokens

_CAPITAL_NOUNS = ("de", "lb")  # a capital is no sign of a name there
_NAME_SHARE = 0.8  # a word with a capital in so many of its places within sentences is a name
_NAME_COUNT = 2
_TITLE_CASE = 0.5  # a sentence with more capitals than this is a headline; its capitals say nothing
_MINIMUM_LETTERS = 2
_ROUNDS = 2  # phrases of two words, then of three or four
_SPACE = " "
_MOSTLY = 0.5
# Plurals of peoples, which simplemma leaves: palestinians, israelis. Other names keep their s: Davis, Adams.
_PEOPLES = ("ans", "lis", "qis", "nis", "ris", "kis")


@dataclass(frozen=True)
class Preparation:
    """How the words of a corpus are prepared.

    Attributes:
        language: ISO 639-1 code.
        stop_words: words that are left out besides those of the language.
        keep: words that are kept whatever the lists say, in the form in which they stand.
        names: words that are written with a capital within sentences, and so keep their form.
        phrases: pairs of words that are counted as one, the strongest first, and the form in which they are shown.
    """

    language: str = "en"
    stop_words: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, str, str], ...] = ()

    def lemmas(self, words: Iterable[str]) -> list[str]:
        """Return for each word as it stands the word that is counted; an empty text for a stop word.

        Stop words that are part of names ("new") come back as they are; `apply` drops those that no phrase takes up.
        """
        stops = (stop_words(self.language) | frozenset(self.stop_words)) - frozenset(self.keep)
        lemma = lemmatizer(self.language)
        least = 1 if self.language in UNSPACED else _MINIMUM_LETTERS
        keep = frozenset(self.keep) | PHRASE_ONLY.get(self.language, frozenset())

        def prepared(word: str) -> str:
            if word in keep:
                return word
            if word not in stops:
                word = bare(word, self.language)
            if word in stops or len(word) < least:
                return ""
            if word in self.names:
                return word[:-1] if word.endswith(_PEOPLES) and word[:-1] in self.names else word
            found = lemma(word)
            return "" if found in stops else found

        return [prepared(word) for word in words]

    def apply(self, tokens: Tokens) -> "Prepared":
        """Return what is counted of `tokens`: lemmas and phrases, in order."""
        prepared = _numbered(self.lemmas(tokens.words), tokens)
        for round_ in _rounds(self.phrases):
            number = {term: i for i, term in enumerate(prepared.terms)}
            known = [(number[a], number[b], shown) for a, b, shown in round_ if a in number and b in number]
            pairs = np.array([pair[:2] for pair in known], dtype=np.int32).reshape(-1, 2)
            prepared = prepared.joined(pairs, [pair[2] for pair in known])
        return prepared.dropping(PHRASE_ONLY.get(self.language, frozenset()) - frozenset(self.keep))


@dataclass(frozen=True, eq=False)
class Prepared:
    """Units of counting: a word, a phrase, or a token that is no word, in order.

    Attributes:
        terms: the distinct words that are counted.
        ids: one number a unit, into `terms`; `DROPPED` where the unit is a stop word.
        sentence: for each unit, the index of its sentence.
        token: for each unit, the index of its first token.
        width: for each unit, how many tokens it spans.
    """

    terms: tuple[str, ...]
    ids: Integers
    sentence: Integers
    token: Integers
    width: Integers

    def joined(self, pairs: Integers, shown: list[str]) -> "Prepared":
        """Return the units with each of `pairs` (phrases x 2, the strongest first) made one, shown as `shown`."""
        begins, second = join_phrases(self.ids, self.sentence, pairs)
        number = {term: i for i, term in enumerate(self.terms)}
        of_phrase = np.array([number.setdefault(x, len(number)) for x in shown], dtype=np.int32)
        starts = begins >= 0
        ids, width = self.ids.copy(), self.width.copy()
        if starts.any():
            ids[starts] = of_phrase[begins[starts]]
            width[starts] += self.width[np.flatnonzero(starts) + 1]
        kept = ~second
        return Prepared(tuple(number), ids[kept], self.sentence[kept], self.token[kept], width[kept])

    def dropping(self, words: frozenset[str]) -> "Prepared":
        """Return the units with `words` made no words, in their places."""
        gone = np.array([term in words for term in self.terms], dtype=bool)
        if not gone.any():
            return self
        return replace(self, ids=np.where((self.ids != DROPPED) & gone[self.ids], DROPPED, self.ids).astype(np.int32))


def learn(
    tokens: Tokens,
    *,
    language: str,
    stop_words: Iterable[str] = (),
    keep: Iterable[str] = (),
    phrases: bool = True,
) -> Preparation:
    """Return the preparation that fits these tokens: which words are names, and which pairs are phrases."""
    plain = Preparation(language, tuple(sorted(set(stop_words))), tuple(sorted(set(keep))))
    if language not in _CAPITAL_NOUNS:
        plain = Preparation(language, plain.stop_words, plain.keep, _names(tokens))
    prepared = _numbered(plain.lemmas(tokens.words), tokens)
    minimum = minimum_phrase_count(len(tokens.ids))
    found: list[tuple[str, str, str]] = []
    for round_ in range(_ROUNDS if phrases else 0):
        pairs = find_phrases(prepared.ids, prepared.sentence, minimum_count=minimum)
        if round_:
            pairs = pairs[_inseparable(prepared, pairs)]
        shown = _shown(prepared, pairs, tokens, language)
        found += [(prepared.terms[a], prepared.terms[b], form) for (a, b), form in zip(pairs, shown, strict=True)]
        prepared = prepared.joined(pairs, shown)
    return Preparation(language, plain.stop_words, plain.keep, plain.names, tuple(found))


def _inseparable(prepared: Prepared, pairs: Integers) -> Integers:
    """Return which pairs lengthen a phrase that mostly stands in them: "million" + "dollar baby".

    Others would only split the counts of a phrase: "prime minister" + "tony blair".
    """
    begins, _ = join_phrases(prepared.ids, prepared.sentence, pairs)
    together = np.bincount(begins[begins >= 0], minlength=len(pairs))
    alone = np.bincount(prepared.ids[prepared.ids != DROPPED], minlength=len(prepared.terms))
    longer = np.array([_SPACE in term for term in prepared.terms], dtype=bool)[pairs]
    mostly = together[:, None] >= _MOSTLY * alone[pairs]
    return np.flatnonzero(longer.any(axis=1) & (mostly | ~longer).all(axis=1)).astype(np.int32)


def _shown(prepared: Prepared, pairs: Integers, tokens: Tokens, language: str) -> list[str]:
    """Return each phrase as it mostly stands: "human rights", though it is counted under the lemma "right"."""
    begins, _ = join_phrases(prepared.ids, prepared.sentence, pairs)
    forms: dict[int, Counter[str]] = {}
    for at in np.flatnonzero(begins >= 0).tolist():
        start, end = prepared.token[at], prepared.token[at + 1] + prepared.width[at + 1]
        form = _SPACE.join(bare(tokens.words[i], language) for i in tokens.ids[start:end])
        forms.setdefault(int(begins[at]), Counter())[form] += 1
    plain = [f"{prepared.terms[a]}{_SPACE}{prepared.terms[b]}" for a, b in pairs]  # where others always take it away
    return [
        min(forms[i].items(), key=lambda item: (-item[1], item[0]))[0] if i in forms else plain[i]
        for i in range(len(pairs))
    ]


def _rounds(phrases: tuple[tuple[str, str, str], ...]) -> list[list[tuple[str, str, str]]]:
    first = [phrase for phrase in phrases if _SPACE not in phrase[0] + phrase[1]]
    return [first, [phrase for phrase in phrases if _SPACE in phrase[0] + phrase[1]]]


def minimum_phrase_count(tokens: int) -> int:
    """Return how often a pair must occur in so many tokens: 3 in an article, 5 in a corpus, then one in 100,000."""
    return 3 if tokens < 10_000 else max(5, tokens // 100_000)


def _names(tokens: Tokens) -> frozenset[str]:
    inside = ~tokens.first
    if not inside.any():
        return frozenset()
    size = int(tokens.sentence[-1]) + 1
    words_in = np.bincount(tokens.sentence[inside], minlength=size)
    capitals_in = np.bincount(tokens.sentence[inside], weights=tokens.upper[inside], minlength=size)
    headline = capitals_in > _TITLE_CASE * words_in
    counted = inside & ~headline[tokens.sentence]
    total = np.bincount(tokens.ids[counted], minlength=len(tokens.words))
    capital = np.bincount(tokens.ids[counted], weights=tokens.upper[counted], minlength=len(tokens.words))
    is_name = (total >= _NAME_COUNT) & (capital >= _NAME_SHARE * total)
    return frozenset(tokens.words[i] for i in np.flatnonzero(is_name))


def _numbered(lemmas: list[str], tokens: Tokens) -> Prepared:
    """Return one unit a token, its terms in order of first use, `DROPPED` where the lemma is empty."""
    number: dict[str, int] = {}
    of_word = np.array([number.setdefault(x, len(number)) if x else DROPPED for x in lemmas], dtype=np.int32)
    ids = of_word[tokens.ids] if len(lemmas) else tokens.ids
    place = np.arange(len(ids), dtype=np.int32)
    return Prepared(tuple(number), ids, tokens.sentence, place, np.ones(len(ids), dtype=np.int32))
