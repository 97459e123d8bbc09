"""A section whose number another one has, or that does not fit where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.model.specification import SpecSection, SpecVersion

SLUG = "section-number"
SEVERITY = Severity.WARNING
SUMMARY = "a section with a wrong number"
HELP = "Number the section as its place asks, and its entry in the table of contents with it."
HABIT = None


def find(context: Context) -> Iterator[Flaw]:
    """Numbers given twice in one file, or that do not begin with the number of the section above."""
    for version in context.ledger.reading.specs:
        yield from _in_version(version)


def _in_version(version: SpecVersion) -> Iterator[Flaw]:
    first: dict[str, SpecSection] = {}
    above: list[SpecSection] = []
    for section in version.sections:
        while above and above[-1].level >= section.level:
            above.pop()
        number = _bare(section)
        parent = _bare(above[-1]) if above else ""
        above.append(section)
        if not number:
            continue
        quote = f"{section.number} {section.title}"
        if parent and not number.startswith(f"{parent}."):
            message = f"section {number} stands under section {parent}: {section.title}"
            yield Flaw(path=version.path, line=section.line, message=message, quote=quote)
        elif number in first:
            message = f"section {number} is there already, on line {first[number].line}: {section.title}"
            yield Flaw(path=version.path, line=section.line, message=message, quote=quote)
        first.setdefault(number, section)


def _bare(section: SpecSection) -> str:
    return (section.number or "").rstrip(".")
