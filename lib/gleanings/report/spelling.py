"""How a topic is called, and its words written, as its texts do: "Kenya", "NATO", counted in small letters."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence, Set

import numpy as np

from gleanings.digests.digest import Digest, DigestTopic
from gleanings.documents.abbreviations import abbreviations
from gleanings.topics.model import TopicModel

_BEGINS = ".!?\n:\"“”„«»'’(["  # before a place: there a capital says nothing of the word
_LOOKED_AT, _ROWS = 20_000, 5  # rows in which a word is looked for that the first texts of a topic lack; of each word
_TITLE = 9  # letters before a place, in which a title stands: "Messrs. "
_BESIDE = 2  # words beside a label of one word
_MOST = 0.5  # of the places within sentences: a spelling of more is that of the word


def name_of(each: DigestTopic) -> str:
    """Return the name of a topic as people read it: its label in the spelling of the texts, where it has one.

    A label of one word ("Kenya") may stand for anything: the first words of the topic stand behind it.
    """
    label, name = each.topic.label, each.topic.name
    if label == name or len(label.split()) > 1:
        return label
    others = [word for word, _ in each.words if label.casefold() not in word and word not in label.casefold()]
    return f"{label} ({', '.join(others[:_BESIDE])})" if others else label


def spellings(
    model: TopicModel, digest: Digest, apart: Sequence[Sequence[tuple[str, float]]]
) -> dict[int, dict[str, str]]:
    """Return for each topic how its words are written in the texts in which it is strongest.

    Args:
        model, digest: of which the words are.
        apart: the words that set each topic of the model apart, with their weights.
    """
    found: dict[int, dict[str, str]] = {}
    missed: dict[str, list[int]] = {}  # words that are in none of those texts, with the topics
    for each in digest.topics:
        texts, titles = _texts(model, digest, [item.row for item in each.documents])
        words = sorted({word for word, _ in (*each.words, *apart[each.topic.index])})
        found[each.topic.index] = {word: written(word, texts, titles) for word in words}
        for word in words:
            if found[each.topic.index][word] == word and not any(word in text.lower() for text in texts):
                missed.setdefault(word, []).append(each.topic.index)
    for word, rows in _rows_of(model, missed).items():
        spelled = written(word, *_texts(model, digest, rows))
        for topic in missed[word]:
            found[topic][word] = spelled
    return found


def _texts(model: TopicModel, digest: Digest, rows: Iterable[int]) -> tuple[list[str], frozenset[str]]:
    """Return the texts of rows, and the abbreviations of their languages behind which no sentence begins."""
    spans = [(row.start, row.end, digest.corpus[row.document]) for row in map(model.bow.rows.__getitem__, rows)]
    titles = frozenset[str]().union(*(abbreviations(document.language).titles for _, _, document in spans))
    return [document.text[start:end] for start, end, document in spans], titles


def _rows_of(model: TopicModel, words: Container[str]) -> dict[str, list[int]]:
    """Return for each word the rows that have most of it, of the first of all rows."""
    at = [i for i, word in enumerate(model.bow.vocabulary) if word in words]
    counts = model.bow.counts[:_LOOKED_AT][:, at].tocsc()
    rows = {}
    for column, i in enumerate(at):
        of = slice(counts.indptr[column], counts.indptr[column + 1])
        most = np.lexsort((counts.indices[of], -counts.data[of]))[:_ROWS]
        rows[model.bow.vocabulary[i]] = counts.indices[of][most].tolist()
    return rows


def written(word: str, texts: Sequence[str], titles: Set[str] = frozenset()) -> str:
    """Return the spelling that a word mostly has within the sentences of some texts, else the word.

    Args:
        word: as it is counted, in small letters.
        texts: in which it is looked for.
        titles: abbreviations behind which no sentence begins, without their stop: "mr".

    >>> written("kenya", ["Kenya is dry. Wells in Kenya are deep, and KENYA is large; so is Kenya."])
    'Kenya'
    >>> written("wells", ["Wells are deep. They dug wells."])
    'wells'
    >>> written("weston", ["Mr. Weston had come. Weston's son had not."], {"mr"})
    'Weston'
    """
    forms: Counter[str] = Counter()
    for text in texts:
        small = text.lower()
        at = small.find(word) if len(small) == len(text) else -1  # but for letters that are two in small ones
        while at >= 0:
            end = at + len(word)
            before = text[max(0, at - _TITLE) : at].rstrip(" ")
            if before.endswith(".") and before.rstrip(".").split(" ")[-1].lower() in titles:
                before = before.rstrip(".")
            whole = not (small[max(0, at - 1) : at].isalnum() or small[end : end + 1].isalnum())
            form = text[at:end]
            if whole and (_is_cased(form) or (before and before[-1] not in _BEGINS)):
                forms[form] += 1
            at = small.find(word, end)
    plain = word.replace(".", "")
    if not forms and plain and plain != word:  # "u.s." is how "US" is counted
        found = written(plain, texts, titles)
        return word if found == plain else found
    form, times = max(forms.items(), key=lambda item: (item[1], item[0]), default=(word, 0))
    return form if times > _MOST * forms.total() else word


def _is_cased(form: str) -> bool:
    """Whether a word has capitals that no beginning of a sentence gives it: "WaterBridge", "NATO"."""
    return any(map(str.isupper, form.split(" ")[0][1:]))
