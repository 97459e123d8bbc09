"""Proposals by plain facts: pull requests, and what minutes put to the group, with why their state is so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lastcall.documents.references import specs_in
from lastcall.ledger import timetable
from lastcall.model.event import EventType, RecordedEvent
from lastcall.model.evidence import Evidence, FileEvidence, LinkEvidence
from lastcall.model.item import Item, StateAt
from lastcall.model.reference import ItemId, ItemKind
from lastcall.status.values import Deadline, Proposal, ProposalState
from lastcall.status.visible import Visible

_PUT = {
    EventType.PROPOSAL,
    EventType.LAST_CALL,
    EventType.SUPPORT,
    EventType.ABSTAIN,
    EventType.OBJECTION,
    EventType.OBJECTION_RESOLVED,
    EventType.NO_OBJECTION,
    EventType.MERGED,
}
"""Acts in minutes that make an item a proposal, whatever kind of item it is."""
_TREATED = {EventType.DECISION, EventType.NO_OBJECTION, EventType.OBJECTION, EventType.DEFERRED}
"""Acts after a deadline by which the group took the matter up again."""
_WITHDRAWN = re.compile(r"\bwithdr(?:aw|awn|ew|awing)\b", re.IGNORECASE)

_OTHER = re.compile(
    r"\b(?:objections?|concerns?|comments?|reviews?|approvals?|support|not)\b|n't\b", re.IGNORECASE
)


def find(seen: Visible) -> tuple[Proposal, ...]:
    """All proposals that existed, sorted by repository and number."""
    ids: dict[ItemId, None] = {}
    for item in seen.ledger.items.values():
        if item.kind is ItemKind.PULL and seen.state(item) is not StateAt.ABSENT:
            ids[item.id] = None
    for event in seen.events:
        if event.repository_path and event.event.type in _PUT:
            for subject in event.event.subject:
                if (target := ItemId.parse(subject)) is not None:
                    ids[target] = None
    return tuple(_proposal(seen, target) for target in sorted(ids))


def _proposal(seen: Visible, target: ItemId) -> Proposal:
    key = str(target)
    item = seen.ledger.items.get(key)
    if item is not None and seen.state(item) is StateAt.ABSENT:
        item = None
    events = tuple(seen.by_subject.get(key, ()))
    deadlines = tuple(sorted(_deadlines(item, events), key=lambda one: (one.day, one.text)))
    call_until = max((one.day for one in deadlines if one.is_call), default=None)
    state, ended, because = _state(seen, item, events, call_until)
    links = seen.links
    return Proposal(
        id=key,
        title=item.title if item else _title_from_agenda(seen, key),
        kind=item.kind if item else _kind(seen, key),
        state=state,
        url=item.url if item else None,
        author=item.author if item else None,
        opened=seen.instant.day_of(item.created) if item and item.created else None,
        ended=ended,
        call_until=call_until,
        deadlines=deadlines,
        meetings=tuple(seen.meetings_of.get(key, ())),
        events=events,
        specs=_specs(seen, item, events),
        closes=tuple(sorted(links.closes.get(key, ()))),
        replaces=_existing(seen, links.replaces.get(key, ())),
        replaced_by=_existing(seen, links.replaced_by.get(key, ())),
        because=because or _named(seen, key, item),
    )


def _existing(seen: Visible, targets: set[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Items that exist by now, or that the sources do not hold."""
    items = seen.ledger.items
    return tuple(
        sorted(one for one in targets if one not in items or seen.state(items[one]) is not StateAt.ABSENT)
    )


def _deadlines(item: Item | None, events: tuple[RecordedEvent, ...]) -> Iterator[Deadline]:
    if item is not None:
        for line in timetable.read(item.body):
            evidence = LinkEvidence(url=item.url, quote=line.quote)
            yield Deadline(day=line.day, text=line.words, is_call=line.is_call, evidence=evidence)
    for event in events:
        if event.event.type is EventType.LAST_CALL and event.event.due and event.event.basis.counts:
            words = event.event.quote
            yield Deadline(day=event.event.due, text=words, is_call=True, evidence=event.evidence[0])


def _state(
    seen: Visible, item: Item | None, events: tuple[RecordedEvent, ...], call_until: dt.date | None
) -> tuple[ProposalState, dt.date | None, tuple[Evidence, ...]]:
    ended = _ended(seen, item, events)
    if ended is not None:
        return ended
    if item is None:
        return ProposalState.NOT_KNOWN, None, _evidence(events, *_PUT)
    day = seen.instant.day
    if call_until is not None and call_until >= day:
        return ProposalState.CALL_OPEN, None, _calls(item, events, call_until)
    taken_up = [
        event for event in events if event.event.type in _TREATED and event.at and event.repository_path
    ]
    if call_until is not None and not any(event.at > call_until for event in taken_up if event.at):
        return ProposalState.CALL_ENDED, None, _calls(item, events, call_until)
    reviewed = any(review.at is None or seen.instant.has_come(review.at) for review in item.reviews)
    meetings = seen.meetings_of.get(str(item.id), ())
    if reviewed or any(one.id in meetings for one in seen.held):
        return ProposalState.UNDER_REVIEW, None, _named(seen, str(item.id), item)
    opened = LinkEvidence(url=item.url, quote=item.title, at=item.created)
    return ProposalState.OPEN, None, (opened,)


