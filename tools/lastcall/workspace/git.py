"""Git as far as reading needs it: the remote's name, and the files of a past instant."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

from lastcall.documents.limits import Limits, UnreadableError, decode
from lastcall.model.finding import Problem
from lastcall.model.sources import TextFile
from lastcall.workspace.files import is_looked_at

_REMOTE = re.compile(r"[:/](?P<owner>[A-Za-z0-9][\w.-]*)/(?P<name>[\w.-]+?)(?:\.git)?/?$")
_SECONDS = 60


def _git(root: Path, *arguments: str, given: bytes | None = None) -> bytes | None:
    """What git prints; None where there is no git, no repository, or git refuses."""
    import subprocess  # noqa: PLC0415 - many a run asks git nothing, and starts quicker without it

    command = ["git", "-C", str(root), *arguments]
    # a hook sets GIT_DIR and its like for its own repository, which need not be the group's
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=_SECONDS, check=False, env=own
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def remote_repository(root: Path) -> str | None:
    """`owner/name` of the remote `origin`; None where there is none, or where it lies on this disk."""
    if not (root / ".git").exists():
        return None
    printed = _git(root, "config", "--get", "remote.origin.url")
    url = (printed or b"").decode("utf-8", "replace").strip()
    if "://" not in url and not re.match(r"^[\w.-]+@[\w.-]+:", url):
        return None
    found = _REMOTE.search(url)
    return f"{found['owner']}/{found['name']}" if found else None


def user_name(root: Path) -> str | None:
    """Git's `user.name`, for who says something on the command line; None where it is not set."""
    printed = _git(root, "config", "--get", "user.name")
    return (printed or b"").decode("utf-8", "replace").strip() or None


def commit_before(root: Path, instant: datetime) -> str | None:
    """The last commit of the base branch up to an instant; None without one.

    The base branch is the remote's default branch where it is known, else the one that is checked out.
    """
    if not (root / ".git").exists():
        return None
    for branch in ("origin/HEAD", "HEAD"):
        when = f"--before={instant.isoformat()}"
        printed = _git(root, "rev-list", "--first-parent", "-1", when, branch, "--")
        if printed:
            return printed.decode().strip() or None
    return None


def paths_at(root: Path, commit: str) -> list[str]:
    """Every Markdown path of a commit where it would be looked for on disk; links are left out."""
    return sorted(path for path in _blobs(root, commit) if is_looked_at(path))


def _blobs(root: Path, commit: str) -> dict[str, bytes]:
    """The regular files of a commit: their object names by their paths."""
    printed = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit) or b""
    found = {}
    for row in printed.split(b"\0"):
        head, _, name = row.partition(b"\t")
        if head.startswith(b"100"):
            found[name.decode("utf-8", "backslashreplace")] = head.split()[2]
    return found


def texts_at(
    root: Path, commit: str, paths: list[str], limits: Limits
) -> tuple[list[TextFile], list[Problem]]:
    """The files of a commit as texts, and those that could not be read with their reasons."""
    blobs = _blobs(root, commit)
    asked = b"".join(blobs.get(path, b"0" * 40) + b"\n" for path in paths)
    printed = _git(root, "cat-file", "--batch", given=asked) or b""
    files: list[TextFile] = []
    problems: list[Problem] = []
    place = 0
    for path in paths:
        end = printed.find(b"\n", place)
        head = printed[place:end].split()
        if end < 0 or len(head) < 3 or head[-2] != b"blob":
            problems.append(Problem(path=path, reason=f"not to be had from commit {commit[:12]}"))
            place = end + 1
            continue
        size = int(head[-1])
        raw = printed[end + 1 : end + 1 + size]
        place = end + size + 2
        try:
            files.append(TextFile(path=path, text=decode(raw, limits)))
        except UnreadableError as error:
            problems.append(Problem(path=path, reason=error.reason, line=error.line))
    return files, problems


def blobs(root: Path, names: list[str]) -> dict[str, str]:
    """Texts by names such as `COMMIT:PATH`; what the repository does not have is left out."""
    printed = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode()) or b""
    found = {}
    place = 0
    for name in names:
        end = printed.find(b"\n", place)
        head = printed[place:end].split()
        if end < 0:
            break
        place = end + 1
        if len(head) == 3 and head[1] == b"blob":
            size = int(head[2])
            found[name] = printed[place : place + size].decode("utf-8", "replace").replace("\r\n", "\n")
            place += size + 1
        elif len(head) == 3 and head[1] in (b"tree", b"commit", b"tag"):
            place += int(head[2]) + 1
    return found
