"""Captions of pictures, figures and tables: known by a credit at their end, or by their number."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part, mark_part, stops
from gleanings.documents.document import Mark

_LONGEST = 320
# "Photograph: Sam Poe/PA Media", "Foto: dpa", "Image credit: X": a word, a colon, and names to the end.
_CREDIT = re.compile(
    r"(?:^|[.!?…”\")|\s])[(\[]?(?:photo(?:graph|graphs|s)?(?: (?:credit|by|courtesy))?|"
    r"image(?:s)?(?: (?:credit|source|by))?|"
    r"picture(?: credit)?|pic|credit|illustration|video|graphic|foto(?:s|grafie|graf[íi]a)?|bild(?:er)?|grafik|"
    r"imagen|imagem|"
    r"immagine|crédit(?:s)?(?: photo)?|créditos?|beeld|zdjęcie|фото|иллюстрация|图|图片|图源|摄影|写真|صورة|تصویر|फोटो)"
    r"\s?(?:[:：/|]|\.{3}|…)\s?(?=[^\s])|(?<=[.!?…”\")|•·–-] )©\s?(?=[^\W\d_])|[＝=](?=[^。＝=]{2,60}(?:撮影|提供)$)",
    re.IGNORECASE,
)
_CREDIT_SIGNS = (":", "：", "/", "|", "©", "…", "...")  # each credit has one of these
_CREDIT_SIGN = re.compile("|".join(map(re.escape, _CREDIT_SIGNS)))
_AGENCY_END = re.compile(
    r"[(\[]?(?:[^\W\d_][^\s()\[\]/]{0,20} ){0,4}[^\W\d_][^\s()\[\]/]{0,20}/(?:[^\W\d_][^\s()\[\]/]{0,20} ?){1,4}[)\]]?$"
)
_NUMBERED = re.compile(
    r"(?:fig(?:ure|\.)?|tab(?:le|\.)?|plate|map|chart|abb(?:ildung|\.)?|tabelle|figura?|cuadro|tabla|tableau|gr[áa]fic[oa]|graphique|grafiek|diagramm?e?|encadré|schaubild|wykres|график|"
    r"tabela|tabella|tablo|şekil|resim|photo|foto(?:grafie)?|rys\.|obr\.|ilustr(?:ación|ação)|εικόνα|σχήμα|πίνακας|"
    r"afbeelding|рис(?:унок|\.)?|таблица|мал\.|图|表|図|그림|표|사진|شكل|جدول|صورة|चित्र|तालिका)"
    r"\s?\d{1,3}(?:\.\d{1,2})?[a-z]?\s?(?:[.:：—–|]|\s-|(?=\u3000))[\s—–]*(?=\S)",
    re.IGNORECASE,
)
# "Example 6.3 Sampling distribution", "Beispiel 6.3: Verteilung": what books number by chapter, whatever they call it.
_BY_CHAPTER = re.compile(r"[^\W\d_a-z][^\W\d_]{2,14} \d{1,3}\.\d{1,3}(?:\.\d{1,2})?[.:]? ?[–—(]? ?[^\W\d_a-z]")
# A paragraph that is all in square brackets: "[Illustration: The ladder]", "[The statement follows:]".
_BRACKETED = re.compile(r"\[[^\W\d_][^\[\]]{2,300}\]")
_NAMED = re.compile(r"\[[^\W\d_]{3,20}(?: \d{1,3})?[:.] ?\S")
_NOTE = re.compile(r"(?:[^\W\d_]{3,12}[.:] |[*†‡])\S?")
_NUMBER_ALONE = re.compile(r"[^\W\d_]{3,12}\.? \d{1,3}[.:]?")
_APART = 3  # paragraphs between blank lines: only then is a line right above a caption not one
_BARE = 40  # columns of a caption that says more than its credit
_TITLE_WORDS = 8
_NAME_AND_PAPER = re.compile(
    r"[^\W\d_a-z]{2,20}(?: [^\W\d_a-z]{2,20}){1,2}, (?:[^\W\d_]\w{1,20} ?){1,4}"
)  # "ANA ROE, The Port"
_LOUD_END = re.compile(r"(?<=[.!?…] )[^\W\d_]{2,20}(?: [^\s.!?]{1,20}){1,7}$")


@only_where(lambda page: page.open or page.numbered or bool(page.marks) or page.holds("[", *_CREDIT_SIGNS))
def captions(page: Page) -> Iterator[Mark]:
    """Yield the captions of a text, and titles of what it numbers by chapter."""
    rows = {part.start for part in page.parts if part.kind == "rule or table"}
    above = {a.start for a, b in pairwise(page.parts) if b.start in rows}
    yield from _loud_credits(page.left)
    yield from _of_tables(page)
    yield from _above_credits(page)
    for label, part in pairwise(page.left):  # "Picture" above its caption
        short = label.above and not label.below and not label.ended and label.words <= 2
        if short and part.below and _has_credit(part):
            yield mark_part(label, "caption", "the label of a picture")
    for part in page.left:
        if len(part.text) > _LONGEST or part.spoken or part.bullet:
            continue
        number = _NUMBERED.match(part.text)
        if (
            number
            and (part.one_line or part.alone or not part.ended or part.start in above)
            and stops(part.text[number.end() :]) <= 3
        ):
            yield mark_part(part, "caption", "the caption of a figure or table")
        elif part.alone and part.one_line and not part.ended and _BY_CHAPTER.match(part.text):
            yield mark_part(part, "heading", "the title of what the text numbers by chapter")
        elif _BRACKETED.fullmatch(part.text) and part.alone:
            kind = "caption" if _NAMED.match(part.text) else "stage direction"
            yield mark_part(part, kind, "a note in square brackets between the paragraphs")
        elif _has_credit(part):
            yield mark_part(part, "caption", "the caption or credit of a picture")


def _of_tables(page: Page) -> Iterator[Mark]:
    """Yield the number and the name right above the rows of a table, and the note right below them."""
    parts = page.parts
    for i in range(1, len(parts) - 1):
        row, part, below = (part.kind == "rule or table" for part in parts[i - 1 : i + 2])
        here = parts[i]
        if (
            below
            and not part
            and not here.taken
            and not here.ended
            and i > 1
            and _NUMBER_ALONE.fullmatch(parts[i - 1].text)
        ):
            yield from (mark_part(each, "caption", "the number and name of a table") for each in (parts[i - 1], here))
        elif row and not part and not (here.taken or here.above) and _NOTE.match(here.text) and here.sentences <= 3:
            yield mark_part(here, "caption", "a note right below a table")


def _above_credits(page: Page) -> Iterator[Mark]:
    """Yield the lines right above a caption with a credit, in a block of two or three: what a picture shows."""
    parts = page.parts
    apart = sum(part.alone and part.ended and not part.taken for part in parts)
    for i, part in enumerate(parts):
        if (
            apart < _APART
            or not part.below
            or part.above
            or part.taken
            or not _has_credit(part)
            or part.columns < _BARE
        ):
            continue
        first = i
        while not parts[first].above:
            first -= 1
        lines = parts[first:i]
        if len(lines) <= 2 and all(each.sentences <= 1 and not each.taken and not each.spoken for each in lines):
            yield from (mark_part(each, "caption", "stands right above a caption") for each in lines)


def _loud_credits(parts: Sequence[Part]) -> Iterator[Mark]:
    """Yield captions that end in names in capitals, behind their sentence or on a line below: "At noon. ANA ROE"."""
    for part, below in pairwise(parts):
        if part.spoken or part.bullet or len(part.text) > _LONGEST:
            continue
        if part.alone and not part.ended and (loud := _LOUD_END.search(part.text)) and loud[0].isupper():
            yield mark_part(part, "caption", "a caption that ends in names in capitals")
        if not (part.above and part.ended and below.below and below.one_line) or part.below or below.ended:
            continue
        loud_name = _NAME_AND_PAPER.fullmatch(below.text) is not None and below.text.partition(",")[0].isupper()
        capitals = (below.text.isupper() and below.words <= 4) or loud_name
        if below.words > 1 and capitals and not below.bullet and part.sentences == 1:
            yield from (mark_part(each, "caption", "a caption above names in capitals") for each in (part, below))


def _has_credit(part: Part) -> bool:
    """Return whether a paragraph ends in the credit of a picture, which is names and no sentence."""
    text = part.text.rstrip(" .)]\r\n")
    if part.sentences > 3:
        return False
    end = text[-100:]
    credits_ = [*_CREDIT.finditer(text, max(0, len(text) - 100))] if _CREDIT_SIGN.search(end) else []
    if credits_:
        return _is_names(text[credits_[-1].end() :])
    if part.ended and not part.text.rstrip().endswith((")", "]")):
        return False
    match = _AGENCY_END.search(text[-90:]) if "/" in end else None
    before = text[: len(text) - len(match[0])].rstrip() if match else ""
    return match is not None and capital_names(match[0]) and (not before or before[-1] in '.!?…”"([|')


def _is_names(text: str) -> bool:
    words = text.replace("/", " ").split()
    return 0 < len(words) <= _TITLE_WORDS and sum(word[0].islower() for word in words) <= 2


def capital_names(text: str) -> bool:
    """Return whether each word on both sides of a slash begins with a capital: "Sam Poe/PA Media".

    >>> capital_names("Sam Poe/PA Media"), capital_names("and/or")
    (True, False)
    """
    return all(word.strip("()[]")[:1].isupper() for word in text.replace("/", " ").split() if word.strip("()[]"))
