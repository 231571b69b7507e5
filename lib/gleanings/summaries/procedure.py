"""Sentences of minutes that tell the course of the meeting, not what it was about: "The meeting was adjourned"."""

from functools import lru_cache

from gleanings.documents.document import Document
from gleanings.summaries.function_words import function_words

_BEGINNING = 1_000  # characters in which minutes open a meeting
_OPENINGS = 2  # phrases of that at least: news of a meeting has fewer
_LAST = 2  # sentences in which minutes close it


def is_procedure(document: Document, text: str) -> bool:
    """Return whether a sentence has a phrase of procedure, in a document that opens and closes a meeting with such.

    >>> minutes = "The meeting was called to order. Apologies came from Bo. A bridge will be built. It was adjourned."
    >>> document = Document("a", minutes)
    >>> [sentence.text for sentence in document.sentences if not is_procedure(document, sentence.text)]
    ['A bridge will be built.']
    """
    known = function_words(document.language)
    if known is None:
        return False
    end = " ".join([sentence.text for sentence in document.sentences[-_LAST:]])
    if not _are_minutes(document.text[:_BEGINNING], end, document.language):
        return False
    return bool(_phrases(text, known.opens_meeting) or _phrases(text, known.closes_meeting))


@lru_cache(maxsize=1_000)  # asked for each sentence of a document
def _are_minutes(beginning: str, end: str, language: str) -> bool:
    known = function_words(language)
    # The end first: most texts close no meeting, and the fewest phrases tell so.
    if known is None or not _phrases(end, known.closes_meeting):
        return False
    return _phrases(beginning, known.opens_meeting) >= _OPENINGS


def _phrases(text: str, phrases: tuple[str, ...]) -> int:
    lower = text.lower()
    return sum([phrase in lower for phrase in phrases])
