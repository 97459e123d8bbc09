"""Topics of the next agenda, as a tree of lines that are not laid out yet."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lastcall.agenda.style import ListStyle
from lastcall.agenda.values import DraftLine, Reason


class Entry(Struct, frozen=True, kw_only=True):
    """One topic, or a line beneath one."""

    own: tuple[str, ...]
    """Its lines without list mark and indentation."""
    because: tuple[Reason, ...]
    targets: tuple[str, ...] = ()
    """The items that its own lines put on the agenda."""
    children: tuple[Entry, ...] = ()

    @property
    def all_targets(self) -> tuple[str, ...]:
        """Those of all lines beneath it, too."""
        return (*self.targets, *(target for child in self.children for target in child.all_targets))


def laid_out(entry: Entry, style: ListStyle, depth: int, place: int) -> Iterator[DraftLine]:
    """The lines of an entry, with marks and indentation."""
    mark = style.mark(depth, place)
    heading = mark.startswith("#")
    if heading:
        yield DraftLine(text="")
    yield DraftLine(text=f"{mark}{entry.own[0]}", targets=entry.targets, because=entry.because)
    for line in entry.own[1:]:
        text = "" if not line else line if heading else f"{' ' * len(mark)}{line}"
        yield DraftLine(text=text, because=entry.because if line else ())
    if heading and entry.children:
        yield DraftLine(text="")
    for number, child in enumerate(entry.children, 1):
        yield from laid_out(child, style, depth + 1, number)
