"""Hums, polls in rows and figures, what a chair hears, and questions and answers of a word or two."""

import pytest
from tests.documents.minutes.tides import HEAD, events, found, owned


def lines(record, **more):
    first = HEAD.count("\n") + 2
    return [(event.type.value, event.line - first) for event in events(record, **more)]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("Do you not want the table?\n(Weak hum)", ["proposal", "decision"]),
        ("Keep the gauge?\nNo hums", ["proposal", "decision"]),
        ("Hum for keeping the gauge:\n(strong)", ["proposal", "decision"]),
        ("Who has read the table?\n(Weak hum)", ["decision"]),
        ("Why does it leak?\n(the wind)", []),
        ("Is it high tide?\n(no)", []),
        ("Hum: None opposed", ["decision", "no_objection"]),
        ("A hum on the bits:\n\none bit: few hums", ["proposal", "decision"]),
        ("Audio: some hum", []),
        ("* one bit: some hum", []),
    ],
)
def test_a_question_and_how_loud_the_room_hums(record, expected):
    assert [kind for kind, _ in found(record)] == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("Poll for the table\n\nSF: 2\nF: 14\nN: 9", [("proposal", "recorded"), ("decision", "recorded")]),
        ("Do you support the table? 21/3/40", [("decision", "inferred")]),
        ("How many have read the table? 21/3/40", []),
        ("The ratio is 21/3/40", []),
        ("SF: 2 knots", []),
        ("The tides of the port\n\nF: 2\nN: 14", []),
    ],
)
def test_a_poll_in_rows_or_figures(record, expected):
    assert found(record) == expected


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("Chair: sense of the room is that we keep the gauge", "decision"),
        ("* Declined for beta backport", "decision"),
        ("* Approved for stable and beta backport", "decision"),
        ("* Backport declined", "decision"),
        ("Approved to merge", "decision"),
        ("* Agreed in meeting", "decision"),
        ("* Ida: OK, pending close", "decision"),
        ("* Ida: ok to move to stage 1", "decision"),
        ("* seems we have concensus on this", "decision"),
        ("* Ida: Unless anybody objects, I'll merge the table", "proposal"),
        ("* Up for final approval", "proposal"),
        ("* [Wen] Would also be supportive.", "support"),
        ("* webcodecs: bumped", "deferred"),
        ("* Not quite ready for review", "deferred"),
        ("* Leaving open for now", "deferred"),
        ("* The update tools already merged", "merged"),
        ("* TASK: Decide what to measure", "action"),
        ("* [Ida] will continue on the table", "action"),
        ("* Ida: will look at the table in more detail", "action"),
        ("* Ida: Action items:\n  * Tomas: Clean up the table", "action"),
    ],
)
def test_in_few_words(record, kind):
    assert kind in [one for one, _ in found(record)]


@pytest.mark.parametrize(
    "record",
    [
        "* should be ready to land",
        "* Ida: I will avoid a deep dive",
        "* Will cover at end of agenda",
        "* will let Ida introduce it",
        "* Ida: we bumped it to v2 last year",
        "* Also want to share the table",
        "* Sense of the room is split",
    ],
)
def test_what_only_sounds_so(record):
    assert found(record) == []


def test_what_stands_in_brackets_alone_is_no_speaker():
    assert lines("[bumped]\n\n[bumped]\n\nIda: the tide") == [("deferred", 0), ("deferred", 2)]


def test_reviewers_are_given_their_task():
    record = "### Conclusion\n* Stage 2\n* Reviewers\n* Ida Lund (for May)\n* Tomas Berg"
    acts = owned(record)
    assert acts == [("decision", None), ("action", "Ida Lund"), ("action", "Tomas Berg")]
    nested = "### Conclusion\n* Reviewers for stage 3:\n  * Ida Lund\n  * Tomas Berg"
    assert owned(nested) == acts[1:]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Conclusion/resoltuoin", "decision"),
        ("For next time/Action items", "action"),
        ("Deferred topics", "deferred"),
    ],
)
def test_a_heading_of_two_names(heading, kind):
    assert [one for one, _ in found(f"### {heading}\n* Use the new datum")] == [kind]


def test_a_topic_whose_name_begins_with_deferred_is_a_topic():
    assert found("### Deferred projection equality\n* The gauge leaks") == []


def test_what_ends_a_conclusion_goes_on_elsewhere():
    assert found("### Conclusion\n* Will be discussed next meeting") == [("deferred", "inferred")]


def test_tasks_beneath_their_own_label_in_a_part_of_next_steps():
    record = "### Next steps for the table\nThe tide is high.\n\nAction items:\n\n* Figure out the datum"
    assert found(record) == [("action", "recorded")]


