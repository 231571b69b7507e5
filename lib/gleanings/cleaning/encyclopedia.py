"""Hatnotes of encyclopedias: "For the ship, see Gorch Fock.", and what their pages say of themselves.

A page is known by a paragraph that begins with its title, as articles of encyclopedias do, by marks for editing or by
notes in brackets; only then is a line above that paragraph, or right below a heading, a hatnote by its form.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gleanings.cleaning.bylines import holds_date
from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark

_SEE = (
    r"see(?: also)?|siehe(?: auch)?|voir(?: aussi)?|véase(?: también)?|veja(?:-se)?|ver(?: também)?|vedi|zie(?: ook)?|"
    r"см\.(?: также)?|bkz\.|bakınız|zobacz|se(?: även| også)?"
)
# "For the seal, see Common seal." "Zum Schiff siehe Gorch Fock." and, in languages whose verb stands last, "... देखें"
_HATNOTE = re.compile(
    rf"(?:[^.!?\r\n]{{3,120}}\. )?(?:[^.!?\r\n]{{1,160}}[.,;:] ?|[^.!?\r\n]{{3,120}}[ ])?(?:{_SEE})[: ]\s?"
    r"[^.!?\r\n]{2,120}"
    r"(?:\([^()]{2,40}\))?\.?"
    r"|[^.!?。۔।\r\n]{5,160}(?:देखें|دیکھیے|دیکھیں|を参照|をご覧ください|を参照のこと)[।。۔.]?"
    r"|[^。\r\n]{2,80}(?:参见|参閱|参阅|另见|請參見|请参见)[^。\r\n]{2,60}。?"
    r"|[^.\r\n]{5,120}(?:انظر|طالع)[ :][^.\r\n]{2,80}\.?",
    re.IGNORECASE,
)
_CONFUSED = re.compile(
    r"(?:not to be confused with|nicht zu verwechseln mit|à ne pas confondre avec|ne pas confondre avec|"
    r"no (?:debe )?confundirse con|não confundir com|da non confondere con|niet te verwarren met|не путать с|"
    r"ile karıştırılmamalıdır|不要与|混同しない)",
    re.IGNORECASE,
)
_MAIN = re.compile(r"[^\W\d_][^:：.!?\r\n]{2,30}\s?[:：]\s*[^\W_][^.!?。\r\n]{1,100}")  # "Main article: Lock"
_EDIT = re.compile(r"\[[^\W\d_][^\[\]\d]{2,40}\]\s*$")  # "History[edit]"
_SAID = re.compile(r"[.!?,;:—-]\s*\[[^\[\]]*\]\s*$")  # "Farewell! [Exit]": what stands before it is no heading
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_EDITED = 2  # headings of a page that can be edited
_NOTE = re.compile(r"\[\d{1,3}\]")
_TITLE_WORDS = 12
_LEAD = 80  # characters at its head within which an article names its subject
_HATNOTE_WORDS = 40
_ABOVE = 8
_TITLE_LINES = 4
_FOOTER_WORDS = 30
_FOOTER = 8  # lines at the end of a page


@only_where(lambda page: page.holds("["))
def links_for_editing(page: Page) -> Iterator[Mark]:
    """Yield links for editing on lines of their own, below headings, two or more alike: "[edit]"."""
    found: dict[str, list[tuple[Part, Part, bool]]] = {}
    for i, (above, part) in enumerate(pairwise(page.parts), 2):
        if (
            part.one_line
            and part.text.startswith("[")
            and _EDIT.fullmatch(part.text)
            and not above.ended
            and not above.taken
        ):
            found.setdefault(part.text, []).append((above, part, i < len(page.parts) and page.parts[i].ended))
    for pairs in found.values():
        edits = 2 * sum(ended for _, _, ended in pairs) >= len(pairs)  # else it heads the stanzas of a song: "[Chorus]"
        if edits and len(pairs) >= _EDITED and all(above.words <= _TITLE_WORDS for above, _, _ in pairs):
            for above, part, _ in pairs:
                above.edited = True
                yield mark_part(part, "menu", "the link for editing what stands below it")


@only_where(lambda page: page.open or page.holds("["))
def hatnotes(page: Page) -> Iterator[Mark]:
    """Yield the lines of an article of an encyclopedia that lead to other articles."""
    parts = page.left
    place = _lead(parts)
    edited = _edited(parts)
    if len(edited) >= _EDITED and not place:
        place = next((i for i, part in enumerate(parts) if _is_lead(part)), 0)
    for part in parts[0 if edited else 1 : place]:
        if _is_hatnote(part):
            yield mark_part(part, "link line", "leads to another article")
        elif len(edited) >= _EDITED and not part.ended and not part.spoken and part.words <= _TITLE_WORDS:
            yield mark_part(part, "menu", "stands above the first sentence of an article that can be edited")
        elif edited and part.ended and part.one_line and part.sentences == 1 and part.words <= _HATNOTE_WORDS // 2:
            yield mark_part(part, "notice", "what the page says of itself, above the first sentence of the article")
    headings = edited
    if not edited and _NOTE.search(page.text):
        headings = [i for i in range(1, len(parts) - 1) if _is_line(parts[i])]
    for i in headings:
        if i + 2 >= len(parts):
            continue
        below = parts[i + 1]
        leads = (_MAIN.fullmatch(below.text) and not below.ended) or _is_hatnote(below)
        if below.one_line and not below.bullet and not below.spoken and parts[i + 2].ended and leads:
            yield mark_part(below, "link line", "leads to another article")


def _edited(parts: Sequence[Part]) -> list[int]:
    """Return which parts are headings with a link for editing; none where a play has its stage directions there."""
    found = [i for i, part in enumerate(parts) if is_edited(part)]
    said = any(parts[i].ended or parts[i].spoken or _SAID.search(parts[i].text) for i in found)
    return [] if said else found


@only_where(lambda page: page.holds("["))
def edited_headings(page: Page) -> Iterator[Mark]:
    """Yield headings known by a link for editing behind them, and the line of a page that says when it was edited."""
    edited = [part for part in page.parts if is_edited(part)]
    if len(edited) < _EDITED or any(part.ended or part.spoken for part in edited):
        return
    for part in edited:
        if not part.taken:
            yield mark_part(part, "heading", "a heading, with the link for editing it")
    yield from _below_references(page)
    for i in range(max(1, len(page.parts) - _FOOTER), len(page.parts)):
        last = page.parts[i]
        if last.one_line and last.sentences <= 2 and _CLOCK.search(last.text) and holds_date(last.text):
            for part in page.parts[i:]:
                if not part.taken and part.one_line:
                    yield mark_part(part, "notice", "says when the page was edited, and under what terms it is given")
            return


def _below_references(page: Page) -> Iterator[Mark]:
    """Yield the lines below the references of a page that can be edited, where no paragraph follows them."""
    places = [i for i, part in enumerate(page.parts) if part.kind == "reference"]
    below = page.parts[places[-1] + 1 :] if places else []
    if any(not part.taken and (part.sentences > 2 or part.words > _FOOTER_WORDS or part.spoken) for part in below):
        return
    for part in below:
        if not part.taken and not part.bullet and not is_edited(part):
            yield mark_part(part, "notice", "what the page says of itself, below its references")


def is_edited(part: Part) -> bool:
    """Return whether a line is a heading with the link for editing it."""
    if part.edited or "[" not in part.text:  # as in most lines
        return part.edited
    return part.one_line and part.words <= _TITLE_WORDS and _EDIT.search(part.text) is not None


def _is_lead(part: Part) -> bool:
    """Return whether a part is a paragraph of sentences, and no hatnote."""
    return part.ended and (part.sentences > 1 or part.columns > _LEAD) and not _is_hatnote(part)


def _is_line(part: Part) -> bool:
    return part.one_line and not part.ended and part.words <= _TITLE_WORDS and part.above and not part.bullet


def _is_hatnote(part: Part) -> bool:
    if part.words > _HATNOTE_WORDS or part.spoken or part.bullet or not part.one_line:
        return False
    return _HATNOTE.fullmatch(part.text.rstrip()) is not None or _CONFUSED.match(part.text) is not None


def _lead(parts: list[Part]) -> int:
    """Return the place of the paragraph near the top that begins with the title of the page; 0 where none does."""
    for at, title in enumerate(parts[:_TITLE_LINES]):  # buttons of the page may stand above it
        if title.ended or title.words > _TITLE_WORDS or not title.lettered:
            continue
        name = title.text.split("(")[0].strip().lower()
        for i, part in enumerate(parts[at + 1 : at + _ABOVE], at + 1):
            if part.ended and part.columns > 40 and name in part.text[:_LEAD].lower() and not _is_hatnote(part):
                return i
    return 0
