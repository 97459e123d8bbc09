"""The text of each commit that a pull request or a review names, where the working copy has the commit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lastcall.documents import text_digest
from lastcall.model.item import Archive, Item
from lastcall.workspace import git

_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_MARKDOWN = (".md", ".markdown")
_MOST = 5_000
"""Texts that are asked for at most; a group with more compares by commits."""


def read(root: Path, archives: Iterable[Archive]) -> dict[tuple[str, str], str]:
    """By item and commit, a digest over the Markdown files that the item touches, where they are had."""
    if not (root / ".git").exists():
        return {}
    wanted = [
        (str(item.id), commit, _paths(item))
        for archive in archives
        for item in archive.items
        for commit in _commits(item)
        if _paths(item)
    ]
    asked = [(commit, path) for _, commit, paths in wanted for path in paths][:_MOST]
    found = git.blobs(root, [f"{commit}:{path}" for commit, path in asked])
    texts = {pair: found.get(f"{pair[0]}:{pair[1]}") for pair in asked}
    digests = {}
    for item, commit, paths in wanted:
        own = {path: texts.get((commit, path)) for path in paths}
        if any(text is not None for text in own.values()):
            digests[item, commit] = text_digest.of({path: text or "" for path, text in own.items()})
    return digests


def _paths(item: Item) -> tuple[str, ...]:
    return tuple(
        path
        for path in item.files
        if path.lower().endswith(_MARKDOWN) and "\n" not in path and len(path) < 500
    )


def _commits(item: Item) -> Iterator[str]:
    named = [item.head_commit, *(review.commit_id or review.commit for review in item.reviews)]
    pushes = ("HeadRefForcePushed", "PullRequestCommit")
    named += [one.commit or one.detail for one in item.timeline if one.kind in pushes]
    yield from dict.fromkeys(one for one in named if one is not None and _COMMIT.fullmatch(one))
