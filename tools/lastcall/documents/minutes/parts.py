"""The parts of a meeting file: which role each line plays, by the section it stands in."""

from __future__ import annotations

import re

from lastcall.documents.markdown import Block, BlockKind
from lastcall.documents.minutes.labels import (
    ACT_LISTS,
    PRESENT,
    SENTENCE,
    Label,
    label_of,
    lists_people,
    only_names,
    role_of,
    section_key,
)
from lastcall.documents.minutes.people_parts import (
    MANY_NAMES,
    NEAR_HEAD,
    TELLS,
    is_indented,
    is_list_of_notes,
    is_other_list,
    is_prose,
    is_told,
    names_people,
    names_rest,
    ticks_people,
)
from lastcall.documents.outline import Line
from lastcall.documents.styles.model import Role, Style
from lastcall.model.minutes import Section

_ONCE = frozenset({Role.AGENDA, Role.RECORD, Role.ATTENDEES, Role.SUMMARY, Role.BOILERPLATE})
"""Parts that a file opens before its record, not in it."""
_OPENING = frozenset({Role.ATTENDEES, Role.REGRETS, Role.SCRIBE, Role.CHAIR})
"""Parts of people, after which the record may begin without a heading."""
_FOLLOW_UP = re.compile(r"^\W*follow[ -]?ups?\b", re.IGNORECASE)
_NEAR_HEADING = 15
_DATA = frozenset({BlockKind.CODE})
_FEW, _LABEL_WORDS = 6, 3
_TIMED = re.compile(r"\(.{0,60}?\d{1,3}\s?min(?:ute)?s?\)")
"""`(Ada, 15 min)`"""
_MINUTES = re.compile(
    r"\(\d{1,3}\s?m(?:in(?:ute)?s?)?\b[^()]{0,60}\)|\([^()]{1,60},\s?\d{1,3}\s?m(?:in(?:ute)?s?)?\)"
)
"""`(10m, Ada)`, `(Ada, 10 min)`"""
_ITEM = re.compile(
    r"(?<!for )(?<!from )(?<!of )(?<!on )(?<!meeting )(?<!call )(?<!sprint )(?:\w{1,60}#|(?<!\w)#)\d+\W*$"
)
_FEW_TIMED = 3
_MEETING = re.compile(
    r"(?:[\w-]{1,20} ){0,5}(?:meeting|call)s?[:,]? [\w ,/-]{0,24}\d{4}\W{0,2}", re.IGNORECASE
)
"""`**Pier group meeting: May 16, 2026**`, as the title of a meeting among others in one file."""
_NAMING = frozenset({Role.SCRIBE, Role.CHAIR})
_TREATED = frozenset({Role.AGENDA, Role.RECORD})

_ADOPTED = re.compile(r"\b(?:adoption|approval)\b", re.IGNORECASE)
_IS_ADOPTED = re.compile(
    r"\W*(?:the )?(?:agenda )?(?:is |was |has been )?(?:approved|adopted|accepted|agreed)\b[^,;:]{0,60}$",
    re.IGNORECASE,
)


def assign(lines: list[Line], style: Style) -> list[Role]:
    """The role of each line, in their order.

    A heading gives its role to all beneath it, an item's label to what is nested in it, and a label that
    stands alone to the lines up to the next heading, label or, after a list, the next paragraph.
    """
    walk = _Walk(style)
    return [walk.role(line) for line in lines]


