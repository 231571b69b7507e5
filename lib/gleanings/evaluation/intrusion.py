"""gl.intrusion_test: questions that people answer, which show whether topics mean something to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from gleanings.errors import InvalidType, InvalidValue, choice, whole_number
from gleanings.evaluation.agreement import HasShares
from gleanings.evaluation.intrusion_answers import IntrusionScores, read_answers, score
from gleanings.evaluation.intrusion_sheets import write_sheets
from gleanings.evaluation.topic_words import top_words
from gleanings.tabular import Tabular
from gleanings.types import Integers

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["word", "topic", "mixing"]
KINDS: tuple[str, ...] = get_args(Kind)

_SHOWN = 5  # top words of a topic in a question about words (Chang et al. 2009)
_DESCRIBED = 8  # words that stand for a topic in a question about a document
_TOPICS = 3  # strongest topics of a document beside the intruder, at most,
_HELD = 0.2  # of those whose share in it is so large: others have nothing to do with it either
_EXCERPT = 500  # characters of a document
_ONE, _TWO = "one subject", "two subjects"
QUESTIONS = {
    "word": "Which word does not belong with the others?",
    "topic": "Which group of words has nothing to do with this text?",
    "mixing": "Are these words about one subject, or are two subjects mixed?",
}


@dataclass(frozen=True, slots=True)
class IntrusionItem:
    """One question.

    Attributes:
        number: from 1, in the order of the sheet.
        kind: word, topic or mixing.
        topic: the number of the topic that it tests.
        text: what is read before the options: an excerpt, or the words; empty for questions about words.
        options: what to choose from.
        answer: the place of the right one in `options`, from 0.
    """

    number: int
    kind: str
    topic: int
    text: str
    options: tuple[str, ...]
    answer: int


@dataclass(frozen=True, repr=False)
class IntrusionTest(Tabular):
    """Questions for people about the topics of a model.

    Attributes:
        items: the questions, shuffled.
        names: the names of the topics, by number.
        notes: what could not be asked, and why.

    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm", "cloud", "hail"], ["vote", "party", "poll", "law", "seat"]] * 10
    >>> test = gl.intrusion_test(gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2), kinds=["word"])
    >>> len(test.items), len(test.items[0].options)
    (2, 6)
    """

    items: tuple[IntrusionItem, ...]
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def save(self, folder: "str | PathLike[str]") -> None:
        """Write `sheet.csv` to fill in, `sheet.html` to print, and `key.csv`, which the people must not see.

        Raises:
            NotWritable: the folder cannot be written to.
        """
        write_sheets(folder, self.items, QUESTIONS)

    def score(self, answers: "Sequence[str | PathLike[str] | Sequence[int]]") -> IntrusionScores:
        """Return how often people found what does not belong, topic by topic, and how far they agree.

        Args:
            answers: for each person a filled-in `sheet.csv`, as a spreadsheet saved it, or one number for each
                question: the option chosen, from 1; 0 for none.

        Raises:
            InvalidType, InvalidValue: a sheet of another test, or an answer that is not one of the options.
        """
        listed = list(answers) if isinstance(answers, Sequence) or getattr(answers, "ndim", 0) == 2 else []
        if isinstance(answers, str | PathLike) or not listed:
            raise InvalidType(
                "answers holds none; give a list with one sheet, or one list of numbers, for each person, such as "
                "['ann.csv', 'ben.csv']."
            )
        given = [read_answers(each, [item.options for item in self.items]) for each in listed]
        keys = [(item.kind, item.topic, item.answer, len(item.options)) for item in self.items]
        return score(keys, np.array(given, np.int64), self.names)

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per question: item, kind, topic, text, options, answer (from 1)."""
        import pandas as pd

        lines = [(i.number, i.kind, i.topic, i.text, " | ".join(i.options), i.answer + 1) for i in self.items]
        return pd.DataFrame(lines, columns=["item", "kind", "topic", "text", "options", "answer"])

    def __repr__(self) -> str:
        kinds = ", ".join(f"{sum(item.kind == kind for item in self.items)} {kind}" for kind in KINDS)
        return f"IntrusionTest({len(self.items)} questions: {kinds})"


