"""Ways in which groups write the same act, each with what looks like it and is none."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

HEAD = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (Maintainer) @ida
* Tomas Berg
* Wen Li (WL)

## Minutes
"""


def events(record, head=HEAD):
    text = head + record + "\n"
    return read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events


def acts(record, **more):
    return [(event.type.value, event.actor) for event in events(record, **more)]


def asserted(record):
    return [event for event in events(record) if event.basis.counts]


@pytest.mark.parametrize(
    ("record", "actor"),
    [
        ("* Wen will tackle the table", "Wen"),
        ("* #4. Same table as #9. Wen will inquire", "Wen"),
        ("* Wen will have a look", "Wen"),
        ("* Wen will be writing the table", "Wen"),
        ("* Long talk, but Wen will ask the port", "Wen"),
        ("* Wen and Zoe will look into it", "Wen and Zoe"),
        ("* Zoe said she would write to the port", "Zoe"),
        ("* Wen volunteered for the next release", "Wen"),
        ("* Wen volunteered to take this", "Wen"),
        ("* the table of #4, assigned to Wen", "Wen"),
        ("* Wen has an action to ask the port", "Wen"),
        ("* (Action) Wen to ask the port", "Wen"),
        ("* ACTION: WL publish an index", "WL"),
        ("* AI Wen: publish an index", "Wen"),
        ("* AI: remove the label", None),
        ("* Action item. Tell the port", None),
        ("* Each team to report on its berths", "Each team"),
        ("* The steering council will publish the table", None),
        ("* [ ] tell the port", None),
        ("* Ida: I'll type something up", "Ida"),
        ("* Will submit the table today", None),
        ("* The table will be updated by noon (Wen)", "Wen"),
    ],
)
def test_actions(record, actor):
    assert acts(record) == [("action", actor)]


@pytest.mark.parametrize(
    "record",
    [
        "* Wen will be late",
        "* Wen will need the table",
        "* Zoe will be late",
        "* If the port agrees Wen will write it",
        "* Desire to discuss the table",
        "* Items to discuss with the port",
        "* Ida: AI: artificial intelligence is no secretary",
        "* AI: weather models are large",
        "* [x] tell the port",
        "* [x] the table\n    * [ ] its second column",
        "* Ida: I'll go next",
        "* BaseTable will write all columns",
        "* the port would write it if asked",
    ],
)
def test_no_actions(record):
    assert acts(record) == []


def test_a_decision_may_give_somebody_something_to_do():
    found = acts("* It was agreed that Wen would write to the port")
    assert found == [("decision", None), ("action", "Wen")]


def test_a_stranger_s_action_is_only_inferred():
    (event,) = events("* We asked Zoe about it.\n* Zoe to write to the port")
    assert (event.actor, event.basis.value, event.rule) == ("Zoe", "inferred", "words.assigned-to-other")


def test_a_table_of_actions_gives_one_a_row():
    record = (
        "\n## Action items\n\n| # | Action | Owner | Due |\n|---|---|---|---|\n"
        "| 1 | Write the table | Wen | 2026-04-01 |\n| 2 | Ask the port | @ida | |\n| 3 | none | | |\n"
    )
    found = events(record)
    assert [(event.type.value, event.actor, str(event.due)) for event in found] == [
        ("action", "Wen", "2026-04-01"),
        ("action", "ida", "None"),
    ]


@pytest.mark.parametrize(
    "record",
    [
        "* The council discussed the table and approved it.",
        "* The board tentatively agreed to archive the table.",
        "* All in attendance agreed.",
        "* It was decided that the port should be told.",
        "* We discussed whether to keep it, but decided that the old datum is enough.",
        "* There was talk, agreed to keep the datum",
        "* TAC agreement: keep two tables",
        "* Rough consensus: keep the datum",
        "* resolution: keep the datum",
        "* Way forward: keep the datum",
        "* Keep the datum - AGREED",
        "* APPROVED AND DONE",
        "* The motion was approved by a roll call.",
        "* Decision to just close it.",
        "* All in favour",
        "* The consensus was that one table could help",
    ],
)
def test_decisions(record):
    assert [event.type.value for event in asserted(record)] == ["decision"]


