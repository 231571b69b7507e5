"""Paragraphs that are plainly the text of an article, and how a part of a text was marked."""

from gleanings.cleaning.rules import marks_of

PROSE = "The council voted on Monday to mend the wall, and nobody spoke against it. The work begins in May."
MORE = "It will cost nine million, most of it from a fund. Shops on the quay fear for their trade."


def kinds(text, part):
    """Return the kinds of the marks that cover a part of a text."""
    start = text.index(part)
    return {mark.kind for mark in marks_of(text) if mark.start <= start and mark.end >= start + len(part)}
