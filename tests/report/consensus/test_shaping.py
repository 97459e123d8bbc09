"""A case as JSON: the same facts, blocking ones first, with the evidence's public shape."""

import msgspec
from tests.report.consensus import cases
from tests.report.consensus.cases import case

from lastcall.model.act import Stance, Tally
from lastcall.report.consensus import shapes, shaping
from lastcall.report.shaping import document
from lastcall.status.consensus.reasons import REASONS
from lastcall.status.consensus.values import Outcome


def as_json(one):
    return msgspec.json.decode(document(shaping.case(one)))


def test_a_case_has_its_schema_and_can_be_read_back():
    one = as_json(
        case(landing=cases.landing(), appeals=(cases.appeal(cases.ANSWERED),), decisions=(cases.decision(),))
    )
    assert one["schema"] == "lastcall/case/1"
    assert msgspec.convert(one, shapes.CaseShape) is not None
    assert one["subject"] == "blue/mill#12"
    assert one["judged_at"] == "2026-11-24T05:59:59Z"
    assert [each["rule"] for each in one["verdicts"]][:2] == ["no-sustained-objection", "agreement"]
    assert one["appeals"][0]["answer"]["id"] == "answered"


def test_reasons_have_codes_words_and_evidence():
    (reason,) = as_json(case())["verdicts"][0]["reasons"]
    assert reason == {
        "code": "objection-stands",
        "words": "Objection blue/mill#12-O1 by Bo Lund is sustained.",
        "evidence": [{"path": "minutes/2026-11-02.md", "line": 7, "quote": "words"}],
    }
    assert len({one.code for one in REASONS}) == len(REASONS)


def test_an_act_leaves_out_what_it_does_not_say():
    one = as_json(case())
    raised = next(act for act in one["acts"] if act["id"] == "raised")
    assert {"stance", "until", "tally", "on_behalf"}.isdisjoint(raised)
    assert raised["actor"]["organization"] == "Weir Ltd"
    assert raised["meeting"] == "2026-11-02"
    assert raised["evidence"] == [{"path": "minutes/2026-11-02.md", "line": 7, "quote": "words"}]
    spoken = next(act for act in one["acts"] if act["id"] == "support")
    assert spoken["stance"] == "support"
    assert spoken["evidence"][0]["url"] == cases.PULL


def test_support_counts_only_counted_agreement_by_person_and_organisation():
    second = msgspec.structs.replace(cases.SUPPORT, id="second", actor=cases.actor("Di Koo", "Mill Ltd"))
    third = msgspec.structs.replace(cases.SUPPORT, id="third", actor=cases.actor("Ed Mo", None))
    refused = msgspec.structs.replace(cases.SUPPORT, id="fourth", actor=cases.actor("Fay Io", "Weir Ltd"))
    against = msgspec.structs.replace(cases.SUPPORT, id="fifth", actor=cases.actor("Gil Po", "Weir Ltd"))
    one = as_json(
        case(
            positions=(
                cases.position(),
                cases.position(second, Stance.CAN_LIVE),
                cases.position(third),
                cases.position(refused, counts=False, not_counted="no member"),
                cases.position(against, Stance.ABSTAIN),
            )
        )
    )["support"]
    assert [each["name"] for each in one["people"]] == ["Ana Ruiz", "Di Koo", "Ed Mo"]
    assert one["organizations"] == [
        {"organization": "Mill Ltd", "people": ["Ana Ruiz", "Di Koo"]},
        {"organization": None, "people": ["Ed Mo"]},
    ]


def test_a_tally_is_kept_whole():
    told = cases.decision(tally=Tally(yes=5, no=2, abstain=1, counted="5 for, 2 against"))
    (one,) = as_json(case(decisions=(told,)))["decisions"]
    assert (one["act"]["tally"]["yes"], one["act"]["tally"]["counted"]) == (5, "5 for, 2 against")


def test_a_summary_names_each_rule_and_the_main_reason_of_those_that_are_missing():
    one = shaping.summary(
        case(verdicts=(cases.verdict("agreement", Outcome.NOT_MET, cases.too_few(), cases.stands()),
                       cases.verdict("balance", Outcome.MET, cases.enough())))
    )  # fmt: skip
    assert [(each.rule, each.outcome) for each in one.verdicts] == [
        ("agreement", "not met"),
        ("balance", "met"),
    ]
    assert len(one.missing) == 2
    assert one.in_short == ["Needs one more agreeing reviewer (2 of 3: Ana Ruiz, Di Koo)."]
