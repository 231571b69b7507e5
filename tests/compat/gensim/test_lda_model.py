"""gensim's LdaModel, compiled: gensim's own tests pass, and it does what gensim's does, number by number."""

from types import SimpleNamespace

import numba
import numpy as np
import pandas as pd
import pytest
from gensim.corpora import Dictionary, MmCorpus
from gensim.models import LdaModel as Gensims
from gensim.models.callbacks import PerplexityMetric
from gensim.test import test_ldamodel
from gensim.test.utils import datapath
from gensim.utils import simple_preprocess
from hypothesis import given, settings
from hypothesis import strategies as st

import gleanings as gl
from gleanings.compat.gensim import LdaModel, LdaState, inference
from gleanings.compat.gensim.documents import pack


@pytest.mark.slow
class TestGensimsOwn(test_ldamodel.TestLdaModel):
    """gensim/test/test_ldamodel.py, which ships with gensim, run against this class instead of gensim's."""

    @pytest.fixture(autouse=True)
    def _ours(self, monkeypatch):
        monkeypatch.setattr(test_ldamodel, "ldamodel", SimpleNamespace(LdaModel=LdaModel))

    def setUp(self):
        np.random.seed(0)  # gensim's tests draw from numpy's global generator
        super().setUp()
        assert self.class_ is LdaModel


@pytest.fixture(scope="module")
def news():
    with open(datapath("lee_background.cor"), encoding="utf-8") as lines:
        tokens = [simple_preprocess(line) for line in lines]
    dictionary = Dictionary(tokens)
    dictionary.filter_extremes(no_below=3, no_above=0.3)
    return dictionary, [dictionary.doc2bow(row) for row in tokens]


def same(ours, gensims, within=1e-4):
    np.testing.assert_allclose(ours.get_topics(), gensims.get_topics(), atol=within, rtol=0)
    np.testing.assert_allclose(ours.alpha, gensims.alpha, atol=within, rtol=1e-4)
    np.testing.assert_allclose(ours.eta, gensims.eta, atol=within, rtol=1e-3)
    assert ours.get_topics().dtype == gensims.get_topics().dtype
    assert ours.num_updates == gensims.num_updates
    assert ours.state.numdocs == gensims.state.numdocs
    assert ours.random_state.random_sample() == gensims.random_state.random_sample()  # as many draws were made


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"num_topics": 7, "chunksize": 64},
        {"alpha": "auto", "eta": "auto", "chunksize": 100},
        {"alpha": "asymmetric", "eta": 0.05, "update_every": 0, "chunksize": 50},
        {"alpha": [0.1, 0.5, 2.0, 1e-7, 30.0], "eval_every": None, "iterations": 5, "gamma_threshold": 0.1},
        {"dtype": np.float64, "decay": 0.7, "offset": 4, "eval_every": 1, "chunksize": 128, "passes": 4},
        {"num_topics": 1},
        {"iterations": 0, "passes": 2},
    ],
    ids=str,
)
def test_the_topics_are_gensims_after_some_passes(news, arguments):
    dictionary, corpus = news
    settings = {"num_topics": 5, "passes": 4, "random_state": 3, **arguments}
    same(LdaModel(corpus[:150], id2word=dictionary, **settings), Gensims(corpus[:150], id2word=dictionary, **settings))


@pytest.mark.slow
def test_half_precision_is_left_to_gensim(news):
    dictionary, corpus = news
    settings = {"id2word": dictionary, "num_topics": 3, "passes": 2, "random_state": 1, "dtype": np.float16}
    ours, gensims = LdaModel(corpus[:40], **settings), Gensims(corpus[:40], **settings)
    assert np.array_equal(ours.get_topics(), gensims.get_topics())
    assert ours.bound(corpus[:5]) == pytest.approx(gensims.bound(corpus[:5]))


document = st.lists(
    st.tuples(st.integers(0, 11), st.one_of(st.integers(1, 9), st.floats(0.125, 9, width=32))), max_size=12
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(document, min_size=1, max_size=6), st.integers(1, 9), st.booleans(), st.integers(0, 10**6))
@pytest.mark.slow
def test_inference_is_gensims_for_any_document(documents, topics, double, seed):
    models = []
    for kind in (LdaModel, Gensims):
        model = kind(
            id2word=dict(enumerate("abcdefghijkl")), num_topics=topics, random_state=seed,
            dtype=np.float64 if double else np.float32,
        )  # fmt: skip
        models.append(model.inference(documents, collect_sstats=True))
    (gamma, sstats), (expected, statistics) = models
    assert gamma.dtype == expected.dtype
    assert sstats.dtype == statistics.dtype
    np.testing.assert_allclose(gamma, expected, atol=2e-3 * topics)  # one round more or less near the threshold
    np.testing.assert_allclose(sstats, statistics, atol=2e-3 * topics)
    assert models[0][0].shape == (len(documents), topics)


