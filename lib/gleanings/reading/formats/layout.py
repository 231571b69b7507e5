"""A text under construction: paragraphs, headings and rows of tables, with the marks that belong to them."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from gleanings.documents.document import Mark
from gleanings.reading.formats.reading import Reading

_SENTENCE = 40  # characters: a longer cell is prose, as in tables that only lay a page out


class Page:
    """Paragraphs, one after another, a blank line between them.

    >>> page = Page()
    >>> page.paragraph("Storm", Mark(0, 0, "heading", "a heading"))
    >>> page.paragraph("It came at night.")
    >>> page.row(["2020", "12"])
    >>> page.text, [page.text[m.start : m.end] for m in page.marks], page.title
    ('Storm\\n\\nIt came at night.\\n\\n2020 | 12', ['Storm', '2020 | 12'], 'Storm')
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._at = 0
        self.title = ""

    @property
    def text(self) -> str:
        """All paragraphs."""
        return "\n\n".join(self._parts)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks, in order."""
        return tuple(self._marks)

    def paragraph(self, text: str, mark: Mark | None = None) -> None:
        """Add a paragraph, all of it marked as `mark` says; its places do not count. A blank one is left away."""
        text = text.strip()
        if not text:
            return
        if self._parts:
            self._at += 2
        if mark is not None:
            self._marks.append(replace(mark, start=self._at, end=self._at + len(text)))
            if mark.kind == "heading" and not self.title:
                self.title = " ".join(text.split())
        self._parts.append(text)
        self._at += len(text)

    def row(self, cells: Sequence[str]) -> None:
        """Add a row of a table: cells of prose as paragraphs; else one line, marked."""
        filled = [cell.strip() for cell in cells if cell.strip()]
        if any(len(cell) > _SENTENCE for cell in filled):
            for cell in filled:
                self.paragraph(cell)
        elif filled:
            line = " | ".join(" ".join(cell.split()) for cell in filled)
            self.paragraph(line, Mark(0, 0, "rule or table", "a row of a table") if len(filled) > 1 else None)


def reading_of(
    page: Page, title: str | None, date: datetime.date | None, *, made: bool = False, **stated: str | None
) -> Reading:
    """Return a page as a reader gives it, with what its file states: where it has no title, its first heading.

    `made` says whether the date is the day on which the file was made.

    >>> reading_of(Page(), "Storm", None, author="Ana", language="").metadata
    {'author': 'Ana'}
    """
    metadata = {name: value for name, value in stated.items() if value}
    return Reading(page.text, title=title or page.title, date=date, metadata=metadata, marks=page.marks, made=made)
