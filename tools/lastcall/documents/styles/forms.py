"""Forms as a style's file writes them, such as `Name:` or `Task (Name)`, as the patterns that read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec

from lastcall.documents.spelling import REST

_WORD = rf"[^\W\d_]{REST}"
NAMES = rf"@?{_WORD}(?:(?:\s?[/&+,]\s?|\s(?:and\s)?){_WORD}){{0,5}}\??"
"""One speaker's name, or several."""
_OWNER = rf"@?[^\W\d_]{REST}"
OWNERS = rf"(?:{_OWNER})(?:(?:\s?[/&+,]\s?|\s(?:and\s)?){_OWNER}){{0,6}}"
"""Those who are to do a task."""

_PAIRS = {"[": "]", "(": ")", "<": ">", "{": "}"}
_PIECES = re.compile(r"(Name|Organisation|Role|Handle|Initials|Task)")
_VALUES = {
    "Organisation": r"(?P<organisation>[^\n]{1,80}?)",
    "Role": r"(?P<role>[^\n]{1,60}?)",
    "Handle": r"@?(?P<handle>[A-Za-z0-9][A-Za-z0-9-]{0,38})",
    "Initials": r"(?P<initials>[A-Z][A-Za-z]{0,4})",
    "Task": r"(?P<task>\S.*)",
}


class FormError(ValueError):
    """A form that cannot be read; its text says why."""


class SpeakerForms(msgspec.Struct, frozen=True):
    """How the lines of speakers begin."""

    openers: str
    """Characters, other than letters, that a speaker's line may begin with."""
    cues: tuple[str, ...]
    """A line of the form `Name:` holds one of these."""
    after: re.Pattern[str]
    """Of the form `Name:`: the names, then an aside in parentheses or brackets."""
    enclosed: dict[str, tuple[re.Pattern[str], ...]]
    """Of the form `[Name]`, by the first character."""
    bold: bool
    """Whether a bold name needs no colon."""


class OwnerForm(msgspec.Struct, frozen=True):
    """Where an action names its owner."""

    pattern: re.Pattern[str]
    """Its group `name` is the owner; of a form with the owner in front, the task begins where it ends."""
    front: bool
    sure: bool
    """Whether what stands there is a name, known or not."""
    parted: bool
    """Whether a colon or dash parts the name from the task: any word may stand before one."""


def speaker_forms(written: Iterable[str]) -> SpeakerForms:
    """The forms of speakers. Raises FormError."""
    separators: list[str] = []
    cues: list[str] = []
    enclosed: dict[str, list[re.Pattern[str]]] = {}
    bold = False
    for form in written:
        before, name, rest = form.partition("Name")
        if not name:
            raise FormError(f"`{form}` holds no `Name`")
        if form == "**Name**":
            bold = True
        elif not before and rest:
            separators.append(_separator(rest))
            cues += _cues(rest)
        elif before[:1] in _PAIRS and rest:
            enclosed.setdefault(before[0], []).append(_enclosed(before, rest))
        else:
            raise FormError(f"`{form}`: write `Name` with characters after it, or around it")
    after = re.compile(
        rf"^({NAMES})\s{{0,2}}(?:\(([^()]{{1,60}})\)|\[([^\[\]]{{1,12}})\])?\s{{0,2}}"
        rf"(?:{'|'.join(dict.fromkeys(separators)) or '(?!)'})\s{{0,3}}"
    )
    return SpeakerForms(
        openers="*_@" + "".join(enclosed),
        cues=tuple(dict.fromkeys(cues)),
        after=after,
        enclosed={first: tuple(patterns) for first, patterns in enclosed.items()},
        bold=bold,
    )


def _separator(rest: str) -> str:
    if rest == ":":
        return r":(?!//|\w)"
    if rest == " -":
        return r"\s[-\u2013—](?=\s)"
    if rest == ",":
        # "Ada, Ben and Ida agreed" names several: what somebody says begins with a small letter, or "I"
        return r",(?=\s(?:I\b|(?!(?:and|or|but|who|which)\b)[a-z]))"
    # the pattern itself allows spaces before and after what parts name and words
    return re.escape(rest.strip())


def _cues(rest: str) -> tuple[str, ...]:
    return (" -", " \u2013", " —") if rest == " -" else (rest.strip(),)


