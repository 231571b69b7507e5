"""What a report compares: topics over time, and by what is known of the documents, where enough of them say it."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from gleanings.change.coded import Coded, Columns
from gleanings.change.groups import Every, Groups, grouped
from gleanings.change.surely_apart import surely_apart
from gleanings.change.trends import Trends, trends_of
from gleanings.change.units import Units
from gleanings.documents.date_format import known_to, written
from gleanings.errors import InvalidValue
from gleanings.nouns import counted
from gleanings.parallel.threads import Workers
from gleanings.report.markup import percent, ranged
from gleanings.topics.model import TopicModel

FIRM = 3  # documents, from which a period or a group says something
_PERIODS: tuple[Every, ...] = ("day", "week", "month", "quarter", "year", "decade", "century")
_MOST = 60  # periods that can be told apart
_SOLID = 8  # documents that most periods have, where dates allow it: the mean of few says little
_SPREAD = 3  # periods that a course has at least
_COLUMNS = 3  # columns by which topics are compared
_VALUES = 12  # different values of a column that sorts documents into groups
_SHOWN = 6  # groups beside each other
# What is known of every file, or of one document alone, and sorts nothing.
_TECHNICAL = frozenset({"encoding", "message_id", "date", "year"})
_SOME = 0.03  # of a share: differences below it are none to be told, however sure
_CHANCE = 0.1  # of the reports on documents that do not differ, in which a difference may be called sure

NOT_SURE = "not sure"  # of a change: no difference is

RULE = (
    f"A difference between two times or groups is called sure where it is {100 * _SOME:.0f} percentage points or "
    "more, the ranges in brackets do not touch, and it is larger than what comes up where the documents are dealt out "
    "to the times or groups at random, all pairs and all topics of the report taken together: where nothing differs, "
    "nine of ten reports call nothing sure. Where many are compared, some ranges lie apart by chance alone. No "
    "difference says why."
)


@dataclass(frozen=True, eq=False)
class Compared:
    """Topics in periods or in groups, and which of their differences are sure: by `RULE`, wherever one is told.

    Attributes:
        found: the mean shares with their intervals.
        shown: the periods or groups that are compared.
        beyond: of the topics and pairs of all periods or groups: whether they differ by more than chance.
        same: other columns that sort the documents into the same groups.
    """

    found: Trends
    shown: list[int]
    beyond: np.ndarray
    same: tuple[str, ...] = ()

    def sure(self, topic: int) -> tuple[int, int] | None:
        """Return where a topic has more and where it has less, of the largest difference that is sure."""
        k, shares = column_of(self.found, topic), self.found.shares
        pairs = [(i, j) for i, j in self._apart(k) if self.beyond[k, i, j]]
        return max(pairs, key=lambda pair: float(shares[pair[0], k] - shares[pair[1], k]), default=None)

    def in_doubt(self, topics: Sequence[int]) -> str:
        """Return why no difference of these topics is sure, where ranges lie apart; else nothing."""
        if not any(self._apart(column_of(self.found, topic)) for topic in topics):
            return ""
        pairs = len(self.shown) * (len(self.shown) - 1) // 2 * len(self.found.topics)
        return f": of {counted(pairs, 'comparison')}, some would lie as far apart by chance alone"

    def _apart(self, k: int) -> list[tuple[int, int]]:
        """Return the pairs that are compared whose ranges do not touch and that are far enough apart, more first."""
        shares, low, high = (of[:, k] for of in (self.found.shares, self.found.low, self.found.high))
        return [
            (i, j) for i in self.shown for j in self.shown if low[i] > high[j] and float(shares[i] - shares[j]) >= _SOME
        ]


@dataclass(frozen=True, eq=False)
class OverTime:
    """Topics over time.

    Attributes:
        periods: by period.
        course: in the documents in order of their dates, cut into three parts of about as many documents, or into two;
            None where there are too few.
    """

    periods: Compared
    course: Compared | None

    def change(self, topic: int) -> str:
        """Return in a few words what the whole course of a topic is, or else how two periods differ.

        The parts of the course are asked first, as a period holds few documents.
        """
        pair = self.course.sure(topic) if self.course is not None else None
        if pair is not None and self.course is not None:
            first, last, parts = min(pair), max(pair), len(self.course.found.groups)
            end = " until the middle" if last < parts - 1 else " after the middle" if first > 0 else ""
            return ("rose" if pair[0] == last else "fell") + end
        pair = self.periods.sure(topic)
        if pair is None:
            return NOT_SURE
        more, less = (self.periods.found.groups[at] for at in pair)
        return f"more in {more} than in {less}"

    def from_first_to_last(self, topic: int) -> str:
        """Return how much more the last part of the course has than the first, in percentage points, with its interval.

        Nothing where there is no course.
        """
        if self.course is None:
            return ""
        found, k = self.course.found, column_of(self.course.found, topic)
        last, first = ((float(found.shares[g, k]), float(found.low[g, k]), float(found.high[g, k])) for g in (-1, 0))
        more, low, high = (_signed(100 * value) for value in difference(last, first))
        return f"{more} ({low} to {high})"

    def said(self, topic: int) -> str:
        """Return the same in a sentence, with the numbers, without its full stop."""
        for compared in (self.course, self.periods):
            pair = compared.sure(topic) if compared is not None else None
            if compared is None or pair is None:
                continue
            found, k = compared.found, column_of(compared.found, topic)
            at = sorted(pair) if compared is self.course else list(pair)
            one, other = (
                f"{percent(float(found.shares[g, k]))} in {found.groups[g]} "
                f"({counted(int(found.documents[g]), 'document')})"
                for g in at
            )
            if compared is self.course:
                return f"{self.change(topic).capitalize()}: {one}, {other}"
            return f"More in one {found.every or 'period'} than in another: {one}, {other}"
        doubt = self.course.in_doubt([topic]) if self.course is not None else ""
        return f"No change over time is sure{doubt or self.periods.in_doubt([topic])}"


def comparisons_of(model: TopicModel, units: Units, columns: Columns) -> tuple[OverTime | None, list[Compared]]:
    """Return topics over time, None without two periods; and by columns that sort the documents, three at most.

    Of the reports on documents that do not differ one in ten may call a difference sure; that chance is shared out
    equally between what is compared: the course, the periods, each column. `tests/report/test_comparisons.py` counts
    how many do.

    Args:
        model: with its documents.
        units, columns: what `units_of` gives of it, and `columns_of` of these.
    """
    periods = _periods(units, columns)
    course = _parts(units) if periods is not None else None
    by_column = _by_column(units, columns)
    chance = _CHANCE / max(1, sum(each is not None for each in (periods, course)) + len(by_column))

    by_date = [(groups, (), _MOST) for groups in (periods, course) if groups is not None]
    asked: list[tuple[Groups, tuple[str, ...], int]] = [*by_date, *((*each, _SHOWN) for each in by_column)]

    def compared(at: int) -> Compared:
        groups, same, most = asked[at]
        found = trends_of(model, units, groups)
        there = np.flatnonzero(found.documents >= FIRM).tolist()
        shown = sorted(sorted(there, key=lambda g: (-int(found.documents[g]), g))[:most])
        beyond = np.zeros((len(found.topics), len(found.groups), len(found.groups)), dtype=bool)
        values = units.rows(found.topics)
        beyond[np.ix_(range(len(found.topics)), shown, shown)] = surely_apart(values, groups.of_unit, shown, chance)
        return Compared(found, shown, beyond, same)

    with Workers() as workers:
        found = workers.for_work(units.of_corpus.size).map(compared, len(asked))
    over_time = None if periods is None else OverTime(found[0], found[1] if course is not None else None)
    return over_time, found[len(by_date) :]


def _periods(units: Units, columns: Columns) -> Groups | None:
    """Return the documents by period: the finest in which most rest on eight documents, or else on three."""
    dates = [date for date in units.dates.table if date is not None]
    dated = sum(number for date, number in zip(units.dates.table, units.dates.times(), strict=True) if date is not None)
    # Five of sixty do not tell how the rest changed.
    if len(dates) < 2 or (2 * dated < len(units.dates) and dated < _SOLID * _SPREAD):
        return None
    auto = grouped(units, "date", columns=columns)
    known = known_to(dates)
    begin = max(_PERIODS.index(auto.every) if auto.every in _PERIODS else 0, _PERIODS.index(known))
    for least in (_SOLID, FIRM):
        for every in _PERIODS[begin:]:
            groups = grouped(units, "date", every, columns)
            sizes = groups.sizes
            filled = sizes[sizes > 0]
            if len(sizes) <= _MOST and len(filled) >= _SPREAD and np.median(filled) >= least:
                return groups
    if auto.every in _PERIODS and _PERIODS.index(auto.every) < begin:
        auto = grouped(units, "date", known, columns)
    return auto if (auto.sizes > 0).sum() > 1 else None


def _parts(units: Units) -> Groups | None:
    """Return the documents in order of their dates, cut into three parts of about as many documents, or into two.

    Documents of one date stay together. None where a part would rest on fewer than three documents.
    """
    dates = units.dates
    known = known_to(dates.table)
    days = np.array([0 if date is None else date.toordinal() for date in dates.table], dtype=np.int64)[dates.codes]
    dated = np.flatnonzero(days)
    order = dated[days[dated].argsort(kind="stable")]
    steps = np.flatnonzero(np.diff(days[order])) + 1
    for parts in (3, 2):
        wanted = [len(order) * part / parts for part in range(1, parts)]
        cuts = sorted({int(steps[np.abs(steps - want).argmin()]) for want in wanted} if len(steps) else ())
        ends = [0, *cuts, len(order)]
        if len(cuts) != parts - 1 or min(np.diff(ends)) < FIRM:
            continue
        of_unit = np.full(len(dates), -1, dtype=np.int64)
        labels = []
        for part, (begin, end) in enumerate(pairwise(ends)):
            of_unit[order[begin:end]] = part
            first, last = (written(dates[int(order[at])], known) for at in (begin, end - 1))
            labels.append(first if first == last else f"{first} to {last}")
        return Groups("date", None, tuple(labels), of_unit)
    return None


def _by_column(units: Units, columns: Columns) -> list[tuple[Groups, tuple[str, ...]]]:
    """Return the documents by each column that sorts them into a few groups, with the names of those that do the same.

    Of several that sort them into the same groups, the one stands for all whose values are most like words.
    """
    alike: dict[bytes, list[Groups]] = {}
    for name, values in columns.few.items():
        if not isinstance(name, str) or name in _TECHNICAL or not _sorts(values):
            continue
        try:
            groups = grouped(units, name, columns=columns)
        except InvalidValue:  # a column that cannot be compared is none that a report needs
            continue
        if groups.every is None:
            _, first, again = np.unique(groups.of_unit, return_index=True, return_inverse=True)
            same = np.where(groups.of_unit < 0, -1, first[again]).tobytes()  # by the first document of each group
            alike.setdefault(same, []).append(groups)
    found = []
    for several in list(alike.values())[:_COLUMNS]:
        best = max(several, key=_like_words)
        found.append((best, tuple(each.by for each in several if each is not best)))
    return found


def _like_words(groups: Groups) -> float:
    """Return how much of the names of groups is letters and the spaces between words."""
    said = "".join(groups.labels)
    return sum(each.isalpha() or each.isspace() for each in said) / max(1, len(said))


def _sorts(values: Coded) -> bool:
    """Return whether a column sorts most documents into two or more groups, each large enough to say something."""
    sizes: Counter[str] = Counter()
    for value, times in zip(values.table, values.times().tolist(), strict=True):
        if value is not None:
            sizes[str(value)] += times
    firm = [size for size in sizes.values() if size >= FIRM]
    return 2 <= len(sizes) <= _VALUES and len(firm) >= 2 and 2 * sum(firm) >= len(values)


def difference(one: tuple[float, float, float], other: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return how much larger one mean is than another, with an interval, from the intervals of the two.

    Each is given as (mean, low, high). The interval reaches as far down as the one may be smaller and the other larger,
    taken as independent (Zou and Donner 2008, "Construction of confidence limits about effect measures").

    >>> [round(value, 2) for value in difference((0.5, 0.46, 0.54), (0.3, 0.27, 0.33))]
    [0.2, 0.15, 0.25]
    """
    (a, a_low, a_high), (b, b_low, b_high) = one, other
    more = a - b
    return more, more - math.hypot(a - a_low, b_high - b), more + math.hypot(a_high - a, b - b_low)


def _signed(points: float) -> str:
    """Return a number of percentage points with its sign, a minus as it is printed.

    >>> _signed(6.2), _signed(-12.7), _signed(-0.2)
    ('+6', '−13', '0')
    """
    whole = round(points)
    return f"{whole:+d}".replace("-", "−") if whole else "0"


def column_of(found: Trends, topic: int) -> int:
    """Return the column of a topic."""
    return found.topics.index(topic)


def cell(found: Trends, at: int, k: int) -> str:
    """Return the share of the topic of a column in a period or group, with its interval."""
    return ranged(*(float(of[at, k]) for of in (found.shares, found.low, found.high)))
