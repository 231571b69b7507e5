"""Tokens: from stretches of text to arrays of word numbers.

A sentence is cut at its spaces, or by a word splitter where words are not parted by spaces. What stands between two
spaces (a chunk) is cut into forms by one regular expression, and these into words (forms.py), once per distinct chunk:
the cost of a chunk is one look-up.
"""

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count, repeat

import numpy as np

from gleanings.types import Flags, Indices, Integers
from gleanings.words.after_pronouns import as_verbs, with_pronoun
from gleanings.words.characters import APOSTROPHES, BROKEN, mended
from gleanings.words.clauses import clause_ends, clause_numbers
from gleanings.words.forms import is_elided, resolve
from gleanings.words.splitters import Splitter, split

_FORM = " "  # before a key that is one form, not to be cut again; no chunk begins with a space
_INNER = ("Mn", "Mc", "Nd")  # combining marks, and the digits of "mp3"
_SIGNS = ".,:!?"  # behind a word, and no part of it; a semicolon may end an entity
_CAPITALS = 4  # letters of a word that tell whether a sentence is written in capitals: "US" and "NATO" may always be


@dataclass(frozen=True, eq=False)
class Tokens:
    """The tokens of many stretches of text (sentences), as numbers.

    Attributes:
        words: the distinct words as they stand in the text, in small letters, hyphens and possessives resolved; the
            same word in two languages stands twice.
        languages: the language of each of `words`.
        ids: one number per token, into `words`.
        sentence: for each token, the index of its sentence.
        upper: for each token, whether it begins with a capital.
        first: for each token, whether it is the first of its sentence.
        clause: for each token, whether it is the first of a clause: what stands between two signs (commas, brackets).
        capitals: for each token, whether it is two or more capitals.
    """

    words: tuple[str, ...]
    languages: tuple[str, ...]
    ids: Indices
    sentence: Indices
    upper: Flags
    first: Flags
    clause: Flags
    capitals: Flags


@lru_cache(maxsize=1)
def token_pattern() -> re.Pattern[str]:
    """Return the pattern of a token. Links, addresses, tags, entities and numbers match too, to be dropped whole.

    >>> token_pattern().findall("Gen. Bajwa's al-Qaeda file: 3.5m, see https://t.co/x @ary #peace C++ R&D covid-19")
    ['Gen', "Bajwa's", 'al-Qaeda', 'file', '3.5m', 'see', 'https://t.co/x', '@ary', '#peace', 'C++', 'R&D', 'covid-19']
    """
    # Python's \w leaves out combining marks, without which Hindi, Thai or vocalised Arabic words fall apart. An
    # explicit class of the basic plane is also searched four times as fast as [^\W\d_].
    kinds = [unicodedata.category(chr(code)) for code in range(0x10000)]
    letters = "".join(_ranges(code for code, kind in enumerate(kinds) if kind[0] == "L" and chr(code) not in "ʼʹʻ"))
    inner = "".join(_ranges(code for code, kind in enumerate(kinds) if kind[0] == "L" or kind in _INNER))
    inner = rf"[{inner}\u200b\u200c\u200d\u00ad\u2060\ufeff\ufffe\u2080-\u2089]*"
    word = f"[{letters}]{inner}"
    tag = r"/?[a-zA-Z](?:(?!&?[lg]t;).){0,300}&?gt;"
    mail = r"@[\w-]+\.[\w.]+"
    ending = r"(?:(?i:com|org|net|edu|gov|mil|info)|(?:co|ac|com|gov|org)\.[a-z]{2})"
    return re.compile(
        # What comes before a sign that may be missing is of limited length: else long runs are searched at each place.
        # Alternatives that begin with a sign or letter of their own are passed over fast, so none is grouped.
        r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"]+|[Ww][Ww][Ww]\.[^\s<>\"]+|@\w+"
        # Tags, also escaped ones; entities, also those that lost their "&" on the way, as in many news corpora.
        rf"|</?[a-zA-Z][^<>]{{0,300}}>|&lt;{tag}|lt;{tag}"
        r"|&\#?\w+;|\#\d+;|amp;|apos;|gt;|lt;|nbsp;|quot;"
        rf"|\#{word}(?:_[{letters}\d]{inner})*"
        rf"|\d[\w.+-]{{0,64}}{mail}|\d(?:[\w.,:/]*\w)?(?:[-\u2010\u2011]\w+)*"
        rf"|[{letters}]\.(?:[{letters}]\.)+(?:[{letters}]\b)?|[A-Z]{{2}}\.(?:[A-Z]{{2}}\.)+"
        r"|[A-Z][a-z]?\.(?:[A-Z][a-z]?\.)+"
        # A long dash joins letters to a number only ("COVID–19"); a middle dot only the two l of Catalan.
        rf"|{word}(?:[{APOSTROPHES}{BROKEN}]{word}|[-\u2010\u2011_][{letters}\d]{inner}|[\u2013\u2212]\d{inner}"
        rf"|(?<=[lL])\u00b7(?=[lL]){inner}"
        # The mark before the last letter of a Hebrew abbreviation, which is typed as a quotation mark.
        rf"|\u05f4(?=[\u05d0-\u05ea]){inner}|(?<=[\u05d0-\u05ea])[\"”“](?=[\u05d0-\u05ea](?![\u05d0-\u05ea])){inner})*"
        rf"(?:[\w.+-]{{0,64}}{mail}|(?:\.[\w-]+){{0,6}}\.{ending}\b(?:/[^\s<>\"]*)?"
        r"|(?:\.[\w-]+){0,4}\.[a-z]{2,24}/[^\s<>\"]+"
        r"|(?<=[A-Z])&[A-Z]{1,3}\b|(?:(?<=\b[a-z])|(?<=\b[a-z]{2}))&(?![lg]t\b)[a-z]{1,2}\b|\+\+|(?<=\b[A-Za-z])\#(?!\w)"
        # "US$5m"; "niñ@s"; "Schüler*innen", "Schüler(innen)"; "PM2.5"; "node.js".
        r"|(?<=[A-Z])[$€£¥](?![A-Za-z])[\d.,]*\w*|@(?:e?s)?(?![\w@])|(?:[*:\u00b7]|/-?)[Ii]n(?:nen)?\b|\([Ii]n(?:nen)?\)"
        r"|(?<=\d)\.\d{1,3}\b|(?<=\w)\.[A-Za-z]{2,3}\b(?![.'’@/\w-]))?"
        r"|[^\W\d_]+"
    )


