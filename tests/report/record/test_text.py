"""The record as Markdown: what a reader who has nothing else must find in it."""

import re

import pytest
from msgspec.structs import replace
from tests.report.consensus import cases
from tests.report.consensus.cases import case
from tests.report.record import records
from tests.report.record.records import markdown, record, world
from tests.report.record.test_markdown import HOSTILE, MARKDOWN

from lastcall.model.event import ObjectionFate
from lastcall.model.minutes import Attendee
from lastcall.report.record import building, digests, files, text
from lastcall.report.record.markdown import words as shown
from lastcall.status.consensus.values import CallState, CaseState, Outcome

CONCLUDED = case(
    state=CaseState.ACCEPTED,
    decisions=(cases.decision(),),
    landing=cases.landing(),
    calls=(cases.call(CallState.ENDED),),
    verdicts=(
        cases.verdict("agreement", Outcome.UNKNOWN, cases.not_evidenced(), says="Three agree."),
        cases.verdict("balance", Outcome.MET, cases.enough()),
    ),
)


def section(written, title):
    """The lines under a heading."""
    found = re.search(rf"^##+ {re.escape(title)}\n\n(.*?)(?=^##+ |\Z)", written, re.MULTILINE | re.DOTALL)
    return found[1].strip().splitlines()


def test_the_head_says_whose_as_of_when_and_under_which_rules():
    lines = markdown().splitlines()
    assert lines[0] == "# Evidence record: `#12` Say the unit"
    assert "* As of: 2026-11-23 (UTC)" in lines
    assert (
        "* Rules: `sustained-objection`, No sustained objection, which judges what was concluded from 2025-01-01 on; "
        "digest `d1`. Written process: The process"
    ) in lines
    assert any(re.fullmatch(r"\* Register: `participants.toml`, 2 people and 2 organisations; digest `[0-9a-f]{16}`", line) for line in lines)  # fmt: skip


def test_the_questions_of_a_reader_are_answered_in_short():
    assert section(markdown(CONCLUDED), "In short") == [
        "* **What**: “Say the unit”, `#12`; to merge, proposed by Cy Obi",
        "* **Which text**: commit `c0ffee123456`; the text itself was not compared",
        "* **Who was asked**: whoever reads the repository, by 1 call",
        "* **Until when**: 2026-12-09 05:59 UTC (ended)",
        "* **Who objected, and what became of it**: `#12-O1` by Bo Lund (Weir Ltd): sustained",
        "* **Who decided**: the group, in its minutes on 2026-11-20: accepted",
        "* **Where it is written**: `minutes/2026-11-02.md:31`",
        "* **Stands as**: accepted; of its rules 1 unknown, 1 met",
    ]


def test_questions_without_an_answer_say_so():
    bare = case(calls=(), positions=(), objections=(), acts=(), verdicts=(), revision=None)
    written = markdown(bare)
    short = "\n".join(section(written, "In short"))
    for words in (
        "**Which text**: which text it is about is not known",
        "**Who was asked**: that anybody was asked is not on record",
        "**Until when**: no deadline is on record",
        "**Who objected, and what became of it**: no objection is on record",
        "**Who decided**: nobody who may, as far as the record tells",
        "**Where it is written**: no decision that counts is written down",
    ):
        assert words in short
    assert section(written, "Positions") == ["Nobody's position is on record."]
    assert section(written, "Appeals") == ["No appeal is on record."]
    assert section(written, "Landing") == ["It has not been merged, as far as the sources tell."]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (cases.objection(ObjectionFate.SUSTAINED), "**sustained**"),
        (cases.objection(ObjectionFate.WITHDRAWN), "**withdrawn**"),
        (cases.objection(ObjectionFate.NOT_SUSTAINED), "**recorded, not sustained**"),
        (cases.objection(ObjectionFate.RAISED), "**raised, and open**"),
        (
            cases.objection(ObjectionFate.RAISED, reopened=True),
            "reopened since the text that settled it has changed",
        ),
    ],
)
def test_an_objection_with_its_life(one, said):
    lines = section(markdown(case(objections=(one,))), "Objections")
    assert lines[0].startswith("* `#12-O1` “Old readers”, by Bo Lund (Weir Ltd), 2026-11-02: **")
    assert said in lines[0]
    assert lines[1] == "  * Why: “It breaks old readers”"
    assert "`minutes/2026-11-02.md:7`" in lines[2]
    assert lines[3] == (
        "  * 2026-11-04, answered (`#12-O1`), by Ana Ruiz (Mill Ltd) (declared, comments): “It reads both”, "
        "[link](https://git.example/blue/mill/pull/12) (2026-11-04)"
    )


