"""JSON as chats, threads and transcripts are exported."""

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gleanings.errors import InvalidValue
from gleanings.reading.formats.json_records import read_json
from gleanings.reading.formats.reading import ReadingOptions, Skipped
from gleanings.reading.formats.records import WITHOUT_TEXT


def test_messages_of_several_chats_are_read_with_the_name_of_their_chat(read):
    message = {"type": "message", "date": "2024-01-02T21:15:00", "from": "Ana"}
    chats = [
        {"name": "Choir", "id": 1, "messages": [message | {"id": 2, "text": "Who comes on Monday to the church?"}]},
        {"name": "Mum", "id": 2, "messages": [message | {"id": 3, "text": "Bring some bread from the town."}]},
    ]
    corpus = read("a.json", json.dumps({"about": "All of it.", "chats": {"about": "Chats.", "list": chats}}))
    assert [(d.metadata["name"], d.text) for d in corpus] == [
        ("Choir", "Who comes on Monday to the church?"),
        ("Mum", "Bring some bread from the town."),
    ]
    assert [d.metadata["above.id"] for d in corpus] == [1, 2]


def test_a_text_in_stretches_is_one_text(read):
    stretches = ["I come, see ", {"type": "link", "text": "https://choir.example"}, ", but late."]
    corpus = read("a.json", json.dumps([{"text": stretches}, {"text": "I do not come at all."}]))
    assert corpus[0].text == "I come, see https://choir.example, but late."


def test_a_post_with_its_own_text_stands_before_its_comments(read):
    comments = [
        {"author": "a", "body": "Of course it should be built."},
        {"author": "b", "body": "No, we have no money."},
    ]
    posts = [
        {"title": "Bridge", "body": "Should it be built?", "comments": comments},
        {"title": "Roof", "body": "It leaks."},
    ]
    corpus = read("a.json", json.dumps(posts))
    assert [d.text for d in corpus] == ["Should it be built?", comments[0]["body"], comments[1]["body"], "It leaks."]
    assert [d.title for d in corpus] == ["Bridge", "Bridge", "Bridge", "Roof"]


def test_segments_of_a_transcript_beside_its_text_are_not_read_twice(read):
    said = ["Welcome back to the show.", "Today we talk about bees."]
    words = [{"text": word, "start": 1, "end": 2, "speaker": "A"} for word in " ".join(said).split()]
    segments = [{"id": i, "start": i, "text": f" {each}"} for i, each in enumerate(said)]
    corpus = read("a.json", json.dumps({"text": " ".join(said), "segments": segments, "words": words}))
    assert [d.text for d in corpus] == [" ".join(said)]


def test_authors_in_records_of_their_own_are_authors(read):
    record = {
        "content": "My tomatoes have brown spots.",
        "author": {"id": "5", "name": "rose"},
        "tags": [{"name": "x"}],
    }
    corpus = read("a.json", json.dumps({"channel": {"name": "tomatoes"}, "messages": [record, record | {"id": 2}]}))
    assert corpus[0].metadata["author"] == "rose"
    assert corpus[0].metadata["tags"] == "x"


def test_answers_under_another_name_stand_in_the_same_column(read):
    comments = [{"author": "Ann", "body": "It is still slow."}, {"author": "Agent", "body": "Please restart it."}]
    tickets = [{"ticket_id": 7, "subject": "Router", "description": "<p>It is <b>slow</b>.</p>", "comments": comments}]
    tickets.append(
        {"ticket_id": 8, "subject": "Bill", "description": "The bill is wrong, please look.", "comments": []}
    )
    corpus = read("a.json", json.dumps(tickets))
    assert [d.text for d in corpus] == [
        "It is slow.",
        "It is still slow.",
        "Please restart it.",
        "The bill is wrong, please look.",
    ]


def listing(*children):
    return {"kind": "Listing", "data": {"children": list(children)}}


