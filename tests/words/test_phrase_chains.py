"""Distinct chains of pairs tell of phrases what the texts tell."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleanings.storage.shelf import Shelf
from gleanings.words.phrase_chains import found_chains
from gleanings.words.phrases import PairCounts, frequent_pairs, join_phrases
from gleanings.words.prepared_parts import PreparedParts
from gleanings.words.token_parts import TokenParts, put_places, put_tokens, word_counts
from gleanings.words.tokenizer import tokenize

SENTENCES = st.lists(st.lists(st.sampled_from(["a", "b", "c", "of", "B", "C"]), min_size=1, max_size=9), max_size=12)
PAIRS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.booleans()), min_size=1, unique=True)


def in_parts(texts: list[str], size: int) -> TokenParts:
    """Return the tokens of texts, so many texts a part."""
    whole = tokenize(texts)
    number = {word: i for i, word in enumerate(whole.words)}
    shelf = Shelf()
    groups = [texts[i : i + size] for i in range(0, len(texts), size)]
    for part, group in enumerate(groups):
        tokens = tokenize(group)
        put_tokens(shelf, part, tokens)
        put_places(shelf, part, np.array([number[word] for word in tokens.words], dtype=np.int32))
    counts = word_counts(whole, len(whole.words))
    return TokenParts(whole.words, whole.languages, shelf, len(groups), len(whole.ids), *counts)


def units(tokens: TokenParts) -> PreparedParts:
    """Return one unit per token, of which "of" is a connector word."""
    lemmas = ["" if word == "of" else word for word in tokens.words]
    connector = np.array([i if word == "of" else 0 for i, word in enumerate(tokens.words, start=1)], dtype=np.int32)
    return PreparedParts.of(lemmas, connector, tokens)


@given(SENTENCES, PAIRS, st.data(), st.integers(1, 3))
@pytest.mark.slow
def test_phrases_of_distinct_chains_are_those_of_the_texts(sentences, some, data, size):
    texts = ["a b c of", *(" ".join(words) for words in sentences)]
    tokens = in_parts(texts, size)
    prepared = units(tokens)
    of = tokens.words.index("of") + 1
    pairs = np.array([(a, b, of if linked else 0) for a, b, linked in some], dtype=np.int64)
    kept = np.array(data.draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs))))
    chains = found_chains(prepared, pairs)
    whole = units(in_parts(texts, len(texts))).part(0)
    spelt = " ".join(texts).split()
    begins, rest = join_phrases(whole.ids, whole.sentence, pairs[kept], whole.connector, base=prepared.base)
    times, small, forms = np.zeros(len(pairs), np.int64), np.zeros(len(pairs), np.int64), Counter()
    for start in np.flatnonzero(begins >= 0).tolist():
        end = start + 1
        while end < len(rest) and rest[end]:
            end += 1
        phrase = int(np.flatnonzero(kept)[begins[start]])
        times[phrase] += 1
        second = spelt[end - 1]
        small[phrase] += spelt[start].islower() and second.isupper()
        forms[int(begins[start]), tuple(spelt[start:end])] += 1
    assert chains.times_of(kept).tolist() == times.tolist()
    assert chains.times_of(kept, small=True).tolist() == small.tolist()
    lower: Counter = Counter()
    for (phrase, form), count in forms.items():
        lower[phrase, tuple(word.lower() for word in form)] += count
    found = {(phrase, tuple(tokens.words[i] for i in form)): n for (phrase, form), n in chains.forms_of(kept).items()}
    assert found == lower


@given(st.lists(st.sampled_from("abcd"), min_size=2, max_size=60), st.integers(1, 6), st.integers(1, 5))
@pytest.mark.slow
def test_pairs_that_are_rare_in_each_part_are_frequent_in_all(words, minimum, size):
    ids = np.array([ord(word) - ord("a") for word in words], dtype=np.int32)
    sentence = np.arange(len(ids), dtype=np.int32) // 3
    single = np.bincount(ids, minlength=4)
    whole = frequent_pairs([PairCounts.of(ids, sentence, 4)], single, len(ids), minimum)
    cuts = range(0, len(ids), 3 * size)
    parts = [PairCounts.of(ids[i : i + 3 * size], sentence[i : i + 3 * size], 4) for i in cuts]
    found = frequent_pairs(parts, single, len(ids), minimum)
    assert found.pairs.tolist() == whole.pairs.tolist()
    assert found.times.tolist() == whole.times.tolist()
    expected = Counter(
        (int(a), int(b)) for a, b, s, t in zip(ids, ids[1:], sentence, sentence[1:], strict=False) if s == t
    )
    pairs = zip(map(tuple, found.pairs[:, :2].tolist()), found.times.tolist(), strict=True)
    assert dict(pairs) == {pair: n for pair, n in expected.items() if n >= minimum}
