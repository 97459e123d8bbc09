"""What formal bodies write: motions and who seconds them, votes and hums, what a body decides, questions in short."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.renames import Renames

HEAD = """\
# Tides Forum 2026-03-24

## Attendees
* Ida Lund
* Tomas Berg
* Wen Li

## Minutes
"""


def found(record):
    text = f"{HEAD}{record}\n"
    events = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events
    return [(event.type.value, event.basis.value) for event in events]


def kinds(record):
    return [kind for kind, _ in found(record)]


@pytest.mark.parametrize(
    "record",
    [
        "* The Harbour Forum agreed to draw the berths",
        "* The Pier Assembly unanimously approves berth 12 with 4 yes votes",
        "* After the discussion the team agreed to print the almanac",
        "* The SC accepted BERTH 7 (Longer piers)",
        "* The trustees elected Ida Lund",
        "* For now decided to print the almanac",
        "* We now decided to keep the gauge",
        "* The following berths were agreed: four and five",
        "* Motion sustained, Ida is the new chair",
        "* Carried unanimous",
        "* Rejected",
        "* Motion: to buy a second gauge, motion passed",
        "MOTION: buy a second gauge\nMoved: Ida Seconded: Wen\nPassed without dissent.",
        "* Show of hands - is the gauge a good start: pro 21, con 2, undecided 9",
    ],
)
def test_what_a_body_decides(record):
    assert ("decision", "recorded") in found(record)


@pytest.mark.parametrize(
    "record",
    [
        "* Lena was elected with 23 votes (2 abstentions).",
        "* Sounds like consensus",
        "* Widespread agreement that the pier is short",
        "* Consensus received",
        "* People are generally in agreement to move the gauge",
        "* (Strong hum)",
        "* Show of hands was 50:50",
        "* A poll of the room indicated a preference for noon",
        "* A decision was made to move the gauge",
        "* Team is inclined to close #4",
        "* We are content to leave the gauge there",
        "* Stick with the old gauge",
        "* Longer pier -> accepted",
        "* This also passes",
        "* It fails.",
        "* During the meeting, we voted in favor of the pier",
        "* Sense of the room: quiet hum for the pier",
        "* The Lantern team determined that the gauge is bad",
    ],
)
def test_decisions_that_are_guessed(record):
    assert found(record) == [("decision", "inferred")]


@pytest.mark.parametrize(
    "record",
    [
        "* A WG decides how to reach consensus",
        "* Board approves transition of piers when they demonstrate strength",
        "* The seat was passed on once the council elected members",
        "* However, this has been resolved",
        "* Applications are accepted on a rolling basis",
        "* The forum determined that they need to measure",
        "* Ida and Wen voted yes",
        "* Sense of the room is split",
        "* Sense of the room polls are not binding",
        "* Ida: the show of hands was not read",
    ],
)
def test_what_decides_nothing(record):
    assert "decision" not in kinds(record)


@pytest.mark.parametrize(
    "record",
    [
        "* Motion to appoint Wen to the pier office.",
        "* Omar set motion to move the berths",
        "* A motion has been issued by Ida Lund to move the berths",
        "* Ida proposed a motion to re-assign the berth",
        "* It is proposed to use only the tables of the almanac",
    ],
)
def test_proposals(record):
    assert found(record) == [("proposal", "recorded")]


@pytest.mark.parametrize(
    "record",
    [
        "* Wen's proposal is to close this",
        "* Wen: going to call for a full consensus vote now",
        "* Ida: would like us to vote on the map",
        "* Wen: Can we get a hum?",
        "* Stage 2?",
        "* Good for Stage 1?",
        "* Is this ready for adoption?",
        "* Do you want to adopt this?",
        "* 3/ Should we adopt the table?",
        "* Does anyone disagree?",
        "* Everyone good with twelve tides?",
        "* Ida put forward a proposal from the harbour to meet on the pier",
        "* \u2026 do people agree?",
        "* Ida proposed a change to the yearly review",
        "* Tomas Berg proposed that the forum remove two berths",
    ],
)
def test_proposals_that_are_guessed(record):
    assert found(record) == [("proposal", "inferred")]


@pytest.mark.parametrize(
    "record",
    [
        "* This proposal is to help boats that are late",
        "* The point of this proposal is to help boats",
        "* Hosts should call a vote on each berth",
        "* A motion sensor was set",
        "* How ready for adoption is the table?",
        "* Actively engaged members, seeking to build consensus",
    ],
)
def test_no_proposals(record):
    assert "proposal" not in kinds(record)


def test_who_moves_and_who_seconds():
    assert sorted(found("* Ida moved, Tomas seconded.")) == [
        ("proposal", "recorded"),
        ("support", "recorded"),
    ]
    assert found("* Motion second: Tomas Berg") == [("support", "recorded")]


def test_what_passed_without_dissent_was_decided():
    assert found("* Passed without dissent.") == [("decision", "recorded")]


@pytest.mark.parametrize(
    "record",
    [
        "* No significant objections",
        "* No nays, so we meet in May",
        "* Talked of today, no concerns",
        "* We haven't seen any pushback",
    ],
)
def test_nobody_is_against_it(record):
    assert ("no_objection", "inferred") in found(record)


def test_a_final_comment_period_is_started():
    assert found("* Starting an FCP to merge the table") == [("last_call", "recorded")]


def test_what_a_summary_says_was_decided_is_only_inferred():
    record = "* The tide rose\n\n## Summary\n\n* The group agreed that the gauge stays"
    assert found(record) == [("decision", "inferred")]


def test_what_the_group_agreed_is_no_task_among_tasks():
    record = (
        "## Action items\n\n* The group agreed that the gauge stays\n* The group agreed to draw the berths"
    )
    assert found(record) == [("decision", "recorded"), ("action", "recorded")]


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("* Ida: motion to renew the lamps. Wen Li: second", "support"),
        ("* Ida: motion to renew the lamps. Wen will second.", "support"),
        ("* Ida Lund initiated a motion, Wen seconded", "proposal"),
        ("* Drop the old gauge?\n  * Yes", "proposal"),
        ("* Lamps are renewed for a year", "decision"),
    ],
)
def test_motions_after_who_speaks_and_questions_in_brief(record, kind):
    assert kind in kinds(record)


@pytest.mark.parametrize("record", ["* Ida: motion to renew. Wen will second.", "* More to do on the gauge"])
def test_who_seconds_and_what_is_left_are_no_tasks(record):
    assert "action" not in kinds(record)


@pytest.mark.parametrize("record", ["* Drop the old gauge?\n  * It is thin", "* Drop the old gauge?"])
def test_a_question_that_nobody_settles_puts_nothing(record):
    assert "proposal" not in kinds(record)


def test_dotted_rows_of_a_list_of_decisions_are_entries():
    assert (
        kinds("\n## Decisions\n* keep both gauges\n\u2022 use the long ropes\n\u2022 leave the lamps\n")
        == ["decision"] * 3
    )
