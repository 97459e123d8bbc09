"""Positions: what each person says to the proposal; the newest stands, a person counts once."""

from __future__ import annotations

from collections import defaultdict

from lastcall.ledger.acts.reviews import APPROVED, CHANGES_REQUESTED
from lastcall.model.act import Act, ActKind, ActSource, Revision, RevisionKind, Stance
from lastcall.model.profile import PositionThen, Profile
from lastcall.status.consensus import texts
from lastcall.status.consensus.frame import Frame
from lastcall.status.consensus.values import Position

_CHAIN = (
    ActKind.POSITION,
    ActKind.OBJECTED,
    ActKind.WITHDRAWN,
    ActKind.DISMISSED,
    ActKind.DELETED,
    ActKind.SUSTAINED,
)


def find(acts: tuple[Act, ...], frame: Frame) -> tuple[Position, ...]:
    """One a person, by name; what nobody in particular said is nobody's position."""
    chains: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        person = act.on_behalf or act.actor
        if act.kind in _CHAIN and person is not None and not _says_nothing(act, frame.profile):
            chains[person.key].append(act)
    newest = texts.newest(acts)
    told = (_position(chain, newest, frame) for chain in chains.values())
    found = [position for position in told if position is not None]
    return tuple(sorted(found, key=lambda one: (one.actor.name.casefold(), one.act.id)))


def stance(act: Act, profile: Profile) -> Stance | None:
    """What an act says; of a review, what the profile makes of it."""
    if act.rule == APPROVED:
        return profile.reviews.approved
    if act.rule == CHANGES_REQUESTED:
        return profile.reviews.changes_requested
    if act.kind in (ActKind.OBJECTED, ActKind.SUSTAINED):
        return Stance.OBJECTION
    return act.stance if act.kind is ActKind.POSITION else None


def _says_nothing(act: Act, profile: Profile) -> bool:
    """A review of a kind that the profile gives no meaning."""
    return act.kind is ActKind.POSITION and stance(act, profile) is None


def _position(chain: list[Act], text: Revision | None, frame: Frame) -> Position | None:
    counted = [act for act in chain if frame.refusal(act) is None]
    # what is not counted does not take the place of what is
    newest = (counted or chain)[-1]
    if newest.kind in (ActKind.WITHDRAWN, ActKind.DELETED) and len(chain) == 1:
        # words that are gone, or an objection taken back that was raised elsewhere: nothing stood here
        return None
    says = stance(newest, frame.profile)
    actor = newest.on_behalf or newest.actor
    if actor is None:
        return None
    why = _not_counted(newest, text, frame) if says is not None else _ended(newest)
    return Position(
        actor=actor,
        stance=says,
        day=newest.day,
        act=newest,
        earlier=tuple(act for act in chain if act is not newest),
        counts=why is None,
        not_counted=why,
        note=_note(newest, text) if says is not None else None,
    )


def _ended(act: Act) -> str:
    return {
        ActKind.DISMISSED: "the review was dismissed; an older one does not come back",
        ActKind.WITHDRAWN: "it was taken back",
        ActKind.DELETED: "words of theirs were deleted, and what they said is not known",
    }.get(act.kind, "it says nothing that the process knows")


def _not_counted(act: Act, text: Revision | None, frame: Frame) -> str | None:
    refused = frame.refusal(act)
    if refused is not None:
        return refused
    if act.edited is not None and act.source is ActSource.COMMENTS and act.stance is not Stance.OBJECTION:
        return f"its words were changed on {frame.day_of(act.edited)}, after they had been said"
    if act.at is None:
        return "when it was said is not known"
    if frame.profile.text_change.positions is PositionThen.LAPSES and _is_outdated(act, text):
        return "it was taken on another text: the words have changed since"
    actor = act.on_behalf or act.actor
    return frame.outside(actor) if actor is not None else "nobody is named"


def _is_outdated(act: Act, newest: Revision | None) -> bool:
    """Whether the text is known to be another now."""
    return act.revision is not None and texts.differ(act.revision, newest)


def _note(act: Act, newest: Revision | None) -> str | None:
    """Whether the commit has changed since; where only that is known, no rule turns on it."""
    mine = act.revision
    if mine is None or newest is None or mine.commit is None or newest.commit is None:
        return None
    if mine.kind is newest.kind is RevisionKind.TEXT or _same(mine.commit, newest.commit):
        return None
    return f"taken on {mine.commit[:12]}; the newest is {newest.commit[:12]}: may need another look"


def _same(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
