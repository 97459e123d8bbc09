"""Acts that reviews tell: approvals, changes requested, dismissals; what they mean is a profile's to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lastcall.ledger.acts.making import Maker
from lastcall.model.act import Act, ActKind, ActSource
from lastcall.model.item import Happening, Item, Review, ReviewState

APPROVED = "review.approved"
CHANGES_REQUESTED = "review.changes-requested"
DISMISSED = "review.dismissed"
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
_RULES = {ReviewState.APPROVED: APPROVED, ReviewState.CHANGES_REQUESTED: CHANGES_REQUESTED}
_WORDS = {ReviewState.APPROVED: "approved", ReviewState.CHANGES_REQUESTED: "changes requested"}


def read(item: Item, maker: Maker) -> Iterator[Act]:
    """One act for each review that takes a stance, and one for each dismissal, oldest first.

    The stance is left open: the profile says what an approval and a request for changes mean.
    """
    dismissals = {one.review: one for one in item.timeline if one.kind == "ReviewDismissed" and one.review}
    for order, review in enumerate(sorted(item.reviews, key=_place)):
        state, dismissal = review.state, dismissals.get(review.id or "")
        if state is ReviewState.DISMISSED and dismissal is not None and dismissal.before in _STATES:
            # what it said until it was dismissed is told, and when that was
            state = _STATES[dismissal.before]
        if state in _RULES:
            yield _position(item, review, state, order, maker)
        if review.state is ReviewState.DISMISSED:
            yield _dismissed(item, review, dismissal, order, maker)


_STATES = {state.value: state for state in _RULES}


def _id(item: Item, review: Review, order: int) -> str:
    return f"{item.url}#{review.id or f'review {order}'}"


def _position(item: Item, review: Review, state: ReviewState, order: int, maker: Maker) -> Act:
    at = f" at {review.commit}" if review.commit else ""
    return maker.on_forge(
        item,
        ActKind.POSITION,
        review.at,
        words=f"{_WORDS[state]}{at}",
        said=review.body or f"{_WORDS[state]}{at}",
        source=ActSource.REVIEWS,
        rule=_RULES[state],
        url=review.url,
        place=_id(item, review, order),
        actor=maker.directory.account(review.author, review.author_id, maker.day_of(review.at)),
        revision=maker.revision(item, review.commit_id or review.commit),
        edited=_edited(review),
        order=order,
    )


def _dismissed(item: Item, review: Review, told: Happening | None, order: int, maker: Maker) -> Act:
    """The end of a review; where it has no time, nothing is known of it from the review's own on."""
    at = told.at if told is not None and told.at is not None else review.at
    reviewer = maker.directory.account(review.author, review.author_id, maker.day_of(review.at))
    by = maker.directory.account(told.actor, told.actor_id, maker.day_of(at)) if told else None
    return maker.on_forge(
        item,
        ActKind.DISMISSED,
        at,
        words="a review that was dismissed",
        source=ActSource.REVIEWS,
        rule=DISMISSED,
        url=review.url,
        place=_id(item, review, order),
        actor=by or reviewer,
        on_behalf=reviewer if by is not None else None,
        revision=maker.revision(item, review.commit_id or review.commit),
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
