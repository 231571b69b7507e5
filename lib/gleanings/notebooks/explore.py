"""gl.explore: topics looked at live in a notebook: another number of them, another ranking of their words."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from gleanings.digests.build import digest
from gleanings.digests.digest import Digest, telling_title
from gleanings.errors import InvalidValue, extra, instance, whole_number
from gleanings.html import Safe, bar, join, table, tag
from gleanings.topics.fit import fit_topics
from gleanings.topics.model import TopicModel
from gleanings.topics.validation import most_topics
from gleanings.topics.word_weighting import RELEVANCE, balanced
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import ipywidgets

_WORDS = 12  # of a topic that are shown
_SENTENCES = 5
_MOST = 40  # topics that can be asked for
_WIDTH = "max-width:60em"
_PALE = "opacity:.75"


@dataclass(eq=False, repr=False)
class Explorer:
    """What `explore` returns: widgets that show themselves in a notebook, and the model that they show.

    Attributes:
        bow: the bag of words.
        seed: of every fit.
        number: the slider for the number of topics.
        topic: the list of topics, one of which is shown; its value is the topic's number.
        relevance: the slider between words that only this topic has (0) and its most frequent words (1).
        words, sentences: what is shown of the topic, as HTML.
        box: all of them.

    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    >>> explorer = gl.explore(gl.BagOfWords.from_tokens(rows), topics=2)
    >>> explorer.number.value = 3
    >>> len(explorer.model.topics)
    3
    """

    bow: BagOfWords
    seed: int
    number: "ipywidgets.IntSlider"
    topic: "ipywidgets.Dropdown"
    relevance: "ipywidgets.FloatSlider"
    words: "ipywidgets.HTML"
    sentences: "ipywidgets.HTML"
    box: "ipywidgets.VBox"
    _models: dict[int, TopicModel] = field(default_factory=dict)
    _digests: dict[int, Digest] = field(default_factory=dict)

    @property
    def model(self) -> TopicModel:
        """The model with the number of topics that is set; fitted when it is first looked at."""
        number = int(self.number.value)
        if number not in self._models:
            self._models[number] = fit_topics(self.bow, topics=number, seed=self.seed, progress=False)
        return self._models[number]

    def __repr__(self) -> str:
        return f"Explorer({self.number.value} topics, topic {self.topic.value}, relevance {self.relevance.value:g})"

    def _repr_mimebundle_(self, **given: Any) -> object:  # noqa: ANN401  (what IPython gives is handed on)
        return self.box._repr_mimebundle_(**given)

    def _show_topics(self, _: object = None) -> None:
        names = [(f"{topic.index} · {topic.label} · {topic.share:.0%}", topic.index) for topic in self.model.topics]
        kept = min(self.topic.value or 0, len(names) - 1)
        self.topic.options = names
        self.topic.value = kept
        self._show_topic()

    def _show_topic(self, _: object = None) -> None:
        self._show_words()
        self.sentences.value = str(self._sentences_of(int(self.topic.value)))

    def _show_words(self, _: object = None) -> None:
        self.words.value = str(self._words_of(int(self.topic.value), float(self.relevance.value)))

    def _words_of(self, number: int, balance: float) -> Safe:
        model = self.model
        sizes = np.array([topic.share for topic in model.topics])
        order = np.argsort(-balanced(model.weights, sizes, balance)[number], kind="stable")[:_WORDS]
        own = sizes[number] * model.weights[number]
        part = own / np.maximum(sizes @ model.weights, 1e-300)
        longest = float(model.weights[number].max())
        rows = [
            (
                model.bow.vocabulary[word],
                join([bar(model.weights[number, word] / longest), f" {model.weights[number, word]:.1%}"]),
                f"{part[word]:.0%}",
            )
            for word in order.tolist()
        ]
        headers = ["word", "of the topic's words", "of the word's places that are the topic's"]
        standing = model.topics[number].standing
        said = [] if standing is None else [tag("p", standing.sentence, style=_WIDTH)]
        return tag("div", *said, table(headers, rows, numbers=[2]))

    def _sentences_of(self, number: int) -> Safe:
        if self.bow.corpus is None:
            return tag("p", "The words were given without their texts, so there are no sentences to show.")
        count = int(self.number.value)
        if count not in self._digests:
            self._digests[count] = digest(self.model, sentences=_SENTENCES)
        found = next(each for each in self._digests[count].topics if each.topic.index == number)
        if not found.sentences:
            return tag("p", "No sentence is mostly about this topic.")
        lines = [
            tag(
                "li", sentence.shown, " ", tag("span", f"({telling_title(sentence) or sentence.document})", style=_PALE)
            )
            for sentence in found.sentences
        ]
        return tag("div", tag("p", tag("strong", "Sentences that carry it")), tag("ol", *lines, style=_WIDTH))


def explore(bow: BagOfWords, *, topics: int | None = None, seed: int = 0) -> Explorer:
    """Return widgets to look at topics with: their number, one of them, its words by relevance, its sentences.

    They follow at once what is set, where a kernel runs: each number of topics is fitted when it is first asked for.
    Relevance is that of Sievert and Shirley (2014, equation 1): 1 ranks words by their probability in the topic, 0 by
    how much more probable they are there than elsewhere.

    Args:
        bow: what `bag_of_words` returned.
        topics: the number to begin with; None for the one that `fit_topics` takes.
        seed: of every fit.

    Raises:
        InvalidType, InvalidValue: an argument that cannot be worked with.
        MissingExtra: ipywidgets is not installed.

    >>> import gleanings as gl
    >>> gl.explore(gl.BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"]] * 10), topics=2)
    Explorer(2 topics, topic 0, relevance 0.6)
    """
    instance("bow", bow, BagOfWords, "what bag_of_words returned")
    seed = whole_number("seed", seed, least=0)
    if topics is not None:
        whole_number("topics", topics, least=2, most=_MOST)
    with extra("notebooks", "gl.explore"):
        import ipywidgets as widgets
    first = fit_topics(bow, topics=topics, seed=seed, progress=False)
    if len(first.topics) < 2:
        raise InvalidValue("there is one topic in these texts, so there is nothing to choose; give more texts.")
    begin = len(first.topics)
    wide = widgets.Layout(width="95%")
    # A fit takes a moment, so the number counts when the pointer lets go of it.
    most = max(min(_MOST, most_topics(bow)), begin)
    number = widgets.IntSlider(begin, 2, most, description="topics", continuous_update=False, layout=wide)
    topic = widgets.Dropdown(options=[("", 0)], description="topic", layout=wide)
    relevance = widgets.FloatSlider(RELEVANCE, min=0, max=1, step=0.05, description="relevance", layout=wide)
    words, sentences = widgets.HTML(), widgets.HTML()
    reading = widgets.HTML(
        str(
            tag(
                "p", "Relevance: to the right the most frequent words of the topic, to the left those it has to itself."
            )
        )
    )
    box = widgets.VBox([number, topic, relevance, reading, words, sentences])
    found = Explorer(bow, seed, number, topic, relevance, words, sentences, box, {begin: first})
    found._show_topics()
    number.observe(found._show_topics, "value")
    topic.observe(found._show_topic, "value")
    relevance.observe(found._show_words, "value")
    return found
