"""What was not taken as a document of the corpus: files left out, and copies of documents that were read."""

from dataclasses import dataclass

from gleanings.documents.document import Document


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file, or a part of one, that was not read as a document, and why.

    Attributes:
        source: its path below the folder; of a part of a file, with the part behind it ("posts.csv:3").
        reason: why, in words for the reader, with what to do about it.
        kind: the reason in a word or two, for counting: "copy", "hidden", "empty", "link", "no text", "kind of file",
            "not installed", "too large", "damaged", "no permission", "head of a table".
    """

    source: str
    reason: str
    kind: str = "not read"


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A document that says nearly the same as another, which stands in the corpus for both.

    Attributes:
        document: the copy, whole.
        of: id of the document that was kept.
        similarity: the share of their runs of five words that both have, from 0 to 1 (Jaccard).
    """

    document: Document
    of: str
    similarity: float
