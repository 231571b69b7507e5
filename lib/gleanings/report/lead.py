"""The first paragraph of a report: a few sentences of the documents that say what the whole is about."""

from collections.abc import Sequence

from gleanings.corpus.corpus import Corpus
from gleanings.digests.digest import Digest, DigestSentence
from gleanings.html import tag
from gleanings.report.contents import Contents
from gleanings.report.marked import anchor_of
from gleanings.report.markup import listed, read_at_once, shortened, words_of
from gleanings.summaries.brief import brief
from gleanings.summaries.summary import SummarySentence
from gleanings.words.splitters import can_be_parted

_SENTENCES = 3
_MOST = 20_000  # sentences of all documents that are compared; of more, the largest topics speak


def lead(contents: Contents) -> list[object]:
    """Return the paragraph, each sentence with a link to its place, and how far it goes."""
    if not contents.brief:
        return []
    parts: list[object] = []
    for sentence in contents.brief:
        number = contents.numbers[sentence.document]
        place = f"#{anchor_of(number, sentence)}"
        named = f"[sentence {sentence.index + 1:,}]" if len(contents.corpus) == 1 else f"[{number + 1:,}]"
        link = tag("a", named, href=place, title=contents.titles[number])
        parts += [words_of(shortened(sentence.shown), contents.corpus.outlines[number]), " ", link, " "]
    one = len(contents.corpus) == 1
    said = listed(
        [
            "In its own words: sentences of the document."
            if one
            else "In their own words: sentences of the documents, each with the number of its document.",
            "This page contains text of the documents: pass it on only to people who may read them.",
        ]
    )
    return [tag("p", *parts, class_="lead"), tag("p", said, class_="quiet")]


def said_first(corpus: Corpus, digest: Digest) -> Sequence[SummarySentence | DigestSentence]:
    """Return the sentences that say what the whole is about, best first; those of one document in its order."""
    size = sum(outline.sentences for outline in corpus.outlines if can_be_parted(outline.language))
    if 0 < size <= _MOST:
        told = Corpus(tuple(each for each in corpus if can_be_parted(each.language)), corpus.language)
        best = brief(told, sentences=_SENTENCES).sentences
        return best if len(told) > 1 else sorted(best, key=lambda sentence: sentence.start)
    largest = sorted(digest.topics, key=lambda each: (-each.share, each.topic.index))
    chosen = (read_at_once(each.sentences) for each in largest)
    return [sentence for sentence in chosen if sentence is not None][:_SENTENCES]
