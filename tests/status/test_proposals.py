import pytest
from tests.building import (
    HOME,
    act,
    agenda,
    archive,
    as_of,
    comment,
    day,
    full,
    issue,
    minutes,
    name,
    now,
    pull,
    review,
    status_of,
)

from lastcall.model.event import Basis
from lastcall.model.reference import ItemKind
from lastcall.model.settings import GroupSettings, Settings


def proposals(instant, files=(), *items, **more):
    found = status_of(
        as_of(instant) if isinstance(instant, str) else instant, files, *items, **more
    ).proposals
    return {one.id.removeprefix(HOME): one for one in found}


def state(instant, files=(), *items, number=6, **more):
    return proposals(instant, files, *items, **more)[f"#{number}"].state.value


CALL = "Deadline for comments: 2026-02-10"


@pytest.mark.parametrize(
    ("instant", "files", "item", "expected"),
    [
        ("2026-02-01", [], pull(6), "open"),
        ("2026-02-01", [minutes("2026-01-20", references=(name("#6"),))], pull(6), "under review"),
        ("2026-01-19", [minutes("2026-01-20", references=(name("#6"),))], pull(6), "open"),
        ("2026-02-01", [], pull(6, reviews=(review("COMMENTED", "2026-01-20T09:00"),)), "under review"),
        ("2026-01-19", [], pull(6, reviews=(review("COMMENTED", "2026-01-20T09:00"),)), "open"),
        ("2026-02-10", [], pull(6, body=CALL), "call open"),
        ("2026-02-11", [], pull(6, body=CALL), "call ended, not concluded"),
        ("2026-02-20", [minutes("2026-02-12", act("deferred", 3, "#6"))], pull(6, body=CALL), "under review"),
        ("2026-02-20", [minutes("2026-02-09", act("deferred", 3, "#6"))], pull(6, body=CALL), "call ended, not concluded"),
        ("2026-02-20", [minutes("2026-02-12", act("last_call", 3, "#6", due="2026-03-01"))], pull(6, body=CALL), "call open"),
        ("2026-02-20", [], pull(6, state="merged", merged="2026-02-15T09:00"), "merged"),
        ("2026-02-14", [], pull(6, state="merged", merged="2026-02-15T09:00"), "open"),
        ("2026-02-20", [], pull(6, state="closed", closed="2026-02-15T09:00"), "closed"),
    ],
)  # fmt: skip
def test_the_state_of_a_pull_request_by_plain_facts(instant, files, item, expected):
    assert state(instant, files, item) == expected


def test_a_call_that_is_only_inferred_opens_no_call():
    inferred = act("last_call", 3, "#6", due="2026-03-01", basis=Basis.INFERRED)
    found = proposals("2026-02-20", [minutes("2026-02-12", inferred)], pull(6))["#6"]
    assert (found.state.value, found.call_until, found.deadlines) == ("under review", None, ())
    assert [event.event.basis for event in found.events if event.event.line] == [Basis.INFERRED]


@pytest.mark.parametrize(
    ("instant", "expected"),
    [("2026-02-11T05:59:59", "call open"), ("2026-02-11T06:00", "call ended, not concluded")],
)
def test_a_call_ends_with_its_day_in_the_group_s_zone(instant, expected):
    settings = Settings(group=GroupSettings(repository=HOME, timezone="America/Chicago"))
    assert state(as_of(instant, "America/Chicago"), [], pull(6, body=CALL), settings=settings) == expected


def test_the_newest_of_several_deadlines_ends_the_call_and_all_are_shown():
    body = "## Timeline\n* 2026-01-20 Talk\n* [x] Last call: 2026-01-21 to 2026-02-01\n* Second last call until 2026-02-15"
    found = proposals("2026-02-10", [], pull(6, body=body))["#6"]
    assert (found.state.value, found.call_until) == ("call open", day("2026-02-15"))
    assert [(end.day.isoformat(), end.is_call) for end in found.deadlines] == [
        ("2026-01-20", False),
        ("2026-02-01", True),
        ("2026-02-15", True),
    ]
    assert [proof.quote for proof in found.because] == ["* Second last call until 2026-02-15"]


UNKNOWN = pull(6, state="closed")


def test_closed_at_an_unknown_time_is_neither_open_nor_closed_on_a_past_day():
    found = proposals("2026-03-01", [], UNKNOWN)["#6"]
    assert (found.state.value, found.is_open, found.ended) == ("closed, time unknown", False, None)
    assert found.because[0].quote == "closed, and the source gives no time"


def test_it_is_closed_from_the_day_on_which_the_source_was_gathered():
    archives = [archive(UNKNOWN, gathered="2026-03-01T12:00")]
    assert state("2026-03-01", [], archives=archives) == "closed"
    assert state("2026-03-01T11:00", [], archives=archives) == "closed, time unknown"
    assert state(now("2026-04-01"), [], archives=archives) == "closed"


def test_minutes_tell_when_the_source_does_not():
    files = [minutes("2026-02-05", act("closed", 7, "#6"))]
    found = proposals("2026-03-01", files, UNKNOWN)["#6"]
    assert (found.state.value, found.ended) == ("closed", day("2026-02-05"))
    assert state("2026-02-04", files, UNKNOWN) == "closed, time unknown"


