"""gl.agreement: how far the topics of a model agree with labels that people gave to the documents."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from scipy.special import comb

from gleanings.corpus.column_values import is_missing
from gleanings.corpus.corpus import Corpus
from gleanings.corpus.folders import folders_of
from gleanings.corpus.stored_outlines import column
from gleanings.errors import InvalidType, InvalidValue, unknown_column
from gleanings.evaluation.topic_words import HasTopics
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import counted, counted_of
from gleanings.numerics import log
from gleanings.tabular import Tabular
from gleanings.types import Floats, Integers

if TYPE_CHECKING:
    import pandas as pd


@runtime_checkable
class HasShares(HasTopics, Protocol):
    """A model whose rows have shares of its topics: rows x topics."""

    @property
    def shares(self) -> Floats: ...


@dataclass(frozen=True, eq=False, repr=False)
class LabelAgreement(Tabular):
    """How far topics agree with labels. Each row counts under its largest topic.

    Attributes:
        labels: the different labels, in order.
        topics: the names of the topics.
        counts: labels x topics, int64: how many rows with the label have the topic as their largest.
        nmi: normalised mutual information, 0 to 1 (arithmetic mean, as scikit-learn has it).
        ari: adjusted Rand index (Hubert and Arabie 1985): 0 for chance, 1 for the same grouping.
        purity: the share of rows that have the commonest label of their topic, 0 to 1; it rises with more topics.
        homogeneity: 1 where each topic holds rows of one label only (Rosenberg and Hirschberg 2007).
        completeness: 1 where the rows of each label are all in one topic.
        notes: what a reader must know, in full sentences.

    >>> import gleanings as gl
    >>> bow = gl.BagOfWords.from_tokens([["rain", "wind"], ["vote", "poll"]] * 10)
    >>> gl.agreement(gl.fit_topics(bow, topics=2), ["weather", "politics"] * 10).ari
    1.0
    """

    labels: tuple[str, ...]
    topics: tuple[str, ...]
    counts: Integers
    nmi: float
    ari: float
    purity: float
    homogeneity: float
    completeness: float
    notes: tuple[str, ...] = ()

    def to_frame(self) -> "pd.DataFrame":
        """Return the counts, labels x topics."""
        import pandas as pd

        return pd.DataFrame(self.counts, index=pd.Index(self.labels, name="label"), columns=list(self.topics))

    def __repr__(self) -> str:
        numbers = ", ".join(
            f"{name}={getattr(self, name):.3f}" for name in ("nmi", "ari", "purity", "homogeneity", "completeness")
        )
        return "\n".join([f"LabelAgreement({int(self.counts.sum())} rows, {numbers})", *self.notes])

    def _repr_html_(self) -> Safe:
        rows = [(label, *map(int, self.counts[i])) for i, label in enumerate(self.labels)]
        caption = (
            f"Labels and largest topics: NMI {self.nmi:.2f}, adjusted Rand index {self.ari:.2f}, purity "
            f"{self.purity:.2f}"
        )
        shown = table(["label", *self.topics], rows, caption=caption, numbers=range(1, len(self.topics) + 1))
        return tag("div", shown, paragraphs(self.notes))


def agreement(model: HasShares, labels: "str | Mapping[str, object] | Sequence[object]") -> LabelAgreement:
    """Return how far the largest topic of each row agrees with labels that are known.

    Labels are one way to read the documents, and topics another: a low number says that they differ, not which is
    right. Rows without words and rows without a label are left out and counted.

    Args:
        model: what `fit_topics` returned.
        labels: one a row of the model's bag or one a document, in order; or a mapping from the document's id; or the
            name of a column of the documents' metadata, or "folder", "date" or "year" for what is known of each
            document. None, NaN and an empty text stand for no label; spaces around a label do not count.

    Raises:
        InvalidType, InvalidValue: labels that cannot be matched with the rows, or fewer than two rows with a label.

    >>> import gleanings as gl
    >>> bow = gl.BagOfWords.from_tokens([["rain", "wind"], ["vote", "poll"]] * 10)
    >>> found = gl.agreement(gl.fit_topics(bow, topics=2), ["weather", "politics"] * 10)
    >>> found.nmi, found.purity
    (1.0, 1.0)
    """
    if not isinstance(model, HasShares):
        raise InvalidType(f"model is of type {type(model).__name__}; give what fit_topics returned.")
    given = _of_rows(model, labels)
    filled = np.diff(model.bow.counts.indptr) > 0
    known = np.array([not is_missing(label) for label in given])
    kept = np.flatnonzero(filled & known)
    if len(kept) < 2:
        raise InvalidValue("fewer than two rows have words and a label; give labels of more documents.")
    names, label = np.unique([" ".join(str(given[i]).split()) for i in kept.tolist()], return_inverse=True)
    topic = model.shares[kept].argmax(axis=1)
    counts = np.zeros((len(names), model.shares.shape[1]), np.int64)
    np.add.at(counts, (label, topic), 1)
    notes = []
    if (~filled).sum():
        notes.append(_left_out(int((~filled).sum()), "without counted words"))
    if (filled & ~known).sum():
        notes.append(_left_out(int((filled & ~known).sum()), "without a label"))
    sizes = counts.sum(axis=1)
    if len(names) == 1:
        notes.append(f"There is only one label, {names[0]}, so there is nothing for the topics to agree with.")
    elif alone := int((sizes == 1).sum()):
        some, are = counted_of(alone, len(names), "label"), "is" if alone == 1 else "are"
        notes.append(
            f"{some} {are} on one row only; with many such, completeness is high and nmi is above 0 whatever the "
            "topics are, and only ari is not."
        )
    alike = Counter(str(name).casefold() for name in names)
    if twice := [str(name) for name in names if alike[str(name).casefold()] > 1]:
        notes.append(f"These labels differ in capitals only and count as different: {', '.join(twice[:6])}.")
    mutual, of_labels, of_topics = mutual_information(counts)
    return LabelAgreement(
        labels=tuple(map(str, names)),
        topics=tuple(each.name for each in model.topics),
        counts=counts,
        nmi=1.0 if of_labels + of_topics == 0 else round(2 * mutual / (of_labels + of_topics), 10),
        ari=adjusted_rand(counts),
        purity=float(counts.max(axis=0).sum() / counts.sum()),
        homogeneity=1.0 if of_labels == 0 else round(mutual / of_labels, 10),
        completeness=1.0 if of_topics == 0 else round(mutual / of_topics, 10),
        notes=tuple(notes),
    )


def mutual_information(counts: Integers) -> tuple[float, float, float]:
    """Return the mutual information of a contingency table, and the entropies of its rows and columns, in nats."""
    joint = counts / counts.sum()
    rows, columns = joint.sum(axis=1), joint.sum(axis=0)
    i, j = np.nonzero(counts)
    mutual = float((joint[i, j] * (log(joint[i, j]) - log(rows[i] * columns[j]))).sum())
    entropies = [float(-(each[each > 0] * log(each[each > 0])).sum()) for each in (rows, columns)]
    return max(mutual, 0.0), entropies[0], entropies[1]


def adjusted_rand(counts: Integers) -> float:
    """Return the Rand index of a contingency table, adjusted for chance (Hubert and Arabie 1985, equation 5).

    >>> adjusted_rand(np.array([[5, 0], [0, 5]])), adjusted_rand(np.array([[5, 5], [5, 5]])) < 0
    (1.0, True)
    """
    together = float(comb(counts, 2).sum())
    rows, columns = (float(comb(counts.sum(axis=axis), 2).sum()) for axis in (1, 0))
    expected = rows * columns / max(float(comb(counts.sum(), 2)), 1.0)
    highest = (rows + columns) / 2
    return 1.0 if highest == expected else (together - expected) / (highest - expected)


def _left_out(number: int, what: str) -> str:
    return f"{counted(number, 'row')} {what} {'is' if number == 1 else 'are'} left out."


def _of_rows(model: HasShares, labels: object) -> list[object]:
    """Return one label per row."""
    bow = model.bow
    documents = bow.documents.tolist()
    if isinstance(labels, str):
        if bow.corpus is None:
            raise InvalidValue(
                f"labels={labels!r} names a column, but the documents are not at hand; give one label per row."
            )
        values = _of_documents(bow.corpus, labels)
        return [values[document] for document in documents]
    if isinstance(labels, Mapping):
        rows = ids = [row.id for row in bow.rows]
        if bow.corpus is not None:
            known = list(column(bow.corpus.outlines, "id"))
            ids = [known[document] for document in documents]
        found = [labels.get(row, labels.get(name)) for row, name in zip(rows, ids, strict=True)]
        if all(label is None for label in found):
            raise InvalidValue(f"labels has no key that is the id of a document, such as {ids[0]!r}.")
        return found
    if isinstance(labels, Set) or not hasattr(labels, "__len__") or not hasattr(labels, "__iter__"):
        raise InvalidType(
            f"labels is of type {type(labels).__name__}; give one label per row, a mapping, or a column's name."
        )
    if getattr(labels, "ndim", 1) > 1:
        raise InvalidValue("labels is a table; give one label per row, such as one column of it.")
    given = list(labels)
    if len(given) == len(bow):
        return given
    size = bow.number_of_documents
    if len(given) == size:
        return [given[document] for document in documents]
    raise InvalidValue(
        f"{len(given)} labels for {len(bow)} rows of {size} documents; give one a row or one a document."
    )


def _of_documents(corpus: Corpus, name: str) -> Sequence[object]:
    """Return one label per document, from a column, the folders or the dates; no text of a stored corpus is read."""
    columns: set[str] = set()
    values: list[object] = []
    for metadata in column(corpus.outlines, "metadata"):
        columns.update(metadata)
        values.append(metadata.get(name))
    if name in columns:
        return values
    known: dict[str, Sequence[object]] = {"folder": folders_of(list(column(corpus.outlines, "id")))}
    known["date"] = dates = list(column(corpus.outlines, "date"))
    known["year"] = [None if date is None else date.year for date in dates]
    known = {each: labels for each, labels in known.items() if any(labels)}
    if name in known:
        return known[name]
    raise InvalidValue(f"labels={name!r}: {unknown_column(name, sorted({*columns, *known}))}")
