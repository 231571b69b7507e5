"""The account of cleaning: how often each rule struck, how much it set aside, and examples."""

from collections.abc import Iterable
from dataclasses import dataclass

from gleanings.documents.document import Document
from gleanings.documents.excerpts import shorten

_EXAMPLES = 3
_EXAMPLE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class RuleAccount:
    """What one rule set aside.

    Attributes:
        rule: the name of the rule.
        times: how many stretches.
        documents: in how many documents.
        characters: how many characters they have together.
        examples: the first three different ones, shortened.
    """

    rule: str
    times: int
    documents: int
    characters: int
    examples: tuple[str, ...]


def rules_account(documents: Iterable[Document]) -> list[RuleAccount]:
    """Return what each rule set aside in some documents, by name; a rule that never struck is left out.

    >>> from gleanings.documents.document import Mark
    >>> rules_account([Document("a", "Rain\\n\\nRain fell.", marks=(Mark(0, 4, "heading", "a title"),))])
    [RuleAccount(rule='heading', times=1, documents=1, characters=4, examples=('Rain',))]
    """
    times: dict[str, int] = {}
    characters: dict[str, int] = {}
    within: dict[str, set[int]] = {}
    examples: dict[str, list[str]] = {}
    for number, document in enumerate(documents):
        for mark in document.marks:
            times[mark.kind] = times.get(mark.kind, 0) + 1
            characters[mark.kind] = characters.get(mark.kind, 0) + mark.end - mark.start
            within.setdefault(mark.kind, set()).add(number)
            shown = examples.setdefault(mark.kind, [])
            if (
                len(shown) < _EXAMPLES
                and (text := shorten(document.text[mark.start : mark.end], _EXAMPLE_LENGTH)) not in shown
            ):
                shown.append(text)
    return [
        RuleAccount(rule, times[rule], len(within[rule]), characters[rule], tuple(examples[rule]))
        for rule in sorted(times)
    ]
