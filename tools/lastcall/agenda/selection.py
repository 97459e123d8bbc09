"""Which issues and pull requests belong on the next agenda, and why; and which do not, and why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from lastcall.agenda.past import Past
from lastcall.agenda.values import LeftOut, Reason
from lastcall.documents import dates
from lastcall.documents.references import specs_in
from lastcall.model.event import EventType
from lastcall.model.evidence import FileEvidence, LinkEvidence
from lastcall.model.item import Item, StateAt
from lastcall.model.reference import ItemId, ItemKind
from lastcall.status.values import ProposalState

_PUT_OFF = re.compile(r"\b(?:indefinitely|until further notice|on hold|parked|no date)\b", re.IGNORECASE)
_STALE = timedelta(days=365)
"""A call that ran out longer ago is no news: nobody waits for its result."""


class Selected(Struct, frozen=True, kw_only=True):
    """One item that belongs on the agenda."""

    target: str
    kind: ItemKind
    item: Item | None
    """None where no source holds it, and only meetings name it."""
    because: tuple[Reason, ...]


def select(past: Past) -> tuple[tuple[Selected, ...], tuple[LeftOut, ...]]:
    """The items for the agenda, and those considered and left out, by repository and number."""
    chosen: list[Selected] = []
    left: list[LeftOut] = []
    reasons = _candidates(past)
    for target in sorted(reasons, key=lambda name: (ItemId.parse(name) or ItemId("", 0), name)):
        against = _against(past, target)
        if against:
            left.append(LeftOut(target=target, because=tuple(against)))
            continue
        item = past.items.get(target)
        kind = item.kind if item else past.kinds.get(target, ItemKind.UNKNOWN)
        chosen.append(Selected(target=target, kind=kind, item=item, because=tuple(reasons[target])))
    return tuple(chosen), tuple(left)


def _candidates(past: Past) -> dict[str, list[Reason]]:
    found: dict[str, list[Reason]] = {}
    for target, reason in (*_named(past), *_opened(past), *_called(past)):
        found.setdefault(target, []).append(reason)
    for target, reason in _by_specification(past):
        found.setdefault(target, [reason])
    return found


def _named(past: Past) -> Iterator[tuple[str, Reason]]:
    """Once for each of the last two meetings that names it."""
    own = _own_repositories(past)
    for target, places in past.named.items():
        parsed = ItemId.parse(target)
        if parsed is None or _is_later(past, target) or (own and parsed.repository.lower() not in own):
            continue
        seen = set()
        for meeting, evidence in places:
            if meeting.id not in seen:
                seen.add(meeting.id)
                yield target, Reason(what=f"named in the meeting of {meeting.id}", evidence=evidence)


def _own_repositories(past: Past) -> set[str]:
    """The group's repositories, in lower case: an item of any other one is mentioned, not on its agenda."""
    settings = past.ledger.reading.sources.settings
    renames = past.ledger.reading.renames
    names = [
        *settings.github.repositories,
        *(entry.repository for entry in settings.home),
        *(archive.repository for archive in past.ledger.reading.sources.archives),
        *renames.repositories,
    ]
    if past.ledger.reading.home:
        names.append(past.ledger.reading.home)
    return {renames.repository(name).lower() for name in names}


def _is_later(past: Past, target: str) -> bool:
    """Whether a source holds the item and says that it was opened later: what is named is another one."""
    return target in past.ledger.items and target not in past.items


def _opened(past: Past) -> Iterator[tuple[str, Reason]]:
    """On the last meeting's day, or since: where only days are known, it may have been after the meeting."""
    since = (past.last.date if past.last else None) or date.min
    for target, item in past.items.items():
        if item.created is None:
            continue
        day = past.status.as_of.day_of(item.created)
        open_or_new = past.last is not None or past.state(item) is StateAt.OPEN
        if day >= since and open_or_new:
            what = f"opened on {day}" if past.last is None else f"opened on {day}, since the last meeting"
            yield target, Reason(what=what, evidence=_link(item))


