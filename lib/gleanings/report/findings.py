"""The findings of a report: topics at a glance, topic by topic, summaries."""

import numpy as np

from gleanings.charts.chart import Chart
from gleanings.digests.digest import Digest, DigestSentence, DigestTopic, telling_title
from gleanings.documents.document import Document
from gleanings.html import Safe, image, join, table, tag
from gleanings.report.charts import chart_documents, chart_over_time, chart_topics
from gleanings.summaries.summary import Summary
from gleanings.topics.model import TopicModel
from gleanings.topics.representative_documents import TopicDocument

_WORDS = 15
_LONGEST = 1_500  # characters of a sentence that are shown
_DRAWN = 40  # documents in the heat map; beyond, it shows too small a part of the corpus


def overview(model: TopicModel, digest: Digest) -> list[object]:
    """Return the table and the charts of all topics."""
    largest = largest_in(model)
    unit = model.bow.unit
    rows = [
        (
            tag("a", f"{t.topic.index} · {t.name}", href=f"#topic-{t.topic.index}", dir="auto"),
            f"{t.share:.0%}",
            f"{largest[t.topic.index]:,}",
            tag("span", ", ".join(word for word, _ in t.words[:8]), dir="auto"),
        )
        for t in digest.topics
    ]
    headers = ["Topic", "Share", f"{unit.capitalize()}s", "Strongest words"]
    hidden = [f"{t.index} ({t.name})" for t in model.topics if t.hidden]
    parts: list[object] = [
        tag("div", table(headers, rows, numbers=(1, 2)), class_="wide"),
        tag(
            "p",
            f"Share: the part of all counted words that belongs to the topic. {unit.capitalize()}s: in how many of "
            f"{len(model.bow):,} it is the largest topic.",
            *([f" Not shown, because hidden by the author: {', '.join(hidden)}."] if hidden else []),
            class_="quiet",
        ),
        _figure(chart_topics(model)),
    ]
    dates = {document.date for document in digest.corpus if document.date is not None}
    if len(dates) > 1:
        over_time = chart_over_time(model)
        if len(over_time.rows) > 1:
            parts.append(_figure(over_time))
    if len(model.bow) <= _DRAWN or len(digest.corpus) <= _DRAWN:
        parts.append(_figure(chart_documents(model, limit=_DRAWN)))
    return parts


def topic_sections(model: TopicModel, digest: Digest) -> list[object]:
    """Return a section a topic: words, sentences with their sources, where to read more."""
    largest = largest_in(model)
    documents = {document.id: document for document in digest.corpus}
    return [_topic(model, each, documents, largest[each.topic.index]) for each in digest.topics]


def _topic(model: TopicModel, each: DigestTopic, documents: dict[str, Document], number: int) -> Safe:
    topic, rows = each.topic, f"{len(model.bow):,} {model.bow.unit}s"
    size = f"{each.share:.1%} of all counted words; the largest topic in {number:,} of {rows}"
    words = ", ".join(word for word, _ in topic.words[:_WORDS])
    alone = len(documents) == 1
    quotes = [_quote(sentence, documents[sentence.document], alone=alone) for sentence in each.sentences]
    best = [_best(item, model.bow.unit, alone) for item in each.documents]
    return tag(
        "section",
        tag("h3", f"{topic.index} · {topic.name}", id=f"topic-{topic.index}", dir="auto"),
        tag("p", size + ".", class_="quiet"),
        tag("p", tag("strong", "Words: "), tag("span", words, dir="auto")),
        *([tag("h4", "Sentences that carry it"), tag("ol", *quotes, class_="quotes")] if quotes else []),
        tag("h4", f"{model.bow.unit.capitalize()}s in which it is strongest"),
        tag("ol", *best),
    )


