"""The local GitHub as a fixture, for tests of every layer that speaks with one."""

from collections.abc import Iterator

import pytest

from tests.github import LocalGitHub


@pytest.fixture
def github() -> Iterator[LocalGitHub]:
    """An empty GitHub on this machine; what it could not answer fails the test at its end."""
    with LocalGitHub() as running:
        yield running
