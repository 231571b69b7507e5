"""What documents are called in a report, so that no two are called the same."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

from gleanings.corpus.alike import places_alike
from gleanings.corpus.corpus import Corpus
from gleanings.corpus.outline import HEADINGS, name_of_file
from gleanings.corpus.stored_outlines import column
from gleanings.documents.document import Mark
from gleanings.documents.excerpts import shorten
from gleanings.documents.site_names import without_shared_ends
from gleanings.report.mastheads import below_mastheads

_TITLE = 90  # letters of what a document is called
_BEGINNING = ("…", ":", ".", "。")  # how a title ends that is the beginning of a text
_ASKED = ("?", "!", "？", "！")  # how it may end, and how a heading may end, too


def told_apart(corpus: Corpus) -> list[str]:
    """Return what each document is called.

    A title that is only the beginning of a text ends in dots or is a sentence; the name of the file stands before it,
    where that says something. What a site adds to all of its titles is left out, and so is what stands above the title
    of each of a series. Those of one title are told apart by who wrote them, as replies in a mailbox are, and where
    that and the date are alike, too, by their ids.
    """
    outlines = corpus.outlines
    titles = without_shared_ends(list(column(outlines, "title")))
    titles = below_mastheads(corpus, titles, _TITLE)
    if "author" in corpus.overview.columns:
        authors = [_author(known) for known in column(outlines, "metadata")]
        several = {
            title
            for title, numbers in places_alike(lambda: titles).items()
            if len({authors[number] for number in numbers}) > 1
        }
        named = [
            f"{title} ({author})" if author and title in several else None
            for title, author in zip(titles, authors, strict=True)
        ]
    else:
        named = [None] * len(titles)
    known_of = zip(column(outlines, "id"), column(outlines, "date"), column(outlines, "marks"), strict=True)
    for number, (name, date, marks) in enumerate(known_of):
        titles[number] = named[number] or _with_file(titles[number], _name(name, date), marks)

    def dated() -> Iterable[tuple[str, datetime.date | None]]:
        return zip(titles, column(outlines, "date"), strict=True)

    twice = {number for numbers in places_alike(dated).values() for number in numbers}
    for number, name in enumerate(column(outlines, "id") if twice else ()):
        if number in twice and titles[number] != name:
            titles[number] = f"{titles[number]} ({name})"
    return titles


def _author(metadata: Mapping[str, object]) -> str:
    return " ".join(str(metadata.get("author") or "").split())


def heading_of(corpus: Corpus) -> str:
    """Return what a report on one document is called: not by its first words, where its file has a name."""
    outline = corpus.outlines[0]
    told = _is_told_by_file(outline.title, _name(outline.id, outline.date), outline.marks)
    return name_of_file(outline.id) if told else outline.title


def _with_file(title: str, name: str, marks: Sequence[Mark]) -> str:
    """Return the title; the beginning of a text behind the name of its file, if that has a word in it."""
    return shorten(f"{name}: {title}", _TITLE) if _is_told_by_file(title, name, marks) else title


def _is_told_by_file(title: str, name: str, marks: Sequence[Mark]) -> bool:
    """Return whether a title is the beginning of a text, cut or a sentence, and the name of the file says more."""
    if not name or title.startswith(name):
        return False
    return title.endswith(_BEGINNING) or (title.endswith(_ASKED) and not any(mark.kind in HEADINGS for mark in marks))


def _name(of: str, date: datetime.date | None) -> str:
    """Return the name of a document's file without its date, which stands beside the title; nothing if it has none."""
    name = name_of_file(of)
    if date is None or not name:
        return name
    dated = re.compile(rf"{date:%Y}([-_. ]?){date:%m}(?:\1(?:{date:%d}))?(?!\d)")
    without = " ".join(dated.sub(" ", name, count=1).split()).strip(" -_,")
    return without if any(map(str.isalpha, without)) else name
