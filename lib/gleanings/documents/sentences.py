"""Where sentences begin and end, offline, in one pass over the stops of a paragraph.

Each stop is judged by what stands around it: the word before it, the sign behind it, the quotation or bracket that it
is in. Only places come back, never an altered text, and the time taken grows with the text whatever is in it. Text
that has no stops (transcripts, messages) is cut at its pauses, or else at a length.
"""

import re
import unicodedata

from gleanings.documents.abbreviations import Abbreviations, abbreviations
from gleanings.documents.around_stops import (
    ALMOST,
    CLOCK,
    UNITS,
    VOWEL,
    WORD,
    after_figure,
    behind_point,
    continues_list,
    ends_at_letter,
    ends_before_number,
    follows_title,
    has_begun,
    is_clause,
    is_day,
    is_number,
    is_numbered,
    is_short,
    is_sloppy,
    lacks_space,
)
from gleanings.documents.emoji import EMOJI, with_emoji
from gleanings.documents.indic_stops import INDIC, ends_in_indic
from gleanings.documents.long_sentences import LONG, pieces
from gleanings.documents.punctuation import CLOSERS, OPENERS, SIGN_BULLETS, STOPS
from gleanings.documents.quotations import is_attributed, quotation_spans
from gleanings.documents.spans import LINE_ENDS, places, trim
from gleanings.types import Span

_ASCII_STOPS = ".!?"
_LINE_END = re.compile(f"[{LINE_ENDS}\t]")
_TAIL = re.compile(
    rf"(?:[{re.escape(CLOSERS)}]|“(?=\s|$))*"
    r"(?:\[[^\[\]]{1,25}\]|[⁰¹²³⁴-⁹]{1,3}|(?<=[^\W\d_][.!?])\d{1,3}(?:[,–-]\d{1,3}){0,5}(?=\s+[^\W\d_a-z]|\s*$))*"
    rf"(?:[{re.escape(CLOSERS)}](?=\s|$))*(?:[ \u00a0\u202f][»›](?=[\s.,;]|$))?"
)
_TAILS = frozenset(CLOSERS + "“[⁰¹²³⁴⁵⁶⁷⁸⁹0123456789")  # what a tail begins with
_SPACES = re.compile(r"\s*")
_NOT_FULL = frozenset(".!?…")  # ends a sentence only before a space; the others anywhere
_GREEK = str.maketrans(";\u037e", "??")  # its question mark, of the same length
_MARKER = re.compile(r"[\W_]*(?:\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlcIVXLC]{1,6}|[^\W\d_]|[^\W\d_]\d{1,2})[.)\]]{0,2}$")
_MARKER_WIDTH = 10  # characters; what is longer is no marker
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\u200d?\.(?:-(?=[^\Wa-z]))?)+[^\W\d_]{1,3}$")  # J.-C, but not Bp.-en
_LATIN = re.compile(r"(?<=[\u0e00-\u0eff\u3000-\u9fff\uac00-\ud7af])[A-Za-z]{1,9}$")  # in a script without spaces
_ZONE = re.compile(r"[A-Z]{2,4}\b")
_FORMS = frozenset(("KG", "KGaA", "OHG", "Ltd", "Inc", "LLC", "LP"))  # of firms, behind "Co."
_SCALES = frozenset("mio mrd tsd mln mld тыс млн млрд".split())  # before a currency, which has a capital in German
_BEFORE_SECTION = 3  # letters of an abbreviation before "§"
_IN_TWO = frozenset((("т.", "д"), ("т.", "п"), ("т.", "г"), ("с.", "г")))  # "и т. д.", "3 марта с. г."
_YEARS = ("г", "r", "р")  # "1990 r."
_OF_TITLE = 5  # letters of what may stand behind a title: "Prof. em. Lund", "Dr. habil. Roth"
_HOUR_ALONE = 2  # words before "a.m." in a sentence that has only begun: "At 5 a.m. Mr. Hale left."
_YEAR_ALONE = 2  # words, of which a sentence with a year consists that has only begun: "В 1812 г."
# Languages that write ordinal numbers with a full stop: "am 3. Oktober".
_ORDINAL_LANGUAGES = frozenset("cs da de et fi hr hu is lv nb nn no pl sk sl sr tr eu".split())
_VOWELLESS_LANGUAGES = frozenset(("cs", "sk", "hr", "sr", "sl", "mk", "bg"))  # with words such as "prst"


