"""What a web page or a paper puts between the paragraphs of an article: lines that lead elsewhere, prompts, notices.

Such a line has no full stop, and stands on a line of its own or at the very end of a paragraph. What is a point of a
list, or goes on in sentences, is text.
"""

import re
from collections.abc import Iterator

from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark

_LONGEST = 220
# The calls by which pages send readers on, in the languages that are read. Words count only before a sign that parts
# them from a title (a colon, a bar, a dash, an arrow), or alone on a line.
_CALLS = (
    r"read (?:more|also|next|on|the full (?:story|article))|(?:also|must) read|see (?:also|more)|"
    r"more on this(?: story)?|"
    r"more (?:from|on|stories)|related(?: (?:stor(?:y|ies)|articles?|news|topics?|posts?|content|links?|coverage))?|"
    r"you (?:may|might) also like|recommended (?:for you|stories|reading)|watch(?: (?:now|live|video|more|also))?|"
    r"listen(?: (?:now|to|live))?|click here|continue reading|don't miss|most (?:read|popular|viewed)|trending|"
    r"(?:previous|next|older|newer) (?:post|article|entry|story|page)s?|external links|"
    r"(?:article|billet|page) (?:précédent|suivant)e?|liens externes|articles connexes|"
    r"(?:vorheriger|nächster) (?:beitrag|artikel)|weblinks|(?:entrada|artículo) (?:anterior|siguiente)|véase también|"
    r"enlaces externos|(?:artigo|postagem) (?:anterior|seguinte)|ver também|ligações externas|"
    r"(?:articolo|post) (?:precedente|successivo)|voci correlate|collegamenti esterni|externe links|"
    r"(?:vorig|volgend) (?:bericht|artikel)|ссылки|см\. также|dış bağlantılar|ayrıca bakınız|وصلات خارجية|"
    r"انظر أيض[اً]+|外部链接|外部リンク|関連項目|"
    r"lire (?:aussi|la suite|plus|également)|à lire(?: aussi)?|voir aussi|sur le même (?:sujet|thème)|"
    r"lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu|lesen)|lesetipp|siehe auch|weiterlesen|mehr von|"
    r"le[ea] (?:también|más)|lee (?:también|más)|ver (?:también|más)|te puede interesar|más (?:información|noticias)|"
    r"leia (?:também|mais)|veja (?:também|mais)|saiba mais|"
    r"leggi (?:anche|tutto|di più)|vedi anche|guarda anche|"
    r"lees (?:ook|meer|verder)|zie ook|bekijk ook|"
    r"czytaj (?:także|też|więcej)|zobacz (?:także|też|więcej)|läs (?:också|mer|även)|læs (?:også|mere)|"
    r"les (?:også|mer)|"
    r"читайте (?:также|ещё|еще)|смотрите также|подробнее|"
    r"ayrıca (?:bakınız|okuyun)|devamını oku|[iİ]lgili haber(?:ler)?|"
    r"اقرأ (?:أيض[اً]+|المزيد)|شاهد أيض[اً]+|مزید پڑھیں|یہ بھی پڑھیں|यह भी पढ़ें|और पढ़ें|"
    r"相关(?:阅读|新闻|文章|链接)|延伸阅读|阅读更多|另见|参见|推荐阅读|関連(?:記事|リンク)|続きを読む|あわせて読みたい"
)
_CALL = re.compile(rf"[*>»→▶►\-•\[(\s]{{0,6}}(?:{_CALLS})\s{{0,3}}(?P<sign>[:：|–—>»→](?!\d)|\[|$)", re.IGNORECASE)
_CALL_AND_TITLE = re.compile(r"\s*(?i:read (?:more|also)|also read)\s+(?=[^\W\d_a-z])")
_CALL_WITHIN = re.compile(r"(?:read (?:more|also)|also read|see also)\s?[:|–—]", re.IGNORECASE)
_CALL_SIGNS = ("read more", "read also", "also read", "see also")
_PROMPT = re.compile(
    r"[*>»→▶►\-•\[(\s]{0,6}(?:"
    r"(?:click here (?:to|for)|subscribe to (?:our|the|my)|sign up (?:for|to) (?:our|the)|follow us on|like us on|"
    r"join (?:our|us on)|download (?:our|the) app|get (?:our|the) (?:daily )?newsletter|share (?:this )?on|"
    r"share (?:via|by)|"
    r"tweet this|partag(?:er|ez) sur|suivez-nous|abonnez-vous|teilen auf|folgen sie uns|newsletter abonnieren|"
    r"compart(?:ir|e) en|síguenos|suscríbete|compartilh(?:ar|e) no|siga-nos|condividi su|seguici|iscriviti|"
    r"deel op|volg ons|"
    r"поделиться|подписывайтесь|подпишитесь|分享到|关注我们|シェア)\b[^.!?。]{0,120}[.!]?\s*"
    r"|(?:advertisement|advertising|sponsored(?: content)?|promoted|anzeige|werbung|publicité|publicidad|publicidade|"
    r"pubblicità|advertentie|reklama|реклама|广告|広告|story continues below(?: advertisement)?|"
    r"article continues below(?: advertisement)?|share(?: this)?(?: article| story| page| post)?|back to top|skip to "
    r"(?:main )?content|print(?: this)?(?: page| article)?|comments?(?: \(\d+\))?|\d+ comments?|"
    r"leave a (?:comment|reply)|load "
    r"more|show more|copy link|accept (?:all )?cookies?|loading)\W*"
    r")$",
    re.IGNORECASE,
)
_ADDRESS_LINE = re.compile(r"(?:(?:https?://|www\.|pic\.twitter\.com/)\S+\s*)+$")
_RIGHTS = re.compile(
    r"\s*(?:©|\([cC]\)\s?\d|(?i:copyright)\s*(?:©|\([cC]\)|:)?\s*(?:[12]\d{3}\b|©|[^\W\d_a-z][^.!?]{0,60}[12]\d{3}\b)|"
    r"(?i:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"todos os direitos reservados|tutti i diritti riservati|все права защищены|版权所有|無断転載))"
)
_TAGS = re.compile(
    r"(?:tags?|keywords?|filed under|topics?|categor(?:y|ies)|kategorien?|catégories?|categor[ií]as?|категории|分类|"
    r"schlagw(?:ort|örter)|schlüsselw(?:ort|örter)|mots[- ]clés|etiquetas|palabras clave|palavras-chave|"
    r"parole chiave|trefwoorden|słowa kluczowe|nyckelord|anahtar kelimeler|ключевые слова|теги|标签|关键词|關鍵詞|"
    r"キーワード)\s?[:：]",
    re.IGNORECASE,
)
_GUTENBERG = re.compile(r"\*\*\* ?(START|END) OF TH[EI]S? PROJECT GUTENBERG ")


