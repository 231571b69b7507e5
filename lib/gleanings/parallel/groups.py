"""Long lists worked on in groups, here or by several processes where that pays: the results are the same either way."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from gleanings.parallel.processes import Call, run_in_processes, worker_count
from gleanings.parallel.progress_bar import bar

PAYS_FROM = 3_000_000  # characters, or bytes of files, from which on processes save more time than their start takes
TOGETHER = 250_000  # characters, or bytes, that one call works on
MOST = 200  # documents, or files, of one call
Item = TypeVar("Item")
Result = TypeVar("Result")
# A call for another process, what makes results of its answer (or a `ProcessDied`), and how many items that ends.
Task = tuple[Call, Callable[[Any], Iterable[Result]], int]


def map_groups(
    items: Sequence[Item],
    sizes: Sequence[int],
    workers: int | None,
    here: Callable[[list[Item]], Iterable[Result]],
    tasks: Callable[[list[Item]], Iterable[Task[Result]]],
    bar_text: tuple[str, str],
) -> list[Result]:
    """Return the results of all items, in their order: the same with any number of processes.

    Args:
        items: documents or files.
        sizes: the characters or bytes of each.
        workers: how many processes; None for as many as there are processors, where that pays.
        here: gives the results of a group in this process.
        tasks: gives the tasks for a group where other processes do the work.
        bar_text: what the bar of progress says, and what it counts.

    >>> map_groups("ab", [1, 1], None, lambda group: [each.upper() for each in group], lambda group: [], ("", ""))
    ['A', 'B']
    """
    found: list[Result] = []
    number = processes_for(sum(sizes), workers)
    with bar(len(items), *bar_text) as done:
        if number < 2:
            for group in groups_of(items, sizes):
                found.extend(here(group))
                done(len(group))
            return found
        under_way: deque[tuple[Callable[[Any], Iterable[Result]], int]] = deque()

        def calls() -> Iterator[Call]:
            for group in groups_of(items, sizes):
                for call, results_of, items_done in tasks(group):
                    under_way.append((results_of, items_done))
                    yield call

        def take(answer: Any) -> None:  # noqa: ANN401  of any call
            results_of, items_done = under_way.popleft()
            found.extend(results_of(answer))
            done(items_done)

        run_in_processes(calls(), take, number)
    return found


def processes_for(size: int, workers: int | None) -> int:
    """Return how many processes work of this size is worth; a number that was asked for is taken as it is."""
    return 1 if workers is None and size < PAYS_FROM else worker_count(workers)


def groups_of(items: Iterable[Item], sizes: Iterable[int]) -> Iterator[list[Item]]:
    """Yield items of these sizes in groups that are worth a call each; a large one is alone.

    >>> list(groups_of("abc", [9, 300_000, 9]))
    [['a'], ['b'], ['c']]
    """
    group: list[Item] = []
    total = 0
    for item, size in zip(items, sizes, strict=True):
        if group and (total + size > TOGETHER or len(group) == MOST):
            yield group
            group, total = [], 0
        group.append(item)
        total += size
    if group:
        yield group
