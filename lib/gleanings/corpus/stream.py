"""A corpus whose documents are on the disk, for more text than memory holds."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gleanings.corpus.corpus import Corpus
from gleanings.corpus.outline import Outline, outline_of
from gleanings.corpus.overview import Overview
from gleanings.corpus.stored_documents import Place, StoredDocuments, stored_part
from gleanings.corpus.stored_outlines import StoredOutlines, write_outlines
from gleanings.nouns import counted
from gleanings.parallel.partitions import map_partitions
from gleanings.storage.lines import folder_size, remove_lines


@dataclass(frozen=True, repr=False)
class CorpusStream(Corpus):
    """A corpus that keeps no document in memory: each is read from the disk when it is needed, as it was cleaned.

    `bag_of_words`, `fit_topics`, `digest`, `summarize` and `write_report` take it as they take a `Corpus`, and give
    the same to the bit. `gl.open_corpus` makes it.

    Attributes:
        documents: a sequence that reads them; going over all of them keeps none.
        folder: where they lie; a temporary one goes with the corpus.

    >>> import tempfile
    >>> from gleanings import open_corpus
    >>> with tempfile.TemporaryDirectory() as place:
    ...     Path(place, "a.txt").write_text("Rain fell. Then the sun came out.")
    ...     len(open_corpus(place)[0].sentences)
    33
    2
    """

    folder: Path = Path()

    def __post_init__(self) -> None:
        if not isinstance(self.documents, StoredDocuments):  # a part of it, in memory
            super().__post_init__()

    @cached_property
    def outlines(self) -> Sequence[Outline]:
        """What is known of each document without its text; on the disk, too."""
        return self._known[0]

    @cached_property
    def overview(self) -> Overview:
        """What the documents are like, taken together."""
        return self._known[1]

    @cached_property
    def _known(self) -> tuple[Sequence[Outline], Overview]:
        """Outlines and overview, found in one pass; on a cluster by its workers."""
        documents = self.documents
        if not isinstance(documents, StoredDocuments):
            outlines = tuple(map(outline_of, documents))
            return outlines, Overview.of(outlines)
        documents.check_seen()
        paths = [path.with_name(f"{path.name}.outlines-{secrets.token_hex(4)}") for path in documents.paths]
        places = list(zip(documents.partitions, paths, strict=True))
        try:
            overview = Overview.joined(map_partitions(_outlined, places, what="looking at documents", light=True))
        except BaseException:
            for path in paths:
                remove_lines(path)
            raise
        return StoredOutlines(paths, documents), overview

    def in_memory(self) -> Corpus:
        """Return the same corpus with all its documents in memory."""
        return Corpus(tuple(self.documents), self.language, self.left_out, self.notes, self.near_copies)

    def __repr__(self) -> str:
        if not isinstance(self.documents, StoredDocuments):
            return super().__repr__()
        return f"CorpusStream({counted(len(self), 'document')}, {folder_size(self.folder) / 1e6:,.1f} MB on the disk)"


def _outlined(documents: Place, path: Path) -> Overview:
    """Write the outlines of documents, and return what these are like, taken together."""
    outlines = [outline_of(document) for document in stored_part(documents)]
    write_outlines(path, outlines)
    return Overview.of(outlines)
