"""Where the notes of a file stand: in a part of their own, beneath the agenda's items, among boilerplate."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes import labels
from lastcall.documents.minutes.roster import Roster
from lastcall.documents.minutes.speakers import Speech
from lastcall.documents.outline import Line
from lastcall.documents.styles.model import Role, Style

TOLD = re.compile(
    r"\b(?:agreed|approved|asked|decided|discussed|explained|mentioned|motioned|moved|noted|presented|"
    r"proposed|provided|raised|reported|reviewed|said|seconded|shared|showed|suggested|updated|voted|was|were)\b",
    re.IGNORECASE,
)
"""Words of a record, which no plan holds often."""
_MARKED = re.compile(r"^\W{0,4}([A-Za-z][A-Za-z /-]{2,24}?)(?:\W{0,3}:|\](?!\())")
SAID_ENOUGH = 4
"""So many lines that are plainly told make a record."""
_MOSTLY = 4
"""Times as many notes beneath the agenda's items as there are in the record part."""
_FEW_WORDS = 3
_SEVERAL = 2
_NAMED_BOTH = re.compile(
    r"agenda(?: items?)? ?(?:/|&|\+|and|with) ?(?:meeting |discussion )?(?:notes|minutes|discussions?)",
    re.IGNORECASE,
)


class Noted(msgspec.Struct, frozen=True):
    """How many lines of the agenda part may be notes."""

    told: int
    """May be notes: what stands in no list, and what is plainly said."""
    said: int
    """Plainly are: what somebody says, or what is told in the past; one with a mark counts twice."""
    beneath: int
    """Others that stand beneath an item or a topic's own heading."""
    both: bool
    """Whether the part is named for the plan and the notes alike."""

    @property
    def plain(self) -> bool:
        """Whether so much is plainly said that the agenda carries the notes, whatever stands elsewhere."""
        return self.said >= SAID_ENOUGH


def in_agenda(lines: list[Line], roles: list[Role], speeches: list[Speech | None], style: Style) -> Noted:
    """What of the agenda part may be notes on its items."""
    told = said = beneath = 0
    both = False
    for line, role, speech in zip(lines, roles, speeches, strict=True):
        if role is not Role.AGENDA:
            continue
        both = both or (not line.depth and _NAMED_BOTH.fullmatch(line.words.rstrip(" :")) is not None)
        if line.is_heading:
            continue
        # beneath a topic's own heading even the first level of a list is notes
        item = line.depth == 1 and (
            line.heading is None or labels.role_of(line.heading.text, style) is Role.AGENDA
        )
        marked = not item and _is_marked(line, style)
        plainly = marked or speech is not None or (not item and TOLD.search(line.text[:300]) is not None)
        # no plan has marks beneath its items
        said += plainly + marked
        told += plainly or line.depth == 0
        beneath += not (plainly or item or line.depth == 0)
    return Noted(told, said, beneath, both)


def _is_marked(line: Line, style: Style) -> bool:
    """Whether a line begins with a mark of the style, such as `Verdict:`."""
    found = _MARKED.match(line.text[:60])
    return found is not None and found[1].lower() in style.marks


def only_in_agenda(noted: Noted, lines: list[Line], roles: list[Role], kept: list[Line]) -> bool:
    """Whether the agenda carries the notes as no other part does.

    Lists of tasks and decisions may stand beside such an agenda, and what comes before the people and the
    plan is no record.
    """
    opened = False
    marks = {id(line) for line in kept}
    elsewhere = 0
    for line, role in zip(lines, roles, strict=True):
        opened = opened or role in (Role.AGENDA, Role.ATTENDEES)
        elsewhere += (
            opened
            and role in (Role.RECORD, Role.SUMMARY, Role.CLOSING)
            and line.kind is not BlockKind.CODE
            and id(line) in marks
        )
    return noted.both or noted.told + noted.beneath > _MOSTLY * elsewhere


def has_named_record(kept: list[Line], style: Style) -> bool:
    """Whether a heading such as "Notes" is over lines that say something."""
    heads: dict[int, Line] = {}
    for line in kept:
        if line.heading is not None:
            heads[id(line.heading)] = line.heading
    return any(
        labels.role_of(top.text, style) is Role.RECORD
        for head in heads.values()
        for top in (head, *head.ancestors())
    )


def among_boilerplate(
    lines: list[Line], roles: list[Role], speeches: list[Speech | None], roster: Roster
) -> list[Role]:
    """The roles, but of the record where somebody says or does something in a part of boilerplate."""
    if Role.BOILERPLATE not in roles:
        return roles
    found = list(roles)
    noted: set[int] = set()
    spoken = Counter(
        id(line.heading)
        for line, role, speech in zip(lines, roles, speeches, strict=True)
        if role is Role.BOILERPLATE and speech is not None and speech.known
    )
    for at, (line, role) in enumerate(zip(lines, roles, strict=True)):
        if role is not Role.BOILERPLATE or line.is_heading or line.kind is not BlockKind.PARAGRAPH:
            continue
        if line.quoted and spoken[id(line.heading)] >= _SEVERAL:
            # what is typed among what several people say beneath a heading such as "Logistics"
            found[at] = Role.RECORD
        if id(line.parent) in noted or speeches[at] is not None or _begins_with_person(line, roster):
            found[at] = Role.RECORD
            noted.add(id(line))
    return found


def _begins_with_person(line: Line, roster: Roster) -> bool:
    """Whether a line begins with the name of somebody present and goes on in small letters."""
    words = line.words.split(maxsplit=_FEW_WORDS)
    return (
        len(words) > 1
        and line.leads
        and words[0].isalpha()
        and words[0][0].isupper()
        and words[1].isalpha()
        and words[1].islower()
        and roster.present(words[0])
    )
