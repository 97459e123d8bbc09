"""The fold of acts under a profile: what each proposal has come to, and why."""

from __future__ import annotations

from collections import defaultdict

from lastcall.ledger.acts import joining
from lastcall.model.act import Act, ActKind, Contradiction
from lastcall.model.reference import ItemId, ItemKind
from lastcall.status import collecting
from lastcall.status.consensus import objections
from lastcall.status.consensus.case import Matter, bare, fold
from lastcall.status.consensus.frame import order
from lastcall.status.consensus.placing import place
from lastcall.status.consensus.values import Case, ObjectionCase
from lastcall.status.visible import Visible

__all__ = ["Case", "find", "loose"]

_QUIET = frozenset(
    {
        ActKind.OPENED,
        ActKind.CLOSED,
        ActKind.REOPENED,
        ActKind.REVISED,
        ActKind.DEFERRED,
        ActKind.DELETED,
        ActKind.STAGED,
        ActKind.LABELLED,
        ActKind.UNLABELLED,
        ActKind.MISUNDERSTOOD,
        ActKind.REDACTED,
        ActKind.ANNOUNCED,
    }
)
"""Acts that alone make no case of an issue or of a specification."""


def find(seen: Visible, acts: tuple[Act, ...] | None = None) -> tuple[Case, ...]:
    """The case of each proposal, sorted by repository and number, specifications after the items."""
    with collecting.paused():
        return _find(seen, seen.acts if acts is None else acts)


def _find(seen: Visible, acts: tuple[Act, ...]) -> tuple[Case, ...]:
    told, differing = joining.join(sorted(place(acts), key=order))
    by_subject: dict[str, list[Act]] = defaultdict(list)
    for act in told:
        by_subject[act.subject].append(act)
    contradictions: dict[str, list[Contradiction]] = defaultdict(list)
    for one in differing:
        contradictions[one.subject].append(one)
    subjects = [subject for subject, told in by_subject.items() if subject and _is_case(seen, subject, told)]
    return tuple(
        fold(_matter(seen, subject, by_subject[subject], contradictions[subject]), seen)
        for subject in sorted(subjects, key=_place)
    )


def loose(seen: Visible) -> tuple[ObjectionCase, ...]:
    """Objections that name no proposal, by the meeting whose minutes tell them."""
    by_meeting: dict[str, list[Act]] = defaultdict(list)
    for act in sorted(place(seen.acts), key=order):
        if not act.subject and act.meeting:
            by_meeting[act.meeting].append(act)
    frame = bare(seen)
    return tuple(one for told in by_meeting.values() for one in objections.find("", tuple(told), frame))


def _place(subject: str) -> tuple[bool, str, int, str]:
    target = ItemId.parse(subject)
    return (target is None, target.repository if target else "", target.number if target else 0, subject)


def _is_case(seen: Visible, subject: str, told: list[Act]) -> bool:
    item = seen.ledger.items.get(subject)
    if item is not None and item.kind is ItemKind.PULL:
        return True
    return any(act.kind not in _QUIET and act.basis.counts for act in told)


def _named_kinds(seen: Visible, subject: str) -> set[ItemKind]:
    """What minutes and agendas call an item that no source of the forge holds."""
    return {
        reference.kind
        for meeting in seen.meetings
        for file in meeting.files
        for reference in file.references
        if reference.target == subject
    }


def _matter(seen: Visible, subject: str, told: list[Act], differing: list[Contradiction]) -> Matter:
    item = seen.ledger.items.get(subject)
    links = seen.links
    named = {item.kind} if item else _named_kinds(seen, subject)
    return Matter(
        subject=subject,
        title=item.title if item else subject,
        item=item,
        is_pull=ItemKind.PULL in named,
        is_known=bool(named - {ItemKind.UNKNOWN}) or "#" not in subject,
        acts=tuple(sorted(told, key=order)),
        contradictions=tuple(differing),
        succeeds=tuple(sorted(links.replaces.get(subject, ()))),
        succeeded_by=tuple(sorted(links.replaced_by.get(subject, ()))),
    )
