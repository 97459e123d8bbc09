"""Who speaks but once and stands on no list: told from a heading or a term in a record that is a talk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lastcall.documents.minutes.roster import Roster
from lastcall.documents.outline import Line
from lastcall.documents.spelling import COMMON_ENDING
from lastcall.documents.styles.model import Role

Parted = tuple[str, str, str | None]
"""The names at the head of a line, what follows, and initials declared beside them."""

_SPEAKERS = 5
_MOSTLY = 0.5
"""So many known people speak, and on so much of the lines, in a talk."""
_WITH_INITIALS = 4
"""Where so many of them stand by their initials, others do."""
_TALK = frozenset({Role.RECORD, Role.HEAD, Role.AGENDA, Role.DECISIONS})
_FULL = re.compile(r"[A-Z][a-z'\u2019]+(?:-[A-Z][a-z]+)?(?: [A-Z][\w.'\u2019-]*){1,2}")
_FIRST = re.compile(r"[A-Z][a-z'\u2019]{2,}")
_INITIALS = re.compile(r"[A-Z]{2,4}")
_SMALL = re.compile(r"(?<!\S)([a-z][a-z'\u2019.-]*[a-z]|[a-z])(?=[.,:)?]?(?:\s|$))")
"""A word in small letters."""
_CAPITALS = re.compile(r"[A-Z]{2,4}")


def heard_once(
    lines: Sequence[Line], roles: Sequence[Role], forms: Sequence[Parted | None], roster: Roster
) -> list[str]:
    """The names that are somebody's who speaks but once, though no list holds them."""
    known = [form[0] for form in forms if form is not None and roster.knows(form[0])]
    speakers = set(known)
    if len(speakers) < _SPEAKERS:
        return []
    leading = sum(
        line.leads and not line.is_heading and role in _TALK for line, role in zip(lines, roles, strict=True)
    )
    if len(known) < _MOSTLY * leading:
        return []
    initials = sum(_INITIALS.fullmatch(name) is not None for name in speakers) >= _WITH_INITIALS
    others = {
        form[0]
        for form, role in zip(forms, roles, strict=True)
        if form is not None and role in _TALK and _says_something(form[1]) and not roster.knows(form[0])
    }
    return [name for name in _no_words(others, lines, initials=initials) if not roster.is_word(name)]


def _no_words(names: Iterable[str], lines: Sequence[Line], *, initials: bool) -> Iterator[str]:
    """The names among some that are no words of the text besides."""
    small: frozenset[str] | None = None
    written: Counter[str] | None = None
    for name in names:
        if _FULL.fullmatch(name) or (_FIRST.fullmatch(name) and not COMMON_ENDING.search(name)):
            if small is None:
                small = frozenset(word for line in lines for word in _SMALL.findall(line.text))
            if small.isdisjoint(name.lower().split()):
                yield name
        elif initials and _INITIALS.fullmatch(name):
            if written is None:
                written = Counter(word for line in lines for word in _CAPITALS.findall(line.text))
            # what is written elsewhere, too, is an abbreviation that the talk is about
            if written[name] == 1:
                yield name


def _says_something(said: str) -> bool:
    said = said.strip()
    return bool(said) and not said.startswith(("http", "[", "<"))
