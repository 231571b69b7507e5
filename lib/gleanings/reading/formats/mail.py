"""Mails: .eml holds one, .mbox many. The text begins with what the mail says of itself, which is marked."""

import datetime
import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from gleanings.cleaning.email import subject
from gleanings.corpus.dates import date_of_line
from gleanings.documents.document import Mark
from gleanings.errors import InvalidValue
from gleanings.reading.encodings import Decoded, decode
from gleanings.reading.formats.reading import Note, Read, Reading, ReadingOptions, Skipped
from gleanings.reading.formats.visible_text import visible_text
from gleanings.reading.limits import past

_SHOWN = ("From", "To", "Cc", "Newsgroups", "Date", "Subject")
_SEPARATOR = re.compile(rb"^From [^\r\n]{1,200}\r?\n(?=[\w-]{1,60}:[ \t])", re.MULTILINE)
_LONGEST_HEADER = 4_000  # characters that are decoded at once: the time that takes grows with their square
_QUOTED_FROM = re.compile(r"^>(>*From )", re.MULTILINE)


def read_eml(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read one mail.

    >>> mail = b"From: Ann <ann@example.org>\\nSubject: Re: Rain\\nDate: Mon, 3 May 2021 10:00:00 +0000\\n\\nIt fell."
    >>> found = next(read_eml(mail, ReadingOptions()))
    >>> found.title, str(found.date), found.metadata["author"], found.text[found.marks[0].end :].strip()
    ('Rain', '2021-05-03', 'Ann', 'It fell.')
    """
    yield from _mail(data, options, "")


def read_mbox(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read the mails of a mailbox; each is a document.

    >>> box = b"From ann Mon\\nSubject: A\\n\\nRain.\\n\\nFrom bob Tue\\nSubject: B\\n\\nSnow.\\n"
    >>> [(found.part, found.title) for found in read_mbox(box, ReadingOptions())]
    [('1', 'A'), ('2', 'B')]
    """
    starts = [match.span() for match in _SEPARATOR.finditer(data)]
    if not starts:
        raise InvalidValue("damaged: no mail in it begins with a line “From ...”")
    if len(starts) > options.limits.parts:
        raise past("parts", options.limits.parts, f"it holds {len(starts):,} mails")
    for number, (_, begin) in enumerate(starts, 1):
        end = starts[number][0] if number < len(starts) else len(data)
        yield from _mail(data[begin:end], options, str(number), quoted=True)


def _mail(data: bytes, options: ReadingOptions, part: str, *, quoted: bool = False) -> Iterator[Read]:
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    body, found = "", None
    attachments: list[str] = []
    alternatives: dict[str, str] = {}
    for each in message.walk():
        kind = each.get_content_type()
        name = _header(each, "Content-Type", of="filename")
        if each.is_multipart():
            continue
        if name or kind not in ("text/plain", "text/html") or each.get_content_disposition() == "attachment":
            attachments.append(name or kind)
            continue
        decoded = _decoded(each, options)
        found = found or decoded
        text = visible_text(decoded.text, letter=True) if kind == "text/html" else decoded.text
        alternatives[kind] = f"{alternatives[kind]}\n\n{text}" if kind in alternatives else text
    body = alternatives.get("text/plain", "")
    if not body.strip():
        body = alternatives.get("text/html", "")
    body = _QUOTED_FROM.sub(r"\1", body) if quoted else body
    lines = [f"{name}: {value}" for name in _SHOWN if (value := _header(message, name))]
    header = "\n".join(lines)
    sender, address = parseaddr(_header(message, "From")[:_LONGEST_HEADER])
    metadata = {
        "author": sender or address,
        "address": address,
        "to": _header(message, "To"),
        "message_id": _header(message, "Message-ID"),
        "encoding": found.encoding if found else None,
    }
    if attachments:
        yield Note("Attachments of mails were not read", len(attachments))
    if not body.strip():
        yield Skipped(
            part, "a mail without text" + (f", only {', '.join(attachments)[:100]}" if attachments else ""), "empty"
        )
        return
    yield Reading(
        f"{header}\n\n{body}" if header else body,
        title=subject("Subject: " + _header(message, "Subject")),
        date=_date(message),
        metadata={name: value for name, value in metadata.items() if value},
        marks=(Mark(0, len(header), "mail header", "what a mail says of itself"),) if header else (),
        part=part,
    )


def _decoded(part: Message, options: ReadingOptions) -> Decoded:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    try:
        charset = part.get_content_charset()
        if charset and options.encoding is None and charset not in ("us-ascii", "unknown-8bit"):
            return options.mended(Decoded(data.decode(charset), charset))
    except (UnicodeError, LookupError, ValueError):
        pass  # a wrong statement; what it is in is found out below
    return options.decode(data)


def _header(message: Message, name: str, *, of: str = "") -> str:
    """Return a header's value, decoded, on one line; empty where it has none. With `of`, the name of an attachment."""
    try:
        value = message.get_filename() if of else message.get(name)
        plain = _plain(_unencoded(message, name, value)) if value is not None else ""
    except (UnicodeError, LookupError, ValueError, TypeError):
        plain = str(message.get(name, ""))
    return " ".join(plain.encode("utf-8", "replace").decode("utf-8").split())


def _unencoded(message: Message, name: str, value: object) -> str:
    """Return a header as it stands; one that holds bytes of no stated encoding is decoded as a text is."""
    if isinstance(value, str):
        return value
    raw = next((each for key, each in message.raw_items() if key.lower() == name.lower()), None)
    return decode(raw.encode("ascii", "surrogateescape")).text if isinstance(raw, str) else str(value)


def _plain(value: str) -> str:
    """Return a header's value decoded; of a long one each line by itself, and a line that is too long as it stands."""
    if len(value) <= _LONGEST_HEADER:
        return str(make_header(decode_header(value)))
    lines = value.splitlines()
    return " ".join(_plain(line) if len(line) <= _LONGEST_HEADER else line for line in lines)


def _date(message: Message) -> datetime.date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date"))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date_of_line(_header(message, "Date"))  # as programs write it in their users' language
