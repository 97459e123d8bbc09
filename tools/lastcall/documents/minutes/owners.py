"""Who is to do a task, and by when, as the task's own words say it."""

from __future__ import annotations

import re
from datetime import date

from lastcall.documents import dates
from lastcall.documents.minutes.record import Record

_HANDLE = re.compile(r"@([A-Za-z0-9][A-Za-z0-9-]{1,38})")
_ACCOUNTS = re.compile(
    r"^(@[A-Za-z0-9][\w-]{0,38}(?:(?:\s?[/&+,]\s?|,?\sand\s|\s)@[A-Za-z0-9][\w-]{0,38}){0,5})(?:\s?[:,\u2013-])?\s+(?=\S)"
)
"""Accounts at the head of a task."""
_JOINT = re.compile(r"(?:to|will|is|are|and|can|shall)\b")
_SPOKEN_TO = re.compile(
    r"\b(?:with|from|by|to|for|ping|ask|tell|cc|contact|remind|invite|email|mail|thank|thanks|via|of|and) "
    r"@[\w-]+",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^(?P<name>[^\W\d_][\w'\u2019.-]{0,30}(?: [A-Z][\w'\u2019.-]{0,30})?),\s(?:please\s)?(?P<verb>[a-z]+)\b"
)
"""Of the form "everyone, post your examples"."""
_TAKER = re.compile(
    r"\((?P<name>[A-Z@][\w'\u2019.-]{0,30}(?:(?:\s?[/&+,]\s?|\s(?:and\s)?)[A-Z@][\w'\u2019.-]{0,30}){0,3})\s"
    r"(?:is|are|to|will|can|has|volunteered|volunteers|took|takes)\b[^()]{0,60}\)\W*$"
)
"""Of the form "Write the example (Ada is taking this one)"."""
_OF_PART = re.compile(
    r"^(?:(?:action items?|actions?|tasks?|to-?dos?|outcomes?|next steps?|homework|follow-?ups?|ais?) (?:for|on) "
    r"(?P<for>[^\W\d_][\w'\u2019., &-]{0,50})|(?P<own>[^\W\d_][\w. -]{0,40}?)(?:'s|\u2019s) "
    r"(?:action items?|actions|tasks|to-?dos?|next steps|homework|ais?)|"
    r"(?P<will>[^\W\d_][\w., &-]{0,50}) (?:will|to|to do|to-?dos?|action items?|actions|ais?))\s*:?$",
    re.IGNORECASE,
)
"""How a heading or label over somebody's tasks names them."""
_DUE = re.compile(r"\b(?:due|by|until|before|deadline|no later than|to|at|on|for)\b:?", re.IGNORECASE)
_EVERYBODY = frozenset(
    {
        "everyone",
        "everybody",
        "all",
        "chairs",
        "champions",
        "editors",
        "all interested parties",
        "maintainers",
        "group",
        "tsc",
        "team",
    }
)


def owner_and_task(text: str, record: Record) -> tuple[str | None, str]:
    """The owner at the head or end of a task, as written, and the task without it."""
    head = text[:160]
    if (
        head.startswith("@")
        and (accounts := _ACCOUNTS.match(head))
        and not _JOINT.match(text[accounts.end() :])
    ):
        return accounts[1].strip(), text[accounts.end() :].strip()
    if (
        (addressed := _ADDRESSED.match(head))
        and (record.roster.knows(addressed["name"]) or addressed["name"].lower() in _EVERYBODY)
        and addressed["verb"] in record.style.verbs
    ):
        return addressed["name"], text[addressed.start("verb") :].strip()
    # as in "ACTION: AC publish an index"
    words = head.split(maxsplit=2)
    if (
        len(words) == 3
        and words[1].lower() in record.style.verbs
        and words[0].isalpha()
        and record.roster.knows(words[0])
    ):
        return words[0], text[len(words[0]) :].strip()
    for form in record.style.owner_forms:
        found = form.pattern.match(head) if form.front else None
        if found is None:
            continue
        name = found["name"].strip()
        if (
            record.roster.knows(name)
            or name.lower() in _EVERYBODY
            or (form.sure and _is_name(name))
            or (name.startswith("@"))
        ):
            return name, text[found.end() :].strip()
        if name.split()[0].lower() in record.style.verbs:
            continue
        if not form.parted and _proper(name):
            return name, text[found.end() :].strip()
        if (
            form.parted
            and _proper(name)
            and name.lower() not in record.style.not_speakers
            and len(name.split()) <= 3
        ):
            return name, text[found.end() :].strip()
    tail = text[-120:]
    if (taker := _TAKER.search(tail)) and record.roster.knows(taker["name"]):
        return taker["name"], text[: len(text) - len(tail) + taker.start()].strip()
    for form in record.style.owner_forms:
        found = None if form.front else form.pattern.search(tail)
        if found is not None and record.roster.knows(found["name"].strip()):
            return found["name"].strip(), text[: len(text) - len(tail) + found.start()].strip()
    return None, text.strip()


def named_owner(task: str) -> str | None:
    """The account that a task mentions, where it mentions one."""
    handles = _HANDLE.findall(_SPOKEN_TO.sub("", task[:300]))
    return str(handles[0]) if len(handles) == 1 else None


def deadline(text: str, record: Record) -> date | None:
    """The day after `due`, `by` or `until`."""
    if not any(character.isdigit() for character in text):
        return None
    found = _DUE.search(text[:400])
    return dates.by(text[found.end() : found.end() + 60], record.meeting_day) if found else None


def call_ends(text: str, record: Record) -> date | None:
    """The last day that a call's words name, where it is not before the meeting: `until 2026-06-25`."""
    if not any(character.isdigit() for character in text):
        return None
    named = max(dates.find(text[:400]), default=None) or deadline(text, record)
    meeting = record.meeting_day
    return named if named and (meeting is None or named >= meeting) else None


def only_owner(text: str, record: Record) -> str | None:
    """The name, where a line is nothing but a name: a header over somebody's tasks."""
    bare = text.strip().strip("*_:()[] ").strip()
    if not bare or len(bare) > 60 or len(bare.split()) > 6:
        return None
    return bare if record.roster.knows(bare) or bare.lower() in _EVERYBODY else None


def owner_of_part(text: str, record: Record) -> str | None:
    """Whose tasks stand beneath a heading or label, where it says so: "Outcomes for Ada"."""
    found = _OF_PART.match(text.strip().strip("*_# ").strip()[:120])
    name = next((name for name in found.groups() if name), None) if found is not None else None
    if name is None:
        return None
    name = name.strip(" ,.")
    return name if record.roster.knows(name) or name.lower() in _EVERYBODY else None


def _is_name(name: str) -> bool:
    return name[:1].isupper() or name[:1] == "@" or " " not in name


def _proper(name: str) -> bool:
    """Whether every word that is no joint begins with a capital."""
    words = [
        word
        for word in re.split(r"[\s/&+,]+", name)
        if word and word not in ("and", "or", "de", "van", "von", "der")
    ]
    return (
        0 < len(words) <= 4
        and all(word[0].isupper() for word in words)
        and not all(word.isupper() and len(word) > 5 for word in words)
    )
