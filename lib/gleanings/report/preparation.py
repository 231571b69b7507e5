"""From a model and its digest to what a report shows of them, checked."""

from collections.abc import Sequence
from dataclasses import replace

from gleanings.corpus.corpus import Corpus
from gleanings.digests.digest import Digest
from gleanings.documents.document import Document
from gleanings.errors import InvalidType, InvalidValue
from gleanings.report.contents import Contents, gathered
from gleanings.report.lead import said_first
from gleanings.report.titles import heading_of
from gleanings.summaries.notes import not_parted
from gleanings.summaries.summarize import summarize
from gleanings.summaries.summary import Summary
from gleanings.topics.model import TopicModel
from gleanings.words.splitters import can_be_parted

MOST_SUMMARISED = 1_000  # documents: of more, nobody reads a summary of each, and making them takes longest of all
NOT_SUMMARISED = (
    f"Of more than {MOST_SUMMARISED:,} documents, each is shown by one of its sentences, which carries most of a topic "
    "and stands on its own where one does; it is not a summary of the document."
)


def prepared(
    model: TopicModel,
    digest: Digest,
    summaries: Sequence[Summary] | None = None,
    title: str | None = None,
    *,
    paged: bool = False,
) -> tuple[Contents, str]:
    """Return what is to be shown, and the heading.

    Raises:
        InvalidType, InvalidValue: what was given is not as `write_report` says.
    """
    check(model, digest, summaries, title)
    corpus = digest.corpus
    if model.bow.corpus is not corpus:  # a loaded model holds none; another keeps what it has found out of itself
        model = replace(model, bow=replace(model.bow, corpus=corpus))
    notes: tuple[str, ...] = ()
    summarised = summaries is not None or len(corpus) <= MOST_SUMMARISED
    if summaries is not None:
        summaries = list(summaries)
    elif summarised:
        summaries, notes = _summaries(corpus), not_parted(corpus.overview.languages)
    else:
        summaries, notes = [], (NOT_SUMMARISED,)
    contents = gathered(model, digest, summaries, paged=paged, summarised=summarised, notes=notes)
    contents = replace(contents, brief=said_first(contents))
    return contents, title if title is not None else _title(corpus)


def _summaries(corpus: Corpus) -> list[Summary]:
    """Return the summaries of those documents that can be summarised.

    A summary keeps what is shown of it: not the text of its document, nor the words that it was chosen by.
    """
    summaries: list[Summary] = []
    for document in corpus:
        if can_be_parted(document.language):
            found = summarize(document)
            sentences = tuple(replace(sentence, evidence=None) for sentence in found.sentences)
            named = (Document(document.id, "", document.title),)
            summaries.append(replace(found, sentences=sentences, documents=named))
    return summaries


def _title(corpus: Corpus) -> str:
    return heading_of(corpus) if len(corpus) == 1 else f"What is in these {len(corpus):,} documents"


def check(model: object, digest: object, summaries: object, title: object) -> None:
    """Raise if these are none of which a report can be made.

    Raises:
        InvalidType, InvalidValue: what is wrong is said.
    """
    if not isinstance(model, TopicModel):
        raise InvalidType(f"model is a {type(model).__name__}; give what fit_topics returned.")
    if not isinstance(digest, Digest):
        raise InvalidType(f"digest is a {type(digest).__name__}; give what digest(model) returned.")
    if title is not None and not isinstance(title, str):
        raise InvalidType(f"title={title!r} is not a text; give a text, or None.")
    if [each.topic for each in digest.topics] != [topic for topic in model.topics if not topic.hidden]:
        raise InvalidValue("the digest is of another model, or was made before the last edit; make it again.")
    if summaries is None:
        return
    if isinstance(summaries, Summary) or not isinstance(summaries, Sequence):
        raise InvalidType(f"summaries is a {type(summaries).__name__}; give a list of what summarize returned.")
    for each in summaries:
        if not isinstance(each, Summary):
            raise InvalidType(f"summaries holds a {type(each).__name__}; give a list of what summarize returned.")
