"""One page for each proposal and issue: its state and why, timetable, life, links and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from lastcall.documents.markdown import Markdown
from lastcall.model.item import Comment, Item, ReviewState
from lastcall.model.reference import ItemKind
from lastcall.site.context import Context, Page
from lastcall.site.markup import safe
from lastcall.site.pages import around
from lastcall.site.tables import table
from lastcall.site.text.linking import NOTHING, Linker
from lastcall.site.text.render import render
from lastcall.site.text.setting import Setting
from lastcall.status import missing
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

NONE = safe("")


@dataclass(frozen=True, slots=True)
class Said:
    """A comment or review, rendered."""

    anchor: str
    author: str | None
    day: date | None
    what: str
    """What the account did: commented, approved …"""
    html: Markup
    note: Markup = NONE
    """That it was edited, and the like."""
    gone: Markup = NONE
    """Instead of all else: that something stood there which is there no more."""


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
            "linked": around.links(context, name),
            "touches": around.touches(context, name),
            "history": around.happened(context, held.item) if held else [],
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


def _said(context: Context, item: Item) -> Iterator[Said]:
    """Comments and reviews up to the instant, in the order of their time, and where one is gone."""
    as_of = context.status.as_of
    said = [
        (at, entry)
        for at, entry in (*_comments(context, item), *_reviews(context, item))
        if at is None or at <= as_of.at
    ]
    said += [
        (one.at, Said("", None, None, "", safe(""), gone=around.gone(context, one)))
        for one in missing.on(item, as_of)
    ]
    said.sort(key=lambda pair: (pair[0] is None, pair[0].timestamp() if pair[0] else 0.0))
    for _, entry in said:
        yield entry


def _comments(context: Context, item: Item) -> Iterator[tuple[datetime | None, Said]]:
    for number, one in enumerate(item.comments, 1):
        html = _rendered(context, item, one.body)
        note = safe(" · ".join(around.edited(context, one)))
        day = _day(context, one.at)
        yield one.at, Said(f"comment-{number}", one.author, day, "commented", html, note=note)
    for number, one in enumerate(item.line_comments, 1):
        html = _on_lines(context, item, (one,))
        yield one.at, Said(f"lines-{number}", one.author, _day(context, one.at), "commented on lines", html)


def _reviews(context: Context, item: Item) -> Iterator[tuple[datetime | None, Said]]:
    for number, review in enumerate(item.reviews, 1):
        own = _rendered(context, item, review.body) if review.body.strip() else safe("")
        html = own + _on_lines(context, item, review.comments)
        note = safe(f"edited {context.show.moment(review.edited)}" if review.edited else "")
        what, day = _REVIEWS[review.state], _day(context, review.at)
        yield review.at, Said(f"review-{number}", review.author, day, what, html, note=note)


def _on_lines(context: Context, item: Item, comments: tuple[Comment, ...]) -> Markup:
    parts = (
        place + _rendered(context, item, body) for place, body in around.on_lines(context, item, comments)
    )
    return safe("").join(parts)


def _rendered(context: Context, item: Item, body: str) -> Markup:
    """A body or comment as HTML; a bare number is one of the same repository."""
    routes = context.routes

    def mention(_: int, written: str) -> str | None:
        return routes.items.get(f"{item.id.repository}{written}" if written.startswith("#") else written)

    setting = Setting(linker=Linker(routes.address, mention, lambda _: NOTHING, routes.label))
    return safe(render(Markdown(body), setting))
