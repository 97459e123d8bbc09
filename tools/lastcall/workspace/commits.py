"""What commits hold and change, asked of git for many at once."""

from __future__ import annotations

from pathlib import Path

from lastcall.workspace.git import _git

_PATCH = ("-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames")
_PREFIXES = ("--src-prefix=a/", "--dst-prefix=b/")


def present(root: Path, commits: list[str]) -> frozenset[str]:
    """Those of some commits, by their whole ids, that are in the working copy."""
    asked = "".join(f"{one}\n" for one in dict.fromkeys(commits)).encode()
    printed = _git(root, "cat-file", "--batch-check=%(objectname) %(objecttype)", given=asked) or b""
    rows = [row.split() for row in printed.decode("ascii", "replace").splitlines()]
    return frozenset(row[0] for row in rows if row[1:] == ["commit"])


def patches_of(root: Path, commits: list[str], paths: list[str]) -> list[tuple[str, bytes]]:
    """What each commit changed in files, against its first parent: the commit and git's patch."""
    if not commits:
        return []
    asked = "".join(f"{one}\n" for one in commits).encode()
    how = ("--no-walk=unsorted", "--stdin", "--diff-merges=first-parent", "-p", "--format=%x00%H")
    names = [f":(literal){path}" for path in paths]
    command = ("-c", "core.quotepath=off", "log", *how, *_PATCH, *_PREFIXES, "--", *names)
    printed = _git(root, *command, given=asked) or b""
    found = []
    for part in (b"\n" + printed).split(b"\n\0")[1:]:
        commit, _, patch = part.partition(b"\n")
        found.append((commit.decode("ascii", "replace"), patch))
    return found


def patch_between(root: Path, base: str, head: str, paths: list[str]) -> bytes | None:
    """What a branch changed in files since it left its base; None where git cannot tell."""
    names = [f":(literal){path}" for path in paths]
    return _git(
        root, "-c", "core.quotepath=off", "diff", *_PATCH, *_PREFIXES, f"{base}...{head}", "--", *names
    )


def contents(root: Path, names: list[str]) -> list[bytes | None]:
    """The files of several object names, such as `COMMIT:PATH`; None for one that is not to be had."""
    asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogatepass")
    printed = (_git(root, "cat-file", "--batch", given=asked) if names else None) or b""
    found: list[bytes | None] = []
    place = 0
    for _ in names:
        end = printed.find(b"\n", place)
        head = printed[place:end].split()
        if end < 0 or len(head) < 3 or head[-2] != b"blob":
            found.append(None)
            place = end + 1
            continue
        size = int(head[-1])
        found.append(printed[end + 1 : end + 1 + size])
        place = end + size + 2
    return found
