"""The local GitHub as a fixture, for tests of every layer that speaks with one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.github.server import LocalGitHub


@pytest.fixture
def github() -> Iterator["LocalGitHub"]:
    """An empty GitHub on this machine; what it could not answer fails the test at its end."""
    from tests.github.server import LocalGitHub

    with LocalGitHub() as running:
        yield running
