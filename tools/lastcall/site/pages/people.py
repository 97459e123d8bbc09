"""People: who takes part and for whom, as the group's privacy setting allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lastcall.model.minutes import Attendee
from lastcall.model.participant import Participant
from lastcall.model.settings import PeopleShown
from lastcall.site.context import Context, Page


@dataclass(slots=True)
class PersonRow:
    """Somebody of the register, or named in a list of attendees only."""

    name: str
    participant: Participant | None
    organization: str | None
    role: str | None
    handles: tuple[str, ...] = ()
    meetings: list[str] = field(default_factory=list)
    """Ids of the meetings whose minutes list them, oldest first."""


@dataclass(slots=True)
class OrganizationRow:
    """An organisation with how many speak for it."""

    name: str
    category: str | None
    people: int = 0
    meetings: set[str] = field(default_factory=set)


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    rows = _people(context)
    only_organizations = context.ledger.reading.sources.settings.privacy.people is PeopleShown.ORGANISATIONS
    yield Page(
        path="people.html",
        template="people.html",
        title="People",
        section="people.html",
        context={
            "registered": [] if only_organizations else [row for row in rows if row.participant],
            "others": [] if only_organizations else [row for row in rows if not row.participant],
            "organizations": _organizations(context, rows),
            "held": sum(bool(one.minutes) for one in context.status.meetings),
            "only_organizations": only_organizations,
            "unaffiliated": sum(row.organization is None for row in rows),
            "register": context.ledger.reading.sources.register.path,
        },
    )


def _people(context: Context) -> list[PersonRow]:
    day = context.status.as_of.day
    rows: dict[str, PersonRow] = {}
    known: dict[str, PersonRow] = {}
    for one in context.ledger.reading.sources.register.participants:
        handles = tuple(login for login in one.github if not login.isdecimal())
        row = PersonRow(one.name, one, one.affiliation_at(day), one.role, handles)
        rows[one.name] = row
        for name in (one.name, *one.aliases, *handles):
            known[name.casefold()] = row
    for meeting in context.status.meetings:
        present: dict[int, PersonRow] = {}
        for file in meeting.minutes:
            for attendee in file.attendees:
                row = _row(attendee, known, rows)
                present[id(row)] = row
        for row in present.values():
            row.meetings.append(meeting.id)
    return sorted(rows.values(), key=lambda row: row.name.casefold())


def _row(attendee: Attendee, known: dict[str, PersonRow], rows: dict[str, PersonRow]) -> PersonRow:
    """The row of an attendee; one that the register does not name is kept as written."""
    name, handle = attendee.name, attendee.handle
    row = known.get((handle or name).casefold()) or known.get(name.casefold())
    if row is None:
        row = PersonRow(name, None, None, None, (handle,) if handle else ())
        rows[name] = known[name.casefold()] = row
    if row.participant is None and attendee.affiliation:
        row.organization = attendee.affiliation
    return row


def _organizations(context: Context, people: list[PersonRow]) -> list[OrganizationRow]:
    rows: dict[str, OrganizationRow] = {}
    names: dict[str, str] = {}
    for one in context.ledger.reading.sources.register.organizations:
        rows[one.name] = OrganizationRow(one.name, one.category)
        names.update({name.casefold(): one.name for name in (one.name, *one.aliases)})
    for person in people:
        if person.organization is None:
            continue
        name = names.setdefault(person.organization.casefold(), person.organization)
        row = rows.setdefault(name, OrganizationRow(name, None))
        row.people += 1
        row.meetings.update(person.meetings)
    return sorted(rows.values(), key=lambda row: row.name.casefold())


def member_since(participant: Participant) -> str:
    """What the register says of the agreement."""
    member = participant.member
    if isinstance(member, date):
        return f"since {member.isoformat()}"
    return {True: "yes", False: "no", None: "not said"}[member]
