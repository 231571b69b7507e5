"""Web pages: the article without menus, prompts, comments and captions, by trafilatura; what the page states of it.

A. Barbaresi, "Trafilatura: a web scraping library and command-line tool for text discovery and extraction", ACL 2021.
Where no article is found, all text that a browser would show is taken. A page that is nested too deep for a tree is
flattened, as browsers do; if that does not help, what it calls its menus and margins is left out of what is shown.
"""

import datetime
import email
import email.policy
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from html import unescape
from typing import Any

from gleanings.corpus.date_parser import find_date
from gleanings.corpus.dates import dated_line
from gleanings.documents.punctuation import ends_sentence
from gleanings.documents.site_names import without_site
from gleanings.errors import InvalidValue, extra
from gleanings.reading.encodings import Decoded
from gleanings.reading.formats.html_missed import with_missed
from gleanings.reading.formats.reading import Note, Read, Reading, ReadingOptions, encoding_of
from gleanings.reading.formats.tags import depth, flattened
from gleanings.reading.formats.telegram import telegram_chat
from gleanings.reading.formats.text import notes_on
from gleanings.reading.formats.visible_text import visible_text

_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w-]{2,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page must state its encoding
# Signs that join letters or part them, in Persian, Hindi and emoji: trafilatura drops what is not printed, so they are
# written as two that no page has.
_JOINERS = str.maketrans("\u200c\u200d", "\ua720\ua721")
_JOINERS_AGAIN = str.maketrans("\ua720\ua721", "\u200c\u200d")
_ENTITY = re.compile(r"&(?:zwn?j|#820[45]|#x200[cd]);", re.IGNORECASE)
# Raised numbers that lead to notes on the page, and arrows that lead back from these.
_LINK = r"<a\b[^<>]{0,300}href\s{0,3}=\s{0,3}[\"']?[^<>\s#]{0,200}#[^<>]{0,300}>"
_NOTE_MARK = r"\s{0,9}(?:\d{1,3}|[*†‡]{1,3})\s{0,9}"
_TO_NOTE = re.compile(
    rf"<sup\b[^<>]{{0,300}}>\s{{0,9}}{_LINK}{_NOTE_MARK}</a>\s{{0,9}}</sup>"
    rf"|{_LINK}\s{{0,9}}<sup\b[^<>]{{0,300}}>{_NOTE_MARK}</sup>\s{{0,9}}</a>"
    rf"|{_LINK}[↩↑⤴⏎\ufe0e\ufe0f\s]{{1,6}}</a>",
    re.IGNORECASE,
)
# Where a line of the source is a line of the page; elsewhere it ends anywhere.
_LINES_KEPT = re.compile(r"<(/?)(?:pre|textarea|listing|xmp)\b", re.IGNORECASE)
_SPACE, _SPACES = re.compile(r"[ \t\r\n]+"), re.compile(r"(?<=\S) {2,}")
_ANY_META = re.compile(r"<meta\b[^<>]{0,600}>", re.IGNORECASE)
_CREATED = re.compile(r"\b(?:name|property)\s{0,3}=\s{0,3}[\"']?(?:[\w.:]{1,20}[.:])?created[\"'\s/>]", re.IGNORECASE)
_CHANGED = re.compile(r"\bname\s{0,3}=\s{0,3}[\"']?changed[\"'\s/>]", re.IGNORECASE)
_BY_OFFICE = re.compile(
    r"\bname\s{0,3}=\s{0,3}[\"']?generator\b.{0,300}\b(?:(?:Libre|Open|Star|Neo)Office|Collabora)",
    re.IGNORECASE | re.DOTALL,
)
_PUBLISHED = re.compile(r"\"datePublished\"\s{0,9}:", re.IGNORECASE)
_BY = re.compile(r"(?:^|(?<=; ))(?i:by|von|par|por|di|door|от|av|af|przez)\s{1,3}(?=[^\W\d_a-z])")
_HEADING = re.compile(r"<h1\b[^>]{0,300}>(.{1,600}?)</h1", re.IGNORECASE | re.DOTALL)
_HEADING_LENGTH = 6
_DEEPEST = 200  # elements in one another; libxml2 drops what is deeper than 256
_KNOWN = 40  # characters by which a line is known again
_ABOVE = 8  # lines in which the date of an article stands above it
_SMALL = 0.1  # an article that is so small a part of the page's text may be the wrong one
_PAGE_OF_TEXT = 400  # characters


def read_html(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a web page.

    >>> page = b"<title>Storm</title><p>The storm came at night, and it took the roof of the school with it.</p>"
    >>> found = list(read_html(page, ReadingOptions()))[-1]
    >>> found.title, found.text
    ('Storm', 'The storm came at night, and it took the roof of the school with it.')
    """
    decoded = _decode(data, options)
    yield from notes_on(decoded)
    yield from read_page(decoded.text, options, encoding=decoded)


def read_page(
    page: str, options: ReadingOptions, *, encoding: Decoded | None = None, address: str = ""
) -> Iterator[Read]:
    """Read a web page that is text already; see `read_html`."""
    metadata: dict[str, object] = {"address": address} if address else {}
    metadata |= encoding_of(encoding) if encoding else {}
    deepest = min(options.limits.nesting, _DEEPEST)
    if depth(page, deepest) > deepest:
        page = flattened(page, deepest // 2)
    if depth(page, deepest) > deepest:
        yield Note("Pages that are nested too deep for a tree: their text was taken without one, with comments", 1)
        yield Reading(visible_text(page, article=True) or visible_text(page), title=_title(page), metadata=metadata)
        return
    title, text = telegram_chat(page)
    if text:
        yield Reading(text, title=title, metadata=metadata)
        return
    text, title, date, stated = _article(page)
    everything = visible_text(page)
    date = date or _date_above(text, everything)
    if not text.strip() or (len(text) < _SMALL * len(everything) and len(text) < _PAGE_OF_TEXT):
        if everything.strip():
            yield Note(
                "Pages in which no article was found: all of their text was taken, with menus and comments",
                1,
            )
        text = everything
    yield Reading(text, title=title or _title(page), date=date, metadata=stated | metadata)


def read_mhtml(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a web page that a browser saved as one file: its first part that is a page.

    >>> saved = b"Content-Type: text/html\\n\\n<p>The storm came at night, and it took the roof of the school.</p>"
    >>> list(read_mhtml(saved, ReadingOptions()))[-1].text
    'The storm came at night, and it took the roof of the school.'
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            address = str(part.get("Content-Location", message.get("Snapshot-Content-Location", "")))
            decoded = _decode(body if isinstance(body, bytes) else b"", options, part.get_content_charset())
            yield from notes_on(decoded)
            yield from read_page(decoded.text, options, encoding=decoded, address=address)
            return
    if not data.lstrip().startswith(b"<"):
        raise InvalidValue("damaged: no web page in it")
    yield from read_html(data, options)  # a page as it is, under the name of a page saved as one file


def _article(page: str) -> tuple[str, str, datetime.date | None, dict[str, object]]:
    """Return text, title, date and what else is stated, as trafilatura finds them."""
    with extra("files", "reading web pages"):
        from trafilatura import bare_extraction
        from trafilatura.settings import DEFAULT_CONFIG
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["min_extracted_size"] = "1"  # a short article is one too; else menus and prompts come with it
    page = _with_publication_first(_without_lines(page))
    page = _TO_NOTE.sub("", _ENTITY.sub(lambda match: unescape(match[0]), page)).translate(_JOINERS)
    # A page without its outermost element is taken for no page.
    whole = page if "<html" in page[:_HEAD].lower() else f"<html><body>{page}</body></html>"
    with _quiet("trafilatura", "htmldate"):
        found: Any = bare_extraction(
            whole,
            config=config,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            include_images=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    if found is None:
        return "", "", None, {}
    stated = {
        "author": _BY.sub("", found.author or ""),
        "language": found.language,
        "address": found.url,
        "site": found.sitename,
    }
    day = find_date(found.date) if found.date else None
    title = str(found.title or "")
    if title and title in str(found.sitename or ""):  # taken for the name of the site
        del stated["site"]
    found_lines = (_SPACES.sub(" ", line.rstrip()) for line in str(found.text or "").splitlines() if line.strip())
    lines = with_missed([line if line.lstrip().startswith("- ") else line.strip() for line in found_lines], whole)
    text = "\n\n".join(lines)
    title = without_site(title, [_first_heading(whole)], str(stated.get("site") or ""))
    stated = {name: value.translate(_JOINERS_AGAIN) for name, value in stated.items() if value}
    return text.translate(_JOINERS_AGAIN), title.translate(_JOINERS_AGAIN), day.date if day else None, stated


def _without_lines(page: str) -> str:
    """Return a page with spaces for the ends of lines of its source, which trafilatura takes for ends of paragraphs.

    >>> _without_lines("<p>One\\nline</p>\\n<pre>two\\nlines</pre>")
    '<p>One line</p> <pre>two\\nlines</pre>'
    """
    parts: list[str] = []
    done, kept = 0, False
    for match in _LINES_KEPT.finditer(page):
        part = page[done : match.start()]
        parts.append(part if kept else _SPACE.sub(" ", part))
        done, kept = match.start(), not match[1]
    parts.append(page[done:] if kept else _SPACE.sub(" ", page[done:]))
    return "".join(parts)


def _with_publication_first(page: str) -> str:
    """Return a page that states when it was created behind all else, for trafilatura takes the first date.

    Without that where it is the day of an export by an office program, or the day of publication stands in JSON.

    >>> _with_publication_first('<meta name="created" content="2025"><meta name="date" content="2021"><p>')
    '<meta name="date" content="2021"><meta name="created" content="2025"><p>'
    """
    metas = list(_ANY_META.finditer(page))
    exported = any(_BY_OFFICE.search(meta[0]) for meta in metas)
    moved = [meta for meta in metas if _CREATED.search(meta[0]) or (exported and _CHANGED.search(meta[0]))]
    if not moved:
        return page
    kept = "" if exported or _PUBLISHED.search(page) else "".join(meta[0] for meta in moved)
    begins = [0, *(meta.end() for meta in moved)]
    ends = [*(meta.start() for meta in moved), metas[-1].end()]
    rest = "".join(page[a:b] for a, b in zip(begins, ends, strict=True))
    return rest + kept + page[metas[-1].end() :]


def _first_heading(page: str) -> str:
    """Return the first heading of a page that says more than a word."""
    headings = (visible_text(match[1]).replace("\n", " ") for match in _HEADING.finditer(page))
    return next((heading for heading in headings if " " in heading or len(heading) > _HEADING_LENGTH), "")


def _date_above(text: str, everything: str) -> datetime.date | None:
    """Return the date on a line of its own right above an article whose page states none."""
    first = next((line.strip() for line in text.splitlines() if ends_sentence(line)), "")
    lines = everything.splitlines()
    place = next((i for i, line in enumerate(lines) if first and line.startswith(first[:_KNOWN])), 0)
    found = (dated_line(line) for line in reversed(lines[max(0, place - _ABOVE) : place]))
    return next((each.date for each in found if each is not None and each.date and each.precision == "day"), None)


@contextmanager
def _quiet(*names: str) -> Iterator[None]:
    """Keep what libraries log of damaged pages off the screen; what comes of the page is said by its reader."""
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _title(page: str) -> str:
    start = re.compile("<title[^>]{0,200}>", re.IGNORECASE).search(page)
    end = page.find("</", start.end()) if start else -1
    return " ".join(unescape(page[start.end() : end]).split()) if start and 0 < end < start.end() + 1000 else ""


def _decode(data: bytes, options: ReadingOptions, stated: str | None = None) -> Decoded:
    """Decode a page by what was given, what it states and can be held to, or what it is in."""
    if options.encoding is None and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        named = _META.search(data[:_HEAD])
        charset = stated or (named[1].decode("ascii") if named else "")
        charset = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": ""}.get(charset.lower(), charset)
        try:
            if charset and not charset.lower().startswith("utf-16"):
                return options.mended(Decoded(data.decode(charset), charset.lower()))
        except (UnicodeError, LookupError, ValueError):
            pass  # a wrong statement; what it is in is found out below
    return options.decode(data)
