"""gl.distinctive_words: the words that set groups of documents apart, by weighted log-odds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.change.groups import Every, grouped
from gleanings.change.units import units_of_bag
from gleanings.errors import InvalidType, InvalidValue, whole_number
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.numerics import log
from gleanings.tabular import Tabular
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

_NONE = "no word more than by chance"
_PRIOR = 500.0  # counted words that the prior is worth, as in the paper; in small corpora a tenth of the words
_SURE = 1.96  # standard errors


@dataclass(frozen=True, slots=True)
class DistinctiveWord:
    """A word that a group uses more than the others do.

    Attributes:
        word: the word.
        z: its log-odds in the group against the others, in standard errors.
        count: how often it occurs in the group.
        elsewhere: how often in the other groups.
        documents: in how many of the group's documents.
    """

    word: str
    z: float
    count: int
    elsewhere: int
    documents: int


@dataclass(frozen=True, repr=False)
class DistinctiveWords(Tabular):
    """The words that set each group apart, most distinctive first.

    Attributes:
        by: the column that the documents are grouped by.
        groups: for each group its words.
        notes: what a reader must know, in full sentences.

    >>> import gleanings as gl
    >>> texts = ["Rain and wind and storm.", "Party and vote and poll."] * 10
    >>> corpus = gl.Corpus.from_texts(texts, metadata=[{"kind": "weather"}, {"kind": "politics"}] * 10)
    >>> bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1, phrases=False)
    >>> sorted(each.word for each in gl.distinctive_words(bow, by="kind").groups["weather"])
    ['rain', 'storm', 'wind']
    """

    by: str
    groups: dict[str, tuple[DistinctiveWord, ...]]
    notes: tuple[str, ...] = ()

    def to_frame(self) -> "pd.DataFrame":
        """Return one line for each group and word: group, word, z, count, elsewhere, documents."""
        import pandas as pd

        lines = [
            (group, each.word, each.z, each.count, each.elsewhere, each.documents)
            for group, words in self.groups.items()
            for each in words
        ]
        return pd.DataFrame(lines, columns=[self.by, "word", "z", "count", "elsewhere", "documents"])

    def plot(self, *, words: int = 10) -> "Chart":
        """Return a matplotlib figure: a panel for each group, and a bar for each of its words as long as its z.

        Args:
            words: how many for each group, at most.

        Raises:
            InvalidType, InvalidValue: that is not a whole number of 1 or more.
        """
        from gleanings.charts.word_bars import MOST, word_bars

        most = whole_number("words", words, least=1)
        drawn = {group: found[:most] for group, found in list(self.groups.items())[:MOST]}
        title = f"Words that set groups by {self.by} apart, by their log-odds in standard errors"
        if len(self.groups) > MOST:
            title += f"; the first {MOST} groups"
        said = [f"{group}: {', '.join(each.word for each in found) or 'none'}" for group, found in drawn.items()]
        return word_bars(
            list(drawn),
            [[(each.word, each.z) for each in found] for found in drawn.values()],
            title=title,
            alt=f"Bars of words, a panel for each group. {title}. {'; '.join(said)}.",
            columns=[self.by, "word", "z"],
            rows=[(group, each.word, each.z) for group, found in drawn.items() for each in found],
        )

    def __repr__(self) -> str:
        lines = [
            f"  {group}: {', '.join(each.word for each in words[:10]) or _NONE}" for group, words in self.groups.items()
        ]
        return "\n".join([f"DistinctiveWords(by {self.by})", *lines, *self.notes])

    def _repr_html_(self) -> Safe:
        rows = [
            (group, ", ".join(f"{each.word} ({each.count} : {each.elsewhere})" for each in words) or _NONE)
            for group, words in self.groups.items()
        ]
        caption = f"Words that set groups by {self.by} apart (how often in the group : elsewhere)"
        return tag("div", table([self.by, "words"], rows, caption=caption), paragraphs(self.notes))


def distinctive_words(bow: BagOfWords, *, by: str, every: Every = "auto", limit: int = 20) -> DistinctiveWords:
    """Return the words that each group of documents uses more than the others.

    The log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words",
    equations 15, 16, 19 and 22): the prior is the words of all groups, worth 500 counted words (a tenth of the words,
    where they are fewer than 5,000), so that rare words do not come first by chance. A word is listed when its
    log-odds are 1.96 standard errors or more above 0, and when it is in two documents of the group or more, so that
    one text does not speak for its group.

    Args:
        bow: what `bag_of_words` returned.
        by: "date", or the name of a column of the documents' metadata.
        every: for dates, the period.
        limit: words a group, at most.

    Raises:
        InvalidType, InvalidValue: the bag has no documents, or they have no such column, or are in one group only.

    >>> import gleanings as gl
    >>> texts = [f"{word} and storm and {word}." for word in ("Rain", "Hail") for _ in range(4)]
    >>> corpus = gl.Corpus.from_texts(texts, metadata=[{"kind": text[:4].lower()} for text in texts])
    >>> bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1)
    >>> [words[0].word for words in distinctive_words(bow, by="kind").groups.values()]
    ['hail', 'rain']
    """
    if not isinstance(bow, BagOfWords):
        raise InvalidType(f"bow is a {type(bow).__name__}; give what bag_of_words returned.")
    limit = whole_number("limit", limit, least=1)
    units = units_of_bag(bow)
    groups = grouped(units, by, every)
    if (groups.sizes > 0).sum() < 2:
        raise InvalidValue(f"the documents are all in one group by {by!r}, so there is nothing to compare it with.")
    document_of_row = bow.documents
    place = np.full(len(units.corpus), -1, dtype=np.int64)
    place[units.documents] = np.arange(len(units))
    of_row = np.where(place[document_of_row] >= 0, groups.of_unit[place[document_of_row]], -1)
    counts = _sums(bow.counts, of_row, len(groups.labels))
    present = _presence(bow.counts, document_of_row, of_row, len(groups.labels))
    z = log_odds(counts)
    found = {
        label: tuple(
            DistinctiveWord(
                bow.vocabulary[w],
                float(z[g, w]),
                int(counts[g, w]),
                int(counts[:, w].sum() - counts[g, w]),
                int(present[g, w]),
            )
            for w in np.argsort(-z[g], kind="stable").tolist()
            if z[g, w] >= _SURE and present[g, w] >= 2
        )[:limit]
        for g, label in enumerate(groups.labels)
        if groups.sizes[g]
    }
    return DistinctiveWords(by, found, groups.notes)


def log_odds(counts: Integers) -> Floats:
    """Return the z-scores of the log-odds of each word in each group against all others: groups x words.

    >>> log_odds(np.array([[9, 1, 5], [1, 9, 5]])).round(1).tolist()
    [[3.0, -3.0, 0.0], [-3.0, 3.0, 0.0]]
    """
    total = counts.sum(axis=0)
    size = max(int(total.sum()), 1)
    prior = min(_PRIOR, size / 10) * total / size
    z = np.zeros(counts.shape)
    for g in range(len(counts)):
        here, there = counts[g] + prior, total - counts[g] + prior
        used = total > 0
        odds = [np.where(used, each / np.maximum(each.sum() - each, 1e-12), 1.0) for each in (here, there)]
        difference = log(np.maximum(odds[0], 1e-300)) - log(np.maximum(odds[1], 1e-300))
        variance = np.where(used, 1 / np.maximum(here, 1e-12) + 1 / np.maximum(there, 1e-12), 1.0)
        z[g] = np.where(used, difference / np.sqrt(variance), 0.0)
    return z


def _sums(counts: csr_matrix, group: Integers, size: int) -> Integers:
    """Return the counts of the rows of each group, added up: groups x words."""
    kept = np.flatnonzero(group >= 0)
    ones = np.ones(len(kept), dtype=np.int64)
    gather = csr_matrix((ones, (group[kept], kept)), shape=(size, counts.shape[0]))
    return np.asarray((gather @ counts.astype(np.int64)).toarray(), dtype=np.int64)


def _presence(counts: csr_matrix, document: Integers, group: Integers, size: int) -> Integers:
    """Return in how many documents of each group each word is: groups x words."""
    rows = csr_matrix(
        (np.ones(len(document), dtype=np.int64), (document, np.arange(len(document)))),
        shape=(int(document.max(initial=-1)) + 1, len(document)),
    )
    by_document = (rows @ counts.astype(np.int64)).tocsr()
    by_document.data = np.ones_like(by_document.data)
    of_document = np.full(by_document.shape[0], -1, dtype=np.int64)
    of_document[document] = group
    return _sums(by_document, of_document, size)
