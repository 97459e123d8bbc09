"""Calls: questions with a deadline, each once, with what opened, moved and told it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from lastcall.model.act import Act, ActKind, ActSource, Contradiction
from lastcall.model.instant import end_of_day
from lastcall.status.consensus.frame import Frame
from lastcall.status.consensus.values import Call, CallState

_APART = 90
"""Days: two deadlines that lie further apart are two calls, not one that was moved."""
_OPENING = (ActKind.CALL_OPENED, ActKind.CALL_EXTENDED)
ANSWERING = (
    ActKind.ASKED,
    ActKind.OBJECTED,
    ActKind.LANDED,
    ActKind.DECIDED,
    ActKind.RECORDED,
    ActKind.SUSTAINED,
    ActKind.WITHDRAWN,
    ActKind.ACCOMMODATED,
    ActKind.OVERRULED,
    ActKind.SETTLED,
)
"""What minutes tell as the answer to a question that was put in their meeting."""


def find(acts: tuple[Act, ...], frame: Frame) -> tuple[Call, ...]:
    """All calls, oldest end first; those without an end last."""
    by_end: dict[dt.date | None, list[Act]] = defaultdict(list)
    for act in _opening(acts, frame):
        by_end[act.until_day].append(act)
    answered = {act.meeting for act in acts if act.kind in ANSWERING and act.source is ActSource.MINUTES}
    endless = by_end.pop(None, [])
    asked = [act for act in endless if act.source is ActSource.MINUTES and act.meeting in answered]
    calls = [_call(told, end, frame) for end, told in by_end.items() if end is not None]
    calls += [_in_meeting(act, frame) for act in asked]
    # a line that only says that there is a call tells of one whose end another line gives
    dated = any(call.not_counted is None for call in calls)
    calls += [_call([act], None, frame) for act in endless if not dated and act not in asked]
    calls += [_gone(act) for act in acts if _opened_a_call(act)]
    cancelled = [_cancelled(call, acts) for call in calls]
    return tuple(sorted(cancelled, key=_place))


def _place(call: Call) -> tuple[bool, dt.date, str]:
    return call.until_day is None, call.until_day or dt.date.max, call.acts[0].id


def _opening(acts: tuple[Act, ...], frame: Frame) -> Iterator[Act]:
    """What opens or extends a call, each with its end."""
    last: Act | None = None
    for act in acts:
        found = act if act.kind in _OPENING else _by_label(act, frame)
        if found is None:
            continue
        if (
            found.days is not None
            and last is not None
            and last.until is not None
            and last.until_day is not None
        ):
            longer = dt.timedelta(days=found.days)
            found = replace(found, until=last.until + longer, until_day=last.until_day + longer)
        if found.until is not None and frame.refusal(found, frame.profile.powers.call) is None:
            last = found
        yield found


def _by_label(act: Act, frame: Frame) -> Act | None:
    """A label that the profile takes for a call: it runs from the moment the label was set."""
    if act.kind is not ActKind.LABELLED:
        return None
    for one in frame.profile.label:
        if one.means == "call" and one.label.casefold() == act.words.casefold():
            end = act.day + dt.timedelta(days=one.days) if act.day and one.days is not None else None
            until = end_of_day(end, frame.zone) if end else None
            return replace(act, kind=ActKind.CALL_OPENED, until=until, until_day=end)
    return None


def _cancelled(call: Call, acts: tuple[Act, ...]) -> Call:
    """A call by a label that was taken away before its end, and that nothing else tells, is cancelled."""
    if call.state is CallState.NOT_COUNTED or any(act.source is not ActSource.LABELS for act in call.acts):
        return call
    for act in acts:
        later = act.at is not None and (call.opened is None or act.at >= call.opened)
        in_time = act.at is not None and (call.until is None or act.at < call.until)
        if act.kind is ActKind.UNLABELLED and act.words == call.acts[0].words and later and in_time:
            why = f"it was cancelled on {act.day}: the label was taken away"
            return replace(call, state=CallState.CANCELLED, not_counted=why)
    return call


def _in_meeting(act: Act, frame: Frame) -> Call:
    """A question whose answer stands in the same minutes: it ended with the meeting."""
    call = _call([act], act.day, frame)
    state = call.state if call.not_counted else CallState.ENDED
    return replace(call, until=act.at, in_meeting=True, state=state)


def _call(told: list[Act], end: dt.date | None, frame: Frame) -> Call:
    refusals = [(act, frame.refusal(act, frame.profile.powers.call)) for act in told]
    counted = [act for act, why in refusals if why is None]
    first = min(counted or told, key=lambda act: (act.at is None, act.at or frame.now, act.id))
    until = max((act.until for act in counted or told if act.until), default=None)
    return Call(
        opened=first.at,
        opened_day=first.day,
        until=until,
        until_day=end,
        state=_state(until, frame, counted=bool(counted)),
        by=first.actor,
        acts=tuple(told),
        not_counted=None if counted else refusals[0][1],
    )


def _state(until: dt.datetime | None, frame: Frame, *, counted: bool) -> CallState:
    if not counted:
        return CallState.NOT_COUNTED
    if until is None:
        return CallState.NO_END
    return CallState.RUNNING if until > frame.now else CallState.ENDED


def _opened_a_call(act: Act) -> bool:
    return act.kind is ActKind.DELETED and bool({"last-call", "extend"} & set(act.commands))


def _gone(act: Act) -> Call:
    return Call(
        opened=act.at,
        opened_day=act.day,
        until=None,
        until_day=None,
        state=CallState.GONE,
        by=act.actor,
        acts=(act,),
    )


def decisive(calls: tuple[Call, ...], at: dt.datetime) -> Call | None:
    """The counted call that ends last of those opened by then; a question in a meeting opens no window."""
    opened = [
        call
        for call in calls
        if call.not_counted is None
        and not call.in_meeting
        and call.until is not None
        and (call.opened is None or call.opened <= at)
    ]
    return max(opened, key=lambda call: call.until or at, default=None)


def contradictions(subject: str, calls: tuple[Call, ...]) -> tuple[Contradiction, ...]:
    """Deadlines that minutes give and the item's text does not, where it gives another for the same call."""
    text = [call for call in calls if any(act.source is ActSource.TEXT for act in call.acts)]
    last = max(
        (call for call in text if call.until_day), key=lambda one: one.until_day or dt.date.min, default=None
    )
    if last is None or last.until_day is None:
        return ()
    found = []
    for call in calls:
        said = [act for act in call.acts if act.source is ActSource.MINUTES and act.basis.counts]
        if call.in_meeting or not said or call in text or call.until_day is None:
            continue
        newest = said[-1]
        if call.until_day > last.until_day and (call.until_day - last.until_day).days <= _APART:
            what = (
                f"The minutes of {newest.day} say that the call ends on {call.until_day}; "
                f"the text of the item says {last.until_day}"
            )
            proof = next(act for act in last.acts if act.source is ActSource.TEXT)
            found.append(
                Contradiction(subject=subject, what=what, evidence=(*newest.evidence, *proof.evidence))
            )
    return tuple(found)
