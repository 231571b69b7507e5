"""What a report compares, and what of it is called sure: one rule for periods, parts of the course, and groups."""

import datetime
from types import SimpleNamespace

import numpy as np
import pytest

from gleanings.change.units import Units, columns_of
from gleanings.report.comparisons import NOT_SURE, comparisons_of, difference

DAY = datetime.date(2024, 1, 3)


def compared(shares, days=None, **columns):
    """Return the comparisons of documents of which only the shares, the days and some columns are known."""
    shares = np.asarray(shares, dtype=float)
    size, topics = shares.shape
    outlines = tuple(
        SimpleNamespace(
            id=str(i),
            date=None if days is None else DAY + datetime.timedelta(int(days[i])),
            metadata={name: values[i] for name, values in columns.items()},
        )
        for i in range(size)
    )
    units = Units(np.arange(size), shares, np.full(size, 50), SimpleNamespace(outlines=outlines), 0)
    model = SimpleNamespace(
        topics=[SimpleNamespace(index=k, name=f"t{k}", label=f"t{k}", hidden=False) for k in range(topics)]
    )
    return comparisons_of(model, units, columns_of(units))


def about(first, others=2, seed=0):
    """Return shares of documents of which those that are true are about the first topic, the rest about another."""
    generator = np.random.default_rng(seed)
    main = np.where(first, 0, 1 + generator.integers(0, others, len(first)))
    values = generator.uniform(0.01, 0.06, (len(first), others + 1))
    values[np.arange(len(first)), main] += 1
    return values / values.sum(axis=1, keepdims=True)


@pytest.mark.slow
def test_of_reports_on_noise_one_in_ten_calls_a_difference_sure(monkeypatch):
    """The course, the periods and three columns, of five topics, in 60 reports of 60 documents.

    How often noise is called a difference does not hang on the number of draws, so few are enough.
    """
    monkeypatch.setattr("gleanings.change.surely_apart._DRAWS", 199)
    generator, sure = np.random.default_rng(5), []
    for _ in range(60):
        columns = {name: generator.choice(list("abcd"), 60).tolist() for name in ("branch", "age", "mood")}
        over_time, groups = compared(
            generator.dirichlet(np.full(5, 0.3), 60), generator.integers(0, 360, 60), **columns
        )
        told = [over_time.change(topic) != NOT_SURE for topic in range(5)]
        sure.append(any(told) or any(each.sure(topic) for each in groups for topic in range(5)))
    assert np.mean(sure) <= 0.17


def test_a_step_in_the_middle_is_told_though_the_last_period_holds_three_documents():
    days = [*np.arange(177) * 2, 360, 361, 362]
    over_time, _ = compared(about(np.arange(180) % 10 < np.where(np.arange(180) < 90, 1, 5)), days)
    assert over_time.change(0) == "rose"
    assert over_time.said(0).startswith("Rose: ")
    assert [int(size) for size in over_time.course.found.documents] == [60, 60, 60]


