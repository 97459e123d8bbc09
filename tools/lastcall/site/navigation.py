"""The navigation: the sections of the site, each with how much is in it."""

from __future__ import annotations

from msgspec import Struct

from lastcall.model.reference import ItemKind
from lastcall.status.values import Status


class Entry(Struct, frozen=True):
    """One section."""

    path: str
    name: str
    count: int | None = None


def entries(status: Status, findings: int) -> tuple[Entry, ...]:
    """All sections, in the order in which a newcomer asks."""
    put = {one.id for one in status.proposals}
    issues = sum(one.item.kind is ItemKind.ISSUE and str(one.item.id) not in put for one in status.items)
    return (
        Entry("index.html", "Overview"),
        Entry("specifications.html", "Specifications", len(status.specifications)),
        Entry("use-cases.html", "Use cases", len(status.use_cases)),
        Entry("proposals.html", "Proposals", len(status.proposals)),
        Entry("objections.html", "Objections", len(status.objections)),
        Entry("decisions.html", "Decisions", len(status.decisions)),
        Entry("actions.html", "Actions", len(status.actions)),
        Entry("meetings.html", "Meetings", len(status.meetings)),
        Entry("issues.html", "Issues", issues),
        Entry("people.html", "People"),
        Entry("rules.html", "Rules"),
        Entry("findings.html", "Findings", findings),
        Entry("derived.html", "How this was derived"),
    )
