"""The rows of a bag on the disk, part by part: each is made when it is asked for, and few are kept."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from gleanings.storage.on_demand import OnDemand
from gleanings.storage.shelf import Shelf
from gleanings.types import Integers
from gleanings.words.rows import Row

_ROWS = "rows"
_KEPT = 64  # parts whose rows are at hand
_TEXTS = ("id", "title")

_Part = list[tuple[str, str, int, int, int]]  # as in `Row`, the document from 0 in the part


def put_rows(shelf: Shelf, part: int, rows: Sequence[Row]) -> None:
    """Keep the rows of a part, whose documents are numbered from 0.

    Raises:
        NotWritable: the folder cannot be written to, or the disk is full.
    """
    arrays = {"places": np.array([(r.document, r.start, r.end) for r in rows], dtype=np.int64).reshape(-1, 3)}
    for name in _TEXTS:
        texts = [getattr(row, name).encode("utf-8", "surrogatepass") for row in rows]
        arrays[name] = np.frombuffer(b"".join(texts), dtype=np.uint8)
        arrays[f"{name}_ends"] = np.cumsum([0, *map(len, texts)]).astype(np.int64)
    shelf.put(_ROWS, part, **arrays)


def documents_of(rows: Sequence[Row]) -> Integers:
    """Return the document of each row."""
    return rows.document if isinstance(rows, StoredRows) else np.array([row.document for row in rows], dtype=np.int64)


class StoredRows(OnDemand[Row]):
    """The rows of all parts that `put_rows` kept, in order.

    Args:
        shelf: where they are.
        begins: where the rows of each part begin, and the number of all.
        documents: where the documents of each part begin, likewise.
        document: the document of each row.

    >>> shelf = Shelf()
    >>> put_rows(shelf, 0, [Row("a", "Rain", 0, 0, 9)])
    >>> put_rows(shelf, 1, [Row("b", "Snow", 0, 0, 7)])
    >>> rows = StoredRows(shelf, (0, 1, 2), (0, 1, 2), np.array([0, 1]))
    >>> rows[1], [row.id for row in rows]
    (Row(id='b', title='Snow', document=1, start=0, end=7), ['a', 'b'])
    """

    def __init__(self, shelf: Shelf, begins: Sequence[int], documents: Sequence[int], document: Integers) -> None:
        self._shelf, self._begins, self._documents = shelf, np.array(begins), tuple(documents)
        self.document = document
        self._known: dict[int, _Part] = {}

    def __len__(self) -> int:
        return int(self._begins[-1])

    def _read(self, number: int) -> Row:
        part = int(np.searchsorted(self._begins, number, side="right")) - 1
        return self._row(part, self._part(part)[number - int(self._begins[part])])

    def __iter__(self) -> Iterator[Row]:
        for part, (first, last) in enumerate(pairwise(self._begins.tolist())):
            for each in self._read_part(part) if last > first else ():
                yield self._row(part, each)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = object.__hash__

    def _row(self, part: int, held: tuple[str, str, int, int, int]) -> Row:
        key, title, document, start, end = held
        return Row(key, title, self._documents[part] + document, start, end)

    def _part(self, part: int) -> _Part:
        if part not in self._known:
            self._known[part] = self._read_part(part)
            if len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return self._known[part]

    def _read_part(self, part: int) -> _Part:
        arrays = self._shelf.get(_ROWS, part)
        texts = []
        for name in _TEXTS:
            data, ends = arrays[name].tobytes(), arrays[f"{name}_ends"].tolist()
            texts.append([data[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(ends)])
        return [(key, title, *place) for key, title, place in zip(*texts, arrays["places"].tolist(), strict=True)]
