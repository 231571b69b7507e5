"""sumy's summarizers under their own names: the same constructor, attributes, call, return type and choice, fast.

Change one import line:

    from gleanings.compat.sumy import LexRankSummarizer, Tokenizer

Each class is a subclass of sumy's, so that whatever it does not replace stays; a subclass of these that replaces one
of sumy's inner steps gets sumy's own, slow way. sumy's faults are kept too; `gleanings.summarize` is without them.
The docstrings of `gleanings.summaries.methods` say which.
"""

from gleanings.compat.sumy.edmundson import EdmundsonSummarizer
from gleanings.compat.sumy.graph import LexRankSummarizer, ReductionSummarizer, TextRankSummarizer
from gleanings.compat.sumy.lsa import LsaSummarizer
from gleanings.compat.sumy.luhn import LuhnSummarizer
from gleanings.compat.sumy.random import RandomSummarizer
from gleanings.compat.sumy.stepwise import KLSummarizer, SumBasicSummarizer
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