@pytest.mark.parametrize(
    "chunk",
    [
        [[(0, 1), (2, 3)], [], [(1, 2.5)]],
        ([(np.int32(0), np.int8(1)), (np.uint16(2), 3)], [], [(np.int64(1), np.float64(2.5))]),
        [np.array([[0, 1], [2, 3]], np.float32), np.zeros((0, 2)), np.array([[1, 2.5]])],
        [[("0", 1), ("2", 3)], [], [("1", 2.5)]],
        [[(0.0, 1), (2.0, 3)], [], [(1.0, 2.5)]],
        [[(-4, 1), (-2, 3)], [], [(-3, 2.5)]],
    ],
    ids=["lists", "numpy numbers", "arrays", "texts", "floats", "from the end"],
)
def test_ids_of_any_kind_are_taken_as_gensim_takes_them(chunk):
    words = dict(enumerate("abcd"))
    ours = LdaModel(id2word=words, num_topics=2, random_state=1).inference(chunk, True)
    gensims = Gensims(id2word=words, num_topics=2, random_state=1).inference(chunk, True)
    np.testing.assert_allclose(ours[0], gensims[0], rtol=1e-5)
    np.testing.assert_allclose(ours[1], gensims[1], rtol=1e-5, atol=1e-6)


def test_a_generator_a_word_twice_and_an_unknown_word():
    words = dict(enumerate("abcd"))
    ours, gensims = (kind(id2word=words, num_topics=2, random_state=1) for kind in (LdaModel, Gensims))
    twice = [[(1, 2), (0, 1), (1, 5)]]
    for found, expected in zip(ours.inference(iter(twice), True), gensims.inference(iter(twice), True), strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-5)
    with pytest.raises(IndexError):
        ours.inference([[(4, 1)]])
    with pytest.raises(ValueError, match="pairs"):
        ours.inference([[(1, 1, 1)]])
    assert ours.inference([])[0].shape == (0, 2)


def test_the_bound_is_gensims(news):
    dictionary, corpus = news
    settings = {"id2word": dictionary, "num_topics": 4, "random_state": 1, "chunksize": 7}
    ours, gensims = LdaModel(corpus[:50], **settings), Gensims(corpus[:50], **settings)
    held = [*corpus[50:70], []]
    assert ours.bound(held) == pytest.approx(gensims.bound(held), rel=1e-5)
    for found in (ours.bound(held), ours.log_perplexity(held), gensims.bound(held)):
        assert isinstance(found, np.float64)
    assert ours.log_perplexity(held, total_docs=90) == pytest.approx(
        gensims.log_perplexity(held, total_docs=90), rel=1e-5
    )
    gamma = ours.inference(held)[0]
    assert ours.bound(iter(held), gamma=gamma) == pytest.approx(ours.bound(held, gamma=gamma[:, :]))
    rare = np.full((4, len(dictionary)), 1e-4, np.float32)  # exp(E[log beta]) is nought, its logarithm is not
    ours.state.sstats = rare * 0
    ours.eta = ours.state.eta = np.full(len(dictionary), 1e-4, np.float32)
    assert np.isfinite(ours.bound(held[:2]))


@pytest.mark.slow
def test_words_of_a_document_have_the_topics_that_gensim_finds(news):
    dictionary, corpus = news
    arguments = {"id2word": dictionary, "num_topics": 3, "random_state": 2, "passes": 3, "minimum_phi_value": 0.1}
    ours, gensims = LdaModel(corpus, **arguments), Gensims(corpus, **arguments)
    for row in (corpus[0], corpus[7]):
        found, expected = (model.get_document_topics(row, per_word_topics=True) for model in (ours, gensims))
        assert [topic for topic, _ in found[0]] == [topic for topic, _ in expected[0]]
        assert found[1] == expected[1]
        for (_, ours_phi), (_, gensims_phi) in zip(found[2], expected[2], strict=True):
            np.testing.assert_allclose(ours_phi, gensims_phi, rtol=1e-2, atol=1e-3)


def test_states_merge_as_gensims_do(news):
    dictionary, corpus = news
    model = LdaModel(id2word=dictionary, num_topics=4, random_state=5)
    whole, first, second = (LdaState(model.eta, model.state.sstats.shape) for _ in range(3))
    model.random_state = np.random.RandomState(6)
    model.do_estep(corpus, whole)
    model.random_state = np.random.RandomState(6)
    model.do_estep(corpus[:100], first)
    model.do_estep(corpus[100:], second)
    first.merge(second)
    assert first.numdocs == whole.numdocs == len(corpus)
    np.testing.assert_allclose(first.sstats, whole.sstats, rtol=1e-4, atol=1e-5)


