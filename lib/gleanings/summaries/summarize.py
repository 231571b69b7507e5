"""summarize: a document, or several taken as one, by any method, within a budget, on a focus."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from gleanings.documents.document import Document
from gleanings.errors import InvalidType, choice, whole_number
from gleanings.summaries.extract import extract, read_documents
from gleanings.summaries.methods.edmundson_options import Edmundson
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.methods.registry import RANKED
from gleanings.summaries.selection.budget import fraction, read_budget
from gleanings.summaries.summary import Summary

if TYPE_CHECKING:
    from gleanings.topics.topic import Topic

SUMMARY_METHODS = ("central", *RANKED)


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
    known: Document | Sequence[Document] | None = None,
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
        known: documents that the reader knows: the summary is of what the others say that these did not. Words that
            they have count a quarter, and no sentence is taken seven tenths of whose words are in one of theirs, unless
            it has a number that that one lacks, denies it, or says something else of the same.
        seed: for the method "random".

    Returns:
        The summary: fewer sentences than asked for where the text has no more, none (and a note) for a text without
        sentences. No two of its sentences have the same words, and of several documents no two nearly the same.

    Raises:
        InvalidType: for anything but documents.
        InvalidValue: for an unknown method or order, more than one budget, or a budget out of range.

    >>> document = Document("a", "It was Monday. Rain on the hills fed the river. The river on Monday left its bed.")
    >>> summarize(document, sentences=1).text
    'Rain on the hills fed the river.'
    """
    name, options = _method(method, whole_number("seed", seed, least=0))
    choice("order", order, ("document", "time", "rank"))
    given = read_documents(documents)
    texts = () if share is None else [sentence.text for document in given for sentence in document.sentences]
    budget = read_budget(texts, sentences=sentences, words=words, characters=characters, share=share)
    most = fraction("most_from_one", most_from_one)
    old = () if known is None else read_documents(known)
    return extract(
        given,
        budget,
        method=name,
        options=options,
        query=query,
        topic_words=_topic_words(topic),
        order=order,
        most_from_one=most,
        known=old,
    )


def _method(method: object, seed: int) -> tuple[str, Options]:
    if isinstance(method, Edmundson):
        return "edmundson", Options(seed=seed, edmundson=method)
    return choice("method", method, SUMMARY_METHODS), Options(seed=seed)


def _topic_words(topic: object) -> Sequence[tuple[str, float]] | None:
    if topic is None:
        return None
    words: Sequence[tuple[str, float]] | None = getattr(topic, "words", None)
    if words is None:
        raise InvalidType(f"topic={topic!r} is not a topic; give one of a model, such as model.topics[0].")
    return words
