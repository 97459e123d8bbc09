"""An old repository name in a text that is still being used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity

SLUG = "renamed-reference"
SEVERITY = Severity.HINT
SUMMARY = "a repository's old name in a living text"
HELP = "Write today's name: an old address works only until somebody else takes it."
HABIT = None
_TELLS = re.compile(
    r"\b(?:formerly|previously|renamed|was called|used to be|old name|moved (?:from|to))\b", re.IGNORECASE
)


def find(context: Context) -> Iterator[Flaw]:
    """Old names in use cases, specifications and coming agendas; past minutes keep the names of their day."""
    old = {name: new for name, new in context.ledger.reading.sources.settings.renames.items() if "/" in name}
    pattern = _pattern(old)
    if pattern is None:
        return
    new = {name.lower(): today for name, today in old.items()}
    past = {path for path, day in context.days.items() if day < context.today}
    for path, markdown in context.ledger.reading.markdown.items():
        if path in past or not pattern.search(markdown.text):
            continue
        for number, line in enumerate(markdown.lines, 1):
            found = pattern.search(line)
            if found and number not in markdown.data_lines and not _TELLS.search(line):
                yield Flaw(
                    path=path,
                    line=number,
                    message=f"`{found[1]}` is called `{new[found[1].lower()]}` today",
                    quote=line.strip(),
                )


def _pattern(old: Mapping[str, str]) -> re.Pattern[str] | None:
    """Old names as a part of an address, or before a number."""
    if not old:
        return None
    names = "|".join(re.escape(name) for name in sorted(old, key=len, reverse=True))
    return re.compile(rf"(?<![\w.-])({names})(?![\w-])(?=/|#\d|\.git\b|[\s)>\]\"'`,;:]|$)", re.IGNORECASE)
