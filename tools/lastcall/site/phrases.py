"""Pieces of pages that know the record: stages, calls, needs and meetings, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from markupsafe import Markup

from lastcall.model.event import RecordedEvent
from lastcall.model.evidence import FileEvidence
from lastcall.model.minutes import Meeting
from lastcall.site.fragments import Fragments
from lastcall.site.index import Index
from lastcall.site.markup import link, safe, text
from lastcall.site.privacy import Mask
from lastcall.status.values import Named, Objection, Proposal, ProposalState, SpecificationStatus

_MARKED = re.compile(r"(?<![\w/&#.-])#[0-9]{1,7}(?![\w-])|`[^`]+`")


class Phrases(Fragments):
    """What the templates speak with."""

    def __init__(self, index: Index, mask: Mask) -> None:
        super().__init__(index.routes, index.status.as_of)
        self._mask = mask
        self._index = index
        self._needs = {
            need.need.id: need.need.title for case in index.status.use_cases for need in case.needs
        } | {case.use_case.id: case.use_case.title for case in index.status.use_cases}

    @property
    def ending(self) -> Markup:
        """Says of a day in a timetable that a call ends on it."""
        return safe(f" {self.label('ends a call', 'info')}")

    def moment(self, moment: datetime | None) -> Markup:
        """The day of a moment."""
        return self.day(self._as_of.day_of(moment) if moment else None, "")

    def tags(self, labels: Iterable[str]) -> Markup:
        """Labels as the forge has them."""
        return safe(" ").join(safe(f'<span class="tag"><bdi>{text(label)}</bdi></span>') for label in labels)

    def person(self, name: str | None, missing: str = "") -> Markup:
        """A person as written, or what stands for them, kept apart from the text around."""
        if not name:
            return self.none(missing)
        return self.written(self._mask.person(name, self._as_of.day))

    def actor(self, event: RecordedEvent) -> Markup:
        """Who did it: an account on the forge, else a person as written."""
        if event.event.actor and not event.repository_path:
            return self.account(event.event.actor)
        return self.person(event.event.actor)

    def account(self, login: str) -> Markup:
        """An account on the forge."""
        return safe(f'<bdi class="account">@{text(login)}</bdi>')

    def stage(self, spec: SpecificationStatus) -> Markup:
        """The stage that a specification states, as a label."""
        if spec.stage is None:
            return self.label("no stage stated", "unsure")
        return self.label(spec.stage.name, "stage")

    def stage_evidence(self, spec: SpecificationStatus) -> Markup:
        """Where the stage is stated."""
        for version in reversed(spec.versions):
            if version.stage is not None and version.stage == spec.stage:
                evidence = FileEvidence(path=version.path, line=version.stage.line, quote="")
                return safe(f"{text(version.stage.source.value)}: {self.evidence(evidence)}")
        return safe('<span class="none">no file states one</span>')

    def call(self, proposal: Proposal) -> Markup:
        """How many days a call has left, or how long ago it ran out."""
        if proposal.call_until is None:
            return self.state(proposal.state)
        running = proposal.state is ProposalState.CALL_OPEN
        days = (proposal.call_until - self._as_of.day).days
        left = f"{days} {'day' if days == 1 else 'days'} left" if days else "last day"
        words = left if running else f"ended {self.distance(proposal.call_until)}"
        return self.label(words, "wait" if running else "stop")

    def call_evidence(self, proposal: Proposal) -> Markup:
        """Where the deadline of the newest call stands."""
        for one in proposal.deadlines:
            if one.is_call and one.day == proposal.call_until:
                return self.evidence(one.evidence)
        return safe(", ").join(self.evidence(one) for one in proposal.because[:1])

    def objection(self, objection: Objection) -> Markup:
        """A link to an objection with what it is about."""
        title = next(filter(None, map(self._index.title, objection.subject)), "")
        return self.named(objection.id, f"on {title}" if title else "")

    def meeting(self, meeting: Meeting) -> Markup:
        """A link to a meeting by its day."""
        words = meeting.date.isoformat() if meeting.date else meeting.id
        return safe(link(self.routes.meetings.get(meeting.id), text(words), "ref"))

    def sentence(self, words: str) -> Markup:
        """A sentence of ours with the items of the group's repository linked, and code as such."""
        home = self.routes.home or ""
        out, end = [], 0
        for found in _MARKED.finditer(words):
            out.append(text(words[end : found.start()]))
            if found[0].startswith("`"):
                out.append(f"<code>{text(found[0][1:-1])}</code>")
            else:
                out.append(link(self.routes.items.get(home + found[0]), text(found[0])))
            end = found.end()
        return safe("".join(out) + text(words[end:]))

    def open_among(self, names: Iterable[str]) -> list[str]:
        """Those of some proposals that are open."""
        known = self._index.proposals
        return [name for name in names if name in known and known[name].is_open]

    def subjects(self, names: Iterable[str]) -> Markup:
        """What something is about, with titles."""
        return safe("<br>").join(self.named(name, self._index.title(name)) for name in names)

    def need(self, name: str) -> Markup:
        """A link to a need or use case by its title."""
        known = self.routes.needs.get(name) or self.routes.use_cases.get(name)
        return safe(link(known, f"<bdi>{text(self._needs.get(name, name))}</bdi>"))

    def mention(self, name: str) -> Markup:
        """A link to whatever a text names, in the words that people know it by."""
        return self.need(name) if name in self._needs else self.ref(name)

    def naming(self, named: Named) -> Markup:
        """What names something, linked to where it does."""
        href, _ = self._place(named.evidence)
        return safe(link(href, text(self.routes.short(named.what))))

    def others(self, event: RecordedEvent, own: str) -> Markup:
        """What else an act is about, on the page of one thing."""
        return self.refs(name for name in event.event.subject if name != own)

    def spoken(self, event: RecordedEvent) -> Markup:
        """The words of an act: quoted from a file; of the forge's acts, what the forge tells."""
        words = f"<bdi>{text(event.event.quote)}</bdi>"
        return safe(f"<q>{words}</q>" if event.repository_path else words)

    def line(self, number: int, href: str | None) -> Markup:
        """A link to a line."""
        return safe(link(href, f"line {number}", "evidence short"))

    def source(self, path: str, href: str | None) -> Markup:
        """A link to a file as it stands."""
        return safe(link(href, text(path), "evidence"))

    def thing(self, event: RecordedEvent) -> Markup:
        """An act's kind, linked to the decision, objection or action that it is."""
        return safe(
            link(
                self._index.thing.get(event.id),
                f'<span class="kind">{text(self.kind(event.event.type))}</span>',
            )
        )

    def thing_of(self, act: str) -> str | None:
        """Where the decision, objection or action that an act is stands, by the act's id."""
        return self._index.thing.get(act)

    def file_name(self, path: str) -> str:
        """A path of the repository; of one outside it the last part, for the rest is the machine's."""
        return path.rpartition("/")[2] if path.startswith("/") else path
