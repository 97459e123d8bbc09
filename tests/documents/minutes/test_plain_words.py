"""Outcomes that secretaries tell in plain words: preferences, short answers, elections, conditions, putting off."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import put_off, read
from lastcall.documents.references import Renames

HEAD = """\
# Tides WG 2026-03-24

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


@pytest.mark.parametrize(
    "record",
    [
        "* Seems everyone here prefers the second gauge",
        "* Most of the group supported the gauge",
        "* General inclination to keep the gauge",
        "* Gauge question: thumbs up around the room",
        "* So it seems to make sense to have one gauge",
        "* OK to not draw the berths",
        "* Confirmed the plan that berths come first",
        "* Marked as pending close",
        "* disposition merge",
        "* Unless there's objection, go ahead and land.",
        "* See the almanac, okay with merging.",
        "* Ida Lund was re-elected as chair",
        "* Should we print the almanac?\n    * Sure, why not",
        "* Is it OK for staff to print it?\n    * Yes",
    ],
)
def test_decisions_that_are_guessed(record):
    assert found(record) == [("decision", "inferred")]


@pytest.mark.parametrize(
    "record",
    [
        "* After careful deliberation, a consensus was reached to keep the gauge",
        "* 4 people favor the old gauge, and 2 people want the new one",
        "* The minutes from the last meeting were approved.",
        "* The application was read and the decision was made to invite her",
        "* The board authorized $300 for the almanac",
        "* Ida Lund (6 yes, 1 abstention out of 7 voters)",
        "* We spoke of berths. Key conclusions:\n    * the gauge stays",
        "* Decision 2: the gauge stays",
    ],
)
def test_decisions(record):
    assert found(record) == [("decision", "recorded")]


@pytest.mark.parametrize(
    "record",
    [
        "* Most people prefer tea in the morning",
        "* Wen: I saw thumbs up in the room at the fair",
        "* It makes sense to read the tides at noon",
        "* Confirmed that the gauge leaks",
        "* Wen: Agreed; the almanac holds noon only",
        "* Wen: I thought we agreed on noon",
        "* Wen: Agree that the gauge is worth more",
        "* Wen: This means that we agree that noon is high tide",
        "* A boat that will not be accepted is turned away",
        "* Which tide comes first?\n    * Yes",
        "* Should we print the almanac?\n    * No strong opinions from the pier",
        "* Ida Lund was chair when the mole was elected",
        "* It is ok to use it until the tide turns",
        "## Conclusion\n\n* The chair wrapped up the call",
        "## Outcome\n\n* Unclear if the berths are done",
        "## Review previous decisions\n\n* The gauge stays",
    ],
)
def test_no_decisions(record):
    assert not [kind for kind, _ in found(record) if kind == "decision"]


@pytest.mark.parametrize(
    "record",
    [
        "## Conclusion\n\n* The new gauge will help the fleet",
        "## Conclusion\n\n* It will include a tide table",
        "* Outcome\n    * After both tides, there will be a pause",
        "## Conclusion\n\n* The almanac is moving forward",
        "## Outcome\n\n* Tide table not updated",
        "## Decisions\n\n* Ida Lund asks whether this would force the fleet out",
        "## Decisions\n\n* Tomas Berg feels that the berths are too short",
        "## Decisions\n\n* @wen-li is open to a longer pier",
        "## Time limit for decisions\n\n* Ninety tides, as once a quarter is enough",
        "* We agree that the gauge is vague",
        "* General agreement that there isn't much wind",
        "* FREE HARBOUR TALK ACCEPTED",
    ],
)
def test_what_is_expected_or_said_is_no_outcome(record):
    assert not [kind for kind, _ in found(record) if kind == "decision"]


@pytest.mark.parametrize(
    ("record", "basis"),
    [
        ("## Decisions\n\n* The gauge will help the fleet", "inferred"),
        ("## Decisions\n\n* The almanac is moving forward", "inferred"),
        ("## Decisions\n\n* The group confirmed the new mole", "recorded"),
        ("## Summary of decisions\n\n* The gauge stays", "recorded"),
        ("* The motions to adopt the almanac were carried.", "recorded"),
        ("* Ratified :+1:", "recorded"),
        ("* We will move the meeting to Mondays going forward", "inferred"),
    ],
)
def test_outcomes_of_lists_and_motions(record, basis):
    assert found(record) == [("decision", basis)]


