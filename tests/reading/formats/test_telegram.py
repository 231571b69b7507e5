"""Chats that Telegram exports as web pages."""

import pytest

import gleanings as gl


def message(text, *, name="", more=""):
    head = f'<div class="from_name">{name}</div>' if name else ""
    return (
        f'<div class="message default clearfix"><div class="body"><div class="pull_right date details" '
        f'title="03.05.2021 10:02:11">10:02</div>{head}{more}{text}</div></div>'
    )


def chat(*messages):
    return (
        '<html><body><div class="page_header"><div class="content"><div class="text bold">Club</div></div></div>'
        '<div class="page_body chat_page"><div class="history"><div class="message service"><div class="body details">'
        f"3 May 2021</div></div>{''.join(messages)}</div></div></body></html>"
    )


@pytest.fixture
def read(tmp_path):
    def read_page(page):
        (tmp_path / "messages.html").write_text(page, encoding="utf-8")
        return gl.read_file(tmp_path / "messages.html")[0]

    return read_page


def test_messages_have_their_speakers_also_those_that_are_joined(read):
    answer = '<div class="reply_to details">In reply to <a href="#2">this message</a></div>'
    document = read(
        chat(
            message('<div class="text">Who has the ladder?<br>I need it, Zoë.</div>', name="Ana"),
            message('<div class="text">The pears will not wait.</div>'),
            message('<div class="text">It is behind the shed.</div>', name="Len", more=answer),
            message('<div class="media_wrap"><div class="body">Photo, not included</div></div>', name="Len"),
        )
    )
    assert document.title == "Club"
    assert [(sentence.text, sentence.speaker) for sentence in document.sentences] == [
        ("Who has the ladder?", "Ana"),
        ("I need it, Zoë.", "Ana"),
        ("The pears will not wait.", "Ana"),
        ("It is behind the shed.", "Len"),
    ]


def test_a_chat_without_messages_is_read_as_a_page(read):
    page = chat("<p>The storm came at night, and it took the roof of the school with it.</p>")
    assert "The storm came at night" in read(page).text
