"""A corpus: documents in order, and the account of what was read, cleaned and left out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, overload

from gleanings.cleaning.rules import Clean
from gleanings.corpus.account import Account, account_of
from gleanings.corpus.annotation import AnnotationOptions, completed, notes_on
from gleanings.corpus.building import AUTO as AUTO
from gleanings.corpus.building import check_unique, plain_documents, split_into_paragraphs
from gleanings.corpus.column_values import as_dates
from gleanings.corpus.copies import THRESHOLD, set_near_copies_aside
from gleanings.corpus.display import corpus_html
from gleanings.corpus.frame import frame_columns, labels_of_series
from gleanings.corpus.language_detection import assumed_language, mixed_languages
from gleanings.corpus.left_out import LeftOut as LeftOut
from gleanings.corpus.left_out import NearCopy as NearCopy
from gleanings.corpus.outline import Outline, outline_of
from gleanings.corpus.overview import Overview
from gleanings.corpus.parallel_annotation import annotate_all
from gleanings.documents.document import Document
from gleanings.errors import InvalidType, InvalidValue, did_you_mean
from gleanings.html import Safe
from gleanings.nouns import counted
from gleanings.tabular import Tabular

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Corpus(Sequence[Document], Tabular):
    """Documents in order, and the account of what was left out.

    Attributes:
        documents: the documents, in order, no two with the same id.
        language: ISO 639-1 code of the language of most of the text; each document has its own `language`.
        left_out: files that were not read as documents, each with the reason.
        near_copies: documents that say nearly the same as one that is kept, each with the id of that one.
        notes: what a reader must know, in full sentences.

    Raises:
        InvalidType, InvalidValue: an item is no document, or two have the same id.

    >>> corpus = Corpus.from_texts(["Rain fell.", "The sun shone. Nobody left."], ids=["a", "b"])
    >>> corpus["b"].sentences[1].text, len(corpus)
    ('Nobody left.', 2)
    """

    documents: Sequence[Document]
    language: str = "en"
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    near_copies: tuple[NearCopy, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "documents", tuple(self.documents))
        for document in self.documents:
            if not isinstance(document, Document):
                raise InvalidType(f"{document!r:.80} is not a Document; use Corpus.from_texts for texts.")
        check_unique(d.id for d in self.documents)

    @classmethod
    def from_texts(
        cls,
        texts: Sequence[str],
        *,
        ids: Sequence[str] | None = None,
        titles: Sequence[str] | None = None,
        dates: Sequence[object] | None = None,
        metadata: Sequence[Mapping[str, object]] | None = None,
        language: str = "en",
        clean: Clean = True,
        workers: int | None = None,
    ) -> "Corpus":
        """Return a corpus of every text, in order; none is left out, not even an empty one.

        Headings, embeds and the like are marked as in files; lines that many texts share only if `clean` names
        "boilerplate", since an opinion that many gave is no boilerplate.

        Args:
            texts: one text per document.
            ids: one a text, all different; None for the labels of a pandas Series, else "0", "1", ...
            titles: one a text; None for a heading at the top, or the beginning of the text.
            dates: one a text: a date or time, a pandas Timestamp or Period, a year, a text such as "3 May 2021"; None,
                NaN or NaT where there is none.
            metadata: one mapping per text, for further columns.
            language: ISO 639-1 code, or English name; "auto" to tell it from each text.
            clean: what to set aside: True for all rules, False for none, or the names of some, such as {"heading"}.
            workers: how many processes clean the texts; None for one for each processor where there is so much text
                that it pays. The corpus is the same.

        Raises:
            InvalidType, InvalidValue: an argument is not as above.

        >>> Corpus.from_texts(["Talks went on.", ""])[1]
        Document('1', title='1', 0 characters, 0 sentences)
        """
        days, notes = as_dates(dates, strict=True) if dates is not None else (None, ())
        given = labels_of_series(texts) if ids is None else ids
        plain = plain_documents(texts, given, titles, days, metadata, language)
        return cls._of(plain, language, notes, clean, workers)

    @classmethod
    def _of(
        cls, plain: Sequence[Document], language: str, notes: tuple[str, ...], clean: Clean, workers: int | None = None
    ) -> "Corpus":
        asked = AnnotationOptions.of(clean, language)
        found, language = completed(annotate_all(plain, asked, workers), asked)
        documents = tuple(each.document for each in found)
        if asked.language == AUTO:
            notes += assumed_language(documents, language, [each.guess for each in found]) + mixed_languages(documents)
        return cls(documents, language, notes=notes + notes_on(found))

    @classmethod
    def from_frame(
        cls, frame: "pd.DataFrame", *, text: str = "text", language: str = "en", clean: Clean = True
    ) -> "Corpus":
        """Return a corpus of the rows of a pandas frame, in order; none is left out.

        Columns named id, title and date are taken as such, all others as metadata. Without a column of ids, the labels
        of the index are the ids, so that frames of results join to this one. A missing text is an empty one, and a date
        that cannot be read is none; `notes` says how many there were.

        Args:
            frame: one row per document.
            text: the name of the column that holds the texts.
            language: ISO 639-1 code, or English name; "auto" to tell it from each text.
            clean: what to set aside, as in `from_texts`.

        Raises:
            InvalidValue: the frame has no such column, or an id is missing or given twice.

        >>> import pandas as pd
        >>> frame = pd.DataFrame({"text": ["Rain fell.", "Snow."], "party": ["Green", "Red"], "date": [2019, None]})
        >>> [(dict(d.metadata), str(d.date)) for d in Corpus.from_frame(frame)]
        [({'party': 'Green'}, '2019-01-01'), ({'party': 'Red'}, 'None')]
        """
        if not hasattr(frame, "columns"):
            raise InvalidType(f"frame is a {type(frame).__name__}; give a pandas DataFrame, or use Corpus.from_texts.")
        columns, notes = frame_columns(frame, text)
        return cls._of(plain_documents(language=language, record=True, **columns), language, notes, clean)

    def by_paragraph(self) -> "Corpus":
        """Return a corpus whose documents are the paragraphs of this one; ids are the document's with ":1", ":2", ...

        Title, date and metadata are those of the whole document.

        >>> [d.id for d in Corpus.from_texts(["One.\\n\\nTwo."], ids=["a"]).by_paragraph()]
        ['a:1', 'a:2']
        """
        return replace(self, documents=tuple(part for document in self for part in split_into_paragraphs(document)))

    def by_language(self) -> "dict[str, Corpus]":
        """Return a corpus for each language, the one with the most documents first.

        >>> texts = ["Rain fell on the hills and the roads.", "Der Regen fiel auf die Hügel und die Straßen."]
        >>> {code: len(part) for code, part in Corpus.from_texts(texts, language="auto").by_language().items()}
        {'de': 1, 'en': 1}
        """
        counts = Counter(document.language for document in self.documents)
        return {
            code: replace(
                self,
                documents=tuple(d for d in self.documents if d.language == code),
                language=code,
                near_copies=tuple(c for c in self.near_copies if c.document.language == code),
                notes=tuple(note for note in self.notes if note not in mixed_languages(self.documents)),
            )
            for code in sorted(counts, key=lambda code: (-counts[code], code))
        }

    def set_copies_aside(self, threshold: float = THRESHOLD) -> "Corpus":
        """Return a corpus that keeps one document of each group of near copies; `near_copies` holds the others, whole.

        Args:
            threshold: the least share of common runs of five words (Jaccard), above 0 and at most 1. Documents of fewer
                than 25 words are no copies of anything.

        Raises:
            InvalidValue: the threshold is out of range.

        >>> text = " ".join(f"word{i}" for i in range(50))
        >>> corpus = Corpus.from_texts([text, "BERLIN - " + text]).set_copies_aside()
        >>> len(corpus), [(c.document.id, c.of) for c in corpus.near_copies]
        (1, [('0', '1')])
        """
        if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not 0 < threshold <= 1:
            raise InvalidValue(f"threshold={threshold!r} is out of range; give a number above 0 and at most 1.")
        kept, copies = set_near_copies_aside(self.documents, threshold)
        return replace(self, documents=tuple(kept), near_copies=(*self.near_copies, *copies))

    def with_copies(self) -> "Corpus":
        """Return a corpus of all documents, near copies too, in the order of their ids.

        >>> len(Corpus.from_texts(["Rain fell."]).with_copies())
        1
        """
        documents = (*self.documents, *(copy.document for copy in self.near_copies))
        if self.near_copies:
            documents = tuple(sorted(documents, key=lambda document: document.id.split("/")))
        return replace(self, documents=documents, near_copies=())

    @property
    def account(self) -> Account:
        """What was read, left out and why, copies, languages, encodings, dates and sizes, in one table.

        >>> Corpus.from_texts(["Rain fell."]).account.to_frame()["about"].tolist()
        ['read', 'languages', 'dates', 'sizes', 'sizes']
        """
        return account_of(self.documents, self.left_out, self.near_copies, self.notes)

    @cached_property
    def outlines(self) -> Sequence[Outline]:
        """What is known of each document without its text, found in one pass: a stream reads them from the disk."""
        return tuple(map(outline_of, self.documents))

    @cached_property
    def overview(self) -> Overview:
        """What the documents are like, taken together."""
        return Overview.of(self.outlines)

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    @overload
    def __getitem__(self, key: int | str) -> Document: ...
    @overload
    def __getitem__(self, key: slice) -> "Corpus": ...
    def __getitem__(self, key: int | str | slice) -> "Document | Corpus":
        """Return one document by place or id, or a smaller corpus by slice."""
        if isinstance(key, slice):
            return replace(self, documents=self.documents[key])
        if isinstance(key, str):
            for document in self.documents:
                if document.id == key:
                    return document
            hint = did_you_mean(key, [document.id for document in self.documents])
            raise InvalidValue(f"no document has the id {key!r}{f';{hint}' if hint else '.'}")
        return self.documents[key]

    def to_frame(self) -> "pd.DataFrame":
        """Return one row per document: id, title, date, source, sentences, characters, marked, metadata."""
        import pandas as pd

        return pd.DataFrame(
            {
                "id": d.id,
                "title": d.title,
                "date": d.date,
                "source": d.source,
                "sentences": len(d.sentences),
                "characters": len(d.text),
                "marked": sum(mark.end - mark.start for mark in d.marks),
                **d.metadata,
            }
            for d in self.documents
        )

    def marked(self) -> "pd.DataFrame":
        """Return a frame of all that cleaning marked: document, kind, text, reason, in order."""
        import pandas as pd

        rows = [(d.id, m.kind, d.text[m.start : m.end], m.reason) for d in self.documents for m in d.marks]
        return pd.DataFrame(rows, columns=["document", "kind", "text", "reason"])

    def __repr__(self) -> str:
        left = f", {counted(len(self.left_out), 'file')} left out" if self.left_out else ""
        near = f", {counted(len(self.near_copies), 'near copy')}" if self.near_copies else ""
        return f"Corpus({counted(len(self), 'document')}{left}{near})"

    def _repr_html_(self) -> Safe:
        return corpus_html(self.documents, self.left_out, self.near_copies, self.notes)
