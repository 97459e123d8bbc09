"""Whom a file knows: who attends, who speaks, and who is given its tasks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from lastcall.documents.minutes.attendees import People
from lastcall.documents.people import initials_of
from lastcall.documents.plain_text import key
from lastcall.documents.spelling import CAPITAL, REST
from lastcall.documents.styles.model import Style

_PARTS = re.compile(r"\s?[/&+,]\s?|\sand\s|\]\[")
_LEADS = re.compile(
    r"\b(?:chair|co-chair|maintainer|lead|host|moderator|facilitator|convenor|editor)", re.IGNORECASE
)
_NAME_WORDS = 3
_OFTEN = 2
_VERY_OFTEN = 8
_COUNTED = frozenset(
    [
        *("stage", "phase", "option", "step", "topic", "issue", "day", "part", "slide", "section", "level"),
        *("question", "item", "week", "case", "rule", "note", "version", "tier", "priority", "proposal"),
        *("pr", "bug", "rfc", "alternative", "point", "session", "round", "draft", "group", "team", "table"),
    ]
)
"""What bears numbers at the heads of lines."""
_TYPED = 3
"""So many known people typed in one form show that a program writes who speaks."""
_TYPED_NAME = re.compile(rf"{CAPITAL}{REST}(?: (?:{CAPITAL}{REST}|de|van|von|der|la)){{1,3}}")
_MARKS = frozenset({"action", "actions", "todo"})
_SHORTEST = 3
"""A first name cut short has at least so many letters."""
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
            for name in split(names):
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
            for name in split(names):
                times_heard[key(name)] += times
        self._verdicts.clear()
        for name, times in times_heard.items():
            if times >= _OFTEN and self._plausible(name, often=times >= _VERY_OFTEN):
                self._heard.add(name)
                # "Martin Thomson" speaks once in full and then as "Martin"
                if " " in name and not name.startswith("the "):
                    self._heard.add(name.split()[0])
        if sum(map(self.knows, self._typed)) >= _TYPED:
            # where a program writes who speaks, somebody may speak but once
            typed = [key(names) for names in self._typed if _TYPED_NAME.fullmatch(names)]
            self._heard.update(name for name in typed if self._plausible(name))
            self._verdicts.clear()

    def meet(self, names: Iterable[str]) -> None:
        """Note who speaks but once, and is known by nothing else."""
        for name in names:
            self._heard.add(key(name))
        self._verdicts.clear()

    def is_word(self, name: str) -> bool:
        """Whether what stands before a colon is a word of the minutes, and nobody's name."""
        low = key(name)
        return low in self._style.not_speakers or low in self._style.things or low in self._style.verbs

    def _plausible(self, name: str, *, often: bool = False) -> bool:
        digits = any(character.isdigit() for character in name)
        words = name.split()
        if digits and often and words[0] not in _COUNTED and not words[0][:1].isdigit():
            # "The 8472" is somebody who says much
            digits = False
        # "ACTION ALL:" on several lines is a mark with those who are to do it
        marked = len(words) > 1 and words[0] in _MARKS
        # "Project Proposal" and "Annual Reviews" head topics
        topic = len(words) > 1 and not self._style.things.isdisjoint((words[-1], words[-1].removesuffix("s")))
        known = bool(name) and name not in self._style.not_speakers and len(words) <= _NAME_WORDS
        return known and not (digits or marked or topic)

    def present(self, name: str) -> bool:
        """Whether the attendee list names this person, by any of the ways in which it may."""
        return all(key(part) in self._present for part in split(name))

    def heard(self, name: str) -> bool:
        """Whether a name is known just as it is written."""
        return key(name) in self._present or key(name) in self._heard

    def knows(self, name: str) -> bool:
        """Whether this is somebody who takes part."""
        verdict = self._verdicts.get(name)
        if verdict is None:
            parts = split(name)
            verdict = self._verdicts[name] = bool(parts) and all(self._knows(key(part)) for part in parts)
        return verdict

    def knows_some(self, names: str) -> bool:
        """Whether at least one of several names is somebody who takes part."""
        return any(self._knows(key(part)) for part in split(names))

    def _knows(self, name: str) -> bool:
        return (
            name in self._present
            or name in self._heard
            or name in self._style.speaking_roles
            or (
                len(name) >= _SHORTEST
                and name.isalpha()
                and name not in self._style.things
                and self._only_one(name)
            )
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
    def listed(self) -> bool:
        """Whether a list says who attends."""
        return bool(self._present)

    @property
    def led(self) -> bool:
        """Whether the file says who speaks for the group."""
        return bool(self._leaders)

    def _only_one(self, name: str) -> bool:
        """Whether exactly one attendee's first name begins so: "Seb" for Sebastian."""
        return sum(first.startswith(name) for first in self._firsts) == 1


def split(names: str) -> list[str]:
    """Several names, each by itself."""
    return [part.strip(" []@?") for part in _PARTS.split(names) if part.strip(" []@?")]
