"""The example group's site, built once for all tests of one process."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from lastcall import check, site
from lastcall.documents.group import read_group
from lastcall.ledger import record
from lastcall.model.instant import end_of
from lastcall.model.settings import PeopleShown, PrivacySettings
from lastcall.status import fold
from lastcall.workspace.sources import Asked, gather, settings


@pytest.fixture(scope="session")
def example_with(example: Path):
    """Builds the example's site with people shown in one way."""

    def built(people: PeopleShown) -> dict[str, bytes]:
        asked = Asked(root=example)
        given = replace(settings(asked), privacy=PrivacySettings(people=people))
        ledger = record(read_group(gather(asked, given)))
        from datetime import date

        status = fold(ledger, end_of(date(2026, 6, 15), given.group.timezone))
        return site.build(ledger, status, check.run(ledger, status).findings, generator="lastcall 0")

    return built


@pytest.fixture(scope="session")
def example_site(example_with) -> dict[str, bytes]:
    """The example's site as the group shows it."""
    return example_with(PeopleShown.NAMES)
