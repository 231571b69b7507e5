"""python -m tests.report.snapshots writes the texts of reports anew; what changed is for `git diff` to show.

A snapshot holds what a reader of the report reads, above the texts of the documents. What differs between machines
that give the same report (versions, and the hash that they are part of) is left out.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

from tests.folders import SEEDS

import gleanings as gl
from gleanings.report.report import report_html

HERE = Path(__file__).parent
LONGEST = 40  # documents of the table that a snapshot holds
_BLOCKS = frozenset("p h1 h2 h3 h4 li tr pre summary blockquote nav".split())
_VARIES = re.compile(r"The software was .*?\. (?=The SHA)|^\| (input|versions) \|.*\n", re.MULTILINE)


class _Text(HTMLParser):
    """The text of a page, a line a paragraph, a heading, an item or a row."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag == "style"
        if tag in _BLOCKS:
            self.parts.append("\n")
        if re.fullmatch("h[1-4]", tag):
            self.parts.append("#" * int(tag[1]) + " ")
        self.parts.append({"td": " | ", "th": " | ", "li": "- ", "summary": "> "}.get(tag, ""))
        name = dict(attrs).get("aria-label")
        if name:
            self.parts.append(f"[{name}] ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag == "style"
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def rendered(page: str) -> str:
    """Return what a reader of a report reads above the texts of the documents, and how it was made."""
    above, _, rest = page.partition('<h2 id="texts"')
    lines = [" ".join(line.split()) for line in "".join(_Text(above).parts).splitlines()]
    begin = next((at for at, line in enumerate(lines) if line == "## All documents"), len(lines))
    lines = lines[: begin + LONGEST]
    made = [" ".join(line.split()) for line in "".join(_Text(rest[rest.index('<h2 id="read"') :]).parts).splitlines()]
    return _VARIES.sub("", "\n".join(filter(None, [*lines, *made])) + "\n")


def texts() -> dict[str, str]:
    """Return the text of each report that there is a snapshot of, by the name of its file."""
    found = {}
    for name, corpus, topics in (("seeds", gl.read_folder(SEEDS), 3), ("lee", gl.example("lee"), 8)):
        model = gl.fit_topics(gl.bag_of_words(corpus), topics=topics, progress=False)
        found[f"{name}.txt"] = rendered(str(report_html(model, gl.digest(model), title=name)))
    return found


if __name__ == "__main__":
    for name, text in texts().items():
        (HERE / name).write_text(text, encoding="utf-8")
        print(f"written: {name}, {len(text):,} characters")
