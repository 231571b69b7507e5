"""What became of each word of a document, and why: nothing is dropped in silence."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gleanings.corpus.corpus import Corpus
from gleanings.documents.document import Document
from gleanings.errors import InvalidType, quoted, whole_number
from gleanings.html import Safe, table, tag
from gleanings.tabular import Tabular
from gleanings.words.characters import mended, places
from gleanings.words.forms import dropped, is_elided, resolve
from gleanings.words.languages import is_abbreviation
from gleanings.words.phrases import DROPPED
from gleanings.words.preprocessor import Preparation
from gleanings.words.rows import Pieces, cut
from gleanings.words.splitters import Splitter, split, splitters_for
from gleanings.words.tokenizer import is_shouted, token_pattern, tokenize

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one stretch of a document's text.

    Attributes:
        text: the stretch, `document.text[start:end]`.
        start, end: offsets into the document's text.
        word: the word under which it is counted; empty if it is not counted.
        reason: why it is not counted; empty if it is.
    """

    text: str
    start: int
    end: int
    word: str
    reason: str


@dataclass(frozen=True)
class Explanation(Tabular):
    """What became of the words of a document, in the order of the text, and of the stretches that are not analysed."""

    document: str
    fates: tuple[Fate, ...]

    @property
    def kept(self) -> tuple[Fate, ...]:
        """What is counted."""
        return tuple(fate for fate in self.fates if fate.word)

    @property
    def dropped(self) -> tuple[Fate, ...]:
        """What is not counted."""
        return tuple(fate for fate in self.fates if not fate.word)

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame with one row for each stretch: text, start, end, word, reason."""
        import pandas as pd

        columns = ["text", "start", "end", "word", "reason"]
        return pd.DataFrame([[getattr(f, c) for c in columns] for f in self.fates], columns=columns)

    def __repr__(self) -> str:
        return f"Explanation({self.document!r}: {len(self.kept)} kept, {len(self.dropped)} dropped)"

    def _repr_html_(self) -> Safe:
        kept = Counter(fate.word for fate in self.kept)
        reasons: dict[str, Counter[str]] = {}
        for fate in self.dropped:
            reasons.setdefault(fate.reason, Counter())[" ".join(fate.text.split())[:60]] += 1
        rows = [("kept", sum(kept.values()), _listed(kept))]
        rows += [(reason, sum(words.values()), _listed(words)) for reason, words in sorted(reasons.items())]
        caption = f"What became of the words of {self.document}"
        return tag("div", table(["Why", "Count", "Most frequent"], rows, caption=caption, numbers=(1,)))


def chosen_document(corpus: Corpus, document: object) -> Document:
    """Return the document that an id or a place names.

    Raises:
        InvalidType, InvalidValue: it is neither, or there is no such document.
    """
    if isinstance(document, str):
        return corpus[document]
    if isinstance(document, bool) or not hasattr(document, "__index__"):
        raise InvalidType(f"document={quoted(document)} is not a document, id or place; give one of them.")
    return corpus[whole_number("document", document, least=-len(corpus), most=len(corpus) - 1)]


def explain(
    document: Document,
    preparation: Preparation,
    vocabulary: Iterable[str],
    reason: Callable[[str], str],
    splitter: Splitter | None = None,
) -> Explanation:
    """Return the fate of each word of `document`; see `BagOfWords.explain` and `explain_all`."""
    return explain_all([document], preparation, vocabulary, reason, splitter)[0]


def explain_all(
    documents: Sequence[Document],
    preparation: Preparation,
    vocabulary: Iterable[str],
    reason: Callable[[str], str],
    splitter: Splitter | None = None,
) -> list[Explanation]:
    """Return what `explain` does of each of some documents, whose words are prepared together.

    Args:
        documents: the documents.
        preparation: how its words are prepared.
        vocabulary: the words that are counted.
        reason: why a word is not in the vocabulary.
        splitter: what cuts a text without spaces into words.
    """
    found = []
    for document, fates in zip(
        documents, _words(documents, preparation, frozenset(vocabulary), reason, splitter), strict=True
    ):
        marked = [Fate(document.text[m.start : m.end], m.start, m.end, "", f"marked: {m.kind}") for m in document.marks]
        ordered = sorted([*marked, *fates], key=lambda fate: (fate.start, fate.end))
        found.append(Explanation(document.id, tuple(ordered)))
    return found


def _words(
    documents: Sequence[Document],
    preparation: Preparation,
    vocabulary: frozenset[str],
    reason: Callable[[str], str],
    splitter: Splitter | None,
) -> list[list[Fate]]:
    """Return the fates of the words of each document."""
    pieces = cut(documents, "document")
    splitters = splitters_for(pieces.languages, splitter, preparation.language)
    tokens = tokenize(pieces.texts, pieces.languages, whole=preparation.whole, splitters=splitters)
    spans, found = _places(documents, pieces, preparation, splitters)
    prepared = preparation.apply(tokens)
    for number, first, width in zip(
        prepared.ids.tolist(), prepared.token.tolist(), prepared.width.tolist(), strict=True
    ):
        of, start, _ = spans[first]
        end, document = spans[first + width - 1][2], documents[of]
        word = "" if number == DROPPED else prepared.terms[number]
        why = "" if word in vocabulary else reason(word) if word else dropped(document.text[start:end]) or "stop word"
        found[of].append(Fate(document.text[start:end], start, end, "" if why else word, why))
    return found


def _places(
    documents: Sequence[Document], pieces: Pieces, preparation: Preparation, splitters: Mapping[str, Splitter]
) -> tuple[list[tuple[int, int, int]], list[list[Fate]]]:
    """Return the document and the place of each token, as `tokenize` counts them.

    And for each document the fates of the forms that are no words.
    """
    spans: list[tuple[int, int, int]] = []
    fates: list[list[Fate]] = [[] for _ in documents]
    for text, begin, row in zip(pieces.texts, pieces.starts, pieces.row.tolist(), strict=True):
        of = pieces.rows[row].document
        document, plain, back = documents[of], mended(text), places(text)
        found = list(_found(plain, splitters.get(document.language)))
        shouted = "US" in plain and is_shouted(plain, [plain[a:b] for a, b in found])
        for a, b in found:
            form = plain[a:b].lower() if shouted else plain[a:b]
            first, last = back.original(a, b)
            start, end = begin + first, begin + last
            words = resolve(form, document.language, preparation.whole)
            if words and is_elided(words[0]):
                behind = begin + back.original(a, a + len(words[0]))[1]
                spans.append((of, start, behind))
                start, words = behind, words[1:]
            spans += [(of, start, end)] * len(words)
            if not words:
                short = "abbreviation" if is_abbreviation(form, document.language) else "sign"
                fates[of].append(Fate(document.text[start:end], start, end, "", dropped(form) or short))
    return spans, fates


def _found(text: str, splitter: Splitter | None) -> Iterable[tuple[int, int]]:
    if splitter is None:
        yield from (match.span() for match in token_pattern().finditer(text))
        return
    at = 0
    for form in split(text, splitter):
        start = text.find(form, at)
        start = at if start < 0 else start
        at = start + len(form)
        yield start, at


def _listed(words: "Counter[str]") -> str:
    most = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:12]
    return ", ".join(f"{word} ({times})" if times > 1 else word for word, times in most) + (
        ", …" if len(words) > 12 else ""
    )
