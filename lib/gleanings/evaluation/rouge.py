"""How near a summary comes to references: ROUGE, and the share of sentences in common.

Nothing here chooses sentences. ROUGE counts words in common and no more: a summary that says the opposite in the
same words scores high, one that says the same in other words scores low.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Protocol

from gleanings.corpus.language_detection import FALLBACK, detect_language
from gleanings.errors import InvalidType, InvalidValue, check_language, choice
from gleanings.evaluation.common_words import by_lines, common_length
from gleanings.evaluation.rouge_tokens import OTHER_SCRIPT, sentences_however_wrapped, tokenize, words_of_any_script
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.tabular import Tabular

if TYPE_CHECKING:
    import pandas as pd

MEASURES = ("rouge1", "rouge2", "rougeL", "rougeLsum")


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
class Rouge(Tabular):
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
        notes = paragraphs(self.notes)
        return tag("div", table(headers, rows, caption=caption, numbers=range(1, len(headers))), notes)


def rouge(
    summary: Extract | str,
    reference: str | Sequence[str],
    *,
    language: str | None = None,
    tokenizer: Literal["language", "rouge-score"] = "language",
) -> Rouge:
    """Return ROUGE-1, ROUGE-2, ROUGE-L and ROUGE-Lsum of `summary` against one or more references.

    For English the figures are those of the rouge-score package with its Porter stemmer, which follows ROUGE-1.5.5
    (Lin 2004, "ROUGE: a package for automatic evaluation of summaries"): words are runs of a-z and 0-9 in lower case,
    those longer than three letters are stemmed. Text with letters of other alphabets, or of a language given, is cut
    into words of any letters and digits; those of scripts without spaces count character by character. For
    ROUGE-Lsum the lines are sentences, those of `summary` where it has such, and those into which a text is split,
    however it is wrapped; where a text has no full stop its lines are.

    Args:
        summary: a `Summary` or another extract, whose sentences are taken as lines, or a text.
        reference: the text to compare with, or several.
        language: ISO 639-1 code; None to tell English from the rest by the letters that occur, and to split sentences
            by the language that is recognised.
        tokenizer: "rouge-score" to count the letters a to z and digits alone, whatever the text, and to compare lines
            as they are given.

    Raises:
        InvalidType: for anything but texts.
        InvalidValue: for no reference, or an unknown tokenizer.

    >>> rouge("The cat sat.", ["A cat sat down.", "Dogs bark."]).best["rouge1"]
    Overlap(precision=0.6666666666666666, recall=0.5)
    >>> rouge("Город затопило в 2020 году.", "В 2020 году начался ремонт.").best["rouge1"].f1
    0.6
    """
    choice("tokenizer", tokenizer, ("language", "rouge-score"))
    raw = tokenizer == "rouge-score"
    references = read_references(reference)
    split_in = None if raw else _language(summary, references) if language is None else check_language(language)
    lines = _lines(summary, split_in)
    other = any(OTHER_SCRIPT.search(part) for part in (*lines, *references))
    notes = []
    if raw:
        if other:
            notes.append("rouge-score counts words of the letters a to z and digits alone; others were not compared.")
        other = False
    elif language is not None:
        other = split_in != "en"
    cut = words_of_any_script if other else tokenize
    if other:
        notes.append("Words of any script were counted, unstemmed, which rouge-score does not.")
    given = [cut(line) for line in lines]
    scores = [_scores(given, [cut(line) for line in _lines(text, split_in)]) for text in references]
    return Rouge(tuple(map(MappingProxyType, scores)), tuple(notes))


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


def _sentences(name: str, extract: object) -> list[str]:
    sentences = getattr(extract, "sentences", None)
    if sentences is None:
        kind = "one text" if isinstance(extract, str) else f"a {type(extract).__name__}"
        wanted = "a Summary" if name == "summary" else "a Summary or a list of the sentences that were chosen"
        raise InvalidType(f"{name} is {kind}; give {wanted}.")
    return [sentence.text for sentence in sentences]


def _language(summary: object, references: Sequence[str]) -> str:
    """The language in which texts are split into sentences, where none is given."""
    code, sure = detect_language("\n".join([*references, *([summary] if isinstance(summary, str) else [])]))
    return code if sure else FALLBACK


def _lines(summary: Extract | str, language: str | None) -> list[str]:
    """What ROUGE-Lsum compares: the sentences of an extract or a text, or the lines of a text without a language."""
    if isinstance(summary, str):
        return summary.split("\n") if language is None else sentences_however_wrapped(summary, language)
    if getattr(summary, "sentences", None) is None:
        raise InvalidType(f"summary is a {type(summary).__name__}; give a Summary or a text.")
    return [" ".join(sentence.text.split()) for sentence in summary.sentences]


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


def _scores(summary: list[list[str]], reference: list[list[str]]) -> dict[str, Overlap]:
    given, wanted = list(chain.from_iterable(summary)), list(chain.from_iterable(reference))
    common = common_length(wanted, given)
    return {
        "rouge1": _counted(Counter(given), Counter(wanted)),
        "rouge2": _counted(_pairs(given), _pairs(wanted)),
        "rougeL": Overlap(common / max(1, len(given)), common / max(1, len(wanted))),
        "rougeLsum": Overlap(*by_lines(summary, reference)),
    }


def _pairs(tokens: list[str]) -> Counter[Any]:
    return Counter(pairwise(tokens))


def _counted(given: Counter[Any], wanted: Counter[Any]) -> Overlap:
    common = (given & wanted).total()
    return Overlap(common / max(1, given.total()), common / max(1, wanted.total()))
