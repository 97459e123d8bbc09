"""Who says a line: `Name:`, `Name -`, `[Name]`, `**Name**:`, declared initials; somebody known, or nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.attendees import People
from lastcall.documents.outline import Line
from lastcall.documents.people import initials_of
from lastcall.documents.plain_text import key
from lastcall.documents.spelling import CAPITAL, REST
from lastcall.documents.styles.forms import NAMES, SpeakerForms
from lastcall.documents.styles.model import Role, Style

_PARTS = re.compile(r"\s?[/&+,]\s?|\sand\s|\]\[")
_BOX = re.compile(r"\[[ xX]?\]\s+")
_LEAD_MARKUP = re.compile(r"^[*_~]{1,3}(?=[^\s*_])")
_BOLD_NAME = re.compile(r"[*_]{1,3}(?=\s{0,2}(?::|\(|\[|-{1,2}>|→|\s[-\u2013—]\s|$))|(?<=[:)\]])[*_]{1,3}")
_SPOKEN_LENGTH = 120
_LEADS = re.compile(
    r"\b(?:chair|co-chair|maintainer|lead|host|moderator|facilitator|convenor|editor)", re.IGNORECASE
)
_BOLD = re.compile(rf"^\*\*({NAMES})\s{{0,2}}(?:[(\[][^()\[\]]{{1,60}}[)\]])?\*\*\s{{1,3}}(?=\S)")
_NAME_SPACES = 14
"""Several names hold at most so many spaces."""
_OFTEN = 2
_TYPED = 3
"""So many known people typed in one form show that a program writes who speaks."""
_TYPED_NAME = re.compile(rf"{CAPITAL}{REST}(?: (?:{CAPITAL}{REST}|de|van|von|der|la)){{1,3}}")
_MARKS = frozenset({"action", "actions", "todo"})
_OWNS = re.compile(r"(?:\[[ xX]\] )?(@?\w[\w.-]{1,38}) to ([a-z]+)")
_SHORTEST = 3
_MORE = re.compile(r"(?:\.{3}|\u2026)(?:\s?[:.]\s+|\s+(?=\S))")
"""`...: and more`, `... and more`: the speaker before goes on."""
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
_PRONOUNS = frozenset(
    {
        "we",
        "i",
        "it",
        "the",
        "they",
        "you",
        "he",
        "she",
        "this",
        "that",
        "if",
        "when",
        "what",
        "how",
        "is",
        "not",
        "a",
        *("will", "to", "has", "have", "should", "can", "was", "are", "agreed", "volunteered"),
    }
)
"""A first name cut short has at least so many letters."""


class Speech(NamedTuple):
    """A line parted into who says it and what is said."""

    name: str
    """As written, without brackets."""
    said: str
    """The rest, with markup."""
    known: bool
    """Whether an attendee list names the speaker."""


class Roster:
    """Whom a file knows: its attendees, scribes, declared initials and, from outside, the register."""

    def __init__(self, found: People, style: Style, others: Iterable[str] = ()) -> None:
        self._style = style
        self.forms = style.speaker_forms
        self._present: set[str] = set()
        self._heard: set[str] = set()
        self._firsts = {key(attendee.name).split()[0] for attendee in found.attendees if key(attendee.name)}
        for attendee in found.attendees:
            self._know(attendee.name, self._present)
            for extra in (attendee.handle, attendee.initials):
                if extra:
                    self._present.add(key(extra))
        for name in (*found.scribes, *found.regrets, *others):
            self._know(name, self._heard)
        self._leaders = {
            word
            for attendee in found.attendees
            if attendee.role and _LEADS.search(attendee.role)
            for word in (key(attendee.name), key(attendee.name).split()[0] if key(attendee.name) else "")
        }
        for name in found.chairs:
            if words := key(name).split():
                self._leaders.update((key(name), words[0]))
        self._forms: Counter[str] = Counter()
        self._typed: set[str] = set()
        """Names in bold or italics at the head of quoted lines."""
        self._verdicts: dict[str, bool] = {}
        """What `knows` found before; a record names the same few people a thousand times."""

    def _know(self, name: str, known: set[str]) -> None:
        words = key(name).replace("@", "").split()
        if not words:
            return
        known.add(" ".join(words))
        known.add(words[0])
        if len(words) > 1:
            known.add(words[-1])
            known.add(f"{words[0]} {words[-1][0]}")
            if letters := initials_of(name).lower():
                known.add(letters)
                known.add(letters[0] + letters[-1])

    def hear(self, names: str, declared: str | None, *, typed: bool = False) -> None:
        """Note that a line begins as a speaker's would; several such lines make a speaker.

        `typed` says that it is a quoted line with the name in bold or italics, as programs write it.
        """
        self._forms[names] += 1
        if typed:
            self._typed.add(names)
        if declared and declared.isupper():
            self._heard.add(key(declared))
            for name in _split(names):
                self._know(name, self._heard)

    def give(self, name: str, deed: str) -> None:
        """Note who begins an entry of a list of tasks, "Ada to write it", where no list says who attends."""
        low = key(name)
        person = low not in self._style.things and low not in self._style.verbs and self._plausible(low)
        if not self._present and deed in self._style.verbs and person:
            self._heard.add(low)
            self._verdicts.clear()

    def settle(self) -> None:
        """Take those for speakers who begin several lines in the form of one."""
        times_heard: Counter[str] = Counter()
        for names, times in self._forms.items():
            for name in _split(names):
                times_heard[key(name)] += times
        self._verdicts.clear()
        for name, times in times_heard.items():
            if times >= _OFTEN and self._plausible(name):
                self._heard.add(name)
                # "Martin Thomson" speaks once in full and then as "Martin"
                if " " in name:
                    self._heard.add(name.split()[0])
        if sum(map(self.knows, self._typed)) >= _TYPED:
            # where a program writes who speaks, somebody may speak but once
            typed = [key(names) for names in self._typed if _TYPED_NAME.fullmatch(names)]
            self._heard.update(name for name in typed if self._plausible(name))
            self._verdicts.clear()

    def _plausible(self, name: str) -> bool:
        digits = any(character.isdigit() for character in name)
        words = name.split()
        # "ACTION ALL:" on several lines is a mark with those who are to do it
        marked = len(words) > 1 and words[0] in _MARKS
        return (
            bool(name) and name not in self._style.not_speakers and len(words) <= 3 and not (digits or marked)
        )

    def present(self, name: str) -> bool:
        """Whether the attendee list names this person, by any of the ways in which it may."""
        return all(key(part) in self._present for part in _split(name))

    def heard(self, name: str) -> bool:
        """Whether a name is known just as it is written."""
        return key(name) in self._present or key(name) in self._heard

    def knows(self, name: str) -> bool:
        """Whether this is somebody who takes part."""
        verdict = self._verdicts.get(name)
        if verdict is None:
            parts = _split(name)
            verdict = self._verdicts[name] = bool(parts) and all(self._knows(key(part)) for part in parts)
        return verdict

    def knows_some(self, names: str) -> bool:
        """Whether at least one of several names is somebody who takes part."""
        return any(self._knows(key(part)) for part in _split(names))

    def _knows(self, name: str) -> bool:
        return (
            name in self._present
            or name in self._heard
            or name in self._style.speaking_roles
            or (len(name) >= _SHORTEST and name.isalpha() and self._only_one(name))
            or (
                " " in name
                and name.split(maxsplit=2)[0] in self._present
                and name.split(maxsplit=2)[1] not in _PRONOUNS
                and name not in self._style.not_speakers
            )
        )

    def leads(self, name: str) -> bool:
        """Whether somebody speaks for the group: a chair, maintainer or the like."""
        return key(name) in self._leaders or key(name) in self._style.speaking_roles

    @property
    def led(self) -> bool:
        """Whether the file says who speaks for the group."""
        return bool(self._leaders)

    def _only_one(self, name: str) -> bool:
        """Whether exactly one attendee's first name begins so: "Seb" for Sebastian."""
        return sum(first.startswith(name) for first in self._firsts) == 1


