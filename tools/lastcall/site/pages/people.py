"""People: who takes part and for whom, as the group's privacy setting allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup
from msgspec import Struct, field

from lastcall.model.minutes import Attendee
from lastcall.model.participant import Participant
from lastcall.model.settings import PeopleShown
from lastcall.site.context import Context, Page
from lastcall.site.fragments import count
from lastcall.site.markup import safe
from lastcall.site.tables import Part, table

_AS_WRITTEN = "The register does not name them. They are shown as written, and nobody guesses who they are."
_OF_REGISTER = "Organisations are those of the register on the day of this status."
_WITHOUT_REGISTER = "The group keeps no register, so that spellings of one name may stand apart."


class PersonRow(Struct):
    """Somebody of the register, or named in a list of attendees only."""

    name: str
    participant: Participant | None
    organization: str | None
    role: str | None
    handles: tuple[str, ...] = ()
    meetings: list[str] = field(default_factory=list)
    """Ids of the meetings whose minutes list them, oldest first."""


class OrganizationRow(Struct):
    """An organisation with how many speak for it."""

    name: str
    category: str | None
    people: int = 0
    meetings: set[str] = field(default_factory=set)


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    sources = context.ledger.reading.sources
    rows = _people(context)
    parts = []
    if sources.settings.privacy.people is not PeopleShown.ORGANISATIONS:
        registered = [row for row in rows if row.participant]
        others = [row for row in rows if not row.participant]
        if registered:
            parts.append(
                Part("register", "In the register", len(registered), _registered(context, registered))
            )
        if others:
            body = _listed(context, others)
            parts.append(Part("others", "Listed in minutes only", len(others), body, note=_AS_WRITTEN))
    if organizations := _organizations(context, rows):
        body = _organization_table(context, organizations)
        parts.append(Part("organisations", "Organisations", len(organizations), body))
    unknown = sum(row.organization is None for row in rows)
    yield Page(
        path="people.html",
        template="list.html",
        title="People",
        section="people.html",
        context={
            "intro": "Attendance is what the lists in the minutes say. "
            + (_OF_REGISTER if sources.register.path else _WITHOUT_REGISTER),
            "parts": parts,
            "nothing": "Nobody is listed in the minutes, and the group keeps no register.",
            "after": f"{count(unknown, 'person', 'people')} without a known organisation." if unknown else "",
        },
    )


def _registered(context: Context, rows: list[PersonRow]) -> Markup:
    show = context.show
    cells = (
        (
            "",
            show.person(row.name),
            show.written(row.organization or ""),
            row.role or "",
            safe(", ").join(map(show.account, row.handles)),
            _member(row.participant),
            len(row.meetings),
            show.refs(row.meetings[-1:]),
        )
        for row in rows
    )
    return table(("Name", "Organisation", "Role", "Account", "Agreement signed", "Meetings", "Last"), cells)


def _listed(context: Context, rows: list[PersonRow]) -> Markup:
    show = context.show
    cells = (
        (
            "",
            show.person(row.name),
            show.written(row.organization or ""),
            safe(", ").join(map(show.account, row.handles)),
            len(row.meetings),
            show.refs(row.meetings[-1:]),
        )
        for row in rows
    )
    return table(("Name", "Organisation", "Account", "Meetings", "Last"), cells)


def _organization_table(context: Context, rows: list[OrganizationRow]) -> Markup:
    held = sum(bool(one.minutes) for one in context.status.meetings)
    cells = (
        ("", context.show.written(row.name), row.category or "", row.people, f"{len(row.meetings)} of {held}")
        for row in rows
    )
    return table(("Organisation", "Category", "People", "Meetings"), cells)


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


def _member(participant: Participant | None) -> str:
    """What the register says of the agreement."""
    member = participant.member if participant else None
    if isinstance(member, date):
        return f"since {member.isoformat()}"
    return {True: "yes", False: "no", None: "not said"}[member]
