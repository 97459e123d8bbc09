"""A whole group's files, each read by the reader that fits it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msgspec.structs import replace

from lastcall.documents import confirmations, minutes, profiles, specification, styles, use_cases
from lastcall.documents.globs import matches
from lastcall.documents.limits import Limits
from lastcall.documents.markdown import Markdown
from lastcall.documents.renames import Renames
from lastcall.documents.styles import SHIPPED, Shelf
from lastcall.model.confirmation import Confirmation
from lastcall.model.finding import Problem
from lastcall.model.minutes import MeetingFile
from lastcall.model.profile import Process
from lastcall.model.settings import PathSettings, Settings
from lastcall.model.sources import Sources
from lastcall.model.specification import SpecVersion
from lastcall.model.use_case import UseCasePage


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files of a group say; sorted by path throughout."""

    sources: Sources
    home: str | None
    """`owner/name` of bare numbers."""
    web: str
    """Base of links, without a slash at the end."""
    renames: Renames
    markdown: dict[str, Markdown]
    """Every file that could be parsed, by path."""
    meeting_files: tuple[MeetingFile, ...]
    use_case_pages: tuple[UseCasePage, ...]
    specs: tuple[SpecVersion, ...]
    problems: tuple[Problem, ...]
    """Those of the sources, and those met in reading."""
    shelf: Shelf = SHIPPED
    """The house styles that its minutes are held against."""
    outdated: tuple[Confirmation, ...] = ()
    """Confirmations whose line is not there any more."""
    process: Process | None = None
    """The process profile over time; None where the configuration names none."""


def read_group(sources: Sources) -> Reading:
    """Read every file; one that cannot be read is reported, and the others go on."""
    given = sources.settings
    limits = Limits(given.limits.file_bytes, given.limits.line_characters, given.limits.nesting)
    shelf = styles.of_group(given.minutes, sources.styles)
    parsed: dict[str, Markdown] = {}
    problems: list[Problem] = list(sources.problems)
    for file in sources.files:
        try:
            markdown = Markdown(file.text, limits)
        except RecursionError:
            problems.append(Problem(path=file.path, reason="nested too deep to be parsed"))
            continue
        if markdown.too_deep is not None:
            reason = f"nested deeper than {limits.nesting} levels; the rest was left out (`[limits] nesting`)"
            problems.append(Problem(path=file.path, reason=reason, line=markdown.too_deep))
        parsed[file.path] = markdown
    return _read(sources, parsed, problems, shelf)


def _read(sources: Sources, parsed: dict[str, Markdown], problems: list[Problem], shelf: Shelf) -> Reading:
    given = sources.settings
    web = given.github.web.rstrip("/")
    renames = Renames(given.renames)
    home = (
        renames.repository(sources.repository) if sources.repository else _linked_home(sources, renames, web)
    )
    pages: list[UseCasePage] = []
    specs: list[SpecVersion] = []
    meeting_files: list[MeetingFile] = []
    outdated = [one for one in sources.confirmations if one.path not in parsed]
    kinds = {path: _kinds(path, markdown, given.paths, shelf) for path, markdown in parsed.items()}
    for path, markdown in parsed.items():
        if _USE_CASES in kinds[path]:
            pages.append(use_cases.read(markdown, path))
    for path, markdown in parsed.items():
        if _SPECIFICATION in kinds[path]:
            version = specification.read(
                markdown, path, home=_home(path, given, home), renames=renames, web=web
            )
            if version is not None:
                specs.append(version)
    specs = _with_mentions(specs, parsed, pages, renames)
    named = Renames(given.renames, specs={version.spec for version in specs})
    for path, markdown in parsed.items():
        if _MEETING in kinds[path]:
            found = minutes.read_all(
                markdown, path, home=_home(path, given, home), renames=named, web=web, shelf=shelf
            )
            confirmed, gone = confirmations.apply_all(found, markdown, sources.confirmations)
            meeting_files.extend(confirmed)
            outdated.extend(gone)
    return Reading(
        sources=sources,
        home=home,
        web=web,
        renames=named,
        markdown=parsed,
        meeting_files=tuple(meeting_files),
        use_case_pages=tuple(pages),
        specs=tuple(specs),
        problems=tuple(problems),
        shelf=shelf,
        outdated=tuple(outdated),
        process=profiles.of_group(given, sources.profiles, sources.configuration),
    )


def _with_mentions(
    specs: list[SpecVersion], parsed: dict[str, Markdown], pages: list[UseCasePage], renames: Renames
) -> list[SpecVersion]:
    """The specifications with what they name, which only shows once everything has been read."""
    cases = [case for page in pages for case in page.use_cases]
    needs = {need.id: need.title for case in cases for need in case.needs}
    ids = sorted({version.spec for version in specs})
    return [
        replace(
            version,
            mentions=specification.mentions(
                parsed[version.path], version, needs, cases, ids, renames=renames
            ),
        )
        for version in specs
    ]


def _linked_home(sources: Sources, renames: Renames, web: str) -> str | None:
    """Where nobody says what the home is: the one repository whose items the files link to, or None."""
    pattern = re.compile(rf"{re.escape(web)}/([\w.-]+/[\w.-]+)/(?:pull|issues)/[0-9]")
    linked = {renames.repository(name) for file in sources.files for name in pattern.findall(file.text)}
    return next(iter(linked)) if len(linked) == 1 else None


_MEETING, _USE_CASES, _SPECIFICATION = "meeting", "use cases", "specification"


def _kinds(path: str, markdown: Markdown, paths: PathSettings, shelf: Shelf) -> set[str]:
    """What a file may be: by the configured globs, else by its content."""
    name = path.rpartition("/")[2].lower()
    kinds: set[str] = set()
    if name.startswith("readme."):
        return kinds
    if (
        matches(path, paths.minutes)
        if paths.minutes is not None
        else minutes.looks_like_meeting_file(markdown, path, shelf)
    ):
        kinds.add(_MEETING)
    if (
        matches(path, paths.use_cases)
        if paths.use_cases is not None
        else use_cases.looks_like(markdown, path)
    ):
        kinds.add(_USE_CASES)
    if matches(path, paths.specs) if paths.specs is not None else not kinds and _in_specs(path):
        kinds.add(_SPECIFICATION)
    return kinds


def _in_specs(path: str) -> bool:
    return any(part.lower() in ("specs", "specifications", "specification") for part in path.split("/")[:-1])


def _home(path: str, given: Settings, home: str | None) -> str | None:
    """The repository of a file's bare numbers."""
    for entry in given.home:
        if matches(path, entry.files):
            return entry.repository
    return home
