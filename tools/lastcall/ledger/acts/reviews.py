"""Acts that reviews tell: approvals, changes requested, dismissals; what they mean is a profile's to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lastcall.ledger.acts.making import Maker
from lastcall.model.act import Act, ActKind, ActSource
from lastcall.model.item import Item, Review, ReviewState

APPROVED = "review.approved"
CHANGES_REQUESTED = "review.changes-requested"
DISMISSED = "review.dismissed"
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
_RULES = {ReviewState.APPROVED: APPROVED, ReviewState.CHANGES_REQUESTED: CHANGES_REQUESTED}
_WORDS = {ReviewState.APPROVED: "approved", ReviewState.CHANGES_REQUESTED: "changes requested"}


def read(item: Item, maker: Maker) -> Iterator[Act]:
    """One act for each review that takes a stance, or that was dismissed, oldest first.

    The stance is left open: the profile says what an approval and a request for changes mean.
    """
    ordered = sorted(item.reviews, key=_place)
    for order, review in enumerate(ordered):
        place = f"{item.url}#{review.id or f'review {order}'}"
        actor = maker.directory.account(review.author, review.author_id, maker.day_of(review.at))
        if review.state in _RULES:
            at = f" at {review.commit}" if review.commit else ""
            yield maker.on_forge(
                item,
                ActKind.POSITION,
                review.at,
                words=f"{_WORDS[review.state]}{at}",
                said=review.body or f"{_WORDS[review.state]}{at}",
                source=ActSource.REVIEWS,
                rule=_RULES[review.state],
                place=place,
                actor=actor,
                revision=maker.revision(item, review.commit),
                edited=_edited(review),
                order=order,
            )
        elif review.state is ReviewState.DISMISSED:
            yield maker.on_forge(
                item,
                ActKind.DISMISSED,
                review.at,
                words="a review that was dismissed",
                source=ActSource.REVIEWS,
                rule=DISMISSED,
                place=place,
                actor=actor,
                revision=maker.revision(item, review.commit),
                order=order,
            )


def _place(review: Review) -> tuple[bool, dt.datetime, str, str, str, str]:
    """By time; of one moment by author, id and state, so that it never hangs on arrival."""
    moment = review.at or _NEVER
    return (
        review.at is None,
        moment,
        review.author or "",
        review.id or "",
        review.state,
        review.commit or "",
    )


def _edited(review: Review) -> dt.datetime | None:
    """When the words of a review were changed; its state cannot be."""
    return review.edited if review.edited and review.at and review.edited > review.at else None
