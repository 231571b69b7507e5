"""A topic model as pyLDAvis shows it (Sievert and Shirley 2014), its topics under the numbers that they have here."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from gleanings.errors import InvalidValue, extra
from gleanings.sparse import row_totals
from gleanings.storage.atomic import write_file
from gleanings.topics.fit_result import Fit
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    from pyLDAvis import PreparedData

# pyLDAvis's script takes topic 0 for none, so that one numbered 0 could not be kept chosen nor sorted: none is -1 here.
_FROM_ZERO = (
    ("topic: 0,", "topic: -1,"),
    ("vis_state.topic > 0", "vis_state.topic > -1"),
    ('topicInput.value = "0"', 'topicInput.value = "none"'),
    ("Math.min(K, +value_old + 1)", "Math.min(K - 1, (+value_old + 1) || 0)"),
    ("Math.max(0, +value_old - 1)", "Math.max(0, (+value_old - 1) || 0)"),
    ("value_new > 0)", 'value_new !== "")'),
    ("Math.min(K, Math.max(1, value_new))", "Math.min(K - 1, Math.max(0, value_new))"),
    ("Math.min(K, Math.max(0, vis_state.topic))", "Math.min(K - 1, Math.max(-1, vis_state.topic))"),
    (".value = vis_state.topic = 0;", '.value = "none"; vis_state.topic = -1;'),
)
_LEAST = 3  # topics: pyLDAvis lays fewer out on no plane


def to_pyldavis(fit: Fit, bow: BagOfWords, file: "str | PathLike[str] | None" = None) -> "PreparedData":
    """Return what pyLDAvis shows of a model; see `TopicModel.to_pyldavis`.

    By itself pyLDAvis numbers topics anew, from 1 and by size (`sort_topics`), and its pages take their scripts from
    the network. Here numbers stay, from 0, and a page holds the scripts that come with the package.
    """
    with extra("pyldavis", "showing topics with pyLDAvis"):
        import pyLDAvis
    if len(fit.weights) < _LEAST:
        raise InvalidValue(
            f"the map of pyLDAvis needs {_LEAST} topics or more, and the model has {len(fit.weights)}; "
            "model.topic_words() shows the words of fewer."
        )
    tokens = row_totals(bow.counts)
    filled = tokens > 0
    prepared = pyLDAvis.prepare(
        fit.weights,
        fit.shares[filled],
        tokens[filled],
        # What pyLDAvis writes stands within a script of the page, which a word could end.
        [word.replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}") for word in bow.vocabulary],
        np.maximum(np.asarray(bow.counts.sum(axis=0)).ravel(), 1),
        sort_topics=False,
        start_index=0,
        n_jobs=1,
    )
    if file is not None:
        write_file(Path(file), _page(prepared).encode())
    return prepared


def _page(prepared: "PreparedData") -> str:
    """Return a page with the scripts and the style that come with the package: it loads nothing."""
    import pyLDAvis
    from pyLDAvis import urls

    style, *scripts = (
        Path(path).read_text(encoding="utf-8") for path in (urls.LDAVIS_CSS_LOCAL, urls.D3_LOCAL, urls.LDAVIS_LOCAL)
    )
    for before, after in _FROM_ZERO:
        scripts[-1] = scripts[-1].replace(before, after)
    nothing = "data:,"  # in the place of addresses: what they would give is there already
    shown = pyLDAvis.prepared_data_to_html(prepared, d3_url=nothing, ldavis_url=nothing, ldavis_css_url=nothing)
    head = '<meta charset="utf-8"><title>Topics</title>'
    parts = [f"<style>{style}</style>", *(f"<script>{script}</script>" for script in scripts), shown]
    return "\n".join([f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>', *parts, "</body></html>\n"])
