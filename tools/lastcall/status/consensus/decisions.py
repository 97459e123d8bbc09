"""Decisions and declarations: what concludes a proposal, and what of it is counted."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from msgspec.structs import replace

from lastcall.model.act import Act, ActKind, ActSource, Ruling
from lastcall.model.event import Basis
from lastcall.model.evidence import FileEvidence
from lastcall.model.profile import Aim, DecisionRule
from lastcall.status.consensus import questions
from lastcall.status.consensus.frame import CONCLUDING, Frame, order
from lastcall.status.consensus.values import Appeal, Decision, Landing

CONCLUDES = (Ruling.ACCEPTED, Ruling.REJECTED, Ruling.DECIDED)


def find(acts: tuple[Act, ...], frame: Frame) -> tuple[Decision, ...]:
    """All of them, oldest first; what came later may take the force of an earlier one."""
    found = [_decision(_asked(act, acts), frame) for act in acts if act.kind in CONCLUDING]
    found += [_decision(act, frame) for act in _by_label(acts, frame)]
    found += _carried_out(acts, found, frame)
    found.sort(key=lambda one: order(one.act))
    again = _put_again(acts, frame)
    times = [at for at, _ in again]
    return tuple(_superseded(one, again, times) for one in found)


def _asked(act: Act, acts: tuple[Act, ...]) -> Act:
    """A question that nobody objected to, with what it says of the proposal."""
    if act.kind is not ActKind.ASKED:
        return act
    return replace(act, ruling=Ruling.ACCEPTED if questions.takes(act, acts) else Ruling.UNCLEAR)


def _carried_out(acts: tuple[Act, ...], found: list[Decision], frame: Frame) -> list[Decision]:
    """Where minutes tell a question and then the merge, and no other outcome: the group went on to merge."""
    told = {one.act.meeting for one in found}
    asked = {
        act.meeting: act
        for act in acts
        if act.kind is ActKind.CALL_OPENED and act.source is ActSource.MINUTES and act.until is None
    }
    carried = []
    for act in acts:
        question = asked.get(act.meeting) if act.kind is ActKind.LANDED and act.meeting not in told else None
        lines = [proof for proof in act.evidence if isinstance(proof, FileEvidence)]
        if question is None or not lines or lines[0].line <= question.order:
            continue
        merged = replace(
            act,
            kind=ActKind.DECIDED,
            source=ActSource.MINUTES,
            at=question.at,
            day=question.day,
            actor=None,
            basis=Basis.RECORDED,
            ruling=Ruling.ACCEPTED,
            moves="merge",
            evidence=(*question.evidence, *lines),
            # the question is what the group was asked; the merge says how it went on
            words=f"{question.words.lstrip('*+-# ')} … {lines[0].quote}",
            order=lines[0].line,
        )
        carried.append(_decision(merged, frame))
    return carried


def _by_label(acts: tuple[Act, ...], frame: Frame) -> list[Act]:
    """Labels that the profile takes for a decision, while they are set."""
    wanted = {one.label.casefold() for one in frame.profile.label if one.means == "accepted"}
    standing: dict[str, Act] = {}
    for act in acts:
        name = act.words.casefold()
        if act.kind is ActKind.LABELLED and name in wanted:
            standing[name] = replace(act, kind=ActKind.DECLARED, ruling=Ruling.ACCEPTED)
        elif act.kind is ActKind.UNLABELLED:
            standing.pop(name, None)
    return list(standing.values())


def _decision(act: Act, frame: Frame) -> Decision:
    ruling = act.ruling or Ruling.UNCLEAR
    if act.conditional and _concludes_at_once(frame):
        ruling = Ruling.ACCEPTED
    if ruling is Ruling.UNCLEAR and frame.aim is Aim.DECIDE and frame.is_known and act.tally is None:
        # the statement answers the question
        ruling = Ruling.DECIDED
    powers = frame.profile.powers.declare if act.kind is ActKind.DECLARED else None
    why = frame.refusal(act, powers)
    if why is None and act.source is ActSource.COMMENTS and act.edited is not None:
        why = f"its words were changed on {frame.day_of(act.edited)}, after they had been said"
    return Decision(ruling=ruling, act=act, counts=why is None, not_counted=why, moves=act.moves)


def _concludes_at_once(frame: Frame) -> bool:
    """Whether the profile lets a decision under a condition conclude."""
    return any(isinstance(rule, DecisionRule) and rule.conditional for rule in frame.profile.rule)


def _put_again(acts: tuple[Act, ...], frame: Frame) -> list[tuple[dt.datetime, Act]]:
    """What puts the question to the group, before the text was merged; oldest first."""
    landed = min((act.at for act in acts if act.kind is ActKind.LANDED and act.at), default=None)
    found = [
        (act.at, act)
        for act in acts
        if act.kind in (ActKind.CALL_OPENED, ActKind.REOPENED)
        and act.at is not None
        and (landed is None or act.at < landed)
        and frame.refusal(act, frame.profile.powers.call) is None
    ]
    return sorted(found, key=lambda one: order(one[1]))


def _superseded(one: Decision, again: list[tuple[dt.datetime, Act]], times: list[dt.datetime]) -> Decision:
    """A conclusion loses its force when the question is put again, before the text was merged."""
    if not one.counts or one.ruling not in CONCLUDES or one.act.at is None:
        return one
    place = bisect_right(times, one.act.at)
    if place == len(times):
        return one
    act = again[place][1]
    what = "reopened" if act.kind is ActKind.REOPENED else "put to the group again"
    return replace(one, counts=False, not_counted=f"it was {what} on {act.day}", superseded=True)


def landing(acts: tuple[Act, ...]) -> Landing | None:
    """The merge: the forge's word, else that of minutes."""
    merged = [act for act in acts if act.kind is ActKind.LANDED and act.basis.counts]
    told = next((act for act in merged if act.source is ActSource.FORGE), merged[0] if merged else None)
    return Landing(day=told.day, at=told.at, by=told.actor, act=told) if told else None


def closing(acts: tuple[Act, ...]) -> Act | None:
    """The last closing that nothing reopened."""
    found = None
    for act in acts:
        if act.kind is ActKind.CLOSED and act.basis.counts:
            found = act
        elif act.kind is ActKind.REOPENED:
            found = None
    return found


def appeals(subject: str, acts: tuple[Act, ...], frame: Frame) -> tuple[Appeal, ...]:
    """Appeals with their answers, by number."""
    found: list[Appeal] = []
    for act in acts:
        if act.kind is ActKind.APPEALED and act.basis.counts:
            name = f"{subject}-P{len(found) + 1}"
            person = act.on_behalf or act.actor
            found.append(Appeal(id=name, by=person, day=act.day, grounds=act.words, act=act))
        elif (
            act.kind is ActKind.APPEAL_ANSWERED
            and frame.refusal(act, frame.profile.powers.answer_appeal) is None
        ):
            open_ones = [place for place, one in enumerate(found) if one.answer is None]
            named = [place for place in open_ones if _is(found[place], act.target)]
            chosen = named or (open_ones if len(open_ones) == 1 and not act.target else [])
            for place in chosen[:1]:
                found[place] = replace(found[place], answer=act)
    return tuple(found)


def _is(one: Appeal, target: str | None) -> bool:
    return target is not None and one.id.casefold().endswith(target.casefold().partition("#")[2] or "\0")
