"""write_report: self-contained HTML of what was read, what it is about, and what it says; of much, in several pages."""

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from gleanings.digests.digest import Digest
from gleanings.errors import InvalidType, InvalidValue, shown
from gleanings.html import Safe, page, tag
from gleanings.nouns import counted
from gleanings.parallel.alongside import alongside
from gleanings.report.account import what_was_read
from gleanings.report.contents import ONE_PAGE, PIECE, Contents
from gleanings.report.documents import documents_sections, other_summaries
from gleanings.report.first_screen import cards, choices, facts, how_sure, not_told_apart, what_it_means
from gleanings.report.group_section import group_section
from gleanings.report.lead import at_a_glance, lead
from gleanings.report.pages import documents_pages, linked_first, list_of_pieces, list_of_topics, topic_pages
from gleanings.report.preparation import check, prepared
from gleanings.report.provenance import how_made, how_to_read
from gleanings.report.relations import relations
from gleanings.report.stylesheet import STYLE
from gleanings.report.time_section import time_section
from gleanings.report.topic_section import topic_sections
from gleanings.storage.atomic import check_file
from gleanings.storage.pages import NewPages, new_pages, write_page
from gleanings.summaries.summary import Summary
from gleanings.topics.model import TopicModel

_ONE_FILE = 2_000_000  # bytes: browsers on phones are slow with a larger page


def write_report(
    path: str | os.PathLike[str],
    model: TopicModel,
    digest: Digest,
    *,
    summaries: Sequence[Summary] | None = None,
    title: str | None = None,
) -> Path:
    """Write HTML that shows topics, a digest of them, summaries, and how all of it was made.

    The first screen says what the documents are about, with a card for each topic. From a topic, links lead to its
    sentences in their texts, and from a document to its topics. Up to 1,000 documents are one file of up to 2 MB. Where
    there is more, or `path` has no suffix, the first page leads to pages in a folder beside it, `pages-` and some
    digits: one page per topic, and the documents in pieces.

    The pages hold everything that they show and load nothing; they have no script. Text of documents is shown as text,
    whatever it contains; of many or long documents, what is around the chosen sentences. The same model and digest give
    the same bytes. Files are written under another name first, and the first page last, so that there is never half a
    report; a file that is replaced keeps its mode, and the pages that it led to go with it.

    Args:
        path: where to write, "build/report.html", or a name without a suffix for a folder of pages whose first is
            `index.html` in it; folders on the way are made, and a report that is there is replaced.
        model: what `fit_topics` returned.
        digest: what `digest(model)` returned.
        summaries: summaries to show; None for one of each document. Of more than 1,000 documents none are made: each
            is shown by a sentence that carries most of a topic.
        title: the heading, such as the name of the folder; None for one that says what was read.

    Returns:
        The path of the file to open.

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
    first = target if target.suffix else target / "index.html"
    check(model, digest, summaries, title)
    if len(digest.corpus) > ONE_PAGE and target.suffix not in ("", ".html", ".htm"):
        raise InvalidValue(f"{shown(path)}: a report of so many documents has several pages; give a path in .html.")
    if target.suffix and len(digest.corpus) <= ONE_PAGE:
        contents, heading = prepared(model, digest, summaries, title)
        whole = _first_page(contents, heading).encode("utf-8")
        if len(whole) <= _ONE_FILE or len(contents.corpus) <= PIECE or target.suffix not in (".html", ".htm"):
            write_page(first, whole)
        else:
            _write_pages(first, contents.in_pages(), heading)
        return first
    # Topics are fitted again for it, and the pages of documents need nothing of that.
    with alongside(each.standings for each in (model,)):
        _write_pages(first, *prepared(model, digest, summaries, title, paged=True))
    return first


def _write_pages(first: Path, contents: Contents, heading: str) -> None:
    """Write a first page and those that it leads to: those of documents, which are most of the work, beside others."""
    with new_pages(first) as pages:
        with alongside(_put(pages, documents_pages(contents, heading, first.name, pages.place))) as written:
            body = _first_page(contents, heading)
            for name, data in topic_pages(contents, heading, first.name):
                pages.add(name, data)
            for name, digest in written():
                pages.add(name, digest)
        pages.finish(lambda folder: linked_first(body, folder).encode("utf-8"))


def _put(pages: NewPages, made: Generator[tuple[str, bytes | str]]) -> Iterator[tuple[str, str]]:
    """Write pages as they are made; where one cannot be written, no more are made when that is said."""
    with closing(made):
        for name, data in made:
            yield name, pages.put(name, data)


def report_html(
    model: TopicModel, digest: Digest, *, summaries: Sequence[Summary] | None = None, title: str | None = None
) -> Safe:
    """Return the one page that `write_report` writes of up to 1,000 documents."""
    return _first_page(*prepared(model, digest, summaries, title))


def _first_page(contents: Contents, heading: str) -> Safe:
    return _page(heading, contents, _sections(contents))


_Section = tuple[str, str, list[object], bool]  # anchor, heading, parts, whether it is as wide as a table


def _sections(contents: Contents) -> list[_Section]:
    """Return the sections that are not empty; where topics and documents have pages of their own, links to these."""
    documents, texts = (list_of_pieces(contents), []) if contents.paged else documents_sections(contents)
    middle: list[_Section] = [
        ("related", "How the topics are related", relations(contents), False),
        (
            "topic-by-topic",
            "Topic by topic",
            list_of_topics(contents) if contents.paged else topic_sections(contents),
            False,
        ),
        ("time", "Change over time", time_section(contents), True),
        ("groups", "Differences between groups", group_section(contents), True),
        ("summaries", "Summaries", other_summaries(contents), False),
        ("documents", "All documents", documents, True),
        ("texts", "The texts", texts, False),
    ]
    sections: list[_Section] = [
        (
            "topics",
            f"What it is about: {counted(len(contents.digest.topics), 'topic')}",
            [how_sure(contents), cards(contents), what_it_means(contents)],
            True,
        ),
        ("choices", "What was decided for you", choices(contents), False),
        *middle,
        ("read", "What was read", what_was_read(contents.corpus), False),
        ("reading", "How to read this, and what would mislead", how_to_read(contents), False),
        ("made", "How it was made", how_made(contents), False),
    ]
    return [section for section in sections if section[2]]


def _page(heading: str, contents: Contents, sections: Sequence[_Section]) -> Safe:
    return page(
        heading,
        tag(
            "header",
            tag("h1", heading, dir="auto"),
            facts(contents),
            not_told_apart(contents),
            at_a_glance(contents),
            *lead(contents),
            _contents(sections),
        ),
        tag(
            "main",
            *(
                tag("section", tag("h2", name, id=anchor), *parts, class_="wide" if wide else None)
                for anchor, name, parts, wide in sections
            ),
        ),
        style=STYLE,
    )


def _contents(sections: Sequence[_Section]) -> Safe:
    links = [tag("li", tag("a", name, href=f"#{anchor}")) for anchor, name, _, _ in sections]
    return tag("nav", tag("ul", *links), aria_label="Contents")


def _target(path: str | os.PathLike[str]) -> Path:
    """Return the path as one; whether it can be written to is for the writing to say."""
    if not isinstance(path, str | os.PathLike) or not isinstance(os.fspath(path), str):
        raise InvalidType(f'path is a {type(path).__name__}; give the path of a file, such as "build/report.html".')
    if not os.fspath(path):
        raise InvalidValue('path is empty; give the path of a file, such as "build/report.html".')
    target = Path(path)
    check_file(target if target.suffix else target / "index.html")
    return target
