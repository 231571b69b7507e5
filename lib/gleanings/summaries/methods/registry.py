"""The methods that rank sentences beforehand, by the names that a user types."""

from gleanings.summaries.methods.edmundson import edmundson
from gleanings.summaries.methods.kl import kl
from gleanings.summaries.methods.lead import lead
from gleanings.summaries.methods.lexrank import lexrank
from gleanings.summaries.methods.lsa import lsa
from gleanings.summaries.methods.luhn import luhn
from gleanings.summaries.methods.random import random
from gleanings.summaries.methods.ranking import Method
from gleanings.summaries.methods.reduction import reduction
from gleanings.summaries.methods.sum_basic import sum_basic
from gleanings.summaries.methods.textrank import textrank

# Those that sumy has too, by sumy's names.
SUMY_METHODS: dict[str, Method] = {
    "lexrank": lexrank,
    "textrank": textrank,
    "lsa": lsa,
    "luhn": luhn,
    "edmundson": edmundson,
    "sum-basic": sum_basic,
    "kl": kl,
    "reduction": reduction,
    "random": random,
}
# "central" is not among them: its next choice depends on those before, so that no order stands beforehand.
RANKED: dict[str, Method] = {"lead": lead} | SUMY_METHODS
