"""summarize: a document, or several, by any method, within a budget, on a focus."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from gleanings.corpus.document import Document
from gleanings.errors import InvalidType, choice, whole_number
from gleanings.summaries.central import Cover, Floats, best_next, lead
from gleanings.summaries.focus import Focus, focus_on
from gleanings.summaries.matrix import SentenceMatrix
from gleanings.summaries.methods import SUMY_METHODS
from gleanings.summaries.ranking import Method, Options, rounded
from gleanings.summaries.result import Summary, SummarySentence, Words
from gleanings.summaries.select import Basket, Same, fraction, nearly_same, read_budget, take_in_order

if TYPE_CHECKING:
    from gleanings.topics.model import Topic

# central is apart: its next choice depends on those before.
_METHODS: dict[str, Method] = {"lead": lead} | SUMY_METHODS
_WITHOUT_WORDS = frozenset({"lead", "random"})  # methods that look at no word

SUMMARY_METHODS = ("central", *_METHODS)
_WORDS = 8  # words of evidence kept for each sentence


def summarize(
    documents: Document | Sequence[Document],
    *,
    sentences: int | None = None,
    words: int | None = None,
    characters: int | None = None,
    share: float | None = None,
    method: str = "central",
    query: str | None = None,
    topic: "Topic | None" = None,
    order: Literal["document", "time", "rank"] = "document",
    most_from_one: float = 0.5,
    seed: int = 0,
) -> Summary:
    """Return the sentences that say most of a document, or of several taken as one, within a budget.

    Args:
        documents: a `Document`, or a `Corpus` or list of documents.
        sentences, words, characters: how long the summary may be; it is never longer. Words are what white space
            separates; characters are those of `Summary.text`. Three sentences where no budget is given.
        share: instead, the share of the text's characters, above 0 and up to 1.
        method: one of `SUMMARY_METHODS`.
        query: words that the summary is to be about.
        topic: a topic of a `TopicModel` that the summary is to be about.
        order: how the chosen sentences are put: "document" as they stand, "time" by the dates of their documents
            (undated ones last), "rank" the best first.
        most_from_one: of several documents, the share of the budget that may come from one; a first sentence is
            always allowed, and never less than an even share.
        seed: for the method "random".

    Returns:
        The summary: fewer sentences than asked for where the text has no more, none (and a note) for a text without
        sentences. No two of the chosen sentences say the same words.

    Raises:
        InvalidType: for anything but documents.
        InvalidValue: for an unknown method or order, more than one budget, or a budget out of range.

    >>> document = Document("a", "Rain fell on the hills. It was Monday. The rain on the hills fed the river.")
    >>> summarize(document, sentences=1).text
    'Rain fell on the hills.'
    """
    choice("method", method, SUMMARY_METHODS)
    choice("order", order, ("document", "time", "rank"))
    given = _documents(documents)
    rows = [(number, sentence) for number, document in enumerate(given) for sentence in document.sentences]
    texts = [sentence.text for _, sentence in rows]
    budget = read_budget(texts, sentences=sentences, words=words, characters=characters, share=share)
    # A greedy method may stop at the limit, which is no limit where some of its choices do not fit or are refused.
    limit = budget.limit if budget.unit == "sentences" and len(given) == 1 else None
    options = Options(limit=limit, seed=whole_number("seed", seed, least=0))
    most = fraction("most_from_one", most_from_one)
    matrix = SentenceMatrix.from_documents(given)
    focus = focus_on(matrix, given, query=query, topic=topic)
    groups = len({number for number, _ in rows})
    most = max(most, 1 / groups) if groups > 1 else 1.0
    basket = Basket(budget, texts, _keys(matrix, texts), groups=matrix.document.tolist(), most=most)
    same = nearly_same(matrix) if groups > 1 else None
    scores = _choose(basket, matrix, method, options, focus, same)
    notes = [*matrix.notes, *(focus.notes if focus else ())]
    notes += _account(basket, texts, given)
    evidence = None if method in _WITHOUT_WORDS else partial(_evidence, matrix, focus)
    chosen = []
    for rank, row in enumerate(basket.chosen, 1):
        number, sentence = rows[row]
        document = given[number]
        chosen.append(
            (
                row,
                SummarySentence(
                    sentence.text,
                    float(scores[row]),
                    rank,
                    sentence.start,
                    sentence.end,
                    sentence.index,
                    document.id,
                    document.title,
                    None if evidence is None else partial(evidence, row),
                ),
            )
        )
    if order != "rank":
        dates = [
            (d.date is None, d.date.isoformat() if d.date else "") if order == "time" else (False, "") for d in given
        ]
        chosen.sort(key=lambda pair: (dates[rows[pair[0]][0]], pair[0]))
    return Summary(
        tuple(sentence for _, sentence in chosen),
        scores,
        method,
        tuple(notes),
        given,
        tuple((number, sentence.index) for number, sentence in rows),
        tuple(row for row, _ in chosen),
    )


def _documents(documents: object) -> tuple[Document, ...]:
    if isinstance(documents, Document):
        return (documents,)
    if isinstance(documents, str):
        raise InvalidType("documents is a text; give a document: gl.Corpus.from_texts([text])[0].")
    if not isinstance(documents, Iterable):
        raise InvalidType(
            f"documents is a {type(documents).__name__}; give a Document, a Corpus or a list of documents."
        )
    given = tuple(documents)
    for document in given:
        if not isinstance(document, Document):
            raise InvalidType(
                f"documents holds a {type(document).__name__}; give a Document, a Corpus or a list of documents."
            )
    return given


def _keys(matrix: SentenceMatrix, texts: Sequence[str]) -> list[object]:
    """For each sentence a key that is equal for sentences of the same words; its text where it has no words."""
    bounds = matrix.bounds.tolist()
    tokens = matrix.tokens
    return [
        tokens[start:end].tobytes() if end > start else text
        for start, end, text in zip(bounds, bounds[1:], texts, strict=False)
    ]


def _account(basket: Basket, texts: Sequence[str], given: Sequence[Document]) -> list[str]:
    if not given:
        return ["There are no documents, so there is nothing to choose from."]
    if not texts:
        return ["There are no sentences, so there is nothing to choose from."]
    if not basket.chosen:
        least = min(map(basket.cost, range(len(texts)))) - (basket.budget.unit == "characters")
        unit = basket.budget.unit
        return [f"No sentence fits in {basket.budget.limit} {unit}; the shortest has {least}."]
    return []


def _choose(
    basket: Basket, matrix: SentenceMatrix, method: str, options: Options, focus: Focus | None, same: Same | None
) -> Floats:
    """Fill the basket by a method, and return the scores of all sentences."""
    worded = matrix.bounds[1:] > matrix.bounds[:-1]
    if method == "central":
        cover = Cover(matrix)
        scores = rounded(cover.scores())
        candidates = np.flatnonzero(worded) if worded.any() else np.arange(matrix.size)
        factors = focus.factors if focus else None
        take_in_order(basket, best_next(cover, candidates, basket.chosen, factors), same)
        return scores if factors is None else scores * factors
    ranking = _METHODS[method](matrix, options)
    order = ranking.order[worded[ranking.order]] if worded.any() else ranking.order
    if focus is None:
        take_in_order(basket, order.tolist(), same)
        return ranking.scores
    low, high = float(ranking.scores.min()), float(ranking.scores.max())
    plain = (ranking.scores - low) / (high - low) if high > low else np.ones(matrix.size)
    scores = (0.5 + 0.5 * plain) * focus.factors
    take_in_order(basket, order[np.argsort(-scores[order], kind="stable")].tolist(), same)
    return scores


def _evidence(matrix: SentenceMatrix, focus: Focus | None, row: int) -> Words:
    """The words of a sentence that other sentences have too, and those of the focus, strongest first."""
    columns = matrix.counts.indices[matrix.counts.indptr[row] : matrix.counts.indptr[row + 1]]
    weights = np.log(np.maximum(matrix.frequency[columns], 1))
    weights /= max(float(weights.sum()), np.finfo(float).tiny)
    if focus is not None:
        wanted = focus.weights[columns]
        weights = (weights + wanted / max(float(wanted.sum()), np.finfo(float).tiny)) / 2
    strongest = [i for i in np.argsort(-weights, kind="stable")[:_WORDS] if weights[i] > 0]
    return tuple((matrix.words[columns[i]], float(weights[i])) for i in strongest)
