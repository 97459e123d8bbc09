"""A declaration as the command line gives it: checked against the record, then kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from lastcall.cli.entries import day_of_entry, keep, name_of, resolved
from lastcall.cli.run import Run, day
from lastcall.documents.checking import nearest
from lastcall.documents.declarations import STANCES, mistakes
from lastcall.documents.targets import Target, TargetKind, target_of
from lastcall.model.act import Ruling, Stance
from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.errors import LastcallError

Said = Mapping[str, Any]
_HINT = "write #6, owner/repo#6, an address, #12-O1, 2026-03-24-D2, #12-P1 or a specification's id"
_VOTES = re.compile(r"([0-9]{1,7}) ?(yes|no|abstain)(?:ed|ing|s|tions?)?", re.IGNORECASE)
_STANCES = {"can-live": Stance.CAN_LIVE, "can live": Stance.CAN_LIVE, "object": Stance.OBJECTION}
_KEY = re.compile(r"`(\w+)`")
_OPTIONS = {
    "happened": "--happened",
    "on": "--on",
    "until": "--call-until",
    "opened": "--opened",
    "stands": "--stands-at",
    "words": "--words",
    "about": "REF",
    "says": "--position",
    "by": "--by",
    "who": "--who",
}
"""Which option gives which part of an entry."""
_SUCH = {
    TargetKind.ITEM: "#6",
    TargetKind.OBJECTION: "#12-O1",
    TargetKind.APPEAL: "#12-P1",
    TargetKind.DECISION: "2026-03-24-D2",
    TargetKind.SPECIFICATION: "CDS-WG3-01",
}


def declare(run: Run, ref: str, said: Said) -> None:
    """Keep one declaration. Raises LastcallError for one that says nothing, too much, or cannot be."""
    target = _target(run, ref)
    by = name_of(run, said["by"])
    on = day_of_entry(run, said["on"])
    one = Declaration(
        about=target.written,
        kind=DeclarationKind.DECISION,
        by=by,
        on=on,
        happened=day(said["happened"], "--happened") if said["happened"] else None,
        stands=said["stands_at"],
        words=said["words"] or "",
        who=resolved(run, said["who"]) if said["who"] else None,
        opened=day(said["opened"], "--opened") if said["opened"] else None,
    )
    chosen = [name for name in _KINDS if said[name] not in (None, False)]
    if len(chosen) != 1:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in chosen or _KINDS)
        what = "says several things at once" if chosen else "says nothing"
        raise LastcallError(f"the declaration {what}", hint=f"give one of {names}")
    one = _KINDS[chosen[0]](run, one, said[chosen[0]])
    _fits(one, target)
    keep(run, one)


def _ruled(ruling: Ruling) -> Callable[[Run, Declaration, Any], Declaration]:
    return lambda _run, one, _: replace(one, says=ruling.value)


def _moved(kind: DeclarationKind) -> Callable[[Run, Declaration, Any], Declaration]:
    return lambda _run, one, _: replace(one, kind=kind)


def _worded(kind: DeclarationKind, option: str) -> Callable[[Run, Declaration, Any], Declaration]:
    def read(_run: Run, one: Declaration, words: str) -> Declaration:
        if one.words:
            raise LastcallError(f"{option} gives the words already", hint="leave --words away")
        return replace(one, kind=kind, words=words)

    return read


def _position(run: Run, one: Declaration, given: str) -> Declaration:
    name, equals, stance = given.rpartition("=")
    stance = " ".join(stance.split()).lower()
    stance = _STANCES.get(stance, stance)
    if not equals or not name.strip():
        raise LastcallError(f"`--position {given}` is no position", hint='write "Ada Example=objection"')
    if stance not in STANCES:
        hint = nearest(stance, STANCES) or f"one of {', '.join(STANCES)}"
        raise LastcallError(f"`{stance}` is no stance", hint=hint)
    return replace(one, kind=DeclarationKind.POSITION, who=resolved(run, name), says=str(stance))


def _vote(_run: Run, one: Declaration, given: str) -> Declaration:
    parts = [_VOTES.fullmatch(part.strip()) for part in given.split(",")]
    counted = {found[2].lower(): int(found[1]) for found in parts if found}
    if None in parts or len(counted) != len(parts) or not {"yes", "no"} <= set(counted):
        raise LastcallError(f"`--vote {given}` is no count", hint='write "5 yes, 2 no, 1 abstain"')
    return replace(
        one,
        kind=DeclarationKind.VOTE,
        yes=counted["yes"],
        no=counted["no"],
        abstain=counted.get("abstain"),
    )


def _call(_run: Run, one: Declaration, given: str) -> Declaration:
    return replace(one, kind=DeclarationKind.CALL, until=day(given, "--call-until"))


_KINDS: dict[str, Callable[[Run, Declaration, Any], Declaration]] = {
    "accepted": _ruled(Ruling.ACCEPTED),
    "rejected": _ruled(Ruling.REJECTED),
    "no_consensus": _ruled(Ruling.NO_CONSENSUS),
    "position": _position,
    "vote": _vote,
    "call_until": _call,
    "withdrawn": _moved(DeclarationKind.WITHDRAWN),
    "overruled": _moved(DeclarationKind.OVERRULED),
    "upheld": _moved(DeclarationKind.UPHELD),
    "answer": _worded(DeclarationKind.ANSWER, "--answer"),
    "appeal": _worded(DeclarationKind.APPEAL, "--appeal"),
}
"""By option; exactly one of them is given."""
_ABOUT = {
    DeclarationKind.ANSWER: (TargetKind.OBJECTION, TargetKind.APPEAL),
    DeclarationKind.APPEAL: (TargetKind.DECISION, TargetKind.ITEM, TargetKind.SPECIFICATION),
}
"""What a declaration may be about; for others see `_fits`."""


def _fits(one: Declaration, target: Target) -> None:
    """Refuse what cannot be said of such a target, and what an entry still lacks."""
    objection = (TargetKind.OBJECTION,)
    moved = (DeclarationKind.WITHDRAWN, DeclarationKind.OVERRULED, DeclarationKind.UPHELD)
    whole = (TargetKind.ITEM, TargetKind.SPECIFICATION)
    wanted = objection if one.kind in moved else _ABOUT.get(one.kind, whole)
    if target.kind not in wanted:
        names = " or ".join(f"{_a(kind.value)}, such as {_SUCH[kind]}" for kind in wanted)
        message = f"`{target.written}` is {_a(target.kind.value)}, of which this cannot be said"
        raise LastcallError(message, hint=f"name {names}")
    for key, message, hint in mistakes(one):
        option = _OPTIONS.get(key[0], f"--{key[0]}")
        raise LastcallError(f"{option}: {_KEY.sub(_as_option, message)}", hint=_KEY.sub(_as_option, hint))


def _as_option(key: re.Match[str]) -> str:
    """The option that gives what an entry of the file calls so."""
    return _OPTIONS.get(key[1], key[0])


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


def _target(run: Run, ref: str) -> Target:
    """What is declared about; it must be on the record where the record would have it."""
    target = target_of(ref, run.reading.home, run.reading.renames)
    if target is None:
        raise LastcallError(f"`{ref}` is nothing that can be declared about", hint=_HINT)
    repository = (target.item or "").partition("#")[0].lower()
    is_read = any(archive.repository.lower() == repository for archive in run.reading.sources.archives)
    if target.item is None or is_read:
        from lastcall.report import subject

        # an appeal is known by its item
        known = target.item if target.kind is TargetKind.APPEAL and target.item else target.written
        subject.find(run.ledger, run.status, known)
    return target
