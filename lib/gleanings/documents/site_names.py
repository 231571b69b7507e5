"""What a site or a series adds to the titles of its pages: "Storm over Ulm | The Daily Post"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_PARTED = re.compile(r"[ \u00a0](?:[|\u00b7\u2022\u00bb\u2013\u2014-]|::)[ \u00a0]")
_BETWEEN = re.compile(r"\s*[|｜：]\s*|\s(?:[·•»«/–—-]|::)\s|(?<=[^\x00-\x7f]):(?=[^\x00-\x7f])")
_BARS = ("|", "｜")
_SITE_WORDS = 5  # of the name of a site behind a bar
_FEWEST, _SHARE = 3, 1 / 3  # titles that end alike, at least, and of all of them
_WORDS = 2  # that are left of a title, at least


def without_site(title: str, headings: Iterable[str] = (), site: str = "") -> str:
    """Return a title without the names of the site and its sections before or behind it.

    Args:
        title: as the page or file states it.
        headings: those of the text: where a part of the title is one of them, that is the title.
        site: the name of the site, where that is known.

    >>> without_site("Local news - Storm over Ulm | The Daily Post", ["Contents", "Storm over Ulm"])
    'Storm over Ulm'
    >>> without_site("Storm over Ulm and Neu-Ulm | The Daily Post"), without_site("Der Bote - Sturm", site="Der Bote")
    ('Storm over Ulm and Neu-Ulm', 'Sturm')
    """
    plain = " ".join(title.split())
    borders = [match.span() for match in _BETWEEN.finditer(plain)]
    if not borders:
        return plain
    known = {folded for heading in headings if (folded := _folded(heading))}
    starts = [0, *(end for _, end in borders)]
    ends = [*(start for start, _ in borders), len(plain)]
    for start in starts:
        for end in reversed(ends):
            if start < end and _folded(plain[start:end]) in known:
                return plain[start:end]
    name = _folded(site)
    while name and borders and _folded(plain[borders[-1][1] :]) == name:
        plain = plain[: borders.pop()[0]]
    while name and borders and _folded(plain[: borders[0][0]]) == name:
        plain, cut = plain[borders[0][1] :], borders.pop(0)[1]
        borders = [(start - cut, end - cut) for start, end in borders]
    while borders and plain[slice(*borders[-1])].strip() in _BARS and _is_behind(plain, *borders[-1]):
        plain = plain[: borders.pop()[0]]
    return plain


def _is_behind(title: str, start: int, end: int) -> bool:
    """Return whether a few words behind a bar, shorter than what stands before it, are the name of a site."""
    behind = title[end:]
    return len(behind.split()) <= _SITE_WORDS and len(behind) < start and not behind.endswith(("?", "!", "."))


def _folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def without_shared_ends(titles: Sequence[str]) -> list[str]:
    """Return titles without the end that three and a third of them share behind a dash or a stroke.

    An end stays where titles would be alike without it, or have fewer than two words.

    >>> without_shared_ends([f"{name} v Crown - Approved Judgment" for name in ("Low", "Ray", "Day")])
    ['Low v Crown', 'Ray v Crown', 'Day v Crown']
    >>> without_shared_ends(["Storm - part one", "Storm - part two", "Fog"])
    ['Storm - part one', 'Storm - part two', 'Fog']
    """
    cut = {number: _cut(title) for number, title in enumerate(titles) if _PARTED.search(title)}
    ends = Counter(end for _, end in cut.values() if end)
    shared = {end for end, times in ends.items() if times >= max(_FEWEST, _SHARE * len(titles))}
    left = Counter(head for head, end in cut.values() if end in shared)
    found = list(titles)
    for number, (head, end) in cut.items():
        if end in shared and left[head] == 1 and len(head.split()) >= _WORDS:
            found[number] = head
    return found


def _cut(title: str) -> tuple[str, str]:
    """Return a title before and behind the last sign that parts it; there is one."""
    *_, last = _PARTED.finditer(title)
    return title[: last.start()].rstrip(), title[last.end() :].strip()
