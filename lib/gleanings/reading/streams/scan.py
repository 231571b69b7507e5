"""The first look at the records of a stretch: which columns there are, and a hash of what was seen."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from gleanings.corpus.column_values import is_missing, orders_of
from gleanings.corpus.date_parser import Order
from gleanings.corpus.stored_documents import value_of
from gleanings.errors import InvalidValue, shown
from gleanings.reading.formats.columns import ALONE, Columns, Record, Row, is_dates
from gleanings.reading.formats.json_records import record_of
from gleanings.reading.formats.reading import ReadingOptions
from gleanings.reading.formats.records import key_of
from gleanings.reading.streams.pieces import AGAIN, Piece
from gleanings.types import Integers


@dataclass
class Scan:
    """What a stretch of records shows before it is read.

    Attributes:
        digest: SHA-256 of its bytes.
        names: of its columns, in the order of first use.
        records: how many it holds.
        alone: whether each record is nothing but a text.
        keys: a hash of the id of each record; those without one have 0.
        dated: the columns whose values are all dates.
        orders: of day and month in the column of dates.
    """

    digest: str
    names: list[str] = field(default_factory=list)
    records: int = 0
    alone: bool = True
    keys: Integers = field(default_factory=lambda: np.zeros(0, np.int64))
    dated: dict[str, bool] = field(default_factory=dict)
    orders: set[Order] = field(default_factory=set)


def records_of(piece: Piece, data: bytes, options: ReadingOptions) -> tuple[list[Record], list[int]]:
    """Return the records of the lines of a piece, and the places of the lines that hold none."""
    records: list[Record] = []
    broken: list[int] = []
    for number, line in enumerate(data.split(b"\n")):
        if not line.strip():
            continue
        record = _record(piece, line, options)
        if record is None:
            broken.append(number)
        else:
            records.append(record)
    return records, broken


def _record(piece: Piece, line: bytes, options: ReadingOptions) -> Record | None:
    if piece.converted:
        value = json.loads(line)
        place, values = value if isinstance(value, list) else ("", value)
        record = {name: value_of(each) for name, each in values.items()}
        return Row(record, place) if place else record
    try:
        text = line.decode(piece.encoding or "utf-8")
    except UnicodeDecodeError:
        return None
    return record_of(text, options)


def scan(piece: Piece, options: ReadingOptions, key: str | None, date: str | None) -> Scan:
    """Return what a piece shows; `key` and `date` are the columns of ids and dates, as far as names tell them."""
    data = piece.read()
    records, _ = records_of(piece, data, options)
    found = Scan(hashlib.sha256(data).hexdigest(), records=len(records))
    found.names = list(dict.fromkeys(name for row in records for name in row if name))
    found.alone = all(list(row) == [ALONE] for row in records)
    if key:
        found.keys = np.array([_hash(key_of(row, key)) for row in records], dtype=np.int64)
    if date:
        found.orders = orders_of(row.get(date) for row in records)
    else:
        for name in found.names:
            seen = any(not is_missing(row.get(name)) for row in records)
            if seen:
                found.dated[name] = is_dates(name, records)
    return found


def columns_of(scans: Sequence[Scan], text: str) -> Columns:
    """Return what the columns of a file are, as all its pieces show them."""
    names = list(dict.fromkeys(name for each in scans for name in each.names)) or ["text"]
    columns = Columns.named(names, text)
    date = columns.date or next(iter(_dated(scans, names, text)), None)
    orders = set().union(*(each.orders for each in scans))
    keys = np.concatenate([each.keys for each in scans]) if columns.key else np.zeros(0, np.int64)
    own = len(keys) > 0 and bool((keys != 0).all()) and len(np.unique(keys)) == len(keys)
    own = own and columns.names_documents(len(keys))
    order = next(iter(orders)) if len(orders) == 1 else None
    several = sum(each.records for each in scans) > 1
    return Columns(text, columns.title, date, columns.author, columns.key if own else None, order, several)


def _dated(scans: Sequence[Scan], names: Sequence[str], text: str) -> Iterator[str]:
    for name in names:
        found = [each.dated[name] for each in scans if name in each.dated]
        if name != text and found and all(found):
            yield name


def check_unchanged(piece: Piece, data: bytes, digest: str) -> None:
    """Raise if bytes are not those that were seen before.

    Raises:
        InvalidValue: the file changed; both hashes are named.
    """
    now = hashlib.sha256(data).hexdigest()
    if now != digest:
        raise InvalidValue(
            f"{shown(piece.source)} changed while it was read: SHA-256 {digest[:16]}… of bytes {piece.start:,} to "
            f"{piece.end:,} before, {now[:16]}… now. {AGAIN}"
        )


def _hash(key: str) -> int:
    if not key:
        return 0
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1 or 1
