"""What became of each word of a document, and why: nothing is dropped in silence."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gleanings.documents.document import Document
from gleanings.errors import InvalidValue
from gleanings.html import Safe, table, tag
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.phrases import DROPPED
from gleanings.words.tokenizer import dropped, resolve, token_pattern, tokenize

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
class Explanation:
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
        """Return a frame with a row a stretch: text, start, end, word, reason."""
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


def explain(bag: BagOfWords, document: Document | str | int) -> Explanation:
    """Return the fate of each word of `document`; see `BagOfWords.explain`."""
    if bag.preparation is None:
        raise InvalidValue(
            "this bag was made from tokens: every token was kept as it was, there is nothing to explain."
        )
    if not isinstance(document, Document):
        if bag.corpus is None:
            raise InvalidValue("this bag was loaded without its documents; give the document itself.")
        document = bag.corpus[document]
    fates = [Fate(document.text[m.start : m.end], m.start, m.end, "", f"marked: {m.kind}") for m in document.marks]
    fates += _words(bag, document)
    return Explanation(document.id, tuple(sorted(fates, key=lambda fate: (fate.start, fate.end))))


def _words(bag: BagOfWords, document: Document) -> list[Fate]:
    assert bag.preparation is not None
    tokens = tokenize(sentence.text for sentence in document.sentences)
    places, fates = _places(document)
    prepared = bag.preparation.apply(tokens)
    vocabulary = frozenset(bag.vocabulary)
    for number, first, width in zip(
        prepared.ids.tolist(), prepared.token.tolist(), prepared.width.tolist(), strict=True
    ):
        start, end = places[first][0], places[first + width - 1][1]
        word = "" if number == DROPPED else prepared.terms[number]
        reason = "" if word in vocabulary else _reason(bag, word)
        fates.append(Fate(document.text[start:end], start, end, "" if reason else word, reason))
    return fates


def _places(document: Document) -> tuple[list[tuple[int, int]], list[Fate]]:
    """Return the place of each token, as `tokenize` counts them, and the fates of the forms that are no words."""
    places: list[tuple[int, int]] = []
    fates: list[Fate] = []
    for sentence in document.sentences:
        for match in token_pattern().finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            words = resolve(match.group())
            places += [(start, end)] * len(words)
            if not words:
                fates.append(Fate(match.group(), start, end, "", dropped(match.group())))
    return places, fates


def _reason(bag: BagOfWords, word: str) -> str:
    """Return why a word is not in the vocabulary."""
    if not word:
        return "stop word"
    if bag.corpus is None:
        return "not in the vocabulary"
    many = f" or more than {bag.too_many}" if bag.too_many is not None and bag.too_many < len(bag) else ""
    return f"in fewer than {bag.too_few} {bag.unit}s{many}"


def _listed(words: "Counter[str]") -> str:
    most = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:12]
    return ", ".join(f"{word} ({times})" if times > 1 else word for word, times in most) + (
        ", …" if len(words) > 12 else ""
    )
