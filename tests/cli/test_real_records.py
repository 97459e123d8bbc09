"""Records of a real group: each follows from the sources it was made from, and says what its minutes say."""

from pathlib import Path

import pytest
from tests.cli.calling import call

pytestmark = pytest.mark.corpora
GROUPS = Path(__file__).parent.parent / "groups"


@pytest.fixture
def cds(corpora):
    return ("-q", "-C", corpora / "cds", "--config", GROUPS / "cds.toml", "--archive", corpora / "cds-github")


@pytest.mark.parametrize("ref", ["#6", "CDS-WG3-01", "--group"])
@pytest.mark.parametrize("as_of", [("--as-of", "2026-08-21"), ()])
def test_a_record_follows_from_the_sources_that_it_was_made_from(cds, ref, as_of, tmp_path):
    path = tmp_path / "record.md"
    assert call(*cds, *as_of, "record", ref, "--out", path).code == 0
    answer = call(*cds, "verify", path)
    assert (answer.code, answer.err) == (0, ""), answer.out


@pytest.mark.parametrize("day", ["2022-03-24", "2022-09-01", "2026-08-21"])
def test_the_first_proposal_that_was_merged_on_its_day_and_any_day_since(cds, day):
    told = call(*cds, "--as-of", day, "record", "#6").out
    assert "* **Until when**: 2022-03-17 23:59 America/Chicago (ended)" in told
    assert "those present at the meeting of 2022-03-24" in told
    assert "* **Who objected, and what became of it**: no objection is on record" in told
    assert "* **Who decided**: the group, in its minutes on 2022-03-24: accepted" in told
    assert "* **Where it is written**: `meetings/2022-03-24_meeting_minutes.md:69`" in told
    assert "* Whether `agreement` is met is not known: “At least 3 reviewers agree" in told


def test_one_proposal_takes_the_place_of_another(cds):
    told = call(*cds, "--as-of", "2026-08-21", "explain", "#31").out
    assert "Takes the place of #26" in told
    assert "Its place is taken by #31" in call(*cds, "--as-of", "2026-08-21", "explain", "#26").out
