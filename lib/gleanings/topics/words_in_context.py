"""Words in context: the places where a topic uses a word, with what stands around them (a concordance, KWIC)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gleanings.corpus.corpus import Corpus
from gleanings.documents.document import Document
from gleanings.documents.excerpts import readable
from gleanings.errors import InvalidValue, instance, quoted
from gleanings.html import Safe, table, tag
from gleanings.nouns import counted
from gleanings.tabular import Items, frame_of
from gleanings.topics.fit_result import Fit
from gleanings.topics.representative_documents import median_row, strongest
from gleanings.types import Flags, Floats, Integers
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.explanation import Fate, explain_all
from gleanings.words.given_words import near_forms
from gleanings.words.lookup import counted_as

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

_AROUND = 70  # characters on each side
_TOGETHER = 100  # rows whose words are prepared at once
_GAPS = re.compile(r"(?:\s*…\s*){2,}")
_OWN = 0.5  # a word of a row is the topic's if it belongs to it with more than this probability


@dataclass(frozen=True, slots=True)
class WordInContext:
    """A place of a word: `document.text[start:end]`.

    Attributes:
        row: index of the row in the bag.
        document: id of the document.
        title: of the row.
        start, end: offsets into the text of the document.
        before, text, after: the word as it is written there, and what stands around it, on one line.
        sentence: the whole sentence, on one line; empty where the place is in none.
    """

    row: int
    document: str
    title: str
    start: int
    end: int
    before: str
    text: str
    after: str
    sentence: str


@dataclass(frozen=True, repr=False)
class WordsInContext(Items[WordInContext]):
    """The places of a word in the rows where it belongs to a topic, those first in which the topic is strongest.

    Attributes:
        items: the places, as many as were asked for.
        total: how often the word is counted in such rows.
        rows: in how many of them it is.
        elsewhere: how often it is counted in all other rows.
        word: the word as the vocabulary has it.
        topic, name: number and name of the topic.
    """

    items: tuple[WordInContext, ...]
    total: int
    rows: int
    elsewhere: int
    word: str
    topic: int
    name: str

    @property
    def sentence(self) -> str:
        """How often the word is the topic's, in a sentence."""
        times = f"{counted(self.total, 'time')} in {counted(self.rows, 'row')}"
        rest = f" and {self.elsewhere:,} elsewhere" if self.elsewhere else ""
        return f"“{self.word}” in topic {self.topic} ({self.name}): {times}{rest}."

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per place: row, document, title, start, end, before, text, after, sentence."""
        return frame_of(WordInContext, self.items)

    def plot(self) -> "Chart":
        """Return a matplotlib figure: the places beneath each other, the word in the middle; its frame is theirs."""
        from gleanings.charts.concordance import concordance

        frame = self.to_frame()
        quoted = "; ".join(f"{item.title or item.document}: {_short(item)}" for item in self.items)
        return concordance(
            [(item.before, item.text, item.after) for item in self.items],
            title=self.sentence,
            alt=f"Lines of text with a word in the middle. {self.sentence} {quoted}",
            columns=list(frame.columns),
            rows=frame.to_numpy().tolist(),
        )

    def __repr__(self) -> str:
        lines = [f"  {item.before:>{_AROUND}} {item.text} {item.after}" for item in self.items]
        return "\n".join([self.sentence, *lines])

    def _repr_html_(self) -> Safe:
        rows = [
            (
                item.title or item.document,
                tag("span", item.before, style="display:block;text-align:right"),
                tag("strong", item.text, style="white-space:nowrap"),
                tag("span", item.after, style="display:block;text-align:left"),
            )
            for item in self.items
        ]
        return table(["document", "before", "word", "after"], rows, caption=self.sentence)


def _short(item: WordInContext) -> str:
    return " ".join(f"{item.before} {item.text} {item.after}".split())


def words_in_context(
    bow: BagOfWords, fit: Fit, tokens: Integers, topic: int, name: str, word: object, limit: int
) -> WordsInContext:
    """Return the places of a word in the rows where it belongs to a topic; see `TopicModel.words_in_context`."""
    _corpus_of(bow)
    column = column_of(bow, instance("word", word, str, "a word or phrase of the texts"))
    return many_in_context(bow, fit, tokens, [(topic, name, column)], limit)[0]


def many_in_context(
    bow: BagOfWords, fit: Fit, tokens: Integers, asked: Sequence[tuple[int, str, int]], limit: int
) -> list[WordsInContext]:
    """Return the places of several words, each in the rows where it belongs to a topic; rows are prepared together.

    Args:
        bow: with its corpus.
        fit: the fitted arrays.
        tokens: of each row.
        asked: number and name of a topic, and the column of a word.
        limit: at most so many places of each.

    Raises:
        InvalidValue: the bag does not know its texts.
    """
    corpus = _corpus_of(bow)
    columns = np.unique([column for _, _, column in asked]).astype(np.int64)
    of_words = bow.counts[:, columns].tocsc()
    medians = {topic: median_row(fit.shares, tokens, topic) for topic in {topic for topic, _, _ in asked}}
    used = []
    for topic, _, column in asked:
        begin, end = of_words.indptr[np.searchsorted(columns, column) :][:2].tolist()
        rows, times = of_words.indices[begin:end].astype(np.int64), of_words.data[begin:end]
        own = belongs(fit.shares, fit.weights, rows, topic, column)
        order = strongest(fit.shares, tokens, topic, None, rows[own], medians[topic])
        total = int(times[own].sum())
        used.append((order, total, int(times.sum()) - total))
    words = _RowWords(bow, corpus)
    words.look_at(row for order, _, _ in used for row in order[:limit])  # nearly always in each of these
    found = []
    for (topic, name, column), (order, total, elsewhere) in zip(asked, used, strict=True):
        word = bow.vocabulary[column]
        places = (place for row in order for place in _places(bow, words, row, word))
        items = tuple(islice(places, limit))
        found.append(WordsInContext(items, total, len(order), elsewhere, word, topic, name))
    return found


def _corpus_of(bow: BagOfWords) -> Corpus:
    if bow.corpus is None or bow.preparation is None:
        raise InvalidValue(
            "this model does not know the texts of its documents, so there is no context to show: it was loaded, or "
            "its bag was made from tokens. Fit it to bag_of_words(corpus)."
        )
    return bow.corpus


def belongs(shares: Floats, weights: Floats, rows: NDArray[np.integer[Any]], topic: int, column: int) -> Flags:
    """Return for each of some rows whether a word in it is the topic's: with a probability above one half.

    Args:
        shares, weights: of the topics, as in `Fit`.
        rows, topic, column: the numbers of the rows, of the topic and of the word.

    >>> shares, weights = np.array([[0.9, 0.1], [0.2, 0.8]]), np.array([[0.5, 0.5], [0.5, 0.5]])
    >>> belongs(shares, weights, np.array([0, 1]), 0, 1).tolist()
    [True, False]
    """
    held = np.zeros(len(rows))
    for share, weight in zip(shares[rows].T, weights[:, column], strict=True):
        held += share * weight
    return np.asarray(shares[rows, topic] * weights[topic, column] > _OWN * held)


def column_of(bow: BagOfWords, word: str) -> int:
    """Return the column of a word or phrase, given as the vocabulary or as a text has it.

    Raises:
        InvalidValue: it is not counted in this bag.
    """
    found = counted_as(word, bow.vocabulary, bow.preparation, bow.splitter)
    if len(found.words) == 1 and not found.missing:
        return bow.vocabulary.index(found.words[0])
    if len(found.words) > 1 and not found.missing:
        apart = " and ".join(map(repr, found.words))
        raise InvalidValue(f"word={quoted(word)} is not counted as one word in this bag, but as {apart}; ask for one.")
    near = near_forms(" ".join(found.missing) or word, bow.vocabulary)
    hint = f" did you mean {' or '.join(map(repr, near))}?" if near else ""
    raise InvalidValue(f"word={quoted(word)} is not counted in this bag;{hint} bow.vocabulary lists what is.")


def _places(bow: BagOfWords, words: "_RowWords", row: int, term: str) -> Iterator[WordInContext]:
    about = bow.rows[row]
    document, counted_words = words[row]
    for fate in counted_words:
        if fate.word == term:
            start, end = about.start + fate.start, about.start + fate.end
            before, after = _around(document, start, end)
            sentence = next((s.text for s in document.sentences if s.start <= start < s.end), "")
            yield WordInContext(
                row, document.id, about.title, start, end, before, _line(fate.text), after, _line(sentence)
            )


class _RowWords:
    """The documents of rows, and their counted words with offsets into the text of the row."""

    def __init__(self, bow: BagOfWords, corpus: Corpus) -> None:
        self._bow, self._corpus = bow, corpus
        self._known: dict[int, tuple[Document, tuple[Fate, ...]]] = {}

    def __getitem__(self, row: int) -> tuple[Document, tuple[Fate, ...]]:
        self.look_at([row])
        return self._known[row]

    def look_at(self, rows: Iterable[int]) -> None:
        """Prepare the words of rows, together; the rest of a long document is not looked at."""
        bow = self._bow
        assert bow.preparation is not None
        new = [row for row in dict.fromkeys(rows) if row not in self._known]
        for at in range(0, len(new), _TOGETHER):
            some = new[at : at + _TOGETHER]
            documents = [self._corpus[bow.rows[row].document] for row in some]
            texts = [
                _cut(each, bow.rows[row].start, bow.rows[row].end) for each, row in zip(documents, some, strict=True)
            ]
            explained = explain_all(texts, bow.preparation, bow.vocabulary, str, bow.splitter)
            for row, document, found in zip(some, documents, explained, strict=True):
                self._known[row] = document, found.kept


def _cut(document: Document, start: int, end: int) -> Document:
    """Return a stretch of a document as one."""
    if start == 0 and end == len(document.text):
        return document
    marks = tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in document.marks
        if mark.start < end and mark.end > start
    )
    return replace(document, text=document.text[start:end], marks=marks)


def _around(document: Document, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a place, cut where words end."""
    first, last = max(0, start - 2 * _AROUND), min(len(document.text), end + 2 * _AROUND)
    before, after = _line(_analysed(document, first, start)), _line(_analysed(document, end, last))
    if len(before) > _AROUND or start > 2 * _AROUND:
        before = before[-_AROUND:].partition(" ")[2] if len(before) > _AROUND else before
        before = f"… {before.lstrip('… ')}"
    if len(after) > _AROUND or last < len(document.text):
        after = after[:_AROUND].rpartition(" ")[0] if len(after) > _AROUND else after
        after = f"{after.rstrip('… ')} …"
    return before, after


def _analysed(document: Document, start: int, end: int) -> str:
    """Return a stretch of a text, dots for what was not analysed: no fields of its head, no addresses of pictures."""
    parts, at = [], start
    for mark in document.marks:
        if mark.end <= at or mark.start >= end:
            continue
        parts += [document.text[at : max(at, mark.start)], " … "]
        at = mark.end
    return _GAPS.sub(" … ", "".join([*parts, document.text[at:end] if at < end else ""]))


def _line(text: str) -> str:
    return " ".join(readable(text).split())
