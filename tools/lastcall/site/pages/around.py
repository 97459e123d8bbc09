"""What stands around an item on its page: links, files and sections, what is gone, and its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from lastcall.model.item import Comment, Item, Thread
from lastcall.site.context import Context
from lastcall.site.markup import link, safe, text
from lastcall.status import history, missing
from lastcall.status.linked import How, Linked
from lastcall.status.touched import Touch

_SHOWN = frozenset({How.CLOSES, How.CLOSED_BY, How.REPLACES, How.REPLACED_BY})
"""Links that claim something: what says so is shown beside them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Other items that this one is linked to in one way."""

    how: str
    links: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the history."""

    day: Markup
    words: Markup


def links(context: Context, name: str) -> list[Group]:
    """The links of an item by their way."""
    found: dict[How, list[Markup]] = {}
    for one in context.links.of(name):
        found.setdefault(one.how, []).append(_linked(context, one))
    return [Group(how.value.capitalize(), tuple(listed)) for how, listed in found.items()]


def _linked(context: Context, one: Linked) -> Markup:
    named = context.show.named(one.other, context.title(one.other))
    if one.how not in _SHOWN:
        return named
    says = "the forge" if one.by_forge else context.show.evidence(one.evidence)
    return safe(f'{named} <span class="small">says {says}</span>')


def touches(context: Context, name: str) -> list[Markup]:
    """The files that a pull request touches, with the sections of specifications."""
    return [_touch(context, one) for one in context.touches.of(name)]


def _touch(context: Context, one: Touch) -> Markup:
    show, routes = context.show, context.routes
    path = f'<span class="evidence">{text(one.path)}</span>'
    if one.spec is None:
        return safe(path)
    version = next((two for two in context.ledger.reading.specs if two.path == one.path), None)
    if not one.known or version is None:
        unknown = show.none("sections not known: its commits are not in the working copy")
        return safe(f"{show.ref(one.spec)} {path}<br>{unknown}")
    named = [
        link(
            routes.section(version, section.anchor),
            f"<bdi>{text(_title(section.number, section.title))}</bdi>",
        )
        for section in one.sections
    ]
    named += [f"<bdi>{text(title)}</bdi> {show.none('(there no more)')}" for title in one.former]
    return safe(f"{show.ref(one.spec)} {path}<br>{', '.join(named) or show.none('no section')}")


def _title(number: str | None, title: str) -> str:
    return f"{number} {title}" if number else title


def gone(context: Context, one: missing.Missing) -> Markup:
    """That something stood there, whose and when; never its words."""
    author = context.show.account(one.author) if one.author else safe("somebody")
    said = f" of {context.show.day(one.said)}" if one.said else ""
    where = context.show.ref(one.moved_to) if one.moved_to else ""
    fate = f"was moved to {where}" if one.moved_to else "was deleted"
    missed = f" (first missed on {context.show.day(one.missed)})" if one.missed else ""
    what = one.what[:1].upper() + one.what[1:]
    return safe(f"{what} by {author}{said} {fate}{missed}.")


def happened(context: Context, item: Item) -> list[Row]:
    """The history of an item, oldest first."""
    return [
        _row(context, one) for one in history.of(item, context.status.as_of, context.ledger.reading.renames)
    ]


def _row(context: Context, one: history.Entry) -> Row:
    show = context.show
    who = f"{show.account(one.actor)} " if one.actor else ""
    about = f" {show.ref(one.item)}" if one.item else ""
    quote = f" <q><bdi>{text(one.quote)}</bdi></q>" if one.quote else ""
    return Row(show.moment(one.at), safe(f"{who}{text(one.words)}{about}{quote}"))


def on_lines(context: Context, item: Item, comments: tuple[Comment, ...]) -> Iterator[tuple[Markup, str]]:
    """Comments on lines, each with the line that says where it stands and what became of its thread."""
    threads = {thread.id: thread for thread in item.threads}
    for one in comments:
        if one.body.strip():
            yield _place(context, one, threads.get(one.thread) if one.thread else None), one.body


def _place(context: Context, one: Comment, thread: Thread | None) -> Markup:
    said = []
    if one.path:
        line = f", line {one.line}" if one.line else ""
        said.append(f'on <span class="evidence">{text(one.path)}</span>{line}')
    if thread is not None and thread.resolved:
        by = f" by {context.show.account(thread.resolved_by)}" if thread.resolved_by else ""
        said.append(f"thread resolved{by}")
    said += edited(context, one)
    return safe(f'<p class="small">{" · ".join(said)}</p>' if said else "")


def edited(context: Context, one: Comment) -> list[str]:
    """What must be said of words that are not those first written, or that are hidden on the forge."""
    marks = []
    if one.edited:
        marks.append(f"edited {context.show.moment(one.edited)}")
    elif len(one.versions) > 1:
        marks.append(f"seen changed {context.show.moment(one.versions[-1].seen)}")
    if one.minimized:
        marks.append(f"hidden on the forge as {text(one.minimized.lower())}")
    return marks
