"""What is known of each language: how it writes words together, what its phrases hold, and what is missing.

Stop words are in stop_words.py, lemmas in lemmas.py. A language without either works without, and `gaps` says so.
"""

import re
from collections.abc import Iterable

from gleanings.corpus.language_detection import language_name
from gleanings.words.characters import canonical
from gleanings.words.lemmas import has_lemmas
from gleanings.words.splitters import SPLITTERS, UNSPACED, hiding
from gleanings.words.stop_words import has_stop_words

# No word by itself, but part of names and compounds: "new york", "new south wales", "semi final", "anti virus".
PHRASE_ONLY = {"en": frozenset("new anti mid multi non pre semi".split())}
# Words that phrases go over: "bank of england". English: gensim.models.phrases.ENGLISH_CONNECTOR_WORDS; the others are
# the prepositions and articles that stand in names and terms of the language.
# Vietnamese writes syllables: these are function words, and parts of words ("chính phủ", government; "bản đồ", map).
PHRASE_ONLY["vi"] = frozenset(
    "bài bên bước bản cao chung chuyển chuyện chính chịu căn cấp cơ dài dùng giảm giống giữ khách khó loại lòng "
    "lượng lớn lời lâu mang mạnh mức nguồn nhanh nhóm nhận nhỏ nơi nền nói phía phần quay quả sáng số sự thanh "
    "thuộc thuần thấp tháng thường tin tìm tên tính tăng vùng vượt xem xa ý điểm đúng đáng đặt đưa".split()
)
CONNECTORS = {
    "en": frozenset("a an the for of with without at from to in on by and or".split()),
    "es": frozenset("a al con de del el en la las los para por y".split()),
    "pt": frozenset("a ao com da das de do dos e em na no o para por".split()),
    "fr": frozenset("à au aux d' de des du en et l' la le les pour sur".split()),
    "it": frozenset(
        "a al all' alla con d' da dal dall' de dei del dell' della delle di e il in l' la nell' per sull'".split()
    ),
    "ca": frozenset("a al amb d' de del dels el en i l' la les per".split()),
    "de": frozenset("am an auf der des für im in und vom von zu zum zur".split()),
    "nl": frozenset("aan de der den en het in op te ten ter van voor".split()),
}
# Those of them that names hold: "Bank of England", "Banco de España".
NAME_CONNECTORS = frozenset(
    "of the d' de del dell' l' la las los da das do dos du des di della delle dei van von der den".split()
)
# What is written onto a word with an apostrophe and is none of it: "they've", "l'opposition", "dell'arte".
_ELIDED = re.compile(r"(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|(?:a|co|da|de|ne|su)?ll|gl|un|quest|quell)'(?=\w)")
_ELIDING = ("ca", "fr", "it")
# Pronouns and verbs that are written onto a word with a hyphen: "tornou-se", "dit-il", "s-a", "într-o".
_JOINED = {
    "fr": re.compile(r"(?:(?:-t)?-(?:je|tu|ils?|elles?|on|nous|vous|ce|lui|leur|les?|la|moi|toi|y|en|ci|là))+$"),
    "pt": re.compile(r"-(?:me|te|se|lhes?|vos|n?[oa]s?|l[oa]s?)(?:-(?:ia|ei|á|ás|emos|ão|iam))?$"),
    "ro": re.compile(
        r"^(?:[sșlmtvincd]|ne|le|se|te|mi|ți|și|ni|vi|li|într|dintr|printr)-|-(?:ai?|am|au|i|l|o|le|ne|mi|ți|și|se|ar|aș)$"
    ),
}
_SIGN = r"[^\x00-\u0dff\u1100-\u177f\u1800-\u2e7f]"  # of a script without spaces between words
_BESIDE_SIGNS = re.compile(rf"(?<={_SIGN}) | (?={_SIGN})")
NOT_SPLIT = "Words are not separated by spaces"  # how the note begins that says that words were not told apart
# Portuguese infinitives before "lo" and "la": "vendê-lo" is "vender" and "o".
_INFINITIVE = re.compile(r"([áêíi])-l[oa]s?\b")
_FUTURE = re.compile(r"(?<=r)-(?:ia|ei|á|ás|emos|ão|iam)$")  # "vendê-lo-ia"
_ENDINGS = {"á": "ar", "ê": "er", "í": "ir", "i": "ir"}
_CLITIC = {
    "ca": _ELIDED,
    "en": re.compile(r"(?:n't|'(?:d|ll|m|re|ve))+$"),
    "fr": _ELIDED,
    "it": _ELIDED,
    "tr": re.compile(r"'\w+$"),
}


