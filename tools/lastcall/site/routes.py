"""Where everything stands: one flat folder, so that every link is a plain file name under any base."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from lastcall.ledger.ledger import Ledger
from lastcall.model.item import Item
from lastcall.model.specification import SpecVersion
from lastcall.site.addresses import Forge, outside
from lastcall.site.names import PageNames, slug
from lastcall.site.places import Places
from lastcall.status import missing
from lastcall.status.values import SpecificationStatus, Status, UseCaseStatus


@dataclass(frozen=True, slots=True)
class Quoted:
    """A file that is shown by the lines that something links to."""

    page: str
    path: str
    text: str
    lines: set[int]
    """0: the file as a whole."""


class Routes:
    """The addresses of everything that a status holds."""

    def __init__(self, ledger: Ledger, status: Status, masked: Callable[[str], str]) -> None:
        self._names = PageNames(masked)
        self.home = status.repository or ledger.reading.home
        self.forge = Forge(status.web, ledger.reading.renames)
        self._texts = {file.path: file.text for file in ledger.reading.sources.files}
        self._quoted: dict[str, Quoted] = {}
        names = self._names
        self.meetings = {one.id: names.page("meeting", one.id) for one in status.meetings}
        self.places = Places(status.meetings, self.meetings)
        known = dict.fromkeys(
            [*(str(one.item.id) for one in status.items), *(one.id for one in status.proposals)]
        )
        self.items = {name: names.page("item", self.short(name)) for name in known}
        self.specs = {one.id: names.page("specification", one.id) for one in status.specifications}
        self.use_cases = {
            one.use_case.id: names.page("use-case", one.use_case.id) for one in status.use_cases
        }
        self.needs = {
            need.need.id: f"{self.use_cases[one.use_case.id]}#{slug(need.need.id)}"
            for one in status.use_cases
            for need in one.needs
        }
        self.objections = {one.id: names.page("objection", self.short(one.id)) for one in status.objections}
        self.decisions = {one.id: f"decisions.html#{slug(one.id)}" for one in status.decisions}
        self.actions = {one.id: f"actions.html#{slug(one.id)}" for one in status.actions}
        self.gone = {
            one.item: f"issues.html#{slug('gone-' + self.short(one.item))}"
            for one in missing.items(ledger, status.as_of)
            if one.item is not None and one.item not in self.items
        }
        """Items that are there no more, by what they were called."""
        self._versions = dict(_versions(status.specifications, self.specs))
        self._need_lines = dict(_need_lines(status.use_cases, self.needs))
        self._anchors = dict(_anchors(status.use_cases, self.use_cases, self.needs))
        self._bodies = {str(one.item.id): one.item.body for one in status.items}
        self._said = {str(one.item.id): tuple(_said(one.item)) for one in status.items}

    def short(self, name: str) -> str:
        """An id as people say it at home: `#12`, `repo#12`, `#12-O1`."""
        repository, mark, rest = name.partition("#")
        if not mark or self.home is None:
            return name
        if repository == self.home:
            return f"#{rest}"
        owner, _, project = repository.partition("/")
        return f"{project}#{rest}" if owner == self.home.partition("/")[0] else name

    def of(self, name: str) -> str | None:
        """The address of anything with an id, inside or on the forge; None where it has none."""
        for known in (self.items, self.specs, self.meetings, self.use_cases, self.needs):
            if name in known:
                return known[name]
        for known in (self.objections, self.decisions, self.actions, self.gone):
            if name in known:
                return known[name]
        return self.specs.get(name.split(" ", maxsplit=1)[0]) or self.forge.address(name)

    def file(self, path: str, line: int = 0) -> str | None:
        """The address of a line; a file without a page of its own gets one with the lines asked for."""
        if place := self.places.at(path, line):
            return place.line(line)
        return self._need_lines.get((path, line)) or self.source(path, line)

    def source(self, path: str, line: int = 0) -> str | None:
        """The address of a line on the page that shows a file as it is; None for one that was not read."""
        text = self._texts.get(path)
        if text is None:
            return None
        if path not in self._quoted:
            self._quoted[path] = Quoted(self._names.page("source", path), path, text, set())
        quoted = self._quoted[path]
        quoted.lines.add(line)
        return f"{quoted.page}#L{line}" if line else quoted.page

    @property
    def quoted(self) -> list[Quoted]:
        """Files to show as they stand, once all that links to them is known."""
        return [self._quoted[path] for path in sorted(self._quoted)]

    def section(self, version: SpecVersion, anchor: str) -> str:
        """The address of a specification's section."""
        page, prefix, _ = self._versions[version.path]
        return f"{page}#{prefix}{slug(anchor)}"

    def document(self, path: str, anchor: str) -> str | None:
        """Where a link from one of the group's files to another leads; None where the site has it not."""
        if path in self._versions:
            page, prefix, anchors = self._versions[path]
            return f"{page}#{prefix}{slug(anchor)}" if anchor in anchors else page
        if place := self.places.at(path):
            return place.page
        return self._anchors.get((path, anchor)) or self._anchors.get((path, ""))

    def address(self, url: str) -> str | None:
        """Where an address of the web leads: to a page where the site has one, outside, or (None) nowhere."""
        item = self.item_at(url)
        return self.items[item] if item else outside(url)

    def label(self, url: str) -> str:
        """What a bare address is shown as: an item of the site by its number."""
        item = self.item_at(url)
        return self.short(item) if item else url

    def item_at(self, url: str) -> str | None:
        """The item with a page that an address of the forge is of."""
        item = self.forge.item(url)
        return str(item) if item is not None and str(item) in self.items else None

    def forge_page(self, url: str | None, name: str) -> str | None:
        """The forge's own page of an item, where it may be linked to."""
        return outside(url) if url else self.forge.address(name)

    def said(self, item: str, at: datetime | None, quote: str) -> str:
        """The address of the comment, review or text that holds the words; of the item where none does."""
        page = self.items[item]
        if at is None:
            return f"{page}#text" if quote and quote.rstrip("…") in self._bodies.get(item, "") else page
        then = [(body, anchor) for moment, body, anchor in self._said.get(item, ()) if moment == at]
        words = quote.rstrip("…")
        anchors = [anchor for body, anchor in then if words in body] or [anchor for _, anchor in then]
        return f"{page}#{anchors[0]}" if anchors else page


