"""What a topic model says of its topics beside each other, and of how it was made.

The class holds nothing: `TopicModel` inherits these verbs from it, each of which lies in a file of its own.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, Self, TypeVar, get_args

from gleanings.errors import choice, whole_number
from gleanings.topics.editing import State, reduce
from gleanings.topics.fit_result import Fit
from gleanings.topics.label_sentences import LabelSentences, label_sentences
from gleanings.topics.methods_text import MethodsText, methods_text
from gleanings.topics.model_state import plain_preparation
from gleanings.topics.pictures import Picture, documents_chart, topics_chart, words_chart
from gleanings.topics.record import Record, record_of
from gleanings.topics.standing import Standing
from gleanings.topics.to_pyldavis import to_pyldavis
from gleanings.topics.topic import Topic
from gleanings.topics.topic_cooccurrence import TopicCooccurrence, topic_cooccurrence
from gleanings.topics.topic_course import TopicCourse, topic_course
from gleanings.topics.topic_map import TopicMap, topic_map
from gleanings.topics.topic_tree import TopicTree, topic_tree
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    from os import PathLike

    from pyLDAvis import PreparedData

    from gleanings.charts.chart import Chart
    from gleanings.documents.document import Document


class _Model(Protocol):
    """What of a model the verbs need."""

    @property
    def fit(self) -> Fit: ...
    @property
    def bow(self) -> BagOfWords: ...
    @property
    def topics(self) -> tuple[Topic, ...]: ...
    @property
    def tokens(self) -> Integers: ...
    @property
    def shares(self) -> Floats: ...
    @property
    def document_shares(self) -> Floats: ...
    @property
    def _state(self) -> State: ...
    @property
    def method(self) -> str: ...
    @property
    def seed(self) -> int: ...
    @property
    def settings(self) -> Mapping[str, object]: ...
    @property
    def notes(self) -> tuple[str, ...]: ...
    @property
    def edits(self) -> tuple[str, ...]: ...
    @property
    def hidden(self) -> tuple[int, ...]: ...
    @property
    def labels(self) -> tuple[str, ...]: ...
    @property
    def standings(self) -> tuple[Standing, ...]: ...
    def _edited(self, state: State) -> Self: ...
    def tree(self) -> TopicTree: ...


_Given = TypeVar("_Given", bound=_Model)


class ModelViews:
    """The verbs of a topic model that set its topics side by side, or say how it was made."""

    def plot(self: _Model, what: Picture = "topics", *, limit: int = 40) -> "Chart":
        """Return a matplotlib figure, which shows itself in a notebook with a description in words (`alt`).

        Args:
            what: "topics": a bar for the share of each topic, with its top words; "words": a panel for each topic
                with its top words as bars; "documents": a heat map of documents x topics, of a single document its
                rows. Hidden topics are left out.
            limit: at most so many documents are drawn, the first ones.

        Raises:
            InvalidType, InvalidValue: an argument that cannot be worked with; all topics are hidden.
        """
        how, most = choice("what", what, get_args(Picture)), whole_number("limit", limit, least=1)
        if how == "words":
            return words_chart(self.topics)
        if how == "documents":
            return documents_chart(self.topics, self.bow, self.shares, self.tokens, self.document_shares, most)
        return topics_chart(self.topics)

    def map(self: _Model) -> TopicMap:
        """Return how far topics are from each other, and their places on a plane; hidden topics are left aside.

        Distances are those of Jensen and Shannon, of what each topic has of each word beyond what all topics together
        have; places are found by classical multidimensional scaling, the same on every machine.
        `model.map().plot()` draws it; `reading` says in words what is to be seen.
        """
        return topic_map(self.topics, self.fit.weights)

    def tree(self: _Model) -> TopicTree:
        """Return the topics joined step by step, the most alike first; and which might as well be one, with reasons.

        Average linkage over the distances of `map()`; hidden topics are left aside. A merge is suggested where two
        topics are joined first of all and their top words are found together about as often as those of one topic.
        """
        return topic_tree(self.topics, self.fit.weights, self.bow.counts)

    def reduce(self: _Given, *, to: int) -> _Given:
        """Return a model in which topics are merged along the tree until `to` are left; hidden ones do not count.

        Shares are summed, not fitted again: what a document has of the new topic is what it had of those that were
        merged, so that a finding can be followed from many topics to few. With fewer topics from the start,
        `fit_topics(bow, topics=to)` may find others. A merged topic is at the lowest of the numbers of its parts.

        Raises:
            InvalidType, InvalidValue: `to` is not a whole number from 1 to the number of topics.
        """
        return self._edited(reduce(self._state, self.tree().groups(to=to), self.tokens))

    def co_occurrence(self: _Model, *, least: float = 0.1) -> TopicCooccurrence:
        """Return which topics are found in the same documents more or less often than by chance, with the numbers.

        Args:
            least: the share from which on a topic is in a document, above 0 and up to 1.

        Raises:
            InvalidType, InvalidValue: `least` is not such a number; fewer than two documents have counted words.
        """
        return topic_cooccurrence(self.topics, self.document_shares, least)

    def course(self: _Model, document: "Document | str | int", *, unit: str = "auto") -> TopicCourse:
        """Return how topics come and go within one document, stretch by stretch.

        The topics are held fixed, as in `transform`; each stretch is looked at by itself, so that short ones are
        unsure.

        Args:
            document: a document, its id, or its place in the corpus.
            unit: passage, paragraph or sentence; "auto" for the longest that cuts the document into four or more.

        Raises:
            InvalidType, InvalidValue: there is no such document, or the model does not know its texts.
        """
        return topic_course(self.bow, self.fit, self.topics, document, unit)

    def label_sentences(self: _Model) -> LabelSentences:
        """Return for each part of each label a sentence that has it, from the documents where the topic is strongest.

        A name that was given stands for a label that was found; its sentences are those of the label. Hidden topics
        are left aside.

        Raises:
            InvalidValue: the model does not know the texts of its documents.
        """
        return label_sentences(self.bow, self.fit, self.labels, self.hidden, self.tokens)

    def to_pyldavis(self: _Model, file: "str | PathLike[str] | None" = None) -> "PreparedData":
        """Return what pyLDAvis shows of the model, its topics under the numbers that they have here, hidden ones too.

        Args:
            file: also write a page that works without a network; it holds pyLDAvis's scripts.

        Raises:
            MissingExtra: pyLDAvis is not installed.
            InvalidValue: fewer than three topics.
            NotWritable: the file cannot be written.
        """
        return to_pyldavis(self.fit, self.bow, file)

    def methods(self: _Model) -> MethodsText:
        """Return the paragraph on methods that a paper needs, with references, written from what was done.

        Corpus, what was set aside, words, number of topics and why, settings, changes by hand, stability, limits,
        versions, seed and checksum: each sentence by what was really done. Topics are fitted again for their stability,
        once for each fit.
        """
        about = (self.method, self.seed, self.settings, self.edits, self.hidden, self.standings, self.notes)
        return methods_text(self.bow, self.fit, *about)

    def record(self: _Model) -> Record:
        """Return what it takes to check that this model comes out the same again: `gl.verify(record, corpus)`."""
        packed = plain_preparation(self.bow.preparation)
        return record_of(self.bow, self.fit, self.settings, self.edits, packed)
