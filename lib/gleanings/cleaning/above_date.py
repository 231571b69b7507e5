"""What stands above the date of an article, where a paragraph or a caption stands among it.

Pages put what sums up an article, its pictures and its names in one head that ends with the date. A line without a
full stop there is no text, though sentences stand above it.
"""

from collections.abc import Iterator, Sequence

from gleanings.cleaning.bylines import holds_date
from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.head import is_prose, is_text
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark

_HEAD_LINES = 40
_DATE_WORDS = 10
_LINE_WORDS = 32
_SENTENCES = 3  # of a paragraph that sums up, and such paragraphs
_TAIL = 8  # lines at the end, among which dates may stand again


@only_where(lambda page: page.open and page.digits)
def above_date(page: Page) -> Iterator[Mark]:
    """Yield the lines without a full stop above the last date of a head, and sentences that stand there twice."""
    parts = page.parts
    if page.cued or any(part.spoken for part in parts[:_HEAD_LINES]):
        return
    end = _end(parts)
    if end < 1 or not is_text(parts[end + 1 :]):
        return
    while end + 1 < len(parts) and not is_prose(parts[end + 1]) and not parts[end + 1].above:
        end += 1  # what stands right below the date
    texts = [part.text.strip() for part in parts[: end + 1]]
    for part in parts[: end + 1]:
        again = part.ended and texts.count(part.text.strip()) > 1
        plain = not part.ended and not part.bullet and part.words <= _LINE_WORDS and part.text[-1] not in ",;"
        if not part.taken and (again or plain):
            reason = "stands twice above the date" if again else "a line above the date of a text, with no full stop"
            yield mark_part(part, "heading", reason)


def _end(parts: Sequence[Part]) -> int:
    """Return the place of the last line with a date in the head; -1 where dates come again between the paragraphs."""
    dates = [i for i, part in enumerate(parts) if _is_dated(part)]
    if not dates or dates[0] >= _HEAD_LINES:
        return -1
    prose = [i for i, part in enumerate(parts) if not part.taken and is_prose(part)]
    head = [i for i in dates if i < _HEAD_LINES and _sums_up([parts[k] for k in prose if k < i])]
    if not head or any(head[-1] < i < min(len(parts) - _TAIL, prose[-1] if prose else 0) for i in dates):
        return -1
    return head[-1]


def _sums_up(above: Sequence[Part]) -> bool:
    return len(above) <= _SENTENCES and all(part.sentences <= _SENTENCES for part in above)


def _is_dated(part: Part) -> bool:
    return not part.ended and part.one_line and part.words <= _DATE_WORDS and holds_date(part.text)
