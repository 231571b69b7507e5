"""Topics, summaries and topic digests of a folder of documents, every sentence traced to its source.

The public names are loaded when first used: `import gleanings` loads nothing heavy. `_HOME` says where each is; the
imports above it say the same to type checkers, and a test holds the two together.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gleanings.corpus.corpus import Corpus as Corpus
    from gleanings.corpus.document import Document as Document
    from gleanings.corpus.document import Sentence as Sentence
    from gleanings.corpus.examples import example as example
    from gleanings.corpus.folder import read_folder as read_folder
    from gleanings.errors import GleaningsError as GleaningsError
    from gleanings.storage import load_topics as load_topics
    from gleanings.summaries.compare import compare_summaries as compare_summaries
    from gleanings.summaries.digest import digest as digest
    from gleanings.summaries.digest_result import Digest as Digest
    from gleanings.summaries.edmundson import Edmundson as Edmundson
    from gleanings.summaries.evaluate import rouge as rouge
    from gleanings.summaries.evaluate import sentence_overlap as sentence_overlap
    from gleanings.summaries.oracle import oracle_summary as oracle_summary
    from gleanings.summaries.result import Summary as Summary
    from gleanings.summaries.result import SummarySentence as SummarySentence
    from gleanings.summaries.summary import SUMMARY_METHODS as SUMMARY_METHODS
    from gleanings.summaries.summary import summarize as summarize
    from gleanings.topics.coherence import Coherence as Coherence
    from gleanings.topics.coherence import coherence as coherence
    from gleanings.topics.coherence import compare_coherence as compare_coherence
    from gleanings.topics.fit import TOPIC_METHODS as TOPIC_METHODS
    from gleanings.topics.fit import fit_topics as fit_topics
    from gleanings.topics.model import Topic as Topic
    from gleanings.topics.model import TopicModel as TopicModel
    from gleanings.topics.quality import TopicQuality as TopicQuality
    from gleanings.topics.quality import topic_quality as topic_quality
    from gleanings.views.charts import Chart as Chart
    from gleanings.views.charts import chart_documents as chart_documents
    from gleanings.views.charts import chart_over_time as chart_over_time
    from gleanings.views.charts import chart_topics as chart_topics
    from gleanings.views.report import write_report as write_report
    from gleanings.words.bag import BagOfWords as BagOfWords
    from gleanings.words.counting import bag_of_words as bag_of_words

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
