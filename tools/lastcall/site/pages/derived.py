"""How this was derived: what was read, how far it reaches, by which rules, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup
from msgspec import Struct

from lastcall.model.event import Basis, RecordedEvent
from lastcall.site.context import Context, Page
from lastcall.site.markup import safe, text
from lastcall.site.tables import table

_MEANING = {
    Basis.DECLARED: "An explicit mark, command, label, review or front matter says it.",
    Basis.RECORDED: "Minutes say it in plain words in their record part.",
    Basis.CONFIRMED: "Inferred at first, then confirmed by a maintainer.",
    Basis.INFERRED: "Worked out from context. It is shown and asked about, and counts for nothing.",
}


class ArchiveRow(Struct, frozen=True):
    """One archive of issues and pull requests."""

    name: str
    repository: str
    gathered: date | None
    items: int


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
            "bases": table(
                ("Basis", "Acts", "Meaning"),
                (("", context.show.basis(basis), known[basis], words) for basis, words in _MEANING.items()),
                "narrow",
            ),
            "types": sorted(Counter(context.show.kind(event.event.type) for event in status.events).items()),
            "rules": _rules(context),
            "limits": sources.settings.limits,
            "renames": sorted(sources.settings.renames.items()),
            "problems": _problems(context),
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


def _rules(context: Context) -> Markup | None:
    """Each rule with how often it applied, and its first example."""
    number: Counter[tuple[str, Basis]] = Counter()
    first: dict[tuple[str, Basis], RecordedEvent] = {}
    for event in context.status.events:
        key = (event.event.rule, event.event.basis)
        number[key] += 1
        first.setdefault(key, event)
    if not number:
        return None
    show = context.show
    rows = (
        (
            "",
            safe(f"<code>{text(rule)}</code>"),
            number[rule, basis],
            show.basis(basis),
            safe(f"{show.spoken(first[rule, basis])} {show.where(first[rule, basis])}"),
        )
        for rule, basis in sorted(number)
    )
    return table(("Rule", "Acts", "Basis", "First example"), rows)


def _problems(context: Context) -> Markup | None:
    if not context.status.problems:
        return None
    show = context.show
    rows = (
        (
            "",
            show.written(show.file_name(one.path) + (f", line {one.line}" if one.line else "")),
            show.written(one.reason + (f": {one.hint}" if one.hint else "")),
        )
        for one in context.status.problems
    )
    return table(("Where", "Reason"), rows)