@pytest.mark.parametrize(
    "record",
    [
        "* If the council approved it we would go on",
        "* We agreed to discuss it",
        "* The board agreed to postpone the table",
        "* Wen: we have not agreed to anything",
        "* The table says AGREED: 4 boats",
        "* NOT APPROVED yet?",
        "* Tomas decided to take a walk",
        "* The port wants us to have decided by May",
    ],
)
def test_no_decisions(record):
    assert [event for event in asserted(record) if event.type.value == "decision"] == []


@pytest.mark.parametrize(
    "record",
    [
        "* Skip for now.",
        "* (skipped)",
        "* The decision will be postponed to next year",
        "* The council discussed it, deciding to postpone it",
        "* Some members needed more time to read it",
        "* No quorum",
        "* not enough participants on this call",
        "* To be taken to the list for discussion",
        "* Ida: let's look at it next week",
        "* Ida: let us finish it up via email",
        "* Hold off on merging",
    ],
)
def test_deferrals(record):
    assert [event.type.value for event in events(record)] == ["deferred"]


@pytest.mark.parametrize(
    "record",
    [
        "* the paper on Deferred Evaluation of tides",
        "* Continue warning in the async case",
        "* Ida: it leaves too much work for the meeting itself",
        "* We were holding off on it",
        "* the next implementation of the table",
    ],
)
def test_no_deferrals(record):
    assert [event for event in events(record) if event.type.value == "deferred"] == []


@pytest.mark.parametrize(
    ("record", "who"),
    [
        ("* :+1: from @ida, @wen", "@ida, @wen"),
        ("* +1 to keeping the datum from Ida and Wen", "Ida and Wen"),
        ("* Wen is in favor of the old datum", "Wen"),
        ("* Wen seconds this", "Wen"),
        ("* @ida is :+1: to #4", "@ida"),
    ],
)
def test_support_in_the_record_s_voice(record, who):
    assert acts(record) == [("support", who)]


def test_who_is_against_is_asserted_only_where_the_group_was_asked():
    (alone,) = events("* Wen is against #4")
    assert (alone.type.value, alone.actor, alone.basis.value) == ("objection", "Wen", "inferred")
    asked = events("* PROPOSAL: merge #4\n    * Wen is against it")
    assert [(event.type.value, event.basis.counts) for event in asked] == [
        ("proposal", True),
        ("objection", True),
    ]


@pytest.mark.parametrize(
    "record",
    ["* Wen objects in the table are boats", "* the boat is against the quay", "* Tomas: is Wen against it?"],
)
def test_against_other_things(record):
    assert [event for event in asserted(record) if event.type.value == "objection"] == []


@pytest.mark.parametrize(
    "record",
    [
        "* Objections?\n    * None; thanks",
        "* Ida: Any objections? No.",
        "* Does anyone object to the datum?\n* (all): none",
        "* Any objections to this table? (none)",
    ],
)
def test_nobody_objects(record):
    assert ("no_objection", None) in acts(record)


@pytest.mark.parametrize(
    "record", ["* Objections?\n    * No idea what this is about", "* How many boats?\n    * None"]
)
def test_other_questions_answered_with_none(record):
    assert [event for event in events(record) if event.type.value == "no_objection"] == []


def test_a_question_for_objections_is_put_to_the_group_and_a_last_one_is_a_last_call():
    assert acts("* Any objections to the datum?") == [("proposal", None)]
    assert acts("* Any sustained objections?") == [("last_call", None)]


