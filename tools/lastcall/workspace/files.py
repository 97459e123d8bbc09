"""The group's files on disk: found by the configuration's globs, else by the usual folders, and decoded."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from lastcall.documents.globs import matches
from lastcall.documents.limits import Limits, UnreadableError, decode
from lastcall.model.finding import Problem
from lastcall.model.settings import PathSettings
from lastcall.model.sources import TextFile

_NEVER = frozenset(
    {"node_modules", "__pycache__", "site-packages", "venv", "build", "dist", "target", "_site"}
)
_HOMES = frozenset(
    {
        "minutes",
        "meetings",
        "agendas",
        "use_cases",
        "use-cases",
        "usecases",
        "specs",
        "specifications",
        "specification",
    }
)
_MARKDOWN = (".md", ".markdown")
_MOST_FILES = 20_000
LEADS_OUT = "a symbolic link that leads out of the repository; not read"


def wanted(paths: list[str], settings: PathSettings) -> list[str]:
    """Of all Markdown paths, those that the group's record may stand in.

    A kind whose globs are configured is read from there. For the others the usual folders serve; where a
    group has none of these, every Markdown file is looked at and taken by its content.
    """
    given = tuple(
        glob for globs in (settings.minutes, settings.use_cases, settings.specs) for glob in globs or ()
    )
    chosen = {path for path in paths if matches(path, given)} if given else set()
    if None in (settings.minutes, settings.use_cases, settings.specs):
        usual = [path for path in paths if _is_usual(path)]
        chosen.update(usual or ([] if given else paths))
    return sorted(chosen)


def _is_usual(path: str) -> bool:
    parts = path.lower().split("/")
    return any(part in _HOMES for part in parts[:-1]) or parts[-1] in (
        "use-cases.md",
        "use_cases.md",
        "usecases.md",
    )


def markdown_paths(root: Path) -> tuple[list[str], list[Problem]]:
    """Every Markdown file below a folder, as relative paths; what leads out of the folder is reported."""
    found: list[str] = []
    problems: list[Problem] = []
    for path in _walk(root, problems):
        if len(found) == _MOST_FILES:
            problems.append(
                Problem(path=path, reason=f"more than {_MOST_FILES:,} Markdown files; the rest is left out")
            )
            break
        found.append(path)
    return sorted(found), problems


def _walk(root: Path, problems: list[Problem]) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        relative = os.path.relpath(folder, root).replace(os.sep, "/")
        prefix = "" if relative == "." else f"{relative}/"
        folders[:] = sorted(name for name in folders if not _is_never(name) and not _linked(folder, name))
        for name in sorted(names):
            if not name.lower().endswith(_MARKDOWN):
                continue
            path = f"{prefix}{name}"
            if not is_text(path):
                problems.append(Problem(path=spelled(path), reason="its name is not UTF-8; not read"))
            elif Path(folder, name).is_symlink() and not is_inside(root, Path(folder, name)):
                problems.append(Problem(path=path, reason=LEADS_OUT))
            else:
                yield path


def is_inside(root: Path, path: Path) -> bool:
    """Whether a path still lies in a folder when links are followed."""
    return path.resolve().is_relative_to(root.resolve())


def is_text(path: str) -> bool:
    """Whether a path, as the system gives it, is UTF-8."""
    return path.encode("utf-8", "replace") == os.fsencode(path)


def spelled(path: str) -> str:
    """A path whose bytes beyond UTF-8 are written out, for messages and output."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _is_never(folder: str) -> bool:
    return folder.startswith(".") or folder in _NEVER


def is_looked_at(path: str) -> bool:
    """Whether a path of a commit is one that would be found on disk."""
    *folders, name = path.split("/")
    return name.lower().endswith(_MARKDOWN) and not any(map(_is_never, folders))


def _linked(folder: str, name: str) -> bool:
    """Folders behind links are not entered: they may lead out, or round in a circle."""
    return Path(folder, name).is_symlink()


def read_bytes(root: Path, path: str, limits: Limits) -> bytes:
    """The bytes of a file, one more than the limit at most. Raises UnreadableError."""
    full = root / path
    try:
        if not full.is_file():
            raise UnreadableError("no regular file")
        with full.open("rb") as stream:
            return stream.read(limits.file_bytes + 1)
    except OSError as error:
        raise UnreadableError(error.strerror or "could not be read") from None


def texts(root: Path, paths: list[str], limits: Limits) -> tuple[list[TextFile], list[Problem]]:
    """The files as texts, and those that could not be read with their reasons."""
    files: list[TextFile] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            files.append(TextFile(path=path, text=decode(read_bytes(root, path, limits), limits)))
        except UnreadableError as error:
            problems.append(Problem(path=path, reason=error.reason, line=error.line))
    return files, problems
