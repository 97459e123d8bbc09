"""A digest over what a text says, whatever its white space, comments and front matter."""

from __future__ import annotations

import re

from lastcall.model.evidence import digest

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def of(texts: dict[str, str]) -> str:
    """Over files by their paths; a path that is not there counts as an empty text."""
    parts = [f"{path}\0{' '.join(_said(texts[path]).split())}" for path in sorted(texts)]
    return digest("\0\0".join(parts))


def _said(text: str) -> str:
    return _COMMENT.sub(" ", _FRONT.sub("", text, count=1))
