"""The account says how much there is of what, and near copies are those that share as much as was asked for."""

import gleanings as gl

LONG = " ".join(f"word{i}" for i in range(60))


def test_the_frame_of_an_account_has_its_columns_and_the_smallest_and_largest_document():
    frame = gl.Corpus.from_texts(
        ["Rain fell.", "Snow fell on the hills.", "Hail."], ids=["a", "b", "c"]
    ).account.to_frame()
    assert frame.columns.tolist() == ["about", "what", "count", "example"]
    sizes = frame[frame["about"] == "sizes"]
    assert sizes["count"].tolist() == [len("Hail."), len("Snow fell on the hills.")]
    assert sizes["example"].tolist() == ["c", "b"]


def test_near_copies_are_set_aside_only_from_the_threshold_on_and_come_back():
    changed = LONG.replace("word30", "other")  # five of some sixty runs of five words differ on either side
    corpus = gl.Corpus.from_texts([LONG, changed, "Rain fell."])
    assert len(corpus.set_copies_aside(0.95)) == 3
    aside = corpus.set_copies_aside(0.7)
    assert len(aside) == 2
    assert aside.near_copies[0].document.text in (LONG, changed)
    assert aside.near_copies[0].document.id in aside._repr_html_()
    assert [document.text for document in aside.with_copies()] == [LONG, changed, "Rain fell."]


def test_examples_of_what_was_set_aside_are_different_and_quoted():
    text = (
        "Talks resume\n\nThe council voted on Monday. Nobody spoke.\n\nRead more: The wall\n\nIt cost much. Shops fear."
    )
    account = gl.Corpus.from_texts([text.replace("Talks", f"Talks {i}") for i in range(5)]).account
    rows = {row.what: row.example for row in account.rows if row.about == "set aside"}
    assert rows["link line"] == "“Read more: The wall”"
    assert rows["heading"].startswith("“Talks 0 resume”, “Talks 1 resume”")
    assert rows["heading"].endswith("...")
