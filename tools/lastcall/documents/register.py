"""The reader of the register: the text of `participants.toml` in, people and organisations out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable

from lastcall.documents import register_table
from lastcall.documents.register_table import Key, Table
from lastcall.model.errors import ConfigurationError
from lastcall.model.participant import Affiliation, Organization, Participant, Register

_PERSON = ("name", "aliases", "github", "role", "member", "affiliation")
_AFFILIATION = ("organization", "from", "to")
_ORGANIZATION = ("name", "aliases", "category")


def read(text: str, path: str) -> Register:
    """The register that a TOML text gives.

    Raises ConfigurationError, with path and line, for a text that is no TOML, an unknown key, a wrong
    type, a missing name, and a name or account that two entries share.
    """
    found = register_table.lines(text)

    def place(key: Key) -> str:
        while key and key not in found:
            key = key[:-1]
        return f"{path}:{found.get(key, 1)}"

    try:
        root = Table(tomllib.loads(text), (), place)
    except ValueError as error:  # TOMLDecodeError, and Python's own limit on the digits of a number
        line = re.search(r"line ([0-9]+)", str(error))
        where = f"{path}:{line[1] if line else text.count(chr(10)) + 1}"
        raise ConfigurationError(f"not valid TOML: {error}", where=where, hint="mend this line") from None
    except RecursionError:
        raise ConfigurationError("nested too deep to be read", where=path, hint="write flat tables") from None
    root.only(("participant", "organization"))
    people = [(table, _participant(table)) for table in root.tables("participant")]
    organizations = [(table, _organization(table)) for table in root.tables("organization")]
    _distinct("participant", ((table, (each.name, *each.aliases)) for table, each in people))
    _distinct("GitHub account", ((table, each.github) for table, each in people))
    _distinct("organization", ((table, (each.name, *each.aliases)) for table, each in organizations))
    return Register(
        participants=tuple(each for _, each in people),
        organizations=tuple(each for _, each in organizations),
        path=path,
    )


def _participant(table: Table) -> Participant:
    table.only(_PERSON)
    return Participant(
        name=table.required("name", "Ada Example"),
        aliases=table.texts("aliases"),
        github=tuple(login.removeprefix("@") for login in table.texts("github", numbers=True)),
        role=table.text("role"),
        member=table.flag_or_day("member"),
        affiliations=_affiliations(table),
    )


def _affiliations(table: Table) -> tuple[Affiliation, ...]:
    """In the order of their first days, which the newest of them is read by."""
    given = [_affiliation(each) for each in table.tables("affiliation")]
    return tuple(sorted(given, key=lambda each: each.since.toordinal() if each.since else 0))


def _affiliation(table: Table) -> Affiliation:
    table.only(_AFFILIATION)
    since, until = table.day("from"), table.day("to")
    if since and until and until < since:
        table.fail(
            "to", f"`to` is {until}, before `from`, {since}", "the last day cannot be before the first"
        )
    return Affiliation(organization=table.required("organization", "Example Ltd"), since=since, until=until)


def _organization(table: Table) -> Organization:
    table.only(_ORGANIZATION)
    return Organization(
        name=table.required("name", "Example Ltd"),
        aliases=table.texts("aliases"),
        category=table.text("category"),
    )


def _distinct(what: str, entries: Iterable[tuple[Table, tuple[str, ...]]]) -> None:
    """Refuse a name that would lead to two entries."""
    owners: dict[str, Table] = {}
    for table, names in entries:
        for name in names:
            owner = owners.setdefault(name.casefold(), table)
            if owner is not table:
                hint = (
                    f"it stands at {owner.where(None)} too; each name or alias may belong to one entry only"
                )
                table.fail(None, f"{what} `{name}` twice", hint)
