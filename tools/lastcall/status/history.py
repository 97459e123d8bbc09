"""What happened to an item, entry by entry, as the forge tells it: labels, titles, pushes, edits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lastcall.documents.renames import Renames
from lastcall.ledger import forge_links
from lastcall.model.evidence import QUOTE_LIMIT
from lastcall.model.instant import Instant
from lastcall.model.item import Comment, Happening, Item, Review, TextVersion

_SHORT = 7
"""Characters by which people name a commit."""
_EDITED = "Edited"
_WORD = 60
"""Characters of a word that we do not know."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened."""

    at: dt.datetime | None
    actor: str | None
    """Login; None for a deleted account, and where the forge names nobody."""
    words: str
    """What was done, in words of ours."""
    quote: str = ""
    """The label, the title, the message …: somebody else's words."""
    item: str | None = None
    """Another item that it is about, `owner/repo#number`."""
    kind: str = ""
    """The forge's own word."""


def of(item: Item, instant: Instant, renames: Renames) -> tuple[Entry, ...]:
    """What had happened by the instant, oldest first; what has no time comes last, and not on a past day."""
    found = [*_entries(item, renames), *_edits(item)]
    come = [one for one in found if (instant.has_come(one.at) if one.at else not instant.given)]
    return tuple(sorted(come, key=lambda one: (one.at is None, one.at.timestamp() if one.at else 0.0)))


def _entries(item: Item, renames: Renames) -> Iterator[Entry]:
    reviewers = {review.id: review.author for review in item.reviews if review.id}
    for one in item.timeline:
        if one.kind == "ReviewDismissed":
            yield _dismissed(one, reviewers)
        elif told := _told(one):
            words, quote = told
            about = forge_links.today(one.detail, renames) if one.kind in _ABOUT_ITEMS else None
            yield Entry(one.at, one.actor, words, quote[:QUOTE_LIMIT], about, one.kind)


def _edits(item: Item) -> Iterator[Entry]:
    """When texts were changed: as the forge tells, else when they were seen changed."""
    # the first is the text as it was written
    for one in item.edits[1:]:
        yield Entry(one.at, one.editor, "edited the text", kind=_EDITED)
    if len(item.edits) < 2:
        own = tuple(one for one in item.versions if one.part == "body")
        yield from _edited("the text", item.edited, own)
    for what, remark in _remarks(item):
        author = f" by @{remark.author}" if remark.author else ""
        yield from _edited(f"{what}{author}", remark.edited, remark.versions)


def _edited(what: str, at: dt.datetime | None, versions: tuple[TextVersion, ...]) -> Iterator[Entry]:
    for one in versions[1:-1] if at else versions[1:]:
        yield Entry(one.seen, None, f"{what} was seen changed", kind=_EDITED)
    if at:
        yield Entry(at, None, f"{what} was last edited", kind=_EDITED)


def _remarks(item: Item) -> Iterator[tuple[str, Comment | Review]]:
    for comment in item.comments:
        yield "a comment", comment
    for review in item.reviews:
        yield "a review", review
    for comment in (*item.line_comments, *(one for review in item.reviews for one in review.comments)):
        yield "a comment on lines", comment


def _dismissed(one: Happening, reviewers: Mapping[str, str | None]) -> Entry:
    author = reviewers.get(one.review) if one.review else None
    whose = f"the review of @{author}" if author else "a review"
    state = _STATES.get(one.before or "", "")
    words = f"dismissed {whose}{state}"
    return Entry(one.at, one.actor, words, (one.message or "")[:QUOTE_LIMIT], kind=one.kind)


def _closed(one: Happening) -> tuple[str, str]:
    reasons = {"NOT_PLANNED": " as not planned", "DUPLICATE": " as a duplicate", "COMPLETED": " as completed"}
    return f"closed it{reasons.get(one.detail or '', '')}", ""


def _pushed(one: Happening) -> tuple[str, str]:
    before, after = (one.before or "")[:_SHORT], (one.commit or "")[:_SHORT]
    return (f"pushed anew, {before} became {after}" if before and after else "pushed anew"), ""


def _committed(one: Happening) -> tuple[str, str]:
    return f"commit {(one.commit or '')[:_SHORT]}".strip(), (one.message or "").split("\n", 1)[0]


def _merged(one: Happening) -> tuple[str, str]:
    return (f"merged it as {one.commit[:_SHORT]}" if one.commit else "merged it"), ""


def _renamed(one: Happening) -> tuple[str, str]:
    return "renamed it from", one.before or ""


def _plain(words: str) -> Callable[[Happening], tuple[str, str]]:
    return lambda _: (words, "")


def _quoting(words: str) -> Callable[[Happening], tuple[str, str]]:
    return lambda one: (words, one.detail or "")


_STATES = {"CHANGES_REQUESTED": ", which asked for changes", "APPROVED": ", which approved"}
_ABOUT_ITEMS = frozenset({"CrossReferenced", "MarkedAsDuplicate"})
_WORDS: dict[str, Callable[[Happening], tuple[str, str]]] = {
    "Labeled": _quoting("put a label on it:"),
    "Unlabeled": _quoting("took a label off it:"),
    "Assigned": _quoting("assigned it to"),
    "Unassigned": _quoting("took it from"),
    "Closed": _closed,
    "Reopened": _plain("reopened it"),
    "RenamedTitle": _renamed,
    "Transferred": _quoting("moved it here from"),
    "CrossReferenced": _plain("referred to it in"),
    "Connected": _plain("linked a pull request and an issue"),
    "Disconnected": _plain("took the link of a pull request and an issue away"),
    "MarkedAsDuplicate": _plain("marked it as a duplicate of"),
    "CommentDeleted": _plain("deleted a comment"),
    "Referenced": _committed,
    "Merged": _merged,
    "ReadyForReview": _plain("said that it is ready for review"),
    "ConvertToDraft": _plain("made it a draft"),
    "HeadRefForcePushed": _pushed,
    "BaseRefChanged": _quoting("changed the branch that it is for, to"),
    forge_links.COMMIT: _committed,
}


def _told(one: Happening) -> tuple[str, str] | None:
    """The words for an entry; a kind that we do not know is told by the forge's own word."""
    words = _WORDS.get(one.kind)
    return words(one) if words else (one.kind[:_WORD], one.detail or "")


def shortened(entries: Iterable[Entry], most: int) -> tuple[tuple[Entry, ...], int]:
    """The newest entries, and how many were left out before them."""
    listed = tuple(entries)
    return listed[-most:], max(0, len(listed) - most)
