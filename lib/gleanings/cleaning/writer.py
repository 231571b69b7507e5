"""What a page says of its writer below the text: who they are, and where they are reached."""

import re
from collections.abc import Iterator, Sequence

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.head import HANDLE, is_prose, last_prose
from gleanings.cleaning.page import ADDRESS, Page, Part, mark_part
from gleanings.documents.document import Mark

_NOTE_WORDS = 40
_NAME_WORDS = 6
_NAME = re.compile(r"[^\W\d_]{3,}")
_TELEPHONE = re.compile(r"(?:\d[\s()/.-]?){7,}")


def _below_the_name(parts: Sequence[Part], lines: Sequence[str]) -> Iterator[Mark]:
    """Yield the writer's name once more, alone on a line near the end, with the label above it and the note below."""
    known = " ".join(lines).lower()
    for above, name, note in zip(parts, parts[1:], parts[2:], strict=False):
        named = 1 < name.words <= 4 and not name.ended and name.text.lower() in known
        last = note is parts[-1] and note.ended and not note.above
        if named and last and note.words <= _NOTE_WORDS and note.sentences <= 3:
            labelled = [above] if not (above.ended or name.above) and above.words <= _NAME_WORDS else []
            for part in (*labelled, name, note):
                yield mark_part(part, "byline", "who the writer is, below the text")


def _below_its_heading(page: Page, names: set[str]) -> Iterator[Mark]:
    """Yield the last paragraph of prose where it begins with the writer's name, below a line with it: "About Nell"."""
    places = [i for i, part in enumerate(page.parts) if not part.taken and is_prose(part) and not part.spoken]
    for at in places[-2:]:
        part, above = page.parts[at], page.parts[at - 1] if at > 1 else None
        first = _NAME.match(part.text)
        name = first[0].lower() if first else ""
        headed = above is not None and not above.ended and above.words <= 4 and above.above and not above.below
        known = name in names and headed and above is not None and name in above.text.lower().split()
        sent_out = any(mark.kind == "dateline" for mark in page.marks)
        two = " ".join(part.text.split()[:2])
        known = known or (headed and sent_out and above is not None and above.text.endswith(two) and " " in two)
        if known and part.words <= _NOTE_WORDS and part.sentences <= 3:
            yield mark_part(part, "byline", "who the writer is, below a line that names them")


@only_where(lambda page: bool(page.marks))
def about_the_writer(page: Page) -> Iterator[Mark]:
    """Yield what a page says of its writer below the text: who they are, and where they are reached.

    The byline tells their name; a last paragraph of one sentence or two that begins with it, or that holds it with an
    address, is about them.
    """
    lines = [page.text[mark.start : mark.end] for mark in page.marks if mark.kind == "byline"]
    names = {word.lower() for line in lines if len(line) < 120 for word in _NAME.findall(line) if word[0].isupper()}
    parts = [part for part in page.left if not part.spoken]
    yield from _below_its_heading(page, names)
    if not names or len(parts) < 2 or last_prose(parts) < 1:
        return
    yield from _below_the_name(parts[max(0, last_prose(parts) - 3) :], lines)
    for part in reversed(parts[-2:]):
        first = [word.lower() for word in _NAME.findall(part.text[:60])][:3]
        named = sum(word in names for word in first)
        reached = ADDRESS.search(part.text) or HANDLE.search(part.text) or _TELEPHONE.search(part.text)
        if not part.alone or part.words > _NOTE_WORDS or part.sentences > 2 or part.bullet or not named:
            return
        if (named > 1 and first[0] in names and part.text[0].isupper()) or reached:
            yield mark_part(part, "byline", "who the writer is, below the text")
        else:
            return
