"""Lines that a page has around its text, in layouts that no other rule knows: a sum of small decision trees.

The trees ask for signs of form and place (`line_signs`), never for a word of a language or of a site, and for what the
other rules have found near by. They are fitted by `benchmarks/cleaning_lines.py` on the marked documents, each with the
marks that the rules made before they were mended on it; what they find in a set that they were not fitted on is printed
there, beside what the rules alone find. J. H. Friedman, "Greedy Function Approximation: A Gradient Boosting Machine",
Annals of Statistics 29, 2001.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.edges import OF_PAGES, is_core, names_many
from gleanings.cleaning.line_signs import NAMES, signs
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark

SURE = 2197  # thousandths of log-odds, .9: a line lost is worse than one kept
_LIST = 3  # lines of the shortest list or stanza
_SHARE = 0.1  # of the lines of a text
_LONG = 30  # lines; longer texts of the marked documents have a tenth of a page's lines, and those of manuals have not
_PLACE = {name: i for i, name in enumerate(NAMES)}


def _may_have_lines(page: Page) -> bool:
    """Return whether a line is open that may be a page's: above the first paragraph, if no mark says it is a page."""
    end = len(page.parts)
    if not any(mark.kind in OF_PAGES for mark in page.marks):
        end = next((i for i, part in enumerate(page.parts) if is_core(part)), 0)
    return not all(part.taken or part.ended or part.spoken for part in page.parts[:end])


@only_where(lambda page: page.open and _may_have_lines(page))
def lines_of_pages(page: Page) -> Iterator[Mark]:
    """Yield the lines that the trees are sure of."""
    if page.cued:
        return  # subtitles, whose lines are short
    base, trees = _trees()
    for part, found in signs(page):
        if may_be_of_page(part, found) and base + sum(_leaf(tree, found) for tree in trees) >= SURE:
            yield mark_part(part, "page line", "a line of a page by its form and place")


def may_be_of_page(part: Part, found: Sequence[float]) -> bool:
    """Return whether a line may be set aside at all, and is none of a list, of verse or of a manual.

    Ingredients, verse and answers have the form of a page's lines: several open lines below each other, none with a
    sign of a page, are kept below a paragraph that no line of a page parts from them, and below a heading; so are
    points with no line of a page among them. Among the paragraphs of a text of whose lines few are a page's, and
    anywhere in a long one, stand commands and examples.
    """

    def sign(name: str) -> float:
        return found[_PLACE[name]]

    if part.text[-1] in ",;，、" or names_many(part):
        return False
    if not sign("of pages") and (sign("from first") > 0 or not sign("cores")):
        return False  # nothing says that it is a page
    listed = sign("open run") >= _LIST and not sign("signs in open run") and not sign("below page")
    if listed and (sign("from first") > 0 or sign("headed")):
        return False
    near = sign("of pages in run") > 0
    if sign("of pages") < _SHARE * sign("parts"):
        within = sign("from first") > 0 > sign("from last")
        return sign("parts") <= _LONG and (near or not (part.bullet or within))
    return near or not part.bullet


def _leaf(tree: Any, found: Sequence[float]) -> int:  # noqa: ANN401  (a tree is a number, or a question and two trees)
    while not isinstance(tree, int):
        tree = tree[2] if found[tree[0]] <= tree[1] else tree[3]
    return tree


@cache
def _trees() -> tuple[int, list[Any]]:
    """Return where the sum begins and the trees, in thousandths of log-odds."""
    stored = json.loads(files("gleanings.cleaning").joinpath("data/lines_of_pages.json").read_text(encoding="utf-8"))
    if stored["signs"] != list(NAMES):
        raise AssertionError("the trees were fitted on other signs: run benchmarks/cleaning_lines.py --write")
    return stored["base"], stored["trees"]
