"""What is asserted and what is only inferred, where the words are the same and who says them or where is not."""

import pytest
from tests.documents.minutes.tides import found, owned


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("* Ida: I propose we rename the gauge", ("proposal", "inferred")),
        ("* Ida proposes to adopt the table", ("proposal", "recorded")),
        ("* Any final comments?", ("last_call", "inferred")),
        ("* Any final objections?", ("last_call", "recorded")),
        ("* Tomas asked for stage 2 last", ("proposal", "inferred")),
        ("* Ida: I claim we decided to drop it", ("decision", "inferred")),
        ("* We decided to drop it", ("decision", "recorded")),
        ("* Ida supports it, but objects to the name", ("support", "inferred")),
        ("* Everybody: I'll write it", ("action", "inferred")),
    ],
)
def test_what_one_of_them_says_or_tells_of_is_no_act_of_the_group(record, expected):
    assert expected in found(record)


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ("it waits for the last call", "inferred"),
        ("this is in last call", "inferred"),
        ("last call until 2026-04-10", "recorded"),
    ],
)
def test_whoever_does_not_lead_calls_for_the_last_time_with_a_last_day(said, basis):
    assert ("last_call", basis) in found(f"* Wen: {said}")
    assert ("last_call", "recorded") in found(f"* {said.capitalize()}")


@pytest.mark.parametrize(
    ("asked", "basis"),
    [
        ("any objections to merging it?", "recorded"),
        ("any issues blocking the merge?", "inferred"),
        ("any problems with the audio?", "inferred"),
    ],
)
def test_where_nobody_has_a_problem_that_may_be_with_something_else(asked, basis):
    assert ("no_objection", basis) in found(f"* Ida: {asked}\n* No")


@pytest.mark.parametrize(("head", "expected"), [("Outcome", [("decision", "recorded")]), ("State", [])])
def test_a_word_in_a_column_is_decided_where_the_column_holds_outcomes(head, expected):
    assert found(f"| Item | {head} |\n|---|---|\n| The table | Accepted |") == expected


def test_what_the_group_resolves_about_the_last_minutes_is_resolved_today():
    record = "* RESOLVED: the minutes of March 10 are approved\n* ACTION: Wen to write the text"
    assert found(record, before="## Previous minutes\n") == [("decision", "declared")]


def test_a_quotation_that_is_introduced_is_no_stray_mark():
    talk = "* Ida: I'll write the text\n* Wen: it leaks\n"
    stray = "".join(f"> {line}\n" for line in talk.splitlines())
    assert found(stray) == [("action", "recorded")]
    assert found(f"From the minutes of the port:\n\n{stray}") == []


def test_what_is_struck_through_with_code_beside_it():
    assert found("* ~~Ida will write it~~, `~~` is how") == []
    assert found("* Ida will write how `~~` strikes, and `~~` ends it") == [("action", "recorded")]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("* ACTION: Wen to write it. Ida, please review it", [("action", "Wen")]),
        ("* PROPOSAL: thank the hosts (Ida Lund)", [("proposal", None)]),
        ("* PROPOSAL: close it (Ida Lund)", [("proposal", "Ida Lund")]),
        ("* **ACTION** (Draft) write it", [("action", None)]),
        ("* **ACTION** (Ida) write it", [("action", "Ida")]),
        ("* mend the gauge (critical)\n* paint the mole (critical)", []),
        ("* Everybody: I'll write it", [("action", None)]),
    ],
)
def test_a_name_in_reach_is_not_always_whose_it_is(record, expected):
    assert owned(record) == expected


def test_what_came_of_it_beneath_a_name_is_not_said_by_that_person():
    said = "* Ida:\n  * it leaks\n  * Resolved to merge the table\n  * Tomas will write the text"
    assert found(said) == [("decision", "recorded"), ("action", "recorded")]
    assert owned(said) == [("decision", None), ("action", "Tomas")]


def test_a_numbered_title_that_tells_what_came_of_it():
    record = "* [#12](https://github.com/harbour/tides/pull/12): agreed to merge"
    assert found(record) == [("decision", "recorded")]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("* [ ] write the text", [("action", "recorded")]),
        ("* [ ] Ida: the text", [("action", "recorded")]),
        ("* [ ] the text about tides", [("action", "inferred")]),
        ("* TODO link", []),
        ("* TODO link the table", [("action", "declared")]),
        ("* we ran out of time last week", []),
        ("* we ran out of time", [("deferred", "recorded")]),
    ],
)
def test_an_empty_box_or_a_word_alone_assigns_little(record, expected):
    assert found(record) == expected


@pytest.mark.parametrize("entry", ["No record made", "https://example.org/notes", "<https://example.org>"])
def test_beneath_a_conclusion_an_address_or_nothing_decides_nothing(entry):
    assert found(f"### Conclusion\n* {entry}") == []


def test_whoever_presents_is_named_without_it():
    assert owned("* Ida presenting: I'll write it") == [("action", "Ida")]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        # a report of somebody who does not lead, and what who asked hears from the others
        ("* Wen: it is slow, but otherwise there are no objections", [("no_objection", "inferred")]),
        ("* Wen: Any objections to merging it?\n* Wen: No objections.", [("no_objection", "recorded")]),
        ("* Wen: Does that feel right? [No objection]", [("no_objection", "recorded")]),
        ("* Wen: hearing no objections, it is merged", [("no_objection", "recorded")]),
    ],
)
def test_who_says_that_nobody_objects(record, expected):
    assert [one for one in found(record) if one[0] in ("no_objection", "support")] == expected


