"""Who speaks but once and stands on no list: told from a heading or a term in a record that is a talk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

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
_ENDINGS = ("", "s", ".", ",", ":", ")", "?")
"""What may follow a word …"""
_ENDED = frozenset(_ENDINGS[1:])
"""… where anything does."""
_CAPITALS = re.compile(r"[A-Z]{2,4}")
_FEW = 50
"""Names that are each looked for in the whole text."""


def heard_once(
    lines: Sequence[Line], roles: Sequence[Role], forms: Sequence[Parted | None], roster: Roster
) -> list[str]:
    """The names that are somebody's who speaks but once, though no list holds them."""
    known = [form[0] for form in forms if form is not None and roster.knows(form[0])]
    speakers = set(known)
    if len(speakers) < _SPEAKERS:
        return []
    talk = [line for line, role in zip(lines, roles, strict=True) if role in _TALK]
    leading = sum([line.leads and not line.is_heading for line in talk])
    if len(known) < _MOSTLY * leading:
        return []
    initials = sum(_INITIALS.fullmatch(name) is not None for name in speakers) >= _WITH_INITIALS
    others = {
        form[0]
        for form, role in zip(forms, roles, strict=True)
        if form is not None and role in _TALK and not roster.knows(form[0]) and _says_something(form[1])
    }
    # looking for a name in the whole text is what takes long
    others = {name for name in others if not roster.is_word(name)}
    return list(_no_words(others, lines, initials=initials))


def _no_words(names: AbstractSet[str], lines: Sequence[Line], *, initials: bool) -> Iterator[str]:
    """The names among some that are no words of the text besides."""
    text = _Text(lines)
    for name in names:
        if _FULL.fullmatch(name) or (_FIRST.fullmatch(name) and not COMMON_ENDING.search(name)):
            # what is written in small letters somewhere is no name
            if not any(text.holds(part, few=len(names) < _FEW) for part in name.lower().split()):
                yield name
        # what is written elsewhere, too, is an abbreviation that the talk is about
        elif initials and _INITIALS.fullmatch(name) and text.capitals[name] == 1:
            yield name


class _Text:
    """What the lines hold, told as it is asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def _whole(self) -> str:
        return " ".join([line.text for line in self._lines])

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._whole.split())

    @cached_property
    def capitals(self) -> Counter[str]:
        """How often each word of capitals is written."""
        return Counter(_CAPITALS.findall(self._whole))

    def holds(self, word: str, *, few: bool) -> bool:
        """Whether a word is written so; `few` are looked for one by one, as telling all apart is slow."""
        if few:
            return word in self._whole and self._stands(word)
        return any(word + ending in self._words for ending in _ENDINGS)

    def _stands(self, word: str) -> bool:
        """The same as among all words: between spaces, with one of the endings or none."""
        whole = self._whole
        at = whole.find(word)
        while at >= 0:
            end = at + len(word)
            end += whole[end : end + 1] in _ENDED
            if not whole[max(at - 1, 0) : at].strip() and not whole[end : end + 1].strip():
                return True
            at = whole.find(word, end)
        return False


def _says_something(said: str) -> bool:
    said = said.strip()
    return bool(said) and not said.startswith(("http", "[", "<"))
