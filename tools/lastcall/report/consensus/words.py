"""How people, places, instants and acts of a case are said in words, for the terminal and for the record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from msgspec import UNSET

from lastcall.model.act import ActKind
from lastcall.report.consensus.shapes import ActorShape, ActShape, CallShape, RevisionShape
from lastcall.report.proofs import EvidenceShape

MERGE_IS_NONE = "Merging is no evidence of consensus."
NOT_NAMED = "somebody not named"
_LIST = re.compile(r"\A\s*(?:[*+-]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_CHARACTERS = 12
"""Of a commit or a digest that is shown, not compared."""

Words = Callable[[str], str]
"""What makes a text from outside fit to be shown."""


def as_it_is(text: str) -> str:
    """For the terminal, whose own wall is behind it."""
    return text


def who(one: ActorShape | None, words: Words = as_it_is, *, none: str = NOT_NAMED) -> str:
    """A name with the organisation, and what is not known of it."""
    if one is None:
        return none
    said = words(one.name)
    if one.organization:
        said += f" ({words(one.organization)})"
    if one.candidates is not UNSET:
        either = " or ".join(words(name) for name in one.candidates)
        said += f" (who that is is not clear: {either})"
    return said


def roles(one: ActorShape | None, words: Words = as_it_is) -> str:
    """What follows a name: a comma and the roles on that day."""
    return f", {' and '.join(words(role) for role in one.roles)}" if one and one.roles else ""


def place(one: EvidenceShape) -> str:
    """`path:line`, or the address."""
    return f"{one.path}:{one.line}" if one.path is not UNSET else f"{one.url}"


def places(proofs: Sequence[EvidenceShape]) -> list[str]:
    """Each place once."""
    return list(dict.fromkeys(place(one) for one in proofs))


def instant(text: str | None, zone: str) -> str | None:
    """An instant to the minute in the group's zone, with the zone's name."""
    if text is None:
        return None
    return f"{dt.datetime.fromisoformat(text).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {zone}"


def revision(one: RevisionShape | None, zone: str) -> str:
    """Which text, and how that is known."""
    if one is None:
        return "which text it is about is not known"
    if one.known_by == "text":
        return f"the text with digest {one.value[:_CHARACTERS]}, over the normative words of its files"
    if one.known_by == "commit":
        return f"commit {one.value[:_CHARACTERS]}; the text itself was not compared"
    return (
        f"the text as of {instant(one.value, zone)}; known by time only, no commit and no text was compared"
    )


def call(one: CallShape, zone: str, words: Words = as_it_is) -> str:
    """From when to when, by whom, and how it stands."""
    if one.in_meeting and one.not_counted is None:
        by = f" by {who(one.by, words)}" if one.by else ""
        return f"put{by} in the meeting of {one.opened_day or 'a day not told'}, for those present to answer"
    begun = one.opened_day or "a day not told"
    end = instant(one.until, zone) or one.until_day or "no end given"
    by = f" by {who(one.by, words)}" if one.by else ""
    because = f", because {words(one.not_counted)}" if one.not_counted else ""
    return f"opened {begun}{by}, until {end}: {one.state}{because}"


def did(one: ActShape, words: Words = as_it_is) -> str:
    """What was done, by whom and for whom; without its day and words."""
    what = kind(one)
    if one.title is not UNSET:
        what += f", “{words(one.title)}”"
    if one.ruling is not UNSET:
        what += f": {one.ruling}"
    if one.until_day is not UNSET:
        what += f" until {one.until_day}"
    if one.target is not UNSET:
        what += f" ({words(one.target)})"
    if one.actor:
        what += f", by {who(one.actor, words)}"
    if one.on_behalf is not UNSET:
        what += f" on behalf of {who(one.on_behalf, words)}"
    return what


def kind(one: ActShape) -> str:
    """The kind; of a position, which; of a review, what its author chose, whatever that means here."""
    if one.kind != ActKind.POSITION.value:
        return one.kind
    if one.stance is not UNSET:
        return one.stance
    source, _, chosen = one.rule.partition(".")
    return f"review ({chosen.replace('-', ' ')})" if source == "review" else one.kind


def said(text: str) -> str:
    """Words without the mark of the list that they stand in."""
    return _LIST.sub("", text)


def known(one: ActShape) -> str:
    """How an act is known, and what a reader must know of its source."""
    parts = [f"{one.basis}, {one.source}"]
    if one.minutes_closed is False:
        parts.append("minutes not closed")
    if one.edited is not UNSET:
        parts.append(f"edited {one.edited[:10]}")
    return ", ".join(parts)


def short(text: str, home: str | None) -> str:
    """A sentence with `#6` for items of the home repository."""
    if not home:
        return text
    return re.sub(rf"(?<![\w/.-]){re.escape(home)}(?=#\d)", "", text)
