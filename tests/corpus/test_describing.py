"""Documents described by other processes are described as here, in groups that are worth a call."""

import datetime
from types import MappingProxyType

import pytest

from gleanings.corpus import describing
from gleanings.corpus.copies import WordHashes
from gleanings.corpus.described import Asked, described
from gleanings.corpus.describing import answer_of, call_for, describe_all, processes_for, together
from gleanings.documents.document import Document
from gleanings.parallel.processes import ProcessDied, worker_count

ASKED = Asked.of(True, "auto", runs=True)
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
    here = described(DOCUMENTS, ASKED, WordHashes())
    assert [each.document.language for each in here] == ["en", "de"]
    assert here[0].document.date == datetime.date(2021, 5, 3)
    call, arguments = call_for(DOCUMENTS, ASKED)
    assert told(answer_of(call(*arguments), DOCUMENTS, ASKED)) == told(here)
    assert told(answer_of(ProcessDied(), DOCUMENTS, ASKED)) == told(here)


def test_many_are_described_by_as_many_processes_as_were_asked_for(monkeypatch):
    numbers = []

    def in_turn(calls, take, number):
        numbers.append(number)
        for call, arguments in calls:
            take(call(*arguments))

    monkeypatch.setattr(describing, "run_in_processes", in_turn)
    monkeypatch.setattr(describing, "TOGETHER", 1)
    assert told(describe_all(DOCUMENTS, ASKED, workers=2)) == told(describe_all(DOCUMENTS, ASKED, workers=1))
    assert numbers == [2]


@pytest.mark.parametrize(
    ("size", "workers", "number"), [(0, 3, 3), (9, None, 1), (10, 1, 1), (10, None, worker_count(None))]
)
def test_small_work_is_done_by_one_process_unless_more_were_asked_for(monkeypatch, size, workers, number):
    monkeypatch.setattr(describing, "PAYS_FROM", 10)
    assert processes_for(size, workers) == number


def test_groups_are_full_and_a_large_item_is_alone(monkeypatch):
    monkeypatch.setattr(describing, "TOGETHER", 10)
    monkeypatch.setattr(describing, "MOST", 3)
    assert list(together("abcdefgh", [4, 4, 4, 20, 1, 1, 1, 1])) == [[*"ab"], ["c"], ["d"], [*"efg"], ["h"]]
