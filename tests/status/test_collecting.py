import gc

import pytest

from lastcall.status import collecting


def failing():
    with collecting.paused():
        assert not gc.isenabled()
        raise ZeroDivisionError


@pytest.mark.parametrize("was", [True, False])
def test_the_collector_is_afterwards_as_it_was_whatever_happens(was):
    before = gc.isenabled()
    try:
        (gc.enable if was else gc.disable)()
        with pytest.raises(ZeroDivisionError):
            failing()
        assert gc.isenabled() is was
    finally:
        (gc.enable if before else gc.disable)()
