"""A regular expression parted into the alternatives that begin a sentence, and those that stand anywhere."""

from __future__ import annotations


def parted(written: str) -> tuple[str, str]:
    """The alternatives that begin with `^`, joined, and the others, joined; empty where there are none.

    What begins with `^` is quickly matched at the head of a sentence, and never looked for in the rest of it.
    """
    begins: list[str] = []
    anywhere: list[str] = []
    for alternative in _alternatives(written):
        (begins if alternative.startswith("^") else anywhere).append(alternative)
    return "|".join(begins), "|".join(anywhere)


def _alternatives(written: str) -> list[str]:
    """What stands between the bars that are in no group and no class of characters."""
    found, start, depth, at, within = [], 0, 0, 0, False
    while at < len(written):
        character = written[at]
        if character == "\\":
            at += 1
        elif within:
            within = character != "]"
        elif character == "[":
            within = True
            at += written.startswith("^", at + 1)
            # a bracket that comes first in a class belongs to it
            at += written.startswith("]", at + 1)
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == "|" and depth == 0:
            found.append(written[start:at])
            start = at + 1
        at += 1
    return [*found, written[start:]]
