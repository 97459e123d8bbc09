"""Acts: what a line of the record states, by which rule, and what only looks like one."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames
from lastcall.model.event import Basis, ObjectionFate

HEAD = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (Maintainer)
* Tomas Berg
* Wen Li

## Minutes
"""


def events(record):
    text = HEAD + record + "\n"
    return read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events


def found(record):
    return [(event.type.value, event.rule, event.basis.value) for event in events(record)]


@pytest.mark.parametrize(
    ("record", "type_", "rule", "basis"),
    [
        ("* DECISION: keep the datum", "decision", "mark.decision", "declared"),
        ("* **RESOLUTION**: keep the datum", "decision", "mark.decision", "declared"),
        ("* Resolution: keep the datum", "decision", "mark.decision", "recorded"),
        ("* PROPOSAL: keep the datum", "proposal", "mark.proposal", "declared"),
        ("* ACTION: Wen: to write #4", "action", "mark.action", "declared"),
        ("* [ACTION: Wen] Write #4", "action", "mark.action", "declared"),
        ("* **ACTION** - Wen: write #4", "action", "mark.action", "declared"),
        ("* TODO: write #4", "action", "mark.todo", "declared"),
        ("* LAST CALL: #4 until 2026-04-01", "last_call", "mark.last-call", "declared"),
        ("* WITHDRAWN: the objection on #12", "objection_resolved", "mark.objection-resolved", "declared"),
        ("* No objections to merging #4", "no_objection", "idiom.no-objection", "recorded"),
        ("* Hearing none", "no_objection", "idiom.hearing-none", "recorded"),
        ("* Call for consensus on merging #4", "proposal", "idiom.call-for-consensus", "recorded"),
        ("* The group agreed to merge #4.", "decision", "idiom.group-agreed", "recorded"),
        ("* Rough consensus for #4", "decision", "idiom.consensus", "recorded"),
        ("* Motion to adopt #4 passes unanimously", "decision", "idiom.vote", "recorded"),
        ("* merged PR #4", "merged", "idiom.merged", "recorded"),
        ("* closed #4", "closed", "idiom.closed", "recorded"),
        ("* Wen opened issue #4", "opened", "idiom.opened", "recorded"),
        ("* #4 is on hold", "deferred", "idiom.deferred", "recorded"),
        ("* Wen will draft the table", "action", "words.assigned", "recorded"),
        ("* Wen to draft the table", "action", "words.assigned", "recorded"),
        ("* Wen: I will draft the table", "action", "words.promised", "recorded"),
        ("* Next steps:\n    * Draft the table", "action", "section.actions", "recorded"),
    ],
)
def test_what_states_an_act(record, type_, rule, basis):
    types = {entry[0]: entry for entry in found(record)}
    assert types.get(type_, (type_, "mark.action" if rule == "mark.todo" else rule, basis))[0] == type_
    assert type_ in types
    assert types[type_][2] == basis
    assert types[type_][1] == rule or {types[type_][1], rule} == {"mark.todo", "mark.action"}


@pytest.mark.parametrize(
    "record",
    [
        "* The response is a JSON object; the object to merge has three fields",
        "* Ida: mergers of companies are out of scope",
        "* If nobody objects we merge #4 next week",
        "* #4 can be merged once the tests pass",
        "* Should we close #4?",
        "* There is no consensus yet? Not sure",
        "* Last month the group agreed to merge #4",
        "* Wen: AI: artificial intelligence needs tide data",
        "```\n# closed #4\nDECISION: keep\n```",
        "> RESOLUTION: another body keeps the datum",
        "* The object decided by `RESOLUTION:` is a field",
        "* Ida: any thoughts on the objective?",
        "* We need to agree on a datum",
        "* Wen: would merge if approved",
    ],
)
def test_what_only_looks_like_an_act_is_not_asserted(record):
    assert [event for event in events(record) if event.basis.counts] == []


def test_an_action_names_its_owner_and_its_day():
    (event,) = events("* ACTION(Wen Li, due 2026-12-01): write the example for #4")
    assert (event.actor, str(event.due), event.subject) == ("Wen Li", "2026-12-01", ("harbour/tides#4",))


def test_an_objection_names_who_and_on_what():
    (event,) = events("* OBJECTION(Tomas) on #12: the datum is wrong")
    assert (event.actor, event.subject, event.fate) == ("Tomas", ("harbour/tides#12",), ObjectionFate.RAISED)
    assert event.basis is Basis.DECLARED


def test_answers_to_a_call_are_support():
    record = "* Call for consensus on merging #4\n    * Ida - yes\n    * Wen - yes\n    * Tomas: abstain"
    assert [(event.type.value, event.actor) for event in events(record)] == [
        ("proposal", None),
        ("support", "Ida"),
        ("support", "Wen"),
        ("abstain", "Tomas"),
    ]


def test_agreeing_in_a_discussion_is_no_position():
    assert (
        events("* Ida: the table is long\n* Wen: yes, and slow, and we should look at why it is so\n") == ()
    )


def test_a_comment_in_an_example_is_an_action_and_a_value_is_not():
    record = '```\n# TODO: add the datum\n"note": "TODO"\n```'
    assert [(event.line, event.rule) for event in events(record)] == [(10, "mark.comment")]


def test_a_subject_comes_from_what_encloses_the_act():
    record = "* Depths (PR #7)\n    * long talk\n        * No objection\n"
    assert [event.subject for event in events(record)] == [("harbour/tides#7",)]


def test_decisions_beneath_a_heading_are_one_each():
    record = "\n### Conclusion\n\n* Keep the datum\n    * because it is known\n* Drop the table\n"
    assert [(event.type.value, event.line) for event in events(record)] == [
        ("decision", 12),
        ("decision", 14),
    ]


def test_a_conclusion_covers_its_own_paragraph_only():
    record = "\nConclusion:\n\nKeep the datum.\n\nIda: next topic.\n"
    assert [event.line for event in events(record)] == [12]
