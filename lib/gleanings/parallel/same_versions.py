"""What the machines of a cluster must have alike, or results would not have the same bits: Python, packages, our code.

Versions are asked for with Dask's own words, which any Python understands. The source code is asked for by a function
that is sent whole: a worker that has no gleanings can run it, too. A worker that joins later is known by its first
task, which brings what is wanted in one number.
"""

import hashlib
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from typing import TYPE_CHECKING, Any

from gleanings.errors import InvalidValue

if TYPE_CHECKING:
    from distributed import Client

_EXTRAS = ("", "files", "cluster")  # of gleanings, that tasks may use
_PYTHON, _OURS = "Python", "gleanings"

Versions = Mapping[str, str | None]


@cache
def packages() -> tuple[str, ...]:
    """Return the packages that tasks may use: what gleanings needs, with what reads files.

    >>> {"numpy", "numba", "distributed"} <= set(packages()), "mkdocs" in packages()
    (True, False)
    """
    from packaging.requirements import Requirement  # comes with Dask

    needed = [Requirement(each) for each in requires(_OURS) or ()]
    there = {
        each.name for each in needed if each.marker is None or any(each.marker.evaluate({"extra": x}) for x in _EXTRAS)
    }
    return tuple(sorted(there))


def versions_here() -> dict[str, str | None]:
    """Return what this process has: versions by package, that of Python among them; None for what is not there."""
    found: dict[str, str | None] = {_PYTHON: _python(sys.version), _OURS: _code_asked()()}
    for name in packages():
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


@cache
def fingerprint() -> str:
    """Return what this process has in one number."""
    return hashlib.sha256(repr(sorted(versions_here().items())).encode("utf-8")).hexdigest()[:16]


def check_alike(client: "Client") -> None:
    """Raise if a worker, or the scheduler, has other versions than this process.

    Raises:
        InvalidValue: the address of the first one that is found, the package and both versions are named.
    """
    asked: Any = client  # distributed has no types
    mine = versions_here()
    found = asked.get_versions(packages=list(packages()))
    theirs = {f"the worker {address}": _versions_of(each) for address, each in found["workers"].items()}
    theirs["the scheduler"] = _versions_of(found["scheduler"])  # it unpacks tasks, too
    check_versions({_PYTHON: mine[_PYTHON]}, theirs)
    ask = _code_asked()  # not before Python is known to be the same: it is sent as code
    ours = {f"the worker {address}": each for address, each in asked.run(ask, on_error="ignore").items()}
    ours["the scheduler"] = asked.run_on_scheduler(ask)
    check_versions({_OURS: mine[_OURS]}, {who: {_OURS: each} for who, each in ours.items()})
    check_versions(mine, theirs)


def _versions_of(answer: Mapping[str, Any]) -> dict[str, str | None]:
    versions = dict(answer["packages"])
    return {_PYTHON: _python(str(versions.get("python"))), **versions}


def _python(version_of_it: str) -> str:
    """Return what of a version of Python makes a difference: the second number, with which its Unicode changes."""
    return ".".join(version_of_it.split()[0].split(".")[:2])


def check_versions(mine: Versions, theirs: Mapping[str, Versions]) -> None:
    """Raise if a machine lacks a package, or has another version of it; only packages that it was asked for count.

    Args:
        mine: versions by package.
        theirs: the same for each of the others; None for a package that is not there.

    >>> check_versions({"gleanings": "2.0"}, {"the worker tcp://a": {"gleanings": "1.9"}})
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: the worker tcp://a has gleanings 1.9, and here is 2.0; install the same on all \
machines.
    """
    for who, versions in theirs.items():
        for package, wanted in mine.items():
            there = versions.get(package, wanted)
            if there == wanted:
                continue
            if there is None:
                raise InvalidValue(f"{who} has no {package}, and here is {wanted}; install that version there.")
            here = "here is none" if wanted is None else f"here is {wanted}"
            raise InvalidValue(f"{who} has {package} {there}, and {here}; install the same on all machines.")


def _code_asked() -> Callable[[], str | None]:
    """Return a function that tells the version and the source code of gleanings; None where there is none.

    It stands within this one: so it is sent whole, not by its name, and a worker can run it that has no gleanings.
    """
    package = _OURS

    def ask() -> str | None:
        import hashlib
        from importlib.metadata import PackageNotFoundError, version
        from importlib.util import find_spec
        from pathlib import Path

        spec = find_spec(package)
        if spec is None or not spec.origin:
            return None
        root, digest = Path(spec.origin).parent, hashlib.sha256()
        for path in sorted(each for ending in ("py", "txt", "json") for each in root.rglob(f"*.{ending}")):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
        try:
            number = version(package)
        except PackageNotFoundError:
            number = "of no version"
        return f"{number} (source code {digest.hexdigest()[:12]})"

    return ask