def kinds(record):
    return [event.type.value for event in events(record)]


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ("* Ida Lund moved to approve the table. Wen seconded the motion.", ["proposal", "support"]),
        ("* Wen seconded the motion, and all members present voted in favor.", ["support", "decision"]),
        ("* On a motion by Ida, and seconded by Wen, it went to the port", ["proposal", "support"]),
        ("* Minutes of March 2 - Ayes, with Wen absent", ["decision"]),
        ("* Shall we accept this table?", ["proposal"]),
        ("* No one had strong objections.", ["no_objection"]),
        ("* Conclusion: nobody objects to the table", ["no_objection", "decision"]),
        ("#4: Tables\n* Merge", ["decision"]),
        ("* Ready to land once the tests pass", []),
        ("* Can be closed", ["decision"]),
        ("* The table of Kelp (Approved)", ["decision"]),
        ("* Works for everyone", ["decision"]),
        ("* We are broadly in favor of the table.", ["decision"]),
        ("* Sounds like we'll keep the old datum", ["decision"]),
        ("* (to be checked at the next meeting)", ["deferred"]),
        ("* Leave on the agenda", ["deferred"]),
        ("* Plan to confirm it next week", ["deferred"]),
        ("* Wen plans to write a table", ["action"]),
        ("* The datum (Wen will ask the port)", ["action"]),
        ("* Ida: we'll ask the port", ["action"]),
        ("* ida to write the table", ["action"]),
    ],
)
def test_plain_words(record, found):
    assert sorted(kinds(record)) == sorted(found)


@pytest.mark.parametrize(
    "record",
    [
        "* The boat moved to the port",
        "* This table proposes a column",
        "* The proposal to be discussed is long",
        "* A long talk on the table that we\n  merge",
        "* We are happy to hear it",
        "* Let's keep an eye on it",
        "* notes to write the table",
        "* Ida: we'll see",
        "* The company plans to grow",
        "* Make sure that everyone is fine",
    ],
)
def test_plain_words_that_are_no_act(record):
    assert kinds(record) == []


def test_the_result_of_a_poll_in_numbers_makes_a_proposal_of_its_question():
    found = events("Chairs: Is there interest in the table?\nFor: 29. No: 6.\n\nFor: 3 boats. No: fog.")
    assert [(event.type.value, event.line, event.rule) for event in found] == [
        ("proposal", 9, "position.counted"),
        ("decision", 10, "position.counted"),
    ]


def test_a_mark_with_its_owner_is_no_speaker():
    found = acts("ACTION ALL: review the table\n\nACTION ALL: come early\n\nACTION WL: write it")
    assert found == [("action", "ALL"), ("action", "ALL"), ("action", "WL")]


def test_a_heading_that_names_a_resolution_is_only_inferred():
    assert asserted("### Resolution: the fees of the port\n\nThe port has fees.") == []


def test_what_the_chairs_say_is_no_list_of_them():
    assert acts("Chairs: Should we adopt the table?\n\nWen to write it") == [
        ("proposal", "Chairs"),
        ("action", "Wen"),
    ]


def test_who_was_there_may_stand_in_emphasis():
    head = (
        "# Board\n\n##\n\n*Directors Present: Ida Lund, Tomas Berg* \\\n*Absent: N/A* \\\n"
        "*Others Present: Wen Li (remote)*\n\n## Last Meeting Attendees\n\n* Zoe Ash\n"
    )
    found = read(Markdown(head), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())
    assert [one.name for one in found.attendees] == ["Ida Lund", "Tomas Berg", "Wen Li"]


def test_the_parts_of_a_count_are_no_decisions():
    record = "### Decisions\n* #4 is accepted\n    * Votes:\n        * Yes: 2\n        * No: 0\n        * Abstain: 0"
    assert [kind for kind, _ in acts(record)] == ["decision"]


def test_a_mark_over_a_placeholder_marks_nothing():
    assert acts("* ACTION on xxx") == []


def test_in_a_list_of_outcomes_what_an_account_is_to_do_is_no_decision():
    record = "### Conclusion\n- @kod-r and @wen to look at the draft\n- Tides come first"
    assert [kind for kind, _ in acts(record)] == ["action", "decision"]


def test_in_a_list_of_outcomes_what_is_still_open_is_only_inferred():
    record = (
        "### Conclusion\n- Look into whether the gauges can do that\n- Need advice first\n- Tides come first"
    )
    assert [(event.line, event.type.value) for event in asserted(record)] == [(12, "decision")]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Advanced to Stage 1", "decision"),
        ("Consensus reached pull requests", "decision"),
        ("Rejected proposals", "decision"),
        ("Proposals", None),
        ("How proposals are advanced", None),
    ],
)
def test_headings_that_say_what_became_of_their_entries(heading, kind):
    found = [kind for kind, _ in acts(f"### {heading}\n- [The table of tides](notes.md#table)")]
    assert found == ([kind] if kind else [])
