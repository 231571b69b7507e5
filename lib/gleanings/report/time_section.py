"""Change over time in a report: how large each topic is from period to period, with the number of documents."""

from gleanings.html import tag
from gleanings.report.contents import Contents, name_of
from gleanings.report.first_screen import over_time
from gleanings.report.markup import counted, data_table, percent, words_of


def time_section(contents: Contents) -> list[object]:
    """Return a table of topics by period; nothing where fewer than two periods have documents."""
    periods = contents.periods
    if not periods:
        return []
    filled = [group for group in periods if group.tokens]
    first, last = filled[0], filled[-1]
    rows = [
        (
            tag("a", words_of(name_of(each)), href=f"#topic-{each.topic.index}"),
            percent(float(first.shares[each.topic.index])),
            percent(float(last.shares[each.topic.index])),
            over_time(contents, each),
        )
        for each in contents.ordered
    ]
    headers = [
        "Topic",
        f"{first.label} ({counted(first.size, 'document')})",
        f"{last.label} ({counted(last.size, 'document')})",
        f"Share, {periods[0].label} to {periods[-1].label}",
    ]
    empty = len(periods) - len(filled)
    gaps = f" In {counted(empty, 'period')} of {len(periods):,} there are none." if empty else ""
    few = sum(1 for group in filled if group.size < 3)
    pale = f" Pale bars rest on fewer than three documents ({few:,} of them): they say little." if few else ""
    return [
        data_table(headers, rows, numbers=[1, 2]),
        tag(
            "p", f"The mean share of the documents of each period, long ones weighing more.{gaps}{pale}", class_="quiet"
        ),
    ]
