"""Specifications: their versions, stage and section tree, with what each section names."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from lastcall.model.reference import Reference


class StageSource(StrEnum):
    """Where a stage was read."""

    FRONT_MATTER = "front matter"
    STATUS_SECTION = "status section"
    BANNER = "banner"
    FOLDER = "folder"


class Stage(Struct, frozen=True, kw_only=True):
    """The stage that one file states."""

    name: str
    """Such as Pre-Draft, Draft, Approved."""
    source: StageSource
    line: int
    quote: str


class Mention(Struct, frozen=True, kw_only=True):
    """A link or name of a need, use case or other specification."""

    target: str
    """A need's or use case's id, or a specification id, after renames."""
    line: int
    quote: str


class SpecSection(Struct, frozen=True, kw_only=True):
    """One heading of a specification with the lines beneath it."""

    number: str | None
    """As written in the heading or in the table of contents, such as `6.1.2`."""
    title: str
    anchor: str
    """The group's own `<a id>` first, else GitHub's slug of the heading."""
    level: int
    line: int
    last_line: int
    normative: tuple[tuple[str, int], ...]
    """Counts of MUST, MUST NOT, SHALL, SHOULD, MAY … in its own text, children not counted."""


class SpecVersion(Struct, frozen=True, kw_only=True):
    """One file of a specification."""

    spec: str
    """The specification's id, after renames."""
    version: str | None
    """Such as `dev`, `1.0`; None where neither folder, name nor front matter gives one."""
    title: str
    path: str
    stage: Stage | None
    abstract: str
    """Without markup; empty where there is none."""
    sections: tuple[SpecSection, ...]
    mentions: tuple[Mention, ...]
    """Needs, use cases and other specifications that it names."""
    references: tuple[Reference, ...]
    """Issues and pull requests that it names."""
    lines: int
