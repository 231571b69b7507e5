"""What the sections of a report are made from, computed once: who is called what, whose topics are which, and when."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from gleanings.change.units import columns_of, units_of
from gleanings.corpus.corpus import Corpus
from gleanings.corpus.stored_outlines import column
from gleanings.digests.digest import Digest, DigestSentence, DigestTopic
from gleanings.documents.date_format import Known, known_to
from gleanings.documents.document import Sentence
from gleanings.documents.excerpts import is_beginning
from gleanings.report.comparisons import Compared, OverTime, comparisons_of
from gleanings.report.document_shares import DocumentShares
from gleanings.report.marked import Marks
from gleanings.report.spelling import name_of, spellings
from gleanings.report.text import Chosen
from gleanings.report.titles import told_apart
from gleanings.report.word_uses import WordUses, words_in_context
from gleanings.summaries.summary import Summary, SummarySentence
from gleanings.topics.model import TopicModel
from gleanings.topics.representative_documents import TopicDocument
from gleanings.topics.topic_tree import TopicTree
from gleanings.topics.words_in_context import WordsInContext
from gleanings.types import Integers

_FULL = 6_000  # characters of a text that is shown whole where there are few
_TEXTS = 300_000  # characters of all texts together in a page
_AROUND, _ALL_AROUND = 160, 6_000  # characters before and after a chosen sentence of a longer text; of all texts
_SCRAP = 20  # characters around a sentence that say nothing
IN_TABLE = 15  # words of a topic with their numbers
PIECE = 100  # documents in a page of a folder
ONE_PAGE = 1_000  # documents in one page; of more there is a folder of pages

Told = str  # a sentence that the page says, on one line in small letters: another document may have it, too


@dataclass(frozen=True, eq=False)
class Contents:
    """All that a report shows.

    Attributes:
        model, digest, corpus: what it is of; the model holds the corpus.
        summaries: those that were given; of one document each, they are shown with it.
        titles: what each document is called.
        shares: of topics in each document; None for one without counted words.
        largest: for each topic, in how many documents it is the largest; of one document, in how many of its rows.
        brief: the sentences that say what the whole is about, best first.
        paged: whether topics and documents have pages of their own.
        summarised: whether a document is shown by its summary; else by a sentence that carries most of a topic.
        notes: what a reader must know of the report itself, in full sentences.
    """

    model: TopicModel
    digest: Digest
    corpus: Corpus
    summaries: Sequence[Summary]
    titles: list[str]
    shares: DocumentShares
    largest: list[int]
    brief: Sequence[SummarySentence | DigestSentence] = ()
    paged: bool = False
    summarised: bool = True
    notes: tuple[str, ...] = ()

    def in_pages(self) -> "Contents":
        """Return the same in several pages; what was found out is kept."""
        other = replace(self, paged=True)
        vars(other).update((name, found) for name, found in vars(self).items() if name != "paged")
        return other

    @cached_property
    def of_document(self) -> dict[str, Summary]:
        """The summary of each document that has one, by id."""
        return {s.documents[0].id: s for s in self.summaries if len(s.documents) == 1}

    @property
    def length(self) -> int:
        """Characters of a document's text that are shown; of one that has more, what is around its sentences."""
        return min(_FULL, _TEXTS // max(1, self._texts))

    @property
    def around(self) -> int:
        """Characters before and after each chosen sentence of a longer text."""
        around = min(_AROUND, _ALL_AROUND // max(1, self._texts))
        return around if around >= _SCRAP else 0

    @property
    def _texts(self) -> int:
        """How many texts stand in a page."""
        return PIECE if self.paged else len(self.corpus)

    @property
    def over_time(self) -> OverTime | None:
        """Topics over time; None where fewer than two periods have documents."""
        return self._compared[0]

    @property
    def groups(self) -> list[Compared]:
        """Topics by what is known of the documents, a column each."""
        return self._compared[1]

    @cached_property
    def _compared(self) -> tuple[OverTime | None, list[Compared]]:
        units = units_of(self.model)
        return comparisons_of(self.model, units, columns_of(units))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number in the corpus of each document that something is quoted from, by id."""
        asked = {sentence.document for each in self.digest.topics for sentence in each.sentences}
        asked |= {place.document for found in self.in_context.values() for places in found for place in places}
        asked |= {document.id for summary in self.summaries for document in summary.documents}
        asked |= {sentence.document for sentence in self.brief}
        ids = enumerate(column(self.corpus.outlines, "id"))
        return {name: number for number, name in ids if name in asked}

    @cached_property
    def dated(self) -> bool:
        """Whether any document has a date."""
        return bool(self.corpus.overview.days)

    @cached_property
    def known_to(self) -> Known:
        """How exactly the dates of the documents are known."""
        return known_to(self.corpus.overview.days)

    @cached_property
    def several_languages(self) -> bool:
        """Whether the documents are in more than one language."""
        return len(self.corpus.overview.languages) > 1

    def document_of(self, item: TopicDocument) -> int:
        """Return the number of the document in which a row is."""
        return self.model.bow.rows[item.row].document

    @cached_property
    def ordered(self) -> list[DigestTopic]:
        """The topics that are shown, largest first."""
        return sorted(self.digest.topics, key=lambda each: (-each.share, each.topic.index))

    @cached_property
    def names(self) -> dict[int, str]:
        """What each topic that is shown is called, by its index."""
        return {each.topic.index: name_of(each) for each in self.digest.topics}

    @cached_property
    def tree(self) -> TopicTree:
        """The topics joined by the likeness of their words."""
        return self.model.tree()

    @cached_property
    def told_first(self) -> frozenset[Told]:
        """What the first paragraph says."""
        return frozenset(told(sentence) for sentence in self.brief)

    @cached_property
    def apart(self) -> Sequence[Sequence[tuple[str, float]]]:
        """The words of each topic that it has much of and others have little of, by its index."""
        return self.model.topic_words(weighting="relevance")

    @cached_property
    def in_context(self) -> dict[int, list[WordsInContext]]:
        """The places of the words that set each topic apart, by its index; none where the texts are not known."""
        return words_in_context(self.model, self.apart, [each.topic.index for each in self.digest.topics])

    @cached_property
    def written(self) -> dict[int, dict[str, str]]:
        """How the words that are shown of each topic are written in its texts, by its index."""
        return spellings(self.model, self.digest, self.apart)

    @cached_property
    def uses(self) -> WordUses:
        """How topics use their words."""
        words = {each.topic.index: [word for word, _ in each.words[:IN_TABLE]] for each in self.digest.topics}
        return WordUses(self.model, words)

    def sentence_at(self, document: int, start: int) -> Sentence | None:
        """Return the sentence of a document in which a place is; None where it is in none."""
        sentences = self.corpus[document].sentences
        at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
        return sentences[at] if at >= 0 and start < sentences[at].end else None

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each word was counted in all documents."""
        bow = self.model.bow
        return dict(zip(bow.vocabulary, np.asarray(bow.counts.sum(axis=0)).ravel().tolist(), strict=True))

    def main_topics(self, numbers: range) -> Integers:
        """Return the main topics of documents in a row, as `DocumentShares.main` gives them."""
        return self.shares.main(numbers, self._shown)

    @cached_property
    def _shown(self) -> Integers:
        """The numbers of the topics that are shown, ascending."""
        return np.array([each.topic.index for each in self.digest.topics], dtype=np.int64)

    @cached_property
    def chosen(self) -> dict[int, Sequence[Chosen]]:
        """The sentences to mark in documents: of its summary, of the digest, and those that links lead to."""
        marks, numbers = Marks(), self.numbers
        for name, summary in self.of_document.items():
            for said in summary.sentences if name in numbers else ():
                marks.quote(numbers[name], said, f"summary, rank {said.rank}", linked=False)
        for each in self.digest.topics:
            why = f"topic {each.topic.index + 1}, {name_of(each)}"
            for sentence in each.sentences:
                marks.quote(numbers[sentence.document], sentence, why)
            for item in each.documents:
                place = self.place_of(item)
                if place is not None:
                    marks.lead_to(self.document_of(item), place, why)
            for found in self.in_context[each.topic.index]:
                for at in found:
                    around = self.sentence_at(numbers[at.document], at.start)
                    if around is not None:
                        marks.lead_to(numbers[at.document], around, f"“{found.word}” in {why}")
        for first in self.brief:
            marks.quote(numbers[first.document], first, "at the top of this page")
        return marks.sorted()

    def place_of(self, item: TopicDocument) -> Sentence | None:
        """Return the sentence with which the excerpt of a part of a document begins; None for a whole document."""
        if self.model.bow.unit == "document":
            return None
        row, begins = self.model.bow.rows[item.row], item.excerpt.removeprefix("… ")
        inside = [s for s in self.corpus[row.document].sentences if row.start <= s.start < row.end]
        same = (s for s in inside if begins.startswith(" ".join(s.text.split())[: len(begins) - 2]))
        return next(same, inside[0] if inside else None)


def topic_anchor(topic: int) -> str:
    """Return the anchor of a topic, numbered from 1 as people see it."""
    return f"topic-{topic + 1}"


def source_of(contents: Contents, sentence: DigestSentence) -> str:
    """Return what the document of a sentence is called beside it; where it begins with the sentence, and so is called
    by its words, by the number that the document has on the page.

    Where there is one document, the sentence is named by its number.
    """
    if len(contents.corpus) == 1:
        return f"sentence {sentence.index + 1:,} of {len(contents.corpus[0].sentences):,}"
    number = contents.numbers[sentence.document]
    title = contents.titles[number]
    own = contents.corpus.outlines[number].title  # without the id by which documents of one beginning are told apart
    same = is_beginning(sentence.text, own), is_beginning(own, sentence.text)
    called_so = all(same) or (any(same) and own.endswith("…"))
    return f"the beginning of document {number + 1}" if called_so else title


def told(said: DigestSentence | SummarySentence | Sentence | str) -> Told:
    """Return what a sentence or a title says, so that the page does not say it again elsewhere."""
    return " ".join((said if isinstance(said, str) else said.text).split()).casefold()


def gathered(
    model: TopicModel,
    digest: Digest,
    summaries: Sequence[Summary],
    *,
    paged: bool = False,
    summarised: bool = True,
    notes: tuple[str, ...] = (),
) -> Contents:
    """Return the contents of a report."""
    corpus = digest.corpus
    shares, known = model.known_shares
    of, there = (shares, known) if len(corpus) > 1 else (model.shares, model.tokens > 0)
    largest = np.bincount(of.argmax(axis=1)[there], minlength=len(model.names)).tolist()
    return Contents(
        model=model,
        digest=digest,
        corpus=corpus,
        summaries=summaries,
        paged=paged,
        summarised=summarised,
        titles=told_apart(corpus),
        shares=DocumentShares(shares, known),
        largest=largest,
        notes=notes,
    )
