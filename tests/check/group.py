"""A small group as a dictionary of texts, read and checked as a real one is, without a disk."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lastcall import ledger as ledgers
from lastcall import status as statuses
from lastcall.check import Checked, run
from lastcall.documents import archive, configuration, confirmations, register
from lastcall.documents.globs import matches
from lastcall.documents.group import read_group
from lastcall.documents.limits import UnreadableError
from lastcall.documents.renames import Renames
from lastcall.ledger.ledger import Ledger
from lastcall.model.finding import Finding, Problem
from lastcall.model.instant import end_of
from lastcall.model.participant import Register
from lastcall.model.settings import Settings
from lastcall.model.sources import Sources, TextFile
from lastcall.status.values import Status

CONFIGURATION = "lastcall.toml"
DEFAULT = '[group]\nrepository = "river-gauges/gauge-data"\nnow = "2026-06-30"\n'
"""The configuration of a group whose folder holds none."""

Files = Mapping[str, str]


def read(files: Files, as_of: date | None = None) -> tuple[Ledger, Status]:
    """The record of a group on a past day, else at the `now` of its configuration."""

    settings = configuration.read(files.get(CONFIGURATION, DEFAULT), CONFIGURATION)
    ledger = ledgers.record(read_group(_sources(files, settings)))
    day = as_of or date.fromisoformat(settings.group.now or "2026-06-30")
    return ledger, statuses.fold(ledger, end_of(day, settings.group.timezone, given=as_of is not None))


def check(files: Files, *, paths: frozenset[str] | None = None, as_of: date | None = None) -> Checked:
    ledger, status = read(files, as_of)
    return run(ledger, status, paths=paths)


def of_rule(checked: Checked, slug: str) -> list[Finding]:
    return [finding for finding in checked.findings if finding.rule == slug]


def folder(path: Path) -> dict[str, str]:
    """The texts of a folder on disk, by their paths in it."""
    return {
        file.relative_to(path).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(path.rglob("*"))
        if file.is_file() and file.name != "expected.txt"
    }


def pulls(
    *rows: dict[str, object], issues: tuple[dict[str, object], ...] = (), gathered: str = "2026-06-29"
) -> str:
    """An `archive.json` of the group's own repository."""

    def item(row: dict[str, object], kind: str) -> dict[str, object]:
        address = f"https://github.com/river-gauges/gauge-data/{kind}/{row['number']}"
        return {"title": "A title", "state": "OPEN", "author": "ada-l", "body": "", "url": address, **row}

    return json.dumps(
        {
            "repo": "river-gauges/gauge-data",
            "timestamp": f"{gathered}T12:00:00Z",
            "issues": [item(row, "issues") for row in issues],
            "pulls": [item(row, "pull") for row in rows],
        }
    )


def _sources(files: Files, settings: Settings) -> Sources:
    held, problems = [], []
    for path in sorted(files):
        if not matches(path, settings.paths.archives):
            continue
        try:
            one, bad = archive.read(files[path].encode(), path, Renames(settings.renames))
        except UnreadableError as error:
            problems.append(Problem(path=path, reason=error.reason, hint="restore the file, or make it anew"))
            continue
        held.append(one)
        problems.extend(bad)
    named, said = settings.paths.register, settings.paths.confirmations
    return Sources(
        settings=settings,
        files=tuple(TextFile(path=path, text=files[path]) for path in sorted(files) if path.endswith(".md")),
        archives=tuple(held),
        register=register.read(files[named], named) if named in files else Register(),
        confirmations=confirmations.read(files.get(said, ""), said),
        problems=tuple(problems),
        repository=settings.group.repository,
    )
