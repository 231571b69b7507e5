"""What a browser would show of a page, as text, without building a tree."""

import re
from collections.abc import Iterable
from html import unescape

from gleanings.reading.formats.tags import tags

_UNSEEN = frozenset("script style noscript template svg head".split())
_INLINE = frozenset("a abbr b bdi bdo cite code em font i kbd mark q s small span strong sub sup time tt u var".split())
_PARTED = frozenset("p h1 h2 h3 h4 h5 h6 blockquote ul ol table hr".split())  # blank lines stand around these
_AROUND = frozenset("title nav header footer aside menu dialog button select figcaption".split())  # around an article
_DEEPEST = 9  # quotations in one another that are told apart
_PARAGRAPH, _QUOTE = "\ue000", "\ue001"  # signs of no text


def visible_text(page: str, *, letter: bool = False, article: bool = False) -> str:
    """Return the text that a browser would show of a page, a block a line.

    Args:
        page: the page.
        letter: whether it is a mail: paragraphs have blank lines between them, and what is quoted has ">" before it.
        article: whether to leave out what the page itself calls its navigation, header, footer, aside or buttons.

    >>> visible_text("<style>p {}</style><p>Rain &amp; <b>snow</b></p><p>fell.</p>")
    'Rain & snow\\nfell.'
    >>> visible_text("<p>It did.</p>Ann wrote:<blockquote>Did it?</blockquote>", letter=True)
    'It did.\\n\\nAnn wrote:\\n\\n> Did it?'
    >>> visible_text("<nav>Home</nav><p>Rain fell.</p><footer>Terms</footer>", article=True)
    'Rain fell.'
    """
    page = page.replace(_PARAGRAPH, "").replace(_QUOTE, "") if letter else page
    parts: list[str] = []
    quoted = at = around = before = 0
    unseen = surrounding = ""
    never_ends = False  # the head, whose end may be left out; it is looked for once
    for tag in tags(page):
        if unseen and (tag.name, tag.closing) != (unseen, True):
            continue
        parts.append("" if unseen else page[at : tag.start])
        unseen, at = "", tag.end
        if tag.name not in _INLINE and not page.startswith("<!--", tag.start):
            parts.append(f"\n{_PARAGRAPH}\n" if letter and tag.name in _PARTED else "\n")
        if letter and tag.name == "blockquote":
            quoted = max(0, quoted - 1 if tag.closing else quoted + 1)
            parts.append(f"{_QUOTE}{quoted}\n")
        if tag.name in _UNSEEN and not tag.closing and not tag.empty and not (never_ends and tag.name == "head"):
            if _ends(page, tag.name, at):
                unseen = tag.name
            elif tag.name == "head":
                never_ends = True
            else:
                at = len(page)
                break
        if article and tag.name in _AROUND and surrounding in ("", tag.name):
            if not surrounding and not tag.closing:
                surrounding, before = tag.name, len(parts)
            around = max(0, around + (-1 if tag.closing else 1))
            if surrounding and not around:
                del parts[before:]
                surrounding = ""
    parts.append(page[at:])
    lines = (" ".join(line.split()) for line in unescape("".join(parts)).splitlines())
    return _letter(lines) if letter else "\n".join(line for line in lines if line)


def _letter(lines: Iterable[str]) -> str:
    """Return lines with a blank one where paragraphs end, and ">" before those that are quoted."""
    found: list[str] = []
    quoted = 0
    for line in lines:
        if line.startswith(_QUOTE):
            quoted = int(line[len(_QUOTE) :])
        elif line == _PARAGRAPH:
            found += [""] if found and found[-1] else []
        elif line:
            found.append("> " * min(quoted, _DEEPEST) + line)
    return "\n".join(found).strip("\n")


def _ends(page: str, name: str, at: int) -> bool:
    """Return whether an element that is not shown ends."""
    return re.compile(rf"</{name}(?![\w-])", re.IGNORECASE).search(page, at) is not None
