"""Why a line of minutes was or was not understood, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.documents.explaining.values import ActExplained, Explanation
from lastcall.report import shaping
from lastcall.report.shapes import ActExplainedShape, ExplanationShape
from lastcall.report.text import clipped, short


def shape(one: Explanation) -> ExplanationShape:
    """As JSON."""
    return ExplanationShape(
        path=one.path,
        line=one.line,
        text=one.text,
        style=one.style,
        style_because=one.style_why,
        part=one.part,
        part_means=one.part_says,
        section=one.section,
        speaker=one.speaker,
        speaker_because=one.speaker_says,
        references=list(one.references),
        acts=[
            ActExplainedShape(
                event=shaping.event(act.event),
                rule_says=act.rule.says,
                known=act.known,
                certain_by=act.certain,
            )
            for act in one.acts
        ],
        reasons=list(one.reasons),
    )


def text(one: Explanation, home: str | None) -> str:
    """For people."""
    return "\n".join(_lines(one, home)) + "\n"


def _lines(one: Explanation, home: str | None) -> Iterator[str]:
    yield f"{one.path}:{one.line}: {clipped(one.text.strip(), 200) or '(blank)'}"
    yield f"style: {one.style}, {one.style_why}"
    beneath = f", beneath “{clipped(one.section, 80)}”" if one.section else ""
    yield f"part: {one.part}{beneath}. {one.part_says}"
    if one.speaker_says:
        yield f"speaker: {one.speaker_says}"
    if one.references:
        yield f"references: {', '.join(short(target, home) for target in one.references)}"
    yield ""
    yield f"Acts: {len(one.acts) or 'none'}"
    for act in one.acts:
        yield from _act(act, home)
    if one.reasons:
        yield ""
        yield "Why nothing else:" if one.acts else "Why nothing:"
        yield from (f"  {reason}" for reason in one.reasons)


def _act(act: ActExplained, home: str | None) -> Iterator[str]:
    event = act.event
    about = f" on {', '.join(short(target, home) for target in event.subject)}" if event.subject else ""
    who = f" by {event.actor}" if event.actor else ""
    due = f", due {event.due}" if event.due else ""
    yield f"  {event.type.value.replace('_', ' ')}{about}{who}{due}"
    yield f"    rule {act.rule.id}: {act.rule.says}"
    yield f"    {act.known}"
    if act.certain:
        yield f"    certain by {act.certain}"
