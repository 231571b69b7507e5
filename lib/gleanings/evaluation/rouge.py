"""How near a summary comes to references: ROUGE, and the share of sentences in common.

Nothing here chooses sentences. ROUGE counts words in common and no more: a summary that says the opposite in the
same words scores high, one that says the same in other words scores low.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from gleanings.errors import InvalidType, InvalidValue
from gleanings.html import Safe, join, table, tag

if TYPE_CHECKING:
    import pandas as pd

MEASURES = ("rouge1", "rouge2", "rougeL", "rougeLsum")
_TOKEN = re.compile("[a-z0-9]+")
_LETTER = re.compile(r"[^\W\d_]")


class _Sentence(Protocol):
    @property
    def text(self) -> str: ...


class Extract(Protocol):
    """What has sentences that have a text: a `Summary`, a `Document`."""

    @property
    def sentences(self) -> Sequence[_Sentence]: ...


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a summary and a reference have in common.

    Attributes:
        precision: the share of the summary that is in the reference, 0 to 1.
        recall: the share of the reference that is in the summary, 0 to 1.
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total > 0 else 0.0


@dataclass(frozen=True)
class Rouge:
    """ROUGE of one summary against one or more references.

    Attributes:
        references: for each reference, in order, its `Overlap` by measure: rouge1, rouge2, rougeL, rougeLsum.
        notes: what a reader must know, in full sentences.
    """

    references: tuple[Mapping[str, Overlap], ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def best(self) -> Mapping[str, Overlap]:
        """For each measure, the `Overlap` with the reference of the highest F1."""
        best = {m: max((scores[m] for scores in self.references), key=lambda overlap: overlap.f1) for m in MEASURES}
        return MappingProxyType(best)

    @cached_property
    def mean(self) -> Mapping[str, Mapping[str, float]]:
        """For each measure, the means of precision, recall and f1 over the references."""
        count = len(self.references)
        return MappingProxyType(
            {
                measure: MappingProxyType(
                    {
                        part: sum(getattr(scores[measure], part) for scores in self.references) / count
                        for part in ("precision", "recall", "f1")
                    }
                )
                for measure in MEASURES
            }
        )

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame of measures x (precision, recall, f1 of the best reference, and `mean_` of each)."""
        import pandas as pd

        rows = [
            {"precision": best.precision, "recall": best.recall, "f1": best.f1}
            | {f"mean_{part}": value for part, value in self.mean[measure].items()}
            for measure, best in self.best.items()
        ]
        return pd.DataFrame(rows, index=pd.Index(MEASURES, name="measure"))

    def __repr__(self) -> str:
        scores = ", ".join(f"{measure} {overlap.f1:.3f}" for measure, overlap in self.best.items())
        return f"Rouge(F1: {scores}; best of {len(self.references)})"

    def _repr_html_(self) -> Safe:
        several = len(self.references) > 1
        headers = ["measure", "precision", "recall", "F1", *(["mean F1"] if several else [])]
        rows = [
            [measure, *(f"{x:.3f}" for x in (best.precision, best.recall, best.f1))]
            + ([f"{self.mean[measure]['f1']:.3f}"] if several else [])
            for measure, best in self.best.items()
        ]
        caption = f"ROUGE, the best of {len(self.references)} references" if several else "ROUGE"
        notes = [tag("p", note) for note in self.notes]
        return tag("div", table(headers, rows, caption=caption, numbers=range(1, len(headers))), join(notes))


def rouge(summary: Extract | str, reference: str | Sequence[str]) -> Rouge:
    """Return ROUGE-1, ROUGE-2, ROUGE-L and ROUGE-Lsum of `summary` against one or more references.

    The figures are those of the rouge-score package with its Porter stemmer, which follows ROUGE-1.5.5 (Lin 2004,
    "ROUGE: a package for automatic evaluation of summaries"): words are runs of a-z and 0-9 in lower case, those
    longer than three letters are stemmed. Text in other scripts has no such words and scores 0, with a note.

    Args:
        summary: a `Summary`, whose sentences are taken as lines, or a text; ROUGE-Lsum compares line by line.
        reference: the text to compare with, or several.

    Raises:
        InvalidType: for anything but texts.
        InvalidValue: for no reference.

    >>> rouge("The cat sat.", ["A cat sat down.", "Dogs bark."]).best["rouge1"]
    Overlap(precision=0.6666666666666666, recall=0.5)
    """
    text = _lines(summary)
    references = read_references(reference)
    notes = []
    if any(_LETTER.search(part) and not _TOKEN.search(part.lower()) for part in (text, *references)):
        notes.append("ROUGE counts words of the letters a to z and digits alone; a text in another script has none.")
    return Rouge(tuple(MappingProxyType(_scores(text, target)) for target in references), tuple(notes))


def sentence_overlap(summary: Extract, reference: Extract | Sequence[str]) -> Overlap:
    """Return how many sentences `summary` shares with an extractive reference.

    Args:
        summary: the summary to judge.
        reference: another `Summary`, or the sentences that a person chose; compared by text, letter case and
            white space aside.

    Raises:
        InvalidType: for anything else, such as a single text instead of its sentences.

    >>> from gleanings.documents.document import Document
    >>> sentence_overlap(Document("a", "Rain fell. Rivers rose."), ["Rain fell.", "People left."])
    Overlap(precision=0.5, recall=0.5)
    """
    chosen = set(map(_plain, _sentences("summary", summary)))
    given = reference if isinstance(reference, Sequence) and not isinstance(reference, str) else None
    wanted = set(map(_plain, _sentences("reference", reference) if given is None else read_references(given, least=0)))
    common = len(chosen & wanted)
    return Overlap(common / max(1, len(chosen)), common / max(1, len(wanted)))


