"""A page and the pages that it leads to: at every moment the old ones or the new ones, whole.

The pages are written one by one into a folder beside the first one, so that no more than one is in memory. When all are
there, the folder takes its name, the beginning of their SHA-256, and then the first page, which names that folder,
takes its place in one step. At last what the old first page led to is taken away.
"""

import contextlib
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gleanings.errors import NotWritable, shown
from gleanings.storage.atomic import check_file, locked, reason, whole_file, write_file

_FOLDER = re.compile(rb"pages-[0-9a-f]{12}(?=/)")
_PAGE = re.compile(r"[a-z]+(?:-[0-9]+)?\.html")
_BEGINS, _ENDS = ".gleanings-pages-", ".partial"
_AT_ONCE = 8  # files that are waited for


class NewPages:
    """The pages of a first page, under way; `new_pages` gives them.

    Attributes:
        place: the folder that they are written to.
    """

    def __init__(self, first: Path, place: Path) -> None:
        self._first, self.place = first, place
        self._found = hashlib.sha256(first.name.encode("utf-8", "surrogatepass"))
        self._names: list[str] = []

    def add(self, name: str, data: bytes | str) -> None:
        """Write one of the pages, such as "topic-1.html"; of one that `write_one` wrote, its SHA-256 is given.

        Raises:
            NotWritable: it cannot be written there, or the disk is full.
        """
        self._found.update(f"\0{name}\0{self.put(name, data)}\0".encode())
        self._names.append(name)

    def put(self, name: str, data: bytes | str) -> str:
        """Write one of the pages, which is to be added with the SHA-256 that this returns, in its turn."""
        return write_one(self.place, name, data) if isinstance(data, bytes) else data

    def finish(self, data: Callable[[str], bytes]) -> None:
        """Put the pages in their place, then the first one, and take away those that it led to before.

        Args:
            data: gives the first page, with links to the folder that it is told.

        Raises:
            InvalidValue, NotWritable: a file cannot be written there.
        """
        _settle([self.place / name for name in self._names])
        before = _led_to(self._first)
        for left in set(os.listdir(self.place)) - set(self._names):  # of a worker that died while it wrote
            (self.place / left).unlink()
        folder = f"pages-{self._found.hexdigest()[:12]}"
        target = self._first.parent / folder
        try:
            if target.is_dir():  # the same pages are there already, and perhaps a file of the user's beside them
                for name in self._names:
                    os.replace(self.place / name, target / name)
            else:
                os.rename(self.place, target)
        except OSError as error:
            raise NotWritable(f"{shown(target)} cannot be written ({reason(error)}); give another path.") from error
        write_file(self._first, data(folder))
        for old in before - {folder}:
            _remove(self._first.parent / old)


def _settle(paths: Sequence[Path]) -> None:
    """Wait until the disk holds all of these files: for many at once, it takes a tenth of what one after another does.

    Raises:
        NotWritable: it cannot, or is full.
    """

    def settle(path: Path) -> None:
        try:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        except OSError as error:
            raise NotWritable(
                f"{shown(path)} cannot be written ({reason(error)}); free space there, or give another path."
            ) from error

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for _ in threads.map(settle, paths):
            pass


def write_one(place: Path, name: str, data: bytes) -> str:
    """Write one of the pages to the place where they are put together, and return its SHA-256.

    Raises:
        NotWritable: it cannot be written there, or the disk is full.
    """
    if not _PAGE.fullmatch(name):
        raise ValueError(f"{name} is not the name of a page")
    with whole_file(place / name) as file:
        file.write(data)
    return hashlib.sha256(data).hexdigest()


@contextlib.contextmanager
def new_pages(first: Path) -> Iterator[NewPages]:
    """Write the pages that a first page leads to; nothing of them is left where that ends before `finish`.

    Args:
        first: where the first page goes; folders on the way are made.

    Raises:
        InvalidValue, NotWritable: nothing can be written there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     for text in (b"old", b"new"):
    ...         with new_pages(Path(place, "index.html")) as pages:
    ...             pages.add("topic-1.html", text)
    ...             pages.finish(lambda folder: f'<a href="{folder}/topic-1.html">'.encode())
    ...     [path.read_bytes() for path in Path(place).rglob("topic-1.html")]
    [b'new']
    """
    check_file(first)
    while True:
        place = first.parent / f"{_BEGINS}{secrets.token_hex(8)}{_ENDS}"
        try:
            first.parent.mkdir(parents=True, exist_ok=True)
            _clear(first.parent)
            place.mkdir()
            descriptor = os.open(place if os.name != "nt" else os.devnull, os.O_RDONLY)
        except (OSError, ValueError) as error:
            raise NotWritable(
                f"{shown(first)} cannot be written ({reason(error)}); give a path in a folder of yours."
            ) from error
        try:
            with locked(descriptor):
                # Before it was locked, another writer may have taken it for one that was left behind.
                if place.is_dir():
                    yield NewPages(first, place)
                    return
        finally:
            os.close(descriptor)
            shutil.rmtree(place, ignore_errors=True)


def write_page(first: Path, data: bytes) -> None:
    """Write a page that leads to no others, and take away those that it led to before.

    Raises:
        InvalidValue, NotWritable: it cannot be written there.
    """
    check_file(first)
    before = _led_to(first)
    write_file(first, data)
    for old in before:
        _remove(first.parent / old)


def _clear(folder: Path) -> None:
    """Take away what killed writers have left: folders of pages that nobody holds."""
    if os.name == "nt":
        return
    for name in os.listdir(folder):
        if not (name.startswith(_BEGINS) and name.endswith(_ENDS)):
            continue
        with contextlib.suppress(OSError):
            descriptor = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                with locked(descriptor, wait=False) as held:
                    if held:
                        shutil.rmtree(folder / name, ignore_errors=True)
            finally:
                os.close(descriptor)


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
