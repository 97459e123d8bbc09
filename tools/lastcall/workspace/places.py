"""`FILE:LINE` as people write it, as a place of the group's repository."""

from __future__ import annotations

from pathlib import Path

from lastcall.model.errors import LastcallError

_DIGITS = 9
_HINT = "write it as FILE:LINE, with a file of the group's repository"


def in_repository(root: Path, place: str) -> tuple[str, int]:
    """The path relative to the repository, and the line.

    The file is looked for from the current folder, then from the repository. Raises LastcallError.
    """
    name, colon, number = place.rpartition(":")
    if not colon or not number.isdecimal() or len(number) > _DIGITS:
        raise LastcallError("no line is named", where=place, hint=_HINT)
    inside = root.resolve()
    for full in (Path(name).resolve(), (inside / name).resolve()):
        if full.is_file() and full.is_relative_to(inside):
            return full.relative_to(inside).as_posix(), int(number)
    raise LastcallError("no such file in the group's repository", where=name, hint=_HINT)
