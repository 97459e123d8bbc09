"""`archive.json`, as the IETF's draft template writes it, as values; broken parts are reported, not read."""

from __future__ import annotations

import msgspec

from lastcall.documents.archive_items import deleted, item
from lastcall.documents.archive_values import listed, moment, texts
from lastcall.documents.limits import UnreadableError
from lastcall.documents.renames import Renames
from lastcall.model.finding import Problem
from lastcall.model.item import Archive, Item
from lastcall.model.reference import ItemKind

__all__ = ["deleted", "item", "read"]


def read(raw: bytes, path: str, renames: Renames) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive, and the items in it that could not be read.

    Raises UnreadableError where the file as a whole is no archive, such as one that was cut in the middle.
    """
    try:
        parsed = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        cut = "truncated" in str(error)
        reason = "cut off in the middle: the JSON ends early" if cut else f"no valid JSON: {error}"
        raise UnreadableError(reason) from None
    if not isinstance(parsed, dict) or not isinstance(parsed.get("repo"), str):
        raise UnreadableError("no archive: the key `repo` with `owner/name` is missing")
    repository = renames.repository(parsed["repo"])
    items: dict[int, Item] = {}
    problems: list[Problem] = []
    for key, kind in (("issues", ItemKind.ISSUE), ("pulls", ItemKind.PULL)):
        rows = parsed.get(key, [])
        if not isinstance(rows, list):
            problems.append(Problem(path=path, reason=f"`{key}` is no list and was left out"))
            continue
        for place, row in enumerate(rows):
            try:
                found = item(row, kind, repository)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                reason = f"`{key}[{place}]` is no item and was left out ({type(error).__name__}: {error})"
                problems.append(Problem(path=path, reason=reason))
                continue
            items[found.id.number] = found
    archive = Archive(
        repository=repository,
        source=path,
        gathered=moment(parsed.get("timestamp")),
        items=tuple(items[number] for number in sorted(items)),
        full_look=moment(parsed.get("fullLook")),
        deleted=tuple(one for row in listed(parsed.get("deleted")) if (one := deleted(row)) is not None),
        lacks=texts(parsed.get("lacks")),
    )
    return archive, tuple(problems)
