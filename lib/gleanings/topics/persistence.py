"""load_topics: the model that `model.save` wrote to a folder."""

from dataclasses import replace
from os import PathLike

from gleanings.corpus.corpus import Corpus
from gleanings.errors import InvalidType, InvalidValue
from gleanings.storage.folder import damaged, read_folder_of
from gleanings.topics.model import TopicModel
from gleanings.topics.model_state import FORMAT, corpus_hash, unpacked


def load_topics(folder: str | PathLike[str], *, corpus: Corpus | None = None) -> TopicModel:
    """Return the model that `TopicModel.save` wrote to a folder, equal to the last bit.

    Args:
        folder: where the model is.
        corpus: the corpus that the model was made from, so that documents come with excerpts and digests can be
            made; texts are not stored with a model.

    Raises:
        InvalidType: `folder` is not a path, or `corpus` not a Corpus.
        NotFound: there is no such folder.
        InvalidValue: the folder holds no model, a damaged one, or one of a newer format; or another corpus was given.

    >>> import tempfile
    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    >>> model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     model.save(folder)
    ...     bool((gl.load_topics(folder).shares == model.shares).all())
    True
    """
    if corpus is not None and not isinstance(corpus, Corpus):
        raise InvalidType(f"corpus is a {type(corpus).__name__}, not a Corpus; give the one the model was made from.")
    manifest, arrays = read_folder_of(folder, FORMAT)
    try:
        model = TopicModel(**unpacked(manifest, arrays))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise damaged(folder, FORMAT, f"its parts do not fit together ({error})") from error
    return model if corpus is None else _with_corpus(model, corpus, manifest["corpus"])


def _with_corpus(model: TopicModel, corpus: Corpus, expected: object) -> TopicModel:
    """Return the model with its corpus back, and the order of the words with it."""
    if expected is None:
        raise InvalidValue("the model was made from tokens, not from a corpus; load it without one.")
    if corpus_hash(corpus) != expected:
        raise InvalidValue(
            "this is not the corpus that the model was made from: ids or texts differ. Read the same files."
        )
    bow = replace(model.bow, corpus=corpus)
    return replace(model, bow=replace(bow, sequence=bow.recount(corpus).sequence) if bow.preparation else bow)
