"""What a topic model is made of, as plain data (numbers, texts and arrays), and back."""

import hashlib
from collections.abc import Mapping
from os import PathLike
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.corpus.corpus import Corpus
from gleanings.storage.folder import Format, write_folder
from gleanings.topics.fit_result import Fit
from gleanings.topics.frames import packed_ids, unpacked_ids
from gleanings.topics.model_schema import check_manifest, check_numbers
from gleanings.topics.standing import repetition
from gleanings.types import Floats
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.preprocessor import Phrase, Preparation
from gleanings.words.rows import Row
from gleanings.words.spellings import Rewritten

_WHOLE = frozenset({"data", "indices", "indptr", "outside"})


def _kind_of(name: str) -> np.dtype[Any]:
    return np.dtype("<i4" if name in _WHOLE else "<f8")


def _shape_of(manifest: Mapping[str, Any], name: str) -> tuple[int | None, ...]:
    rows, words, topics = (
        len(each) for each in (manifest["bow"]["rows"], manifest["bow"]["vocabulary"], manifest["names"])
    )
    shapes: dict[str, tuple[int | None, ...]] = {
        "shares": (rows, topics),
        "weights": (topics, words),
        "alpha": (topics,),
        "data": (None,),
        "indices": (None,),
        "indptr": (rows + 1,),
        "word_weights": (words,),
        "tokens": (topics,),
        "outside": (rows,),
        "repeated": (topics,),
    }
    return shapes[name]


FORMAT = Format(
    kind="topic model",
    number=2,
    arrays=("shares", "weights", "alpha", "data", "indices", "indptr"),  # the last three are the counts
    optional=("word_weights", "tokens", "outside", "repeated"),
    dtype=_kind_of,
    shape=_shape_of,
    made_by="model.save()",
)


def arrays_of(fit: Fit, bow: BagOfWords, repeated: Floats | None) -> dict[str, NDArray[Any]]:
    """Return the arrays of a model by name: those that `FORMAT` names, as far as the model has them."""
    found = {
        "shares": fit.shares,
        "weights": fit.weights,
        "alpha": fit.alpha,
        "data": bow.counts.data,
        "indices": bow.counts.indices,
        "indptr": bow.counts.indptr,
        "word_weights": fit.word_weights,
        "tokens": fit.tokens,
        "outside": bow.outside,
        "repeated": repeated,
    }
    return {name: array for name, array in found.items() if array is not None}


def write_model(
    folder: "str | PathLike[str]", fit: Fit, bow: BagOfWords, about: Mapping[str, object], repeated: Floats | None
) -> None:
    """Write a model to a folder, whole or not at all.

    Args:
        about: its other fields, as plain data.
        repeated: as in `TopicModel`; worked out here where it is not given, since the order of words is not stored.
    """
    if repeated is None and bow.sequence is not None:
        repeated = repetition(bow, fit)
    write_folder(folder, FORMAT, packed(fit, bow, about), arrays_of(fit, bow, repeated))


def packed(fit: Fit, bow: BagOfWords, about: Mapping[str, object]) -> dict[str, object]:
    """Return all of a model but its arrays, as JSON can hold it; no texts.

    Args:
        about: method, seed, settings, notes, names, hidden and edits of the model.
    """
    return {
        **about,
        "fit": {"beta": fit.beta, "likelihood": fit.likelihood, "converged": fit.converged, "notes": fit.notes},
        "bow": {
            "unit": bow.unit,
            "notes": bow.notes,
            "too_few": bow.too_few,
            "too_many": bow.too_many,
            "too_common": bow.too_common,
            "vocabulary": bow.vocabulary,
            "rows": [[row.id, row.title, row.document, row.start, row.end] for row in bow.rows],
            "given_ids": packed_ids(bow),
        },
        "preparation": plain_preparation(bow.preparation),
        "corpus": None if bow.corpus is None else corpus_hash(bow.corpus),
    }


