"""The record with its indexes: what belongs together, already found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from lastcall.ledger.ledger import Ledger
from lastcall.model.event import RecordedEvent
from lastcall.model.finding import Finding
from lastcall.model.minutes import Meeting, MeetingFile, MeetingFileKind
from lastcall.model.profile import Process
from lastcall.model.use_case import Need
from lastcall.site.routes import Routes
from lastcall.status.consensus.values import Case, ObjectionCase
from lastcall.status.values import Action, Decision, ItemAt, Named, Objection, Proposal, Status


class About(Struct):
    """What the record holds about one item, specification or meeting."""

    events: list[RecordedEvent] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    needs: list[tuple[Need, Named]] = field(default_factory=list)
    """Needs that it names, each with where."""


_NOTHING = About()


class Index:
    """One status with its indexes."""

    def __init__(self, ledger: Ledger, status: Status, findings: tuple[Finding, ...], routes: Routes) -> None:
        self.ledger = ledger
        self.status = status
        self.findings = findings
        self.routes = routes
        self.items: dict[str, ItemAt] = {str(one.item.id): one for one in status.items}
        self.proposals: dict[str, Proposal] = {one.id: one for one in status.proposals}
        self.meetings: dict[str, Meeting] = {one.id: one for one in status.meetings}
        self.cases: dict[str, Case] = {one.subject: one for one in status.cases}
        self.raised: dict[str, ObjectionCase] = {
            one.id: one for case in status.cases for one in case.objections
        }
        """Objections on proposals by their id, with the whole of their life."""
        self.optional = _optional(status.process)
        """Ids of rules that keep nothing from being ready: their process says "should"."""
        self.concluded: dict[str, list[Case]] = defaultdict(list)
        """By an act's id, the cases that it concludes."""
        self.by_source: dict[str, list[RecordedEvent]] = defaultdict(list)
        """Acts by the path of the file that they stand in."""
        self.thing: dict[str, str] = {}
        """Where the decision, objection or action that an act is stands, by the act's id."""
        self.treated: dict[str, list[str]] = _treated(status.meetings)
        """Meetings whose agenda or minutes name an item, oldest first, by the item's id."""
        self.mentioned_by: dict[str, tuple[str, ...]] = _reversed(status.links.mentions, self.items)
        """Items whose words name another, by the id of the one that is named."""
        self._about: dict[str, About] = defaultdict(About)
        for event in status.events:
            if event.repository_path:
                self.by_source[event.source].append(event)
        self._index()

    def acts(self, file: MeetingFile) -> list[RecordedEvent]:
        """The acts that stand in a file, or in its meeting's part of it; an agenda has none."""
        if file.kind is MeetingFileKind.AGENDA:
            return []
        place = self.routes.places.of(file)
        return [event for event in self.by_source.get(file.path, ()) if place.holds(event.event.line or 0)]

    def about(self, name: str) -> About:
        """What the record holds about an item, specification or meeting."""
        return self._about.get(name, _NOTHING)

    def title(self, name: str) -> str:
        """The title of an item, proposal or specification; empty where it has none beyond its id."""
        if name in self.items:
            return self.items[name].item.title
        proposal = self.proposals.get(name)
        return proposal.title if proposal and proposal.title != name else ""

    def _index(self) -> None:
        about, routes = self._about, self.routes
        for event in self.status.events:
            for name in event.event.subject:
                about[name].events.append(event)
        for decision in self.status.decisions:
            self.thing[decision.event.id] = routes.decisions[decision.id]
            for name in (*decision.subject, decision.meeting):
                about[name].decisions.append(decision)
        for action in self.status.actions:
            self.thing[action.event.id] = routes.actions[action.id]
            for name in (*action.subject, action.meeting):
                about[name].actions.append(action)
        self._index_objections()
        self._index_needs()
        for case in self.status.cases:
            if case.conclusion is not None:
                self.concluded[case.conclusion.act.id].append(case)

    def _index_needs(self) -> None:
        for case in self.status.use_cases:
            for need in case.needs:
                for named in need.named_by:
                    self._about[named.what].needs.append((need.need, named))

    def _index_objections(self) -> None:
        for objection in self.status.objections:
            for event in objection.life:
                self.thing[event.id] = self.routes.objections[objection.id]
            if objection.id in self.raised:
                for act in self.raised[objection.id].life:
                    self.thing[act.id] = self.routes.objections[objection.id]
            for name in objection.subject:
                self._about[name].objections.append(objection)


def _optional(process: Process | None) -> frozenset[str]:
    profiles = [process.base, *(one.profile for one in process.changes)] if process else []
    return frozenset(rule.id for profile in profiles for rule in profile.rule if not rule.binding)


def _treated(meetings: Iterable[Meeting]) -> dict[str, list[str]]:
    treated: dict[str, list[str]] = defaultdict(list)
    for meeting in meetings:
        named: dict[str, None] = {}
        for file in meeting.files:
            named.update(dict.fromkeys(reference.target for reference in file.references))
            named.update(dict.fromkeys(name for event in file.events for name in event.subject))
        for name in named:
            treated[name].append(meeting.id)
    return treated


def _reversed(links: Mapping[str, Iterable[str]], known: Mapping[str, ItemAt]) -> dict[str, tuple[str, ...]]:
    back: dict[str, list[str]] = defaultdict(list)
    for name, targets in links.items():
        if name in known:
            for target in targets:
                back[target].append(name)
    return {
        target: tuple(sorted(names, key=lambda name: known[name].item.id)) for target, names in back.items()
    }
