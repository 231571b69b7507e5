"""Fields in the head of a document: lines of a name, a colon and a value."""

import re
from collections.abc import Iterator

from gleanings.cleaning.capitals import capital_share
from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark

FIELD = re.compile(r"[*_]{0,2}[^\W\d_][^\s:：]{0,24}(?: [^\s:：]{1,20}){0,3}[*_]{0,2}\s?[:：]\s*\S")
# "Item 2: The bus shelter" is a heading, and "Answer 2: ..." one of a series.
SERIES_LABEL = re.compile(r"[^\W\d_]{2,14}\.? \d{1,3}[a-z]?\s?[:.–—)]")
_NAMES = 0.8  # of the longer words of a field that ends in a full stop have a capital
_DIGITS = re.compile(r"\d+")


@only_where(lambda page: page.open and page.holds(":", "："))
def fields(page: Page) -> Iterator[Mark]:
    """Yield lines such as "Venue: Village Hall" in the head of a document, two or more in a row."""
    run: list[Part] = []
    for seen, part in enumerate([*page.left, None]):
        if (
            part
            and not part.spoken
            and part.columns <= 90 * (1 + part.text.count("\n"))
            and not SERIES_LABEL.match(part.text)
            and (not part.ended or (bool(run) and not part.above and capital_share(part.text) >= _NAMES))
            and all(FIELD.match(line) for line in part.text.splitlines())
        ):
            run.append(part)
            continue
        labels = {each.text.split(":")[0].split("：")[0].strip().lower() for each in run}
        single = len(run) == 1 and not run[0].above and run[0].below and _is_credit(run[0])
        if single and seen < 4:
            yield mark_part(run[0], "field", "what the document says of itself")
        shapes = {_DIGITS.sub("0", label) for label in labels}  # "Answer 1:", "Answer 2:" are a series, no fields
        if (len(run) >= 2 or (run and not run[0].one_line)) and len(shapes) == len(run):
            yield from (mark_part(each, "field", "what the document says of itself") for each in run)
        run = []
        if part and ((part.ended and part.columns > 40 and seen) or seen > 14):
            return


def _is_credit(part: Part) -> bool:
    """Return whether a field has a name for its value: "Words: Elena Prado"."""
    words = part.text.replace("：", ":").partition(":")[2].split()
    return part.one_line and 1 < len(words) <= 4 and all(word[0].isupper() for word in words)
