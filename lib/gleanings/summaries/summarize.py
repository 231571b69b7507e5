"""summarize: a document, or several taken as one, by any method, within a budget, on a focus."""

import datetime
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from gleanings.documents.document import Document, Sentence
from gleanings.errors import InvalidType, choice, whole_number
from gleanings.summaries.choosing import choose
from gleanings.summaries.evidence import evidence
from gleanings.summaries.methods.edmundson import Edmundson
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.methods.registry import RANKED
from gleanings.summaries.notes import nothing_chosen, off_topic
from gleanings.summaries.query import focus_on
from gleanings.summaries.selection.budget import Basket, fraction, lengths, read_budget
from gleanings.summaries.selection.redundancy import NEARLY_SAME, RepeatedRows
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.standing import Standing, standing_of
from gleanings.summaries.stemming.lexicon import chunks
from gleanings.summaries.summary import Summary, SummarySentence
from gleanings.words.languages import UNSPACED

if TYPE_CHECKING:
    from gleanings.topics.topic import Topic

SUMMARY_METHODS = ("central", *RANKED)
_CARE = 0.5  # how much a summary cares for standing: its square root keeps most of what a sentence is worth
_WITHOUT_WORDS = frozenset({"lead", "random"})  # methods that look at no word


def summarize(
    documents: Document | Sequence[Document],
    *,
    sentences: int | None = None,
    words: int | None = None,
    characters: int | None = None,
    share: float | None = None,
    method: str | Edmundson = "central",
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
        method: one of `SUMMARY_METHODS`, or an `Edmundson` with words of your own. "central" covers what the text
            says more than once (see `central.py` for its sources and what it scores against references).
        query: words that the summary is to be about.
        topic: a topic of a `TopicModel` that the summary is to be about.
        order: how the chosen sentences are put: "document" as they stand, "time" by the dates of their documents
            (undated ones last), "rank" the best first.
        most_from_one: of several documents, the share of the budget that may come from one; a first sentence is
            always allowed, and never less than an even share.
        seed: for the method "random".

    Returns:
        The summary: fewer sentences than asked for where the text has no more, none (and a note) for a text without
        sentences. No two of its sentences have the same words, and of several documents no two nearly the same.

    Raises:
        InvalidType: for anything but documents.
        InvalidValue: for an unknown method or order, more than one budget, or a budget out of range.

    >>> document = Document("a", "It was Monday. Rain on the hills fed the river. The river on Monday left its bed.")
    >>> summarize(document, sentences=1).text
    'The river on Monday left its bed.'
    """
    name, options = _method(method, whole_number("seed", seed, least=0))
    choice("order", order, ("document", "time", "rank"))
    given = _documents(documents)
    texts = [sentence.text for document in given for sentence in document.sentences]
    budget = read_budget(texts, sentences=sentences, words=words, characters=characters, share=share)
    most = fraction("most_from_one", most_from_one)
    matrix = SentenceMatrix.from_documents(given)
    focus = focus_on(matrix, given, query=query, topic_words=_topic_words(topic))
    filled = sum(1 for document in given if document.sentences)
    basket = Basket(
        budget,
        lengths(budget, texts, _word_counts(given)),
        partial(_key, matrix, texts),
        groups=matrix.document.tolist() if filled > 1 else None,
        most=max(most, 1 / max(filled, 1)),
    )
    source = partial(_source, given, list(accumulate(len(document.sentences) for document in given)))
    stands = _Stands(source)
    scores = choose(
        basket,
        matrix,
        name,
        options,
        focus,
        RepeatedRows(matrix, NEARLY_SAME) if filled > 1 else None,
        stands.beside,
    )
    shown_words = None if name in _WITHOUT_WORDS else partial(evidence, matrix, focus)
    chosen = {}
    for rank, row in enumerate(basket.chosen, 1):
        document, s = source(row)
        stand = stands.of(row)
        chosen[row] = SummarySentence(
            s.text,
            float(scores[row]),
            rank,
            s.start,
            s.end,
            s.index,
            document.id,
            document.title,
            stand.score,
            stand.reasons,
            shown_words and partial(shown_words, row, s.text, document),
        )
    shown = basket.chosen if order == "rank" else sorted(chosen)
    if order == "time":
        shown = sorted(shown, key=lambda row: source(row)[0].date or datetime.date.max)
    return Summary(
        tuple(chosen[row] for row in shown),
        scores,
        name,
        (
            *matrix.notes,
            *(focus.notes if focus else ()),
            *nothing_chosen(basket, texts, given),
            *off_topic(basket, focus),
        ),
        given,
        tuple(shown),
    )


class _Stands:
    """How well rows stand on their own, each looked at once, when it is asked for."""

    def __init__(self, source: Callable[[int], tuple[Document, Sentence]]) -> None:
        self._source = source
        self._known: dict[int, Standing] = {}

    def of(self, row: int) -> Standing:
        """The standing of a row."""
        if row not in self._known:
            document, sentence = self._source(row)
            self._known[row] = standing_of(document, sentence.index)
        return self._known[row]

    def beside(self, row: int, chosen: Sequence[int]) -> float:
        """What a row counts for: one that leans counts in full once the sentence before it is chosen."""
        score = self.of(row).score
        if score < 1 and row - 1 in chosen and self._source(row)[1].index:
            return 1.0
        return float(score**_CARE)


def _method(method: object, seed: int) -> tuple[str, Options]:
    if isinstance(method, Edmundson):
        return "edmundson", Options(seed=seed, **asdict(method))
    return choice("method", method, SUMMARY_METHODS), Options(seed=seed)


def _topic_words(topic: object) -> Sequence[tuple[str, float]] | None:
    if topic is None:
        return None
    words: Sequence[tuple[str, float]] | None = getattr(topic, "words", None)
    if words is None:
        raise InvalidType(f"topic={topic!r} is not a topic; give one of a model, such as model.topics[0].")
    return words


def _documents(documents: object) -> tuple[Document, ...]:
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
            parts = chunks(sentence.text, document.language)
            counts.append(sum(any(map(str.isalnum, part)) for part in parts))
    return counts
