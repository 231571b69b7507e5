"""What holds for every method that sumy has too."""

import numpy as np
import pytest

from gleanings.documents.document import Document
from gleanings.summaries.methods.edmundson_options import Edmundson
from gleanings.summaries.methods.ranking import Options, rounded
from gleanings.summaries.methods.registry import SUMY_METHODS
from gleanings.summaries.sentence_matrix import SentenceMatrix

ODD = {
    "nothing": "",
    "one": "One sentence alone stands here.",
    "500 the same": "\n\n".join(["Same words stand here."] * 500),
    "single words": "rain\n\nsnow\n\nrain\n\nsun",
    "stop words": "the of and\n\nand the\n\nof",
    "punctuation": "!!!\n\n...",
    "emoji": "😀 😀\n\n🎉",
    "languages": "Věta je česká.\n\nThis is English.\n\n文は日本語です。\n\nЭто предложение.",
    "one very long": "word other " * 50_000 + "\n\nword end",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
@pytest.mark.parametrize("method", SUMY_METHODS)
@pytest.mark.slow
def test_odd_documents_are_ranked_without_warnings(method, text):
    matrix = SentenceMatrix.from_document(Document("a", text))
    ranking = SUMY_METHODS[method](matrix, Options(edmundson=Edmundson(bonus=("rain",), stigma=("snow",), key=1.0)))
    assert ranking.scores.shape == (matrix.size,)
    assert np.isfinite(ranking.scores).all()
    assert sorted(ranking.order.tolist()) == sorted(set(matrix.same.tolist())) or method == "random"
    assert len(set(matrix.same[ranking.order].tolist())) == len(ranking.order) == len(set(matrix.same.tolist()))


@pytest.mark.parametrize("method", SUMY_METHODS)
def test_a_limit_does_not_change_the_choice(method):
    text = "\n\n".join(
        f"{a} {b} fell on {c}." for a in ("rain", "snow") for b in ("hail", "sun") for c in ("hill", "town")
    )
    matrix = SentenceMatrix.from_document(Document("a", text))
    whole = SUMY_METHODS[method](matrix, Options(seed=2))
    some = SUMY_METHODS[method](matrix, Options(seed=2, limit=3))
    assert some.order[:3].tolist() == whole.order[:3].tolist()
    assert np.array_equal(some.scores, whole.scores)
    assert sorted(some.order.tolist()) == sorted(whole.order.tolist())


def test_rounding():
    values = np.array([0.1 + 0.2, 0.3, 0.0, -1e-300, 1e300, -0.3, 123456.7890123456])
    assert rounded(values).tolist() == pytest.approx(values.tolist(), rel=1e-11)
    assert rounded(values)[0] == rounded(values)[1]


def test_scores_are_rounded_by_exact_powers_of_ten():
    powers = range(-30, 45)  # among them those of which numpy's own are inexact, on one kind of processor or another
    scores = [float(f"1.23456789012345e{power}") for power in powers]
    scales = [float(f"1e{11 - power}") for power in powers]
    expected = [round(score * scale) / scale for score, scale in zip(scores, scales, strict=True)]
    assert rounded(np.array(scores)).tolist() == expected
