"""What verify names: each kind of change in the sources, and in the record's own file."""

import json

import pytest
from msgspec.structs import replace
from tests.report.consensus import cases
from tests.report.consensus.cases import case
from tests.report.record import records
from tests.report.record.records import PATH, record, world

from lastcall.model.event import ObjectionFate
from lastcall.model.participant import Register
from lastcall.report.record import building, files, verified_text, verifying
from lastcall.status.consensus.values import CaseState, Outcome


def verify(content, *given, by=records.BY, **more):
    """A file held against a world of today."""
    ledger, status = world(*given, **more)
    today = building.of_proposal(ledger, status, status.cases[0])
    return verifying.verify(files.read("r.md", content), today, building.lines_of(ledger), by)


def said(one):
    return [each.what for each in one.differences]


FORMS = [
    pytest.param(files.markdown(record()), id="markdown"),
    pytest.param(files.as_json(record()), id="json"),
]


@pytest.mark.parametrize("content", FORMS)
def test_nothing_changed(content):
    one = verify(content)
    assert one.follows
    assert said(one) == []
    assert (
        verified_text.text(one)
        == "r.md: the record of blue/mill#12 as of 2026-11-23 follows from today's sources.\n"
    )


@pytest.mark.parametrize("content", FORMS)
def test_an_edited_comment(content):
    edited = replace(cases.SUPPORT, words="No!", digest="other")
    one = verify(content, case(acts=tuple(edited if act is cases.SUPPORT else act for act in case().acts)))
    assert said(one) == [
        "https://git.example/blue/mill/pull/12 (support by Ana Ruiz, 2026-11-03): its words are others than those of the record."
    ]
    assert one.differences[0].line is not None


@pytest.mark.parametrize("content", FORMS)
def test_a_deleted_comment_and_what_it_does_to_the_case(content):
    one = verify(
        content,
        case(
            acts=tuple(act for act in case().acts if act is not cases.SUPPORT),
            positions=(),
            verdicts=(
                cases.verdict("agreement", Outcome.UNKNOWN, cases.not_evidenced()),
                *case().verdicts[2:],
            ),
        ),
    )
    assert "https://git.example/blue/mill/pull/12 (support by Ana Ruiz, 2026-11-03) is on the record no more: deleted, or read as another act." in said(one)  # fmt: skip
    assert "blue/mill#12 position of Ana Ruiz: it was “support”; nothing says so now." in said(one)
    assert "blue/mill#12 rule agreement: it was “not met”, is “unknown”." in said(one)
    assert "blue/mill#12 rule window: it was “not met”; nothing says so now." in said(one)


@pytest.mark.parametrize("content", FORMS)
def test_a_changed_line_of_minutes(content):
    texts = {**records.TEXTS, PATH: records.MINUTES.replace("breaks old", "helps new")}
    one = verify(content, texts=texts)
    assert said(one) == [
        f"{PATH}:7 (objected by Bo Lund, 2026-11-02): its words are others than those of the record."
    ]


@pytest.mark.parametrize("content", FORMS)
def test_minutes_that_are_gone(content):
    one = verify(content, texts={})
    assert any(sentence.startswith(f"{PATH}:7 (objected by Bo Lund") for sentence in said(one))


@pytest.mark.parametrize("content", FORMS)
def test_a_line_that_only_moved_is_a_note(content):
    texts = {**records.TEXTS, PATH: records.MINUTES.replace("## Minutes", "## Minutes\nA new line.")}
    moved = replace(cases.RAISED, evidence=(cases.line(8),))
    acts = tuple(moved if act is cases.RAISED else act for act in case().acts)
    told = case(
        acts=acts,
        objections=(cases.objection(life=(moved, cases.ANSWERED, cases.SUSTAINED)),),
        verdicts=(
            *case().verdicts[:2],
            cases.verdict(
                "no-sustained-objection", Outcome.NOT_MET, replace(cases.stands(), evidence=(cases.line(8),))
            ),
            *case().verdicts[3:],
        ),
    )
    one = verify(content, told, texts=texts)
    assert said(one) == []
    assert one.notes == [f"{PATH}:8 is where the record has line 7: the words are the same."]


