"""Ways in which groups say who is to do what, each with what looks like it and is no task."""

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


def events(record):
    text = HEAD + record + "\n"
    return read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events


def tasks(record):
    return [event.actor for event in events(record) if event.type.value == "action"]


def asserted(record):
    return [event for event in events(record) if event.basis.counts and event.type.value == "action"]


@pytest.mark.parametrize(
    ("record", "actor"),
    [
        ("* AI[Wen]: paint the gauge", "Wen"),
        ("* [AI] Wen to paint the gauge", "Wen"),
        ("* **AI** Wen to paint the gauge", "Wen"),
        ("* ACTION-12: Wen to paint the gauge", "Wen"),
        ("* Action item for Wen: paint the gauge", "Wen"),
        ("* Action on Wen to paint the gauge", "Wen"),
        ("* Action - Wen: paint the gauge", "Wen"),
        ("* AP: Wen to paint the gauge", "Wen"),
        ("* CTA: paint the gauge", None),
        ("* Action item(s): paint the gauge", None),
        ("* Action item: Ida and Wen to paint the gauge", "Ida and Wen"),
        ("* **ACTION** - everyone, send your tables", "everyone"),
        ("* ACTION: paint\n  the gauge (Wen)", "Wen"),
        ("> Action items:\n> * paint the gauge", None),
    ],
)
def test_marks(record, actor):
    assert tasks(record) == [actor]


@pytest.mark.parametrize(
    ("record", "actor"),
    [
        ("* Wen has volunteered to paint it", "Wen"),
        ("* Wen has agreed to paint it", "Wen"),
        ("* Wen commits to paint it", "Wen"),
        ("* Wen is planning to paint it", "Wen"),
        ("* Wen intends to paint it", "Wen"),
        ("* Wen is taking this", "Wen"),
        ("* Wen is tasked with painting it", "Wen"),
        ("* Wen or Ida to paint it", "Wen or Ida"),
        ("* @ida to followup", "@ida"),
        ("* Approved - Wen to followup", "Wen"),
        ("* -> Wen to paint it", "Wen"),
        ("* Assigned to Wen", "Wen"),
        ("* Next step is Wen will ask the port", "Wen"),
        ("* We should chart it: Wen will open an issue", "Wen"),
        ("* Old action on Wen to sign the papers.", "Wen"),
        ("* Ida: how about I take an action to draft it", "Ida"),
        ("* Ida: no, it is late. But it is calm at least. I can follow up.", "Ida"),
        ("* Wen working on it. Will submit it to the board", "Wen"),
        ("* Ida: it is from last year, will maybe need more, will add text", "Ida"),
        ("* Let's have Wen write the table", "Wen"),
        ("* Note an action on Wen to write the table", "Wen"),
        ("* Wen has an open question and will bring it up", "Wen"),
        ("* Wen working on this, will follow up", "Wen"),
        ("* Talked to Wen, she will send a table", "Wen"),
        ("* The board secretary will report on the berths", "The board secretary"),
        ("* A new chart is drawn and will be presented to the board", None),
        ("* Ida: I'll be sending a table", "Ida"),
        ("* Ida: I would not, but I'll send a table", "Ida"),
        ("* Ida: i will send a table", "Ida"),
        ("* Ida: Going to ask the port", "Ida"),
        ("* Ida: I plan to have a table by then", "Ida"),
        ("* Ida:\n  * I'll send a table", "Ida"),
        ("* Ida: no wind today\n* Will ask the port", "Ida"),
        ("* Olof: will send a table", "Olof"),
        ("* Going to send a table", None),
        ("* Goal: send a table by May 4", None),
    ],
)
def test_words(record, actor):
    assert tasks(record) == [actor]
    assert asserted(record)


@pytest.mark.parametrize(
    ("record", "actor"),
    [
        ("* Ida: I'm happy to write the table", "Ida"),
        ("* Ida: happy to draft it", "Ida"),
        ("* Ida: measured it and will be sending a table", "Ida"),
        ("* The plan is for Wen to write the table", "Wen"),
        ("* We are going to write the table", None),
        ("* I will send a table", None),
        ("* Let's open an issue about it", None),
        ("* Merged - Olof to comment", "Olof"),
        ("* Olof volunteered to row there", "Olof"),
        ("* Çelik to follow up in the thread", "Çelik"),
        ("* Olof and Knut will row there", "Olof and Knut"),
        ("* HarbourMaster will send a table", "HarbourMaster"),
    ],
)
def test_what_is_only_inferred(record, actor):
    assert tasks(record) == [actor]
    assert not asserted(record)