def links(page: Page) -> Iterator[Mark]:
    """Yield lines that lead elsewhere, alone or at the end of a paragraph, and what stands below a last one of them."""
    lower = page.text.lower()
    within = any(sign in lower for sign in _CALL_SIGNS)  # looked for once
    parts = list(page.left)
    last = None
    for i, part in enumerate(parts):
        if len(part.text) <= _LONGEST and part.one_line:
            if _is_link(parts, i) or _ADDRESS_LINE.match(part.text):
                yield mark_part(part, "link line", "sends the reader to another page")
                last = i if part.words <= 4 else None
                continue
            if _PROMPT.match(part.text) and not (
                part.bullet and not part.text.lstrip()[0].isdigit() and _in_list(parts, i)
            ):
                yield mark_part(part, "prompt", "asks the reader to share, follow, subscribe or go on")
                continue
            titled = last is not None and not part.ended and part.words <= 20
            if titled and (_all_open(parts, i) or (not part.above and last == i - 1)):
                yield mark_part(part, "link line", "the title of another page, below a line that leads there")
                last = i if not part.above else last
                continue
        last = None
        if within and (start := _call_at_end(part.text)) >= 0:
            yield Mark(part.start + start, part.end, "link line", "sends the reader to another page")


def _is_link(parts: list[Part], i: int) -> bool:
    part = parts[i]
    match = _CALL.match(part.text)
    if match:
        titled = part.text[match.end() :].strip()
        return not part.ended if titled else not part.bullet or not _in_list(parts, i)
    if part.ended or part.bullet:
        return False
    match = _CALL_AND_TITLE.match(part.text)
    return match is not None and part.text[match.end()].isupper()


def _in_list(parts: list[Part], i: int) -> bool:
    return any(0 <= j < len(parts) and parts[j].bullet for j in (i - 1, i + 1))


def _all_open(parts: list[Part], i: int) -> bool:
    """Return whether no sentence follows a part."""
    return not any(part.ended for part in parts[i : i + 30])


def _call_at_end(text: str) -> int:
    """Return where a call begins behind the last sentence of a paragraph, without a sentence in it; else -1."""
    tail = max(0, len(text) - _LONGEST)
    for match in _CALL_WITHIN.finditer(text, tail):
        start = match.start()
        while start and text[start - 1] in "([":
            start -= 1
        before = text[:start].rstrip()
        rest = text[match.end() :].rstrip(" )]\r\n")
        closed = bool(before) and before[-1] in ".!?…”\"'’)"
        if closed and rest and rest[-1] not in ".!?" and ". " not in rest and "\n" not in rest:
            return start
    return -1


def notices(page: Page) -> Iterator[Mark]:
    """Yield notices of rights, lists of tags, and the notices around books of Project Gutenberg."""
    yield from _gutenberg(page.text)
    parts = list(page.left)
    for i, part in enumerate(parts):
        if len(part.text) <= _LONGEST and _RIGHTS.match(part.text) and part.sentences <= 3:
            yield mark_part(part, "notice", "a notice of rights")
        elif (
            len(part.text) <= _LONGEST
            and not part.ended
            and _TAGS.match(part.text)
            and (i >= len(parts) - 4 or part.alone)
        ):
            yield mark_part(part, "notice", "the subjects that a page is filed under")


def _gutenberg(text: str) -> Iterator[Mark]:
    for match in _GUTENBERG.finditer(text):
        if match.start() and text[match.start() - 1] not in "\r\n":
            continue
        if match[1] == "START":
            end = text.find("\n", match.end())
            yield Mark(0, end if end >= 0 else len(text), "notice", "a notice of Project Gutenberg")
        else:
            yield Mark(match.start(), len(text.rstrip()), "notice", "a notice of Project Gutenberg")
            return
