"""What a house style says, checked and compiled from its file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from lastcall.model.errors import ConfigurationError
from lastcall.model.event import Basis, EventType, ObjectionFate


class Role(StrEnum):
    """What a part of a meeting file is for."""

    AGENDA = "agenda"
    ATTENDEES = "attendees"
    REGRETS = "regrets"
    SCRIBE = "scribe"
    CHAIR = "chair"
    RECORD = "record"
    ACTIONS = "actions"
    DECISIONS = "decisions"
    CLOSING = "closing"
    RECAP = "recap"
    """What an earlier meeting did: only explicit marks count."""
    BOILERPLATE = "boilerplate"
    """Links, policies, guidelines: holds no acts."""
    SUMMARY = "summary"
    """A summary beside the record: nothing in it is asserted."""
    HEAD = "head"
    """What stands before the first section."""


class Actor(StrEnum):
    """Whom an idiom's event is attributed to."""

    NONE = "none"
    """The group."""
    LINE = "line"
    """Who speaks on the line itself."""
    SPEAKER = "speaker"
    """Who speaks on the line or on the one it stands beneath."""


class Needs(StrEnum):
    """What must stand around an idiom for it to be asserted; without it, it is only inferred."""

    NOTHING = "nothing"
    ITEM = "item"
    """An issue, pull request or specification that it is about."""
    QUESTION = "question"
    """A question, motion or call to the group before it."""
    UNSPOKEN = "unspoken"
    """The record's own voice: no speaker on the line."""


@dataclass(frozen=True, slots=True)
class Idiom:
    """A turn of phrase that says, in the record part of minutes, that an act took place."""

    id: str
    type: EventType
    says: str
    """What the rule takes it to mean, for `explain`."""
    cues: frozenset[str]
    """Words in lower case; a sentence without one of them is not looked at …"""
    along: frozenset[str]
    """… nor one without one of these, where any are given."""
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    """Words that take it back …"""
    near: bool
    """… where they stand before its own words end; else anywhere in the sentence."""
    basis: Basis
    needs: Needs
    actor: Actor
    spoken: bool
    """Whether it counts in what a speaker says."""
    questions: bool
    """Whether it may be a question."""
    past: bool
    """Whether it may speak of an earlier meeting."""
    fate: ObjectionFate | None


@dataclass(frozen=True)
class Style:
    """The habits of one group, or of many."""

    id: str
    name: str
    inherit: bool
    """Whether what is nested beneath a speaker's line is theirs."""
    sections: dict[str, Role]
    """By section name in lower case."""
    not_speakers: frozenset[str]
    speaking_roles: frozenset[str]
    marks: dict[str, EventType]
    closing: re.Pattern[str]
    verbs: frozenset[str]
    personal: frozenset[str]
    generated: re.Pattern[str]
    idioms: tuple[Idiom, ...]
    evidence: tuple[tuple[str, int], ...]
    """Words that show the style where they stand in a file, with what each is worth."""

    @cached_property
    def mark_heads(self) -> frozenset[str]:
        """The first words of the marks."""
        return frozenset(re.split(r"[ -]", word)[0].rstrip(",") for word in self.marks)

    @cached_property
    def by_cue(self) -> dict[str, tuple[Idiom, ...]]:
        """The idioms to try, by the words that call for them."""
        found: dict[str, list[Idiom]] = {}
        for idiom in self.idioms:
            for cue in idiom.cues:
                found.setdefault(cue, []).append(idiom)
        return {cue: tuple(idioms) for cue, idioms in found.items()}


def made(data: dict[str, Any], where: str) -> Style:
    """Check and compile the data of a style's file."""
    try:
        return Style(
            id=data["id"],
            name=data["name"],
            inherit=bool(data["speakers-inherit"]),
            sections={name: Role(role) for role, names in data["sections"].items() for name in names},
            not_speakers=frozenset(data["speakers"]["not"]),
            speaking_roles=frozenset(data["speakers"]["roles"]),
            marks={word: EventType(kind) for kind, words in data["marks"].items() for word in words},
            closing=re.compile(data["closing"]["question"], re.IGNORECASE),
            verbs=frozenset(data["commitments"]["verbs"]),
            personal=frozenset(data["commitments"]["personal"]),
            generated=re.compile(data["generated"]["notice"], re.IGNORECASE),
            idioms=tuple(_idioms(data.get("idiom", ()))),
            evidence=tuple(
                (words, int(entry.get("worth", 1)))
                for entry in data.get("evidence", ())
                for words in entry["words"]
            ),
        )
    except KeyError as error:
        raise ConfigurationError(f"a house style without {error}", where=where) from None
    except (ValueError, re.error) as error:
        raise ConfigurationError(f"a house style that cannot be used: {error}", where=where) from None


def _idioms(entries: Iterable[dict[str, Any]]) -> Iterable[Idiom]:
    for entry in entries:
        yield Idiom(
            id=entry["id"],
            type=EventType(entry["type"]),
            says=entry["says"],
            cues=frozenset(entry["cues"]),
            along=frozenset(entry.get("along", ())),
            pattern=re.compile(entry["pattern"], re.IGNORECASE),
            unless=re.compile(entry["unless"], re.IGNORECASE) if "unless" in entry else None,
            near=bool(entry.get("near", False)),
            basis=Basis(entry.get("basis", "recorded")),
            needs=Needs(entry.get("needs", "nothing")),
            actor=Actor(entry.get("actor", "line")),
            spoken=bool(entry.get("spoken", True)),
            questions=bool(entry.get("questions", False)),
            past=bool(entry.get("past", False)),
            fate=ObjectionFate(entry["fate"]) if "fate" in entry else None,
        )
