"""An entry of a table of contents that names its section otherwise than the section itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.check import anchors
from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.model.specification import SpecVersion

SLUG = "contents-mismatch"
SEVERITY = Severity.WARNING
SUMMARY = "a table of contents that names a section otherwise"
HELP = "Write number and title in the table of contents as the section has them, or the other way round."
HABIT = None
_ENTRY = re.compile(r"^(\d+(?:\.\d+)*)\.?\s+(.+)$")
_MARKUP = re.compile(r"[`*_\\]")


def find(context: Context) -> Iterator[Flaw]:
    """Links to a numbered section whose text is another number or another title."""
    for version in context.ledger.reading.specs:
        yield from _in_version(context, version)


def _in_version(context: Context, version: SpecVersion) -> Iterator[Flaw]:
    sections = {section.anchor.lower(): section for section in version.sections if section.number}
    for line, text, target in anchors.links(context.ledger.reading.markdown[version.path]):
        entry = _ENTRY.match(text.strip())
        section = sections.get(target)
        if entry is None or section is None:
            continue
        there = f"{(section.number or '').rstrip('.')} {_plain(section.title)}"
        here = f"{entry[1]} {_plain(entry[2])}"
        if here.casefold() != there.casefold():
            yield Flaw(
                path=version.path,
                line=line,
                message=f'the link says "{here}", the section on line {section.line} "{there}"',
                quote=text,
            )


def _plain(title: str) -> str:
    return " ".join(_MARKUP.sub("", title).split())
