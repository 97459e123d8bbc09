"""Objections on a proposal, each with its life in short, and whole on its own page."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from lastcall.model.act import Act
from lastcall.site.consensus import timeline
from lastcall.site.context import Context
from lastcall.site.markup import link, safe, text
from lastcall.status.consensus.values import Case, ObjectionCase


def rows(context: Context, case: Case) -> Markup:
    """A list of all of them, those still open first."""
    ordered = sorted(case.objections, key=lambda one: not one.is_open)
    return safe(f'<ul class="rows">{"".join(_row(context, one) for one in ordered)}</ul>')


def _row(context: Context, one: ObjectionCase) -> str:
    show, routes = context.show, context.routes
    title = f" “<bdi>{text(one.title)}</bdi>”" if one.title else ""
    by = context.speak.who(one.raised_by, one.day, "somebody not named")
    # one about two proposals has its page under the first
    page = routes.objections.get(one.id) or context.thing.get(one.life[0].id)
    name = link(page, text(routes.short(one.id)), "ref")
    return (
        f'<li><div class="row"><span class="title">{name}{title} by {by}</span>'
        f"{show.state(one.fate.value)}</div>"
        f"<p>{_words(context, one)}</p>"
        f'<p class="small">{_life(context, one)}</p></li>'
    )


def _words(context: Context, one: ObjectionCase) -> Markup:
    if one.gone:
        return context.show.none("Its words were deleted.")
    return context.speak.words(one.life[0])


def _life(context: Context, one: ObjectionCase) -> Markup:
    """Each step with its day and its evidence."""
    show = context.show
    steps = [
        safe(f"{text(act.kind.value)} {show.day(act.day)} {show.evidences(act.evidence)}") for act in one.life
    ]
    return safe(" → ").join(steps)


def life(context: Context, case: Case, one: ObjectionCase) -> Markup:
    """The whole life, with what was said by those who may not."""
    told: list[Act] = sorted([*one.life, *(act for act, _ in one.not_counted)], key=case.acts.index)
    refused = {act.id: str(context.speak.sentence(why, case)) for act, why in one.not_counted}
    return timeline.acts(context, told, refused=refused)


def notes(one: ObjectionCase) -> Iterator[str]:
    """What a reader of its page must know besides."""
    if one.answered:
        yield f"First answered on {one.answered}."
    if one.reopened:
        yield "It is open again: the text that settled it has changed since."
    if one.gone:
        yield "The words that raised it were deleted; that they stood there stays on record."
    if one.is_open:
        yield "Nothing on the record settles it."