def _enclosed(before: str, rest: str) -> re.Pattern[str]:
    if before == "[" and rest == "][Name]":
        return re.compile(rf"^((?:\[{NAMES}\]){{2,5}})(?!\()\s{{0,2}}[:-]?\s{{0,3}}")
    if not rest.startswith(_PAIRS[before[0]]):
        raise FormError(f"`{before}Name{rest}` opens with `{before[0]}` and does not close")
    # a link's words stand in brackets, too
    link = r"(?![(\[:])" if before[0] == "[" else ""
    aside = rf"{NAMES}(?:\s\(or [\w ]{{1,20}}\))?"
    return re.compile(
        rf"^{re.escape(before)}({aside}){re.escape(rest.rstrip())}{link}\s{{0,2}}[:-]?\s{{0,3}}"
    )


def owner_forms(written: Iterable[str]) -> tuple[OwnerForm, ...]:
    """The forms of actions: those with the owner in front first. Raises FormError."""
    # a style's own come before the usual
    every = sorted(dict.fromkeys(written), key=lambda form: form in _OWNER_FORMS)
    forms = [_owner_form(form) for form in every]
    return tuple(sorted(forms, key=lambda form: not form.front))


def _owner_form(form: str) -> OwnerForm:
    if form in _OWNER_FORMS:
        return _OWNER_FORMS[form]()
    if form.count("Name") != 1 or form.count("Task") != 1:
        raise FormError(f"`{form}`: write `Name` and `Task` once each")
    before, _, rest = form.partition("Name")
    name = rf"(?P<name>{OWNERS})"
    if "Task" in rest:
        between, _, tail = rest.partition("Task")
        if tail:
            raise FormError(f"`{form}`: nothing may stand after the task")
        pattern = rf"^{_literal(before)}{name}{_literal(between)}"
        return OwnerForm(
            re.compile(pattern), front=True, sure=bool(before.strip()), parted=not before.strip()
        )
    lead, _, between = before.partition("Task")
    if lead or not between.strip():
        raise FormError(f"`{form}`: write characters between the task and the name, and none before it")
    pattern = rf"{_literal(between)}{name}{_literal(rest)}\s*\.?$"
    return OwnerForm(re.compile(pattern), front=False, sure=False, parted=True)


def _literal(text: str) -> str:
    """Characters of a form, with any number of spaces where it has one."""
    return r"\s*".join(re.escape(part) for part in re.split(r"\s+", text))


_OWNER_FORMS: dict[str, Callable[[], OwnerForm]] = {
    "[Name] Task": lambda: OwnerForm(
        re.compile(rf"^[\[(]\s?(?P<name>{OWNERS}(?:\s?\([^()]{{1,40}}\))?)\s?[\])](?:\s*[:-]|\s*\u2013)?\s*"),
        front=True,
        sure=True,
        parted=False,
    ),
    "Name: Task": lambda: OwnerForm(
        re.compile(
            rf"^(?P<name>{OWNERS})\s?(?:\(([^()]{{1,40}})\)\s?)?(?::(?!//)|\s[\u2013—-]+>?\s|\s?->|→)\s*"
        ),
        front=True,
        sure=False,
        parted=True,
    ),
    "Name to Task": lambda: OwnerForm(
        re.compile(
            rf"^(?P<name>{OWNERS}?)\s(?:is\s|are\s)?(?:(?:going\s|agreed\s|volunteered\s|"
            rf"offered\s|asked\s)?to|will|shall|can)\s(?=\S)"
        ),
        front=True,
        sure=False,
        parted=False,
    ),
    "Task (Name)": lambda: OwnerForm(
        re.compile(rf"[\s(\[\u2013—-]+[(\[]?(?P<name>{OWNERS})[)\]]\s*\.?$"),
        front=False,
        sure=False,
        parted=True,
    ),
    "Task - Name": lambda: OwnerForm(
        re.compile(rf"\s[\u2013—-]+\s@?(?P<name>{OWNERS})\s*\.?$"), front=False, sure=False, parted=True
    ),
}
"""The usual forms, read with more freedom than they say: other dashes, brackets, a role beside."""


def attendee_forms(written: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """The forms of entries of lists of people. Raises FormError."""
    return tuple(_attendee_form(form) for form in dict.fromkeys(written))


def _attendee_form(form: str) -> re.Pattern[str]:
    pieces = _PIECES.split(form)
    names = pieces[1::2]
    if "Name" not in names or "Task" in names or len(set(names)) != len(names):
        raise FormError(
            f"`{form}`: write `Name` once, and at most once each Organisation, Role, Handle, Initials"
        )
    if any(not between.strip() and between != " " for between in pieces[2:-2:2]):
        raise FormError(f"`{form}`: characters must stand between its parts")
    pattern = "".join(
        _literal(piece) if at % 2 == 0 else _VALUES.get(piece, r"(?P<name>[^\W\d_][^\n]{0,60}?)")
        for at, piece in enumerate(pieces)
    )
    return re.compile(rf"^{pattern}\s*$")
