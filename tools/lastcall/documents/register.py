"""The reader of the register: the text of `participants.toml` in, people and organisations out."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from lastcall.documents import register_table
from lastcall.documents.register_table import Key, Table
from lastcall.model.errors import ConfigurationError
from lastcall.model.participant import Affiliation, Organization, Participant, Proxy, Register, Role

_PERSON = ("name", "aliases", "github", "role", "member", "affiliation", "proxy")
_AFFILIATION = ("organization", "from", "to")
_NAMED = ("name", "from", "to")
_ORGANIZATION = ("name", "aliases", "category")


_D = TypeVar("_D", Affiliation, Role, Proxy)


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
    _proxies([table for table, _ in people], [each for _, each in people])
    _distinct("GitHub account", ((table, each.github) for table, each in people))
    _distinct("organization", ((table, (each.name, *each.aliases)) for table, each in organizations))
    return Register(
        participants=tuple(each for _, each in people),
        organizations=tuple(each for _, each in organizations),
        path=path,
    )


def _participant(table: Table) -> Participant:
    table.only(_PERSON)
    roles = _roles(table)
    held = [one.name for one in roles if one.until is None]
    return Participant(
        name=table.required("name", "Ada Example"),
        aliases=table.texts("aliases"),
        github=tuple(login.removeprefix("@") for login in table.texts("github", numbers=True)),
        role=held[-1] if held else None,
        # one without days needs no list: the role itself says it all
        roles=roles if any(one.since or one.until for one in roles) or len(roles) > 1 else (),
        member=table.flag_or_day("member"),
        affiliations=_in_order(_affiliation(each) for each in table.tables("affiliation")),
        proxies=_in_order(_proxy(each) for each in table.tables("proxy")),
    )


def _roles(table: Table) -> tuple[Role, ...]:
    """One role as a text, or each with its days as a table."""
    if not table.holds_tables("role"):
        name = table.text("role")
        return (Role(name=name),) if name is not None else ()
    return _in_order(_role(each) for each in table.tables("role"))


def _in_order(given: Iterable[_D]) -> tuple[_D, ...]:
    """By their first days, so that the newest is the last."""
    return tuple(sorted(given, key=lambda each: each.since.toordinal() if each.since else 0))


def _role(table: Table) -> Role:
    table.only(_NAMED)
    since, until = _days(table)
    return Role(name=table.required("name", "maintainer"), since=since, until=until)


def _proxy(table: Table) -> Proxy:
    table.only(_NAMED)
    since, until = _days(table)
    return Proxy(name=table.required("name", "Ada Example"), since=since, until=until)


def _affiliation(table: Table) -> Affiliation:
    table.only(_AFFILIATION)
    since, until = _days(table)
    return Affiliation(organization=table.required("organization", "Example Ltd"), since=since, until=until)


def _days(table: Table) -> tuple[date | None, date | None]:
    since, until = table.day("from"), table.day("to")
    if since and until and until < since:
        hint = "the last day cannot be before the first"
        table.fail("to", f"`to` is {until}, before `from`, {since}", hint)
    return since, until


def _organization(table: Table) -> Organization:
    table.only(_ORGANIZATION)
    return Organization(
        name=table.required("name", "Example Ltd"),
        aliases=table.texts("aliases"),
        category=table.text("category"),
    )


def _proxies(tables: Iterable[Table], people: list[Participant]) -> None:
    """Refuse a proxy whom the register does not name, or who would be one's own."""
    names = [each.name for each in people]
    for table, each in zip(tables, people, strict=True):
        for inner in table.tables("proxy"):
            name = inner.required("name", "Ada Example")
            if name == each.name:
                inner.fail("name", f"`{name}` needs no proxy to act as `{name}`", "name somebody else")
            if name not in names:
                near = difflib.get_close_matches(name, names, 1, 0.5)
                hint = f"did you mean `{near[0]}`?" if near else "give them a `[[participant]]` of their own"
                inner.fail("name", f"the register has no participant `{name}`", hint)


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
