"""Characters that would mislead a reader's eye, made visible."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


def visible(text: str) -> str:
    """A text whose controls of direction, other controls and characters without width show as `[U+202E]`."""
    if _HIDDEN.search(text) is None:
        return text
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
