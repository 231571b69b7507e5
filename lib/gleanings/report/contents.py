"""What the sections of a report are made from, computed once: who is called what, whose topics are which, and when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from gleanings.corpus.corpus import Corpus
from gleanings.digests.digest import Digest, DigestSentence, DigestTopic
from gleanings.documents.excerpts import is_beginning
from gleanings.report.groups import Group, by_period
from gleanings.report.markup import shown_title
from gleanings.report.text import Chosen
from gleanings.summaries.summary import Summary
from gleanings.topics.model import TopicModel
from gleanings.types import Floats

MAIN = 0.2  # of a document, from which a topic is one of its main ones
_FULL = 6_000  # characters of a text that is shown whole where there are few
_TEXTS = 400_000  # characters of all texts together in a page
_AROUND, _CLOSE = 160, 60  # characters before and after a chosen sentence of a longer text; where there are many texts
_MANY = 300  # texts in a page
PIECE = 100  # documents in a page of a folder
ONE_PAGE = 1_000  # documents in one page; of more there is a folder of pages
_SUMMARISED = 3  # sentences of a document's summary


@dataclass(frozen=True, eq=False)
class Contents:
    """All that a report shows.

    Attributes:
        model, digest, corpus: what it is of; the model holds the corpus.
        summaries: those that were given; of one document each, they are shown with it.
        titles: what each document is called.
        shares: documents x topics; None for a document without counted words.
        largest: for each topic, in how many documents it is the largest.
        periods: the documents by date; none where fewer than two periods have any.
        length: characters of a document's text that are shown, if it has more.
        around: characters before and after each chosen sentence of a longer text.
    """

    model: TopicModel
    digest: Digest
    corpus: Corpus
    summaries: Sequence[Summary]
    titles: list[str] = field(default_factory=list)
    shares: list[Floats | None] = field(default_factory=list)
    largest: list[int] = field(default_factory=list)
    periods: list[Group] = field(default_factory=list)
    length: int = _FULL
    around: int = _AROUND

    @cached_property
    def of_document(self) -> dict[str, Summary]:
        """The summary of each document that has one, by id."""
        return {s.documents[0].id: s for s in self.summaries if len(s.documents) == 1}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each document in the corpus, by id."""
        return {document.id: number for number, document in enumerate(self.corpus)}

    @cached_property
    def row_documents(self) -> dict[str, int]:
        """The number of the document of each row of the bag, by the row's id."""
        return {row.id: row.document for row in self.model.bow.rows}

    @property
    def ordered(self) -> list[DigestTopic]:
        """The topics that are shown, largest first."""
        return sorted(self.digest.topics, key=lambda each: (-each.share, each.topic.index))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each word was counted in all documents."""
        bow = self.model.bow
        return dict(zip(bow.vocabulary, np.asarray(bow.counts.sum(axis=0)).ravel().tolist(), strict=True))

    def main_topics(self, number: int) -> list[int]:
        """Return the topics that make up a fifth or more of a document, largest first; at least the largest one."""
        shares = self.shares[number]
        if shares is None:
            return []
        shown = [each.topic.index for each in self.digest.topics]
        order = sorted(shown, key=lambda topic: (-float(shares[topic]), topic))
        return [topic for topic in order if shares[topic] >= MAIN] or order[:1]

    @cached_property
    def chosen(self) -> list[list[Chosen]]:
        """Return for each document the sentences to mark in it: those of its summary, and those of the digest."""
        found: list[dict[int, Chosen]] = [{} for _ in self.corpus]
        numbers, summaries = self.numbers, self.of_document
        for document in self.corpus:
            summary = summaries.get(document.id)
            if summary is not None:
                for s in summary.sentences:
                    found[numbers[document.id]][s.start] = Chosen(s.start, s.end, f"summary, rank {s.rank}")
        for each in self.digest.topics:
            for sentence in each.sentences:
                number = numbers[sentence.document]
                before = found[number].get(sentence.start)
                why = f"{before.why}; " if before else ""
                why += f"topic {each.topic.index + 1}, {name_of(each)}"
                anchor = (before.anchor if before else None) or anchor_of(number, sentence)
                found[number][sentence.start] = Chosen(sentence.start, sentence.end, why, anchor)
        return [[each[start] for start in sorted(each)] for each in found]


def name_of(each: DigestTopic) -> str:
    """Return the name of a topic as people read it: its label in the spelling of the texts, where it has one."""
    return str(getattr(each.topic, "label", "") or each.topic.name)


def source_of(contents: Contents, sentence: DigestSentence) -> str:
    """Return what the document of a sentence is called beside it: not by a title that is only its beginning."""
    number = contents.numbers[sentence.document]
    title = contents.titles[number]
    return f"document {number + 1}, {sentence.document}" if is_beginning(title, sentence.text) else title


def anchor_of(number: int, sentence: DigestSentence) -> str:
    """Return the anchor of a digest sentence in the text of its document."""
    return f"sentence-{number + 1}-{sentence.index + 1}"


def gathered(model: TopicModel, digest: Digest, summaries: Sequence[Summary]) -> Contents:
    """Return the contents of a report."""
    corpus = digest.corpus
    rows = np.array([row.document for row in model.bow.rows], dtype=np.int64)
    tokens = model.tokens
    sums = np.zeros((len(corpus), len(model.names)))
    np.add.at(sums, rows, model.shares * tokens[:, None])
    totals = np.bincount(rows, weights=tokens, minlength=len(corpus))
    shares: list[Floats | None] = [
        sums[number] / totals[number] if totals[number] > 0 else None for number in range(len(corpus))
    ]
    largest = [0] * len(model.names)
    for each in shares:
        if each is not None:
            largest[int(each.argmax())] += 1
    periods = by_period(model) if any(document.date for document in corpus) else []
    if sum(1 for group in periods if group.tokens) < 2:
        periods = []
    texts = len(corpus) if len(corpus) <= ONE_PAGE else PIECE
    length = max(0, min(_FULL, _TEXTS // max(1, texts)))
    around = _AROUND if texts <= _MANY else _CLOSE
    titles = [shown_title(document) for document in corpus]
    return Contents(model, digest, corpus, summaries, titles, shares, largest, periods, length, around)
