"""What surrounds a text that was sent or published: headers of mail, quoted mail, signatures, a publisher's notices.

Quotation marks at the beginning of lines (">") count as mail only where something else says that the text is mail,
since they stand before passages of one's own in Markdown too.
"""

import re
from collections.abc import Iterator

from gleanings.documents.document import Mark

_HEADER = re.compile(r"\A\s*(?:[A-Z][A-Za-z-]{1,30}:[ \t].*(?:\r?\n[ \t]+\S.*)*(?:\r?\n|\Z)){2,40}")
_HEADER_NAMES = re.compile(r"^(?:From|Subject|Newsgroups|Message-ID):", re.MULTILINE)
_SUBJECT = re.compile(r"^Subject:[ \t]*(?:(?:re|fwd?|aw|sv):[ \t]*)*(.*?)[ \t\r]*$", re.IGNORECASE | re.MULTILINE)

_WROTE = r"(?:writes|wrote|schrieb|a écrit|escribió)[ \t]*:?"
_ATTRIBUTION = re.compile(
    rf"^(?![ \t]*(?:[A-Za-z]{{0,3}}>|\|))[ \t]*"
    rf"(?:In (?:article|message)\b[^\r\n]*(?:\r?\n(?![ \t]*[>|])[^\r\n]{{1,100}})?\b{_WROTE}[ \t]*(?=\r?$)"
    rf"|[^\r\n]{{0,160}}(?:@|<)[^\r\n]{{0,160}}\b{_WROTE}[ \t]*(?=\r?$)"
    rf"|[^\r\n]{{1,160}}\b{_WROTE}[ \t]*(?=(?:\r?\n)+[ \t]*[>|]))",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^[ \t]*(?:[A-Za-z]{0,3}>|\|>).*(?:\r?\n[ \t]*(?:[A-Za-z]{0,3}>|\|>).*)*", re.MULTILINE)
_NESTED = re.compile(r"^[ \t]*(?:\|?>[ \t]?){2}", re.MULTILINE)
_SIGNATURE = re.compile(r"^--[ \t]*\r?$|^[-_=*~]{10,}[ \t]*\r?$", re.MULTILINE)
_SIGNATURE_LENGTH = 800
_SIGNATURE_LINES = 12

_GUTENBERG = re.compile(r"^\*\*\* ?(START|END) OF TH[EI]S? PROJECT GUTENBERG [^\r\n]*", re.MULTILINE)


def subject(header: str) -> str:
    """Return the subject that the header of a mail states, without "Re:"; empty where there is none.

    >>> subject("From: a@example.org\\nSubject: Re: Oil prices")
    'Oil prices'
    """
    match = _SUBJECT.search(header)
    return match[1] if match else ""


def surroundings(text: str) -> Iterator[Mark]:
    """Yield what surrounds the text proper, in no order; the marks do not overlap.

    >>> text = "Ann writes:\\n> Is it open?\\nIt is.\\n--\\nBob, bob@example.org"
    >>> [(text[m.start : m.end], m.kind) for m in surroundings(text)][1:]
    [('> Is it open?', 'quoted mail'), ('--\\nBob, bob@example.org', 'signature')]
    """
    yield from _notices(text)
    header = _HEADER.match(text)
    at = 0
    if header and _HEADER_NAMES.search(header.group()):
        at = len(header.group().rstrip())
        yield Mark(len(text) - len(text.lstrip()), at, "mail header", "what a mail says of itself")
    quotes = ">" in text
    attributions = list(_ATTRIBUTION.finditer(text, at)) if quotes or "writes" in text or "wrote" in text else []
    is_mail = bool(at or attributions or (quotes and _NESTED.search(text)))
    signature = next(_signatures(text, at, is_mail), len(text))
    for match in attributions:
        if match.end() <= signature:
            yield Mark(match.start(), match.end(), "quoted mail", "names who wrote what is quoted")
    for match in _QUOTED.finditer(text, at) if is_mail and quotes else ():
        if match.end() <= signature:
            yield Mark(match.start(), match.end(), "quoted mail", "quoted from another mail")
    if signature < len(text):
        yield Mark(signature, len(text.rstrip()), "signature", "the signature of a mail")


def _signatures(text: str, at: int, is_mail: bool) -> Iterator[int]:
    """Yield where a signature may begin, the first first: a line of "--", or a rule with an address below it."""
    lowest = max(at, len(text) - _SIGNATURE_LENGTH)
    if not is_mail and text.find("@", lowest) < 0:
        return
    for match in _SIGNATURE.finditer(text, lowest):
        rest = text[match.start() :]
        address = "@" in rest
        plain = match.group().rstrip() == "--"
        if rest.count("\n") <= _SIGNATURE_LINES and match.start() and (address or (plain and is_mail)):
            yield match.start()


def _notices(text: str) -> Iterator[Mark]:
    if "*** START OF TH" not in text and "***START OF TH" not in text:
        return
    for match in _GUTENBERG.finditer(text):
        start, end = (0, match.end()) if match[1] == "START" else (match.start(), len(text.rstrip()))
        yield Mark(start, end, "notice", "a notice of Project Gutenberg")
