"""States, remarks and designs that hold the words of acts and are none; what only part of a line is."""

import pytest
from tests.documents.minutes.tides import found, owned


@pytest.mark.parametrize(
    "record",
    [
        "* Waiting for the almanac",
        "* Blocked by another table",
        "* Not discussed",
        "* The PR is still stopped",
        "* We can revisit the gauge",
        "* It will be discussed later on in this meeting",
        "* (compressed talk to 5 minutes due to time)",
        "* Moving to next discussion",
        "* We discuss drafts on the mailing list as normal",
        "* Just removed the issues that are deferred",
        "* Wen has an open PR for the gauge",
        "* Ida: we have a PR for the gauge",
        "* Issue raised by Wen via the mailing list",
        "* Ida: I like it",
        "* Ida: So we should do it",
        "* Ida: My proposal is a table of depths",
        "* Ida: I propose to focus on three gauges",
        "* Wen proposes adding a column",
        "* Consensus is emerging",
        "* Consensus is still hesitant",
        "* Approaching WGLC; one open issue",
        "* The gauge is nearing last call",
        "* The draft has been adopted, the gauge not",
        "* Some tables are being rejected, as the tide is wrong",
        "* Meeting concluded",
        "* Ida: I don't want to hold things up, but is it time?",
        "* Sites will integrate it into their sites",
        "* Extending Night Gauge to handle the tide",
        "* Working with Tomas and Wen to get the chart",
        "* Will reads the slides.",
        "* Wen: we should start with it, will give us the right gauge",
        "* Ida Lund to take notes",
        "* The almanac is short; it has been adopted not just by ports",
        "* Ida: Still have consensus even if not for the gauge",
        "* Ida: it leaks - please follow up in the github, or via email",
        "* Any concerns? None of the tides is low",
        "* AD to content ratios are too high",
        "* The bot has a label in FCP merge",
        "* The gauge has a last chance to object in its handler",
        "* Last chance to comment out the block",
        "* The algorithm (consensus is by tides) is fine",
        "* Sounds like we have stage 2 reviewers",
        "* Ida: I just want to add support for lamps",
        "* Interactions not addressed in RFC 12",
        "* Ida: I don't agree that there is a consensus",
        "* Ida: will now provide an overview of it",
        "* ask the port and possibly merge it",
        "\n## Next steps\n\nAsked for two rooms at the port.",
    ],
)
def test_states_remarks_and_designs_are_no_acts(record):
    assert found(record) == []


def test_no_objection_before_a_question_asks_for_none():
    assert ("proposal", "recorded") not in found(
        "* Ida: No objections, but Wen, are you willing to chart it?"
    )


def test_who_objects_says_no_yes():
    record = (
        "* PROPOSAL: merge #12\n  * Ida: Yes, I object.\n  * Wen: I object - ship it as it is\n  * Tomas: yes"
    )
    assert [kind for kind, _ in found(record)] == ["proposal", "objection", "objection", "support"]


def test_what_a_row_of_an_agenda_will_ask_is_not_asked_yet():
    table = "| topic | who |\n|---|---|\n| seeking consensus on the gauge | Ida |"
    assert found(table) == []


def test_nobody_objects_to_what_was_asked_on_the_same_line():
    record = "* Ida: the table is ready, any objections? - no objections."
    assert owned(record) == [("no_objection", None)]
    assert found(record) == [("no_objection", "recorded")]


def test_who_is_missing_does_not_put_it_off():
    assert owned("* Wen is not in the meeting, so we will move it to the next meeting") == [
        ("deferred", None)
    ]


def test_an_outcome_that_only_gives_a_task_decides_nothing_besides():
    assert owned("**Outcome**: Wen Li to open an issue") == [("action", "Wen Li")]
    assert ("decision", None) in owned("**Outcome**: the table stays as it is")


def test_what_the_scribe_has_to_fill_in_is_nobodys_task():
    assert found("* Wen wrote the guide (TODO: add link)") == []
    assert found("* The guide is short (TODO: ask the port)") == [("action", "declared")]


@pytest.mark.parametrize("task", ["[x] ~~**Ida**: write the guide~~", "Next meeting is on May 3"])
def test_what_is_struck_out_or_no_task_stands_among_tasks(task):
    assert found(f"* {task}", before="## Action items\n") == []


def test_the_title_of_an_item_that_is_a_link_proposes_nothing():
    assert found("* [Proposal: draw the gauge #42](https://github.com/harbour/tides/issues/42)") == []
