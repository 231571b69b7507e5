"""Summary: the chosen sentences, each with its score, its rank and its exact place, and the scores of all others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from gleanings.documents.broken_words import unbroken
from gleanings.documents.document import Document, Sentence
from gleanings.documents.excerpts import is_beginning, readable
from gleanings.documents.paragraph_numbers import number_before
from gleanings.html import Safe, join, paragraphs, table, tag
from gleanings.nouns import counted_of
from gleanings.summaries.context import Context, Place
from gleanings.summaries.evidence import Words
from gleanings.tabular import Tabular
from gleanings.types import Floats

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

Evidence = Callable[[], Words]

_FULL_WIDTH_STOPS = frozenset("。！？｡")  # of Chinese and Japanese; a mark of quotation may follow


@dataclass(frozen=True)
class SummarySentence:
    """A chosen sentence.

    Attributes:
        text: the sentence as it stands in its document, `document.text[start:end]`.
        score: what the method gave it; scales differ from method to method.
        rank: 1 for the sentence chosen first, 2 for the second, ...
        start, end: offsets into the document's text, in characters, end exclusive.
        index: its index in `document.sentences`.
        document: the id of its document.
        title: the title of its document.
        standing: how well it stands on its own, above 0 and up to 1 (`standing.py`).
        leans: the signs that it leans on what is around it, each in a few words.
        support: of several documents, how many have a sentence that makes the same point, its own included.
        language: of its document, ISO 639-1 code.
        point: how many characters at its beginning are the number of its paragraph ("3. "), which is not shown.

    >>> from gleanings import Corpus, summarize
    >>> summary = summarize(Corpus.from_texts(["Rain fell. The river rose."])[0], sentences=2, method="lead")
    >>> [(sentence.rank, sentence.start, sentence.end) for sentence in summary.sentences]
    [(1, 0, 10), (2, 11, 26)]
    """

    text: str
    score: float
    rank: int
    start: int
    end: int
    index: int
    document: str
    title: str = ""
    standing: float = 1.0
    leans: tuple[str, ...] = ()
    support: int = 1
    language: str = ""
    point: int = 0
    evidence: Evidence | None = field(default=None, repr=False, compare=False)

    @cached_property
    def words(self) -> Words:
        """The words that earned it its score, strongest first, each with its part of the evidence, 0 to 1."""
        return () if self.evidence is None else self.evidence()

    @classmethod
    def of(
        cls,
        document: Document,
        sentence: Sentence,
        score: float,
        rank: int,
        *,
        standing: float = 1.0,
        leans: tuple[str, ...] = (),
        support: int = 1,
        evidence: Evidence | None = None,
    ) -> "SummarySentence":
        """Return a sentence of a document as one that was chosen; the other arguments are the attributes."""
        return cls(
            text=sentence.text,
            score=score,
            rank=rank,
            start=sentence.start,
            end=sentence.end,
            index=sentence.index,
            document=document.id,
            title=document.title,
            standing=standing,
            leans=leans,
            support=support,
            language=document.language,
            evidence=evidence,
            point=number_before(document, sentence.index),
        )

    @property
    def shown(self) -> str:
        """The sentence as it is shown: its text, with words joined that were broken at the end of a line."""
        return unbroken(readable(self.text[self.point :]), self.language)

    @property
    def source(self) -> str:
        """What its document is called: its title, or its id where that is only the beginning of the sentence."""
        return self.document if not self.title or is_beginning(self.title, self.text) else self.title

    def __str__(self) -> str:
        return self.shown


@dataclass(frozen=True, eq=False, repr=False)
class Summary(Tabular):
    """Sentences chosen from one or more documents.

    Attributes:
        sentences: the chosen sentences, in reading order.
        scores: one score for each sentence of the documents, in the order of `candidates`, also those left out.
        method: how they were chosen.
        notes: what a reader must know, in full sentences.
        documents: the documents, in the order in which they were given.
        rows: for each chosen sentence, in reading order, its place in `scores` and `candidates`.

    >>> from gleanings import Corpus, summarize
    >>> summary = summarize(Corpus.from_texts(["Rain fell. The river rose."])[0], sentences=1, method="lead")
    >>> len(summary), [str(sentence) for sentence in summary.sentences], len(summary.scores)
    (1, ['Rain fell.'], 2)
    """

    sentences: tuple[SummarySentence, ...]
    scores: Floats
    method: str
    notes: tuple[str, ...]
    documents: tuple[Document, ...]
    rows: tuple[int, ...]

    def __post_init__(self) -> None:
        self.scores.setflags(write=False)

    @property
    def text(self) -> str:
        """The chosen sentences as they are shown, with a space between them; none behind a full-width stop."""
        said = [sentence.shown for sentence in self.sentences]
        return "".join(text if _FULL_WIDTH_STOPS.intersection(text[-2:]) else f"{text} " for text in said).rstrip(" ")

    @cached_property
    def candidates(self) -> tuple[tuple[int, int], ...]:
        """For each sentence, the index of its document in `documents` and its index in `document.sentences`."""
        return tuple((number, s.index) for number, document in enumerate(self.documents) for s in document.sentences)

    def in_context(self) -> Context:
        """Return the documents with the chosen sentences marked, as an object that shows itself in a notebook."""
        places = [
            Place(self.candidates[row][0], s.start, s.end, s.rank, s.score)
            for row, s in zip(self.rows, self.sentences, strict=True)
        ]
        return Context(self.documents, tuple(places), self.method)

    def plot(self) -> "Chart":
        """Return a matplotlib figure: the text sentence by sentence, the chosen ones shaded, with their ranks."""
        return self.in_context().plot()

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame of all sentences: document, index, text, start, end, score, and rank (empty if left out)."""
        import pandas as pd

        ranks = dict(zip(self.rows, (sentence.rank for sentence in self.sentences), strict=True))
        rows = []
        for row, ((number, index), score) in enumerate(zip(self.candidates, self.scores.tolist(), strict=True)):
            document = self.documents[number]
            s = document.sentences[index]
            rows.append((document.id, index, s.text, s.start, s.end, score, ranks.get(row)))
        columns = ["document", "index", "text", "start", "end", "score", "rank"]
        return pd.DataFrame(rows, columns=columns).astype({"rank": "Int64"})

    def __len__(self) -> int:
        return len(self.sentences)

    def __iter__(self) -> Iterator[SummarySentence]:
        return iter(self.sentences)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return (
            f"Summary({self.method!r}, {counted_of(len(self.sentences), len(self.scores), 'sentence')}: {self.text!r})"
        )

    def _repr_html_(self) -> Safe:
        several = len(self.documents) > 1
        headers = ["rank", "score", "sentence", *(["document"] if several else [])]
        rows = [[s.rank, f"{s.score:.3g}", s.shown, *([s.source] if several else [])] for s in self.sentences]
        source = f"{len(self.documents)} documents" if several else join(d.title or d.id for d in self.documents)
        caption = join([f"{counted_of(len(rows), len(self.scores), 'sentence')} by {self.method}", source], " · ")
        notes = paragraphs(self.notes)
        return tag("div", table(headers, rows, caption=caption, numbers=[0, 1]), notes)
