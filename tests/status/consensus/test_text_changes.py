"""What a change of the text does to calls and positions, where the texts could be compared, and where not."""

import pytest
from msgspec.structs import replace
from tests.building import archive, as_of, comment, moment, pull, reading_of, review

from lastcall.ledger import record
from lastcall.model.item import Happening
from lastcall.model.profile import (
    CallThen,
    DecisionRule,
    PositionThen,
    Process,
    Profile,
    SupportRule,
    TextChange,
    WindowRule,
)
from lastcall.status import fold
from lastcall.status.consensus.values import CaseState, Outcome

OLD, NEW = "a" * 40, "b" * 40
COMMON = {"says": "A rule.", "source": "A test"}


def push(day, commit):
    return Happening(kind="HeadRefForcePushed", at=moment(f"{day}T09:00"), actor="bo", detail=commit)


def case(*rules, texts, change=None, instant="2026-02-20", item=None):
    """The case of #6: opened, called, approved at the old commit, then pushed anew."""
    proposal = item or pull(
        6,
        head_commit=NEW,
        files=("spec.md",),
        timeline=(push("2026-01-01", OLD), push("2026-01-20", NEW)),
        comments=(comment("/last-call until 2026-02-10", "2026-01-10T09:00"),),
        reviews=(review("APPROVED", "2026-01-15T09:00", author="ana", commit=OLD),),
    )
    profile = Profile(
        id="test",
        title="A test",
        says="A test.",
        source="A test",
        rule=rules,
        text_change=change or TextChange(),
    )
    profile = replace(profile, powers=replace(profile.powers, call=("anybody",)))
    reading = reading_of((), (archive(proposal),))
    sources = replace(reading.sources, revisions=texts)
    ledger = record(replace_reading(reading, sources, Process(base=profile)))
    (found,) = fold(ledger, as_of(instant)).cases
    return found


def replace_reading(reading, sources, process):
    from dataclasses import replace as with_fields

    return with_fields(reading, sources=sources, process=process)


KEY = "blue/mill#6"
DIFFERENT = {(KEY, OLD): "old text", (KEY, NEW): "new text"}
SAME = {(KEY, OLD): "one text", (KEY, NEW): "one text"}
AGREEMENT = SupportRule(id="agreement", minimum=1, **COMMON)
WINDOW = WindowRule(id="window", minimum_days=7, **COMMON)


@pytest.mark.parametrize(
    ("texts", "change", "expected"),
    [
        pytest.param(DIFFERENT, None, Outcome.UNKNOWN, id="another text: the position lapses"),
        pytest.param(
            DIFFERENT, TextChange(positions=PositionThen.STANDS), Outcome.MET, id="the profile lets it stand"
        ),
        pytest.param(SAME, None, Outcome.MET, id="another commit, the same words"),
        pytest.param({}, None, Outcome.MET, id="only commits are known: no rule turns on it"),
    ],
)
def test_a_position_on_an_older_text(texts, change, expected):
    found = case(AGREEMENT, texts=texts, change=change)
    assert found.verdicts[0].outcome is expected
    (position,) = found.positions
    assert ("another look" in (position.note or "")) is (texts == {})


@pytest.mark.parametrize(
    ("texts", "then", "expected"),
    [
        (DIFFERENT, CallThen.RESTARTS, Outcome.NOT_MET),
        (DIFFERENT, CallThen.RUNS, Outcome.MET),
        (SAME, CallThen.RESTARTS, Outcome.MET),
        ({}, CallThen.RESTARTS, Outcome.MET),
    ],
)
def test_a_call_under_which_the_text_changes(texts, then, expected):
    found = case(WINDOW, texts=texts, change=TextChange(call=then))
    assert found.verdicts[0].outcome is expected
    assert ("text-changed-during-call" in [reason.code for reason in found.verdicts[0].reasons]) is (
        expected is Outcome.NOT_MET
    )


@pytest.mark.parametrize(("binding", "state"), [(True, CaseState.OPEN), (False, CaseState.READY)])
def test_a_rule_that_only_should_hold_keeps_nothing_waiting(binding, state):
    lacking = replace(AGREEMENT, id="more", minimum=5, binding=binding)
    found = case(AGREEMENT, lacking, WINDOW, DecisionRule(id="decision", **COMMON), texts=SAME)
    assert found.state is state
