"""Acts that the forge itself tells of an item: opened, its text changed, merged, closed, reopened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lastcall.ledger.acts.making import Maker
from lastcall.model.act import Act, ActKind, ActSource
from lastcall.model.item import Deleted, Happening, Item, ItemState
from lastcall.model.reference import ItemKind

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
_PUSHES = ("HeadRefForcePushed", "PullRequestCommit")


def read(item: Item, maker: Maker) -> Iterator[Act]:
    """All of them, in the forge's order."""
    what = "pull request" if item.kind is ItemKind.PULL else "issue"
    author = maker.directory.account(item.author, item.author_id, maker.day_of(item.created))
    yield maker.on_forge(
        item,
        ActKind.OPENED,
        item.created,
        words=f"{what} opened: {item.title}",
        rule="forge.opened",
        actor=author,
    )
    yield from _happened(item, maker)
    yield from _labels(item, maker)
    if item.state is ItemState.MERGED:
        moment = item.merged or item.closed
        by = maker.directory.account(item.merged_by, None, maker.day_of(moment))
        yield maker.on_forge(
            item,
            ActKind.LANDED,
            moment,
            words=f"{what} merged",
            rule="forge.merged",
            actor=by,
            revision=maker.revision(item, item.head_commit),
        )
    elif item.state is ItemState.CLOSED:
        yield maker.on_forge(item, ActKind.CLOSED, item.closed, words=f"{what} closed", rule="forge.closed")
    for gone in item.deleted:
        yield _gone(item, gone, maker)


def _happened(item: Item, maker: Maker) -> Iterator[Act]:
    if item.head_commit and not any(one.kind in _PUSHES for one in item.timeline):
        # of a source without history only today's text is known, and not since when
        yield maker.on_forge(
            item,
            ActKind.REVISED,
            None,
            words="its newest text",
            rule="forge.head",
            revision=maker.revision(item, item.head_commit),
        )
    for one in sorted(item.timeline, key=_place):
        by = maker.directory.account(one.actor, one.actor_id, maker.day_of(one.at))
        if one.kind in _PUSHES:
            yield maker.on_forge(
                item,
                ActKind.REVISED,
                one.at,
                words="its text was changed",
                rule="forge.pushed",
                actor=by,
                revision=maker.revision(item, one.commit or one.detail),
            )
        elif one.kind == "Reopened":
            yield maker.on_forge(
                item, ActKind.REOPENED, one.at, words="reopened", rule="forge.reopened", actor=by
            )


def _place(one: Happening) -> tuple[dt.datetime, str, str, str]:
    """By time; of one moment by what it is, so that it never hangs on arrival."""
    return (one.at or _NEVER, one.kind, one.detail or "", one.actor or "")


_SET = {"Labeled": ActKind.LABELLED, "Unlabeled": ActKind.UNLABELLED}


def _labels(item: Item, maker: Maker) -> Iterator[Act]:
    """Labels with when they were set and taken away; those whose history is not told, without a time."""
    found = sorted((one for one in item.timeline if one.kind in _SET), key=_place)
    for one in found:
        yield maker.on_forge(
            item,
            _SET[one.kind],
            one.at,
            words=one.detail or "",
            source=ActSource.LABELS,
            rule="forge.label",
            place=f"{item.url}#label {one.detail}",
            actor=maker.directory.account(one.actor, one.actor_id, maker.day_of(one.at)),
        )
    told = {one.detail for one in found}
    for label in item.labels:
        if label not in told:
            yield maker.on_forge(
                item,
                ActKind.LABELLED,
                None,
                words=label,
                source=ActSource.LABELS,
                rule="forge.label",
                place=f"{item.url}#label {label}",
            )


def _gone(item: Item, gone: Deleted, maker: Maker) -> Act:
    what = gone.kind.replace("_", " ")
    return maker.on_forge(
        item,
        ActKind.DELETED,
        gone.at,
        words=f"a {what} that stood here was deleted",
        source=ActSource.REVIEWS if gone.kind == "review" else ActSource.COMMENTS,
        rule="forge.deleted",
        place=f"{item.url}#{gone.id or gone.kind}",
        actor=maker.directory.account(gone.author, gone.author_id, maker.day_of(gone.at)),
        seen=gone.gone,
        commands=gone.commands,
    )
