"""TopicModel: which topics there are, which words make them up, and how much of each is in every row."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, cast, get_args

import numpy as np

from gleanings.errors import InvalidValue, choice, whole_number
from gleanings.html import Safe
from gleanings.nouns import counted
from gleanings.tabular import Tabular
from gleanings.topics import editing
from gleanings.topics.display import model_html
from gleanings.topics.fit_result import topic_tokens
from gleanings.topics.fitted_topics import FittedTopics
from gleanings.topics.frames import shares_frame, topics_frame
from gleanings.topics.labels import labels
from gleanings.topics.model_state import write_model
from gleanings.topics.model_views import ModelViews
from gleanings.topics.record import fit_checksum
from gleanings.topics.refit import fitted_number
from gleanings.topics.representative_documents import TopicDocuments, topic_documents
from gleanings.topics.standing import Standing, guide_columns, standings_of
from gleanings.topics.topic import Topic, topics_from
from gleanings.topics.transform import TransformedDocuments, transform, update
from gleanings.topics.unexplained import Unexplained, unexplained
from gleanings.topics.validation import input_hash, thin_evidence
from gleanings.topics.word_weighting import RankedTopicWords, Weighting, ranked_words
from gleanings.topics.words_in_context import WordsInContext, words_in_context
from gleanings.types import Floats
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import pandas as pd
    from gensim.models import LdaModel

    from gleanings.corpus.corpus import Corpus


@dataclass(frozen=True, eq=False, repr=False)
class TopicModel(FittedTopics, ModelViews, Tabular):
    """Topics found in a bag of words. Topics are numbered from 0 everywhere.

    Attributes:
        fit: the fitted arrays, and how the fitting went.
        bow: the bag that the topics were found in; `bow.rows` says what each row is.
        method, seed: how the topics were found.
        settings: what it takes to find them again: versions, arguments, a hash of the input.
        notes: what a reader must know, in full sentences.
        names: the names given to topics; None where there is none.
        hidden: the topics that are left out of what is shown, in order.
        edits: what was changed by hand, in order.
        repeated: for a model that was loaded, how often the top words of each topic are followed by the same word.

    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    >>> model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2)
    >>> model.shares.shape, model.weights.shape
    ((20, 2), (2, 6))
    >>> edited = model.rename(0, "First").hide(1)
    >>> [topic.name for topic in edited.topics if not topic.hidden]
    ['First']
    >>> model.transform(gl.BagOfWords.from_tokens([["rain", "hail"], ["hail"]])).empty.tolist()
    [False, True]
    """

    method: str
    seed: int
    settings: Mapping[str, object]
    notes: tuple[str, ...]
    names: tuple[str | None, ...]
    hidden: tuple[int, ...] = ()
    edits: tuple[str, ...] = ()
    repeated: Floats | None = None

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics, by number."""
        sizes = topic_tokens(self.shares, self.tokens) / self.tokens.sum()
        found = (lambda: self.standings), (lambda: self.labels)
        return topics_from(self.weights, self.bow.vocabulary, sizes, self.names, self.hidden, *found)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What each topic is about, by number: up to three things in the spelling of the texts."""
        return labels(self.bow, self.fit, [topic.name for topic in self.topics], self.tokens)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """How far each topic can be trusted, by number; found once a fit, by fitting again, to some rows where many."""
        guided = guide_columns(self.settings.get("guide"), self.bow.vocabulary)
        fitted = fitted_number(self.fit, self.method, self.settings)
        return standings_of(self.bow, self.fit, self.method, self.seed, guided, self.repeated, fitted)

    def topic_number(self, topic: int | str) -> int:
        """Return the number of a topic given by number or by name.

        Raises:
            InvalidType: it is neither.
            InvalidValue: the model has no such topic.
        """
        if isinstance(topic, str):
            names = [each.name for each in self.topics]
            return names.index(choice("topic", topic, names))
        number = whole_number("topic", topic, least=0)
        if number >= len(self.names):
            raise InvalidValue(f"topic={number} is not there; the model has topics 0 to {len(self.names) - 1}.")
        return number

    def documents(self, *, topic: int | str, limit: int = 5) -> TopicDocuments:
        """Return the rows of the bag in which `topic` is strongest, best first.

        A row is ranked by its share after as many tokens as the median row has, mixed as the whole corpus is, have
        been added to it, so that a row of a few words does not come before a long one that is mostly on the topic.
        Rows without words are never listed.

        Args:
            topic: number or name.
            limit: at most so many rows.
        """
        number = self.topic_number(topic)
        name, weights = self.topics[number].name, self.weights[number]
        return topic_documents(self.bow, self.shares, weights, self.tokens, number, name, limit)

    def topic_words(self, *, weighting: Weighting = "relevance", words: int = 10) -> RankedTopicWords:
        """Return the top words of each topic by another weighting than their probability in it, with their scores.

        Args:
            weighting: `probability` in the topic; `lift`, how many times as probable it is there as in all topics
                together; `relevance`, between the two (Sievert and Shirley 2014, equation 1, with lambda 0.6); `frex`,
                the harmonic mean of the ranks of exclusivity and of probability (Bischof and Airoldi 2012), 0 to 1.
            words: how many for each topic.

        Raises:
            InvalidType, InvalidValue: an argument that cannot be worked with.
        """
        how = cast(Weighting, choice("weighting", weighting, get_args(Weighting)))
        sizes, names = np.array([topic.share for topic in self.topics]), [topic.name for topic in self.topics]
        number = whole_number("words", words, least=1)
        return ranked_words(self.weights, sizes, self.bow.vocabulary, names, how, number)

    def words_in_context(self, topic: int | str, word: str, *, limit: int = 10) -> WordsInContext:
        """Return the places of a word in the rows where it belongs to `topic`, with what stands around each.

        The rows come in which the topic is strongest first, the places in the order of the text; a word belongs to the
        topic in a row if it does so with more than half the probability. `document.text[place.start:place.end]` is the
        word as it is written there.

        Args:
            topic: number or name.
            word: a word or phrase, as the vocabulary has it or in any form of the texts.
            limit: at most so many places.

        Raises:
            InvalidType, InvalidValue: a word that is not counted, or a model that does not know its texts.
        """
        number, most = self.topic_number(topic), whole_number("limit", limit, least=1)
        return words_in_context(self.bow, self.fit, self.tokens, number, self.topics[number].name, word, most)

    def unexplained(self, *, limit: int = 20) -> Unexplained:
        """Return the rows that no topic explains, the least explained first, with the words that they hold.

        A row is listed if its words are, in the mean, no more probable under its topics than words drawn from all rows:
        if it has hardly any of the words that its topics are made of.

        Raises:
            InvalidType, InvalidValue: `limit`, how many to list at most, is not a whole number of 1 or more.
        """
        return unexplained(self.bow, self.fit, whole_number("limit", limit, least=1))

    def transform(self, texts: "Corpus | BagOfWords", *, fitted: bool = False) -> TransformedDocuments:
        """Return the shares of the topics in new documents; a row's shares do not depend on the others given.

        The topics are held fixed, as they cannot be while they are fitted: for a row that the model was fitted to the
        answer differs from `model.shares`, by up to .3 for a short one; `fitted=True` gives those. Both agree about
        as well with labels: NMI .882 (fit) and .877 on BBC news, .577 and .577 on AG, .467 and .466 on M10 (`python
        benchmarks/transform.py --seeds 3`).

        Args:
            texts: a corpus, whose words are prepared as those of the model's bag were and cut into rows of the same
                unit (`model.bow.recount(corpus, unit=...)` cuts them otherwise); or a bag in any vocabulary, whose
                columns are matched by word.
            fitted: give rows that the model was fitted to, by id and counts, the shares of the fit instead.

        Raises:
            InvalidType: neither a Corpus nor a BagOfWords.
            InvalidValue: a corpus, where the model's bag was made from tokens; counts that are no whole numbers.
        """
        sizes = np.array([topic.share for topic in self.topics])
        return transform(self.fit, self.bow, texts, sizes, [topic.name for topic in self.topics], fitted=fitted)

    def update(self, bow: BagOfWords) -> "TopicModel":
        """Return a model that goes on from this one with the rows of `bow` added to its own.

        The vocabulary stays: words that the model does not know are left out, and the edits say how many these are.
        Other rows move a little, since fitting stops when a pass gains next to nothing, and goes on here. With one
        short row more, 99 of 100 rows move by less than .03 on BBC news and .06 on AG and M10, one by .05, .18 and .15.

        Raises:
            InvalidValue: a method other than `lda`, an id that is already there, or no known word.
        """
        whole, fit, edit = update(self.fit, self.bow, bow, self.method, self.seed)
        return replace(
            self,
            fit=fit,
            bow=whole,
            settings={**self.settings, "input": input_hash(whole)},
            notes=(*whole.notes, *thin_evidence(whole), *fit.notes),
            edits=(*self.edits, edit),
        )

    def merge(self, *topics: int | str) -> "TopicModel":
        """Return a model in which `topics` (two or more) are one, at the lowest of their numbers.

        Its shares are the sums of theirs, its weights their mean by size. Topics above a number that falls away move
        down by one.
        """
        numbers = [self.topic_number(topic) for topic in topics]
        return self._edited(editing.merge(self._state, numbers, self.tokens))

    def rename(self, topic: int | str, name: str) -> "TopicModel":
        """Return a model in which `topic` is called `name`, which no other topic may have."""
        return self._edited(editing.rename(self._state, self.topic_number(topic), name))

    def hide(self, topic: int | str) -> "TopicModel":
        """Return a model that leaves `topic` out of what it shows; its shares and weights stay as they are."""
        return self._edited(editing.hide(self._state, self.topic_number(topic)))

    def show(self, topic: int | str) -> "TopicModel":
        """Return a model that shows `topic` again."""
        return self._edited(editing.show(self._state, self.topic_number(topic)))

    def split(self, topic: int | str) -> "TopicModel":
        """Return a model in which `topic` is two: the larger keeps its number, the smaller gets the next free one.

        The two share out the words and the rows of the topic between them; `merge` puts them together again.

        Raises:
            InvalidValue: the topic has fewer than two rows or two words of its own.
        """
        return self._edited(editing.split(self._state, self.topic_number(topic), self.bow, self.seed))

    def to_gensim(self) -> "LdaModel":
        """Return a gensim `LdaModel` with these topics (`get_topics()` equals `weights` to 1e-6)."""
        from gleanings.topics.to_gensim import to_gensim

        return to_gensim(self.fit, self.bow.dictionary, self.tokens, self.seed)

    def save(self, folder: "str | PathLike[str]") -> None:
        """Write the model to a folder, as JSON and .npy; `load_topics` reads it. Texts are not stored.

        A model that is already there is replaced, whole or not at all.

        Raises:
            InvalidValue: the folder holds something else.
            NotWritable: the place cannot be written to.
        """
        about = {name: getattr(self, name) for name in ("method", "seed", "notes", "names", "hidden", "edits")}
        about["settings"] = dict(self.settings)
        write_model(folder, self.fit, self.bow, about, self.repeated)

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per topic: topic, name, share, words (its ten top words), hidden, standing, and what that
        word is taken from: stability, coherence, exclusivity.
        """
        return topics_frame(self.topics, self.standings)

    def shares_frame(self) -> "pd.DataFrame":
        """Return the shares, rows x topics, and `empty`, whether a row has no word; by the id as it was given."""
        return shares_frame(self.shares, self.bow, [topic.name for topic in self.topics])

    def __repr__(self) -> str:
        rows, words = self.bow.counts.shape
        size = f"{counted(rows, self.bow.unit)}, {counted(words, 'word')}"
        about = f"{counted(len(self.names), 'topic')}, {size}, {self.method}, seed {self.seed}"
        lines = [f"  {topic!r}" for topic in self.topics if not topic.hidden]
        return "\n".join([f"TopicModel({about})", *lines])

    def _repr_html_(self) -> Safe:
        about = f"{self.method}, seed {self.seed}"
        return model_html(self.topics, self.shares, self.tokens, self.bow, about, self.edits, self.notes)

    @property
    def _state(self) -> editing.State:
        names = tuple(topic.name for topic in self.topics)
        return editing.State(self.fit, self.names, self.hidden, self.edits, names)

    def _edited(self, state: editing.State) -> "TopicModel":
        if len(state.edits) == len(self.edits):  # nothing was to be done
            return self
        same = state.fit is self.fit
        repeated = self.repeated if same else None
        settings = self.settings if same else {"fit": fit_checksum(self.fit), **self.settings}
        edited = replace(
            self, settings=settings, fit=state.fit, names=state.names, hidden=state.hidden, edits=state.edits
        )
        return replace(edited, repeated=repeated)
