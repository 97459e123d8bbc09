"""Where a text names specifications: known ones, renamed ones, and those of the same family."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lastcall.documents.renames import Renames

_ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]{1,4}")
_LINK = re.compile(r"\]\((?!#)([^()\s]+)")


class SpecNames:
    """The names to look for. A family is what stands before the first hyphen: `CDS-WG1-02` is a CDS one."""

    def __init__(self, own: str, known: Iterable[str], renames: Renames) -> None:
        self._own = own
        self._renames = renames
        names = sorted({own, *known, *renames.specs})
        self._known = {name.lower(): renames.spec(name) for name in names}
        self._families = sorted({name.split("-")[0] for name in names if _ID.fullmatch(name)})
        self._others = [name for name in names if not _ID.fullmatch(name)]

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Offset and today's id of each mention of a specification other than one's own."""
        for offset, name in self._written(text):
            target = self._known.get(name.lower()) or self._renames.spec(name)
            if target != self._own:
                yield offset, target

    def _written(self, text: str) -> Iterator[tuple[int, str]]:
        for family in self._families:
            # each pattern starts with plain letters, which the engine finds much faster than a class
            pattern = rf"{family}(?<![\w-]{family})(?:-[A-Z0-9]+)*-[0-9]{{1,4}}(?![\w-])"
            for found in re.finditer(pattern, text):
                yield found.start(), found[0]
        for name in self._others:
            for found in re.finditer(rf"{re.escape(name)}(?![\w-])", text):
                if not re.match(r"[\w-]", text[found.start() - 1 : found.start()]):
                    yield found.start(), name
        for link in _LINK.finditer(text):
            for part in link[1].split("#")[0].split("/"):
                if address := self._in_address(part):
                    yield link.start(), address

    def _in_address(self, part: str) -> str | None:
        """Addresses write ids in small letters."""
        if part.lower() in self._known:
            return part
        name = part.upper()
        return name if _ID.fullmatch(name) and name.split("-")[0] in self._families else None