@pytest.mark.parametrize(
    "record",
    [
        "* Ida: I'll get to that on the next slide",
        "* Ida: I'll be talking about the gauge",
        "* Ida: I'll elaborate on the gauge",
        "* Ida: I'll take your suggestion",
        "* Ida: happy to help",
        "* Ida: it works. Happy to draft in that case",
        "* Ida: I can do this today with a rope",
        "* Will skip the next one",
        "* Will discuss it offline",
        "* Plan to confirm it next week",
        "* Costly to send it over the bridge",
        "* Easier to find the gauge",
        "* Fine to land it",
        "* Hesitant to do more",
        "* Lets ask the board to review it",
        "* Encourage everyone to try it",
        "* @tide_gauge to measure the water",
        "* Anchor will resolve it if there is wind",
        "* Tomas to lead",
        "* No objections, will merge",
        "* It will involve some rowing",
        "* Ida: will discuss it on the next slide",
        "* Impossible to do",
        "* Goal: find the right place for it",
        "* [ ] Olof Ek - Port of Ystad",
        "* Ida: we can form a TODO list for it",
        "<h3>Wen to give an update</h3>",
    ],
)
def test_no_tasks(record):
    assert tasks(record) == []


LIST = """\
## Action items

* Ida: paint it
* Ida: when should we meet?
* Ida: my weeks are free
* @ida Paint it
* Talk to @ida about it
* Wen writes it
* Row there (Wen is taking this one)
* Oil the winch - Olof
* Sort the charts (Olof)
* _In Progress_: draw the chart
* Wen will draw a chart - with the depths
* Wen to look at https://example.org/a
* [x] Wen: sail
* {?}

We meet every week, please join.
"""


def test_a_list_of_tasks_and_the_remarks_in_it():
    expected = ["Ida", "@ida", None, "Wen", "Wen", "Olof", "Olof", None, "Wen", "Wen"]
    assert tasks(LIST) == expected


@pytest.mark.parametrize(
    "heading",
    ["## Next steps for the gauge", "## Tasks before spring", "## Takeaways", "## Plans for the coming week"],
)
def test_beneath_what_resembles_a_list_of_tasks_only_what_begins_as_one_counts(heading):
    record = (
        f"{heading}\n\nIda: No objections?\n\n* Write it\n* Boats float\n* Who rows?\n* Wen - work on it\n"
    )
    assert tasks(record) == [None, "Wen"]


def test_a_label_may_name_whose_tasks_follow():
    assert tasks("Outcomes for Wen:\n* Re-arrange the table\n* Paint it") == ["Wen", "Wen"]


def test_in_a_list_of_conclusions_a_task_is_no_decision():
    record = "## Conclusion\n\n* Wen to write the table\n* Olof to write the table\n"
    assert [(event.type.value, event.actor) for event in events(record)] == [
        ("action", "Wen"),
        ("action", "Olof"),
    ]


@pytest.mark.parametrize(
    "record",
    [
        "* New PR for the gauge, see #4",
        "* Ida: I have a PR up for #4",
        "* Ida: I put a PR with the change: #4",
        "* Wen wrote the following PR: #4",
        "* Filed some issues",
    ],
)
def test_opened(record):
    assert [event.type.value for event in events(record)] == ["opened"]


@pytest.mark.parametrize(
    "record", ["* New issue to be filed", "* We have a PR that we like", "* Have an issue with the gauge"]
)
def test_not_opened(record):
    assert [event.type.value for event in events(record) if event.type.value == "opened"] == []


def test_of_a_table_s_numbers_and_descriptions_the_words_are_the_task():
    record = "## Actions needed\n\n| Action item | Description |\n|---|---|\n| 7.1 | Chart to be drawn |\n| 7.2 | Row |\n"
    found = [event.quote for event in events(record)]
    assert len(found) == 2


def test_tasks_beneath_a_link_are_tasks_and_the_link_is_none():
    record = "## Action items\n\n* [[tides#4]](https://example.org/4)\n    * Answer Wen (Tomas Berg)\n    * Ask again (Wen)\n"
    assert tasks(record) == ["Tomas Berg", "Wen"]


