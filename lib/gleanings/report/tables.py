"""write_tables: what a report shows, as files for a spreadsheet and as one Markdown file."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from gleanings.change.units import missing_as_none
from gleanings.digests.digest import Digest
from gleanings.errors import InvalidType
from gleanings.report.contents import Contents
from gleanings.report.markdown import report_markdown
from gleanings.report.preparation import prepared
from gleanings.storage.atomic import write_file
from gleanings.storage.spreadsheet import csv_file
from gleanings.topics.model import TopicModel


def write_tables(
    folder: str | os.PathLike[str], model: TopicModel, digest: Digest, *, title: str | None = None
) -> list[Path]:
    """Write `documents.csv`, `topics.csv`, `sentences.csv` and `report.md` to a folder.

    The CSV files are UTF-8 with a byte order mark, as spreadsheets expect; a text that a spreadsheet would take for a
    formula begins with an apostrophe. Each file is written whole or not at all.

    - `documents.csv`: one row per document: id, title, date, language, its main topic, then its share (0 to 1) of each
      topic; empty where none of its words was counted; then a column for each that its metadata has, such as those of
      a CSV file that was read ("metadata: date" where the name of the column stands before it already).
    - `topics.csv`: one row per topic and top word: topic, name, share, word, weight, times counted.
    - `sentences.csv`: what `digest.to_frame()` gives. In both, topics have the numbers and the names that the report
      gives them: from 1, where code counts from 0.
    - `report.md`: what the page of `write_report` says, without its pictures and without the texts.

    Args:
        folder: where to write; it is made if it is not there.
        model: what `fit_topics` returned.
        digest: what `digest(model)` returned.
        title: the heading of `report.md`, as for `write_report`; None for one that says what was read.

    Returns:
        The paths of the files.

    Raises:
        InvalidType, InvalidValue: an argument is not as above.
        NotWritable: a file cannot be written there.

    >>> import tempfile
    >>> import gleanings as gl
    >>> corpus = gl.Corpus.from_texts(["Rain fed the river. The river rose.", "The striker won the match."])
    >>> model = gl.fit_topics(gl.bag_of_words(corpus, minimum_rows=1), topics=2)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in write_tables(folder, model, gl.digest(model))]
    ['documents.csv', 'topics.csv', 'sentences.csv', 'report.md']
    """
    if not isinstance(folder, str | os.PathLike) or not os.fspath(folder):
        raise InvalidType(f"folder={folder!r} is not a path; give the path of a folder.")
    contents, heading = prepared(model, digest, title=title)
    frame = digest.to_frame()
    frame["name"] = [contents.names[topic] for topic in frame["topic"]]
    frame["topic"] += 1
    sentences = [list(frame.columns), *frame.itertuples(index=False)]
    files = {
        "documents.csv": csv_file(_documents(contents)),
        "topics.csv": csv_file(_topics(contents)),
        "sentences.csv": csv_file(sentences),
        "report.md": report_markdown(contents, heading).encode("utf-8", "replace"),
    }
    written = []
    for name, data in files.items():
        written.append(Path(folder, name))
        write_file(written[-1], data)
    return written


def _documents(contents: Contents) -> Iterable[Sequence[object]]:
    topics = [each.topic.index for each in contents.digest.topics]
    names = contents.names
    columns = list(contents.corpus.overview.columns)
    header = ["id", "title", "date", "language", "main topic", *(names[topic] for topic in topics)]
    yield [*header, *(f"metadata: {name}" if name in header else name for name in columns)]
    largest = contents.main_topics(range(len(contents.corpus)))[:, 0].tolist()
    for number, (document, main) in enumerate(zip(contents.corpus.outlines, largest, strict=True)):
        shares = contents.shares[number]
        numbers = ["" for _ in topics] if shares is None else [float(shares[topic]) for topic in topics]
        about = [document.id, contents.titles[number], document.date or "", document.language]
        yield [
            *about,
            names.get(main, ""),
            *numbers,
            *(_told(document.metadata.get(name)) for name in columns),
        ]


def _told(value: object) -> object:
    """Return a value of the metadata as a cell: numbers as numbers, what is missing as nothing."""
    value = missing_as_none(value)
    return "" if value is None else value if isinstance(value, int | float) else str(value)


def _topics(contents: Contents) -> Iterable[Sequence[object]]:
    counts, names = contents.counts, contents.names
    yield ["topic", "name", "share", "word", "weight", "times"]
    for each in contents.digest.topics:
        for word, weight in each.words:
            yield [each.topic.index + 1, names[each.topic.index], each.share, word, weight, counts.get(word, 0)]
