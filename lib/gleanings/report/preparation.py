"""From a model and its digest to what a report shows of them, checked."""

from collections.abc import Sequence
from dataclasses import replace

from gleanings.corpus.corpus import Corpus
from gleanings.digests.digest import Digest
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
        summaries = [summarize(document) for document in corpus if can_be_summarised(document)]
        notes = not_summarised(corpus)
    checked = _checked_summaries(summaries)
    contents = gathered(model, digest, checked, brief=said_first(corpus, digest), paged=paged, notes=notes)
    return contents, title if title is not None else _title(corpus)


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
