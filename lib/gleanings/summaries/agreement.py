"""Methods side by side: which of them chose which sentences, and how far they agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from gleanings.documents.document import Document
from gleanings.errors import InvalidType, InvalidValue, choice
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import counted, counted_of
from gleanings.summaries.extract import read_documents
from gleanings.summaries.methods.ranking import PastLimit
from gleanings.summaries.summarize import SUMMARY_METHODS, summarize
from gleanings.summaries.summary import Summary
from gleanings.tabular import Tabular
from gleanings.types import Floats

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

_NAMED = 3  # pairs of methods named in the description of the picture


@dataclass(frozen=True, eq=False, repr=False)
class SummaryComparison(Tabular):
    """Summaries of one text by several methods.

    Attributes:
        summaries: one for each method, in the order asked for.
        notes: what a reader must know, in full sentences: which methods were left out, and why.
    """

    summaries: tuple[Summary, ...]
    notes: tuple[str, ...] = ()

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods, in the order asked for."""
        return tuple(summary.method for summary in self.summaries)

    @cached_property
    def agreement(self) -> Floats:
        """Methods x methods: the Jaccard index of their chosen sentences, 0 (none in common) to 1 (the same)."""
        chosen = [set(summary.rows) for summary in self.summaries]
        return np.array([[len(a & b) / len(a | b) if a | b else 1.0 for b in chosen] for a in chosen])

    @cached_property
    def _ranks(self) -> dict[int, dict[str, int]]:
        """For each sentence that a method chose, in reading order: the rank that each gave it."""
        ranks: dict[int, dict[str, int]] = {}
        for summary in self.summaries:
            for row, sentence in zip(summary.rows, summary.sentences, strict=True):
                ranks.setdefault(row, {})[summary.method] = sentence.rank
        return dict(sorted(ranks.items()))

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame of the sentences that any method chose: where each stands, its text, the number of methods
        that chose it, and for each method the rank that it gave (empty where it was left out)."""
        import pandas as pd

        rows = []
        for row, ranks in self._ranks.items():
            document, index = self.summaries[0].candidates[row]
            found = self.summaries[0].documents[document]
            rows.append(
                {"document": found.id, "index": index, "text": found.sentences[index].text, "methods": len(ranks)}
                | {method: ranks.get(method) for method in self.methods}
            )
        frame = pd.DataFrame(rows, columns=["document", "index", "text", "methods", *self.methods])
        return frame.astype(dict.fromkeys(self.methods, "Int64"))

    def agreement_frame(self) -> "pd.DataFrame":
        """Return `agreement` as a frame with the methods' names."""
        import pandas as pd

        return pd.DataFrame(self.agreement, index=list(self.methods), columns=list(self.methods))

    def plot(self) -> "Chart":
        """Return a matplotlib figure of `agreement`: methods x methods, the darker, the more sentences in common."""
        from gleanings.charts.heat_map import heat_map

        pairs = [
            (float(self.agreement[i, j]), f"{one} and {other}")
            for i, one in enumerate(self.methods)
            for j, other in enumerate(self.methods[:i])
        ]
        best = sorted(pairs, key=lambda pair: -pair[0])[:_NAMED]
        apart = counted_of(sum(not share for share, _ in pairs), len(pairs), "pair")
        said = f" Most alike: {'; '.join(f'{names} ({share:.0%})' for share, names in best)}." if best else ""
        said += f" No sentence in common: {apart}." if best else ""
        title = "Percent of the sentences chosen by either method that both chose"
        return heat_map(
            [f"{number} {method}" for number, method in enumerate(self.methods, 1)],
            [str(number) for number in range(1, len(self.methods) + 1)],
            self.agreement.tolist(),
            title=title,
            names=["method", *self.methods],
            alt=f"Heat map. {title}.{said}",
        )

    def __repr__(self) -> str:
        return f"SummaryComparison({', '.join(self.methods)}: {counted(len(self._ranks), 'sentence')} chosen)"

    def _repr_html_(self) -> Safe:
        methods = self.methods
        rows = []
        for row, ranks in self._ranks.items():
            document, index = self.summaries[0].candidates[row]
            text = self.summaries[0].documents[document].sentences[index].text
            by = ", ".join(f"{method} {ranks[method]}" for method in sorted(ranks, key=lambda name: ranks[name]))
            rows.append([index + 1, text, len(ranks), tag("div", by, style="min-width:9em")])
        chosen = table(
            ["sentence", "text", "methods", "chosen by, with its rank"],
            rows,
            caption="Which methods chose which sentences",
            numbers=[0, 2],
        )
        agree = table(
            ["method", *methods],
            [[name, *(f"{x:.2f}" for x in line)] for name, line in zip(methods, self.agreement, strict=True)],
            caption="How far they agree: sentences chosen by both, as a share of those chosen by either",
            numbers=range(1, 1 + len(methods)),
        )
        return tag("div", chosen, agree, paragraphs(self.notes), style="overflow-x:auto", tabindex="0")


def compare_summaries(
    documents: Document | Sequence[Document], *, methods: Sequence[str] = SUMMARY_METHODS, sentences: int = 3
) -> SummaryComparison:
    """Return summaries of the same text by several methods, with the sentences that each chose and their agreement.

    A method that cannot take a text so long is left out, and `notes` says so.

    Args:
        documents: a document, or several taken as one.
        methods: names out of `SUMMARY_METHODS`.
        sentences: the length of each summary.

    Raises:
        InvalidType: for one name instead of several.
        InvalidValue: for no method, one named twice, or an unknown one, or a text that is too long for all of them.

    >>> document = Document("a", "Rain fell on the hills. It was Monday. The rain on the hills fed the river.")
    >>> compare_summaries(document, methods=["central", "lead"], sentences=1).agreement.tolist()
    [[1.0, 1.0], [1.0, 1.0]]
    """
    if isinstance(methods, str):
        raise InvalidType(f"methods={methods!r} is one name; give a list of them, such as ['central', {methods!r}].")
    names = [choice("methods", method, SUMMARY_METHODS) for method in methods]
    if not names or len(set(names)) < len(names):
        raise InvalidValue(f"methods={names!r} names none, or one twice; give each method once.")
    given = read_documents(documents)
    found: list[Summary] = []
    notes: list[str] = []
    for name in names:
        try:
            found.append(summarize(given, sentences=sentences, method=name))
        except PastLimit as error:
            if len(notes) + 1 == len(names):
                raise
            notes.append(f'"{name}" is left out: {error}')
    return SummaryComparison(tuple(found), tuple(notes))