@pytest.mark.slow
def test_threads_do_not_change_a_bit(news, monkeypatch):
    dictionary, corpus = news
    monkeypatch.setattr(inference, "_LEAST_WORK", 1000)
    found = []
    for count in (1, 2, 4):
        monkeypatch.setattr(numba.config, "NUMBA_NUM_THREADS", count)
        model = LdaModel(corpus, id2word=dictionary, num_topics=30, passes=2, random_state=0)
        found.append((model.get_topics().tobytes(), model.log_perplexity(corpus)))
    assert found[0] == found[1] == found[2]


def test_a_bag_of_words_a_list_and_a_stream_lead_to_the_same_topics(news):
    dictionary, corpus = news
    bow = gl.BagOfWords.from_tokens([[dictionary[w] for w, c in row for _ in range(c)] for row in corpus[:60]])

    class Stream:
        def __iter__(self):
            return iter(bow)

        def __len__(self):
            return len(bow)

    settings = {"id2word": bow.dictionary, "num_topics": 3, "random_state": 4, "passes": 2, "chunksize": 25}
    assert len({LdaModel(c, **settings).get_topics().tobytes() for c in (bow, list(bow), Stream())}) == 1
    same(LdaModel(bow, **settings), Gensims(bow, **settings), within=1e-5)


def test_packed_documents_read_as_gensims_lists():
    documents = [[(3, 1.0), (0, 2.0)], [], [(1, 1.5)]]
    packed = pack(documents, np.float32)
    assert [list(document) for document in packed] == documents
    first = next(iter(packed))
    assert (len(first), first[1], first[:1]) == (2, (0, 2.0), [(3, 1.0)])
    shuffled = pack(list(packed)[::-1], np.float32)
    assert [list(document) for document in shuffled] == documents[::-1]


@pytest.mark.slow
def test_callbacks_and_further_training_work(news):
    dictionary, corpus = news
    held = corpus[:8]
    models = []
    for kind in (LdaModel, Gensims):
        callback = PerplexityMetric(corpus=held, logger="shell")
        model = kind(corpus[:40], id2word=dictionary, num_topics=3, random_state=0, passes=2, callbacks=[callback])
        model.update(corpus[40:60], passes=1, chunks_as_numpy=True)
        models.append(model)
    same(*models)
    np.testing.assert_allclose(*(model.metrics["PerplexityMetric"] for model in models), rtol=1e-4)


def test_without_pyro_distribution_fails_as_in_gensim():
    with pytest.raises(RuntimeError, match="distributed"):
        LdaModel(id2word={0: "a"}, num_topics=2, distributed=True)


@pytest.fixture(scope="module")
def stored(news, tmp_path_factory):
    """The documents as a Matrix Market file, with its index and without, the last chunk of ten without a word."""
    _, corpus = news
    folder = tmp_path_factory.mktemp("corpus")
    rows = [*corpus[:30], *[[]] * 10]
    MmCorpus.serialize(str(folder / "with.mm"), rows)
    (folder / "without.mm").write_bytes((folder / "with.mm").read_bytes())
    return folder, rows


KINDS = {
    "a pandas Series": lambda folder, rows: pd.Series(rows),
    "a Series with an index of its own": lambda folder, rows: pd.Series(
        rows, index=[f"d{i}" for i in range(len(rows))]
    ),
    "a file": lambda folder, rows: MmCorpus(str(folder / "with.mm")),
    "a file without its index": lambda folder, rows: MmCorpus(str(folder / "without.mm")),
    "a slice of a file": lambda folder, rows: MmCorpus(str(folder / "with.mm"))[5:40],
    "a tuple": lambda folder, rows: tuple(rows),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.slow
def test_whatever_gensim_takes_is_taken(news, stored, kind):
    settings = {
        "id2word": news[0],
        "num_topics": 3,
        "passes": 2,
        "random_state": 1,
        "chunksize": 10,
        "eval_every": None,
    }
    given = KINDS[kind](*stored)
    ours, gensims = LdaModel(given, **settings), Gensims(KINDS[kind](*stored), **settings)
    same(ours, gensims)
    assert ours.log_perplexity(given) == pytest.approx(gensims.log_perplexity(given), rel=1e-4)
    np.testing.assert_allclose(ours.inference(given)[0], gensims.inference(given)[0], rtol=1e-3)


def test_a_last_chunk_without_words_changes_nothing_that_gensim_leaves(news, stored):
    settings = {"id2word": news[0], "num_topics": 3, "random_state": 1, "chunksize": 10, "eval_every": None}
    rows = stored[1]
    ours, gensims = LdaModel(rows, **settings), Gensims(rows, **settings)
    same(ours, gensims)
    np.testing.assert_allclose(ours[rows[-1]], gensims[rows[-1]], rtol=1e-6)
