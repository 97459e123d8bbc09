"""Events of the public kinds for acts that people declare in comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lastcall.ledger.acts.reviews import APPROVED, CHANGES_REQUESTED
from lastcall.model.act import Act, ActKind, ActSource, Stance
from lastcall.model.event import Event, EventType, ObjectionFate, RecordedEvent

_TYPES = {
    ActKind.OBJECTED: (EventType.OBJECTION, ObjectionFate.RAISED),
    ActKind.SUSTAINED: (EventType.OBJECTION, ObjectionFate.SUSTAINED),
    ActKind.UPHELD: (EventType.OBJECTION, ObjectionFate.SUSTAINED),
    ActKind.ANSWERED: (EventType.OBJECTION_RESOLVED, ObjectionFate.ANSWERED),
    ActKind.WITHDRAWN: (EventType.OBJECTION_RESOLVED, ObjectionFate.WITHDRAWN),
    ActKind.RECORDED: (EventType.OBJECTION_RESOLVED, ObjectionFate.NOT_SUSTAINED),
    ActKind.OVERRULED: (EventType.OBJECTION_RESOLVED, ObjectionFate.OVERRULED),
    ActKind.ACCOMMODATED: (EventType.OBJECTION_RESOLVED, ObjectionFate.ACCOMMODATED),
    ActKind.SETTLED: (EventType.OBJECTION_RESOLVED, ObjectionFate.SETTLED),
    ActKind.DELETED: (EventType.OBJECTION, ObjectionFate.RAISED),
    ActKind.DISMISSED: (EventType.OBJECTION, ObjectionFate.RAISED),
    ActKind.CALL_OPENED: (EventType.LAST_CALL, None),
    ActKind.CALL_EXTENDED: (EventType.LAST_CALL, None),
    ActKind.DECLARED: (EventType.DECISION, None),
}
_STANCES = {
    Stance.SUPPORT: EventType.SUPPORT,
    Stance.CAN_LIVE: EventType.SUPPORT,
    Stance.ABSTAIN: EventType.ABSTAIN,
    Stance.RECUSE: EventType.ABSTAIN,
}

_REVIEWS = {
    CHANGES_REQUESTED: (EventType.OBJECTION, ObjectionFate.RAISED),
    APPROVED: (EventType.OBJECTION_RESOLVED, ObjectionFate.WITHDRAWN),
}
"""Of a review in the life of an objection, where the profile says that a request for changes is one."""


def events(acts: Iterable[Act]) -> Iterator[RecordedEvent]:
    """One event for each command that has a public kind; the others show in the case alone."""
    for act in acts:
        if act.source is ActSource.COMMENTS and act.rule.startswith("command."):
            event = of(act)
            if event is not None:
                yield event


def of(act: Act) -> RecordedEvent | None:
    """An act in the public shape; None where it has no public kind."""
    found = _REVIEWS.get(act.rule) or _TYPES.get(act.kind)
    kind, fate = found or (_STANCES.get(act.stance) if act.stance else None, None)
    if kind is None:
        return None
    proof = act.evidence[0]
    event = Event(
        type=kind,
        line=None,
        subject=(act.subject,),
        actor=act.actor.written.removeprefix("@") if act.actor else None,
        quote=proof.quote,
        basis=act.basis,
        rule=act.rule,
        fate=fate,
        due=act.until_day,
    )
    return RecordedEvent(
        id=act.id,
        event=event,
        at=act.day,
        source=getattr(proof, "url", act.subject),
        evidence=act.evidence,
        repository_path=False,
    )
