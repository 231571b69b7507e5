"""What a row is: documents, passages, paragraphs, sentences."""

import gleanings as gl
from gleanings.documents.document import Document
from gleanings.words.rows import passages


def test_a_sentence_without_an_end_is_cut_into_parts_that_meet():
    words = [f"word{i}" for i in range(700)]
    document = Document("a", ", ".join(words) + ".")
    parts = [document.text[start:end].split() for spans in passages(document) for start, end in spans]
    assert all(100 <= sum(len(document.text[a:b].split()) for a, b in row) <= 300 for row in passages(document))
    assert [word.rstrip(",.") for part in parts for word in part] == words


def test_a_text_without_spaces_is_cut_by_characters():
    document = Document("a", "雨" * 1_000, language="zh")
    parts = [document.text[start:end] for spans in passages(document) for start, end in spans]
    assert "".join(parts) == document.text
    assert max(map(len, parts)) <= 2 * 300


def test_a_few_long_documents_among_short_ones_are_counted_in_the_note():
    book = " ".join(["The river rose and the rain fell on the old town for days."] * 200)
    corpus = gl.Corpus.from_texts([f"Rain fell on day {i}." for i in range(50)] + [book, f"{book} Snow fell."])
    note = gl.bag_of_words(corpus).notes[0]
    assert note.startswith("Most of the text is in 2 of 52 documents of more than 1,000 words (median 2,6")