def _split(names: str) -> list[str]:
    return [part.strip(" []@?") for part in _PARTS.split(names) if part.strip(" []@?")]


def parted(text: str, forms: SpeakerForms) -> tuple[str, str, str | None] | None:
    """The names at the head of a line, what follows, and initials declared beside them; None: no names."""
    if text[:1] == "[" and (box := _BOX.match(text)):
        text = text[box.end() :]
    if not text or not (text[0].isalpha() or text[0] in forms.openers):
        return None
    head = text[:_SPOKEN_LENGTH]
    if text[0] in forms.enclosed:
        found = next((found for one in forms.enclosed[text[0]] if (found := one.match(head))), None)
        return (found[1].strip("[]"), text[found.end() :], None) if found else None
    if text[0] in "*_":
        stripped = _BOLD_NAME.sub("", _LEAD_MARKUP.sub("", head))
        if (found := forms.after.match(stripped)) is None:
            bold = _BOLD.match(head) if forms.bold else None
            return (bold[1], text[bold.end() :], None) if bold else None
        return found[1], (stripped[found.end() :] + text[_SPOKEN_LENGTH:]), found[3] or _initials(found[2])
    if not _may_begin(forms.cues, head) or (found := forms.after.match(head)) is None:
        return None
    return found[1], text[found.end() :], found[3] or _initials(found[2])


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
    parts = [part.strip(" []") for part in _PARTS.split(names)]
    return all(
        part[:1] == "@" or (part.islower() and " " not in part) or _capital(part) for part in parts if part
    )


def _capital(name: str) -> bool:
    """Whether every word of a name begins with a capital, but for what joins them: `Jan van Dam`."""
    return all(not word[:1].islower() or word in _PARTICLES for word in name.split())


def _is_sentence(name: str, roster: Roster) -> bool:
    """Whether what stands before the colon tells something: "Ada proposes adding another part: …"."""
    small = sum(word[0].islower() and word not in _PARTICLES for word in name.split() if word)
    return small > 1 and not roster.heard(name)


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
    for line, role in zip(lines, roles, strict=True):
        form = None
        if line.kind is not BlockKind.CODE and not line.is_heading and role not in silent:
            form = parted(line.text, written)
        forms.append(form)
        if form is not None:
            names = form[0]
            if names not in likely:
                likely[names] = _looks_like_name(names)
            # "(Planned)" twice is no speaker
            if likely[names] and not line.text.startswith("(") and role is not Role.BOILERPLATE:
                roster.hear(names, form[2], typed=line.quoted and line.text[0] in "*_")
    roster.settle()
    present: dict[str, bool] = {}
    speeches: list[Speech | None] = []
    last: Speech | None = None
    for line, form in zip(lines, forms, strict=True):
        if form is None or not roster.knows(form[0]) or (" " in form[0] and _is_sentence(form[0], roster)):
            if line.is_heading:
                last = None
            more = _MORE.match(line.text) if last is not None and line.text[:1] in ".\u2026" else None
            speeches.append(Speech(last.name, line.text[more.end() :], last.known) if more and last else None)
            continue
        name = form[0]
        if name not in present:
            present[name] = roster.present(name)
        last = Speech(name.strip("@"), form[1], present[name])
        speeches.append(last)
    return speeches
