"""The methods that sumy has too, by sumy's names for them."""

from gleanings.summaries.frequency import kl, luhn, sum_basic
from gleanings.summaries.graph import lexrank, reduction, textrank
from gleanings.summaries.latent import lsa
from gleanings.summaries.position import edmundson, random
from gleanings.summaries.ranking import Method

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
