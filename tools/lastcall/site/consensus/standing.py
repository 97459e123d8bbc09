"""Where a proposal stands, in a sentence, and which open one is the most urgent."""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup

from lastcall.model.act import ActKind, Ruling
from lastcall.model.profile import Aim
from lastcall.site.consensus import needs
from lastcall.site.context import Context
from lastcall.site.markup import link, safe
from lastcall.status.consensus.values import CallState, Case, CaseState, Decision

ASKS = {
    Aim.MERGE: "merge a text",
    Aim.ADOPT: "adopt a text",
    Aim.ADVANCE: "advance a stage",
    Aim.DECIDE: "decide a question",
}
"""What a proposal asks for, in words."""
_RULINGS = {Ruling.ACCEPTED: "Accepted", Ruling.REJECTED: "Rejected", Ruling.DECIDED: "Answered"}
IS_OPEN = (CaseState.OPEN, CaseState.READY)
_NO_END = dt.date.max


_STANDS = {
    CaseState.OPEN: "It is before the group, and nobody has concluded it.",
    CaseState.READY: "Every rule but the decision itself is met: it waits for a person to decide.",
    CaseState.LANDED: "It was merged, and no decision is on record.",
    CaseState.CLOSED: "It was closed, and no decision is on record.",
    CaseState.NOT_KNOWN: "No decision is on record, and the source that would tell its state is not at hand.",
}


def sentence(context: Context, case: Case) -> Markup:
    """Where it stands, in a sentence without verdicts."""
    if case.conclusion is not None:
        return _concluded(context, case.conclusion)
    if case.state is CaseState.NOT_KNOWN and "#" not in case.subject:
        return safe("No decision on record accepts or rejects it as a whole.")
    return safe(_STANDS[case.state])


def _concluded(context: Context, one: Decision) -> Markup:
    show, speak, act = context.show, context.speak, one.act
    if act.kind is ActKind.ASKED:
        how = safe(f"the group was asked on {show.day(act.day)}, and nobody objected")
    elif act.kind is ActKind.DECLARED:
        how = safe(
            f"declared on {show.day(act.day)} by {speak.who(act.actor, act.day, 'somebody not named')}"
        )
    else:
        how = safe(f"decided on {show.day(act.day)}, as the {act.source.value} tell")
    return safe(f"{_RULINGS.get(one.ruling, 'Concluded')}: {how} ({show.evidences(act.evidence)}).")


def still_needs(context: Context, case: Case, *, linked: bool = False) -> Markup:
    """What is missing, one short phrase after the other; on the proposal's page linked to its rules."""
    phrases = []
    for one in needs.of(case, context.optional):
        words = context.speak.sentence(one.words, case)
        # an id within the words is a link of its own
        is_link = linked and one.rule is not None and "<a" not in words
        phrases.append(safe(link(f"#{verdict_anchor(one.rule)}", words)) if is_link else words)
    return safe(" · ").join(phrases)


def verdict_anchor(rule: str | None) -> str:
    """The anchor of a verdict on its proposal's page."""
    return f"verdict-{rule}"


def urgency(case: Case) -> tuple[int, int, str]:
    """What sorts open proposals, the most urgent first."""
    call = needs.running(case)
    ended = [one.until_day for one in case.calls if one.state is CallState.ENDED and not one.in_meeting]
    latest = max((day for day in ended if day), default=None)
    if case.state is CaseState.READY or any(one.answer is None for one in case.appeals):
        return 0, 0, case.subject
    if call is None and latest is not None:
        return 1, latest.toordinal(), case.subject
    if call is not None:
        return 2, (call.until_day or _NO_END).toordinal(), case.subject
    if any(one.is_open for one in case.objections):
        return 3, 0, case.subject
    newest = max((act.day for act in case.acts if act.day), default=dt.date.min)
    return 4, -newest.toordinal(), case.subject
