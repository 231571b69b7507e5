"""From what the pieces of a source gave to a corpus: copies left out, languages told, repeated lines marked."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from gleanings.corpus.building import AUTO, note_without_stops
from gleanings.corpus.copies import THRESHOLD, near_copies_among
from gleanings.corpus.language_detection import GUESSED, assumed_note, languages_note
from gleanings.corpus.left_out import LeftOut, NearCopy
from gleanings.corpus.stored_documents import Facts, StoredDocuments
from gleanings.corpus.stream import CorpusStream
from gleanings.parallel.partitions import map_partitions
from gleanings.reading.assemble import Notes, note_on_ambiguous_dates, note_on_near_copies
from gleanings.reading.formats.reading import Note
from gleanings.reading.many_files import Way
from gleanings.reading.streams.compare import (
    StoredRuns,
    exact_copies,
    languages_of_files,
    most_language,
    repeated_lines,
)
from gleanings.reading.streams.partition import (
    CHANGING,
    FACTS,
    Found,
    change_language,
    mark_repeated_lines,
    units_at,
)
from gleanings.storage.lines import remove_lines
from gleanings.types import Flags, Integers


class _Arrays:
    """What is known of all documents of all pieces, one after the other."""

    def __init__(self, parts: Sequence[Found]) -> None:
        self.codes = list(dict.fromkeys(code for part in parts for code in part.codes))
        for part in parts:
            places = np.array([self.codes.index(code) for code in part.codes], dtype=np.int64)
            for name in ("guess", "stated", "used"):
                part.arrays[name] = places[part.arrays[name]] if len(places) else part.arrays[name]
        self.of = {name: np.concatenate([np.zeros(0, np.int64), *(p.arrays[name] for p in parts)]) for name in FACTS}
        sizes = [len(part.arrays["date"]) for part in parts]
        self.begins = np.cumsum([0, *sizes]).astype(np.int64)
        self.part = np.repeat(np.arange(len(parts)), sizes)
        self.line = np.arange(len(self.part)) - self.begins[self.part]

    def change(self, part: int, changed: dict[int, dict[str, int]]) -> None:
        for i, facts in changed.items():
            for name in CHANGING:
                self.of[name][self.begins[part] + i] = facts[name]


def assembled(
    parts: list[Found],
    read: Sequence[Path],
    way: Way,
    left_out: Sequence[LeftOut],
    notes: Sequence[tuple[Note, str]],
    folder: Path,
    progress: bool | None,
) -> CorpusStream:
    """Return the corpus of the documents that were `read` to files, a piece each."""
    paths = list(read)  # where those of each piece lie now
    arrays = _Arrays(parts)
    of = arrays.of
    copies, first = exact_copies(of["plain_hash"], of["source_hash"], of["short"] > 0)
    kept = ~copies
    language = _set_languages(arrays, kept, paths, way, progress)
    _mark_lines(arrays, kept, paths, way, progress)
    everything = _stored(arrays, np.arange(len(kept)), paths)
    listed = [
        LeftOut(_id(everything, i), f"the same text as {_id(everything, int(first[i]))}", "copy")
        for i in np.flatnonzero(copies).tolist()
    ]
    said = Notes()
    for note, name in notes:
        said.add(note, name)
    ambiguous: list[tuple[str, str]] = []
    stopless: list[str] = []
    for number, found in enumerate(parts):
        for note, name in found.notes:
            said.add(note, name)
        listed += found.left_out
        there = kept[arrays.begins[number] : arrays.begins[number + 1]]
        ambiguous += [(name, date) for i, name, date in found.ambiguous if there[i]]
        stopless += [name for i, name in found.stopless if there[i]]
    places = np.flatnonzero(kept)
    near: tuple[NearCopy, ...] = ()
    sentences = (
        said.sentences()
        + _assumed(arrays, kept, language, way)
        + _languages(arrays, places)
        + note_without_stops(stopless)
        + note_on_ambiguous_dates(ambiguous)
    )
    if way.asked.runs:
        left, near = _near(arrays, places, read, everything)
        if near:
            counted = _languages(arrays, places)
            rest = tuple(each for each in sentences if each not in counted)
            places = left
            sentences = (*rest, *_languages(arrays, places), note_on_near_copies(near))
    left_in_order = sorted([*left_out, *listed], key=lambda each: each.source.split("/"))
    return CorpusStream(_stored(arrays, places, paths), language, tuple(left_in_order), sentences, near, folder)


def _set_languages(arrays: _Arrays, kept: Flags, paths: list[Path], way: Way, progress: bool | None) -> str:
    """Give each document its language, and return that of most of the text."""
    of = arrays.of
    if way.asked.language != AUTO:
        return way.asked.language
    sure = of["sure"] > 0
    most = most_language(of["guess"][kept], sure[kept], of["characters"][kept], arrays.codes)
    if most not in arrays.codes:
        arrays.codes.append(most)
    none = arrays.codes.index("") if "" in arrays.codes else -1
    of_file = languages_of_files(of["source_hash"], of["guess"], of["characters"], sure & kept, arrays.codes)
    there = np.isin(of["guess"], of["guess"][sure & kept]) & (of["characters"] >= GUESSED)
    usual = np.where(of_file >= 0, of_file, np.where(there, of["guess"], arrays.codes.index(most)))
    own = np.where(of["stated"] == none, usual, of["stated"])
    final = np.where(sure, of["guess"], own)
    changes: dict[int, dict[int, str]] = defaultdict(dict)
    for i in np.flatnonzero(final != of["used"]).tolist():
        changes[int(arrays.part[i])][int(arrays.line[i])] = arrays.codes[int(final[i])]
    arguments = [(paths[part], _after(paths[part]), languages, way) for part, languages in changes.items()]
    results = map_partitions(change_language, arguments, what="languages", progress=progress)
    for part, changed in zip(changes, results, strict=True):
        arrays.change(part, changed)
        _replace(paths, part)
    of["used"] = final
    return most


def _mark_lines(arrays: _Arrays, kept: Flags, paths: list[Path], way: Way, progress: bool | None) -> None:
    if way.asked.lines == "none":
        return
    units = [units_at(path) for path in paths]
    each = [kept[a:b] for a, b in zip(arrays.begins, arrays.begins[1:], strict=False)]
    times = repeated_lines(units, each, arrays.of["group_hash"], arrays.of["text_hash"], kept)
    found = np.array(sorted(times), dtype=np.int64)
    holding = [number for number, lines in enumerate(units) if np.isin(lines[:, 1], found).any()]
    arguments = [(paths[number], _after(paths[number]), times, way) for number in holding]
    results = map_partitions(mark_repeated_lines, arguments, what="repeated lines", progress=progress)
    for number, changed in zip(holding, results, strict=True):
        arrays.change(number, changed)
        if changed:
            _replace(paths, number)


def _after(path: Path) -> Path:
    """Return the name of the file that documents go to when they are changed."""
    return path.with_name(f"{path.stem}-{path.suffix}")


def _replace(paths: list[Path], part: int) -> None:
    """Take the documents of a part from the file that they were changed in; the one before goes."""
    before, paths[part] = paths[part], _after(paths[part])
    remove_lines(before)


def _near(
    arrays: _Arrays, places: Integers, paths: Sequence[Path], everything: StoredDocuments
) -> tuple[Integers, tuple[NearCopy, ...]]:
    """Return the documents that are no near copies, and the others."""
    runs = StoredRuns(paths, arrays.part[places], arrays.line[places])
    of = {
        copy: (keeper, similarity)
        for keeper, copy, similarity in near_copies_among(runs, arrays.of["characters"][places].tolist(), THRESHOLD)
    }
    near = tuple(
        NearCopy(everything[int(places[i])], _id(everything, int(places[keeper])), similarity)
        for i, (keeper, similarity) in sorted(of.items())
    )
    return np.delete(places, list(of)), near


def _assumed(arrays: _Arrays, kept: Flags, language: str, way: Way) -> tuple[str, ...]:
    none = arrays.codes.index("") if "" in arrays.codes else -1
    told = (arrays.of["sure"] > 0) | (arrays.of["stated"] != none)
    return () if way.asked.language != AUTO or told[kept].any() or not kept.any() else (assumed_note(language),)


def _languages(arrays: _Arrays, places: Integers) -> tuple[str, ...]:
    times = np.bincount(arrays.of["used"][places], minlength=len(arrays.codes)).tolist()
    return languages_note(Counter({code: n for code, n in zip(arrays.codes, times, strict=True) if n}))


def _stored(arrays: _Arrays, places: Integers, paths: Sequence[Path]) -> StoredDocuments:
    of = {name: values[places] for name, values in arrays.of.items()}
    small = {name: of[name].astype(np.int32) for name in ("used", "date", "words", "sentences", "paragraphs")}
    facts = Facts(
        small["used"], small["date"], of["characters"], small["words"], small["sentences"], small["paragraphs"],
        tuple(arrays.codes),
    )  # fmt: skip
    part, line = arrays.part[places].astype(np.int32), arrays.line[places].astype(np.int32)
    stored = StoredDocuments(paths, part, line, facts)
    return StoredDocuments(paths, part, line, facts, _own_names(of["id_hash"], stored))


def _own_names(hashes: Integers, stored: StoredDocuments) -> dict[int, str]:
    """Return ids for documents whose own an earlier one has already: with "#2" and so on behind it."""
    _, which, times = np.unique(hashes, return_inverse=True, return_counts=True)
    twice = np.flatnonzero(times[which] > 1).tolist()
    seen: Counter[str] = Counter()
    names = {}
    for i in twice:
        name = stored[i].id
        seen[name] += 1
        if seen[name] > 1:
            names[i] = f"{name}#{seen[name]}"
    return names


def _id(stored: StoredDocuments, number: int) -> str:
    return stored[number].id
