"""Use cases and their needs, with what names them."""

from __future__ import annotations

import re
from collections import defaultdict

from lastcall.model.evidence import FileEvidence, LinkEvidence
from lastcall.model.item import StateAt
from lastcall.status.values import Named, NeedStatus, UseCaseStatus
from lastcall.status.visible import Visible

_LONG_ENOUGH = 9
"""A title of fewer letters is an everyday word, and its appearance says nothing."""


def find(seen: Visible) -> tuple[UseCaseStatus, ...]:
    """All use cases, in the order of their pages."""
    named = _named(seen)
    return tuple(
        UseCaseStatus(
            use_case=case,
            needs=tuple(NeedStatus(need=need, named_by=tuple(named[need.id])) for need in case.needs),
            named_by=tuple(named[case.id]),
        )
        for page in seen.ledger.reading.use_case_pages
        for case in page.use_cases
    )


def _named(seen: Visible) -> dict[str, list[Named]]:
    """By the id of a need or use case: specifications first, then items, then meetings."""
    named: dict[str, list[Named]] = defaultdict(list)
    for version in seen.ledger.reading.specs:
        what = f"{version.spec} {version.version}" if version.version else version.spec
        for mention in version.mentions:
            evidence = FileEvidence(path=version.path, line=mention.line, quote=mention.quote[:160])
            named[mention.target].append(Named(what=what, evidence=evidence))
    wanted = _wanted(seen)
    if not wanted:
        return named
    pattern = re.compile("|".join(re.escape(word) for word in sorted(wanted, key=len, reverse=True)))
    _in_items(seen, pattern, wanted, named)
    _in_minutes(seen, pattern, wanted, named)
    return named


def _wanted(seen: Visible) -> dict[str, str]:
    """Anchors and titles, in lower case, that stand for one need or use case and no other."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in seen.ledger.reading.use_case_pages:
        for case in page.use_cases:
            for name, title in ((case.id, case.title), *((need.id, need.title) for need in case.needs)):
                for word in _names(name, title):
                    found[word].add(name)
    return {word: next(iter(ids)) for word, ids in sorted(found.items()) if len(ids) == 1}


def _names(name: str, title: str) -> list[str]:
    words = [name.lower()] if "-" in name else []
    if len(title) >= _LONG_ENOUGH and " " in title:
        words.append(title.lower())
    return words


def _in_items(
    seen: Visible, pattern: re.Pattern[str], wanted: dict[str, str], named: dict[str, list[Named]]
) -> None:
    for key, item in seen.ledger.items.items():
        if seen.state(item) is StateAt.ABSENT:
            continue
        for target in {
            wanted[found[0]]: found[0] for found in pattern.finditer(f"{item.title}\n{item.body}".lower())
        }:
            evidence = LinkEvidence(url=item.url, quote=item.title[:160], at=item.created)
            named[target].append(Named(what=key, evidence=evidence))


def _in_minutes(
    seen: Visible, pattern: re.Pattern[str], wanted: dict[str, str], named: dict[str, list[Named]]
) -> None:
    for meeting in seen.held:
        for file in meeting.minutes:
            markdown = seen.ledger.reading.markdown.get(file.path)
            if markdown is None:
                continue
            lowered = markdown.text.lower()
            taken: set[str] = set()
            for found in pattern.finditer(lowered):
                target = wanted[found[0]]
                if target not in taken:
                    taken.add(target)
                    line = lowered.count("\n", 0, found.start()) + 1
                    quote = markdown.lines[line - 1].strip()[:160]
                    evidence = FileEvidence(path=file.path, line=line, quote=quote)
                    named[target].append(Named(what=meeting.id, evidence=evidence))
