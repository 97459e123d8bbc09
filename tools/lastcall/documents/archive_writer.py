"""`archive.json`, written as the IETF's draft template writes it: the same bytes for the same items."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

MAGIC = "E!vIA5L86J2I"
"""By which the template's viewer knows its archives."""


def write(
    head: Mapping[str, Any],
    issues: Iterable[Mapping[str, Any]],
    pulls: Iterable[Mapping[str, Any]],
    more: Mapping[str, Any],
) -> bytes:
    """The file, one value a line, so that git shows small differences.

    `head` holds timestamp, repo and labels; `more` what the format lacks, under keys that its readers ignore.
    """
    document = {"magic": MAGIC, **head, "issues": list(issues), "pulls": list(pulls)}
    document.update((key, more[key]) for key in sorted(more) if more[key] is not None)
    # escapes, two spaces and no line end at the end, as Python's json makes them for the template
    return json.dumps(document, indent=2).encode("ascii")
