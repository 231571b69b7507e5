"""Which of the parts of a label say the same thing: forms of one word, words made from it, a name and its initials."""

from collections.abc import Sequence

_FORM, _ENDING = 4, 2  # letters: a word with at most two more at its end is another form of it
_STEM = 5  # letters: whatever begins with a word of so many is made from it
_COMMON = 0.8  # of the shorter of two words: beginnings that long, and longer than a stem, are one stem


def alike(used: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether one of the words is used, or is another form of one, or made from one, or one is made from it.

    A wrong yes costs little, as the next best thing is taken.

    >>> alike(["india"], ["indian", "parliament"]), alike(["afghan"], ["afghanistan"]), alike(["art"], ["army"])
    (True, True, False)
    """
    return any(_of_one_stem(*sorted((one, other), key=len)) for one in used for other in words)


def _of_one_stem(short: str, long: str) -> bool:
    if long.startswith(short):
        form = len(short) >= _FORM and len(long) - len(short) <= _ENDING
        return short == long or form or len(short) >= _STEM
    common = next((i for i, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    return common > _STEM and common >= _COMMON * len(short)


def initials_of(one: str, other: str) -> bool:
    """Tell whether a word of one is the initials of the other, or the other way round.

    >>> initials_of("EU", "European Union"), initials_of("Bank of England", "BoE shares"), initials_of("UN", "Union")
    (True, True, False)
    """
    return _has_initials(one, other) or _has_initials(other, one)


def _has_initials(part: str, named: str) -> bool:
    """Tell whether a word of a part is the first letters of a name: of all its words, or of those with a capital."""
    words = named.replace("-", " ").split()
    capitals = [word for word in words if word[:1].isupper()]
    initials = {"".join(word[0] for word in some).lower() for some in (words, capitals)}
    return any(sum(map(str.isupper, word)) > 1 and word.lower() in initials for word in part.split())
