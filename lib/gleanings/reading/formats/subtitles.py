"""Subtitles (.srt, .vtt, .sbv): what is said, one cue per line; numbers and times stand in no sentence."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gleanings.documents.document import Mark
from gleanings.documents.spans import line_spans
from gleanings.errors import InvalidValue
from gleanings.reading.formats.reading import Read, Reading, ReadingOptions, encoding_of
from gleanings.reading.formats.text import notes_on

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_CUE = re.compile(rf"[ \t]*{_TIME}[ \t]*(?:-->[ \t]*|,(?=\d)){_TIME}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,60}>|\{\\[^{}]{0,60}\}|<\d[\d:.]{0,20}>")
_VOICE = re.compile(r"<v(?:\.[\w.]{1,40})?[ \t]+([^<>]{1,60})>")
_SOUND = re.compile(r"[-–—]?[ ]?(?:\[[^\[\]]{1,80}\]|\([^()]{1,80}\)|（[^（）]{1,80}）|♪[^♪]{0,200}♪?|[♪♫ ]{1,9})")
_NAMED = re.compile(r"(?:\[([^\[\]]{2,40})\]|\(([^()]{2,40})\))[ ]+(?=[^\s\[(])")
_LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z]{2,3})\b")
_UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u1fff\u3040-\u9fff\uac00-\ud7a3]")
_SPACELESS_BREAK = re.compile(
    r"(?<=[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff])\n(?=[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff])"
)
_STOPPED = 0.3  # of the lines end as sentences do
_ROLLING = 0.25  # of the cues begin with the line that the one before ended with, as captions made by machine do
_SENTENCE_END = tuple('.!?…:”"»)。！？۔।♪]')


def read_subtitles(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read subtitles: the lines of a sentence that runs over several cues are joined to one paragraph.

    Raises:
        InvalidValue: it holds no cue.

    >>> cues = b"1\\n0:01,0 --> 0:02,0\\n<i>It rained</i>\\n\\n2\\n0:02,5 --> 0:04,0\\nall night."
    >>> next(read_subtitles(cues, ReadingOptions())).text
    'It rained all night.'
    """
    decoded = options.decode(data)
    yield from notes_on(decoded)
    lines = [decoded.text[start:end] for start, end in line_spans(decoded.text)]
    cues = _unrolled(list(_cues(lines)))
    if not cues:
        raise InvalidValue("damaged: no cue with its times is in it")
    paragraphs: list[list[str]] = []
    voices: list[str] = []
    runs_on = False
    ends = [line.endswith(_SENTENCE_END) for cue in cues for _, line in cue]
    stopped = sum(ends) >= _STOPPED * len(ends)  # else lines without case say nothing of where sentences end
    for cue in cues:
        for voice, line in cue:
            sound = _SOUND.fullmatch(line) is not None
            if runs_on and not sound and not line.startswith(("-", "–", "—")) and voice in ("", voices[-1]):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
                voices.append(voice)
            runs_on = (
                not sound
                and not line.endswith(_SENTENCE_END)
                and (any(c.islower() for c in line) or (stopped and _UNCASED.search(line) is not None))
            )
    parts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for voice, said in zip(voices, paragraphs, strict=True):
        label = f"{voice}: " if voice else ""
        parts.append(label + _SPACELESS_BREAK.sub("", "\n".join(said)).replace("\n", " "))
        if voice:
            marks.append(Mark(at, at + len(label), "speaker", "who speaks", voice))
        elif len(said) == 1 and _SOUND.fullmatch(said[0]):
            marks.append(Mark(at, at + len(said[0]), "stage direction", "a sound, or who is to be seen"))
        elif named := _NAMED.match(parts[-1]):
            name = " ".join((named[1] or named[2]).split())
            marks.append(Mark(at, at + named.end(), "speaker", "who speaks, or how", name))
        at += len(parts[-1]) + 1
    head = next((i for i, line in enumerate(lines) if _CUE.match(line)), 0)
    language = next((found[1].lower() for line in lines[:head] if (found := _LANGUAGE.match(line))), "")
    stated = {"language": language} if language else {}
    yield Reading("\n".join(parts), metadata=stated | encoding_of(decoded), marks=tuple(marks))


def _unrolled(cues: list[list[tuple[str, str]]]) -> list[list[tuple[str, str]]]:
    """Return the cues, each line once where captions roll: a cue begins with the line that the last one ended with."""
    again = sum(a[-1] == b[0] for a, b in pairwise(cues) if a and b)
    if again < 2 or again < _ROLLING * len(cues):
        return cues
    found: list[list[tuple[str, str]]] = []
    last: tuple[str, str] | None = None
    for cue in cues:
        left = []
        for line in cue:
            if line != last:
                left.append(line)
            last = line
        if left:
            found.append(left)
    return found


def _cues(lines: list[str]) -> Iterator[list[tuple[str, str]]]:
    """Yield the lines of each cue, without tags, each with the voice that it names."""
    cue: list[tuple[str, str]] | None = None
    for i, line in enumerate(lines):
        if _CUE.match(line):
            if cue:
                yield cue
            cue = []
        elif not line.strip():
            if cue:
                yield cue
            cue = None
        elif cue is not None and not (line.strip().isdecimal() and i + 1 < len(lines) and _CUE.match(lines[i + 1])):
            voice = _VOICE.search(line)
            plain = " ".join(_TAG.sub("", _VOICE.sub("", line)).split())
            if plain:
                cue.append((" ".join(voice[1].split()) if voice else "", plain))
    if cue:
        yield cue
