"""Who is to do a task, and by when, as the task's own words say it."""

from __future__ import annotations

import re
from datetime import date

from lastcall.documents import dates
from lastcall.documents.minutes.names import (
    NAME,
    NAMES,
    account_told,
    is_account,
    may_be_account,
    may_be_name,
)
from lastcall.documents.minutes.record import Record
from lastcall.documents.spelling import REST

_HANDLE = re.compile(r"@([A-Za-z0-9][A-Za-z0-9-]{1,38})")
_ACCOUNT = re.compile(r"@[A-Za-z0-9][\w-]{0,38}")
_ACCOUNTS = re.compile(
    r"^(@[A-Za-z0-9][\w-]{0,38}(?:(?:\s?[/&+,]\s?|,?\sand\s|\s)@[A-Za-z0-9][\w-]{0,38}){0,5})"
    r"(?:\s?[:,-]|\s?\u2013)?\s+(?=\S)"
)
"""Accounts at the head of a task."""
_DATED = re.compile(r"^\d{4}-\d\d-\d\d[:,]?\s+(?=\S)")
"""The day on which a task was given, before whose it is."""
_JOINT = re.compile(r"(?:to|will|is|are|and|can|shall)\b")
_SPOKEN_TO = re.compile(
    r"\b(?:with|from|by|to|for|ping|ask|tell|cc|contact|remind|invite|email|mail|thank|thanks|via|of|and) "
    r"@[\w-]+",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(rf"^(?P<name>[^\W\d_]{REST}(?: [A-Z]{REST})?),\s(?:please\s)?(?P<verb>[a-z]+)\b")
"""Of the form "everyone, post your examples"."""
_TAKER = re.compile(
    rf"\((?P<name>{NAME}(?:(?:\s?[/&+,]\s?|\s(?:and\s)?){NAME}){{0,3}})\s"
    r"(?:is|are|to|will|can|has|volunteered|volunteers|took|takes)\b[^()]{0,60}\)\W*$"
)
"""Of the form "Write the example (Ada is taking this one)"."""
_OF_PART = re.compile(
    r"^(?:(?:action items?|actions?|tasks?|to-?dos?|outcomes?|next steps?|homework|follow-?ups?|ais?) "
    r"(?:for|on) (?P<for>[^\W\d_][\w'\u2019., &-]{0,50})|(?P<own>[^\W\d_][\w. -]{0,40}?)(?:'s|\u2019s) "
    r"(?:action items?|actions|tasks|to-?dos?|next steps|homework|ais?)|"
    r"(?P<will>[^\W\d_][\w., &-]{0,50}) (?:will|to|to do|to-?dos?|action items?|actions|ais?))\s*:?$",
    re.IGNORECASE,
)
"""How a heading or label over somebody's tasks names them."""
_WHO = re.compile(rf"({NAMES})\s(?:to|will)\s[a-z]")
"""Who is to do what, after the label of a task."""
_LAST = re.compile(
    r"[a-z)>.] (?:[-\u2013\u2014] ([A-Z][a-z]{2,15})|"
    r"\(([A-Z][a-z]{2,15}(?:(?:/|, | and | & | )[A-Z][a-z]{2,15}){0,3})\))\W?$"
)
"""A name alone after a dash or in parentheses, whether a list holds it or not."""
_LAST_ACCOUNTS = re.compile(r"\(([a-z][\w-]{2,30}(?:(?:/|, | and | & )[a-z][\w-]{2,30}){0,3})\)\.?$")
"""Accounts alone in parentheses, written without a mark: "write it (adal, bo)"."""
_JOINTS = re.compile(r"/|, | and | & ")
_CLAUSE = frozenset({"will", "to", "is", "are", "should", "can", "has", "have", "needs"})
"""What stands in a clause before a dash or colon, and in no name."""
_HEAD, _TAIL = 160, 120
"""Characters that may name an owner."""
_WITH_TASK = 3
"""A name, a verb and something to do."""
_NAME_WORDS = 3
_DIGIT = re.compile(r"\d")
_DUE = re.compile(r"\b(?:due|by|until|before|deadline|no later than|to|at|on|for)\b:?", re.IGNORECASE)
EVERYBODY = frozenset(
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
    text = _DATED.sub("", text)
    first = _addressed(text, record) or _by_verb(text, record) or _by_form(text, record)
    if first is not None:
        return first
    owner = last_owner(text, record)
    return owner, text.strip()


def _addressed(text: str, record: Record) -> tuple[str, str] | None:
    """Of the form "@ada write it", "everyone, write it"."""
    head = text[:_HEAD]
    if accounts := _ACCOUNTS.match(head) if head.startswith("@") else None:
        task = text[accounts.end() :].strip()
        return None if _JOINT.match(task) else (accounts[1].strip(), task)
    found = _ADDRESSED.match(head)
    if found is None or found["verb"] not in record.style.verbs:
        return None
    name = found["name"]
    known = record.roster.knows(name) or name.lower() in EVERYBODY
    return (name, text[found.start("verb") :].strip()) if known else None


def _by_verb(text: str, record: Record) -> tuple[str, str] | None:
    """Of the form "AC publish an index", "AC publishes an index"."""
    words = text[:_HEAD].split(maxsplit=2)
    if len(words) < _WITH_TASK or not words[0].isalpha():
        return None
    verb = words[1].lower()
    says = verb in record.style.verbs
    tells = not says and verb.endswith("s") and not {verb[:-1], verb[:-2]}.isdisjoint(record.style.verbs)
    if not (says or tells):
        return None
    known = record.roster.knows(words[0]) or (tells and is_account(words[0]))
    return (words[0], text[len(words[0]) :].strip()) if known else None


def _by_form(text: str, record: Record) -> tuple[str, str] | None:
    """In one of the style's forms with the owner in front: "Ada: write it", "[Ada] write it"."""
    for form in record.style.owner_forms:
        found = form.pattern.match(text[:_HEAD]) if form.front else None
        if found is None:
            continue
        name, low = found["name"].strip(), found["name"].strip().lower()
        if form.parted and not _CLAUSE.isdisjoint(low.split()):
            continue
        known = record.roster.knows(name) or low in EVERYBODY or name.startswith("@")
        if known or (form.sure and _is_name(name)):
            return name, text[found.end() :].strip()
        if (told := _WHO.match(text, found.end())) and record.roster.knows(told[1]):
            # "C4: Ada Lund will write it" is not C4's
            return told[1], text[found.end() :].strip()
        if low.split()[0] in record.style.verbs or not _proper(name):
            continue
        if form.parted:
            first = low.split()[0]
            likely = low not in record.style.not_speakers and first not in record.style.things
            likely = likely and len(name.split()) <= _NAME_WORDS
        else:
            likely = " " in name or may_be_name(name, record)
        if likely:
            return name, text[found.end() :].strip()
    return None


_LAST_INITIALS = re.compile(r"[\w).!] ([A-Z]{2,3})$")


def last_owner(text: str, record: Record) -> str | None:
    """The owner at the end of a task: "write it (Ada)", "write it - Ada", "write it (Ada is taking this)"."""
    tail = text[-_TAIL:]
    if (taker := _TAKER.search(tail)) and record.roster.knows(taker["name"]):
        return str(taker["name"])
    for form in record.style.owner_forms:
        found = None if form.front else form.pattern.search(tail)
        if found is not None and record.roster.knows(found["name"].strip()):
            return str(found["name"].strip())
    # "write it AL", by the initials of somebody who attended
    if (initials := _LAST_INITIALS.search(tail)) and record.roster.present(initials[1]):
        return str(initials[1])
    last = _LAST.search(tail)
    name = (last[1] or last[2]) if last is not None else None
    if name is not None and may_be_name(name, record):
        return name
    accounts = _LAST_ACCOUNTS.search(tail) if tail.rstrip(".").endswith(")") else None
    each = _JOINTS.split(accounts[1]) if accounts is not None else []
    likely = all(may_be_account(one, record) for one in each) and any(
        account_told(one, record) for one in each
    )
    return accounts[1] if accounts is not None and likely else None


def named_owner(task: str) -> str | None:
    """The account that a task mentions, where it mentions one."""
    handles = _HANDLE.findall(_SPOKEN_TO.sub("", task[:300]))
    return str(handles[0]) if len(handles) == 1 else None


def deadline(text: str, record: Record) -> date | None:
    """The day after `due`, `by` or `until`."""
    if _DIGIT.search(text) is None:
        return None
    found = _DUE.search(text[:400])
    return dates.by(text[found.end() : found.end() + 60], record.meeting_day) if found else None


def call_ends(text: str, record: Record) -> date | None:
    """The last day that a call's words name, where it is not before the meeting: `until 2026-06-25`."""
    if _DIGIT.search(text) is None:
        return None
    named = max(dates.find(text[:400]), default=None) or deadline(text, record)
    meeting = record.meeting_day
    return named if named and (meeting is None or named >= meeting) else None


def only_owner(text: str, record: Record) -> str | None:
    """The name, where a line is nothing but a name: a header over somebody's tasks."""
    bare = text.strip().strip("*_:()[] ").strip()
    if not bare or len(bare) > 60 or len(bare.split()) > 6:
        return None
    if bare.lower() in EVERYBODY or _ACCOUNT.fullmatch(bare):
        return bare
    return bare if record.roster.knows(bare) and (" " not in bare or _proper(bare)) else None


def owner_of_part(text: str, record: Record) -> str | None:
    """Whose tasks stand beneath a heading or label, where it says so: "Outcomes for Ada"."""
    found = _OF_PART.match(text.strip().strip("*_# ").strip()[:120])
    name = next((name for name in found.groups() if name), None) if found is not None else None
    if name is None:
        return None
    name = name.strip(" ,.")
    return name if record.roster.knows(name) or name.lower() in EVERYBODY else None


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