def _ranges(codes: Iterable[int]) -> list[str]:
    """Return sorted code points as the ranges of a character class."""
    spans: list[list[int]] = []
    for code in codes:
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return [chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in spans]


def _forms(text: str, splitter: Splitter | None) -> list[str]:
    """Return the forms of a stretch of mended text; in a sentence all of capitals, which say nothing, small letters."""
    forms = token_pattern().findall(text) if splitter is None else split(text, splitter)
    if "US" in text and is_shouted(text, forms):
        return [form.lower() for form in forms]
    return forms


def is_shouted(text: str, forms: Sequence[str]) -> bool:
    """Return whether a sentence is written in capitals: more than half of its words of four letters or more are."""
    long = [form.isupper() for form in forms if len(form) >= _CAPITALS and form.isalpha()]
    return 2 * sum(long) > len(long) if long else len(forms) > 2 and text.isupper()


def tokenize(
    sentences: Iterable[str],
    languages: str | Iterable[str] = "en",
    *,
    whole: frozenset[str] = frozenset(),
    splitters: Mapping[str, Splitter] | None = None,
) -> Tokens:
    """Return the tokens of `sentences`, in order.

    Args:
        sentences: stretches of text.
        languages: ISO 639-1 code, of all of them or one for each.
        whole: forms that are one word whatever the rule says, as `canonical` spells them.
        splitters: for a language that is written without spaces, what cuts its texts into words.

    >>> tokens = tokenize(["The US-Pakistan talks.", "Talks!"])
    >>> [tokens.words[i] for i in tokens.ids], tokens.sentence.tolist()
    (['the', 'u.s.', 'pakistan', 'talks', 'talks'], [0, 0, 0, 0, 1])
    """
    chunks = cut_into_chunks(sentences, languages, splitters or {})
    words = chunks_in_words(chunks.keys, whole)
    found = expanded(chunks, words)
    return replace(found, words=words.words, languages=words.languages)


@dataclass(frozen=True, eq=False)
class Chunks:
    """Sentences cut at white space, as numbers: what is left to do is done once for each distinct chunk.

    Attributes:
        keys: the distinct chunks, each with its language, in the order of first use.
        ids: one number per chunk, into `keys`.
        lengths: for each sentence, how many chunks it has.
    """

    keys: list[tuple[str, str]]
    ids: Indices
    lengths: Indices


def cut_into_chunks(
    sentences: Iterable[str], languages: str | Iterable[str], splitters: Mapping[str, Splitter]
) -> Chunks:
    """Return the chunks of `sentences`; the arguments are those of `tokenize`."""
    next_key = count().__next__
    numbers: dict[str, defaultdict[str, int]] = {}
    ids, lengths = array("i"), array("i")
    for sentence, language in zip(
        sentences, repeat(languages) if isinstance(languages, str) else languages, strict=False
    ):
        if language not in numbers:
            numbers[language] = defaultdict(next_key)
        keys = _keys(sentence, language, splitters.get(language))
        ids.extend(map(numbers[language].__getitem__, keys))
        lengths.append(len(keys))
    found = [("", "")] * next_key()
    for language, number in numbers.items():
        for key, i in number.items():
            found[i] = key, language
    return Chunks(found, _numbers(ids), _numbers(lengths))


def _numbers(values: "Sequence[int] | array[int]") -> Indices:
    return np.array(values, dtype=np.int32)


