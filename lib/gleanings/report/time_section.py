"""Change over time in a report: how large each topic is in each period, with intervals and the documents behind it."""

from collections.abc import Iterable

import numpy as np

from gleanings.change.trends import Trends
from gleanings.digests.digest import DigestTopic
from gleanings.html import join, tag
from gleanings.nouns import counted, counted_of
from gleanings.report.comparisons import FIRM, NOT_SURE, OverTime, cell, column_of
from gleanings.report.contents import Contents, topic_anchor
from gleanings.report.markup import data_table, percent, words_of
from gleanings.report.spelling import name_of
from gleanings.report.svg import course

INTERVAL = "In brackets: where the mean would lie in 9 of 10 cases with other documents of the same kind."
HOW_TO_READ = join([tag("a", "How to read this", href="#reading"), "."])


def time_section(contents: Contents) -> list[object]:
    """Return each topic in the parts of the whole course, and whether it changed."""
    over_time = contents.over_time
    if over_time is None:
        return []
    gaps = _gaps(over_time.periods.found)
    if over_time.course is None:
        few = (
            "Too few documents have dates, so that topics are not compared over time; each topic has its course below "
        )
        return [tag("p", few + "its sentences.")]
    found = over_time.course.found
    rows = [
        (
            tag("a", words_of(name_of(each)), href=f"#{topic_anchor(each.topic.index)}"),
            *(cell(found, at, column_of(found, each.topic.index)) for at in range(len(found.groups))),
            _changed(over_time, each.topic.index),
        )
        for each in contents.ordered
    ]
    about = [compared_what(len(found.groups)), INTERVAL, "What is called sure is said under"]
    return [
        data_table(["Topic", *headings(found, range(len(found.groups))), "Change"], rows, numbers=numbers_of(found)),
        tag("p", " ".join(about), " ", HOW_TO_READ, " ".join(["", *gaps]), class_="quiet"),
    ]


def _changed(over_time: OverTime, topic: int) -> str:
    """Return what the course of a topic is; where that is not sure, what its ends differ by."""
    change = over_time.change(topic)
    return f"{change}: {over_time.from_first_to_last(topic)}" if change == NOT_SURE else change


def compared_what(parts: int) -> str:
    """Return what the whole course is cut into."""
    return (
        f"The documents in order of their dates, cut into {('two', 'three')[parts - 2]} parts of about as many "
        "documents; the mean share of the documents of each, each counting once. Where no two of these differ surely, "
        "shorter periods are compared; where no difference is sure, the last column has the last part less the first, "
        "in percentage points."
    )


def headings(found: Trends, shown: Iterable[int]) -> list[str]:
    """Return the names of periods or groups with the number of documents behind them."""
    return [f"{found.groups[at]} ({counted(int(found.documents[at]), 'document')})" for at in shown]


def numbers_of(found: Trends) -> range:
    """Return the columns of the table that hold numbers."""
    return range(1, len(found.groups) + 1)


def _gaps(found: Trends) -> list[str]:
    """Return which periods say little or nothing, in sentences."""
    what = found.every or "period"
    sizes = found.documents
    empty, few = int((sizes == 0).sum()), int(((sizes > 0) & (sizes < FIRM)).sum())
    have = "has" if empty == 1 else "have"
    rests, they = ("rests", "it says") if few == 1 else ("rest", "they say")
    return [
        *([f"{counted_of(empty, len(sizes), what)} {have} no document."] if empty else []),
        *(
            [f"{counted_of(few, len(sizes), what)} {rests} on fewer than three documents, drawn pale: {they} little."]
            if few
            else []
        ),
    ]


def course_of(contents: Contents, each: DigestTopic) -> list[object]:
    """Return the course of one topic: a picture with its intervals, and its numbers to be unfolded."""
    if contents.over_time is None:
        return []
    found = contents.over_time.periods.found
    k = column_of(found, each.topic.index)
    shares, low, high = found.shares[:, k], found.low[:, k], found.high[:, k]
    top = float(np.nanmax(np.concatenate([shares, high])))
    filled = np.flatnonzero(found.documents).tolist()
    span = f"{found.groups[0]} to {found.groups[-1]}"
    every = found.every or "period"
    ranges = ", with its range" if np.isfinite(high).any() else ""  # a period of one document has none
    said = f"Share of the topic by {every}, {span}; the upper edge is {percent(top)}."
    rows = [(found.groups[at], f"{int(found.documents[at]):,}", cell(found, at, k)) for at in filled]
    numbers = data_table([every.capitalize(), "Documents", "Share"], rows, numbers=[1, 2])
    return [
        tag(
            "div",
            tag("span", f"Share by {every}{ranges}; the upper edge is {percent(top)}", class_="quiet"),
            course(shares, low, high, found.documents.tolist(), top, said),
            tag("span", tag("span", found.groups[0]), tag("span", found.groups[-1]), class_="ends"),
            class_="course-frame",
        ),
        tag("details", tag("summary", "The numbers"), numbers, class_="on-screen"),
    ]
