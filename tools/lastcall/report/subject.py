"""One thing and all that is known about it, found by what people write for it."""

from __future__ import annotations

import difflib
import re

from msgspec.structs import replace

from lastcall.ledger.ledger import Ledger
from lastcall.model.errors import UnknownReferenceError
from lastcall.model.event import RecordedEvent
from lastcall.model.reference import ItemId, ItemKind
from lastcall.report import around, person, shaping
from lastcall.report.around import Look
from lastcall.report.shapes import SubjectShape
from lastcall.status import missing
from lastcall.status.values import Status

_NUMBER = re.compile(r"#?([0-9]{1,9})")
_OBJECTION = re.compile(
    r"(?:(?P<repository>[\w.-]+/[\w.-]+))?#(?P<number>[0-9]{1,9})-O(?P<ordinal>[0-9]{1,4})", re.IGNORECASE
)
_IN_URL = re.compile(
    r"[a-z]+://[^/?#]*/([\w.-]+/[\w.-]+)/(?:pulls?|issues|discussions)/([0-9]{1,9})(?:[/?#]|$)", re.IGNORECASE
)


def find(ledger: Ledger, status: Status, ref: str, look: Look = around.nothing) -> SubjectShape:
    """The subject that a REF names; `look` asks the working copy what pull requests change.

    A REF is `#6`, `owner/repo#6`, an address, `#12-O1`, `2026-03-24-D2`, a specification's id, a need's
    anchor, a meeting's day, a person's name or `@handle`. Raises UnknownReferenceError, whose hint lists
    what is near.
    """
    given = ref.strip()
    for known in (_item, _objection, _by_id, _specification, _use_case, person.find):
        found = known(ledger, status, given)
        if found is not None:
            return _with_changes(ledger, status, found, look)
    raise _unknown(ledger, status, given)


def _with_changes(ledger: Ledger, status: Status, found: SubjectShape, look: Look) -> SubjectShape:
    """A subject with the files and sections that it touches, or that are touched of it."""
    if found.specification is not None:
        return replace(found, touches=around.touched_by(ledger, status, found.ref, look))
    item = ledger.items.get(found.ref) if found.item is not None else None
    if item is None or item.kind is not ItemKind.PULL:
        return found
    return replace(found, touches=around.touches(ledger, status, item, look))


def _unknown(ledger: Ledger, status: Status, given: str) -> UnknownReferenceError:
    known = [str(one.item.id) for one in status.items]
    known += [one.id for one in status.proposals] + [one.id for one in status.decisions]
    known += [one.id for one in status.objections] + [one.id for one in status.actions]
    known += [one.id for one in status.specifications] + [one.id for one in status.meetings]
    known += [need.need.id for case in status.use_cases for need in case.needs]
    known += [one.use_case.id for one in status.use_cases]
    known += [one.name for one in ledger.reading.sources.register.participants]
    near = difflib.get_close_matches(given, sorted(set(known)), 3, 0.6)
    hint = (
        f"near to it: {', '.join(near)}"
        if near
        else (
            "write #6, owner/repo#6, an address, #12-O1, 2026-03-24-D2, a specification's id, "
            "a need's anchor or a person's name"
        )
    )
    return UnknownReferenceError(f"`{given}` names nothing on the record as of {status.as_of.day}", hint=hint)


def _about(status: Status, *targets: str) -> list[RecordedEvent]:
    wanted = set(targets)
    return [one for one in status.events if wanted & set(one.event.subject)]


def _target(ledger: Ledger, given: str) -> str | None:
    reading = ledger.reading
    if found := _NUMBER.fullmatch(given):
        return f"{reading.home}#{int(found[1])}" if reading.home else None
    if "://" in given:
        found_in = _IN_URL.match(given)
        return f"{reading.renames.repository(found_in[1])}#{int(found_in[2])}" if found_in else None
    target = ItemId.parse(given)
    return f"{reading.renames.repository(target.repository)}#{target.number}" if target else None


def _item(ledger: Ledger, status: Status, given: str) -> SubjectShape | None:
    key = _target(ledger, given)
    if key is None:
        return None
    item = next((one for one in status.items if str(one.item.id).lower() == key.lower()), None)
    proposal = next((one for one in status.proposals if one.id.lower() == key.lower()), None)
    if item is not None:
        key = str(item.item.id)
    links = status.links
    linked = set().union(
        *(
            way.get(key, set())
            for way in (links.closes, links.closed_by, links.replaces, links.replaced_by, links.mentions)
        )
    )
    linked.update(other for other, named in links.mentions.items() if key in named)
    existing = {str(one.item.id) for one in status.items}
    linked = {one for one in linked if one in existing or one not in ledger.items}
    events = _about(status, key, *linked)
    gone = _gone(ledger, status, key) if item is None else None
    if gone is not None and proposal is None:
        return replace(
            gone,
            linked=[*sorted(linked), *_treated(status, gone.ref)],
            events=[shaping.recorded(one) for one in events],
        )
    if item is None and proposal is None and not events:
        meetings = [
            one for one in status.meetings for file in one.files for r in file.references if r.target == key
        ]
        if not meetings:
            return None
        return SubjectShape(
            ref=key,
            kind="item",
            title="not in the sources; meetings name it",
            linked=sorted({one.id for one in meetings}),
        )
    about = proposal.meetings if proposal else _treated(status, key)
    return SubjectShape(
        ref=key,
        kind=(item.item.kind.value if item else proposal.kind.value if proposal else "item"),
        title=item.item.title if item else proposal.title if proposal else key,
        item=shaping.item(item) if item else None,
        proposal=shaping.proposal(proposal) if proposal else None,
        linked=[*sorted(linked), *about],
        events=[shaping.recorded(one) for one in events],
        links=around.links(ledger, status, key),
        missing=around.gone(status, item.item) if item else gone.missing if gone else [],
        history=around.happened(ledger, status, item.item) if item else [],
    )


