"""Lines that a page has around its text, in layouts that no other rule knows: a sum of small decision trees.

The trees ask for signs of form and place (`line_signs`), for what the other rules have found near by, and how much the
letters of a line are those of pages (`line_letters`). They are fitted by `benchmarks/cleaning_lines.py` on the marked
documents, each with the marks that the rules made before they were mended on it; what they find in a set that they were
not fitted on is printed there, beside what the rules alone find. J. H. Friedman, "Greedy Function Approximation: A
Gradient Boosting Machine", Annals of Statistics 29, 2001.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.edges import names_many
from gleanings.cleaning.line_letters import AROUND, letters_around, letters_of_pages
from gleanings.cleaning.line_signs import NAMES, may_be_line, signs
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark

SURE = 2752  # thousandths of log-odds, .94: a line lost is worse than one kept
SURE_ALONE = 4500  # of a page of which no rule knows a line
_LIKELY = 2500  # thousandths of the log-odds by its letters of one line at least, where no rule knows one
_PAGE = 4  # lines of the shortest page of which no rule knows a line
_LIST = 3  # lines of the shortest list or stanza
_SHARE = 0.1  # of the lines of a text
_LONG = 30  # lines; of longer marked documents a tenth of the lines is set aside, of manuals and novels less
_OPEN = 0.5  # of the lines of a long page, most of which are around its text
_AT_ONCE = 256  # lines that the trees are asked of together: what is held does not grow with a page
_PLACE = {name: i for i, name in enumerate(NAMES)}


def may_have_lines(page: Page) -> bool:
    """Return whether a line may be a page's; where no rule knows one, one must be likely by its letters."""
    if page.cued:
        return False  # the lines of subtitles are short
    parts = page.parts
    if _is_plain(len(parts), sum(part.taken for part in parts)) and not _is_open(parts):
        return False
    if is_known(page):
        return any(map(may_be_line, parts))
    if len(parts) < _PAGE:
        return False
    return any(not part.ended and may_be_line(part) and letters_of_pages(part) >= _LIKELY for part in parts)


def _is_open(parts: Sequence[Part]) -> bool:
    """Return whether most lines are open, as of a page of which only the trees know the lines."""
    return sum(not part.ended for part in parts) >= _OPEN * len(parts)


def is_known(page: Page) -> bool:
    """Return whether a mark says that there is more than text and headings."""
    return any(mark.kind != "heading" for mark in page.marks)


def _is_plain(lines: float, taken: float) -> bool:
    """Return whether a long text has little around it; its short lines are commands, examples and dialogue."""
    return lines > _LONG and taken < _SHARE * lines


@only_where(lambda page: page.open or bool(page.marks))  # neither holds of most texts
def lines_of_pages(page: Page) -> Iterator[Mark]:
    """Yield the lines that the trees are sure of; of what may be a list or a stanza all, or none."""
    if not may_have_lines(page):
        return
    lines = list(signs(page))
    may_be = [may_be_of_page(part, found) for part, found in lines]
    if not any(may_be):
        return
    odds, sure = log_odds(lines), sure_of(page)
    are = [bool(a and b) for a, b in zip(odds >= sure, may_be, strict=True)]
    if not any(are) or _is_plain(len(page.parts), sum(part.taken for part in page.parts) + sum(are)):
        return
    runs = runs_of(np.array([found for _, found in lines], dtype=np.float64))
    unsure = set(runs[odds < sure].tolist())
    for (part, found), run, is_line in zip(lines, runs.tolist(), are, strict=True):
        if is_line and not (run in unsure and may_be_list(part, found)):
            yield mark_part(part, "page line", "a line of a page by its form and place")


def sure_of(page: Page) -> int:
    """Return the log-odds from which on a line is set aside, in thousandths: more where nothing says it is a page."""
    return SURE if is_known(page) else SURE_ALONE


