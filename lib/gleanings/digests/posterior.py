"""The kernel of the digest: which topic most of the words of a sentence are owed to."""

from gleanings.compiled import kernel
from gleanings.types import Floats, Integers

_TINY = 1e-300


@kernel
def owed_topics(
    indptr: Integers,
    words: Integers,
    counts: Floats,
    row: Integers,
    shares: Floats,
    weights: Floats,
    best: Floats,
    winner: Integers,
    mixture: Floats,
    owed: Floats,
) -> None:
    """Fill in, for each sentence, the topic that most of its words are owed to, and how many these are.

    Args:
        indptr, words, counts: sentences x words, in the form of a CSR matrix.
        row: the row of the model that holds each sentence.
        shares: rows x topics.
        weights: words x topics.
        best, winner: how many words, and the topic; as they were where no word is owed to any.
        mixture: for each entry, how probable the word is in the row.
        owed: a buffer, one number per topic.
    """
    topics = weights.shape[1]
    for sentence in range(len(row)):
        owed[:] = 0.0
        for entry in range(indptr[sentence], indptr[sentence + 1]):
            total = 0.0
            for topic in range(topics):
                total += shares[row[sentence], topic] * weights[words[entry], topic]
            total = max(total, _TINY)
            mixture[entry] = total
            for topic in range(topics):
                owed[topic] += shares[row[sentence], topic] * weights[words[entry], topic] / total * counts[entry]
        for topic in range(topics):
            if owed[topic] > best[sentence]:
                best[sentence] = owed[topic]
                winner[sentence] = topic