@pytest.mark.parametrize("content", FORMS)
def test_other_rules_and_another_register(content):
    other = replace(records.PROCESS, digest="d2")
    assert (
        said(verify(content, process=other))[0]
        == "The rules of sustained-objection are others than those of the record."
    )
    assert said(verify(content, process=None))[0] == "The profile was sustained-objection, is none."
    changed = Register(participants=records.REGISTER.participants[:1])
    assert (
        said(verify(content, register=changed))[0]
        == "The register of participants is another than that of the record."
    )
    moved = replace(records.REGISTER, path="people.toml")
    assert not any("register" in each.kind for each in verify(content, register=moved).differences)


@pytest.mark.parametrize("content", FORMS)
def test_another_fate_another_state_and_something_new(content):
    fresh = cases.act(cases.ActKind.POSITION, "2026-11-06", "fresh", actor=cases.actor("Ed Mo", None))
    one = verify(
        content,
        case(
            state=CaseState.READY,
            objections=(cases.objection(ObjectionFate.WITHDRAWN),),
            acts=(*case().acts, fresh),
        ),
    )
    assert "blue/mill#12 state: it was “open”, is “ready for a decision”." in said(one)
    assert "blue/mill#12 objection blue/mill#12-O1: it was “sustained”, is “withdrawn”." in said(one)
    assert (
        "https://git.example/blue/mill/pull/12 (position by Ed Mo, 2026-11-06) is on the record now and not in this file."
        in said(one)
    )


def test_a_text_changed_by_hand_names_its_line():
    content = files.markdown(record())
    at = next(number for number, line in enumerate(content.splitlines(), 1) if "**sustained**" in line)
    one = verify(content.replace("**sustained**", "**withdrawn**", 1))
    assert said(one) == ["The text is not what was written: this line is another."]
    assert one.differences[0].line == at
    assert f"r.md:{at}: The text is not what was written" in verified_text.text(one)


def test_a_text_changed_with_its_digest_is_found_too():
    content = files.markdown(record())
    forged = content.replace("**sustained**", "**withdrawn**", 1)
    file = files.read("r.md", forged)
    assert file.body is not None
    old, new = files.read("r.md", content).digests.text, verifying.digest(file.body)
    one = verify(forged.replace(str(old), new))
    assert said(one) == [
        "The text agrees with its digest, and a record written today has other words in this line."
    ]


def test_a_digest_changed_by_hand_is_found():
    content = files.markdown(record())
    one = verify(content.replace('"says": "sustained"', '"says": "withdrawn"'))
    assert "blue/mill#12 objection blue/mill#12-O1: it was “withdrawn”, is “sustained”." in said(one)


def test_another_version_compares_facts_and_says_that_it_does_not_compare_words():
    file = files.read("r.md", files.markdown(record()))
    assert file.body is not None
    body = file.body.replace("# Evidence record", "# Record of evidence")
    ledger, status = world()
    today = building.of_proposal(ledger, status, status.cases[0])
    older = replace(file.digests, written_by="lastcall 0.0.1", text=verifying.digest(body))
    changed = files.RecordFile("r.md", older, None, body, ())
    one = verifying.verify(changed, today, building.lines_of(ledger), records.BY)
    assert one.follows
    assert one.notes == [
        "lastcall 0.0.1 wrote it and lastcall test verifies: facts were compared, and words not."
    ]


def test_json_changed_by_hand_says_where():
    content = json.loads(files.as_json(record()))
    content["proposals"][0]["case"]["objections"][0]["fate"] = "withdrawn"
    one = verify(json.dumps(content))
    assert said(one) == [
        (
            "The record is not what was written: blue/mill#12 objection blue/mill#12-O1, “withdrawn”, "
            "is not what its digest is of."
        )
    ]


def test_a_record_of_what_is_no_more():
    file = files.read("r.md", files.markdown(record()))
    one = verifying.verify(file, None, lambda path, line: None, records.BY)
    assert said(one) == ["blue/mill#12 names nothing on the record as of 2026-11-23."]
    assert not one.follows
    assert "no longer follows: 1 difference." in verified_text.text(one)


def test_how_far_the_sources_reach_is_no_difference():
    assert verify(files.markdown(record()), notes=("Read to another day.",)).follows
