"""One spelling for one word: letters, apostrophes and hyphens as they reach us from keyboards, web forms and scanners.

Two steps, neither of which touches the document. `mended` repairs what runs through a stretch of text: HTML entities,
and words broken at the end of a line. `canonical` gives a single form its one spelling, used for given words too.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

APOSTROPHES = "'’‘‛ʼʹʻ´`′＇\u05f3"
HYPHENS = "-\u2010\u2011"
BROKEN = "\u2027"  # stands for a hyphen at the end of a line: it may belong to the word or not
ZERO_WIDTH = "\u200b"  # where a line may end: within a long word, or between words of a script without spaces
_INVISIBLE = "\u200b\u00ad\u2060\ufeff\ufffe\u0640"  # soft hyphens, joiners, and the stroke that stretches Arabic words
_COMPATIBLE = (
    (0xFB00, 0xFDFF),
    (0xFE70, 0xFEFC),
    (0xFF10, 0xFF5A),
    (0xFF66, 0xFF9F),
    (0x1D400, 0x1D7FF),
    (0x132, 0x133),
    (0x1C4, 0x1CC),
    (0x13F, 0x140),
    (0x2080, 0x2089),
)
# Of Arabic, which are mostly left out: signs of vowels, and of how the Quran is read.
_VOWEL_SIGNS = [*range(0x64B, 0x654), 0x670, *range(0x6D6, 0x6EE)]
TURKISH = ("az", "tr")
_ARABIC_SCRIPT = ("ar", "fa", "ur")
# Where a keyboard of another language gives another code for the same letter.
_LETTERS = {
    "ar": {"ی": "ي", "ک": "ك", "ٱ": "ا"},
    "fa": {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه"},
    "ur": {"ي": "ی", "ك": "ک", "ه": "ہ"},
    "he": dict.fromkeys('"”“', "\u05f4"),
    "ro": {"ş": "ș", "ţ": "ț"},
}

# The dot below the consonants of Persian words, which is left out as often as not (फ़िल्म, फिल्म); that of ड़ and ढ़ is not.
_NUKTA = re.compile("(?<=[कखगजफ])\u093c")
_NUKTA_LEFT_OUT = ("hi", "mr")
_JOINERS = "\u200c\u200d"  # within a word they may belong to it, at its ends they are left over

_ENTITY = re.compile(r"&(?:(?:amp;){1,3}(?=#|[a-z]{2}))?(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LINE_END = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad\u00ac][ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_PLURAL = re.compile(r"\b([^\W\d_])\1\.\s{1,3}([^\W\d_])\2\.")  # of Spanish names: "EE. UU.", "FF. AA."
_SUSPECT = re.compile(r"\b([^\W\d_])\1\.\s|&\#?\w|[-\u2010\u00ad\u00ac][ \t]*[\r\n]")


def _plain_table() -> dict[int, str]:
    """Return the characters to replace. Only forms of letters are: NFKC as a whole would take Thai vowels apart."""
    table = {code: unicodedata.normalize("NFKC", chr(code)) for a, b in _COMPATIBLE for code in range(a, b + 1)}
    table |= dict.fromkeys(map(ord, _INVISIBLE), "")
    table |= dict.fromkeys(map(ord, APOSTROPHES), "'")
    return table | dict.fromkeys(map(ord, HYPHENS), "-")


_PLAIN = _plain_table()
_OF_LANGUAGE = {
    language: (dict.fromkeys(_VOWEL_SIGNS, "") if language in _ARABIC_SCRIPT else {})
    | {ord(a): b for a, b in letters.items()}
    for language, letters in _LETTERS.items()
}


def canonical(form: str, language: str = "en") -> str:
    """Return a form in small letters and in its one spelling.

    Ligatures, wide letters and the shapes of Arabic letters become plain letters, accents are composed (NFC),
    apostrophes and hyphens of every kind become `'` and `-`, and what is not seen (soft hyphens) goes. Turkish has its
    own small letters of I and İ; Arabic, Persian and Urdu words lose their vowel signs; Romanian s and t have a comma
    below, not a cedilla.

    >>> canonical("O’Neill"), canonical("ﬁne"), canonical("ISPARTA", "tr"), canonical("cafe\\u0301")
    ("o'neill", 'fine', 'ısparta', 'café')
    """
    if language in TURKISH:
        form = form.replace("I\u0307", "İ").replace("İ", "i").replace("I", "ı")
    if form.isascii():
        return form.lower().replace("`", "'")
    text = unicodedata.normalize("NFC", form.translate(_PLAIN).lower()).replace("i\u0307", "i").strip(_JOINERS)
    if language in _NUKTA_LEFT_OUT:
        text = _NUKTA.sub("", text)
    if language in _LETTERS:
        text = text.translate(_OF_LANGUAGE[language])
    return text


def mended(text: str) -> str:
    """Return the text with entities as characters, and `BROKEN` where a word is broken at the end of a line.

    >>> mended("caf&eacute; and edu-\\ncation").replace(BROKEN, "|")
    'café and edu|cation'
    """
    # A sign of each rule; most sentences have their one stop at the end, and pass in a third of
    # the time that the pattern takes.
    if "&" not in text and "\n" not in text and "\r" not in text and text.find(".", 0, -1) < 0:
        return text
    return "".join(new for new, _, _ in _stretches(text)) if _SUSPECT.search(text) else text


def places(text: str) -> "Places":
    """Return where each place of `mended(text)` is in `text`."""
    return Places(text)


class Places:
    """Places of a mended text in the text as it was.

    >>> text = "caf&eacute; here"
    >>> start, end = Places(text).original(0, 4)
    >>> text[start:end]
    'caf&eacute;'
    """

    def __init__(self, text: str) -> None:
        stretches = list(_stretches(text)) if _SUSPECT.search(text) else [(text, 0, len(text))]
        self._starts = list(accumulate((len(new) for new, _, _ in stretches), initial=0))
        self._stretches = stretches
        self._same = len(stretches) < 2 and all(len(new) == last - first for new, first, last in stretches)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the text that `start:end` of the mended text was."""
        return (start, end) if self._same else (self._place(start, end=False), self._place(end, end=True))

    def _place(self, at: int, *, end: bool) -> int:
        i = min(bisect_right(self._starts, at - end) - 1, len(self._stretches) - 1)
        new, first, last = self._stretches[max(i, 0)]
        inside = at - self._starts[max(i, 0)]
        if len(new) == last - first:
            return first + inside
        return last if inside >= len(new) or (end and inside) else first


def _stretches(text: str) -> list[tuple[str, int, int]]:
    """Return the mended text in stretches, each with the start and end of what it was."""
    found = [(m.start(), m.end(), _character(m.group())) for m in _ENTITY.finditer(text)]
    found += [(m.start(), m.end(), BROKEN) for m in _LINE_END.finditer(text)]
    found += [(m.start(), m.end(), "".join(m.group().split())) for m in _PLURAL.finditer(text) if m.group().isupper()]
    stretches: list[tuple[str, int, int]] = []
    at = 0
    for start, end, new in sorted(found):
        if start > at:
            stretches.append((text[at:start], at, start))
        stretches.append((new, start, end))
        at = end
    if at < len(text):
        stretches.append((text[at:], at, len(text)))
    return stretches


def _character(entity: str) -> str:
    found = html.unescape(html.unescape(entity))
    return found if len(found) <= 2 else " "  # an unknown name is markup, and no word
