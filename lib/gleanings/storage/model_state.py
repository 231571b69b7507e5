"""A topic model as plain data, numbers and texts and arrays, and back. Writing them to a folder is storage.py's."""

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.corpus.corpus import Corpus
from gleanings.topics.fit_result import Fit
from gleanings.topics.model import TopicModel
from gleanings.words.bag_of_words import UNITS, BagOfWords, Row
from gleanings.words.preprocessor import Preparation

ARRAYS = ("shares", "weights", "alpha", "data", "indices", "indptr")  # the last three are the counts
OPTIONAL = ("word_weights", "tokens", "outside")
_WHOLE = frozenset({"data", "indices", "indptr", "outside"})


def kind_of(name: str) -> np.dtype[Any]:
    """Return the type in which an array is stored."""
    return np.dtype("<i4" if name in _WHOLE else "<f8")


def arrays_of(model: TopicModel) -> dict[str, NDArray[Any]]:
    """Return the arrays of a model by name: `ARRAYS`, and those of `OPTIONAL` that it has."""
    counts = model.bow.counts
    found = {
        "shares": model.shares,
        "weights": model.weights,
        "alpha": model.alpha,
        "data": counts.data,
        "indices": counts.indices,
        "indptr": counts.indptr,
        "word_weights": model.fit.word_weights,
        "tokens": model.fit.tokens,
        "outside": model.bow.outside,
    }
    return {name: array.astype(kind_of(name)) for name, array in found.items() if array is not None}


def packed(model: TopicModel) -> dict[str, object]:
    """Return all of a model but its arrays, as JSON can hold it; no texts."""
    bow, fit, preparation = model.bow, model.fit, model.bow.preparation
    return {
        "method": model.method,
        "seed": model.seed,
        "settings": dict(model.settings),
        "notes": model.notes,
        "names": model.names,
        "hidden": model.hidden,
        "edits": model.edits,
        "fit": {"beta": fit.beta, "likelihood": fit.likelihood, "converged": fit.converged, "notes": fit.notes},
        "bow": {
            "unit": bow.unit,
            "notes": bow.notes,
            "too_few": bow.too_few,
            "too_many": bow.too_many,
            "vocabulary": bow.vocabulary,
            "rows": [[row.id, row.title, row.document, row.start, row.end] for row in bow.rows],
        },
        "preparation": None
        if preparation is None
        else {
            "language": preparation.language,
            "stop_words": preparation.stop_words,
            "keep": preparation.keep,
            "names": sorted(preparation.names),
            "phrases": preparation.phrases,
        },
        "corpus": None if bow.corpus is None else corpus_hash(bow.corpus),
    }


def unpacked(manifest: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> TopicModel:
    """Return the model of what `packed` and `arrays_of` gave.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: something is missing, of another kind, or does not fit.
    """
    about, fitted, prepared = manifest["bow"], manifest["fit"], manifest["preparation"]
    rows = tuple(Row(str(i), str(title), int(d), int(s), int(e)) for i, title, d, s, e in about["rows"])
    vocabulary = tuple(str(word) for word in about["vocabulary"])
    names = tuple(None if name is None else str(name) for name in manifest["names"])
    shapes = {
        "shares": (len(rows), len(names)),
        "weights": (len(names), len(vocabulary)),
        "alpha": (len(names),),
        "word_weights": (len(vocabulary),),
        "tokens": (len(names),),
        "outside": (len(rows),),
    }
    for name, shape in shapes.items():
        if name in arrays and arrays[name].shape != shape:
            raise ValueError(f"{name} is {arrays[name].shape}, not {shape}")
    counts = csr_matrix((arrays["data"], arrays["indices"], arrays["indptr"]), shape=(len(rows), len(vocabulary)))
    counts.check_format(full_check=True)
    if about["unit"] not in UNITS or not all(0 <= topic < len(names) for topic in manifest["hidden"]):
        raise ValueError("unit or hidden topics are none that can be")
    preparation = None
    if prepared is not None:
        preparation = Preparation(
            language=str(prepared["language"]),
            stop_words=tuple(prepared["stop_words"]),
            keep=tuple(prepared["keep"]),
            names=frozenset(prepared["names"]),
            phrases=tuple((str(a), str(b), str(shown)) for a, b, shown in prepared["phrases"]),
        )
    bow = BagOfWords(
        counts=counts,
        vocabulary=vocabulary,
        rows=rows,
        unit=about["unit"],
        notes=tuple(about["notes"]),
        preparation=preparation,
        outside=arrays.get("outside"),
        too_few=int(about["too_few"]),
        too_many=None if about["too_many"] is None else int(about["too_many"]),
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
    return TopicModel(
        fit=fit,
        bow=bow,
        method=str(manifest["method"]),
        seed=int(manifest["seed"]),
        settings=dict(manifest["settings"]),
        notes=tuple(manifest["notes"]),
        names=names,
        hidden=tuple(manifest["hidden"]),
        edits=tuple(manifest["edits"]),
    )


def corpus_hash(corpus: Corpus) -> str:
    """Return the SHA-256 of the ids and texts, in order."""
    digest = hashlib.sha256()
    for document in corpus:
        for text in (document.id, document.text):
            encoded = text.encode("utf-8", "surrogatepass")
            digest.update(len(encoded).to_bytes(8, "little") + encoded)
    return digest.hexdigest()
