"""How this was derived: what was read, how far it reaches, by which rules, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lastcall.model.event import Basis, RecordedEvent
from lastcall.site.context import Context, Page

_MEANING = {
    Basis.DECLARED: "An explicit mark, command, label, review or front matter says it.",
    Basis.RECORDED: "Minutes say it in plain words in their record part.",
    Basis.CONFIRMED: "Inferred at first, then confirmed by a maintainer.",
    Basis.INFERRED: "Worked out from context. It is shown and asked about, and counts for nothing.",
}


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """One archive of issues and pull requests."""

    name: str
    repository: str
    gathered: date | None
    items: int


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule of the readers with how often it applied."""

    rule: str
    basis: Basis
    number: int
    example: RecordedEvent


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    status, sources = context.status, context.ledger.reading.sources
    known = Counter(event.event.basis for event in status.events)
    yield Page(
        path="derived.html",
        template="derived.html",
        title="How this was derived",
        section="derived.html",
        context={
            "as_of": status.as_of,
            "notes": status.notes,
            "kinds": _kinds(context),
            "archives": [
                ArchiveRow(
                    name=one.source.rpartition("/")[2],
                    repository=one.repository,
                    gathered=status.as_of.day_of(one.gathered) if one.gathered else None,
                    items=len(one.items),
                )
                for one in sources.archives
            ],
            "bases": [(basis, known[basis], meaning) for basis, meaning in _MEANING.items()],
            "types": sorted(Counter(context.show.kind(event.event.type) for event in status.events).items()),
            "rules": _rules(context),
            "limits": sources.settings.limits,
            "renames": sorted(sources.settings.renames.items()),
            "problems": status.problems,
            "commit": sources.commit,
            "people": sources.settings.privacy.people.value,
        },
    )


def _kinds(context: Context) -> list[tuple[str, int]]:
    reading = context.ledger.reading
    return [
        ("Markdown files", len(reading.sources.files)),
        ("agendas and minutes", len(reading.meeting_files)),
        ("pages with use cases", len(reading.use_case_pages)),
        ("texts of specifications", len(reading.specs)),
        ("people in the register", len(reading.sources.register.participants)),
    ]


def _rules(context: Context) -> list[RuleRow]:
    number: Counter[tuple[str, Basis]] = Counter()
    first: dict[tuple[str, Basis], RecordedEvent] = {}
    for event in context.status.events:
        key = (event.event.rule, event.event.basis)
        number[key] += 1
        first.setdefault(key, event)
    return [RuleRow(rule, basis, number[rule, basis], first[rule, basis]) for rule, basis in sorted(number)]
