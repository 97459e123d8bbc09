"""The parts of a meeting file: which role each line plays, by the section it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

import msgspec

from lastcall.documents.markdown import BlockKind
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain
from lastcall.documents.styles.model import Role, Style
from lastcall.model.minutes import Section

_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[ivxIVX]{1,5}[.)]|[A-Z][.)])\s+")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*")
_NOISE = re.compile(r"[^\w\s/&'-]+")
_HEADING_TAG = re.compile(r"<(?:h[1-6]|summary|strong|b)\b", re.IGNORECASE)
_LABEL_LENGTH = 70
_LIST_NAME = 30
_HEADING_WORDS = 7
_EARLIER = re.compile(r"\b(?:previous|last|past|prior|old|outstanding|review)\b")
_ONCE = frozenset({Role.AGENDA, Role.RECORD, Role.ATTENDEES, Role.SUMMARY, Role.BOILERPLATE})
"""Parts that a file opens before its record, not in it."""
_OPENING = frozenset({Role.ATTENDEES, Role.REGRETS, Role.SCRIBE, Role.CHAIR})
"""Parts of people, after which the record may begin without a heading."""
ACT_LISTS = frozenset({Role.ACTIONS, Role.DECISIONS, Role.DEFERRED, Role.MERGED, Role.CLOSED})
"""Parts whose entries are acts by their heading."""
_SENTENCE = re.compile(r"[.!?]\s")
_ABSENT = re.compile(
    r"\b(?:not in attendance|not (?:able to )?attend(?:ing)?|unable to attend|did not attend)\b",
    re.IGNORECASE,
)
_AMBIGUOUS = frozenset({"ai", "ais", "next", "next week", "call to action"})
"""With words after the colon they may be something else: the marks decide."""
_FOLLOW_UP = re.compile(r"^\W*follow[ -]?ups?\b", re.IGNORECASE)
_OVER_LISTS = frozenset(
    {Role.AGENDA, Role.RECORD, Role.ATTENDEES, Role.REGRETS, Role.ACTIONS, Role.DECISIONS}
)
"""Parts that a line of its own may open, without any mark."""
_NEAR_HEADING = 15
_PRESENT = re.compile(
    r"^(?:(?:(?:board |committee |tsc )?(?:members|directors|trustees|others|also|staff|guests) )?present|"
    r"attendees?|list of (?:attendees|participants)|participants|attendance|in attendance|attending|"
    r"roll call)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:We|I|It|This|That|The|Is|Are|Do|Does|Let|Please|There|Any|OK|So)(?:'\w+)?,? [a-z]")
_FEW_WORDS = 12
_TALK = 5
"""More words in small letters than that are said, and name nobody."""
_MANY_NAMES = 80
"""Words of the names on one line."""
_PEOPLE = frozenset(
    {"attending", "attended", "attendance", "present", "attendees", "participants", "members"}
)
_GLUED = re.compile(r"#{2,6}([A-Za-z][^#]{1,60}?)\s*#*$")
_STRUCK = re.compile(r"~{1,2}[^~\s][^~]{0,60}~{1,2}")
_DATA = frozenset({BlockKind.CODE})


class Label(msgspec.Struct, frozen=True):
    """A `Label: rest` line that opens a part, or is one by itself."""

    role: Role
    rest: str
    """What stands after the label, with markup."""


@lru_cache(maxsize=2048)
def section_key(text: str) -> str:
    """A heading as the style's section names are written."""
    if "{#" in text:
        text = text.partition("{#")[0]
    text = plain(text).replace("\u2019", "'").strip().rstrip(":").strip().lower()
    text = _NUMBERED.sub("", text)
    text = _ASIDE.sub(" ", text)
    return " ".join(_NOISE.sub(" ", text).split())


