"""What a row is: documents, passages, paragraphs, sentences."""

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
