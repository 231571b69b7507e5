"""From documents and a budget to a summary: what `summarize`, `brief` and `compare_documents` share."""

import datetime
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from itertools import accumulate

from gleanings.documents.document import Document, Sentence
from gleanings.errors import InvalidType
from gleanings.summaries.evidence import evidence
from gleanings.summaries.known import Known
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.notes import not_parted, nothing_chosen, off_topic, says_something
from gleanings.summaries.query import focus_on
from gleanings.summaries.quoted_alone import quoted_alone
from gleanings.summaries.selection.budget import Basket, Budget, lengths
from gleanings.summaries.selection.redundancy import NEARLY_SAME, AnyRedundancy, RepeatedRows
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.sentence_selection import choose
from gleanings.summaries.standing import LEANS, Standing, standing_of
from gleanings.summaries.stemming.lexicon import chunks, cutter
from gleanings.summaries.summary import Summary, SummarySentence
from gleanings.summaries.support import supporting_documents
from gleanings.words.splitters import SPLITTERS, UNSPACED, can_be_parted, split

CARE = 0.5  # how much a summary cares for standing: its square root keeps most of what a sentence is worth
_STRICT = 2.0  # beyond `_ALONE` it cares as much as a brief: what says nothing alone is chosen where nothing else is
_ALONE = 0.5  # a sign that leaves less: the sentence says little without its neighbours, or is a fragment
_BROUGHT = 3  # sentences that one may bring along at most: a list of fragments leans on all that is above
_WITHOUT_WORDS = frozenset({"lead", "random"})  # methods that look at no word


def extract(
    given: Sequence[Document],
    budget: Budget,
    *,
    method: str = "central",
    options: Options | None = None,
    query: str | None = None,
    topic_words: Iterable[tuple[str, float]] | None = None,
    order: str = "document",
    most_from_one: float = 0.5,
    known: Sequence[Document] = (),
    said: Collection[str] = (),
    care: float = CARE,
    alone: bool = False,
) -> Summary:
    """Return the summary of documents within a budget; the arguments are those of `summarize`, checked.

    Args:
        said: texts of sentences that the known documents say in other words.
        care: how much the default cares that a sentence stands on its own: the power of its standing.
        alone: whether each sentence is read without its document.

    >>> documents = [Document("a", "Rain fell on Orr. The river Orr rose."), Document("b", "Rain fell on Ulm.")]
    >>> extract(documents, Budget("sentences", 1)).text
    'Rain fell on Orr.'
    """
    given, unread = _parted(tuple(given))
    texts = [sentence.text for document in given for sentence in document.sentences]
    matrix = SentenceMatrix.from_documents(given)
    focus = focus_on(matrix, given, query=query, topic_words=topic_words)
    filled = sum(1 for document in given if document.sentences)
    basket = Basket(
        budget,
        lengths(budget, texts, _word_counts(given) if budget.unit == "words" else None),
        partial(_key, matrix, texts),
        groups=matrix.document.tolist() if filled > 1 else None,
        most=max(most_from_one, 1 / max(filled, 1)),
    )
    source = partial(_source, given, list(accumulate(len(document.sentences) for document in given)))
    stands = _Stands(
        source, lambda row: bool(matrix.bounds[row + 1] > matrix.bounds[row]), care, focus is not None, alone
    )
    old = Known(known, matrix, texts, said) if known else None
    tests = [RepeatedRows(matrix, NEARLY_SAME)] if filled > 1 or old is not None else []
    redundancy = AnyRedundancy(*tests, *([old] if old is not None else [])) if tests else None
    scores = choose(
        basket,
        matrix,
        method,
        options or Options(),
        focus,
        redundancy,
        stands.judge,
        old,
        stands.needs,
        stands.weak if focus is None else None,
    )
    if not any(map(says_something, texts)):
        basket.chosen.clear()
    shown_words = None if method in _WITHOUT_WORDS else partial(evidence, matrix, focus)
    support = supporting_documents(matrix, basket.chosen) if filled > 1 else [1] * len(basket.chosen)
    chosen = {}
    for rank, (row, documents) in enumerate(zip(basket.chosen, support, strict=True), 1):
        document, s = source(row)
        stand = stands.of(row)
        chosen[row] = SummarySentence.of(
            document,
            s,
            float(scores[row]),
            rank,
            standing=stand.score,
            leans=stand.reasons,
            support=documents,
            evidence=shown_words and partial(shown_words, row, s.text, document),
        )
    shown = basket.chosen if order == "rank" else sorted(chosen)
    if order == "time":
        shown = sorted(shown, key=lambda row: source(row)[0].date or datetime.date.max)
    notes = (
        *unread,
        *matrix.notes,
        *(focus.notes if focus else ()),
        *nothing_chosen(basket, texts, given, known=bool(known)),
        *off_topic(basket, focus),
    )
    return Summary(tuple(chosen[row] for row in shown), scores, method, notes, given, tuple(shown))


