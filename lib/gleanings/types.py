"""Names of types that several rooms use, each with one meaning.

Arrays carry only the kind of their numbers; their shape is said where they are described.
"""

from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Singles: TypeAlias = NDArray[np.float32]
Integers: TypeAlias = NDArray[np.int64]
Indices: TypeAlias = NDArray[np.int32]  # columns of a sparse matrix, numbers of tokens
Flags: TypeAlias = NDArray[np.bool_]

Span: TypeAlias = tuple[int, int]  # where something begins and ends in a text, as in text[begin:end]

CountedUnit: TypeAlias = Literal["document", "passage", "paragraph", "sentence"]  # what a row of a bag of words is
LengthUnit: TypeAlias = Literal["sentences", "words", "characters"]  # what the length of a summary is counted in
TopicMethod: TypeAlias = Literal["lda", "lda-gensim", "nmf", "lsi", "hdp"]
Memory: TypeAlias = Literal["auto", "full", "minibatch"]
Search: TypeAlias = Literal["fast", "thorough"]  # for the start of a fit
CoherenceMeasure: TypeAlias = Literal["npmi", "c_npmi", "c_v", "c_uci", "u_mass"]
