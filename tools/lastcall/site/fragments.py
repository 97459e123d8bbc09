"""Small pieces of HTML that every page is made of: links to evidence, days, states, people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from markupsafe import Markup

from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import Basis, EventType, RecordedEvent
from lastcall.model.evidence import Evidence, FileEvidence, LinkEvidence
from lastcall.model.instant import Instant
from lastcall.site.addresses import outside
from lastcall.site.markup import link, safe, text
from lastcall.site.routes import Routes

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

_SHORT = 32

TONES = {
    "call open": "wait",
    "call ended, not concluded": "stop",
    "under review": "info",
    "open": "info",
    "merged": "done",
    "closed": "calm",
    "withdrawn": "calm",
    "closed, time unknown": "unsure",
    "named in minutes only": "unsure",
    "raised": "stop",
    "sustained": "stop",
    "answered": "wait",
    "accommodated": "done",
    "recorded, not sustained": "calm",
    "overruled": "calm",
    "settled": "calm",
    "overdue": "stop",
    "done": "done",
    "error": "stop",
    "warning": "wait",
    "hint": "info",
    "now": "stop",
    "soon": "wait",
    "sometime": "calm",
    "met": "done",
    "not met": "stop",
    "unknown": "unsure",
    "does not apply": "calm",
    "ready for a decision": "wait",
    "accepted": "done",
    "rejected": "calm",
    "decided": "done",
    "no consensus": "stop",
    "not said in so many words": "unsure",
    "merged, no decision on record": "unsure",
    "closed, no decision on record": "unsure",
    "not known": "unsure",
    "objection": "stop",
    "concern": "wait",
    "support": "done",
    "can live with": "done",
    "nothing stands": "unsure",
    "running": "wait",
    "no end given": "unsure",
    "not counted": "unsure",
    "deleted": "unsure",
}
"""The colour of a state's label; the label itself says the state."""


def long_day(day: date) -> str:
    """Such as "25 June 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 call", "3 calls"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class Fragments:
    """Pieces that need to know where things stand."""

    def __init__(self, routes: Routes, as_of: Instant) -> None:
        self.routes = routes
        self._as_of = as_of
        self._references: dict[str, Markup] = {}

    @property
    def today(self) -> date:
        """The day of the status."""
        return self._as_of.day

    def day_of(self, moment: datetime) -> date:
        """The day of a moment in the group's zone."""
        return self._as_of.day_of(moment)

    def day(self, day: date | None, missing: str = "day unknown") -> Markup:
        """A day, and plainly where it is missing."""
        if day is None:
            return self.none(missing)
        return safe(f'<time datetime="{day.isoformat()}">{day.isoformat()}</time>')

    def none(self, words: str) -> Markup:
        """Words that stand where something is missing."""
        return safe(f'<span class="none">{text(words)}</span>' if words else "")

    def long_day(self, day: date) -> Markup:
        """A day in long form."""
        return safe(f'<time datetime="{day.isoformat()}">{long_day(day)}</time>')

    def distance(self, day: date) -> str:
        """How far a day lies from the status's: "in 10 days", "today", "46 days ago"."""
        days = (day - self._as_of.day).days
        if days == 0:
            return "today"
        return f"in {count(days, 'day')}" if days > 0 else f"{count(-days, 'day')} ago"

    def state(self, state: str) -> Markup:
        """The label of a state, coloured by what it asks for."""
        return self.label(state, TONES.get(state, "calm"))

    def said_state(self, state: str, *, counts: bool) -> Markup:
        """The label of what somebody said; what is not counted does not look as if it were."""
        return self.state(state) if counts else self.label(state, "unsure")

    def label(self, words: str, tone: str) -> Markup:
        """A coloured label."""
        return safe(f'<span class="label {tone}">{text(words)}</span>')

    def basis(self, basis: Basis) -> Markup:
        """How a thing is known."""
        return safe(f'<span class="basis {basis.value}">{basis.value}</span>')

    def known(self, one: RecordedEvent) -> Markup:
        """How an act is known, and whether the minutes it stands in are the group's record yet."""
        label = self.basis(one.event.basis)
        if one.minutes_closed in (ClosingConsensus.UNDECIDED, ClosingConsensus.NO):
            return safe(f"{label} {self.label('minutes not closed', 'unsure')}")
        return label

    def kind(self, kind: EventType) -> str:
        """An act's kind in words."""
        return kind.value.replace("_", " ")

    def written(self, words: str) -> Markup:
        """Somebody's words, kept apart from the direction of the text around."""
        return safe(f"<bdi>{text(words)}</bdi>")

    def said(self, words: str, basis: Basis, *, quoted: bool = False) -> Markup:
        """The words of an act; those that were only inferred look it."""
        css = "" if basis.counts else ' class="inferred"'
        inner = f"<bdi{css}>{text(words)}</bdi>"
        return safe(f"<q>{inner}</q>" if quoted else inner)

    def ref(self, name: str) -> Markup:
        """A short link to anything with an id."""
        known = self._references.get(name)
        if known is None:
            known = self._references[name] = safe(
                link(self.routes.of(name), text(self.routes.short(name)), "ref")
            )
        return known

    def refs(self, names: Iterable[str]) -> Markup:
        """Short links, with commas."""
        return safe(", ").join(self.ref(name) for name in names)

    def named(self, name: str, title: str) -> Markup:
        """A link with id and title."""
        inner = f'<span class="id">{text(self.routes.short(name))}</span> <bdi>{text(title)}</bdi>'
        return safe(link(self.routes.of(name), inner))

    def evidence(self, evidence: Evidence) -> Markup:
        """A link to where words can be read again."""
        href, words = self._place(evidence)
        # a path may be long; what is short stays on one line
        kind = "evidence" if len(words) > _SHORT else "evidence short"
        return safe(link(href, text(words), kind))

    def quote(self, evidence: Evidence) -> Markup:
        """The quoted words with the link to where they stand."""
        words = f"<q><bdi>{text(evidence.quote)}</bdi></q> " if evidence.quote else ""
        return safe(words) + self.evidence(evidence)

    def evidences(self, evidence: Iterable[Evidence]) -> Markup:
        """Several links, with commas."""
        return safe(", ").join(self.evidence(one) for one in evidence)

    def where(self, event: RecordedEvent) -> Markup:
        """The links to an act's evidence."""
        return self.evidences(event.evidence)

    def place(self, path: str, line: int) -> Markup:
        """A link to a line of a file, or to an address."""
        if "://" in path:
            return self.evidence(LinkEvidence(url=path, quote=""))
        return self.evidence(FileEvidence(path=path, line=line, quote=""))

    def _place(self, evidence: Evidence) -> tuple[str | None, str]:
        if isinstance(evidence, FileEvidence):
            place = self.routes.places.at(evidence.path, evidence.line)
            name = f"{place.what} {place.meeting}" if place else evidence.path.rpartition("/")[2]
            line = f", line {evidence.line}" if evidence.line else ""
            return self.routes.file(evidence.path, evidence.line), f"{name}{line}"
        if not evidence.url:
            # what stands at no address of the web: a mail, a ballot
            return None, evidence.quote
        day = f", {self._as_of.day_of(evidence.at).isoformat()}" if evidence.at else ""
        item = self.routes.item_at(evidence.url)
        if item:
            href = self.routes.said(item, evidence.at, evidence.quote)
            part = "text of " if href.endswith("#text") else ""
            return href, f"{part}{self.routes.short(item)}{day}"
        return outside(evidence.url), f"{evidence.url.partition('://')[2]}{day}"
