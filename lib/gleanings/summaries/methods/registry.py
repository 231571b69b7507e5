"""The methods that sumy has too, by sumy's names for them."""

from gleanings.summaries.methods.frequency import kl, luhn, sum_basic
from gleanings.summaries.methods.graph import lexrank, reduction, textrank
from gleanings.summaries.methods.lsa import lsa
from gleanings.summaries.methods.position import edmundson, random
from gleanings.summaries.methods.ranking import Method

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
