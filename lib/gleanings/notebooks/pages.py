"""Pages of notebooks: a notebook as HTML, and the page that leads to all of them."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gleanings.errors import extra
from gleanings.html import Safe, exported, page, tag
from gleanings.report.contents import topic_anchor
from gleanings.report.markup import percent
from gleanings.report.stylesheet import STYLE

if TYPE_CHECKING:
    from nbformat import NotebookNode

REPORT = "report.html"
_EXTRA = ("notebooks", "Running notebooks")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.55 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 56rem; margin: 0 auto;
  padding: 1rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; margin: 1.6em 0 .5em; }
.anchor-link { display: none; }
.input_area, pre { font: 13px/1.45 ui-monospace, monospace; }
.input_area { background: #f5f6f7; border-left: 3px solid #c9cdd2; padding: .4em .8em; overflow-x: auto; }
.input_area, .output_area { margin: 1em 0; }
pre { white-space: pre-wrap; margin: 0; }
.prompt { display: none; }
.output_area { overflow-x: auto; overflow-y: hidden; }
table { border-collapse: collapse; font-size: 14px; }
th, td { padding: .25em .6em; text-align: left; vertical-align: top; }
thead th { border-bottom: 1px solid #888; }
.dataframe, .dataframe th, .dataframe td { border: 0; }
.dataframe thead th { border-bottom: 1px solid #888; }
.dataframe tbody tr > * { border-bottom: 1px solid #8884; font-weight: 400; }
img { max-width: 100%; height: auto; }
.highlight .k, .highlight .kn, .highlight .kc { color: #7a3e9d; } .highlight .s1, .highlight .s2 { color: #2b6f37; }
.highlight .c1 { color: #6a6a6a; } .highlight .mi, .highlight .mf { color: #1a5fb4; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ee; background: #14181d; } a { color: #8ab8f0; }
  .input_area { background: #20262d; border-color: #4a525c; }
  .highlight .k, .highlight .kn, .highlight .kc { color: #d2a8ff; } .highlight .s1, .highlight .s2 { color: #8fd19e; }
  .highlight .c1 { color: #a9b1bb; } .highlight .mi, .highlight .mf { color: #8ab8f0; }
}
/* On a phone a row of many columns is a card, each cell below the other under the name of its column. */
@media (max-width: 40rem) {
  table:has([data-label]:nth-child(4)) :is(tbody, tr, td) { display: block; text-align: left !important; }
  table:has([data-label]:nth-child(4)), table:has([data-label]:nth-child(4)) caption { display: block; }
  table:has([data-label]:nth-child(4)) thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  table:has([data-label]:nth-child(4)) tr { border-bottom: 1px solid #8888; padding: .5em 0; }
  table:has([data-label]:nth-child(4)) td { padding: .1em 0 !important; }
  table:has([data-label]:nth-child(4)) td[data-label]:not(:empty)::before { content: attr(data-label) ": ";
    font-weight: 400; opacity: .8; }
}
@media print { body { max-width: none; padding: 0; } .input_area { border: 1px solid #ccc; } }
"""
_AREA = '<div class="output_area">'


def to_html(notebook: "NotebookNode", title: str) -> Safe:
    """Return a notebook as one self-contained page: no script, nothing remote."""
    with extra(*_EXTRA):
        from nbconvert import HTMLExporter

    body, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    return page(title, tag("main", exported(_by_keyboard(body))), style=_STYLE)


def _by_keyboard(body: str) -> str:
    """Return a notebook in which a keyboard, too, scrolls outputs with tables, which may be wider than the page."""
    first, *outputs = body.split(_AREA)
    return first + "".join(
        (_AREA.replace(">", ' tabindex="0">') if "<table" in output else _AREA) + output for output in outputs
    )


def index_page(heading: str, pages: Sequence[tuple[str, str]], build: Path) -> Safe:
    """Return the page to open first: the report, the notebooks, the tables."""
    tables = [
        ("documents.csv", "Documents by topics, for a spreadsheet"),
        ("topics.csv", "Topics by words, for a spreadsheet"),
        ("sentences.csv", "Sentences by topic, for a spreadsheet"),
        ("report.md", "The report as Markdown"),
    ]
    topics = [
        tag("a", tag("span", name, dir="auto"), f", {percent(share)}", href=f"{REPORT}#{topic_anchor(number)}")
        for number, name, share in _topics_in(build / "topics.csv")
    ]
    there = [(name, what) for name, what in tables if (build / name).is_file()]
    report: list[object] = []
    if (build / REPORT).is_file():
        report.append(tag("p", _facts(build / "report.md"), class_="quiet"))
        report.append(tag("p", tag("a", "Open the report", href=REPORT)))
    if report and topics:
        heading_of = "What it is about, and how much of the counted words"
        report.append(tag("section", tag("h2", heading_of), tag("ul", *(tag("li", link) for link in topics))))
    lists = [
        tag("section", tag("h2", title), tag("ul", *(tag("li", tag("a", what, href=name)) for name, what in links)))
        for title, links in (("Step by step: the notebooks", pages), ("Files", there))
        if links
    ]
    return page(heading, tag("header", tag("h1", heading, dir="auto"), *report), tag("main", *lists), style=STYLE)


def _facts(report: Path) -> str:
    """Return the line below the heading of a report: how many documents, words, languages."""
    lines = report.read_text(encoding="utf-8").splitlines() if report.is_file() else []
    said = next((line for line in lines[1:] if line.strip()), "")
    return re.sub(r"\\(.)", r"\1", said)


def _topics_in(table: Path) -> list[tuple[int, str, float]]:
    """Return the number (from 0), the name and the share of each topic in a table that `write_tables` wrote."""
    if not table.is_file():
        return []
    with table.open(encoding="utf-8-sig", newline="") as lines:
        found = {int(line["topic"]) - 1: (line["name"], float(line["share"])) for line in csv.DictReader(lines)}
    return [(number, name.removeprefix("'"), share) for number, (name, share) in found.items()]
