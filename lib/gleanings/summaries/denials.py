"""Whether a sentence denies: two that differ in that say different things with the same words."""

from gleanings.summaries.function_words import WORD, function_words

_SHORT_NOT = "n't"  # "didn't", "won't"


def denies(text: str, language: str) -> bool:
    """Return whether a sentence has a word that denies, in a language whose words are known.

    >>> denies("Nobody was hurt.", "en"), denies("It wasn’t hers.", "en"), denies("Ada Renn knew of it.", "en")
    (True, True, False)
    """
    known = function_words(language)
    if known is None or not known.denials:
        return False
    lower = text.lower().replace("’", "'")
    words = WORD.findall(lower)
    if not known.denials.isdisjoint(words):
        return True
    # "didn't"; "n'a": what stands before the apostrophe is a word of its own.
    return "'" in lower and any(w.endswith(_SHORT_NOT) or w.partition("'")[0] in known.denials for w in words)
