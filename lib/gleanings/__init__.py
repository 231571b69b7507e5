"""Topics, summaries and topic digests of a folder of documents, every sentence traced to its source.

The public names are loaded when first used: `import gleanings` loads nothing heavy. `_HOME` says where each is; the
imports above it say the same to type checkers, and a test holds the two together.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gleanings.change.distinctive import DistinctiveWords as DistinctiveWords
    from gleanings.change.distinctive import distinctive_words as distinctive_words
    from gleanings.change.effects import TopicEffects as TopicEffects
    from gleanings.change.effects import effect as effect
    from gleanings.change.trends import Trends as Trends
    from gleanings.change.trends import trends as trends
    from gleanings.charts.chart import Chart as Chart
    from gleanings.corpus.corpus import Corpus as Corpus
    from gleanings.corpus.stream import CorpusStream as CorpusStream
    from gleanings.digests.build import digest as digest
    from gleanings.digests.digest import Digest as Digest
    from gleanings.documents.document import Document as Document
    from gleanings.documents.document import Sentence as Sentence
    from gleanings.errors import GleaningsError as GleaningsError
    from gleanings.evaluation.agreement import LabelAgreement as LabelAgreement
    from gleanings.evaluation.agreement import agreement as agreement
    from gleanings.evaluation.coherence import Coherence as Coherence
    from gleanings.evaluation.coherence import coherence as coherence
    from gleanings.evaluation.coherence import compare_coherence as compare_coherence
    from gleanings.evaluation.intrusion import IntrusionTest as IntrusionTest
    from gleanings.evaluation.intrusion import intrusion_test as intrusion_test
    from gleanings.evaluation.rouge import rouge as rouge
    from gleanings.evaluation.rouge import sentence_overlap as sentence_overlap
    from gleanings.evaluation.topic_quality import TopicQuality as TopicQuality
    from gleanings.evaluation.topic_quality import topic_quality as topic_quality
    from gleanings.model_selection.compare_models import compare_models as compare_models
    from gleanings.model_selection.compare_topics import compare_topics as compare_topics
    from gleanings.model_selection.comparison import TopicComparison as TopicComparison
    from gleanings.model_selection.model_comparison import ModelComparison as ModelComparison
    from gleanings.model_selection.robustness import Robustness as Robustness
    from gleanings.model_selection.robustness import robustness as robustness
    from gleanings.notebooks.explore import Explorer as Explorer
    from gleanings.notebooks.explore import explore as explore
    from gleanings.parallel.cluster import cluster as cluster
    from gleanings.planning.plan import Plan as Plan
    from gleanings.planning.plan import plan as plan
    from gleanings.reading.datasets import example as example
    from gleanings.reading.folder import read_file as read_file
    from gleanings.reading.folder import read_folder as read_folder
    from gleanings.reading.formats.reading import Reading as Reading
    from gleanings.reading.formats.reading import ReadingOptions as ReadingOptions
    from gleanings.reading.formats.registry import register_reader as register_reader
    from gleanings.reading.limits import ReadingLimits as ReadingLimits
    from gleanings.reading.open_corpus import open_corpus as open_corpus
    from gleanings.report.charts import chart_documents as chart_documents
    from gleanings.report.charts import chart_over_time as chart_over_time
    from gleanings.report.charts import chart_topics as chart_topics
    from gleanings.report.report import write_report as write_report
    from gleanings.report.tables import write_tables as write_tables
    from gleanings.summaries.agreement import compare_summaries as compare_summaries
    from gleanings.summaries.brief import brief as brief
    from gleanings.summaries.comparison import compare_documents as compare_documents
    from gleanings.summaries.methods.edmundson_options import Edmundson as Edmundson
    from gleanings.summaries.oracle import oracle_summary as oracle_summary
    from gleanings.summaries.summarize import SUMMARY_METHODS as SUMMARY_METHODS
    from gleanings.summaries.summarize import summarize as summarize
    from gleanings.summaries.summary import Summary as Summary
    from gleanings.summaries.summary import SummarySentence as SummarySentence
    from gleanings.topics.fit import TOPIC_METHODS as TOPIC_METHODS
    from gleanings.topics.fit import fit_topics as fit_topics
    from gleanings.topics.methods_text import MethodsText as MethodsText
    from gleanings.topics.model import TopicModel as TopicModel
    from gleanings.topics.persistence import load_topics as load_topics
    from gleanings.topics.record import Record as Record
    from gleanings.topics.record import load_record as load_record
    from gleanings.topics.topic import Topic as Topic
    from gleanings.topics.topic_cooccurrence import TopicCooccurrence as TopicCooccurrence
    from gleanings.topics.topic_course import TopicCourse as TopicCourse
    from gleanings.topics.topic_map import TopicMap as TopicMap
    from gleanings.topics.topic_tree import TopicTree as TopicTree
    from gleanings.topics.verify import Verification as Verification
    from gleanings.topics.verify import verify as verify
    from gleanings.words.bag_of_words import BagOfWords as BagOfWords
    from gleanings.words.stop_words import stop_words as stop_words
    from gleanings.words.vectorizer import bag_of_words as bag_of_words

_HOME = {
    "BagOfWords": "words.bag_of_words",
    "Chart": "charts.chart",
    "Coherence": "evaluation.coherence",
    "Corpus": "corpus.corpus",
    "CorpusStream": "corpus.stream",
    "Digest": "digests.digest",
    "DistinctiveWords": "change.distinctive",
    "Document": "documents.document",
    "Edmundson": "summaries.methods.edmundson_options",
    "Explorer": "notebooks.explore",
    "GleaningsError": "errors",
    "IntrusionTest": "evaluation.intrusion",
    "LabelAgreement": "evaluation.agreement",
    "MethodsText": "topics.methods_text",
    "ModelComparison": "model_selection.model_comparison",
    "Plan": "planning.plan",
    "Reading": "reading.formats.reading",
    "ReadingLimits": "reading.limits",
    "ReadingOptions": "reading.formats.reading",
    "Record": "topics.record",
    "Robustness": "model_selection.robustness",
    "SUMMARY_METHODS": "summaries.summarize",
    "Sentence": "documents.document",
    "Summary": "summaries.summary",
    "SummarySentence": "summaries.summary",
    "TOPIC_METHODS": "topics.fit",
    "Topic": "topics.topic",
    "TopicComparison": "model_selection.comparison",
    "TopicCooccurrence": "topics.topic_cooccurrence",
    "TopicCourse": "topics.topic_course",
    "TopicEffects": "change.effects",
    "TopicMap": "topics.topic_map",
    "TopicModel": "topics.model",
    "TopicQuality": "evaluation.topic_quality",
    "TopicTree": "topics.topic_tree",
    "Trends": "change.trends",
    "Verification": "topics.verify",
    "agreement": "evaluation.agreement",
    "bag_of_words": "words.vectorizer",
    "brief": "summaries.brief",
    "chart_documents": "report.charts",
    "chart_over_time": "report.charts",
    "chart_topics": "report.charts",
    "cluster": "parallel.cluster",
    "coherence": "evaluation.coherence",
    "compare_coherence": "evaluation.coherence",
    "compare_documents": "summaries.comparison",
    "compare_models": "model_selection.compare_models",
    "compare_summaries": "summaries.agreement",
    "compare_topics": "model_selection.compare_topics",
    "digest": "digests.build",
    "distinctive_words": "change.distinctive",
    "effect": "change.effects",
    "example": "reading.datasets",
    "explore": "notebooks.explore",
    "fit_topics": "topics.fit",
    "intrusion_test": "evaluation.intrusion",
    "load_record": "topics.record",
    "load_topics": "topics.persistence",
    "open_corpus": "reading.open_corpus",
    "oracle_summary": "summaries.oracle",
    "plan": "planning.plan",
    "read_file": "reading.folder",
    "read_folder": "reading.folder",
    "register_reader": "reading.formats.registry",
    "robustness": "model_selection.robustness",
    "rouge": "evaluation.rouge",
    "sentence_overlap": "evaluation.rouge",
    "stop_words": "words.stop_words",
    "summarize": "summaries.summarize",
    "topic_quality": "evaluation.topic_quality",
    "trends": "change.trends",
    "verify": "topics.verify",
    "write_report": "report.report",
    "write_tables": "report.tables",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:  # noqa: ANN401  (a name may be anything)
    if name in _HOME:
        return getattr(import_module(f"gleanings.{_HOME[name]}"), name)
    raise AttributeError(f"module 'gleanings' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