def role_of(text: str, style: Style) -> Role | None:
    """The role that a heading or label gives to what stands beneath it; None for a topic of the meeting."""
    if len(text) > 200:
        return None
    name = section_key(text)
    role = style.sections.get(name)
    if role is not None:
        return role
    if len(name.split()) > _HEADING_WORDS:
        return None
    for pattern, found in style.section_patterns:
        if pattern.search(name):
            if found is Role.ACTIONS and _EARLIER.search(name):
                return Role.RECAP
            # who attended the last meeting is nobody's presence in this one
            return Role.BOILERPLATE if found is Role.ATTENDEES and _EARLIER.search(name) else found
    return None


def label_of(line: Line, style: Style) -> Label | None:  # noqa: C901, PLR0911, PLR0912 - one branch a case
    """The role that a bold line, a `Label:` or a `Label: words` line gives."""
    text = line.text
    if line.depth and line.children and len(text) <= _LABEL_LENGTH:
        # an item over a list needs no colon: "Next steps", "Planned for next time"
        role = style.sections.get(section_key(text))
        if role in ACT_LISTS:
            return Label(role, "")
        if role is Role.ATTENDEES and _lists_people(line):
            return Label(role, "")
        if role_of(text, style) is Role.RECAP:
            return Label(Role.RECAP, "")
    if text.startswith("##") and line.depth == 0 and (glued := _GLUED.match(text)):
        # "###Takeaways" is no heading in Markdown, and meant as one
        role = role_of(glued[1], style)
        return Label(role, "") if role else None
    if line.depth == 0 and len(text) <= _LIST_NAME and (opened := _stands_alone(line, style)):
        return Label(opened, "")
    bold = text.startswith(("**", "__"))
    if line.kind is BlockKind.HTML:
        return _led_by_tag(text, style)
    if text.endswith(":") and line.depth == 0 and _ABSENT.search(text):
        return Label(Role.REGRETS, "")
    if text.endswith(":") and (line.depth == 0 or line.children) and _SENTENCE.search(text) is not None:
        # the label may end a sentence: "We want to know who was here. Roll call:"
        role = role_of(_SENTENCE.split(plain(text))[-1], style)
        if role is Role.ATTENDEES and line.depth == 0:
            return Label(role, "")
        return Label(role, "") if role is not None and role in ACT_LISTS and line.children else None
    head, colon, _ = text[: _LABEL_LENGTH + 1].partition(":")
    if not colon and not bold:
        return None
    if bold or text.endswith(":"):
        bare = plain(text[:200])
        alone = bare.endswith(":") or text.rstrip().endswith(("**", "__"))
        if len(bare) <= _LABEL_LENGTH and alone and (role := role_of(bare, style)) is not None:
            return Label(role, "")
    return _led(text, head, style) if colon else None


def _lists_people(line: Line) -> bool:
    """Whether an item such as "Present" is over a list of nobody but people."""
    named = [_PERSON.match(below.words) is not None for below in line.children]
    return _PRESENT.match(line.words) is not None and len(named) > _TICKED and all(named)


def _stands_alone(line: Line, style: Style) -> Role | None:
    """The role of a line that is nothing but "Attendee list" or, over a list, "Notes", without a colon."""
    block = line.block
    if line.number != block.last or line.is_heading or line.kind is not BlockKind.PARAGRAPH or line.quoted:
        return None
    role = style.sections.get(line.text.strip().lower())
    if role is Role.ATTENDEES and " " in line.text:
        return role
    if role not in _OVER_LISTS or not line.leads or not line.text[:1].isupper() or block.parent is None:
        return None
    beside = block.parent.children
    at = bisect_right(beside, block.first, key=lambda other: other.first)
    return role if at < len(beside) and beside[at].kind is BlockKind.LIST else None


def _led_by_tag(text: str, style: Style) -> Label | None:
    """The role of a heading, bold line or folded part that is written as HTML."""
    role = role_of(plain(text), style) if _HEADING_TAG.search(text[:200]) else None
    return Label(role, "") if role else None


