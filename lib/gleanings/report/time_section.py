"""Change over time in a report: how large each topic is in each period, with intervals and the documents behind it."""

import numpy as np

from gleanings.change.trends import Trends
from gleanings.digests.digest import DigestTopic
from gleanings.html import tag
from gleanings.nouns import counted, counted_of, plural
from gleanings.report.comparisons import FIRM, SOME, Compared, cell, column_of, firm
from gleanings.report.contents import Contents, name_of, topic_anchor
from gleanings.report.markup import data_table, percent, words_of
from gleanings.report.svg import course

INTERVAL = "In brackets: where the mean would lie in 9 of 10 cases with other documents of the same kind."

CHANGE = (
    f"A topic rose or fell where the two means are {100 * SOME:.0f} percentage points or more apart, their ranges do "
    "not touch, and over all documents its shares rise or fall with the dates, too."
)


def time_section(contents: Contents) -> list[object]:
    """Return each topic in the first and the last period that say something, and whether it changed."""
    compared = contents.over_time
    if compared is None:
        return []
    found = compared.found
    there = firm(found)
    if len(there) < 2:
        few = f"Fewer than two {plural(found.every or 'period')} have {FIRM} documents or more, so that topics are not "
        return [tag("p", few + "compared over time; each topic has its course below its sentences.")]
    first, last = there[0], there[-1]
    rows = [_changed(compared, each, first, last) for each in contents.ordered]
    headers = [
        "Topic",
        *(f"{found.groups[at]} ({counted(int(found.documents[at]), 'document')})" for at in (first, last)),
    ]
    about = f"The mean share of the documents of each period, each counting once. {INTERVAL} {CHANGE}"
    return [
        data_table([*headers, "Change"], rows, numbers=[1, 2]),
        tag("p", " ".join([about, *_gaps(found)]), class_="quiet"),
    ]


def _changed(compared: Compared, each: DigestTopic, first: int, last: int) -> tuple[object, ...]:
    topic = each.topic.index
    values = [cell(compared.found, at, column_of(compared.found, topic)) for at in (first, last)]
    return (
        tag("a", words_of(name_of(each)), href=f"#{topic_anchor(topic)}"),
        *values,
        compared.direction(topic, first, last),
    )


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
    found = contents.over_time.found
    k = column_of(found, each.topic.index)
    shares, low, high = found.shares[:, k], found.low[:, k], found.high[:, k]
    top = float(np.nanmax(np.concatenate([shares, high])))
    filled = np.flatnonzero(found.documents).tolist()
    span = f"{found.groups[0]} to {found.groups[-1]}"
    said = f"Share of the topic by {found.every or 'period'}, {span}; the upper edge is {percent(top)}."
    rows = [(found.groups[at], f"{int(found.documents[at]):,}", cell(found, at, k)) for at in filled]
    numbers = data_table([(found.every or "period").capitalize(), "Documents", "Share"], rows, numbers=[1, 2])
    return [
        tag(
            "div",
            tag("span", percent(top), class_="quiet"),
            course(shares, low, high, found.documents.tolist(), top, said),
            tag("span", tag("span", found.groups[0]), tag("span", found.groups[-1]), class_="ends"),
            class_="course-frame",
        ),
        tag("details", tag("summary", "The numbers"), numbers),
    ]