def _treated(status: Status, key: str) -> list[str]:
    """Ids of the meetings whose agenda or minutes name an item, oldest first."""
    return [
        one.id
        for one in status.meetings
        if any(reference.target == key for file in one.files for reference in file.references)
    ]


def _gone(ledger: Ledger, status: Status, key: str) -> SubjectShape | None:
    """An item that was read once and is there no more."""
    for one in missing.items(ledger, status.as_of):
        if one.item is not None and one.item.lower() == key.lower():
            kind = one.what.partition(" ")[2] or "item"
            title = f"moved to {one.moved_to}" if one.moved_to else "there no more"
            return SubjectShape(
                ref=one.item,
                kind=kind,
                title=title,
                missing=[around.missed(one)],
                links=around.links(ledger, status, one.item),
            )
    return None


def _objection(ledger: Ledger, status: Status, given: str) -> SubjectShape | None:
    found = _OBJECTION.fullmatch(given)
    wanted = given
    if found:
        repository = (
            ledger.reading.renames.repository(found["repository"])
            if found["repository"]
            else ledger.reading.home
        )
        wanted = f"{repository}#{int(found['number'])}-O{int(found['ordinal'])}"
    one = next((one for one in status.objections if one.id.lower() == wanted.lower()), None)
    if one is None:
        return None
    return SubjectShape(
        ref=one.id,
        kind="objection",
        title=one.text,
        objection=shaping.objection(one),
        linked=list(one.subject),
        events=[shaping.recorded(event) for event in _about(status, *one.subject)]
        or shaping.objection(one).life,
    )


def _by_id(_: Ledger, status: Status, given: str) -> SubjectShape | None:
    for decision in status.decisions:
        if decision.id.lower() == given.lower():
            return SubjectShape(
                ref=decision.id,
                kind="decision",
                title=decision.text,
                decision=shaping.decision(decision),
                linked=[*decision.subject, decision.meeting],
                events=[shaping.recorded(decision.event)],
            )
    for action in status.actions:
        if action.id.lower() == given.lower():
            return SubjectShape(
                ref=action.id,
                kind="action",
                title=action.text,
                action=shaping.action(action),
                linked=[*action.subject, action.meeting],
                events=[shaping.recorded(action.event)],
            )
    for meeting in status.meetings:
        if meeting.id.lower() == given.lower():
            paths = {file.path for file in meeting.minutes}
            return SubjectShape(
                ref=meeting.id,
                kind="meeting",
                title=meeting.title or meeting.id,
                meeting=shaping.meeting(meeting),
                linked=sorted({ref.target for file in meeting.files for ref in file.references}),
                events=[shaping.recorded(one) for one in status.events if one.source in paths],
            )
    return None


def _specification(ledger: Ledger, status: Status, given: str) -> SubjectShape | None:
    name = ledger.reading.renames.spec(given)
    for one in status.specifications:
        if one.id.lower() == name.lower():
            return SubjectShape(
                ref=one.id,
                kind="specification",
                title=one.title,
                specification=shaping.specification(one),
                linked=[*one.proposals, *one.needs, *one.meetings],
                events=[shaping.recorded(event) for event in _about(status, one.id, *one.proposals)],
            )
    events = _about(status, name)
    if events:
        shaped = [shaping.recorded(event) for event in events]
        return SubjectShape(ref=name, kind="specification", title="named in minutes only", events=shaped)
    return None


def _use_case(_: Ledger, status: Status, given: str) -> SubjectShape | None:
    wanted = given.removeprefix("#").lower()
    for case in status.use_cases:
        if wanted in (case.use_case.id.lower(), case.use_case.title.lower()):
            linked = [one.what for one in case.named_by] + [one.need.id for one in case.needs]
            return SubjectShape(
                ref=case.use_case.id,
                kind="use case",
                title=case.use_case.title,
                use_case=shaping.use_case(case),
                linked=list(dict.fromkeys(linked)),
            )
        for need in case.needs:
            if wanted in (need.need.id.lower(), need.need.title.lower()):
                return SubjectShape(
                    ref=need.need.id,
                    kind="need",
                    title=need.need.title,
                    need=shaping.need(need, case.use_case.path),
                    linked=list(dict.fromkeys([case.use_case.id, *(one.what for one in need.named_by)])),
                )
    return None
