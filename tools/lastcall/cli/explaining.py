"""A line of a minutes file, found wherever it lies and explained as it was read."""

from __future__ import annotations

import re
from pathlib import Path

from lastcall.cli.run import Run
from lastcall.documents import minutes
from lastcall.documents.confirmations import apply_all
from lastcall.documents.explaining.lines import explain
from lastcall.documents.explaining.values import Explanation
from lastcall.documents.globs import matches
from lastcall.documents.limits import UnreadableError, decode
from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import reading
from lastcall.model.errors import LastcallError
from lastcall.workspace import files
from lastcall.workspace.sources import limits

_PLACE = re.compile(r"(?P<name>[^\n]*[^:\n]):(?P<line>[0-9]{1,9})")


def is_place(text: str) -> bool:
    """Whether a word of the command line is FILE:LINE, not a REF."""
    return "://" not in text and _PLACE.fullmatch(text) is not None


def line(run: Run, place: str) -> Explanation:
    """Explain FILE:LINE. Raises LastcallError for a file or line that is not there."""
    found = _PLACE.fullmatch(place)
    if found is None:
        raise LastcallError("no line is named", where=place, hint="write it as FILE:LINE")
    number = int(found["line"])
    path, shown = _path(run, found["name"])
    markdown = run.reading.markdown.get(shown) or _markdown(run, path, shown)
    if not 0 < number <= len(markdown.lines):
        raise LastcallError(f"the file has {len(markdown.lines)} lines", where=place)
    said = run.reading
    if shown in said.markdown and all(file.path != shown for file in said.meeting_files):
        hint = "acts are read in agendas and minutes; `[paths] minutes` says which files those are"
        raise LastcallError("no agenda or minutes of this group", where=shown, hint=hint)
    own = next((one.repository for one in run.settings.home if matches(shown, one.files)), said.home)
    around = reading.Surroundings(own, said.renames, said.web, said.shelf)
    parts = minutes.meetings(markdown, said.shelf)
    # of several meetings in a file, the one whose part the line stands in; what is above the first is its own
    lines = next((part for part in reversed(parts) if part and part[0].number <= number), parts[0])
    known = reading.prepare(markdown, shown, around, lines)
    read = reading.read(markdown, shown, around, lines)
    (file,), _ = apply_all((read,), markdown, said.sources.confirmations)
    given = said.sources.confirmations
    return explain(markdown, number, file, known, shelf=said.shelf, given=given, home=said.home)


def _path(run: Run, name: str) -> tuple[Path, str]:
    """The file from the current folder, else from the repository; and as it is shown."""
    inside = run.root.resolve()
    for path in (Path(name).resolve(), (inside / name).resolve()):
        if path.is_file():
            shown = path.relative_to(inside).as_posix() if path.is_relative_to(inside) else name
            return path, shown
    hint = "write FILE:LINE, with a minutes file; a REF is written as for `lastcall show`"
    raise LastcallError("no such file", where=name, hint=hint)


def _markdown(run: Run, path: Path, shown: str) -> Markdown:
    within = limits(run.settings)
    try:
        return Markdown(decode(files.read_bytes(path.parent, path.name, within), within), within)
    except (UnreadableError, RecursionError) as error:
        reason = error.reason if isinstance(error, UnreadableError) else "nested too deep to be parsed"
        raise LastcallError(f"not read: {reason}", where=shown) from None
