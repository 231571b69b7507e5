"""What a site or a series adds to the titles of its pages: "Storm over Ulm | The Daily Post"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_PARTED = re.compile(r"[ \u00a0](?:[|\u00b7\u2022\u00bb\u2013\u2014-]|::)[ \u00a0]")
_FEWEST, _SHARE = 3, 1 / 3  # titles that end alike, at least, and of all of them
_WORDS = 2  # that are left of a title, at least


def without_site(title: str, headings: Iterable[str]) -> str:
    """Return the heading of a page where its title is that with the name of a site behind it; else the title.

    >>> without_site("Storm over Ulm | The Daily Post", ["Local news", "Storm over Ulm"])
    'Storm over Ulm'
    >>> without_site("Storm over Ulm and Neu-Ulm", ["Storm over Ulm"])
    'Storm over Ulm and Neu-Ulm'
    """
    for heading in headings:
        if heading and title.startswith(heading) and _PARTED.match(title, len(heading)):
            return heading
    return title


def without_shared_ends(titles: Sequence[str]) -> list[str]:
    """Return titles without the end that three and a third of them share behind a dash or a stroke.

    An end stays where titles would be alike without it, or have fewer than two words.

    >>> without_shared_ends([f"{name} v Crown - Approved Judgment" for name in ("Low", "Ray", "Day")])
    ['Low v Crown', 'Ray v Crown', 'Day v Crown']
    >>> without_shared_ends(["Storm - part one", "Storm - part two", "Fog"])
    ['Storm - part one', 'Storm - part two', 'Fog']
    """
    cut = [_cut(title) for title in titles]
    ends = Counter(end for _, end in cut if end)
    shared = {end for end, times in ends.items() if times >= max(_FEWEST, _SHARE * len(titles))}
    left = Counter(head for head, end in cut if end in shared)
    return [
        head if end in shared and left[head] == 1 and len(head.split()) >= _WORDS else title
        for title, (head, end) in zip(titles, cut, strict=True)
    ]


def _cut(title: str) -> tuple[str, str]:
    """Return a title before and behind the last sign that parts it; nothing behind where there is none."""
    signs = list(_PARTED.finditer(title))
    return (title[: signs[-1].start()].rstrip(), title[signs[-1].end() :].strip()) if signs else (title, "")
