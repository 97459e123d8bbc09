"""Objections: each with its life, by whoever may change it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from lastcall.ledger.acts.reviews import APPROVED, CHANGES_REQUESTED, DISMISSED
from lastcall.ledger.directory import folded
from lastcall.model.act import Act, ActKind, Actor, ActSource, RevisionKind, Stance
from lastcall.model.event import ObjectionFate
from lastcall.status.consensus.frame import VOTE, Frame
from lastcall.status.consensus.values import ObjectionCase

_FATES = {
    ActKind.OBJECTED: ObjectionFate.RAISED,
    ActKind.ANSWERED: ObjectionFate.ANSWERED,
    ActKind.SUSTAINED: ObjectionFate.SUSTAINED,
    ActKind.UPHELD: ObjectionFate.SUSTAINED,
    ActKind.WITHDRAWN: ObjectionFate.WITHDRAWN,
    ActKind.ACCOMMODATED: ObjectionFate.ACCOMMODATED,
    ActKind.RECORDED: ObjectionFate.NOT_SUSTAINED,
    ActKind.OVERRULED: ObjectionFate.OVERRULED,
    ActKind.SETTLED: ObjectionFate.SETTLED,
}
_SETTLED = (
    ObjectionFate.WITHDRAWN,
    ObjectionFate.ACCOMMODATED,
    ObjectionFate.NOT_SUSTAINED,
    ObjectionFate.OVERRULED,
    ObjectionFate.SETTLED,
)
SETTLING = (ActKind.ANSWERED, *(kind for kind, fate in _FATES.items() if fate in _SETTLED))
"""What becomes of an objection."""
_OWN = (ActKind.SUSTAINED, ActKind.WITHDRAWN, ActKind.RECORDED)
"""What only whoever raised it may do, or a proxy; minutes are the group's word and may tell it."""
_BODY = (ActKind.OVERRULED, ActKind.UPHELD)
_REVIEWS = (CHANGES_REQUESTED, DISMISSED)
_NUMBER = re.compile(r"-O([0-9]{1,4})$", re.IGNORECASE)


@dataclass(slots=True)
class _Life:
    """An objection while its life is gathered."""

    number: int
    first: Act
    acts: list[Act] = field(default_factory=list)
    refused: list[tuple[Act, str]] = field(default_factory=list)
    fate: ObjectionFate = ObjectionFate.RAISED

    @property
    def is_open(self) -> bool:
        return self.fate not in _SETTLED

    @property
    def first_name_only(self) -> bool:
        """Whether whoever raised it is written with one word."""
        person = _raiser(self)
        return person is not None and " " not in folded(person.written)


def find(subject: str, acts: tuple[Act, ...], frame: Frame) -> tuple[ObjectionCase, ...]:
    """All objections on a proposal, by number. One is not withdrawn by failing to repeat it."""
    book = _Book(subject, frame)
    for act in acts:
        book.take(act)
    return tuple(_case(life, subject, acts) for life in book.lives)


