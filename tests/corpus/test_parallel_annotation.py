"""Documents annotated by other processes are annotated as here."""

import datetime
from types import MappingProxyType

from gleanings.corpus.annotation import AnnotationOptions, annotated
from gleanings.corpus.copies import WordHashes
from gleanings.corpus.parallel_annotation import annotate_all, answer_of, call_for
from gleanings.documents.document import Document
from gleanings.parallel import groups
from gleanings.parallel.processes import ProcessDied

ASKED = AnnotationOptions.of(True, "auto", runs=True)
DOCUMENTS = [
    Document(
        "a", "A bridge for Orr\n3 May 2021\n\nThe council of Orr voted for the bridge. It will cost two millions."
    ),
    Document("b", "Am Montag stimmte der Rat für die Brücke. Sie wird teuer.", metadata=MappingProxyType({"row": 3})),
]


def told(found):
    """Return what was found of documents, in plain values."""
    documents = [each.document for each in found]
    return [
        *((d.id, d.text, d.title, d.date, d.language, d.marks, d.metadata) for d in documents),
        *((each.key, each.spans, each.words, each.runs.tolist()) for each in found),
    ]


def test_what_another_process_finds_is_put_to_the_document_that_is_here():
    here = annotated(DOCUMENTS, ASKED, WordHashes())
    assert [each.document.language for each in here] == ["en", "de"]
    assert here[0].document.date == datetime.date(2021, 5, 3)
    call, arguments = call_for(DOCUMENTS, ASKED)
    assert told(answer_of(call(*arguments), DOCUMENTS, ASKED)) == told(here)
    assert told(answer_of(ProcessDied(), DOCUMENTS, ASKED)) == told(here)


def test_many_are_annotated_by_as_many_processes_as_were_asked_for(monkeypatch):
    numbers = []

    def in_turn(calls, take, number):
        numbers.append(number)
        for call, arguments in calls:
            take(call(*arguments))

    monkeypatch.setattr(groups, "run_in_processes", in_turn)
    monkeypatch.setattr(groups, "TOGETHER", 1)
    assert told(annotate_all(DOCUMENTS, ASKED, workers=2)) == told(annotate_all(DOCUMENTS, ASKED, workers=1))
    assert numbers == [2]