def test_a_thread_with_replies_within_replies(read):
    reply = {"kind": "t1", "data": {"body": "He does not, he is my uncle.", "author": "cy", "replies": ""}}
    comment = {"kind": "t1", "data": {"body": "The captain sleeps late.", "author": "ben", "replies": listing(reply)}}
    post = {"kind": "t3", "data": {"title": "Ferry", "selftext": "Why is it late every day?", "author": "ana"}}
    corpus = read("a.json", json.dumps([listing(post), listing(comment)]))
    assert [(d.metadata["author"], d.text) for d in corpus] == [
        ("ana", "Why is it late every day?"),
        ("ben", "The captain sleeps late."),
        ("cy", "He does not, he is my uncle."),
    ]


def test_records_within_records_are_known_by_the_names_in_them(read):
    posts = [
        {
            "uri": f"at://did:plc:abcdefghijklmnopqrst/app.bsky.feed.post/{i}",
            "value": {"text": f"The ferry of day {i} was late.", "createdAt": f"2024-02-0{i}T10:00:00Z"},
        }
        for i in (1, 2)
    ]
    corpus = read("a.jsonl", "\n".join(map(json.dumps, posts)))
    assert [(d.text, str(d.date)) for d in corpus][1] == ("The ferry of day 2 was late.", "2024-02-02")
    page = {
        "id": 7,
        "title": {"rendered": "Ferries"},
        "excerpt": {"rendered": "<p>On ferries, and what became of them.</p>"},
        "content": {"rendered": "<p>They sank.</p><p>All of them did, and in the first year.</p>"},
    }
    [document] = read("b.json", json.dumps([page]))
    assert (document.title, document.text[:11]) == ("Ferries", "They sank.\n")


