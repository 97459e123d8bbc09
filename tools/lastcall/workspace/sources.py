"""Everything that is read from disk for one run, as one value."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePath

import msgspec
from msgspec.structs import replace

from lastcall.documents import archive as archives
from lastcall.documents import configuration, register
from lastcall.documents.globs import matches
from lastcall.documents.limits import Limits, UnreadableError
from lastcall.documents.renames import Renames
from lastcall.model.errors import ConfigurationError, LastcallError
from lastcall.model.finding import Problem
from lastcall.model.item import Archive
from lastcall.model.participant import Register
from lastcall.model.settings import Settings
from lastcall.model.sources import Sources, TextFile
from lastcall.report.record.marks import is_record
from lastcall.workspace import confirmations, declarations, files, git, revisions

NAMES = ("lastcall.toml", "pyproject.toml")


class Asked(msgspec.Struct, frozen=True):
    """What the command line says about sources."""

    root: Path
    config: Path | None = None
    archives: tuple[Path, ...] = ()
    repository: str | None = None
    renames: dict[str, str] = msgspec.field(default_factory=dict)


def settings(asked: Asked) -> Settings:
    """The group's settings; those of a group that keeps none where no configuration is found.

    Raises ConfigurationError for one that cannot be read or used.
    """
    found = _with_configuration(asked)
    merged = {**found.renames, **asked.renames}
    found = replace(found, renames=merged)
    if asked.repository:
        found = replace(found, group=replace(found.group, repository=asked.repository))
    return found


def _with_configuration(asked: Asked) -> Settings:
    if not asked.root.is_dir():
        hint = "name the folder of the group's repository with `-C DIR`"
        raise LastcallError("no such folder", where=str(asked.root), hint=hint)
    found = _configuration(asked)
    return configuration.read(found.text, found.path, table=_table(found.path)) if found else Settings()


def _configuration(asked: Asked) -> TextFile | None:
    """The text of the configuration; None where the group keeps none."""
    if asked.config is not None:
        return TextFile(path=str(asked.config), text=_text(asked.config))
    for name in NAMES:
        path = asked.root / name
        if path.is_file() and (name != "pyproject.toml" or _has_table(path)):
            return TextFile(path=name, text=_text_inside(asked.root, name))
    return None


def _table(path: str) -> tuple[str, ...]:
    return configuration.IN_PROJECT if PurePath(path).name == "pyproject.toml" else ()


def _has_table(path: Path) -> bool:
    try:
        return "lastcall" in tomllib.loads(_text(path))["tool"]
    except (ValueError, RecursionError, KeyError, TypeError, LastcallError):
        # what is wrong in a file of another tool's is that tool's to say
        return False


def _text_inside(root: Path, name: str) -> str:
    """The text of a file of the repository; a link that leads out of it is not followed."""
    if not files.is_inside(root, root / name):
        raise ConfigurationError(files.LEADS_OUT, where=name, hint="put the file itself in its place")
    return _text(root / name)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise ConfigurationError("is not UTF-8", where=str(path)) from None


def limits(given: Settings) -> Limits:
    """The limits that the settings give."""
    said = given.limits
    return Limits(said.file_bytes, said.line_characters, said.nesting)


def gather(
    asked: Asked, given: Settings, past: datetime | None = None, stored: tuple[Archive, ...] = ()
) -> Sources:
    """Read everything: files as they stand, or as they stood at `past` where git reaches back so far.

    `stored` is what a store holds: of its repositories no configured archive is read; given ones replace it.
    """
    texts, problems, commit = _documents(asked, given, past)
    held, bad = _archives(asked, given)
    if not asked.archives:
        known = {archive.repository for archive in stored}
        held = (*stored, *(archive for archive in held if archive.repository not in known))
    return Sources(
        settings=given,
        # a record that lies among the documents quotes them, and adds nothing to what they say
        files=tuple(text for text in texts if not is_record(text.text)),
        archives=held,
        register=_register(asked, given),
        confirmations=confirmations.read(asked.root / given.paths.confirmations, given.paths.confirmations),
        declarations=declarations.read(asked.root, given.paths.declarations),
        revisions=revisions.read(asked.root, held),
        styles=house_styles(asked, given),
        profiles=own_profiles(asked, given),
        configuration=_configuration(asked),
        problems=tuple(
            sorted((*problems, *bad), key=lambda problem: (problem.path, problem.line, problem.reason))
        ),
        repository=given.group.repository or git.remote_repository(asked.root),
        commit=commit,
        dated_by_history=commit is not None,
    )


def repositories(asked: Asked, given: Settings) -> tuple[str, ...]:
    """The repositories whose issues and pull requests are the group's, by today's names."""
    home = given.group.repository or git.remote_repository(asked.root)
    named = given.github.repositories or ((home,) if home else ())
    renames = Renames(given.renames)
    return tuple(dict.fromkeys(map(renames.repository, named)))


def _documents(
    asked: Asked, given: Settings, past: datetime | None
) -> tuple[list[TextFile], list[Problem], str | None]:
    within = limits(given)
    commit = git.commit_before(asked.root, past) if past else None
    if commit:
        texts, problems = git.texts_at(
            asked.root, commit, files.wanted(git.paths_at(asked.root, commit), given.paths), within
        )
        return texts, problems, commit
    paths, strays = files.markdown_paths(asked.root)
    texts, problems = files.texts(asked.root, files.wanted(paths, given.paths), within)
    kept = {stray.path for stray in strays} & set(files.wanted([stray.path for stray in strays], given.paths))
    return texts, [*problems, *(stray for stray in strays if stray.path in kept)], None


def _register(asked: Asked, given: Settings) -> Register:
    if not (asked.root / given.paths.register).is_file():
        return Register()
    return register.read(_text_inside(asked.root, given.paths.register), given.paths.register)


def house_styles(asked: Asked, given: Settings) -> tuple[TextFile, ...]:
    """The group's own style files that the configuration names. Raises ConfigurationError."""
    said = given.minutes
    named = [said.style] if said.style is not None and said.style.endswith(".toml") else []
    return tuple(
        TextFile(path=path, text=_text_inside(asked.root, path))
        for path in dict.fromkeys((*named, *said.styles))
    )