def sentence_spans(text: str, start: int, end: int, language: str) -> list[Span]:
    """Return the (start, end) of each sentence of the paragraph `text[start:end]`, trimmed, in order, none blank.

    >>> text = "Flt. Lt. Aziz met U.S. – Pakistan envoys.  He left."
    >>> [text[a:b] for a, b in sentence_spans(text, 0, len(text), "en")]
    ['Flt. Lt. Aziz met U.S. – Pakistan envoys.', 'He left.']
    """
    paragraph = text[start:end] if start or end < len(text) else text
    if "\t" in paragraph or len(paragraph.splitlines()) > 1:
        paragraph = _LINE_END.sub(" ", paragraph)  # of the same length, so places stay right
    if language == "el":
        paragraph = paragraph.translate(_GREEK)
    first, last = 0, len(paragraph)
    if first < last and (paragraph[0].isspace() or paragraph[-1].isspace()):
        first, last = trim(paragraph, first, last)
    if first == last:
        return []
    spans = _sentences(paragraph, first, last, language)
    if not paragraph.isascii() and EMOJI.search(paragraph):
        spans = with_emoji(paragraph, spans, abbreviations(language).starters)
    if last - first > LONG and any(b - a > LONG for a, b in spans):
        spans = [
            piece for span in spans for piece in (pieces(paragraph, *span) if span[1] - span[0] > LONG else [span])
        ]
    return [(a + start, b + start) for a, b in spans] if start else spans


def _sentences(text: str, begin: int, size: int, language: str) -> list[Span]:
    """Return where each sentence within `text[begin:size]`, which is trimmed, begins and ends, in order."""
    known = abbreviations(language)
    inside: list[Span] | None = None
    cased = not text.islower()
    spans: list[Span] = []
    quote = 0
    last = begin
    for first in places(text, _ASCII_STOPS if text.isascii() else STOPS):
        if first < last or first < begin:
            continue
        if first >= size - 1:
            break
        last = first + 1
        while text[last] in STOPS and last < size - 1:
            last += 1
        after = text[last]
        certain = False
        # Most stops first: before a space and a capital, perhaps with a quotation mark, and those within numbers.
        tail = last + 1 if after == '"' else last
        if tail < size and text[tail] == " ":
            follows = tail + 1
            capital = text[follows] if text[follows] != '"' else text[follows + 1 : follows + 2]
            if capital.isupper() and text[last - 1] in _NOT_FULL:
                certain = _is_certain(text, begin, first, last, known)
        elif (after.islower() or (after.isdecimal() and text[first - 1].isdecimal())) and text[last - 1] in _NOT_FULL:
            continue
        if not certain:
            tail = _TAIL.match(text, last).end() if after in _TAILS or text[last + 1 : last + 2] == "»" else last  # type: ignore[union-attr]
            if tail >= size:
                break
            follows = tail if not text[tail].isspace() else _SPACES.match(text, tail).end()  # type: ignore[union-attr]
            if not _ends(text, begin, first, last, tail, follows, known, language, cased):
                continue
        if inside is None:
            inside = quotation_spans(text)
        while quote < len(inside) and inside[quote][1] < tail:
            quote += 1
        if quote < len(inside) and inside[quote][0] < first and tail < inside[quote][1]:
            continue
        spans.append((begin, tail))
        begin = follows
    spans.append((begin, size))
    return spans


def _is_certain(text: str, begin: int, first: int, last: int, known: Abbreviations) -> bool:
    """Return whether a stop before a space and a capital ends a sentence for certain: behind a word, or several."""
    if text[last - 1] != "." or last - first > 1:
        return True
    word = text[text.rfind(" ", begin, first) + 1 : first]
    if not word.isalpha() or len(word) < 3 or first - begin < _MARKER_WIDTH:
        return False
    if word.islower():
        return word not in known.any and (len(word) > 4 or VOWEL.search(word) is not None)
    return (
        len(word) > 3
        and not word.isupper()
        and word.lower() not in known.any
        and VOWEL.search(word.lower()) is not None
    )


