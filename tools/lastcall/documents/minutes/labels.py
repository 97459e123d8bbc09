"""What a heading, or a label such as `Attendees:`, is over: the role that it gives to what follows it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

import msgspec

from lastcall.documents.markdown import BlockKind
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain
from lastcall.documents.spelling import CAPITAL, REST
from lastcall.documents.styles.model import Role, Style

SENTENCE = re.compile(r"[.!?]\s")
PRESENT = re.compile(
    r"^(?:(?:(?:board |committee |tsc )?(?:members|directors|trustees|others|also|staff|guests) )?present|"
    r"attendees?|list of (?:attendees|participants)|participants|attendance|in attendance|attending|"
    r"roll call)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:\*\*|__)?who(?:.s|\u2019s| is| was)? (?:here|there|attended|joined|came)\?:?(?:\*\*|__)?:?\s+"
    r"(?=[@A-Z])",
    re.IGNORECASE,
)
"""`Who's here? Ada, Ben`"""
_TICKED = 2
PERSON = re.compile(
    rf"(?:\[[ xX]\] )?@?\w{REST}(?: (?:{CAPITAL}{REST}|de|van|von|der|la)){{0,4}}"
    r"(?:$|\s?(?:[,(@|/<\[]|\s[-\u2013\u2014]))"
)
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[ivxIVX]{1,5}[.)]|[A-Z][.)])\s+")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*")
_NOISE = re.compile(r"[^\w\s/&'-]+")
_HEADING_TAG = re.compile(r"<(?:h[1-6]|summary|strong|b)\b", re.IGNORECASE)
_LABEL_LENGTH = 70
_LABEL_WORDS = 9
_LIST_NAME = 30
_MOST = 0.8
_HEADING_WORDS = 7
_MANY_NAMED = 2048
_EARLIER = re.compile(r"\b(?:previous|last|past|prior|old|outstanding|review)\b")
_GONE_THROUGH = re.compile(r"\b(?:tracking|status)\b|\bupdates? on\b")
"""Tasks that a heading so speaks of are not given now."""
_SENT_TO = re.compile(r"\b(?:to|by|for|from) (?:the |all )?(?:attendees|participants|members)\b|\bagenda\b")
"""What was sent to those who attend, or came from them, is no list of them."""
ACT_LISTS = frozenset({Role.ACTIONS, Role.DECISIONS, Role.DEFERRED, Role.MERGED, Role.CLOSED})
"""Parts whose entries are acts by their heading."""
_ABSENT = re.compile(
    r"\b(?:not in attendance|not (?:able to )?attend(?:ing)?|unable to attend|did not attend)\b",
    re.IGNORECASE,
)
_HEADCOUNT = re.compile(r"\W*\d{1,4}\+? (?:participants|people|attendees)\b[^,;]{0,40}$", re.IGNORECASE)
_LISTS_TASKS = re.compile(
    r"\b(?:following|these|some|our) (?:\w+ )?(?:next steps|action items|tasks|to-?dos)"
    r"(?: (?:are|were))?\W*:$",
    re.IGNORECASE,
)
"""How a sentence ends that is over a list of tasks: "We found the following next steps:"."""
_AMBIGUOUS = frozenset({"ai", "ais", "next", "next week", "call to action"})
"""With words after the colon they may be something else: the marks decide."""
_OVER_LISTS = frozenset(
    {Role.AGENDA, Role.RECORD, Role.ATTENDEES, Role.REGRETS, Role.ACTIONS, Role.DECISIONS}
)
"""Parts that a line of its own may open, without any mark."""
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
    if text.find("(") > 0:
        # a long aside, or one that is never closed
        text = text[: text.find("(")]
    return " ".join(_NOISE.sub(" ", text).split())


def role_of(text: str, style: Style) -> Role | None:
    """The role that a heading or label gives to what stands beneath it; None for a topic of the meeting."""
    if len(text) > 200:
        return None
    name = section_key(text)
    role = style.sections.get(name)
    if role is None and " - " in name and style.sections.get(name.partition(" - ")[0]) is Role.ATTENDEES:
        # "Participants - add your account" tells those who come what to write
        return Role.ATTENDEES
    if role is None and "/" in name:
        # "For next time/Action items", and whatever is misspelt after "Conclusion/"
        parts = {style.sections.get(part.strip()) for part in name.split("/")}
        role = next((one for one in (Role.ACTIONS, Role.DECISIONS) if one in parts), None)
    if role is not None or len(name.split()) > _HEADING_WORDS:
        return role
    known = style.roles_of_names
    if name not in known:
        if len(known) >= _MANY_NAMED:
            known.clear()
        known[name] = _of_pattern(name, style)
    return known[name]


def _of_pattern(name: str, style: Style) -> Role | None:
    for pattern, found in style.section_patterns:
        if pattern.search(name) and not (found is Role.ATTENDEES and _SENT_TO.search(name)):
            if found is Role.ACTIONS and (_EARLIER.search(name) or _GONE_THROUGH.search(name)):
                return Role.RECAP
            # who attended the last meeting is nobody's presence in this one
            return Role.BOILERPLATE if found is Role.ATTENDEES and _EARLIER.search(name) else found
    return None


def label_of(line: Line, style: Style) -> Label | None:  # noqa: C901, PLR0911, PLR0912 - one branch a case
    """The role that a bold line, a `Label:` or a `Label: words` line gives."""
    text = line.text
    if line.depth and line.children and len(text) <= _LABEL_LENGTH and text.count(" ") <= _LABEL_WORDS:
        # an item over a list needs no colon: "Next steps", "Planned for next time"
        role = style.sections.get(section_key(text))
        if role in ACT_LISTS:
            return Label(role, "")
        if role is Role.ATTENDEES and lists_people(line):
            return Label(role, "")
        if role_of(text, style) is Role.RECAP:
            return Label(Role.RECAP, "")
    if text.startswith("##") and line.depth == 0 and (glued := _GLUED.match(text)):
        # "###Takeaways" is no heading in Markdown, and meant as one
        role = role_of(glued[1], style)
        return Label(role, "") if role else None
    if line.depth == 0 and len(text) <= _LABEL_LENGTH and (opened := _stands_alone(line, style)):
        return Label(opened, "")
    if "?" in text[:_LIST_NAME] and (asked := _ASKED.match(text)):
        return Label(Role.ATTENDEES, text[asked.end() :])
    bold = text.startswith(("**", "__"))
    if not bold and ":" not in text and line.kind is not BlockKind.HTML:
        return None
    if line.kind is BlockKind.HTML:
        return _led_by_tag(text, style)
    if text.endswith(":") and line.depth == 0 and _ABSENT.search(text):
        return Label(Role.REGRETS, "")
    if text.endswith(":") and line.depth == 0 and _LISTS_TASKS.search(text):
        return Label(Role.ACTIONS, "")
    if text.endswith(":") and (line.depth == 0 or line.children) and SENTENCE.search(text) is not None:
        # the label may end a sentence: "We want to know who was here. Roll call:"
        role = role_of(SENTENCE.split(plain(text))[-1], style)
        if role is Role.ATTENDEES and line.depth == 0:
            return Label(role, "")
        return Label(role, "") if role is not None and role in ACT_LISTS and line.children else None
    head, colon, _ = text[: _LABEL_LENGTH + 1].partition(":")
    if not colon and not bold:
        return None
    if line.children and text.endswith(":") and text.count(": ") == 1:
        # "Ada: Action items:" over a list
        role = style.sections.get(section_key(text.partition(": ")[2]))
        if role in ACT_LISTS:
            return Label(role, "")
    if bold or text.endswith(":"):
        bare = plain(text[:200])
        alone = bare.endswith(":") or text.rstrip().endswith(("**", "__"))
        if len(bare) <= _LABEL_LENGTH and alone and (role := role_of(bare, style)) is not None:
            return Label(role, "")
    return _led(text, head, style) if colon else None


def lists_people(line: Line) -> bool:
    """Whether an item such as "Present" is over a list of nobody but people."""
    named = [PERSON.match(below.words) is not None for below in line.children]
    return PRESENT.match(line.words) is not None and len(named) > _TICKED and all(named)


def _stands_alone(line: Line, style: Style) -> Role | None:
    """The role of a line that is nothing but "Attendee list", over names or a list, without a colon."""
    block = line.block
    if line.leads and line.number < block.last and _opens_names(line, style):
        return Role.ATTENDEES
    # "Attendance (please add yourself)" tells those who come what to write
    name = _ASIDE.sub("", line.text) if "(" in line.text else line.text
    if (
        len(name) > _LIST_NAME
        or line.number != block.last
        or line.is_heading
        or line.kind is not BlockKind.PARAGRAPH
        or line.quoted
    ):
        return None
    role = style.sections.get(name.strip().lower())
    if role is Role.ATTENDEES and " " in name.strip() and name is line.text:
        return role
    if role not in _OVER_LISTS or not line.leads or not line.text[:1].isupper() or block.parent is None:
        return None
    beside = block.parent.children
    at = bisect_right(beside, block.first, key=lambda other: other.first)
    return role if at < len(beside) and beside[at].kind is BlockKind.LIST else None


def _opens_names(line: Line, style: Style) -> bool:
    """Whether a paragraph begins with "Attendees (name, pronouns)", and each other row is a person."""
    if style.sections.get(section_key(line.text)) is not Role.ATTENDEES or not PRESENT.match(line.text):
        return False
    rows = [row.strip() for row in line.block.content.split("\n")[1:]]
    named = sum(PERSON.match(row) is not None for row in rows)
    return line.kind is BlockKind.PARAGRAPH and named > _TICKED and named >= _MOST * len(rows)


def _led_by_tag(text: str, style: Style) -> Label | None:
    """The role of a heading, bold line or folded part that is written as HTML."""
    role = role_of(plain(text), style) if _HEADING_TAG.search(text[:200]) else None
    return Label(role, "") if role else None


def _led(text: str, head: str, style: Style) -> Label | None:
    """The role of a line that begins with a label and a colon, its words after it."""
    name = (plain(head) if head[:1] == "<" else head).strip(" *_").lower()
    role = style.sections.get(name) or (style.sections.get(section_key(name)) if "(" in name else None)
    rest = text[len(head) + 1 :].lstrip(" *_")
    if (
        role is None
        and "," in rest
        and not _PEOPLE.isdisjoint(name.split())
        and only_names(_STRUCK.sub(" ", rest), _MANY_NAMES)
    ):
        # such as the editors who attended, by name
        role = Role.ATTENDEES if role_of(name, style) is Role.ATTENDEES else None
    if role is None:
        return None
    if role is Role.ATTENDEES and _HEADCOUNT.match(rest):
        # how many came, over those who signed themselves in
        rest = ""
    if rest.startswith("//") or (name in _AMBIGUOUS and rest.strip()):
        return None
    if role is Role.RECORD and rest.strip():
        # "Notes: A Name, Another Name" says who takes them
        role = Role.SCRIBE if only_names(rest) else None
    if role is Role.CHAIR and (
        rest.rstrip().endswith("?")
        or _SAYS.match(rest)
        or sum(word.islower() for word in rest.split()) > _TALK
    ):
        # "Chairs: is there interest?" is said by the chairs
        role = None
    return Label(role, rest) if role else None


def names_in_heading(line: Line, style: Style) -> str:
    """The names that stand in a heading itself, `## Present: Ada Lund, Ben Oak`; empty where none do."""
    head, colon, _ = line.text[: _LABEL_LENGTH + 1].partition(":")
    found = _led(line.text, head, style) if colon and "," in line.text else None
    return found.rest if found is not None and found.role is Role.ATTENDEES else ""


def only_names(text: str, most: int = _FEW_WORDS) -> bool:
    """Whether a text is nothing but names, so many words at most."""
    words = [word for word in re.split(r"[\s,;&/+]+", plain(text).rstrip(".")) if word not in ("and", "")]
    return 0 < len(words) <= most and all(word[0].isupper() or word[0] == "(" for word in words)
