"""Two sentences that share their beginnings alone say different things of one thing."""

from gleanings.documents.document import Document
from gleanings.summaries.selection.redundancy import content_in_order
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.themes import part_ways


def ways(text):
    matrix = SentenceMatrix.from_document(Document("a", text))
    return part_ways(*(content_in_order(matrix, row) for row in range(2)))


def test_a_shared_subject_is_not_one_point():
    assert ways("Trains between Brackley and Orr were cancelled. Trains between Brackley and Orr run again.")
    assert ways("Mayor Ann Lowe opened the school as a shelter. Mayor Ann Lowe blamed the state for the flood.")


def test_what_differs_within_or_is_merely_longer_may_be_one_point():
    assert not ways("Rain flooded Brackley on Tuesday night. Rain flooded the town on Tuesday night.")
    assert not ways("The effects were mild. The effects were mild among the other patients.")
    assert not ways("Bread is dear. Trains run again.")


def test_a_slip_at_the_end_of_a_long_sentence_makes_no_other_point():
    long = "Rain flooded Brackley, Orr, Lowe, Hull, York, Derby and Bath {}."
    assert not ways(long.format("completely") + " " + long.format("totally"))
