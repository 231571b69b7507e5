"""Whether the machines of a cluster see the files and folders that tasks are about, as the machine that asks sees them.

What is written on another machine into a folder of the same name is lost, and a file of the same name may hold
something else: both are looked at before the work begins.
"""

import hashlib
import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gleanings.errors import InvalidValue, NotWritable, shown

_LOOKED_AT = 64  # files at most, evenly among all
_BEGINNING = 1 << 16  # bytes of each
_ASKING = "asking"

Ask = Callable[..., Mapping[str, Any]]  # runs a function on all workers: what it returns, by address


def check_folder(folder: Path, ask: Ask) -> None:
    """Raise if a worker does not see what is written here to a folder, or this machine not what the worker writes.

    Raises:
        InvalidValue: the worker is named, and what to do.
        NotWritable: nothing can be written to the folder here, or by a worker that sees it: the disk is full, say.
    """
    token = secrets.token_hex(8)
    try:
        with TemporaryDirectory(prefix=".seen-", dir=folder) as place:
            Path(place, _ASKING).write_text(token, encoding="ascii")
            for address, (seen, written, problem) in ask(_answered, place, token).items():
                if written and not Path(place, written).exists():
                    problem = "what it writes there does not arrive here"
                if problem and seen and not written:
                    raise NotWritable(
                        f"the worker {address} cannot write to the folder {shown(folder)} ({problem}); free space "
                        "there, or give a folder that all machines may write to."
                    )
                if problem:
                    raise InvalidValue(
                        f"the worker {address} does not see the folder {shown(folder)} ({problem}). Documents and "
                        "counts lie in a folder that all machines share and may write to: give open_corpus and "
                        "bag_of_words a folder= in one, under the same path everywhere."
                    )
    except NotWritable:  # an OSError, too
        raise
    except OSError as error:
        raise NotWritable(f"{shown(folder)} cannot be written to ({_reason(error)}); give another folder.") from error


def check_files(paths: Sequence[Path], ask: Ask) -> None:
    """Raise if a worker does not see files as this machine does; of many, some are looked at.

    Raises:
        InvalidValue: the worker and the file are named, and what to do.
    """
    step = -(-len(paths) // _LOOKED_AT) or 1
    some = [str(path) for path in paths[::step]]
    here = _prints(some)
    for address, there in ask(_prints, some).items():
        for path, mine, theirs in zip(some, here, there, strict=True):
            if mine == theirs:
                continue
            what = "does not see" if not theirs else "has another file at"
            raise InvalidValue(
                f"the worker {address} {what} {shown(path)}, which is to be read there. Put the source into a folder "
                "that all machines share, under the same path everywhere, or a copy of it on each machine."
            )


def _answered(place: str, token: str) -> tuple[bool, str, str]:
    """Return whether a worker sees a folder, and the name of a file that it left there; else nothing, and why not."""
    name, seen = f"answer-{secrets.token_hex(8)}", False
    try:
        if Path(place, _ASKING).read_text(encoding="ascii") != token:
            return False, "", "another folder is there"
        seen = True
        Path(place, name).write_text(token, encoding="ascii")
    except OSError as error:
        return seen, "", _reason(error)
    return True, name, ""


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _prints(paths: Sequence[str]) -> list[str]:
    """Return the size and a hash of the beginning of each file; nothing for one that cannot be read."""
    found = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                begins = hashlib.sha256(file.read(_BEGINNING)).hexdigest()
            found.append(f"{os.stat(path).st_size} {begins}")
        except OSError:
            found.append("")
    return found
