"""A case, ready to be shown: every part of it as HTML, decided before any template."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from lastcall.site.consensus import calls, conclusion, objections, positions, standing, timeline, verdicts
from lastcall.site.context import Context
from lastcall.site.markup import link, safe, text
from lastcall.site.tables import Part, facts
from lastcall.status.consensus.values import Case


class CaseView(Struct, frozen=True):
    """One proposal's case."""

    case: Case
    stands: Markup
    """Where it stands, in a sentence."""
    facts: Markup
    """What is missing, what it asks for, what the rules come to, the merge, the text."""
    parts: list[Part]
    """The sections that hold something, in their order."""


def view(context: Context, case: Case) -> CaseView:
    """What the page of a proposal shows of its case."""
    return CaseView(
        case=case,
        stands=standing.sentence(context, case),
        facts=facts(_facts(context, case)),
        parts=list(_parts(context, case)),
    )


def _facts(context: Context, case: Case) -> Iterator[tuple[str, Markup | str]]:
    missing = standing.still_needs(context, case, linked=True) if case.state in standing.IS_OPEN else ""
    if missing:
        yield "Still needs", missing
    yield "Asks to", standing.ASKS[case.aim]
    if judged := _judged(context, case):
        yield "Rules", safe(link("#rules", text(judged)))
    if landing := conclusion.landing(context, case):
        yield "Landing", landing
    yield "Text", context.speak.revision(case.revision)
    if nothing := _nothing(case):
        yield "None on record", context.show.none(nothing)


def _judged(context: Context, case: Case) -> str:
    if not case.verdicts:
        return ""
    if not case.judged:
        return "Concluded before the day from which the rules judge: shown, not judged."
    day = context.show.day_of(case.judged_at)
    return f"As of {day.isoformat()}: {verdicts.summed(case)}."


def _parts(context: Context, case: Case) -> Iterator[Part]:
    if case.verdicts:
        body = verdicts.rows(context, case)
        yield Part("rules", "Rules", len(case.verdicts), body, note=_judged(context, case))
    if case.calls:
        note = "The end of a call decides nothing by itself."
        yield Part("calls", "Calls", len(case.calls), calls.rows(context, case), note=note)
    if case.positions:
        body = positions.rows(context, case)
        note = f"Each person counts once, on the newest word. {positions.summed(case)}"
        yield Part("positions", "Positions", len(case.positions), body, note=note)
    if case.objections:
        yield Part("objections", "Objections", len(case.objections), objections.rows(context, case))
    if case.decisions:
        yield Part("decisions", "Decisions", len(case.decisions), conclusion.decisions(context, case))
    if case.appeals:
        yield Part("appeals", "Appeals", len(case.appeals), conclusion.appeals(context, case))
    if case.contradictions:
        body = conclusion.contradictions(context, case)
        note = "Both are kept."
        yield Part("contradictions", "Where sources differ", len(case.contradictions), body, note=note)
    if case.unknowns:
        yield Part("unknown", "Not known", len(case.unknowns), conclusion.unknowns(context, case))
    yield Part("record", "Timeline", len(case.acts), timeline.acts(context, case.acts))


def _nothing(case: Case) -> str:
    kinds = {
        "calls": case.calls,
        "positions": case.positions,
        "objections": case.objections,
        "decisions": case.decisions,
        "appeals": case.appeals,
    }
    return ", ".join(name for name, held in kinds.items() if not held)
