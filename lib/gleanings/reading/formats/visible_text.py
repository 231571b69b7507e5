"""What a browser would show of a page, as text, without building a tree."""

import re
from collections.abc import Iterable
from html import unescape

_NAME = re.compile(r"[a-zA-Z][\w-]{0,40}")
_UNSEEN = frozenset("script style noscript template svg head".split())
_INLINE = frozenset("a abbr b bdi bdo cite code em font i kbd mark q s small span strong sub sup time tt u var".split())
_PARTED = frozenset("p h1 h2 h3 h4 h5 h6 blockquote ul ol table hr".split())  # blank lines stand around these
_DEEPEST = 9  # quotations in one another that are told apart
_PARAGRAPH, _QUOTE = "\ue000", "\ue001"  # signs of no text


def visible_text(page: str, *, letter: bool = False) -> str:
    """Return the text that a browser would show of a page, a block a line.

    Args:
        page: the page.
        letter: whether it is a mail: paragraphs have blank lines between them, and what is quoted has ">" before it.

    >>> visible_text("<style>p {}</style><p>Rain &amp; <b>snow</b></p><p>fell.</p>")
    'Rain & snow\\nfell.'
    >>> visible_text("<p>It did.</p>Ann wrote:<blockquote>Did it?</blockquote>", letter=True)
    'It did.\\n\\nAnn wrote:\\n\\n> Did it?'
    """
    page = page.replace(_PARAGRAPH, "").replace(_QUOTE, "") if letter else page
    parts: list[str] = []
    quoted = at = 0
    while at < len(page):
        opening = page.find("<", at)
        if opening < 0:
            parts.append(page[at:])
            break
        parts.append(page[at:opening])
        at = opening + 1
        if page.startswith("!--", at):
            end = page.find("-->", at)
            at = len(page) if end < 0 else end + 3
            continue
        closing = page.startswith("/", at)
        name = _NAME.match(page, at + closing)
        if not name and not page.startswith(("!", "?"), at):
            parts.append("<")
            continue
        end = page.find(">", at)
        at = len(page) if end < 0 else end + 1
        tag = name[0].lower() if name else ""
        if tag not in _INLINE:
            parts.append(f"\n{_PARAGRAPH}\n" if letter and tag in _PARTED else "\n")
        if letter and tag == "blockquote":
            quoted = max(0, quoted - 1 if closing else quoted + 1)
            parts.append(f"{_QUOTE}{quoted}\n")
        if tag in _UNSEEN and not closing:
            end = _end_of(page, tag, at)
            at = len(page) if end < 0 and tag != "head" else max(end, at)
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


def _end_of(page: str, tag: str, at: int) -> int:
    """Return where an element that is not shown ends; -1 where it does not."""
    found = re.compile(f"</{tag}", re.IGNORECASE).search(page, at)
    return found.start() if found else -1
