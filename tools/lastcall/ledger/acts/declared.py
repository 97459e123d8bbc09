"""Acts that named people put on the record by the file of declarations: what stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.renames import Renames
from lastcall.documents.targets import Target, TargetKind, target_of
from lastcall.ledger.acts.making import WORDS, Maker
from lastcall.model.act import Act, ActKind, ActSource, Ruling, Stance, Tally
from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.event import Basis
from lastcall.model.evidence import QUOTE_LIMIT, Evidence, FileEvidence, LinkEvidence, digest
from lastcall.model.sources import Sources

_KINDS = {
    DeclarationKind.DECISION: ActKind.DECLARED,
    DeclarationKind.POSITION: ActKind.POSITION,
    DeclarationKind.CALL: ActKind.CALL_OPENED,
    DeclarationKind.ANSWER: ActKind.ANSWERED,
    DeclarationKind.OVERRULED: ActKind.OVERRULED,
    DeclarationKind.UPHELD: ActKind.UPHELD,
    DeclarationKind.WITHDRAWN: ActKind.WITHDRAWN,
    DeclarationKind.APPEAL: ActKind.APPEALED,
    DeclarationKind.VOTE: ActKind.DECIDED,
    DeclarationKind.REDACTION: ActKind.REDACTED,
}
_ADDRESS = re.compile(r"https?://\S+")


def read(sources: Sources, home: str | None, renames: Renames, maker: Maker) -> Iterator[Act]:
    """One act an entry, in the order of the file; one whose REF means nothing here is left to `check`."""
    path = sources.settings.paths.declarations
    for one in sources.declarations:
        meant = target_of(one.about, home, renames)
        if meant is not None:
            yield _act(one, meant, path, maker)


def _act(one: Declaration, meant: Target, path: str, maker: Maker) -> Act:
    day = one.happened or one.on
    kind = _kind(one, meant)
    words = _words(one)
    subject = meant.item or (meant.written if meant.kind is TargetKind.SPECIFICATION else "")
    tally = _tally(one)
    return Act(
        id=maker.id(f"{path}:{one.entry}", kind, subject),
        kind=kind,
        subject=subject,
        source=ActSource.DECLARATIONS,
        evidence=_evidence(one, path),
        basis=Basis.DECLARED,
        rule=f"declaration.{one.kind.value}",
        at=maker.end_of(day),
        day=day,
        seen=maker.end_of(one.on),
        actor=maker.directory.name(one.by, one.on),
        on_behalf=maker.directory.name(one.who, day) if one.who else None,
        words=words[:WORDS],
        digest=digest(words),
        stance=Stance.OBJECTION if kind is ActKind.OBJECTED else one.stance,
        target=None if meant.kind in (TargetKind.ITEM, TargetKind.SPECIFICATION) else meant.written,
        until=maker.end_of(one.until),
        until_day=one.until,
        ruling=_ruling(one, tally),
        tally=tally,
        order=one.entry,
    )


def _kind(one: Declaration, meant: Target) -> ActKind:
    if one.kind is DeclarationKind.ANSWER and meant.kind is TargetKind.APPEAL:
        return ActKind.APPEAL_ANSWERED
    if one.kind is DeclarationKind.POSITION and one.stance is Stance.OBJECTION:
        return ActKind.OBJECTED
    return _KINDS[one.kind]


def _ruling(one: Declaration, tally: Tally | None) -> Ruling | None:
    if one.kind is DeclarationKind.DECISION:
        return next((ruling for ruling in Ruling if ruling.value == one.says), Ruling.UNCLEAR)
    # a count says by itself what was counted, and not what follows from it
    return Ruling.UNCLEAR if tally is not None else None


def _tally(one: Declaration) -> Tally | None:
    if one.yes is None or one.no is None:
        return None
    abstain = one.abstain or 0
    return Tally(
        yes=one.yes,
        no=one.no,
        abstain=abstain,
        counted=f"{one.yes} yes, {one.no} no, {abstain} abstained",
        opened=one.opened,
        closed=one.happened or one.on,
        electronic=one.opened is not None,
    )


def _evidence(one: Declaration, path: str) -> tuple[Evidence, ...]:
    quote = " ".join(_words(one).split())[:QUOTE_LIMIT]
    here = FileEvidence(path=path, line=one.entry, quote=quote)
    if one.stands is not None and _ADDRESS.fullmatch(one.stands):
        return (here, LinkEvidence(url=one.stands, quote=quote))
    return (here,)


def _words(one: Declaration) -> str:
    """What was said; and where it stands, if that is no address that could be linked to."""
    words = one.words or one.kind.value
    if one.stands is None or _ADDRESS.fullmatch(one.stands):
        return words
    return f"{words} (stands at: {one.stands})"
