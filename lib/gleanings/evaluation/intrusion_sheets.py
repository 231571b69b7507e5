"""The sheets of an intrusion test: one to fill in, one to print, and the key."""

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Protocol

from gleanings.errors import NotWritable
from gleanings.html import page, seen, tag
from gleanings.storage.atomic import write_file
from gleanings.storage.spreadsheet import csv_file

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:42em;margin:2em auto;padding:0 1em;color:#1f2933;"
    "background:#fff}ol.q>li{margin:0 0 1.6em;break-inside:avoid}ul{list-style:none;padding-left:0}"
    "blockquote{margin:.4em 0;padding-left:1em;border-left:3px solid #8a8f98}"
)


class Item(Protocol):
    """A question."""

    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def topic(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def options(self) -> tuple[str, ...]: ...
    @property
    def answer(self) -> int: ...


def write_sheets(folder: str | PathLike[str], items: Sequence[Item], questions: Mapping[str, str]) -> None:
    """Write sheet.csv, sheet.html and key.csv to a folder."""
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(f"cannot make the folder {str(folder)!r}: {error.strerror}. Choose another place.") from error
    most = max((len(item.options) for item in items), default=0)
    header = ["item", "question", "text", *(f"option {i + 1}" for i in range(most)), "answer"]
    sheet = [
        [item.number, questions[item.kind], item.text, *item.options, *[""] * (most - len(item.options)), ""]
        for item in items
    ]
    key = [[item.number, item.kind, item.topic, item.answer + 1] for item in items]
    write_file(target / "sheet.csv", csv_file([header, *sheet]))
    write_file(target / "key.csv", csv_file([["item", "kind", "topic", "answer"], *key]))
    write_file(target / "sheet.html", _html(items, questions))


def _html(items: Sequence[Item], questions: Mapping[str, str]) -> bytes:
    shown = [
        tag(
            "li",
            tag("strong", questions[item.kind]),
            tag("blockquote", seen(item.text)) if item.text else "",
            tag("ul", *(tag("li", f"☐ {i}  {option}") for i, option in enumerate(item.options, 1))),
            value=item.number,
        )
        for item in items
    ]
    about = tag("p", "Mark one answer for each question. There is no hurry; where you cannot tell, guess.")
    return str(
        page("Questions about topics", tag("h1", "Questions"), about, tag("ol", *shown, class_="q"), style=_STYLE)
    ).encode()
