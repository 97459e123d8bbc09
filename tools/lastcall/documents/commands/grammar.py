"""The words behind each command's name: understood, or refused with what would work."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from msgspec.structs import replace

from lastcall.documents.commands.values import (
    TEXT_LIMIT,
    Command,
    CommandName,
    Misunderstood,
    Said,
)
from lastcall.model.act import Ruling
from lastcall.model.instant import YEARS

EXAMPLES = {
    CommandName.SUPPORT: "/support",
    CommandName.CAN_LIVE: "/can-live",
    CommandName.ABSTAIN: "/abstain",
    CommandName.RECUSE: "/recuse REASON",
    CommandName.CONCERN: "/concern TITLE",
    CommandName.OBJECT: "/object TITLE: REASON",
    CommandName.RESPOND: "/respond #12-O1 TEXT",
    CommandName.WITHDRAW: "/withdraw #12-O1",
    CommandName.SUSTAIN: "/sustain #12-O1",
    CommandName.RECORD: "/record #12-O1",
    CommandName.LAST_CALL: "/last-call 14d, or /last-call until 2026-12-08",
    CommandName.EXTEND: "/extend 7d, or /extend until 2026-12-08",
    CommandName.DECLARE: "/declare accepted: REASON (or rejected, or no consensus)",
    CommandName.OVERRULE: "/overrule #12-O1: REASON",
    CommandName.UPHOLD: "/uphold #12-O1",
    CommandName.APPEAL: "/appeal 2026-03-24-D2: GROUNDS",
    CommandName.ANSWER: "/answer #12-P1 TEXT",
}
"""Each command as it is understood."""
ALIASES = {
    "accommodate": "withdraw",
    "accommodated": "withdraw",
    "lastcall": "last-call",
    "objection": "object",
    "canlive": "can-live",
    "can-live-with": "can-live",
}
"""Words that are no commands and mean one: they are answered, not carried out."""
LONGEST = 3650
"""Days of a call."""

_ITEM = r"(?:[\w.-]{1,100}/[\w.-]{1,100})?#[0-9]{1,9}"
_OBJECTION = re.compile(rf"{_ITEM}-O[0-9]{{1,4}}", re.ASCII | re.IGNORECASE)
_APPEAL = re.compile(rf"{_ITEM}-P[0-9]{{1,4}}", re.ASCII | re.IGNORECASE)
_DECISION = re.compile(
    rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-[DN][0-9]{{1,4}}|{_ITEM}", re.ASCII | re.IGNORECASE
)
_LENGTH = re.compile(r"([0-9]{1,5}) ?(d|days?|w|weeks?)", re.IGNORECASE)
_UNTIL = re.compile(r"until +(\S+)", re.IGNORECASE)
_RULINGS = {
    "accepted": Ruling.ACCEPTED,
    "rejected": Ruling.REJECTED,
    "no consensus": Ruling.NO_CONSENSUS,
    "no-consensus": Ruling.NO_CONSENSUS,
}


class _NotUnderstoodError(Exception):
    """Why the words cannot be read; caught where the command is made."""

    def __init__(self, why: str, would_work: str | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.would_work = would_work


def command_of(name: CommandName, rest: str, said: Said, quote: str) -> Command | Misunderstood:
    """A command of the words behind its name."""
    try:
        return _READERS[name](Command(name=name, line=said.number, quote=quote), rest, said.below)
    except _NotUnderstoodError as error:
        would_work = error.would_work or EXAMPLES[name]
        return Misunderstood(line=said.number, quote=quote, why=error.why, would_work=would_work)


def _text(*parts: str) -> str:
    """Words and the lines below them, each without the space around it."""
    lines = [line.strip() for part in parts for line in part.split("\n")]
    return "\n".join(line for line in lines if line)[:TEXT_LIMIT].strip()


def _bare(command: Command, rest: str, _below: str) -> Command:
    """A position that needs no words, and must not carry any: they may be a condition."""
    if rest:
        raise _NotUnderstoodError(
            "words stand behind it, which may be a condition",
            f"{EXAMPLES[command.name]} on a line of its own, the words on another",
        )
    return command


def _recuse(command: Command, rest: str, below: str) -> Command:
    return replace(command, text=_text(rest.removeprefix(":"), below))


def _titled(command: Command, rest: str, below: str) -> Command:
    if not rest.strip(" :"):
        raise _NotUnderstoodError("it does not say what about")
    title, colon, reason = rest.partition(": ")
    title = title.removesuffix(":").strip() if not reason else title.strip()
    if colon and not title:
        title, reason = reason, ""
    return replace(command, title=title[:TEXT_LIMIT], text=_text(reason, below))


def _about(what: re.Pattern[str], named: str) -> Callable[[str], tuple[str, str]]:
    """A reader of the target that comes first; it gives the target and the words behind it."""

    def read(rest: str) -> tuple[str, str]:
        found = what.match(rest)
        if found is None:
            raise _NotUnderstoodError(
                f"it does not say which {named}" if not rest else f"it names no {named}"
            )
        behind = rest[found.end() :]
        if behind and behind[0] not in " \t:":
            raise _NotUnderstoodError(f"it names no {named}")
        return _tidy(found[0]), behind

    return read


def _tidy(target: str) -> str:
    """The letter of an id as ids are written; names of repositories as they are."""
    head, hyphen, tail = target.rpartition("-")
    return (
        f"{head}-{tail.upper()}" if hyphen and re.fullmatch(r"[dnop][0-9]+", tail, re.IGNORECASE) else target
    )


_objection = _about(_OBJECTION, "objection")
_appealed = _about(_APPEAL, "appeal")
_decision = _about(_DECISION, "decision")


def _reply(command: Command, rest: str, below: str) -> Command:
    """An answer to an objection or an appeal, in words."""
    if command.name is CommandName.RESPOND and _APPEAL.match(rest):
        raise _NotUnderstoodError("an appeal is answered with `/answer`", EXAMPLES[CommandName.ANSWER])
    if command.name is CommandName.ANSWER and _OBJECTION.match(rest):
        raise _NotUnderstoodError("an objection is answered with `/respond`", EXAMPLES[CommandName.RESPOND])
    target, behind = (_appealed if command.name is CommandName.ANSWER else _objection)(rest)
    text = _text(behind.strip().removeprefix(":"), below)
    if not text:
        raise _NotUnderstoodError("it gives no answer")
    return replace(command, target=target, text=text)


def _moved(command: Command, rest: str, below: str) -> Command:
    """Something done to an objection; its reason stands behind a colon: other words may be a condition."""
    target, behind = _objection(rest)
    reason = _reason(behind, f"{command.name.value} {target}")
    return replace(command, target=target, text=_text(reason, below))


def _reason(behind: str, head: str) -> str:
    behind = behind.strip()
    if behind and not behind.startswith(":"):
        raise _NotUnderstoodError("words stand behind it, which may be a condition", f"/{head}: REASON")
    return behind.removeprefix(":").strip()


def _overrule(command: Command, rest: str, below: str) -> Command:
    moved = _moved(command, rest, below)
    if not moved.text:
        raise _NotUnderstoodError("it gives no reason, which an objection that is overruled is owed")
    return moved


def _call(command: Command, rest: str, below: str) -> Command:
    if not rest:
        raise _NotUnderstoodError("it does not say until when")
    words, _, reason = rest.partition(": ")
    words = words.removesuffix(":").strip()
    if found := _LENGTH.fullmatch(words):
        days = int(found[1]) * (7 if found[2].lower().startswith("w") else 1)
        if not 0 < days <= LONGEST:
            raise _NotUnderstoodError(f"no call lasts {found[0]}")
        return replace(command, days=days, text=_text(reason, below))
    if found := _UNTIL.fullmatch(words):
        day, at = _end(found[1])
        return replace(command, until=day, until_at=at, text=_text(reason, below))
    raise _NotUnderstoodError("it gives neither a length in days nor a day")


def _end(written: str) -> tuple[dt.date, dt.datetime | None]:
    """The last day, and the instant where a time is given."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
            at, day = None, dt.date.fromisoformat(written)
        else:
            at = dt.datetime.fromisoformat(written)
            day = at.date()
    except ValueError:
        raise _NotUnderstoodError(f"`{written[:40]}` is no day") from None
    if day.year not in YEARS:
        raise _NotUnderstoodError(f"`{written[:40]}` is no day of our time")
    if at is not None and at.tzinfo is None:
        hint = "/last-call until 2026-12-08, or until 2026-12-08T18:00Z"
        raise _NotUnderstoodError("a time is nothing without its zone", hint)
    return day, at