def _called(past: Past) -> Iterator[tuple[str, Reason]]:
    """Calls that run, and those that ran out and that nobody concluded."""
    for target, proposal in past.proposals.items():
        until = proposal.call_until
        if until is None or target not in past.items:
            continue
        evidence = next(
            (one.evidence for one in proposal.deadlines if one.is_call and one.day == until), None
        )
        if proposal.state is ProposalState.CALL_OPEN:
            yield target, Reason(what=f"its call runs until {until}", evidence=evidence)
        elif proposal.state is ProposalState.CALL_ENDED and past.day - until <= _STALE:
            what = f"its call ends on {until}, before this meeting, and nothing on the record concludes it"
            yield target, Reason(what=what, evidence=evidence)


def _by_specification(past: Past) -> Iterator[tuple[str, Reason]]:
    """Open pull requests whose title names a specification that the last two meetings spoke of."""
    spoken: dict[str, Reason] = {}
    renames = past.ledger.reading.renames
    for meeting in past.last_two:
        for file in meeting.files:
            markdown = past.markdown(file.path)
            for number, line in enumerate(markdown.lines if markdown else (), 1):
                for spec in specs_in(_without_addresses(line), renames):
                    what = f"{spec} was spoken of in the meeting of {meeting.id}"
                    spoken[spec] = Reason(what=what, evidence=past.at(file.path, number))
    for target, item in past.items.items() if spoken else ():
        if item.kind is ItemKind.PULL and past.state(item) is StateAt.OPEN:
            for spec in specs_in(item.title, renames):
                if spec in spoken:
                    yield target, spoken[spec]


_ADDRESS = re.compile(r"https?://\S+")


def _without_addresses(line: str) -> str:
    return _ADDRESS.sub(" ", line)


def _against(past: Past, target: str) -> list[Reason]:
    """Why a candidate does not belong on the agenda; empty where it does."""
    item = past.items.get(target)
    state = past.state(item) if item else StateAt.TIME_UNKNOWN
    if item is not None and state in (StateAt.MERGED, StateAt.CLOSED):
        moment = item.merged or item.closed
        day = f" on {past.status.as_of.day_of(moment)}" if moment else ""
        return [Reason(what=f"{state.value}{day}", evidence=_link(item))]
    return [
        *_ended_in_minutes(past, target, open_still=state is StateAt.OPEN),
        *_superseded(past, target),
        *_put_off(past, target),
    ]


def _ended_in_minutes(past: Past, target: str, *, open_still: bool) -> Iterator[Reason]:
    """Minutes say that it was merged or closed.

    Where the forge has it open still, a later meeting that names it again speaks for the forge.
    """
    said = past.acts(target, EventType.MERGED, EventType.CLOSED)
    if not said:
        return
    last = said[-1]
    reopened = past.acts(target, EventType.OPENED)
    if reopened and reopened[-1].at and last.at and reopened[-1].at > last.at:
        return
    again = any(
        meeting.date and last.at and meeting.date > last.at for meeting, _ in past.named.get(target, ())
    )
    if not (open_still and again):
        what = f"{last.event.type.value} on {last.at}, as minutes say"
        yield Reason(what=what, evidence=last.evidence[0])


def _superseded(past: Past, target: str) -> Iterator[Reason]:
    """Another pull request that exists says that it replaces this one."""
    for successor in sorted(past.status.links.replaced_by.get(target, ())):
        item = past.items.get(successor)
        if item is not None:
            yield Reason(what=f"replaced by {successor}", evidence=_link(item))


def _put_off(past: Past, target: str) -> Iterator[Reason]:
    """Deferred without a day, or to a day after this meeting."""
    deferred = past.acts(target, EventType.DEFERRED)
    if not deferred:
        return
    last = deferred[-1]
    since = past.named.get(target, ())
    if any(meeting.date and last.at and meeting.date > last.at for meeting, _ in since):
        return
    evidence = last.evidence[0]
    line = past.line(evidence.path, evidence.line) if isinstance(evidence, FileEvidence) else last.event.quote
    until = dates.by(line, last.at)
    if _PUT_OFF.search(line):
        yield Reason(what="put off without a day", evidence=evidence)
    elif until is not None and until > past.day:
        yield Reason(what=f"deferred to {until}", evidence=evidence)


def _link(item: Item) -> LinkEvidence:
    return LinkEvidence(url=item.url, quote=item.title[:160], at=item.created)
