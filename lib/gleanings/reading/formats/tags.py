"""The tags of a web page, one after another, without building a tree."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME = re.compile(r"[a-zA-Z][\w-]{0,40}")
# What a value in quotation marks holds does not end a tag: data-page="<p>One</p>".
_REST = re.compile(r"""(?>[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
_RAW = frozenset("script style".split())  # what they hold is no markup
# Elements that need no end tag, so that their number says nothing of how deep a page is nested.
_OPEN_ENDED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option body html head "
    "thead tbody tfoot colgroup optgroup rp rt".split()
)
# Elements that only wrap others: a page says the same without them.
_WRAPPERS = frozenset(
    "div span font center section b strong i em u s big small tt a abbr ins del sub sup code mark cite bdi bdo".split()
)


class Tag(NamedTuple):
    """Where a tag, a comment or a declaration stands; only tags have a name, and it is in small letters."""

    start: int
    end: int
    name: str
    closing: bool
    empty: bool  # <path/>


def tags(page: str) -> Iterator[Tag]:
    """Yield the tags of a page; what scripts and styles hold is none.

    >>> page = "<p title='a <b> c'>One<br/><!-- <i> --></p><script>x < y <u></script>"
    >>> [("/" if tag.closing else "") + tag.name for tag in tags(page)]
    ['p', 'br', '', '/p', 'script', '/script']
    """
    at, quotes_close = 0, True
    while (start := page.find("<", at)) >= 0:
        at = start + 1
        if page.startswith("!--", at):
            end = page.find("-->", at)
            at = len(page) if end < 0 else end + 3
            yield Tag(start, at, "", False, True)
            continue
        closing = page.startswith("/", at)
        name = _NAME.match(page, at + closing)
        if not name and not page.startswith(("!", "?"), at):
            continue  # a < b
        rest = _REST.match(page, name.end() if name else at) if quotes_close else None
        if rest:
            at = rest.end()
        else:  # a quotation mark that is never closed; it is not looked for again
            quotes_close, end = False, page.find(">", at)
            at = len(page) if end < 0 else end + 1
        found = Tag(start, at, name[0].lower() if name else "", closing, page.endswith("/>", start, at))
        yield found
        if found.name in _RAW and not closing and not found.empty:
            ends = re.compile(f"</{found.name}", re.IGNORECASE).search(page, at)
            at = ends.start() if ends else len(page)


def depth(page: str, enough: int) -> int:
    """Return how deep the elements of a page are nested; stop counting past `enough`.

    >>> depth("<div><p><b>One</b><p><i title='<b><b>'>two</i><svg><path/><path/></svg></div>", 100)
    2
    """
    now = deepest = 0
    for tag in tags(page):
        if tag.name and not tag.empty and tag.name not in _OPEN_ENDED:
            now = max(0, now - 1) if tag.closing else now + 1
            deepest = max(deepest, now)
            if deepest > enough:
                break
    return deepest


def flattened(page: str, limit: int) -> str:
    """Return a page without the elements deeper than `limit` that only wrap others, as browsers flatten it, too.

    >>> flattened("<div><div><div><nav>Home</nav><p>One</p></div></div></div>", 2)
    '<div><div> <nav>Home</nav><p>One</p> </div></div>'
    """
    parts: list[str] = []
    kept: dict[str, list[bool]] = {}  # of the elements that are open, by name, whether their tag was kept
    at = now = 0
    for tag in tags(page):
        if tag.name not in _WRAPPERS or tag.empty:
            continue
        opened = kept.setdefault(tag.name, [])
        if tag.closing:
            keep = opened.pop() if opened else False
            now -= keep
        else:
            keep = now < limit
            opened.append(keep)
            now += keep
        if not keep:
            parts += [page[at : tag.start], " "]
            at = tag.end
    return "".join([*parts, page[at:]])
