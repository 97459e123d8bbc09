"""What was understood, as marks behind the lines that say it."""

from __future__ import annotations

from collections.abc import Iterable

from lastcall.model.event import RecordedEvent
from lastcall.site.context import Context
from lastcall.site.markup import link, text


def marks_of(context: Context, events: Iterable[RecordedEvent]) -> dict[int, str]:
    """By line, the marks of its acts: type, subject, how it is known, by which rule."""
    marks: dict[int, str] = {}
    for event in events:
        if event.event.line is not None:
            marks[event.event.line] = marks.get(event.event.line, "") + _mark(context, event)
    return marks


def lines_of(events: Iterable[RecordedEvent]) -> dict[int, str]:
    """By line, the class of its words; what counts prevails over what is inferred."""
    classes: dict[int, str] = {}
    for event in events:
        line = event.event.line
        if line is not None and (line not in classes or event.event.basis.counts):
            classes[line] = f"said {event.event.basis.value}"
    return classes


def _mark(context: Context, recorded: RecordedEvent) -> str:
    event = recorded.event
    kind = link(context.thing.get(recorded.id), text(context.show.kind(event.type)), "kind")
    subject = f" {context.show.refs(event.subject)}" if event.subject else ""
    return (
        f' <span class="mark {event.basis.value}">{kind}{subject} '
        f'<span class="basis {event.basis.value}">{event.basis.value}</span> '
        f'<span class="rule">{text(event.rule)}</span></span>'
    )
