"""The items and specifications that the lines of a meeting file name."""

from __future__ import annotations

import re

from lastcall.documents.markdown import BlockKind
from lastcall.documents.outline import Line
from lastcall.documents.references import specs_in
from lastcall.documents.renames import Renames
from lastcall.model.reference import ItemKind, Reference

# the capital first and then what stands before it: a class of characters is looked for quickly
_SPEC = re.compile(r"[A-Z](?<![\w/.-].)[A-Z0-9]{1,9}(?:-[A-Z]{1,8}\d{0,3}){1,2}-\d{2,3}(?![\w-])")
_NUMBER = re.compile(r"-\d")
"""What such a name ends with: a cheap look first."""
_SHORT = re.compile(r"(?<![\w-])-(\d{2})(?![\w-])")
_SPEC_ADDRESS = re.compile(r"/([A-Za-z][A-Za-z0-9]{1,9}-[A-Za-z]{1,4}\d{1,3}-\d{2,3})(?=[/#?)\s]|$)")
_NUMBERED = re.compile(r"(?<![\w-])(?:[A-Z]{0,3}EP|[A-Z]IP|ADR|ERC|MSC)[ -]\d{1,5}(?![\w-])")
"""A proposal by the number that its community gives it: `PEP 8`, `EIP-1559`."""
_DRAFT = re.compile(r"(?<![\w-])draft(?:-[a-z][a-z0-9]{0,20}|-\d[a-z0-9]{2,20}){2,10}(?![a-z0-9])")
"""A text by the name under which it is submitted, without its version: `draft-example-things`."""


class Named:
    """The items, else the specifications, that each line names."""

    def __init__(self, references: tuple[Reference, ...], renames: Renames, agenda: list[Line]) -> None:
        self._renames = renames
        self._agenda = agenda
        self._items: dict[int, list[Reference]] = {}
        for reference in references:
            self._items.setdefault(reference.line, []).append(reference)
        self._prefix: str | None = None
        self._named: dict[int, tuple[str, ...]] = {}

    def references(self, number: int) -> list[Reference]:
        """The mentions of items on a line, by its number."""
        return self._items.get(number, [])

    def items(self, number: int) -> tuple[str, ...]:
        """The items that a line names, by its number."""
        return tuple(dict.fromkeys(reference.target for reference in self._items.get(number, ())))

    def pulls(self, line: Line) -> tuple[str, ...]:
        """The pull requests that a line names."""
        found = self._items.get(line.number, ())
        return tuple(dict.fromkeys(one.target for one in found if one.kind is ItemKind.PULL))

    def on(self, line: Line) -> tuple[str, ...]:
        """The items, else the specifications, that a line itself names."""
        known = self._named.get(id(line))
        if known is None:
            known = self.items(line.number) or self._specs(line)
            self._named[id(line)] = known
        return known

    def in_block(self, line: Line) -> tuple[str, ...]:
        """What a line names, or the lines that its paragraph continues on."""
        own = self.on(line)
        if own or line.block.last == line.block.first:
            return own
        for number in range(line.block.first, line.block.last + 1):
            if found := self.items(number):
                return found
        return ()

    def beneath(self, line: Line) -> tuple[str, ...]:
        """What the lines beneath a line name: pull requests before issues.

        The text that is put to the group is the pull request.
        """
        references = [found for below in line.beneath() for found in self._items.get(below.number, ())]
        for kind in (ItemKind.PULL, ItemKind.ISSUE, ItemKind.UNKNOWN):
            targets = dict.fromkeys(reference.target for reference in references if reference.kind is kind)
            if targets:
                return tuple(targets)
        return ()

    def specs_in_addresses(self, line: Line) -> tuple[str, ...]:
        """The specification that the address of a draft names: `…/specs/cds-wg3-01/`."""
        found = [
            self._renames.spec(match[1].upper())
            for below in (line, *line.beneath())
            for match in _SPEC_ADDRESS.finditer(below.text)
        ]
        return tuple(dict.fromkeys(found))

    def _specs(self, line: Line) -> tuple[str, ...]:
        text = line.text
        if line.kind is BlockKind.CELL and line.block.parent is not None:
            # a row is one statement
            text = " | ".join(cell.content for cell in line.block.parent.children)
        found: list[str] = []
        if "-" in text:
            found = list(specs_in(text, self._renames))
            if not found and _NUMBER.search(text) is not None:
                found = [self._renames.spec(match[0]) for match in _SPEC.finditer(text)]
        if not found and " -" in text and (prefix := self._spec_prefix()):
            found = [
                self._renames.spec(f"{prefix}-{match[1]}")
                for match in _SHORT.finditer(text)
                if self._renames.is_spec(f"{prefix}-{match[1]}")
            ]
        if not found and ("EP" in text or "IP" in text or "ADR" in text or "ERC" in text or "MSC" in text):
            found = _NUMBERED.findall(text)
        if not found and "draft-" in text:
            found = _DRAFT.findall(text)
            # a text and another that only adds to it: "draft-things and draft-things-info"
            found = [name for name in found if not any(name.startswith(f"{other}-") for other in found)]
        return tuple(dict.fromkeys(found))

    def _spec_prefix(self) -> str | None:
        """What the specifications of the agenda are called before their number: `-01` is one of them."""
        if self._prefix is None:
            prefixes = [
                match[0].rsplit("-", 1)[0] for line in self._agenda for match in _SPEC.finditer(line.text)
            ]
            self._prefix = prefixes[0] if prefixes else ""
        return self._prefix or None
