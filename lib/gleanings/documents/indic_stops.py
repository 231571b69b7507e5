"""Full stops in the scripts of India, which have no capitals, and some of them a stop of their own, the danda."""

import unicodedata

from gleanings.documents.around_stops import ALMOST

INDIC = ("\u0900", "\u0dff")  # the first and the last sign of these scripts
_DANDA = "।"
_AROUND = 300  # characters before and behind a stop, in which a text that uses the danda has one
_INITIAL = 2  # letters of the name of a letter: एम., आर.


def ends_in_indic(text: str, head: int, place: int, word: str) -> bool:
    """Return whether the full stop behind the word at `head` ends a sentence, what follows being at `place`.

    Where the text has the danda, only behind a long word; elsewhere, unless the word is an initial.

    >>> text = "वह आया है. कोई नहीं बोला."
    >>> ends_in_indic(text, 7, 11, "है")
    True
    """
    letters = _base_letters(word)
    if _DANDA in text[max(0, head - _AROUND) : place + _AROUND]:
        return letters > 2 * _INITIAL
    if "." in word or len(word) == 1:
        return False
    if letters > _INITIAL:
        return True
    stop = text.find(".", place, place + ALMOST)
    previous = text[max(0, head - ALMOST) : head].split()[-1:] or [""]
    initial_follows = stop > 0 and " " not in text[place:stop] and _base_letters(text[place:stop]) <= _INITIAL
    return not initial_follows and not (previous[0][-1:] == "." and _base_letters(previous[0]) <= _INITIAL)


def _base_letters(word: str) -> int:
    return sum(unicodedata.category(sign)[0] == "L" for sign in word)