def intrusion_test(
    model: HasShares, *, kinds: Sequence[Kind] = ("word", "topic", "mixing"), documents: int = 2, seed: int = 0
) -> IntrusionTest:
    """Return questions that show whether people see what the topics of a model are about.

    Word intrusion: five top words of a topic and one that is a top word elsewhere and unlikely here. Topic intrusion:
    a document, its strongest topics (three at most, of those that hold a fifth of it) and one that it has least of
    (both: Chang, Boyd-Graber, Wang, Gerrish and Blei 2009, "Reading tea leaves"). Mixing: words of one topic, or half
    of one and half of another (as topic word mixing, arXiv 2603.01945). Numbers such as coherence follow people's
    answers only loosely (Hoyle et al. 2021).

    Args:
        model: what `fit_topics` returned. Hidden topics are not asked about.
        kinds: which questions.
        documents: questions about documents, for each topic.
        seed: a whole number from 0; the same seed gives the same questions.

    Raises:
        InvalidType, InvalidValue: an argument that is not as above, or fewer than two topics.

    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm", "cloud", "hail"], ["vote", "party", "poll", "law", "seat"]] * 10
    >>> test = gl.intrusion_test(gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2), kinds=["word"])
    >>> test.score([[item.answer + 1 for item in test.items]]).precision["word"]
    1.0
    """
    if not isinstance(model, HasShares):
        raise InvalidType(f"model is of type {type(model).__name__}; give what fit_topics returned.")
    if isinstance(kinds, str) or not isinstance(kinds, Iterable) or not list(kinds):
        raise InvalidType(f"kinds={kinds!r} must be a list of some of: {', '.join(KINDS)}.")
    for kind in kinds:
        choice("kinds", kind, KINDS)
    documents, seed = whole_number("documents", documents, least=1), whole_number("seed", seed, least=0)
    shown = [k for k, topic in enumerate(model.topics) if not getattr(topic, "hidden", False)]
    if len(shown) < 2:
        raise InvalidValue("an intruder comes from another topic, and there is only one; fit two topics or more.")
    generator = np.random.Generator(np.random.PCG64(seed))
    notes: list[str] = []
    drafts: list[tuple[str, int, str, list[str], str]] = []
    tops = top_words(model.weights, max(2 * _SHOWN, _DESCRIBED))
    if "word" in kinds:
        drafts += _word_drafts(model, shown, tops, generator, notes)
    if "topic" in kinds:
        drafts += _topic_drafts(model, shown, tops, documents, notes)
    if "mixing" in kinds:
        drafts += _mixing_drafts(model, shown, tops, generator)
    items = []
    for number, place in enumerate(generator.permutation(len(drafts)).tolist(), 1):
        kind, topic, text, options, answer = drafts[place]
        order = generator.permutation(len(options)) if kind != "mixing" else np.arange(len(options))
        shuffled = tuple(options[i] for i in order.tolist())
        items.append(IntrusionItem(number, kind, topic, text, shuffled, shuffled.index(answer)))
    return IntrusionTest(tuple(items), tuple(topic.name for topic in model.topics), tuple(notes))


Drafts = list[tuple[str, int, str, list[str], str]]


def _word_drafts(
    model: HasShares, shown: list[int], tops: Integers, generator: np.random.Generator, notes: list[str]
) -> Drafts:
    drafts: Drafts = []
    rank = np.argsort(np.argsort(-model.weights, axis=1, kind="stable"), axis=1)
    for k in shown:
        unlikely = rank[k] >= model.weights.shape[1] // 2
        others = np.unique(np.concatenate([tops[j] for j in shown if j != k]))
        intruders = [int(w) for w in others if unlikely[w] and w not in tops[k][:_SHOWN]]
        if not intruders:
            notes.append(f"Topic {k} has no word question: every top word of other topics is likely in it, too.")
            continue
        intruder = model.bow.vocabulary[intruders[int(generator.integers(len(intruders)))]]
        words = [model.bow.vocabulary[w] for w in tops[k][:_SHOWN]]
        drafts.append(("word", k, "", [*words, intruder], intruder))
    return drafts


def _topic_drafts(model: HasShares, shown: list[int], tops: Integers, documents: int, notes: list[str]) -> Drafts:
    corpus = model.bow.corpus
    if corpus is None:
        notes.append("There are no questions about documents: the model does not hold its texts.")
        return []
    if len(shown) < 3:
        notes.append("There are no questions about documents: they need three topics.")
        return []
    described = {k: ", ".join(model.bow.vocabulary[w] for w in tops[k][:_DESCRIBED]) for k in shown}
    drafts: Drafts = []
    used: set[int] = set()
    filled = np.flatnonzero(np.diff(model.bow.counts.indptr) > 0)
    shares = model.shares[:, shown]
    held = np.minimum((shares >= _HELD).sum(axis=1), _TOPICS)
    first = shares.argmax(axis=1)
    for at, k in enumerate(shown):
        mixed = held[filled] * (first[filled] == at)
        own = [int(row) for row in filled[np.lexsort((-shares[filled, at], -mixed))] if int(row) not in used]
        for row in own[:documents]:
            used.add(row)
            order = np.argsort(-shares[row], kind="stable")
            beside = max(1, min(int(held[row]), len(shown) - 1))
            strongest, least = [shown[i] for i in order[:beside]], shown[int(order[-1])]
            about = model.bow.rows[row]
            text = " ".join(corpus[about.document].text[about.start : about.end].split())
            excerpt = text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + " …"
            drafts.append(("topic", k, excerpt, [described[j] for j in (*strongest, least)], described[least]))
    return drafts


def _mixing_drafts(model: HasShares, shown: list[int], tops: Integers, generator: np.random.Generator) -> Drafts:
    drafts: Drafts = []
    for at, k in enumerate(shown):
        other = shown[(at + 1 + int(generator.integers(len(shown) - 1))) % len(shown)]
        mixed = at % 2 == 1
        half = _SHOWN - _SHOWN // 2
        foreign = [w for w in tops[other] if w not in tops[k][:_SHOWN]][: _SHOWN - half] if mixed else []
        chosen = [*tops[k][: _SHOWN - len(foreign)], *foreign]
        words = [model.bow.vocabulary[int(chosen[i])] for i in generator.permutation(len(chosen))]
        drafts.append(("mixing", k, ", ".join(words), [_ONE, _TWO], _TWO if foreign else _ONE))
    return drafts
