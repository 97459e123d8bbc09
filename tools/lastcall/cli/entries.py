"""What every entry of the file of declarations has: a name, a day, and its place at the end of the file."""

from __future__ import annotations

from datetime import date

from lastcall.cli.run import Run, day
from lastcall.model.declaration import Declaration
from lastcall.model.errors import LastcallError
from lastcall.model.participant import Register
from lastcall.workspace import declarations, git


def day_of_entry(run: Run, given: str | None) -> date:
    """The day of `--on`, else that of the record. Raises LastcallError for one that has not come."""
    if given is None:
        return run.instant.day
    on = day(given, "--on")
    if on > run.instant.day:
        hint = f"the record is as of {run.instant.day}"
        raise LastcallError(f"--on: {on} has not come yet", hint=hint)
    return on


def name_of(run: Run, given: str | None) -> str:
    """Who declares: the one of `--by`, else git's user. Raises LastcallError where nobody is named."""
    name = given or git.user_name(run.root)
    if not name or not name.strip():
        raise LastcallError("nobody is named who says so", hint="add --by NAME, or set git's user.name")
    return resolved(run, name)


def resolved(run: Run, name: str) -> str:
    """The register's name of somebody; else as given, and that is said."""
    register = run.reading.sources.register
    found = _known(register, name.strip())
    if found is None and register.participants:
        run.talk(f"{register.path}: does not know `{name.strip()}`; kept as written")
    return found or name.strip()


def _known(register: Register, name: str) -> str | None:
    wanted = name.casefold().removeprefix("@")
    for one in register.participants:
        if wanted in {form.casefold() for form in (one.name, *one.aliases, *one.github)}:
            return one.name
    # a first name serves where one person of the register bears it
    first = [one.name for one in register.participants if one.name.casefold().split()[:1] == [wanted]]
    return first[0] if len(first) == 1 else None


def keep(run: Run, one: Declaration) -> None:
    """Add an entry to the file, and say so."""
    kept = run.settings.paths.declarations
    declarations.add(run.root, kept, one)
    said = f" {one.says}" if one.says else ""
    whose = f" of {one.who}" if one.who and one.who != one.by else ""
    run.talk(f"{kept}: {one.kind.value}{said}{whose} on {one.about}, by {one.by}")
