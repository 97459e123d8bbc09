"""Who says a line: `Name:`, `Name -`, `[Name]`, `**Name**:`, declared initials; somebody known, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.roster import Roster, split
from lastcall.documents.minutes.strangers import heard_once
from lastcall.documents.outline import Line
from lastcall.documents.styles.forms import NAMES, SpeakerForms
from lastcall.documents.styles.model import Role

_TERM = re.compile(r"@?\w[\w.-]{0,38}(?: [A-Z][\w.-]{0,38}){0,3}")
_CITED = re.compile(
    r"(?:<p(?: [^<>]{0,80})?>)?(?:(?:&lt;)?<cite>([^<>]{1,40}?):?</cite>(?:&gt;)?|"
    r"<abbr title=[\"']([^\"'<>]{1,40})[\"']>[^<>]{1,8}</abbr>:)\s*"
)
"""How programs write who speaks as HTML: `<p class="phone"><cite>Ada:</cite> …`."""
_ACCOUNT_ALONE = re.compile(r"[*_]{0,2}(@[\w-]{1,39}):?[*_]{0,2}:?\s*")
"""A paragraph that is only an account, over the list of what this person reports."""
_BOX = re.compile(r"\[[ xX]?\]\s+")
_CLOCK = re.compile(r"([*_]{0,3})[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]{1,4}(?=[A-Z@<*_\[])")
"""When something was said, before who says it: `[10:04] Ada: …`, `**[10:04] Ada:** …`."""
_CLOCK_BEGINS = frozenset("[(*_0123456789")
_LEAD_MARKUP = re.compile(r"^[*_~]{1,3}(?=[^\s*_])")
_BOLD_NAME = re.compile(r"[*_]{1,3}(?=\s{0,2}(?::|\(|\[|-{1,2}>|→|\s[-\u2013—]\s|$))|(?<=[:)\]])[*_]{1,3}")
_BOLD_CLOCK = re.compile(
    rf"\*\*({NAMES})\s{{0,2}}[(\[]\d{{1,2}}:\d\d(?::\d\d)?[)\]]\s{{0,2}}[-\u2013\u2014:]?\s{{0,2}}\*\*[-\u2013\u2014:]?\s{{0,3}}"
)
"""`**Ada (10:04) -** …`: who speaks, and when."""
_SPOKEN_LENGTH = 120
_BOLD = re.compile(rf"^\*\*({NAMES})\s{{0,2}}(?:[(\[][^()\[\]]{{1,60}}[)\]])?\*\*\s{{1,3}}(?=\S)")
_NAME_SPACES = 14
"""Several names hold at most so many spaces."""
_OWNS = re.compile(r"(?:\[[ xX]\] )?(@?\w[\w.-]{1,38}) to ([a-z]+)")
_MORE = re.compile(r"(?:\.{3}|\u2026)(?:\s?[:.]\s+|\s+(?=\S))")
"""`...: and more`, `... and more`: the speaker before goes on."""
_HAT = re.compile(
    r"(?:, | )(?:(?:(?:speaking |also )?as|from|wearing) (?:an? |the |my )?|"
    r"with (?:an? |the |my |(?=[\w' -]{1,40}\bhats?\b)))(?!and\b)"
    r"[\w'-]+(?: [\w'-]+){0,4}$| presenting$",
    re.IGNORECASE,
)
"""What somebody speaks as: `Ada, as chair: …`, `Ada presenting: …`."""
_DIRECTION = re.compile(r"\[[A-Za-z][^\[\]]{1,80}\]\s*$")
"""`[general agreement]`: what the scribe saw, and nobody says."""
_BODY = re.compile(
    r"\((?!(?i:actions?|ai|to-?do|task|propos\w+|decisions?|decided|resol\w+|agreed|consensus|motion|vote|"
    r"objections?|support|question|note|answer|reply|summary|(?:vice-?|co-?)?chair\w*|editors?|scribe|"
    r"secretary|host|facilitator|moderator|champion|presenter|presenting|remote|online|phone|chat)\b)"
    r"[A-Z][\w.&'-]{1,30}(?: [A-Z][\w.&'-]{1,30}){0,2}\):?\s+(?=\S)"
)
"""`(Harbour Mills)` after a name: for whom somebody speaks; marks and roles are no such body."""
_ROWS = frozenset({"SF", "WF", "F", "N", "A", "WA", "SA"})
"""What begins a row of a poll with its figure, `SF: 6`, and may be nobody's initials."""
_OUTCOMES = frozenset({"decided", "decision", "resolved", "consensus", "approved", "adopted", "accepted"})
"""What begins an outcome of the group."""
_PARTICLES = frozenset(
    {
        "de",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "di",
        "da",
        "del",
        "el",
        "bin",
        "al",
        "ten",
        "ter",
        "dos",
        "and",
    }
)


