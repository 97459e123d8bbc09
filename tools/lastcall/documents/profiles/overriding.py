"""What a group's configuration says over its profile: single values, and from when they hold."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from lastcall.documents.checking import Key, Written, converted, fields, unknown_key
from lastcall.documents.profiles.checking import (
    PROSE,
    electorate_mistakes,
    finished,
    keys_of_profile,
    label_mistakes,
    plain,
    power_mistakes,
    review_mistakes,
    rule_mistakes,
    said,
)
from lastcall.model.evidence import digest
from lastcall.model.profile import AnyRule, DatedProfile, Process, Profile, Rule

Data = dict[str, Any]
_FIXED = ("id", "kind")
_CHECKS: dict[str, Callable[[Any], Iterable[tuple[Key, str, str]]]] = {
    "reviews": review_mistakes,
    "powers": power_mistakes,
    "electorate": electorate_mistakes,
    "label": label_mistakes,
}
_RULES: dict[str, type[Rule]] = {str(one.__struct_config__.tag): one for one in AnyRule.__args__}


class Overriding:
    """`[profile]` of one configuration.

    `data_of` gives the data of a profile by its name, for a change that names another one.
    """

    def __init__(self, table: Data, written: Written, data_of: Callable[[str, Written], Data]) -> None:
        self._table = table
        self._written = written
        self._data_of = data_of

    def process(self, base: Data) -> Process:
        """The base with what the table says over it. Raises ConfigurationError."""
        own = {key: value for key, value in self._table.items() if key not in ("from", "change")}
        data = self._over(base, own, self._written)
        changes = tuple(self._changes(data))
        profile = finished(data, self._written)
        judged_from = _day(self._table, "from", self._written)
        return Process(
            base=profile,
            judged_from=judged_from,
            changes=changes,
            overridden=_names(own),
            digest=_digest(profile, judged_from, changes),
        )

    def _changes(self, base: Data) -> Iterator[DatedProfile]:
        given = self._table.get("change", [])
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            raise self._written.wrong(("change",), "no list of tables", "write `[[profile.change]]`")
        for at, change in enumerate(given):
            written = self._written.below("change", str(at))
            since, until = _day(change, "from", written), _day(change, "to", written)
            if since is None and until is None:
                hint = "add `from = 2026-01-01`, the first day of the change"
                raise written.wrong((), "says neither from when nor until when it holds", hint)
            if since and until and until < since:
                hint = "the last day cannot be before the first"
                raise written.wrong(("to",), f"{until} is before `from`, {since}", hint)
            own = {key: value for key, value in change.items() if key not in ("from", "to", "profile")}
            start = base
            if "profile" in change:
                start = self._data_of(_name(change, written), written.below("profile"))
            yield DatedProfile(
                profile=finished(self._over(start, own, written), written),
                since=since,
                until=until,
                overridden=_names(own),
            )

    def _over(self, base: Data, table: Data, written: Written) -> Data:
        """The data of a profile with the values of a table over it."""
        rules = {rule["id"]: rule for rule in base.get("rule", ())}
        data = {**base, "rule": list(base.get("rule", ()))}
        kinds = fields(Profile) or {}
        for key, value in table.items():
            if key in rules:
                data["rule"][list(rules).index(key)] = _rule(rules[key], value, written.below(key))
            elif key in keys_of_profile():
                data[key] = _value(key, kinds[key], base.get(key), value, written.below(key))
            else:
                extra = ("change",) if written is self._written else ("to", "profile")
                raise unknown_key((key,), [*rules, *keys_of_profile(), "from", *extra], written)
        return data


def _rule(rule: Data, value: Any, written: Written) -> Data:
    """A rule with new values."""
    if not isinstance(value, dict):
        hint = f'write its values, such as `{written.above[-1]}.says = "…"`'
        raise written.wrong((), "a rule is a table of values", hint)
    kind = _RULES[rule["kind"]]
    known = [name for name in fields(kind) or {} if name not in _FIXED]
    for key in value:
        if key in _FIXED:
            raise written.wrong(
                (key,), "cannot be changed", "a profile of the group's own may have other rules"
            )
        if key not in known:
            raise unknown_key((key,), known, written)
    made = {**rule, **value}
    found = converted(made, kind, written)
    for mistake in rule_mistakes(found):
        raise written.wrong(*mistake)
    said(found, written)
    return made


def _value(key: str, kind: Any, base: Any, value: Any, written: Written) -> Any:
    """What a key of the profile holds with a new value: tables are joined, and labels added."""
    if isinstance(value, dict):
        made: Any = {**(base or {}), **value}
    elif key == "label" and isinstance(value, list):
        replaced = {_label(one) for one in value}
        made = [*(one for one in base or () if _label(one) not in replaced), *value]
    else:
        made = value
    new = value if key == "label" else made
    found = converted(plain({key: new})[key], kind, written)
    for mistake in _CHECKS[key](found) if key in _CHECKS else ():
        raise written.wrong(*mistake)
    return made


def _label(entry: Any) -> str:
    return str(entry.get("label", "")).casefold() if isinstance(entry, dict) else ""


def _name(change: Data, written: Written) -> str:
    name = change["profile"]
    if not isinstance(name, str):
        raise written.wrong(("profile",), "expected text", "name a profile, or the path of one")
    return name


def _day(table: Data, key: str, written: Written) -> dt.date | None:
    value = table.get(key)
    if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise written.wrong((key,), f"`{value}` is no day", "write it as `2026-01-31`") from None


def _names(table: Data) -> tuple[str, ...]:
    """The values that a table gives, as `agreement.minimum`."""
    found = []
    for key, value in table.items():
        found += [f"{key}.{name}" for name in value] if isinstance(value, dict) else [key]
    return tuple(sorted(found))


def _digest(base: Profile, judged_from: dt.date | None, changes: tuple[DatedProfile, ...]) -> str:
    """Over everything that judges, and nothing that only speaks of it."""
    whole = {
        "base": _judging(base),
        "from": judged_from.isoformat() if judged_from else None,
        "changes": [[_judging(one.profile), str(one.since or ""), str(one.until or "")] for one in changes],
    }
    return digest(json.dumps(whole, sort_keys=True, separators=(",", ":")))


def _judging(value: Any) -> Any:
    if isinstance(value, Profile):
        return _judging(msgspec.to_builtins(value))
    if isinstance(value, dict):
        return {key: _judging(inner) for key, inner in value.items() if key not in PROSE}
    return [_judging(one) for one in value] if isinstance(value, list | tuple) else value
