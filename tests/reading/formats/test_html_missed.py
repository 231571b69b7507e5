"""Paragraphs of a web page that are put back among those that were taken."""

import pytest

from gleanings.reading.formats.html_missed import with_missed

FIRST = "The first post of the day, and it is not a short one."
SECOND = "The second post of the day, and it is not a short one."


def post(text):
    return f"<div class='post'><p>{text}</p></div>"


@pytest.mark.parametrize(
    "code", ["<script>let x = 1;</script>", "<style>p {color: red}</style>", "<button>Share</button>"]
)
def test_what_is_no_text_within_a_paragraph_stays_out_of_it(code):
    page = f"<body>{post(FIRST)}{post(SECOND.replace(',', f'{code},'))}</body>"
    assert with_missed([FIRST], page) == [FIRST, SECOND]


@pytest.mark.parametrize("body", ["<body>", "<body class='home page'>"])
def test_a_line_of_the_site_above_the_article_is_no_lead(body):
    notice = "<p>We use what you tell us to make this page better for you.</p>"
    assert with_missed([FIRST], f"{body}{notice}<div><p class='a'>{FIRST}</p></div></body>") == [FIRST]
    lead = f"{body}<div>{notice}<div><p class='a'>{FIRST}</p></div></div></body>"
    assert len(with_missed([FIRST], lead)) == 2


def test_short_messages_of_a_chat_saved_as_a_page_are_all_kept(read):
    """The extraction takes the last of them for the article; their names and times are not read."""
    said = ["Who comes on Monday?", "I do, but not before eight.", "So do I."]
    messages = "".join(
        f'<div class="message"><div class="pull_left"><div class="initials">A</div></div><div class="body">'
        f'<div class="date">21:1{i}</div><div class="from_name">Ana</div><div class="text">{each}</div></div></div>'
        for i, each in enumerate(said)
    )
    page = f"<html><head><title>Choir</title></head><body><div class='history'>{messages}</div></body></html>"
    text = read("a.html", page)[0].text
    assert all(each in text for each in said)