@pytest.mark.parametrize(
    ("record", "basis"),
    [
        ("* Nobody would want this, Ida seconds", "inferred"),
        ("* Ida seconded", "recorded"),
        ("* Tomas moves to adopt the table, Ida seconds", "recorded"),
    ],
)
def test_a_remark_may_be_seconded_too(record, basis):
    assert ("support", basis) in found(record)


@pytest.mark.parametrize(
    "record",
    [
        "* A large number of ayes, no opposed or abstained",
        "* Nobody abstained",
        "Discuss the issues list and the draft's state.",
        "* Wen: the port is supposed to be deferred to",
        "* Seven open issues, the main obstacle to review and WGLC",
        "* Wen: will take a number of months to work this out",
        "### Allow unused variables with `todo!` #79850\n\n* Makes it warn of nothing",
    ],
)
def test_what_only_sounds_like_an_act(record):
    assert [kind for kind, _ in found(record) if kind != "decision"] == []


def test_a_heading_with_an_items_number_is_its_title():
    assert found("### TODO list #12\n\n* It warns of nothing") == []
    assert found("### TODO list\n\n* It warns of nothing") == [("action", "recorded")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Continue the conversation in the issue", ["deferred"]),
        ("We will continue discussing the table on the list", ["deferred"]),
        ("Use the new table. We will discuss the gauge at the next meeting.", ["decision", "deferred"]),
    ],
)
def test_a_conclusion_may_be_that_the_talk_goes_on(said, expected):
    assert [kind for kind, _ in found(f"* Conclusion: {said}")] == expected


def test_what_is_for_next_time_is_a_task_or_a_topic():
    record = (
        "* For next time:\n    * start working on the table\n    * the gauge\n    * review the pull request"
    )
    assert found(record) == [("action", "inferred"), ("deferred", "recorded"), ("deferred", "recorded")]


@pytest.mark.parametrize(
    "record",
    [
        "Proposal: https://harbour.example/tides/table.md",
        "* At the plenary we decided to drop the gauge",
        "* discussed recently opened issues",
        "then open the table, then go immediately to WGLC",
        "* Wen: Merging this PR should be followed by another",
        "We want to work with the other\nteam to change the gauge in May.",
        "there is time for it if changes are\ndecided upon in the morning.",
    ],
)
def test_what_is_told_of_something_else(record):
    assert found(record) == []


def test_a_poll_for_consent_has_no_result_yet():
    record = "* Ida: Unanimous consent poll for phase 1. Any objections?"
    assert [kind for kind, _ in found(record)] == ["proposal"]


def test_a_link_among_the_conclusions_decides_nothing():
    record = "### Conclusion\n* Use the new datum\n* Materials and slides: https://harbour.example/1"
    assert found(record) == [("decision", "recorded")]


@pytest.mark.parametrize(
    "record",
    [
        "* Wen: I'll ask for a hum.",
        "* Wen: I'll ask for consensus to move it.",
        "* Wen: I'll take the opportunity to ask how it is done.",
        "* Wen: I'll read out what Ida wrote.",
        "* [ ] Review last week's action items",
        "* may want to hold off until the gauge is mended",
    ],
)
def test_what_is_done_at_once_or_only_perhaps(record):
    assert [kind for kind, _ in found(record) if kind != "proposal"] == []


def test_reviewers_are_asked_for_later():
    assert found("* Wen: I'll ask for Stage 3 reviewers in the update.") == [("action", "recorded")]


@pytest.mark.parametrize(
    "record",
    [
        "**Decision 4** was overturned by the board",
        "- **Resolution 7** needs a second reading",
        "* CI is red since the gauge was merged https://github.com/harbour/tides/pull/4",
        "* Nobody has a concern",
        "* Ida declined",
    ],
)
def test_what_only_tells_of_an_act(record):
    assert found(record) == []


@pytest.mark.parametrize(
    ("heading", "entry", "kind"),
    [
        ("Merged", "* Mend the gauge: https://github.com/harbour/tides/pull/4", "merged"),
        ("Conclusion", "* Adopt the new chart: https://harbour.example/2", "decision"),
        ("Action items from meeting #12", "* Write the text", "action"),
        ("Next steps for #12", "* Write the text", "action"),
    ],
)
def test_a_link_or_number_takes_nothing_from_an_entry(heading, entry, kind):
    assert [one for one, _ in found(f"### {heading}\n{entry}")] == [kind]


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ("* Wen: Did Mills raise concerns?\n* Wen: No objections from us.", "inferred"),
        ("* Wen: heard no objections from Mills so far", "inferred"),
    ],
)
def test_one_party_is_not_all(said, basis):
    assert [one for one in found(said) if one[0] == "no_objection"] == [("no_objection", basis)]


def test_a_yes_answers_the_nearest_question():
    put = "* PROPOSAL: merge #4\n"
    assert ("support", "recorded") in found(f"{put}* Wen: yes")
    aside = f"{put}* Ida: is it the one for May?\n* Wen: yes, it is"
    assert ("support", "recorded") not in found(aside)
    assert ("support", "recorded") in found(f"{put}* Ida: is it the one for May?\n* Wen: it is\n* Tomas: +1")
