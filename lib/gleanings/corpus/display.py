"""A corpus as people see it: its documents, what cleaning marked, what was left out."""

from collections import Counter
from collections.abc import Sequence

from gleanings.corpus.left_out import LeftOut, NearCopy
from gleanings.documents.date_format import known_to, written
from gleanings.documents.document import Document
from gleanings.documents.excerpts import shorten
from gleanings.html import Safe, identifiers, join, paragraphs, table, tag
from gleanings.nouns import counted

_SHOWN = 20  # rows of a table that a reader still reads
_WIDE = "display:inline-block;min-width:9em"


def corpus_html(
    documents: Sequence[Document], left_out: Sequence[LeftOut], near_copies: Sequence[NearCopy], notes: Sequence[str]
) -> Safe:
    """Return the documents of a corpus in a table, and what is to be known of them."""
    sentences = sum(len(d.sentences) for d in documents)
    shown = documents[:_SHOWN]
    known = known_to(d.date for d in documents)
    several = len({d.language for d in documents}) > 1
    columns: dict[str, list[object]] = {
        "Title": [tag("span", d.title, style=_WIDE) for d in shown],
        "Date": [written(d.date, known) if d.date else "" for d in shown],
        "Sentences": [len(d.sentences) for d in shown],
        "Language": [d.language if several else "" for d in shown],
        "Id": [*identifiers([d.id for d in shown])],
        "Encoding": [d.metadata.get("encoding", "") for d in shown],
    }
    filled = {name: cells for name, cells in columns.items() if any(cells)}
    caption = f"{counted(len(documents), 'document')}, {counted(sentences, 'sentence')}"
    rows = zip(*filled.values(), strict=True)
    numbers = [i for i, name in enumerate(filled) if name == "Sentences"]
    parts = [table(list(filled), rows, caption=caption, numbers=numbers)]
    if len(documents) > _SHOWN:
        parts.append(tag("p", f"… and {len(documents) - _SHOWN:,} more."))
    parts += [_marks(documents), _left_out(left_out), _near_copies(near_copies)]
    return tag("div", join(parts), paragraphs(notes))


def _marks(documents: Sequence[Document]) -> Safe:
    kinds = Counter(mark.kind for d in documents for mark in d.marks)
    if not kinds:
        return join([])
    examples: dict[str, str] = {}
    for document in documents:
        for mark in document.marks:
            examples.setdefault(mark.kind, shorten(document.text[mark.start : mark.end], 100))
    rows = [(kind, times, examples[kind]) for kind, times in sorted(kinds.items())]
    return table(["Not analysed", "Count", "For example"], rows, caption="Marked by cleaning", numbers=(1,))


def _left_out(left_out: Sequence[LeftOut]) -> Safe:
    if not left_out:
        return join([])
    shown = [(left.source, left.reason) for left in left_out[:_SHOWN]]
    caption = f"{counted(len(left_out), 'file')} left out" + _first(len(left_out))
    return table(["File", "Reason"], shown, caption=caption)


def _near_copies(near_copies: Sequence[NearCopy]) -> Safe:
    if not near_copies:
        return join([])
    shown = [(c.document.id, c.of, f"{c.similarity:.0%}") for c in near_copies[:_SHOWN]]
    caption = f"{counted(len(near_copies), 'near copy')}, read once" + _first(len(near_copies))
    return table(["Document", "Nearly the same as", "In common"], shown, caption=caption)


def _first(number: int) -> str:
    return f", the first {_SHOWN} of them" if number > _SHOWN else ""
