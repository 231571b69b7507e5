"""The first paragraph of a report: a few sentences of the documents that say what the whole is about."""

from collections.abc import Sequence
from itertools import chain, takewhile
from typing import TypeVar

from gleanings.corpus.corpus import Corpus
from gleanings.digests.digest import DigestSentence, DigestTopic
from gleanings.documents.document import Document
from gleanings.html import Safe, join, tag
from gleanings.nouns import counted
from gleanings.report.contents import Contents, told
from gleanings.report.marked import anchor_of
from gleanings.report.markup import direction, percent, read_at_once, shortened, words_of
from gleanings.report.spelling import name_of
from gleanings.summaries.brief import brief
from gleanings.summaries.summary import SummarySentence
from gleanings.topics.standing import hollow_topics
from gleanings.words.splitters import can_be_parted

Said = TypeVar("Said", SummarySentence, DigestSentence)

_SENTENCES = 3
_NAMED = 3  # topics that the sentence at the top names
_MOST = 20_000  # sentences of all documents that are compared; of more, the digest's are taken


def lead(contents: Contents) -> list[object]:
    """Return the paragraph, each sentence with a link to its place, and how far it goes."""
    if not contents.brief:
        return []
    parts: list[list[object]] = []
    for sentence in contents.brief:
        number = contents.numbers[sentence.document]
        place = f"#{anchor_of(number, sentence)}"
        named = f"[sentence {sentence.index + 1:,}]" if len(contents.corpus) == 1 else f"[{number + 1:,}]"
        link = tag("a", named, href=place, title=contents.titles[number])
        parts.append([words_of(shortened(sentence.shown), contents.corpus.outlines[number]), " ", link, " "])
    one = len(contents.corpus) == 1
    said = (
        "In its own words: sentences of the document."
        if one
        else "In their own words: sentences of the documents, each with the number of its document."
    )
    said += " This page contains text of the documents: pass it on only to people who may read them."
    runs = [direction(sentence.shown) for sentence in contents.brief]
    if len(set(runs)) > 1:  # in one paragraph, words of Arabic and of English would be read in each other's order
        lines = [tag("p", *part, class_="lead", dir=run or "ltr") for part, run in zip(parts, runs, strict=True)]
    else:
        lines = [tag("p", *chain.from_iterable(parts), class_="lead", dir=runs[0])]
    return [*lines, tag("p", said, class_="quiet")]


def at_a_glance(contents: Contents) -> Safe | str:
    """Return what the whole is about in one sentence of the report's own: its largest topics and their parts of it.

    It ends before the first topic that may be chance. Where that is the largest of all, or no topic is clear, nothing
    is said.
    """
    firm = list(takewhile(_holds, contents.ordered))
    clear = any(t.topic.standing is None or t.topic.standing.word == "clear" for t in contents.ordered)
    if not firm or not clear or len(contents.digest.topics) < 2:
        return ""
    of = [" of the counted words", *[""] * (_NAMED - 1)]
    named = [
        join(
            [
                tag("a", words_of(name_of(each)), href=f"#card-{each.topic.index + 1}"),
                " (",
                tag("span", percent(each.share), class_="whole"),
                f"{what})",
            ]
        )
        for each, what in zip(firm, of, strict=False)
    ]
    begins = "This text speaks most of " if len(contents.corpus) == 1 else "These documents speak most of "
    more = len(contents.digest.topics) - len(named)
    end = f"; {counted(more, 'more topic')} below." if more else "."
    *first, last = named
    return tag("p", begins, *([join(first, ", "), " and of "] if first else []), last, end, class_="glance")


def _holds(each: DigestTopic) -> bool:
    return each.topic.standing is None or each.topic.standing.word in ("clear", "mixed")


def said_first(contents: Contents) -> Sequence[SummarySentence | DigestSentence]:
    """Return the sentences that say what the whole is about: one for each of the largest topics, and of fewer topics
    than sentences a second for the largest.

    Chosen from all documents at once, the sentences that are most like the others would all come from the topic that is
    most like itself, which need not be a large one.
    """
    size = sum(number for code, number in contents.corpus.overview.sentences.items() if can_be_parted(code))
    if not 0 < size <= _MOST:
        return _in_turn([each.sentences for each in _largest(contents)])
    if len(contents.corpus) == 1:
        return sorted(brief(contents.corpus, sentences=_SENTENCES).sentences, key=lambda sentence: sentence.start)
    documents = _documents_of(contents, [each.topic.index for each in _largest(contents)[:_SENTENCES]])
    return _in_turn([brief(some, sentences=_SENTENCES).sentences for some in documents if some])


def _in_turn(of_topics: Sequence[Sequence[Said]]) -> list[Said]:
    """Return the best sentence of each topic, then the second best of each, until there are enough; none twice."""
    chosen: list[Said] = []
    left = [list(sentences) for sentences in of_topics]
    while any(left) and len(chosen) < _SENTENCES:
        for sentences in left:
            best = read_at_once(sentences)
            if best is not None:
                sentences.remove(best)
                if told(best) not in map(told, chosen):
                    chosen.append(best)
    return chosen[:_SENTENCES]


def _largest(contents: Contents) -> Sequence[DigestTopic]:
    """Return the topics, largest first, without those that say nothing of their own, where others do."""
    model = contents.model
    hollow = hollow_topics(model.bow, model.fit, model.repeated)
    return [each for each in contents.ordered if not hollow[each.topic.index]] or contents.ordered


def _documents_of(contents: Contents, topics: Sequence[int]) -> list[Corpus]:
    """Return for each topic the documents whose largest topic it is; those of a stream are read once for all."""
    of_topic: dict[int, list[Document]] = {topic: [] for topic in topics}
    for document, shares in zip(contents.corpus, contents.shares, strict=True):
        largest = int(shares.argmax()) if shares is not None else None
        if largest in of_topic and can_be_parted(document.language):
            of_topic[largest].append(document)
    return [Corpus(tuple(some), contents.corpus.language) for some in of_topic.values()]