def test_what_minutes_only_infer_ends_nothing():
    files = [minutes("2026-02-05", act("merged", 7, "#6", basis=Basis.INFERRED))]
    assert state("2026-03-01", files, UNKNOWN) == "closed, time unknown"


def test_the_forge_s_word_stands_against_minutes_that_it_has_seen():
    files = [minutes("2026-02-05", act("merged", 7, "#6"))]
    item = pull(6, state="merged", merged="2026-02-07T09:12")
    found = proposals("2026-02-20", files, item)["#6"]
    assert (found.state.value, found.ended) == ("merged", day("2026-02-07"))
    assert len(found.because) == 2
    assert state("2026-02-06", files, item) == "under review"


def test_minutes_newer_than_the_archive_tell_more():
    archives = [archive(pull(6), gathered="2026-02-01T00:00")]
    found = proposals("2026-03-01", [minutes("2026-02-05", act("merged", 7, "#6"))], archives=archives)["#6"]
    assert (found.state.value, found.ended) == ("merged", day("2026-02-05"))


def test_without_a_source_minutes_are_all_there_is():
    files = [minutes("2026-01-05", act("proposal", 3, "#6"), references=(name("#6", 3, ItemKind.PULL),))]
    found = proposals("2026-03-01", files)["#6"]
    assert (found.state.value, found.is_open, found.kind, found.title) == (
        "named in minutes only", False, ItemKind.PULL, full("#6"),
    )  # fmt: skip
    assert [proof.line for proof in found.because] == [3]
    merged = proposals("2026-03-01", [*files, minutes("2026-02-05", act("merged", 7, "#6"))])["#6"]
    assert (merged.state.value, merged.ended) == ("merged", day("2026-02-05"))


def test_an_issue_is_a_proposal_where_minutes_put_it_to_the_group():
    files = [minutes("2026-01-05", act("no_objection", 3, "#7"), act("action", 4, "#8"))]
    assert list(proposals("2026-03-01", files, issue(7), issue(8), pull(9))) == ["#7", "#9"]


def test_what_does_not_exist_yet_is_no_proposal():
    assert proposals("2025-12-31", [], pull(6)) == {}
    named = proposals(
        "2026-01-05", [minutes("2026-01-04", act("proposal", 3, "#6"))], pull(6, "2026-01-06T09:00")
    )
    assert named["#6"].title == full("#6")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Withdrawn, see the list", "withdrawn"),
        ("I withdraw this pull request", "withdrawn"),
        ("I withdraw my objection", "closed"),
        ("I will not withdraw it", "closed"),
        ("Thanks all", "closed"),
    ],
)
def test_withdrawn_is_what_its_author_says_so(words, expected):
    item = pull(6, state="closed", closed="2026-02-01T09:00", comments=(comment(words, "2026-02-01T09:00"),))
    assert state("2026-03-01", [], item) == expected


def test_withdrawn_by_label_and_not_by_somebody_else_s_words():
    ended = {"state": "closed", "closed": "2026-02-01T09:00"}
    assert state("2026-03-01", [], pull(6, labels=("withdrawn",), **ended)) == "withdrawn"
    other = comment("Withdraw it!", "2026-01-20T09:00", author="cy")
    assert state("2026-03-01", [], pull(6, comments=(other,), **ended)) == "closed"
    later = comment("Withdrawn", "2026-03-02T09:00")
    assert state("2026-03-01", [], pull(6, comments=(later,), **ended)) == "closed"


def test_what_is_said_later_of_a_successor_is_not_seen_yet():
    old = pull(5, comments=(comment("Replaced by #6", "2026-03-05T09:00"),))
    new = pull(6, "2026-02-01T09:00")
    assert proposals("2026-03-01", [], old, new)["#5"].replaced_by == ()
    assert proposals("2026-03-05", [], old, new)["#5"].replaced_by == (full("#6"),)
    assert proposals("2026-03-05", [], old, new)["#6"].replaces == (full("#5"),)


def test_a_successor_that_does_not_exist_yet_is_not_named():
    old, new = pull(5, body="Replaced by #6"), pull(6, "2026-02-01T09:00")
    assert proposals("2026-01-15", [], old, new)["#5"].replaced_by == ()


def test_the_meetings_held_that_name_it():
    files = [
        agenda("2026-01-20", name("#6")),
        minutes("2026-02-03", act("support", 3, "#6")),
        agenda("2026-03-01", name("#6")),
    ]
    assert proposals(now("2026-02-10"), files, pull(6))["#6"].meetings == ("2026-01-20", "2026-02-03")


def test_specifications_are_those_that_it_or_the_acts_about_it_name():
    settings = Settings(group=GroupSettings(repository=HOME), renames={"OLD-UNIT": "MILL-01"})
    item = pull(6, title="OLD-UNIT: say the unit")
    files = [minutes("2026-01-20", act("decision", 3, "#6", "MILL-02"))]
    assert proposals("2026-02-01", files, item, settings=settings)["#6"].specs == ("MILL-01", "MILL-02")
