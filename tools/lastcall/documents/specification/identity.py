"""Which specification a file is, in which version, under which title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from lastcall.documents.anchors import Heading
from lastcall.documents.front_matter import FrontMatter
from lastcall.documents.markdown import slug
from lastcall.documents.renames import Renames

_KEYS = ("id", "spec", "spec_id", "specification", "identifier", "shortname", "docname")
_ID = r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]{1,4}"
_LEADING = re.compile(rf"\W*(?P<id>{_ID})(?![\w-])(?P<title>.*)", re.DOTALL)
_TRAILING = re.compile(rf"(?P<title>.*)\((?P<id>{_ID})\)\s*", re.DOTALL)
_JOINT = " \t\n:\u2013\u2014-"
_STEM = re.compile(
    r"(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*?-[0-9]{1,4})(?:[-_.](?P<version>.+))?", re.IGNORECASE
)
_SUFFIXED = re.compile(r"(?P<id>.+?)[-_.](?P<version>v?[0-9]+(?:\.[0-9]+)*|dev|draft|latest)", re.IGNORECASE)
_VERSION = re.compile(
    r"v?[0-9]+(?:\.[0-9]+)*(?:[-.]?(?:rc|alpha|beta|pre|dev|draft|wd|cs)[-.]?[0-9]*)?"
    r"|dev|latest|main|next|current|wip|edge|unstable|stable",
    re.IGNORECASE,
)
_PLACES = frozenset(
    {"spec", "specs", "specification", "specifications", "docs", "doc", "documents", "standards"}
)
_ANONYMOUS = _PLACES | {"index", "main", "document", "readme", "text"}


class Identity(NamedTuple):
    """The names of one file of a specification."""

    spec: str
    version: str | None
    title: str
    explicit: bool
    """Whether the text itself says its id, not only its path."""


def read(
    front: FrontMatter, path: str, headings: list[Heading], renames: Renames, known: Iterable[str]
) -> Identity:
    """The identity that front matter, title and path give, in this order."""
    heading = next((heading.text for heading in headings if heading.level == 1), "")
    names = {name.lower(): name for name in sorted({*known, *renames.specs})}
    said, heading_title = _in_title(heading, names)
    front_id = next((value for key in _KEYS if (value := front.get(key))), None)
    by_path, path_version = _in_path(path)
    title = _in_title(front.get("title") or "", names)[1] or heading_title
    written = front_id or said or by_path or slug(title) or "specification"
    spec = renames.spec(written)
    version = front.get("version") or path_version
    return Identity(
        spec=names.get(spec.lower(), spec),
        version=_plain_version(version) if version else None,
        title=title or heading or spec,
        explicit=bool(front_id or said),
    )


def _in_title(text: str, names: dict[str, str]) -> tuple[str | None, str]:
    """Id and rest of a title such as `CDS-WG3-01 - Customer Data` or `Customer Data (CDS-WG3-01)`."""
    if found := _LEADING.fullmatch(text) or _TRAILING.fullmatch(text):
        return found["id"], found["title"].strip(_JOINT)
    for low, name in names.items():
        rest = text[len(low) :]
        if text.lower().startswith(low) and not re.match(r"[\w-]", rest):
            return name, rest.strip(_JOINT)
    return None, text


def _in_path(path: str) -> tuple[str | None, str | None]:
    """Id and version from `ID/VERSION/ID-VERSION.md` or what there is of it."""
    pure = PurePosixPath(path)
    stem, folders = pure.stem, list(reversed(pure.parts[:-1]))
    in_folder = next((folder for folder in folders[:2] if _VERSION.fullmatch(folder)), None)
    for folder in folders:
        rest = stem[len(folder) :]
        if stem.lower().startswith(folder.lower()) and (not rest or rest[0] in "-_."):
            return _upper(folder), in_folder or (rest.strip("-_.") or None)
    is_version = _VERSION.fullmatch(stem) is not None
    if not is_version and (found := _STEM.fullmatch(stem) or _SUFFIXED.fullmatch(stem)):
        return _upper(found["id"]), in_folder or found["version"]
    if not is_version and stem.lower() not in _ANONYMOUS:
        return stem, in_folder
    version = in_folder or (stem if is_version else None)
    named = (folder for folder in folders if folder.lower() not in _PLACES and not _VERSION.fullmatch(folder))
    nearest = next((folder for folder in named if folder not in ("/", ".", "..")), None)
    return (_upper(nearest) if nearest else None), version


def _upper(name: str) -> str:
    """Ids that end in a number are written in capitals; paths often hold them in small letters."""
    return name.upper() if _STEM.fullmatch(name) and name == name.lower() else name


def _plain_version(version: str) -> str:
    return version[1:] if re.match(r"[vV][0-9]", version) else version
