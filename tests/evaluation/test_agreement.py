"""Agreement with labels, held to scikit-learn's numbers where it is installed."""

import json

import numpy as np
import pytest

import gleanings as gl
from gleanings.corpus.stored_documents import StoredDocuments
from gleanings.evaluation.agreement import adjusted_rand, mutual_information


@pytest.fixture(scope="module")
def model():
    corpus = gl.Corpus.from_texts(
        ["Rain and wind and storm.", "Vote and party and poll."] * 10,
        metadata=[{"kind": "weather"}, {"kind": "politics"}] * 10,
    )
    return gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0), topics=2)


def test_labels_by_column_by_id_and_in_order_are_the_same(model):
    given = ["weather", "politics"] * 10
    by_id = {document.id: label for document, label in zip(model.bow.corpus, given, strict=True)}
    found = [gl.agreement(model, labels) for labels in ("kind", by_id, given, np.array(given))]
    assert {(each.nmi, each.ari, each.purity, each.homogeneity, each.completeness) for each in found} == {
        (1, 1, 1, 1, 1)
    }


def test_numbers_of_a_table_that_was_worked_out_by_hand():
    counts = np.array([[4, 1], [1, 4]])
    mutual, rows, columns = mutual_information(counts)
    expected = 0.8 * np.log(0.4 / 0.25) + 0.2 * np.log(0.1 / 0.25)
    assert mutual == pytest.approx(expected)
    assert rows == pytest.approx(np.log(2)) == columns
    # pairs together: 2 * 6 = 12 of 45; rows 20, columns 20: (12 - 400/45) / (20 - 400/45)
    assert adjusted_rand(counts) == pytest.approx((12 - 400 / 45) / (20 - 400 / 45))


def test_equal_to_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics")
    generator = np.random.default_rng(0)
    rows = [list(generator.choice(list("abcdef"), 5)) for _ in range(60)]
    labels = [row[0] for row in rows]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=3)
    found, topic = gl.agreement(model, labels), model.shares.argmax(axis=1)
    assert found.nmi == pytest.approx(metrics.normalized_mutual_info_score(labels, topic))
    assert found.ari == pytest.approx(metrics.adjusted_rand_score(labels, topic))
    assert found.homogeneity == pytest.approx(metrics.homogeneity_score(labels, topic))
    assert found.completeness == pytest.approx(metrics.completeness_score(labels, topic))


def test_rows_without_words_or_label_are_left_out_and_said():
    rows = [["rain", "wind"], ["vote", "poll"]] * 5 + [[]]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2)
    found = gl.agreement(model, ["w", "p"] * 4 + ["w", None, "w"])
    assert int(found.counts.sum()) == 9
    assert len(found.notes) == 2


def test_one_label_a_document_serves_its_parts():
    texts = ["Rain and wind.\n\nStorm and rain.", "Vote and party.\n\nPoll and vote."] * 6
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts), unit="paragraph", minimum_rows=1, maximum_share=1.0)
    found = gl.agreement(gl.fit_topics(bow, topics=2), ["w", "p"] * 6)
    assert int(found.counts.sum()) == 24
    assert found.nmi == 1


@pytest.mark.parametrize(
    ("labels", "message"),
    [("knid", "did you mean 'kind'"), (["a"], "1 labels for 20 rows"), ({"zz": 1}, "no key"), (3, "one label per row")],
)
def test_labels_that_cannot_be_matched(model, labels, message):
    with pytest.raises(gl.GleaningsError, match=message):
        gl.agreement(model, labels)


