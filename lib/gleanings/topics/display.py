"""A topic model as people see it: tables of topics."""

from typing import TYPE_CHECKING

from gleanings.html import Safe, bar, join, table, tag
from gleanings.topics.representative_documents import strongest

if TYPE_CHECKING:
    from gleanings.topics.model import TopicModel

_SHOWN_WORDS = 10
_SHOWN_DOCUMENTS = 3


def model_html(model: "TopicModel") -> Safe:
    """Return a table with a line for each topic that is not hidden, and what a reader must know beneath it."""
    lines = []
    for topic in model.topics:
        if topic.hidden:
            continue
        best = strongest(model.shares, model.tokens, topic.index, _SHOWN_DOCUMENTS)
        lines.append(
            (
                str(topic.index),
                tag("strong", topic.name),
                tag("span", bar(topic.share, width=5), f" {topic.share:.0%}", style="white-space:nowrap"),
                ", ".join(word for word, _ in topic.words[:_SHOWN_WORDS]),
                join((f"{_called(model, row)} ({model.shares[row, topic.index]:.0%})" for row in best), "; "),
            )
        )
    rows, words = model.bow.counts.shape
    amount = f"{rows:,} {model.bow.unit}s and {words:,} distinct words"
    caption = f"{len(model.topics)} topics in {amount} ({model.method}, seed {model.seed})"
    headers = ["topic", "name", "share", "strongest words", "where it is strongest"]
    shown = table(headers, lines, caption=caption, numbers=[0])
    hidden = [f"{topic.index} ({topic.name})" for topic in model.topics if topic.hidden]
    beneath = [
        "Share: the part of all counted words that belongs to the topic. Topics are numbered from 0, as in the code.",
        *([f"Hidden: {', '.join(hidden)}."] if hidden else []),
        *(f"Edited: {edit}." for edit in model.edits),
        *model.notes,
    ]
    return tag("div", shown, *(tag("p", line, style="margin:.3em .6em;max-width:60em") for line in beneath))


def _called(model: "TopicModel", row: int) -> str:
    return model.bow.rows[row].title or model.bow.rows[row].id
