"""Topics, summaries and topic digests of a folder of documents, every sentence traced to its source.

The public names are listed once, in `_HOME`, and loaded when first used: `import gleanings` loads nothing heavy.
"""

from importlib import import_module
from typing import Any

_HOME = {
    "BagOfWords": "words.bag",
    "Chart": "views.charts",
    "Coherence": "topics.coherence",
    "Corpus": "corpus.corpus",
    "Digest": "summaries.digest_result",
    "Document": "corpus.document",
    "Edmundson": "summaries.edmundson",
    "GleaningsError": "errors",
    "SUMMARY_METHODS": "summaries.summary",
    "Sentence": "corpus.document",
    "Summary": "summaries.result",
    "SummarySentence": "summaries.result",
    "TOPIC_METHODS": "topics.fit",
    "Topic": "topics.model",
    "TopicModel": "topics.model",
    "TopicQuality": "topics.quality",
    "bag_of_words": "words.counting",
    "chart_documents": "views.charts",
    "chart_over_time": "views.charts",
    "chart_topics": "views.charts",
    "coherence": "topics.coherence",
    "compare_coherence": "topics.coherence",
    "compare_summaries": "summaries.compare",
    "digest": "summaries.digest",
    "example": "corpus.examples",
    "fit_topics": "topics.fit",
    "load_topics": "storage",
    "oracle_summary": "summaries.oracle",
    "read_folder": "corpus.folder",
    "rouge": "summaries.evaluate",
    "sentence_overlap": "summaries.evaluate",
    "summarize": "summaries.summary",
    "topic_quality": "topics.quality",
    "write_report": "views.report",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:  # noqa: ANN401  (a name may be anything)
    if name in _HOME:
        return getattr(import_module(f"gleanings.{_HOME[name]}"), name)
    raise AttributeError(f"module 'gleanings' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