@dataclass(frozen=True, eq=False)
class ChunkWords:
    """What words distinct chunks hold.

    Attributes:
        words, languages: the distinct words, as in `Tokens`.
        width: for each chunk, how many words it holds.
        flat, capital, capitals: for each word of each chunk, its number, whether it begins with a capital, and whether
            it is two or more capitals.
        ends: for each chunk, whether a clause ends before and behind it; see `clause_ends`.
    """

    words: tuple[str, ...]
    languages: tuple[str, ...]
    width: Indices
    flat: Indices
    capital: Flags
    capitals: Flags
    ends: Flags


def chunks_in_words(keys: Sequence[tuple[str, str]], whole: frozenset[str]) -> ChunkWords:
    """Return the words of distinct chunks, each given with its language; `whole` is that of `tokenize`."""
    words: dict[tuple[str, str], int] = {}
    flat: list[int] = []
    width: list[int] = []
    capital: list[bool] = []
    capitals: list[bool] = []
    for key, language in keys:
        found = _words_of(key, language, whole)
        width.append(len(found))
        for word, is_capital, are_capitals in found:
            flat.append(words.setdefault((word, language), len(words)))
            capital.append(is_capital)
            capitals.append(are_capitals)
    return ChunkWords(
        words=tuple(word for word, _ in words),
        languages=tuple(language for _, language in words),
        width=np.array(width, dtype=np.int32),
        flat=np.array(flat, dtype=np.int32),
        capital=np.array(capital, dtype=bool),
        capitals=np.array(capitals, dtype=bool),
        ends=clause_ends(key for key, _ in keys),
    )


@lru_cache(maxsize=100_000)  # the next part of a stream, and the next corpus, has the same
def _words_of(chunk: str, language: str, whole: frozenset[str]) -> tuple[tuple[str, bool, bool], ...]:
    """Return the words of a chunk, each with whether it begins with a capital, and is two or more capitals."""
    forms = (chunk[1:],) if chunk[0] == _FORM else _plain(chunk) or as_verbs(token_pattern().findall(chunk), chunk)
    return tuple(found for form in forms for found in _marked(form, _resolved(form, language, whole)))


def _marked(form: str, words: tuple[str, ...]) -> Iterator[tuple[str, bool, bool]]:
    """Yield the words of a form, each with whether it has capitals; "l'Italie" has those of what is behind the sign."""
    if words and is_elided(words[0]):
        yield words[0], form[0].isupper(), False
        form, words = form[len(words[0]) :], words[1:]
    begins = form.rpartition("-")[2] if form[:1].isdigit() else form.lstrip("#")  # "3D-Druck"
    capital, capitals = begins[:1].isupper(), len(form) > 1 and form.isupper()
    yield from ((word, capital, capitals) for word in words)


_resolved = lru_cache(maxsize=100_000)(resolve)  # many chunks are a form and a sign


def _plain(chunk: str) -> tuple[str, ...]:
    """Return the form of a chunk of letters and perhaps a sign behind them, which is what the pattern would find."""
    if chunk.isascii():
        if chunk.isalpha():
            return (chunk,)
        if chunk[-1] in _SIGNS and chunk[:-1].isalpha():
            return (chunk[:-1],)
    return ()


def _keys(sentence: str, language: str, splitter: Splitter | None) -> list[str]:
    """Return the chunks of a sentence; or its forms, each behind `_FORM`, where spaces are not where it is cut."""
    text = mended(sentence)
    tags = "<" in text or "lt;" in text  # they may hold spaces
    if splitter is None and not tags and ("US" not in text or not is_shouted(text, token_pattern().findall(text))):
        return with_pronoun(text) if language == "fr" else text.split()
    return [_FORM + form for form in _forms(text, splitter)]


def expanded(chunks: Chunks, words: ChunkWords) -> Tokens:
    """Return the tokens of chunks, without their words."""
    width = words.width
    starts = np.concatenate([[0], np.cumsum(width)]).astype(np.int32)
    repeats = width[chunks.ids]
    place = np.arange(repeats.sum(), dtype=np.int32)
    place += np.repeat(starts[chunks.ids] - (np.cumsum(repeats, dtype=np.int32) - repeats), repeats)
    sentence = np.repeat(np.repeat(np.arange(len(chunks.lengths), dtype=np.int32), chunks.lengths), repeats)
    return Tokens(
        words=(),
        languages=(),
        ids=words.flat[place],
        sentence=sentence,
        upper=words.capital[place],
        first=_changes(sentence),
        clause=_changes(np.repeat(clause_numbers(words.ends[chunks.ids], chunks.lengths), repeats)),
        capitals=words.capitals[place],
    )


def _changes(numbers: Indices | Integers) -> Flags:
    """Return for each number whether it is another than the one before it."""
    return np.concatenate([[True], numbers[1:] != numbers[:-1]]) if len(numbers) else np.zeros(0, bool)
