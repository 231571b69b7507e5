"""The files below a folder, in order, without following anything out of it; what is passed over is listed."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from gleanings.corpus.left_out import LeftOut
from gleanings.errors import visible
from gleanings.reading.limits import ReadingLimits, past

_SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def files_below(root: Path, left_out: list[LeftOut], limits: ReadingLimits) -> Iterator[tuple[Path, str]]:
    """Yield (path, name) of the regular files below `root`, in the order of their paths; the name is below `root`.

    Hidden files and folders, links, pipes, devices, and folders that cannot be listed are added to `left_out`, and so
    is what is past `limits.files`.
    """
    number = 0
    waiting = [(root, "")]
    while waiting:
        folder, name = waiting.pop()
        if name and not _is_folder(folder):
            number += 1
            if number > limits.files:
                left_out.append(
                    LeftOut(name, f"this and all behind it: {past('files', limits.files, 'more files')}", "too large")
                )
                return
            yield folder, name
            continue
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            left_out.append(LeftOut(name or ".", *why(error)))
            continue
        for entry in entries:
            below = f"{name}/{readable(entry.name)}" if name else readable(entry.name)
            reason = _passed_over(entry, root)
            if reason:
                left_out.append(LeftOut(below, *reason))
            else:
                waiting.append((folder / entry.name, below))


def readable(name: str) -> str:
    r"""Return a file's name with what is no letter of any text written out: bytes that are not UTF-8, escapes.

    >>> readable("caf\udce9.txt"), readable("a\x1b[8m.txt")
    ('caf\\xe9.txt', 'a\\x1b[8m.txt')
    """
    if name.isascii() and name.isprintable():
        return name
    plain = "".join(f"\\x{ord(c) - 0xDC00:02x}" if 0xDC80 <= ord(c) <= 0xDCFF else c for c in name)
    return visible(plain).replace("\n", "\\n").replace("\r", "\\r")


def why(error: OSError) -> tuple[str, str]:
    """Return the reason why a file cannot be read, and its kind.

    >>> why(PermissionError(13, "Permission denied"))
    ('not readable: permission denied', 'no permission')
    """
    if isinstance(error, PermissionError):
        return "not readable: permission denied", "no permission"
    return f"not readable: {(error.strerror or str(error)).lower()}", "damaged"


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def _passed_over(entry: os.DirEntry[str], root: Path) -> tuple[str, str] | None:
    """Return the reason, and its kind, why an entry of a folder is not looked at; None for one that is."""
    if entry.name.startswith("."):
        what = "a hidden folder" if _is_folder(Path(entry.path)) else "a hidden file"
        return f"{what}: its name begins with a dot; rename it to have it read", "hidden"
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError as error:
        return why(error)
    if stat.S_ISLNK(mode):
        return _link(entry, root), "link"
    if entry.name.startswith("~$"):
        return "a lock that an office program left behind", "hidden"
    special = next((what for test, what in _SPECIAL if test(mode)), None)
    return (f"{special}, not a regular file", "link") if special else None


def _link(entry: os.DirEntry[str], root: Path) -> str:
    try:
        target = os.path.realpath(entry.path, strict=True)
        folder = os.path.isdir(target)
    except OSError:
        return "not a regular file: a link that leads nowhere, or back to itself"
    if folder:
        return "a link to a folder; read that folder by its own name"
    if os.path.commonpath((target, os.path.realpath(root))) == os.path.realpath(root):
        return "a link to a file of this folder, which is read by its own name"
    return "a link out of the folder; copy the file into it to have it read"
