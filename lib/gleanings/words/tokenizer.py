"""Tokens: from sentences to arrays of word numbers, and what becomes of each distinct form.

The text is cut by one regular expression; everything else is done once per distinct form, so the cost of a token
is one look-up. A form becomes no word (a link, a number, a single letter), one word, or several ("US-Pakistan").
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int32]

# Kept apart from the pronoun, which is a stop word: "US" is a main actor of half the world's news.
_ACRONYMS = {"US": "u.s.", "U.S": "u.s.", "U.S.": "u.s.", "U.S.A.": "usa"}
_INNER = ("Mn", "Mc", "Nd")  # combining marks, and the digits of "mp3"
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u2060\ufeff"))  # soft hyphens and joiners within a word
_SHORT = 2  # a hyphenated part of so few letters stays joined: "e-mail", "al-qaeda", "co-operation"


@dataclass(frozen=True, eq=False)
class Tokens:
    """The tokens of many sentences, as numbers.

    Attributes:
        words: the distinct words as they stand in the text, lower-cased, hyphens and possessives resolved.
        ids: one number a token, into `words`.
        sentence: for each token, the index of its sentence.
        upper: for each token, whether it begins with a capital.
        first: for each token, whether it is the first of its sentence.
    """

    words: tuple[str, ...]
    ids: Integers
    sentence: Integers
    upper: NDArray[np.bool_]
    first: NDArray[np.bool_]


@lru_cache(maxsize=1)
def token_pattern() -> re.Pattern[str]:
    """Return the pattern of a token. Links, addresses, tags, entities and numbers match too, to be dropped whole.

    >>> token_pattern().findall("Gen. Bajwa's al-Qaeda file: 3.5m, see https://t.co/x @ary")
    ['Gen', "Bajwa's", 'al-Qaeda', 'file', '3.5m', 'see', 'https://t.co/x', '@ary']
    """
    # Python's \w leaves out combining marks, without which Hindi, Thai or vocalised Arabic words fall apart. An
    # explicit class of the basic plane is also searched four times as fast as [^\W\d_].
    kinds = [unicodedata.category(chr(code)) for code in range(0x10000)]
    letter = "[" + "".join(_ranges(code for code, kind in enumerate(kinds) if kind[0] == "L")) + "]"
    inner = "".join(_ranges(code for code, kind in enumerate(kinds) if kind[0] == "L" or kind in _INNER))
    word = rf"{letter}[{inner}\u200c\u200d\u00ad\u2060\ufeff]*"
    tag = r"/?[a-zA-Z](?:(?!&?[lg]t;).){0,300}&?gt;"
    mail = r"@[\w-]+\.[\w.]+"
    ending = r"(?i:com|org|net|edu|gov|mil|info)"
    return re.compile(
        # What comes before a sign that may be missing is of limited length: else long runs are searched at each place.
        # Alternatives that begin with a sign or letter of their own are passed over fast, so none is grouped.
        r"https?://[^\s<>\"]+|www\.[^\s<>\"]+|@\w+"
        # Tags, also escaped ones; entities, also those that lost their "&" on the way, as in many news corpora.
        rf"|</?[a-zA-Z][^<>]{{0,300}}>|&lt;{tag}|lt;{tag}"
        r"|&\#?\w+;|\#\d+;|amp;|apos;|gt;|lt;|nbsp;|quot;"
        rf"|\d[\w.+-]{{0,64}}{mail}|\d(?:[\w.,:/]*\w)?"
        rf"|{letter}\.(?:{letter}\.)+(?:{letter}\b)?"
        rf"|{word}(?:['’\-\u2010\u2011]{word})*(?:[\w.+-]{{0,64}}{mail}|"
        rf"(?:\.[\w-]+){{0,6}}\.{ending}\b(?:/[^\s<>\"]*)?)?"
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


def dropped(form: str) -> str:
    """Return why a form is no word ("link", "number", ...), or an empty string if it is one.

    >>> dropped("2021"), dropped("peace")
    ('number', '')
    """
    if form[0].isdigit():
        return "number"
    if form[0] in "&#<" or form[-1] == ";":
        return "markup"
    if "://" in form or "@" in form or form.startswith("www.") or _is_address(form):
        return "link or address"
    return ""


def _is_address(form: str) -> bool:
    """Return whether a form is the name of a host or a page; "Amazon.com" is the name of a company."""
    return "/" in form or (form.count(".") > 1 and max(map(len, form.split("."))) > 1)


def resolve(form: str) -> tuple[str, ...]:
    """Return the words of a form: lower-cased, possessive dropped, compounds of full words taken apart.

    >>> resolve("Pakistan’s"), resolve("US-Pakistan"), resolve("e-mail"), resolve("U.S."), resolve("https://t.co/x")
    (('pakistan',), ('u.s.', 'pakistan'), ('e-mail',), ('u.s.',), ())
    >>> resolve("Amazon.com"), resolve("www.amazon.com")
    (('amazon',), ())
    """
    if form in _ACRONYMS:
        return (_ACRONYMS[form],)
    if form.isascii() and form.isalpha():
        return (form.lower(),)
    if dropped(form):
        return ()
    plain = form.translate(_INVISIBLE).replace("’", "'").replace("\u2010", "-").replace("\u2011", "-")
    if "." in plain:
        name, ending = plain.split(".", 1)
        return resolve(name) if len(name) > 1 and len(ending) > 1 else (plain.replace(".", "").lower(),)
    parts = plain.split("-")
    if len(parts) > 1 and all(len(part) > _SHORT or part.isupper() for part in parts):
        return tuple(word for part in parts for word in resolve(part))
    word = unicodedata.normalize("NFC", plain.lower())
    return (word.removesuffix("'s").removesuffix("'"),)


def tokenize(sentences: Iterable[str]) -> Tokens:
    """Return the tokens of `sentences`, in order.

    >>> tokens = tokenize(["The US-Pakistan talks.", "Talks!"])
    >>> [tokens.words[i] for i in tokens.ids], tokens.sentence.tolist()
    (['the', 'u.s.', 'pakistan', 'talks', 'talks'], [0, 0, 0, 0, 1])
    """
    find = token_pattern().findall
    number: defaultdict[str, int] = defaultdict()
    number.default_factory = number.__len__
    ids: list[int] = []
    lengths: list[int] = []
    for sentence in sentences:
        forms = find(sentence)
        ids.extend(map(number.__getitem__, forms))
        lengths.append(len(forms))
    words: defaultdict[str, int] = defaultdict()
    words.default_factory = words.__len__
    resolved = [[words[word] for word in resolve(form)] for form in number]
    capital = np.array([form[:1].isupper() for form in number], dtype=bool)

    form_ids = np.array(ids, dtype=np.int32)
    sentence_ids = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    width = np.array([len(r) for r in resolved], dtype=np.int32)
    starts = np.concatenate([[0], np.cumsum(width)]).astype(np.int32)
    flat = np.array([w for r in resolved for w in r], dtype=np.int32)
    repeats = width[form_ids]
    place = np.arange(repeats.sum(), dtype=np.int32) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    sentence_of = np.repeat(sentence_ids, repeats)
    return Tokens(
        words=tuple(words),
        ids=flat[np.repeat(starts[form_ids], repeats) + place],
        sentence=sentence_of,
        upper=np.repeat(capital[form_ids], repeats),
        first=np.concatenate([[True], sentence_of[1:] != sentence_of[:-1]]) if len(sentence_of) else np.zeros(0, bool),
    )
