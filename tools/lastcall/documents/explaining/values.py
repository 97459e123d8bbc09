"""What there is to say about one line of a meeting file."""

from __future__ import annotations

from dataclasses import dataclass

from lastcall.documents.explaining.rules import Rule
from lastcall.model.event import Event


@dataclass(frozen=True, slots=True)
class ActExplained:
    """An act that stands on the line."""

    event: Event
    rule: Rule
    known: str
    """In a sentence, how surely it is known, and why no surer."""
    certain: str | None
    """What would make it certain; None where it is."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One line, with what was understood and why nothing else was."""

    path: str
    line: int
    text: str
    """As it stands in the file."""
    style: str
    style_why: str
    part: str
    """The part of the file (agenda, record, actions …), or `code`, `quote`, `comment`, `blank`."""
    part_says: str
    """In a sentence, what that means for acts."""
    section: str | None
    """The heading that it stands beneath."""
    speaker: str | None
    speaker_says: str
    """In a sentence, who speaks and how that is known, or why nobody does; empty where nobody could."""
    references: tuple[str, ...]
    acts: tuple[ActExplained, ...]
    reasons: tuple[str, ...]
    """Why no act, or no other, was found there."""
