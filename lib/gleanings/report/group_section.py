"""Groups in a report: how large each topic is in each group of documents, with intervals and documents behind it."""

from gleanings.change.trends import Trends
from gleanings.digests.digest import DigestTopic
from gleanings.html import Safe, join, tag
from gleanings.nouns import counted
from gleanings.report.comparisons import Compared, apart, cell, column_of, firm
from gleanings.report.contents import Contents, name_of, topic_anchor
from gleanings.report.markup import data_table, percent, words_of
from gleanings.report.time_section import INTERVAL

_SHOWN = 6  # groups beside each other
_CLEAR = 5  # differences that are told


def group_section(contents: Contents) -> list[object]:
    """Return a table of topics by group for each column of the metadata that sorts the documents."""
    parts: list[object] = []
    for compared in contents.groups:
        found = compared.found
        shown = shown_groups(found)
        headers = ["Topic", *(f"{found.groups[g]} ({counted(int(found.documents[g]), 'document')})" for g in shown)]
        rows = [
            (
                tag("a", words_of(name_of(each)), href=f"#{topic_anchor(each.topic.index)}"),
                *(cell(found, g, column_of(found, each.topic.index)) for g in shown),
            )
            for each in contents.ordered
        ]
        left = len(found.groups) - len(shown)
        clear = _clear(contents, compared, shown)
        parts += [
            tag("h3", "By “", words_of(found.by), "”"),
            tag("ul", *(tag("li", each) for each in clear))
            if clear
            else tag("p", "No difference between these groups is more than chance may bring."),
            data_table(headers, rows, numbers=range(1, len(headers))),
        ]
        if left:
            not_shown = f"{counted(left, 'group')} of fewer documents {'is' if left == 1 else 'are'} not shown."
            parts.append(tag("p", not_shown, class_="quiet"))
    about = f"The mean share of the documents of each group, each counting once. {INTERVAL}"
    return [*parts, tag("p", about, class_="quiet")] if parts else []


def shown_groups(found: Trends) -> list[int]:
    """Return the groups that are compared: the largest of those with three documents or more, in their order."""
    return sorted(sorted(firm(found), key=lambda g: (-int(found.documents[g]), g))[:_SHOWN])


def _clear(contents: Contents, compared: Compared, shown: list[int]) -> list[Safe]:
    """Return the largest differences between groups that are more than chance, in sentences."""
    differences, found = [], compared.found
    for each in contents.ordered:
        k = column_of(found, each.topic.index)
        most, least = _ends(found, k, shown)
        if each.topic.index in compared.differ and apart(found, each.topic.index, most, least):
            differences.append((float(found.shares[least, k] - found.shares[most, k]), k, each, most, least))
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


def _ends(found: Trends, k: int, shown: list[int]) -> tuple[int, int]:
    """Return the group in which a topic is largest, and that in which it is smallest."""
    return max(shown, key=lambda g: (float(found.shares[g, k]), -g)), min(
        shown, key=lambda g: (float(found.shares[g, k]), g)
    )


def groups_of(contents: Contents, each: DigestTopic) -> list[object]:
    """Return in which group a topic is largest and in which smallest, a sentence for each column."""
    lines: list[object] = []
    for compared in contents.groups:
        found = compared.found
        k = column_of(found, each.topic.index)
        most, least = _ends(found, k, shown_groups(found))
        if each.topic.index not in compared.differ or not apart(found, each.topic.index, most, least):
            lines.append(tag("li", "By “", words_of(found.by), "”: no difference is sure."))
            continue
        there = [(words_of(found.groups[g]), f" {cell(found, g, k)}") for g in (most, least)]
        lines.append(tag("li", "By “", words_of(found.by), "”: most in ", *there[0], ", least in ", *there[1]))
    return [tag("ul", *lines)] if lines else []