class Speech(NamedTuple):
    """A line parted into who says it and what is said."""

    name: str
    """As written, without brackets."""
    said: str
    """The rest, with markup."""
    known: bool
    """Whether an attendee list names the speaker."""
    for_body: bool = False
    """Whether they say it for a body that they name: `[ada] (Mills) We support it`."""


def parted(text: str, forms: SpeakerForms) -> tuple[str, str, str | None] | None:
    """The names at the head of a line, what follows, and initials declared beside them; None: no names."""
    if text[:1] == "[" and (box := _BOX.match(text)):
        text = text[box.end() :]
    if text[:1] in _CLOCK_BEGINS and (clock := _CLOCK.match(text)):
        text = clock[1] + text[clock.end() :]
    if not text or not (text[0].isalpha() or text[0] in forms.openers):
        return None
    head = text[:_SPOKEN_LENGTH]
    if text[0] in forms.enclosed:
        found = next((found for one in forms.enclosed[text[0]] if (found := one.match(head))), None)
        if found is not None and found.end() == len(text) and text.islower():
            # "[bumped]" is what became of it, and nobody
            found = None
        return (found[1].strip("[]"), text[found.end() :], None) if found else None
    if text[0] in "*_":
        return _emphasised(text, head, forms)
    if not _may_begin(forms.cues, head) or (found := forms.after.match(head)) is None:
        return None
    names = found[1]
    if " " in names and (hat := _HAT.search(names)):
        names = names[: hat.start()]
    return names, text[found.end() :], found[3] or _initials(found[2])


def _emphasised(text: str, head: str, forms: SpeakerForms) -> tuple[str, str, str | None] | None:
    """The same of a line that begins in bold or italics, which its head shows."""
    if clocked := _BOLD_CLOCK.match(head):
        return clocked[1], text[clocked.end() :], None
    stripped = _BOLD_NAME.sub("", _LEAD_MARKUP.sub("", head))
    if found := forms.after.match(stripped):
        return found[1], (stripped[found.end() :] + text[_SPOKEN_LENGTH:]), found[3] or _initials(found[2])
    bold = _BOLD.match(head) if forms.bold else None
    return (bold[1], text[bold.end() :], None) if bold else None


def _may_begin(cues: tuple[str, ...], head: str) -> bool:
    """Whether what parts a name from its words stands early on a line, or after something in brackets."""
    for cue in cues:
        at = head.find(cue)
        if at > 0 and (head.count(" ", 0, at) <= _NAME_SPACES or "(" in head or "[" in head):
            return True
    return False


def _initials(text: str | None) -> str | None:
    return text if text and text.isupper() and len(text) <= 4 else None


def _looks_like_name(names: str) -> bool:
    """Whether every part begins like a name: with a capital, or with `@`."""
    return all(
        names.startswith("@") or (part.islower() and " " not in part) or _capital(part)
        for part in split(names)
    )


def _capital(name: str) -> bool:
    """Whether every word of a name begins with a capital, but for what joins them: `Jan van Dam`."""
    return all(not word[:1].islower() or word in _PARTICLES for word in name.split())


def _is_sentence(name: str, roster: Roster) -> bool:
    """Whether what stands before the colon tells something: "Ada proposes adding another part: …"."""
    small = sum(word[0].islower() and word not in _PARTICLES for word in name.split() if word)
    return small > 1 and not roster.heard(name)


_TALK = frozenset({Role.HEAD, Role.RECORD, Role.AGENDA})
"""Parts in which a name over a list is who says what stands in it, and not whose task it is …"""
_REPORTS = _TALK | {Role.DECISIONS}
"""… and where a name is a paragraph over it."""


def _hear_owners(lines: list[Line], roles: list[Role], roster: Roster) -> None:
    """Note who is given the tasks of a list."""
    for line, role in zip(lines, roles, strict=True):
        if role is Role.ACTIONS and line.leads and (owner := _OWNS.match(line.words)):
            roster.give(owner[1], owner[2])


