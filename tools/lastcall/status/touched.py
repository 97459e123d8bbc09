"""Pull request ↔ files ↔ sections of specifications: what each touches, and what touches each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lastcall.ledger.ledger import Ledger
from lastcall.model.change import ChangedSection, FileChange
from lastcall.model.specification import SpecSection, SpecVersion
from lastcall.status.values import Status


@dataclass(frozen=True, slots=True)
class Touch:
    """One file that a pull request touches."""

    path: str
    spec: str | None
    """The specification that the file is of, by its id."""
    sections: tuple[SpecSection, ...] = ()
    """Those that the file still has."""
    former: tuple[str, ...] = ()
    """Titles of sections that the file has no more under this name."""
    known: bool = False
    """Whether the sections are known: the working copy has the commits."""


class Touches:
    """What all pull requests touch, found once."""

    def __init__(
        self, ledger: Ledger, status: Status, changes: Mapping[str, tuple[FileChange, ...]] | None = None
    ) -> None:
        """`changes`: what the working copy tells of the commits, by the pull request."""
        self._versions = {version.path: version for version in ledger.reading.specs}
        known = changes or {}
        self.by_item: dict[str, tuple[Touch, ...]] = {}
        """Files by the pull request that touches them."""
        self.by_spec: dict[str, list[str]] = defaultdict(list)
        """Pull requests by the specification that they touch."""
        self.by_section: dict[tuple[str, str], list[str]] = defaultdict(list)
        """Pull requests by path and anchor."""
        for one in status.items:
            name = str(one.item.id)
            touched = tuple(self._of(one.item.files, known.get(name, ())))
            if touched:
                self.by_item[name] = touched
                self._index(name, touched)

    def of(self, name: str) -> tuple[Touch, ...]:
        """What a pull request touches, by path."""
        return self.by_item.get(name, ())

    def _of(self, files: Iterable[str], changes: tuple[FileChange, ...]) -> Iterable[Touch]:
        told = {change.path: change.sections for change in changes}
        for path in sorted({*files, *told}):
            version = self._versions.get(path)
            sections = told.get(path)
            if version is None or sections is None:
                yield Touch(path, version.spec if version else None)
                continue
            here, former = _today(version, sections)
            yield Touch(path, version.spec, here, former, known=True)

    def _index(self, name: str, touched: tuple[Touch, ...]) -> None:
        for touch in touched:
            if touch.spec is not None and name not in self.by_spec[touch.spec]:
                self.by_spec[touch.spec].append(name)
            for section in touch.sections:
                self.by_section[touch.path, section.anchor].append(name)


def _today(
    version: SpecVersion, changed: tuple[ChangedSection, ...]
) -> tuple[tuple[SpecSection, ...], tuple[str, ...]]:
    """The sections as the file has them today: by anchor, else by title; and those that it has no more."""
    by_anchor = {section.anchor: section for section in version.sections}
    by_title = {section.title.casefold(): section for section in reversed(version.sections)}
    here: dict[str, SpecSection] = {}
    former = []
    for one in changed:
        section = by_anchor.get(one.anchor) or by_title.get(one.title.casefold())
        if section is None:
            former.append(one.title)
        else:
            here[section.anchor] = section
    return tuple(sorted(here.values(), key=lambda section: section.line)), tuple(former)
