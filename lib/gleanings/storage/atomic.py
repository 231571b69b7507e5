"""Files that are written whole or not at all, and a lock that tells who is still writing.

A file is written under a name of its own beside its place, and then takes that place in one step. The writer holds a
lock on what it writes, and a lock ends with its process, so what a killed writer has left behind is known by being
free: the next writer of the same file takes it away.
"""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from gleanings.errors import InvalidValue, NotWritable, shown

try:
    import fcntl
except ImportError:  # Windows has no such locks: there, nothing of another writer is ever taken away
    fcntl = None  # type: ignore[assignment]

_PARTIAL = ".partial"


def write_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Write `data` to the file at `path`, links followed, whole or not at all.

    A file that is there keeps its mode; folders on the way are made.

    Raises:
        InvalidValue: what is there is no file: a folder, a pipe, a device, a socket.
        NotWritable: the file is read-only, or cannot be written there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_file(folder + "/new/file.txt", b"text")
    ...     Path(folder, "new", "file.txt").read_bytes()
    b'text'
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_symlink():
            raise NotWritable(f"{shown(path)} is a link that leads back to itself; give another path.")
        mode = check_file(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear(target)
        _replace(target, data, mode)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path, or one that no file system can hold
        if isinstance(error, InvalidValue | NotWritable):
            raise
        full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        do = "free space there, or give another path" if full else "give a path in a folder of yours"
        raise NotWritable(f"{shown(path)} cannot be written ({reason(error)}); {do}.") from error


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file in a folder of ours to write it piece by piece; it is there when it is whole, and not before.

    Nobody else reads these folders, and what is lost is made again: so there is no lock, nor a wait for the disk.

    Raises:
        NotWritable: the file cannot be written there, or the disk is full; nothing half-written is left.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole_file(Path(folder, "a")) as file:
    ...         _ = file.write(b"text")
    ...     os.listdir(folder)
    ['a']
    """
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PARTIAL}")
    try:
        try:
            with partial.open("wb") as file:
                yield file
            os.replace(partial, path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritable(
            f"{shown(path)} cannot be written ({reason(error)}); free space there, or give another folder."
        ) from error


def reason(error: BaseException) -> str:
    """Return what the system says of an error, without the path.

    >>> reason(OSError(28, "No space left on device", "/a/path"))
    'No space left on device'
    """
    return getattr(error, "strerror", None) or str(error)


@contextlib.contextmanager
def locked(descriptor: int, *, wait: bool = True) -> Iterator[bool]:
    """Hold the lock of an open file or folder; yields whether it is held.

    It is not where another process or thread holds it and `wait` is False, or where the file system knows no locks.
    """
    held = False
    if fcntl is not None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            held = True
        except OSError:
            held = False
    try:
        yield held
    finally:
        if held and fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_UN)


def check_file(path: str | os.PathLike[str]) -> int | None:
    """Return the mode of the file at `path`; None where there is nothing, or nothing can be said.

    Raises:
        InvalidValue, NotWritable: what is there is no file, or is read-only.
    """
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    if stat.S_ISDIR(found.st_mode):
        raise InvalidValue(f"{shown(path)} is a folder; give the path of a file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise InvalidValue(f"{shown(path)} is a pipe, a device or a socket, not a file; give the path of a file.")
    if not os.access(path, os.W_OK):
        raise NotWritable(f"{shown(path)} is read-only; give another path, or make it writable.")
    return stat.S_IMODE(found.st_mode)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    while True:
        partial = target.with_name(f"{_prefix(target)}{secrets.token_hex(8)}{_PARTIAL}")
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else 0o600)
        with os.fdopen(descriptor, "wb") as file, locked(descriptor):
            # Before it was locked, another writer may have taken it for one that was left behind.
            if not partial.exists():
                continue
            try:
                if mode is not None:
                    os.chmod(partial, mode)
                file.write(data)
                file.flush()
                os.fsync(descriptor)
                if os.name != "nt":
                    os.replace(partial, target)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(partial)
                raise
        if os.name == "nt":  # there, an open file cannot be moved
            os.replace(partial, target)
        return


def _clear(target: Path) -> None:
    """Take away what killed writers of this file have left: partial files that nobody holds."""
    if fcntl is None:
        return
    prefix = _prefix(target)
    for name in os.listdir(target.parent):
        if not (name.startswith(prefix) and name.endswith(_PARTIAL)):
            continue
        left = target.with_name(name)
        with contextlib.suppress(OSError):
            descriptor = os.open(left, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                with locked(descriptor, wait=False) as held:
                    # A file that has taken its place meanwhile is no longer under this name.
                    if held and os.path.samestat(os.fstat(descriptor), os.lstat(left)):
                        os.unlink(left)
            finally:
                os.close(descriptor)


def _prefix(target: Path) -> str:
    """Return how partial files of `target` begin; not its whole name, which may be as long as a name can be."""
    return f".gleanings-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}-"
