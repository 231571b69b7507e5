"""Sentences that hold what is not theirs: a stop that stands apart, a reference at the beginning, cells, a quotation.

Stops stand apart from the word before them in cut captions, and where lines were joined across one. A reference in
brackets belongs to the quotation before it. A summary may take one, since its reader sees the text around it. Alone,
"He was last seen on ." says too little, and of "I never saw him." nobody knows who says it.
"""

import re

from gleanings.documents.document import Document

PART = 0.5  # what is left of how well it stands
APART, REFERS, CELLS = "has a stop that stands apart", "begins with a reference", "is a row of a table"
SAID = "is a quotation without its speaker"
_AROUND = 10  # sentences on each side that show whether all stops of a text stand apart
_INSIDE = re.compile(r"[^\W\d_],? \. (?=[^\W\d_])")
_END, _CELL = " .", "| "
_QUOTE = re.compile('["“”«»„「」『』]')
_OUTSIDE = 0.1  # of the letters: where fewer stand outside of the marks, nobody is said to speak
# "[Op. Cit., p. 105] Only ..."
_REFERENCE = re.compile(r"(?:\[(?=[^\[\]\d,]*[\d,])[^\[\]]*+\]|\((?=[^()\d]*\d)[^()]*+\))\s+\S")


def torn(document: Document, index: int) -> str:
    """Return what a sentence of a document holds that is not its own, in a few words; nothing where all is.

    A stop at its end may stand apart where those of most sentences around it do.

    >>> document = Document("a", "Rain fell in Orr. The ferry of Orr at sunset . Her brother . left Ulm.")
    >>> [torn(document, sentence.index) for sentence in document.sentences]
    ['', 'has a stop that stands apart', 'has a stop that stands apart']
    """
    text = document.sentences[index].text
    if text[:1] in "[(" and _REFERENCE.match(text) is not None:
        return REFERS
    if _CELL in text:
        return CELLS
    if _QUOTE.match(text) is not None and len("".join(_QUOTE.split(text)[::2]).strip()) < _OUTSIDE * len(text):
        return SAID
    if _END not in text:
        return ""
    if _INSIDE.search(text) is not None:
        return APART
    near = document.sentences[max(0, index - _AROUND) : index + _AROUND + 1]
    apart = text.endswith(_END) and 2 * sum(each.text.endswith(_END) for each in near) <= len(near)
    return APART if apart else ""
