"""sumy's choice by chance."""

import sumy.summarizers.random as sumy_random


class RandomSummarizer(sumy_random.RandomSummarizer):
    """sumy's choice by chance, by Python's `random`; it is as fast as it can be."""
