"""Models in folders: the same to the bit, never half-written, and damage is noticed."""

import contextlib
import hashlib
import io
import json
import os
import pickle
from dataclasses import fields

import numpy as np
import pytest

import gleanings as gl
from gleanings.storage.folder import checksum
from gleanings.topics.model_state import FORMAT

ROWS = [
    ["rain", "wind", "storm"],
    ["vote", "party", "poll"],
    [],
    ["rain", "storm", "flood"],
    ["poll", "vote", "press"],
] * 5


@pytest.fixture(scope="module")
def model():
    fitted = gl.fit_topics(gl.BagOfWords.from_tokens(ROWS, ids=[f"é{i}\ud800" for i in range(25)]), topics=3)
    return fitted.rename(1, "Früher — “now”").hide(0)


@pytest.fixture
def saved(model, tmp_path):
    model.save(tmp_path / "model")
    return tmp_path / "model"


def same(one, two):
    for field in fields(one):
        a, b = getattr(one, field.name), getattr(two, field.name)
        if field.name == "repeated":
            continue  # is worked out before the order of the words is lost
        if field.name == "sequence":
            assert b is None  # the order of the words is that of the text, which is not stored
        elif isinstance(a, np.ndarray):
            assert (a.dtype, a.shape, a.tobytes()) == (b.dtype, b.shape, b.tobytes()), field.name
        elif field.name not in ("fit", "bow", "counts", "corpus"):
            assert a == b, field.name


@pytest.mark.parametrize("method", gl.TOPIC_METHODS)
@pytest.mark.slow
def test_a_loaded_model_is_equal_to_the_bit(tmp_path, method):
    model = gl.fit_topics(gl.BagOfWords.from_tokens(ROWS), topics=2, method=method).hide(0)
    model.save(tmp_path / method)
    loaded = gl.load_topics(tmp_path / method)
    same(model, loaded)
    same(model.fit, loaded.fit)
    same(model.bow, loaded.bow)
    for name in ("data", "indices", "indptr"):
        assert np.array_equal(getattr(model.bow.counts, name), getattr(loaded.bow.counts, name))
    assert loaded._repr_html_() == model._repr_html_()
    assert loaded.transform(model.bow).shares.tobytes() == model.transform(model.bow).shares.tobytes()
    assert loaded.bow.corpus is None


def test_names_edits_and_odd_ids_come_back(model, saved):
    loaded = gl.load_topics(str(saved))
    assert loaded.topics == model.topics
    assert loaded.edits == model.edits
    assert [row.id for row in loaded.bow.rows] == [row.id for row in model.bow.rows]


def test_a_loaded_model_can_be_saved_and_edited(saved, tmp_path):
    loaded = gl.load_topics(saved)
    loaded.merge(0, 1).split(0).save(tmp_path / "second")
    assert len(gl.load_topics(tmp_path / "second").edits) == 4
    loaded.save(tmp_path / "third")
    for path in saved.iterdir():
        assert (tmp_path / "third" / path.name).read_bytes() == path.read_bytes()


def test_a_model_of_a_corpus_counts_new_texts_after_loading(tmp_path):
    texts = [f"Story. {' '.join(row)} was what we saw there." for row in ROWS]
    corpus = gl.Corpus.from_texts(texts, ids=[f"d{i}" for i in range(25)], titles=["Story"] * 25)
    bag = gl.bag_of_words(corpus, unit="document", minimum_rows=1)
    model = gl.fit_topics(bag, topics=2)
    model.save(tmp_path / "model")
    loaded = gl.load_topics(tmp_path / "model")
    assert loaded.bow.preparation == bag.preparation
    new = gl.Corpus.from_texts(["Rain and storms, then a vote."])
    assert loaded.transform(new).shares.tobytes() == model.transform(new).shares.tobytes()
    assert loaded.documents(topic=0)[0].excerpt == ""
    text = b"".join(path.read_bytes() for path in (tmp_path / "model").iterdir())
    assert b"what we saw there" not in text

    with_texts = gl.load_topics(tmp_path / "model", corpus=corpus)
    assert with_texts.documents(topic=0) == model.documents(topic=0)
    assert with_texts.bow.tokens() == bag.tokens()
    with pytest.raises(ValueError, match="not the corpus that the model was made from"):
        gl.load_topics(tmp_path / "model", corpus=corpus[1:])


