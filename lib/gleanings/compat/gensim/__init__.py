"""gensim's LdaModel, with its inference compiled: change one import line."""

from gleanings.compat.gensim.lda_model import LdaModel, LdaState

__all__ = ["LdaModel", "LdaState"]
