"""What a run costs: processor time, memory and disk of each phase, from what there is to do.

The model is linear in what each phase goes over, as is told beside each constant, beside what a process does once
(libraries, compiled code) and what a report does for each topic. The constants are those of `python benchmarks/scale.py
run`, on one core of an AMD EPYC; docs/pages/scale.md says of which runs, and how near the model comes to runs that
it was not made from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gleanings.parallel.threads import SHARDS
from gleanings.topics.lda.lda import is_large
from gleanings.topics.lda.minibatch import MANY, STRETCH
from gleanings.topics.lda.term_weighting import pad

GB = 1e9
NETWORK = 1e9  # bytes a second between machines: ten gigabits, not all of them ours
MOST_SUMMARISED, SUMMARY = 1_000, 2.5e-3  # documents of which a report makes a summary each; processor seconds of one
START_ENTRIES = 300_000  # of the counts, at most, on which a start is looked for
FULL_PASSES, MINIBATCH_PASSES = 25, 10  # that a fit makes, about: in memory 8 to 40


@dataclass(frozen=True)
class Work:
    """What there is to do.

    Attributes:
        text: bytes of text.
        documents, entries, vocabulary: how many; entries are pairs of a row and a word in it.
        topics: how many.
        passes: of the fit; None for as many as it makes, about.
        stream: whether the documents are on the disk.
    """

    text: float
    documents: float
    entries: float
    vocabulary: float
    topics: int
    passes: int | None = None
    stream: bool = True

    @property
    def minibatches(self) -> bool:
        """Whether the fit takes minibatches."""
        return is_large(int(self.entries), self.topics)


@dataclass(frozen=True)
class Rates:
    """Processor seconds of one core.

    Attributes:
        read: for a byte of text that is read, cleaned and put on the disk.
        count: for a byte of text that is counted.
        start: for an entry and topic of the sample in which a start is looked for.
        sweep: for an entry and topic of a pass in memory; minibatch: of a pass by minibatches, with its inner passes.
        infer: for an entry and topic, to find the shares of rows in the end.
        score: for an entry and topic, to score the sentences.
        page: for a document in the report.
        reading_once, counting_once, digest_once: once in a process, however much there is to do.
        topic_page: for a topic in the report, with the fits that tell how far it can be trusted.
    """

    read: float = 3.6e-7
    count: float = 1.6e-7
    start: float = 4.5e-7
    sweep: float = 1.0e-9
    minibatch: float = 5.4e-9  # two or three inner passes, and what is done once a batch
    infer: float = 2.3e-8  # from the shares of the last pass
    score: float = 1.4e-8
    page: float = 3.6e-4
    reading_once: float = 0.7
    counting_once: float = 1.1
    digest_once: float = 1.6
    topic_page: float = 0.34


@dataclass(frozen=True)
class Phase:
    """One phase of a run.

    Attributes:
        name: of the phase.
        processor: its processor seconds, on one core.
        shared: the part of it that further processors take over, 0 to 1.
        memory: bytes at its peak, of the whole process.
        disk: bytes that it leaves on the disk, and `scratch` that it needs there meanwhile.
        sent: bytes between machines, where there are several.
        local: whether one machine does it, however many there are.
    """

    name: str
    processor: float
    shared: float
    memory: float
    disk: float = 0.0
    scratch: float = 0.0
    sent: float = 0.0
    local: bool = False

    def seconds(self, processors: int, machines: int = 1) -> float:
        """Return how long it takes on machines with so many processors each, by Amdahl's law and the network.

        What is `local` is done by the processors of one machine.
        """
        workers = processors * (1 if self.local else machines)
        return self.processor * (1 - self.shared + self.shared / workers) + self.sent / NETWORK * (machines > 1)


# Bytes in memory: of the process with its libraries and compiled code, of a part under way, of what is kept for each
# document (places, dates, hashes) and each word of the vocabulary (words, chunks, pairs).
BASE, PART, DOCUMENT, WORD = 0.25 * GB, 0.03 * GB, 440.0, 4_000.0
ROWS = 460.0  # of a document, ids and titles, where they are in memory
TEXT_IN_MEMORY = 6.0  # bytes for a byte of text, with its sentences, where documents are in memory
STARTS = 12  # that are compared at once, with what belongs to them
REFITS = 0.3 * GB  # topics fitted again in a report, beside their starts
TOLD = 900.0  # what a report keeps of a document
ROW, OUTLINE = 125.0, 175.0  # bytes on the disk: what a row is; what is known of a document without its text
STRETCH_WORDS = 20_000  # of a stretch of a batch, where there are so many
SCORE, LEADING = 16 / 130, 24.0  # bytes sent for what a sentence of 130 letters scores, by letter; for a document


def phases(work: Work, rates: Rates) -> list[Phase]:
    """Return the phases of a run, from the source to the report."""
    width = pad(work.topics)
    pairs = work.entries * width
    sample = min(work.entries, START_ENTRIES) * width
    kept = BASE + DOCUMENT * work.documents
    kept += 0 if work.stream else TEXT_IN_MEMORY * work.text + ROWS * work.documents
    counts = 0.0 if work.stream else 20 * work.entries
    model = 8.0 * work.vocabulary * width * 2
    shares = 8.0 * work.documents * work.topics
    tables = 4.0 * work.vocabulary * width * (SHARDS + 4)
    on_disk = shares if work.stream else 0.0
    passes = work.passes or (MINIBATCH_PASSES if work.minibatches else FULL_PASSES)
    sweeps = rates.minibatch if work.minibatches else rates.sweep
    fitting = 4 * sample * 2 if work.minibatches else 4 * pairs
    fit = rates.start * sample + passes * sweeps * pairs
    start = 4 * sample * STARTS
    reading = rates.reading_once + rates.read * work.text
    counting = rates.counting_once + rates.count * work.text
    scoring = rates.digest_once + rates.score * pairs
    summarised = SUMMARY * work.documents if work.documents <= MOST_SUMMARISED else 0.0
    pages = rates.page * work.documents
    reporting = rates.topic_page * work.topics + pages + summarised
    learnt = kept + counts + WORD * work.vocabulary + (PART if work.stream else 15 * work.text)
    most = kept + counts + max(start, fitting) + tables + (1.5 if work.stream else 2.0) * shares
    found = [
        Phase("reading", reading, 0.9, kept + PART, disk=1.5 * work.text, sent=0.2 * work.text),
        Phase(
            "counting", counting, 0.5, learnt, 1.8 * work.text + ROW * work.documents, 3.0 * work.text, 1.2 * work.text
        ),
    ]
    if work.minibatches and work.entries > MANY:  # each stretch: the topics of its words there, and what it holds back
        learnt_words = min(work.vocabulary, STRETCH_WORDS)
        of_rows = 2 * passes * work.documents * 4 * width  # their shares, there and back
        moved = passes * work.entries / STRETCH * learnt_words * 8 * width + of_rows
        found.append(Phase("topics", fit, 0.95, most, on_disk, 12 * work.entries, moved))
    else:
        found.append(Phase("topics", fit, 0.9, most, on_disk, 12 * work.entries, local=True))
    if work.minibatches:
        tasks = work.entries / 1e6
        sent = 4 * work.documents * width + tasks * 4 * work.vocabulary * width
        found.append(Phase("shares", rates.infer * pairs, 0.97, most, sent=sent))
    paged = kept + counts + shares + model + start + REFITS + TOLD * work.documents
    reported = 2.3 * work.text + OUTLINE * work.documents * work.stream
    scores = SCORE * work.text + LEADING * work.documents
    return [
        *found,
        Phase("digest", scoring, 0.2, kept + counts + shares + model + PART + scores, sent=scores),
        Phase("report", reporting, 0.8 * pages / reporting, paged, reported, sent=3.2 * work.text),
    ]


def peak(found: Sequence[Phase]) -> float:
    """Return the bytes in memory at the peak of a run."""
    return max(phase.memory for phase in found)


def room(found: Sequence[Phase]) -> float:
    """Return the bytes that a run needs on the disk at once."""
    left = 0.0
    most = 0.0
    for phase in found:
        left += phase.disk
        most = max(most, left + phase.scratch)
    return most
