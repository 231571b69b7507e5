"""Chats that Telegram exports as web pages: each message with when it was sent and by whom, as in chats of text."""

import re
from collections.abc import Iterator
from typing import Any

_CHAT = '<div class="page_body chat_page">'
_SENT = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4} \d{2}:\d{2}")


def telegram_chat(page: str) -> tuple[str, str]:
    """Return the title and the messages of a chat that Telegram exported; two empty texts where the page is none.

    What Telegram says of itself (who joined, media that are not there, what a message answers) is no message.

    >>> telegram_chat("<p>The storm came at night.</p>")
    ('', '')
    """
    if _CHAT not in page:
        return "", ""
    from lxml import html

    root = html.document_fromstring(page)
    heads = root.xpath("//*[contains(@class, 'page_header')]//*[contains(@class, 'text')]")
    title = " ".join(heads[0].text_content().split()) if heads else ""
    return title, "\n".join(_lines(root))


def _lines(root: Any) -> Iterator[str]:  # noqa: ANN401  (lxml has no types)
    name = ""
    for message in root.xpath("//div[contains(concat(' ', @class, ' '), ' message ')]"):
        names = message.xpath("./div/div[@class='from_name']")
        name = " ".join((names[0].text or "").split()) if names else name  # joined ones have none of their own
        texts = message.xpath("./div/div[@class='text']")
        if not texts:
            continue
        for end in texts[0].iter("br"):
            end.tail = "\n" + (end.tail or "")
        stated = message.xpath("./div/div[contains(@class, 'date')]/@title")
        sent = _SENT.match(stated[0]) if stated else None
        said = "\n".join(" ".join(line.split()) for line in texts[0].text_content().strip().splitlines())
        yield f"[{sent[0]}] {name}: {said}" if sent else f"{name}: {said}"
