"""Fit the trees that tell the lines of a page from its text, and print what they find in documents not fitted on.

Run from the project's root:

    python benchmarks/cleaning_lines.py [--write]

The rules of cleaning were mended on each marked set after it was written, so that what they find there today says
nothing of pages that nobody has seen. cleaning_lines.json.gz keeps the marks that they made on each set before that,
and those of the rules of one and of two sets earlier: on these the trees are fitted. No script makes that file anew: a
set that is added needs its marks by the rules of the commit before it, three numbers a mark. One set is left out
after the other; printed are precision and recall of characters on it, by the rules as they were, and with the trees.
With --write, trees are fitted on all sets and written to lib/gleanings/cleaning/data.
"""

import argparse
import gzip
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # so many small trees are slower on several

import numpy as np
from cleaning import FOLDER, counted, documents, unmark
from sklearn.ensemble import HistGradientBoostingClassifier

from gleanings.cleaning.boosted_trees import SURE, may_be_of_page
from gleanings.cleaning.line_signs import NAMES, signs
from gleanings.cleaning.page import Page, Part
from gleanings.documents.document import Mark

HERE = Path(__file__).parent
TREES = HERE.parent / "lib" / "gleanings" / "cleaning" / "data" / "lines_of_pages.json"
OTHER_VIEWS = 0.35  # weight of a document with the marks of other versions of the rules
SETTINGS = {
    "max_iter": 200, "learning_rate": 0.08, "max_leaf_nodes": 6, "min_samples_leaf": 12, "l2_regularization": 5.0,
    "early_stopping": False, "random_state": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A line of a document with some of its marks: its signs, and how many of its characters are marked by hand."""

    half: str
    unaided: bool
    part: Part
    signs: tuple[float, ...]
    marked: int
    text: int


def lines() -> tuple[list[Line], dict[str, np.ndarray]]:
    """Return the lines of all documents, and for each set what the rules set aside rightly, wrongly, and missed."""
    stored = json.loads(gzip.decompress((HERE / "cleaning_lines.json.gz").read_bytes()))
    found: list[Line] = []
    counts: dict[str, np.ndarray] = {}
    for path in sorted(FOLDER.glob("*/*.txt")):
        half = path.parent.name
        for n, (_, marked) in enumerate(documents(path)):
            text, flags = unmark(marked)
            for view, row in enumerate(stored["documents"].get(f"{half}/{path.stem}/{n}", [])):
                marks = [
                    Mark(a, b, stored["kinds"][k], "") for a, b, k in zip(row[::3], row[1::3], row[2::3], strict=True)
                ]
                unaided = view == 0 and half != "first"
                found += _lines(half, unaided, text, flags, marks)
                if unaided:
                    score, _ = counted(text, flags, marks)
                    counts[half] = counts.get(half, 0) + np.array([score.right, score.wrong, score.missed])
    return found, counts


def _lines(half: str, unaided: bool, text: str, flags: list[bool], marks: list[Mark]) -> list[Line]:
    page = Page(text, marks)
    turns = [mark.end for mark in marks if mark.kind == "speaker"]
    for part in page.parts:
        part.spoken = any(0 <= part.start - turn <= 1 for turn in turns)
    found = []
    for part, numbers in signs(page):
        solid = [flag for flag, sign in zip(flags[part.start : part.end], part.text, strict=True) if not sign.isspace()]
        found.append(Line(half, unaided, part, numbers, sum(solid), len(solid) - sum(solid)))
    return found


def fit(of: list[Line]) -> HistGradientBoostingClassifier:
    """Return trees fitted on some lines."""
    weights = [1.0 if line.unaided else OTHER_VIEWS for line in of]
    numbers = np.array([line.signs for line in of], dtype=np.float64)
    return HistGradientBoostingClassifier(**SETTINGS).fit(
        numbers, [line.marked > line.text for line in of], sample_weight=weights
    )


def as_json(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Return the trees of a model as lists: a leaf is a number, a question its sign, its threshold and two trees."""

    def tree(nodes: Any, at: int) -> Any:
        node = nodes[at]
        if node["is_leaf"]:
            return round(1000 * float(node["value"]))
        threshold = round(float(node["num_threshold"]), 5)
        return [int(node["feature_idx"]), threshold, tree(nodes, int(node["left"])), tree(nodes, int(node["right"]))]

    return {
        "signs": list(NAMES),
        "base": round(1000 * float(model._baseline_prediction[0, 0])),
        "trees": [tree(stage[0].nodes, 0) for stage in model._predictors],
    }


def main() -> None:
    """Print the table; write the trees where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="fit on all sets, and write the trees")
    options = parser.parse_args()
    found, counts = lines()
    if options.write:
        TREES.parent.mkdir(exist_ok=True)
        stored = as_json(fit(found))
        trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in stored.pop("trees"))
        TREES.write_text(f'{json.dumps(stored)[:-1]}, "trees": [\n{trees}\n]}}\n', encoding="utf-8")
        return
    print(f"{'left out':<12}{'rules alone':>18}{'with the trees':>18}")
    print(f"{'':<12}" + 2 * f"{'precision recall':>18}")
    sums = np.zeros((2, 3), dtype=np.int64)
    for half, rules in counts.items():
        model = fit([line for line in found if line.half != half])
        new = [line for line in found if line.half == half and line.unaided]
        odds = model.decision_function(np.array([line.signs for line in new], dtype=np.float64))
        both = rules.copy()
        for line, odd in zip(new, odds, strict=True):
            if 1000 * odd >= SURE and may_be_of_page(line.part, line.signs):
                both += [line.marked, line.text, -line.marked]
        sums += [rules, both]
        print(f"{half:<12}" + "".join(_figures(each) for each in (rules, both)))
    print(f"{'all':<12}" + "".join(_figures(each) for each in sums))


def _figures(counts: np.ndarray) -> str:
    right, wrong, missed = counts
    return f"{right / (right + wrong):>11.3f}{right / (right + missed):>7.3f}"


if __name__ == "__main__":
    main()
