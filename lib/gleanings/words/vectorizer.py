"""From a corpus to a bag of words: which units are rows, which words are columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from gleanings.corpus.corpus import Corpus
from gleanings.documents.excerpts import shorten
from gleanings.errors import InvalidType, InvalidValue, choice, whole_number
from gleanings.words.bag_of_words import UNITS, BagOfWords, Row, Unit, count
from gleanings.words.languages import gaps
from gleanings.words.phrases import DROPPED, Integers
from gleanings.words.preprocessor import Prepared, learn
from gleanings.words.tokenizer import tokenize

ENOUGH_ROWS = 30  # with fewer, no model of co-occurrence stands on firm ground
_COMMON = 0.5  # in more than half of the documents, a word tells none of them from another
_TITLE_LENGTH = 60


def bag_of_words(
    corpus: Corpus,
    *,
    unit: Literal["auto", "document", "paragraph", "sentence"] = "auto",
    phrases: bool = True,
    stop_words: Iterable[str] = (),
    keep: Iterable[str] = (),
    minimum_rows: int | None = None,
    maximum_share: float | None = None,
) -> BagOfWords:
    """Count the words of a corpus.

    Words are lemmas (simplemma); names keep their form; stop words are left out; neighbours that belong together are
    counted as one. `bow.explain(document)` shows what became of each word.

    Args:
        corpus: what `read_folder`, `Corpus.from_texts` or `example` gave.
        unit: what one row is. "auto" takes documents where there are 30 or more, else paragraphs where there are 30
            or more, else sentences.
        phrases: whether "prime minister" is one word.
        stop_words: further words to leave out, in any case.
        keep: words to keep, whatever the lists say.
        minimum_rows: leave out words in fewer rows, of which those with the same words count once; None for 2 up to
            300 rows, 3 up to 1,000, 5 above.
        maximum_share: leave out words in more than this share of the rows, above 0 and up to 1; None for .5 where
            there are 30 rows or more, else 1.

    Returns:
        A bag with one row a unit, in order, empty ones included.

    Raises:
        InvalidType, InvalidValue: an argument is not as above, or the corpus holds no document.

    >>> import gleanings as gl
    >>> corpus = gl.Corpus.from_texts(["Peace talks began.", "The talks failed.", "Rain fell on the talks."])
    >>> bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1)
    >>> bow.vocabulary
    ('begin', 'fail', 'fall', 'peace', 'rain', 'talk')
    """
    if not isinstance(corpus, Corpus):
        raise InvalidType(f"corpus is a {type(corpus).__name__}; give what read_folder or Corpus.from_texts returned.")
    choice("unit", unit, ("auto", *UNITS))
    if not len(corpus):
        raise InvalidValue("the corpus holds no document; read a folder that has texts in it.")
    chosen, notes = _unit(corpus, unit)
    units = _units(corpus, chosen)
    tokens = tokenize(units.sentences)
    preparation = learn(
        tokens,
        language=corpus.language,
        stop_words=_words("stop_words", stop_words),
        keep=_words("keep", keep),
        phrases=phrases,
    )
    prepared = preparation.apply(tokens)
    row = units.row_of_sentence[prepared.sentence]
    size = len(units.rows)
    different = _different(count(row, prepared.ids, size, len(prepared.terms)))
    few = _minimum_rows(minimum_rows, different.shape[0])
    many = _maximum_rows(maximum_share, different.shape[0])
    frequency = np.bincount(different.indices, minlength=len(prepared.terms))
    vocabulary = tuple(sorted(prepared.terms[i] for i in np.flatnonzero((frequency >= few) & (frequency <= many))))
    counts, outside, sequence = _counted(prepared, row, size, vocabulary)
    return BagOfWords(
        counts=counts,
        vocabulary=vocabulary,
        rows=units.rows,
        unit=chosen,
        corpus=corpus,
        notes=(*notes, *gaps(corpus.language)),
        preparation=preparation,
        outside=outside,
        too_few=few,
        too_many=many,
        sequence=sequence,
    )


def recount(bag: BagOfWords, corpus: Corpus, unit: Unit) -> BagOfWords:
    """Return the counts of `corpus` in the vocabulary of `bag`; see `BagOfWords.recount`."""
    if bag.preparation is None:
        raise InvalidValue(
            "this bag was made from tokens, so how its words were prepared is not known; "
            "count new documents with BagOfWords.from_tokens in the same way."
        )
    choice("unit", unit, UNITS)
    units = _units(corpus, unit)
    prepared = bag.preparation.apply(tokenize(units.sentences))
    row = units.row_of_sentence[prepared.sentence]
    counts, outside, sequence = _counted(prepared, row, len(units.rows), bag.vocabulary)
    return replace(
        bag, counts=counts, rows=units.rows, unit=unit, corpus=corpus, notes=(), outside=outside, sequence=sequence
    )


def joined(bags: Sequence[BagOfWords]) -> BagOfWords:
    """Return the rows of `bags` as one bag; see `BagOfWords.joined`."""
    if not bags:
        raise InvalidValue("there is no bag to join; give at least one.")
    first = bags[0]
    if any(bag.vocabulary != first.vocabulary or bag.unit != first.unit for bag in bags):
        raise InvalidValue(
            "the bags differ in vocabulary or unit; count each part with recount of one and the same bag."
        )
    before = np.cumsum([0, *(len(bag.corpus or bag.rows) for bag in bags)])
    rows = [replace(r, document=r.document + int(n)) for bag, n in zip(bags, before, strict=False) for r in bag.rows]
    if len({row.id for row in rows}) < len(rows):
        raise InvalidValue("two of the bags hold a row of the same id; give each document an id of its own.")
    corpora = [bag.corpus for bag in bags if bag.corpus is not None]
    sequences = [bag.sequence for bag in bags if bag.sequence is not None]
    outside = [bag.outside for bag in bags if bag.outside is not None]
    counts = csr_matrix(vstack([bag.counts for bag in bags], format="csr"), dtype=np.int32)
    return replace(
        first,
        counts=counts,
        rows=tuple(rows),
        corpus=replace(corpora[0], documents=tuple(d for corpus in corpora for d in corpus))
        if len(corpora) == len(bags)
        else None,
        notes=tuple(dict.fromkeys(note for bag in bags for note in bag.notes)),
        outside=np.concatenate(outside) if len(outside) == len(bags) else None,
        sequence=np.concatenate(sequences) if len(sequences) == len(bags) else None,
    )


@dataclass(frozen=True, eq=False)
class _Units:
    rows: tuple[Row, ...]
    sentences: list[str]
    row_of_sentence: NDArray[np.int64]


def _units(corpus: Corpus, unit: Unit) -> _Units:
    rows: list[Row] = []
    sentences: list[str] = []
    row_of: list[int] = []
    for index, document in enumerate(corpus):
        found = document.sentences
        sentences += [sentence.text for sentence in found]
        if unit == "document":
            row_of += [len(rows)] * len(found)
            rows.append(Row(document.id, document.title or document.id, index, 0, len(document.text)))
            continue
        parts = document.paragraphs if unit == "paragraph" else found
        row_of += [len(rows) + (s.paragraph if unit == "paragraph" else s.index) for s in found]
        rows += [
            Row(f"{document.id}:{part.index + 1}", shorten(part.text, _TITLE_LENGTH), index, part.start, part.end)
            for part in parts
        ]
    return _Units(tuple(rows), sentences, np.array(row_of, dtype=np.int64))


def _counted(
    prepared: Prepared, row: NDArray[np.int64], rows: int, vocabulary: tuple[str, ...]
) -> tuple[csr_matrix, Integers, Integers]:
    """Return the counts, how many words of each row are outside the vocabulary, and the columns in text order."""
    column = {word: i for i, word in enumerate(vocabulary)}
    of_term = np.array([*(column.get(term, DROPPED) for term in prepared.terms), DROPPED], dtype=np.int32)
    ids = of_term[prepared.ids]  # DROPPED is -1: the last entry
    missing = (ids == DROPPED) & (prepared.ids != DROPPED)
    outside = np.bincount(row[missing], minlength=rows).astype(np.int32)
    return count(row, ids, rows, len(vocabulary)), outside, ids[ids != DROPPED]


def _different(counts: csr_matrix) -> csr_matrix:
    """Return the counts without rows that repeat an earlier one: a text told twice makes no word more common."""
    first: dict[bytes, int] = {}
    for row, (start, end) in enumerate(pairwise(counts.indptr.tolist())):
        first.setdefault(counts.indices[start:end].tobytes() + counts.data[start:end].tobytes(), row)
    return counts if len(first) == counts.shape[0] else counts[list(first.values())]


def _unit(corpus: Corpus, unit: str) -> tuple[Unit, tuple[str, ...]]:
    """Return the unit to use, and the notes on why."""
    if unit != "auto":
        return unit, ()  # type: ignore[return-value]
    if len(corpus) >= ENOUGH_ROWS:
        return "document", ()
    paragraphs = sum(len(document.paragraphs) for document in corpus)
    chosen: Unit = "paragraph" if paragraphs >= ENOUGH_ROWS else "sentence"
    documents = "1 document is" if len(corpus) == 1 else f"{len(corpus)} documents are"
    return chosen, (f"{documents} too few to compare, so each {chosen} is counted as a row of its own.",)


def _minimum_rows(given: int | None, rows: int) -> int:
    if given is not None:
        return whole_number("minimum_rows", given, least=1)
    return 2 if rows <= 300 else 3 if rows <= 1000 else 5


def _maximum_rows(share: float | None, rows: int) -> int:
    if share is None:
        share = _COMMON if rows >= ENOUGH_ROWS else 1.0
    if isinstance(share, bool) or not isinstance(share, int | float):
        raise InvalidType(f"maximum_share={share!r} is not a number; give a share above 0 and up to 1.")
    if not 0 < share <= 1:
        raise InvalidValue(f"maximum_share={share} is out of range; give a share above 0 and up to 1.")
    return int(share * rows)


def _words(name: str, given: Iterable[str]) -> Iterator[str]:
    if isinstance(given, str):
        raise InvalidType(f"{name} is a text; give a list of words.")
    return (word.lower() for word in given)
