"""A call was announced, was open long enough, and has ended."""

from __future__ import annotations

import datetime as dt

from lastcall.model.act import ActKind, ActSource
from lastcall.model.profile import CallThen, NoticeRule, WindowRule
from lastcall.status.consensus import calls, texts
from lastcall.status.consensus.facts import Facts
from lastcall.status.consensus.frame import before
from lastcall.status.consensus.reasons import (
    CallGone,
    CallNotCounted,
    DecidedEarly,
    Elsewhere,
    LengthUnknown,
    NoCall,
    NoNotice,
    Notice,
    NoticeShort,
    Reason,
    TextChanged,
    WindowEnded,
    WindowRunning,
    WindowShort,
)
from lastcall.status.consensus.rules.base import Answer, met_if_known, not_met_if_looked
from lastcall.status.consensus.values import Call, CallState, Outcome

_NOTICES = (ActKind.ANNOUNCED, ActKind.CALL_OPENED, ActKind.PROPOSED, ActKind.ASKED)


def window(rule: WindowRule, facts: Facts) -> Answer:
    """Not met while it runs; an end that cannot be read is never taken as passed."""
    lost = [call for call in facts.calls if call.state is CallState.GONE]
    if lost:
        gone = CallGone(why="What opened or moved a call was deleted", evidence=lost[0].acts[0].evidence[:1])
        return Answer(Outcome.UNKNOWN, (gone,))
    call = calls.decisive(facts.calls, facts.at)
    if call is None or call.until is None or call.until_day is None:
        return _without(rule, facts)
    if call.until > facts.at:
        return Answer(Outcome.NOT_MET, (_running(call.until, call.until_day, call, facts),))
    return _ended(rule, facts, call, call.until_day)


def _running(until: dt.datetime, day: dt.date, call: Call, facts: Facts) -> Reason:
    proof = call.acts[0].evidence[:1]
    if facts.ended:
        return DecidedEarly(decided=facts.frame.day_of(facts.at), until=day, evidence=proof)
    return WindowRunning(until=until, zone=facts.frame.zone, evidence=proof)


def _ended(rule: WindowRule, facts: Facts, call: Call, until: dt.date) -> Answer:
    proof = call.acts[0].evidence[:1]
    days = (until - call.opened_day).days if call.opened_day is not None else None
    if days is None and rule.minimum_days:
        unknown = LengthUnknown(until=until, least=rule.minimum_days, evidence=proof)
        return Answer(Outcome.UNKNOWN, (unknown,))
    if days is not None and _is_off(rule, days):
        short = WindowShort(days=days, least=rule.minimum_days, most=rule.maximum_days, evidence=proof)
        return Answer(Outcome.NOT_MET, (short,))
    changed = _changed_since(call, facts)
    if changed is not None:
        return Answer(Outcome.NOT_MET, (changed,))
    return met_if_known(facts, WindowEnded(until=until, days=days, evidence=proof))


def _changed_since(call: Call, facts: Facts) -> Reason | None:
    """A change to the text after the call was opened, where the profile makes the call start again by it."""
    if facts.frame.profile.text_change.call is not CallThen.RESTARTS or call.opened is None:
        return None
    opened = texts.newest(before(facts.acts, call.opened))
    for act in facts.acts:
        is_later = act.kind is ActKind.REVISED and act.at is not None and act.at > call.opened
        if is_later and opened is not None and texts.differ(opened, act.revision):
            return TextChanged(day=facts.frame.day_of(act.at or facts.at), evidence=act.evidence[:1])
    return None


def _is_off(rule: WindowRule, days: int) -> bool:
    return days < rule.minimum_days or (rule.maximum_days is not None and days > rule.maximum_days)


def _without(rule: WindowRule, facts: Facts) -> Answer:
    endless = [call for call in facts.calls if call.state is CallState.NO_END]
    if endless:
        why = "A call is on record whose end is not"
        return Answer(Outcome.UNKNOWN, (CallGone(why=why, evidence=endless[0].acts[0].evidence[:1]),))
    if not rule.minimum_days and not any(call.not_counted for call in facts.calls):
        why = "no call is on record, and the process wants none"
        return Answer(Outcome.NOT_APPLICABLE, (Elsewhere(why=why),))
    refused = tuple(_refused(call) for call in facts.calls if call.not_counted)
    return not_met_if_looked(facts, rule.evidence, NoCall(), *refused)


def _refused(call: Call) -> Reason:
    return CallNotCounted(
        until=call.until_day, why=call.not_counted or "", evidence=call.acts[0].evidence[:1]
    )


def notice(rule: NoticeRule, facts: Facts) -> Answer:
    """Met by the first word that puts it to the group, early enough."""
    wanted = rule.evidence
    kinds = (*_NOTICES, ActKind.OPENED) if ActSource.FORGE in wanted else _NOTICES
    told = [
        act
        for act in facts.acts
        if act.kind in kinds
        and act.day is not None
        and facts.frame.refusal(act, facts.frame.profile.powers.call) is None
        and (not wanted or act.source in wanted)
    ]
    first = min(told, key=lambda act: (act.day, act.id), default=None)
    if first is None or first.day is None:
        return not_met_if_looked(facts, wanted, NoNotice())
    days = (facts.frame.day_of(facts.at) - first.day).days
    proof = first.evidence[:1]
    if days < rule.days:
        return Answer(
            Outcome.NOT_MET, (NoticeShort(day=first.day, days=days, need=rule.days, evidence=proof),)
        )
    notice_given = Notice(day=first.day, days=days, where=first.source.value, evidence=proof)
    return met_if_known(facts, notice_given)