class _Book:
    """The objections so far, found by number, by who raised them, and by being open."""

    def __init__(self, subject: str, frame: Frame) -> None:
        self.subject = subject
        self.frame = frame
        self.lives: list[_Life] = []
        self._by_person: set[str] = set()
        self._unresolved: dict[str, dict[int, _Life]] = {}
        self._open: dict[int, _Life] = {}
        self._open_of: dict[str, dict[int, _Life]] = {}

    def take(self, act: Act) -> None:
        """Add an act to the objection that it is about; raise a new one where it raises one."""
        if act.kind is ActKind.DELETED:
            if "object" in act.commands:
                self._add(act)
            return
        if self.frame.profile.reviews.changes_requested is Stance.OBJECTION and self._of_review(act):
            return
        if act.kind not in _FATES or not act.basis.counts:
            # words that only may mean an objection are shown where they stand, and open none
            return
        life = self._meant(act)
        if act.kind is ActKind.OBJECTED or (
            act.kind is ActKind.SUSTAINED and life is None and not act.target
        ):
            if life is not None and life.is_open:
                self._join(life, act)
            else:
                self._add(act)
        elif life is not None:
            why = self._refusal(life, act)
            if why is None:
                self._join(life, act)
            else:
                life.refused.append((act, why))

    def _of_review(self, act: Act) -> bool:
        """Where a request for changes is an objection: raised, taken back by approving, or dismissed."""
        mine = [life for life in self._of(act.actor) if life.first.rule in _REVIEWS]
        if act.rule == CHANGES_REQUESTED and mine:
            mine[-1].acts.append(act)
        elif act.rule in (CHANGES_REQUESTED, DISMISSED):
            # what a dismissed review said is not known; that it was an objection cannot be excluded
            self._add(act)
        elif act.rule == APPROVED:
            for life in mine:
                life.acts.append(act)
                life.fate = ObjectionFate.WITHDRAWN
                self._mark(life)
        return act.rule in (CHANGES_REQUESTED, DISMISSED)

    def _add(self, act: Act) -> None:
        life = _Life(number=len(self.lives) + 1, first=act, acts=[act])
        if act.kind is ActKind.SUSTAINED:
            life.fate = ObjectionFate.SUSTAINED
        self.lives.append(life)
        self._mark(life)
        person = act.on_behalf or act.actor
        if person is not None:
            self._by_person.add(person.key)

    def _join(self, life: _Life, act: Act) -> None:
        life.acts.append(act)
        fate = _FATES[act.kind]
        stays = (
            fate in (ObjectionFate.RAISED, ObjectionFate.ANSWERED) and life.fate is ObjectionFate.SUSTAINED
        )
        if not stays:
            life.fate = fate
        self._mark(life)

    def _mark(self, life: _Life) -> None:
        """Keep it among the open ones, of all and of whoever raised it, or not."""
        person = _raiser(life)
        places = [self._open, self._open_of.setdefault(person.key if person else "", {})]
        if person is not None and person.person is None:
            first = folded(person.written).partition(" ")[0]
            places.append(self._unresolved.setdefault(first, {}))
        for held in places:
            if life.is_open:
                held[life.number] = life
            else:
                held.pop(life.number, None)

    def _meant(self, act: Act) -> _Life | None:
        if act.target is not None:
            found = _NUMBER.search(act.target)
            number = int(found[1]) if found else 0
            return self.lives[number - 1] if 0 < number <= len(self.lives) else None
        person = act.on_behalf or act.actor
        if act.kind is ActKind.OBJECTED and not self.subject:
            # of two that name no proposal it is not known that they are one
            return None
        mine = self._of(person)
        if act.kind is ActKind.OBJECTED:
            return mine[-1] if mine else None
        if mine:
            return mine[0] if len(mine) == 1 else None
        # of several that are open, none is known to be meant
        return next(iter(self._open.values())) if len(self._open) == 1 else None

    def _of(self, person: Actor | None) -> list[_Life]:
        """The open ones that somebody raised; a name that nothing resolves may be part of another."""
        if person is None:
            return []
        if person.key in self._by_person or person.person is not None:
            return [life for _, life in sorted(self._open_of.get(person.key, {}).items())]
        first, _, rest = folded(person.written).partition(" ")
        named = [life for _, life in sorted(self._unresolved.get(first, {}).items())]
        return [life for life in named if not rest or life.first_name_only]

    def _refusal(self, life: _Life, act: Act) -> str | None:
        """Why what is said of an objection is not counted."""
        refused = self.frame.refusal(act, self.frame.profile.powers.overrule if act.kind in _BODY else None)
        if act.kind in _BODY and refused is None and act.source is ActSource.MINUTES:
            refused = self._of_body(act)
        raiser = _raiser(life)
        if refused is not None or act.kind not in _OWN or raiser is None or _speaks_for(act, raiser):
            return refused
        return f"only {raiser.name}, who raised it, may do that"

    def _of_body(self, act: Act) -> str | None:
        """Minutes that overrule: the group's word; where a vote is wanted, its count must be there."""
        if self.frame.profile.powers.overrule == (VOTE,) and act.tally is None:
            return "the process overrules by a vote, and no count is written down"
        return None


def _raiser(life: _Life) -> Actor | None:
    return life.first.on_behalf or life.first.actor


def _speaks_for(act: Act, raiser: Actor) -> bool:
    """Whether it is the raiser's own word, or a proxy's; or the minutes' of nobody else."""
    actor = act.actor
    if actor is None or actor.key == raiser.key:
        return True
    if (act.on_behalf is not None and act.on_behalf.key == raiser.key) or raiser.person in actor.acts_for:
        return True
    # a name as written that nothing resolves may be the same person's
    return act.source is ActSource.MINUTES and (actor.person is None or raiser.person is None)


def _case(life: _Life, subject: str, acts: tuple[Act, ...]) -> ObjectionCase:
    first = life.first
    gone = first.kind is ActKind.DELETED or (first.kind is ActKind.DISMISSED and life.is_open)
    answered = next((act.day for act in life.acts if act.kind in SETTLING and act.day), None)
    reopened = not life.is_open and _text_changed(life, acts)
    return ObjectionCase(
        id=f"{subject or first.meeting or ''}-O{life.number}",
        subject=subject,
        raised_by=first.on_behalf or first.actor,
        day=first.day,
        title=first.title,
        text="" if gone else first.words,
        fate=ObjectionFate.RAISED if reopened else life.fate,
        life=tuple(life.acts),
        not_counted=tuple(life.refused),
        answered=answered,
        is_open=life.is_open or reopened,
        reopened=reopened,
        gone=gone,
    )


def _text_changed(life: _Life, acts: tuple[Act, ...]) -> bool:
    """Whether the text that settled an objection is another now, as far as texts can be compared."""
    last = life.acts[-1]
    settled = last.revision
    if (
        life.fate is not ObjectionFate.ACCOMMODATED
        or settled is None
        or settled.kind is not RevisionKind.TEXT
    ):
        return False
    newest = next(
        (act.revision for act in reversed(acts) if act.kind is ActKind.REVISED and act.revision), None
    )
    later = newest is not None and newest.kind is RevisionKind.TEXT and newest.value != settled.value
    return later and any(
        act.kind is ActKind.REVISED and (act.at or dt.datetime.min.replace(tzinfo=dt.UTC)) > last.at
        for act in acts
        if last.at is not None
    )
