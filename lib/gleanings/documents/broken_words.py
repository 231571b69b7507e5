"""Words broken at the end of a line: whether the hyphen is theirs ("well-known") or the line's ("exam-ple").

The text itself tells first, where it has the word within a line in one of the two forms; then the dictionary of its
language; then whether both halves are words of the text.
"""

import re
from collections import Counter
from collections.abc import Iterable

_BREAK = re.compile(  # "exam-", a line end or a space, "ple"
    r"(?P<left>[^\W\d_]++(?:[-\u2010][^\W\d_]++)*+)[-\u00ad\u2010]"
    r"(?P<gap>[ \t]*+(?:\r\n|\n|\r)[ \t]*+| )(?P<right>[^\W\d_]++)"
)
HYPHENS = ("-", "\u00ad", "\u2010", "\ufffe", "\x02")  # what stands at the end of a line, as files have it
_FORM = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_HALF = 3  # letters that a half has at least which stands for a word in a text without a dictionary


class Forms:
    """The forms of words in a text, by which words that were broken in it are joined.

    >>> forms = Forms(["The well-known exam was hard. They know well how an example helps."], "en")
    >>> forms.joined("well", "known"), forms.joined("exam", "ple"), forms.joined("long", "lost")
    ('well-known', 'example', 'long-lost')
    """

    def __init__(self, lines: Iterable[str], language: str = "") -> None:
        self._language = language
        self._counts: Counter[str] = Counter()
        broken = False
        for line in lines:
            forms = [form.lower() for form in _FORM.findall(line)]
            begins, broken = broken, line.rstrip().endswith(HYPHENS)
            self._counts.update(forms[int(begins) : len(forms) - int(broken)])  # halves are no forms

    def joined(self, left: str, right: str) -> str:
        """Return two halves as one word, with a hyphen between them or without."""
        whole, hyphened = f"{left}{right}", f"{left}-{right}"
        within = self._counts[whole.lower()] - self._counts[hyphened.lower()]
        if within:
            return whole if within > 0 else hyphened
        return whole if self._is_one(left.lower(), right.lower()) else hyphened

    def _is_one(self, left: str, right: str) -> bool:
        if self._language:
            return is_one(left, right, self._language)
        halves = (left.rpartition("-")[2], right.partition("-")[0])
        return not all(len(half) >= _HALF and self._counts[half] for half in halves)


def is_one(left: str, right: str, language: str) -> bool:
    """Return whether two halves, in small letters, are one word without a hyphen, by the dictionary of a language.

    The dictionaries have forms such as "wellknown" too: two words of three letters and more keep the hyphen with which
    the dictionary has them.

    >>> is_one("exam", "ple", "en"), is_one("well", "known", "en"), is_one("co", "operation", "en")
    (True, False, True)
    """
    halves = (left.rpartition("-")[2], right.partition("-")[0])
    if min(map(len, halves)) >= _HALF and is_known(f"{left}-{right}", language):
        return False
    return is_known(left + right, language) or not all(is_known(half, language) for half in halves)


# Languages whose dictionary has another name: Norwegian that is not said to be Nynorsk, and Serbo-Croatian.
_DICTIONARIES = {"no": "nb", "bs": "hbs", "hr": "hbs", "sr": "hbs"}


def dictionary_code(language: str) -> str:
    """Return the name that simplemma has for a language.

    >>> dictionary_code("no"), dictionary_code("en")
    ('nb', 'en')
    """
    return _DICTIONARIES.get(language, language)


def is_known(word: str, language: str) -> bool:
    """Return whether a dictionary knows a word, with or without a capital; False in languages that it does not have.

    >>> is_known("haus", "de"), is_known("Haus", "de"), is_known("haus", "qq")
    (True, True, False)
    """
    import simplemma

    try:
        return bool(language) and bool(simplemma.is_known(word, lang=dictionary_code(language)))
    except ValueError:
        return False


def unbroken(text: str, language: str) -> str:
    """Return a text as it is shown, with the words joined that were broken at the end of a line.

    Where a line ends behind the hyphen, the dictionary of the language tells whether the hyphen is the word's. Where
    only a space is left of the line's end, a word that the dictionary knows as a whole is joined: "two- and three-year"
    stays.

    Args:
        text: a sentence as it stands in its document.
        language: ISO 639-1 code; in one without a dictionary, and in none, nothing is joined.

    >>> unbroken("An exam- ple of a well-\\nknown kind, two- and threefold.", "en")
    'An example of a well-known kind, two- and threefold.'
    """
    if not any(f"{hyphen}{gap}" in text for hyphen in HYPHENS[:3] for gap in " \t\r\n"):
        return text

    def joined(match: re.Match[str]) -> str:
        left, right = match["left"], match["right"]
        small, other = left.lower(), right.lower()
        if not right[0].islower() or not language:
            return match[0]
        whole = is_known(small + other, language)
        if match["gap"] == " ":
            return left + right if whole and is_one(small, other, language) else match[0]
        known = whole or any(is_known(half, language) for half in (small, other, f"{small}-{other}"))
        if not known:  # a language without a dictionary
            return match[0]
        return left + right if is_one(small, other, language) else f"{left}-{right}"

    return _BREAK.sub(joined, text)
