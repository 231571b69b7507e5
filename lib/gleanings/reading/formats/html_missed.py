"""Paragraphs of a web page that the extraction of its article passed over, though they are like those that it took.

Where a page is many posts, answers or entries of a live blog, the extraction may take the first for the article. A
paragraph in sentences that stands under the same elements with the same classes as one that was taken is text too; and
so is one above the first that was taken, within an element that holds it: the lead. Messages of a chat may be short.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gleanings.documents.punctuation import ends_sentence

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html legend li main menu nav ol option p pre section select summary table tbody td tfoot th "
    "thead tr ul".split()
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "summary", "dt"))
_AWAY = frozenset("aside button figcaption figure footer form head header nav noscript script select style".split())
_LEAST = 40  # characters of a paragraph
_KEY = 40  # characters by which a paragraph is known
_LINKED = 0.5  # of its characters, in a row of links
_BEGINNING = 12  # characters by which the first block of a line is sought
_MOST = 50_000  # blocks of a page
_SPACE = re.compile(r"\s+")


@dataclass
class _Block:
    text: str
    path: tuple[str, ...]
    holders: tuple[int, ...]  # of the elements around it, by their numbers
    linked: int

    @property
    def key(self) -> str:
        return self.text[:_KEY]

    @property
    def is_prose(self) -> bool:
        return len(self.text) >= _LEAST and ends_sentence(self.text) and self.linked < _LINKED * len(self.text)


def with_missed(lines: list[str], page: str) -> list[str]:
    """Return the lines of an article with those that were passed over in their places.

    >>> posts = "".join(f"<div class=post><p>The {word} post of the day, and it is not a short one.</p></div>"
    ...                 for word in ("first", "second"))
    >>> with_missed(["The first post of the day, and it is not a short one."], f"<body>{posts}</body>")[1]
    'The second post of the day, and it is not a short one.'
    """
    blocks = _blocks(page)
    lines = _apart(lines, blocks)
    keys = {_plain(line)[:_KEY]: i for i, line in reversed(list(enumerate(lines)))}
    there = [keys.get(block.key) for block in blocks]
    taken = [i for i, line in enumerate(there) if line is not None]
    if not taken:
        return lines
    paths = {blocks[i].path for i in taken if blocks[i].is_prose}
    classes = {path[-2:] for path in paths if _tells(path)}
    messages = _of_messages(blocks, {blocks[i].path for i in taken} - paths)
    first = taken[0]
    missed = [
        i
        for i, block in enumerate(blocks)
        if there[i] is None
        and (
            block.path in messages
            or (
                block.is_prose
                and (
                    block.path in paths
                    or (block.path[-2:] in classes and not _is_comment(block.path))
                    or (i < first and _leads(block, blocks[first]))
                )
            )
        )
    ]
    if not missed:
        return lines
    wanted = set(missed)
    wanted |= {i - 1 for i in missed if i and there[i - 1] is None and _heads(blocks[i - 1], blocks[i])}
    above: list[str] = []
    behind: dict[int, list[str]] = {}
    at = -1
    for i, block in enumerate(blocks):
        line = there[i]
        if line is not None:
            at = max(at, line)
        elif i in wanted:
            (above if at < 0 else behind.setdefault(at, [])).append(block.text)
    found = list(above)
    for i, line_text in enumerate(lines):
        found += [line_text, *behind.get(i, [])]
    return found


def _apart(lines: list[str], blocks: list[_Block]) -> list[str]:
    """Return the lines of an article, those apart that are several blocks of the page without a space between them."""
    firsts = {block.text[:_BEGINNING]: i for i, block in reversed(list(enumerate(blocks))) if len(block.text) > 1}
    found: list[str] = []
    for line in lines:
        plain = _plain(line)
        at = firsts.get(plain[:_BEGINNING])
        parts: list[str] = []
        while at is not None and at < len(blocks) and plain.startswith(blocks[at].text):
            parts.append(blocks[at].text)
            plain = plain.removeprefix(blocks[at].text)
            at = at + 1 if plain and not plain[0].isspace() else None
        found += [*parts, *([plain] if plain else [])] if len(parts) > 1 else [line]
    return found


def _of_messages(blocks: list[_Block], taken: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the paths of short blocks of one class, most of which end as sentences do, as those of a chat."""
    of_path: dict[tuple[str, ...], list[_Block]] = {}
    for block in blocks:
        if block.path in taken and "." in block.path[-1]:
            of_path.setdefault(block.path, []).append(block)
    return {
        path
        for path, found in of_path.items()
        if 2 * sum(ends_sentence(block.text) and not block.linked for block in found) >= len(found) > 1
    }


def _tells(path: tuple[str, ...]) -> bool:
    """Return whether a paragraph stands in an element with classes of its own, as the text of a question does."""
    return len(path) > 1 and "." in path[-2] and not _is_comment(path)


def _is_comment(path: tuple[str, ...]) -> bool:
    return any("comment" in name for name in path)


def _leads(block: _Block, first: _Block) -> bool:
    """Return whether a block stands right within an element that holds the first one that was taken, not the body."""
    within = len(block.holders) > 1 and block.holders[-2] in first.holders[:-1]
    return within and block.path[-2].split(".")[0] != "body"


def _heads(block: _Block, below: _Block) -> bool:
    return block.path[-1].split(".")[0] in _HEADINGS and block.path[:-1] == below.path[:-1]


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip().removeprefix("- ").strip()


def _blocks(page: str) -> list[_Block]:
    """Return the innermost blocks of a page that hold text, in order; none where there are too many."""
    from lxml import html

    try:
        root = html.document_fromstring(page)
    except (ValueError, html.etree.ParserError):
        return []
    found: list[_Block] = []
    for block in _walk(root):
        found.append(block)
        if len(found) > _MOST:
            return []
    return found


def _walk(root: Any) -> Iterator[_Block]:  # noqa: ANN401  (lxml has no types)
    """Yield the text between the borders of blocks, in order."""
    path: list[str] = []
    holders: list[int] = []
    parts: list[str] = []
    linked = away = links = 0
    number = 0

    def block() -> Iterator[_Block]:
        nonlocal linked
        text = _plain("".join(parts))
        if text and path:
            yield _Block(text, tuple(path), tuple(holders), linked)
        parts.clear()
        linked = 0

    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if not done:
            number += 1
            if name in _BLOCKS or name == "br":
                yield from block()
            if name in _BLOCKS:
                path.append(".".join([name, *sorted((element.get("class") or "").split())]))
                holders.append(number)
            away += name in _AWAY
            links += name == "a"
            if name and element.text and not away:
                parts.append(element.text)
                linked += len(element.text) * (links > 0)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        else:
            if name in _BLOCKS:
                yield from block()
                path.pop()
                holders.pop()
            away -= name in _AWAY
            links -= name == "a"
            if element.tail and not away:
                parts.append(element.tail)
                linked += len(element.tail) * (links > 0)