def _led(text: str, head: str, style: Style) -> Label | None:
    """The role of a line that begins with a label and a colon, its words after it."""
    name = head.strip(" *_").lower()
    role = style.sections.get(name) or (style.sections.get(section_key(name)) if "(" in name else None)
    rest = text[len(head) + 1 :].lstrip(" *_")
    if (
        role is None
        and "," in rest
        and not _PEOPLE.isdisjoint(name.split())
        and _only_names(_STRUCK.sub(" ", rest), _MANY_NAMES)
    ):
        # such as the editors who attended, by name
        role = Role.ATTENDEES if role_of(name, style) is Role.ATTENDEES else None
    if role is None:
        return None
    if rest.startswith("//") or (name in _AMBIGUOUS and rest.strip()):
        return None
    if role is Role.RECORD and rest.strip():
        # "Notes: A Name, Another Name" says who takes them
        role = Role.SCRIBE if _only_names(rest) else None
    if role is Role.CHAIR and (
        rest.rstrip().endswith("?")
        or _SAYS.match(rest)
        or sum(word.islower() for word in rest.split()) > _TALK
    ):
        # "Chairs: is there interest?" is said by the chairs
        role = None
    return Label(role, rest) if role else None


_TOLD = 18
"""Words of a line; a list of people in one line has commas instead of verbs."""
_TICKED = 2
_TICKED_PERSON = re.compile(
    r"\[[ xX]\] (?:[*_]{1,2})?[A-Z\u00c0-\u017f][\w'\u2019.-]*"
    r"(?: (?:[A-Z\u00c0-\u017f][\w'\u2019.-]*|de|van|von|der|la)){1,4}(?:[*_]{1,2})?(?:$|,? ?[(\[,|\u2013-])"
)
_PERSON = re.compile(
    r"(?:\[[ xX]\] )?@?[A-Z\w][\w'\u2019.-]*(?: (?:[A-Z\u00c0-\u017f][\w'\u2019.-]*|de|van|von|der|la)){0,4}"
    r"(?:$|\s?(?:[,(@|/<\[]|\s[-\u2013\u2014]))"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|provided|noted|said|asked|gave|discussed)\b"
)


def _only_names(text: str, most: int = _FEW_WORDS) -> bool:
    words = [word for word in re.split(r"[\s,;&/+]+", plain(text).rstrip(".")) if word not in ("and", "")]
    return 0 < len(words) <= most and all(word[0].isupper() or word[0] == "(" for word in words)


def assign(lines: list[Line], style: Style) -> list[Role]:  # noqa: C901, PLR0912 - one branch a case
    """The role of each line, in their order.

    A heading gives its role to all beneath it, an item's label to what is nested in it, and a label that
    stands alone to the lines up to the next heading, label or, after a list, the next paragraph.
    """
    roles: dict[int, Role] = {}
    given: list[Role] = []
    label: tuple[Line, Role] | None = None
    listed = ended = alone = sectioned = False
    left: Line | None = None
    noted: set[int] = set()
    """The headings of agendas that have a part for the notes beneath them."""
    for line in lines:
        above = roles.get(id(line.parent), Role.HEAD)
        role = above
        if line.is_heading and not line.leads:
            role = given[-1]
        elif line.is_heading:
            label = None
            role = _of_heading(line, above, style, titled=sectioned)
            if above is Role.AGENDA and role is Role.RECORD:
                noted.add(id(line.parent))
            elif role is above is Role.AGENDA and id(line.parent) in noted:
                # after "Notes" beneath the agenda's heading, what follows is noted, too
                role = Role.RECORD
            if role in (Role.RECORD, Role.HEAD, Role.AGENDA) and _ticks_people(line):
                role = Role.ATTENDEES
            elif role is above is Role.ATTENDEES and not _names_people(line, style):
                role = Role.RECORD
            # of several headings of the first level, only the first is a title
            sectioned = sectioned or line.block.level > 1 or line.depth == 0
        elif line.kind in _DATA and label is not None and label[1] is Role.ATTENDEES and is_indented(line):
            role = label[1]
        elif line.kind not in _DATA and not line.quoted:
            found = label_of(line, style) if line.leads or line.depth == 0 else None
            if found is not None and _may_open(found, above, line):
                role = found.role
                if line.depth == 0:
                    label, listed = (line, role), False
                    # "Attendees: A, B" says all there is to say; "Attendees:" is over what follows
                    # … and so is "Resolved:" with words that end in a colon
                    alone, ended = (
                        bool(found.rest.strip()) and not found.rest.rstrip(" *_").endswith(":"),
                        False,
                    )
            elif label is not None and line.block is not label[0].block and (alone or _told(label)):
                label = None
            elif (
                label is not None
                and line.depth == 0
                and line.leads
                and (listed or ended or not _continues(label))
                and not (label[1] is Role.RECORD and above in _OPENING)
            ):
                label = None
            elif label is not None and label[0].heading is line.heading:
                role = label[1] if line.depth <= 1 else above
                # "Conclusion:" is over the one paragraph or list that follows it
                ended = line.depth == 0 and label[1] in ACT_LISTS
        if line.heading is not None and line.heading is left and role is Role.ATTENDEES:
            role = Role.RECORD
        elif role is Role.ATTENDEES and listed and _is_told(line):
            # a long sentence after the list of people, and no heading between: the record has begun
            left, role = line.heading, Role.RECORD
        listed = listed or line.depth > 0
        roles[id(line)] = role
        given.append(role)
    return given


