"""What becomes of a form, a stretch of text that the token pattern found: no word, one word, or several.

One rule: a word is a run of letters, marks and digits with at least one letter; apostrophes, hyphens and underscores
hold runs together (al-qaeda, covid-19, machine_learning), and so do the signs of c++, c# and r&d. Numbers, with or
without a unit or an ordinal ending (1990s, 3.5m, 5th), links, addresses, account names (@who) and markup are no words;
a hashtag is the word behind its sign. A hyphenated form of full words is taken apart (US-Pakistan, covid-19-related),
one with a part of one or two letters, or with digits, is not (t-shirt, al-qaeda, sars-cov-2), nor is a French or a
Portuguese one (porte-parole). With a short first part or a prefix it is one with the form in one piece where the
dictionary has that (e-mail and email, post-war and postwar). Capitals change nothing, but for the s of a plural: TVs
and NGOs are tv and ngo.

A name may hold a full stop (node.js, pm2.5); an address is known by its ending (amazon.com is amazon). Letters before a
sign of money are money (US$5m). A form for both genders is the word (Schüler*innen, niñ@s). What is written onto a word
with an apostrophe is a word before it (l'état is l' and état).
"""

import re
from functools import lru_cache

from gleanings.documents.broken_words import is_known
from gleanings.words.arabic import modern
from gleanings.words.broken_forms import at_zero_width, rejoined
from gleanings.words.characters import BROKEN, ZERO_WIDTH, canonical
from gleanings.words.languages import elided, is_abbreviation
from gleanings.words.lemmas import CAPITAL_NOUNS
from gleanings.words.splitters import is_count
from gleanings.words.stop_words import stop_words

# Kept apart from the pronoun, which is a stop word: "US" is a main actor of half the world's news.
ACRONYMS = {"US": "u.s.", "U.S": "u.s.", "U.S.": "u.s.", "U.S.A.": "usa"}
_ACRONYM_WORDS = frozenset(ACRONYMS.values())
_SHORT = 2  # a hyphenated part of so few letters stays joined: "t-shirt", "al-qaeda"
_YEAR = 4  # a part of so many digits or more is a year or a code, and no part of a name: "agenda-2030"
# What may follow a number without making it a word: units of measure, money and time, and endings of ordinals.
_UNITS = frozenset(
    "st nd rd th s m bn mn mln mio mrd tn trn k kg mg t lb lbs oz km cm mm nm ft in yd mi h hr hrs min mins "
    "sec secs ms am pm p px pp mph kph kmh w kw mw gw kwh mwh v kv hz khz mhz ghz kb mb gb tb l ml cl c f x yr "
    "yrs usd eur gbp rs pct e er re ers ème eme è º ª te ten ter tes ste sten ra ro da do to ta й я е ю ый ая "
    "ое го му ми х м ой ей".split()
)
# Languages whose compounds with a hyphen are words of their own: "porte-parole", "guarda-redes", "États-Unis".
_LEXICAL = ("ca", "fr", "pt")
# Before a word, with a hyphen or in one piece with it: "post-war" and "postwar".
_PREFIXES = frozenset(
    "anti auto bi bio counter extra geo hydro infra inter intra macro micro mid mini mono multi neo non out over "
    "poly post pre pro proto pseudo semi socio sub super trans ultra under".split()
)
_CLITICS = ("ca", "ro")  # what stands before or behind a hyphen is often a pronoun: "n-are"
_STRETCHED = re.compile(r"(\w)\1{2,}")  # few words have a letter three times in a row: "Schifffahrt"
_DECADE = re.compile(r"\d0s|\d{3}0s")
_MODELS = re.compile(r"\d{1,3}s")  # of aircraft, cars: "f-16s"
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2013\u2212"), "-")
_MONEY = frozenset("$€£¥")
_BOTH_GENDERS = re.compile(r"(?:[*:_\u00b7]|/-?|\()in(?:nen)?\)?$", re.IGNORECASE)
_BOTH_ENDINGS = re.compile(r"@(?=e?s?$)")  # of "o" and "a" in Spanish and Portuguese
_REPEATED = ("id", "ms")  # a word said twice is its plural: "anak-anak"
_COMPANIES = ("com", "org", "info", "edu", "gov")  # a name before them is that of whoever the page belongs to
_GRAMS = re.compile(r"\d\d[\d.,]*g|\d[.,]\d+g")  # "250g", but "5g" is a kind of network


def dropped(form: str) -> str:
    """Return why a form is no word ("number", "markup", "link or address", "account name"), or "" if it is one.

    >>> dropped("2021"), dropped("3.5m"), dropped("@who"), dropped("5G"), dropped("peace")
    ('number', 'number', 'account name', '', '')
    """
    if form[0] == "@":
        return "account name"
    if form[0] in "&<" or form[-1] == ";":
        return "markup"
    if (
        "://" in form
        or ("@" in form and not _BOTH_ENDINGS.search(form))
        or form[:4].lower() == "www."
        or _is_address(form)
    ):
        return "link or address"
    if not _MONEY.isdisjoint(form):
        return "number"
    if (form[0].isdigit() and not _words_with_digits(form, "en")) or (not form.isascii() and is_count(form)):
        return "number"
    return ""


