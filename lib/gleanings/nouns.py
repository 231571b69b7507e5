"""Numbers with their nouns: "1 file", "2,000 stories"."""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun in the right form.

    >>> counted(1, "file"), counted(2000, "story")
    ('1 file', '2,000 stories')
    """
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def storage(size: float) -> str:
    """Return a number of bytes as people say it.

    >>> storage(640), storage(2_345_678), storage(1.2e11)
    ('1 KB', '2.3 MB', '120.0 GB')
    """
    if size < 1e6:
        return f"{max(1, round(size / 1e3)):,} KB"
    return f"{size / 1e6:.1f} MB" if size < 1e9 else f"{size / 1e9:,.1f} GB"


def counted_of(number: int, whole: int, noun: str) -> str:
    """Return how many of a whole, with its noun in the right form; the verb goes with `number`.

    >>> counted_of(1, 2000, "story"), counted_of(1, 1, "file")
    ('1 of 2,000 stories', '1 of 1 file')
    """
    return f"{number:,} of {counted(whole, noun)}"


def plural(noun: str) -> str:
    """Return the plural of an English noun of ours: file, story, day, stretch, person.

    >>> plural("story"), plural("day"), plural("stretch"), plural("person")
    ('stories', 'days', 'stretches', 'people')
    """
    if noun == "person":
        return "people"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "s")) else f"{noun}s"
