"""Digest: topic by topic, the sentences that carry it, as data and as people see it."""

import datetime
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gleanings.corpus.corpus import Corpus
from gleanings.documents.broken_words import unbroken
from gleanings.documents.excerpts import is_beginning, readable
from gleanings.html import Safe, bar, paragraphs, tag
from gleanings.nouns import counted
from gleanings.tabular import Tabular
from gleanings.topics.representative_documents import TopicDocuments
from gleanings.topics.topic import Topic
from gleanings.types import Integers

if TYPE_CHECKING:
    import pandas as pd

_SHOWN_WORDS = 10
_SIGNS = re.compile(r"[\\`*_{}\[\]()#+!|>~$-]")


@dataclass(frozen=True, slots=True)
class DigestSentence:
    """A sentence chosen for a topic.

    Attributes:
        text: the sentence as it stands in its document, `document.text[start:end]`.
        document, title, date: of its document: id, title, and date where it has one.
        start, end: offsets into the document's text, in characters, end exclusive.
        index: its index in `document.sentences`.
        score: how much of the topic it carries for its length and how well it stands alone, above 0 and up to 1, the
            highest of any sentence of the topic being 1.
        share: the part of its words that the model owes to the topic, 0 to 1.
        rank: 1 for the sentence chosen first, 2 for the second, ...
        standing: how well it stands on its own, above 0 and up to 1.
        leans: the signs that it leans on what is around it, each in a few words.
        language: of its document, ISO 639-1 code.
        point: how many characters at its beginning are the number of its paragraph ("3. "), which is not shown.
    """

    text: str
    document: str
    title: str
    date: datetime.date | None
    start: int
    end: int
    index: int
    score: float
    share: float
    rank: int
    standing: float = 1.0
    leans: tuple[str, ...] = ()
    language: str = ""
    point: int = 0

    @property
    def shown(self) -> str:
        """The sentence as it is shown: its text, with words joined that were broken at the end of a line."""
        return unbroken(readable(self.text[self.point :]), self.language)


@dataclass(frozen=True, slots=True)
class DigestTopic:
    """What a digest says of one topic: the topic, the rows in which it is strongest, and its sentences, best first."""

    topic: Topic
    documents: TopicDocuments
    sentences: tuple[DigestSentence, ...]

    @property
    def name(self) -> str:
        """The topic's name."""
        return self.topic.name

    @property
    def words(self) -> tuple[tuple[str, float], ...]:
        """The topic's strongest words with their weights, strongest first."""
        return self.topic.words

    @property
    def share(self) -> float:
        """The part of all counted tokens that belongs to the topic, 0 to 1."""
        return self.topic.share


@dataclass(frozen=True, eq=False, repr=False)
class Digest(Tabular):
    """Topic by topic, the sentences that carry it.

    Attributes:
        topics: one entry for each topic that is not hidden, by number.
        corpus: the documents that the sentences are from.
        notes: what a reader must know, in full sentences.
        leading: documents x 2: the two sentences of each document that carry most of a topic that is not hidden, by
            their index in it, the one that carries more first; -1 where there is none. None where that is not known.

    >>> from gleanings import Corpus, bag_of_words, digest, fit_topics
    >>> texts = ["Rain flooded the river valley.", "The bank raised its loan rate."] * 3
    >>> bow = bag_of_words(Corpus.from_texts(texts), unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)
    >>> found = digest(fit_topics(bow, topics=2), sentences=1)
    >>> sorted(sentence.text for topic in found.topics for sentence in topic.sentences)
    ['Rain flooded the river valley.', 'The bank raised its loan rate.']
    """

    topics: tuple[DigestTopic, ...]
    corpus: Corpus
    notes: tuple[str, ...]
    leading: Integers | None = field(default=None, repr=False)

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame of one row per sentence: topic, name, rank, text, document, title, date, start, end, score,
        share, standing."""
        import pandas as pd

        rows = [
            (
                t.topic.index,
                t.name,
                s.rank,
                s.text,
                s.document,
                s.title,
                s.date,
                s.start,
                s.end,
                s.score,
                s.share,
                s.standing,
            )
            for t in self.topics
            for s in t.sentences
        ]
        columns = [
            "topic",
            "name",
            "rank",
            "text",
            "document",
            "title",
            "date",
            "start",
            "end",
            "score",
            "share",
            "standing",
        ]
        return pd.DataFrame(rows, columns=columns)

    def to_markdown(self, *, digits: int = 0) -> str:
        """Return the digest as Markdown: one heading per topic, its words, and its sentences with their sources.

        Signs that Markdown reads are escaped, so that a text stays as it stands.

        Args:
            digits: after the point, of the shares in percent.
        """
        lines: list[str] = []
        for each in self.topics:
            lines += [f"## {each.topic.index} · {_markdown(each.topic.label)} ({each.share:.{digits}%})", ""]
            lines += [_markdown(", ".join(word for word, _ in each.words[:_SHOWN_WORDS])), ""]
            lines += [f"{s.rank}. {_markdown(s.shown)} ({_markdown(source(s))})" for s in each.sentences]
            lines.append("")
        lines += [line for note in self.notes for line in (_markdown(note), "")]
        return "\n".join(lines)

    def __repr__(self) -> str:
        size = sum(len(topic.sentences) for topic in self.topics)
        lines = [f"Digest({counted(len(self.topics), 'topic')}, {counted(size, 'sentence')})"]
        for each in self.topics:
            lines.append(f"  {each.topic.index}  {each.topic.label} ({each.share:.0%})")
            lines += [f"     {s.rank}. {s.text!r} ({s.document}, {s.start}-{s.end})" for s in each.sentences]
        return "\n".join(lines)

    def _repr_html_(self) -> Safe:
        notes = paragraphs(self.notes, style="max-width:60em")
        return tag("div", *(_topic_html(each) for each in self.topics), notes)


def _topic_html(each: DigestTopic) -> Safe:
    words = ", ".join(word for word, _ in each.words[:_SHOWN_WORDS])
    quotes = [
        tag(
            "li",
            tag("span", s.shown),
            " ",
            tag("span", source(s), style="opacity:.7;font-size:.9em"),
            style="margin:.3em 0",
        )
        for s in each.sentences
    ]
    return tag(
        "div",
        tag(
            "p",
            tag("strong", f"{each.topic.index} · {each.topic.label}"),
            " ",
            bar(each.share, width=5),
            f" {each.share:.0%}",
        ),
        tag("p", words, style="opacity:.8;margin:.2em 0"),
        tag("ol", *quotes, style="margin:.2em 0 1em;max-width:60em"),
    )


def _markdown(text: str) -> str:
    """The text on one line, with the signs of Markdown and HTML escaped."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split())).replace("&", "&amp;").replace("<", "&lt;")


def source(sentence: DigestSentence) -> str:
    """Return where a sentence is from, for a reader: title, date, id, place in characters."""
    title = telling_title(sentence)
    named = [f"“{title}”" if title else "", str(sentence.date or ""), sentence.document]
    return ", ".join([*filter(None, named), f"characters {sentence.start:,} to {sentence.end:,}"])


def telling_title(sentence: DigestSentence) -> str:
    """Return the title of a sentence's document; nothing where it is its id, or the beginning of the sentence."""
    begins = is_beginning(sentence.title, sentence.text)
    return "" if begins or sentence.title == sentence.document else sentence.title
