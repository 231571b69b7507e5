"""Lines that are no prose by their signs: rules, rows of tables, tables of contents, numbers and times of subtitles."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark
from gleanings.documents.spans import line_spans
from gleanings.documents.turns import turn
from gleanings.types import Span

_LEADER = re.compile(r"(?:\.{4,}|(?:\. ){3,}|…{2,}|·{4,}|_{4,}|(?:· ){3,}) ?\s*[\divxlc]{1,5}\s*$", re.IGNORECASE)
_ENTRY = re.compile(r".{2,100}[^\d\s.,:][.)]?[ \t]+(\d{1,4})\s*$")
_TIMES = re.compile(r"\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}\b.*$")
_CLOCK_LINE = re.compile(r"\s*[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?\s*$")
_SOUND = re.compile(r"\s*(?:\[[^\[\]]{1,40}\]|\([^()]{1,40}\)|[♪♫\s]{1,8})\s*$")
_SOUND_WORDS = 4
_SEPARATOR = re.compile(r"[\s|:+=-]*-{2,}[\s|:+=-]*$")
_COLUMNS = re.compile(r"\t+| {3,}")
_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+[^\W_]")
_NUMBER = re.compile(r"^[\s\d.]{1,8}")
_EDIT = re.compile(r"\[[^\[\]]{1,60}\]\s*$")
_TITLE_LENGTH = 110
_LONGEST = 400
_BLANK_WORDS = 8
_BLANKS = ("......", "______", "……")  # to be filled in
_CUE_NAME = 30
_VOICE = re.compile(r"<v(?:\.[\w.]{1,40})?[ \t]+([^<>\r\n]{1,60})>")
_VOICE_END = re.compile(r"</v>")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_ROWS = 3  # of a table without rules


@only_where(lambda page: page.cued or (page.open and page.holds(":")))
def times_of_subtitles(page: Page) -> Iterator[Mark]:
    """Yield the numbers and times above the lines of subtitles."""
    if not page.cued:
        clocks = [part for part in page.left if _CLOCK_LINE.match(part.text)]
        if len(clocks) >= _ROWS:
            yield from (mark_part(part, "time", "the time of a line of a transcript") for part in clocks)
            yield from _sounds(page)
        return
    lines = line_spans(page.text)
    for i, (start, end) in enumerate(lines):
        line = page.text[start : min(end, start + _LONGEST)]
        if not _TIMES.match(line):
            if i == 0 and line.strip().startswith("WEBVTT"):
                yield Mark(start, end, "time", "the head of a file of subtitles")
            continue
        if i and _is_name_of_cue(page.text, lines, i - 1):
            start = lines[i - 1][0]
        yield Mark(start, end, "time", "the number and time of a subtitle")
    if page.text.startswith("WEBVTT"):
        yield from (Mark(*span, "time", "a note in a file of subtitles") for span in _notes(page.text, lines))
    yield from (Mark(*m.span(), "speaker", "who speaks", m[1].strip()) for m in _VOICE.finditer(page.text))
    yield from (Mark(*m.span(), "markup", "the end of what a voice says") for m in _VOICE_END.finditer(page.text))
    yield from _sounds(page)


def _notes(text: str, lines: list[Span]) -> Iterator[Span]:
    """Yield the blocks of a file of subtitles that are none: notes and styles."""
    inside = False
    for i, (start, end) in enumerate(lines):
        line = text[start : min(end, start + _LONGEST)]
        above = text[slice(*lines[i - 1])].strip() if i else "-"
        inside = bool(line.strip()) and (inside or (not above and _BLOCK.match(line) is not None))
        if inside:
            yield start, end


def _is_name_of_cue(text: str, lines: list[Span], i: int) -> bool:
    """Return whether a line right above a time is the number or, alone below a blank line, the name of a subtitle."""
    name = text[slice(*lines[i])].strip()
    above = text[slice(*lines[i - 1])].strip() if i else ""
    return name.isdigit() or (0 < len(name) <= _CUE_NAME and not above and " " not in name)


def _sounds(page: Page) -> Iterator[Mark]:
    for part in page.left:
        if _SOUND.match(part.text) and part.words <= _SOUND_WORDS:
            yield mark_part(part, "stage direction", "says what is heard, between the lines of subtitles")


@only_where(lambda page: page.holds("|", "	", "   ", *_BLANKS) or page.wordless)
def rules_and_tables(page: Page) -> Iterator[Mark]:
    """Yield lines of signs alone, and rows of tables with bars, tabs or columns."""
    parts = [part for part in page.left if len(part.text) <= _LONGEST and not _is_message(part.text)]
    bars: list[list[Part]] = []
    columns: list[list[Part]] = []
    for part in parts:
        text = part.text
        if not any(sign.isalnum() for sign in text):
            if len("".join(text.split())) >= 3 or (part.alone and not any(sign in text for sign in "?!…")):
                yield mark_part(part, "rule or table", "a line of signs, not a sentence")
                if "|" not in text:
                    continue
        elif part.words <= 2 * _BLANK_WORDS and all(_is_form(line) for line in text.splitlines()):
            yield mark_part(part, "rule or table", "a line of a form, to be filled in")
            continue
        elif text[0] == "|" and text[-1] == "|" and len(text) > 2:
            yield mark_part(part, "rule or table", "a row of a table")
            continue
        for runs, count in ((bars, text.count("|")), (columns, _columns(text))):
            if not count or not part.one_line:
                continue
            last = runs[-1] if runs else []
            if last and _next_line(page.text, last[-1].end, part.start) and _count(last[-1], runs is bars) == count:
                last.append(part)
            else:
                runs.append([part])
    for run in bars:
        if len(run) >= _ROWS or any(_SEPARATOR.match(part.text) for part in run):
            yield from (mark_part(part, "rule or table", "a row of a table") for part in run)
    for run in columns:
        if len(run) >= _ROWS and not any(part.ended and part.words > 12 for part in run):
            yield from (mark_part(part, "rule or table", "a row of a table") for part in run)


def _is_message(text: str) -> bool:
    """Return whether a row is a message of a chat, with its time and who wrote it."""
    said = turn(text) if "\t" in text else None
    return said is not None and said.stamped and said.speaker != ""


def _is_form(line: str) -> bool:
    """Return whether a line has a blank to be filled in: "Signed ........ Chairman"."""
    return len(line.split()) <= _BLANK_WORDS and any(blank in line for blank in _BLANKS)


def _count(part: Part, bars: bool) -> int:
    return part.text.count("|") if bars else _columns(part.text)


def _columns(text: str) -> int:
    """Return how many wide gaps part the words of a line; what it is indented by is none."""
    return len(_COLUMNS.findall(text.strip())) if "\t" in text or "   " in text else 0


def _next_line(text: str, end: int, start: int) -> bool:
    return len(text[end:start].replace("\r\n", "\n").strip(" \t")) <= 1


def _may_end_in_a_page(text: str) -> bool:
    last = text.rstrip()[-1:].lower()
    return last.isdigit() or last in tuple("ivxlc")


@only_where(lambda page: page.open)
def contents(page: Page) -> Iterator[Mark]:
    """Yield the lines of a table of contents: dots that lead to a page, or page numbers that rise from line to line."""
    yield from _numbered_above(page)
    yield from _repeated(page)
    run: list[tuple[Part, int]] = []
    for part in [*page.left, None]:
        entry = _ENTRY.match(part.text) if part and part.one_line and len(part.text) <= 110 and not part.ended else None
        if part and _may_end_in_a_page(part.text) and _LEADER.search(part.text[-_LONGEST:]):
            if run and not entry:
                run = []
            yield from (mark_part(Part(*span, "", False, False, False), "contents", "a line of a table of contents")
                        for span in _lines(part))  # fmt: skip
            continue
        if part and entry and (not run or int(entry[1]) >= run[-1][1]):
            run.append((part, int(entry[1])))
            continue
        if len(run) >= _ROWS and run[0][1] < run[-1][1] and any(each.text[0].isdigit() for each, _ in run):
            yield from (mark_part(each, "contents", "a line of a table of contents") for each, _ in run)
        run = [(part, int(entry[1]))] if part and entry else []


def _repeated(page: Page) -> Iterator[Mark]:
    """Yield two lines or more in a row, numbered or below a short line, that stand again below, each on its own."""
    parts = [part for part in page.left if len(part.text) <= _TITLE_LENGTH]
    places: dict[str, list[int]] = {}
    for i, part in enumerate(parts):
        places.setdefault(_plain(part.text), []).append(i)
    headed = {part.start for part, below in pairwise(page.left) if below.ended}
    run: list[int] = []
    for i in range(len(parts) + 1):
        again = i < len(parts) and not parts[i].ended and _heads_below(parts, places[_plain(parts[i].text)], i, headed)
        if again and (not run or not parts[i].above or parts[i - 1].alone):
            run.append(i)
            continue
        if len(run) >= 2 and all(places[_plain(parts[k].text)][-1] > run[-1] for k in run):
            first = run[0] - 1
            if first >= 0 and not parts[first].ended and parts[first].words <= 2:
                yield mark_part(parts[first], "contents", "the heading of a table of contents")
            yield from (mark_part(parts[k], "contents", "a line of a table of contents") for k in run)
        run = [i] if again else []


def _numbered_above(page: Page) -> Iterator[Mark]:
    """Yield lines that are numbered from 1 in a row, half of which or more stand again below as lines of their own."""
    parts = [part for part in page.left if len(part.text) <= _TITLE_LENGTH]
    last = {_plain(part.text): i for i, part in enumerate(parts) if not part.ended}
    run: list[int] = []
    for i in range(len(parts) + 1):
        text = parts[i].text if i < len(parts) else ""
        outline = i < len(parts) and not parts[i].ended and _OUTLINE.match(text) is not None
        if outline and (not parts[i].above if run else text[:2].rstrip(".) \t") == "1"):
            run.append(i)
            continue
        again = sum(last.get(_plain(parts[k].text), k) > run[-1] for k in run)
        if len(run) >= 2 and 2 * again >= len(run):
            above = parts[run[0] - 1] if run[0] else None
            if above is not None and not above.ended and above.words <= 2:
                yield mark_part(above, "contents", "the heading of a table of contents")
                title = parts[run[0] - 2] if above.text.startswith("[") and run[0] > 1 else None
                if title is not None and not title.ended and title.words <= 2:
                    yield mark_part(title, "contents", "the heading of a table of contents")
            yield from (mark_part(parts[k], "contents", "a line of a table of contents") for k in run)
        run = []


def _heads_below(parts: list[Part], places: list[int], i: int, headed: set[int]) -> bool:
    """Return whether a line stands once more, further below and above a sentence."""
    return len(places) == 2 and places[0] == i and places[1] > i + 1 and parts[places[1]].start in headed


def _plain(line: str) -> str:
    return _NUMBER.sub("", _EDIT.sub("", line)).strip().lower()


def _lines(part: Part) -> Iterator[tuple[int, int]]:
    for start, end in line_spans(part.text):
        if part.text[start:end].strip():
            yield part.start + start, part.start + end
