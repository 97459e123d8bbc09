"""Appeals: against a decision by its id, wherever they are made, and answered in writing."""

from dataclasses import replace as with_fields

import pytest
from tests.building import act, archive, as_of, comment, full, issue, minutes, pull, reading_of

from lastcall.documents import profiles
from lastcall.ledger import record
from lastcall.model.closing import ClosingConsensus
from lastcall.model.participant import Participant, Register
from lastcall.model.profile import Process
from lastcall.status import fold

DECIDED = minutes(
    "2026-01-20",
    act("no_objection", 5, "#4", quote="No objection"),
    act("decision", 7, "#6", quote="#6 is approved"),
    act("decision", 9, "#7", quote="#7 is approved"),
    closing_consensus=ClosingConsensus.YES,
)
MAINTAINER = Register(participants=(Participant(name="Mia Mill", github=("mia",), role="maintainer"),))


def cases(*comments, instant="2026-03-01"):
    """Cases of #4, #6 and #7, with comments on issue #9."""
    items = (pull(4), pull(6), pull(7), issue(9, comments=comments))
    reading = reading_of((DECIDED,), (archive(*items),), register=MAINTAINER)
    process = Process(base=profiles.load("community-specification"))
    status = fold(record(with_fields(reading, process=process)), as_of(instant))
    return {case.subject: case for case in status.cases}


def verdict(case):
    return next(one for one in case.verdicts if one.rule == "appeals-answered")


@pytest.mark.parametrize(
    ("target", "subject"),
    [("2026-01-20-D1", "#6"), ("2026-01-20-D2", "#7"), ("2026-01-20-n1", "#4"), ("#7", "#7")],
)
def test_it_belongs_to_what_the_decision_was_about(target, subject):
    found = cases(comment(f"/appeal {target}: nobody was told", "2026-02-01T09:00", author="ana"))
    appealed = {name: case.appeals for name, case in found.items() if case.appeals}
    assert list(appealed) == [full(subject)]
    (appeal,) = appealed[full(subject)]
    assert (appeal.by.written, appeal.answer) == ("@ana", None)


def test_one_that_waits_is_not_met_and_one_that_is_answered_by_whom_it_is_for_is():
    appeal = comment("/appeal 2026-01-20-D1: nobody was told", "2026-02-01T09:00", author="ana")
    waiting = cases(appeal)[full("#6")]
    assert (verdict(waiting).outcome.value, verdict(waiting).reasons[0].code) == ("not met", "appeal-waits")
    foreign = comment("/answer #6-P1 it was on the agenda", "2026-02-02T09:00", author="bo")
    assert verdict(cases(appeal, foreign)[full("#6")]).outcome.value == "not met"
    answer = comment("/answer #6-P1 it was on the agenda", "2026-02-03T09:00", author="mia")
    answered = cases(appeal, foreign, answer)[full("#6")]
    assert verdict(answered).outcome.value == "met"
    assert answered.appeals[0].answer.actor.person == "Mia Mill"


def test_before_it_was_made_there_is_none():
    appeal = comment("/appeal 2026-01-20-D1: nobody was told", "2026-02-01T09:00", author="ana")
    assert cases(appeal, instant="2026-01-31")[full("#6")].appeals == ()
