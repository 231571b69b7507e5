"""The folder of each document, a column that every folder of folders brings with it."""

from collections.abc import Sequence


def folders_of(ids: Sequence[str]) -> list[str | None]:
    """Return the folder in which each document is, of those that lie side by side; None for one that is in none.

    Where all are in one folder, those within it count.

    >>> folders_of(["news/sport/a.txt", "news/sport/b.txt", "news/arts/2020/c.txt", "news/d.txt"])
    ['sport', 'sport', 'arts', None]
    >>> folders_of(["a.txt", "b.txt"]), folders_of(["news/a.txt", "news/b.txt"])
    ([None, None], [None, None])
    """
    paths = [each.split("/")[:-1] for each in ids]
    while paths and all(paths) and len({path[0] for path in paths}) == 1:
        paths = [path[1:] for path in paths]
    return [path[0] if path else None for path in paths]
