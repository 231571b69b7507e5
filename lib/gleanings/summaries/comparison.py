"""compare_documents: what one side says, what the other says, and what both say, in sentences with places."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gleanings.documents.document import Document, Sentence
from gleanings.errors import InvalidValue, whole_number
from gleanings.html import Safe, table, tag
from gleanings.summaries.denials import denies, opposed
from gleanings.summaries.extract import extract, read_documents
from gleanings.summaries.numbers import numbers_in
from gleanings.summaries.roles import exchange_roles, marked_words
from gleanings.summaries.selection.budget import Budget
from gleanings.summaries.selection.redundancy import ALIKE, RepeatedRows, content_in_order
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.sentence_vectors import SentenceVectors
from gleanings.summaries.summary import Summary, SummarySentence
from gleanings.summaries.support import same_point
from gleanings.summaries.themes import part_ways
from gleanings.tabular import Tabular

if TYPE_CHECKING:
    import pandas as pd

_MOST_PAIRS = 400_000_000  # pairs of sentences that are compared; a few seconds
_BLOCK = 256
_NEAR = 0.15  # a cosine below which two sentences have next to nothing in common


@dataclass(frozen=True, slots=True)
class SharedPoint:
    """What both sides say: a sentence of each, and their cosine, above 0 and up to 1."""

    a: SummarySentence
    b: SummarySentence
    similarity: float


@dataclass(frozen=True, eq=False, repr=False)
class DocumentComparison(Tabular):
    """What two documents, or two sets of documents, have to themselves and in common.

    Attributes:
        only_a, only_b: summaries of what one side says beyond the other.
        both: what both say, the most alike first.
    """

    only_a: Summary
    only_b: Summary
    both: tuple[SharedPoint, ...]

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame of who says it (a, b, both), text, document, start, end, and for both the other's."""
        import pandas as pd

        rows: list[tuple[object, ...]] = []
        for side, summary in (("a", self.only_a), ("b", self.only_b)):
            rows += [(side, s.text, s.document, s.start, s.end, None, None, None, None) for s in summary]
        for p in self.both:
            rows.append(
                ("both", p.a.text, p.a.document, p.a.start, p.a.end, p.b.text, p.b.document, p.b.start, p.b.end)
            )
        columns = ["said_by", "text", "document", "start", "end", "b_text", "b_document", "b_start", "b_end"]
        return pd.DataFrame(rows, columns=columns).astype({"b_start": "Int64", "b_end": "Int64"})

    def __repr__(self) -> str:
        return f"DocumentComparison({len(self.only_a)} only a, {len(self.only_b)} only b, {len(self.both)} both)"

    def _repr_html_(self) -> Safe:
        parts = [
            table(
                ["sentence", "document"],
                [[s.shown, s.source] for s in summary],
                caption=f"Only {side} says",
            )
            for side, summary in (("a", self.only_a), ("b", self.only_b))
        ]
        rows = [[f"{p.similarity:.2f}", p.a.text, p.b.text] for p in self.both]
        nothing = tag("p", "No point was found that both make.")
        parts.append(table(["alike", "a", "b"], rows, caption="Both say", numbers=[0]) if rows else nothing)
        return tag("div", *parts)


