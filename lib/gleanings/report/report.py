"""write_report: one self-contained HTML page of what was read, what it is about, and what it says."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gleanings.digests.digest import Digest
from gleanings.documents.excerpts import is_beginning
from gleanings.errors import InvalidType, InvalidValue
from gleanings.html import Safe, page, tag
from gleanings.report.account import how_made, how_to_read, what_was_read
from gleanings.report.findings import overview, summary_section, topic_sections
from gleanings.report.stylesheet import STYLE
from gleanings.storage.atomic import check_file, write_file
from gleanings.summaries.summarize import summarize
from gleanings.summaries.summary import Summary
from gleanings.topics.model import TopicModel

_SMALL = 12  # documents: up to so many, each is summarised in the report


def write_report(
    path: str | os.PathLike[str],
    model: TopicModel,
    digest: Digest,
    *,
    summaries: Sequence[Summary] | None = None,
    title: str | None = None,
) -> Path:
    """Write one HTML file that shows topics, a digest of them, summaries, and how all of it was made.

    The file holds everything that it shows and loads nothing; it has no script. Text of documents is shown as text,
    whatever it contains. The same model and digest give the same bytes. It is written under another name first, so
    that there is never half a report.

    Args:
        path: where to write; folders on the way are made, and a report that is there is replaced.
        model: what `fit_topics` returned.
        digest: what `digest(model)` returned.
        summaries: summaries to show; None for one of each document where there are 12 or fewer, else none.
        title: the heading; None for one that says what was read.

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
        summaries = [summarize(document) for document in corpus] if len(corpus) <= _SMALL else []
    given = _checked_summaries(summaries)
    heading = title if title is not None else _title(digest)
    sections: list[tuple[str, str, list[object]]] = [
        ("glance", "Topics at a glance", overview(model, digest)),
        ("topics", "Topic by topic", topic_sections(model, digest)),
        ("summaries", "Summaries", [summary_section(each) for each in given]),
        ("read", "What was read", what_was_read(corpus)),
        ("reading", "How to read this, and what would mislead", how_to_read(model)),
        ("made", "How it was made", how_made(model, digest)),
    ]
    sections = [section for section in sections if section[2]]
    return page(
        heading,
        tag("header", tag("h1", heading, dir="auto"), *_opening(digest), _contents(sections, digest)),
        tag("main", *(tag("section", tag("h2", name, id=anchor), *parts) for anchor, name, parts in sections)),
        style=STYLE,
    )


def _opening(digest: Digest) -> list[object]:
    corpus = digest.corpus
    sentences = sum(len(document.sentences) for document in corpus)
    topics = len(digest.topics)
    size = f"{len(corpus):,} {'document' if len(corpus) == 1 else 'documents'} with {sentences:,} sentences"
    left = f"; {len(corpus.left_out):,} files could not be read" if corpus.left_out else ""
    notes = [tag("p", note) for note in dict.fromkeys((*corpus.notes, *digest.notes))]
    return [
        tag("p", f"{topics} {'topic' if topics == 1 else 'topics'} in {size}{left}."),
        *([tag("div", *notes, class_="notice")] if notes else []),
        tag(
            "p",
            "This page contains text of the documents: pass it on only to people who may read them.",
            class_="quiet",
        ),
    ]


def _contents(sections: Sequence[tuple[str, str, list[object]]], digest: Digest) -> Safe:
    topics = tag(
        "ul",
        *(
            tag("li", tag("a", f"{each.topic.index} · {each.name}", href=f"#topic-{each.topic.index}", dir="auto"))
            for each in digest.topics
        ),
    )
    entries = [
        tag("li", tag("a", name, href=f"#{anchor}"), topics if anchor == "topics" else "")
        for anchor, name, _ in sections
    ]
    return tag("nav", tag("ul", *entries), aria_label="Contents")


def _title(digest: Digest) -> str:
    corpus = digest.corpus
    if len(corpus) != 1:
        return f"What {len(corpus):,} documents are about, and what they say"
    document = corpus[0]
    begins = document.paragraphs[0].text if document.paragraphs else ""
    # A title that is only the beginning of the text makes no heading.
    headed = document.title and not is_beginning(document.title, begins)
    return f"What “{document.title if headed else document.id}” is about, and what it says"


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
