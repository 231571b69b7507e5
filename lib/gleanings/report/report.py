"""write_report: one self-contained HTML page of what was read, what it is about, and what it says."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gleanings.corpus.corpus import Corpus
from gleanings.digests.digest import Digest
from gleanings.errors import InvalidType, InvalidValue
from gleanings.html import Safe, page, tag
from gleanings.report.account import what_was_read
from gleanings.report.contents import gathered
from gleanings.report.documents import LISTED, documents_table, documents_texts, other_summaries
from gleanings.report.first_screen import cards, choices, facts
from gleanings.report.lead import lead
from gleanings.report.markup import counted, shown_title
from gleanings.report.provenance import how_made, how_to_read
from gleanings.report.stylesheet import STYLE
from gleanings.report.time_section import time_section
from gleanings.report.topic_section import topic_sections
from gleanings.storage.atomic import check_file, write_file
from gleanings.summaries.summarize import summarize
from gleanings.summaries.summary import Summary
from gleanings.topics.model import TopicModel


def write_report(
    path: str | os.PathLike[str],
    model: TopicModel,
    digest: Digest,
    *,
    summaries: Sequence[Summary] | None = None,
    title: str | None = None,
) -> Path:
    """Write one HTML file that shows topics, a digest of them, summaries, and how all of it was made.

    The first screen says what the documents are about, with a card for each topic. From a topic, links lead to its
    sentences in their texts, and from a document to its topics. The file holds everything that it shows and loads
    nothing; it has no script. Text of documents is shown as text, whatever it contains; of many or long documents, what
    is around the chosen sentences, so that the file stays small. The same model and digest give the same bytes. It is
    written under another name first, so that there is never half a report; a file that is replaced keeps its mode.

    Args:
        path: where to write; folders on the way are made, and a report that is there is replaced.
        model: what `fit_topics` returned.
        digest: what `digest(model)` returned.
        summaries: summaries to show; None for one of each document, of the first 2,000.
        title: the heading, such as the name of the folder; None for one that says what was read.

    Returns:
        The path of the file.

    Raises:
        InvalidType, InvalidValue: an argument is not as above, the path is a folder, or the digest is of another
            model.
        NotWritable: the file cannot be written there.

    >>> import gleanings as gl
    >>> corpus = gl.Corpus.from_texts(["Rain fed the river. The river rose.", "The striker won the match."])
    >>> model = gl.fit_topics(gl.bag_of_words(corpus, minimum_rows=1), topics=2)
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_report(folder + "/new/report.html", model, gl.digest(model)).name
    'report.html'
    """
    target = _target(path)
    html = report_html(model, digest, summaries=summaries, title=title)
    write_file(target, html.encode("utf-8"))
    return target


def report_html(
    model: TopicModel, digest: Digest, *, summaries: Sequence[Summary] | None = None, title: str | None = None
) -> Safe:
    """Return the page that `write_report` writes."""
    _check(model, digest, title)
    corpus = digest.corpus
    model = replace(model, bow=replace(model.bow, corpus=corpus))  # a loaded model holds no documents
    if summaries is None:
        summaries = [summarize(document) for document in corpus.documents[:LISTED]]
    contents = gathered(model, digest, _checked_summaries(summaries))
    heading = title if title is not None else _title(corpus)
    topics = counted(len(digest.topics), "topic")
    sections: list[tuple[str, str, list[object], bool]] = [
        ("topics", f"What it is about: {topics}", [cards(contents)], True),
        ("choices", "What was decided for you", choices(model, contents), False),
        ("topic-by-topic", "Topic by topic", topic_sections(contents), False),
        ("time", "Change over time", time_section(contents), False),
        ("summaries", "Summaries", other_summaries(contents), False),
        ("documents", "All documents", documents_table(contents), True),
        ("texts", "The texts", documents_texts(contents), False),
        ("read", "What was read", what_was_read(corpus), False),
        ("reading", "How to read this, and what would mislead", how_to_read(contents), False),
        ("made", "How it was made", how_made(contents), False),
    ]
    sections = [section for section in sections if section[2]]
    return page(
        heading,
        tag("header", tag("h1", heading, dir="auto"), facts(contents), *lead(contents), _contents(sections)),
        tag(
            "main",
            *(
                tag("section", tag("h2", name, id=anchor), *parts, class_="wide" if wide else None)
                for anchor, name, parts, wide in sections
            ),
        ),
        style=STYLE,
    )


def _contents(sections: Sequence[tuple[str, str, list[object], bool]]) -> Safe:
    links = [tag("li", tag("a", name, href=f"#{anchor}")) for anchor, name, _, _ in sections]
    return tag("nav", tag("ul", *links), aria_label="Contents")


def _title(corpus: Corpus) -> str:
    return shown_title(corpus[0]) if len(corpus) == 1 else f"What is in these {len(corpus):,} documents"


def _check(model: TopicModel, digest: Digest, title: str | None) -> None:
    if not isinstance(model, TopicModel):
        raise InvalidType(f"model is a {type(model).__name__}; give what fit_topics returned.")
    if not isinstance(digest, Digest):
        raise InvalidType(f"digest is a {type(digest).__name__}; give what digest(model) returned.")
    if title is not None and not isinstance(title, str):
        raise InvalidType(f"title={title!r} is not a text; give a text, or None.")
    if [each.topic for each in digest.topics] != [topic for topic in model.topics if not topic.hidden]:
        raise InvalidValue("the digest is of another model, or was made before the last edit; make it again.")


def _checked_summaries(summaries: object) -> list[Summary]:
    if isinstance(summaries, Summary) or not isinstance(summaries, Sequence):
        raise InvalidType(f"summaries is a {type(summaries).__name__}; give a list of what summarize returned.")
    for each in summaries:
        if not isinstance(each, Summary):
            raise InvalidType(f"summaries holds a {type(each).__name__}; give a list of what summarize returned.")
    return list(summaries)


def _target(path: str | os.PathLike[str]) -> Path:
    """Return the path as one; whether it can be written to is for the writing to say."""
    if not isinstance(path, str | os.PathLike) or not isinstance(os.fspath(path), str):
        raise InvalidType(f'path is a {type(path).__name__}; give the path of a file, such as "build/report.html".')
    if not os.fspath(path):
        raise InvalidValue('path is empty; give the path of a file, such as "build/report.html".')
    check_file(path)
    return Path(path)
