"""What a reader of a summary must know, in full sentences."""

from collections.abc import Iterable, Sequence
from unicodedata import category

from gleanings.corpus.language_detection import language_name
from gleanings.documents.document import Document
from gleanings.nouns import counted, counted_of
from gleanings.summaries.query import Focus
from gleanings.summaries.selection.budget import Basket
from gleanings.words.splitters import SPLITTERS, can_be_parted


def not_parted(languages: Iterable[str]) -> tuple[str, ...]:
    """Return a note on each language whose documents have no summary, and what gives them one.

    Args:
        languages: of the documents, one each.
    """
    missing = [language for language in languages if not can_be_parted(language)]
    return tuple(
        f"No summary of {counted(missing.count(code), 'document')} in {language_name(code)}: words are not parted by "
        f"spaces there, and what parts them is not installed. `pip install {SPLITTERS[code]}` parts them."
        for code in dict.fromkeys(missing)
    )


def nothing_chosen(
    basket: Basket, texts: Sequence[str], given: Sequence[Document], *, known: bool = False
) -> tuple[str, ...]:
    """Return why nothing was chosen, where nothing was."""
    if basket.chosen:
        return ()
    if not given:
        return ("There are no documents, so there is nothing to choose from.",)
    if not texts:
        return ("There are no sentences, so there is nothing to choose from.",)
    if not any(map(says_something, texts)):
        return ("No sentence has a word, so there is nothing to choose from.",)
    if known and any(map(basket.fits, range(len(texts)))):
        return ("Every sentence that fits nearly repeats one of the known documents.",)
    unit, limit = basket.budget.unit, basket.budget.limit
    least = min(map(basket.cost, range(len(texts)))) - (unit == "characters")
    return (f"No sentence fits in {counted(limit, unit.removesuffix('s'))}; the shortest has {least:,}.",)


def says_something(text: str) -> bool:
    """Return whether a text has a letter, a digit or a picture; dots and dashes alone say nothing.

    >>> says_something("... . ---"), says_something("😀")
    (False, True)
    """
    return any(sign.isalnum() or category(sign) == "So" for sign in text)


def off_topic(basket: Basket, focus: Focus | None) -> tuple[str, ...]:
    """Return how many of the chosen sentences hold no word of the subject, where others do."""
    if focus is None or not focus.about.any():
        return ()
    aside = [row for row in basket.chosen if not focus.about[row]]
    if not aside:
        return ()
    waiting = int(focus.about.sum()) > len(basket.chosen) - len(aside)
    hold = "holds" if len(aside) == 1 else "hold"
    if basket.brought.issuperset(aside):
        why = "another leans on it" if len(aside) == 1 else "others lean on them"
    elif waiting:
        why = (
            "others that do are too long for the budget, repeat a chosen one, or come from a document that has given "
            "its share (most_from_one)"
        )
    else:
        why = "no other sentence does"
    return (f"{counted_of(len(aside), len(basket.chosen), 'sentence')} {hold} no word of what was asked for; {why}.",)