def test_empty_texts_are_no_labels_and_spaces_and_capitals_are_told(model):
    """Taken for a label, they would make topics look worse than they are."""
    labels = ["a", "b"] * 10
    with_gaps = [" " if i < 4 else f" {label} " if i % 3 else label for i, label in enumerate(labels)]
    found = gl.agreement(model, with_gaps)
    assert found.labels == ("a", "b")
    assert found.notes == ("4 rows without a label are left out.",)
    assert found.nmi == gl.agreement(model, [None] * 4 + labels[4:]).nmi
    cased = gl.agreement(model, [label.upper() if i < 2 else label for i, label in enumerate(labels)])
    assert "differ in capitals only and count as different: A, B, a, b." in cased.notes[-1]
    with pytest.raises(gl.GleaningsError, match="one label per row"):
        gl.agreement(model, set(labels))


def test_one_label_and_labels_of_one_row_are_said(model):
    assert "only one label" in gl.agreement(model, ["news"] * 20).notes[0]
    assert "20 of 20 labels are on one row only" in gl.agreement(model, list(range(20))).notes[0]
    once = gl.agreement(model, [None] + ["a", "b"] * 9 + ["c"]).notes
    assert once[0] == "1 row without a label is left out."
    assert once[1].startswith("1 of 3 labels is on one row only;")
    assert gl.agreement(model, ["a", "b"] * 10).notes == ()


def test_the_folder_of_each_document_is_a_label():
    texts = ["Rain and wind and storm.", "Vote and party and poll."] * 4
    corpus = gl.Corpus.from_texts(texts, ids=[f"{'politics' if i % 2 else 'weather'}/{i}.txt" for i in range(8)])
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0), topics=2)
    assert gl.agreement(model, "folder").labels == ("politics", "weather")
    with pytest.raises(gl.GleaningsError, match=r"no document has a column 'party'\. Columns: folder\."):
        gl.agreement(model, "party")
    plain = gl.Corpus.from_texts(texts)
    model = gl.fit_topics(gl.bag_of_words(plain, unit="document", minimum_rows=1, maximum_share=1.0), topics=2)
    with pytest.raises(gl.GleaningsError, match=r"no document has a column 'party'\. The documents have no columns"):
        gl.agreement(model, "party")


def test_the_date_of_each_document_and_its_year_are_labels():
    texts = ["Rain and wind and storm.", "Vote and party and poll."] * 4
    corpus = gl.Corpus.from_texts(texts, dates=["2019-05-01", "2020-06-02"] * 3 + ["2019-05-01", None])
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0), topics=2)
    found = gl.agreement(model, "year")
    assert (found.labels, found.nmi, found.counts.sum()) == (("2019", "2020"), 1.0, 7)
    assert gl.agreement(model, "date").labels == ("2019-05-01", "2020-06-02")


def test_a_table_is_no_row_of_labels(model):
    with pytest.raises(gl.GleaningsError, match="labels is a table; give one label per row"):
        gl.agreement(model, np.zeros((20, 2)))


def test_no_text_of_a_stored_corpus_is_read_for_labels(tmp_path, monkeypatch):
    texts = ["Rain and wind and storm.", "Vote and party and poll."] * 10
    rows = [
        {"id": f"{'ba'[i % 2]}/{i}", "text": f"{text} Day {i}.", "kind": "ab"[i % 2]} for i, text in enumerate(texts)
    ]
    (tmp_path / "texts.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    corpus = gl.open_corpus(tmp_path / "texts.jsonl", folder=tmp_path / "folder")
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0), topics=2)

    def read(*_):
        raise AssertionError("a text was read")

    monkeypatch.setattr(StoredDocuments, "_read", read)
    monkeypatch.setattr(StoredDocuments, "__iter__", read)
    by_id = {f"texts.jsonl:{row['id']}": row["kind"] for row in rows}
    found = [gl.agreement(model, labels) for labels in ("kind", by_id, "folder")]
    assert [each.labels for each in found] == [("a", "b"), ("a", "b"), ("texts.jsonl:a", "texts.jsonl:b")]
    assert {each.nmi for each in found} == {1.0}
    with pytest.raises(gl.GleaningsError, match="did you mean 'kind'"):
        gl.agreement(model, "knid")