def test_deleted_words_are_nowhere_in_it():
    gone = cases.objection(ObjectionFate.RAISED, text="secret words", gone=True)
    written = markdown(case(objections=(gone,), acts=(cases.OPENED,)))
    assert "secret" not in written
    assert "Its words were deleted; they are not shown." in written


def test_support_is_told_by_person_and_organisation():
    assert section(markdown(), "Support by person and organisation") == [
        "1 person agrees, each counted once, from 1 organisation named on record.",
        "",
        "* Mill Ltd: Ana Ruiz",
    ]


def test_a_position_keeps_the_earlier_ones_and_why_it_does_not_count():
    refused = cases.position(
        earlier=(cases.CONCERN,), counts=False, not_counted="the register does not name them"
    )
    lines = section(markdown(case(positions=(refused,))), "Positions")
    assert (
        "**support**, 2026-11-03 (declared, comments); not counted, because the register does not name them"
        in lines[0]
    )
    assert lines[1].startswith("  * Earlier: 2026-11-02, concern, by Ana Ruiz (Mill Ltd)")


def test_unknowns_are_full_sentences():
    one = replace(CONCLUDED, unknowns=("Reviews of November were not read.",))
    lines = section(markdown(one), "What is not known")
    assert lines[0].startswith(
        "* Whether `agreement` is met is not known: “Three agree.” One of 3 agreeing people"
    )
    assert lines[1] == "* Reviews of November were not read."


def test_acts_from_minutes_that_are_not_the_record_are_named():
    told = cases.decision(minutes_closed=False).act
    lines = section(markdown(case(acts=(told,))), "What is not known")
    assert any(
        line.startswith("* The minutes that tell this are not the group's record yet") for line in lines
    )


@pytest.mark.parametrize(
    ("closed", "said"),
    [(True, "are the group's record"), (False, "are not the group's record yet"), (None, "is not said.")],
)
def test_a_decision_says_whether_its_minutes_are_the_record(closed, said):
    told = cases.decision(minutes_closed=closed, actor=cases.actor(roles=("maintainer", "editor")))
    written = markdown(case(decisions=(replace(told, moves="advance"),)))
    lines = section(written, "Decision")
    assert lines[0].startswith("* **accepted** (to advance it): 2026-11-20, decided, by Ana Ruiz (Mill Ltd)")
    assert said in lines[1]
    assert "* **Who decided**: Ana Ruiz (Mill Ltd), maintainer and editor on 2026-11-20: accepted" in written


def test_a_merge_is_no_evidence_of_consensus():
    (line,) = section(markdown(case(landing=cases.landing())), "Landing")
    assert line.startswith("Merged on 2026-11-20 by Cy Obi, [link]")
    assert line.endswith("Merging is no evidence of consensus.")


def test_those_present_are_named_by_organisation_where_the_question_was_put():
    asked = replace(cases.CALL, meeting="2026-11-02")
    lines = section(markdown(case(acts=(asked,))), "Who was asked, and until when")
    at = lines.index(next(line for line in lines if line.startswith("* Meeting 2026-11-02: call opened")))
    assert lines[at + 1 : at + 3] == ["  * Mill Ltd: Ana Ruiz", "  * Weir Ltd: Bo Lund"]


def test_the_lines_of_minutes_are_quoted_whole():
    lines = section(markdown(), "The minutes' lines")
    assert lines == ["`minutes/2026-11-02.md:7`", "", r"> \* Bo: it breaks old readers"]


def test_each_comment_has_what_became_of_it_and_the_changes_after_it():
    lines = section(markdown(), "Comments, and what became of them")
    told = "\n".join(lines)
    assert lines[0].startswith(
        "* `#12-O1`, objection by Bo Lund (Weir Ltd), 2026-11-02: “It breaks old readers”"
    )
    assert lines[1] == "  * Became: sustained and open"
    assert "  * Answered: 2026-11-04, answered" in told
    assert "  * The text changed after it, on 2026-11-03 to commit `c0ffee123456`" in told
    assert "* concern by Ana Ruiz (Mill Ltd), 2026-11-02: “Is it long?”" in told
    assert "  * Became: later: support" in told
    assert "  * Became: asks for no answer" in told