def test_a_model_of_tokens_takes_no_corpus(saved):
    with pytest.raises(ValueError, match="made from tokens"):
        gl.load_topics(saved, corpus=gl.Corpus.from_texts(["Rain."]))


def test_saving_again_replaces_the_model_and_leaves_nothing_beside_it(model, saved):
    model.rename(0, "Second").save(saved)
    assert gl.load_topics(saved).topics[0].name == "Second"
    assert [path.name for path in saved.parent.iterdir()] == ["model"]


def test_folders_above_are_made_and_an_empty_one_is_taken(model, tmp_path):
    (tmp_path / "empty").mkdir()
    model.save(tmp_path / "empty")
    model.save(tmp_path / "a" / "b" / "c")
    assert gl.load_topics(tmp_path / "a" / "b" / "c").topics == gl.load_topics(tmp_path / "empty").topics


@pytest.mark.parametrize("name", ["notes.txt", "shares.npy"])
def test_a_folder_of_something_else_is_not_touched(model, tmp_path, name):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / name).write_text("precious")
    with pytest.raises(ValueError, match="choose a new or empty folder"):
        model.save(tmp_path / "mine")
    assert (tmp_path / "mine" / name).read_text() == "precious"


def test_a_file_beside_a_model_is_not_lost(model, saved):
    (saved / "notes.txt").write_text("precious")
    with pytest.raises(ValueError, match=r"notes\.txt"):
        model.save(saved)
    assert gl.load_topics(saved).topics == model.topics


def test_places_that_cannot_be_written_to(model, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ValueError, match="is a file"):
        model.save(tmp_path / "file")
    with pytest.raises(OSError, match="Choose a folder you may write to") as caught:
        model.save(tmp_path / "file" / "model")
    assert isinstance(caught.value, gl.GleaningsError)


@pytest.mark.parametrize("at", range(12))
def test_a_failure_at_any_file_leaves_what_was_there(model, saved, monkeypatch, at):
    calls = []

    def full(*arguments, **named):
        calls.append(arguments)
        if len(calls) > at:
            raise OSError(28, "No space left on device")
        return replace(*arguments, **named)

    replace = os.replace
    before = sorted(path.name for path in saved.iterdir())
    other = model.merge(0, 1).rename(0, "Second")
    monkeypatch.setattr(os, "replace", full)
    try:
        other.save(saved)
        assert gl.load_topics(saved).topics == other.topics
    except OSError as error:
        assert "No space left on device" in str(error)  # noqa: PT017
        assert gl.load_topics(saved).topics == model.topics
        assert sorted(path.name for path in saved.iterdir()) == before
    calls.clear()
    with contextlib.suppress(OSError):
        model.save(saved.parent / "new")
    assert at > 6 or sorted(path.name for path in saved.parent.iterdir()) == ["model"]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no folder") as caught:
        gl.load_topics(tmp_path / "nowhere")
    assert isinstance(caught.value, gl.GleaningsError)


@pytest.mark.parametrize("folder", [3, None, ["model"]])
def test_a_folder_that_is_no_path(model, folder):
    with pytest.raises(TypeError, match="is not a path") as caught:
        gl.load_topics(folder)
    assert isinstance(caught.value, gl.GleaningsError)
    with pytest.raises(gl.GleaningsError, match="is not a path"):
        model.save(folder)


def test_a_corpus_that_is_none(saved):
    with pytest.raises(gl.GleaningsError, match="not a Corpus"):
        gl.load_topics(saved, corpus=["a text"])


def test_a_folder_without_a_model(tmp_path):
    with pytest.raises(ValueError, match=r"model\.json is missing"):
        gl.load_topics(tmp_path)
    (tmp_path / "model.json").write_text('{"kind": "other"}')
    with pytest.raises(ValueError, match="not the manifest of a topic model"):
        gl.load_topics(tmp_path)


def test_a_newer_format_is_named(saved):
    manifest = json.loads((saved / "model.json").read_text())
    for number, advice in ((3, "install a newer gleanings"), (1, "fit the model again")):
        (saved / "model.json").write_text(json.dumps(manifest | {"format": number}))
        with pytest.raises(ValueError, match=rf"has format {number}.*reads only format 2.*{advice}"):
            gl.load_topics(saved)


