"""A topic model as people see it: tables of topics."""

from collections.abc import Sequence

from gleanings.html import Safe, bar, join, paragraphs, table, tag
from gleanings.nouns import counted
from gleanings.topics.representative_documents import strongest
from gleanings.topics.topic import Topic
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

_SHOWN_WORDS = 10
_SHOWN_DOCUMENTS = 3


def model_html(
    topics: Sequence[Topic],
    shares: Floats,
    tokens: Integers,
    bow: BagOfWords,
    about: str,
    edits: Sequence[str],
    notes: Sequence[str],
) -> Safe:
    """Return a table with a line for each topic that is not hidden, and what a reader must know beneath it.

    Args:
        topics: all topics of the model.
        shares: rows x topics.
        tokens: how many tokens each row has.
        bow: the bag, for the titles of its rows.
        about: how the topics were found, in brackets after the caption.
        edits: what was changed by hand.
        notes: what a reader must know.
    """
    lines = []
    for topic in topics:
        if topic.hidden:
            continue
        best = strongest(shares, tokens, topic.index, _SHOWN_DOCUMENTS)
        best.sort(key=lambda row: -shares[row, topic.index])  # by the number that is shown
        lines.append(
            (
                str(topic.index),
                tag("strong", topic.label),
                tag("span", bar(topic.share, width=5), f" {topic.share:.0%}", style="white-space:nowrap"),
                topic.standing.word if topic.standing else "",
                ", ".join(word for word, _ in topic.words[:_SHOWN_WORDS]),
                join((f"{_titled(bow, row)} ({shares[row, topic.index]:.0%})" for row in best), "; "),
            )
        )
    rows, words = bow.counts.shape
    caption = (
        f"{counted(len(topics), 'topic')} in {counted(rows, bow.unit)} and {counted(words, 'distinct word')} ({about})"
    )
    headers = ["topic", "name", "share", "standing", "top words", "where it is strongest"]
    shown = table(headers, lines, caption=caption, numbers=[0])
    hidden = [f"{topic.index} ({topic.name})" for topic in topics if topic.hidden]
    beneath = [
        "Share: the part of all counted words that belongs to the topic. Topics are numbered from 0, as in the code.",
        *(
            f"Topic {topic.index}: {topic.standing.sentence}"
            for topic in topics
            if topic.standing and topic.standing.word != "clear" and not topic.hidden
        ),
        *([f"Hidden: {', '.join(hidden)}."] if hidden else []),
        *(f"Edited: {edit}." for edit in edits),
        *notes,
    ]
    return tag("div", shown, paragraphs(beneath, style="margin:.3em .6em;max-width:60em"))


def _titled(bow: BagOfWords, row: int) -> str:
    return bow.rows[row].title or bow.rows[row].id
