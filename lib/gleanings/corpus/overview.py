"""What many documents are like, taken together: found part by part, so that nothing of each need be in memory."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from gleanings.corpus.outline import Outline
from gleanings.documents.document import Mark

LISTED = 200  # stretches, and files, that are listed one by one


@dataclass(frozen=True)
class Overview:
    """How many documents have each date and language, how long all are, and what was set aside in them.

    Attributes:
        dates: the dates, and how many documents have each; None for those without one.
        languages: the codes, and how many documents are in each.
        sentences: how many there are, by language.
        sizes: how many `characters` and `words` there are.
        columns: the names of their metadata, in the order in which they come up.
        set_aside: kinds of marks, and how many stretches there are of each.
        characters_set_aside: how many characters these have, by kind.
        first: of each kind of marks, the first document that has one, by number, and the mark.
        listed: the first stretches that were set aside: the number and the id of the document, and the mark.

    >>> from gleanings.corpus.outline import outline_of
    >>> from gleanings.documents.document import Document
    >>> Overview.of([outline_of(Document("a", "Rain fell.", language="en"))]).sizes
    Counter({'characters': 10, 'words': 2})
    """

    dates: Counter[datetime.date | None] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)
    columns: dict[str, None] = field(default_factory=dict)
    set_aside: Counter[str] = field(default_factory=Counter)
    characters_set_aside: Counter[str] = field(default_factory=Counter)
    first: dict[str, tuple[int, Mark]] = field(default_factory=dict)
    listed: list[tuple[int, str, Mark]] = field(default_factory=list)

    @classmethod
    def of(cls, outlines: Iterable[Outline]) -> "Overview":
        """Return the overview of documents, numbered from 0."""
        found = cls()
        for number, outline in enumerate(outlines):
            found.dates[outline.date] += 1
            found.languages[outline.language] += 1
            found.sentences[outline.language] += outline.sentences
            found.sizes.update(characters=outline.characters, words=outline.words)
            found.columns.update(dict.fromkeys(outline.metadata))
            for mark in outline.marks:
                found.set_aside[mark.kind] += 1
                found.characters_set_aside[mark.kind] += mark.end - mark.start
                found.first.setdefault(mark.kind, (number, mark))
                if len(found.listed) < LISTED:
                    found.listed.append((number, outline.id, mark))
        return found

    @classmethod
    def joined(cls, parts: Iterable["Overview"]) -> "Overview":
        """Return the overview of documents of which those of parts are known, one part after the other."""
        found = cls()
        for part in parts:
            before = found.documents
            found.dates.update(part.dates)
            found.languages.update(part.languages)
            found.sentences.update(part.sentences)
            found.sizes.update(part.sizes)
            found.columns.update(part.columns)
            found.set_aside.update(part.set_aside)
            found.characters_set_aside.update(part.characters_set_aside)
            for kind, (number, mark) in part.first.items():
                found.first.setdefault(kind, (before + number, mark))
            left = part.listed[: LISTED - len(found.listed)]
            found.listed.extend((before + number, name, mark) for number, name, mark in left)
        return found

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return self.languages.total()

    @property
    def days(self) -> list[datetime.date]:
        """The dates that documents have, each once, in their order."""
        return sorted(date for date in self.dates if date is not None)

    @property
    def undated(self) -> int:
        """How many documents have no date."""
        return self.dates[None]
