"""The counts of other documents in a vocabulary that is known, their words prepared alike."""

import shutil
from collections.abc import Sequence

from gleanings.corpus.stored_documents import StoredDocuments
from gleanings.documents.document import Document
from gleanings.storage.shelf import Shelf, remove_with, working_folder
from gleanings.types import CountedUnit
from gleanings.words.count_parts import Counted, count_parts
from gleanings.words.partitions import tokenized
from gleanings.words.preprocessor import Preparation
from gleanings.words.splitters import Splitter


def recount(
    documents: Sequence[Document],
    unit: CountedUnit,
    vocabulary: tuple[str, ...],
    preparation: Preparation,
    splitter: Splitter | None = None,
) -> Counted:
    """Return the counts of documents in a vocabulary, their words prepared as `preparation` says.

    Those of documents on the disk lie on the disk, in a temporary folder that goes with them.
    """
    stored = isinstance(documents, StoredDocuments)
    shelf = Shelf(working_folder(None)[0]) if stored else Shelf()
    try:
        rows, tokens = tokenized(documents, unit, preparation.whole, splitter, preparation.language, shelf)
        prepared = preparation.apply_to(tokens)
        found = count_parts(prepared, rows, vocabulary)
        prepared.drop()
    except BaseException:
        if shelf.folder is not None:
            shutil.rmtree(shelf.folder, ignore_errors=True)
        raise
    if found.stored is not None:
        remove_with(found.stored, found.stored.folder)
    return found
