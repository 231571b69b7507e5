"""What documents are called in a report, so that no two are called the same."""

from collections import Counter

from gleanings.corpus.corpus import Corpus
from gleanings.corpus.outline import Outline, name_of_file
from gleanings.documents.excerpts import shorten

_TITLE = 90  # letters of what a document is called


def told_apart(corpus: Corpus) -> list[str]:
    """Return what each document is called.

    A title that is only the beginning of a text ends in dots; the name of the file stands before it, where that says
    something. Those of one title are told apart by who wrote them, as replies in a mailbox are, and where that and
    the date are alike, too, by their ids.
    """
    authors: dict[str, set[str]] = {}
    for each in corpus.outlines:
        authors.setdefault(each.title, set()).add(_author(each))
    named = [
        f"{each.title} ({_author(each)})" if len(authors[each.title]) > 1 and _author(each) else _with_file(each)
        for each in corpus.outlines
    ]
    times = Counter(zip(named, (each.date for each in corpus.outlines), strict=True))
    return [
        f"{name} ({each.id})" if times[name, each.date] > 1 and name != each.id else name
        for name, each in zip(named, corpus.outlines, strict=True)
    ]


def _author(outline: Outline) -> str:
    return " ".join(str(outline.metadata.get("author") or "").split())


def _with_file(outline: Outline) -> str:
    """Return the title; the beginning of a text behind the name of its file, if that has a word in it."""
    name = name_of_file(outline.id)
    if not name or not outline.title.endswith(("…", ":")) or outline.title.startswith(name):
        return outline.title
    return shorten(f"{name}: {outline.title}", _TITLE)
