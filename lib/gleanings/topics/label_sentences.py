"""The sentences that labels are taken from: for each part of a label, one of the topic's strongest documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gleanings.documents.document import Document
from gleanings.errors import InvalidValue
from gleanings.html import Safe, table, tag
from gleanings.nouns import counted
from gleanings.tabular import Items, frame_of
from gleanings.topics.fit_result import Fit
from gleanings.topics.labels import JOINED, read_for
from gleanings.topics.wording import pattern_of
from gleanings.types import Integers
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import pandas as pd

_WORDS = range(6, 41)  # of a sentence that is read with ease; others are taken where there is none


@dataclass(frozen=True, slots=True)
class LabelSentence:
    """A sentence that carries a part of a label: `document.text[start:end]`.

    Attributes:
        topic: its number.
        part: of the label.
        sentence: on one line.
        document: id of the document.
        title: of the row.
        start, end: offsets into the text of the document.
    """

    topic: int
    part: str
    sentence: str
    document: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, repr=False)
class LabelSentences(Items[LabelSentence]):
    """What the labels of topics rest on, by topic and part.

    Attributes:
        items: the sentences.
        missing: topics and parts that stand in no sentence, as where a heading holds them.
    """

    items: tuple[LabelSentence, ...]
    missing: tuple[tuple[int, str], ...] = ()

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per sentence: topic, part, sentence, document, title, start, end."""
        return frame_of(LabelSentence, self.items)

    @property
    def note(self) -> str:
        """Which parts stand in no sentence, in words; empty where all do."""
        named = ", ".join(f"{part} ({topic})" for topic, part in self.missing)
        return f"In no sentence of the documents where their topic is strongest: {named}." if named else ""

    def __repr__(self) -> str:
        lines = [f"  {item.topic} {item.part}: {item.sentence}" for item in self.items]
        return "\n".join(
            [f"LabelSentences({counted(len(self.items), 'sentence')})", *lines, *filter(None, [self.note])]
        )

    def _repr_html_(self) -> Safe:
        rows = [(item.topic, item.part, item.sentence, item.title or item.document) for item in self.items]
        shown = table(["topic", "part", "sentence", "document"], rows, caption="What labels rest on", numbers=[0])
        return tag("div", shown, tag("p", self.note)) if self.note else shown


def label_sentences(
    bow: BagOfWords, fit: Fit, labels: Sequence[str], hidden: Sequence[int], tokens: Integers
) -> LabelSentences:
    """Return for each part of each label a sentence that has it; see `TopicModel.label_sentences`.

    The documents are looked at in which the topic is strongest, best first; of the sentences of the first that has
    any, that with most parts of the label, and no sentence twice.
    """
    corpus = bow.corpus
    if corpus is None or bow.preparation is None:
        raise InvalidValue(
            "this model does not know the texts of its documents, so no sentence can be shown: it was loaded, or its "
            "bag was made from tokens. Fit it to bag_of_words(corpus)."
        )
    found: list[LabelSentence] = []
    missing: list[tuple[int, str]] = []
    for topic, label in enumerate(labels):
        if topic in hidden:
            continue
        rows = read_for(fit.shares, tokens, topic)
        parts = label.split(JOINED)
        used: set[tuple[str, int]] = set()
        for part in parts:
            sentence = _sentence(bow, rows, part, parts, topic, used)
            if sentence is None:
                missing.append((topic, part))
                continue
            used.add((sentence.document, sentence.start))
            found.append(sentence)
    return LabelSentences(tuple(found), tuple(missing))


def _sentence(
    bow: BagOfWords, rows: Sequence[int], part: str, parts: Sequence[str], topic: int, used: set[tuple[str, int]]
) -> LabelSentence | None:
    pattern, patterns = pattern_of(part.lower()), [pattern_of(each.lower()) for each in parts]
    second: LabelSentence | None = None
    for row in rows:
        about = bow.rows[row]
        document: Document = bow.corpus[about.document]  # type: ignore[index]  # looked at by the caller
        if not pattern.search(document.text, about.start, about.end):
            continue
        best: tuple[int, LabelSentence] | None = None
        for span in document.sentences:
            if span.start < about.start or span.end > about.end or not pattern.search(span.text):
                continue
            line = " ".join(span.text.split())
            item = LabelSentence(topic, part, line, document.id, about.title, span.start, span.end)
            if (document.id, span.start) in used or len(line.split()) not in _WORDS:
                second = second or item
                continue
            held = sum(each.search(span.text) is not None for each in patterns)
            if best is None or held > best[0]:
                best = (held, item)
        if best is not None:
            return best[1]
    return second