def _is_address(form: str) -> bool:
    """Return whether a form is the name of a host or a page; "Amazon.com" is the name of a company."""
    if form[0].isdigit():
        return False
    slash = "/" in form and not _BOTH_GENDERS.search(form)
    return slash or (form.count(".") > 1 and form[-1] != "." and max(map(len, form.split("."))) > 1)


def is_number(part: str) -> bool:
    """Return whether a part of a form is a number, with or without a unit or an ordinal ending.

    >>> is_number("1,000"), is_number("1990s"), is_number("250g"), is_number("5g")
    (True, True, True, False)
    """
    if not part[:1].isdigit():
        return False
    small = part.lower()
    rest = small.lstrip("0123456789.,:/'’%-")
    return not rest or (small[: len(small) - len(rest)] != "" and rest in _UNITS) or bool(_GRAMS.fullmatch(small))


def resolve(form: str, language: str = "en", whole: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the words of a form, in small letters and in their one spelling.

    Args:
        form: what the token pattern found.
        language: ISO 639-1 code, which small letters and broken words depend on.
        whole: forms, as `canonical` gives them, that are one word whatever the rule says.

    >>> resolve("Pakistan’s"), resolve("US-Pakistan"), resolve("E-mail"), resolve("U.S."), resolve("https://t.co/x")
    (('pakistan',), ('u.s.', 'pakistan'), ('email',), ('u.s.',), ())
    >>> resolve("Covid-19-related"), resolve("IL-6"), resolve("18-year-old"), resolve("C++"), resolve("Amazon.com")
    (('covid-19', 'related'), ('il-6',), ('year', 'old'), ('c++',), ('amazon',))
    """
    if form in ACRONYMS:
        return (ACRONYMS[form],)
    if whole:
        if form in whole:
            return (form,)
        spelling = canonical(form, language)
        for spelt in (spelling, spelling.removesuffix("'s")):
            if spelt in whole:
                return (spelt,)
    if ZERO_WIDTH in form:
        return tuple(word for part in at_zero_width(form, language) for word in resolve(part, language, whole))
    if (clitic := elided(form, language)) and canonical(form, language) not in stop_words(language):
        return (clitic, *resolve(form[len(clitic) :], language, whole))
    if form.isascii() and form.isalpha():
        plain = form[:-1] if plural_of_capitals(form) else form
        return (_unstretched(canonical(plain, language), language),)
    if dropped(form) or not any(map(str.isalpha, form)):
        return ()
    if form[0] == "#":
        return resolve(form[1:], language, whole)
    if form.lower() in _ACRONYM_WORDS:
        return (form.lower(),)
    if form[0].isdigit():
        return _words_with_digits(form, language)
    if BROKEN in form:
        return resolve(rejoined(form, language), language, whole)
    if (found := _BOTH_GENDERS.search(form)) is not None:
        return _both_genders(form[: found.start()], form[found.start() :], language, whole)
    plain = form.translate(_HYPHENS)
    if "@" in plain:
        plain = _BOTH_ENDINGS.sub("o", plain)
    if "." in plain:
        return _with_full_stops(plain, language)
    return _compound(plain, language)


def is_elided(word: str) -> bool:
    """Return whether a word, as `resolve` gives it, is one that is written onto the next with an apostrophe: "l'"."""
    return word[-1:] == "'"


def plural_of_capitals(form: str) -> bool:
    """Return whether a form is a plural of capitals.

    >>> plural_of_capitals("TVs"), plural_of_capitals("Is"), plural_of_capitals("TVS")
    (True, False, False)
    """
    return form[-1:] == "s" and len(form) > _SHORT and form[:-1].isalpha() and form[:-1].isupper()


def for_both_genders(form: str) -> bool:
    """Return whether a form is written for both genders.

    >>> for_both_genders("Schüler*innen"), for_both_genders("niñ@s"), for_both_genders("plug_in")
    (True, True, False)
    """
    return bool(_BOTH_ENDINGS.search(form)) or ("_" not in form and bool(_BOTH_GENDERS.search(form)))


def _both_genders(word: str, ending: str, language: str, whole: frozenset[str]) -> tuple[str, ...]:
    """Return the words of "Schüler*innen" and "Ärzt:innen": schüler, ärztinnen; elsewhere, of what is beside a sign."""
    if language not in CAPITAL_NOUNS:
        apart = [piece for piece in re.split(r"[*:_\u00b7/()-]", ending) if piece]
        if "_" in ending:
            return (canonical(word + ending, language),)
        return tuple(each for piece in (word, *apart) for each in resolve(piece, language, whole))
    masculine = is_known(word.rpartition("-")[2].capitalize(), language)
    return resolve(word if masculine else word + "innen", language, whole)


def _with_full_stops(form: str, language: str) -> tuple[str, ...]:
    """Return the words of a form with full stops ("amazon.com", "node.js", "pm2.5"), or of two that lack a space."""
    if is_abbreviation(form, language):
        return ()
    name, ending = form.split(".", 1)
    small = ending.lower()
    if form[-1] == "." or len(name) < _SHORT or (len(ending) < _SHORT and not ending.isdigit()):
        return (canonical(form.replace(".", ""), language),)
    if small == "net":
        return (canonical(form, language),)  # "asp.net" is a name whole
    if small in _COMPANIES or "." in small:
        return resolve(name, language)
    # "finished.Rooney": a capital behind a small letter begins a word, whether a dictionary has it or not.
    begins = name[-1].islower() and ending[0].isupper() and not ending.isupper()
    if small in stop_words(language) or (
        len(ending) > _SHORT and (begins or (small.isalpha() and is_known(small, language)))
    ):
        return tuple(word for part in (name, ending) for word in resolve(part, language))
    return (canonical(form, language),)


def _unstretched(word: str, language: str) -> str:
    """Return a word without the letters that lengthen it, where the dictionary then has it: "happyyy", "goooal"."""
    if not _STRETCHED.search(word) or is_known(word, language):
        return word
    shorter = [_STRETCHED.sub(letters, word) for letters in (r"\1\1", r"\1")]
    known = (
        each
        for each in shorter
        if (len(each) > 1 and each in stop_words(language)) or (len(each) > _SHORT and is_known(each, language))
    )
    return next(known, word)


def _compound(form: str, language: str) -> tuple[str, ...]:
    parts = [part for part in form.split("-") if part]
    if len(parts) == 2 and parts[0].lower() == parts[1].lower() and parts[0].isalpha():
        return resolve(parts[0], language) if language in _REPEATED else (_word(form, language),)
    shouted = form.isupper()
    words: list[str] = []
    run: list[str] = []
    for part in parts:
        if run and _MODELS.fullmatch(part) and not _DECADE.fullmatch(part):
            part = part[:-1]  # "f-16s"
        if (part.isdigit() and len(part) >= _YEAR) or (run and is_number(part) and not part.isdigit()):
            continue  # "agenda-2030", "mid-1990s"
        run.append(part)
        if any(letter.isdigit() for letter in part):
            words.append(_word("-".join(run), language))
            run = []
    apart = language not in _LEXICAL
    if len(run) == 2 and run[0].lower() in _PREFIXES and is_known((one := "".join(run)).lower(), language):
        words += resolve(one, language)
    elif (
        apart
        and len(run) > 1
        and all(
            len(part) > _SHORT or part in ACRONYMS or (len(part) > 1 and part.isupper() and not shouted) for part in run
        )
    ):
        words += [word for part in run for word in resolve(part, language)]
    elif run:
        words.append(ACRONYMS.get("-".join(run)) or _together(_word("-".join(run), language), language))
    return tuple(word for word in words if word)


@lru_cache(maxsize=100_000)
def _together(word: str, language: str) -> str:
    """Return a compound with a short first part in one piece where the dictionary has it so: "e-mail" is "email".

    What begins with "re-" has its hyphen to be told from another word: "re-sign", "re-form".
    """
    if language in _CLITICS:
        return word
    first, _, rest = word.partition("-")
    if len(first) > _SHORT or len(rest) <= _SHORT or first == "re" or not (first + rest).isalpha():
        return word
    return first + rest if is_known(first + rest, language) or is_known(first + rest, "en") else word


def _words_with_digits(form: str, language: str) -> tuple[str, ...]:
    """Return the words of a form that begins with a digit: "5g", "23andme", "5-ht2a", and "old" of "18-year-old"."""
    words: list[str] = []
    for piece in re.split(r"[,:/]", form) if any(sign in form for sign in ",:/") else [form]:
        parts = [part for part in piece.translate(_HYPHENS).split("-") if part]
        rest = parts[1:]
        if len(parts) == 2 and parts[0].isdigit() and len(parts[1]) == 1 and not is_number("".join(parts)):
            parts, rest = ["".join(parts)], []  # "3-D" is "3D"
        if all(is_number(part) or part.lower() in _UNITS for part in parts):
            continue
        short = any(len(part) <= _SHORT or any(map(str.isdigit, part)) for part in rest)
        if rest and not short and not is_number(parts[0]):  # "5g-enabled"
            words += [_word(parts[0], language), *(word for part in rest for word in resolve(part, language))]
        elif short or not is_number(parts[0]):
            words.append(_word("-".join(parts), language))
        else:
            words += [word for part in rest for word in resolve(part, language)]
    return tuple(words)


def _word(form: str, language: str) -> str:
    if language == "ar":
        return modern(form).strip("_")
    word = canonical(form, language).strip("_")
    word = word.removesuffix("'s").removesuffix("'")
    if word[-1:] == "s" and word[-2:-1].isdigit() and ("-" in word or not form[0].islower()):  # "f-16s", but "k8s"
        word = word[:-1]
    return word