def test_where_the_last_tasks_are_quoted_another_is_new():
    record = "> ACTION: Ida to write the text\n\n* done\n\nACTION: Wen to paint the gauge"
    assert ("action", "Wen") in owned(record, before="## Previous actions\n")


def test_what_several_say_yes_to_was_put_to_them():
    talk = "Ida: Move forward with option 3?\n\nTomas: Yes\n\nWen: sounds good"
    assert found(talk) == [("proposal", "inferred"), ("support", "inferred"), ("support", "inferred")]
    assert owned(talk) == [("proposal", "Ida"), ("support", "Tomas"), ("support", "Wen")]


@pytest.mark.parametrize(
    "talk",
    [
        "Ida: Can we hear each other?\n\nTomas: Yes\n\nWen: Yes",
        "Ida: Move forward with option 3?\n\nTomas: Yes",
        "Ida: Move forward with option 3?\n\nTomas: Yes\n\nTomas: Yes",
        "Ida: Move forward with option 3?\n\nTomas: Yes, but it leaks\n\nWen: no",
        "Ida: Move forward with option 3?\n\nTomas: The gauge leaks.\n\nWen: It does.\n\nTomas: Yes",
    ],
)
def test_what_one_answers_or_what_is_asked_of_facts_is_no_row_of_answers(talk):
    assert "support" not in [kind for kind, _ in found(talk)]


def test_silence_is_never_more_than_inferred():
    assert found('Ida: "two" then? We keep it?\n\n(silence)') == [
        ("proposal", "inferred"),
        ("no_objection", "inferred"),
    ]


@pytest.mark.parametrize(
    ("record", "owner"),
    [
        ("* The rim: Wen Li (WL) will comment on the issue", "Wen Li"),
        ("* **channel** \u2014 Ida to open a PR", "Ida"),
        ("AI[IL] add a page for the next meeting", "IL"),
        ("* Tomas: Sure, I can gather examples", "Tomas"),
    ],
)
def test_whose_it_is_beside_marks_and_parentheses(record, owner):
    assert owned(record) == [("action", owner)]


def test_an_ok_is_hardly_support():
    asked = "* Proposal to merge #4\n* Tomas: "
    assert found(asked + "Ok.")[1:] == [("support", "inferred")]
    assert found(asked + "Yes.")[1:] == [("support", "recorded")]


def test_what_an_export_writes_for_struck_words_opens_no_code():
    text = "~~~~[~~**Old issues**~~](https://example.org)\n\n* Ida will write the table\n\n~~~\ncode\n~~~\n"
    assert found(text) == [("action", "recorded")]


def test_talk_ends_a_conclusion_whatever_has_no_heading():
    text = "### Conclusion\nWe keep the gauge.\n\nIda: On to the mole.\n\nWen: It leaks.\n\nSee the chart."
    assert lines(text) == [("decision", 1)]


def test_an_entry_of_the_agenda_among_speakers_is_no_plan():
    talk = "* Ida: On the mole\n* Tomas: it leaks\n* Any objections to mending it?\n* Wen: when?\n* Ida: in May\n"
    agenda = "## Agenda\n* The gauge\n  * Ida: it leaks\n"
    assert ("proposal", "recorded") in found(talk + "* Wen: or in June", before=agenda)
    assert found("* Any objections to mending it?", before=agenda) == []


def test_initials_with_nothing_but_a_plus_one():
    record = "Ida: Shall we adopt the table?\n\nBX: The wind\n\nBX: The rain\n\nBX +1\n\nThe C++ +1"
    assert owned(record) == [("proposal", "Ida"), ("support", "BX")]


def test_a_round_is_told_from_what_it_came_to():
    record = (
        "* Pull request #6\n    * [Ida] went through it\n    * [Wen] sensible to me\n    * [Tomas] no comments\n"
        "    * [Ida] we have consensus, so merging!"
    )
    assert owned(record)[:2] == [("support", "Wen"), ("abstain", "Tomas")]
    # nothing came of it
    assert owned(record.rpartition("\n")[0]) == []


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("Ida: Any concerns about this?\n\nWen: No.", [("no_objection", "inferred")]),
        ("Ida: Any objections?\n\nWen: No.", [("no_objection", "inferred")]),
        ("Ida: Any objections?\n\nIda: None.", [("no_objection", "recorded")]),
    ],
)
def test_what_one_alone_answers_is_not_what_all_do(record, expected):
    assert [one for one in found(record) if one[0] == "no_objection"] == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("Chair sense of the room is to keep the gauge", ("decision", "inferred")),
        ("* Sounds good to everyone", ("decision", "inferred")),
        ("There is also consensus to mend the gauge.", ("decision", "recorded")),
        ("* wenli proposed fcp merge", ("proposal", "inferred")),
        ("* Ida: Let's resolve this in the next meeting.", ("deferred", "recorded")),
        ("* it is larger, we'll talk about it later", ("deferred", "inferred")),
        ("* the gauge was merged https://github.com/harbour/tides/pull/4", ("merged", "recorded")),
    ],
)
def test_in_few_words_how_surely(record, expected):
    assert expected in found(record)


