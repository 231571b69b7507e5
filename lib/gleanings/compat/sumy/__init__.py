"""sumy's summarizers under their own names: the same choices, fast. Change one import line."""

from gleanings.compat.sumy.summarizers import (
    EdmundsonSummarizer,
    KLSummarizer,
    LexRankSummarizer,
    LsaSummarizer,
    LuhnSummarizer,
    RandomSummarizer,
    ReductionSummarizer,
    SumBasicSummarizer,
    TextRankSummarizer,
)
from gleanings.compat.sumy.tokenizer import Tokenizer

__all__ = [
    "EdmundsonSummarizer",
    "KLSummarizer",
    "LexRankSummarizer",
    "LsaSummarizer",
    "LuhnSummarizer",
    "RandomSummarizer",
    "ReductionSummarizer",
    "SumBasicSummarizer",
    "TextRankSummarizer",
    "Tokenizer",
]
