"""From a model and its digest to what a report shows of them, checked."""

from collections.abc import Sequence
from dataclasses import replace

from gleanings.corpus.corpus import Corpus
from gleanings.digests.digest import Digest
from gleanings.documents.document import Document
from gleanings.errors import InvalidType, InvalidValue
from gleanings.report.contents import Contents, gathered
from gleanings.report.lead import can_be_summarised, not_summarised, said_first
from gleanings.report.markup import shown_title
from gleanings.summaries.summarize import summarize
from gleanings.summaries.summary import Summary
from gleanings.topics.model import TopicModel


def prepared(
    model: TopicModel,
    digest: Digest,
    summaries: Sequence[Summary] | None = None,
    title: str | None = None,
    *,
    paged: bool = False,
) -> tuple[Contents, str]:
    """Return what is to be shown, and the heading."""
    _check(model, digest, title)
    corpus = digest.corpus
    if model.bow.corpus is not corpus:  # a loaded model holds none; another keeps what it has found out of itself
        model = replace(model, bow=replace(model.bow, corpus=corpus))
    notes: tuple[str, ...] = ()
    if summaries is None:
        titles, summaries = _described(corpus)
        notes = not_summarised(corpus)
    else:
        summaries, titles = _checked_summaries(summaries), list(map(shown_title, corpus))
    brief = said_first(corpus, digest)
    contents = gathered(model, digest, summaries, titles=titles, brief=brief, paged=paged, notes=notes)
    return contents, title if title is not None else _title(corpus)


def _described(corpus: Corpus) -> tuple[list[str], list[Summary]]:
    """Return what each document is called, and the summaries of those that can be summarised, in one pass.

    A summary keeps what is shown of it: not the text of its document, nor the words that it was chosen by.
    """
    titles: list[str] = []
    summaries: list[Summary] = []
    for document in corpus:
        titles.append(shown_title(document))
        if can_be_summarised(document.language):
            found = summarize(document)
            sentences = tuple(replace(sentence, evidence=None) for sentence in found.sentences)
            named = (Document(document.id, "", document.title),)
            summaries.append(replace(found, sentences=sentences, documents=named))
    return titles, summaries


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
