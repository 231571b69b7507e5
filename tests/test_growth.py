"""What is linear passes, what is quadratic is told, with what was measured."""

import pytest
from tests.growth import grows_too_fast


@pytest.mark.parametrize(("power", "told"), [(1, False), (2, True)])
def test_only_what_is_quadratic_is_told(power, told):
    took = grows_too_fast(lambda n: sum(range(n**power)), 400, 1600, margin=0.0005)
    assert (" s after " in took) == told
