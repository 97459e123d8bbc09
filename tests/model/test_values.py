from datetime import UTC, date, datetime

import pytest
from tests.building import as_of, issue, meeting_file, now, pull

from lastcall.model.errors import ConfigurationError, LastcallError, UnknownReferenceError
from lastcall.model.event import Basis
from lastcall.model.evidence import digest
from lastcall.model.item import StateAt
from lastcall.model.minutes import Meeting, MeetingFileKind
from lastcall.model.participant import Affiliation, Participant
from lastcall.model.reference import ItemId


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (LastcallError("no such folder"), "no such folder"),
        (LastcallError("no such folder", where="x"), "x: no such folder"),
        (ConfigurationError("bad", where="a:1", hint="do so"), "a:1: bad\n  do so"),
        (UnknownReferenceError("`x` names nothing", hint="y"), "`x` names nothing\n  y"),
    ],
)
def test_an_error_says_where_what_and_what_next(error, text):
    assert str(error) == text
    assert isinstance(error, LastcallError)
    assert error.exit_code == 2


@pytest.mark.parametrize(
    ("basis", "counts"),
    [(Basis.DECLARED, True), (Basis.RECORDED, True), (Basis.CONFIRMED, True), (Basis.INFERRED, False)],
)
def test_an_inferred_thing_does_not_count(basis, counts):
    assert basis.counts is counts


def test_a_digest_is_of_the_words_alone():
    assert digest("No objection") == "025bd5039eb29923"
    assert digest("\ud800") != digest("\ud801")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("blue/mill#6", ItemId("blue/mill", 6)),
        ("blue/mill.site#06", ItemId("blue/mill.site", 6)),
        ("#6", None),
        ("blue/mill#6-O1", None),
        ("blue/mill#1234567890", None),
        ("-blue/mill#6", None),
        ("blue/mill/x#6", None),
        ("", None),
    ],
)
def test_an_item_s_id_is_read_as_it_is_written(text, target):
    assert ItemId.parse(text) == target


def test_items_sort_by_repository_and_number():
    ids = [ItemId("b/a", 1), ItemId("a/b", 10), ItemId("a/b", 9)]
    assert [str(one) for one in sorted(ids)] == ["a/b#9", "a/b#10", "b/a#1"]


MERGED = pull(1, "2026-01-05T09:00", state="merged", merged="2026-02-05T09:00", closed="2026-02-05T09:00")


@pytest.mark.parametrize(
    ("item", "instant", "state"),
    [
        (MERGED, "2026-01-04", StateAt.ABSENT),
        (MERGED, "2026-01-05T09:00", StateAt.OPEN),
        (MERGED, "2026-02-05T08:59", StateAt.OPEN),
        (MERGED, "2026-02-05T09:00", StateAt.MERGED),
        (pull(1, state="merged", closed="2026-02-05T09:00"), "2026-02-05", StateAt.MERGED),
        (issue(1, state="closed", closed="2026-02-05T09:00"), "2026-02-04", StateAt.OPEN),
        (issue(1, state="closed", closed="2026-02-05T09:00"), "2026-02-05", StateAt.CLOSED),
        (issue(1, state="closed"), "2026-02-05", StateAt.TIME_UNKNOWN),
        (issue(1), "2026-02-05", StateAt.OPEN),
        (issue(1, None), "2020-01-01", StateAt.OPEN),
        (issue(1, "2026-01-05"), "2026-01-05T10:00", StateAt.ABSENT),
    ],
)
def test_the_state_of_an_item_at_an_instant(item, instant, state):
    assert item.state_at(as_of(instant)) is state


def test_an_item_of_today_is_there_now():
    assert issue(1, "2026-01-05").state_at(now("2026-01-05T10:00")) is StateAt.OPEN


@pytest.mark.parametrize(
    ("day", "organization"),
    [
        (date(2025, 12, 31), "Blue Mill"),
        (date(2026, 1, 1), "Red Kiln"),
        (date(2027, 1, 1), None),
        (date(2020, 1, 1), "Blue Mill"),
        (None, "Red Kiln"),
    ],
)
def test_for_whom_somebody_spoke_on_a_day(day, organization):
    ana = Participant(
        name="Ana Bell",
        affiliations=(
            Affiliation(organization="Blue Mill", until=date(2025, 12, 31)),
            Affiliation(organization="Red Kiln", since=date(2026, 1, 1), until=date(2026, 6, 30)),
        ),
    )
    assert ana.affiliation_at(day) == organization


def test_nobody_is_known_to_speak_for_anybody_without_an_affiliation():
    assert Participant(name="Ana Bell").affiliation_at(datetime(2026, 1, 1, tzinfo=UTC).date()) is None


def test_a_file_that_is_plan_and_record_is_listed_once():
    both = meeting_file("a.md", "2026-01-05", kind=MeetingFileKind.BOTH)
    other = meeting_file("b.md", "2026-01-05")
    meeting = Meeting(id="x", date=None, last_date=None, title=None, agendas=(both,), minutes=(both, other))
    assert [file.path for file in meeting.files] == ["a.md", "b.md"]
