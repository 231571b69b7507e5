"""Charts of a topic model: what is drawn of it, and what the description says. How it is drawn is in `charts/`."""

from gleanings.charts.bars import bars
from gleanings.charts.chart import Chart
from gleanings.charts.strips import strips
from gleanings.errors import InvalidType, InvalidValue
from gleanings.report.groups import by_period
from gleanings.topics.model import TopicModel
from gleanings.topics.pictures import shown_topics
from gleanings.topics.topic import Topic


def chart_topics(model: TopicModel) -> Chart:
    """Return a bar for the share of each topic that is not hidden.

    Returns:
        A Chart; its frame has one row per topic: topic, name, share (0 to 1 of all counted words).

    >>> from gleanings import BagOfWords, fit_topics
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    >>> chart_topics(fit_topics(BagOfWords.from_tokens(rows), topics=2)).to_frame()["share"].round(1).tolist()
    [0.5, 0.5]
    """
    topics = _shown(model)
    return bars(
        [f"{topic.index} {topic.label}" for topic in topics],
        [topic.share for topic in topics],
        title="Share of all counted words, by topic",
        columns=("topic", "name", "share"),
        rows=[(topic.index, topic.label, topic.share) for topic in topics],
    )


def chart_documents(model: TopicModel, *, limit: int = 40) -> Chart:
    """Return a heat map of documents x topics: the darker, the more of the topic is in the document.

    The documents are in the order of the corpus. Where there is only one, its paragraphs or sentences are drawn.

    Args:
        model: what `fit_topics` returned. Its hidden topics are left out.
        limit: at most so many documents are drawn, the first ones.

    Returns:
        A Chart; its frame has one row per document: its label, then a share (0 to 1) for each topic, by name.

    Raises:
        InvalidType: what is given is no topic model, or the limit no whole number.
        InvalidValue: the limit is below 1, or all topics are hidden.

    >>> from gleanings import BagOfWords, fit_topics
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    >>> chart_documents(fit_topics(BagOfWords.from_tokens(rows), topics=2), limit=3).to_frame().shape
    (3, 3)
    """
    _shown(model)
    return model.plot("documents", limit=limit)


def chart_over_time(model: TopicModel) -> Chart:
    """Return the share of each topic by day, month, year or decade, one strip per topic, all to one scale.

    Documents without a date are left out. A period without documents is empty. Periods are as fine as 60 of them allow.

    Returns:
        A Chart; its frame has one row per period: period, documents (how many it has), then a share (0 to 1) for each
        topic, by name.

    Raises:
        InvalidValue: the model does not hold its documents, or they bear fewer than two dates.

    >>> from gleanings import Corpus, bag_of_words, fit_topics
    >>> corpus = Corpus.from_texts(["Rain flooded valleys."] * 4 + ["Banks raised rates."] * 6, dates=range(2011, 2021))
    >>> bow = bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False)
    >>> model = fit_topics(bow, topics=2)
    >>> chart_over_time(model).to_frame().shape
    (10, 4)
    """
    topics = _shown(model)
    groups = by_period(model)
    if len([group for group in groups if group.size]) < 2:
        raise InvalidValue(
            "there are not two dates to compare; give dates to Corpus.from_texts, or put them at the top of the texts "
            "or into the names of the files, such as 2021-08-09_report.txt."
        )
    return strips(
        [f"{topic.index} {topic.label}" for topic in topics],
        [group.label for group in groups],
        [[float(group.shares[topic.index]) for group in groups] for topic in topics],
        title=f"Share of each topic, {groups[0].label} to {groups[-1].label}",
        sizes=[group.size for group in groups],
        columns=("period", "documents", *(topic.label for topic in topics)),
    )


def _shown(model: TopicModel) -> list[Topic]:
    if not isinstance(model, TopicModel):
        raise InvalidType(f"model is a {type(model).__name__}; give what fit_topics returned.")
    return shown_topics(model.topics)
