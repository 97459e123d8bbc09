"""What is another in a case than before: the difference that a position or an instant makes, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from lastcall.report.consensus import order
from lastcall.status.consensus.values import Call, Case, ObjectionCase, Outcome, Position, Verdict

NOTHING = "Nothing would be different."


class Change(Struct, frozen=True, kw_only=True):
    """One thing that would be different."""

    subject: str
    what: str
    """`state`, `rule ID`, `position of NAME`, `objection ID`, `call`, `decision`, `landing`, `appeal ID`."""
    before: str | None
    """None: not there before."""
    after: str | None
    """None: not there then."""
    because: tuple[str, ...] = ()
    """Of a rule, the reasons that it would have."""
    codes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The change in a sentence."""
        kind, _, name = self.what.partition(" ")
        if kind == "rule":
            return self._rule(name)
        called = f"The {self.what}" if kind in _ALONE else self.what[0].upper() + self.what[1:]
        if self.before is None:
            return f"{called} was not there, would be {self.after}."
        if self.after is None:
            return f"{called} was {self.before}, would not be there."
        return f"{called} was {self.before}, would be {self.after}."

    def _rule(self, name: str) -> str:
        was = _WAS.get(self.before, f"was {self.before}")
        would = _WOULD.get(self.after, f"would be {self.after}")
        if self.before == self.after:
            was, would = "", would.replace("would", "would still", 1)
        told = f": {' '.join(self.because)}" if self.because else "."
        return f"`{name}` {', '.join(part for part in (was, would) if part)}{told}"


_ALONE = ("state", "landing", "proposal")
_WAS = {None: "was not judged", Outcome.NOT_APPLICABLE.value: "did not apply"}
_WOULD = {None: "would not be judged", Outcome.NOT_APPLICABLE.value: "would not apply"}


def between(before: Iterable[Case], after: Iterable[Case]) -> tuple[Change, ...]:
    """Everything that is another, case by case; the state and what blocks first."""
    olds = {case.subject: case for case in before}
    news = {case.subject: case for case in after}
    return tuple(
        change
        for subject in dict.fromkeys((*olds, *news))
        for change in _whole(subject, olds.get(subject), news.get(subject))
    )


def _whole(subject: str, old: Case | None, new: Case | None) -> Iterator[Change]:
    if old is not None and new is not None:
        yield from of(old, new)
    elif old is not None:
        yield Change(subject=subject, what="proposal", before=old.state.value, after=None)
    elif new is not None:
        yield Change(subject=subject, what="proposal", before=None, after=new.state.value)


def of(old: Case, new: Case) -> Iterator[Change]:
    """What is another in one case."""
    if old.state is not new.state:
        yield Change(subject=new.subject, what="state", before=old.state.value, after=new.state.value)
    yield from _rules(old, new)
    for kind, olds, news in (
        ("position of", _positions(old), _positions(new)),
        ("objection", _objections(old), _objections(new)),
        ("call", _calls(old), _calls(new)),
        ("decision", _decisions(old), _decisions(new)),
        ("landing", _landing(old), _landing(new)),
        ("appeal", _appeals(old), _appeals(new)),
    ):
        for key in dict.fromkeys((*olds, *news)):
            if olds.get(key) != news.get(key):
                what = f"{kind} {key}".strip()
                yield Change(subject=new.subject, what=what, before=olds.get(key), after=news.get(key))


def _rules(old: Case, new: Case) -> Iterator[Change]:
    olds = {one.rule: one for one in old.verdicts}
    for verdict in order.verdicts(new.verdicts):
        was = olds.pop(verdict.rule, None)
        if was is None or _said(was, old.judged_at) != _said(verdict, new.judged_at):
            yield Change(
                subject=new.subject,
                what=f"rule {verdict.rule}",
                before=was.outcome.value if was else None,
                after=verdict.outcome.value,
                because=tuple(reason.words(new.judged_at) for reason in verdict.reasons),
                codes=tuple(reason.code for reason in verdict.reasons),
            )
    for rule, was in olds.items():
        yield Change(subject=new.subject, what=f"rule {rule}", before=was.outcome.value, after=None)


def _said(one: Verdict, at: dt.datetime) -> tuple[str, tuple[str, ...]]:
    return one.outcome.value, tuple(reason.words(at) for reason in one.reasons)


def _positions(case: Case) -> dict[str, str]:
    return {one.actor.name: _position(one) for one in case.positions}


def _position(one: Position) -> str:
    said = one.stance.value if one.stance else "nothing that stands"
    return said if one.counts else f"{said} (not counted, because {one.not_counted})"


def _objections(case: Case) -> dict[str, str]:
    return {one.id: _objection(one) for one in case.objections}


def _objection(one: ObjectionCase) -> str:
    by = f" by {one.raised_by.name}" if one.raised_by else ""
    return f"{one.fate.value}{by}{'' if one.is_open else ', no longer open'}"


def _calls(case: Case) -> dict[str, str]:
    return {_opened(one): one.state.value for one in case.calls}


def _opened(one: Call) -> str:
    return f"until {one.until_day}" if one.until_day else f"opened {one.opened_day or 'on a day not told'}"


def _decisions(case: Case) -> dict[str, str]:
    return {
        f"of {one.act.day or 'a day not told'}": f"{one.ruling.value}{'' if one.counts else ' (not counted)'}"
        for one in case.decisions
    }


def _landing(case: Case) -> dict[str, str]:
    return {"": f"merged on {case.landing.day or 'a day not told'}"} if case.landing else {}


def _appeals(case: Case) -> dict[str, str]:
    return {one.id: "answered" if one.answer else "not answered" for one in case.appeals}
