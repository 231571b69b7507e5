import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gleanings as gl
from gleanings.words.languages import gaps
from gleanings.words.stop_words import stop_words

NEWS = [
    "The prime minister of Pakistan met the United States envoy. Human rights were discussed by Pakistan.",
    "The prime minister left. The United States welcomed talks on human rights in Pakistan.",
    "A prime minister spoke for the United States on human rights. Pakistan agreed with Mr. Jobs.",
]


def bag(texts=NEWS, **knobs):
    return gl.bag_of_words(gl.Corpus.from_texts(texts), **{"unit": "document", "minimum_rows": 1, **knobs})


def test_names_keep_their_form_and_phrases_are_shown_as_they_stand():
    vocabulary = bag().vocabulary
    assert {"united states", "prime minister", "human rights"} <= set(vocabulary)
    assert not {"unite", "state", "human right", "states"} & set(vocabulary)


def test_lemmas_stop_words_and_the_words_of_news():
    vocabulary = bag(["He said Mr. Smith visited hospitals on Monday, according to media reports."]).vocabulary
    assert vocabulary == ("hospital", "media", "report", "smith", "visit")


def test_words_to_leave_out_and_to_keep():
    assert "pakistan" not in bag(stop_words=["Pakistan"]).vocabulary
    assert "will" in bag(["A will was read. The will is old."], keep=["Will"]).vocabulary
    with pytest.raises(TypeError, match="stop_words is one text"):
        bag(stop_words="pakistan")


def test_every_row_is_kept_and_places_are_exact():
    texts = ["Rain fell hard.\n\nSnow fell too. Ice came.", "", "..."]
    corpus = gl.Corpus.from_texts(texts, ids=["a", "b", "c"])
    assert [r.id for r in gl.bag_of_words(corpus, unit="document").rows] == ["a", "b", "c"]
    sentences = gl.bag_of_words(corpus, unit="sentence", minimum_rows=1)
    assert [r.id for r in sentences.rows] == ["a:1", "a:2", "a:3", "c:1"]
    paragraphs = gl.bag_of_words(corpus, unit="paragraph", minimum_rows=1)
    assert [corpus[r.document].text[r.start : r.end] for r in paragraphs.rows] == [
        "Rain fell hard.",
        "Snow fell too. Ice came.",
        "...",
    ]
    assert paragraphs.counts.sum(axis=1).ravel().tolist()[0][:2] == [3, 3]


def test_auto_takes_documents_where_there_are_enough_and_says_when_not():
    many = gl.Corpus.from_texts([f"Rain fell on town {i}." for i in range(30)])
    assert gl.bag_of_words(many).unit == "document"
    few = gl.bag_of_words(gl.Corpus.from_texts(NEWS))
    assert few.unit == "sentence"
    assert few.notes[0] == "3 documents are too few to compare, so they are cut into 6 sentences."
    one = gl.bag_of_words(gl.Corpus.from_texts(["Rain fell on the hills."]), minimum_rows=1)
    assert one.notes[0] == "1 document is too few to compare, and there is but one sentence to cut it into."
    one = gl.bag_of_words(
        gl.Corpus.from_texts(["\n\n".join(f"Rain fell on town {i}. It was cold." for i in range(30))])
    )
    assert one.unit == "paragraph"


def test_rare_and_common_words_are_left_out_and_explained():
    texts = [f"Rain fell. Word{i} came." for i in range(40)]
    bow = bag(texts, minimum_rows=None, maximum_share=0.5)
    assert "rain" not in bow.vocabulary
    assert bow.outside.tolist() == [2] * 40
    fates = {fate.text: fate.reason for fate in bow.explain(0).fates}
    assert fates["Rain fell"] == "in more than 20 documents"
    assert any("rain fell (40)" in note for note in bow.notes)


@pytest.mark.slow
def test_copies_of_a_document_make_no_word_common_but_the_same_short_answer_of_many_does():
    copy = (
        "Rain fell on the fields again and the old farmers watched the river rise over bridges, roads, gardens, barns, "
        "sheds, mills, orchards, meadows, hedges, ponds, lanes, stables, cottages, chapels and fences."
    )
    bow = bag([*NEWS, *[copy] * 60], minimum_rows=None)
    assert "pakistan" in bow.vocabulary
    assert "river" not in bow.vocabulary  # in one document, told sixty times
    answers = bag(
        ["Long waiting times"] * 40 + ["Not enough parking"] * 30 + ["Friendly staff"] * 30, minimum_rows=None
    )
    assert {"friendly staff", "park"} <= set(answers.vocabulary)