def test_a_task_may_be_left_for_the_next_meeting():
    record = "### Next steps\n* Revisit it in the next meeting\n* Write the text for the next meeting"
    assert found(record) == [("action", "recorded"), ("deferred", "inferred"), ("action", "recorded")]


def test_rows_of_several_polls_are_nobodys_words():
    rows = "SF: 6\nF: 0\nN: 1\nA: 0\nSA: 0"
    record = f"Vote: Move the table to phase 2\n{rows}\n\nVote for the gauge to phase 3\n{rows}"
    assert lines(record) == [("proposal", 0), ("decision", 1), ("proposal", 7), ("decision", 8)]
    assert {actor for _, actor in owned(record)} == {None}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("* Ida has a concern about the table", ("objection", "Ida")),
        ("* Tomas: I still have a concern about the table", ("objection", "Tomas")),
        ("* This addresses Ida's concerns.", ("objection_resolved", None)),
        ("* 3 of 5 boxes, concern recently resolved", ("objection_resolved", None)),
    ],
)
def test_a_concern_stops_a_final_comment_period_where_the_house_style_says_so(record, expected):
    rust = "## Meeting roles\n\n* Minutes: Wen\n\n## Minutes\n"
    assert expected in owned(record, before=rust)
    assert {basis for _, basis in found(record, before=rust)} == {"inferred"}
    assert [act for act in owned(record) if act[0] == "objection_resolved"] == []


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("* Ida: in FCP merge, two boxes are open", [("last_call", "recorded")]),
        ("* Ida: Today is the last chance to object.", [("last_call", "recorded")]),
        ("* Seven (consensus is to keep the size)", [("decision", "recorded")]),
        ("* ~~The lamp~~ (lamp issue closed)", [("closed", "recorded")]),
        ("* Ida: Objecting, but will not veto it.", [("objection", "inferred")]),
        (
            "* Ida: propose to close #4\n* Wen: works for me",
            [("proposal", "recorded"), ("support", "recorded")],
        ),
    ],
)
def test_what_is_told_in_passing(record, expected):
    assert found(record) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("* Ida: I hear no objection, so it is done", [("no_objection", "recorded")]),
        ("* Any objections to landing the gauge only for May", [("proposal", "recorded")]),
        ("* proposal move the tide to noon", [("proposal", "inferred")]),
        ("* The sense of those present was that it stays dry", [("decision", "inferred")]),
        ("* A strong majority favored removing the gauge", [("decision", "inferred")]),
        ("* Bo Carr strongly objected to the paragraph on tides", [("objection", "inferred")]),
        ("* Bo strongly opposed this direction", [("objection", "inferred")]),
        (
            "* PROPOSAL: merge #4\n* Ida: The port's team explicitly supports this.",
            [
                ("proposal", "declared"),
                ("support", "recorded"),
            ],
        ),
        ("## Next steps\n* **Summer of tides**:\n    * Ida to write it", [("action", "recorded")]),
    ],
)
def test_how_positions_and_outcomes_are_told(record, expected):
    assert found(record) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("### Conclusion\n* Bring to reflector for further discussion", [("deferred", "inferred")]),
        ("### Conclusion\n* Moving on, further discussion to be on github", [("deferred", "inferred")]),
        ("### Conclusion\n* Not finished; will revisit", [("deferred", "inferred")]),
        ("### Conclusion\n* Keep the gauge, further discussion on github", [("decision", "recorded")]),
        ("### Conclusion\n* Gauge to revisit next time, otherwise still Stage 3", [("decision", "recorded")]),
        ("### Proposal: the tide table\n* Ida: it leaks", []),
        ("### Proposal: move the gauge\n* Ida: it leaks", [("proposal", "inferred")]),
        ("* We had a poll - decided it will be in May", [("decision", "inferred")]),
        ("* Ida: It sounds like we have stage one", [("decision", "recorded")]),
        ("* \\[Approved \\+ merged\\]", [("merged", "inferred")]),
        ("### Adoption of the agenda\n* Approved", [("decision", "recorded")]),
        ("* Wen is in opposition", [("objection", "inferred")]),
        ('* Wen to say "go for it"', [("action", "recorded")]),
        ("* Put a pin in it", [("deferred", "inferred")]),
        ("* Gauges will be created if necessary", []),
        ("* Ida: I can have a look", [("action", "recorded")]),
    ],
)
def test_outcomes_and_what_is_none(record, expected):
    assert found(record) == expected
