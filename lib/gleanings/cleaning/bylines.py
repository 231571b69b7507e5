"""Who wrote an article, where and when: bylines, lines that are a date, and datelines before the first sentence."""

import re
from collections.abc import Iterator, Sequence

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark
from gleanings.documents.month_names import AROUND, MONTHS, fold

_BY = re.compile(
    r"\s*(?i:(?:(?:written|reported|edited|posted|story|words|text|report|subtitles|subtitled|captions|translated|"
    r"translation|transcribed|transcription|compiled|illustrated|photographs?|interview) )?by|(?:untertitel(?:ung)?|"
    r"übersetzung|übersetzt|mitschrift|protokoll|fotos?|interview)(?: von)?|(?:sous-titres|sous-titrage|traduction|"
    r"traduit|transcription|photos|propos recueillis)(?: de| par)?|(?:subtítulos|traducción|transcripción|fotos|"
    r"entrevista|legendas|tradução|transcrição)(?: de| por)?|(?:sottotitoli|traduzione|trascrizione|intervista)(?: di| "
    r"a cura di)?|(?:ondertiteling|vertaling)(?: door| van)?|субтитры|перевод|çeviri|altyazı|字幕(?:制作)?|翻译|翻訳|"
    r"von|par|por|di|door|av|af|przez|"
    r"автор|yazan|作者|记者|文|بقلم|كتب)\s*[:：]?\s+(?=[^\W\d_a-z])"
)
_BY_WORDS = 14
_STANDFIRST_LINES = 14  # of date, names and buttons between a standfirst and the text
_SMALL = 3  # words of small letters that a byline may hold between names: "and", "Staff writer for the"
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0965\u0971-\u0dff\u0e31-\u0e4e])"  # with its vowel signs
_TOKEN = re.compile(rf"{_LETTER}+(?:[.'’-]{_LETTER}+)*|\d+")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[05])\d\d(?!\d)")  # 2568 in Thailand
_NUMBERS = re.compile(r"\d{1,4}\s?[./年-]\s?\d{1,2}\s?[./月-]\s?\d{1,4}|\d{1,2}月\d{1,2}日")
_DATE_LENGTH = 80
_DIGIT = re.compile(r"\d")
_CREDIT = re.compile(r"\s*[(（\[][^()（）\[\]]{8,300}[)）\]]\s*$")

# "DOHA (Reuters) - ", "WASHINGTON, D.C., May 3, 2021 /PRNewswire/ -- ", "BERLIN, 3. Mai (dpa) – "
_DASH = re.compile(r"\s*(?:—|–|--|-)\s+|\s*—\s*|\s_\s+")
_DATELINE_LENGTH = 110
_SENTENCE = re.compile(
    r"[^\W\d_A-Z]{3}[.!?]\s(?!\()|[^\W\d_]{3}[^\W\d_A-Z]{3}[.!?]\s"
)  # a title before a dateline is not part of it
_AGENCY = re.compile(r"(?:\([^()]{1,30}\)|/[^/\s][^/]{0,30}/)\s*(?:—|–|--?)")
_AGENCY_FIRST = re.compile(r"\([^\W\d_][^()\s]{1,14}\)\s(?:—|–|--?)\s(?=[^\W\d_])")  # "(ANSA) - ROMA, 3 MAG - "
_DATE_FIRST = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s(?=[^\W\d_])")  # "14.06.2016 Kraków (PAP) - "
_AGENCY_ALONE = re.compile(r"\(([^\W\d_]{2,6})\)(?:\s(?:—|–|--?)\s|(?=[A-Z][a-z]))")  # "(CNN) -- "
_PLACE_AGENCY = re.compile(r"([^\W\d_]{3,20}) \(([^\W\d_]{2,8})\) (?=[^\W\d_])")  # "STOCKHOLM (TT) "
_CELL = re.compile(r"\s\.\s+")
_CELLS = 12
_BRACKETED = re.compile(r"[^\W\d_][^,()\r\n]{1,30},([^()\r\n]{3,20})\([^()\r\n]{2,25}\)[ \t]+(?![—–-])")
_DATE_AND_AGENCY = re.compile(  # "МОСКВА, 3 мая. /ТАСС/. "
    r"([^\W\d_]{3,20}(?:[- ][^\W\d_]{2,20}){0,2}), [^.!?/\r\n]{3,20}\.? ?/[^\W\d_][^/\r\n]{1,60}/\.? ?[-–—]? ?(?=\S)"
)
_PLACE_AND_DAY = re.compile(  # "Schildau, 4. Mai 2018. "
    r"[^\W\d_][^\W\d_]{2,20}(?:[- ][^\W\d_]{2,20}){0,2}, "
    r"(?:[^\W\d_]{2,3} )?\d{1,2}\.? (?:de )?[^\W\d_]{3,12} (?:de )?\d{4}\. (?=\S)"
)
_AGENCY_BEHIND = re.compile(r"(?:[^\W\d_a-z][^\W\d_]{1,14} ?){1,3}\.\s+")  # "МОСКВА, 3 мая — РИА Новости. "
_PLACE_IS_AGENCY = re.compile(  # "【北京＝山田花子】", "(서울=연합뉴스) 김철수 기자 = "
    r"[【（(\[][^\s()（）【】\[\]=＝]{2,12}[=＝][^()（）【】\[\]=＝]{2,14}[】）)\]]\s?(?:[^\s=]{2,5}\s[^\s=]{2,4}\s?=\s?)?"
)
_CHINESE = re.compile(
    r"[（(【]?[^\s，。（）()]{2,16}?\d{1,2}月\d{1,2}日(?:电|讯|電|訊)[）)】]?\s*(?:[（(][^（）()]{2,30}[）)])?\s*"
)


