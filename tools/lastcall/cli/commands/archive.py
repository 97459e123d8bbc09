"""`lastcall archive`: the store as `archive.json`, and back."""

from __future__ import annotations

from pathlib import Path

import click

from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.group("archive")
@common
def command() -> None:
    """The store as archive.json, and back."""


@command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@common
def import_(files: tuple[str, ...]) -> None:
    """Keep in the store what archives hold, those of the IETF's groups unchanged.

    An archive that is older than what the store knows adds what was there then, and changes nothing that
    stands.

    \b
    lastcall archive import archive.json
    lastcall archive import archive.json --store group.sqlite
    """
    from lastcall.cli import stored
    from lastcall.cli.clock import now
    from lastcall.documents.limits import UnreadableError
    from lastcall.documents.renames import Renames
    from lastcall.model.errors import LastcallError
    from lastcall.store import Store, archives

    run = Run()
    renames = Renames(run.settings.renames)
    with Store(stored.path_of(run.store)) as store:
        for name in files:
            try:
                brought = archives.take_in(store, Path(name).read_bytes(), name, renames, now())
            except UnreadableError as error:
                hint = "name a whole `archive.json`"
                raise LastcallError(error.reason, where=name, hint=hint) from None
            for problem in brought.problems:
                run.talk(f"{problem.path}: {problem.reason}")
            run.talk(
                f"{brought.repository}: {brought.issues} issues, {brought.pulls} pull requests from {name}"
            )


@command.command("export")
@click.argument("file", metavar="FILE")
@common
def export(file: str) -> None:
    """Write what the store holds of the group's repository as archive.json, `-` for stdout.

    Of several repositories, `--repository` names one. What was deleted on GitHub is told without its words.
    The same store gives the same bytes.

    \b
    lastcall archive export archive.json
    lastcall archive export - --repository open-harbour/harbour-data
    """
    from lastcall.cli import stored
    from lastcall.model.errors import LastcallError
    from lastcall.store import Store, archives
    from lastcall.workspace import sources
    from lastcall.workspace.whole import replace

    run = Run()
    one = run.said.get("repository")
    names = (one,) if one else sources.repositories(run.asked, run.settings)
    if len(names) != 1:
        hint = f"name one with `--repository`: {', '.join(names)}" if names else "name it with `--repository`"
        raise LastcallError("an archive holds one repository", hint=hint)
    path = stored.path_of(run.store)
    with Store(path, create=False) as store:
        written = archives.export(store, names[0])
    if written is None:
        hint = "run: lastcall sync, or: lastcall archive import FILE"
        raise LastcallError(f"does not hold {names[0]}", where=str(path), hint=hint)
    if file == "-":
        output.json(written.decode("ascii"))
    else:
        replace(Path(file), written)
        run.talk(f"wrote {file}")
