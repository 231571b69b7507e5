"""What of a text is not for analysis: headings, embedded posts, "read more" lines, repeated boilerplate.

Nothing is cut. Each finding is a `Mark`, with its place and its reason, and the text stays as it was read. What is
not plainly one of these is left alone: a sentence lost in silence is worse than a heading kept.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from gleanings.cleaning.email import surroundings
from gleanings.documents.document import Document, Mark, clear_of
from gleanings.documents.segmentation import Span, paragraph_spans

# A line that sends the reader elsewhere. Single words count only before a colon or a dash: "Watch the gap" is text.
_LINK_LINE = re.compile(
    r"\s*[*>»→\-•\[(]*\s*(?:"
    r"(?:read (?:more|also|next|the full story)|(?:also|must) read|see also|more on this(?: story)?|recommended|"
    r"related(?: stor(?:y|ies)| articles?| news| topics?)?|you may also like|watch(?: (?:now|live|video|more))?|"
    r"listen(?: now| to)?|click here|more from)\s*(?:[:|–—>»]|$)"
    r"|(?:read more|also read)\b(?=[^.!?]{0,140}$)"
    r"|(?:click here to|subscribe to our|sign up (?:for|to) (?:our|the)|follow us on|like us on)\b"
    r"(?=[^.!?]{0,140}\.?\s*$)"
    r"|(?:advertisement|story continues below(?: advertisement)?|share this(?: article| story)?|back to top)\W*$"
    r")",
    re.IGNORECASE,
)
_LINK_WITHIN = re.compile(
    r"(?:(?<=[.!?…”\"'’)]\s)|(?<=[.!?…”\"'’)]))[(\[]?(?:read (?:more|also)|also read|see also)\s*[:|–—][^\r\n]{2,160}$",
    re.IGNORECASE | re.MULTILINE,
)
_LINK_SIGNS = ("read more", "read also", "also read", "see also")
_ADDRESS_LINE = re.compile(r"\s*(?:(?:https?://|www\.|pic\.twitter\.com/)\S+\s*)+$")
_RULE_LINE = re.compile(r"\s*(?:[^\w\s]\s*){3,}$|\s*\|.*\|\s*$")
_NOTICE_LINE = re.compile(r"\s*(?:©|\(c\) ?\d|copyright\b.{0,60}\d{4}|all rights reserved)", re.IGNORECASE)

# "— ARY NEWS (@ARYNEWSOFFICIAL) August 26, 2020": the last line of an embedded post.
_SIGNATURE = re.compile(
    r"(?:[—–-]{1,2}\s*[^()\n—–]{1,60}|(?:[^\W\d_a-z][\w.&'’-]*\s+){1,6})\(@\w{1,30}\)\s+[^\W\d_]{3,9}\.?\s+\d{1,2},\s+\d{4}"
)
_EMBED_LINE = re.compile(
    r"\s*(?:view this post on instagram|a post shared by .{1,80}|embed from getty images|view on (?:x|twitter))\W*$",
    re.IGNORECASE,
)
_POST_SIGN = re.compile(r"#\w|@\w|\bt\.co/|pic\.twitter\.com")
_POST_LENGTH = 400  # a post has at most 280 characters, and its links

_HEADING_WORDS = 14
_HEADING_LENGTH = 110
_BODY_LENGTH = 40  # a heading stands above a paragraph at least so long, and longer than itself
_ENDS_SENTENCE = (".", "!", "?", "…", ":", ";", ",", '"', "”", "»", "’", "'", ")", "。", "！", "？", "۔", "।")
_BULLET = re.compile(r"\s*(?:[-*•·–—>]|\(?\d{1,2}[.)]\s|\(?[a-z]\))")

_REPEATED_DOCUMENTS = 5
_REPEATED_SHARE = 0.005
_REPEATED_WORDS = 40
_REPEATED_LENGTH = 400  # characters
# What differs from one copy of a line to the next: "14:11 EST, 25 October 2013" is the same as any other time.
_MONTHS = "january february march april may june july august september october november december".split()
_DIGIT = re.compile(r"\d")
_MONTH_OR_DAY = re.compile(rf"\b(?:{'|'.join(_MONTHS)}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b")


def marks_of(text: str, *, known: Sequence[Mark] = ()) -> tuple[Mark, ...]:
    """Return what of `text` is not for analysis, in order, not overlapping.

    Args:
        text: the text of a document.
        known: marks that its reader has made, such as front matter; nothing is looked for inside them.

    >>> text = "Talks resume\\n\\nThe talks resumed in Doha on Monday, both sides said in a note.\\nRead more: Doha"
    >>> [(text[m.start:m.end], m.kind) for m in marks_of(text)]
    [('Talks resume', 'heading'), ('Read more: Doha', 'link line')]
    """
    before = [(mark.start, mark.end) for mark in known]
    marks = [*known, *(mark for mark in surroundings(text) if clear_of((mark.start, mark.end), before))]
    around = sorted((mark.start, mark.end) for mark in marks)
    paragraphs = [span for span in paragraph_spans(text) if clear_of(span, around)]
    for marker in (_links, _embeds, _headings):
        taken = {(mark.start, mark.end) for mark in marks}
        marks += marker(text, [span for span in paragraphs if span not in taken])
    ordered = _in_order(marks)
    edges = [0, *(edge for mark in ordered for edge in (mark.start, mark.end)), len(text)]
    if any(text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)):
        return ordered
    return tuple(known)  # nothing would be left: what looks like a heading is the text


def _links(text: str, paragraphs: Sequence[Span]) -> Iterator[Mark]:
    lower = text.lower()
    within = any(sign in lower for sign in _LINK_SIGNS)  # looked for once: the pattern is slow to search
    for start, end in paragraphs:
        line = text[start:end]
        if len(line) <= _POST_LENGTH:
            if _LINK_LINE.match(line) or _ADDRESS_LINE.match(line):
                yield Mark(start, end, "link line", "sends the reader to another page")
                continue
            if _NOTICE_LINE.match(line):
                yield Mark(start, end, "notice", "a notice of rights")
                continue
            if _RULE_LINE.match(line):
                yield Mark(start, end, "rule or table", "a line of signs or a row of a table, not a sentence")
                continue
        if within and (match := _LINK_WITHIN.search(line)):
            yield Mark(start + match.start(), end, "link line", "sends the reader to another page")


def _embeds(text: str, paragraphs: Sequence[Span]) -> Iterator[Mark]:
    for i, (start, end) in enumerate(paragraphs):
        line = text[start:end]
        if _EMBED_LINE.match(line):
            yield Mark(start, end, "embed", "a line of an embedded post")
            continue
        match = _SIGNATURE.search(line) if "(@" in line else None
        if match is None:
            continue
        yield Mark(start + match.start(), start + match.end(), "embed", "the signature of an embedded post")
        before = line[: match.start()].rstrip(" —–-")
        if before.strip():
            yield Mark(*_post_before(text, start, start + len(before)), "embed", "the text of an embedded post")
            continue
        first, length = i, 0
        while first > 0:
            above = text[slice(*paragraphs[first - 1])]
            length += len(above)
            if length > _POST_LENGTH or (first < i and not _POST_SIGN.search(above)):
                break
            first -= 1
        for span in paragraphs[first:i]:
            yield Mark(*span, "embed", "the text of an embedded post")


def _post_before(text: str, start: int, end: int) -> Span:
    """Return where the post begins that ends at `end`: the whole line, or its last sentence where it is long."""
    if end - start <= _POST_LENGTH:
        return start, end
    cut = max(text.rfind(sign, start, end - 1) for sign in (". ", "! ", "? ", "” ", '" ', "— "))
    return (cut + 2 if cut > start else start), end


def _headings(text: str, paragraphs: Sequence[Span]) -> Iterator[Mark]:
    below: str | None = None  # "body" or "heading", from the end of the text upwards; None for the middle of a line
    length = 0
    for start, end in reversed(paragraphs):
        line = text[start:end].strip()
        if _like_heading(line) and (below == "heading" or (below == "body" and length >= max(_BODY_LENGTH, len(line)))):
            yield Mark(start, end, "heading", "a short line above a paragraph, with no full stop")
            below = "heading"
        else:
            whole = line.endswith(_ENDS_SENTENCE) and not line[0].islower()
            below, length = ("body" if whole else None), len(line)


def _like_heading(line: str) -> bool:
    return (
        len(line) <= _HEADING_LENGTH
        and "\n" not in line
        and "\r" not in line
        and not line.endswith(_ENDS_SENTENCE)
        and not line[0].islower()
        and not _BULLET.match(line)
        and any(c.isalnum() for c in line)
        and len(line.split()) <= _HEADING_WORDS
    )


def mark_repeated(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, with the lines marked that many of them share: contact lines, agency lines, notices.

    A unit is a paragraph, or a sentence where a document has one paragraph only. It is boilerplate if it has at most
    40 words (and 400 characters) and stands in at least 5 documents and .5 % of them (compared without case, digits,
    months and weekdays; documents of the same text count once). Where that would be half of a document or more, the
    document is left alone: that is a story told again, not boilerplate.
    """
    if len(documents) < _REPEATED_DOCUMENTS:
        return list(documents)
    units = [_units(document) for document in documents]
    seen: dict[str, int] = {}
    texts: set[str] = set()
    for document, found in zip(documents, units, strict=True):
        if document.text in texts:
            continue
        texts.add(document.text)
        for key in {key for key, _ in found}:
            seen[key] = seen.get(key, 0) + 1
    least = max(_REPEATED_DOCUMENTS, _REPEATED_SHARE * len(texts))
    return [
        _with_repeated(d, [(seen[k], span) for k, span in u if seen[k] >= least])
        for d, u in zip(documents, units, strict=True)
    ]


