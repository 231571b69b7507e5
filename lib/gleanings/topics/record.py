"""Record: what it takes to check that a model comes out the same again, as JSON."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from gleanings.corpus.corpus import Corpus
from gleanings.documents.document import Document
from gleanings.errors import InvalidType, InvalidValue, NotFound, shown
from gleanings.nouns import counted
from gleanings.storage.atomic import write_file
from gleanings.topics.fit_result import Fit
from gleanings.topics.model_schema import check_manifest
from gleanings.words.bag_of_words import BagOfWords

FORMAT = 1
_LETTERS = 32  # of a SHA-256 that are kept for each document


@dataclass(frozen=True, repr=False)
class Record:
    """What was put in and what came out, by checksums; no text. `gl.verify(record, corpus)` checks it.

    Attributes:
        documents: for each document its id and the checksums of its text, and of what was set aside in it and its
            language; empty where the model did not have its documents at hand.
        unit: what a row is.
        vocabulary: the words that were counted.
        preparation: how words were prepared; None for a model made from tokens.
        settings: the arguments of the fit, versions, and the checksum of the counts.
        fitted: checksum of what was fitted, before any change by hand.
        result: checksum of the model as it is.
        edits: what was changed by hand.
        format: of the record itself.

    >>> import gleanings as gl
    >>> bow = gl.BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"]] * 10)
    >>> record = gl.fit_topics(bow, topics=2).record()
    >>> gl.verify(record, bow).same
    True
    """

    documents: tuple[tuple[str, str, str], ...]
    unit: str
    vocabulary: tuple[str, ...]
    preparation: Mapping[str, Any] | None
    settings: Mapping[str, Any]
    fitted: str
    result: str
    edits: tuple[str, ...]
    format: int = FORMAT

    def to_json(self) -> str:
        """Return the record as JSON."""
        return json.dumps(asdict(self), ensure_ascii=True, indent=1, sort_keys=True) + "\n"

    def save(self, path: "str | PathLike[str]") -> None:
        """Write the record to a file, whole or not at all; `gl.load_record` reads it.

        Raises:
            NotWritable: the place cannot be written to.
        """
        write_file(Path(path), self.to_json().encode())

    def __repr__(self) -> str:
        read = counted(len(self.documents), "document")
        return f"Record({read}, {self.settings.get('method')}, result {self.result[:12]}...)"


def load_record(path: "str | PathLike[str]") -> Record:
    """Return the record that `Record.save` wrote.

    Raises:
        InvalidType: not a path.
        NotFound: there is no such file.
        InvalidValue: the file holds no record, or one of a newer format.

    >>> import tempfile, pathlib
    >>> import gleanings as gl
    >>> record = gl.fit_topics(gl.BagOfWords.from_tokens([["rain"], ["bank"]] * 10), topics=2).record()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     record.save(pathlib.Path(folder, "record.json"))
    ...     gl.load_record(pathlib.Path(folder, "record.json")) == record
    True
    """
    if not isinstance(path, str | PathLike):
        raise InvalidType(f"path is a {type(path).__name__}; give the path of a record.")
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotFound(f"there is no file {shown(path)}; record.save writes one.") from None
    except (OSError, ValueError, RecursionError) as error:
        raise InvalidValue(f"{shown(path)} is not a record of a model; give a file that record.save wrote.") from error
    return record_from(found, f"{shown(path)} is not a record of a model; give a file that record.save wrote.")


def record_from(found: object, otherwise: str) -> Record:
    """Return the record of what JSON held; raise InvalidValue with `otherwise` where it is none."""
    if isinstance(found, Mapping) and isinstance(found.get("format"), int) and found["format"] > FORMAT:
        raise InvalidValue("the record is of a newer format; install the newest gleanings to check it.")
    try:
        if not isinstance(found, Mapping):
            raise TypeError("no mapping")
        documents = tuple((str(i), str(text), str(aside)) for i, text, aside in found["documents"])
        texts = [found["unit"], found["fitted"], found["result"], *found["vocabulary"], *found["edits"]]
        if not all(isinstance(text, str) for text in texts) or not isinstance(found["settings"], Mapping):
            raise TypeError("of another kind")
        _check_preparation(found["preparation"])
        return Record(
            documents,
            found["unit"],
            tuple(found["vocabulary"]),
            found["preparation"],
            dict(found["settings"]),
            found["fitted"],
            found["result"],
            tuple(found["edits"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidValue(otherwise) from error


def _check_preparation(prepared: object) -> None:
    """Raise where a preparation is not what a stored model has."""
    empty: dict[str, Any] = {"names": [], "hidden": [], "notes": [], "edits": [], "method": "", "seed": 0}
    bow = {"notes": [], "vocabulary": [], "rows": [], "unit": "document", "too_few": 0, "too_many": None}
    fit = {"notes": [], "likelihood": [], "beta": 0, "converged": True}
    check_manifest(
        {
            **empty,
            "settings": {},
            "corpus": None,
            "bow": {**bow, "too_common": []},
            "fit": fit,
            "preparation": prepared,
        }
    )


def record_of(
    bow: BagOfWords, fit: Fit, settings: Mapping[str, object], edits: Sequence[str], packed: Mapping[str, Any] | None
) -> Record:
    """Return the record of a model; see `TopicModel.record`.

    Args:
        packed: the preparation of the bag, as plain data.
    """
    result = fit_checksum(fit)
    fitted = settings.get("fit", result)
    kept = {name: value for name, value in settings.items() if name != "fit"}
    plain = json.loads(json.dumps({"preparation": packed, "settings": kept}, default=str))
    return Record(
        documents=() if bow.corpus is None else tuple(document_checksums(document) for document in bow.corpus),
        unit=bow.unit,
        vocabulary=bow.vocabulary,
        preparation=plain["preparation"],
        settings=plain["settings"],
        fitted=str(fitted),
        result=result,
        edits=tuple(edits),
    )


def fit_checksum(fit: Fit) -> str:
    """Return the SHA-256 of the shares and weights, the same on every machine."""
    digest = hashlib.sha256()
    for array in (fit.shares, fit.weights):
        digest.update(repr(array.shape).encode())
        for line in array:
            digest.update(line.astype("<f8").tobytes())
    return digest.hexdigest()


def document_checksums(document: Document) -> tuple[str, str, str]:
    """Return the id of a document, and checksums of its text and of all else that counting depends on."""
    aside = [[mark.start, mark.end] for mark in document.marks], document.language
    return document.id, _checksum(document.text), _checksum(json.dumps(aside))


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]


def changed_documents(record: Record, corpus: Corpus) -> str:
    """Return which documents differ from those of a record, in words; empty where none does."""
    before = {name: (text, aside) for name, text, aside in record.documents}
    now = {name: (text, aside) for name, text, aside in map(document_checksums, corpus)}
    groups = {
        "not there": [name for name in before if name not in now],
        "new": [name for name in now if name not in before],
        "with another text": [name for name in before if name in now and before[name][0] != now[name][0]],
        "with the same text, but something else set aside or another language": [
            name
            for name in before
            if name in now and before[name][0] == now[name][0] and before[name][1] != now[name][1]
        ],
    }
    said = [f"{_few(names)} {what}" for what, names in groups.items() if names]
    texts = [sorted(text for text, _ in documents.values()) for documents in (before, now)]
    if groups["with another text"] and texts[0] == texts[1]:
        said.append("the texts are those of the record in another order, and have other ids; give them in its order")
    if not said and list(before) != list(now):
        said.append("the documents are the same, in another order")
    return "; ".join(said)


def _few(names: Sequence[str]) -> str:
    listed = ", ".join(names[:5])
    return f"{len(names)} document{'s' if len(names) > 1 else ''} ({listed}{', ...' if len(names) > 5 else ''})"