class _Walk:
    """One walk over the lines of a file, with what the lines before have opened."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._roles: dict[int, Role] = {}
        """By identity of the line."""
        self._last = Role.HEAD
        self._label: tuple[Line, Role] | None = None
        """The label that is over what follows it."""
        self._listed = False
        """Whether a list stands beneath the heading or label …"""
        self._ended = False
        """… or the one paragraph that belongs to it."""
        self._alone = False
        """Whether the label says all there is to say."""
        self._sectioned = False
        """Whether a section came before, so that no heading is the title any more."""
        self._left: Line | None = None
        """The heading over people beneath which the record has begun."""
        self._anew: Line | None = None
        """The heading beneath which another meeting begins, with no heading of its own."""
        self._told: Block | None = None
        """The last paragraph among the people that names none of them."""
        self._people: Block | None = None
        """The first list beneath a label."""
        self._plans: dict[int, bool] = {}
        """By identity of a list before the first section: whether it is the agenda."""
        self._noted: set[int] = set()
        """The headings of agendas and lists of actions that have notes beneath them."""

    def role(self, line: Line) -> Role:
        """The role of the next line."""
        if not line.depth and line.text.startswith("**") and _MEETING.fullmatch(line.words):
            self._anew, self._label = line.heading, None
        above = role = self._roles.get(id(line.parent), Role.HEAD)
        if self._anew is not None and line.parent is self._anew:
            above = role = Role.RECORD
        if line.is_heading:
            role = self._heading(line, above) if line.leads else self._last
        elif line.kind in _DATA:
            if self._label is not None and self._label[1] is Role.ATTENDEES and is_indented(line):
                # a list without its marks: what follows it is no longer of the people
                role, self._listed = self._label[1], True
        elif not line.quoted:
            role = self._text(line, above)
        role = self._after_people(line, role)
        self._listed = self._listed or line.depth > 0
        if self._label is not None and self._people is None and line.depth == 1:
            self._people = line.block.parent.parent if line.block.parent else None
        self._roles[id(line)] = self._last = role
        return role

    def _heading(self, line: Line, above: Role) -> Role:
        """Of a heading that opens a part, with what the parts before it have shown."""
        self._label, self._listed = None, False
        role = _of_heading(line, above, self._style, titled=self._sectioned)
        if above is Role.AGENDA and role is Role.RECORD:
            self._noted.add(id(line.parent))
        elif role is above is Role.AGENDA and id(line.parent) in self._noted:
            # after "Notes" beneath the agenda's heading, what follows is noted, too
            role = Role.RECORD
        if role in (Role.RECORD, Role.HEAD, Role.AGENDA) and ticks_people(line):
            role = Role.ATTENDEES
        elif role is above is Role.ATTENDEES and not names_people(line, self._style):
            role = Role.RECORD
        elif (
            role is Role.ATTENDEES and above in _TREATED and not names_people(line, self._style, titled=False)
        ):
            # "Board" and "Others" within the agenda or the record are topics
            role = above
        elif role is above is Role.ACTIONS and (id(line.parent) in self._noted or _tells(line)):
            # "Action items" at the top, and the meeting's topics beneath it
            self._noted.add(id(line.parent))
            role = Role.RECORD
        # of several headings of the first level, only the first is a title
        self._sectioned = self._sectioned or line.block.level > 1 or line.depth == 0
        return role

    def _text(self, line: Line, above: Role) -> Role:
        """Of a line that may be a label, or stand beneath one."""
        found = label_of(line, self._style) if line.leads or line.depth == 0 else None
        if found is not None and _may_open(found, above, line):
            if line.depth == 0:
                self._open(line, found)
            return found.role
        label = self._label
        if label is not None and not self._closes(line, label, above):
            if label[0].heading is not line.heading:
                return above
            # "Conclusion:" is over the one paragraph or list that follows it
            self._ended = line.depth == 0 and label[1] in ACT_LISTS
            return label[1] if line.depth <= 1 else above
        self._label = None
        return Role.AGENDA if above is Role.HEAD and self._is_plan(line) else above

    def _is_plan(self, line: Line) -> bool:
        """Whether a line before the first section is an entry of a list of topics with their minutes."""
        item = line.block.parent if line.depth == 1 else None
        entries = item.parent if item is not None else None
        if entries is None:
            return False
        if id(entries) not in self._plans:
            texts = [entry.children[0].content for entry in entries.children if entry.children]
            timed = sum(_MINUTES.search(text) is not None for text in texts)
            self._plans[id(entries)] = timed >= _FEW_TIMED and timed > len(texts) / 2
        return self._plans[id(entries)]

    def _open(self, line: Line, found: Label) -> None:
        """Note a label that is over what follows it."""
        self._label, self._listed, self._people, self._ended = (line, found.role), False, None, False
        # "Attendees: A, B" says all there is to say; "Attendees:" is over what follows
        # … and so is "Resolved:" with words that end in a colon
        self._alone = bool(found.rest.strip()) and not found.rest.rstrip(" *_").endswith(":")

    def _closes(self, line: Line, label: tuple[Line, Role], above: Role) -> bool:
        """Whether a line no longer belongs to the label above it."""
        opened, role = label
        if line.block is not opened.block and (self._alone or _told(label)):
            return True
        if self._alone and role in _NAMING:
            # "ScribeNick: ada" within the talk names who writes from here on, and is over nothing
            return True
        if line.depth == 0 and line.leads and (self._listed or self._ended or not _continues(label)):
            return not (role is Role.RECORD and (above in _OPENING or above is Role.AGENDA))
        # after the people, with no more than a rule between, the topics
        return is_other_list(line, label, self._people)

    def _after_people(self, line: Line, role: Role) -> Role:
        """The role of a line, where the record may have begun among the people."""
        if role is not Role.ATTENDEES:
            return role
        if line.heading is not None and line.heading is self._left:
            return Role.RECORD
        if line.depth == 1 and line.leads and is_list_of_notes(line):
            # after the people, with no heading between, what was said
            self._left, self._label = line.heading, None
            return Role.RECORD
        if line.block is self._told:
            return Role.RECORD
        if is_told(line) and (self._listed or is_prose(line)):
            # a long sentence after the list of people, and no heading between: the record has begun
            self._left, self._told = line.heading if self._listed else self._left, line.block
            return Role.RECORD
        return role


def _tells(heading: Line) -> bool:
    """Whether paragraphs, or entries most of which tell what happened, stand beneath a heading."""
    below = [line for line in heading.children if not line.is_heading and line.leads]
    if any(line.depth == 0 and line.kind is BlockKind.PARAGRAPH and not _is_task(line) for line in below):
        return True
    told = sum(TELLS.search(line.text) is not None and line.text.count(" ") >= _FEW for line in below)
    return told > len(below) / 2


def _is_task(line: Line) -> bool:
    """Whether a paragraph beneath a heading may be a task of its list: a box, a mark, few words."""
    return (
        line.text.startswith(("[", "**", "@"))
        or line.text.count(" ") < _LABEL_WORDS
        or line.text.endswith(":")
    )


def _of_heading(line: Line, above: Role, style: Style, *, titled: bool) -> Role:
    """The role that a heading gives; `titled` says that sections came before it, so it is no title."""
    role = role_of(line.text, style)
    if role is Role.ACTIONS and _ITEM.search(line.text) and section_key(line.text) not in style.sections:
        # "Allow unused variables with todo! #12" is the title of an item
        role = None
    if role is Role.ACTIONS and above is Role.AGENDA and _FOLLOW_UP.match(line.text):
        # what is followed up in a meeting is a topic of it
        role = None
    if role is Role.ACTIONS and above is Role.RECAP:
        # those of the last meeting
        role = Role.RECAP
    if role is Role.ACTIONS and _TIMED.search(line.text):
        # "Next steps (Ada, 15 min)" is talked about for so long
        role = Role.RECORD
    if role is Role.AGENDA and _ADOPTED.search(line.text) and _is_outcome(line.children):
        # "Adoption of the agenda" is a topic, over what became of it
        role = Role.RECORD
    if role is None and line.heading is None and line.block.level == 1 and not titled:
        return Role.HEAD
    return role or (Role.RECORD if above is Role.HEAD else above)


def _is_outcome(noted: list[Line]) -> bool:
    """Whether all that is noted beneath a heading is that the agenda is adopted."""
    return bool(noted) and all(_IS_ADOPTED.match(line.words) for line in noted)


def _may_open(label: Label, above: Role, line: Line) -> bool:  # noqa: C901, PLR0911 - one a part
    """Whether a label may open its part here: in a list of people or an agenda, labels are entries."""
    if above is Role.AGENDA and label.role is Role.ATTENDEES:
        return bool(line.depth) and lists_people(line)
    if above is Role.BOILERPLATE and label.role is Role.ATTENDEES and line.depth == 0:
        return PRESENT.match(line.words) is not None
    if above is Role.AGENDA or above is Role.BOILERPLATE:
        if above is Role.AGENDA and label.role is Role.RECORD and line.depth == 0 and not label.rest.strip():
            # "Notes:" within the agenda's part
            return True
        acts = label.role in ACT_LISTS or (label.role is Role.RECAP and above is Role.AGENDA)
        return acts and (not label.rest or line.depth == 0)
    if above is Role.RECAP and label.role in ACT_LISTS and label.rest.strip():
        # "ACTION: …" among the tasks of the last meeting is one of them
        return False
    if above in ACT_LISTS and label.role is Role.ATTENDEES and label.rest.strip():
        # "Board: vote on the budget" among tasks is the board's
        return line.depth == 0 and only_names(label.rest, MANY_NAMES)
    if above is Role.ATTENDEES:
        return label.role in (Role.REGRETS, Role.SCRIBE, Role.CHAIR, Role.AGENDA, Role.ATTENDEES)
    if above is Role.RECORD and label.role is Role.CHAIR and not label.rest.strip():
        # "Chairs:" within the record is over what they said
        return False
    if above is Role.RECORD and label.role in _ONCE:
        # "Summary:" or "Members:" within a discussion is a point of it, not a part of the file
        near = line.heading is None or line.number - line.heading.number <= _NEAR_HEADING
        if label.role is Role.AGENDA:
            # "Agenda:" beneath a heading that is the meeting's title or day
            return near and line.depth == 0 and line.number <= NEAR_HEAD and not label.rest.strip()
        return (
            label.role is Role.ATTENDEES
            and (line.depth == 0 or (line.depth == 1 and (bool(line.children) or names_rest(label, line))))
            and near
            and PRESENT.match(SENTENCE.split(line.words)[-1]) is not None
        )
    return True


def _told(label: tuple[Line, Role]) -> bool:
    """Whether a label is over the rest of its own paragraph, as "Recording:" over an address."""
    line, role = label
    listed = role in ACT_LISTS or role in (Role.ATTENDEES, Role.REGRETS, Role.AGENDA, Role.RECORD)
    return not listed and line.block.last > line.number


def _continues(label: tuple[Line, Role]) -> bool:
    """Whether paragraphs after a label still belong to it."""
    return label[1] in ACT_LISTS or label[1] in (Role.ATTENDEES, Role.REGRETS, Role.AGENDA)


def sections(lines: list[Line], roles: list[Role], last_line: int) -> tuple[Section, ...]:
    """The headings with their spans."""
    heads = [
        (line, role)
        for line, role in zip(lines, roles, strict=True)
        if line.is_heading and line.leads and not line.quoted
    ]
    found = []
    for at, (line, role) in enumerate(heads):
        end = next(
            (later.number - 1 for later, _ in heads[at + 1 :] if later.block.level <= line.block.level),
            last_line,
        )
        found.append(
            Section(
                title=line.words,
                level=line.block.level,
                line=line.number,
                last_line=end,
                role=None if role is Role.HEAD else role.value,
            )
        )
    return tuple(found)
