"""compare_models: which topics of one model are found again in another, against what a new seed alone would change."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gleanings.errors import InvalidValue, instance, whole_number
from gleanings.evaluation.divergence import excess
from gleanings.evaluation.matching import matched
from gleanings.model_selection.likeness import likeness, top_lists
from gleanings.model_selection.model_comparison import MODEL_ADVICE, ModelComparison, TopicMatch
from gleanings.topics.model import TopicModel
from gleanings.topics.refit import fitted_number, joined_as, refit
from gleanings.topics.sampling import part_of
from gleanings.topics.standing import guide_columns
from gleanings.types import Floats, Indices

_FEW = 20  # words in both vocabularies, without which topics cannot be compared
_PART = 0.2  # of the weight of a model's topics that common words must have
_ENTRIES = 200_000  # of the counts, for each refit
_FOUND = 0.3  # similarity: below, a topic is not found again (in noise it is mostly below)
_HALF = 0.5  # of what is a topic's own
_MOSTLY = 0.5  # similarity: about two thirds of the top words
_SHARE = 0.25  # of what is a topic's own: from it on, another topic is a part of it


def compare_models(a: TopicModel, b: TopicModel, *, refits: int = 3) -> ModelComparison:
    """Return which topics of `a` are the same in `b`, moved, split, merged or gone, and which are new in `b`.

    Topics are matched one to one by their ten top words (average Jaccard; Greene, O'Callaghan and Cunningham 2014),
    among the words that both models know. What counts as the same is measured: the topics of `a` are fitted again with
    other seeds, and a topic of `b` is the same if it is as near as the farthest of these. Models of other corpora,
    settings, numbers of topics and methods can be compared; hidden topics are left aside.

    Args:
        a, b: models.
        refits: how often topics are fitted again, with other seeds; more find the baseline more surely.

    Returns:
        A ModelComparison: similarities, matches, and the baseline of each topic.

    Raises:
        InvalidType: not two topic models.
        InvalidValue: `refits` is below 1; the models have hardly any word in common.

    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"], ["goal", "team", "cup"]] * 10
    >>> rows += [["snow", "frost", "hail"], ["tax", "bank", "loan"], ["song", "band", "stage"], ["ship", "port"]] * 10
    >>> bow = gl.BagOfWords.from_tokens(rows)
    >>> found = gl.compare_models(gl.fit_topics(bow, topics=7), gl.fit_topics(bow, topics=7, seed=1))
    >>> {match.kind for match in found.matches}
    {'same'}
    """
    instance("a", a, TopicModel, MODEL_ADVICE)
    instance("b", b, TopicModel, MODEL_ADVICE)
    refits = whole_number("refits", refits, least=1)
    columns_a, columns_b, notes = common_columns(a, b)
    of_a, of_b = _shown(a), _shown(b)
    tops_a, tops_b = (
        top_lists(model.weights[list(of)], columns)
        for model, columns, of in ((a, columns_a, of_a), (b, columns_b, of_b))
    )
    similarity = likeness(tops_a, tops_b)
    seeds = _baseline(a, of_a, columns_a, tops_a, refits)
    flow_ab = _flow(a, columns_a, of_a, b, columns_b, of_b)
    flow_ba = _flow(b, columns_b, of_b, a, columns_a, of_a)
    partner = matched(similarity)
    taken = dict(zip(partner.tolist(), range(len(of_a)), strict=True))
    matches = [_match(i, int(partner[i]), similarity, seeds, flow_ab, flow_ba, of_a, of_b) for i in range(len(of_a))]
    for j in range(len(of_b)):
        i = taken.get(j, -1)
        if i >= 0 and matches[i].kind in ("same", "moved") and matches[i].others[:1] == (of_b[j],):
            continue
        if any(of_b[j] in match.others for match in matches):
            continue
        source = tuple(of_a[k] for k in np.flatnonzero(flow_ba[j] >= _SHARE))
        matches.append(TopicMatch(None, (of_b[j],), "new", float(similarity[:, j].max()), float("nan"), source))
    if len(seeds):
        unsure = [str(of_a[i]) for i in np.flatnonzero(seeds.mean(axis=0) < _FOUND)]
        if unsure:
            topics, do, they = ("Topic", "does", "it") if len(unsure) == 1 else ("Topics", "do", "they")
            notes.append(
                f"{topics} {', '.join(unsure)} of a {do} not come back with another seed either: what {they} became in "
                "b says little."
            )
    return ModelComparison(
        matches=tuple(matches),
        similarity=similarity,
        topics=(of_a, of_b),
        names=tuple(tuple(model.topics[i].label for i in of) for model, of in ((a, of_a), (b, of_b))),
        shares=tuple(tuple(model.topics[i].share for i in of) for model, of in ((a, of_a), (b, of_b))),
        baseline=seeds,
        common=len(columns_a),
        notes=tuple(notes),
    )


def _shown(model: TopicModel) -> tuple[int, ...]:
    return tuple(topic.index for topic in model.topics if not topic.hidden)


def common_columns(a: TopicModel, b: TopicModel) -> tuple[Indices, Indices, list[str]]:
    """Return the columns of the words that both models know, in the same order, and notes on the others."""
    place = {word: i for i, word in enumerate(b.bow.vocabulary)}
    pairs = [(i, place[word]) for i, word in enumerate(a.bow.vocabulary) if word in place]
    columns = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    parts = [
        float((model.weights[:, columns[:, side]].sum(axis=1) * [topic.share for topic in model.topics]).sum())
        for side, model in enumerate((a, b))
    ]
    known = f"{len(pairs)} of {len(a.bow.vocabulary)} and {len(b.bow.vocabulary)} words"
    enough = min(_FEW, max(1, min(len(a.bow.vocabulary), len(b.bow.vocabulary)) // 2))
    if len(pairs) < enough or min(parts) < _PART:
        raise InvalidValue(
            f"the models have {known} in common, with {parts[0]:.0%} and {parts[1]:.0%} of the weight of their topics, "
            "too little to compare them; compare models of one language, or count one corpus in the words of the "
            "other: a.bow.recount(corpus)."
        )
    if len(pairs) == len(a.bow.vocabulary) == len(b.bow.vocabulary):
        return columns[:, 0], columns[:, 1], []
    note = (
        f"The models have other vocabularies; they were compared by the {known} that both have ({parts[0]:.0%} and "
        f"{parts[1]:.0%} of the weight of their topics). The baseline tells of seeds, not of other words."
    )
    return columns[:, 0], columns[:, 1], [note]


def _baseline(
    a: TopicModel, of_a: tuple[int, ...], columns: Indices, tops: Sequence[Sequence[int]], refits: int
) -> Floats:
    """Return how near each topic of `a` comes again with other seeds: refits x topics, 0 to 1."""
    guide = guide_columns(a.settings.get("guide"), a.bow.vocabulary)
    number = a.settings.get("topics")
    before = fitted_number(a.fit, a.method, a.settings)
    asked = number if isinstance(number, int) and a.method == "hdp" else before
    found = np.zeros((refits, len(of_a)))
    for n in range(refits):
        seed = (a.seed + 101 + n) % 2**32
        counts = part_of(a.bow.counts, _ENTRIES, seed)
        fit = refit(a.bow, counts, a.method, asked, seed, guide=guide)
        if before > len(a.weights):  # topics were merged by hand: those fitted again are joined likewise
            weights, numbers = joined_as(fit, a.fit)
            alike = likeness(tops, top_lists(weights, columns))
            places = {number: place for place, number in enumerate(numbers.tolist())}
            found[n] = [alike[i, places[topic]] if topic in places else 0.0 for i, topic in enumerate(of_a)]
            continue
        alike = likeness(tops, top_lists(fit.weights, columns))
        partner = matched(alike)
        found[n] = np.where(partner >= 0, alike[np.arange(len(of_a)), partner], 0.0)
    return found


def _flow(
    one: TopicModel,
    columns: Indices,
    of_one: tuple[int, ...],
    other: TopicModel,
    columns_other: Indices,
    of_other: tuple[int, ...],
) -> Floats:
    """Return which part of what is a topic's own belongs to which topic of the other model: topics x topics.

    Each word is shared out among the topics of the other model as these have it, by their weights and sizes.
    """
    sizes = np.array([topic.share for topic in one.topics])
    own = excess(one.weights, sizes)[list(of_one)][:, columns]
    sizes_other = np.array([other.topics[i].share for i in of_other])
    joint = other.weights[list(of_other)][:, columns_other] * sizes_other[:, None]
    belongs = joint / np.maximum(joint.sum(axis=0), 1e-300)
    return np.array([[float((line * part).sum()) for part in belongs] for line in own])


def _match(
    i: int,
    j: int,
    similarity: Floats,
    seeds: Floats,
    flow_ab: Floats,
    flow_ba: Floats,
    of_a: tuple[int, ...],
    of_b: tuple[int, ...],
) -> TopicMatch:
    """Return what became of the i-th topic, whose match is the j-th of the other model (-1 for none)."""
    near = float(similarity[i, j]) if j >= 0 else 0.0
    base = float(seeds[:, i].mean())
    match = TopicMatch(of_a[i], (of_b[j],) if j >= 0 else (), "moved", near, base)
    parts = [int(k) for k in np.argsort(-flow_ab[i], kind="stable") if flow_ab[i, k] >= _SHARE]
    back = [k for k in parts if flow_ba[k, i] >= _SHARE]  # a part of it, and not only a topic that has its words too
    if near < _MOSTLY:  # else most of it is where its match is
        if len(back) > 1:
            return replace(match, kind="split", others=tuple(of_b[k] for k in back))
        # Most of it is in one topic, which holds more, or as much, of another.
        if parts and flow_ab[i, parts[0]] >= _HALF and _holds_another(flow_ba[parts[0]], i):
            return replace(match, kind="merged", others=(of_b[parts[0]],))
    if near >= _FOUND and near >= float(seeds[:, i].min()):
        return replace(match, kind="same")
    if near >= _FOUND:
        return match
    return replace(match, kind="gone", others=())


def _holds_another(of_one: Floats, i: int) -> bool:
    """Tell whether a topic holds a quarter or more of another topic than the i-th, by what is its own."""
    return bool((np.delete(of_one, i) >= _SHARE).any())
