"""How kernels are compiled: the one place where numba is configured.

Compiled code is kept on disk by numba, which takes a second off the first call of a process. That cache is an extra:
where it cannot be written to, or what is in it is damaged, kernels are compiled anew, and a warning says so once.
"""

import hashlib
import pickle
import threading
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit
from numba.core import caching
from numba.core.serialize import dumps

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

_ADVICE = (
    "Compiled code cannot be kept on disk ({reason}), so the first call of each process takes some seconds longer; "
    "the results are the same. To mend it, name a folder that can be written to in NUMBA_CACHE_DIR."
)
_lock = threading.Lock()
_said = False


def kernel(function: Kernel) -> Kernel:
    """Compile a function of numbers and arrays, which lets go of Python's lock; it is cached on disk.

    Python or another kernel calls it: a wrapper for C would only take time in the first call of all, which is also
    why kernels make no arrays, where they can be given a buffer.
    """
    return kernel_with()(function)


def kernel_with(*, fastmath: frozenset[str] = frozenset()) -> Callable[[Kernel], Kernel]:
    """Return the decorator `kernel` with some freedoms in floating point arithmetic, by LLVM's names ("contract")."""
    options: dict[str, Any] = {"nogil": True, "error_model": "numpy", "no_cfunc_wrapper": True}
    if fastmath:
        options["fastmath"] = set(fastmath)

    def compiled(function: Kernel) -> Kernel:
        dispatcher: Any = njit(**options)(function)
        if hasattr(dispatcher, "_cache"):  # not so where NUMBA_DISABLE_JIT leaves the function as it is
            try:
                dispatcher._cache = _ForgivingCache(function)
            except (RuntimeError, OSError):
                dispatcher._cache = _NoCache()
        kernel: Kernel = dispatcher
        return kernel

    return compiled


def _say(reason: str) -> None:
    global _said
    with _lock:
        if _said:
            return
        _said = True
    warnings.warn(_ADVICE.format(reason=reason), RuntimeWarning, stacklevel=2)


class _NoCache(caching.NullCache):
    """Where no folder can be written to."""

    def load_overload(self, sig: object, target_context: object) -> None:
        _say("no folder for it can be written to")


class _CheckedResult(caching.CompileResultCacheImpl):
    """Compiled code with a checksum: numba would run what a damaged file holds."""

    def reduce(self, cres: object) -> tuple[str, bytes]:
        code = dumps(super().reduce(cres))
        return hashlib.sha256(code).hexdigest(), code

    def rebuild(self, target_context: object, payload: tuple[str, bytes]) -> object:
        checksum, code = payload
        if hashlib.sha256(code).hexdigest() != checksum:
            raise ValueError("damaged")
        return super().rebuild(target_context, pickle.loads(code))  # noqa: S301  numba's own files, checked above


class _ForgivingCache(caching.FunctionCache):
    """numba's cache on disk; what is wrong with a file in it is mended where that is possible, and never an error."""

    _impl_class = _CheckedResult

    def load_overload(self, sig: object, target_context: object) -> object:
        try:
            return super().load_overload(sig, target_context)
        except Exception:
            self._forget()
            return None

    def save_overload(self, sig: object, data: object) -> None:
        try:
            super().save_overload(sig, data)
        except Exception as error:  # a full disk, a folder that has gone, another kind of damage
            self._forget()
            _say(str(error) or type(error).__name__)

    def _forget(self) -> None:
        """Begin the damaged index anew."""
        try:
            self.flush()
        except Exception as error:
            _say(str(error) or type(error).__name__)
