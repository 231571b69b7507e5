"""Signs of each line of a page by which it is told from the text: form, place, block and what else stands there.

No sign is a word of the text but those of `site_words`; so a line of a language or a layout that no rule has seen has
them too. `boosted_trees` weighs them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from gleanings.cleaning.edges import OF_PAGES, edge_lines, has_sign, is_core, is_of_page, is_open, reaches
from gleanings.cleaning.line_form import FORM, form, is_dated, shape
from gleanings.cleaning.page import Page, Part

_MOST_WORDS = 60  # of a line that may be a page's
_PROSE_WORDS = 6  # more than that, and a full stop
_FAR = 50  # lines; beyond it all are alike
_MUCH = 5000  # characters of prose; beyond it all are alike
_ALIKE = 9  # lines; more are alike
_COUNTED = (
    "prompt", "link line", "notice", "menu", "heading", "caption", "byline", "reference", "mail header", "signature",
    "quoted mail", "time", "chat event", "field", "contents",
)  # fmt: skip

NAMES = (
    *FORM,
    "again", "alike", "edge",
    # its block
    "above", "below", "block", "place in block", "open in block", "taken in block", "of pages in block",
    # its place
    "from first", "from last", "from top", "from end", "to prose above", "to prose below", "to taken above",
    "to taken below", "to page above", "to page below", "prose above", "prose elsewhere",
    # the run of lines without a paragraph that it stands in
    "run", "of pages in run", "taken in run", "open in run", "run at top", "run at end", "longest in run",
    "open run", "place in open run", "below page", "above page", "small in open run", "figures in open run",
    "signs in open run", "dates in open run", "led", "headed",
    # the lines above and below it
    *(f"{side}: {sign}" for side in ("above", "below") for sign in (
        "words", "ended", "of page", "heading", "caption", "point", "spoken", "alike",
    )),
    # the page
    "parts", "open", "cores", "prose", "of pages", "points", "spoken", "taken", *_COUNTED,
)  # fmt: skip
"""What each number of a line is, in order."""


@dataclass(frozen=True, slots=True)
class _Runs:
    """For each line the first and the last of the run that it stands in."""

    first: list[int]
    last: list[int]


def may_be_line(part: Part) -> bool:
    """Return whether a part is left, no turn of a talk, and no long paragraph."""
    return not (part.taken or part.spoken) and part.words <= _MOST_WORDS


def signs(page: Page) -> Iterator[tuple[Part, tuple[float, ...]]]:
    """Yield the lines of a page and its short paragraphs, each with its signs in the order of `NAMES`.

    >>> page = Page("Home\\n\\nRain fell on Monday, and the river rose by a metre before noon, so the bridge was shut.")
    >>> [(part.text, dict(zip(NAMES, found))["words"]) for part, found in signs(page)][0]
    ('Home', 1)
    """
    parts = page.parts
    opens = [is_open(part) for part in parts]
    told = [is_of_page(part) for part in parts]
    taken = [part.taken for part in parts]
    prose = [not part.taken and part.ended and part.words > _PROSE_WORDS for part in parts]
    cores = [i for i, part in enumerate(parts) if is_core(part)]
    kinds = Counter(mark.kind for mark in page.marks)
    whole = (
        len(parts),
        sum(opens) / max(1, len(parts)),
        len(cores),
        sum(prose),
        sum(kinds[kind] for kind in OF_PAGES),
        sum(part.bullet for part in parts),
        sum(part.spoken for part in parts),
        sum(taken),
        *(kinds[kind] for kind in _COUNTED),
    )
    in_prose = Counter(
        word for part, is_prose in zip(parts, prose, strict=True) if is_prose for word in set(part.folded.split())
    )
    prose_above = list(
        accumulate((len(part.text) if a else 0 for part, a in zip(parts, prose, strict=True)), initial=0)
    )
    texts = [part.folded.strip() for part in parts]
    times, shapes = Counter(texts), Counter(map(shape, parts))
    loose = _runs([a or b for a, b in zip(opens, taken, strict=True)])
    longest: dict[int, int] = {}  # words, by the first line of a run
    for first, part in zip(loose.first, parts, strict=True):
        longest[first] = max(longest.get(first, 0), part.words)
    rows = _runs(opens)
    on_edge = edge_lines(page)
    blocks = _joined([not part.above for part in parts])
    distances = [
        each
        for flags in (prose, taken, told)
        for each in (_distances(flags), _distances(flags[::-1])[::-1])
    ]  # fmt: skip
    counts = {
        "told": _sums(told),
        "taken": _sums(taken),
        "open": _sums(opens),
        "small": _sums([part.text[0].islower() for part in parts]),
        "figure": _sums([part.text[0].isdigit() for part in parts]),
        "sign": _sums([a and (has_sign(part) or reaches(part)) for a, part in zip(opens, parts, strict=True)]),
        "date": _sums([a and is_dated(part) for a, part in zip(opens, parts, strict=True)]),
    }

    def share(name: str, first: int, last: int) -> float:
        return count(name, first, last) / (last + 1 - first)

    def count(name: str, first: int, last: int) -> int:
        return counts[name][last + 1] - counts[name][first]

    for i, part in enumerate(parts):
        if not may_be_line(part):
            continue
        a, b = loose.first[i], loose.last[i]
        c, d = rows.first[i], rows.last[i]
        e, f = blocks.first[i], blocks.last[i]
        before = parts[c - 1] if c else None
        others = cores
        if cores and (i in (cores[0], cores[-1])):
            others = [k for k in cores if k != i]
        elsewhere = prose_above[-1] - prose[i] * len(part.text)
        yield (
            part,
            (
                *form(part, in_prose, int(prose[i])),
                times[texts[i]] > 1,
                min(_ALIKE, shapes[shape(part)]),
                part.start in on_edge,
                part.above,
                part.below,
                f + 1 - e,
                i - e,
                share("open", e, f),
                share("taken", e, f),
                share("told", e, f),
                max(-_FAR, min(_FAR, i - others[0])) if others else 2 * _FAR,
                max(-_FAR, min(_FAR, i - others[-1])) if others else 2 * _FAR,
                min(_FAR, i),
                min(_FAR, len(parts) - 1 - i),
                *(each[i] for each in distances),
                prose_above[i] / elsewhere if elsewhere else -1,
                min(_MUCH, elsewhere),
                b + 1 - a,
                count("told", a, b),
                count("taken", a, b),
                count("open", a, b),
                a == 0,
                b == len(parts) - 1,
                longest[a],
                d + 1 - c,
                i - c,
                c > 0 and told[c - 1],
                d + 1 < len(parts) and told[d + 1],
                share("small", c, d),
                share("figure", c, d),
                share("sign", c, d),
                share("date", c, d),
                before is not None and before.text.endswith((":", "：")),
                before is not None and before.taken and before.kind == "heading",
                *_beside(parts[i - 1] if i else None, part),
                *_beside(parts[i + 1] if i + 1 < len(parts) else None, part),
                *whole,
            ),
        )


def _beside(other: Part | None, part: Part) -> tuple[float, ...]:
    """Return the signs of the line above or below a part."""
    if other is None:
        return (0,) * 8
    return (
        other.words,
        other.ended,
        is_of_page(other),
        other.taken and other.kind == "heading",
        other.taken and other.kind in ("caption", "image"),
        other.bullet,
        other.spoken,
        shape(other) == shape(part),
    )


def _sums(flags: Sequence[bool]) -> list[int]:
    return [0, *accumulate(map(int, flags))]


def _runs(flags: Sequence[bool]) -> _Runs:
    """Return the runs of lines for which a flag holds; a line for which it does not is a run of its own."""
    return _joined([above and flag for above, flag in zip([False, *flags], flags, strict=False)])


def _joined(flags: Sequence[bool]) -> _Runs:
    """Return the runs of lines of which a flag says whether each goes with the one above it."""
    first: list[int] = []
    for i, flag in enumerate(flags):
        first.append(first[-1] if flag else i)
    last = list(range(len(flags)))
    for i in range(len(flags) - 2, -1, -1):
        if flags[i + 1]:
            last[i] = last[i + 1]
    return _Runs(first, last)


def _distances(flags: Sequence[bool]) -> list[int]:
    """Return for each line how far above it the last one stands for which a flag holds."""
    found: list[int] = []
    far = 2 * _FAR
    for flag in flags:
        far = min(far + 1, 2 * _FAR)
        found.append(far)
        if flag:
            far = 0
    return found
