"""Folders that were not made for the purpose, as corpora and as reports: what pages are looked at with."""

from pathlib import Path

import gleanings as gl

SEEDS = Path(__file__).parent.parent / "seeds"
GERMAN = """Nach dem Dauerregen ist die Elbe auf über sieben Meter gestiegen. In Pirna bauten Helfer der Feuerwehr
Dämme aus Sandsäcken. Der Bürgermeister rief die Bewohner der Altstadt auf, ihre Keller zu räumen.
---
Das Hochwasser an der Donau hat in Passau die Uferstraßen überflutet. Nach Angaben des Wasserwirtschaftsamtes wird der
Scheitel des Hochwassers in der Nacht erwartet. Die Feuerwehr pumpte Dutzende Keller leer.
---
Starkregen hat im Ahrtal Straßen und Brücken beschädigt. Die Feuerwehr rückte zu mehr als zweihundert Einsätzen aus. Der
Pegel der Ahr fiel am Abend wieder. Das Land versprach den Gemeinden Hilfe beim Wiederaufbau der Brücken.
---
Die Bahn will bis 2030 vierzig Hauptstrecken sanieren. Während der Arbeiten fahren auf der Strecke zwischen Hamburg und
Berlin neun Monate lang keine Züge. Der Fahrgastverband kritisierte den Plan der Bahn.
---
Die Gewerkschaft der Lokführer hat zu einem Streik aufgerufen. Von Donnerstag an sollen im Fernverkehr die meisten Züge
ausfallen. Die Bahn bot vier Prozent mehr Lohn, die Gewerkschaft verlangt sieben.
---
Ein Güterzug ist bei Hannover entgleist und hat die Strecke nach Berlin blockiert. Die Bahn leitet Züge über Magdeburg
um. Die Reparatur der Gleise dauert nach Angaben der Bahn mehrere Tage.
---
Das Schauspielhaus eröffnet die Spielzeit mit einer neuen Inszenierung des Faust. Die Regisseurin verlegt das Stück in
ein Büro unserer Tage. Das Publikum feierte die Schauspieler mit langem Beifall.
---
Die Oper in Dresden zeigt im Herbst den Ring an vier Abenden. Das Orchester spielt unter seinem neuen Dirigenten. Karten
für die Premiere waren nach zwei Stunden vergeben.
---
Wegen leerer Kassen will die Stadt den Zuschuss für das Theater kürzen. Der Intendant warnt, dann müsse die Bühne
schließen. Schauspieler und Publikum protestierten vor dem Rathaus."""
OTHERS = """La mairie de Lyon veut fermer le centre aux voitures au printemps. Les commerçants craignent de perdre des
clients. Le maire promet de nouvelles lignes de tramway.
---
Les agriculteurs bretons ont bloqué plusieurs routes pour protester contre le prix du lait. Ils réclament une aide de
l'État avant l'hiver. Les laiteries refusent de négocier.
---
El gobierno aprobó una ley que limita el precio del alquiler en las grandes ciudades. Los propietarios anunciaron un
recurso ante los tribunales. En Barcelona los alquileres subieron un diez por ciento.
---
В начале июля, в чрезвычайно жаркое время, под вечер, один молодой человек вышел из своей каморки на улицу. Он
благополучно избегнул встречи с своею хозяйкой на лестнице.
---
دعت البلدية سكان المدينة إلى توفير المياه هذا الصيف. قال المهندس إن السد فقد نصف مائه. ستفتح المدارس في موعدها."""


def mixed() -> gl.Corpus:
    """German, four other languages of which one is written from right to left, and English news."""
    texts = [" ".join(text.split()) for text in f"{GERMAN}\n---\n{OTHERS}".split("---")]
    dates = [f"2023-{number % 12 + 1:02d}-15" for number in range(len(texts) + 16)]
    english = [document.text for document in gl.example("lee")[100:116]]
    return gl.Corpus.from_texts([*texts, *english], dates=dates, language="auto")


def speeches() -> gl.Corpus:
    """Twenty messages of presidents, with their dates, parties and long paragraphs."""
    return gl.example("state-of-the-union")[-20:]


def sentences() -> gl.Corpus:
    """More than a thousand short texts: the report of them has many pages."""
    found = [sentence.text for document in gl.example("lee") for sentence in document.sentences]
    return gl.Corpus.from_texts(found[:1_010])


def report_of(corpus: gl.Corpus, target: Path, topics: int, unit: str = "auto", **options: object) -> Path:
    """Write a report of a corpus."""
    model = gl.fit_topics(gl.bag_of_words(corpus, unit=unit), topics=topics, progress=False)
    return gl.write_report(target, model, gl.digest(model), **options)
