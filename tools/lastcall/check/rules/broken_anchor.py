"""A link within a specification or use-case page that leads to no anchor."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from lastcall.check import anchors
from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.documents.markdown import Markdown
from lastcall.model.finding import Severity

SLUG = "broken-anchor"
SEVERITY = Severity.WARNING
SUMMARY = "a link to an anchor that is not there"
HELP = "Correct the link's target, or give the section that it means this anchor."
HABIT = None
_NEAR = 0.92
"""A slip of the finger or a plural; what is less alike may be another section."""
_MEANT = 100
"""For so many anchors of a file it is guessed what was meant: comparing takes time."""


def find(context: Context) -> Iterator[Flaw]:
    """Each missing anchor once for each file, at the first link to it; past minutes are left as they are."""
    reading = context.ledger.reading
    for path in sorted(
        {*(version.path for version in reading.specs), *(page.path for page in reading.use_case_pages)}
    ):
        markdown = reading.markdown[path]
        offered = anchors.offered(markdown)
        if offered is not None:
            yield from _missing(path, markdown, offered)


def _missing(path: str, markdown: Markdown, offered: frozenset[str]) -> Iterator[Flaw]:
    names = sorted(offered)
    places: dict[str, list[int]] = {}
    for line, _, target in anchors.links(markdown):
        if target not in offered:
            places.setdefault(target, []).append(line)
    for nth, (target, lines) in enumerate(places.items()):
        more = f", also on line {', '.join(map(str, lines[1:]))}" if lines[1:] else ""
        near = difflib.get_close_matches(target, names, 1, _NEAR) if nth < _MEANT else []
        meant = f"; `#{near[0]}`?" if near else ""
        yield Flaw(
            path=path,
            line=lines[0],
            message=f"`#{target}` leads nowhere{more}{meant}",
            quote=markdown.lines[lines[0] - 1].strip(),
        )
