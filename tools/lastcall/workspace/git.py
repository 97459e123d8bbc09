"""Git as far as reading needs it: the remote's name, and the files of a past instant."""

from __future__ import annotations

import re
import subprocess
from datetime import datetime
from pathlib import Path

from lastcall.documents.limits import Limits, UnreadableError, decode
from lastcall.model.finding import Problem
from lastcall.model.sources import TextFile

_REMOTE = re.compile(r"[:/](?P<owner>[A-Za-z0-9][\w.-]*)/(?P<name>[\w.-]+?)(?:\.git)?/?$")
_SECONDS = 60


def _git(root: Path, *arguments: str, given: bytes | None = None) -> bytes | None:
    """What git prints; None where there is no git, no repository, or git refuses."""
    command = ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_SECONDS, check=False)
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
    """Every Markdown path of a commit; links are left out."""
    printed = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit) or b""
    paths = []
    for row in printed.split(b"\0"):
        head, _, name = row.partition(b"\t")
        if head.startswith(b"100") and name.lower().endswith((b".md", b".markdown")):
            paths.append(name.decode("utf-8", "replace"))
    return sorted(paths)


def texts_at(
    root: Path, commit: str, paths: list[str], limits: Limits
) -> tuple[list[TextFile], list[Problem]]:
    """The files of a commit as texts, and those that could not be read with their reasons."""
    asked = "".join(f"{commit}:{path}\n" for path in paths).encode()
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
