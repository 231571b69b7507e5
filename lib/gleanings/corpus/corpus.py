"""A corpus: documents in order, and the account of what was read, cleaned and left out."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, overload

from gleanings.corpus.building import build, check_texts, split_into_paragraphs
from gleanings.documents.document import Document
from gleanings.errors import InvalidType, InvalidValue, check_language, did_you_mean
from gleanings.html import Safe, join, table, tag

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 20  # rows of a table that a reader still reads
_WIDE = "display:inline-block;min-width:9em"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not read as a document, and why."""

    source: str
    reason: str


@dataclass(frozen=True)
class Corpus(Sequence[Document]):
    """Documents in order, and the account of what was left out.

    Attributes:
        documents: the documents, in order.
        language: ISO 639-1 code that they were read with.
        left_out: files that were not read as documents, each with the reason.
        notes: what a reader must know, in full sentences.

    >>> corpus = Corpus.from_texts(["Rain fell.", "The sun shone. Nobody left."], ids=["a", "b"])
    >>> corpus["b"].sentences[1].text, len(corpus)
    ('Nobody left.', 2)
    """

    documents: tuple[Document, ...]
    language: str = "en"
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def from_texts(
        cls,
        texts: Sequence[str],
        *,
        ids: Sequence[str] | None = None,
        titles: Sequence[str] | None = None,
        dates: Sequence[datetime.date | None] | None = None,
        metadata: Sequence[Mapping[str, object]] | None = None,
        language: str = "en",
    ) -> "Corpus":
        """Return a corpus of every text, in order; none is left out, not even an empty one.

        Headings, embeds and repeated boilerplate are marked as in files.

        Args:
            texts: one text a document.
            ids: one a text, all different; None for "0", "1", ...
            titles: one a text; None for a heading at the top, or the beginning of the text.
            dates: one a text, a `datetime.date` or None.
            metadata: one mapping a text, for further columns.
            language: ISO 639-1 code.

        Raises:
            InvalidType, InvalidValue: an argument is not as above.

        >>> Corpus.from_texts(["Talks went on.", ""])[1]
        Document('1', title='1', 0 characters, 0 sentences)
        """
        texts = check_texts(texts)
        check_language(language)
        names = [str(i) for i in range(len(texts))] if ids is None else [str(name) for name in ids]
        columns = {"ids": names, "titles": titles, "dates": dates, "metadata": metadata}
        for name, column in columns.items():
            if column is not None and len(column) != len(texts):
                raise InvalidValue(f"{len(column)} {name} for {len(texts)} texts; give one a text.")
        twice = [name for name, times in Counter(names).items() if times > 1]
        if twice:
            raise InvalidValue(f"the id {twice[0]!r} is given more than once; give each document an id of its own.")
        plain = [
            Document(
                name,
                text,
                title=titles[i] if titles is not None else "",
                date=_date(dates[i]) if dates is not None else None,
                language=language,
                metadata=MappingProxyType(dict(metadata[i])) if metadata is not None else MappingProxyType({}),
            )
            for i, (name, text) in enumerate(zip(names, texts, strict=True))
        ]
        return cls(tuple(build(plain)), language)

    @classmethod
    def from_frame(cls, frame: "pd.DataFrame", *, text: str = "text", language: str = "en") -> "Corpus":
        """Return a corpus of the rows of a pandas frame, in order; none is left out.

        Columns named id, title and date are taken as such, all others as metadata. A missing text is an empty one,
        and `notes` says how many there were.

        Args:
            frame: one row a document.
            text: the name of the column that holds the texts.
            language: ISO 639-1 code.

        Raises:
            InvalidValue: the frame has no such column, a date is none, or an id is given twice.

        >>> import pandas as pd
        >>> frame = pd.DataFrame({"text": ["Rain fell."], "party": ["Green"]})
        >>> dict(Corpus.from_frame(frame)[0].metadata)
        {'party': 'Green'}
        """
        if not hasattr(frame, "columns"):
            raise InvalidType(f"frame is a {type(frame).__name__}; give a pandas DataFrame, or use Corpus.from_texts.")
        columns = [str(column) for column in frame.columns]
        if text not in columns:
            hint = did_you_mean(text, columns)
            raise InvalidValue(f"the frame has no column {text!r};{hint} Its columns: {', '.join(columns)}.")
        missing = frame.isna()
        values = {name: frame.iloc[:, i].tolist() for i, name in enumerate(columns)}
        absent = {name: missing.iloc[:, i].tolist() for i, name in enumerate(columns)}
        others = [name for name in columns if name not in (text, "id", "title", "date")]
        rows = range(len(frame))
        corpus = cls.from_texts(
            ["" if absent[text][i] else values[text][i] for i in rows],
            ids=values.get("id"),
            titles=["" if absent["title"][i] else str(values["title"][i]) for i in rows]
            if "title" in columns
            else None,
            dates=[None if absent["date"][i] else _date(values["date"][i]) for i in rows]
            if "date" in columns
            else None,
            metadata=[{name: values[name][i] for name in others} for i in rows],
            language=language,
        )
        empty = sum(absent[text])
        note = (f"{empty} of {len(frame)} rows have no text; they are kept as empty documents.",) if empty else ()
        return replace(corpus, notes=note)

    def by_paragraph(self) -> "Corpus":
        """Return a corpus whose documents are the paragraphs of this one; ids are the document's with ":1", ":2", ...

        Title, date and metadata are those of the whole document.

        >>> [d.id for d in Corpus.from_texts(["One.\\n\\nTwo."], ids=["a"]).by_paragraph()]
        ['a:1', 'a:2']
        """
        return replace(self, documents=tuple(part for document in self for part in split_into_paragraphs(document)))

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
            raise InvalidValue(f"no document has the id {key!r};{did_you_mean(key, [d.id for d in self.documents])}")
        return self.documents[key]

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame with a row a document: id, title, date, source, sentences, characters, marked, metadata."""
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
        left = f", {len(self.left_out)} files left out" if self.left_out else ""
        return f"Corpus({len(self)} documents{left})"

    def _repr_html_(self) -> Safe:
        sentences = sum(len(d.sentences) for d in self.documents)
        shown = self.documents[:_SHOWN]
        columns: dict[str, list[object]] = {
            "Title": [tag("span", d.title, style=_WIDE) for d in shown],
            "Date": [d.date or "" for d in shown],
            "Sentences": [len(d.sentences) for d in shown],
            "Id": [tag("span", d.id, style="overflow-wrap:anywhere") for d in shown],
            "Encoding": [d.metadata.get("encoding", "") for d in shown],
        }
        filled = {name: cells for name, cells in columns.items() if any(cells)}
        caption = f"{len(self):,} {'document' if len(self) == 1 else 'documents'}, {sentences:,} sentences"
        rows = zip(*filled.values(), strict=True)
        numbers = [i for i, name in enumerate(filled) if name == "Sentences"]
        parts = [table(list(filled), rows, caption=caption, numbers=numbers)]
        if len(self) > _SHOWN:
            parts.append(tag("p", f"… and {len(self) - _SHOWN:,} more."))
        parts += [self._marks_html(), self._left_out_html()]
        return tag("div", join(parts), join(tag("p", note) for note in self.notes))

    def _marks_html(self) -> Safe:
        kinds = Counter(mark.kind for d in self.documents for mark in d.marks)
        if not kinds:
            return join([])
        examples: dict[str, str] = {}
        for document in self.documents:
            for mark in document.marks:
                examples.setdefault(mark.kind, " ".join(document.text[mark.start : mark.end].split())[:100])
        rows = [(kind, times, examples[kind]) for kind, times in sorted(kinds.items())]
        return table(["Not analysed", "Count", "For example"], rows, caption="Marked by cleaning", numbers=(1,))

    def _left_out_html(self) -> Safe:
        if not self.left_out:
            return join([])
        shown = [(left.source, left.reason) for left in self.left_out[:_SHOWN]]
        more = len(self.left_out) - len(shown)
        caption = f"{len(self.left_out)} files left out" + (f", the first {_SHOWN} of them" if more > 0 else "")
        return table(["File", "Reason"], shown, caption=caption)


def _date(value: object) -> datetime.date | None:
    if value is None:
        return None
    if isinstance(value, datetime.datetime):  # a pandas Timestamp too
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise InvalidValue(f"{value!r} is not a date; give datetime.date, or text such as 2021-08-09.") from None