def own_profiles(asked: Asked, given: Settings) -> tuple[TextFile, ...]:
    """The group's own process profiles that the configuration names. Raises ConfigurationError."""
    if given.group.profile is None and not given.profile:
        return ()
    from lastcall.documents import profiles  # noqa: PLC0415 - only a group with a profile pays for reading it

    return tuple(
        TextFile(path=path, text=_text_inside(asked.root, path)) for path in profiles.named_files(given)
    )


def _archives(asked: Asked, given: Settings) -> tuple[tuple[Archive, ...], list[Problem]]:
    """The archives named on the command line, else the configured ones.

    One that the command line names must be there and whole; a configured one that is broken is reported.
    """
    renames = Renames(given.renames)
    held: list[Archive] = []
    problems: list[Problem] = []
    for path, shown, named in _archive_paths(asked, given):
        try:
            raw = path.read_bytes() if named else _bytes_inside(asked.root, path)
            archive, bad = archives.read(raw, shown, renames)
        except (OSError, UnreadableError) as error:
            reason = (
                error.reason
                if isinstance(error, UnreadableError)
                else (error.strerror or "could not be read")
            )
            if named:
                raise LastcallError(
                    reason, where=shown, hint="name a whole `archive.json` with `--archive`"
                ) from None
            problems.append(Problem(path=shown, reason=reason, hint="restore the file, or make it anew"))
            continue
        held.append(archive)
        problems.extend(bad)
    return tuple(sorted(held, key=lambda archive: (archive.repository, archive.source))), problems


def _bytes_inside(root: Path, path: Path) -> bytes:
    if not files.is_inside(root, path):
        raise UnreadableError(files.LEADS_OUT)
    return path.read_bytes()


def _archive_paths(asked: Asked, given: Settings) -> list[tuple[Path, str, bool]]:
    if asked.archives:
        named: list[tuple[Path, str, bool]] = []
        for path in asked.archives:
            inside = sorted(path.glob("*.archive.json")) if path.is_dir() else [path]
            if not inside:
                raise LastcallError("no `*.archive.json` in this folder", where=str(path))
            named += [(one, _shown(one, asked.root), True) for one in inside]
        return named
    found = {}
    for glob in given.paths.archives:
        for path in _of_glob(asked.root, glob):
            found[path.relative_to(asked.root).as_posix()] = path
    return [(found[shown], shown, False) for shown in sorted(found)]


def _of_glob(root: Path, glob: str) -> Iterator[Path]:
    """The files that a glob means, looked for no deeper than it reaches."""
    folder = root / re.split(r"[^/]*[*?\[]", glob.removeprefix("./"), maxsplit=1)[0].rpartition("/")[0]
    is_deep = "/" in glob.removeprefix("./")[len(folder.relative_to(root).as_posix()) + 1 :]
    for path in folder.rglob("*") if is_deep else folder.glob("*"):
        if path.is_file() and matches(path.relative_to(root).as_posix(), (glob,)):
            yield path


def _shown(path: Path, root: Path) -> str:
    """A path relative to the group's repository, or as given where it lies outside."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return str(path)
