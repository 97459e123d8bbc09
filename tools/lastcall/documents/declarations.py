"""The file of declarations: read, and written entry by entry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec.structs import asdict, replace

from lastcall.documents.checking import Key, Written, converted, nearest, place, table
from lastcall.model.act import Ruling, Stance
from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.instant import YEARS

HEAD = """\
# What named persons put on the record that stands elsewhere, and what is taken out of view.
# `lastcall declare` and `lastcall redact` add to it; an entry is never changed, a newer one follows it.
"""
RULINGS = tuple(one.value for one in Ruling if one is not Ruling.UNCLEAR)
STANCES = tuple(one.value for one in Stance)
WORDS_LIMIT = 2_000
SHORT_LIMIT = 500

_SEE = "see docs/reference/configuration.md for every key of an entry"
_Mistake = tuple[Key, str, str]
_OBJECTION = re.compile(r"\S+-O[0-9]{1,4}", re.IGNORECASE)
_OWED = {
    DeclarationKind.DECISION: ("says",),
    DeclarationKind.POSITION: ("says",),
    DeclarationKind.CALL: ("until", "stands"),
    DeclarationKind.ANSWER: ("words",),
    DeclarationKind.OVERRULED: ("words",),
    DeclarationKind.UPHELD: (),
    DeclarationKind.WITHDRAWN: (),
    DeclarationKind.APPEAL: ("words",),
    DeclarationKind.VOTE: ("yes", "no", "stands"),
    DeclarationKind.REDACTION: ("words",),
}
"""What an entry of each kind must say."""
_ONLY = {
    "says": (DeclarationKind.DECISION, DeclarationKind.POSITION),
    "until": (DeclarationKind.CALL,),
    "yes": (DeclarationKind.VOTE,),
    "no": (DeclarationKind.VOTE,),
    "abstain": (DeclarationKind.VOTE,),
    "opened": (DeclarationKind.VOTE,),
}
"""What only entries of some kinds may say."""
_OF_OBJECTIONS = (DeclarationKind.OVERRULED, DeclarationKind.UPHELD, DeclarationKind.WITHDRAWN)
_WANTED = {
    "says": "what it says",
    "until": "`until`, the last day of the call",
    "stands": "`stands`: an address, a message id or a place where it can be read",
    "words": "`words`: the reason, or what was said",
    "yes": "`yes`, the votes for it",
    "no": "`no`, the votes against it",
}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    declaration: tuple[Declaration, ...] = ()


def read(text: str, path: str) -> tuple[Declaration, ...]:
    """The entries of a file, in its order. Raises ConfigurationError with path and line."""
    written = Written(path, text, _SEE)
    data = table(text, path)
    given = data.get("declaration", [])
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise written.error(("declaration",), "`declaration` is no list of tables", "write `[[declaration]]`")
    for at, one in enumerate(given):
        if "entry" in one:
            raise written.below("declaration", str(at)).error(("entry",), "unknown key `entry`")
    found = converted(data, _File, written).declaration
    for at, one in enumerate(found):
        for key, message, hint in mistakes(one):
            raise written.below("declaration", str(at)).wrong(key, message, hint)
    return tuple(replace(one, entry=_line(text, at)) for at, one in enumerate(found))


def _line(text: str, at: int) -> int:
    number = place(text, "", ("declaration", str(at))).removeprefix(":")
    return int(number) if number else 0


def mistakes(one: Declaration) -> Iterator[_Mistake]:
    """What types alone cannot say of an entry."""
    yield from _texts(one)
    yield from _days(one)
    for name in _OWED[one.kind]:
        if getattr(one, name) in (None, ""):
            yield (name,), f"a declaration of kind `{one.kind}` does not say it", f"add {_WANTED[name]}"
    for name, kinds in _ONLY.items():
        if getattr(one, name) is not None and one.kind not in kinds:
            yield (name,), f"a declaration of kind `{one.kind}` has none", "leave it away"
    if one.kind is DeclarationKind.POSITION and (one.who or one.by) != one.by and not one.stands:
        yield ("stands",), "what somebody else said must stand somewhere", f"add {_WANTED['stands']}"
    if not one.stands and not one.words:
        yield ("words",), "it has neither words nor a place where they stand", "add `words` or `stands`"
    if one.kind in _OF_OBJECTIONS and not _OBJECTION.fullmatch(one.about):
        yield ("about",), f"`{one.about}` is no objection", "write its id, such as `#12-O1`"
    yield from _said(one)


def _texts(one: Declaration) -> Iterator[_Mistake]:
    for name, value in asdict(one).items():
        if not isinstance(value, str) or name == "kind":
            continue
        if re.search("[\ud800-\udfff]", value):
            yield (name,), "holds what is no text", "write it in UTF-8"
        most = WORDS_LIMIT if name == "words" else SHORT_LIMIT
        if len(value) > most:
            yield (name,), f"longer than {most:,} characters", "cut it, and say where the whole stands"
        if name != "words" and ("\n" in value or value != value.strip() or not value):
            yield (name,), "empty, or not a single line", "write it on one line, without space around it"


def _days(one: Declaration) -> Iterator[_Mistake]:
    for name in ("on", "happened", "until", "opened"):
        day = getattr(one, name)
        if day is not None and day.year not in YEARS:
            yield (name,), f"{day} is no day of our time", "look at the year"
    if one.happened is not None and one.happened > one.on:
        hint = "what has not happened yet cannot be declared"
        yield ("happened",), f"{one.happened} is after `on`, {one.on}", hint
    if one.opened is not None and one.opened > (one.happened or one.on):
        yield ("opened",), f"{one.opened} is after the day of the vote", "`happened` is its last day"


def _said(one: Declaration) -> Iterator[_Mistake]:
    for name in ("yes", "no", "abstain"):
        number = getattr(one, name)
        if number is not None and not 0 <= number <= 1_000_000:
            yield (name,), f"`{number}` is no number of votes", "write a number from 0"
    known = RULINGS if one.kind is DeclarationKind.DECISION else STANCES
    if one.says is not None and one.kind in _ONLY["says"] and one.says not in known:
        hint = nearest(one.says, known) or f"one of {', '.join(known)}"
        yield ("says",), f"`{one.says}` is not known", hint


def entry(one: Declaration) -> str:
    """The text of one entry."""
    lines = ["", "[[declaration]]"]
    for field in msgspec.structs.fields(Declaration):
        value = getattr(one, field.name)
        if field.name == "entry" or value in (None, ""):
            continue
        lines.append(f"{field.name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    # JSON's form of a text is TOML's, but for the delete character
    return msgspec.json.encode(str(value)).decode().replace("\x7f", "\\u007f")
