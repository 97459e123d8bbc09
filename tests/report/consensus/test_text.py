"""A case at the terminal: what blocks comes first, and every statement says where it stands."""

import msgspec
from tests.report.consensus import cases
from tests.report.consensus.cases import HOME, ZONE, case

from lastcall.model.act import Actor, Revision, RevisionKind
from lastcall.model.event import ObjectionFate
from lastcall.report.consensus import shaping, text
from lastcall.status.consensus.values import CallState, CaseState, Outcome


def shown(one):
    return text.case(shaping.case(one), HOME, ZONE)


def in_short(one):
    return text.missing(shaping.summary(one), HOME)


def test_what_is_missing_in_one_line_blocking_things_first():
    assert in_short(case()) == (
        "#12  Objection #12-O1 by Bo Lund is sustained. "
        "Needs one more agreeing reviewer (2 of 3: Ana Ruiz, Di Koo). "
        "The window ends 2026-12-08 23:59 America/Chicago, in 15 days. "
        "No decision is on record; it waits for the maintainer."
    )


def test_what_is_not_known_comes_after_what_is_not_met_and_before_the_decision():
    one = case(
        verdicts=(
            cases.verdict("decision", Outcome.NOT_MET, cases.undecided()),
            cases.verdict("agreement", Outcome.UNKNOWN, cases.not_evidenced()),
            cases.verdict("window", Outcome.NOT_MET, cases.running()),
        )
    )
    assert [reason.code for reason in shaping.summary(one).missing] == [
        "window-running",
        "support-not-evidenced",
        "not-decided",
    ]


def test_a_long_summary_is_cut_between_sentences_and_says_how_many_are_left_out():
    one = case(verdicts=tuple(
        cases.verdict(f"rule-{number}", Outcome.UNKNOWN, cases.not_evidenced().__class__(
            have=number, need=9, what="people", who=("Somebody With A Long Name",) * 2)) for number in range(4)
    ))  # fmt: skip
    line = in_short(one)
    assert line.endswith("must stand. … and 3 more")
    assert line.count("must stand.") == 1


def test_a_case_whose_rules_are_all_met_waits_for_a_person():
    one = case(state=CaseState.READY, verdicts=(cases.verdict("balance", Outcome.MET, cases.enough()),))
    assert in_short(one) == "#12  Every rule is met; it waits for a decision."


def test_the_whole_case():
    lines = shown(case()).splitlines()

    assert lines[:4] == [
        "Case #12: Say the unit",
        "asks to merge, by Cy Obi; open",
        "text: commit c0ffee123456; the text itself was not compared",
        "Rules of sustained-objection, as of 2026-11-23 23:59 America/Chicago:",
    ]
    rules = [line.split()[0:3] for line in lines if line.endswith("A rule. [The process, 1]")]
    assert [words[2] if words[1] == "met" else words[1] for words in rules] == [
        "no-sustained-objection:", "agreement:", "window:", "decision:", "balance:",
    ]  # fmt: skip
    told = "\n".join(lines)
    assert "Objection #12-O1 by Bo Lund is sustained. (objection-stands)  minutes/2026-11-02.md:7" in told
    assert "opened 2026-11-02 by Ana Ruiz (Mill Ltd), until 2026-12-08 23:59 America/Chicago: running" in told
    assert "support: Ana Ruiz (Mill Ltd), 2026-11-03 (declared, comments) “Yes”" in told
    assert "earlier: 2026-11-02  concern, by Ana Ruiz (Mill Ltd) (declared, comments) “Is it long?”" in told
    assert (
        "#12-O1 “Old readers”, by Bo Lund (Weir Ltd), 2026-11-02: sustained “It breaks old readers”" in told
    )
    assert "2026-11-04  answered (#12-O1), by Ana Ruiz (Mill Ltd)" in told
    assert "Decisions: none on record" in told
    assert "Landing: not merged" in told
    assert "Appeals: none on record" in told


def test_a_merge_is_told_as_a_fact_of_its_own():
    told = shown(case(landing=cases.landing(), state=CaseState.LANDED))
    assert "asks to merge, by Cy Obi; merged, no decision on record" in told
    assert "Landing: merged on 2026-11-20 by Cy Obi" in told
    assert "Merging is no evidence of consensus." in told
    assert "Decisions: none on record" in told


def test_decisions_appeals_succession_contradictions_and_what_is_not_known():
    told = shown(
        case(
            decisions=(cases.decision(counts=False, why="the minutes are not closed", minutes_closed=False),),
            appeals=(cases.appeal(),),
            succeeds=(f"{HOME}#9",),
            succeeded_by=(f"{HOME}#15",),
            contradictions=(cases.contradiction(),),
            unknowns=("Comments of November were not read.",),
        )
    )
    assert "accepted; not counted: because the minutes are not closed: 2026-11-20  decided" in told
    assert "(declared, minutes, minutes not closed)" in told
    assert "#12-P1 by Di Koo, 2026-11-21 “Nobody was asked”" in told
    assert "no written answer on record" in told
    assert "Takes the place of #9" in told
    assert "Its place is taken by #15" in told
    assert "Contradiction: Minutes say that it was merged on 2026-11-19" in told
    assert "Not known:\n  Comments of November were not read.\n" in told


def test_what_does_not_count_says_why():
    who = Actor(written="@ghost", candidates=("Ana Ruiz", "Ana Rue"))
    spoken = msgspec.structs.replace(cases.SUPPORT, actor=who)
    told = shown(
        case(
            positions=(cases.position(spoken, counts=False, not_counted="the register does not name them"),),
            objections=(cases.objection(not_counted=((cases.SUSTAINED, "only who raised it may"),)),),
            calls=(cases.call(CallState.NOT_COUNTED, not_counted="an editor may open none"),),
        )
    )
    assert "support: @ghost (who that is is not clear: Ana Ruiz or Ana Rue)" in told
    assert "not counted: because the register does not name them" in told
    assert "not counted: 2026-11-05  sustained, by Bo Lund" in told
    assert "because only who raised it may" in told
    assert "not counted, because an editor may open none" in told


def test_words_of_a_deleted_objection_are_not_printed():
    gone = cases.objection(ObjectionFate.RAISED, life=(), text="secret", gone=True)
    told = shown(case(objections=(gone,)))
    assert "secret" not in told
    assert "(its words were deleted)" in told
    assert shaping.case(case(objections=(gone,))).objections[0].text == ""


def test_how_the_text_is_known():
    by_text = shown(case(revision=Revision(kind=RevisionKind.TEXT, value="a" * 16)))
    by_time = shown(case(revision=Revision(kind=RevisionKind.TIME, value="2026-11-01T10:00:00Z")))
    assert "text: the text with digest aaaaaaaaaaaa, over the normative words of its files" in by_text
    assert "text: the text as of 2026-11-01 04:00 America/Chicago; known by time only" in by_time
    assert "text: which text it is about is not known" in shown(case(revision=None))


def test_without_a_profile_nothing_is_judged():
    one = case(profile=None, verdicts=())
    assert "Rules: the group names no profile, so nothing is judged" in shown(one)
    assert in_short(one) == "#12  No rules judge it."


def test_before_the_profile_judges_it_is_shown():
    assert "concluded before the profile judges: shown, not judged" in shown(case(judged=False))


def test_names_of_other_repositories_stay_whole():
    one = case(succeeds=("other/blue/mill#9", "my-blue/mill#9", "blue/mill#9"))
    assert "Takes the place of other/blue/mill#9, my-blue/mill#9, #9" in shown(one)
