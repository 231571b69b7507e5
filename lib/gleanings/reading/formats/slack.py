"""Messages that Slack exports: links and names as people see them; who came and went is no message."""

import re
from collections.abc import Sequence
from html import unescape

from gleanings.reading.formats.columns import Record

_SENT = re.compile(r"\d{10}\.\d{6}")  # as Slack alone writes when a message was sent
# "<https://a.org|the minutes>", "<@U02|ana>", "<#C01|general>", "<!here>"
_MARK = re.compile(r"<(?:([@#!])([^<>|\s]{1,60})|([a-z]{2,10}:[^<>|\s]{1,2000}))(?:\|([^<>]{1,500}))?>")
_EVENTS = ("channel_", "group_", "bot_add", "bot_remove")  # kinds of messages that no one wrote


def slack_messages(records: Sequence[Record]) -> tuple[list[Record], int]:
    """Return the messages of an export as people see them, and how many events were left away; others as they are.

    >>> slack_messages([{"type": "message", "ts": "1620036000.000200", "text": "See <https://a.org|the minutes>."}])[0]
    [{'type': 'message', 'ts': '1620036000.000200', 'text': 'See the minutes.'}]
    """
    if not all(_is_message(record) for record in records):
        return list(records), 0
    names = {
        str(record["user"]): str(name)
        for record in records
        if (name := record.get("user_profile.real_name")) and record.get("user")
    }

    def seen(mark: re.Match[str]) -> str:
        sign, key, address, label = mark.groups()
        if address:
            return label or address.removeprefix("mailto:")
        return ("@" if sign == "!" else sign) + (label or names.get(key, key)).lstrip("@#")

    said = [record for record in records if not str(record.get("subtype", "")).startswith(_EVENTS)]
    found: list[Record] = [
        dict(record, text=unescape(_MARK.sub(seen, str(record["text"])))) if "text" in record else record
        for record in said
    ]
    return found, len(records) - len(said)


def _is_message(record: Record) -> bool:
    return record.get("type") == "message" and _SENT.fullmatch(str(record.get("ts", ""))) is not None
