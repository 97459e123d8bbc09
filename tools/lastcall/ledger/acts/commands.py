"""Acts that people declare in comments and reviews, by commands alone on a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from lastcall.documents import commands
from lastcall.documents.commands import Command, CommandName, Misunderstood
from lastcall.documents.renames import Renames
from lastcall.documents.targets import TargetKind, target_of
from lastcall.ledger.acts.making import Maker
from lastcall.model.act import Act, ActKind, ActSource, Stance
from lastcall.model.instant import end_of_day
from lastcall.model.item import Comment, Item, Review

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
_KINDS = {
    CommandName.SUPPORT: (ActKind.POSITION, Stance.SUPPORT),
    CommandName.CAN_LIVE: (ActKind.POSITION, Stance.CAN_LIVE),
    CommandName.ABSTAIN: (ActKind.POSITION, Stance.ABSTAIN),
    CommandName.RECUSE: (ActKind.POSITION, Stance.RECUSE),
    CommandName.CONCERN: (ActKind.POSITION, Stance.CONCERN),
    CommandName.OBJECT: (ActKind.OBJECTED, Stance.OBJECTION),
    CommandName.RESPOND: (ActKind.ANSWERED, None),
    CommandName.WITHDRAW: (ActKind.WITHDRAWN, None),
    CommandName.SUSTAIN: (ActKind.SUSTAINED, Stance.OBJECTION),
    CommandName.RECORD: (ActKind.RECORDED, None),
    CommandName.LAST_CALL: (ActKind.CALL_OPENED, None),
    CommandName.EXTEND: (ActKind.CALL_EXTENDED, None),
    CommandName.DECLARE: (ActKind.DECLARED, None),
    CommandName.OVERRULE: (ActKind.OVERRULED, None),
    CommandName.UPHOLD: (ActKind.UPHELD, None),
    CommandName.APPEAL: (ActKind.APPEALED, None),
    CommandName.ANSWER: (ActKind.APPEAL_ANSWERED, None),
}


class _Speech(NamedTuple):
    """One text on an item in which commands may stand."""

    id: str | None
    url: str
    author: str | None
    author_id: int | None
    body: str
    at: dt.datetime | None
    edited: dt.datetime | None


def read(item: Item, maker: Maker, renames: Renames) -> Iterator[Act]:
    """The commands of all comments and reviews of an item, oldest first; and what could not be read."""
    ordered = sorted(_speeches(item), key=lambda one: (one.at or _NEVER, one.id or ""))
    order = 0
    for speech in ordered:
        if "/" not in speech.body:
            continue
        for found in commands.read(speech.body):
            order += 1
            if isinstance(found, Misunderstood):
                yield _misunderstood(item, speech, found, order, maker)
            else:
                yield _act(item, speech, found, order, maker, renames)


def _speeches(item: Item) -> Iterator[_Speech]:
    for one in (*item.comments, *item.line_comments):
        yield _of(one, item)
    for review in item.reviews:
        yield _of(review, item)
        for one in review.comments:
            yield _of(one, item)


def _of(one: Comment | Review, item: Item) -> _Speech:
    return _Speech(one.id, one.url or item.url, one.author, one.author_id, one.body, one.at, one.edited)


def _place(item: Item, speech: _Speech) -> str:
    return f"{item.url}#{speech.id or f'{speech.at} {speech.author}'}"


def _edited(speech: _Speech) -> dt.datetime | None:
    later = speech.edited is not None and speech.at is not None and speech.edited > speech.at
    return speech.edited if later else None


def _act(item: Item, speech: _Speech, found: Command, order: int, maker: Maker, renames: Renames) -> Act:
    kind, stance = _KINDS[found.name]
    until, until_day = _until(found, speech, maker)
    meant = target_of(found.target, item.id.repository, renames) if found.target else None
    # an appeal may be against what became of an item as a whole; all else is about an objection or an appeal
    whole = found.name is CommandName.APPEAL
    about = meant.item if meant is not None and (whole or meant.kind is not TargetKind.ITEM) else None
    act = maker.on_forge(
        item,
        kind,
        speech.at,
        words=found.quote,
        said=found.text or found.title or found.quote,
        source=ActSource.COMMENTS,
        rule=f"command.{found.name.value}",
        url=speech.url,
        place=_place(item, speech),
        actor=maker.directory.account(speech.author, speech.author_id, maker.day_of(speech.at)),
        stance=stance,
        title=found.title,
        target=meant.written if meant is not None else found.target,
        until=until,
        until_day=until_day,
        days=found.days if found.name is CommandName.EXTEND else None,
        ruling=found.ruling,
        edited=_edited(speech),
        order=order,
    )
    # what is said of an objection belongs to the item that it was raised on, wherever it is said
    return replace(act, subject=about) if about else act


def _until(found: Command, speech: _Speech, maker: Maker) -> tuple[dt.datetime | None, dt.date | None]:
    """When a call ends: a day alone ends with that day in the group's zone."""
    if found.until_at is not None:
        return found.until_at, maker.day_of(found.until_at)
    day = found.until
    if day is None and found.days is not None and found.name is CommandName.LAST_CALL:
        opened = maker.day_of(speech.at)
        day = opened + dt.timedelta(days=found.days) if opened else None
    return (end_of_day(day, maker.zone.zone), day) if day else (None, None)


def _misunderstood(item: Item, speech: _Speech, found: Misunderstood, order: int, maker: Maker) -> Act:
    return maker.on_forge(
        item,
        ActKind.MISUNDERSTOOD,
        speech.at,
        words=found.quote,
        said=f"{found.why}; what would work: {found.would_work}",
        source=ActSource.COMMENTS,
        rule="command.not-understood",
        url=speech.url,
        place=_place(item, speech),
        actor=maker.directory.account(speech.author, speech.author_id, maker.day_of(speech.at)),
        edited=_edited(speech),
        order=order,
    )
