"""The account in a report: what was read, what was left out, how it was made, and how to read it."""

import json
from collections import Counter
from collections.abc import Sequence

from gleanings.corpus.corpus import Corpus
from gleanings.digests.digest import Digest
from gleanings.documents.excerpts import shorten
from gleanings.html import Safe, table, tag
from gleanings.topics.model import TopicModel

_LISTED = 100  # rows of a table that can be looked through
_EXCERPT = 160  # characters of a marked stretch


def what_was_read(corpus: Corpus) -> list[object]:
    """Return the documents, the files left out, and what cleaning marked."""
    dated = any(document.date is not None for document in corpus)
    rows = [
        (
            tag("span", d.title, dir="auto"),
            *([d.date or ""] if dated else []),
            f"{len(d.sentences):,}",
            tag("span", d.id, dir="auto"),
        )
        for d in corpus.documents[:_LISTED]
    ]
    headers = ["Title", *(["Date"] if dated else []), "Sentences", "Id"]
    parts: list[object] = [
        tag("h3", "Documents"),
        _wide(headers, rows, (len(headers) - 2,)),
        _more(len(corpus), "documents"),
        tag("h3", "Files left out"),
    ]
    if corpus.left_out:
        files = [(tag("span", left.source, dir="auto"), left.reason) for left in corpus.left_out[:_LISTED]]
        parts += [_wide(["File", "Reason"], files), _more(len(corpus.left_out), "files")]
    else:
        parts.append(tag("p", "None."))
    return [*parts, tag("h3", "Text that was not analysed"), *_marked(corpus)]


def _marked(corpus: Corpus) -> list[object]:
    marks = [(document, mark) for document in corpus for mark in document.marks]
    if not marks:
        return [tag("p", "All text was analysed.")]
    kinds = Counter(mark.kind for _, mark in marks)
    counted = ", ".join(f"{kind} ({times:,})" for kind, times in sorted(kinds.items()))
    rows = [
        (
            mark.kind,
            tag("span", shorten(d.text[mark.start : mark.end], _EXCERPT), dir="auto"),
            mark.reason,
            tag("span", d.id, dir="auto"),
        )
        for d, mark in marks[:_LISTED]
    ]
    return [
        tag(
            "p",
            f"Cleaning marked {len(marks):,} stretches; they are kept in the documents, and no topic or sentence "
            f"comes from them. By kind: {counted}.",
        ),
        tag(
            "details",
            tag("summary", "Show them"),
            _wide(["Kind", "Text", "Reason", "Document"], rows),
            _more(len(marks), "stretches"),
        ),
    ]


def how_to_read(model: TopicModel) -> list[object]:
    """Return how the findings are to be read, and what would mislead."""
    unit = model.bow.unit
    lines = [
        "A topic is a set of words that tend to occur together. Its name is its strongest words unless somebody named "
        "it; what it is about is for the reader to judge, from the sentences and the documents.",
        f"A {unit} has a share of every topic. The largest topic of a {unit} is not its only one. Those in which a "
        "topic is strongest are ranked by its share, the short ones lower, as a few words say little.",
        "Sentences are quoted as they stand. They were chosen because many of their words belong to the topic, not "
        "because they are true, fair or typical of their document: read them in context before quoting them.",
        *(
            ["The number of topics was given, not found. With another number, topics split or merge."]
            if model.settings.get("topics chosen from") is None
            else ["With another number of topics, they split or merge; the notes say why there are as many as here."]
        ),
        "Small topics, and topics with words that do not belong together, may be chance. Shares that differ by a few "
        "percent are not different.",
        "A summary leaves out most of its document; what it leaves out may matter more to you.",
    ]
    return [tag("ul", *(tag("li", line) for line in lines))]


def how_made(model: TopicModel, digest: Digest) -> list[object]:
    """Return what it takes to make the same again."""
    bow = model.bow
    few = f"in fewer than {bow.too_few} {bow.unit}s" if bow.too_few > 1 else ""
    many = f"in more than {bow.too_many:,} {bow.unit}s" if bow.too_many is not None and bow.too_many < len(bow) else ""
    left = " or ".join(filter(None, (few, many)))
    rows: list[tuple[object, object]] = [
        ("language", digest.corpus.language),
        ("rows counted", f"{len(bow):,} {bow.unit}s"),
        ("distinct words", f"{len(bow.vocabulary):,}"),
        ("words counted", f"{int(bow.counts.sum()):,}"),
        *([("words left out", f"stop words, and words {left}")] if left else [("words left out", "stop words")]),
        *((key, _value(value)) for key, value in model.settings.items() if value is not None),
        ("passes", f"{len(model.likelihood)} ({'converged' if model.converged else 'not converged'})"),
        *((f"edit {number}", edit) for number, edit in enumerate(model.edits, 1)),
    ]
    return [
        tag("p", "The same documents, settings and versions give the same report, to the byte."),
        _wide(
            ["Setting", "Value"], [(name, tag("span", value, style="overflow-wrap:anywhere")) for name, value in rows]
        ),
    ]


def _value(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(each)}" for key, each in value.items())
    return json.dumps(value, ensure_ascii=False, default=str)


def _wide(headers: Sequence[str], rows: Sequence[Sequence[object]], numbers: tuple[int, ...] = ()) -> Safe:
    return tag("div", table(headers, rows, numbers=numbers), class_="wide")


def _more(size: int, what: str) -> Safe | str:
    return tag("p", f"The first {_LISTED} of {size:,} {what}.", class_="quiet") if size > _LISTED else ""
