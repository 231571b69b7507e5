import json

MESSAGES = [
    {"type": "message", "subtype": "channel_join", "user": "U2", "text": "<@U2> has joined", "ts": "1620036000.000200"},
    {
        "type": "message",
        "user": "U1",
        "text": "The ferry &amp; the bridge are in <https://a.org/m|the minutes>, <@U2>.",
        "ts": "1620036060.000300",
        "user_profile": {"real_name": "Ana Roe"},
    },
    {
        "type": "message",
        "user": "U2",
        "text": "Thanks <@U1>, <!here> it is: <https://a.org/n> in <#C1|harbour>.",
        "ts": "1620036120.000400",
        "user_profile": {"real_name": "Ben Lund"},
    },
]


def test_links_and_names_are_as_people_see_them_and_who_joined_is_no_message(read):
    documents = read("2021-05-03.json", json.dumps(MESSAGES))
    assert [d.text for d in documents] == [
        "The ferry & the bridge are in the minutes, @Ben Lund.",
        "Thanks @Ana Roe, @here it is: https://a.org/n in #harbour.",
    ]


def test_other_records_keep_their_signs(read):
    records = [{"ts": "2021-05-03", "text": "He wrote <https://a.org|the minutes> &amp; left it so."}] * 2
    assert read("a.json", json.dumps(records))[0].text == "He wrote <https://a.org|the minutes> &amp; left it so."


def test_a_message_without_a_text_is_counted_as_other_records_are(read):
    picture = {"type": "message", "user": "U1", "ts": "1620036180.000500", "files": [{"id": "F1"}]}
    corpus = read("a.json", json.dumps([*MESSAGES, picture]))
    assert len(corpus) == 2
    assert any("without a text" in note for note in corpus.notes)
