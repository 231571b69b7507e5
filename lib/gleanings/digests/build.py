"""digest: topic by topic, the sentences that carry it, each with its source."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import starmap

import numpy as np

from gleanings.corpus.corpus import Corpus
from gleanings.digests.candidates import Candidates, search
from gleanings.digests.digest import Digest, DigestSentence, DigestTopic
from gleanings.documents.paragraph_numbers import number_before
from gleanings.errors import InvalidType, InvalidValue, whole_number
from gleanings.nouns import counted
from gleanings.summaries.form_signs import announces
from gleanings.summaries.function_words import WORD
from gleanings.summaries.quoted_alone import quoted_alone
from gleanings.summaries.selection.greedy import WordCover, best_first
from gleanings.summaries.selection.redundancy import ALIKE, NearDuplicates
from gleanings.summaries.standing import Standing
from gleanings.topics.model import TopicModel
from gleanings.topics.representative_documents import documents_of_topics
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

_DOCUMENTS = 5  # documents named for each topic
_CARE = 1.5  # how much a digest cares that a sentence stands on its own
_ROUNDING = 1e-11  # gains are compared in 12 digits
_CANDIDATES = 256  # sentences of each topic that are looked at before more are
_QUOTE = 9  # words in a row
_TOLD = 10  # words of a topic that stand above its sentences
_WEAK = 0.2  # of the best score of a topic: what is below says too little to be quoted
_LEAST = 0.1  # the same of what counts once it is asked how far the sentence can be read alone


def digest(model: TopicModel, *, sentences: int = 3, per_document: int = 1, corpus: Corpus | None = None) -> Digest:
    """Return, topic by topic, the sentences that carry it, chosen over all documents, each with its source.

    A sentence belongs to the topic that most of its words are owed to, and to no other. Its score is what its words
    carry of the topic, for its length, more for one that stands early in its document, and less for one that leans on
    its neighbours ("But he said ..."), takes as known whom or what its document introduced before, is a fragment, or is
    very long. Sentences are taken best first; a word that a chosen sentence has counts half as much for the next (Lin
    and Bilmes 2011, "A class of submodular functions for document summarization"), so that another document comes
    next, which is then quoted by the sentence of it that scores most. None is taken that has half of its words in
    common with a chosen one, or quotes it, of whatever topic, nor a further one that scores less than a fifth of the
    best. What cleaning marked is never chosen, nor what ends in a colon.

    Args:
        model: what `fit_topics` returned. Its hidden topics are left out.
        sentences: how many for each topic, at most; fewer where no more are about the topic.
        per_document: how many of one topic's sentences may come from one document; more where the documents are so
            few that even shares are larger.
        corpus: the documents, for a model that does not hold them (`load_topics` gives such). They must be those that
            the model was made of.

    Raises:
        InvalidType, InvalidValue: an argument is not as above, or the model was made of tokens, not of documents.

    >>> import gleanings as gl
    >>> texts = ["Heavy rain flooded the northern valley.", "The northern valley saw rain and floods again.",
    ...          "The striker scored twice in the final match.", "Fans cheered as the striker won the match."]
    >>> bow = gl.bag_of_words(gl.Corpus.from_texts(texts), unit="document", minimum_rows=1)
    >>> found = digest(gl.fit_topics(bow, topics=2), sentences=1)
    >>> sentence = found.topics[0].sentences[0]
    >>> found.corpus[sentence.document].text[sentence.start : sentence.end] == sentence.text
    True
    """
    if not isinstance(model, TopicModel):
        raise InvalidType(f"model is a {type(model).__name__}; give what fit_topics returned.")
    sentences = whole_number("sentences", sentences, least=1)
    per_document = whole_number("per_document", per_document, least=1)
    corpus = _corpus(model, corpus)
    if model.bow.corpus is not corpus:
        model = replace(model, bow=replace(model.bow, corpus=corpus))
    shown = [topic for topic in model.topics if not topic.hidden]
    chosen, leading = _chosen([topic.index for topic in shown], model, corpus, sentences, per_document)
    asked = [(topic.index, topic.name) for topic in shown]
    weights = model.weights[[topic.index for topic in shown]]
    documents = documents_of_topics(model.bow, model.shares, weights, model.tokens, asked, _DOCUMENTS)
    entries = tuple(starmap(DigestTopic, zip(shown, documents, chosen, strict=True)))
    by_document = np.full((len(corpus), 2), -1, dtype=np.int64)
    by_document[leading[:, 0]] = leading[:, 1:]
    return Digest(entries, corpus, (*model.notes, *_account(entries, sentences)), by_document)


def _corpus(model: TopicModel, given: Corpus | None) -> Corpus:
    """Return the documents that the model was made of."""
    if given is not None and not isinstance(given, Corpus):
        raise InvalidType(f"corpus is a {type(given).__name__}; give what read_folder or Corpus.from_texts returned.")
    if model.bow.preparation is None:
        raise InvalidValue(
            "the model was made of tokens, so it has no sentences to quote; "
            "make one of documents: fit_topics(bag_of_words(corpus), topics=...)."
        )
    corpus = model.bow.corpus if given is None else given
    if corpus is None:
        raise InvalidValue("the model does not hold its documents; give them: digest(model, corpus=read_folder(...)).")
    if given is not None and given is not model.bow.corpus:
        again = model.bow.recount(given)
        if not _same(again, model.bow):
            raise InvalidValue(
                f"these {len(given)} documents are not those that the model was made of; "
                "read the same folder in the same way, or find topics in these."
            )
    return corpus


def _same(one: BagOfWords, other: BagOfWords) -> bool:
    """Whether two bags of one vocabulary have the same rows with the same counts."""
    if [row.id for row in one.rows] != [row.id for row in other.rows]:
        return False
    names = ("indptr", "indices", "data")
    return all(np.array_equal(getattr(one.counts, name), getattr(other.counts, name)) for name in names)


def _chosen(
    topics: Sequence[int], model: TopicModel, corpus: Corpus, sentences: int, per_document: int
) -> tuple[list[tuple[DigestSentence, ...]], Integers]:
    """Return the sentences of each topic, best first, and the leading sentences of documents.

    They are chosen from the best candidates: of as many as it takes.
    """
    limit = _CANDIDATES
    told = [{word for word, _ in topic.words[:_TOLD]} for topic in model.topics]
    best = search(model, corpus)
    while True:
        found = best(limit)
        most = max(per_document, -(-len(topics) * sentences // max(found.documents, 1)))
        chooser = _Chooser(found, corpus, sentences, most, told)
        try:
            return [chooser.choose(topic) for topic in topics], found.leading
        except _TooFew:
            limit *= 8


class _TooFew(Exception):
    """One that was left out of the candidates may be as good as the next of them."""


class _Chooser:
    """Chooses sentences topic after topic, and keeps in mind what was chosen."""

    def __init__(
        self, given: Candidates, corpus: Corpus, sentences: int, most: int, told: Sequence[Collection[str]]
    ) -> None:
        found = given.found
        self._found, self._left = found, given.left
        self._corpus = corpus
        self._sentences = sentences
        self._most = most
        self._told = told  # of each topic, the words that stand above its sentences
        self._width = int(found.words.max(initial=0)) + 1
        self._cover = WordCover(found.indptr, found.words, found.carried, self._width)
        self._cover.scale = given.scale
        self._alone: Floats = given.alone
        self._chosen = NearDuplicates(ALIKE)
        self._runs: set[tuple[str, ...]] = set()  # of words of chosen sentences
        self._known: dict[int, Standing] = {}

    def choose(self, topic: int) -> tuple[DigestSentence, ...]:
        """Return the sentences of one topic, best first."""
        rows = np.flatnonzero((self._found.topic == topic) & (self._alone > 0))
        highest = float(self._alone[rows].max(initial=0.0))
        rows = rows[self._alone[rows] >= _WEAK * highest]
        self._cover.left = np.ones(self._width)
        taken: list[int] = []
        documents: Counter[int] = Counter()
        left = float(self._left[topic])
        for row in best_first(self._cover, rows, taken, standing=self._stands):
            if self._cover.gain(row) * self._stands(row)[0] <= left + _ROUNDING:
                raise _TooFew
            document = int(self._found.document[row])
            if documents[document] >= self._most or row in taken:
                continue
            several = [row] if documents[document] else self._better(row, rows)
            least = _LEAST * highest if taken else 0.0
            new = next((each for each in several if self._take(each, least)), None)
            if new is None:
                continue
            documents[document] += 1
            taken.append(new)
            if len(taken) == self._sentences:
                break
        else:
            if left > 0 and left >= _WEAK * highest:
                raise _TooFew
        return tuple(self._sentence(row, self._alone[row] / highest, rank) for rank, row in enumerate(taken, 1))

    def _better(self, row: int, rows: Integers) -> list[int]:
        """Return the rows of the same document that say more of the topic by themselves, the best first, then `row`.

        What the chosen ones have said makes another document the next to quote, but no worse sentence of it.
        """
        worth = float(self._alone[row]) * self._stands(row)[0]
        others = rows[(self._found.document[rows] == self._found.document[row]) & (self._alone[rows] > worth)]
        better = {each: float(self._alone[each]) * self._stands(each)[0] for each in others.tolist()}
        return [*sorted((each for each in better if better[each] > worth), key=better.__getitem__, reverse=True), row]

    def _take(self, row: int, least: float) -> bool:
        """Whether a sentence may be quoted beside the chosen ones; if so, it is one of them.

        One that says less than `least`, as far as it can be read alone, is quoted only where there is no other.
        """
        if float(self._alone[row]) * self._stands(row)[0] < least:
            return False
        text = self._corpus[int(self._found.document[row])].sentences[int(self._found.index[row])].text
        if announces(text):
            return False  # a salutation, the head of a list: it says nothing by itself, however little else there is
        words = frozenset(self._found.words[self._found.entries(row)].tolist())
        if self._chosen.repeats(words) or not self._runs.isdisjoint(runs := _runs(text)):
            return False
        self._chosen.add(words)
        self._runs |= runs
        return True

    def _standing(self, row: int) -> Standing:
        if row not in self._known:
            document = self._corpus[int(self._found.document[row])]
            told = self._told[int(self._found.topic[row])]
            self._known[row] = quoted_alone(document, int(self._found.index[row]), told)
        return self._known[row]

    def _stands(self, row: int) -> tuple[float, float, tuple[()]]:
        """What a sentence counts for: a digest shows it alone, so that one that leans is worth little."""
        factor = float(self._standing(row).score ** _CARE)
        return factor, factor, ()

    def _sentence(self, row: int, score: float, rank: int) -> DigestSentence:
        document = self._corpus[int(self._found.document[row])]
        sentence = document.sentences[int(self._found.index[row])]
        return DigestSentence(
            sentence.text,
            document.id,
            document.title,
            document.date,
            sentence.start,
            sentence.end,
            sentence.index,
            float(score),
            float(self._found.share[row]),
            rank,
            self._standing(row).score,
            self._standing(row).reasons,
            document.language,
            number_before(document, sentence.index),
        )


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of words of a sentence that another has only where one quotes the other, or both the same."""
    words = WORD.findall(text.casefold())
    return {tuple(words[at : at + _QUOTE]) for at in range(len(words) - _QUOTE + 1)}


def _account(entries: tuple[DigestTopic, ...], sentences: int) -> list[str]:
    short = [f"{e.topic.label or e.name} ({len(e.sentences)})" for e in entries if len(e.sentences) < sentences]
    if not short:
        return []
    return [
        f"Fewer than {sentences} sentences were found for {counted(len(short), 'topic')}: {'; '.join(short)}. "
        "The others are mostly about another topic, say little of this one, repeat a chosen one, or are from a "
        "document already quoted."
    ]