def read_documents(documents: object) -> tuple[Document, ...]:
    """Return one or several documents as a tuple; raise for anything else."""
    if isinstance(documents, Document):
        return (documents,)
    if isinstance(documents, str):
        raise InvalidType("documents is a text; give a document: gl.Corpus.from_texts([text])[0].")
    wanted = "give a Document, a Corpus or a list of documents."
    if not isinstance(documents, Iterable):
        raise InvalidType(f"documents is a {type(documents).__name__}; {wanted}")
    given = tuple(documents)
    for document in given:
        if not isinstance(document, Document):
            raise InvalidType(f"documents holds a {type(document).__name__}; {wanted}")
    return given


def _parted(given: tuple[Document, ...]) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """Return the documents whose words can be told apart, where there are any, and notes on the others.

    One page in Chinese among a hundred in English is no reason to summarise none of them.
    """
    told = tuple(document for document in given if can_be_parted(document.language))
    if not any(document.sentences for document in told):
        return given, ()
    return told, not_parted(document.language for document in given)


class _Stands:
    """How well rows stand on their own, each looked at once, when it is asked for."""

    def __init__(
        self,
        source: Callable[[int], tuple[Document, Sentence]],
        worded: Callable[[int], bool],
        care: float,
        asked: bool,
        alone: bool,
    ) -> None:
        self._source = source
        self._worded = worded
        self._care = care
        self._asked = asked
        self._look = quoted_alone if alone else standing_of
        self._known: dict[int, Standing] = {}

    def of(self, row: int) -> Standing:
        """The standing of a row."""
        if row not in self._known:
            document, sentence = self._source(row)
            self._known[row] = self._look(document, sentence.index)
        return self._known[row]

    def judge(self, row: int) -> tuple[float, float, tuple[int, ...]]:
        """What a row counts for, what beside one on which it leans, and the rows on any of which it does."""
        stands = self.of(row)
        # On a subject a sentence that leans may be the one that was asked for, but not a fragment.
        # The first of a text leans on nothing that its readers were told before.
        sign = stands.alone if self._asked or self._source(row)[1].index == 0 else stands.strongest
        factor = stands.score ** (self._care if sign >= _ALONE else max(self._care, _STRICT))
        # What it leans on helps whatever it says, but a fragment or a question says nothing beside it either.
        beside = 1.0 if stands.alone >= _ALONE else factor
        return float(factor), float(beside), self._supports(row)

    def weak(self, row: int, chosen: Sequence[int]) -> bool:
        """Whether a row says little where it would stand: a fragment, or it leans on none that is chosen."""
        fragment = self.of(row).alone < _ALONE
        leans = self.of(row).strongest < _ALONE
        return fragment or (leans and not any(support in chosen for support in self._supports(row)))

    def needs(self, row: int, chosen: Sequence[int]) -> list[int]:
        """The rows that a row leans on, and those that these lean on, where none that supports it is chosen."""
        found = [row]
        while self.of(found[0]).score < LEANS and len(found) <= _BROUGHT:
            supports = [row for row in self._supports(found[0]) if self._worded(row) and self.of(row).alone >= _ALONE]
            if not supports or any(support in chosen for support in supports):
                break
            found.insert(0, supports[0])
        stands = self.of(found[0]).score >= LEANS or any(row in chosen for row in self._supports(found[0]))
        return found[:-1] if stands else []  # what leans in its turn on nothing shown is no help

    def _supports(self, row: int) -> tuple[int, ...]:
        first = row - self._source(row)[1].index
        return tuple(first + index for index in self.of(row).supports)


def _key(matrix: SentenceMatrix, texts: Sequence[str], row: int) -> bytes | str:
    """A key that is equal for sentences of the same words; the text where there are no words."""
    start, end = matrix.bounds[row], matrix.bounds[row + 1]
    return matrix.tokens[start:end].tobytes() if end > start else texts[row]


def _source(given: Sequence[Document], ends: Sequence[int], row: int) -> tuple[Document, Sentence]:
    """The document and the sentence of a row; `ends` are the rows at which each document ends."""
    number = bisect_right(ends, row)
    document = given[number]
    return document, document.sentences[row - ends[number]]  # counted from the end


def _word_counts(given: Sequence[Document]) -> Sequence[int] | None:
    """For each sentence its words, where a document is in a language written without spaces; else None."""
    if not any(document.language in UNSPACED for document in given):
        return None
    counts = []
    for document in given:
        for sentence in document.sentences:
            parts: Iterable[str] = chunks(sentence.text, document.language)
            if document.language in SPLITTERS:
                parts = split(sentence.text, cutter(sentence.text, document.language))
            counts.append(sum(any(map(str.isalnum, part)) for part in parts))
    return counts