def test_a_concern_that_stands_has_no_answer_on_record():
    alone = cases.position(cases.CONCERN, cases.CONCERN.stance)
    lines = section(markdown(case(positions=(alone,), acts=(cases.CONCERN, cases.REVISED))), "Comments, and what became of them")  # fmt: skip
    assert "Became: stands; no answer on record" in lines[1]
    assert "The text changed after it, on 2026-11-03" in lines[2]


@pytest.mark.parametrize("words", [one for one in HOSTILE if shown(one)])
def test_hostile_words_change_nothing_of_the_form(words):
    calm = headings(markdown(hostile("plain")))
    assert headings(markdown(hostile(words))) == calm


def hostile(words):
    spoken = replace(cases.RAISED, words=words, actor=cases.actor(words, words))
    return case(
        title=words,
        objections=(cases.objection(life=(spoken,), text=words, title=words),),
        positions=(cases.position(replace(cases.SUPPORT, words=words), not_counted=words, counts=False),),
        acts=(spoken,),
        unknowns=(words,),
        appeals=(cases.appeal(),),
    )


def headings(written):
    """The headings, how many lists and quotes, and which links lead where."""
    tokens = MARKDOWN.parse(written)
    heads = [tokens[at + 1].content for at, one in enumerate(tokens) if one.type == "heading_open"][1:]
    kinds = [one.type for one in tokens if one.type not in ("inline", "text")]
    children = [child for one in tokens for child in one.children or ()]
    links = [child.attrGet("href") for child in children if child.type == "link_open"]
    strange = {child.type for child in children} - {
        "text", "code_inline", "link_open", "link_close", "strong_open", "strong_close", "softbreak", "text_special",
    }  # fmt: skip
    return heads, kinds, links, strange


def test_the_record_over_a_specification():
    ledger, status = world(cases.case(subject="MILL-01"), CONCLUDED)
    spec = status.specifications[0]
    one = building.of_specification(ledger, status, spec, status.cases)
    written = files.markdown(digests.sealed(one, building.lines_of(ledger), records.BY))
    assert written.startswith("# Evidence record: `MILL-01` Units\n")
    assert section(written, "The specification") == [
        "`MILL-01`: Draft.",
        "",
        "* `specs/1.md`: version 1.0, Draft",
    ]
    assert section(written, "Its proposals") == [
        "* `MILL-01` Say the unit: open; 1 objection, 1 open",
        "* `#12` Say the unit: accepted; 1 objection, 1 open",
    ]
    assert written.count("### In short\n") == 2
    empty = building.of_specification(ledger, status, spec, ())
    assert "No proposal about it is on record." in text.body(empty)


def test_the_record_of_the_group():
    alone = Attendee(name="Ana Ruiz")
    guest = Attendee(name="Someone Else")
    ledger, status = world(
        CONCLUDED,
        case(objections=(cases.objection(answered=None, id="blue/mill#13-O1"),)),
        meetings=[
            records.meeting(),
            records.meeting("2026-11-09", alone, path="minutes/b.md"),
            records.meeting("2026-11-16", alone, guest, path="minutes/c.md"),
        ],
    )
    written = text.body(building.of_group(ledger, status))
    assert section(written, "Meetings, and who was there by organisation") == [
        "* 2026-11-02 (`minutes/2026-11-02.md`)",
        "  * Mill Ltd: Ana Ruiz",
        "  * Weir Ltd: Bo Lund",
        "* 2026-11-09 (`minutes/b.md`)",
        "  * Mill Ltd: Ana Ruiz",
        "* 2026-11-16 (`minutes/c.md`)",
        "  * Mill Ltd: Ana Ruiz",
        "  * Organisation not said: Someone Else",
    ]
    assert section(written, "Meetings with one organisation present") == [
        "2026-11-09.",
        "",
        "It cannot be told of: 2026-11-16.",
    ]
    assert section(written, "Objections, and how fast they were answered") == [
        "* `#12-O1`, raised 2026-11-02: first answered on 2026-11-04, after 2 days; sustained. `minutes/2026-11-02.md:7`",
        "* `#13-O1`, raised 2026-11-02: no answer on record; sustained. `minutes/2026-11-02.md:7`",
    ]
    assert "Bo Lund" not in "\n".join(section(written, "Objections, and how fast they were answered"))


def test_without_rules_register_or_repository():
    one = record(replace(case(), profile=None, verdicts=()), process=None, register=type(records.REGISTER)())
    written = text.body(one)
    assert "* Rules: the group names no process profile, so nothing is judged here." in written
    assert "* Register: the group keeps none;" in written
    assert section(written, "What the rules come to") == [
        "The group names no process profile: nothing is judged."
    ]
