"""Numbers with their nouns: "1 file", "2,000 stories"."""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun in the right form.

    >>> counted(1, "file"), counted(2000, "story")
    ('1 file', '2,000 stories')
    """
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Return the plural of an English noun of ours: file, story, day, stretch.

    >>> plural("story"), plural("day"), plural("stretch")
    ('stories', 'days', 'stretches')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "s")) else f"{noun}s"
