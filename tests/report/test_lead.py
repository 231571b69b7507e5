"""How a report begins: a sentence for each of its largest topics."""

from dataclasses import replace

import pytest
from tests.folders import SEEDS
from tests.report.test_sections import DRY, GAME, WET, made, story

import gleanings as gl
from gleanings.report.lead import lead, said_first
from gleanings.report.preparation import prepared

SUBJECTS = [WET] * 14 + [DRY] * 12 + [GAME] * 10


@pytest.mark.slow
def test_the_first_sentences_are_for_the_largest_topics_one_each():
    model = gl.fit_topics(gl.bag_of_words(gl.example("lee")), topics=5)
    contents, _ = prepared(model, gl.digest(model))

    def main_topics(sentences):
        return [int(contents.shares[contents.numbers[sentence.document]].argmax()) for sentence in sentences]

    assert main_topics(contents.brief) == [each.topic.index for each in contents.ordered[:3]]
    assert len(set(main_topics(gl.brief(contents.corpus).sentences))) < 3  # of what is most like the rest


def test_of_two_topics_the_larger_has_two_sentences():
    model, digest = made([story(subject, i) for i, subject in enumerate([WET, WET, DRY] * 8)], topics=2)
    contents, _ = prepared(model, digest)
    first, other, second = (contents.shares[contents.numbers[s.document]].argmax() for s in contents.brief)
    assert first == second != other
    assert len({s.text for s in contents.brief}) == 3


def test_what_says_nothing_of_its_own_is_not_said_where_others_say_something(monkeypatch):
    contents, _ = prepared(*made([story(subject, i) for i, subject in enumerate(SUBJECTS)]))
    topics = list(contents.digest.topics)
    at = topics.index(contents.ordered[0])
    hollow = ["template text" if topic is topics[at] else "" for topic in topics]
    monkeypatch.setattr("gleanings.report.lead.hollow_topics", lambda bow, fit, repeated: hollow)
    said = said_first(contents)
    assert len(said) == 3
    assert contents.brief[0] not in said
    assert list(said[:2]) == list(contents.brief[1:])


def test_a_long_sentence_gives_way_to_one_that_is_read_at_once():
    long = f"In Aston {WET}, " + "and in many other places of the county too, as people told us again and again, " * 5
    texts = [f"{long}{i}." + f" Near Derby {i} {WET} again." for i in range(9)] + [story(DRY, i) for i in range(9)]
    model, digest = made(texts, topics=2)
    assert all(len(sentence.text) < 300 for sentence in prepared(model, digest)[0].brief)


def test_one_document_tells_its_own_in_order():
    model = gl.fit_topics(gl.bag_of_words(gl.read_folder(SEEDS)), topics=2)
    brief = prepared(model, gl.digest(model))[0].brief
    assert len(brief) == 3
    assert [s.start for s in brief] == sorted(s.start for s in brief)


def test_sentences_that_run_in_two_directions_are_paragraphs_of_their_own():
    contents, _ = prepared(*made([story(subject, i) for i, subject in enumerate(SUBJECTS)]))
    assert len(lead(contents)) == 2  # the sentences, and how far they go
    first, *others = contents.brief
    arabic = replace(first, text="بدأ الحصاد في الوادي بعد المطر.", start=first.start)
    mixed = replace(contents)
    mixed.__dict__["brief"] = [arabic, *others]
    *lines, _ = map(str, lead(mixed))
    assert [('dir="rtl"' in line.partition(">")[0]) for line in lines] == [True, False, False]