@pytest.mark.parametrize(
    ("record", "actors"),
    [
        ("* Wen to post the chart and Tomas to check the winch", ["Wen", "Tomas"]),
        ("* Wen will paint the gauge, Tomas will send a chart", ["Wen", "Tomas"]),
        ("* Ida: I'll send a chart and Tomas will check it", ["Ida", "Tomas"]),
        ("* Ida: I will work with Wen and Tomas to send a chart", ["Ida"]),
        ("* Ida will work with olof and wen to send a chart", ["Ida"]),
        ("* Wen to paint the gauge. Wen will oil the winch.", ["Wen"]),
        ("* Olof to post the chart and ida to check the winch", ["Olof", "ida"]),
    ],
)
def test_tasks_of_several_people_on_one_line(record, actors):
    assert tasks(record) == actors


@pytest.mark.parametrize(
    ("record", "actor"),
    [
        ("* No wind. ida will check the chart", "ida"),
        ("* [moved to June and ida will try to get a chart]", "ida"),
        ("* One line on depths - ida volunteers to write it", "ida"),
        ("* Ida: Wen please add a line for it", "Wen"),
        ("* Wen, can you please write a line?", "Wen"),
        ("* Ida: volunteers to write it", "Ida"),
        ("* Ida: I'll close issue #4 later", "Ida"),
        ("* Ida: I'll drop the link to the chart (which was it?)", "Ida"),
        ("* Wen accepted to lead the team", "Wen"),
        ("* Chairs and authors will ensure that it is known", "Chairs and authors"),
        ("* Plan: The tide table team will begin with the charts", "The tide table team"),
        ("* We as chairs will kick off the survey", "chairs"),
        ("* Next action: paint the gauge", None),
        ("* Three lines are missing: action on Wen", "Wen"),
        ("* Action on everyone to measure", "everyone"),
        ("* **AI: new paint**", None),
        ("* [Olof] will check the chart", "Olof"),
        ("* [olof] I'll check the chart", "olof"),
        ("* Wen will tally the votes at the end of the week", "Wen"),
        ("* Wen will PR now so that we keep the date", "Wen"),
        ("## Next steps\n* C4: Ida Lund will expand it", "Ida Lund"),
        ("* Ida: give me an action item to talk to the port", "Ida"),
        ("* Wen signed up for the chart of May", "Wen"),
    ],
)
def test_other_ways_to_take_on_or_to_give_a_task(record, actor):
    assert tasks(record) == [actor]
    assert asserted(record)


@pytest.mark.parametrize(
    ("record", "actor"),
    [
        ("* Good. (halla) has the chart\n* halla will send a chart", "halla"),
        ("* Olof Ek (OE) was there.\n* OE will send a chart", "OE"),
        ("* Then Olof spoke of Olof\n* OLOF will send a chart", "OLOF"),
        ("* The board asked Wen to write a table", "Wen"),
        ("* Ida: good. Happy to drop a link there", "Ida"),
        ("* Ida: Can also review it", "Ida"),
        ("* Ida: We'll start a call for adoption on the list", "Ida"),
        ("* The port committee will decide who rows", None),
        ("* Ida: OK. I'll start a thread", "Ida"),
        ("* Ida: Yes. And I will then close the old one", "Ida"),
        ("* Good for Olof\n* Olof will repaint the gauge", "Olof"),
        ("* Wen is hoping to review it in the next week", "Wen"),
        ("* Still waiting for Wen to write the table", "Wen"),
        ("* Waiting for @halla to document it", "@halla"),
        ("* Long files. Plan to add the charts to the site", None),
        ("* The calls are long, a survey will be sent to all", None),
        ("* Action to write the table in March", None),
        ("* Action item for everybody: measure the bay", None),
        ("* Ida: Let me talk to the port about it", "Ida"),
        ("* Ida: Let me read this and come back to the meeting", "Ida"),
        ("* Ida: We can repaint it; olof volunteered to do so", "olof"),
    ],
)
def test_other_ways_that_are_only_inferred(record, actor):
    assert tasks(record) == [actor]
    assert not asserted(record)


@pytest.mark.parametrize(
    "record",
    [
        "* Wen agreed it would make sense to measure again",
        "* Wen will lead the discussion",
        "* Will move in step with the tide",
        "* Will do the same for the gauge",
        "* We will review charts in the order received",
        "* Ida: I'll turn it over to Wen",
        "* It floats, but will want to measure again and to send it",
        "* Those who row need to ask",
        "* The board asked Wen to clarify the depths",
        "* API (also API) will send a chart",
        "* AI: the new kind of chart",
        "* [offline] Will check the chart",
        "* [note] I will check the chart",
        "* [done] Will close the chart",
        "* Ida: I'll start with the gauges",
        "* Ida: I will try to explain the depths",
        "* Good for Olof\n* Olof will continue as scribe",
        "* The gauge is going to sink",
        "* Once it is read, the report will be shared",
        "* Action items for the bay are kept elsewhere",
        "## Next meeting agenda\n\n* [ ] Chart of the bay",
        "* Ida: Let me share my screen",
        "* Ida: let me ask you something",
        "* Ida: nobody volunteered to do so",
    ],
)
def test_what_is_still_no_task(record):
    assert tasks(record) == []


