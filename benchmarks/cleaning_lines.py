"""Fit the trees that tell the lines of a page from its text, and print what they find in documents not fitted on.

Run from the project's root:

    python benchmarks/cleaning_lines.py [--write]

The rules of cleaning were mended on each marked set after it was written, so that what they find there today says
nothing of pages that nobody has seen. cleaning_lines.json.gz keeps the marks that they made on each set before that,
and those of the rules of one and of two sets earlier: on these the trees are fitted. No script makes that file anew: a
set that is added needs its marks by the rules of the commit before it (`--keep SET` adds them by the rules as they are,
without the trees). From each document some are made in which all or some of its marked lines are missing: its text
alone, as most texts are, and other layouts. One set is left out after the other, from the letters too; printed are
precision and recall of characters on it, by the rules as they were, and with the trees.
With --write, trees are fitted on all sets and written to lib/gleanings/cleaning/data, with a checksum for a test.
"""

import argparse
import gzip
import hashlib
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # so many small trees are slower on several

import numpy as np
from cleaning import FOLDER, counted, documents, unmark
from scipy.sparse import csr_array
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from gleanings.cleaning import rules
from gleanings.cleaning.boosted_trees import lines_of_pages, may_be_of_page, runs_of, sure_of
from gleanings.cleaning.line_letters import AROUND, BUCKETS, buckets, letters_around
from gleanings.cleaning.line_signs import NAMES, signs
from gleanings.cleaning.page import Page, Part
from gleanings.documents.document import Mark

HERE = Path(__file__).parent
STORED = HERE / "cleaning_lines.json.gz"
DATA = HERE.parent / "lib" / "gleanings" / "cleaning" / "data"
OTHER_VIEWS = 0.35  # weight of a document with the marks of other versions of the rules, and of one made from another
MADE = 2  # documents made from each by leaving out some of its marked lines
LEFT_OUT = (0.15, 0.3, 0.5)  # shares of them
SETTINGS = {
    "max_iter": 300, "learning_rate": 0.08, "max_leaf_nodes": 8, "min_samples_leaf": 12, "l2_regularization": 5.0,
    "early_stopping": False, "random_state": 0,
}  # fmt: skip
Marks = list[tuple[int, int, str]]


@dataclass(frozen=True)
class Line:
    """A line of a document with some of its marks: its signs, and how many of its characters are marked by hand."""

    half: str
    first: bool
    unaided: bool
    weight: float
    sure: int
    part: Part
    signs: tuple[float, ...]
    letters: np.ndarray
    marked: int
    text: int


@dataclass(frozen=True)
class Letters:
    """The letters of a line, marked or not, of any document."""

    half: str
    marked: bool
    letters: np.ndarray


def lines() -> tuple[list[Line], list[Letters], dict[str, np.ndarray]]:
    """Return the lines of all documents, and for each set what the rules set aside rightly, wrongly, and missed."""
    stored = json.loads(gzip.decompress(STORED.read_bytes()))
    draw = random.Random(0)
    found: list[Line] = []
    letters: list[Letters] = []
    counts: dict[str, np.ndarray] = {}
    for path in sorted(FOLDER.glob("*/*.txt")):
        half = path.parent.name
        for n, (_, marked) in enumerate(documents(path)):
            text, flags = unmark(marked)
            for view, row in enumerate(stored["documents"].get(f"{half}/{path.stem}/{n}", [])):
                marks = [(a, b, stored["kinds"][k]) for a, b, k in zip(row[::3], row[1::3], row[2::3], strict=True)]
                unaided = view == 0 and half != "first"
                found += _lines(half, unaided, 1.0 if unaided else OTHER_VIEWS, text, flags, marks)
                if view:
                    continue
                letters += _letters(half, text, flags)
                for made in _made(text, flags, marks, draw):
                    found += _lines(half, False, OTHER_VIEWS, *made)
                if unaided:
                    score, _ = counted(text, flags, [Mark(*mark, "") for mark in marks])
                    counts[half] = counts.get(half, 0) + np.array([score.right, score.wrong, score.missed])
    return found, letters, counts


def _lines(half: str, unaided: bool, weight: float, text: str, flags: list[bool], marks: Marks) -> list[Line]:
    page = Page(text, [Mark(*mark, "") for mark in marks])
    turns = [end for _, end, kind in marks if kind == "speaker"]
    for part in page.parts:
        part.spoken = any(0 <= part.start - turn <= 1 for turn in turns)
    sure = sure_of(page)
    return [
        Line(half, i == 0, unaided, weight, sure, part, numbers, buckets(part), *_solid(flags, part))
        for i, (part, numbers) in enumerate(signs(page))
    ]