def _ended(
    seen: Visible, item: Item | None, events: tuple[RecordedEvent, ...]
) -> tuple[ProposalState, dt.date | None, tuple[Evidence, ...]] | None:
    """The end that the forge tells, else the one that minutes tell; None while there is none."""
    state = seen.state(item) if item else StateAt.TIME_UNKNOWN
    said = [
        event
        for event in events
        if event.repository_path
        and event.event.type in (EventType.MERGED, EventType.CLOSED)
        and event.event.basis.counts
    ]
    if item is not None and state in (StateAt.MERGED, StateAt.CLOSED):
        moment = item.merged or item.closed
        quote = "merged" if state is StateAt.MERGED else "closed"
        evidence: Evidence = LinkEvidence(url=item.url, quote=quote, at=moment)
        day = seen.instant.day_of(moment) if moment else (said[-1].at if said else None)
        kind = ProposalState.MERGED if state is StateAt.MERGED else _closed(seen, item)
        return kind, day, (evidence, *(event.evidence[0] for event in said))
    gathered = seen.gathered.get(item.id.repository) if item else None
    newer = [event for event in said if gathered is None or (event.at and event.at > gathered.date())]
    if item is not None and state is StateAt.OPEN and not newer:
        return None
    told = newer if item is not None and state is StateAt.OPEN else said
    if told and (item is None or state is StateAt.TIME_UNKNOWN or gathered):
        last = told[-1]
        kind = ProposalState.MERGED if last.event.type is EventType.MERGED else ProposalState.CLOSED
        return kind, last.at, tuple(event.evidence[0] for event in told)
    if item is not None and state is StateAt.TIME_UNKNOWN:
        words = f"{item.state.value}, and the source gives no time"
        return ProposalState.TIME_UNKNOWN, None, (LinkEvidence(url=item.url, quote=words),)
    return None


def _closed(seen: Visible, item: Item) -> ProposalState:
    """Closed, or withdrawn where a label or one of its author's last words says so."""
    own = [
        comment.body
        for comment in item.comments
        if comment.author == item.author and (comment.at is None or seen.instant.has_come(comment.at))
    ]
    if any(_WITHDRAWN.search(text) for text in item.labels) or any(map(_withdraws, own[-2:])):
        return ProposalState.WITHDRAWN
    return ProposalState.CLOSED


def _withdraws(text: str) -> bool:
    """Whether words withdraw the item itself, not an objection, a comment or a review."""
    return any(_WITHDRAWN.search(line) and not _OTHER.search(line) for line in text.split("\n"))


def _evidence(events: tuple[RecordedEvent, ...], *types: EventType) -> tuple[Evidence, ...]:
    return tuple(event.evidence[0] for event in events if event.event.type in types)


def _calls(item: Item, events: tuple[RecordedEvent, ...], call_until: dt.date) -> tuple[Evidence, ...]:
    return tuple(one.evidence for one in _deadlines(item, events) if one.is_call and one.day == call_until)


def _named(seen: Visible, key: str, item: Item | None) -> tuple[Evidence, ...]:
    """Where it was last named in a meeting, else its opening."""
    for meeting in reversed(seen.held):
        for file in (*meeting.minutes, *meeting.agendas):
            for reference in file.references:
                if reference.target == key:
                    return (FileEvidence(path=file.path, line=reference.line, quote=reference.text),)
    return (LinkEvidence(url=item.url, quote=item.title, at=item.created),) if item else ()


def _specs(seen: Visible, item: Item | None, events: tuple[RecordedEvent, ...]) -> tuple[str, ...]:
    renames = seen.ledger.reading.renames
    found = list(specs_in(f"{item.title}\n{item.body}", renames)) if item else []
    for event in events:
        found += [subject for subject in event.event.subject if ItemId.parse(subject) is None]
    return tuple(dict.fromkeys(found))


def _kind(seen: Visible, key: str) -> ItemKind:
    for meeting in seen.meetings:
        for file in meeting.files:
            for reference in file.references:
                if reference.target == key and reference.kind is not ItemKind.UNKNOWN:
                    return reference.kind
    return ItemKind.UNKNOWN


def _title_from_agenda(seen: Visible, key: str) -> str:
    """The words of the line that names it last, for an item whose title is not at hand."""
    for meeting in reversed(seen.meetings):
        for file in meeting.files:
            for item in file.agenda:
                for one in (*item.children, item):
                    if key in one.targets:
                        return item.text
    return key
