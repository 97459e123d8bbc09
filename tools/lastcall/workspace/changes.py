"""Which sections of specifications pull requests change, from the commits that the working copy has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

from lastcall.documents.limits import Limits, UnreadableError, decode
from lastcall.documents.markdown import Markdown
from lastcall.documents.specification import sections
from lastcall.model.change import ChangedSection, FileChange
from lastcall.model.item import Item, ItemState
from lastcall.model.reference import ItemKind
from lastcall.workspace import commits, patches
from lastcall.workspace.patches import Span

_COMMIT = re.compile(r"[0-9a-f]{40}")
_OPEN = 200
"""Pull requests that are not merged and are looked at, the newest first: each is a call of git."""


def read(
    root: Path, items: Iterable[Item], paths: Iterable[str], limits: Limits
) -> dict[str, tuple[FileChange, ...]]:
    """The changes of pull requests to files, by the pull request's id.

    A pull request whose commits are not in the working copy is not in the answer: then nothing is known.
    """
    pulls = [item for item in items if item.kind is ItemKind.PULL]
    wanted = sorted(set(paths))
    if not pulls or not wanted or not (root / ".git").exists():
        return {}
    ids = [one for item in pulls for one in (item.merge_commit, item.head_commit, item.base_commit)]
    present = commits.present(root, [one for one in ids if one and _COMMIT.fullmatch(one)])
    looked: list[tuple[str, str, str, list[Span]]] = []
    found: dict[str, list[FileChange]] = {}
    for item, commit, patch in _patches(root, pulls, present, wanted):
        found[str(item.id)] = []
        spans = {path: listed for path, listed in patches.spans(patch).items() if path in wanted}
        looked += [(str(item.id), commit, path, spans[path]) for path in sorted(spans)]
    raw = commits.contents(root, [f"{commit}:{path}" for _, commit, path, _ in looked])
    for (name, _, path, spans_of), held in zip(looked, raw, strict=True):
        found[name].append(FileChange(path=path, sections=_sections(held, spans_of, limits)))
    return {name: tuple(listed) for name, listed in found.items()}


def _patches(
    root: Path, pulls: list[Item], present: frozenset[str], wanted: list[str]
) -> Iterator[tuple[Item, str, bytes]]:
    """Each pull request with the commit that holds its outcome, and the patch that leads there."""
    merged = {
        item.merge_commit: item
        for item in pulls
        if item.state is ItemState.MERGED and item.merge_commit in present and item.merge_commit
    }
    for commit, patch in commits.patches_of(root, list(merged), wanted):
        yield merged[commit], commit, patch
    others = [item for item in reversed(pulls) if item.state is not ItemState.MERGED]
    for item in others[:_OPEN]:
        base, head = item.base_commit, item.head_commit
        if base in present and head in present and base and head:
            between = commits.patch_between(root, base, head, wanted)
            if between is not None:
                yield item, head, between


def _sections(raw: bytes | None, spans: list[Span], limits: Limits) -> tuple[ChangedSection, ...] | None:
    if raw is None:
        return None
    try:
        markdown = Markdown(decode(raw, limits), limits)
    except (RecursionError, UnreadableError):
        return None
    tree = sections.read(markdown)
    starts = [section.line for section in tree]
    touched: dict[int, None] = {}
    for first, last in (_trimmed(markdown.lines, *span) for span in spans):
        # what stands before the first heading is in no section
        begin = max(0, bisect_right(starts, first) - 1)
        for place in range(begin, bisect_right(starts, last)):
            touched[place] = None
    return tuple(ChangedSection(tree[place].anchor, tree[place].title) for place in sorted(touched))


def _trimmed(lines: list[str], first: int, last: int) -> Span:
    """Without the empty lines at either end: they part sections and belong to none."""
    while first < last and not _words(lines, first):
        first += 1
    while last > first and not _words(lines, last):
        last -= 1
    return first, last


def _words(lines: list[str], number: int) -> bool:
    return 0 < number <= len(lines) and bool(lines[number - 1].strip())
