"""How the topics are related: a map, a tree with the pairs that might as well be one, and what occurs together."""

from gleanings.errors import InvalidValue
from gleanings.html import Safe, join, tag
from gleanings.nouns import counted
from gleanings.report.contents import Contents, topic_anchor
from gleanings.report.markup import words_of
from gleanings.report.svg import topic_map, tree_lines
from gleanings.topics.labels import short_label
from gleanings.topics.topic_tree import TopicTree

LEAST, _ON_MAP = 3, 4  # topics, of which a tree says something, and of which a map does
_NAME = 26  # letters of a name on the map
_FAITHFUL = 0.5  # of the differences between topics that a map shows, from which what is near on it is near
_TOGETHER = 5  # pairs that are listed


def relations(contents: Contents) -> list[object]:
    """Return the map, the tree, and the pairs that stand out; nothing of fewer than three topics."""
    if len(contents.digest.topics) < LEAST:
        return []
    parts = [*(_map(contents) if len(contents.digest.topics) >= _ON_MAP else []), *_tree(contents)]
    suggested = merges(contents)
    if suggested:
        parts += [tag("h3", "Topics that might as well be one"), tag("ul", *(tag("li", each) for each in suggested))]
    beside = in_the_same_documents(contents)
    if beside:
        parts += [
            tag("h3", "Topics in the same documents"),
            tag("p", "Found together more often than by chance; a topic counts where it has a tenth of a document."),
            tag("ul", *(tag("li", each) for each in beside)),
        ]
    return parts


def _map(contents: Contents) -> list[object]:
    found = contents.model.map()
    numbers = [topic + 1 for topic in found.topics]
    names = [short_label(contents.names[topic], _NAME) for topic in found.topics]
    nearest = found.nearest.tolist()
    pairs = "; ".join(
        f"{numbers[i]} {names[i]} is nearest to {numbers[j]} {names[j]}" for i, j in enumerate(nearest) if j >= 0
    )
    said = f"Map of topics by the likeness of their words. {pairs}."
    about = "Topics that are near each other use like words; the larger the circle, the larger the topic. "
    if found.shown < _FAITHFUL:
        about += "These topics differ in more ways than a flat picture can show: what looks near on it may not be, so "
        about += "go by the tree below it."
    return [topic_map(found.places, found.shares, numbers, names, said), tag("p", about, class_="quiet")]


def _tree(contents: Contents) -> list[object]:
    found = contents.tree
    order, joins, marked = found.drawn()
    names = [tag("li", linked(contents, topic)) for topic in found.order]
    return [
        tag("h3", "From many topics to few"),
        tag("div", tag("ul", *names), tree_lines(order, joins, marked), class_="tree"),
        tag(
            "p",
            f"The further to the left two lines meet, the more alike the topics are. {_first(found)}",
            class_="quiet",
        ),
    ]


def _first(found: TopicTree) -> str:
    first = found.joins[0]
    return f"First to meet: {_listed(first.one)} and {_listed(first.other)}."


def _listed(topics: tuple[int, ...]) -> str:
    return " + ".join(str(topic + 1) for topic in topics)


def merges(contents: Contents) -> list[Safe]:
    """Return which pairs of topics might as well be one, why, and how to make them so."""
    return [
        join(
            [
                linked(contents, one),
                " and ",
                linked(contents, other),
                ": the top words of the two are found together about as often as those of one topic. To merge them: ",
                tag("code", f"model.merge({one}, {other})"),
            ]
        )
        for one, other in pairs_that_might_be_one(contents)
    ]


def pairs_that_might_be_one(contents: Contents) -> list[tuple[int, int]]:
    """Return the pairs of topics that might as well be one, the most alike first."""
    if len(contents.digest.topics) < 2:
        return []
    return [(each.one[0], each.other[0]) for each in contents.tree.suggested]


def in_the_same_documents(contents: Contents) -> list[Safe]:
    """Return the pairs of topics that are in the same documents more often than by chance, with the numbers."""
    return [
        join(
            [
                linked(contents, one),
                " and ",
                linked(contents, other),
                f": {counted(both, 'document')}, {expected:.1f} by chance",
            ]
        )
        for one, other, both, expected in together(contents)
    ]


def together(contents: Contents) -> list[tuple[int, int, int, float]]:
    """Return pairs of topics with the documents in which both are, and in how many they would be by chance."""
    try:
        found = contents.model.co_occurrence()
    except InvalidValue:  # of one document nothing occurs together
        return []
    pairs = [(i, j, int(found.together[i, j]), float(found.expected[i, j])) for i, j in found.often()[:_TOGETHER]]
    return [(found.topics[i], found.topics[j], both, expected) for i, j, both, expected in pairs]


def linked(contents: Contents, topic: int) -> Safe:
    """Return the number and the name of a topic, as a link to it."""
    return tag("a", f"{topic + 1} ", words_of(contents.names[topic]), href=f"#{topic_anchor(topic)}")
