"""Where a turn of a talk or a message of a chat begins: "INTERVIEWER:", "Q.", "[12:03] ana:", "<ben>".

A label is known by coming again and again, a time by its form: no list of names or of words for speakers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gleanings.documents.stamps import CLOCK, DAY, NAMED_IN_BRACKETS, NAMED_IN_COLUMNS, STAMP

# "Ana Roe  10:02 AM", "Ana Roe, [03.05.21 10:02]", "Ana — Today at 10:02": a name and a time on a line of their own.
_SIGNED = re.compile(
    rf"([^\W\d_][^\s:：<>\[\]|/=,]{{0,24}}(?:[ \u00a0][^\W\d_][^\s:：<>\[\]|/=,]{{0,24}}){{0,3}}?"
    rf"(?:[ ]\d{{1,3}}(?=[ ]{{2}}|\t))?)"
    rf"(?:,?[ \u00a0]+[—–|-]?[ ]*|\t)[\[(]?(?:(?:{DAY},?[ ]|[^\W\d_]{{2,12}}[ ](?:[^\W\d_]{{1,4}}[ ])?)?{CLOCK}"
    rf"(?:,?[ ]{DAY})?|(?<=[—–|][ ]){DAY})[\])]?\s*"
)
# "00:04:10 Speaker 2": a line of a time and a name.
_TIMED = re.compile(
    r"[\[(]?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?[\])]?[ \t]+[-–—]?[ ]?"
    r"([^\W\d_a-z][^\s:：<>\[\]|/=,.]{0,24}(?:[ ](?:[^\W\d_a-z][^\s:：<>\[\]|/=,.]{0,24}|\d{1,3})){0,2}):?\s*"
)
_CLOCK_ALONE = re.compile(rf"\s*{CLOCK}\s*")
_ADDRESSED = re.compile(rf"\s*{CLOCK}[ \t]+([^\s\d:][^:\r\n]{{1,60}}):\s*")
_NICK = re.compile(r"<[@+%&~ ]?([^<>\s][^<>\r\n]{0,30})>[ \t]+")
_NAME = r"[^\W\d_][^\s:：<>\[\]|/=]{0,24}"
_LABEL = re.compile(
    rf"(?:\d{{1,3}}\.[ ])?[*_]{{0,2}}({_NAME}(?:[ \u00a0]{_NAME}){{0,3}}(?:[ \u00a0]\d{{1,3}})?"
    rf"(?:[ ]?\([^()\r\n]{{1,40}}\)){{0,2}})"
    r"[*_]{0,2}(?:[ \u00a0\u202f]?:[*_]{0,2}(?=[ \t\u00a0]|[\r\n]|$)|：)[*_]{0,2}[ \t]*"
)
_NAMED = re.compile(r"([^\s:：][^:：<>\r\n]{0,39}?)[:：](?:\s+|$)")
_LETTER = re.compile(r"([^\W\d_])(?:[.:)][ \t]+)(?=\S)")
_PERSON = re.compile(r"[^\W\d_a-z][^\s:.,!?]{0,24}(?: [^\W\d_a-z][^\s:.,!?]{0,24}){0,2}")
_CAPITALS = re.compile(
    r"((?:[^\W\d_]{1,5}\.?[ ])?[^\W\d_][^\W\d_'’-]{2,20}(?:[ ][^\W\d_]{2,20}){0,2})(?:\.|\.?[ ]?[—–])[ ]+(?=\S)"
)

# "Le président. — La parole est à Mme Lac.", in the minutes of parliaments
_STOP_DASH = re.compile(
    r"([^\W\d_a-z][^.:!?—–\r\n]{2,45}|[^\W\d_a-z]{1,2}\. [^.:!?—–\r\n]{2,40})"
    r"\.[ \u00a0]?[—–][ \u00a0]+(?=\S)"
)
_EVENT = re.compile(r"(?:\*{3}|\*(?=\t)|-->|<--|-!-|→|←)[ \t]")
_DATED = re.compile(r"[^\W\d_]{3,10}\.? \d{1,2}(?:, \d{4}| \d{2}:\d{2})")  # "May 3, 2021", "May 03 10:12:01"
_HEAD = 120  # characters of a line that its label stands in
_KEPT = 1 << 10
_BEFORE_TIME = ("[", "(", "\u200e", "\u200f")
_BRACKETS = re.compile(r"\(([^()]+)\)")
_SEPARATED = re.compile(r"[^\s,()]+")
_TITLED = re.compile(  # "Mr. Pell. The committee will come to order."
    r"((?:[^\W\d_a-z][^\W\d_]{0,7}\.?[ ])(?:[^\W\d_a-z][\w'’-]{1,20}[ ]){0,2}[^\W\d_a-z][\w'’-]{2,20})\.[ ]+"
    r"(?=[^\W\d_a-z])"
)
_OF_OFFICE = re.compile(
    r"([^\W\d_a-z][^\W\d_]{0,2}\. [a-z]{2,3} [a-zà-ÿ-]{3,20})\.[ ]+(?=[^\W\d_a-z])"
)  # "M. le maire."
_OFFICE = re.compile(r"[^\W\d_a-z][^.:：!?()\r\n]{5,80} \(([^()\r\n]{3,40})\)\s?[:：][ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Turn:
    """How a line begins: `length` characters of label, the `speaker` it names, and whether it bears a time."""

    length: int
    speaker: str
    stamped: bool


def turn(line: str) -> Turn | None:
    """Return the label that a line begins with, if it has the form of one; None otherwise.

    >>> turn("[12:03] ana: when?"), turn("INTERVIEWER: Thank you."), turn("It rained.")
    (Turn(length=13, speaker='ana', stamped=True), Turn(length=13, speaker='INTERVIEWER', stamped=False), None)
    """
    return _turn(line[:_HEAD])


@lru_cache(maxsize=_KEPT)  # the paragraphs of a text are asked for it as lines, and again by the rules of cleaning
def _turn(head: str) -> Turn | None:
    space = len(head) - len(head.lstrip())
    first = head[space : space + 1]
    stamp = STAMP.match(head, space) if first in _BEFORE_TIME or first.isdigit() or _DATED.match(head, space) else None
    at = stamp.end() if stamp else space
    if stamp and _EVENT.match(head, at):
        return Turn(at, "", stamped=True)
    if first == "[" and (found := NAMED_IN_BRACKETS.match(head, space)):
        return Turn(found.end(), " ".join(found[1].split()), stamped=True)
    if "\t" in head and (found := NAMED_IN_COLUMNS.match(head, space)):
        return Turn(found.end(), " ".join(found[1].split()), stamped=True)
    found = _NICK.match(head, at) if head[at : at + 1] == "<" else None
    if not found and (":" in head or "：" in head):
        found = _LABEL.match(head, at) or (None if stamp else _OFFICE.match(head, at))
    if not found and stamp:
        found = _NAMED.match(head, at)  # a number of a telephone, a name with signs
        found = found if found and (len(found[1].split()) <= 4 or not any(map(str.isalpha, found[1]))) else None
    elif not found:
        short = len(head) < 80  # and so all of the line
        signed = _SIGNED.fullmatch(head, space) or _small_aside(_TIMED.fullmatch(head, space)) if short else None
        if signed:
            return Turn(len(head), " ".join(signed[1].split()), stamped=True)
        found = _LETTER.match(head, at) if head[at + 1 : at + 2] in ".:)" else None
        found = (_OF_OFFICE.match(head, at) if ". " in head[at : at + 5] else None) or found
        dashed = "—" in head or "–" in head
        if not found and (". " in head or (dashed and ("— " in head or "– " in head))):
            stop = _small_aside(_STOP_DASH.match(head, at)) if dashed else None
            found = stop or _capitals(head, at) or _titled(head, at)
    if not found:
        return Turn(at, "", stamped=True) if stamp else None
    return Turn(found.end(), " ".join(found[1].split()), stamped=stamp is not None or head[at : at + 1] == "<")


def _small_aside(found: re.Match[str] | None) -> re.Match[str] | None:
    """Return what was found, but None where the name begins with a small letter, of whatever script."""
    return None if found and found[1][0].islower() else found


def _capitals(head: str, at: int) -> re.Match[str] | None:
    found = _CAPITALS.match(head, at)
    return found if found and found[1].split()[-1].isupper() else None


def _titled(head: str, at: int) -> re.Match[str] | None:
    found = _TITLED.match(head, at)
    return found if found and found[1][0].isupper() else None


def turns(lines: Sequence[str]) -> list[Turn | None]:
    """Return for each line (or paragraph) the label of its turn; None for what begins no turn.

    Times count where two lines bear them. Names count where two of them or more alternate: each comes again, or
    stands between two that do, and most of the lines from the first to the last have one.
    """
    found = [turn(line) for line in lines]
    if any(line.lstrip()[:1].isdigit() for line in lines):
        found = _addressed(_clocked(found, lines), lines)
    if not any(found):  # as of most texts
        return found
    found = _signed_above(found, lines)
    if _is_timetable(lines, found):
        found = [None if each and each.length == len(line) else each for line, each in zip(lines, found, strict=True)]
    stamped = sum(each is not None and each.stamped for each in found) >= 2
    names = _speakers([each.speaker if each and not each.stamped else "" for each in found])
    return [each if each and (stamped if each.stamped else each.speaker in names) else None for each in found]


def _clocked(found: list[Turn | None], lines: Sequence[str]) -> list[Turn | None]:
    """Return the turns, with names each above a line that is nothing but its time of day: "Ann Roe", "9:41 AM"."""
    clocks = [i for i, line in enumerate(lines) if len(line) < 20 and _CLOCK_ALONE.fullmatch(line)]
    named = [i for i in clocks if i and len(lines[i - 1]) < 40 and _PERSON.fullmatch(lines[i - 1].strip())]
    named = [i for i in named if i + 1 < len(lines) and not lines[i - 1].strip()[0].islower()]
    if len(named) < 2 or (named and named[-1] - named[0] < 3):
        return found
    name = ""
    for i in clocks:
        if i in named:
            name = lines[i - 1].strip()
            found[i - 1] = Turn(len(lines[i - 1]), name, stamped=True)
        found[i] = Turn(len(lines[i]), name, stamped=True)
    return found


def _addressed(found: list[Turn | None], lines: Sequence[str]) -> list[Turn | None]:
    """Return the turns, with lines of a time and a name that end in a colon: "14:02:11 From Ann Roe to all:"."""
    heads = {i: match for i, line in enumerate(lines) if (match := _ADDRESSED.match(line[:_HEAD]))}
    alone = {i for i, match in heads.items() if match.end() == len(lines[i])}
    if len(heads) < 2 or any(i + 1 == len(lines) or i + 1 in heads for i in alone):
        return found
    said = [match[1].split() for match in heads.values()]
    least = min(map(len, said)) - 1
    before = next((k for k in range(least) if len({words[k] for words in said}) > 1), 0)
    after = next((k for k in range(least) if len({words[-1 - k] for words in said}) > 1), 0)
    if not before and len(alone) < len(heads):
        return found
    for i, words in zip(heads, said, strict=True):
        found[i] = Turn(heads[i].end(), " ".join(words[before : len(words) - after]), stamped=True)
    return found


def _signed_above(found: list[Turn | None], lines: Sequence[str]) -> list[Turn | None]:
    """Return the turns, with the names that stand behind times, each above what was said: "[10:02] Ann Roe"."""
    stamped = [i for i, each in enumerate(found) if each and each.stamped and not each.speaker]
    if len(stamped) < 2 or any(i + 1 == len(found) or found[i + 1] is not None for i in stamped):
        return found
    names = [lines[i][found[i].length :].strip() for i in stamped]  # type: ignore[union-attr]
    again = len(set(names)) < len(names)
    if not all(_PERSON.fullmatch(name) and not name[0].islower() and (again or " " in name) for name in names):
        return found
    for i, name in zip(stamped, names, strict=True):
        found[i] = Turn(len(lines[i]), name, stamped=True)
    return found


def _is_timetable(lines: Sequence[str], found: Sequence[Turn | None]) -> bool:
    """Return whether lines of a name and a time have nothing said below them, as in "Lunch 12:30", "Tea 15:00"."""
    signed = [each is not None and each.speaker != "" and each.length == len(lines[i]) for i, each in enumerate(found)]
    return bool(signed) and (
        signed[-1]
        or any(
            a and b and found[i].speaker != found[i + 1].speaker  # type: ignore[union-attr]
            for i, (a, b) in enumerate(pairwise(signed))
        )
    )


def _speakers(labels: Sequence[str]) -> frozenset[str]:
    """Return the labels that are speakers, of the label of each line, empty where it has none.

    A member of a parliament may speak once, named in full: "Mr Piet Lund (Southbank) (Grn)". Other labels that stand
    once among the turns are headings or notes, where they are many.
    """
    times = Counter(label for label in labels if label)
    again = {label for label, count in times.items() if count > 1}
    again |= _longer_forms(times) | _initials(times)
    again |= _numbered(times) if again else set()
    if not again or len(times) < 2:
        return frozenset()
    places = [i for i, label in enumerate(labels) if label in again]
    inner = [label for label in labels[places[0] : places[-1] + 1] if label]
    others = set(inner) | {label for label in labels[max(0, places[0] - 1) : places[-1] + 3] if label}
    if len(set(inner)) < 2:
        return frozenset()
    single = [label for label in others if len(label) == 1]
    if single and len(single) == len(others) and len(again) < 2:
        return frozenset()
    span = places[-1] - places[0] + 1
    loud = all(label.isupper() for label in again if len(label) > 1) and max(map(len, again)) > 1
    dense = len(inner) >= 0.5 * span or (loud and len(inner) >= 0.15 * span)
    lone = sum(times[label] == 1 and label not in again and not label.endswith(")") for label in others)
    all_loud = all(label.isupper() for label in others)
    return frozenset(others) if dense and (all_loud or 2 * lone <= len(inner)) else frozenset()


def _longer_forms(labels: Iterable[str]) -> set[str]:
    """Return the labels that name one person in a short and a longer form: "HART" and "LENA HART, HOST".

    In brackets may stand who holds an office: "The Minister for Health (Mrs Joan Petrie)" and "Mrs Petrie".
    """
    groups: dict[str, list[str]] = {}
    for label in labels:
        if not _is_small(label):
            for name in {_surname(label), *(_surname(inside) for inside in _BRACKETS.findall(label))}:
                groups.setdefault(name, []).append(label)
    found: set[str] = set()
    for group in groups.values():
        shortest = min(group, key=lambda label: (len(label), label))
        words = set(shortest.lower().split())
        longer = {label for label in group if label != shortest and words <= set(_SEPARATED.findall(label.lower()))}
        found |= longer | {shortest} if longer else set()
    return found


def _numbered(labels: Iterable[str]) -> set[str]:
    """Return labels that name several by a number: "Respondent 1", "Respondent 2"."""
    groups: dict[str, set[str]] = {}
    for label in labels:
        name, _, number = label.rpartition(" ")
        if name and number.isdecimal():
            groups.setdefault(name, set()).add(label)
    return {label for group in groups.values() if len(group) > 1 for label in group}


def _initials(labels: Iterable[str]) -> set[str]:
    """Return labels of capitals and those that they stand for: "Q" and "QUESTION", "A. R." and "Ann Roe"."""
    known = [label for label in labels if label.isupper()]
    longer = {label[0]: label for label in known if len(label) > 2}
    longer |= {
        "".join(word[0] for word in label.split()): label for label in labels if " " in label and "." not in label
    }
    short = {label: "".join(sign for sign in label if sign.isalpha()) for label in known}
    pairs = [(label, longer[sign]) for label, sign in short.items() if len(sign) < 4 and sign in longer]
    return {label for pair in pairs for label in pair}


def _is_small(label: str) -> bool:
    return _surname(label) in label


def _surname(label: str) -> str:
    """Return the last word of the name of a label, in small letters: of "ANN HART, HOST", "hart"."""
    name = label.split("(")[0].split(",")[0].split()
    return name[-1].lower() if name else label
