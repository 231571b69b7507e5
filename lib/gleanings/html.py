"""The only module that writes markup. A plain `str` is always escaped; only a `Safe` is not.

Everything else builds what it shows from `tag`, `join` and `table`, so that forgetting to escape is not
possible: text of a document is a `str`, and a `str` never becomes markup. It imports nothing of the package.
"""

import base64
import html
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from html.parser import HTMLParser

# Control characters, and the bidirectional controls that can make a text read as another (Unicode TR 36).
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_LONE = re.compile("[\ud800-\udfff]")
_DATA = "data:image/"
# An anchor of the page, or a page beside it, in the folder above, or in one beside it.
_LINK = re.compile(r"#.*|(?:\.\./|[A-Za-z0-9_-]+/)?[A-Za-z0-9_.~%-]+\.(?:html?|md|csv)(?:#[A-Za-z0-9-]*)?", re.DOTALL)
_ANCHOR_LINK = re.compile(r' href="(#([A-Za-z0-9-]*))"')  # begins with letters, which are looked for in C
_PLACE = re.compile("\0([0-9]+)\0")  # of a form: no text brings such signs along, as they cannot be seen
_ACTIVE = frozenset({"script", "iframe", "frame", "object", "embed", "applet", "base", "form", "meta", "link"})
_SHORT = 120  # characters of the value of an attribute, up to which it is likely to come again
_VOID = frozenset({"br", "hr", "img", "meta", "link"})

# Where a notebook shows an output, MathJax makes formulas of what stands between two dollar signs, and links of LaTeX.
# Elements of these classes it leaves alone; every block has them, so that no output can be without.
_NO_FORMULAS = "tex2jax_ignore mathjax_ignore"
_BLOCKS = frozenset({"div", "table"})

CELL = "text-align:left;vertical-align:top;padding:.25em .6em"
NUMBER = "text-align:right;vertical-align:top;padding:.25em .6em;font-variant-numeric:tabular-nums"
HEAD = "text-align:left;vertical-align:bottom;padding:.25em .6em;border-bottom:1px solid #888"
CAPTION = "text-align:left;padding:.25em .6em;font-weight:600"


