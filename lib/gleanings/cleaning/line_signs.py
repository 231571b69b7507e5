"""Signs of each line of a page by which it is told from the text: form, place, block and what else stands there.

No sign is a word of the text but those of `site_words`; so a line of a language or a layout that no rule has seen has
them too. `boosted_trees` weighs them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from gleanings.cleaning.bylines import holds_date
from gleanings.cleaning.capitals import capital_share
from gleanings.cleaning.edges import OF_PAGES, has_sign, is_core, is_of_page, is_open, reaches
from gleanings.cleaning.page import Page, Part, once
from gleanings.cleaning.site_words import names_page

_MOST_WORDS = 45  # of a line that may be a page's
_PROSE_WORDS = 6  # more than that, and a full stop
_FAR = 50  # lines; beyond it all are alike
_COUNTED = ("prompt", "link line", "notice", "menu", "heading", "caption", "byline", "reference", "mail header")
_QUOTES = frozenset('"“”„«»「」『』')

NAMES = (
    # the line
    "words", "columns", "comma", "small first", "capitals", "small words", "loud", "figures",
    "figure first", "date", "point", "reached", "sign", "names page", "quoted", "sentences", "commas",
    "bracket", "colon within", "known words", "again",
    # its block
    "above", "below", "block", "place in block", "open in block", "taken in block", "of pages in block",
    # its place
    "from first", "from last", "from end", "to prose above", "to prose below",
    # the run of lines without a paragraph that it stands in
    "run", "of pages in run", "taken in run", "open in run", "run at top", "run at end", "longest in run",
    "open run", "place in open run", "below page", "above page", "small in open run", "figures in open run",
    "signs in open run", "dates in open run", "led", "headed",
    # the page
    "parts", "open", "cores", "prose", "of pages", "points", "spoken", *_COUNTED,
)  # fmt: skip
"""What each number of a line is, in order."""


@dataclass(frozen=True, slots=True)
class _Runs:
    """For each line the first and the last of the run that it stands in."""

    first: list[int]
    last: list[int]


def signs(page: Page) -> Iterator[tuple[Part, tuple[float, ...]]]:
    """Yield the lines of a page that end as no sentence does, each with its signs in the order of `NAMES`.

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
    kinds = [mark.kind for mark in page.marks]
    whole = (
        len(parts),
        sum(opens) / max(1, len(parts)),
        len(cores),
        sum(prose),
        sum(kind in OF_PAGES for kind in kinds),
        sum(part.bullet for part in parts),
        sum(part.spoken for part in parts),
        *map(kinds.count, _COUNTED),
    )
    words = {word for part, is_prose in zip(parts, prose, strict=True) if is_prose for word in _long_words(part)}
    texts = [part.folded.strip() for part in parts]
    times = Counter(texts)
    loose = _runs([a or b for a, b in zip(opens, taken, strict=True)])
    longest: dict[int, int] = {}  # words, by the first line of a run
    for first, part in zip(loose.first, parts, strict=True):
        longest[first] = max(longest.get(first, 0), part.words)
    rows = _runs(opens)
    blocks = _joined([not part.above for part in parts])
    above, below = _distances(prose), _distances(prose[::-1])[::-1]
    counts = {
        "told": _sums(told),
        "taken": _sums(taken),
        "open": _sums(opens),
        "small": _sums([part.text[0].islower() for part in parts]),
        "figure": _sums([part.text[0].isdigit() for part in parts]),
        "sign": _sums([a and (has_sign(part) or reaches(part)) for a, part in zip(opens, parts, strict=True)]),
        "date": _sums([a and _is_dated(part) for a, part in zip(opens, parts, strict=True)]),
    }

    def share(name: str, first: int, last: int) -> float:
        return (counts[name][last + 1] - counts[name][first]) / (last + 1 - first)

    def count(name: str, first: int, last: int) -> int:
        return counts[name][last + 1] - counts[name][first]

    for i, part in enumerate(parts):
        if part.taken or part.spoken or part.words > _MOST_WORDS or part.ended:
            continue
        a, b = loose.first[i], loose.last[i]
        c, d = rows.first[i], rows.last[i]
        e, f = blocks.first[i], blocks.last[i]
        before = parts[c - 1] if c else None
        yield (
            part,
            (
                *_of_line(part, words),
                times[texts[i]] > 1,
                part.above,
                part.below,
                f + 1 - e,
                i - e,
                share("open", e, f),
                share("taken", e, f),
                share("told", e, f),
                max(-_FAR, min(_FAR, i - cores[0])) if cores else 2 * _FAR,
                max(-_FAR, min(_FAR, i - cores[-1])) if cores else 2 * _FAR,
                min(_FAR, len(parts) - 1 - i),
                above[i],
                below[i],
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
                *whole,
            ),
        )


def _of_line(part: Part, words: set[str]) -> tuple[float, ...]:
    text = part.text
    tokens = text.split()
    long_words = _long_words(part)
    return (
        part.words,
        part.columns,
        text[-1] in ",;，、",
        text[0].islower(),
        capital_share(text),
        sum(token[0].islower() for token in tokens) / len(tokens),
        text.isupper(),
        sum(map(str.isdigit, text)) / len(text),
        text[0].isdigit(),
        _is_dated(part),
        part.bullet,
        reaches(part),
        has_sign(part),
        names_page(part),
        not _QUOTES.isdisjoint(text),
        part.sentences,
        text.count(","),
        "(" in text,
        ":" in text[:-1] or "：" in text[:-1],
        sum(word in words for word in long_words) / len(long_words) if long_words else -1,
    )


@once
def _is_dated(part: Part) -> bool:
    return holds_date(part.text)


@once
def _long_words(part: Part) -> list[str]:
    return [word for word in part.folded.split() if len(word) > 3 and word.isalpha()]


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
