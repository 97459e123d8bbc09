"""What is put off, merged or closed, and who is for or against it, in the many ways groups write it."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

HEAD = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (Maintainer)
* Tomas Berg
* Wen Li (WL)

"""


def events(record, before="## Minutes\n"):
    text = HEAD + before + record + "\n"
    return read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events


def found(record, **more):
    return [(event.type.value, event.basis.value) for event in events(record, **more)]


@pytest.mark.parametrize(
    "record",
    [
        "* Parked while Wen is away",
        "* Deferred",
        "* Postponed, as the port is closed",
        "* #4 - [Deferred]",
        "* (skipped, no ferry)",
        "* Ida: Skipping over",
        "* Let's skip this table today",
        "* [Out of time]",
        "* There was no time left for the berths",
        "* (no time remaining, not shown)",
        "* We didn't get to the berths",
        "* Ida: we don't have the right people here to decide",
        "* Wen is not here, so let's skip it",
        "* We won't merge the table until the port has checked it",
        "* We won't merge it because the datum is open",
        "* Let's not decide this now",
        "* We won't tackle this today",
        "* Ida: we're going to roll this into a bigger discussion",
        "* Save the berths for the big summer meeting",
        "* Talk offline about the berths",
        "* I think we should continue this offline",
        "* Let's process it async.",
        "* Bumped to the spring plenary",
        "* Table this until the spring",
        "* Ida: let's hold back on it",
        "* Not yet ready for discussion",
        "* => Hold on PR 4 as the talk goes on",
        "* -> Continuing discussions for the berths",
        "* Continued in the GitHub issue",
        "* Pick up next week",
        "* Let's make sure to address this at the next meeting",
        "* Let's move this one to two weeks",
        "* Let's wait for the release of the almanac",
        "* Moved to next meeting",
        "* The berths\n    * **MOVED TO NEXT MEETING**",
        "\n### Berths (no time remaining for this one)",
        "\n### Berths - postponed",
        "\n### Things to discuss later\n\n* Berths",
        "* Rescheduled for a future call",
        "* The berths, punt till next meeting, with a note",
        "* Tabling the talk on berths until the next meeting",
        "* This item is moved to another session",
        "* Roles of the pilots (park to next week)",
        "* More talk, defer until Wen is present",
        "* We are parking this question until the ferry is in",
        "* tabling this question",
        "* The berths are hard, leave them for later",
        "* Wen: deferring until we have Tomas",
        "* Ida: defering until we have Tomas",
        "* Ida: fine; defered.",
    ],
)
def test_put_off(record):
    assert found(record) == [("deferred", "recorded")]


@pytest.mark.parametrize(
    "record",
    [
        "* This needs a separate meeting",
        "* That deserves its own discussion",
        "* I recommend waiting one tide",
        "* Probably not going to add berths anytime soon",
        "* We should discuss this at the next meeting",
        "* Ida: I am in no rush, so this can wait",
        "* To be discussed next time",
        "* Ida: to be continued.",
        "* The depths will be voted on at the next call",
        "* The full talk will have to wait for another time",
        "* Ida: let's discuss this on Zulip",
        "* Wen: let's revisit when Tomas joins",
        "* and then revisit it at the plenary",
        "* Tomas and the port need more time to think about the depths",
        "* No conclusion yet, needs an expert",
        "* We didn't reach a conclusion",
        "* The team agreed to reconvene in a few weeks",
        "* We will pause this for a while",
        "* To be put off till summer",
        "* Take off agenda until there is a gauge",
        "* Let's put this in the parking lot",
        "* Wen: in limbo until the port writes",
        "* The second table is on the back burner",
        "* Ida: Moving to the 15th (of May)",
        "* Ida: coming back next week.",
        "* Moved to Thursday",
    ],
)
def test_put_off_it_seems(record):
    assert found(record) == [("deferred", "inferred")]


@pytest.mark.parametrize(
    "record",
    [
        "* defer/stream news (Ida)",
        "* Deferred loading of tables is quick",
        "* The reader runs deferred fields later than the others",
        "* and then deferred modules as well",
        "* The port wants to defer execution",
        "* The sum is delayed until the tide turns",
        "* The draft has been moved to GitHub",
        "* The client will wait for the server",
        "* The value is not accepted until the check is done",
        "* The app works offline",
        "* Ida: moving to issue 5",
        "* Moving on to the next issue",
        "* That is something we can discuss later",
        "* The list is out of date, and time stamps are short",
        "* Skipping the week of the regatta",
        "* Table formatting",
        "* We had a table this time",
        "* Tomas likes to take action to create an issue",
        "* Bump to version 3 of the almanac",
        "* The back of the burner is hot",
        "* The June meeting was moved to a later date",
        "* Defer to the harbour team where the depth is unknown",
        "* Revisited the question of the berths",
        "* Berths not covered in existing tables are added by hand",
        "* The builds are moving to GitHub Actions",
        "* A beta gives it more time to settle",
        "* Work on the rights per group table",
        "* Let's move to the next one.",
        "* We hold another session in June",
        "* The berths are stalled in the next month's drawing if it rains",
        "* The council came back to the vote later in the meeting",
        "* Wen: no time to write it yet",
        "\n### Deferred tables (an overview)",
        "* For next meeting:",
        "* Will discuss in a bit",
        "* There was not time to measure it",
        "* Tomas wrote no tables, didn't get around to it",
        "* In the past we punted on this",
        "* Skip all the gauges that fail in the tests of the harbour (the next ones will not)",
        "* There is no conclusion in the text of the draft?",
        "* Ida: moving to the second gauge",
        "* Ida: coming back to the gauge",
    ],
)
def test_not_put_off(record):
    assert found(record) == []


