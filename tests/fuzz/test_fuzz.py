"""Any text and any file ends in a result or in one clear error. `make fuzz` tries for an hour.

Inputs that were once found to fail are tests beside the code that failed.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.chain import damaged_model, one_folder, read_and_summarized, saved_model, whole_chain
from tests.fuzz.strategies import corpora, damages, folders


def quick(examples: int) -> settings:
    """The same inputs each time, without a limit of time for one."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@quick(100)
@given(corpora())
@pytest.mark.slow
def test_texts_are_read_and_summarized_or_refused(columns):
    read_and_summarized(columns)


@pytest.mark.slow
@quick(15)
@given(corpora())
def test_texts_come_through_the_whole_chain_or_end_in_one_clear_error(columns):
    whole_chain(columns)


@quick(60)
@given(folders)
@pytest.mark.slow
def test_files_are_read_or_listed(tmp_path_factory, files):
    one_folder(tmp_path_factory.mktemp("files"), files)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    return saved_model(tmp_path_factory.mktemp("saved") / "model")


@quick(150)
@given(data=st.data())
@pytest.mark.slow
def test_any_damage_to_a_model(saved, data):
    damaged_model(saved, *data.draw(damages(sorted(path.name for path in saved.iterdir()))))
