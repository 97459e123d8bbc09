"""A record's file held against today's sources, at the record's own instant."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from lastcall import status as statuses
from lastcall.cli import recording
from lastcall.cli.run import Run, moment
from lastcall.documents.limits import UnreadableError, decode
from lastcall.model.errors import ConfigurationError, LastcallError
from lastcall.model.settings import PeopleShown
from lastcall.report.record import building, files, verifying
from lastcall.report.record.shapes import DigestsShape, RecordShape, VerificationShape
from lastcall.workspace.files import read_bytes
from lastcall.workspace.sources import limits


def verify(run: Run, path: Path, name: str) -> VerificationShape:
    """What of a file no longer follows. Raises LastcallError for one that cannot be read as a record."""
    within = limits(run.settings)
    try:
        content = decode(read_bytes(path.parent, path.name, within), within)
    except UnreadableError as error:
        raise LastcallError(f"not read: {error.reason}", where=f"{name}:{error.line or 1}") from None
    file = files.read(name, content)
    today = _today(run, file.digests, name, file.line_with('"as_of"'), file.line_with('"people"'))
    return verifying.verify(file, today, building.lines_of(run.ledger), recording.WRITTEN_BY)


def _today(
    run: Run, given: DigestsShape, name: str, as_of_line: int | None, people_line: int | None
) -> RecordShape | None:
    """The record as it would be written from today's files, of its own instant."""
    try:
        zone = run.settings.group.timezone
        instant = moment(given.as_of, zone, given=given.dated or "T" in given.as_of)
    except ConfigurationError as error:
        raise LastcallError(f"damaged: {error.message}", where=f"{name}:{as_of_line or 1}") from None
    try:
        people = PeopleShown(given.people)
    except ValueError:
        raise LastcallError(
            f"damaged: people are shown as `{given.people}`, which is no way of showing them",
            where=f"{name}:{people_line or 1}",
        ) from None
    status = statuses.fold(run.ledger, instant)
    try:
        today = recording.build(run.ledger, status, given.ref, people)
    except LastcallError:
        return None
    # how today's files were dated is no difference of what they say
    return replace(today, digests=None, dated=given.dated)