@only_where(lambda page: page.open or page.holds("(", "（", "[") or (page.narrowest <= _DATE_LENGTH and page.digits))
def bylines(page: Page) -> Iterator[Mark]:
    """Yield lines that name the writer or are a date, near the top or at the end; and credits in brackets there."""
    parts = page.left
    prose = [i for i, part in enumerate(parts) if part.ended and part.columns > 60 and not is_date(part.text)]
    top = prose[0] if prose else min(len(parts), 6)
    second = prose[1] if len(prose) > 1 and prose[1] - top < _STANDFIRST_LINES else top  # a standfirst may be above
    dated = {i for i in range(top + 1, second) if is_date(parts[i].text)}
    for i, part in enumerate(parts):
        if not (i <= second or i >= len(parts) - 4) or not part.one_line:
            continue
        if is_date(part.text):
            yield mark_part(part, "byline", "a line that is a date")
        elif top < i < second:
            if _is_byline(part) and dated & {i - 1, i + 1}:
                yield mark_part(part, "byline", "names the writer")
        elif _is_byline(part) and (i < top or (part.above and (prose or (page.cued and i == len(parts) - 1)))):
            yield mark_part(part, "byline", "names the writer")
        elif i >= len(parts) - 4 and prose and part.above and i > prose[-1] and _closes(parts[i:]):
            yield mark_part(part, "byline", "names who reported")


def _closes(parts: Sequence[Part]) -> bool:
    """Return whether an article closes with who reported it, in brackets, perhaps with lines below that."""
    sentence = parts[0].text.rstrip(" )）]")[-1:] in ".!?。"  # an aside ends as sentences do
    credited = _CREDIT.match(parts[0].text) is not None and not sentence and _names(parts[0].text) >= 2
    return credited and not any(part.ended or part.bullet for part in parts[1:])


def _is_byline(part: Part) -> bool:
    match = None if part.ended or part.words > _BY_WORDS else _BY.match(part.text)
    if not match:
        return False
    words = part.text[match.end() :].replace(",", " ").replace("|", " ").split()
    return sum(word[0].islower() for word in words) <= _SMALL and len(words) >= 2


def _names(text: str) -> int:
    words = text.strip("()[]（） \r\n").split()
    return (
        0
        if not words or text.count(". ") > 1
        else sum(word[0].isupper() for word in words[1:]) * (2 * sum(word[0].isupper() for word in words) >= len(words))
    )


def is_date(line: str) -> bool:
    """Return whether a line is a date, with the words around it, and nothing else.

    >>> is_date("Published: Monday, 3 May 2021 at 2:30 p.m."), is_date("They met on 3 May 2021 in Doha.")
    (True, False)
    """
    if len(line) > _DATE_LENGTH or not _DIGIT.search(line):
        return False
    words = [fold(word).replace(".", "") for word in _TOKEN.findall(line) if not word.isdigit()]
    dated = any(word in MONTHS for word in words) or _NUMBERS.search(line)
    if not dated or not (_YEAR.search(line) or _NUMBERS.search(line)):
        return False
    strange = [
        w for w in words if w not in MONTHS and w not in AROUND and len(w) > 2 and not set(w) <= set("年月日时分")
    ]
    return len(strange) <= (1 if len(words) > 3 else 0)


def holds_date(line: str) -> bool:
    """Return whether a day with its year stands in a line.

    >>> holds_date("Minutes of the meeting held on 9th September 2019"), holds_date("A wet September")
    (True, False)
    """
    if _NUMBERS.search(line):
        return True
    if len(line) > 2 * _DATE_LENGTH or not _YEAR.search(line):
        return False
    return any(fold(word) in MONTHS for word in _TOKEN.findall(line))


