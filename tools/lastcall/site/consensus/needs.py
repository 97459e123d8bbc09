"""What an open proposal still needs, in the fewest words: one short phrase for each reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from lastcall.status.consensus import reasons as because
from lastcall.status.consensus.reasons import Reason
from lastcall.status.consensus.values import Call, CallState, Case, Outcome, Verdict

_PHRASES: dict[type[Reason], Callable[[Any], str]] = {
    because.TooFew: lambda one: f"{one.need - one.have} more agreeing ({one.have} of {one.need})",
    because.NotEvidenced: lambda one: f"agreement: {one.have} of {one.need} on record",
    because.ObjectionStands: lambda one: (
        f"objection {one.id} is {'open' if one.fate == 'raised' else one.fate}"
    ),
    because.ObjectionUnclear: lambda one: f"objection {one.id}: its fate is not clear",
    because.NotAsked: lambda _: "the question to the group",
    because.Unanswered: lambda one: f"an answer to {one.what}",
    because.WindowRunning: lambda one: f"the window to end on {_end(one)}",
    because.NoCall: lambda _: "a call with a deadline",
    because.CallGone: lambda _: "the end of its call, which is not known",
    because.NoNotice: lambda _: "to be put to the group",
    because.NoticeShort: lambda one: f"{one.need - one.days} more days since it was put to the group",
    because.NoVote: lambda _: "a vote",
    because.VoteFailed: lambda _: "a vote that carries",
    because.VoteUnclear: lambda _: "the count of its vote in full",
    because.NotDecided: lambda one: f"a decision by {_whom(one.waits_for)}",
    because.DecisionNotCounted: lambda one: f"a decision that counts: {one.why}",
    because.AppealWaits: lambda one: f"an answer to appeal {one.id}",
    because.Unbalanced: lambda _: "agreement from more organisations",
}


class Need(Struct, frozen=True):
    """One thing that is missing."""

    words: str
    rule: str | None
    """The rule that asks for it; None where no rule judges."""
    outcome: Outcome


def of(case: Case, optional: frozenset[str]) -> list[Need]:
    """What is missing, what counts against it first; rules in `optional` keep nothing from being ready."""
    if not case.verdicts:
        return [Need(words, None, Outcome.UNKNOWN) for words in _facts(case)]
    wanted = [
        verdict
        for outcome in (Outcome.NOT_MET, Outcome.UNKNOWN)
        for verdict in case.verdicts
        if verdict.outcome is outcome and verdict.rule not in optional
    ]
    needs: dict[str, Need] = {}
    for verdict in wanted:
        words = _of_verdict(verdict)
        if words:
            needs.setdefault(words, Need(words, verdict.rule, verdict.outcome))
    return list(needs.values())


def _of_verdict(verdict: Verdict) -> str:
    """The first reason that asks for something; a rule that follows from others asks for nothing itself."""
    for reason in verdict.reasons:
        if isinstance(reason, because.NotDocumented):
            return ""
        phrase = _PHRASES.get(type(reason))
        if phrase is not None:
            return phrase(reason)
    missing = next((one for one in verdict.reasons if isinstance(one, because.SourceMissing)), None)
    return f"not known: {missing.what}" if missing else ""


def _facts(case: Case) -> Iterator[str]:
    """Where no rule judges: what anybody would look at first."""
    for one in case.objections:
        if one.is_open:
            yield f"objection {one.id} is {'open' if one.fate.value == 'raised' else one.fate.value}"
    for call in case.calls:
        if call.state is CallState.RUNNING:
            yield f"a call runs until {call.until_day}"


def running(case: Case) -> Call | None:
    """The counted call that runs still, the one that ends first."""
    found = [one for one in case.calls if one.state is CallState.RUNNING]
    return min(found, key=lambda one: one.until_day or dt.date.max, default=None)


def _end(one: because.WindowRunning) -> dt.date:
    return one.until.astimezone(ZoneInfo(one.zone)).date()


def _whom(roles: tuple[str, ...]) -> str:
    return " or ".join(f"the {role}" for role in roles if role not in ("anybody", "vote")) or "the group"