def _best(item: TopicDocument, unit: str, alone: bool) -> Safe:
    """Return a row in which a topic is strong: its title, or what a paragraph or sentence says."""
    text = item.title if unit == "document" else item.excerpt or item.title
    place = f"{unit} {item.id.rsplit(':', 1)[-1]}" if alone and unit != "document" else item.id
    about = join([*([tag("span", place, dir="auto")] if text != item.id else []), f"{item.share:.0%}"], ", ")
    return tag("li", tag("span", text, dir="auto"), " ", tag("span", "(", about, ")", class_="quiet"))


def summary_section(summary: Summary) -> Safe:
    """Return one summary: its sentences, and where they stand."""
    several = len(summary.documents) != 1
    names = [document.title or document.id for document in summary.documents]
    heading = f"{len(names):,} documents taken as one" if several else names[0]
    sentences = [
        tag(
            "li",
            tag("span", _shortened(s.text), dir="auto", lang=_language(summary)),
            tag("br") if several else "",
            tag("span", s.title or s.document, class_="quiet", dir="auto") if several else "",
        )
        for s in summary.sentences
    ]
    chosen = f"{len(summary)} of {len(summary.scores):,} sentences, chosen by the method “{summary.method}”."
    context = tag(
        "details",
        tag("summary", "In context"),
        summary.in_context()._repr_html_(),
        open="open" if _one(summary) else None,
    )
    return tag(
        "section",
        tag("h3", heading, dir="auto"),
        tag("p", chosen, class_="quiet"),
        *([tag("ol", *sentences, class_="quotes")] if sentences else []),
        *(tag("p", note) for note in summary.notes),
        *([context] if sentences else []),
    )


def _quote(sentence: DigestSentence, document: Document, *, alone: bool) -> Safe:
    """Return a sentence, where it is from, and what stands around it."""
    title = "" if alone else telling_title(sentence)
    source = [
        *([tag("em", title, dir="auto")] if title else []),
        *([str(document.date)] if document.date else []),
        *([] if alone else [tag("span", document.id, dir="auto")]),
        f"sentence {sentence.index + 1} of {len(document.sentences)}",
        f"characters {sentence.start:,} to {sentence.end:,}",
    ]
    return tag(
        "li",
        tag("span", _shortened(sentence.text), dir="auto", lang=document.language),
        tag("br"),
        tag("span", join(source, " · "), class_="quiet"),
        _around(sentence, document),
    )


def _around(sentence: DigestSentence, document: Document) -> Safe:
    """Return the sentence between the one before and the one after, to be unfolded."""
    all_of_them = document.sentences
    before = all_of_them[sentence.index - 1] if sentence.index else None
    after = all_of_them[sentence.index + 1] if sentence.index + 1 < len(all_of_them) else None
    if before is None and after is None:
        return join([])
    parts: list[object] = []
    if before is not None:
        parts += [_shortened(before.text), _between(document.text[before.end : sentence.start])]
    parts.append(tag("mark", _shortened(sentence.text)))
    if after is not None:
        parts += [_between(document.text[sentence.end : after.start]), _shortened(after.text)]
    shown = tag("p", *parts, dir="auto", lang=document.language)
    return tag("details", tag("summary", "In context", class_="quiet"), shown)


def _between(text: str) -> str:
    """A space, or a sign that something that is not analysed stands there."""
    return " […] " if text.strip() else " "


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]} … [{len(plain) - _LONGEST:,} characters more]"


def _figure(chart: Chart) -> Safe:
    return tag(
        "figure", tag("figcaption", tag("strong", chart.title)), image(chart.svg, chart.alt), style="margin:1.5rem 0"
    )


def _one(summary: Summary) -> bool:
    return len(summary.documents) == 1


def _language(summary: Summary) -> str | None:
    return summary.documents[0].language if summary.documents else None


def largest_in(model: TopicModel) -> list[int]:
    """Return for each topic in how many rows with words it is the largest."""
    filled = model.tokens > 0
    largest = model.shares[filled].argmax(axis=1) if filled.any() else np.zeros(0, dtype=np.int64)
    found: list[int] = np.bincount(largest, minlength=len(model.names)).tolist()
    return found