def test_the_agenda_says_what_was_put_off():
    before = (
        "## Agenda\n* Tides\n* Berths - **MOVED TO NEXT MEETING**\n* Depths (no time left)\n\n## Minutes\n"
    )
    at = [(event.type.value, event.rule, event.line) for event in events("* Ida: a long talk", before=before)]
    assert at == [("deferred", "words.put-off", 10), ("deferred", "words.put-off", 11)]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("* #4 table change merged from Wen", ("merged", "recorded")),
        ("* => Merging NOW #4", ("merged", "recorded")),
        ("* #4: completed and merged", ("merged", "recorded")),
        ("* The new table was recently merged to main", ("merged", "inferred")),
        ("* Berths, see #4\n    * Closed due to silence.", ("closed", "recorded")),
        ("* #4 - no news, closing as stale", ("closed", "recorded")),
        ("* #4: closing in favour of #9", ("closed", "recorded")),
        ("\n### Berths, #4\n\nA long talk.\n\n**closed**", ("closed", "recorded")),
    ],
)
def test_merged_and_closed(record, expected):
    assert found(record) == [expected]


@pytest.mark.parametrize(
    "record",
    [
        "* It is hard to follow talks on closed PRs such as #4",
        "* When ferries stop, and harbours\n  closed, see #4",
        "* #4 landed in Firefox 78",
    ],
)
def test_neither_merged_nor_closed(record):
    assert found(record) == []


@pytest.mark.parametrize(
    ("record", "actor", "basis"),
    [
        ("Wen: I support this proposal.", "Wen", "recorded"),
        ("Wen: long as it is, I am in favour of adopting it", "Wen", "recorded"),
        ("Wen: I just want to voice support for this.", "Wen", "recorded"),
        ("Wen: I support this, but a datum would help", "Wen", "inferred"),
        ("Wen: fine w/ me", "Wen", "inferred"),
        ("Wen: I'm also happy to close this", "Wen", "inferred"),
        ("Wen: it is slow, but I'm fine with landing it", "Wen", "inferred"),
        ("Wen: can accept two tables", "Wen", "inferred"),
        ("Wen: LGTM", "Wen", "inferred"),
        ("\n### #4\n\nWen: Everything looks good.", "Wen", "recorded"),
        ("* Wen has doubts, but agrees with the table changes", "Wen", "inferred"),
        ("Wen: Rockpool is supportive of this", "Wen", "inferred"),
        ("* Tomas seconded", "Tomas", "recorded"),
        ("* Two tables? Ida & Wen: +1", "Ida & Wen", "recorded"),
        ("* Are we fine with two tables?\n* Wen: Same", "Wen", "inferred"),
    ],
)
def test_support(record, actor, basis):
    said = [(event.actor, event.basis.value) for event in events(record) if event.type.value == "support"]
    assert said == [(actor, basis)]


@pytest.mark.parametrize(
    "record",
    [
        "Wen: the old browser supports the table",
        "* Wen agreed to write a second table",
        "* Is it long?\n* Wen: Yes, the port asked for a talk on tables, which is no question for us today",
        "Wen: we support both tables where possible",
        "* We support the table",
        "* Is the table long?\n* Wen: OK, I'll close the window",
        "* the port has no\n  support",
        "Wen: it looks good in the sun",
    ],
)
def test_no_support(record):
    assert [entry for entry in found(record) if entry[0] == "support"] == []


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("Wen: I would be opposed to that", ("objection", "inferred")),
        ("Wen: Objecting, it is too long", ("objection", "inferred")),
        ("Wen: I'm not okay with two tables", ("objection", "inferred")),
        ("Wen: Against a second table.", ("objection", "inferred")),
        ("Wen: the Rockpool team will object.", ("objection", "inferred")),
        ("* Long talk. Tomas disagrees - it is too long", ("objection", "inferred")),
        ("Wen: wrong, but I'm not going to hold up the table over this", ("objection_resolved", "inferred")),
        ("Wen: I have no opinion", ("abstain", "inferred")),
    ],
)
def test_against(record, expected):
    assert found(record) == [expected]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("* Ida moves to accept the report, Wen seconds. Passed.", ["Wen"]),
        ("* MOTION: Proposed by Ida and seconded by Wen. Passed? Yes.", ["Wen"]),
        ("* Moved: Ida. Seconded: Wen, Tomas. Carried.", ["Wen", "Tomas"]),
        ("* Motion to adopt the table by Ida, second by Olga Rey.", ["Olga Rey"]),
        ("* One candidate (proposed: Ida Lund, seconded: Wen Li)", ["Wen Li"]),
        ("* Vote on the table. Ida calls for it: Wen seconding.", ["Wen"]),
    ],
)
def test_who_seconds(record, expected):
    said = [(event.actor, event.rule) for event in events(record) if event.type.value == "support"]
    assert said == [(name, "position.seconds") for name in expected]