def may_be_of_page(part: Part, found: Sequence[float]) -> bool:
    """Return whether a line may be set aside at all: it is no point within the text and no list of names.

    Args:
        part: the line.
        found: its signs.
    """
    if part.bullet and not found[_PLACE["edge"]]:  # those in a row at the edge of a page are its own
        return False
    return part.ended or not (part.text[-1] in ",;，、" or names_many(part))


def may_be_list(part: Part, found: Sequence[float]) -> bool:
    """Return whether a line may be one of a list, of verse or of answers, which have the form of a page's lines.

    So are several open lines below each other, none with a sign of a page, below a paragraph that no line of a page
    parts from them, or below a heading.
    """

    def sign(name: str) -> float:
        return found[_PLACE[name]]

    listed = sign("open run") >= _LIST and not (sign("signs in open run") or sign("below page") or sign("edge"))
    return not part.ended and listed and (sign("from first") > 0 or sign("headed") > 0)


def log_odds(lines: Sequence[tuple[Part, Sequence[float]]]) -> npt.NDArray[np.int64]:
    """Return for each line with its signs how likely it is one of a page, in thousandths of log-odds."""
    letters = np.array([letters_of_pages(part) for part, _ in lines], dtype=np.float64)
    by_form = np.array([signs_of_line for _, signs_of_line in lines], dtype=np.float64)
    found = np.column_stack([by_form, letters_around(letters, runs_of(by_form))])
    return np.concatenate([_sums(found[i : i + _AT_ONCE]) for i in range(0, len(found), _AT_ONCE)])


def _sums(found: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Return what the trees say of some lines: the sum of the leaves that the signs of each lead to."""
    trees = _trees()
    rows = found.shape[1] * np.arange(len(found))[:, None]
    node = np.tile(trees.roots, (len(found), 1))
    for _ in range(trees.depth):
        above = found.take(rows + trees.sign.take(node)) > trees.threshold.take(node)
        node = trees.after.take(2 * node + above)
    odds: npt.NDArray[np.int64] = trees.base + trees.value.take(node).sum(axis=1)
    return odds


def runs_of(found: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Return the number of the run of open lines that each line of a page stands in, of the signs of its lines."""
    places = found[:, _PLACE["place in open run"]]
    return np.concatenate([[0], np.cumsum(places[1:] <= places[:-1])]).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Trees:
    """The nodes of all trees: the sign that each asks for, and where it leads; a leaf leads to itself.

    Attributes:
        after: for each node two places, where it leads if the sign is not above its threshold, and if it is.
    """

    base: int
    roots: npt.NDArray[np.int64]
    sign: npt.NDArray[np.int64]
    threshold: npt.NDArray[np.float64]
    after: npt.NDArray[np.int64]
    value: npt.NDArray[np.int64]
    depth: int


@cache
def _trees() -> _Trees:
    """Return the trees that are stored, in thousandths of log-odds."""
    stored = json.loads(files("gleanings.cleaning").joinpath("data/lines_of_pages.json").read_text(encoding="utf-8"))
    if stored["signs"] != [*NAMES, *AROUND]:
        raise AssertionError("the trees were fitted on other signs: run benchmarks/cleaning_lines.py --write")
    nodes: list[list[float]] = []
    deepest = 0

    def add(tree: Any, depth: int) -> int:  # noqa: ANN401  (a tree is a number, or a question and two trees)
        nonlocal deepest
        deepest = max(deepest, depth)
        at = len(nodes)
        nodes.append([0, 0.0, at, at, 0])
        if isinstance(tree, int):
            nodes[at][4] = tree
        else:
            nodes[at] = [tree[0], tree[1], add(tree[2], depth + 1), add(tree[3], depth + 1), 0]
        return at

    roots = [add(tree, 0) for tree in stored["trees"]]
    columns = [np.array(column) for column in zip(*nodes, strict=True)]
    sign, value = (columns[i].astype(np.int64) for i in (0, 4))
    after = np.column_stack(columns[2:4]).astype(np.int64).ravel()
    return _Trees(stored["base"], np.array(roots), sign, columns[1], after, value, deepest)
