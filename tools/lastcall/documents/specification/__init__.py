"""The reader of specifications: one file in, its version with stage, sections and mentions out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from msgspec import structs

from lastcall.documents import anchors, references, wording
from lastcall.documents.markdown import Markdown
from lastcall.documents.renames import Renames
from lastcall.documents.specification import identity, sections, stages
from lastcall.documents.specification.identity import Identity
from lastcall.documents.specification.mentions import of_version
from lastcall.model.specification import Mention, SpecSection, SpecVersion, Stage
from lastcall.model.use_case import UseCase

__all__ = ["STAGE_WORDS", "mentions", "read"]

STAGE_WORDS = ("Pre-Draft", "Draft", "Approved")
"""The stages of the Community Specification process."""
_ABSTRACT = re.compile(r"abstract|summary", re.IGNORECASE)
_TYPICAL = re.compile(
    r"abstract|introduction|scope|terminology|definitions|conformance|normative references"
    r"|security considerations|(?:document )?status(?: of th(?:is|e) .*)?",
    re.IGNORECASE,
)
_OTHER_FILES = re.compile(
    r"readme|contributing|changelog|licen[cs]e|security|governance|notices|code[-_]of[-_]conduct"
    r"|overview|template|placeholder.*|.*[-_]template",
    re.IGNORECASE,
)
_REDIRECTS = ("redirect", "redirect_to", "redirect_from_only")
_ENOUGH = 3
"""So many signs of a specification make a file one; each is weak alone."""
_NO_NEEDS: Mapping[str, str] = MappingProxyType({})


def read(  # noqa: PLR0913 - what a group knows about itself comes from five places
    markdown: Markdown,
    path: str,
    *,
    home: str | None,
    renames: Renames,
    web: str,
    stage_words: tuple[str, ...] = STAGE_WORDS,
    known_needs: Mapping[str, str] = _NO_NEEDS,
    known_specs: frozenset[str] = frozenset(),
) -> SpecVersion | None:
    """Read one file; None where it is no specification: a README, a redirect, an overview, a placeholder."""
    if _is_other(markdown, path):
        return None
    headings = anchors.headings(markdown)
    names = identity.read(markdown.front_matter, path, headings, renames, known_specs)
    stage = stages.read(markdown, path, headings, stage_words)
    tree = sections.read(markdown)
    if not _is_specification(markdown, names, stage, tree):
        return None
    version = SpecVersion(
        spec=names.spec,
        version=names.version,
        title=names.title,
        path=path,
        stage=stage,
        abstract=_abstract(markdown, tree),
        sections=tree,
        mentions=(),
        references=tuple(references.find(markdown, home, renames, web)),
        lines=len(markdown.lines) - (not markdown.lines[-1]),
    )
    named = of_version(markdown, version, known_needs, (), known_specs, renames)
    return structs.replace(version, mentions=named)


def mentions(
    markdown: Markdown,
    spec: SpecVersion,
    needs: Mapping[str, str],
    use_cases: Iterable[UseCase],
    specs: Iterable[str],
    *,
    renames: Renames,
) -> tuple[Mention, ...]:
    """What a specification names, once needs (titles by id), use cases and specifications are known."""
    return of_version(markdown, spec, needs, use_cases, specs, renames)


def _is_other(markdown: Markdown, path: str) -> bool:
    front = markdown.front_matter
    redirects = front.get("layout") == "redirect" or any(front.get(key) for key in _REDIRECTS)
    return redirects or _OTHER_FILES.fullmatch(PurePosixPath(path).stem) is not None


def _is_specification(
    markdown: Markdown, names: Identity, stage: Stage | None, tree: tuple[SpecSection, ...]
) -> bool:
    """Whether enough of what a specification has is there."""
    signs = (
        names.explicit,
        stage is not None,
        markdown.front_matter.get("version") is not None,
        any(_TYPICAL.fullmatch(section.title) for section in tree),
        any(section.normative for section in tree),
        sum(section.number is not None for section in tree) >= 2,
    )
    return bool(tree) and sum(signs) >= _ENOUGH


def _abstract(markdown: Markdown, tree: tuple[SpecSection, ...]) -> str:
    """The words under the heading "Abstract", before the next heading; else the front matter's."""
    found = sections.titled(tree, _ABSTRACT)
    if found is None:
        return markdown.front_matter.get("abstract") or ""
    later = (section.line for section in tree if section.line > found.line)
    end = next(later, len(markdown.lines) + 1)
    beneath = (block for block in markdown.root.children if found.line < block.first < end)
    return wording.of_blocks(markdown, beneath)
