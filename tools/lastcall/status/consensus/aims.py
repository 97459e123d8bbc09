"""What a proposal asks for: to merge a text, to adopt it, to advance its stage, or to decide a question."""

from __future__ import annotations

import re

from lastcall.model.item import Item
from lastcall.model.profile import Aim
from lastcall.model.reference import ItemKind

_ADVANCE = re.compile(
    r"\b(?:advanc\w+|promot\w+|move[sd]?)\b[^.\n]{0,60}\b(?:to|stage)\b"
    r"|\bto stage [0-9]\b|\bstage[ -](?:[0-9]|advance)"
    r"|\bfor (?:approval|advancement)\b|\bas (?:an )?approved (?:specification|deliverable)\b",
    re.IGNORECASE,
)
_ADOPT = re.compile(r"\b(?:adopt(?:ion|s|ing)?|approve|publish as)\b", re.IGNORECASE)


def of(item: Item | None, subject: str, *, is_pull: bool) -> Aim:
    """By the title; a pull request that says nothing more asks to be merged."""
    if item is None:
        return Aim.MERGE if is_pull else Aim.ADOPT if "#" not in subject else Aim.DECIDE
    if _ADVANCE.search(item.title):
        return Aim.ADVANCE
    if _ADOPT.search(item.title):
        return Aim.ADOPT
    return Aim.MERGE if item.kind is ItemKind.PULL else Aim.DECIDE
