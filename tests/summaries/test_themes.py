"""Two sentences that exchange words in one frame say different things of one thing."""

from gleanings.documents.document import Document
from gleanings.summaries.selection.redundancy import content_in_order
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.themes import part_ways


def ways(text):
    matrix = SentenceMatrix.from_document(Document("a", text))
    return part_ways(*([matrix.stems[stem] for stem in content_in_order(matrix, row)] for row in range(2)))


def test_a_shared_subject_is_not_one_point():
    assert ways("Trains between Brackley and Orr were cancelled. Trains between Brackley and Orr run again.")
    assert ways("Mayor Ann Lowe opened the school as a shelter. Mayor Ann Lowe blamed the state for the flood.")


def test_an_exchanged_word_makes_another_point():
    assert ways("The bank will open forty branches. The bank will close forty branches.")
    assert ways("Supporters say the dam brings jobs to Orr. Opponents say the dam brings traffic to Orr.")


def test_another_order_or_more_words_may_be_one_point():
    assert not ways("Rain flooded Brackley on Tuesday night. On Tuesday night rain flooded the town.")
    assert not ways("The effects were mild. The effects were mild among the other patients.")
    assert not ways("Bread is dear. Trains run again.")


def test_another_spelling_or_form_is_no_other_word():
    assert not ways("Workers organised the march in Orr. Workers organized the march in Orr.")