@pytest.mark.parametrize(
    "record",
    [
        "* Discussion of proposal to remove the buoys",
        "* A class is in the tide model proposed by Harbours",
        "* The proposal is moving forward",
    ],
)
def test_talk_of_proposals_proposes_nothing(record):
    assert not found(record)


@pytest.mark.parametrize(
    "record",
    [
        "* These carry forward into new charts",
        "* Some of the delay time is to let the fleet in",
        "* I expect this to be discussed in the harbour talk",
        "* This should be discussed with Tomas",
        "* The mole is the one that requires more discussion of currents",
    ],
)
def test_talk_of_delays_puts_nothing_off(record):
    assert not found(record)


def test_a_vote_that_a_line_names_may_only_be_planned():
    assert found("* Vote on adopting the almanac") == [("proposal", "inferred")]


def test_votes_over_their_results():
    assert found("## Votes\n\n* Vote on the new gauge\n    * Confirmed (4/0 votes)") == [
        ("proposal", "recorded"),
        ("decision", "recorded"),
    ]


@pytest.mark.parametrize(
    ("record", "basis"),
    [
        ("* Discussion has been moved to the pilots", "recorded"),
        ("* This will be rescheduled for the next call", "recorded"),
        ("* probably shelve for now, as the gauge leaks", "inferred"),
        ("* Ida: Come back later to the berths", "recorded"),
        ("* We'll come back to this.", "recorded"),
        ("* Some items were skipped as their owners were at sea", "recorded"),
        ("* Ida: We can review next week", "recorded"),
        ("* No room left for berths. To the list!", "recorded"),
        ("* Tomas would like to postpone these until the fair", "inferred"),
        ("* Need buy-in from the pilots before we can formally vote", "inferred"),
        ("* Will be discussed at the regatta", "inferred"),
        ("* The gauge - next meeting", "inferred"),
        ("* The gauge - MOVED TO NEXT MEETING", "recorded"),
        ("* The gauge [postponed until the fair]", "recorded"),
    ],
)
def test_put_off(record, basis):
    assert found(record) == [("deferred", basis)]


@pytest.mark.parametrize(
    "record",
    [
        "* Waiting for Ida",
        "* Still waiting on author",
        "* Waiting for review by the pilots",
        "* See also comments taken on GitHub",
        "* We moved the pump to a separate thread",
        "* Issue 4 was not discussed in detail",
        "* The meeting was postponed to Monday",
        "* The frames were skipped, as the tide was low",
        "* Items being tabled a lot lately",
        "* The port wants to defer execution",
    ],
)
def test_not_put_off(record):
    assert found(record) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("no time left", True),
        ("ran out of time", True),
        ("moved to the next meeting", True),
        ("Ida is away, postponed until May", True),
        ("next meeting", True),
        ("moved to the east pier", False),
        ("deferred execution", False),
        ("two berths", False),
    ],
)
def test_words_that_put_off(words, said):
    assert put_off.says(words) is said


@pytest.mark.parametrize(
    "record",
    [
        "* Ida: For three tides now, are we fine merging as-is?",
        "* Lukewarm answer, should we drop this?",
        "* Adopt this?",
        "* Ida: So I'd like us to charter a new group.",
        "* Put in proposed close",
    ],
)
def test_proposals_that_are_guessed(record):
    assert found(record) == [("proposal", "inferred")]


@pytest.mark.parametrize(
    "record",
    [
        "* Ida: The tide is high. Proposal: close the gate at noon",
        "* Motion 2: accept the old minutes",
        "* The council held a vote to accept the gauge",
        "* Any have objections to the gauge?",
    ],
)
def test_proposals(record):
    assert ("proposal", "recorded") in found(record)


