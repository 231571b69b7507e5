"""The language of each document, by py3langid, whose model comes with it: offline, the same answer every time.

M. Lui and T. Baldwin, "langid.py: an off-the-shelf language identification tool", ACL 2012 (naive Bayes over byte
n-grams); py3langid's own model knows 139 languages.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache

from gleanings.corpus.language_scores import LanguageScores
from gleanings.documents.document import Document
from gleanings.errors import InvalidValue, check_language

FALLBACK = "en"
_SAMPLE, _PLACES = 64, 3  # characters from each of the beginning, the middle and the end
_MORE = 24  # places in a longer text to look at where three of them do not tell: one may be a table, or a quotation
_SURE = 0.8
GUESSED = 10  # characters below which a guess that is not sure says nothing
_LIKELY = 0.4  # in other scripts, which fewer languages share
ASSUMED = "The texts are too short to tell their language: they are read as"
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_LETTERS = 20  # below this even a sure answer is a guess ("Trop cher")
# Languages that are not told apart by a few lines, and the one of them that the rest of the library knows.
_NONE = frozenset(("zxx", "und", "mul", "mis"))  # what no language is, and what several are
# Scripts that one language of today is written in, by the first word of the Unicode names of their letters.
_OF_SCRIPT = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "THAI": "th", "LAO": "lo", "KHMER": "km",
    "MYANMAR": "my", "GREEK": "el", "HEBREW": "he", "GEORGIAN": "ka", "ARMENIAN": "hy", "BENGALI": "bn", "TAMIL": "ta",
    "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu", "GURMUKHI": "pa", "SINHALA": "si",
}  # fmt: skip
_SAME = {"nb": "no", "nn": "no", "pcm": "en", "zh-tw": "zh", "zh-cn": "zh"}


@lru_cache(maxsize=1)
def _scores() -> LanguageScores:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageScores(LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))


Guess = tuple[str, bool]


def detect_language(text: str) -> Guess:
    """Return the language of a text, as an ISO 639 code, and whether that is sure: short texts often are not.

    >>> detect_language("Der Stadtrat stimmte am Montag für den Bau einer neuen Brücke.")
    ('de', True)
    >>> detect_language("ok")[1]
    False
    """
    return detect_languages([text])[0]


def detect_languages(texts: Sequence[str]) -> list[Guess]:
    """Return what `detect_language` says of each text: of some hundreds at once, a few times as fast.

    >>> detect_languages(["Rain fell on the hills all night.", "Es regnete die ganze Nacht in den Bergen.", "1848"])
    [('en', True), ('de', True), ('en', False)]
    """
    found = _guesses([_sample(text, _PLACES) for text in texts])
    unsure = [i for i, text in enumerate(texts) if not found[i][1] and len(text) > _MORE * _SAMPLE]
    for i, guess in zip(unsure, _guesses([_sample(texts[i], _MORE) for i in unsure]), strict=True):
        found[i] = guess
    return found


def probability_of(text: str, languages: Collection[str]) -> float:
    """Return how likely a text is in one of some languages, from 0 to 1.

    >>> probability_of("Où est la gare du Nord ?", ["fr", "it"]) > 0.5
    True
    """
    return _scores().probability(text, languages)


def _guesses(samples: Sequence[str]) -> list[Guess]:
    letters = [_letters(sample) for sample in samples]
    told = [i for i, number in enumerate(letters) if number]
    # Capitals are rare in what the model learnt from: a text in capitals is read in small letters.
    plain = [samples[i].lower() if samples[i].isupper() else samples[i] for i in told]
    found: list[Guess] = [(FALLBACK, False)] * len(samples)
    for i, (code, sureness) in zip(told, _scores().guesses(plain), strict=True):
        if code not in _NONE:
            # A sign of Chinese, Japanese or Korean says as much as two or three letters.
            wide = 0 if samples[i].isascii() else sum(c > "\u2e80" for c in samples[i])
            latin = samples[i].isascii() or _is_latin(samples[i])
            least, enough = (_SURE, _LETTERS) if latin else (_LIKELY, _LETTERS // 2)
            found[i] = _SAME.get(code, code), sureness >= least and letters[i] + 2 * wide >= enough
        if not found[i][1] and not samples[i].isascii() and (known := _language_of_script(samples[i])):
            found[i] = known, True
    return found


def _letters(sample: str) -> int:
    """Return how many letters a sample has."""
    if sample.isascii():  # in a tenth of the time
        return len(sample.encode("ascii").translate(None, _NO_LETTERS))
    return sum(map(str.isalpha, sample))


def _is_latin(sample: str) -> bool:
    """Return whether most letters are Latin, as those of most of the languages that the model knows."""
    letters = [sign for sign in sample if sign.isalpha()]
    return 2 * sum(sign < "\u0250" or "\u1e00" <= sign < "\u1f00" for sign in letters) >= len(letters)


def _language_of_script(sample: str) -> str:
    """Return the language that is the only one of the script of most letters; empty where there is none.

    Japanese is mostly Chinese signs, but never without some of its own.
    """
    scripts = Counter(unicodedata.name(sign, "").split(" ")[0] for sign in sample if sign.isalpha())
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if 10 * kana > scripts["CJK"] > 0:
        scripts["HIRAGANA"] += scripts.pop("CJK")
    script, times = max(sorted(scripts.items()), key=lambda each: each[1], default=("", 0))
    return _OF_SCRIPT.get(script, "") if 2 * times > sum(scripts.values()) else ""


def with_languages(
    documents: Sequence[Document], *, fallback: str | None = None, guesses: Sequence[Guess] | None = None
) -> tuple[list[Document], str]:
    """Return the documents, each with its language, and the language of most of their text.

    A document too short to be sure of has the language that it states in its metadata ("language"), else that of most
    of the text of its file, else the likeliest where others are in it, else that of most of the others.

    Args:
        documents: whose `language` is not looked at.
        fallback: the language of most of the others, where that is already known.
        guesses: what `detect_language` said of each, where that is already known.

    >>> long = "Rain fell on the hills and on the roads all night."
    >>> found, most = with_languages([Document("a", long), Document("b", "ok")])
    >>> [d.language for d in found], most
    (['en', 'en'], 'en')
    """
    guesses = detect_languages([d.text for d in documents]) if guesses is None else guesses
    sure: Counter[str] = Counter()
    files: dict[str, Counter[str]] = defaultdict(Counter)
    for document, (code, is_sure) in zip(documents, guesses, strict=True):
        if is_sure:
            sure[code] += len(document.text)
            files[document.source or ""][code] += len(document.text)
    most = fallback or commonest(sure, likeliest(guesses))
    usual = {source: commonest(counts, most) for source, counts in files.items() if source}

    def language(document: Document, code: str, is_sure: bool) -> str:
        own = code if code in sure and len(document.text) >= GUESSED else most
        of_file = usual.get(document.source or "", own)
        return code if is_sure else stated_language(document) or of_file

    found = []
    for document, (code, is_sure) in zip(documents, guesses, strict=True):
        own = language(document, code, is_sure)
        found.append(document if own == document.language else document.changed(language=own))
    return found, most


def commonest(counts: Counter[str], default: str) -> str:
    """Return the language that most of some text is in, the first in the alphabet of several.

    >>> commonest(Counter({"de": 20, "en": 20}), "fr"), commonest(Counter(), "fr")
    ('de', 'fr')
    """
    return min(counts, key=lambda code: (-counts[code], code), default=default)


def assumed_language(documents: Sequence[Document], language: str, guesses: Sequence[Guess]) -> tuple[str, ...]:
    """Return a note where no document tells its language, so that all are read in one that was guessed.

    Args:
        documents: the documents.
        language: in which they are read.
        guesses: what `detect_language` gives of each.

    >>> assumed_language([Document("a", "ok")], "en", [("en", False)])[0][:66]
    'The texts are too short to tell their language: they are read as E'
    """
    told = any(sure or stated_language(document) for document, (_, sure) in zip(documents, guesses, strict=True))
    return () if told or not documents else (assumed_note(language),)


def assumed_note(language: str) -> str:
    """Return the note of `assumed_language`."""
    return f"{ASSUMED} {language_name(language)}. If they are in another language, give it, as in `language='de'`."


def mixed_languages(documents: Sequence[Document]) -> tuple[str, ...]:
    """Return a note that says which languages the documents are in, where they are in more than one.

    >>> mixed_languages([Document("a", "Rain.", language="en"), Document("b", "Regen.", language="de")])
    ('The documents are in 2 languages: German (1), English (1). `corpus.by_language()` gives a corpus of each.',)
    """
    return languages_note(Counter(document.language for document in documents))


def languages_note(counts: Counter[str]) -> tuple[str, ...]:
    """Return the note of `mixed_languages`, from how many documents each language has."""
    if len(counts) < 2:
        return ()
    ordered = sorted(counts, key=lambda code: (-counts[code], code))
    named = ", ".join(f"{language_name(code)} ({counts[code]:,})" for code in ordered)
    return (f"The documents are in {len(counts)} languages: {named}. `corpus.by_language()` gives a corpus of each.",)


def language_name(code: str) -> str:
    """Return the English name of a language; the code itself where it has none.

    >>> language_name("de"), language_name("xx")
    ('German', 'xx')
    """
    import pycountry

    found = pycountry.languages.get(**{f"alpha_{len(code)}": code}) if len(code) in (2, 3) else None
    return str(found.name).split(" (")[0] if found else code


def likeliest(guesses: Sequence[Guess]) -> str:
    """Return the commonest guess where none is sure: the first in the alphabet of several, English where all differ.

    >>> likeliest([("de", False), ("nl", False), ("nl", False)]), likeliest([("de", False), ("nl", False)])
    ('nl', 'en')
    """
    times = Counter(code for code, _ in guesses)
    best = min(times, key=lambda code: (-times[code], code), default=FALLBACK)
    return best if times[best] > 1 or len(guesses) == 1 else FALLBACK


def stated_language(document: Document) -> str | None:
    """Return the language that a document states of itself, by a code, a tag or in English."""
    stated = str(document.metadata.get("language", ""))
    try:
        return check_language(stated) if stated else None
    except InvalidValue:
        return None


def _sample(text: str, places: int) -> str:
    """Return stretches of a text from so many places, evenly from its beginning to its end; a short one whole."""
    if len(text) <= places * _SAMPLE:
        return text
    begins = ((len(text) - _SAMPLE) * at // (places - 1) for at in range(places))
    return "\n".join(text[begin : begin + _SAMPLE] for begin in begins)