def _letters(half: str, text: str, flags: list[bool]) -> list[Letters]:
    found = []
    for part in Page(text).parts:
        marked, left = _solid(flags, part)
        if not 0.1 < marked / (marked + left) < 0.9:
            found.append(Letters(half, marked > left, buckets(part)))
    return found


def _solid(flags: list[bool], part: Part) -> tuple[int, int]:
    """Return how many characters of a part are marked and how many are not, without white space."""
    solid = [flag for flag, sign in zip(flags[part.start : part.end], part.text, strict=True) if not sign.isspace()]
    return sum(solid), len(solid) - sum(solid)


def _made(text: str, flags: list[bool], marks: Marks, draw: random.Random) -> Iterator[tuple[str, list[bool], Marks]]:
    """Yield a document without its marked lines, and without some of them."""
    at, whole = 0, []
    for line in text.splitlines(keepends=True):
        solid = [flag for flag, sign in zip(flags[at:], line, strict=False) if not sign.isspace()]
        if solid and all(solid):
            whole.append((at, at + len(line)))
        at += len(line)
    if not whole:
        return
    yield _without(text, flags, marks, whole)
    for _ in range(MADE):
        share = draw.choice(LEFT_OUT)
        if some := [line for line in whole if draw.random() < share]:
            yield _without(text, flags, marks, some)


def _without(text: str, flags: list[bool], marks: Marks, spans: list[tuple[int, int]]) -> tuple[str, list[bool], Marks]:
    kept = np.ones(len(text) + 1, dtype=np.int64)
    for start, end in spans:
        kept[start:end] = 0
    places = np.concatenate([[0], np.cumsum(kept)])
    moved = [(int(places[a]), int(places[b]), kind) for a, b, kind in marks]
    return (
        "".join(sign for sign, keep in zip(text, kept, strict=False) if keep),
        [flag for flag, keep in zip(flags, kept, strict=False) if keep],
        [mark for mark in moved if mark[0] < mark[1]],
    )


def fit_letters(of: list[Letters]) -> LogisticRegression:
    """Return the weights of letters fitted on some lines."""
    model = LogisticRegression(C=8.0, solver="liblinear", max_iter=200, random_state=0)
    return model.fit(_matrix([line.letters for line in of]), [line.marked for line in of])


def _matrix(letters: list[np.ndarray]) -> csr_array:
    sizes = np.array([len(each) for each in letters])
    ends = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    shape = (len(letters), BUCKETS)
    return csr_array((np.repeat(sizes**-0.5, sizes), np.concatenate(letters).astype(np.int32), ends), shape=shape)


class LettersLeftOut:
    """How much the letters of lines are those of pages, by weights that know neither their set nor another."""

    def __init__(self, found: list[Line], letters: list[Letters]) -> None:
        self._letters = letters
        self._halves = np.array([line.half for line in found])
        self._matrix = _matrix([line.letters for line in found])
        self._signs = np.array([line.signs for line in found], dtype=np.float64)
        self._pages = np.append(np.flatnonzero([line.first for line in found]), len(found))
        self._odds: dict[tuple[str, str], np.ndarray] = {}

    def without(self, half: str = "") -> np.ndarray:
        """Return the signs of all lines, with letters by weights fitted without a set and without the line's own."""
        odds = np.zeros(len(self._halves))
        for own in np.unique(self._halves):
            pair = (min(half, own), max(half, own))
            if pair not in self._odds:
                model = fit_letters([line for line in self._letters if line.half not in pair])
                self._odds[pair] = np.rint(1000 * model.decision_function(self._matrix))
            odds[self._halves == own] = self._odds[pair][self._halves == own]
        pages = [slice(*page) for page in pairwise(self._pages)]
        around = [letters_around(odds[page], runs_of(self._signs[page])) for page in pages]
        return np.column_stack([self._signs, np.concatenate(around)])


def fit(of: list[Line], numbers: np.ndarray) -> HistGradientBoostingClassifier:
    """Return trees fitted on some lines."""
    return HistGradientBoostingClassifier(**SETTINGS).fit(
        numbers,
        [line.marked > line.text for line in of],
        sample_weight=[line.weight * (0.5 if line.half == "first" else 1.0) for line in of],
    )


