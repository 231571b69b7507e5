"""Lead: places in each document."""

from gleanings.documents.document import Document
from gleanings.summaries.methods.lead import lead, positions, set_apart
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.sentence_matrix import SentenceMatrix


def test_positions_begin_anew_in_each_document():
    matrix = SentenceMatrix.from_documents(
        [Document("a", "One. Two. Three."), Document("b", ""), Document("c", "Four. Five.")]
    )
    place, size = positions(matrix)
    assert place.tolist() == [0, 1, 2, 0, 1]
    assert size.tolist() == [3, 3, 3, 2, 2]
    assert lead(matrix, Options()).order.tolist() == [0, 3, 1, 4, 2]


def test_set_apart_is_told_for_each_document():
    matrix = SentenceMatrix.from_documents(
        [
            Document("a", "One.\n\nTwo. Three. Four."),
            Document("b", ""),
            Document("c", "One. Two.\n\nThree. Four."),
            Document("d", "One.\n\nTwo.\n\nThree. Four."),
            Document("e", "One.\n\nTwo.\n\nThree. Four. Five."),
            Document("f", "One.\n\nTwo. Three. Four.\n\n" + "\n\n".join(["Five."] * 9)),  # above lines of results
            Document("g", "One."),
        ]
    )
    assert set_apart(matrix).tolist() == [0, 12, 17]
    assert set_apart(SentenceMatrix.from_documents([])).tolist() == []
