"""Pages onto disk: only what differs is written, only what was ours is removed, never half-built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lastcall.model.errors import LastcallError

MANIFEST = ".lastcall-site"
"""Lists the files that a build wrote, and so marks the folder as ours."""
_STAGE = ".lastcall-new"
_HEAD = "Files of a status site that lastcall built; a later build may replace or remove them."
_LAST = "index.html"
"""Takes its place after all that it links to."""


@dataclass(frozen=True, slots=True)
class Published:
    """What became of the files, as paths relative to the folder."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def publish(pages: Mapping[str, bytes], out: Path) -> Published:
    """Write pages into a folder that is new, empty, or was built before.

    Everything is written beside first; then each file takes its place in one step, so that a build that is
    cut off leaves whole files only. Raises LastcallError for a folder that holds anything else, and where
    nothing can be written.
    """
    try:
        return _publish(pages, out)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LastcallError(
            f"the site could not be written: {reason}",
            where=str(out),
            hint="name another folder with `--out DIR`",
        ) from None


def _publish(pages: Mapping[str, bytes], out: Path) -> Published:
    for path in pages:
        if not _is_plain(path):
            raise ValueError(f"no path of a page: {path!r}")
    ours = _ours(out)
    _refuse_strangers(pages, ours, out)
    changed = [path for path in sorted(pages) if not _same(out / path, pages[path])]
    stale = sorted(
        path for path in ours - pages.keys() if (out / path).is_file() or (out / path).is_symlink()
    )
    if changed or stale or ours != pages.keys():
        _write(pages, changed, stale, ours, out)
    return Published(
        written=tuple(changed),
        unchanged=tuple(path for path in sorted(pages) if path not in set(changed)),
        removed=tuple(stale),
    )


def _write(
    pages: Mapping[str, bytes], changed: list[str], stale: list[str], ours: set[str], out: Path
) -> None:
    stage = out / _STAGE
    _clear(stage)
    stage.mkdir()
    try:
        for number, path in enumerate(changed):
            (stage / str(number)).write_bytes(pages[path])
        # until the end both lists are ours: whoever continues after a cut finds no stranger
        _list(ours | pages.keys(), stage, out)
        for number, path in sorted(enumerate(changed), key=lambda pair: pair[1] == _LAST):
            (stage / str(number)).replace(out / path)
        for path in stale:
            (out / path).unlink()
        _list(pages.keys(), stage, out)
    finally:
        _clear(stage)


def _ours(out: Path) -> set[str]:
    """The files of the last build; raises LastcallError for a folder with other contents."""
    if out.is_symlink():
        raise LastcallError(
            "is a symbolic link", where=str(out), hint="name the folder that it leads to with `--out DIR`"
        )
    if out.exists() and not out.is_dir():
        raise LastcallError("is no folder", where=str(out), hint="name a folder with `--out DIR`")
    out.mkdir(parents=True, exist_ok=True)
    manifest = out / MANIFEST
    if manifest.is_file() and not manifest.is_symlink():
        head, _, names = manifest.read_text(encoding="utf-8", errors="replace").partition("\n")
        if head == _HEAD:
            # the list may have been changed by others: only plain names are believed
            return {name for name in names.split("\n") if _is_plain(name)}
    if any(path.name != _STAGE for path in out.iterdir()):
        raise LastcallError(
            "the folder is not empty, and no earlier build wrote it",
            where=str(out),
            hint="name a new or empty folder with `--out DIR`; nothing was changed",
        )
    return set()


def _refuse_strangers(pages: Iterable[str], ours: set[str], out: Path) -> None:
    """A file that somebody else put into the folder is never overwritten."""
    for path in sorted(set(pages) - ours):
        place = out / path
        if place.exists() or place.is_symlink():
            raise LastcallError(
                "the file would be overwritten, and no earlier build wrote it",
                where=str(place),
                hint="move it away, or name another folder with `--out DIR`; nothing was changed",
            )


def _is_plain(path: str) -> bool:
    """A name in the folder itself: the site is flat, and nothing leads out of it."""
    return bool(path) and not set(path) & set("/\\:\0") and not path.startswith(".")


def _same(place: Path, content: bytes) -> bool:
    if place.is_symlink() or not place.is_file() or place.stat().st_size != len(content):
        return False
    return place.read_bytes() == content


def _list(paths: Iterable[str], stage: Path, out: Path) -> None:
    new = stage / MANIFEST
    new.write_text(
        _HEAD + "\n" + "".join(f"{path}\n" for path in sorted(paths)), encoding="utf-8", newline="\n"
    )
    new.replace(out / MANIFEST)


def _clear(stage: Path) -> None:
    """Remove what a build that was cut off left; a link is removed, never followed."""
    if stage.is_symlink() or stage.is_file():
        stage.unlink()
    elif os.path.lexists(stage):
        shutil.rmtree(stage)
