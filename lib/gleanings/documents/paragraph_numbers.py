"""Numbers of paragraphs, as judgments, minutes and recipes have them: "3. The claim fails."."""

import re

from gleanings.documents.document import Document

_NUMBER = re.compile(r"(?P<opens>\(?)(?P<number>\d{1,3})(?P<ends>[.)\u3001])[ \t\u00a0]*+(?=\D)(?=\S)")

# "[11] ", of the sentence before it or of a footnote, and the sign of a point of a list; a dash may begin what is said.
_NOTES = re.compile(r"(?:\[\d{1,3}\][ \t\r\n\u00a0]*+)+(?=\S)|[-*+\u2022\u25aa\u2023\u25e6\u25cf][ \t\u00a0]++(?=\S)")


def number_before(document: Document, index: int) -> int:
    """Return how many characters of a sentence are the number or the sign of its paragraph, or the number of a note.

    0 where it has none.

    A number is that of a paragraph where another paragraph begins with the one before it or behind it: "1. FC Ulm" and
    "3. Oktober" are none.

    >>> document = Document("a", "1. The claim fails.\\n\\n2. There is no order as to costs.")
    >>> [sentence.text[number_before(document, sentence.index):] for sentence in document.sentences]
    ['The claim fails.', 'There is no order as to costs.']
    >>> number_before(Document("a", "3. Oktober ist ein Feiertag.\\n\\nAlle haben frei."), 0)
    0
    >>> number_before(Document("a", "[11] The library is shared."), 0), number_before(Document("a", "- Add a port."), 0)
    (5, 2)
    """
    sentence = document.sentences[index]
    note = _NOTES.match(sentence.text)
    if note is not None:
        return note.end()
    found = _NUMBER.match(sentence.text)
    if found is None or document.paragraphs[sentence.paragraph].start != sentence.start:
        return 0
    others = (_NUMBER.match(paragraph.text) for paragraph in document.paragraphs)
    number, form = int(found["number"]), (found["opens"], found["ends"])
    beside = {number - 1, number + 1}
    if any(each and int(each["number"]) in beside and (each["opens"], each["ends"]) == form for each in others):
        return found.end()
    return 0
