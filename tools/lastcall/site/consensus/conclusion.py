"""What became of a proposal: decisions, the merge as a fact of its own, appeals."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from lastcall.model.act import ActKind
from lastcall.model.profile import Aim
from lastcall.site.context import Context
from lastcall.site.markup import safe, text
from lastcall.status.consensus.values import Appeal, Case, Decision


def decisions(context: Context, case: Case) -> Markup:
    """A list, oldest first; what is not counted says why."""
    return _list(_decision(context, case, one) for one in case.decisions)


def _decision(context: Context, case: Case, one: Decision) -> str:
    show, speak, act = context.show, context.speak, one.act
    by = f" by {speak.who(act.actor, act.day)}" if act.actor and act.kind is ActKind.DECLARED else ""
    moves = f' <span class="small">to {text(one.moves)}</span>' if one.moves else ""
    tally = f" ({text(act.tally.counted)})" if act.tally and act.tally.counted else ""
    why = (
        f'<br><span class="small">not counted, because {speak.sentence(one.not_counted, case)}</span>'
        if one.not_counted
        else ""
    )
    ruling = show.said_state(one.ruling.value, counts=one.counts)
    return (
        f"{ruling}{moves} {show.day(act.day)}{by} {speak.words(act)}{tally} "
        f"{speak.known(act)} {show.evidences(act.evidence)}{why}"
    )


def landing(context: Context, case: Case) -> Markup:
    """The merge; that there is none, where one is asked for."""
    show, one = context.show, case.landing
    if one is None:
        return safe("Not merged.") if case.aim is Aim.MERGE else safe("")
    by = f" by {context.speak.who(one.by, one.day)}" if one.by else ""
    return safe(
        f"Merged on {show.day(one.day)}{by} {show.evidences(one.act.evidence)}. "
        "That is a fact of its own, and no evidence of consensus."
    )


def appeals(context: Context, case: Case) -> Markup:
    """A list, each with its answer in writing or with that there is none."""
    return _list(_appeal(context, one) for one in case.appeals)


def _appeal(context: Context, one: Appeal) -> str:
    show, speak = context.show, context.speak
    by = speak.who(one.by, one.day, "somebody not named")
    answer = (
        f"{speak.did(one.answer)} {show.day(one.answer.day)} {speak.words(one.answer)} "
        f"{show.evidences(one.answer.evidence)}"
        if one.answer
        else f"{show.label('no written answer on record', 'stop')}"
    )
    return (
        f'<span class="id">{text(context.routes.short(one.id))}</span> by {by} {show.day(one.day)} '
        f"{speak.words(one.act)} {show.evidences(one.act.evidence)}<br>{answer}"
    )


def contradictions(context: Context, case: Case) -> Markup:
    """Where two sources do not agree; both are kept."""
    show, speak = context.show, context.speak
    return _list(
        f"{speak.sentence(one.what, case)}. {show.evidences(one.evidence)}" for one in case.contradictions
    )


def unknowns(context: Context, case: Case) -> Markup:
    """What about the sources is missing, partial, edited or deleted."""
    return _list(str(context.speak.sentence(one, case)) for one in case.unknowns)


def _list(entries: Iterator[str]) -> Markup:
    return safe(f'<ul class="plain">{"".join(f"<li>{one}</li>" for one in entries)}</ul>')
