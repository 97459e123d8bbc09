"""One page for each proposal and issue: its state and why, timetable, life, links and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from lastcall.documents.markdown import Markdown
from lastcall.model.item import Item, ReviewState
from lastcall.model.reference import ItemId, ItemKind
from lastcall.site.context import Context, Page
from lastcall.site.markup import safe
from lastcall.site.tables import table
from lastcall.site.text.linking import NOTHING, Linker
from lastcall.site.text.render import render
from lastcall.site.text.setting import Setting
from lastcall.status.values import Proposal

_KINDS = {
    ItemKind.PULL: "Pull request",
    ItemKind.ISSUE: "Issue",
    ItemKind.DISCUSSION: "Discussion",
    ItemKind.UNKNOWN: "Item",
}
_REVIEWS = {
    ReviewState.APPROVED: "approved",
    ReviewState.CHANGES_REQUESTED: "asked for changes",
    ReviewState.COMMENTED: "commented",
    ReviewState.DISMISSED: "review dismissed",
    ReviewState.PENDING: "review pending",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A comment or review, rendered."""

    anchor: str
    author: str | None
    day: date | None
    what: str
    """What the account did: commented, approved …"""
    html: Markup


@dataclass(frozen=True, slots=True)
class Linked:
    """Other items that this one is linked to in one way."""

    how: str
    names: tuple[str, ...]


def pages(context: Context) -> Iterator[Page]:
    """One for each item, and for each proposal that only minutes name."""
    for name in context.routes.items:
        yield _page(context, name)


def _page(context: Context, name: str) -> Page:
    proposal = context.proposals.get(name)
    held = context.items.get(name)
    about = context.about(name)
    kind = held.item.kind if held else proposal.kind if proposal else ItemKind.UNKNOWN
    title = context.title(name)
    return Page(
        path=context.routes.items[name],
        template="item.html",
        title=f"{context.routes.short(name)} {title}".strip(),
        section="proposals.html" if proposal else "issues.html",
        context={
            "name": name,
            "heading": title or context.routes.short(name),
            "kind": _KINDS[kind],
            "proposal": proposal,
            "held": held,
            "state": proposal.state if proposal else held.state if held else None,
            "deadlines": _deadlines(context, proposal) if proposal and proposal.deadlines else None,
            "opened": _day(context, held.item.created) if held else None,
            "forge": context.routes.forge_page(held.item.url if held else None, name),
            "about": about,
            "meetings": [context.meetings[one] for one in context.treated.get(name, ())],
            "linked": [one for one in _linked(context, name) if one.names],
            "body": _rendered(context, held.item, held.item.body)
            if held and held.item.body.strip()
            else None,
            "said": list(_said(context, held.item)) if held else [],
        },
    )


def _deadlines(context: Context, proposal: Proposal) -> Markup:
    show = context.show
    rows = (
        (
            "",
            show.day(one.day),
            show.written(one.text) + (show.ending if one.is_call else ""),
            show.distance(one.day),
            show.evidence(one.evidence),
        )
        for one in proposal.deadlines
    )
    return table(("Day", "What", "Distance", "Evidence"), rows, "narrow")


def _day(context: Context, moment: datetime | None) -> date | None:
    return context.status.as_of.day_of(moment) if moment else None


def _linked(context: Context, name: str) -> Iterator[Linked]:
    links, known = context.status.links, context.routes.items
    proposal = context.proposals.get(name)

    def of(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(names) & known.keys(), key=lambda one: ItemId.parse(one) or ItemId("", 0)))

    yield Linked("Closes", of(links.closes.get(name, ())))
    yield Linked("Closed by", of(links.closed_by.get(name, ())))
    yield Linked("Replaces", tuple(proposal.replaces) if proposal else of(links.replaces.get(name, ())))
    yield Linked(
        "Replaced by", tuple(proposal.replaced_by) if proposal else of(links.replaced_by.get(name, ()))
    )
    yield Linked("Mentions", of(links.mentions.get(name, ())))
    yield Linked("Mentioned by", context.mentioned_by.get(name, ()))


def _said(context: Context, item: Item) -> Iterator[Said]:
    """Comments and reviews up to the instant, in the order of their time."""
    said: list[tuple[datetime | None, Said]] = []
    as_of = context.status.as_of.at
    for number, comment in enumerate(item.comments, 1):
        if comment.at is None or comment.at <= as_of:
            html = _rendered(context, item, comment.body)
            entry = Said(f"comment-{number}", comment.author, _day(context, comment.at), "commented", html)
            said.append((comment.at, entry))
    for number, review in enumerate(item.reviews, 1):
        if review.at is None or review.at <= as_of:
            words = [review.body, *(comment.body for comment in review.comments)]
            html = safe("").join(_rendered(context, item, body) for body in words if body.strip())
            what = _REVIEWS[review.state]
            entry = Said(f"review-{number}", review.author, _day(context, review.at), what, html)
            said.append((review.at, entry))
    said.sort(key=lambda pair: (pair[0] is None, pair[0].timestamp() if pair[0] else 0.0))
    for _, entry in said:
        yield entry


def _rendered(context: Context, item: Item, body: str) -> Markup:
    """A body or comment as HTML; a bare number is one of the same repository."""
    routes = context.routes

    def mention(_: int, written: str) -> str | None:
        return routes.items.get(f"{item.id.repository}{written}" if written.startswith("#") else written)

    setting = Setting(linker=Linker(routes.address, mention, lambda _: NOTHING, routes.label))
    return safe(render(Markdown(body), setting))
