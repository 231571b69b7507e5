"""A corpus: documents in order, and the account of what was read, cleaned and left out."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from gleanings.corpus.document import Document
from gleanings.errors import InvalidValue, did_you_mean


@dataclass(frozen=True)
class Corpus(Sequence[Document]):
    """Documents in order.

    Attributes:
        documents: the documents, in order.
        language: ISO 639-1 code that they were read with.
    """

    documents: tuple[Document, ...]
    language: str = "en"

    @classmethod
    def from_texts(
        cls,
        texts: Sequence[str],
        *,
        ids: Sequence[str] | None = None,
        titles: Sequence[str] | None = None,
        dates: Sequence[datetime.date | None] | None = None,
        language: str = "en",
    ) -> "Corpus":
        """Return a corpus of every text, in order."""
        names = [str(i) for i in range(len(texts))] if ids is None else ids
        return cls(
            tuple(
                Document(names[i], text, title=titles[i] if titles else "", date=dates[i] if dates else None, language=language)
                for i, text in enumerate(texts)
            ),
            language,
        )

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
            return Corpus(self.documents[key], self.language)
        if isinstance(key, int):
            return self.documents[key]
        for document in self.documents:
            if document.id == key:
                return document
        raise InvalidValue(f"no document has the id {key!r};{did_you_mean(key, [d.id for d in self.documents])}")
