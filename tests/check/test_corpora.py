"""What the check says of real groups, each finding read by people: nearly all are worth mending."""

from collections import Counter
from pathlib import Path

import pytest

from lastcall import ledger as ledgers
from lastcall import status as statuses
from lastcall.check import Checked, run
from lastcall.documents.group import read_group
from lastcall.model.instant import end_of
from lastcall.model.settings import Settings
from lastcall.workspace import sources
from lastcall.workspace.sources import Asked

pytestmark = pytest.mark.corpora

CDS = """
[group]
repository = "lfe-cds/CDS-Customer-Data"
timezone = "America/Chicago"
now = "2026-09-30"

[paths]
minutes = ["meetings/*.md"]
use_cases = ["website/use-cases.md"]
specs = ["specifications/**/*.md"]

[renames]
"carbon-data-specification/Customer-Data" = "lfe-cds/CDS-Customer-Data"
"carbon-data-specification/Connectivity" = "lfe-cds/CDS-Registration"
"CDSC-WG1-03" = "CDS-WG3-01"
"CDSC-WG3-01" = "CDS-WG3-01"
"""
SPECIFICATION = "specifications/cds-wg3-01/dev/cds-wg3-01-dev.md"


@pytest.fixture(scope="module")
def cds(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    config = tmp_path_factory.mktemp("cds") / "lastcall.toml"
    config.write_text(CDS, encoding="utf-8")
    return checked(Asked(root=corpora / "cds", config=config, archives=(corpora / "cds-github",)))


@pytest.fixture(scope="module")
def quic(corpora: Path) -> Checked:
    return checked(Asked(root=corpora / "quic" / "wg-materials", archives=(corpora / "quic",)))


def checked(asked: Asked) -> Checked:
    from datetime import date

    settings: Settings = sources.settings(asked)
    ledger = ledgers.record(read_group(sources.gather(asked, settings)))
    day = date.fromisoformat(settings.group.now or "2026-09-30")
    return run(ledger, statuses.fold(ledger, end_of(day, settings.group.timezone)))


def places(one: Checked, *, but: str = "") -> list[tuple[str, str, int]]:
    return [(found.rule, found.path, found.line) for found in one.findings if found.path != but]


def test_everything_that_the_record_of_cds_has_to_mend(cds):
    assert places(cds, but=SPECIFICATION) == [
        ("superseded-still-open", "https://github.com/lfe-cds/CDS-Customer-Data/pull/26", 0),
        ("date-mismatch", "meetings/2024-04-11_meeting_minutes.md", 1),
        ("closing-undecided", "meetings/2024-07-18_meeting_minutes.md", 47),
        ("speaker-not-attending", "meetings/2024-09-26_meeting_minutes.md", 23),
        ("closing-undecided", "meetings/2025-05-08_meeting_minutes.md", 93),
        ("misnamed-file", "meetings/2026-06-25_meeting_mintues.md", 0),
        ("agenda-without-minutes", "meetings/2026-08-20_agenda.md", 1),
    ]


def test_what_the_specification_of_cds_has_to_mend(cds):
    inside = Counter(found.rule for found in cds.findings if found.path == SPECIFICATION)

    assert inside == {"broken-anchor": 18, "contents-mismatch": 7, "section-number": 2}


def test_what_cds_does_not_make_a_habit_of_is_silent(cds):
    assert {"need-unnamed", "action-without-owner", "merged-without-evidence"} <= {
        one.rule for one in cds.silent
    }


def test_the_first_five_of_cds_are_of_five_kinds(cds):
    assert len({found.rule for found in cds.first_five}) == 5
    assert cds.first_five[0].path.endswith("/pull/26")


def test_everything_that_quic_has_to_mend(quic):
    assert places(quic) == [
        ("date-mismatch", "ietf119/minutes.md", 1),
        # a poll of 29, 4 and 21 on a draft that the notes name in words only
        ("decision-without-subject", "ietf124/minutes.md", 49),
        ("date-mismatch", "ietf125/minutes.md", 1),
        ("agenda-without-minutes", "ietf126/agenda.md", 1),
    ]