def checksum(found: list[Line], letters: list[Letters]) -> str:
    """Return a checksum of all that the weights of letters and the trees follow from but the version of the library."""
    total = hashlib.sha256(repr((SETTINGS, NAMES, AROUND)).encode())
    for line in found:
        total.update(repr((line.half, line.first, line.weight, line.marked > line.text)).encode())
        total.update(np.round(np.array(line.signs, dtype=np.float64), 6).tobytes() + line.letters.tobytes())
    for each in letters:
        total.update(repr((each.half, each.marked)).encode() + each.letters.tobytes())
    return total.hexdigest()


def as_json(model: HistGradientBoostingClassifier, fitted_on: str) -> dict[str, Any]:
    """Return the trees of a model as lists: a leaf is a number, a question its sign, its threshold and two trees."""

    def tree(nodes: Any, at: int) -> Any:
        node = nodes[at]
        if node["is_leaf"]:
            return round(1000 * float(node["value"]))
        threshold = round(float(node["num_threshold"]), 5)
        return [int(node["feature_idx"]), threshold, tree(nodes, int(node["left"])), tree(nodes, int(node["right"]))]

    return {
        "fitted on": fitted_on,
        "signs": [*NAMES, *AROUND],
        "base": round(1000 * float(model._baseline_prediction[0, 0])),
        "trees": [tree(stage[0].nodes, 0) for stage in model._predictors],
    }


def write(found: list[Line], letters: list[Letters]) -> None:
    """Fit on all sets, and write the weights of letters and the trees."""
    weights = fit_letters(letters)
    stored = np.append(weights.coef_[0], weights.intercept_)
    np.save(DATA / "letters_of_pages.npy", np.rint(1000 * stored).astype(np.int16))
    trees = as_json(fit(found, LettersLeftOut(found, letters).without()), checksum(found, letters))
    rows = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees.pop("trees"))
    (DATA / "lines_of_pages.json").write_text(f'{json.dumps(trees)[:-1]}, "trees": [\n{rows}\n]}}\n', encoding="utf-8")


def keep(half: str) -> None:
    """Add the marks that the rules make today, without the trees, on a set."""
    stored = json.loads(gzip.decompress(STORED.read_bytes()))
    rules.PASSES = tuple(rule for rule in rules.PASSES if rule is not lines_of_pages)
    for path in sorted((FOLDER / half).glob("*.txt")):
        for n, (_, marked) in enumerate(documents(path)):
            marks = rules.marks_of(unmark(marked)[0])
            row = [number for mark in marks for number in (mark.start, mark.end, stored["kinds"].index(mark.kind))]
            stored["documents"][f"{half}/{path.stem}/{n}"] = [row]
    STORED.write_bytes(gzip.compress(json.dumps(stored, separators=(",", ":")).encode(), mtime=0))


def main() -> None:
    """Print the table; write the trees where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="fit on all sets, and write the trees")
    parser.add_argument("--keep", metavar="SET", help="keep the marks of today's rules on a set that is new")
    options = parser.parse_args()
    if options.keep:
        keep(options.keep)
    elif options.write:
        write(*lines()[:2])
    else:
        compare(*lines())


def compare(found: list[Line], letters: list[Letters], counts: dict[str, np.ndarray]) -> None:
    """Print what is found on each set by trees fitted on the others."""
    left_out = LettersLeftOut(found, letters)
    print(f"{'left out':<12}{'rules alone':>18}{'with the trees':>18}")
    print(f"{'':<12}" + 2 * f"{'precision recall':>18}")
    sums = np.zeros((2, 3), dtype=np.int64)
    for half, rules_alone in counts.items():
        numbers = left_out.without(half)
        others = np.array([line.half != half for line in found])
        model = fit([line for line in found if line.half != half], numbers[others])
        new = np.array([line.half == half and line.unaided for line in found])
        here = [line for line, is_new in zip(found, new, strict=True) if is_new]
        both = rules_alone.copy()
        for line, odds in zip(here, model.decision_function(numbers[new]), strict=True):
            if 1000 * odds >= line.sure and may_be_of_page(line.part, line.signs):
                both += [line.marked, line.text, -line.marked]
        sums += [rules_alone, both]
        _print(half, rules_alone, both)
    _print("all", *sums)


def _print(half: str, *counts: np.ndarray) -> None:
    shares = [f"{right / (right + wrong):>11.3f}{right / (right + missed):>7.3f}" for right, wrong, missed in counts]
    print(f"{half:<12}" + "".join(shares), flush=True)


if __name__ == "__main__":
    main()
