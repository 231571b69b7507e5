"""plan: what a run will do, how long it will take and what memory and disk it needs, before it starts."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numba import config

from gleanings.errors import GleaningsError, InvalidType, NotWritable, shown, whole_number
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import storage
from gleanings.parallel.threads import Workers
from gleanings.planning.cost import GB, Phase, Rates, Work, peak, phases, room
from gleanings.planning.sample import sample_of
from gleanings.reading.open_corpus import open_corpus
from gleanings.storage.atomic import reason
from gleanings.tabular import Tabular
from gleanings.topics.lda.cvb0 import inferred
from gleanings.topics.lda.term_weighting import WeightedCounts, pad
from gleanings.words.vectorizer import bag_of_words

if TYPE_CHECKING:
    import pandas as pd

Result = TypeVar("Result")
_HEAPS = 0.5  # the vocabulary grows about as the square root of the text (Heaps 1978)
_PROBE_ROWS, _PROBE_LENGTH, _PROBE_WORDS, _PROBE_TOPICS = 400, 60, 2_000, 56
PROBE = 0.018  # processor seconds that the probe takes on the machine of the constants


@dataclass(frozen=True)
class Plan(Tabular):
    """What a run from a source to a report will do.

    Attributes:
        documents: how many there are, about.
        phases: reading, counting, topics, digest and report.
        processors: on which `seconds` reckons.
        minibatches: whether topics are fitted by minibatches.
        free: bytes that are free on the disk that is used, and in memory where the system tells (else 0).
        notes: what a reader must know: that there is no space for it, and what would help.

    >>> import gleanings as gl
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("Rain fell on the town. The river rose.")
    ...     [phase.name for phase in gl.plan(folder, topics=2).phases]
    ['reading', 'counting', 'topics', 'digest', 'report']
    """

    documents: int
    phases: tuple[Phase, ...]
    processors: int
    minibatches: bool
    free: tuple[int, int]
    notes: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long all of it takes, about, if nothing else runs."""
        return sum(phase.seconds(self.processors) for phase in self.phases)

    @property
    def memory(self) -> float:
        """Bytes in memory at the peak, about."""
        return peak(self.phases)

    @property
    def disk(self) -> float:
        """Bytes on the disk at the peak, about."""
        return room(self.phases)

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame with one row for each phase: phase, seconds, memory and disk (GB), what is done."""
        import pandas as pd

        return pd.DataFrame(self._lines(), columns=["phase", "seconds", "memory", "disk", "what"])

    def _lines(self) -> list[tuple[str, float, float, float, str]]:
        what = {
            "reading": "each document is read and cleaned once, and put on the disk",
            "counting": "words and phrases are learnt, and counted in every document",
            "topics": "by minibatches, counts on the disk" if self.minibatches else "in memory",
            "shares": "what each document has of each topic",
            "digest": "every sentence is scored, the best of each topic are kept",
            "report": "one page per topic, documents in pieces",
        }
        return [
            (
                phase.name,
                round(phase.seconds(self.processors), 1),
                round(phase.memory / GB, 2),
                round((phase.disk + phase.scratch) / GB, 2),
                what[phase.name],
            )
            for phase in self.phases
        ]

    def __repr__(self) -> str:
        lines = [f"Plan: about {self.documents:,} documents, {_duration(self.seconds)} on {self.processors} processors"]
        for name, seconds, memory, _, what in self._lines():
            lines.append(f"  {name:<9} {_duration(seconds):>10}  {memory:5.1f} GB  {what}")
        lines.append(f"  at the peak {self.memory / GB:.1f} GB of memory and {self.disk / GB:.1f} GB on the disk")
        return "\n".join([*lines, *(f"  {note}" for note in self.notes)])

    def _repr_html_(self) -> Safe:
        rows = [
            (name, _duration(seconds), f"{memory:.1f} GB", f"{disk:.1f} GB", what)
            for name, seconds, memory, disk, what in self._lines()
        ]
        caption = f"About {self.documents:,} documents: {_duration(self.seconds)} on {self.processors} processors"
        shown_ = table(["Phase", "Time", "Memory", "Disk", "What is done"], rows, caption=caption, numbers=(1, 2, 3))
        return tag("div", shown_, paragraphs(self.notes))


def plan(
    source: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    topics: int = 50,
    processors: int | None = None,
    folder: str | os.PathLike[str] | None = None,
) -> Plan:
    """Tell what a run over a source would do, and what it would cost: open, count, fit, digest and report.

    A small part of the source (half a megabyte) is read and counted for this, and timed; what fitting takes is told
    from constants that were measured (`gleanings.planning.cost`), and a short probe of how fast this machine is.
    Estimates are of the order of the truth: they are for a machine that does nothing else.

    Args:
        source: a folder, a file, or a list of files, as for `open_corpus`.
        topics: how many there will be.
        processors: how many will work; None for those of this machine. More than that stands for a cluster.
        folder: where documents and counts will lie, to tell whether there is space; None for temporary folders.

    Raises:
        NotFound, InvalidType, InvalidValue: an argument is not as above, or the source holds no document.
        NotWritable: the folder for temporary files is full.

    >>> plan("no/such/folder")
    Traceback (most recent call last):
    gleanings.errors.NotFound: there is no folder "no/such/folder"; ...
    """
    topics = whole_number("topics", topics, least=1)
    number = int(config.NUMBA_NUM_THREADS) if processors is None else whole_number("processors", processors, least=1)  # type: ignore[attr-defined]
    if folder is not None and not isinstance(folder, str | os.PathLike):
        raise InvalidType(f"folder is a {type(folder).__name__}; give the name of a folder.")
    try:
        with tempfile.TemporaryDirectory() as place:
            part = sample_of(source, Path(place))
            corpus, read = _timed(lambda: open_corpus(part.source, keep_near_copies=True, progress=False))
            bow, count = _timed(lambda: bag_of_words(corpus, unit="document"))
    except OSError as error:
        if isinstance(error, GleaningsError):
            raise
        raise NotWritable(
            f"a small part of the source cannot be put into the folder for temporary files "
            f"{shown(tempfile.gettempdir())} ({reason(error)}); free space there, or set TMPDIR."
        ) from error
    text = float(corpus.documents.facts.characters.sum()) if hasattr(corpus.documents, "facts") else 1.0
    times = part.times
    work = Work(
        text=text * times,
        documents=len(corpus) * times,
        entries=bow.counts.nnz * times,
        vocabulary=max(1, len(bow.vocabulary)) * times**_HEAPS,
        topics=topics,
    )
    slower = _probe() / PROBE
    stored = Rates()
    names = ("start", "sweep", "minibatch", "infer", "score", "page", "digest_once", "topic_page")
    rates = replace(
        stored,
        read=read / max(text, 1),
        count=count / max(text, 1),
        **{name: getattr(stored, name) * slower for name in names},
    )
    found = tuple(phases(work, rates))
    free = (_free_disk(folder), _free_memory())
    return Plan(round(work.documents), found, number, work.minibatches, free, _notes(found, free, folder))


def _timed(call: Callable[[], Result]) -> tuple[Result, float]:
    call()  # imports and compilation are not what takes long in a long run
    before = time.process_time()
    result = call()
    return result, time.process_time() - before


def _probe() -> float:
    """Return the processor time of a small inference, the best of three."""
    draw = np.random.default_rng(0)
    size = _PROBE_ROWS * _PROBE_LENGTH
    indices = draw.integers(0, _PROBE_WORDS, size).astype(np.int32)
    indptr = np.arange(0, size + 1, _PROBE_LENGTH, dtype=np.int64)
    rows = WeightedCounts(indptr, indices, np.ones(size, np.float32), _PROBE_WORDS)
    width = pad(_PROBE_TOPICS)
    weights, alpha = draw.random((_PROBE_WORDS, width), np.float32), np.full(width, 0.2, np.float32)
    found = []
    with Workers(1) as workers:
        for _ in range(3):
            before = time.process_time()
            inferred(rows, weights, alpha, workers, passes=20, tolerance=0.0)
            found.append(time.process_time() - before)
    return min(found)


def _notes(found: Sequence[Phase], free: tuple[int, int], folder: str | os.PathLike[str] | None) -> tuple[str, ...]:
    notes = []
    if room(found) > free[0]:
        where = shown(folder) if folder is not None else f"the folder for temporary files ({shown(_existing(None))})"
        notes.append(
            f"No space: about {storage(room(found))} are needed on the disk, and {storage(free[0])} are free in "
            f"{where}; give open_corpus and bag_of_words a folder= on a larger disk."
        )
    if free[1] and peak(found) > free[1]:
        notes.append(
            f"Too little memory: about {storage(peak(found))} are needed at the peak, and {storage(free[1])} are "
            "free; ask for fewer topics, or take a part of the source."
        )
    return tuple(notes)


def _existing(folder: str | os.PathLike[str] | None) -> Path:
    """Return a folder, or the nearest one above it that is there."""
    place = Path(tempfile.gettempdir() if folder is None else folder).absolute()
    return next(each for each in (place, *place.parents) if each.exists())


def _free_disk(folder: str | os.PathLike[str] | None) -> int:
    """Return the bytes that are free on the disk of a folder, which need not be there yet."""
    return shutil.disk_usage(_existing(folder)).free


def _free_memory() -> int:
    """Return the bytes of memory that are free, as Linux tells; 0 where nothing tells."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), 0)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
