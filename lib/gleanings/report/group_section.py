"""Groups in a report: how large each topic is in each group of documents, with intervals and documents behind it."""

from gleanings.digests.digest import DigestTopic
from gleanings.html import Safe, join, tag
from gleanings.nouns import counted
from gleanings.report.comparisons import Compared, cell, column_of
from gleanings.report.contents import Contents, topic_anchor
from gleanings.report.markup import data_table, percent, words_of
from gleanings.report.spelling import name_of
from gleanings.report.time_section import HOW_TO_READ, INTERVAL, headings

_CLEAR = 5  # differences that are told


def group_section(contents: Contents) -> list[object]:
    """Return a table of topics by group for each column of the metadata that sorts the documents."""
    parts: list[object] = []
    for compared in contents.groups:
        found, shown = compared.found, compared.shown
        rows = [
            (
                tag("a", words_of(name_of(each)), href=f"#{topic_anchor(each.topic.index)}"),
                *(cell(found, g, column_of(found, each.topic.index)) for g in shown),
            )
            for each in contents.ordered
        ]
        left = len(found.groups) - len(shown)
        clear = _clear(contents, compared)
        none = f"No difference between these groups is sure{compared.in_doubt(found.topics)}."
        headers = ["Topic", *headings(found, shown)]
        parts += [
            tag("h3", "By “", words_of(found.by), "”"),
            tag("ul", *(tag("li", each) for each in clear)) if clear else tag("p", none),
            data_table(headers, rows, numbers=range(1, len(headers))),
        ]
        notes = [same_groups(compared)] if compared.same else []
        if left:
            notes.append(f"{counted(left, 'group')} of fewer documents {'is' if left == 1 else 'are'} not shown.")
        if notes:
            parts.append(tag("p", words_of(" ".join(notes)), class_="quiet"))
    about = (
        f"The mean share of the documents of each group, each counting once. {INTERVAL} What is called sure is said "
    )
    return [*parts, tag("p", about, "under ", HOW_TO_READ, class_="quiet")] if parts else []


def same_groups(compared: Compared) -> str:
    """Return which other columns sort the documents into the same groups."""
    named = ", ".join(f"“{name}”" for name in compared.same)
    return f"The same groups by {named}."


def _clear(contents: Contents, compared: Compared) -> list[Safe]:
    """Return the largest differences between groups that are sure, in sentences."""
    differences, found = [], compared.found
    for each in contents.ordered:
        k, pair = column_of(found, each.topic.index), compared.sure(each.topic.index)
        if pair is not None:
            differences.append((float(found.shares[pair[1], k] - found.shares[pair[0], k]), k, each, *pair))
    differences.sort(key=lambda item: item[:2])
    return [
        join(
            [
                words_of(name_of(each)),
                ": more in ",
                words_of(found.groups[most]),
                f" ({percent(float(found.shares[most, k]))}) than in ",
                words_of(found.groups[least]),
                f" ({percent(float(found.shares[least, k]))})",
            ]
        )
        for _, k, each, most, least in differences[:_CLEAR]
    ]


def groups_of(contents: Contents, each: DigestTopic) -> list[object]:
    """Return in which group a topic is surely larger than in which, a sentence for each column with such a group."""
    lines: list[object] = []
    for compared in contents.groups:
        found = compared.found
        k, pair = column_of(found, each.topic.index), compared.sure(each.topic.index)
        by = ("By “", words_of(found.by), "”: ")
        if pair is None:  # the section on groups says so once
            continue
        more, less = ((words_of(found.groups[g]), f": {cell(found, g, k)}") for g in pair)
        lines.append(tag("li", *by, "more in ", *more, ", less in ", *less))
    return [tag("ul", *lines)] if lines else []
