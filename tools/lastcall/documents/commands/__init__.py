"""Comment commands: what a comment or review says in so many words, such as `/object TITLE: REASON`."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from lastcall.documents.commands.grammar import ALIASES, EXAMPLES, command_of
from lastcall.documents.commands.lines import said_lines
from lastcall.documents.commands.values import LIMIT, Command, CommandName, Misunderstood, Said, Where
from lastcall.model.evidence import QUOTE_LIMIT

__all__ = ["EXAMPLES", "LIMIT", "Command", "CommandName", "Misunderstood", "read"]

_HEAD = re.compile(r"^ {0,3}/([A-Za-z][A-Za-z-]{1,20})(?=[:.,;!\\]*(?:[ \t]|$))", re.MULTILINE)
_MARKS = ":.,;! \t"
"""What people write behind a command's name, and mean nothing by."""
_NAMES = {name.value: name for name in CommandName}
_LIKE = 0.85
"""How like one of ours a word must be to be taken for a slip of the pen."""
_BROKEN = {
    Where.QUOTE: "it continues the quotation above it",
    Where.LIST: "it continues the list above it",
    Where.TABLE: "it continues the table above it",
}


def read(text: str) -> tuple[Command | Misunderstood, ...]:
    """The commands of a comment's or review's text, in its order, and what looks like one and cannot be read.

    Only the first `LIMIT` characters are looked at. Words behind a slash that are not ours are nobody's
    business here.
    """
    text = text[:LIMIT].replace("\r\n", "\n").replace("\r", " ")
    if not any(_meant(found[1]) for found in _HEAD.finditer(text)):
        return ()
    return tuple(
        _understood(name, said)
        for said in said_lines(text, lambda line: _name_of(line) is not None)
        if (name := _name_of(said.line)) is not None
    )


def _name_of(line: str) -> str | None:
    """The word behind the slash in lower case, where it is one of ours or much like one."""
    found = _HEAD.match(line)
    return found[1].lower() if found and _meant(found[1]) else None


@lru_cache(maxsize=256)
def _meant(word: str) -> str | None:
    """The command that a word means, or nearly means."""
    word = word.lower()
    if word in _NAMES:
        return word
    if word in ALIASES:
        return ALIASES[word]
    # a plural is no slip: it is how programs name what they serve
    likely = len(word) > 4 and word.removesuffix("s") not in _NAMES
    near = difflib.get_close_matches(word, _NAMES, 1, _LIKE) if likely else []
    return near[0] if near else None


def _understood(word: str, said: Said) -> Command | Misunderstood:
    quote = said.line.strip()[:QUOTE_LIMIT].strip()
    name = CommandName(_meant(word) or word)
    if said.where in _BROKEN:
        why = f"{_BROKEN[said.where]}: a command stands alone on its line"
        return Misunderstood(
            line=said.number,
            quote=quote,
            why=why,
            would_work=f"{EXAMPLES[name]}, with an empty line before it",
        )
    if word != name.value:
        return Misunderstood(
            line=said.number, quote=quote, why=f"there is no command `/{word}`", would_work=EXAMPLES[name]
        )
    rest = said.line.strip()[len(word) + 1 :].removesuffix("\\").lstrip(_MARKS).rstrip()
    return command_of(name, rest, said, quote)