def test_an_item_that_is_opened_at_once_is_no_task():
    record = "* Ida: let's create an issue for it --> https://github.com/harbour/tides/issues/9"
    assert [event.type.value for event in events(record)] == ["opened"]


@pytest.mark.parametrize(
    ("record", "actors"),
    [
        ("## Action items\n\n* Wen\n* [ ] Paint it\n* Olof\n* [ ] Row there", ["Wen", "Olof"]),
        ("## Action items\n\n* [ ] Wen to paint it\n  * [ ] Ida to buy paint", ["Wen", "Ida"]),
        ("**Actions**\nContinue to measure the tide.\nSend the chart to the port.", [None, None]),
        ("**Actions**\nSend the chart to the port and\nmeasure the tide.", [None]),
        (
            "## Tasks for spring\n\n* Use the new paint\n* Maybe oil it, or discuss oil\n* Mimic the old gauge",
            [None, None],
        ),
        ("## Action items\n\n_Paint what needs paint, get people to row_", []),
        ("## Action items\n\n* [ ] Review old action items\n* Paint it", [None]),
        ("Action points before the next meeting:\n* paint it", [None]),
    ],
)
def test_lists_of_tasks_in_other_forms(record, actors):
    assert tasks(record) == actors


def test_several_tasks_stand_on_the_line_of_one():
    line = "* The mole will be painted. Ida will send the paint to Tomas. Tomas and Wen will bring brushes."
    assert tasks(f"## Next steps\n\n{line}") == [None, "Ida", "Tomas and Wen"]


@pytest.mark.parametrize(
    "line",
    [
        "* Ida to paint the mole. Ida will send a bill.",
        "* Ida to paint the mole. It will dry in a day.",
    ],
)
def test_one_task_is_told_in_several_sentences(line):
    assert tasks(f"## Next steps\n\n{line}") == ["Ida"]


@pytest.mark.parametrize(
    "record",
    [
        "* Will present the tides since the last call.",
        "* The editors will give presentations on their state.",
        "* We will move the meeting to Mondays going forward.",
        "* Goal: Decide what exactly we tell the fleet next week.",
    ],
)
def test_what_is_done_at_once_or_from_now_on_is_no_task(record):
    assert not tasks(record)


@pytest.mark.parametrize(
    ("record", "sure"),
    [
        ("* Will present it at the next call.", True),
        ("* Goal: merge it by next week.", True),
        ("* Plan to send a table.", False),
        ("* I plan to send a table.", True),
        ("* It's a side talk, but will send it elsewhere.", False),
    ],
)
def test_plans_are_sure_where_somebody_has_them(record, sure):
    assert len(tasks(record)) == 1
    assert bool(asserted(record)) is sure


@pytest.mark.parametrize("body", ["Board", "TSC", "Staff"])
def test_a_body_among_tasks_is_who_is_to_do_them(body):
    text = f"{HEAD}* fine\n\n## Actions\n\n* {body}: vote on the budget\n* {body}: paint the gauge\n"
    file = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())
    assert len([event for event in file.events if event.type.value == "action"]) == 2
    assert len(file.attendees) == 3


def test_next_steps_with_a_time_are_a_topic():
    entries = "- Ida: the gauge is slow\n- Tomas: is it always?\n"
    assert not events(f"## Next steps (Ida, 15 min)\n\n{entries}")


def test_a_paragraph_that_is_only_a_name_owns_the_list_below_it():
    assert tasks(
        "## Action items\n\nIda:\n\n- Paint the gauge\n- Measure the tide\n\nWen:\n\n- Ask the miller\n"
    ) == [
        "Ida",
        "Ida",
        "Wen",
    ]


def test_people_who_ask_and_answer_beneath_next_steps_take_nothing_on():
    talk = "* Next steps\n  * Ida: Is the gauge dry?\n  * Wen: Also the lamp.\n  * Tomas: One more thing\n"
    assert tasks(talk) == []
    assert tasks(f"{talk}  * Wen: write the note\n") == ["Wen"]
    assert tasks("* Next steps\n  * Ida: the gauge\n  * Wen: the lamp\n  * Tomas: the port\n") == [
        "Ida",
        "Wen",
        "Tomas",
    ]