def version_prefix(version: SpecVersion) -> str:
    """What the anchors of a version's sections begin with, on the page that all versions share."""
    return f"{slug(version.version or 'text')}-"


def _versions(
    specs: tuple[SpecificationStatus, ...], pages: dict[str, str]
) -> Iterator[tuple[str, tuple[str, str, frozenset[str]]]]:
    for one in specs:
        for version in one.versions:
            anchors = frozenset(section.anchor for section in version.sections)
            yield version.path, (pages[one.id], version_prefix(version), anchors)


def _need_lines(
    use_cases: tuple[UseCaseStatus, ...], needs: dict[str, str]
) -> Iterator[tuple[tuple[str, int], str]]:
    for one in use_cases:
        for need in one.needs:
            for line in range(need.need.line, need.need.last_line + 1):
                yield (one.use_case.path, line), needs[need.need.id]


def _anchors(
    use_cases: tuple[UseCaseStatus, ...], pages: dict[str, str], needs: dict[str, str]
) -> Iterator[tuple[tuple[str, str], str]]:
    for one in reversed(use_cases):
        path = one.use_case.path
        yield (path, ""), pages[one.use_case.id]
        yield (path, one.use_case.id), pages[one.use_case.id]
        for need in one.needs:
            yield (path, need.need.id), needs[need.need.id]


def _said(item: Item) -> Iterator[tuple[datetime | None, str, str]]:
    """When, what and where: every comment and review of an item."""
    for number, comment in enumerate(item.comments, 1):
        yield comment.at, comment.body, f"comment-{number}"
    for number, review in enumerate(item.reviews, 1):
        yield review.at, review.body, f"review-{number}"