def unpacked(manifest: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> dict[str, Any]:
    """Return the arguments of the model of what `packed` and `arrays_of` gave.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: something is missing, of another kind, or does not fit.
    """
    check_manifest(manifest)
    about, fitted = manifest["bow"], manifest["fit"]
    rows = tuple(Row(str(i), str(title), int(d), int(s), int(e)) for i, title, d, s, e in about["rows"])
    vocabulary = tuple(str(word) for word in about["vocabulary"])
    names = tuple(None if name is None else str(name) for name in manifest["names"])
    check_numbers(arrays)
    counts = csr_matrix((arrays["data"], arrays["indices"], arrays["indptr"]), shape=(len(rows), len(vocabulary)))
    counts.check_format(full_check=True)
    bow = BagOfWords(
        counts=counts,
        vocabulary=vocabulary,
        rows=rows,
        unit=about["unit"],
        notes=tuple(about["notes"]),
        preparation=preparation_from(manifest["preparation"]),
        outside=arrays.get("outside"),
        too_few=int(about["too_few"]),
        too_many=None if about["too_many"] is None else int(about["too_many"]),
        too_common=tuple(str(word) for word in about["too_common"]),
        given_ids=unpacked_ids(about.get("given_ids", {})) or None,
    )
    fit = Fit(
        shares=arrays["shares"],
        weights=arrays["weights"],
        alpha=arrays["alpha"],
        beta=float(fitted["beta"]),
        likelihood=tuple(float(value) for value in fitted["likelihood"]),
        converged=bool(fitted["converged"]),
        notes=tuple(fitted["notes"]),
        word_weights=arrays.get("word_weights"),
        tokens=arrays.get("tokens"),
    )
    return {
        "fit": fit,
        "bow": bow,
        "method": str(manifest["method"]),
        "seed": int(manifest["seed"]),
        "settings": dict(manifest["settings"]),
        "notes": tuple(manifest["notes"]),
        "names": names,
        "hidden": tuple(manifest["hidden"]),
        "edits": tuple(manifest["edits"]),
        "repeated": arrays.get("repeated"),
    }


def plain_preparation(preparation: Preparation | None) -> dict[str, object] | None:
    """Return how words are prepared as JSON can hold it."""
    if preparation is None:
        return None
    return {
        "language": preparation.language,
        "stop_words": preparation.stop_words,
        "keep": preparation.keep,
        "names": sorted(preparation.names),
        "phrases": preparation.phrases,
        "foreign": sorted(preparation.foreign),
        "stems": sorted(preparation.stems),
        "spellings": sorted(preparation.spellings),
        "nouns": sorted(preparation.nouns),
    }


def preparation_from(prepared: Mapping[str, Any] | None) -> Preparation | None:
    """Return what `plain_preparation` gave as it was."""
    if prepared is None:
        return None
    return Preparation(
        language=str(prepared["language"]),
        stop_words=tuple(prepared["stop_words"]),
        keep=tuple(prepared["keep"]),
        names=frozenset(prepared["names"]),
        phrases=tuple(Phrase(*map(str, phrase)) for phrase in prepared["phrases"]),
        foreign=frozenset((str(language), str(word)) for language, word in prepared["foreign"]),
        stems=frozenset(map(str, prepared.get("stems", ()))),
        spellings=_rewritten(prepared.get("spellings", ())),
        nouns=_rewritten(prepared.get("nouns", ())),
    )


def corpus_hash(corpus: Corpus) -> str:
    """Return the SHA-256 of the ids and texts, in order."""
    digest = hashlib.sha256()
    for document in corpus:
        for text in (document.id, document.text):
            encoded = text.encode("utf-8", "surrogatepass")
            digest.update(len(encoded).to_bytes(8, "little") + encoded)
    return digest.hexdigest()


def _rewritten(triples: Any) -> Rewritten:  # noqa: ANN401  # from a file
    return frozenset((str(language), str(word), str(other)) for language, word, other in triples)