def bare(word: str, language: str) -> str:
    """Return a lower-case word without what its language writes onto it with an apostrophe or a hyphen.

    >>> bare("tornou-se", "pt"), bare("a-t-il", "fr"), bare("într-o", "ro"), bare("week-end", "fr")
    ('tornou', 'a', 'o', 'week-end')
    >>> bare("l'opposition", "fr"), bare("aujourd'hui", "fr"), bare("clinton'll", "en"), bare("o'neill", "en")
    ('opposition', "aujourd'hui", 'clinton', "o'neill")
    """
    if "-" in word and language in _JOINED:
        if language == "pt":
            word = _INFINITIVE.sub(lambda found: _ENDINGS[found.group(1)], word)
            word = _FUTURE.sub("", word)
        word = _JOINED[language].sub("", word)
    if "'" not in word or language not in _CLITIC:
        return word
    pattern = _CLITIC[language]
    found = pattern.match(word) if pattern is _ELIDED else pattern.search(word)
    return word[: found.start()] + word[found.end() :] if found else word


def elided(form: str, language: str) -> str:
    """Return what its language writes onto a form before it with an apostrophe, in small letters; "" for nothing.

    >>> elided("L’État", "fr"), elided("aujourd'hui", "fr"), elided("l'etat", "en")
    ("l'", '', '')
    """
    if language not in _ELIDING or form.isalpha():
        return ""
    found = _ELIDED.match(canonical(form, language))
    return found.group() if found else ""


def is_abbreviation(form: str, language: str) -> bool:
    """Return whether a form is an abbreviation of function words: single letters with full stops, the first small.

    What names begin with has a capital. Of English, whose texts are often in small letters ("u.k."), they are listed.

    >>> [is_abbreviation(form, "de") for form in ("z.B.", "d.h.", "S.P.D.", "node.js")]
    [True, True, False, False]
    """
    return language != "en" and form[0].islower() and all(len(each) < 2 for each in form.split("."))


def joined(words: Iterable[str], language: str = "en") -> str:
    """Return words as one text, as their language writes them: none stands apart from what is written onto it.

    >>> joined(["conseil", "d'", "administration"]), joined(["生命", "值"], "zh"), joined(["new", "york"], "zh")
    ("conseil d'administration", '生命值', 'new york')
    """
    together = " ".join(words)
    return _BESIDE_SIGNS.sub("", together) if language in UNSPACED else together.replace("' ", "'")


def gaps(language: str, *, split: bool = False) -> tuple[str, ...]:
    """Return, in full sentences, what is missing for `language`; nothing where all is there.

    Args:
        language: ISO 639-1 code.
        split: whether a word splitter is used.

    >>> gaps("en"), len(gaps("qq"))
    ((), 2)
    """
    missing = []
    if language in UNSPACED and not split:
        installed = (
            f"`pip install {SPLITTERS[language]}` splits its words, and so does" if language in SPLITTERS else ""
        )
        if hidden := hiding(language):
            installed = f"{hidden} hides the package that splits its words: rename it, or give"
        missing.append(
            f"{NOT_SPLIT} in {language_name(language)}; they were not split. "
            f"{installed or 'Its words are split by'} a function from a text to its words, given as `splitter=`."
        )
    if not has_stop_words(language):
        missing.append(
            f'There is no list of stop words for the language "{language}"; common words are cut by their counts '
            "alone, but for what is given as `stop_words`."
        )
    if not has_lemmas(language) and language not in UNSPACED:
        but = " but for the particles of nouns" if language == "ko" else ""
        missing.append(
            f'There are no lemmas for the language "{language}"; words are counted in the form in which they stand'
            f"{but}."
        )
    return tuple(missing)
