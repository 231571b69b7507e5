"""Two sentences that give the same words other roles say different things, in whatever order the same is said."""

import pytest

import gleanings as gl
from gleanings.summaries import roles

EXCHANGED = [
    ("en", "Oracle sued Google over copyright in 2010.", "Google sued Oracle over copyright in 2010."),
    ("en", "Refugees fled from Chad to Sudan in March.", "Refugees fled from Sudan to Chad in March."),
    ("en", "Rents in Orr are rising faster than wages.", "Wages in Orr are rising faster than rents."),
    ("de", "Der Lehrer lobte den Direktor für den Umbau.", "Der Direktor lobte den Lehrer für den Umbau."),
    ("fr", "Les loyers montent plus vite que les salaires.", "Les salaires montent plus vite que les loyers."),
    ("es", "La alcaldesa denunció al constructor.", "El constructor denunció a la alcaldesa."),
    ("it", "La Roma ha battuto il Milan in finale.", "Il Milan ha battuto la Roma in finale."),
    ("nl", "De huren stijgen sneller dan de lonen in Delft.", "De lonen stijgen sneller dan de huren in Delft."),
    ("ru", "Учитель обвинил директора во лжи.", "Директор обвинил учителя во лжи."),
]
THE_SAME = [
    ("en", "Oracle sued Google over copyright in 2010.", "Google was sued by Oracle in 2010 over copyright."),
    ("en", "Floods in Orr killed ten people.", "Ten people were killed in floods in Orr."),
    ("en", "Bread, milk and eggs are dearer in May.", "Eggs, milk and bread are dearer in May."),
    ("de", "Der Direktor lobte den Lehrer für den Umbau.", "Für den Umbau lobte der Direktor den Lehrer."),
    ("de", "Der Hund biss den Mann aus Ulm.", "Den Mann aus Ulm biss der Hund."),
    ("fr", "Lyon a battu Marseille en finale.", "Marseille a été battu en finale par Lyon."),
]
OPPOSED = [
    ("en", "It was the best harvest in Kent since the war.", "It was the worst harvest in Kent since the war."),
    ("es", "Es la peor cosecha de uva en Rioja.", "Es la mejor cosecha de uva en Rioja."),
]


def both(language, one, other):
    sides = [
        gl.Corpus.from_texts([f"{text} {own}"], language=language)[0]
        for text, own in ((one, "Xaver."), (other, "Yla."))
    ]
    return gl.compare_documents(*sides)


@pytest.mark.parametrize(("language", "one", "other"), [*EXCHANGED, *OPPOSED])
def test_who_sued_whom_is_no_point_of_both(language, one, other):
    found = both(language, one, other)
    assert not found.both
    assert one in [s.text for s in found.only_a]
    assert other in [s.text for s in found.only_b]


@pytest.mark.parametrize(("language", "one", "other"), EXCHANGED)
def test_without_a_look_at_roles_it_would_be(monkeypatch, language, one, other):
    for module in ("comparison", "known"):
        monkeypatch.setattr(f"gleanings.summaries.{module}.exchange_roles", lambda *words: False)
    assert both(language, one, other).both


@pytest.mark.parametrize(("language", "one", "other"), THE_SAME)
def test_the_same_in_another_order_is_one_point(language, one, other):
    assert [point.a.text for point in both(language, one, other).both] == [one]


def test_who_sued_whom_is_news():
    old, new = (gl.Corpus.from_texts([text], language="en")[0] for text in EXCHANGED[0][1:])
    assert gl.summarize(new, known=old).text == new.text


def test_equal_sentences_have_equal_roles():
    words = [roles.Word("orr"), roles.Word("sue"), roles.Word("ulm")]
    assert not roles.exchange_roles(words, words)
    assert not roles.exchange_roles([], words)
