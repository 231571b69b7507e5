"""Sentences whose stop stands apart from the word before it: cut captions, and lines that were joined across a stop.

A summary may take one, since its reader sees the text around it. Alone, "He was last seen on ." says too little.
"""

import re

from gleanings.documents.document import Document

PART, REASON = 0.5, "has a stop that stands apart"  # what is left of how well it stands
_AROUND = 10  # sentences on each side that show whether all stops of a text stand apart
_INSIDE = re.compile(r"[^\W\d_],? \. (?=[^\W\d_])")
_END = " ."


def is_torn(document: Document, index: int) -> bool:
    """Whether a stop stands apart in a sentence, or at its end where those of the sentences around it do not.

    >>> document = Document("a", "Rain fell in Orr. The ferry of Orr at sunset . Her brother . left Ulm.")
    >>> [is_torn(document, sentence.index) for sentence in document.sentences]
    [False, True, True]
    """
    text = document.sentences[index].text
    if _END not in text:
        return False
    if _INSIDE.search(text) is not None:
        return True
    near = document.sentences[max(0, index - _AROUND) : index + _AROUND + 1]
    return text.endswith(_END) and 2 * sum(each.text.endswith(_END) for each in near) <= len(near)
