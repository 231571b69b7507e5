"""Edmundson with weights that weigh."""

from gleanings.documents.document import Document, Mark
from gleanings.summaries.methods.edmundson import edmundson, frequent, paragraph_worth, sentence_worth
from gleanings.summaries.methods.edmundson_options import Edmundson
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.sentence_matrix import SentenceMatrix

TEXT = "Rain fell. Snow fell there. Rain stopped.\n\nHail came. Sun came.\n\nFog lifted. Wind rose."
NOWHERE = {"cue": 0.0, "key": 0.0, "title": 0.0, "location": 0.0}


def told(**options):
    return Options(edmundson=Edmundson(**{**NOWHERE, **options}))


def of(*texts):
    return SentenceMatrix.from_documents([Document(str(i), text) for i, text in enumerate(texts)])


def test_a_weight_weighs():
    once, twice = (edmundson(of(TEXT), told(bonus=("rain",), stigma=("snow",), cue=cue)).scores for cue in (1.0, 2.0))
    assert once.tolist() == [1, -1, 1, 0, 0, 0, 0]
    assert twice.tolist() == (2 * once).tolist()


def test_key_words_are_frequent_bonus_words():
    matrix = of(TEXT)
    bonus = matrix.numbers(["raining", "snow"])
    assert [matrix.stems[s] for s in frequent(matrix, bonus, 0.4)] == ["rain", "snow"]
    assert [matrix.stems[s] for s in frequent(matrix, bonus, 0.5)] == ["rain"]
    assert frequent(matrix, matrix.numbers(["cloud"]), 0.5).tolist() == []


def test_title_words():
    document = Document("a", "Rain And Fog\n\n" + TEXT, marks=(Mark(0, 12, "heading", "first line"),))
    matrix = SentenceMatrix.from_document(document)
    assert edmundson(matrix, told(title=1.0)).scores.tolist() == [1, 0, 1, 0, 0, 1, 0]
    assert edmundson(matrix, told(title=1.0, null=("fog",))).scores.tolist() == [1, 0, 1, 0, 0, 0, 0]


def test_places():
    matrix = of(TEXT)
    assert paragraph_worth(matrix, 2, 1).tolist() == [2, 2, 2, 0, 0, 1, 1]
    assert sentence_worth(matrix, 2, 1).tolist() == [2, 0, 1, 2, 1, 2, 1]


def test_places_are_counted_in_each_document():
    matrix = of("One here. Two here.", "Three here.\n\nFour here.")
    assert paragraph_worth(matrix, 2, 1).tolist() == [2, 2, 2, 1]
    assert sentence_worth(matrix, 2, 1).tolist() == [2, 1, 2, 2]
