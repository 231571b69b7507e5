"""What became of each word, as it is shown."""

import pytest

import gleanings as gl
from gleanings.words.explanation import explain_all


def test_the_table_counts_each_reason_and_lists_the_most_frequent_first():
    texts = ["The rain and the snow and the rain.", "The rain and the snow and hail."]
    shown = gl.bag_of_words(gl.Corpus.from_texts(texts), minimum_rows=1).explain("1")._repr_html_()
    assert ">and (2), The, the<" in shown
    assert ">hail, rain, snow<" in shown


@pytest.mark.parametrize("place", [2, -3, 1.5, None, True, "nobody"])
def test_a_document_that_is_not_there_is_a_clear_error(place):
    bow = gl.bag_of_words(gl.Corpus.from_texts(["Rain fell.", "Snow fell."]), minimum_rows=1)
    with pytest.raises(gl.GleaningsError):
        bow.explain(place)
    assert bow.explain(-1).document == "1"


def test_documents_that_are_explained_together_have_what_each_has_alone(tmp_path):
    (tmp_path / "a.md").write_text(
        "---\nstatus: draft\n---\n\nThe bank of the river. INTEREST RATES AND THE U.S. ROSE!"
    )
    (tmp_path / "b.txt").write_text("Interest rates rose. The interest rates of the bank rose again in 2021.")
    (tmp_path / "c.txt").write_text("Der Fluss stieg und die Brücke wurde gesperrt. Der Fluss stieg weiter.")
    (tmp_path / "d.txt").write_text("北京的天气很好。北京的天气很冷。")
    bow = gl.bag_of_words(gl.read_folder(tmp_path, language="auto"), unit="document", minimum_rows=1)
    alone = [bow.explain(number) for number in range(4)]
    assert all(each.kept for each in alone[:3])
    assert any(fate.reason.startswith("marked") for fate in alone[0].dropped)
    together = explain_all(list(bow.corpus), bow.preparation, bow.vocabulary, lambda word: "other", bow.splitter)
    assert [each.kept for each in together] == [each.kept for each in alone]
    assert [[(f.start, f.end) for f in each.fates] for each in together] == [
        [(f.start, f.end) for f in each.fates] for each in alone
    ]


def test_what_is_written_onto_a_word_has_a_place_of_its_own():
    corpus = gl.Corpus.from_texts(["Hier, l’Italie a voté. Aujourd'hui, L'ITALIE dort."], language="fr")
    fates = gl.bag_of_words(corpus, unit="document", minimum_rows=1).explain(0).fates
    assert [(f.text, f.word) for f in fates if "ital" in f.word or f.text in ("l’", "L'")] == [
        ("l’", ""),
        ("Italie", "italie"),
        ("L'", ""),
        ("ITALIE", "italie"),
    ]
