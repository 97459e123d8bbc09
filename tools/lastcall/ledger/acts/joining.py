"""One act told twice becomes one with two pieces of evidence; what does not agree is kept and reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from lastcall.model.act import Act, ActKind, ActSource, Contradiction
from lastcall.model.event import Basis

_ENDS = (ActKind.LANDED, ActKind.CLOSED)
_ALIKE = (ActKind.ASKED, ActKind.POSITION, ActKind.LANDED, ActKind.CLOSED, ActKind.DEFERRED, ActKind.PROPOSED)
"""Kinds of which two lines of one meeting's minutes, by one person about one subject, are one act."""
_APART = 45
"""Days: two reports of a merge that lie further apart are two events, not one told differently."""
_SURER = (Basis.DECLARED, Basis.CONFIRMED, Basis.RECORDED, Basis.INFERRED)


def join(acts: Iterable[Act]) -> tuple[tuple[Act, ...], tuple[Contradiction, ...]]:
    """The acts, each once, in the order in which they came; and where two sources differ."""
    once = _within_minutes(acts)
    ends: dict[tuple[str, ActKind], list[Act]] = defaultdict(list)
    for act in once.values():
        if act.kind in _ENDS and act.subject:
            ends[act.subject, act.kind].append(act)
    contradictions = []
    for (subject, kind), told in ends.items():
        forge = next((act for act in told if act.source is ActSource.FORGE), None)
        for act in told if forge is not None else ():
            if forge is None or act is forge or act.source is not ActSource.MINUTES or not act.basis.counts:
                continue
            if forge.day is None or forge.day == act.day:
                forge = once[_key(forge)] = _told_twice(forge, act)
                del once[_key(act)]
            elif act.day is not None and abs((forge.day - act.day).days) <= _APART:
                contradictions.append(_differ(subject, kind, forge, act))
    return tuple(once.values()), tuple(contradictions)


def _key(act: Act) -> tuple[str, str]:
    return act.id, act.subject


def _within_minutes(acts: Iterable[Act]) -> dict[tuple[str, str], Act]:
    """By id and subject: lines of one meeting that tell one act are one."""
    once: dict[tuple[str, str], Act] = {}
    alike: dict[tuple[object, ...], tuple[str, str]] = {}
    for act in acts:
        key = _key(act)
        if act.source is ActSource.MINUTES and act.kind in _ALIKE and act.subject:
            who = act.actor.key if act.actor else None
            same = (act.meeting, act.kind, act.subject, who, act.stance)
            first = alike.setdefault(same, key)
            if first != key:
                once[first] = _told_twice(once[first], act)
                continue
        once[key] = act
    return once


def _told_twice(one: Act, other: Act) -> Act:
    """One act with the evidence of both; it is known as surely as the surer of them."""
    basis = min(one.basis, other.basis, key=_SURER.index)
    return replace(
        one,
        evidence=(*one.evidence, *(proof for proof in other.evidence if proof not in one.evidence)),
        basis=basis,
        at=one.at or other.at,
        day=one.day or other.day,
        meeting=one.meeting or other.meeting,
        minutes_closed=other.minutes_closed if one.minutes_closed is None else one.minutes_closed,
    )


def _differ(subject: str, kind: ActKind, forge: Act, minutes: Act) -> Contradiction:
    what = f"The minutes of {minutes.day} say {kind.value}, the forge says {forge.day}"
    return Contradiction(subject=subject, what=what, evidence=(*minutes.evidence, *forge.evidence))