def compare_documents(
    a: Document | Sequence[Document], b: Document | Sequence[Document], *, sentences: int = 3
) -> DocumentComparison:
    """Return what only `a` says, what only `b` says, and what both say, in sentences with places.

    What one side says alone is its summary with the other side `known` (see `summarize`), so that no sentence stands
    there nearly all of whose words one of the other side has, unless it has a number that the other lacks, or one of
    the two denies. What both say are the pairs of sentences that share two words and whose TF-IDF vectors have a cosine
    of .35 or more, or that share most words of the shorter one, whose numbers do not differ, of which none denies
    alone, and in which the same do the same to each other ("Orr sued Ulm" is not "Ulm sued Orr"); each sentence once,
    no two pairs alike. A sentence of such a pair does not stand on its side alone if the
    other has most of its words.

    Args:
        a, b: a document, or several taken as one.
        sentences: how many of each kind, at most.

    Raises:
        InvalidType: for anything but documents.
        InvalidValue: for fewer than one sentence, or more pairs of sentences than can be compared in seconds.

    >>> a = Document("a", "The dam near Orr broke at night. Nobody was hurt.")
    >>> b = Document("b", "At night the dam near Orr broke. The mayor blamed the state.")
    >>> found = compare_documents(a, b, sentences=1)
    >>> found.only_b.text, found.both[0].a.text
    ('The mayor blamed the state.', 'The dam near Orr broke at night.')
    """
    limit = whole_number("sentences", sentences, least=1)
    one, other = read_documents(a), read_documents(b)
    sizes = [sum(len(document.sentences) for document in side) for side in (one, other)]
    if sizes[0] * sizes[1] > _MOST_PAIRS:
        raise InvalidValue(
            f"all pairs of {sizes[0]:,} and {sizes[1]:,} sentences are compared, too many to do in seconds; "
            "compare parts, or ask for what is new alone: summarize(a, known=b)."
        )
    budget = Budget("sentences", limit)
    both, said = _both(one, other, sizes[0], limit)
    return DocumentComparison(
        extract(one, budget, known=other, said=said), extract(other, budget, known=one, said=said), both
    )


def _both(
    one: Sequence[Document], other: Sequence[Document], size: int, limit: int
) -> tuple[tuple[SharedPoint, ...], set[str]]:
    """The pairs of sentences, one of each side, that make the same point, and the texts that so add nothing.

    Of a pair, a sentence adds nothing most of whose words the other has.
    """
    matrix = SentenceMatrix.from_documents([*one, *other])
    said: set[str] = set()
    if not 0 < size < matrix.size:
        return (), said
    vectors = SentenceVectors(matrix).csr
    across = vectors[size:].T.tocsr()
    nearest = np.zeros(size, np.int64)
    cosine = np.zeros(size)
    for start in range(0, size, _BLOCK):
        block = (vectors[start : min(start + _BLOCK, size)] @ across).toarray()
        nearest[start : start + len(block)] = block.argmax(axis=1)
        cosine[start : start + len(block)] = block.max(axis=1)
    places = [(document, s) for document in (*one, *other) for s in document.sentences]
    repeated = RepeatedRows(matrix, ALIKE)
    taken: set[int] = set()
    points: list[SharedPoint] = []
    for row in np.argsort(-cosine.round(9), kind="stable").tolist():
        if cosine[row] < _NEAR:
            break
        partner = size + int(nearest[row])
        if partner in taken or _differ(places[row], places[partner]):
            continue
        in_order = [content_in_order(matrix, each) for each in (row, partner)]
        one_stems, other_stems = map(frozenset, in_order)
        held = len(one_stems & other_stems)
        sizes = np.array([[held], [len(one_stems)], [len(other_stems)]])
        if not same_point(sizes[0], sizes[1], sizes[2], cosine[row : row + 1]).all():
            continue
        if part_ways(*([matrix.stems[stem] for stem in stems] for stems in in_order)):
            continue
        if exchange_roles(*(marked_words(matrix, each, places[each][0].language) for each in (row, partner))):
            continue
        taken.add(partner)
        said.update(
            places[each][1].text
            for each, stems in ((row, one_stems), (partner, other_stems))
            if held > ALIKE * len(stems)
        )
        if len(points) == limit or repeated.repeats(row):
            continue
        repeated.add(row)
        alike, rank = float(cosine[row]), len(points) + 1
        first, second = (SummarySentence.of(*places[place], alike, rank) for place in (row, partner))
        points.append(SharedPoint(first, second, min(alike, 1.0)))
    return tuple(points), said


def _differ(one: tuple[Document, Sentence], other: tuple[Document, Sentence]) -> bool:
    """Whether two sentences cannot be one point: they have other numbers, words of opposite meaning, or one denies."""
    numbers, others = (numbers_in(sentence.text, document.language) for document, sentence in (one, other))
    if numbers - others and others - numbers:
        return True
    if opposed(one[1].text, other[1].text, one[0].language):
        return True
    return denies(one[1].text, one[0].language) != denies(other[1].text, other[0].language)
