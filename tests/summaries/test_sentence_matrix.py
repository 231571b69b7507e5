"""Sentences x stems."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleanings.documents.document import Document, Mark
from gleanings.summaries.sentence_matrix import SentenceMatrix, headings

TEXT = "Talks on peace began. The talks failed.\n\nNobody talked. The talks failed."


def of(text, **fields):
    return SentenceMatrix.from_document(Document("a", text, **fields))


def test_counts_leave_stop_words_out():
    matrix = of(TEXT)
    assert matrix.csr.sum() == len(matrix.content) == matrix.lengths.sum()
    column = matrix.stems.index("talk")
    assert matrix.csr[:, [column]].toarray().ravel().tolist() == [1, 1, 1, 1]
    assert matrix.frequency[column] == 4
    assert matrix.frequency[matrix.stems.index("the")] == 0


def test_words_are_kept_in_reading_order():
    matrix = of(TEXT)
    assert [matrix.stems[t] for t in matrix.tokens[matrix.bounds[2] : matrix.bounds[3]]] == ["nobodi", "talk"]


def test_places_and_repeats():
    matrix = of(TEXT)
    assert matrix.paragraph.tolist() == [0, 0, 1, 1]
    assert matrix.same.tolist() == [0, 1, 2, 1]
    assert matrix.repeats
    assert not of("One here. Two here.").repeats


def test_several_documents():
    matrix = SentenceMatrix.from_documents([Document("a", TEXT), Document("b", "Peace came."), Document("c", "")])
    assert matrix.document.tolist() == [0, 0, 0, 0, 1]
    assert matrix.paragraphs.tolist() == [2, 1, 0]


def test_documents_of_several_languages():
    documents = [
        Document("a", "The talks."),
        Document("b", "Die Gespräche.", language="de"),
        Document("c", "Xyzzy.", language="qq"),
    ]
    matrix = SentenceMatrix.from_documents(documents)
    assert matrix.stems == ("the", "talk", "die", "gesprach", "xyzzy")
    assert matrix.stop.tolist() == [True, False, True, False, False]
    assert len(matrix.notes) == 2


def test_headings_and_titles():
    text = "WEATHER\nIt rained. It rained on."
    document = Document("a", text, title="Rain again", marks=(Mark(0, 7, "heading", "upper case"),))
    assert headings(document) == ["Rain again", "WEATHER"]
    matrix = SentenceMatrix.from_document(document)
    assert [matrix.stems[t] for t in matrix.headings] == ["rain", "again", "weather"]
    assert headings(Document("a", "It rained. It rained on.", title="It rained. It…")) == []


def test_nothing():
    for matrix in (of(""), SentenceMatrix.from_documents([]), of("!!! ... ?"), of("😀 🎉")):
        assert matrix.csr.nnz == 0
        assert matrix.lengths.sum() == 0
        assert not matrix.repeats


@pytest.mark.subprocess
def test_numbers_do_not_depend_on_what_was_read_before():
    code = (
        "from gleanings.documents.document import Document;"
        "from gleanings.summaries.sentence_matrix import SentenceMatrix;"
        f"m = SentenceMatrix.from_document(Document('a', {TEXT!r})); print(m.stems, m.tokens.tolist())"
    )
    fresh = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    of("Failed talks, the. Nobody, peace began on. Zebras talked.")
    matrix = of(TEXT)
    assert fresh == f"{matrix.stems} {matrix.tokens.tolist()}"


@given(st.lists(st.sampled_from(["Rain fell", "the rain", "Snow, sun", "...", "a-b 7 x"]), max_size=8))
@pytest.mark.slow
def test_shapes(parts):
    matrix = of(". ".join(parts))
    counts = matrix.counts
    assert len(matrix.bounds) == matrix.size + 1 == len(counts.indptr)
    assert matrix.bounds[-1] == len(matrix.tokens) == len(matrix.stop)
    assert counts.data.sum() == len(matrix.content)
    assert matrix.csr.has_canonical_format
