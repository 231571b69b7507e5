"""What a report says of single documents: what the pages of documents are made of, wherever they are made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gleanings.documents.broken_words import unbroken
from gleanings.documents.document import Document, Sentence
from gleanings.documents.excerpts import readable
from gleanings.documents.paragraph_numbers import number_before
from gleanings.report.contents import Contents, Told, told
from gleanings.report.first_screen import on_card
from gleanings.report.text import Chosen
from gleanings.summaries.standing import LEANS, standing_of
from gleanings.summaries.summary import SummarySentence

TOPICS = 3  # main topics that are named
_LINE = 25  # letters: a shorter sentence says nothing by itself
_LOOKED_AT = 3  # sentences of a document, of which the first that stands on its own is shown


@dataclass(frozen=True, slots=True)
class Entry:
    """What a report says of a document beside what the document itself does.

    Attributes:
        number: in the corpus, from 0.
        title: what it is called.
        topics: its main topics, each with its name and its share; none where no word was counted.
        line: one sentence of its summary; None where it has none.
        leading: where it has no summary because there are too many: the sentences to show it by, by index, best first.
        marked: the sentences to mark in its text.
        notes: what a reader of its summary must know.
    """

    number: int
    title: str
    topics: tuple[tuple[int, str, float], ...]
    line: str | None
    leading: tuple[int, ...] | None
    marked: Sequence[Chosen]
    notes: tuple[str, ...]


def entries(contents: Contents, numbers: Iterable[int]) -> list[Entry]:
    """Return the entries of some documents."""
    said = said_above(contents)
    return [_entry(contents, number, said) for number in numbers]


def _entry(contents: Contents, number: int, said: frozenset[Told]) -> Entry:
    outline = contents.corpus.outlines[number]
    shares = contents.shares[number]
    main = () if shares is None else contents.main_topics(number)
    summary = contents.of_document.get(outline.id)
    line = None if summary is None else one_line(summary.sentences, said)
    if line is not None and told(line) in " ".join(contents.titles[number].split()).casefold():
        line = None  # the title says it: an answer of one sentence
    return Entry(
        number,
        contents.titles[number],
        tuple((topic, contents.names[topic], float(shares[topic])) for topic in main) if shares is not None else (),
        None if line is None else line.shown,
        None if contents.summarised else _leading(contents, number),
        contents.chosen.get(number, ()),
        () if summary is None else summary.notes,
    )


def _leading(contents: Contents, number: int) -> tuple[int, ...]:
    known = contents.digest.leading
    ranked = () if known is None else tuple(index for index in known[number].tolist() if index >= 0)
    return ranked or tuple(range(min(_LOOKED_AT, contents.corpus.outlines[number].sentences)))


def leading_sentence(document: Document, ranked: Sequence[int], said: frozenset[Told]) -> Sentence | None:
    """Return the first of some sentences that stands on its own and that the page has not said, else the first.

    Args:
        document: the document.
        ranked: the sentences, by their index, the best first.
        said: what the page says above.

    >>> document = Document("a", "But he said so in the evening. The council of Ulm rebuilt the old bridge in May.")
    >>> leading_sentence(document, [0, 1], frozenset()).index
    1
    """
    sentences = [document.sentences[index] for index in ranked]
    for sentence in sentences:
        if not (said and told(sentence) in said) and standing_of(document, sentence.index).score >= LEANS:
            return sentence
    return sentences[0] if sentences else None


def shown(document: Document, sentence: Sentence) -> str:
    """Return a sentence as it is shown: without the number of its paragraph, words whole, signs for entities.

    >>> document = Document("a", "AT&amp;T was fined in June.")
    >>> shown(document, document.sentences[0])
    'AT&T was fined in June.'
    """
    text = sentence.text[number_before(document, sentence.index) :]
    return unbroken(readable(text), document.language)


def one_line(sentences: Iterable[SummarySentence], said: frozenset[Told]) -> SummarySentence | None:
    """Return the best sentence of a summary that stands on its own and that the page has not said.

    Where it has said each of these, the best of them is said again: one that leans says nothing in a table. What is
    left of an answer whose sentences others gave too ("Regular.") is no line that says what it is about, either.
    """
    ranked = sorted(sentences, key=lambda s: s.rank)
    whole = [s for s in ranked if len(s.text) >= _LINE] or ranked
    alone = [s for s in whole if s.standing >= LEANS] or whole
    return next((s for s in alone if told(s) not in said), alone[0] if alone else None)


def said_above(contents: Contents) -> frozenset[Told]:
    """Return the sentences that stand above the table."""
    said = set(contents.told_first)
    for each in contents.digest.topics:
        best = on_card(contents, each)
        here = each.sentences if not contents.paged else () if best is None else (best,)
        said |= {told(sentence) for sentence in here}
    return frozenset(said)
