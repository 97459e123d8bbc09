"""The difference between two cases in words: what blocks first, and nothing that is the same."""

import datetime as dt

import msgspec
from tests.report.consensus import cases
from tests.report.consensus.cases import case

from lastcall.model.act import Stance
from lastcall.model.event import ObjectionFate
from lastcall.report.consensus import difference, supposing
from lastcall.status.consensus.reasons import Elsewhere
from lastcall.status.consensus.values import CallState, CaseState, Outcome


def words(old, new):
    return [change.words for change in difference.of(old, new)]


def test_the_same_case_differs_in_nothing():
    assert words(case(), case()) == []


def test_a_rule_that_would_be_met_says_why():
    before = case(verdicts=(cases.verdict("agreement", Outcome.UNKNOWN, cases.not_evidenced()),))
    after = case(verdicts=(cases.verdict("agreement", Outcome.MET, cases.enough()),), state=CaseState.READY)
    assert words(before, after) == [
        "The state was open, would be ready for a decision.",
        f"`agreement` was unknown, would be met: {cases.enough().words(after.judged_at)}",
    ]


def test_a_rule_that_stays_what_it_is_for_another_reason():
    before = case(verdicts=(cases.verdict("agreement", Outcome.NOT_MET, cases.too_few(1)),))
    after = case(verdicts=(cases.verdict("agreement", Outcome.NOT_MET, cases.too_few(2)),))
    (said,) = words(before, after)
    assert said.startswith("`agreement` would still be not met: Needs one more agreeing reviewer (2 of 3")


def test_rules_that_do_not_apply_or_are_not_judged():
    vote = cases.verdict("vote", Outcome.NOT_MET, cases.undecided())
    off = cases.verdict("vote", Outcome.NOT_APPLICABLE, Elsewhere(why="no objection is sustained"))
    assert words(case(verdicts=(vote,)), case(verdicts=(off,)))[0].startswith(
        "`vote` was not met, would not apply: Does not apply"
    )
    assert words(case(verdicts=(off,)), case(verdicts=(vote,)))[0].startswith(
        "`vote` did not apply, would be not met"
    )
    assert words(case(verdicts=()), case(verdicts=(vote,)))[0].startswith(
        "`vote` was not judged, would be not met"
    )
    assert words(case(verdicts=(vote,)), case(verdicts=())) == ["`vote` was not met, would not be judged."]


def test_blocking_rules_come_first():
    before = case(verdicts=())
    changed = [change.what for change in difference.of(before, case())]
    assert changed == [
        "rule no-sustained-objection", "rule agreement", "rule window", "rule decision", "rule balance",
    ]  # fmt: skip


def test_positions_objections_calls_decisions_landing_and_appeals():
    before = case(verdicts=(), objections=(cases.objection(),), positions=())
    after = case(
        verdicts=(),
        objections=(cases.objection(ObjectionFate.WITHDRAWN),),
        positions=(cases.position(stance=Stance.SUPPORT, counts=False, not_counted="no member"),),
        calls=(cases.call(CallState.ENDED),),
        decisions=(cases.decision(),),
        landing=cases.landing(),
        appeals=(cases.appeal(),),
    )
    assert words(before, after) == [
        "Position of Ana Ruiz was not there, would be support (not counted, because no member).",
        "Objection blue/mill#12-O1 was sustained by Bo Lund, would be withdrawn by Bo Lund, no longer open.",
        "Call until 2026-12-08 was running, would be ended.",
        "Decision of 2026-11-20 was not there, would be accepted.",
        "The landing was not there, would be merged on 2026-11-20.",
        "Appeal blue/mill#12-P1 was not there, would be not answered.",
    ]
    assert "Decision of 2026-11-20 was accepted, would not be there." in words(after, before)


def test_time_alone_changes_the_words_of_a_window():
    later = case(judged_at=case().judged_at + dt.timedelta(days=5))
    assert words(case(), later) == [
        "`window` would still be not met: The window ends 2026-12-08 23:59 America/Chicago, in 10 days."
    ]


def test_cases_that_come_and_go():
    changes = difference.between([case()], [])
    assert [change.words for change in changes] == ["The proposal was open, would not be there."]
    assert difference.between([case()], [case()]) == ()


def test_text_and_json_of_what_if():
    changes = difference.between([case()], [case(state=CaseState.READY)])
    one = supposing.shape("blue/mill#12", ("2026-11-23", "2026-11-24"), [("Ed Mo", "support")], changes)
    assert supposing.text(one, "blue/mill").splitlines() == [
        "What if, on #12 (Ed Mo: support; as of 2026-11-24 instead of 2026-11-23):",
        "  The state was open, would be ready for a decision.",
        "Nothing of this is on the record.",
    ]
    assert msgspec.json.decode(msgspec.json.encode(one))["schema"] == "lastcall/what-if/1"
    nothing = supposing.shape("blue/mill#12", ("2026-11-23", "2026-11-23"), [("Ed Mo", "support")], ())
    assert "Nothing would be different." in supposing.text(nothing, "blue/mill")