def _declare(command: Command, rest: str, below: str) -> Command:
    words, _, reason = rest.partition(":")
    ruling = _RULINGS.get(" ".join(words.lower().split()))
    if ruling is None:
        known = "accepted, rejected or no consensus"
        raise _NotUnderstoodError(f"it declares none of {known}" if rest else f"it does not say {known}")
    return replace(command, ruling=ruling, text=_text(reason, below))


def _appeal(command: Command, rest: str, below: str) -> Command:
    target, behind = _decision(rest)
    grounds = _text(_reason(behind, f"appeal {target}"), below)
    if not grounds:
        raise _NotUnderstoodError("it gives no grounds")
    return replace(command, target=target, text=grounds)


_READERS: dict[CommandName, Callable[[Command, str, str], Command]] = {
    CommandName.SUPPORT: _bare,
    CommandName.CAN_LIVE: _bare,
    CommandName.ABSTAIN: _bare,
    CommandName.RECUSE: _recuse,
    CommandName.CONCERN: _titled,
    CommandName.OBJECT: _titled,
    CommandName.RESPOND: _reply,
    CommandName.WITHDRAW: _moved,
    CommandName.SUSTAIN: _moved,
    CommandName.RECORD: _moved,
    CommandName.LAST_CALL: _call,
    CommandName.EXTEND: _call,
    CommandName.DECLARE: _declare,
    CommandName.OVERRULE: _overrule,
    CommandName.UPHOLD: _moved,
    CommandName.APPEAL: _appeal,
    CommandName.ANSWER: _reply,
}