SHAPES = {
    "by key": {"d1": {"title": "A", "text": "It was built in 1902."}, "d2": {"title": "B", "text": "It sank."}},
    "texts by key": {"a.txt": "It was built in 1902.", "b.txt": "It sank in 1911."},
    "names and rows": {"columns": ["id", "text"], "index": [0, 1], "data": [[1, "It was built."], [2, "It sank."]]},
    "by column and row": {"id": {"0": 1, "1": 2}, "text": {"0": "It was built in 1902.", "1": "It sank."}},
    "by column": {"id": [1, 2], "text": ["It was built in 1902.", "It sank."]},
    "rows": [["id", "text"], [1, "It was built in 1902."], [2, "It sank."]],
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_collections_that_are_no_list_of_records(read, shape):
    corpus = read("a.json", json.dumps(shape))
    assert [d.text.split()[1].strip(".") for d in corpus] == ["was", "sank"]
    assert not corpus.left_out


def test_a_record_of_texts_is_one_document(read):
    record = {"title": "The ferry of 1902", "text": "It was built in 1902, and it sank.", "source": "A book of boats"}
    assert [d.text for d in read("a.json", json.dumps(record))] == [record["text"]]
    users = {"author": {"name": "Ann"}, "editor": {"name": "Bo"}, "text": "It was built in 1902."}
    assert [d.text for d in read("b.json", json.dumps([users]))] == ["It was built in 1902."]


def test_a_record_a_line_under_the_name_of_json(read):
    lines = [json.dumps({"text": f"Rain fell on day {i}."}) for i in range(3)]
    assert len(read("a.json", "\n".join(lines))) == 3


def test_what_was_said_in_a_record_is_a_talk_and_sentences_are_paragraphs(read):
    said = [{"role": "user", "content": "When was it built?"}, {"role": "assistant", "content": "In 1902."}]
    assert read("a.jsonl", json.dumps({"messages": said}))[0].text == "user: When was it built?\n\nassistant: In 1902."
    lines = {"sentences": ["It was built in 1902, and it sank.", "Nobody drowned."], "tags": ["boats", "storms"]}
    document = read("b.jsonl", json.dumps(lines))[0]
    assert [p.text for p in document.paragraphs] == lines["sentences"]
    assert document.metadata["tags"] == "boats, storms"


LONG = "The ferry was late again, and nobody on the quay could say why that was so. " * 3
ANSWERS = [{"author": "ben", "body": "The captain sleeps late."}, {"author": "cy", "body": "He does not."}]


@pytest.mark.parametrize("below", [{"comments": ANSWERS}, {"all": {"comments": ANSWERS}}])
def test_a_record_that_says_more_than_its_comments_stands_before_them(read, below):
    corpus = read("a.json", json.dumps({"title": "Ferry", "text": LONG, "meta": below}))
    assert [d.text for d in corpus] == [LONG, "The captain sleeps late.", "He does not."]


def test_paragraphs_of_records_are_their_text(read):
    paragraphs = ["It was built in 1902, and it sank.", "Nobody drowned in that year."]
    corpus = read("a.json", json.dumps([{"id": 1, "paragraphs": paragraphs}, {"id": 2, "paragraphs": paragraphs[:1]}]))
    assert [[p.text for p in d.paragraphs] for d in corpus] == [paragraphs, paragraphs[:1]]
    assert "" not in read("b.json", json.dumps(paragraphs))[0].metadata


def test_what_stands_above_the_names_of_rows_is_listed(read):
    rows = [["Letters 2021", "", ""], ["date", "letter", "mark"], ["2021-05-03", "The boat was cold.", 2]]
    corpus = read("a.json", json.dumps([*rows, ["2021-05-04", "All was well.", 5]]))
    assert [d.text for d in corpus] == ["The boat was cold.", "All was well."]
    assert [each.reason for each in corpus.left_out] == ["stands above the names of the columns: Letters 2021"]


def test_what_is_not_said_with_records_is_listed(read):
    table = {
        "columns": ["id", "text"],
        "data": [[1, "It was built in 1902."], [2, "It sank in the year after."]],
        "about": "All boats of the lake.",
    }
    chats = [{"intro": LONG * 3, "chats": [{"text": "Who comes to the quay?"}, {"text": "I do."}]}] * 2
    assert [each.source.rpartition(":")[2] for each in read("a.json", json.dumps(table)).left_out] == ["about"]
    assert [each.source.rpartition(":")[2] for each in read("b.json", json.dumps(chats)).left_out] == ["intro"]


NAMES = ("text", "body", "title", "comments", "meta", "data", "id", "author", "tags", "about")
TREES = st.recursive(
    st.sampled_from([LONG, LONG[:30], "short", 3, None, True]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


def numbered(value, numbers, path=()):
    """Return a tree with texts that differ, and yield them into `numbers`, each with the names above it."""
    if value in (LONG, LONG[:30]):
        text = f"Text {len(numbers)} of them: {value.strip()}"
        numbers[text] = path
        return text
    if isinstance(value, list):
        return [numbered(each, numbers, path) for each in value]
    if isinstance(value, dict):
        return {name: numbered(each, numbers, (*path, name)) for name, each in value.items()}
    return value


@pytest.mark.slow
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(TREES)
@example([{"text": LONG}, {"body": LONG, "text": 3}])  # a name that is taken
@example([[LONG[:30], LONG[:30]], [LONG, None]])
@example([[LONG[:30], [LONG]], [LONG]])  # several values in a cell are no name
@example([[LONG[:30], LONG[:30]], [LONG]])  # a row for names, one of which has no cell below it
def test_records_of_any_shape_end_and_lose_no_text_in_silence(tree):
    texts = {}
    data = json.dumps(numbered(tree, texts)).encode()
    try:
        found = list(read_json(data, ReadingOptions()))
    except InvalidValue:
        return
    said = " ".join(str(each).replace("\\n", "\n") for each in found)
    if WITHOUT_TEXT in said:
        return
    aside = [f".{each.part}." for each in found if isinstance(each, Skipped)]
    for text, path in texts.items():
        listed = any(part in f".{'.'.join(path)}." for part in aside)
        assert listed or text in said or repr(text)[1:-1] in said


def test_a_title_in_a_record_of_its_own_is_the_title(read):
    hits = [{"_source": {"headline": {"main": f"Ferry {n}"}, "body": f"It rained {n} days."}} for n in (1, 2)]
    documents = read("a.json", json.dumps({"meta": {"count": 2}, "hits": hits}))
    assert [d.title for d in documents] == ["Ferry 1", "Ferry 2"]