@pytest.mark.parametrize(
    "record",
    [
        "* The motion came between seconds 6 and 9",
        "* The table takes 30 seconds. For seconds, there is a mark.",
        "* A vote on the first and the second table",
        "* Who seconds the motion?",
        "* We need a second by Friday",
    ],
)
def test_nobody_seconds(record):
    assert "support" not in [entry[0] for entry in found(record)]


@pytest.mark.parametrize(
    "answer",
    [
        "Agree with Ida: the tide is high",
        "I agree that the port is slow",
        "Yes, it does",
        "OK, I'll send the map",
        "Ok, we can leave it for now",
    ],
)
def test_who_agrees_with_a_remark_supports_nothing(answer):
    record = f"* Call for consensus on merging #4\n    * Wen: {answer}\n"
    assert "support" not in [entry[0] for entry in found(record)]


def test_who_tells_of_a_last_call_asks_nobody():
    said = found("* Ida: the table has been through last call\n* Wen: Yes, keep the list of ports\n")
    assert "support" not in [entry[0] for entry in said]


def test_who_abstains_is_named_on_the_line_of_the_motion():
    record = (
        "* The motion passed (Ida and Wen abstain)\n* Motion: all yes, Tomas Berg: abstain, Wen: abstain."
    )
    said = [(event.actor, event.line) for event in events(record) if event.type.value == "abstain"]
    assert said == [("Ida", 9), ("Wen", 9), ("Tomas Berg", 10), ("Wen", 10)]


def test_no_strong_opinion_is_an_answer_to_a_question_alone():
    asked = "* Call for consensus on merging #4\n    * Wen: No strong opinion.\n"
    assert found(asked) == [("proposal", "recorded"), ("abstain", "recorded")]
    assert found("* Wen: I don't have a strong view of it. No strong opinion.") == []


@pytest.mark.parametrize(
    "record",
    [
        "* Opposed by Tomas Berg",
        "* There was a formal objection to the second table",
        "* The table got pushback from the pilots",
    ],
)
def test_opposed_it_seems(record):
    assert found(record) == [("objection", "inferred")]


def test_an_objection_to_what_was_proposed_is_asserted():
    record = "* Call for consensus on merging #4\n    * Wen: I object, the table is wrong\n"
    assert found(record) == [("proposal", "recorded"), ("objection", "recorded")]


@pytest.mark.parametrize(
    "record",
    [
        "Wen: the second table is checked against the first",
        "Wen: we don't support this in the old almanac",
        "Wen: the thread won't block the queue",
        "Wen: I would not object",
    ],
)
def test_not_against(record):
    assert [entry for entry in found(record) if entry[0] == "objection"] == []


def test_what_was_carried_over_to_this_meeting_is_on_its_agenda_and_not_put_off():
    text = (
        "# Tides WG 2026-03-24\n\n## Agenda\n* Licence of the data (carried over)\n"
        "* Heights (carried over to April)\n\n## Attendees\n* Ida Lund\n\n## Minutes\n* Ida: hello\n"
    )
    events = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events
    assert [(event.type.value, event.line) for event in events] == [("deferred", 5)]


@pytest.mark.parametrize(
    "record",
    [
        "* For now pushed off to 1.23",
        "* The gauge is deferred to the next release",
        "* Tomas not here, ask him next time",
        "* The group will continue to iterate on this over the mailing list",
    ],
)
def test_put_off_to_a_release_or_until_somebody_comes(record):
    assert [kind for kind, _ in found(record)] == ["deferred"]


@pytest.mark.parametrize(
    "record",
    ["* All agreed to bump to 3.1", "* Users should defer to 2.0", "* Tomas not here to see the lamps"],
)
def test_versions_and_absences_that_put_nothing_off(record):
    assert "deferred" not in [kind for kind, _ in found(record)]


def test_topics_beneath_a_heading_of_what_was_put_off():
    record = "### Second table\n\n- Not urgent\n- Ida: I doubt it\n\n### Gauges\n\n- Who owns it"
    put_off = [event for event in events(record, before="## Deferred topics\n\n") if event.type == "deferred"]
    assert [event.quote.lstrip("# ") for event in put_off] == ["Second table", "Gauges"]
