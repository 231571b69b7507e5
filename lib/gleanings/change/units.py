"""What is counted when topics are compared over time or between groups: documents, each with its shares.

A document is the unit, also where the rows of the model are paragraphs: paragraphs of one text are not independent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gleanings.change.bootstrap import Rows
from gleanings.change.coded import Coded, Columns, Growing
from gleanings.corpus.corpus import Corpus
from gleanings.corpus.folders import folders_of
from gleanings.corpus.stored_outlines import column as column_of_outlines
from gleanings.errors import InvalidType, InvalidValue, unknown_column
from gleanings.sparse import row_totals
from gleanings.topics.model import TopicModel
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

_MANY = 1_000  # values of a column, beyond which it is read when it is asked for


@dataclass(frozen=True, eq=False)
class Units:
    """The documents of a model that have counted words.

    Attributes:
        documents: index of each in the corpus, int64.
        of_corpus: of all documents of the corpus, float64: the mean of the document's rows, weighted by their counted
            words.
        tokens: counted words of each, int64.
        corpus: the corpus.
        without_words: how many documents have no counted word; they are left out.
    """

    documents: Integers
    of_corpus: Floats
    tokens: Integers
    corpus: Corpus
    without_words: int

    def __len__(self) -> int:
        return len(self.documents)

    def rows(self, topics: Sequence[int]) -> Rows:
        """Return the shares of some topics in the documents, without a copy of them."""
        all_ = list(topics) == list(range(self.of_corpus.shape[1]))
        return Rows(self.of_corpus, self.documents, None if all_ else tuple(topics))

    @cached_property
    def dates(self) -> Coded:
        """The date of each, None where it has none."""
        return Coded.of(column_of_outlines(self.corpus.outlines, "date")).taken(self.documents)


def units_of(model: TopicModel) -> Units:
    """Return the documents of a model with their shares.

    Raises:
        InvalidType: not a TopicModel.
        InvalidValue: the model does not hold its documents, so their dates and columns are not known.
    """
    if not isinstance(model, TopicModel):
        raise InvalidType(f"model is a {type(model).__name__}; give what fit_topics returned.")
    return _units(model.bow, model.known_shares[0], model.tokens)


def units_of_bag(bow: BagOfWords) -> Units:
    """Return the documents of a bag, as those of a model without topics."""
    return _units(bow, np.zeros((bow.number_of_documents, 0)), row_totals(bow.counts))


def _units(bow: BagOfWords, shares: Floats, row_tokens: Integers) -> Units:
    corpus = bow.corpus
    if corpus is None:
        raise InvalidValue(
            "the documents are not at hand, so their dates and columns are not known; count words of a corpus, or give "
            "the corpus when you load a model: load_topics(folder, corpus=corpus)."
        )
    tokens = np.bincount(bow.documents, weights=row_tokens, minlength=len(corpus)).astype(np.int64)
    kept = np.flatnonzero(tokens > 0)
    return Units(kept, shares, tokens[kept], corpus, len(corpus) - len(kept))


def columns_of(units: Units) -> Columns:
    """Return what is known of each document, one column per name: date, year, folder and the metadata."""
    outlines = units.corpus.outlines
    found = _of_few_values(column_of_outlines(outlines, "metadata"))
    few = {name: None if values is None else values.taken(units.documents) for name, values in found.items()}
    dates = units.dates
    if any(dates.table):
        few["date"] = dates
        few.setdefault("year", Coded(dates.codes, [None if date is None else date.year for date in dates.table]))
    places = Coded.of(name.rpartition("/")[0] for name in column_of_outlines(outlines, "id")).taken(units.documents)
    folders = folders_of([f"{place}/" if place else "" for place in places.table])
    if any(folders):
        few.setdefault("folder", Coded(places.codes, list(folders)))

    def read(name: str) -> list[object]:
        values = [missing_as_none(known.get(name)) for known in column_of_outlines(outlines, "metadata")]
        return [values[number] for number in units.documents.tolist()]

    return Columns(few, read)


def _of_few_values(metadata: Iterable[Mapping[str, object]]) -> dict[str, Coded | None]:
    """Return the columns of what is known of documents, None for one in which many values come up."""
    growing: dict[str, Growing | None] = {}
    for number, known in enumerate(metadata):
        for name in known:
            if name not in growing:
                growing[name] = Growing(number)
        for name, values in growing.items():
            if values is None:
                continue
            values.add(missing_as_none(known.get(name)))
            if values.different > _MANY:
                growing[name] = None
    return {name: None if values is None else values.column() for name, values in growing.items()}


def column(units: Units, name: str, columns: Mapping[str, Sequence[object]] | None = None) -> Coded:
    """Return one column of the documents.

    Raises:
        InvalidType: the name is not a text.
        InvalidValue: no document has such a column; the message names near ones.
    """
    if not isinstance(name, str):
        raise InvalidType(f"{name!r} is not the name of a column; give a text such as 'date' or 'party'.")
    columns = columns_of(units) if columns is None else columns
    if name not in columns:
        if name == "date":
            raise InvalidValue(
                "no document has a date; give dates to Corpus.from_texts, or put them at the top of the texts or into "
                "the names of the files, such as 2021-08-09_report.txt."
            )
        raise InvalidValue(unknown_column(name, columns))
    return Coded.of(columns[name])


def missing_as_none(value: object) -> object:
    """Return None for what stands for a missing value (None, NaN, NaT, an empty text), else the value."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        return None if value != value else value
    except (TypeError, ValueError):
        return value
