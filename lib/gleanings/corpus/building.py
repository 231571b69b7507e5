"""From texts to documents: the same marks, titles and dates, wherever the texts come from."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from types import MappingProxyType

from gleanings.cleaning.email import subject
from gleanings.cleaning.rules import RULES, marks_of
from gleanings.corpus.column_values import date_order, orders_of
from gleanings.corpus.date_parser import FoundDate
from gleanings.corpus.dates import date_of_dateline, dated_line
from gleanings.corpus.outline import shown_heading
from gleanings.documents.document import Document, Mark
from gleanings.documents.excerpts import readable, shorten
from gleanings.documents.paragraphs import paragraph_spans
from gleanings.documents.punctuation import ends_sentence
from gleanings.documents.spans import without
from gleanings.errors import InvalidType, InvalidValue, check_language

AUTO = "auto"
_SUBJECT_WORDS, _HEADLINE_WORDS = 2, 4
_BOOK = re.compile(r"^Title: (\S.*)$", re.MULTILINE)  # in the notice of Project Gutenberg
_TITLE_LENGTH = 70
_HEADLINE_LENGTH = 2 * _TITLE_LENGTH
_TOP = 2_000  # characters: a date stands near the top, or it is not the document's
_DATE_LINES = 6
_MESSAGE_DAY = re.compile(r"\[?\d{1,2}([/.-])\d{1,2}\1\d{2,4}\b")
_MESSAGES = 3  # lines that begin with a date, from which they are messages
_GREETING_WORDS = 6
_DECODED = 'give texts: decode bytes first, as with data.decode("utf-8")'


def note_without_stops(without_stops: Sequence[str]) -> tuple[str, ...]:
    """Return what is said of documents (ids) that have long stretches without a full stop."""
    if not without_stops:
        return ()
    first = f"{without_stops[0]!r}" if len(without_stops) == 1 else f"{len(without_stops):,} documents"
    return (
        f"{first} {'has' if len(without_stops) == 1 else 'have'} long stretches without a full stop or a comma; "
        "sentences there are pieces of about 200 characters.",
    )


def describe(document: Document, rules: Iterable[str] = RULES, language: str | None = None) -> Document:
    """Return a document with its own marks (of the rules that count), title and date; what it has already, it keeps.

    Args:
        document: the document.
        rules: those of cleaning that count.
        language: that of the text; None for that of the document.

    >>> describe(Document("a", "Storm\\n3 May 2021\\nThe storm came at night, and took the roof of the school.")).date
    datetime.date(2021, 5, 3)
    """
    rules = frozenset(rules)
    marks = marks_of(document.text, known=document.marks, rules=rules)
    date = document.date or date_of_top(document.text) or _date_of_byline(document.text, marks)
    title = document.title or _title(document, marks, rules)
    described = document.changed(marks=marks, title=title, date=date, language=language or document.language)
    _ = described.paragraph_places  # found now, while those of the whole text are still at hand
    return described


def date_of_top(text: str) -> datetime.date | None:
    """Return the date that the first lines of a text give: on a line of its own, or in a dateline.

    >>> date_of_top("BERLIN, May 3, 2021 (Reuters) - The council voted.")
    datetime.date(2021, 5, 3)
    """
    open_date: FoundDate | None = None  # that could have the day or the month first, until a later one tells
    for line in _top_lines(text):
        found = dated_line(line)
        open_date = open_date or (found if found and found.numbers else None)
        date = found.date if found else date_of_dateline(line)
        if date and open_date and (order := date_order(orders_of([line]))):
            return open_date.resolved(order)
        if date:
            return date
    return _told_by_messages(open_date, text) if open_date else None


def _told_by_messages(found: FoundDate, text: str) -> datetime.date | None:
    """Return a date as later messages of a chat tell it: all begin with one, and some day is beyond the twelfth."""
    begins = [match[0].lstrip("[") for line in text.splitlines() if (match := _MESSAGE_DAY.match(line))]
    order = date_order(orders_of(begins)) if len(begins) >= _MESSAGES else None
    return found.resolved(order) if order else None


def _top_lines(text: str) -> list[str]:
    """Return the first lines of a text that are not blank: some files have a blank line behind each."""
    return [line for line in text[:_TOP].splitlines() if line.strip()][:_DATE_LINES]


def _date_of_byline(text: str, marks: tuple[Mark, ...]) -> datetime.date | None:
    """Return the date of the first byline above the second paragraph: rows of links and a title may stand above it."""
    if not any(mark.kind == "byline" for mark in marks):
        return None
    body = list(_first(text, marks))
    end = body[-1][0] if len(body) > 1 else 0
    lines = (text[mark.start : mark.end] for mark in marks if mark.kind == "byline" and mark.end <= end)
    return next((found.date for line in lines if (found := dated_line(line)) and found.date), None)


def ambiguous_date(text: str) -> str:
    """Return the date of the first lines whose day and month could be exchanged, as it stands; empty where none is.

    >>> ambiguous_date("Storm\\nPublished: 03/04/2021\\nThe storm came at night.")
    '03/04/2021'
    """
    for line in _top_lines(text):
        found: FoundDate | None = dated_line(line)
        if found and found.numbers:
            return line[slice(*found.span)] if line[slice(*found.span)].count("/") else line.strip()
    return ""


def _title(document: Document, marks: tuple[Mark, ...], rules: frozenset[str]) -> str:
    """Return the subject of a mail or the heading at the top; else the beginning of the text; else the id.

    Where cleaning is off, the marks do not say what the title is; then it is looked for by all rules.
    """
    text = document.text
    if not marks and not rules.issuperset(RULES):
        marks = marks_of(text)
    for mark in marks:
        if mark.kind == "mail header" and (stated := subject(text[mark.start : mark.end])):
            return shorten(stated, _HEADLINE_LENGTH)
    body = list(_first(text, marks))
    book = next((_BOOK.search(text, m.start, m.end) for m in marks if m.kind == "notice" and m.start == 0), None)
    if book:
        return shorten(book[1].strip(), _HEADLINE_LENGTH)
    heading = _headline(text, [m for m in marks if not body or m.start < body[0][0]])
    if heading is not None:
        return shorten(shown_heading(text[heading.start : heading.end]), _HEADLINE_LENGTH)
    first = next((span for span in body if not _is_greeting(text[slice(*span)])), body[0] if body else None)
    if first is None:
        return document.id
    beginning = readable(text[slice(*first)])
    title = shorten(beginning, _TITLE_LENGTH)
    goes_on = first == body[0] and len(body) > 1 and not ends_sentence(beginning)  # an item of a list, a line of verse
    return f"{title.rstrip(',;:–—- ')}…" if goes_on and not title.endswith("…") else title


def _headline(text: str, above: list[Mark]) -> Mark | None:
    """Return the heading at the top; on a page with a date, one of several words below a subject such as "Culture".

    In a clipping the paper and its date stand above it, and fields such as "LENGTH: 84 words" below.
    """
    found = [mark for mark in above if mark.kind == "heading"]
    dated = next((mark.end for mark in above if mark.kind == "byline"), len(text))
    fields = next((mark.start for mark in above if mark.kind == "field"), 0)
    if clipped := [mark for mark in found if dated <= mark.start < fields]:
        return clipped[-1]
    if len(found) > 1 and any(mark.kind == "byline" for mark in above):
        words = [len(text[mark.start : mark.end].split()) for mark in found]
        if words[0] <= _SUBJECT_WORDS:
            return next((mark for mark, count in zip(found, words, strict=True) if count >= _HEADLINE_WORDS), found[0])
    return found[0] if found else None


def _first(text: str, marks: tuple[Mark, ...]) -> Iterator[tuple[int, int]]:
    """Yield the first two paragraphs that are left."""
    left = without(paragraph_spans(text), [(m.start, m.end) for m in marks], text)
    for _, span in zip(range(2), left, strict=False):
        yield span


def _is_greeting(line: str) -> bool:
    """Return whether a paragraph greets: a few words on a line, and a comma or an exclamation mark.

    Before a comma they may be more, where several are greeted: "Dear Minister of the Interior, dear friends of Orr,".
    """
    last = line.rstrip()[-1:]
    if last not in (",", "，", "!", ":") or "\n" in line:
        return False  # as of most texts, whose words are not counted
    each = [len(part.split()) for part in line.rstrip().rstrip(",").split(",")] if last == "," else []
    return len(line.split()) <= _GREETING_WORDS or (min(each, default=0) > 1 and max(each) <= _GREETING_WORDS)


def split_into_paragraphs(document: Document) -> Iterator[Document]:
    """Yield each paragraph of a document as a document."""
    for paragraph in document.paragraphs:
        yield replace(document, id=f"{document.id}:{paragraph.index + 1}", text=paragraph.text, marks=())


def plain_documents(
    texts: Sequence[str],
    ids: Sequence[object] | None,
    titles: Sequence[str] | None,
    dates: Sequence[datetime.date | None] | None,
    metadata: Sequence[Mapping[str, object]] | None,
    language: str,
    *,
    record: bool = False,
) -> list[Document]:
    """Return a document for each text, once all that was given was checked; nothing is found out of the texts yet.

    `record` says whether they are rows of a table.
    """
    texts = check_texts(texts)
    if language != AUTO:
        language = check_language(language)
    names = [str(i) for i in range(len(texts))] if ids is None else written_out(ids)
    columns = {"ids": names, "titles": titles, "dates": dates, "metadata": metadata}
    for name, column in columns.items():
        if column is not None and len(column) != len(texts):
            raise InvalidValue(f"{len(column)} {name} for {len(texts)} texts; give one a text.")
    if ids is not None:
        _check_alike(names, ids)
    check_unique(names)
    return [
        Document(
            name,
            text,
            title=titles[i] if titles is not None else "",
            date=dates[i] if dates is not None else None,
            language=language,
            metadata=MappingProxyType(dict(metadata[i])) if metadata is not None else MappingProxyType({}),
            given_id=None if ids is None or (isinstance(ids[i], str) and ids[i] == name) else ids[i],
            record=record,
        )
        for i, (name, text) in enumerate(zip(names, texts, strict=True))
    ]


def written_out(ids: Sequence[object]) -> list[str]:
    """Return ids as texts; one that is a text already stands in quotation marks where another is written like it.

    >>> written_out(["1", 1, 2, "a"])
    ["'1'", '1', '2', 'a']
    """
    others = {str(given) for given in ids if not isinstance(given, str)}
    return [(repr(given) if given in others else given) if isinstance(given, str) else str(given) for given in ids]


def _check_alike(names: Sequence[str], ids: Sequence[object]) -> None:
    """Raise if two ids that differ, such as a day and a period of one, are the same as text, as they are stored."""
    first: dict[str, object] = {}
    for name, given in zip(names, ids, strict=True):
        other = first.setdefault(name, given)
        if type(other) is not type(given) and other != given:
            raise InvalidValue(
                f"the ids {other!r} and {given!r} differ, but are the same as text, as which ids are stored; "
                "give all as numbers, or all as text."
            )


def check_unique(ids: Iterable[str]) -> None:
    """Raise if an id is given twice."""
    twice = next((name for name, times in Counter(ids).items() if times > 1), None)
    if twice is not None:
        raise InvalidValue(f"the id {twice!r} is given more than once; give each document an id of its own.")


def check_texts(texts: Sequence[str]) -> list[str]:
    """Return the texts as a list if they are texts; otherwise raise."""
    if isinstance(texts, str):
        raise InvalidType("texts is one text; give a list of texts, one a document: [text].")
    if isinstance(texts, bytes | bytearray):
        raise InvalidType(f"texts is {type(texts).__name__}; {_DECODED}.")
    if isinstance(texts, Mapping):
        raise InvalidType("texts is a mapping; give list(texts.values()), with ids=list(texts).")
    if isinstance(texts, Set):
        raise InvalidType("texts is a set, which has no order; give a list of texts.")
    if hasattr(texts, "columns"):
        raise InvalidType("texts is a frame; give it to Corpus.from_frame, which keeps its other columns, too.")
    if not isinstance(texts, Iterable):
        raise InvalidType(f"texts is of type {type(texts).__name__}; give a list of texts, one a document.")
    checked = list(texts)
    for i, text in enumerate(checked):
        if isinstance(text, bytes | bytearray):
            raise InvalidType(f"text {i} is {type(text).__name__}; {_DECODED}.")
        if isinstance(text, list | tuple) and all(isinstance(word, str) for word in text):
            raise InvalidType(
                f"text {i} is a list of words; give texts, or count words as they are: BagOfWords.from_tokens(lists)."
            )
        if not isinstance(text, str):
            raise InvalidType(f"text {i} is {text!r:.80}, not a text; give an empty text for a missing one.")
    return checked
