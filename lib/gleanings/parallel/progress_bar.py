"""The bar that shows how far long work is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LONG = 500  # things from which on it is shown


@contextmanager
def bar(number: int, what: str, unit: str) -> Iterator[Callable[[int], object]]:
    """Show a bar where there is much to do, and give what is called with how many further things are done.

    >>> with bar(2, "Reading", "files") as done:
    ...     _ = done(2)
    """
    if number < _LONG:
        yield lambda further: None
        return
    from tqdm.auto import tqdm  # loaded where it is needed: in a notebook without widgets it warns

    with tqdm(total=number, desc=what, unit=f" {unit}", leave=False) as shown:
        yield shown.update
