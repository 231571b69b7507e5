"""Quotations in the marks of many languages: which are whole, and which go on elsewhere."""

import pytest

from gleanings.documents.document import Document
from gleanings.summaries.quotation_marks import holds_a_part, opened
from gleanings.summaries.standing import standing, standing_of

WHOLE = {
    "de": "Das Stück „Stilles Wasser“ in Kleve erzählt von einer Familie.",
    "pl": "Spektakl Anny Wilk „Cicha woda” w Łodzi opowiada o rodzinie.",
    "hu": "A győri színház „Csendes víz” című darabja a családról szól.",
    "sv": "Pjäsen ”Stilla vatten” i Umeå handlar om en familj efter en flod.",
    "fi": "Näytelmä »Tyyni vesi» Turussa kertoo perheestä tulvan jälkeen.",
    "da": "Stykket »Stille vand« i Ribe handler om en familie efter en flod.",
    "fr": "La pièce « Eau calme » à Brest parle d'une famille après une crue.",
    "en": "The play “Still water” in Orr is about a family after a flood.",
}
OPEN = {
    "de": "Keller sagte: „Ich komme nie wieder nach Kleve zurück.",
    "pl": "Wilk powiedziała: „Nie wrócę do Łodzi nigdy więcej w życiu.",
    "sv": "Berg sade: ”Jag kommer aldrig mer tillbaka till Umeå.",
    "da": "Berg sagde: »Jeg kommer aldrig mere tilbage til Ribe.",
    "fr": "Le Goff a dit : « Je ne reviendrai jamais à Brest de ma vie.",
    "en": "Lowe said: “Nothing will ever bring me back to Orr again.",
}
ENDED = [
    "Es bleibt dabei.“ Dann ging Keller.",
    "Det är så.” Berg gick.",
    "C'est ainsi. » Le Goff partit.",
    "So it is.” Lowe left.",
]


@pytest.mark.parametrize("language", WHOLE)
def test_a_whole_quotation_leans_on_nothing_and_is_over_behind_it(language):
    assert not holds_a_part(WHOLE[language])
    assert not opened(WHOLE[language])
    assert standing(WHOLE[language], language).score == 1.0
    document = Document("a", WHOLE[language] + " Orr 1911, Umeå 1912.", language=language)
    assert "is inside a quotation" not in standing_of(document, 1).reasons


@pytest.mark.parametrize("language", OPEN)
def test_an_open_quotation_is_a_part_and_goes_on_behind_it(language):
    assert holds_a_part(OPEN[language])
    assert opened(OPEN[language])
    assert "holds a part of a quotation or bracket" in standing(OPEN[language], language).reasons


@pytest.mark.parametrize("text", ENDED)
def test_the_end_of_a_quotation_is_a_part_and_opens_none(text):
    assert holds_a_part(text)
    assert not opened(text)