@pytest.mark.parametrize("name", FORMAT.arrays)
def test_every_missing_changed_or_cut_file_is_noticed(saved, name):
    path = array_file(saved, name)
    content = path.read_bytes()
    for damaged in (content[:-1], content[:-1] + bytes([content[-1] ^ 1]), b"", pickle.dumps([1, 2])):
        path.write_bytes(damaged)
        with pytest.raises(ValueError, match=f"is damaged: {path.name} "):
            gl.load_topics(saved)
    path.unlink()
    with pytest.raises(ValueError, match=f"is damaged: {path.name} is missing"):
        gl.load_topics(saved)


@pytest.mark.slow
def test_every_byte_flipped_and_every_length_is_an_error_or_the_same_model(saved):
    model = gl.load_topics(saved)
    tried = 0
    for path in sorted(saved.iterdir()):
        content = path.read_bytes()
        every = max(1, len(content) // 60)
        for at in range(0, len(content), every):
            flipped = content[:at] + bytes([content[at] ^ (1 << at % 8)]) + content[at + 1 :]
            for damaged in (flipped, content[:at]):
                path.write_bytes(damaged)
                tried += 1
                with contextlib.suppress(gl.GleaningsError):
                    assert gl.load_topics(saved).shares.tobytes() == model.shares.tobytes()
        path.write_bytes(content)
    assert tried > 500
    assert gl.load_topics(saved).topics == model.topics


def array_file(folder, name):
    return next(folder.glob(f"{name}-*.npy"))


def forge(folder, name=None, content=b"", **changes):
    """Change the folder and renew its checksums, as one who means harm would."""
    manifest = json.loads((folder / "model.json").read_text()) | changes
    if name:
        digest = hashlib.sha256(content).hexdigest()
        (folder / f"{name}-{digest[:16]}.npy").write_bytes(content)
        manifest["arrays"][name] = digest
    manifest["checksum"] = checksum(manifest)
    (folder / "model.json").write_text(json.dumps(manifest))


def array(value):
    stream = io.BytesIO()
    np.save(stream, value)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("shares", array(np.array([{"a": 1}], dtype=object)), r"is of type \|O"),
        ("shares", pickle.dumps(np.ones(3)), "holds no plain array"),
        ("shares", array(np.ones((25, 2))), "do(es)? not fit"),
        ("shares", array(np.ones((25, 3), np.float32)), "is of type <f4"),
        ("weights", array(np.ones(3)), "do(es)? not fit"),
        ("indices", array(np.full(60, 99, np.int32)), "do(es)? not fit"),
        ("indptr", array(np.arange(7, dtype=np.int32)), "do(es)? not fit"),
    ],
)
def test_forged_arrays_are_refused_and_never_unpickled(saved, name, content, message):
    forge(saved, name, content)
    with pytest.raises(ValueError, match=message):
        gl.load_topics(saved)


@pytest.mark.parametrize(
    "changes",
    [
        {"bow": {}},
        {"bow": None},
        {"names": [None]},
        {"names": 3},
        {"hidden": [7]},
        {"hidden": ["a"]},
        {"fit": {"beta": "x"}},
        {"seed": "a"},
        {"settings": 3},
        {"preparation": {"language": "en"}},
    ],
)
def test_forged_manifests_end_in_a_clear_error(saved, changes):
    forge(saved, **changes)
    with pytest.raises(gl.GleaningsError, match=r"is damaged: .* do(es)? not fit"):
        gl.load_topics(saved)


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "\x00\xff", '{"kind": "gleanings topic model", "format": 2}'])
def test_a_manifest_that_cannot_be_read(saved, text):
    (saved / "model.json").write_text(text, encoding="latin-1")
    with pytest.raises(gl.GleaningsError, match=r"damaged|not the manifest"):
        gl.load_topics(saved)


def test_a_changed_manifest_is_noticed(saved):
    text = (saved / "model.json").read_text()
    (saved / "model.json").write_text(text.replace('"seed": 0', '"seed": 1'))
    with pytest.raises(ValueError, match=r"model\.json was changed"):
        gl.load_topics(saved)
