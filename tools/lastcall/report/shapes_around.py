"""The JSON of what stands around an item: links, files and sections, history, and what is gone."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType


class ProofShape(Struct, kw_only=True, frozen=True):
    """`{url, at, quote}`; the quote is empty where the forge itself tells it."""

    url: str
    at: str | None
    quote: str


class LinkShape(Struct, kw_only=True, frozen=True):
    """One other item, how it is linked as seen from here, and the first thing that says so."""

    how: str
    ref: str
    by_forge: bool
    evidence: ProofShape


class SectionShape(Struct, kw_only=True, frozen=True):
    """A section of a specification as it stands today."""

    anchor: str
    number: str | None
    title: str


class TouchShape(Struct, kw_only=True, frozen=True):
    """One file that a pull request touches; `sections` is null where its commits are not here."""

    path: str
    specification: str | None
    sections: list[SectionShape] | None
    former_sections: list[str] | UnsetType = UNSET
    ref: str | UnsetType = UNSET
    """The pull request, where the subject is what is touched."""


class HistoryShape(Struct, kw_only=True, frozen=True):
    """One thing that happened to an item."""

    at: str | None
    actor: str | None
    kind: str
    what: str
    quote: str
    ref: str | None


class MissingShape(Struct, kw_only=True, frozen=True):
    """What is there no more: whose, of when, when it was first missed; never its words."""

    what: str
    author: str | None
    at: str | None
    missed: str | None
    digest: str | None
    moved_to: str | None
