"""Which comment commands a deleted text held: that there was one is told, its words are not."""

from __future__ import annotations

import re

_NAMES = (
    "abstain",
    "appeal",
    "can-live",
    "concern",
    "declare",
    "extend",
    "last-call",
    "object",
    "record",
    "recuse",
    "respond",
    "support",
    "sustain",
    "withdraw",
)
_COMMAND = re.compile(rf"^[ ]{{0,3}}/({'|'.join(_NAMES)})(?![\w-])", re.MULTILINE)


def held(words: str | None) -> list[str]:
    """The names of the commands in a text, each once, by the alphabet; of a closed list, so never words."""
    return sorted(set(_COMMAND.findall(words))) if words else []
