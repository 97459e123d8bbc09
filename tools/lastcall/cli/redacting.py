"""A redaction as the command line gives it: what it names must have words that it takes out of view."""

from __future__ import annotations

import re

from lastcall.cli.entries import day_of_entry, keep, name_of
from lastcall.cli.run import Run
from lastcall.documents.declarations import mistakes
from lastcall.documents.renames import Renames
from lastcall.documents.targets import target_of
from lastcall.model.act import Act
from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.errors import LastcallError
from lastcall.model.evidence import FileEvidence, LinkEvidence


def redact(run: Run, ref: str, *, because: str, by: str | None, on: str | None) -> None:
    """Keep one redaction. Raises LastcallError."""
    if not because.strip():
        raise LastcallError("--because: no reason is given", hint="say in a few words why")
    one = Declaration(
        about=_act(run, ref.strip()),
        kind=DeclarationKind.REDACTION,
        by=name_of(run, by),
        on=day_of_entry(run, on),
        words=because.strip(),
    )
    for key, message, hint in mistakes(one):
        option = "--because" if key == ("words",) else f"--{key[0]}"
        raise LastcallError(f"{option}: {message}", hint=hint)
    keep(run, one)


def _act(run: Run, ref: str) -> str:
    """The act or comment that is meant, in the form in which entries name it."""
    if re.fullmatch(r"https?://[^\s/]+/\S+", ref):
        if _is_of_an_item(ref):
            hint = "take the address of the one comment, with its `#`, or the id of the act"
            raise LastcallError(f"`{ref}` is the address of a whole issue or pull request", hint=hint)
        return ref
    if ref in {*(one.id for one in run.ledger.acts), *(one.id for one in run.ledger.events)}:
        return ref
    target = target_of(ref, run.reading.home, run.reading.renames)
    raised = _raised(run, target.written) if target is not None else None
    if raised is None:
        hint = "write the address of a comment, the id of an act, or an objection such as #12-O1"
        raise LastcallError(f"`{ref}` is no act or comment", hint=hint)
    for one in raised.evidence:
        if isinstance(one, LinkEvidence) and one.url and not _is_of_an_item(one.url):
            return one.url
        if isinstance(one, FileEvidence):
            hint = "its words are mended there; what was committed stays in the history of the repository"
            raise LastcallError(
                "stands in a file of the repository", where=f"{one.path}:{one.line}", hint=hint
            )
    return raised.id


def _is_of_an_item(url: str) -> bool:
    """Whether an address is that of a whole issue or pull request, and so of many acts."""
    return "#" not in url and target_of(url, None, Renames()) is not None


def _raised(run: Run, objection: str) -> Act | None:
    """The act that raised an objection."""
    for case in run.status.cases:
        for one in case.objections:
            if one.id.lower() == objection.lower() and one.life:
                return one.life[0]
    return None
