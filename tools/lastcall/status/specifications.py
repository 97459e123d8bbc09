"""Specifications with their stage, versions and what is proposed about them."""

from __future__ import annotations

import re
from collections import defaultdict

from lastcall.model.specification import SpecVersion
from lastcall.status.values import Proposal, SpecificationStatus
from lastcall.status.visible import Visible

_NUMBERS = re.compile(r"\d+")
_STAGES = ("pre-draft", "draft", "approved")
_MOVING = ("dev", "draft", "latest", "main", "editor", "editors", "wip", "next")


def find(seen: Visible, proposals: tuple[Proposal, ...]) -> tuple[SpecificationStatus, ...]:
    """All specifications, by id."""
    reading = seen.ledger.reading
    by_id: dict[str, list[SpecVersion]] = defaultdict(list)
    for version in reading.specs:
        by_id[version.spec].append(version)
    former: dict[str, set[str]] = defaultdict(set)
    for old in reading.renames.specs:
        if (now := reading.renames.spec(old)) != old:
            former[now].add(old)
    return tuple(_specification(seen, spec, by_id[spec], proposals, former[spec]) for spec in sorted(by_id))


def _specification(
    seen: Visible, spec: str, versions: list[SpecVersion], proposals: tuple[Proposal, ...], former: set[str]
) -> SpecificationStatus:
    ordered = tuple(sorted(versions, key=_age))
    about = [one for one in proposals if spec in one.specs]
    meetings = dict.fromkeys(seen.meetings_of.get(spec, ()))
    meetings.update(dict.fromkeys(meeting for one in about for meeting in one.meetings))
    needs = dict.fromkeys(mention.target for version in ordered for mention in version.mentions)
    known = {
        need.id
        for page in seen.ledger.reading.use_case_pages
        for case in page.use_cases
        for need in case.needs
    }
    staged = [version.stage for version in ordered if version.stage]
    return SpecificationStatus(
        id=spec,
        title=ordered[-1].title,
        stage=max(staged, key=lambda stage: _rank(stage.name), default=None),
        versions=ordered,
        proposals=tuple(one.id for one in about),
        meetings=tuple(sorted(meetings)),
        former_ids=tuple(sorted(former)),
        needs=tuple(need for need in needs if need in known),
    )


def _rank(stage: str) -> int:
    """How far a stage is along the way; words that are not known to be one are all at its beginning."""
    return _STAGES.index(stage.lower()) if stage.lower() in _STAGES else -1


def _is_moving(version: SpecVersion) -> bool:
    return (version.version or "").lower() in _MOVING


def _age(version: SpecVersion) -> tuple[bool, tuple[int, ...], str, str]:
    """Numbered versions in order, a moving draft after them."""
    numbers = tuple(int(number) for number in _NUMBERS.findall(version.version or ""))
    return _is_moving(version), numbers, version.version or "", version.path