def test_explain_covers_each_word_with_its_place():
    corpus = gl.Corpus.from_texts([f"A headline here\n\n{NEWS[0]} See https://example.org/x in 2021."])
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1)
    explanation = bow.explain("0")
    text = corpus[0].text
    assert all(text[f.start : f.end] == f.text for f in explanation.fates)
    assert len(explanation.kept) == bow.counts.sum()
    reasons = {f.text: f.reason for f in explanation.dropped}
    assert reasons["A headline here"] == "marked: heading"
    assert reasons["https://example.org/x"] == "link or address"
    assert reasons["2021"] == "number"
    assert reasons["The"] == "stop word"
    assert "marked: heading" in explanation._repr_html_()
    with pytest.raises(ValueError, match="every token was kept"):
        gl.BagOfWords.from_tokens([["a"]]).explain(0)


def test_the_same_corpus_counted_again_is_the_same_bag():
    bow = bag()
    again = bow.recount(bow.corpus)
    assert (again.counts != bow.counts).nnz == 0
    assert np.array_equal(again.outside, bow.outside)
    other = bow.recount(gl.Corpus.from_texts(["The prime minister rode a zebra."]))
    assert other.counts.sum() == 1
    assert other.outside.tolist() == [2]
    with pytest.raises(ValueError, match="made from tokens"):
        gl.BagOfWords.from_tokens([["a"]]).recount(bow.corpus)


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c d", "é"]), max_size=6), max_size=6))
@pytest.mark.slow
def test_token_lists_round_trip(tokens):
    bow = gl.BagOfWords.from_tokens(tokens)
    assert bow.tokens() == tokens
    assert len(bow) == len(tokens)
    for row, expected in zip(bow, tokens, strict=True):
        assert sum(count for _, count in row) == len(expected)
        assert {bow.vocabulary[word] for word, _ in row} == set(expected)
    assert bow.counts.has_canonical_format


def test_a_bag_is_a_gensim_corpus():
    from gensim.models import TfidfModel

    bow = bag()
    assert bow.dictionary[0] == bow.vocabulary[0]
    assert bow.dictionary.num_docs == 3
    assert len(TfidfModel(bow)[next(iter(bow))]) > 0


def test_wrong_arguments_say_what_would_do():
    with pytest.raises(TypeError, match="give what read_folder"):
        gl.bag_of_words(["a text"])
    with pytest.raises(ValueError, match="unit='documents' is not known; did you mean 'document'"):
        bag(unit="documents")
    with pytest.raises(ValueError, match=r"maximum_share=1\.5 is out of range"):
        bag(maximum_share=1.5)
    with pytest.raises(ValueError, match="minimum_rows=0"):
        bag(minimum_rows=0)
    with pytest.raises(ValueError, match="holds no document"):
        gl.bag_of_words(gl.Corpus.from_texts([]))
    with pytest.raises(TypeError, match="row 0 is a text"):
        gl.BagOfWords.from_tokens(["a text"])
    with pytest.raises(ValueError, match="1 ids for 2 rows"):
        gl.BagOfWords.from_tokens([["a"], ["b"]], ids=["x"])


@pytest.mark.parametrize(
    "texts",
    [[""], ["the of and"], ["One."], ["😀 😀"], ["<script>alert(1)</script>"], ["\x00\x00"], ["word " * 100_000]],
)
def test_poor_texts_give_a_bag(texts):
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts))
    assert bow.counts.shape == (len(bow.rows), len(bow.vocabulary))
    assert "<script" not in bow._repr_html_()


def test_prefixes_count_in_compounds_only():
    vocabulary = bag(["An anti-fur check. The anti-fur check. An anti-fur test of pre-Tudor Rome."] * 2).vocabulary
    assert "anti fur" in vocabulary
    assert not {"anti", "pre"} & set(vocabulary)


def test_articles_and_verbs_written_onto_a_word_are_no_part_of_it():
    french = gl.Corpus.from_texts(["L’opposition n'était pas là. Il faut une opposition à l'Europe."], language="fr")
    vocabulary = gl.bag_of_words(french, minimum_rows=1).vocabulary
    assert {"opposition", "europe"} <= set(vocabulary)
    assert not any("'" in word for word in vocabulary)
    assert "clinton" in bag(["They think Clinton'll win."]).vocabulary