@pytest.mark.parametrize(
    "record",
    [
        "* To clarify, are they seeking adoption in Harbour?",
        "* Can we make existing boats accept berths twice a day?",
        "* Wen told of the status of the proposal to remove the gauge",
        "* A proposal to make use of the old pier",
        "* Wen asked whether we could pay for this",
        "* Wen: I am proposing a new idea: count the boats",
        "* Motion: https://harbour.example/4",
        "* Vote: 2 against, 2 for, 2 abstained",
    ],
)
def test_no_proposals(record):
    assert not [kind for kind, _ in found(record) if kind == "proposal"]


@pytest.mark.parametrize(
    "record",
    [
        "* This will be merged next week if no major objections.",
        "* If there are no objections by the end of the week it goes ahead",
    ],
)
def test_last_calls(record):
    assert ("last_call", "inferred") in found(record)


@pytest.mark.parametrize(
    "record",
    [
        "* Wen: Good idea, support adoption. Why is the gauge green?",
        "* Wen: Supports adoption, thinks we don't need a list.",
        "* Wen: In favour of supporting adoption",
        "* Wen: Supportive, but it is no priority",
        "* Wen: +1 to Ida's proposal",
    ],
)
def test_support_that_is_guessed(record):
    assert found(record) == [("support", "inferred")]


def test_support_in_the_first_person():
    assert found("* Wen: Still thinking, but I am broadly supportive of this.") == [("support", "recorded")]


def test_agreed_without_objections():
    said = found("* Agreed if there are no objections by the end of the week")
    assert said == [("decision", "recorded"), ("last_call", "inferred")]


def test_what_is_decided_to_be_put_off_is_only_put_off():
    assert found("* It was decided that the vote would be postponed to May") == [("deferred", "recorded")]


@pytest.mark.parametrize(
    "record",
    ["* Do we have consensus on the gauge\n* (silence)", "* Anyone object? [long awkward silence]"],
)
def test_silence_is_no_objection(record):
    assert ("no_objection", "recorded") in found(record)


def test_what_entries_of_decisions_say_besides():
    said = found("## Decisions\n\n* The gauge to last call\n* No objections to the almanac")
    assert [kind for kind, _ in said] == ["decision", "last_call", "decision", "no_objection"]


@pytest.mark.parametrize(
    "record",
    ["* Path forward to WGLC", "* Changes since last call", "* It answers the reviews from the last call"],
)
def test_no_last_calls(record):
    assert found(record) == []


def test_things_support_nothing():
    assert found("* Anchor Winch support (current)") == []


@pytest.mark.parametrize(
    "record", ["* Wen: I strongly disagree", "* Wen: I disagree with the proposal on noon"]
)
def test_objections_that_are_guessed(record):
    assert found(record) == [("objection", "inferred")]


def test_disagreement_on_a_point_is_no_objection():
    assert found("* Wen: I disagree with Ida on how the gauge works") == []


@pytest.mark.parametrize(
    "words", ["then, " * 110, "we'll leave it " * 45, "all of the group here " * 30, "to be " * 110]
)
def test_long_lines_take_no_longer(words):
    assert found(f"* {words}close merge list thumbs sense pending waiting objections by") is not None


@pytest.mark.parametrize("mark", ["RESOLUTION: text", "ACTION: text", "PROPOSAL: …", "DECISION: TBD"])
def test_a_template_s_mark_that_nobody_filled_in_is_no_act(mark):
    assert found(mark) == []


def test_those_who_raised_no_hand_are_counted_and_a_hum_may_be_asked_for_kindly():
    assert found("Shall the gauge be in the text?\n\nRaised: 3, didn\u2019t raise: 11")[-1] == (
        "decision",
        "recorded",
    )
    assert found("Please now hum if you think the text is ready") == [("proposal", "recorded")]


def test_a_part_of_a_vote_on_a_line_of_its_own_is_nobody_s_position():
    # what the poll came to is the decision, on its first row
    text = "* Is the text a good start?\n* **Yes:** 29\n* **No:** 4\n* **No Opinion:** 21."
    assert found(text) == [("proposal", "inferred"), ("decision", "recorded")]
    assert found("* **Yes:** 29\n* **Abstained:** 21.") == []


def test_a_letter_that_lower_case_makes_two_hides_no_act():
    assert found("* The Group Agreed to keep the gauge of İzmir") == [("decision", "recorded")]
