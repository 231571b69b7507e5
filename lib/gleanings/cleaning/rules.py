"""What of a text is not its author's, by rules that can each be turned off.

Nothing is cut. Each finding is a `Mark`, with its place, its kind (the name of the rule) and its reason, and the text
stays as it was read. What is not plainly one of these is left alone: a sentence lost in silence is worse than a
heading kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from gleanings.cleaning.boosted_trees import lines_of_pages
from gleanings.cleaning.bylines import bylines, datelines
from gleanings.cleaning.captions import captions
from gleanings.cleaning.conditions import Rule
from gleanings.cleaning.edges import contacts, edges
from gleanings.cleaning.email import mail
from gleanings.cleaning.embeds import embeds
from gleanings.cleaning.encyclopedia import edited_headings, hatnotes, links_for_editing
from gleanings.cleaning.fields import fields
from gleanings.cleaning.head import head
from gleanings.cleaning.headings import headings
from gleanings.cleaning.menus import menus
from gleanings.cleaning.page import Page
from gleanings.cleaning.paper import paper
from gleanings.cleaning.references import references
from gleanings.cleaning.repeats import repeats
from gleanings.cleaning.run_in import run_in_headings
from gleanings.cleaning.site_blocks import site_blocks
from gleanings.cleaning.speakers import speakers
from gleanings.cleaning.tables import contents, rules_and_tables, times_of_subtitles
from gleanings.cleaning.tail import agency_at_end, page_numbers, signed, tail
from gleanings.cleaning.webpage import gutenberg, links, notices
from gleanings.cleaning.writer import about_the_writer
from gleanings.documents.document import Mark
from gleanings.errors import InvalidType, choice

RULES: Mapping[str, str] = MappingProxyType(
    {
        "boilerplate": "lines that many documents of one source share; in texts given one by one only where asked for",
        "byline": "who wrote it and when, on a line of its own",
        "caption": "captions and credits of pictures, figures and tables",
        "chat event": "what a chat says of itself: who joined, what is not shown",
        "code": "blocks of code",
        "contents": "lines of a table of contents",
        "dateline": "place, date and agency before the first sentence",
        "embed": "embedded posts, with the line that signs them",
        "field": "lines such as 'Venue: Village Hall' in the head of a document",
        "front matter": "what a file says of itself before its text",
        "heading": "titles and headings",
        "image": "images of Markdown",
        "link line": "lines that lead to another page",
        "mail header": "headers of mails and posts",
        "markup": "lines of tags",
        "menu": "rows of links and fields, and what stands beside them above and below a text",
        "notice": "notices of rights, subjects a page is filed under",
        "page header": "headers, footers and numbers of pages",
        "page line": "lines that a page has around its text, told by their form and place alone",
        "prompt": "lines that ask to share, follow, subscribe or go on",
        "quoted mail": "what is quoted from another mail, and who wrote it",
        "reference": "entries of lists of references",
        "rule or table": "lines of signs, rows of tables",
        "signature": "signatures and closings of mails",
        "speaker": "labels of turns and messages; kept as the speaker of their sentences",
        "stage direction": "short notes between the turns of a talk",
        "time": "numbers and times of subtitles",
    }
)
"""The rules by name: what each sets aside. A mark's `kind` is the name of its rule."""

Clean = bool | Iterable[str]
"""What to set aside: True for all rules, False for none, or the names of some."""

PASSES: tuple[Rule, ...] = (
    gutenberg,
    times_of_subtitles,
    links_for_editing,
    contents,
    rules_and_tables,
    speakers,
    notices,
    hatnotes,
    embeds,
    links,
    captions,
    references,
    site_blocks,
    menus,
    fields,
    bylines,
    datelines,
    agency_at_end,
    run_in_headings,
    head,
    edited_headings,
    headings,
    page_numbers,
    tail,
    signed,
    about_the_writer,
    paper,
    edges,
    contacts,
    repeats,
    lines_of_pages,
)
"""The rules in the order in which they are run: later ones see what earlier ones found."""


def chosen_rules(clean: Clean) -> frozenset[str]:
    """Return the names of the rules that `clean` asks for.

    Raises:
        InvalidType, InvalidValue: it is neither True, False nor names of rules.

    >>> sorted(chosen_rules({"heading", "embed"})), len(chosen_rules(False))
    (['embed', 'heading'], 0)
    """
    if isinstance(clean, bool):
        return frozenset(RULES) if clean else frozenset()
    if isinstance(clean, str) or not isinstance(clean, Iterable):
        raise InvalidType(
            f"clean={clean!r} is neither True nor False nor a set of rules; give one such as {{'heading'}}."
        )
    return frozenset(choice("clean", name, RULES) for name in clean)


def marks_of(text: str, *, known: Sequence[Mark] = (), rules: Iterable[str] = RULES) -> tuple[Mark, ...]:
    """Return what of `text` is not for analysis, in order, not overlapping.

    Args:
        text: the text of a document.
        known: marks that its reader has made, such as front matter; nothing is looked for inside them.
        rules: the names of the rules that count.

    >>> text = "Talks resume\\n\\nThe talks resumed in Doha on Monday, both sides said in a note.\\nRead more: Doha"
    >>> [(text[m.start:m.end], m.kind) for m in marks_of(text)]
    [('Talks resume', 'heading'), ('Read more: Doha', 'link line')]
    """
    wanted = frozenset(rules)
    if not wanted:
        return ()
    page = Page(text, known)
    page.add(mark for mark in mail(text) if page.clear(mark.start, mark.end))
    for rule in PASSES:
        if rule.may_strike(page) and (found := [mark for mark in rule(page) if page.clear(mark.start, mark.end)]):
            page.add(found)
    if not page.marks:  # as of most texts
        return ()
    ordered = _in_order(mark for mark in page.marks if mark.kind in wanted or mark.kind not in RULES)
    if _leaves(text, ordered):
        return ordered
    passed_on = tuple(mark for mark in ordered if mark.kind not in ("quoted mail", "signature"))
    if _leaves(text, passed_on):
        return passed_on  # another's mail of which nothing is said
    return tuple(known)  # nothing would be left: what looks like a heading is the text


def _leaves(text: str, marks: Sequence[Mark]) -> bool:
    """Return whether anything of a text is left beside marks in order."""
    edges = [0, *(edge for mark in marks for edge in (mark.start, mark.end)), len(text)]
    return any(text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks by place; of two that overlap, the later begins where the earlier ends."""
    ordered: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        start = max(mark.start, ordered[-1].end) if ordered else mark.start
        if start < mark.end:
            ordered.append(Mark(start, mark.end, mark.kind, mark.reason, mark.speaker))
    return tuple(ordered)
