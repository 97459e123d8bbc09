"""Single minutes files, read one by one, wherever they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file: what it says, or why it could not be read."""

    shape: reading.MinutesShape
    file: MeetingFile | None = None
    markdown: Markdown | None = None
    why: str = ""
    """Why this house style, for `-v`."""


def parse_each(run: Run, paths: Sequence[Path]) -> Iterator[Parsed]:
    """Each file in the order given; a folder stands for the Markdown files in it."""
    settings = run.settings
    within = limits(settings)
    renames = Renames(settings.renames)
    home = settings.group.repository or git.remote_repository(run.root)
    kept = settings.paths.confirmations
    given = confirmations.read(run.root / kept, kept)
    shelf = styles.of_group(settings.minutes, house_styles(run.asked, settings))
    for path in _each(paths):
        shown = _shown(path, run.root)
        try:
            raw = files.read_bytes(path.parent, path.name, within)
            markdown = Markdown(decode(raw, within), within)
        except (UnreadableError, RecursionError) as error:
            reason = error.reason if isinstance(error, UnreadableError) else "nested too deep to be parsed"
            yield Parsed(reading.MinutesShape(path=shown, error=reason))
            continue
        own_home = next((one.repository for one in settings.home if matches(shown, one.files)), home)
        file = minutes.read(
            markdown, shown, home=own_home, renames=renames, web=settings.github.web.rstrip("/"), shelf=shelf
        )
        (file,), _ = apply_all((file,), markdown, given)
        why = choose(markdown.text, shelf).why if run.verbose else ""
        yield Parsed(reading.minutes(file), file, markdown, why)


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
    """Relative to the group's repository, or as given where it lies outside."""
    try:
        return files.spelled(path.resolve().relative_to(root.resolve()).as_posix())
    except ValueError:
        return files.spelled(str(path))
