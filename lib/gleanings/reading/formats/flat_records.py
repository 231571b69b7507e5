"""Records that hold records and lists, as flat ones: names with dots, lists as texts."""

import json

from gleanings.documents.punctuation import ends_sentence
from gleanings.reading.formats.columns import Columns, is_text_name
from gleanings.reading.formats.reading import ReadingOptions

Tree = dict[str, object]  # a record that may hold records, and lists of them
ANY = ReadingOptions()
_RUN = 3  # keys of a stretch of text at the most: its kind, the text, where it leads
_WORDS = 3  # of a name or a subject


def flat_record(record: Tree, before: str = "") -> Tree:
    """Return a record without records in it.

    >>> flat_record({"at": {"place": "Bern"}, "tags": ["hail", "snow"], "said": [{"user": "ana", "text": "It fell."}]})
    {'at.place': 'Bern', 'tags': 'hail, snow', 'said': 'ana: It fell.'}
    """
    flat: dict[str, object] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            flat |= flat_record(value, f"{before}{name}.")
        elif isinstance(value, list):
            flat[before + name] = _joined(value)
        else:
            flat[before + name] = value
    return flat


def _joined(value: list[object]) -> str:
    """Return a list as one text: paragraphs, what was said by whom, or names among commas."""
    text = as_text(value)
    if text is not None:
        return text
    records = [opened(each) for each in value if isinstance(each, dict)]
    said = [text_name(each) for each in records]
    if records and len(records) == len(value) and all(said):
        columns = [Columns.named(list(each), name) for each, name in zip(records, said, strict=True)]
        return "\n\n".join(
            f"{each[found.author]}: {each[found.text]}" if found.author else str(each[found.text])
            for each, found in zip(records, columns, strict=True)
        )
    named = [each.get("name", each) if isinstance(each, dict) else each for each in value]
    if any(isinstance(each, dict | list) for each in named):
        return json.dumps(value, ensure_ascii=False, default=str)
    prose = [each for each in named if isinstance(each, str) and (len(each.split()) > _WORDS or ends_sentence(each))]
    return ("\n\n" if 2 * len(prose) > len(named) else ", ").join(map(str, named))


def as_text(value: object) -> str | None:
    """Return a list of texts, some of which are set in another way, as one text: ["Rain ", {"text": "fell"}].

    >>> as_text(["Rain ", {"type": "bold", "text": "fell"}, "."])
    'Rain fell.'
    """
    plain = isinstance(value, list) and any(isinstance(each, str) for each in value)
    if not isinstance(value, list) or not (plain or len(value) == 1) or all(isinstance(each, str) for each in value):
        return None
    runs = [
        each.get("text") if isinstance(each, dict) and "type" in each and len(each) <= _RUN else each for each in value
    ]
    return "".join(map(str, runs)) if all(isinstance(run, str) for run in runs) else None


def opened(record: Tree, before: str = "") -> Tree:
    """Return a record with what the records in it hold, under names with dots; lists stay as they are."""
    found: Tree = {}
    for name, value in record.items():
        if isinstance(value, dict):
            found |= opened(value, f"{before}{name}.")
        else:
            found[before + name] = value
    return found


def length_of(value: object) -> int:
    if isinstance(value, dict):
        return own_text(value)
    return len(value) if isinstance(value, str) else len(as_text(value) or "")


def own_text(record: Tree) -> int:
    """Return how many characters the longest text of a record has, lists of records aside."""
    return max(map(length_of, record.values()), default=0)


def text_name(record: Tree) -> str:
    """Return the name of the longest text of a record that is named so; empty where there is none."""
    named = {name: length_of(value) for name, value in record.items() if is_text_name(name, ANY)}
    name = max(named, key=lambda each: named[each], default="")
    return name if name and named[name] else ""
