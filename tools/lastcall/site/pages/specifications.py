"""Specifications: the list, and for each its stage, versions, sections, proposals and meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from lastcall.model.evidence import FileEvidence
from lastcall.model.specification import Mention, SpecSection, SpecVersion
from lastcall.site.context import Context, Page
from lastcall.site.markup import safe, text
from lastcall.site.names import slug
from lastcall.site.routes import version_prefix
from lastcall.site.tables import Part, table
from lastcall.status.values import SpecificationStatus


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version, ready to show."""

    version: SpecVersion
    anchor: str
    source: str | None
    sections: Markup
    """The table of its sections; empty where it has none."""
    normative: int
    stage: FileEvidence | None


@dataclass(frozen=True, slots=True)
class Toucher:
    """A pull request that touches its files."""

    name: str
    title: str
    state: str


def pages(context: Context) -> Iterator[Page]:
    """The list, and a page for each."""
    specifications = context.status.specifications
    yield Page(
        path="specifications.html",
        template="list.html",
        title="Specifications",
        section="specifications.html",
        context={
            "intro": "",
            "parts": [Part("all", "All", len(specifications), _table(context, specifications))]
            if specifications
            else [],
            "none": "No specification was found. The folders specs/ and specifications/ are looked at, "
            "or what [paths] specs names.",
        },
    )
    for one in specifications:
        yield _page(context, one)


def _table(context: Context, specifications: tuple[SpecificationStatus, ...]) -> Markup:
    show = context.show
    rows = (
        (
            "",
            show.named(one.id, one.title),
            show.stage(one),
            ", ".join(version.version or "unnumbered" for version in reversed(one.versions)),
            safe(", ").join(map(show.need, one.needs)) or show.none("none"),
            show.refs(show.open_among(one.proposals)) or show.none("none"),
            show.stage_evidence(one),
        )
        for one in specifications
    )
    heads = ("Specification", "Stage", "Versions", "Needs that it names", "Open proposals", "Evidence")
    return table(heads, rows)


def evidence(version: SpecVersion) -> FileEvidence | None:
    """Where a version says its stage."""
    if version.stage is None:
        return None
    return FileEvidence(path=version.path, line=version.stage.line, quote=version.stage.quote)


def _page(context: Context, one: SpecificationStatus) -> Page:
    proposals = [context.proposals[name] for name in one.proposals if name in context.proposals]
    return Page(
        path=context.routes.specs[one.id],
        template="specification.html",
        title=f"{one.id} {one.title}" if one.title != one.id else one.id,
        section="specifications.html",
        context={
            "spec": one,
            "stage": next((evidence(two) for two in one.versions if two.stage is one.stage), None),
            "versions": [_version(context, version) for version in reversed(one.versions)],
            "open": [proposal for proposal in proposals if proposal.is_open],
            "ended": [proposal for proposal in reversed(proposals) if not proposal.is_open],
            "touched_by": [_toucher(context, name) for name in context.touches.by_spec.get(one.id, [])],
            "meetings": [
                context.meetings[name] for name in reversed(one.meetings) if name in context.meetings
            ],
        },
    )


def _toucher(context: Context, name: str) -> Toucher:
    proposal = context.proposals.get(name)
    state = proposal.state.value if proposal else context.items[name].state.value
    return Toucher(name, context.title(name), state)


def _version(context: Context, version: SpecVersion) -> VersionView:
    owners = _owners(version.sections)
    mentions: dict[str, dict[str, int]] = {}
    named = [
        *version.mentions,
        *(Mention(target=one.target, line=one.line, quote="") for one in version.references),
    ]
    for mention in sorted(named, key=lambda one: one.line):
        owner = next((anchor for first, last, anchor in owners if first <= mention.line <= last), "")
        mentions.setdefault(owner, {}).setdefault(mention.target, mention.line)
    return VersionView(
        version=version,
        anchor=slug(version.version or "text"),
        source=context.routes.source(version.path),
        sections=_sections(context, version, mentions),
        normative=sum(number for section in version.sections for _, number in section.normative),
        stage=evidence(version),
    )


def _owners(sections: tuple[SpecSection, ...]) -> list[tuple[int, int, str]]:
    """Spans of lines, the innermost section first."""
    spans = [(section.line, section.last_line, section.anchor) for section in sections]
    return sorted(spans, key=lambda span: (span[1] - span[0], span[0]))


def _sections(context: Context, version: SpecVersion, mentions: dict[str, dict[str, int]]) -> Markup:
    if not version.sections:
        return safe("")
    show, routes, prefix = context.show, context.routes, version_prefix(version)
    changed = context.touches.by_section
    is_known = any((version.path, section.anchor) in changed for section in version.sections)
    rows = (
        (
            prefix + slug(section.anchor),
            _heading(section),
            " · ".join(f"{word} {number}" for word, number in section.normative if number),
            safe(", ").join(map(show.mention, mentions.get(section.anchor, ()))),
            *([show.refs(changed.get((version.path, section.anchor), ()))] if is_known else []),
            show.line(section.line, routes.source(version.path, section.line)),
        )
        for section in version.sections
    )
    heads = ("Section", "Normative words", "Names", *(["Changed by"] if is_known else []), "Line")
    return table(heads, rows, "wide sections")


def _heading(section: SpecSection) -> Markup:
    number = f'<span class="id">{text(section.number)}</span> ' if section.number else ""
    return safe(f'<span class="depth-{section.level}">{number}<bdi>{text(section.title)}</bdi></span>')
