"""Which text is the newest one of a proposal."""

from __future__ import annotations

from lastcall.model.act import Act, ActKind, Revision, RevisionKind

_TEXT = (ActKind.REVISED, ActKind.LANDED)
"""Acts of the text itself; a review may name an older one, whenever it was written."""


def newest(acts: tuple[Act, ...]) -> Revision | None:
    """By what changed or merged it, else by what the last review names, else by when it was written."""
    named = [act for act in acts if act.revision is not None]
    own = [act for act in named if act.kind in _TEXT]
    found = next(iter(reversed(own or named)), None)
    if found is not None:
        return found.revision
    written = (ActKind.OPENED, ActKind.REVISED)
    last = next((act.at for act in reversed(acts) if act.kind in written and act.at), None)
    return Revision(kind=RevisionKind.TIME, value=last.isoformat()) if last else None


def differ(one: Revision, other: Revision | None) -> bool:
    """Whether two texts are known to differ: texts must have been compared, not commits."""
    compared = other is not None and one.kind is other.kind is RevisionKind.TEXT
    return compared and other is not None and one.value != other.value
