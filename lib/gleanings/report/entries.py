"""What a report says of single documents: what the pages of documents are made of, wherever they are made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gleanings.documents.broken_words import unbroken
from gleanings.documents.document import Document, Sentence
from gleanings.documents.excerpts import readable
from gleanings.documents.paragraph_numbers import number_before
from gleanings.report.contents import Contents, Told, told
from gleanings.report.first_screen import on_card
from gleanings.report.text import Chosen
from gleanings.summaries.standing import LEANS, standing_of
from gleanings.summaries.summary import SummarySentence
from gleanings.types import Floats, Integers

TOPICS = 3  # main topics that are named
_LINE = 25  # letters: a shorter sentence says nothing by itself
_LOOKED_AT = 3  # sentences of a document, of which the first that stands on its own is shown


@dataclass(frozen=True, slots=True)
class Entry:
    """What a report says of a document beside what the document itself does.

    Attributes:
        number: in the corpus, from 0.
        title: what it is called.
        topics: its main topics, each with its name and its share; none where no word was counted.
        line: one sentence of its summary; None where it has none.
        leading: where it has no summary because there are too many: the sentences to show it by, by index, best first;
            none where that is not known.
        marked: the sentences to mark in its text.
        notes: what a reader of its summary must know.
    """

    number: int
    title: str
    topics: tuple[tuple[int, str, float], ...]
    line: str | None
    leading: tuple[int, ...] | None
    marked: Sequence[Chosen]
    notes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Entries:
    """The entries of documents in a row, as another process can be told of them: going over them makes each.

    Attributes:
        first: the number of the first document.
        titles: of each.
        topics: documents x topics: the main topics of each, the largest first; -1 where there are no more.
        shares: of these.
        names: of all topics that are shown, by number.
        leading: documents x 2, as a digest has them; None where documents are shown by their summaries.
        lines, marked, notes: of the documents that have some, by number.
    """

    first: int
    titles: Sequence[str]
    topics: Integers
    shares: Floats
    names: Mapping[int, str]
    leading: Integers | None
    lines: Mapping[int, str]
    marked: Mapping[int, Sequence[Chosen]]
    notes: Mapping[int, tuple[str, ...]]

    def __iter__(self) -> Iterator[Entry]:
        leading = self.leading.tolist() if self.leading is not None else None
        rows = zip(self.titles, self.topics.tolist(), self.shares.tolist(), strict=True)
        for at, (title, topics, shares) in enumerate(rows):
            number = self.first + at
            yield Entry(
                number,
                title,
                tuple((t, self.names[t], share) for t, share in zip(topics, shares, strict=True) if t >= 0),
                self.lines.get(number),
                None if leading is None else tuple(index for index in leading[at] if index >= 0),
                self.marked.get(number, ()),
                self.notes.get(number, ()),
            )


def entries(contents: Contents, numbers: range) -> Entries:
    """Return the entries of documents in a row."""
    lines: dict[int, str] = {}
    notes: dict[int, tuple[str, ...]] = {}
    if contents.of_document:
        said = said_above(contents)
        for number in numbers:
            summary = contents.of_document.get(contents.corpus.outlines[number].id)
            if summary is None:
                continue
            notes[number] = summary.notes
            line = one_line(summary.sentences, said)
            if line is not None and told(line) not in told(contents.titles[number]):  # as of an answer of one sentence
                lines[number] = line.shown
    leading = contents.digest.leading
    if leading is None:
        leading = np.full((len(contents.corpus), 0), -1, dtype=np.int64)
    some = slice(numbers.start, numbers.stop)
    chosen = contents.chosen
    topics = contents.main_topics(numbers)
    return Entries(
        numbers.start,
        contents.titles[some],
        topics,
        np.take_along_axis(contents.shares.array[some], np.maximum(topics, 0), axis=1),
        contents.names,
        None if contents.summarised else leading[some],
        lines,
        {number: chosen[number] for number in numbers if number in chosen},
        notes,
    )


def leading_sentence(document: Document, ranked: Sequence[int], said: frozenset[Told]) -> Sentence | None:
    """Return the first of some sentences that stands on its own and that the page has not said, else the first.

    Args:
        document: the document.
        ranked: the sentences, by their index, the best first; the first of all where there are none.
        said: what the page says above.

    >>> document = Document("a", "But he said so in the evening. The council of Ulm rebuilt the old bridge in May.")
    >>> leading_sentence(document, [0, 1], frozenset()).index
    1
    """
    known = document.sentences
    sentences = [known[index] for index in ranked] or known[:_LOOKED_AT]
    for sentence in sentences if len(sentences) > 1 else ():  # a single one is taken however it stands
        if not (said and told(sentence) in said) and standing_of(document, sentence.index).score >= LEANS:
            return sentence
    return sentences[0] if sentences else None


def shown(document: Document, sentence: Sentence) -> str:
    """Return a sentence as it is shown: without the number of its paragraph, words whole, signs for entities.

    >>> document = Document("a", "AT&amp;T was fined in June.")
    >>> shown(document, document.sentences[0])
    'AT&T was fined in June.'
    """
    text = sentence.text[number_before(document, sentence.index) :]
    return unbroken(readable(text), document.language)


def one_line(sentences: Iterable[SummarySentence], said: frozenset[Told]) -> SummarySentence | None:
    """Return the best sentence of a summary that stands on its own and that the page has not said.

    Where it has said each of these, the best of them is said again: one that leans says nothing in a table. What is
    left of an answer whose sentences others gave too ("Regular.") is no line that says what it is about, either.
    """
    ranked = sorted(sentences, key=lambda s: s.rank)
    whole = [s for s in ranked if len(s.text) >= _LINE] or ranked
    alone = [s for s in whole if s.standing >= LEANS] or whole
    return next((s for s in alone if told(s) not in said), alone[0] if alone else None)


def said_above(contents: Contents) -> frozenset[Told]:
    """Return the sentences that stand above the table."""
    said = set(contents.told_first)
    for each in contents.digest.topics:
        best = on_card(contents, each)
        here = each.sentences if not contents.paged else () if best is None else (best,)
        said |= {told(sentence) for sentence in here}
    return frozenset(said)