class Safe(str):
    """Markup that is already safe. Made by this module alone."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def escape(text: object) -> Safe:
    """Return `text` as markup that shows it and does nothing else; a `Safe` comes back as it is.

    >>> escape("<script>alert(1)</script>")
    '&lt;script&gt;alert(1)&lt;/script&gt;'
    """
    if isinstance(text, Safe):
        return text
    plain = str(text)
    if not plain.replace("\n", "").isprintable():  # as most text is: what cannot be seen is none of it
        plain = seen(plain)
    if not ("&" in plain or "<" in plain or ">" in plain or '"' in plain or "'" in plain):
        return Safe(plain)
    return Safe(html.escape(plain, quote=True))


def seen(text: object) -> str:
    """Return `text` without what cannot be seen and can make it read as another; lone surrogates become U+FFFD.

    >>> seen("abc\u202edef")
    'abcdef'
    """
    return _LONE.sub("\ufffd", _UNSEEN.sub("", str(text)))


def join(parts: Iterable[object], between: str = "") -> Safe:
    """Return all `parts`, each escaped, one after the other."""
    return Safe(escape(between).join(map(escape, parts)))


def tag(name: str, *children: object, **attributes: object) -> Safe:
    """Return one element. A trailing underscore in an attribute's name is dropped (`class_`), others become hyphens.

    >>> tag("td", "a & b", style="color:red")
    '<td style="color:red">a &amp; b</td>'
    """
    begins, ends = _element(name)
    if name in _BLOCKS:
        attributes["class_"] = f"{attributes.get('class_') or ''} {_NO_FORMULAS}".lstrip()
    parts = [begins]
    for key, value in attributes.items():
        plain = value if value is None or isinstance(value, str) else str(value)
        few = plain is None or len(plain) <= _SHORT
        parts.append(_attribute(key, plain) if few else _attribute.__wrapped__(key, plain))
    parts.append(">")
    if ends:
        parts += [child if child.__class__ is Safe else escape(child) for child in children]
        parts.append(ends)
    return Safe("".join(parts))


class Form:
    """Markup that is filled in again and again: what stays the same is made once.

    Args:
        make: gives the markup with what it is given in its places: children, or the end of an attribute that `join`
            made. The value of an address cannot be a place by itself, so that it leads nowhere else.
        places: how many it is given.

    >>> row = Form(lambda name, at: tag("a", name, href=join(["#row-", at])), 2)
    >>> row.filled("a & b", 1), row.filled(tag("b", "c"), 2)
    ('<a href="#row-1">a &amp; b</a>', '<a href="#row-2"><b>c</b></a>')
    """

    def __init__(self, make: Callable[..., Safe], places: int) -> None:
        self._parts = _PLACE.split(make(*[Safe(f"\0{place}\0") for place in range(places)]))
        self._order = [int(place) for place in self._parts[1::2]]

    def filled(self, *values: object) -> Safe:
        """Return the markup with values in its places, each escaped."""
        markup = [value if value.__class__ is Safe else escape(value) for value in values]
        parts = self._parts.copy()
        parts[1::2] = [markup[place] for place in self._order]
        return Safe("".join(parts))


@lru_cache(maxsize=256)
def _element(name: str) -> tuple[str, str]:
    """Return how an element begins and ends; one that holds nothing has no end."""
    if "script" in name.lower():
        raise ValueError("gleanings shows no scripts")
    return f"<{name}", "" if name in _VOID else f"</{name}>"


@lru_cache(maxsize=4096, typed=True)  # most have one of a few values; a `Safe` is never taken for a text that is equal
def _attribute(key: str, value: str | None) -> str:
    """Return an attribute; nothing for the value None."""
    if key.lower().startswith("on"):
        raise ValueError("gleanings shows no scripts")
    return "" if value is None else f' {key.rstrip("_").replace("_", "-")}="{_checked(key, value)}"'


def _checked(key: str, value: str) -> Safe:
    """Return the value of an attribute, if it leads nowhere else."""
    if (key == "href" and not _LINK.fullmatch(str(value or "#"))) or (
        key == "src" and not str(value).startswith(_DATA)
    ):
        raise ValueError("gleanings links to nothing outside the page")
    return escape(value)


def table(
    headers: Sequence[str], rows: Iterable[Sequence[object]], *, caption: str = "", numbers: Iterable[int] = ()
) -> Safe:
    """Return a table with a caption, a header row, and the columns `numbers` aligned to the right.

    Where more than the first column is text, each cell says which column it is in (`data-label`), for a style sheet
    that shows rows as cards on a phone; numbers are compared beside each other.
    """
    right = frozenset(numbers)
    head = tag("tr", *(tag("th", h, scope="col", style=NUMBER if i in right else HEAD) for i, h in enumerate(headers)))
    cards = len(headers) - len(right) > 1
    labels = [header if header and cards else None for header in headers]
    styles = [NUMBER if i in right else CELL for i in range(len(headers))]
    body = [
        tag("tr", *(tag("td", c, data_label=labels[i], style=styles[i]) for i, c in enumerate(row))) for row in rows
    ]
    title = [tag("caption", caption, style=CAPTION)] if caption else []
    return tag(
        "table", *title, tag("thead", head), tag("tbody", *body), style="border-collapse:collapse;max-width:100%"
    )


def identifiers(ids: Sequence[str]) -> list[Safe]:
    """Return ids for a column of a table that is as wide as the longest of them, up to 24 letters: none in slivers."""
    wide = min(max(map(len, ids), default=0), 24)
    return [tag("span", each, style=f"display:inline-block;min-width:{wide}ch;overflow-wrap:anywhere") for each in ids]


def with_code(text: str) -> Safe:
    """Return a text, what stands between two backticks as code.

    >>> with_code("A lower `minimum_rows` keeps them.")
    'A lower <code>minimum_rows</code> keeps them.'
    """
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a backtick without another: a name of a file
        return escape(text)
    return join(tag("code", part) if at % 2 else part for at, part in enumerate(parts))


def paragraphs(notes: Iterable[str], **attributes: object) -> Safe:
    """Return notes as paragraphs, what a programmer types in them as code.

    >>> paragraphs(["Two words were left out. A lower `minimum_rows` keeps them."])
    '<p>Two words were left out. A lower <code>minimum_rows</code> keeps them.</p>'
    """
    return join(tag("p", with_code(note), **attributes) for note in notes)


def bar(share: float, *, width: float = 6.0, color: str = "#4c78a8") -> Safe:
    """Return a bar as long as `share` (0 to 1) of `width` em, drawn with inline style; the number goes beside it."""
    length = max(0.0, min(1.0, share)) * width
    style = f"display:inline-block;height:.7em;width:{length:.2f}em;background:{color}"
    return tag("span", style=style, aria_hidden="true")


def relinked(markup: Safe, page_of: Callable[[str], str]) -> Safe:
    """Return markup in which links to anchors of other pages lead there.

    Args:
        markup: with links such as "#topic-1".
        page_of: gives the page of an anchor, such as "topic-1.html"; an empty text for one in `markup` itself.

    >>> relinked(tag("a", 'see href="#b"', href="#b"), {"b": "other.html"}.__getitem__)
    '<a href="other.html#b">see href=&quot;#b&quot;</a>'
    """

    known: dict[str, str] = {}  # most come again

    def there(found: re.Match[str]) -> str:
        whole, link, anchor = found[0], found[1], found[2]
        if whole not in known:
            page = page_of(anchor)
            if page and not _LINK.fullmatch(f"{page}{link}"):
                raise ValueError("gleanings links to nothing outside its pages")
            known[whole] = f' href="{page}{link}"'
        return known[whole]

    return Safe(_ANCHOR_LINK.sub(there, markup))


class _Inert(HTMLParser):
    """Raises where markup would run something or load something from elsewhere; what texts say does not matter."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ACTIVE:
            raise ValueError(f"gleanings shows no scripts, and no <{tag}>")
        for name, value in attrs:
            # What a browser leaves out of an address: spaces and control characters.
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if (
                name.startswith("on")
                or name in ("srcdoc", "formaction")
                or address.startswith(("javascript:", "vbscript:"))
            ):
                raise ValueError(f"gleanings shows no scripts, and no {name} of <{tag}>")

    handle_startendtag = handle_starttag


def exported(markup: str) -> Safe:
    """Return what nbconvert made of a notebook, as it is, if it runs nothing; its outputs were made here.

    >>> exported("<p>JavaScript: a language</p>")
    '<p>JavaScript: a language</p>'
    >>> exported("<script>1</script>")
    Traceback (most recent call last):
    ValueError: gleanings shows no scripts, and no <script>
    """
    parser = _Inert()
    parser.feed(markup)
    parser.close()
    return Safe(markup)


def image(data: bytes, alt: str, *, kind: str = "svg+xml", style: str = "max-width:100%;height:auto") -> Safe:
    """Return an image that is part of the page, with `alt` for those who cannot see it."""
    return tag("img", alt=alt, src=f"{_DATA}{kind};base64,{base64.b64encode(data).decode('ascii')}", style=style)


def page(title: str, *body: object, style: str = "", language: str = "en") -> Safe:
    """Return one self-contained HTML page: no scripts, nothing remote, a content policy that forbids both."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    if "<" in style:
        raise ValueError("a style sheet holds no markup")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        Safe(f"<style>{style}</style>"),
    )
    return Safe(f"<!DOCTYPE html>\n{tag('html', head, tag('body', *body), lang=language)}\n")