def test_what_is_more_in_the_middle_is_told_so():
    over_time, _ = compared(about((np.arange(90) // 30 == 1) & (np.arange(90) % 5 > 0)), np.arange(90))
    assert over_time.change(0) in ("rose until the middle", "fell after the middle")


def test_one_month_apart_from_all_others_is_told_where_the_parts_of_the_course_do_not_differ():
    days = np.arange(240) * 1.5
    months = np.array([(DAY + datetime.timedelta(int(day))).month for day in days])
    late = (months == 4) & (np.arange(240) % 2 == 0)
    over_time, _ = compared(about(late | (np.arange(240) % 12 == 0)), days)
    assert over_time.change(0) == NOT_SURE or "04" in over_time.change(0) or "middle" in over_time.change(0)
    every, _ = compared(about(months == 5), days)
    assert every.change(0) != NOT_SURE


def test_a_change_that_is_not_sure_says_what_the_ends_differ_by():
    over_time, _ = compared(about(np.arange(60) % 3 == 0), np.arange(60))
    found = over_time.course.found
    ends = [tuple(float(of[g, 0]) for of in (found.shares, found.low, found.high)) for g in (-1, 0)]
    more, low, high = (round(100 * value) for value in difference(*ends))
    assert low < 0 < high
    assert over_time.change(0) == NOT_SURE
    said = f"{f'{more:+d}' if more else '0'} ({low:+d} to {high:+d})"
    assert over_time.from_first_to_last(0) == said.replace("-", "−")


def test_a_period_of_three_like_documents_has_a_wide_interval():
    days = [*np.arange(57) * 4.7, 340, 341, 342]
    first = np.arange(60) % 3 == 0
    first[57:] = False
    over_time, _ = compared(about(first), days)
    found = over_time.periods.found
    at = int(np.flatnonzero(found.documents == 3)[-1])
    assert found.shares[at, 0] < 0.06
    assert found.high[at, 0] > 0.2


def test_a_sure_difference_between_two_groups_is_told_beside_a_small_group_of_the_least():
    """The group that has least rests on three documents, and is not sure; the second least is."""
    names = ["few"] * 3 + ["some"] * 60 + ["many"] * 60
    place = np.arange(123)
    first = (place >= 63) & (place % 2 == 0) | (place >= 3) & (place < 63) & (place % 12 == 0)
    _, (groups,) = compared(about(first), branch=names)
    more, less = groups.sure(0)
    assert (groups.found.groups[more], groups.found.groups[less]) == ("many", "some")


@pytest.mark.slow
def test_where_ranges_lie_apart_and_nothing_is_sure_the_words_say_why():
    generator = np.random.default_rng(2)
    said = set()
    for seed in range(12):
        _, groups = compared(about(generator.random(40) < 0.3, seed=seed), branch=generator.choice(list("abcdef"), 40))
        said |= {each.in_doubt([0]) for each in groups if each.sure(0) is None}
    assert "" in said
    assert any("some would lie as far apart by chance alone" in each for each in said)


def test_of_columns_that_sort_the_same_way_the_one_of_words_stays_and_names_the_other():
    address = [f"u{i % 3}.x@mail.example" for i in range(30)]
    author = [("Ana Ruiz", "Bo Li", "Zoë Klein")[2 - i % 3] for i in range(30)]
    _, groups = compared(about(np.arange(30) % 2 == 0), address=address, author=author, odd=["a", "b"] * 15)
    assert [(each.found.by, each.same) for each in groups] == [("author", ("address",)), ("odd", ())]


def test_documents_of_one_date_stay_together_and_too_few_are_not_compared():
    over_time, _ = compared(about(np.arange(20) % 2 == 0), [0] * 10 + [400] * 10)
    assert over_time.course.found.groups == ("2024-01-03", "2025-02-06")
    over_time, _ = compared(about(np.arange(5) % 2 == 0), np.arange(5) * 30)
    assert over_time.course is None


def test_few_dates_among_many_documents_tell_no_change():
    """Nine of sixty, as they are found in texts, say nothing of the others; thirty do, and nine of ten."""

    def some_dated(size, dated):
        shares = about(np.arange(size) % 2 == 0)
        outlines = tuple(
            SimpleNamespace(id=str(i), date=DAY.replace(year=2010 + i % 3) if i < dated else None, metadata={})
            for i in range(size)
        )
        units = Units(np.arange(size), shares, np.full(size, 50), SimpleNamespace(outlines=outlines), 0)
        model = SimpleNamespace(
            topics=[SimpleNamespace(index=k, name=f"t{k}", label=f"t{k}", hidden=False) for k in range(3)]
        )
        return comparisons_of(model, units, columns_of(units))[0]

    assert some_dated(60, 9) is None
    assert some_dated(80, 30) is not None
    assert some_dated(10, 9) is not None
