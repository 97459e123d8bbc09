"""What a group makes a habit of: a rule that rests on a habit is silent where the group does not have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import Struct

from lastcall.check import notes
from lastcall.ledger.ledger import Ledger
from lastcall.model.item import StateAt
from lastcall.model.minutes import Meeting, MeetingFile, MeetingFileKind
from lastcall.model.reference import ItemKind
from lastcall.status.values import Status


class HabitName(StrEnum):
    """The habits that rules rest on."""

    KEEPS_MINUTES = "keeps minutes"
    LISTS_ATTENDEES = "lists attendees"
    NAMES_OWNERS = "names owners"
    LINKS_NEEDS = "links needs"
    TREATS_MERGES = "treats merges"
    NOTES_ITEMS = "notes what came of agenda items"


class Habit(Struct, frozen=True, kw_only=True):
    """Whether a group has a habit, with the figures that say so."""

    present: bool
    reason: str
    """A sentence with the figures, as it is told where the rule stays silent."""


class Threshold(Struct, frozen=True, kw_only=True):
    """From where on a practice is a habit."""

    share: float
    """The share of cases in which the group does it."""
    least: int
    """With fewer cases there is no telling, and the habit is taken as absent."""


THRESHOLDS: Mapping[HabitName, Threshold] = {
    # an agenda of a group with few meetings may well wait for its minutes: nearly every group keeps them
    HabitName.KEEPS_MINUTES: Threshold(share=0.6, least=3),
    # some lists of attendees are of those who spoke, or stand elsewhere: then nobody's absence means anything
    HabitName.LISTS_ATTENDEES: Threshold(share=0.8, least=5),
    HabitName.NAMES_OWNERS: Threshold(share=0.6, least=4),
    # a group that has begun to link its needs wants to see the rest; one that never did has not promised to
    HabitName.LINKS_NEEDS: Threshold(share=0.25, least=2),
    HabitName.NOTES_ITEMS: Threshold(share=0.8, least=4),
    # editors of many groups merge on their own authority: one untreated merge is a gap
    # only where nearly all are treated
    HabitName.TREATS_MERGES: Threshold(share=0.85, least=6),
}


def of(ledger: Ledger, status: Status) -> dict[HabitName, Habit]:
    """Every habit of a group at the status's instant."""
    return {name: _judged(name, *count(ledger, status)) for name, count in _COUNTS.items()}


def _judged(name: HabitName, done: int, cases: int, what: str) -> Habit:
    threshold = THRESHOLDS[name]
    if cases < threshold.least:
        return Habit(present=False, reason=f"too few to tell a habit: {done} of {cases} {what}")
    return Habit(
        present=done >= threshold.share * cases,
        reason=f"not a habit here: {done} of {cases} {what}",
    )


def _keeps_minutes(_: Ledger, status: Status) -> tuple[int, int, str]:
    held = [one for one in status.meetings if one.date and one.date <= status.as_of.day and one.agendas]
    return sum(bool(one.minutes) for one in held), len(held), "past meetings with an agenda have minutes"


def _records(status: Status) -> list[tuple[Meeting, MeetingFile]]:
    return [
        (meeting, file)
        for meeting in status.meetings
        for file in meeting.minutes
        if file.kind is not MeetingFileKind.AGENDA
    ]


def _lists_attendees(_: Ledger, status: Status) -> tuple[int, int, str]:
    spoken = [line for _, file in _records(status) for line in file.spoken]
    return sum(line.known for line in spoken), len(spoken), "spoken lines are of a listed attendee"


def _names_owners(_: Ledger, status: Status) -> tuple[int, int, str]:
    return sum(one.owner is not None for one in status.actions), len(status.actions), "actions have an owner"


def _notes_items(_: Ledger, status: Status) -> tuple[int, int, str]:
    noted = [one for meeting in status.meetings for _, _, one in notes.of(meeting)]
    return sum(noted), len(noted), "items on agendas are named in the minutes"


def _links_needs(_: Ledger, status: Status) -> tuple[int, int, str]:
    needs = [need for use_case in status.use_cases for need in use_case.needs]
    return sum(bool(need.named_by) for need in needs), len(needs), "needs are named by anything"


def _treats_merges(_: Ledger, status: Status) -> tuple[int, int, str]:
    merged = [
        one.item for one in status.items if one.item.kind is ItemKind.PULL and one.state is StateAt.MERGED
    ]
    by_id = {one.id: one for one in status.proposals}
    named = sum(
        bool(one.reviews or (by_id.get(str(one.id)) and by_id[str(one.id)].meetings)) for one in merged
    )
    return named, len(merged), "merged pull requests were named in a meeting or reviewed"


_COUNTS: Mapping[HabitName, Callable[[Ledger, Status], tuple[int, int, str]]] = {
    HabitName.KEEPS_MINUTES: _keeps_minutes,
    HabitName.LISTS_ATTENDEES: _lists_attendees,
    HabitName.NAMES_OWNERS: _names_owners,
    HabitName.LINKS_NEEDS: _links_needs,
    HabitName.TREATS_MERGES: _treats_merges,
    HabitName.NOTES_ITEMS: _notes_items,
}
