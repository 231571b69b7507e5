"""Long lists in groups: which group an item goes to, and where processes are started."""

import pytest

from gleanings.parallel import groups
from gleanings.parallel.groups import groups_of, processes_for
from gleanings.parallel.processes import worker_count


@pytest.mark.parametrize(
    ("size", "workers", "number"), [(0, 3, 3), (9, None, 1), (10, 1, 1), (10, None, worker_count(None))]
)
def test_small_work_is_done_by_one_process_unless_more_were_asked_for(monkeypatch, size, workers, number):
    monkeypatch.setattr(groups, "PAYS_FROM", 10)
    assert processes_for(size, workers) == number


def test_groups_are_full_and_a_large_item_is_alone(monkeypatch):
    monkeypatch.setattr(groups, "TOGETHER", 10)
    monkeypatch.setattr(groups, "MOST", 3)
    assert list(groups_of("abcdefgh", [4, 4, 4, 20, 1, 1, 1, 1])) == [[*"ab"], ["c"], ["d"], [*"efg"], ["h"]]
