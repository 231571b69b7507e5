"""Whether a sentence is said by who asks: what an interview has to tell is said by who answers."""

from itertools import groupby

from gleanings.documents.document import Document
from gleanings.summaries.form_signs import asks

_AROUND = 40  # sentences on each side in which turns are looked at
_TURNS = 2  # of who asks, at least


def is_said_by_who_asks(document: Document, index: int) -> bool:
    """Return whether at least half of the turns of a sentence's speaker ask, and of nobody else's around it.

    >>> from gleanings.corpus.corpus import Corpus
    >>> talk = "Ann: Was it hot? Tell me.\\nBo: It was. Very.\\nAnn: The sun rose. Did you mind?\\nBo: No."
    >>> document = Corpus.from_texts([talk])[0]
    >>> [sentence.text for sentence in document.sentences if not is_said_by_who_asks(document, sentence.index)]
    ['It was.', 'Very.', 'No.']
    """
    sentences = document.sentences
    speaker = sentences[index].speaker
    if not speaker:
        return False
    near = sentences[max(0, index - _AROUND) : index + _AROUND + 1]
    turns: dict[str, list[bool]] = {}
    for name, turn in groupby(near, key=lambda sentence: sentence.speaker):
        turns.setdefault(name, []).append(any(asks(sentence.text) for sentence in turn))
    asking = [name for name, asked in turns.items() if 2 * sum(asked) >= len(asked)]
    return asking == [speaker] and len(turns) > 1 and len(turns[speaker]) >= _TURNS