def _units(document: Document) -> list[tuple[str, Span]]:
    parts: Iterable[tuple[str, int, int]]
    if len(document.paragraphs) > 1:
        parts = [(p.text, p.start, p.end) for p in document.paragraphs]
    else:
        parts = [(s.text, s.start, s.end) for s in document.sentences]
    found = []
    for text, start, end in parts:
        if len(text) > _REPEATED_LENGTH:
            continue
        words = text.split()
        if len(words) <= _REPEATED_WORDS:
            found.append((_without_times(" ".join(words).lower()), (start, end)))
    return found


def _without_times(line: str) -> str:
    """Return the line, in lower case, with a 0 for each digit, month and weekday."""
    line = _DIGIT.sub("0", line)
    # Most lines hold none, which is seen faster without the pattern.
    return _MONTH_OR_DAY.sub("0", line) if "day" in line or any(month in line for month in _MONTHS) else line


def _with_repeated(document: Document, repeated: list[tuple[int, Span]]) -> Document:
    size = sum(end - start for _, (start, end) in repeated)
    if not repeated or 2 * size >= sum(p.end - p.start for p in document.paragraphs):
        return document
    marks = [Mark(*span, "boilerplate", f"the same line stands in {times} documents") for times, span in repeated]
    return document.marked(marks)


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks by place; of two that overlap, the later begins where the earlier ends."""
    ordered: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        start = max(mark.start, ordered[-1].end) if ordered else mark.start
        if start < mark.end:
            ordered.append(Mark(start, mark.end, mark.kind, mark.reason))
    return tuple(ordered)