@pytest.mark.slow
def test_other_languages():
    german = gl.bag_of_words(
        gl.Corpus.from_texts(["Die Häuser waren alt. Das Haus ist neu."], language="de"), minimum_rows=1
    )
    assert "haus" in german.vocabulary
    assert german.notes[1:] == ()
    unknown = gl.bag_of_words(gl.Corpus.from_texts(["Foo bar baz. Foo bar."], language="xx"), minimum_rows=1)
    assert any("no list of stop words" in note for note in unknown.notes)
    assert unknown.vocabulary == ("bar", "baz", "foo")
    assert "the" in stop_words("en")
    assert any("not separated by spaces" in gap for gap in gaps("ja"))


@pytest.mark.subprocess
def test_preparing_is_the_same_in_any_order_of_hashes(capsys):
    code = (
        "import gleanings as gl, hashlib; b = gl.bag_of_words(gl.example('lee'));"
        "parts = (b.vocabulary, b.counts.data.tobytes(), b.counts.indices.tobytes());"
        "print(hashlib.sha256(repr(parts).encode()).hexdigest())"
    )
    exec(code, {})
    environment = {**os.environ, "PYTHONHASHSEED": "0" if os.environ.get("PYTHONHASHSEED") == "1" else "1"}
    other = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert other.stdout == capsys.readouterr().out


def _counted_apart(part):
    bow = gl.bag_of_words(gl.example("lee"))
    return bow.recount(gl.example("lee")[slice(*part)])


@pytest.mark.subprocess
def test_parts_counted_in_other_processes_are_the_same_bag_and_give_the_same_topics(news_bow):
    whole = news_bow
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        parts = list(pool.map(_counted_apart, [(0, 90), (90, 300)]))
    together = gl.BagOfWords.joined(parts)
    assert together.rows == whole.rows
    assert together.counts.data.tobytes() == whole.counts.data.tobytes()
    assert together.counts.indices.tobytes() == whole.counts.indices.tobytes()
    assert together.counts.indptr.tobytes() == whole.counts.indptr.tobytes()
    assert np.array_equal(together.sequence, whole.sequence)
    assert np.array_equal(together.outside, whole.outside)
    one, other = (gl.fit_topics(bag, topics=5) for bag in (whole, together))
    assert one.weights.tobytes() == other.weights.tobytes()
    assert one.shares.tobytes() == other.shares.tobytes()


def test_bags_that_cannot_be_joined_are_told():
    bow = bag()
    with pytest.raises(ValueError, match="no bag to join"):
        gl.BagOfWords.joined([])
    with pytest.raises(ValueError, match="differ in vocabulary"):
        gl.BagOfWords.joined([bow, gl.BagOfWords.from_tokens([["a"]])])
    with pytest.raises(ValueError, match="same id"):
        gl.BagOfWords.joined([bow, bow])


def test_the_limit_on_common_words_is_lifted_where_nothing_would_be_left():
    texts = ["rain wind", "wind rain snow", "rain wind hail"] * 20
    assert {"rain", "wind"} <= set(bag(texts, minimum_rows=30).vocabulary)
    assert not bag(texts, minimum_rows=30, maximum_share=0.5).vocabulary


def test_a_text_that_repeats_itself_does_not_set_the_limits_for_all():
    """Counted as 300 rows, the repetition would make every other word rare."""
    texts = ["Peace talks began. " * 300, "Rain fell on the hills. The hills were wet with rain."]
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts), unit="sentence", phrases=False)
    assert {"rain", "hill"} <= set(bow.vocabulary)


def note_of_language(text, language):
    corpus = gl.Corpus.from_texts([text], language=language)
    return [note for note in gl.bag_of_words(corpus, minimum_rows=1).notes if "seems to hold" in note]


@pytest.mark.slow
def test_one_or_two_function_words_tell_no_language():
    """Tagalog "si" and "ni" are Spanish function words, too; without the limit the text would be said to be Spanish."""
    assert note_of_language("Si Maria ay anak ni Pedro at ng kaniyang asawa.", "tl") == []
    told = note_of_language("El hombre vive en la ciudad con una familia y no tiene trabajo para los hijos.", "tl")
    assert told[0].startswith("1 of 1 document seems to hold Spanish beside the language that it is read in (Tagalog)")


@pytest.mark.parametrize("tokens", [None, 3, [None], [3], {"a": ["rain"]}, [["rain", None]]])
def test_what_are_no_lists_of_words_is_a_clear_error(tokens):
    with pytest.raises(gl.GleaningsError, match="words"):
        gl.BagOfWords.from_tokens(tokens)
