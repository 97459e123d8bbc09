from hypothesis import given
from hypothesis import strategies as st
from tests.building import (
    act,
    agenda,
    archive,
    as_of,
    day,
    issue,
    ledger_of,
    meeting_file,
    minutes,
    moment,
    pull,
    review,
)

from lastcall.ledger import events
from lastcall.model.evidence import FileEvidence, LinkEvidence
from lastcall.model.minutes import MeetingFileKind

CHICAGO = as_of("2026-12-31", "America/Chicago")


def of_item(item, zone=CHICAGO):
    return [
        (one.event.type.value, one.at and one.at.isoformat(), one.event.actor, one.event.quote)
        for one in events.of_items([item], zone)
    ]


def test_what_the_forge_tells_of_a_pull_request():
    item = pull(
        6,
        "2026-01-01T03:00",
        title="Say the unit",
        state="merged",
        merged="2026-01-09T09:00",
        closed="2026-01-09T09:00",
        merged_by="ana",
        reviews=(
            review("APPROVED", "2026-01-08T09:00", "cy", "beef"),
            review("CHANGES_REQUESTED", "2026-01-07T09:00"),
            review("DISMISSED", "2026-01-07T09:00"),
            review("COMMENTED", "2026-01-07T09:00"),
            review("APPROVED", "2026-01-02"),
        ),
    )
    assert of_item(item) == [
        ("opened", "2025-12-31", "bo", "pull request opened: Say the unit"),
        ("support", "2026-01-02", "ana", "approved"),
        ("support", "2026-01-08", "cy", "approved at beef"),
        ("merged", "2026-01-09", "ana", "pull request merged"),
    ]


def test_what_the_forge_tells_of_issues():
    closed = issue(7, "2026-01-01T09:00", state="closed", closed="2026-01-09T09:00")
    assert of_item(closed)[1:] == [("closed", "2026-01-09", None, "issue closed")]
    assert of_item(issue(7, None, state="closed")) == [
        ("opened", None, "bo", "issue opened: Item 7"),
        ("closed", None, None, "issue closed"),
    ]


def test_an_act_of_the_forge_has_its_address_for_evidence():
    (opened,) = events.of_items([pull(6)], CHICAGO)
    assert opened.source == "https://git.example/blue/mill/pull/6"
    assert not opened.repository_path
    assert opened.evidence == (
        LinkEvidence(url=opened.source, quote="pull request opened: Item 6", at=moment("2026-01-01T09:00")),
    )


def test_an_act_of_minutes_has_its_line_for_evidence():
    file = minutes("2026-01-05", act("merged", 9, "#6", quote="Merged #6"))
    (merged,) = ledger_of([file]).events
    assert (merged.at, merged.source, merged.repository_path) == (day("2026-01-05"), file.path, True)
    assert merged.evidence == (FileEvidence(path=file.path, line=9, quote="Merged #6"),)


def test_a_plan_is_no_act_and_a_file_that_is_both_is_one():
    plan = agenda("2026-01-05")
    both = meeting_file("m/b.md", "2026-02-05", act("merged", 9, "#6"), kind=MeetingFileKind.BOTH)
    planned = meeting_file("m/a.md", "2026-01-05", act("merged", 9, "#6"), kind=MeetingFileKind.AGENDA)
    assert [one.source for one in ledger_of([plan, both, planned]).events] == ["m/b.md"]


def test_an_act_in_minutes_without_a_day_takes_the_meeting_s():
    files = [
        meeting_file("w/agenda.md", "2026-01-05", kind=MeetingFileKind.AGENDA),
        meeting_file("w/minutes.md", None, act("merged", 9, "#6")),
    ]
    assert [one.at for one in ledger_of(files).events] == [day("2026-01-05")]


def ids(*acts):
    return [one.id for one in ledger_of([minutes("2026-01-05", *acts)]).events]


def test_an_id_says_where_a_thing_was_said_never_its_words():
    first = ids(act("objection", 9, "#6", quote="no", actor="Ana"))
    assert first == ids(act("objection", 9, "#6", quote="No!", actor="Bo"))
    assert first != ids(act("objection", 10, "#6"))
    assert first != ids(act("support", 9, "#6"))
    assert first != ids(act("objection", 9, "#7"))


def test_the_same_act_twice_on_a_line_has_two_ids_of_which_the_first_stays():
    one = act("action", 9, "#6")
    assert len(set(ids(one, one))) == 2
    assert set(ids(one)) < set(ids(one, one))


def test_acts_are_in_the_order_of_days_then_minutes_before_the_forge_then_lines():
    files = [
        minutes("2026-01-09", act("merged", 12, "#6"), act("no_objection", 11, "#6")),
        minutes("2026-01-05", act("last_call", 3, "#6")),
        meeting_file("m/undated.md", None, act("action", 1)),
    ]
    item = pull(6, "2026-01-02T09:00", state="merged", merged="2026-01-09T09:00")
    assert [one.event.type.value for one in ledger_of(files, item).events] == [
        "action",
        "opened",
        "last_call",
        "no_objection",
        "merged",
        "merged",
    ]


DAYS = st.sampled_from(["2026-01-05", "2026-01-06", "2026-02-05"])
ACTS = st.lists(
    st.builds(
        act,
        st.sampled_from(["merged", "objection", "action"]),
        st.integers(1, 9),
        st.sampled_from(["#6", "#7"]),
    ),
    max_size=5,
)


@given(
    st.lists(st.tuples(DAYS, ACTS), max_size=4, unique_by=lambda row: row[0]),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_sources_come_makes_no_difference(rows, chance):
    files = [minutes(on, *acts) for on, acts in rows]
    archives = [archive(pull(6)), archive(issue(7), source="b.json", repository="blue/mill")]
    expected = ledger_of(files, archives=archives)
    chance.shuffle(files)
    chance.shuffle(archives)
    again = ledger_of(files, archives=archives)
    assert (again.events, again.meetings, list(again.items)) == (
        expected.events,
        expected.meetings,
        list(expected.items),
    )
    assert len({one.id for one in expected.events}) == len(expected.events)


@given(st.permutations(range(4)))
def test_the_order_of_reviews_makes_no_difference(order):
    reviews = [review("APPROVED", f"2026-01-0{1 + number // 2}T09:00", "abcd"[number]) for number in range(4)]
    shuffled = tuple(reviews[number] for number in order)
    assert events.of_items([pull(6, reviews=shuffled)], CHICAGO) == events.of_items(
        [pull(6, reviews=tuple(reviews))], CHICAGO
    )
