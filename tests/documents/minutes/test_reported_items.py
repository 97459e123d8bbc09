"""What is reported of issues and pull requests, and tasks in lists and tags, with what only resembles them."""

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


def acts(record):
    text = HEAD + record + "\n"
    found = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events
    return [(event.type.value, event.basis.counts) for event in found]


@pytest.mark.parametrize(
    ("record", "kind", "sure"),
    [
        ("* quaymaster opened https://github.com/harbour/tides/pull/31", "opened", True),
        ("* Wen has filed #31 on the gauge", "opened", True),
        ("* Wen has opened a small follow-on PR", "opened", True),
        ("* Two issues were created to track the gauge", "opened", True),
        ("* the tables are done and a follow-up PR created", "opened", True),
        ("* Follow up [PR](https://github.com/harbour/tides/pull/31)", "opened", False),
        ("* https://github.com/harbour/tides/pull/31 merged!", "merged", True),
        ("* Gauge PR merged two days ago", "merged", True),
        ("* Wen landed several fixes of the gauge", "merged", True),
        ("* The gauge model is merged, but the buoy is not painted", "merged", False),
        ("* The new gauge landed last week", "merged", False),
        ("* We closed a lot of the old issues", "closed", True),
        ("* Ida updated the table and closed the issue", "closed", True),
        ("* Nothing left to talk about, issue closed", "closed", True),
        ("* Nothing more on the gauge, closing issue", "closed", True),
        ("* Closing as we are measuring from the pier", "closed", True),
        ("* Closing out Paint the buoy issue", "closed", True),
    ],
)
def test_reported(record, kind, sure):
    assert acts(record) == [(kind, sure)]


@pytest.mark.parametrize(
    "record",
    [
        "* Wen should have opened a separate PR",
        "* Tomas made progress against issue #31",
        "* If somebody has an open PR, tell Ida",
        "* Open PRs",
        "* Once the gauge PR is merged we measure again",
        "* We saw 39 PRs merged",
        "* How do we get a PR merged",
        "* Ida closed the meeting at noon",
        "* When is a dormant issue closed",
        "* Another issue is the noise of the gauge",
    ],
)
def test_not_reported(record):
    assert acts(record) == []


@pytest.mark.parametrize(
    ("record", "sure"),
    [
        ("* #todo paint the gauge", True),
        ("* from the harbour: #todo:wen paint the gauge", True),
        ("* [ ] **Action:** paint the gauge", True),
        ("* Action item -> paint the gauge", True),
        ("* AI: someone needs to paint the gauge", True),
        ("* AI: Need somebody to paint the gauge", True),
        ("* Paint is dear -> Wen to ask the harbour", True),
        ("* Wen Will update the table", True),
        ("* Darla measures it. She will send the table", True),
        ("* Ok will do!", True),
        ("* Darla will be writing the table", False),
        ("* Darla to ask the harbour if it has paint", False),
        ("* Ask Darla to paint the gauge", False),
        ("**Action item:**\nDarla will draft the table", True),
        ("* **Action Items** (Ida and Wen)\n  * table of gauges", True),
        ("* Actions item:\n  * Darla will share the table", True),
    ],
)
def test_tasks(record, sure):
    assert acts(record) == [("action", sure)]


@pytest.mark.parametrize(
    "record",
    [
        "* [x] Move what stands at `#todo:wen` to the board",
        "* The gauge will send an alarm if it floods",
        "* [ ] Is the gauge dry?",
        "* Ask if you have questions",
    ],
)
def test_no_tasks(record):
    assert acts(record) == []


def test_what_a_speaker_lists_is_no_list_of_tasks():
    assert acts("* Ida: TODO for the keepers of:\n  * the gauge\n  * the buoy") == [("action", True)]


def test_a_task_with_parts_is_one_task():
    assert acts("* Next steps:\n  * TODO add issues:\n    * the gauge\n    * the buoy") == [("action", True)]


def test_what_is_a_name_or_a_topic_is_none():
    assert acts("* We heard from the TODO Ambassadors on gauges") == []
    assert acts("* Tomas raised the issue of noise") == []