def holds_day(line: str) -> bool:
    """Return whether a line is a day without its year: "de 3 de maio".

    >>> holds_day("de 3 de maio"), holds_day("maio")
    (True, False)
    """
    words = [fold(word) for word in _TOKEN.findall(line)]
    months = sum(word in MONTHS and len(word) > 2 for word in words)
    return len(words) <= 4 and months == 1 and any(word.isdigit() for word in words)


def cells(text: str) -> int:
    """Return how long the fields are that a text begins with, apart by full stops between spaces; 0 where none are.

    >>> cells("By . Rob Cooper . PUBLISHED: . 03:53 EST, 23 July 2013 . From a knitted baby to a mug, they sell well.")
    57
    >>> cells("It fell . Nobody saw it . The wall was gone.")
    0
    """
    at = known = 0
    for stop in list(_CELL.finditer(text[:400]))[:_CELLS]:
        cell = text[at : stop.start()].strip()
        words = cell.split()
        by = at == 0 and len(words) == 1 and _BY.match(cell + " A") is not None
        named = 0 < len(words) <= 6 and sum(word[0].islower() for word in words) <= 1 and known > 0
        label = cell.endswith(":") and len(words) <= 3
        if not (by or named or label or cell == "|" or (cell and is_date(cell))):
            break
        known += by or label or is_date(cell)
        at = stop.end()
    return at if known else 0


@only_where(lambda page: page.digits or page.holds("(", "/", "-", "–", "—", " . ", "＝", "="))
def datelines(page: Page) -> Iterator[Mark]:
    """Yield the place, date and agency before the first sentence of an article."""
    top = next((part for part in page.left if not part.spoken), None)
    if top is not None and " . " in top.text[:80] and (fields := cells(top.text)):
        yield Mark(top.start, top.start + fields, "byline", "who wrote it and when, in fields before the text")
        return
    body = 0
    for part in page.left:
        if part.columns < 50 or part.spoken:
            continue
        length = dateline(part.text)
        if length and (body == 0 or _AGENCY.search(part.text[:length])):
            yield Mark(part.start, part.start + length, "dateline", "where and when it was reported, and by whom")
        body += part.ended
        if body > 40:
            return


def dateline(text: str) -> int:
    """Return how long the dateline is that a text begins with, 0 where there is none.

    >>> dateline("DOHA (Reuters) - Talks resumed."), dateline("NASA - the agency - said so.")
    (17, 0)
    """
    head = text[:_DATELINE_LENGTH]
    opened = "(" in head
    agency = (_AGENCY_FIRST.match(text) or _DATE_FIRST.match(text)) if opened else None
    if agency and (length := dateline(text[agency.end() :])):
        return agency.end() + length
    for short in (_AGENCY_ALONE.match(text), _PLACE_AGENCY.match(text)) if opened else ():
        behind = text[short.end() :][:4] if short else ""
        if short and behind[:1].isupper() and not behind.isupper() and all(map(str.isupper, short.groups())):
            return short.end()
    between = _DATE_AND_AGENCY.match(text) if "/" in head else None
    if between and between[1].isupper():
        return between.end()
    placed = _PLACE_AND_DAY.match(text) if "," in head else None
    if placed and holds_date(placed[0]):
        return placed.end()
    eastern = (_CHINESE.match(text) if "月" in head else None) or _PLACE_IS_AGENCY.match(text)
    if eastern:
        return eastern.end()
    if not (opened or "-" in head or "–" in head or "—" in head):
        return 0
    bracketed = _BRACKETED.match(head) if opened else None
    if bracketed and any(fold(word) in MONTHS for word in _TOKEN.findall(bracketed[1])):
        return bracketed.end()
    for dash in _DASH.finditer(head):
        before = head[: dash.start()].strip()
        if before and _is_place(before, head[dash.end() :]):
            agency = _AGENCY_BEHIND.match(head, dash.end()) if "," in before else None
            return agency.end() if agency else dash.end()
        if ". " in before.replace("D.C. ", "") and "/" not in before and "(" not in before:
            return 0
    return 0


def _is_place(before: str, rest: str) -> bool:
    """Return whether what stands before a dash is a place, with a date or an agency, or in capitals."""
    first = before.split(",")[0].split("(")[0].split("/")[0].strip()
    words = first.split()
    if not first or len(words) > 5 or first[0].islower() or not first[0].isalpha() or _SENTENCE.search(before):
        return False
    agency = before.endswith((")", "/")) and ("(" in before or before.count("/") > 1)
    named = all(not word[0].islower() or fold(word) in MONTHS for word in words)
    dated = any(fold(word) in MONTHS for word in _TOKEN.findall(before)) and any(sign.isdigit() for sign in before)
    if (agency or dated) and named and len(before.split()) <= 12:
        return True
    loud = first.isupper() and len(first) > 3 and len(words) <= 4 and len(before.split()) <= 6
    paired = _DASH.search(rest) is not None
    return loud and not paired and rest[:1].isupper()
