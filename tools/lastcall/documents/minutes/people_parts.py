"""What stands among the people of a meeting file: whether lines list somebody, or tell something."""

from __future__ import annotations

import re

from lastcall.documents.markdown import Block, BlockKind
from lastcall.documents.minutes.labels import PERSON, Label, only_names, role_of
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain
from lastcall.documents.spelling import CAPITAL, REST
from lastcall.documents.styles.model import Role, Style

TELLS = re.compile(
    r"\b(?:acknowledged|agreed|asked|confirmed|decided|discussed|explained|inquired|mentioned|noted|presented|"
    r"proposed|raised|reported|reviewed|said|suggested|touched|was|were)\b",
    re.IGNORECASE,
)
NEAR_HEAD = 40
MANY_NAMES = 80
_TICKED = 2
_TICKED_PERSON = re.compile(
    rf"\[[ xX]\] (?:[*_]{{1,2}})?{CAPITAL}{REST}"
    rf"(?: (?:{CAPITAL}{REST}|de|van|von|der|la)){{1,4}}(?:[*_]{{1,2}})?(?:$|,? ?(?:[(\[,|-]|\u2013))"
)
_WRAPPED = 4
"""Rows of a paragraph that are looked at for what it tells."""
_ROW_LENGTH = 50
_TOLD = 18
"""Words of a line; a list of people in one line has commas instead of verbs."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|provided|noted|said|asked|gave|discussed)\b"
)
_MOSTLY = 0.65
_SEVERAL = 3
_SPEAKS = re.compile(rf"{CAPITAL}{REST}, [a-z]{{2,20}} [a-z]{{2,20}} [a-z]")
"""`Ada, hope to see it soon`: what somebody says, and nobody with what they belong to."""
_WHEN_THERE = re.compile(
    r"\((?:until|till|from|after|since|left|arrived|joined|late|remote|online|via|by|in person)\b"
    r"[^()]{0,30}\)",
    re.IGNORECASE,
)
"""`Ada (until 20:30)`"""


def ticks_people(heading: Line) -> bool:
    """Whether nothing but people, each with a check box, stands beneath a heading."""
    below = [line for line in heading.children if not line.is_heading]
    return len(below) >= _TICKED and all(_TICKED_PERSON.match(line.text) is not None for line in below)


def names_people(heading: Line, style: Style, *, titled: bool = True) -> bool:
    """Whether a heading beneath the one over the attendees is over people, too, not over the first topic.

    `titled` says that a title such as "Guests" is enough.
    """
    below = [line for line in heading.children if not line.is_heading]
    if not below or (titled and role_of(heading.text, style) is Role.ATTENDEES):
        return True
    named = [PERSON.match(line.words) is not None and not _SPEAKS.match(line.words) for line in below]
    return 2 * sum(named) >= len(below)


def is_told(line: Line) -> bool:
    """Whether a paragraph tells something, and lists nobody."""
    if line.depth or line.kind is not BlockKind.PARAGRAPH or not line.leads:
        return False
    rows = line.block.content.split("\n")
    # a wrapped paragraph is told as a whole, and of names in rows each is short
    text = " ".join(rows[:_WRAPPED]) if len(line.text) >= _ROW_LENGTH else line.text
    return len(text.split()) >= _TOLD and _VERB.search(text) is not None


def is_prose(line: Line) -> bool:
    """Whether few words of a paragraph have capitals, as none of people does."""
    words = line.block.content.split()
    return sum(word[:1].islower() for word in words) > _MOSTLY * len(words)


def is_indented(line: Line) -> bool:
    """Whether a line of code is one by its indentation only, as a list of names may be."""
    return line.block.token is not None and line.block.token.type == "code_block"


def is_list_of_notes(line: Line) -> bool:
    """Whether a line opens a list whose entries tell something, and name nobody."""
    item = line.block.parent
    entries = item.parent if item is not None else None
    if entries is None or not entries.children or entries.children[0] is not item:
        return False
    texts = [entry.children[0].content for entry in entries.children if entry.children]
    if _goes_deep(entries):
        return True
    told = sum(TELLS.search(text) is not None for text in texts)
    named = sum(PERSON.match(plain(text)) is not None for text in texts)
    return told > 0 and named < len(texts) / 3 and (len(texts) >= _SEVERAL or bool(line.children))


def _goes_deep(entries: Block) -> bool:
    """Whether more that names nobody stands three levels deep in a list than there is in it."""
    below = [inner for entry in entries.children for inner in entry.children if inner.kind is BlockKind.LIST]
    seconds = [item for inner in below for item in inner.children]
    thirds = [third for item in seconds for third in item.children if third.kind is BlockKind.LIST]
    texts = [deep.children[0].content for third in thirds for deep in third.children if deep.children]
    told = sum(PERSON.match(plain(text)) is None or TELLS.search(text) is not None for text in texts)
    return told > len(entries.children)


def is_other_list(line: Line, label: tuple[Line, Role], people: Block | None) -> bool:
    """Whether a line begins another list than the one beneath a label over people, and names nobody."""
    if people is None or label[1] not in (Role.ATTENDEES, Role.REGRETS) or line.depth != 1 or not line.leads:
        return False
    item = line.block.parent
    return item is not None and item.parent is not people and PERSON.match(line.words) is None


def names_rest(label: Label, line: Line) -> bool:
    """Whether an item near the head of a file is a label with nothing but names after it."""
    names = _WHEN_THERE.sub(" ", label.rest)
    return line.number <= NEAR_HEAD and "," in names and only_names(names, MANY_NAMES)
