"""What stands around an item or a specification, as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from lastcall.report.shapes import SubjectShape
from lastcall.report.shapes_around import HistoryShape, LinkShape, MissingShape, TouchShape

_MOST = 20
"""So many entries of a history are shown, the newest; JSON holds all."""
_WIDTH = 100


def lines(one: SubjectShape, home: str | None) -> Iterator[str]:
    """Sections for what there is, each after an empty line."""
    if one.links:
        yield from ("", f"Links: {len(one.links)}")
        yield from (f"  {_link(link, home)}" for link in one.links)
    if one.touches:
        way = "Touches" if one.item else "Touched by"
        yield from ("", f"{way}: {len(one.touches)}")
        yield from (f"  {_touch(touch, home)}" for touch in one.touches)
    if one.missing:
        yield from ("", f"There no more: {len(one.missing)}")
        yield from (f"  {sentence(gone)}" for gone in one.missing)
    if one.history:
        left = len(one.history) - _MOST
        yield from ("", f"History: {len(one.history)}")
        if left > 0:
            yield f"  … {left} earlier ones (--format json shows all)"
        yield from (f"  {_entry(entry, home)}" for entry in one.history[-_MOST:])


def sentence(one: MissingShape) -> str:
    """That something stood there, whose and when; never its words."""
    author = f"@{one.author}" if one.author else "somebody"
    said = f" of {one.at}" if one.at else ""
    fate = f"was moved to {one.moved_to}" if one.moved_to else "was deleted"
    missed = f" (first missed on {one.missed})" if one.missed else ""
    return f"{one.what} by {author}{said} {fate}{missed}"


def _link(one: LinkShape, home: str | None) -> str:
    at = f", {one.evidence.at[:10]}" if one.evidence.at else ""
    says = f"“{_clipped(one.evidence.quote)}”" if one.evidence.quote else "told by GitHub"
    return f"{one.how} {_short(one.ref, home)}: {says}{at}  {one.evidence.url}"


def _touch(one: TouchShape, home: str | None) -> str:
    who = f"{_short(one.ref, home)}: " if one.ref is not UNSET else ""
    spec = f" ({one.specification})" if one.specification else ""
    if one.specification is None:
        return f"{who}{one.path}"
    if one.sections is None:
        return f"{who}{one.path}{spec}: sections not known, its commits are not in this working copy"
    names = [f"{two.number} {two.title}" if two.number else two.title for two in one.sections]
    if one.former_sections is not UNSET:
        names += [f"{title} (there no more)" for title in one.former_sections]
    return f"{who}{one.path}{spec}: {_clipped('; '.join(names)) or 'no section'}"


def _entry(one: HistoryShape, home: str | None) -> str:
    who = f"@{one.actor} " if one.actor else ""
    quote = f" “{_clipped(one.quote)}”" if one.quote else ""
    about = f" {_short(one.ref, home)}" if one.ref else ""
    return f"{one.at[:10] if one.at else 'no day'}  {who}{one.what}{about}{quote}"


def _short(target: str, home: str | None) -> str:
    return target.removeprefix(home) if home and target.startswith(f"{home}#") else target


def _clipped(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1].rstrip()}…"
