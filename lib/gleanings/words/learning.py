"""What is learnt from the words of a corpus: which of them are names, and which belong together."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from gleanings.storage.shelf import Shelf
from gleanings.types import Flags, Integers
from gleanings.words.clitics import with_clitics
from gleanings.words.families import families
from gleanings.words.given_words import spelt
from gleanings.words.languages import NAME_CONNECTORS, bare, joined
from gleanings.words.lemmas import CAPITAL_NOUNS
from gleanings.words.names import NOT_CAPITALS, in_headline, names_from, written_as_names
from gleanings.words.own_lemmas import own_lemmas
from gleanings.words.particles import cases
from gleanings.words.phrase_chains import Chains, found_chains
from gleanings.words.phrases import DROPPED, THRESHOLD, FrequentPairs, PairCounts, frequent_pairs
from gleanings.words.prepared_parts import PreparedParts, prepared_at
from gleanings.words.preprocessor import Phrase, Preparation, middles
from gleanings.words.run_together import without_apostrophe
from gleanings.words.spellings import Rewritten, feminine_nouns, one_spelling
from gleanings.words.splitters import UNSPACED
from gleanings.words.token_parts import TokenParts, tokens_at

_ROUNDS = 2  # phrases of two words, then of three or four
_SPACE = " "
_MOSTLY = 0.5
_PARTICLE = 3  # letters of the small words that names begin with: de, van, al, bin
_NAME_THRESHOLD = (
    0.2  # NPMI of two words with capitals and "of" between them: the capitals say already that it is a name
)
_PAIRS = "pairs"


def learn(
    tokens: TokenParts,
    *,
    language: str,
    stop_words: Iterable[str] = (),
    keep: Iterable[str] = (),
    foreign: frozenset[tuple[str, str]] = frozenset(),
    lemmas: Rewritten = frozenset(),
    phrases: bool = True,
) -> tuple[Preparation, PreparedParts, frozenset[str]]:
    """Return the preparation that fits these tokens: their names, what stands with particles, and phrases.

    Returned with it are the units as `apply_to` prepares them, and which of the given words were found.
    """
    names = names_from(tokens.words, tokens.languages, tokens.capitals)
    given = spelt(stop_words, language), spelt(keep, language, acronyms=True)
    korean = [word for word, code in zip(tokens.words, tokens.languages, strict=True) if code == "ko"]
    spellings = one_spelling(tokens.words, tokens.languages, tokens.times)
    spellings |= with_clitics(tokens.words, tokens.languages, tokens.times)
    once = written_as_names(tokens.words, tokens.languages, tokens.capitals)
    spellings |= without_apostrophe(tokens.words, tokens.languages, tokens.times, names | once)
    spellings |= families(tokens.words, tokens.languages, tokens.times, names | once, spellings | lemmas)
    nouns = feminine_nouns(tokens.words, tokens.languages)
    own = own_lemmas(tokens.words, tokens.languages, tokens.times, tokens.capitals[NOT_CAPITALS])
    nouns |= lemmas | (own - {(code, word, word) for code, word, _ in nouns | lemmas})
    plain = Preparation(language, *given, names, foreign=foreign, stems=cases(korean), spellings=spellings, nouns=nouns)
    prepared, matched = plain.begin(tokens)
    minimum = minimum_phrase_count(tokens.total)
    found: list[Phrase] = []
    for round_ in range(_ROUNDS if phrases else 0):
        frequent = _frequent(prepared, minimum, first=not round_)
        pairs = frequent.strongest(THRESHOLD)
        if not round_:
            pairs = _with_names(pairs, frequent)
        chains = found_chains(prepared, pairs)
        known = {phrase.shown for phrase in found}
        kept = (
            _inseparable(prepared.terms, known, pairs, chains, frequent.single) if round_ else np.ones(len(pairs), bool)
        )
        kept &= ~_before_names(prepared.terms, pairs, chains, kept, plain)
        pairs = pairs[kept]
        shown, middle = _shown(prepared, pairs, chains.forms_of(kept), language)
        if language in UNSPACED:
            new = _told_apart(prepared.terms, pairs, shown, first=not round_)
            pairs, shown, middle = pairs[new], [shown[i] for i in new], [middle[i] for i in new]
        found += [
            Phrase(prepared.terms[a], prepared.terms[b], form, words)
            for (a, b, _), form, words in zip(pairs, shown, middle, strict=True)
        ]
        prepared = prepared.merged(pairs, shown)
    preparation = replace(plain, phrases=tuple(found))
    if plain.kept.phrases:  # given phrases may be part of others, which `apply_to` joins in rounds of its own
        prepared.drop_units()
        return preparation, preparation.apply_to(tokens), matched
    return preparation, preparation.end(prepared), matched


def _frequent(prepared: PreparedParts, minimum: int, *, first: bool) -> FrequentPairs:
    """Return the pairs that stand together often; in the first round, also over connector words."""
    size, tokens = len(prepared.terms), prepared.tokens
    near = np.array([first and word in NAME_CONNECTORS for word in tokens.words], dtype=bool)
    single, units = np.zeros(size, np.int64), 0
    for times, number in tokens.run(_count_pairs, prepared.step, size, prepared.base, first, near):
        single += times
        units += number
    found = frequent_pairs(_StoredPairs(tokens.shelf, tokens.parts), single, units, minimum)
    tokens.shelf.drop(_PAIRS, tokens.parts)
    return found


class _StoredPairs:
    """What the parts hold of pairs, each read when it is needed."""

    def __init__(self, shelf: Shelf, parts: int) -> None:
        self._shelf, self._parts = shelf, parts

    def __iter__(self) -> Iterator[PairCounts]:
        for part in range(self._parts):
            arrays = self._shelf.get(_PAIRS, part)
            yield PairCounts(arrays["codes"], arrays["keys"], arrays["times"], arrays["named"])


def _with_names(pairs: Integers, frequent: FrequentPairs) -> Integers:
    """Return the pairs behind those that are names: "Bank of England", both words with capitals."""
    named = frequent.strongest(_NAME_THRESHOLD, as_names=True)
    known = set(map(tuple, pairs.tolist()))
    new = [pair for pair in named.tolist() if tuple(pair) not in known]
    return np.array([*new, *pairs.tolist()], dtype=np.int64).reshape(-1, 3)


def _before_names(terms: tuple[str, ...], pairs: Integers, chains: Chains, kept: Flags, plain: Preparation) -> Flags:
    """Return which pairs are a word in small letters before a name, as in "striker Rooney": the name is all of it.

    Small words are parts of names ("de Niro", "al Jazeera"), capitals alone ("TV") are mostly no names, and in German
    names and nouns look alike.
    """
    if plain.language in CAPITAL_NOUNS or not len(pairs):
        return np.zeros(len(pairs), bool)
    times, small = chains.times_of(kept), chains.times_of(kept, small=True)
    before = [
        not middle and terms[b] in plain.names and terms[a] not in plain.names and _is_word(terms[a])
        for a, b, middle in pairs.tolist()
    ]
    return np.array(before, dtype=bool) & (small > _MOSTLY * times)


def _is_word(term: str) -> bool:
    return len(term) > _PARTICLE and term.replace(_SPACE, "").isalpha()


def _inseparable(
    terms: tuple[str, ...], phrases: Collection[str], pairs: Integers, chains: Chains, alone: Integers
) -> Flags:
    """Return which pairs lengthen a phrase that mostly stands in them: "million" + "dollar baby".

    Others would only split the counts of a phrase: "prime minister" + "tony blair".

    Args:
        terms: all terms.
        phrases: those of them that are phrases.
        pairs: of them.
        chains: where they stand.
        alone: how often each term stands at all.
    """
    together = chains.times_of(np.ones(len(pairs), bool))
    of_several = [[_SPACE in terms[i] or terms[i] in phrases for i in pair] for pair in pairs[:, :2].tolist()]
    longer = np.array(of_several, dtype=bool).reshape(-1, 2)
    mostly = together[:, None] >= _MOSTLY * alone[pairs[:, :2]]
    return np.asarray(longer.any(axis=1) & (mostly | ~longer).all(axis=1))


def _shown(
    prepared: PreparedParts, pairs: Integers, forms_of: Mapping[tuple[int, tuple[int, ...]], int], language: str
) -> tuple[list[str], list[str]]:
    """Return each phrase as it mostly stands ("human rights", counted under the lemma "right"), and what is between."""
    tokens = prepared.tokens
    forms: dict[int, Counter[str]] = {}
    for (phrase, words), times in forms_of.items():
        form = joined((bare(tokens.words[i], tokens.languages[i]) for i in words), tokens.languages[words[0]])
        forms.setdefault(phrase, Counter())[form] += times
    middle = middles(pairs[:, 2], prepared)
    plain = [  # where others always take it away
        joined((part for part in (prepared.terms[a], words, prepared.terms[b]) if part), language)
        for (a, b, _), words in zip(pairs, middle, strict=True)
    ]
    shown = [
        min(forms[i].items(), key=lambda item: (-item[1], item[0]))[0] if i in forms else plain[i]
        for i in range(len(pairs))
    ]
    return shown, middle


def _told_apart(terms: tuple[str, ...], pairs: Integers, shown: list[str], *, first: bool) -> list[int]:
    """Return which pairs are of the first round, or of the second, by their words alone, as no more is kept.

    Where a phrase has no space it may be a word of the texts, too, which a splitter cut elsewhere: "兽人", "兽" + "人".
    """
    if first:
        phrases = set(shown)
        return [i for i, (a, b, _) in enumerate(pairs.tolist()) if phrases.isdisjoint((terms[a], terms[b]))]
    words = set(terms)
    return [i for i, form in enumerate(shown) if form not in words]


def minimum_phrase_count(tokens: int) -> int:
    """Return how often a pair must occur in so many tokens: 3 in an article, 5 in a corpus, then one in 100,000.

    >>> minimum_phrase_count(500), minimum_phrase_count(50_000), minimum_phrase_count(2_000_000)
    (3, 5, 20)
    """
    return 3 if tokens < 10_000 else max(5, tokens // 100_000)


def _count_pairs(
    shelf: Shelf, part: int, step: int, size: int, base: int, linked: bool, near: Flags
) -> tuple[Integers, int]:
    """Keep the pairs of a part; return how often each of `size` words occurs, and how many units there are.

    Args:
        linked: whether pairs may stand over connector words.
        near: for each word, whether it connects names.
    """
    prepared = prepared_at(shelf, part, step)
    if linked:
        tokens = tokens_at(shelf, part)
        capital = (tokens.upper & ~in_headline(tokens))[prepared.token]
        names = near[tokens.ids[prepared.token]]
        pairs = PairCounts.of(prepared.ids, prepared.clause, size, prepared.connector, base, capital, names)
    else:
        pairs = PairCounts.of(prepared.ids, prepared.clause, size)
    shelf.put(_PAIRS, part, codes=pairs.codes, keys=pairs.keys, times=pairs.times, named=pairs.named)
    return np.bincount(prepared.ids[prepared.ids != DROPPED], minlength=size), len(prepared.ids)
