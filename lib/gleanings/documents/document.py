"""One document: its text exactly as read, and the exact places of what is in it.

Nothing here changes a text. Cleaning adds marks, stretches that stay visible and take no part in
the analysis; paragraphs and sentences are what the marks leave. For each of them
`document.text[x.start:x.end] == x.text`.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from types import MappingProxyType

from gleanings.documents.paragraphs import paragraph_spans
from gleanings.documents.sentences import sentence_spans
from gleanings.documents.spans import without
from gleanings.html import Safe, escape, join, tag
from gleanings.nouns import counted
from gleanings.types import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place.

    Attributes:
        text: the sentence, `document.text[start:end]`.
        start, end: offsets into the document's text, in characters, end exclusive.
        paragraph: index of its paragraph in `document.paragraphs`.
        index: its own index in `document.sentences`.
        speaker: who says it, where the text is a talk or a chat whose turns are labelled; else empty. The label
            itself is no part of the sentence.

    >>> from gleanings import Corpus
    >>> document = Corpus.from_texts(["Rain fell. The river rose."])[0]
    >>> sentence = document.sentences[1]
    >>> sentence.start, sentence.end, document.text[sentence.start : sentence.end] == sentence.text
    (11, 26, True)
    """

    text: str
    start: int
    end: int
    paragraph: int
    index: int
    speaker: str = ""

    def __init__(self, text: str, start: int, end: int, paragraph: int, index: int, speaker: str = "") -> None:
        # By the slots themselves, which takes half the time of what a frozen dataclass does: there are many sentences.
        set_text, set_start, set_end, set_paragraph, set_index, set_speaker = _SLOTS
        set_text(self, text)
        set_start(self, start)
        set_end(self, end)
        set_paragraph(self, paragraph)
        set_index(self, index)
        set_speaker(self, speaker)


_SLOTS = tuple(vars(Sentence)[each.name].__set__ for each in fields(Sentence))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its place; `index` is its index in `document.paragraphs`."""

    text: str
    start: int
    end: int
    index: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document that is not for analysis.

    Attributes:
        start, end: offsets into the document's text, end exclusive.
        kind: what it is: heading, embed, link line, notice, rule or table, boilerplate, front matter, code, image,
            mail header, quoted mail, signature, ...
        reason: why it was marked, in words for the reader.
        speaker: of a label of a turn, whom it names; else empty.
    """

    start: int
    end: int
    kind: str
    reason: str
    speaker: str = ""


@dataclass(frozen=True)
class Document:
    """A text with its identity and the places of its parts.

    Attributes:
        id: unique in its corpus; for a file, its path below the folder.
        text: the text as read, never altered.
        title: a heading at the top, or the beginning of the text.
        date: the date it bears, where one can be told.
        source: the path of the file it came from; None for text given in memory.
        language: ISO 639-1 code.
        metadata: further columns (author, party, ...) and, for a file, the `encoding` used.
        marks: the stretches that are not for analysis, in order, not overlapping.
        given_id: the id as it was given, where that was no text but a number, say, so that frames join by it.
        record: whether it is one of the rows of a table, such as an answer to a survey: a text given one by one, which
            others may have written, too.

    >>> document = Document("a", "Rain fell. Then the sun came out.")
    >>> document.sentences[1]
    Sentence(text='Then the sun came out.', start=11, end=33, paragraph=0, index=1, speaker='')
    """

    id: str
    text: str
    title: str = ""
    date: datetime.date | None = None
    source: str | None = None
    language: str = "en"
    metadata: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    marks: tuple[Mark, ...] = ()
    given_id: object = None
    record: bool = False

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs for analysis, in order: what the marks leave of each paragraph."""
        return tuple(
            Paragraph(self.text[start:end], start, end, i) for i, (start, end) in enumerate(self.paragraph_places)
        )

    @cached_property
    def paragraph_places(self) -> tuple[Span, ...]:
        """The (start, end) of each of `paragraphs`: a small part of what they take themselves."""
        return tuple(without(paragraph_spans(self.text), [(mark.start, mark.end) for mark in self.marks], self.text))

    def with_paragraphs_at(self, spans: Iterable[Span]) -> None:
        """Tell the document where its paragraphs are, so that it need not look for them again."""
        self.__dict__["paragraph_places"] = tuple(spans)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences for analysis, in order."""
        found: list[Sentence] = []
        labels = [mark for mark in self.marks if mark.speaker]
        label = 0
        speaker, ends = "", 0  # whose turn it is, and where the paragraph that his label begins ends
        text, language = self.text, self.language
        for paragraph, (begin, stop) in enumerate(self.paragraph_places):
            while label < len(labels) and labels[label].end <= begin:
                speaker, ends = labels[label].speaker, labels[label].end
                label += 1
            if speaker and not text[ends:begin].isspace() and ends != begin:
                speaker = ""
            for start, end in sentence_spans(text, begin, stop, language):
                found.append(Sentence(text[start:end], start, end, paragraph, len(found), speaker))
            if speaker:
                ends = stop if _goes_on(text, stop) else -1
        return tuple(found)

    def forget_sentences(self) -> None:
        """Let go of the sentences, which take more memory than the text; they are cut again when they are asked for."""
        self.__dict__.pop("sentences", None)

    def __getstate__(self) -> dict[str, object]:
        """Return what another process needs: the fields, without what was worked out from them."""
        return {field.name: getattr(self, field.name) for field in fields(self)} | {"metadata": dict(self.metadata)}

    def __setstate__(self, state: Mapping[str, object]) -> None:
        self.__dict__.update(state)
        self.__dict__["metadata"] = MappingProxyType(self.__dict__["metadata"])

    def changed(self, **fields: object) -> "Document":
        """Return the document with other values of some fields: `dataclasses.replace` in a fraction of its time.

        >>> Document("a", "Rain fell.").changed(title="Rain").title
        'Rain'
        """
        changed = object.__new__(Document)
        changed.__dict__.update({name: self.__dict__[name] for name in _FIELDS}, **fields)
        return changed

    def marked(self, marks: Iterable[Mark]) -> "Document":
        """Return the document with further marks. They must not overlap those that it has."""
        return replace(self, marks=tuple(sorted((*self.marks, *marks), key=lambda mark: mark.start)))

    def __repr__(self) -> str:
        size = f"{counted(len(self.text), 'character')}, {counted(len(self.sentences), 'sentence')}"
        return f"Document({self.id!r}, title={self.title!r}, {size})"

    def _repr_html_(self) -> Safe:
        parts: list[object] = []
        at = 0
        for mark in self.marks:
            left_out = self.text[mark.start : mark.end]
            struck = tag("del", left_out, title=f"{mark.kind}: {mark.reason}", style="opacity:.75")
            parts += [self.text[at : mark.start], struck]
            at = mark.end
        parts.append(self.text[at:])
        about = [str(x) for x in (self.date, self.id, counted(len(self.sentences), "sentence")) if x]
        return tag(
            "div",
            tag("p", tag("strong", escape(self.title or self.id)), " · ", join(about, " · ")),
            tag("div", *parts, style="white-space:pre-wrap;max-width:45em"),
        )


_FIELDS = tuple(field.name for field in fields(Document))


def _goes_on(text: str, end: int) -> bool:
    """Return whether no blank line follows a place, so that the next paragraph is of the same turn."""
    gap = text[end : end + 40]
    return "\n" not in gap[: len(gap) - len(gap.lstrip())].replace("\r\n", "\n")[1:]