def tokenize(text: str) -> list[str]:
    """Return ROUGE's tokens of `text`.

    >>> tokenize("The U.S. talks, 2015: étude")
    ['the', 'u', 's', 'talk', '2015', 'tude']
    """
    return [_stem(word) if len(word) > 3 else word for word in _TOKEN.findall(text.lower())]


@lru_cache(maxsize=1)
def _stemmer() -> Any:  # noqa: ANN401  (nltk has no types)
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    return str(_stemmer().stem(word))


def _sentences(name: str, extract: object) -> list[str]:
    sentences = getattr(extract, "sentences", None)
    if sentences is None:
        kind = "one text" if isinstance(extract, str) else f"a {type(extract).__name__}"
        wanted = "a Summary" if name == "summary" else "a Summary or a list of the sentences that were chosen"
        raise InvalidType(f"{name} is {kind}; give {wanted}.")
    return [sentence.text for sentence in sentences]


def _lines(summary: Extract | str) -> str:
    if isinstance(summary, str):
        return summary
    sentences = getattr(summary, "sentences", None)
    if sentences is None:
        raise InvalidType(f"summary is a {type(summary).__name__}; give a Summary or a text.")
    return "\n".join(sentence.text for sentence in sentences)


def read_references(reference: object, *, least: int = 1) -> list[str]:
    """Return one or several references as a list of texts, at least so many; raise for anything else."""
    references = [reference] if isinstance(reference, str) else reference
    if not isinstance(references, Iterable):
        raise InvalidType(f"reference is a {type(reference).__name__}; give a text or a list of texts.")
    texts: list[str] = []
    for text in references:
        if not isinstance(text, str):
            raise InvalidType(f"reference holds a {type(text).__name__}; give a text or a list of texts.")
        texts.append(text)
    if len(texts) < least:
        raise InvalidValue("reference=[] holds no text; give at least one.")
    return texts


def _plain(sentence: str) -> str:
    return " ".join(sentence.lower().split())


def _scores(summary: str, reference: str) -> dict[str, Overlap]:
    given, wanted = tokenize(summary), tokenize(reference)
    common = len(wanted) and _zeros(_rows(wanted, given)[-1], len(given))
    return {
        "rouge1": _counted(Counter(given), Counter(wanted)),
        "rouge2": _counted(_pairs(given), _pairs(wanted)),
        "rougeL": Overlap(common / max(1, len(given)), common / max(1, len(wanted))),
        "rougeLsum": _by_lines(
            [tokenize(x) for x in summary.split("\n")], [tokenize(x) for x in reference.split("\n")]
        ),
    }


def _pairs(tokens: list[str]) -> Counter[Any]:
    return Counter(pairwise(tokens))


def _counted(given: Counter[Any], wanted: Counter[Any]) -> Overlap:
    common = (given & wanted).total()
    return Overlap(common / max(1, given.total()), common / max(1, wanted.total()))


def _by_lines(given: list[list[str]], wanted: list[list[str]]) -> Overlap:
    """ROUGE-Lsum: for each line of the reference the union of its longest common subsequences, no word twice."""
    left, needed = Counter(word for line in given for word in line), Counter(word for line in wanted for word in line)
    total_given, total_wanted = left.total(), needed.total()
    hits = 0
    for line in wanted:
        places = sorted({place for other in given for place in _common_places(line, other)})
        for word in (line[place] for place in places):
            if left[word] > 0 and needed[word] > 0:
                hits += 1
                left[word] -= 1
                needed[word] -= 1
    return Overlap(hits / max(1, total_given), hits / max(1, total_wanted))


def _rows(first: Sequence[str], second: Sequence[str]) -> list[int]:
    """The table of longest common subsequences of two word lists, one integer a row (Hyyrö 2004).

    Bit j of row i is 0 where the table grows by one from column j to j + 1, so the length for the first i and j
    words is the number of zeros among the low j bits of row i.
    """
    places: dict[str, int] = {}
    for j, word in enumerate(second):
        places[word] = places.get(word, 0) | 1 << j
    full = (1 << len(second)) - 1
    row = full
    rows = [row]
    for word in first:
        both = row & places.get(word, 0)
        row = ((row + both) | (row - both)) & full
        rows.append(row)
    return rows


def _zeros(row: int, width: int) -> int:
    return width - (row & ((1 << width) - 1)).bit_count()


def _common_places(line: Sequence[str], other: Sequence[str]) -> list[int]:
    """The places in `line` of one longest common subsequence: the one that rouge-score walks back to."""
    rows = _rows(line, other)
    i, j = len(line), len(other)
    places = []
    while i > 0 and j > 0:
        if line[i - 1] == other[j - 1]:
            i, j = i - 1, j - 1
            places.append(i)
        elif _zeros(rows[i], j - 1) > _zeros(rows[i - 1], j):
            j -= 1
        else:
            i -= 1
    return places
