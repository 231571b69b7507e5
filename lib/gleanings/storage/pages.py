"""A page and the pages that it leads to: at every moment the old ones or the new ones, whole.

The pages lie in a folder beside the first one that bears the beginning of their SHA-256, and are written before the
first page, which names that folder, takes its place in one step. Then what the old first page led to is taken away.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path

from gleanings.storage.atomic import check_file, write_file

_FOLDER = re.compile(rb"pages-[0-9a-f]{12}(?=/)")
_PAGE = re.compile(r"[a-z]+(?:-[0-9]+)?\.html")


def pages_folder(first: Path, pages: Mapping[str, bytes]) -> str:
    """Return the name of the folder for the pages of a first page.

    >>> pages_folder(Path("report.html"), {"topic-1.html": b"<p>"})
    'pages-043db5b2c1c3'
    """
    found = hashlib.sha256(first.name.encode("utf-8", "surrogatepass"))
    for name, data in sorted(pages.items()):
        found.update(f"\0{name}\0{len(data)}\0".encode())
        found.update(data)
    return f"pages-{found.hexdigest()[:12]}"


def write_pages(first: Path, data: bytes, folder: str, pages: Mapping[str, bytes]) -> None:
    """Write pages, then the first one; then take away the pages that the first one led to before.

    Args:
        first: where the first page goes; folders on the way are made.
        data: the first page, with links to `folder`.
        folder: what `pages_folder` returned.
        pages: by their file names, such as "topic-1.html".

    Raises:
        InvalidValue, NotWritable: a file cannot be written there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     for text in (b"old", b"new"):
    ...         pages = {"topic-1.html": text}
    ...         folder = pages_folder(Path("index.html"), pages)
    ...         link = f'<a href="{folder}/topic-1.html">'.encode()
    ...         write_pages(Path(place, "index.html"), link, folder, pages)
    ...     [path.read_bytes() for path in Path(place).rglob("topic-1.html")]
    [b'new']
    """
    check_file(first)
    before = _led_to(first)
    for name, page in pages.items():
        if not _PAGE.fullmatch(name):
            raise ValueError(f"{name} is no name of a page")
        write_file(first.parent / folder / name, page)
    write_file(first, data)
    for old in before - {folder}:
        _remove(first.parent / old)


def _led_to(first: Path) -> set[str]:
    """Return the folders of pages that a first page leads to."""
    try:
        return {found.decode("ascii") for found in _FOLDER.findall(first.read_bytes())}
    except (OSError, ValueError):  # there is none, or no such path: the writing will say so
        return set()


def _remove(folder: Path) -> None:
    """Take away the pages in a folder, and the folder if nothing else is in it; nothing behind a link."""
    if folder.is_symlink() or not folder.is_dir():
        return
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if _PAGE.fullmatch(name):
                (folder / name).unlink()
        folder.rmdir()