def _ticks_people(heading: Line) -> bool:
    """Whether nothing but people, each with a check box, stands beneath a heading."""
    below = [line for line in heading.children if not line.is_heading]
    return len(below) >= _TICKED and all(_TICKED_PERSON.match(line.text) is not None for line in below)


def _names_people(heading: Line, style: Style) -> bool:
    """Whether a heading beneath the one over the attendees is over people, too, not over the first topic."""
    below = [line for line in heading.children if not line.is_heading]
    if not below or role_of(heading.text, style) is Role.ATTENDEES:
        return True
    return 2 * sum(_PERSON.match(line.words) is not None for line in below) >= len(below)


def _is_told(line: Line) -> bool:
    """Whether a paragraph tells something, and lists nobody."""
    plainly = line.depth == 0 and line.kind is BlockKind.PARAGRAPH and line.leads
    return plainly and len(line.text.split()) >= _TOLD and _VERB.search(line.text) is not None


def is_indented(line: Line) -> bool:
    """Whether a line of code is one by its indentation only, as a list of names may be."""
    return line.block.token is not None and line.block.token.type == "code_block"


def _of_heading(line: Line, above: Role, style: Style, *, titled: bool) -> Role:
    """The role that a heading gives; `titled` says that sections came before it, so it is no title."""
    role = role_of(line.text, style)
    if role is Role.ACTIONS and above is Role.AGENDA and _FOLLOW_UP.match(line.text):
        # what is followed up in a meeting is a topic of it
        role = None
    if role is None and line.heading is None and line.block.level == 1 and not titled:
        return Role.HEAD
    return role or (Role.RECORD if above is Role.HEAD else above)


def _may_open(label: Label, above: Role, line: Line) -> bool:
    """Whether a label may open its part here: in a list of people or an agenda, labels are entries."""
    if above is Role.AGENDA and label.role is Role.ATTENDEES:
        return bool(line.depth) and _lists_people(line)
    if above is Role.AGENDA or above is Role.BOILERPLATE:
        acts = label.role in ACT_LISTS or (label.role is Role.RECAP and above is Role.AGENDA)
        return acts and (not label.rest or line.depth == 0)
    if above is Role.ATTENDEES:
        return label.role in (Role.REGRETS, Role.SCRIBE, Role.CHAIR, Role.AGENDA, Role.ATTENDEES)
    if above is Role.RECORD and label.role is Role.CHAIR and not label.rest.strip():
        # "Chairs:" within the record is over what they said
        return False
    if above is Role.RECORD and label.role in _ONCE:
        # "Summary:" or "Members:" within a discussion is a point of it, not a part of the file
        near = line.heading is None or line.number - line.heading.number <= _NEAR_HEADING
        return (
            label.role is Role.ATTENDEES
            and (line.depth == 0 or (line.depth == 1 and bool(line.children)))
            and near
            and _PRESENT.match(_SENTENCE.split(line.words)[-1]) is not None
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
