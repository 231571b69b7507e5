"""A stop that stands apart."""

import gleanings as gl
from gleanings.documents.document import Document
from gleanings.summaries.torn import APART, CELLS, REFERS, SAID, torn

CUT = "Rain fell in Orr on Monday night . Snow fell in Ulm for two days . Hail broke the roofs of Caen in May ."


def test_in_a_text_that_was_cut_into_words_stops_stand_apart_everywhere():
    assert not any(torn(Document("a", CUT), index) for index in range(3))
    joined = CUT.replace("Rain fell", "Rain, it seems, . fell")
    assert torn(Document("a", joined), 0)
    one = CUT.replace(" .", ".").replace("Monday night.", "Monday night .")
    assert torn(Document("a", one), 0)
    assert not torn(Document("a", "Nothing of Orr was left ... but a wall. Nothing, he said . . ."), 0)


def test_a_digest_takes_a_whole_sentence_before_a_torn_one():
    whole = "Heavy rain flooded the northern valley near the river town."
    cut = "Heavy rain flooded the northern valley near the river . town."
    others = ["The striker scored twice in the final match.", "Fans cheered as the striker won the match."]
    bow = gl.bag_of_words(gl.Corpus.from_texts([cut, whole, *others]), unit="document", minimum_rows=1)
    found = gl.digest(gl.fit_topics(bow, topics=2), sentences=1)
    texts = [sentence.text for topic in found.topics for sentence in topic.sentences]
    assert whole in texts
    assert cut not in texts
    alone = gl.bag_of_words(gl.Corpus.from_texts([cut, *others]), unit="document", minimum_rows=1)
    told = [s for topic in gl.digest(gl.fit_topics(alone, topics=2)).topics for s in topic.sentences if s.text == cut]
    assert [APART in sentence.leans for sentence in told] == [True]


def test_a_reference_at_the_beginning_belongs_to_the_quotation_before_it():
    document = Document("a", 'The mill "was never sold." [Op. Cit., p. 105] Only a bank could buy mills of Orr.')
    assert [torn(document, sentence.index) for sentence in document.sentences] == ["", REFERS]
    assert torn(Document("c", "[Herbert, On Mills] As such, mills of Orr were sold."), 0) == REFERS
    assert not torn(Document("b", "[Laughter] Only a bank could buy mills of Orr."), 0)


def test_cells_of_a_table_are_no_sentence():
    document = Document("a", "| cd | changes to the home of the user |\n\nThe mills of Orr were sold.")
    assert [torn(document, sentence.index) for sentence in document.sentences] == [CELLS, ""]


def test_a_quotation_without_its_speaker_says_not_who_says_it():
    document = Document("a", '"The mills of Orr will be sold." "The mills of Orr will be sold," said Ann Lowe in Ulm.')
    assert [torn(document, sentence.index) for sentence in document.sentences] == [SAID, ""]
    assert not torn(Document("b", '"Orr" is the name of a mill.'), 0)
    assert torn(Document("c", "«Les moulins seront vendus.»", language="fr"), 0) == SAID
