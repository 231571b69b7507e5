"""What documents are called in a report, so that no two are called the same."""

import datetime
import re
from collections.abc import Iterable, Mapping

from gleanings.corpus.alike import places_alike
from gleanings.corpus.corpus import Corpus
from gleanings.corpus.outline import HEADINGS, Outline, name_of_file
from gleanings.corpus.stored_outlines import column
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
    for number, each in enumerate(outlines):
        titles[number] = named[number] or _with_file(titles[number], each)

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
    return name_of_file(outline.id) if _is_told_by_file(outline.title, outline) else outline.title


def _with_file(title: str, outline: Outline) -> str:
    """Return the title; the beginning of a text behind the name of its file, if that has a word in it."""
    return shorten(f"{_name(outline)}: {title}", _TITLE) if _is_told_by_file(title, outline) else title


def _is_told_by_file(title: str, outline: Outline) -> bool:
    """Return whether a title is the beginning of a text, cut or a sentence, and the name of the file says more."""
    name = _name(outline)
    asked = title.endswith(_ASKED) and not any(mark.kind in HEADINGS for mark in outline.marks)
    return bool(name) and (asked or title.endswith(_BEGINNING)) and not title.startswith(name)


def _name(outline: Outline) -> str:
    """Return the name of a document's file without its date, which stands beside the title."""
    name = name_of_file(outline.id)
    if outline.date is None:
        return name
    dated = re.compile(rf"{outline.date:%Y}([-_. ]?){outline.date:%m}(?:\1(?:{outline.date:%d}))?(?!\d)")
    without = " ".join(dated.sub(" ", name, count=1).split()).strip(" -_,")
    return without if any(map(str.isalpha, without)) else name
