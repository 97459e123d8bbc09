"""Lines that only name what is talked about: an item's title over its notes, an entry of the contents."""

from __future__ import annotations

import re

from lastcall.documents.minutes.record import Entry
from lastcall.documents.styles.model import Role

_TITLE = re.compile(r"[^.!?:]\s\[(?:[\w./-]{0,80})#\d{1,6}\]\(https?://[^\s()]{1,200}\)$")
_CONTENTS = re.compile(r"^\[[^\]]*\]\(#[^()]*\)[^:]{0,20}$")
_CONTENTS_OF_FILES = re.compile(r"^\[[^\]]*\]\([\w./-]{1,80}\.md#[^()]*\)[^:]{0,20}$")
_BECAME = re.compile(
    r"\) [^()]*\b(?:stage \d|approved|rejected|accepted|merged|deferred|postponed|consensus|advanc\w+)\b",
    re.IGNORECASE,
)
"""What became of an entry, after its link: `[The gauge](day-1.md#the-gauge) on Stage 1`."""
_OPEN_ROLES = frozenset({Role.HEAD, Role.RECORD, Role.AGENDA})
_ITEM = re.compile(
    r"(?:\(\w{1,20}\) )?\[[^\[\]]{0,20}#?\d{1,6}\]\("
    r"https?://[^\s()]{1,200}/(?:issues|pull)/\d+(?:[#?][^\s()]{1,80})?\): "
)
"""An item with its number linked, over what is said of it: `[Issue 12](…): the chart`."""
_NAMED = re.compile(
    r"(?:<b>)?(?:Proposal|Work [Ii]tem|Issue|PR|Draft): ?\[[^\[\]]{1,200}\]\(https?://[^\s()]{1,300}\)(?:</b>)?\W{0,4}$"
)
"""A kind of item with one of them linked, over what is said of it: `Proposal: [Site groups](…)`."""
_LINKED = re.compile(r"\[[^\[\]]{1,200} \(?#\d{1,6}\)?\]\(https?://[^\s()]{1,200}\)")
"""Nothing but the title of an item, with its number, as a link."""
_NUMBER = re.compile(r"\[[\w./-]{0,80}#\d{1,6}\]\(https?://[^\s()]{1,200}\)")
"""An item's number with its link."""
_OUTCOME = re.compile(
    r"\b(?:agreed|decided|resolved|approved|adopted|accepted|merged|consensus)\b", re.IGNORECASE
)
"""What tells what came of something: no title."""
_REPOSITORY = re.compile(r"[\w.-]{1,60}/[\w.-]{1,80}")


def is_contents(entry: Entry) -> bool:
    """Whether a line is an entry of a table of contents."""
    if not entry.line.text.startswith("[") or _BECAME.search(entry.line.text) is not None:
        return False
    if _CONTENTS.match(entry.line.text) is not None:
        return True
    # a list beneath a heading that says what became of its entries may link the notes of each
    return entry.role in _OPEN_ROLES and _CONTENTS_OF_FILES.match(entry.line.text) is not None


def is_title(entry: Entry) -> bool:
    """Whether a line is an item's title with its number linked, over the notes about it."""
    line = entry.line
    linked = line.text[:1] in ("[", "(") and (_ITEM.match(line.text) or _LINKED.fullmatch(line.text))
    if linked and not _OUTCOME.search(line.words):
        return True
    if line.text.endswith((")", "</b>")) and _NAMED.match(line.text):
        return True
    if _over_number(entry):
        return True
    return (
        entry.speech is None
        and line.depth > 0
        and line.text.endswith(")")
        and (bool(line.children) or entry.role is Role.AGENDA or _of_repository(entry))
        and _TITLE.search(line.text) is not None
    )


def is_numbered_heading(entry: Entry) -> bool:
    """Whether a line is a heading that ends in an item's number, with its link."""
    line = entry.line
    return line.is_heading and line.text.endswith(")") and _TITLE.search(line.text) is not None


def _over_number(entry: Entry) -> bool:
    """Whether a line is a title of two lines over its notes: "proposal: the chart", then the number."""
    line = entry.line
    if not (line.depth and line.children and line.leads) or line.block.last == line.number:
        return False
    if _OUTCOME.search(line.words):
        return False
    _, _, second = line.block.content.partition("\n")
    return _NUMBER.fullmatch(second.strip()) is not None


def _of_repository(entry: Entry) -> bool:
    """Whether a line is an entry beneath a heading that is nothing but a repository's name."""
    line = entry.line
    return (
        line.heading is not None
        and line.parent is line.heading
        and _REPOSITORY.fullmatch(line.heading.words) is not None
    )
