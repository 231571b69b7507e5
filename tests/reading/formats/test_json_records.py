"""JSON as chats, threads and transcripts are exported."""

import json


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