def read(lines: list[Line], roles: list[Role], roster: Roster) -> list[Speech | None]:
    """Who says each line; None where the line names nobody who is known."""
    _hear_owners(lines, roles, roster)
    forms: list[tuple[str, str, str | None] | None] = []
    likely: dict[str, bool] = {}
    silent = (Role.ATTENDEES, Role.REGRETS, Role.SCRIBE, Role.CHAIR)
    written = roster.forms
    term = ""
    for line, role in zip(lines, roles, strict=True):
        form = None
        if line.kind is BlockKind.HTML and line.text.startswith("<"):
            # a tag is nobody
            cited = _CITED.match(line.text) if "<cite>" in line.text or "</abbr>:" in line.text else None
            if cited is None:
                term, form = _defined(line.text, term)
            else:
                form = (cited[1] or cited[2], line.text[cited.end() :], None)
        elif line.kind is not BlockKind.CODE and not line.is_heading and role not in silent:
            form = parted(line.text, written)
            if form is not None and form[0] in _ROWS and form[1].rstrip().isdecimal():
                form = None
        forms.append(form)
        if form is not None:
            names = form[0]
            if names not in likely:
                likely[names] = _looks_like_name(names)
            # "(Planned)" twice is no speaker
            if likely[names] and not line.text.startswith("(") and role is not Role.BOILERPLATE:
                roster.hear(names, form[2], typed=line.quoted and line.text[0] in "*_")
    roster.settle()
    roster.meet(heard_once(lines, roles, forms, roster))
    return list(_said(lines, roles, forms, roster))


def _defined(text: str, term: str) -> tuple[str, tuple[str, str, str | None] | None]:
    """Who speaks in a list of definitions, and the line parted so: `<dt>Ada`, `<dd>We will do it`."""
    if text.startswith("<dt>"):
        name = text.removeprefix("<dt>").removesuffix("</dt>").strip(" =:")
        return (name if _TERM.fullmatch(name) else ""), None
    return term, ((term, text.removeprefix("<dd>"), None) if term and text.startswith("<dd>") else None)


def _reporter(line: Line, roster: Roster) -> Speech | None:
    """Who reports what stands in the list beneath a paragraph that is only their account."""
    alone = _ACCOUNT_ALONE.fullmatch(line.text) if "@" in line.text[:3] else None
    return Speech(alone[1], "", roster.present(alone[1])) if alone is not None else None


def _of_record(text: str, name: str, roster: Roster) -> bool:
    """Whether an entry in somebody's list tells of the group, or of somebody else."""
    words = text.split(maxsplit=1)
    first = words[0].rstrip(",:*") if words else ""
    if first.lower() == "agreed":
        # "agreed that it leaks" is said by whoever stands over it, "agreed to mend it" is what came of it
        return text[len(first) :].startswith(" to ")
    return first.lower() in _OUTCOMES or (first != name and first[:1].isupper() and roster.knows(first))


def _goes_on(line: Line, last: Speech | None) -> Speech | None:
    """What who spoke last says besides: "... and more"."""
    more = _MORE.match(line.text) if last is not None and line.text[:1] in ".\u2026" else None
    if last is None or more is None or _DIRECTION.match(line.text, more.end()):
        return None
    return Speech(last.name, line.text[more.end() :], last.known)


def _beneath(line: Line, above: Speech | None, roster: Roster) -> Speech | None:
    """What who is named above says; None where nobody is, or the line tells of the group."""
    if above is None or _of_record(line.text, above.name, roster):
        return None
    return Speech(above.name, line.text, above.known)


def _said(
    lines: list[Line], roles: list[Role], forms: list[tuple[str, str, str | None] | None], roster: Roster
) -> Iterator[Speech | None]:
    """Who says each line, by the names at their heads, where these are known."""
    present: dict[str, bool] = {}
    last: Speech | None = None
    over: dict[int, Speech] = {}
    """By identity of an item that is nothing but a name: who says what stands in its list."""
    reports: Speech | None = None
    for line, form, role in zip(lines, forms, roles, strict=True):
        if not line.depth:
            reports = _reporter(line, roster) if role in _TALK else None
        if form is None or not roster.knows(form[0]) or (" " in form[0] and _is_sentence(form[0], roster)):
            if line.is_heading:
                last = None
            above = over.get(id(line.parent)) if role in _TALK and not line.is_heading else None
            above = above or (reports if line.depth and role in _REPORTS else None)
            yield _goes_on(line, last) or _beneath(line, above, roster)
            continue
        name = form[0]
        if name not in present:
            present[name] = roster.present(name)
        said = form[1]
        body = _BODY.match(said) if said[:1] == "(" else None
        last = Speech(
            name.strip("@"),
            said[body.end() :] if body is not None else said,
            present[name],
            for_body=body is not None,
        )
        yield last
        if not last.said.strip(" :*_-"):
            if line.depth and line.children:
                over[id(line)] = last
            elif last.known and not line.depth and line.leads and role in _REPORTS:
                # "Ada:" as a paragraph, over the list of what she says
                reports = last
