"""What people answered to an intrusion test: read from sheets, and scored."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from gleanings.errors import GleaningsError, InvalidType, InvalidValue, NotFound
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import counted
from gleanings.reading.encodings import decode
from gleanings.tabular import Tabular
from gleanings.types import Flags, Integers

if TYPE_CHECKING:
    import pandas as pd

_NUMBER = re.compile(r"(?:option)?[^\w\-−]*(\d+)(?:[.,]0)?\W*")  # no sign: "-1" stands for no answer, if for any


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
            f"{_number(self.alpha[kind])}"
            for kind in self.precision
        ]
        return "\n".join([f"IntrusionScores({counted(self.people, 'person')})", *lines, *self.notes])

    def _repr_html_(self) -> Safe:
        kinds = list(self.precision)
        every = sorted({topic for shares in self.topics.values() for topic in shares})
        rows = [
            (topic, self.names[topic], *(_percent(self.topics[kind].get(topic)) for kind in kinds)) for topic in every
        ]
        rows.append(("", "all topics", *(f"{self.precision[kind]:.0%}" for kind in kinds)))
        rows.append(("", "by chance", *(f"{self.chance[kind]:.0%}" for kind in kinds)))
        rows.append(("", "agreement (Krippendorff's alpha)", *(_number(self.alpha[kind]) for kind in kinds)))
        caption = f"Right answers of {counted(self.people, 'person')}"
        shown = table(["topic", "name", *kinds], rows, caption=caption, numbers=[0, *range(2, len(kinds) + 2)])
        return tag("div", shown, paragraphs(self.notes))


def read_answers(given: object, options: Sequence[Sequence[str]]) -> list[int]:
    """Return one answer per question, from 1; 0 for none.

    Args:
        given: a filled-in sheet, or the numbers themselves.
        options: those of each question.
    """
    if isinstance(given, str | PathLike):
        numbers = _read_sheet(Path(given), options)
    elif isinstance(given, Sequence) or (hasattr(given, "tolist") and getattr(given, "ndim", 0) == 1):
        listed = given if isinstance(given, Sequence) else given.tolist()
        numbers = [0 if each is None or each != each else each for each in listed]
    else:
        raise InvalidType(
            f"answers of one person are of type {type(given).__name__}; give a sheet or a list of numbers."
        )
    if len(numbers) != len(options):
        raise InvalidValue(f"{len(numbers)} answers for {len(options)} questions; give one for each, 0 for none.")
    for at, (number, choices) in enumerate(zip(numbers, options, strict=True), 1):
        most = len(choices)
        whole = isinstance(number, int) or (isinstance(number, float) and number.is_integer())
        if isinstance(number, bool) or not whole or not 0 <= number <= most:
            raise InvalidValue(f"the answer to question {at} is {number!r}; give a number from 1 to {most}, or 0.")
    return [int(number) for number in numbers]


def _read_sheet(path: Path, options: Sequence[Sequence[str]]) -> list[int]:
    """Return the answers of a sheet, however a spreadsheet saved it: its encoding, its delimiter, its order."""
    try:
        text = decode(path.read_bytes()).text
    except FileNotFoundError:
        raise NotFound(f"there is no sheet {str(path)!r}; save writes one to fill in.") from None
    except (OSError, GleaningsError) as error:
        raise InvalidValue(f"the sheet {str(path)!r} cannot be read: {error}. Save it as CSV in UTF-8.") from error
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))
    if not lines or not {"item", "question", "answer"} <= set(lines[0]):
        raise InvalidValue(
            f"the sheet {str(path)!r} has no columns item, question and answer; fill in the sheet that save wrote, not "
            "the key."
        )
    numbers: dict[int, int] = {}
    for line in lines:
        item, answer = (line["item"] or "").strip().removesuffix(".0"), (line["answer"] or "").strip()
        if not any((value or "").strip() for value in line.values() if not isinstance(value, list)):
            continue  # an empty line at the end
        if not item.isdecimal() or not 1 <= int(item) <= len(options):
            raise InvalidValue(f"the sheet {str(path)!r} has a question {item!r}, which this test does not have.")
        choices = options[int(item) - 1]
        shown = [line[f"option {i}"] or "" for i in range(1, len(choices) + 1) if f"option {i}" in line]
        if shown and [_letters(each) for each in shown] != [_letters(each) for each in choices[: len(shown)]]:
            raise InvalidValue(
                f"the sheet {str(path)!r} is of another test: its question {item} has other options. Score it with the "
                "test that wrote it, or make that again with the same model and seed."
            )
        number = _chosen(answer, choices)
        if number is None:
            raise InvalidValue(f"the sheet {str(path)!r} answers question {item} with {answer!r}; give a number.")
        if numbers.setdefault(int(item), number) != number:
            raise InvalidValue(
                f"the sheet {str(path)!r} answers question {item} twice, with different answers; keep one line."
            )
    return [numbers.get(i, 0) for i in range(1, len(options) + 1)]


def _chosen(answer: str, choices: Sequence[str]) -> int | None:
    """Return the number of an answer: "2", "2.0", "2)", "option 2", or the option itself; 0 for none, None for another.

    >>> _chosen("option 2", ["rain", "vote"]), _chosen("Vote", ["rain", "vote"]), _chosen("?", ["rain", "vote"])
    (2, 2, 0)
    """
    if not _letters(answer):
        return 0
    if number := _NUMBER.fullmatch(answer.casefold()):
        return int(number[1])
    same = [i for i, each in enumerate(choices, 1) if _letters(each) == _letters(answer)]
    return same[0] if len(same) == 1 else None


def _letters(text: str) -> str:
    """Return the letters and digits of a text: quotes and spaces change on the way through a spreadsheet."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def score(keys: Sequence[tuple[str, int, int, int]], answers: Integers, names: tuple[str, ...]) -> IntrusionScores:
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
    notes = [f"{counted(missing, 'question')} left open: not counted."] if missing else []
    if len(answers) == 1:
        notes.append("One person cannot agree or disagree; ask three or more.")
    return IntrusionScores(precision, chance, topics, alpha, len(answers), names, tuple(notes))


def krippendorff_alpha(answers: Integers) -> float:
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


def _share(correct: Flags, given: Flags) -> float:
    return float(correct.sum() / given.sum()) if given.any() else float("nan")


def _number(alpha: float) -> str:
    return "not known" if alpha != alpha else f"{alpha:.2f}"


def _percent(share: float | None) -> str:
    return "" if share is None or share != share else f"{share:.0%}"
