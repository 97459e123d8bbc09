"""Single minutes files, read one by one, wherever they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from lastcall.cli.run import Run
from lastcall.documents import minutes, styles
from lastcall.documents.confirmations import apply_all
from lastcall.documents.globs import matches
from lastcall.documents.limits import UnreadableError, decode
from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes.detection import choose
from lastcall.documents.renames import Renames
from lastcall.model.minutes import MeetingFile
from lastcall.report import reading
from lastcall.workspace import confirmations, files, git
from lastcall.workspace.sources import house_styles, limits


class Parsed(msgspec.Struct, frozen=True):
    """One file: what it says, or why it could not be read."""

    shape: reading.MinutesShape
    file: MeetingFile | None = None
    markdown: Markdown | None = None
    why: str = ""
    """Why this house style, for `-v`."""


class Parser:
    """Reads single files with the group's configuration, its house styles and its maintainers' words."""

    def __init__(self, run: Run) -> None:
        settings = run.settings
        self._root = run.root.resolve()
        self._verbose = run.verbose
        self._within = limits(settings)
        self._renames = Renames(settings.renames)
        self._homes = settings.home
        self._home = settings.group.repository or git.remote_repository(run.root)
        self._web = settings.github.web.rstrip("/")
        kept = settings.paths.confirmations
        self._given = confirmations.read(run.root / kept, kept)
        self._shelf = styles.of_group(settings.minutes, house_styles(run.asked, settings))

    def parse(self, path: Path) -> Parsed:
        """One file, wherever it lies; one that cannot be read says why."""
        shown = _shown(path, self._root)
        try:
            raw = files.read_bytes(path.parent, path.name, self._within)
            markdown = Markdown(decode(raw, self._within), self._within)
        except (UnreadableError, RecursionError) as error:
            reason = error.reason if isinstance(error, UnreadableError) else "nested too deep to be parsed"
            return Parsed(reading.MinutesShape(path=shown, error=reason))
        home = next((one.repository for one in self._homes if matches(shown, one.files)), self._home)
        file = minutes.read(
            markdown, shown, home=home, renames=self._renames, web=self._web, shelf=self._shelf
        )
        (file,), _ = apply_all((file,), markdown, self._given)
        why = choose(markdown.text, self._shelf).why if self._verbose else ""
        return Parsed(reading.minutes(file), file, markdown, why)


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files that paths name, with those in the folders among them."""
    return list(_each(paths))


def _each(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found, _ = files.markdown_paths(path)
            yield from (path / one for one in found)
        else:
            yield path


def _shown(path: Path, root: Path) -> str:
    """Relative to the group's repository, given resolved, or as given where it lies outside."""
    try:
        return files.spelled(path.resolve().relative_to(root).as_posix())
    except ValueError:
        return files.spelled(str(path))
