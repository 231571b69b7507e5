"""What a paper says of itself: who paid for it, conflicts of interest, how to cite it, when it was received.

Such a field is known by its label, in front of its value or on the line above it, where two different labels or more
stand in the text: one alone ("Funding: the council has none left") may begin a paragraph of any text.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part, mark_part, once
from gleanings.documents.document import Mark

_WORDS = 60  # of a value
_LABELS = 2
_ALONE = 4  # words of a label alone on its line
_LABEL_LENGTH = 48
_NONE = 3  # words of "None declared."
_LABEL = re.compile(
    r"(?P<label>"
    r"funding(?: sources?| statement)?|financial (?:support|disclosures?)|grant (?:support|sponsors?)|"
    r"(?:declarations? of |potential )?(?:conflicts? of|competing|conflicting) (?:financial )?interests?|"
    r"data (?:availability|accessibility|sharing)(?: statement)?|availability of data(?: and materials?)?|"
    r"code availability|author(?:s|['’]s|s['’])? contributions?|contributions of (?:the )?authors|ethics?(?:al)? "
    r"(?:approval|statement|considerations)|(?:informed )?consent(?: to participate| for publication)?|orcid(?: ids?)?|"
    r"(?:how to |to )?cite (?:this (?:article|paper|work)(?: as)?|as)|(?:recommended |suggested )?citation|"
    r"(?:article history|received|accepted|revised|published(?: online)?|available online)|"
    r"correspond(?:ence|ing author)(?: to)?|address for correspondence|running (?:head|title)|short title|word count|"
    r"supplement(?:ary|al) (?:materials?|information|data)|trial registration|arxiv|doi|issn|pmid|jel classification|"
    r"peer[- ]review(?:ed by)?|(?:academic|handling|section) editor|reviewed by|keywords|index terms|"
    # German, Dutch
    r"förder(?:ung|hinweis)|finanzierung|interessen(?:s?konflikte?)|datenverfügbarkeit|autorenbeiträge|"
    r"zitier(?:weise|vorschlag)|eingegangen|angenommen|online (?:veröffentlicht|publiziert)|"
    r"korrespondenz(?:adresse|autor(?:in)?)?|kolumnentitel|schlüsselwörter|financiering|belangenconflict(?:en)?|"
    r"citeer als|trefwoorden|"
    # French, Spanish, Portuguese, Italian
    r"financement|conflits? d['’]intérêts?|déclaration d['’]intérêts|disponibilité des données|contributions? des "
    r"auteurs|(?:pour )?citer cet article|reçu(?: le)?|accepté(?: le)?|auteur correspondant|titre courant|mots[- ]clés|"
    r"financia(?:ción|miento|mento)|conflictos? de intereses?|disponibilidad de (?:los )?datos|contribuci(?:ón|ones) "
    r"de (?:los )?autor(?:es|a)?|cómo citar(?: este artículo)?|(?:fecha de )?(?:recepción|aceptación|aprobación|"
    r"publicación)|recibido|aceptado|(?:autora? (?:de|para) )?correspondencia|palabras clave|"
    r"conflitos? de interesses?|disponibilidade (?:dos|de) dados|contribuiç(?:ão|ões) d[oa]s? autor(?:es|as|a)?|como "
    r"citar(?: este artigo)?|recebido(?: em)?|aceito(?: em)?|aprovado(?: em)?|correspondência|palavras[- ]chave|"
    r"finanziament[oi]|conflitt[oi] di interess[ei]|disponibilità dei dati|contributi degli autori|come citare|"
    r"ricevuto|accettato|corrispondenza|parole chiave|"
    # Polish, Russian, Turkish, Swedish
    r"(?:źródło )?finansowani[ae]|konflikt interesów|jak cytować|otrzymano|przyjęto|słowa kluczowe|финансирование|"
    r"конфликт интересов|доступность данных|вклад авторов|для цитирования|поступила(?: в редакцию)?|принята к "
    r"(?:печати|публикации)|для корреспонденции|ключевые слова|finans(?:man|al destek)|çıkar çatışması|yazar "
    r"katkıları|atıf|geliş tarihi|kabul tarihi|anahtar (?:kelimeler|sözcükler)|finansiering|intressekonflikt(?:er)?|"
    # Chinese, Japanese, Korean, Arabic, Persian, Hindi
    r"基金(?:项目|资助)?|资助|利益冲突|作者(?:简介|贡献)|通[信讯]作者|收稿日期|修回日期|接受日期|引用(?:格式|本文)|数据可用性|"
    r"中图分类号|文献标识码|文章编号|关键词|利益相反|研究助成|責任著者|受付|受理|キーワード|연구비 지원|이해 ?상충|"
    r"교신저자|투고일|게재확정일|주제어|التمويل|تضارب المصالح|الكلمات المفتاحية|تعارض منافع|حامی مالی|वित्तपोषण|"
    r"हितों का टकराव|मुख्य शब्द"
    r")(?:\s?(?P<sign>[:：]|\.(?=\s)|[—–])|$|(?<=\w{8})\s(?=[^\W\d_]))",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(r"(?:[^\W\d_]{1,10}\.? )?(\d{1,4}) ?(?:[^\W\d_]{1,5}|/) ?(\d{1,4})")


@only_where(lambda page: len(page.parts) > 1)
def paper(page: Page) -> Iterator[Mark]:
    """Yield the fields of a paper, those on the line below their label among them, and numbers of pages among them."""
    near = [part for part in page.parts if _may_hold(part)]  # what most texts have none of
    if len(near) < _LABELS:
        return
    known = [match for part in near if (match := _labelled(part))]
    signed = {match["label"].lower() for match in known if match["sign"] or match.end() == len(match.string)}
    if len(signed) < _LABELS:
        return
    found = [(part, match) for part in page.parts if (match := _labelled(part))]
    starts = {part.start for part, _ in found}
    for part, below in pairwise([*page.parts, None]):
        if part is None or part.start not in starts:
            continue
        if part.text[-1] not in ":：" and not _is_alone(part):
            if not part.taken:
                yield mark_part(part, "field", "what a paper says of itself")
        elif below is not None and below.start not in starts and _is_value(below):
            if not part.taken:
                yield mark_part(part, "field", "what a paper says of itself")
            if not below.taken:
                yield mark_part(below, "field", "what a paper says of itself, below its label")
    for part in page.left:
        pages = _PAGE_OF.fullmatch(part.text) if len(part.text) < 30 and not part.spoken else None
        if pages and part.lettered and int(pages[1]) <= int(pages[2]):
            yield mark_part(part, "page header", "the number of a page")


def is_field(part: Part) -> bool:
    """Return whether a part begins with the label of a field of papers and a sign."""
    match = _labelled(part)
    return match is not None and bool(match["sign"])


def _may_hold(part: Part) -> bool:
    """Return whether a part is short, or has a sign where a label may end."""
    near = part.text[:_LABEL_LENGTH]
    return ":" in near or "." in near or "—" in near or "–" in near or "：" in near or part.words <= _ALONE


@once
def _labelled(part: Part) -> re.Match[str] | None:
    if part.spoken or part.words > _WORDS or not part.lettered:
        return None
    match = _LABEL.match(part.text)
    # Without a sign a label is known by the capital behind it: "Funding This work was supported by ..."
    return match if match and (match["sign"] or not part.text[match.end() :][:1].islower()) else None


def _is_alone(part: Part) -> bool:
    """Return whether a part is nothing but a label."""
    return (match := _LABEL.fullmatch(part.text)) is not None and match["sign"] in (None, ".")


def _is_value(part: Part) -> bool:
    """Return whether a part is a value and no sentence: "None declared.", "milk; moon; marsh"."""
    return part.one_line and not part.spoken and part.words <= (_NONE if part.ended else _WORDS // 2)
