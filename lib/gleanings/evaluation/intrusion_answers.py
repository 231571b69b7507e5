"""What people answered to an intrusion test: read from sheets, and scored."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gleanings.errors import InvalidType, InvalidValue, NotFound
from gleanings.html import Safe, join, table, tag
from gleanings.tabular import Tabular

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class IntrusionScores(Tabular):
    """How people did.

    Attributes:
        precision: for each kind of question the share of right answers, 0 to 1.
        chance: for each kind the share that blind guessing gets right.
        topics: for each kind, the number of a topic and the share of right answers about it.
        alpha: for each kind Krippendorff's alpha: how far people agree, 1 for always, 0 for chance; NaN for one person.
        people: how many.
        names: the names of the topics.
        notes: what a reader must know, in full sentences.
    """

    precision: dict[str, float]
    chance: dict[str, float]
    topics: dict[str, dict[int, float]]
    alpha: dict[str, float]
    people: int
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def to_frame(self) -> "pd.DataFrame":
        """Return one line for each kind and topic: kind, topic, name, precision."""
        import pandas as pd

        lines = [
            (kind, topic, self.names[topic], share)
            for kind, shares in self.topics.items()
            for topic, share in shares.items()
        ]
        return pd.DataFrame(lines, columns=["kind", "topic", "name", "precision"])

    def __repr__(self) -> str:
        lines = [
            f"  {kind}: {self.precision[kind]:.0%} right (by chance {self.chance[kind]:.0%}), agreement "
            f"{self.alpha[kind]:.2f}"
            for kind in self.precision
        ]
        return "\n".join([f"IntrusionScores({self.people} people)", *lines, *self.notes])

    def _repr_html_(self) -> Safe:
        kinds = list(self.precision)
        every = sorted({topic for shares in self.topics.values() for topic in shares})
        rows = [
            (topic, self.names[topic], *(_percent(self.topics[kind].get(topic)) for kind in kinds)) for topic in every
        ]
        rows.append(("", "all topics", *(f"{self.precision[kind]:.0%}" for kind in kinds)))
        rows.append(("", "by chance", *(f"{self.chance[kind]:.0%}" for kind in kinds)))
        rows.append(("", "agreement (Krippendorff's alpha)", *(f"{self.alpha[kind]:.2f}" for kind in kinds)))
        caption = f"Right answers of {self.people} people"
        shown = table(["topic", "name", *kinds], rows, caption=caption, numbers=[0, *range(2, len(kinds) + 2)])
        return tag("div", shown, join(tag("p", note) for note in self.notes))


def read_answers(given: object, options: Sequence[int]) -> list[int]:
    """Return one answer a question, from 1; 0 for none.

    Args:
        given: a filled-in sheet, or the numbers themselves.
        options: how many options each question has.
    """
    if isinstance(given, str | PathLike):
        numbers = _read_sheet(Path(given), len(options))
    elif isinstance(given, Sequence):
        numbers = [0 if each is None else each for each in given]
    else:
        raise InvalidType(
            f"answers of one person are of type {type(given).__name__}; give a sheet or a list of numbers."
        )
    if len(numbers) != len(options):
        raise InvalidValue(f"{len(numbers)} answers for {len(options)} questions; give one for each, 0 for none.")
    for at, (number, most) in enumerate(zip(numbers, options, strict=True), 1):
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= most:
            raise InvalidValue(f"the answer to question {at} is {number!r}; give a number from 1 to {most}, or 0.")
    return list(numbers)


def _read_sheet(path: Path, questions: int) -> list[int]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise NotFound(f"there is no sheet {str(path)!r}; save writes one to fill in.") from None
    except (OSError, UnicodeError) as error:
        raise InvalidValue(f"the sheet {str(path)!r} cannot be read: {error}. Save it as CSV in UTF-8.") from error
    dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    lines = list(csv.DictReader(text.splitlines(), delimiter=dialect))
    if not lines or not {"item", "question", "answer"} <= set(lines[0]):
        raise InvalidValue(
            f"the sheet {str(path)!r} has no columns item, question and answer; fill in the sheet that save wrote, not "
            "the key."
        )
    numbers = [0] * questions
    for line in lines:
        item, answer = (line["item"] or "").strip(), (line["answer"] or "").strip()
        if not item.isdecimal() or not 1 <= int(item) <= questions:
            raise InvalidValue(f"the sheet {str(path)!r} has a question {item!r}, which this test does not have.")
        if answer and not answer.isdecimal():
            raise InvalidValue(f"the sheet {str(path)!r} answers question {item} with {answer!r}; give a number.")
        numbers[int(item) - 1] = int(answer or 0)
    return numbers


def score(
    keys: Sequence[tuple[str, int, int, int]], answers: NDArray[np.int64], names: tuple[str, ...]
) -> IntrusionScores:
    """Return the scores of people x questions answers; `keys` are kind, topic, right place (from 0) and options."""
    right = np.array([key[2] + 1 for key in keys])
    given = answers > 0
    correct = (answers == right) & given
    if not given.any():
        raise InvalidValue("no question was answered; put the number of an option into the column answer of the sheet.")
    kinds = list(dict.fromkeys(key[0] for key in keys))
    precision: dict[str, float] = {}
    chance: dict[str, float] = {}
    alpha: dict[str, float] = {}
    topics: dict[str, dict[int, float]] = {}
    for kind in kinds:
        here = np.array([key[0] == kind for key in keys])
        precision[kind] = _share(correct[:, here], given[:, here])
        chance[kind] = float(np.mean([1 / key[3] for key in keys if key[0] == kind]))
        alpha[kind] = krippendorff_alpha(answers[:, here])
        topics[kind] = {}
        for topic in sorted({key[1] for key in keys if key[0] == kind}):
            about = here & np.array([key[1] == topic for key in keys])
            topics[kind][topic] = _share(correct[:, about], given[:, about])
    missing = int((~given).sum())
    notes = [f"{missing} questions were left open and do not count."] if missing else []
    if len(answers) == 1:
        notes.append("One person cannot agree or disagree; ask three or more.")
    return IntrusionScores(precision, chance, topics, alpha, len(answers), names, tuple(notes))


def krippendorff_alpha(answers: NDArray[np.int64]) -> float:
    """Return Krippendorff's alpha of nominal answers, people x questions; 0 is no answer.

    How far people agree, less what chance would bring (Krippendorff 2004, "Content analysis", chapter 11).


    >>> krippendorff_alpha(np.array([[1, 2, 1, 2], [1, 2, 1, 2]]))
    1.0
    """
    values = np.unique(answers[answers > 0])
    units = [np.array([(answers[:, q] == value).sum() for value in values]) for q in range(answers.shape[1])]
    units = [unit for unit in units if unit.sum() > 1]
    if len(answers) < 2 or not units:
        return float("nan")
    totals = np.sum(units, axis=0)
    size = totals.sum()
    observed = sum(float((unit.sum() ** 2 - (unit**2).sum()) / (unit.sum() - 1)) for unit in units) / size
    expected = float((size**2 - (totals**2).sum()) / (size * (size - 1)))
    return 1.0 if expected == 0 else float(1 - observed / expected)


def _share(correct: NDArray[np.bool_], given: NDArray[np.bool_]) -> float:
    return float(correct.sum() / given.sum()) if given.any() else float("nan")


def _percent(share: float | None) -> str:
    return "" if share is None or share != share else f"{share:.0%}"
