"""Specifications: the list, and for each its stage, versions, sections, proposals and meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lastcall.model.evidence import FileEvidence
from lastcall.model.specification import Mention, SpecSection, SpecVersion
from lastcall.site.context import Context, Page
from lastcall.site.names import slug
from lastcall.site.routes import version_prefix
from lastcall.status.values import SpecificationStatus


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section with what it names."""

    section: SpecSection
    anchor: str
    href: str | None
    """Its line in the file."""
    words: str
    """Its normative words with their counts."""
    names: tuple[tuple[str, str | None], ...]
    """Needs, use cases, specifications and items that it names, each with the line."""


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version, ready to show."""

    version: SpecVersion
    anchor: str
    source: str | None
    sections: tuple[SectionRow, ...]
    normative: int
    stage: FileEvidence | None


def pages(context: Context) -> Iterator[Page]:
    """The list, and a page for each."""
    specifications = context.status.specifications
    yield Page(
        path="specifications.html",
        template="specifications.html",
        title="Specifications",
        section="specifications.html",
        context={
            "rows": [(one, evidence(one.versions[-1]) if one.versions else None) for one in specifications]
        },
    )
    for one in specifications:
        yield _page(context, one)


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
            "stage": next((found for version in one.versions[::-1] if (found := evidence(version))), None),
            "versions": [_version(context, version) for version in reversed(one.versions)],
            "open": [proposal for proposal in proposals if proposal.is_open],
            "ended": [proposal for proposal in reversed(proposals) if not proposal.is_open],
            "meetings": [
                context.meetings[name] for name in reversed(one.meetings) if name in context.meetings
            ],
        },
    )


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
        sections=tuple(
            _row(context, version, section, mentions.get(section.anchor, {})) for section in version.sections
        ),
        normative=sum(number for section in version.sections for _, number in section.normative),
        stage=evidence(version),
    )


def _owners(sections: tuple[SpecSection, ...]) -> list[tuple[int, int, str]]:
    """Spans of lines, the innermost section first."""
    spans = [(section.line, section.last_line, section.anchor) for section in sections]
    return sorted(spans, key=lambda span: (span[1] - span[0], span[0]))


def _row(context: Context, version: SpecVersion, section: SpecSection, named: dict[str, int]) -> SectionRow:
    return SectionRow(
        section=section,
        anchor=version_prefix(version) + slug(section.anchor),
        href=context.routes.source(version.path, section.line),
        words=" · ".join(f"{word} {number}" for word, number in section.normative if number),
        names=tuple((target, context.routes.source(version.path, line)) for target, line in named.items()),
    )