def _ends(
    text: str,
    begin: int,
    first: int,
    last: int,
    tail: int,
    follows: int,
    known: Abbreviations,
    language: str,
    cased: bool,
) -> bool:
    """Return whether the stop `text[first:last]`, with closing signs up to `tail`, ends the sentence from `begin`."""
    sign = text[last - 1]
    if sign not in _NOT_FULL:
        return not (text[first] != "." and is_attributed(text, begin, tail, follows))
    if tail == follows:
        return lacks_space(text, first, tail)
    place = follows
    while place < len(text) - 1 and (text[place] in OPENERS or text[place].isspace()):
        place += 1
    if text[follows] in "([" or text[follows + 1 : follows + 2] == ")":
        place = behind_point(text, place)
    after = text[place]
    if continues_list(text, begin, follows):
        return True
    if text[follows] in "'’" and text[follows + 2 : follows + 3] == " " and text[follows + 3 : follows + 4].isupper():
        return True  # 's Avonds
    if after.islower() and cased and not text[place + 1 : place + 2].isupper():
        return sign == "." and tail == last and follows == place and is_sloppy(text, begin, first, known)
    if sign != "." or last - first > 1:
        if after in "–—" and text[place + 1 : place + 3].strip()[:1].islower():
            return False  # "Você vem? — perguntou ela."
        return after.isalnum() or after not in ",;:.)"
    if tail > last and text[last] not in CLOSERS:  # the number of a note
        return True
    head = max(begin, text.rfind(" ", max(begin, first - ALMOST), first) + 1)
    word = text[head:first].lstrip(OPENERS)
    if "’" in word or "'" in word:  # l'art. 5
        cut = max(word.rfind("’"), word.rfind("'"))
        word = word[cut + 1 :] if cut < len(word) - 2 else word[:cut] + word[cut + 1 :]  # St. Mark's.
    if not word:
        return after.isalnum() and begin < head
    if word[-1].isascii() and not word.isascii() and (latin := _LATIN.search(word)):  # 価格はNo. 5
        word = latin[0]
    small = word.lower()
    if language in _ORDINAL_LANGUAGES and len(word) > 1 and not word.strip("IVXLC") and after.isalpha():
        return WORD.match(text, place)[0].lower() in known.starters  # type: ignore[index]  # "Der VIII. Senat"
    if len(small) > 3 and word.isalpha() and small not in known.any and after.isalpha() and VOWEL.search(small):
        return True
    if first - begin < _MARKER_WIDTH and _MARKER.match(text[begin:first]):
        return False
    if after in SIGN_BULLETS:
        return True
    bracket = text[follows] in "([（"
    if (text[max(begin, head - 3) : head].strip(), small) in _IN_TWO:
        return after.isupper()
    measured = after_figure(text, head)
    if measured and word in UNITS and after.isalpha() and after.isupper():  # "1,80 m. Pesa 90 kg."
        return text[place + 1 : place + 2] != "."
    counted = small in known.either and measured  # "в 1837 г."
    if (
        small in known.titles
        and not counted
        and not (is_day(word) and measured)  # "den 3 maj."
        and (len(small) > 1 or word.islower() or language in ("fr", "es", "pt", "it"))
    ):
        return False
    if after.isdigit() or bracket or (small in known.numbered and is_number(text, place)):
        return ends_before_number(text, word, small, after, bracket, known, head, place)
    if not after.isalpha():
        if after == "§" and (word.isdigit() or len(word) <= _BEFORE_SECTION):
            return False
        return not (after in "–—-&/+=%,;:§" and is_short(word, small, known)) and after not in ",;:)"
    return _before_word(text, begin, head, first, place, word, small, known, language)


def _before_word(
    text: str, begin: int, head: int, first: int, place: int, word: str, small: str, known: Abbreviations, language: str
) -> bool:
    """Return whether a sentence ends at `word` and its full stop before a word with a capital, or without case."""
    found = WORD.match(text, place)
    following = found[0] if found else text[place]
    starts = following.lower() in known.starters
    before = text[max(begin, head - 30) : head].rstrip()
    if word.isdigit():
        if before.endswith("No."):
            return starts or is_clause(text, place, following)
        if before.endswith((":", "Item", "item")) or (begin == head and len(word) <= 3):
            return False
        if language in _ORDINAL_LANGUAGES and not starts and is_numbered(before, known):  # "v domě č. 5. Nikdo"
            ended = (
                text[place + len(following) : place + len(following) + 1] in STOPS
                and following.lower() not in known.any
            )
            return (ended or is_clause(text, place, following)) and not is_day(following)
        return not (language in _ORDINAL_LANGUAGES and len(word) <= 2 and not starts)
    if INDIC[0] <= word[-1] <= INDIC[1]:
        return ends_in_indic(text, head, place, word)
    if word.islower() and len(word) <= _OF_TITLE and follows_title(before, known):
        return False
    if small in known.either:
        if small in ("etc", "al", "usw", "ecc", "enz"):
            return True
        if small == "co" and following in _FORMS:
            return False
        counted = after_figure(text, head)
        if counted and small in _YEARS and has_begun(text, begin, head, _YEAR_ALONE):
            return False
        counted = counted and small not in _YEARS  # "w 1990 r. Jan Nowak": a name may follow
        return starts or (small not in _SCALES and (is_clause(text, place, following) or counted))
    if word[-1].isdigit():
        return True
    if "." in word:
        if not _DOTTED.match(word) and small not in known.any:
            return True
        if CLOCK.search(text[max(0, head - 4) : first]):
            alone = has_begun(text, begin, head, _HOUR_ALONE) and text[begin].isalpha()
            return not (alone or _ZONE.match(text, place) or is_day(following))
        return starts
    letters = sum(unicodedata.category(sign)[0] == "L" for sign in word)
    if letters == 1 and letters + sum(unicodedata.category(sign)[0] == "M" for sign in word) == len(word):
        return ends_at_letter(text, before, word, following, place, starts, known)
    if word.isupper() or after_figure(text, head):
        return True
    if word.isalpha() and word.isascii() and not VOWEL.search(small) and language not in _VOWELLESS_LANGUAGES:
        return starts or (word.islower() and small not in known.any and is_clause(text, place, following))
    return not (following[0].isalpha() and not following[0].isupper() and len(word) < 3 and word in known.any)
